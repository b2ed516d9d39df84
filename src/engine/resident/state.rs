//! What the resident lane remembers, and what the turn of the benefit year does to it.

use super::super::caps::{ADULT_YEARS, YEARS_CAP, YEARS_MISSED_CAP};
use super::super::context::Context;
use super::super::facts::EventKind;
use super::super::outcome::Reason;
use super::super::start::Start;
use crate::calendar::{Bounds, Day, Month};
use crate::policy::{BenefitYear, Effect, GraduateEnd, Identity, LateYear, Ruling};

/// The lane's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resident {
    /// Cover of the benefit year under way.
    pub this_year: Option<YearCover>,
    /// Cover of the next one, paid ahead.
    pub next_year: Option<YearCover>,
    /// Whether the year before the one under way was insured.
    pub before: Insured,
    /// Missed years in a row before the one under way, at most [`YEARS_MISSED_CAP`].
    pub missed: u8,
    /// How many of those, the last ones, were missed for certain.
    pub missed_least: u8,
    /// How many of them were paid afterwards.
    pub repaired: u8,
    /// The end of a wait that a year paid too late left running.
    pub carried: Option<Bounds>,
    /// Full years in a row that were insured, at most [`YEARS_CAP`].
    pub unbroken: u8,
    /// Whether employee cover was seen in the year under way.
    pub employee_seen: bool,
    /// Whether the person was ever insured, in either scheme.
    pub ever: bool,
    /// The last event that may open a special way in.
    pub special: Option<Special>,
    /// The eighteenth birthday, if the day of birth was told.
    pub adult_from: Option<Day>,
    /// The day a newborn got its household registration, if told.
    pub hukou: Option<Day>,
    /// The last year in which a registered child pays nothing.
    pub free_until: Option<i32>,
}

/// An event that may open a special way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Special {
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub on: Day,
}

/// A benefit year that is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearCover {
    /// From when it is usable.
    pub start: Start,
    /// The last day.
    pub end: Day,
    /// The benefit year.
    pub year: i32,
    /// Whether there is a wait before it, and not only the time until the year begins.
    pub waits: bool,
}

impl YearCover {
    /// The end of its wait, if the year does not live to see it. That nobody knows from when it counts is no wait.
    pub fn left_running(self) -> Option<Bounds> {
        let waits = self.waits && self.start.day.begun(self.end) != Some(true);
        waits.then_some(self.start.day)
    }
}

/// Whether a year was insured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Insured {
    /// It was.
    Yes,
    /// It was not.
    No,
    /// In part, or in a way the sources do not settle.
    Unclear,
}

impl Resident {
    /// The lane of somebody never insured.
    pub const fn never() -> Self {
        Self {
            this_year: None,
            next_year: None,
            before: Insured::No,
            missed: 0,
            missed_least: 0,
            repaired: 0,
            carried: None,
            unbroken: 0,
            employee_seen: false,
            ever: false,
            special: None,
            adult_from: None,
            hukou: None,
            free_until: None,
        }
    }

    /// The benefit year of the place.
    pub fn calendar(now: &Context<'_>, day: Day) -> BenefitYear {
        now.as_resident()
            .ruling(&now.rules.slots.resident.year, day)
            .known()
            .copied()
            .unwrap_or(BenefitYear::CALENDAR)
    }

    /// Whether it is known that nothing paid on `day` for a benefit year would be taken.
    pub fn is_closed(now: &Context<'_>, calendar: BenefitYear, year: i32, day: Day) -> bool {
        let window = &now.rules.slots.resident.window;
        let begins = Month::in_year(year, 1).first();
        let window = now.as_resident().ruling(window, begins).known();
        let segment = window.and_then(|window| window.segment(year, calendar, day));
        segment.is_some_and(|(_, segment)| segment.effect == Effect::Never)
    }

    /// Whether the benefit year under way is insured, as far as `day` can tell.
    pub fn insured(&self, now: &Context<'_>, employee_covers: Option<bool>, day: Day) -> Insured {
        let own = match self.this_year {
            Some(cover) => match cover.start.day.begun(cover.end) {
                Some(true) => Insured::Yes,
                None => Insured::Unclear,
                Some(false) => match now.ruling(&now.rules.slots.resident.late_year, day) {
                    Ruling::Known(LateYear::Insured, _) => Insured::Yes,
                    Ruling::Known(LateYear::Missed, _) => Insured::No,
                    Ruling::Unknown(_) => Insured::Unclear,
                },
            },
            None => Insured::No,
        };
        match (own, employee_covers) {
            (Insured::Yes, _) | (_, Some(true)) => Insured::Yes,
            (Insured::Unclear, _) | (_, None) => Insured::Unclear,
            // Employee cover that ended during the year: no source says what that makes of the year.
            (Insured::No, Some(false)) if self.employee_seen => Insured::Unclear,
            (Insured::No, Some(false)) => Insured::No,
        }
    }

    /// Whether `year` is held against somebody who was not insured in it: years before the count began are not.
    pub fn held_against(now: &Context<'_>, insured: Insured, year: i32, day: Day) -> Insured {
        match now.ruling(&now.rules.slots.resident.missed_from, day) {
            Ruling::Known(from, _) if year < from.0 => Insured::Yes,
            _ => insured,
        }
    }

    /// Of the missed years in a row before the next benefit year, those missed for certain.
    pub fn missed_for_certain(&self, this_year: Insured) -> u8 {
        match this_year {
            Insured::No if self.ever => self.missed_least.saturating_add(1).min(YEARS_MISSED_CAP),
            _ => 0,
        }
    }

    /// How many years may be held against somebody of whom nothing is known up to `year`: all since they are counted, or since
    /// birth.
    pub fn missed_at_most(&self, now: &Context<'_>, year: i32, day: Day) -> u8 {
        let Ruling::Known(from, _) = now.ruling(&now.rules.slots.resident.missed_from, day) else {
            return 1;
        };
        let born = self
            .adult_from
            .map(|adult| chrono::Datelike::year(&adult) - i32::from(ADULT_YEARS));
        let missed = year - from.0.max(born.unwrap_or(i32::MIN)) + 1;
        u8::try_from(missed.clamp(0, i32::from(YEARS_MISSED_CAP))).unwrap_or(YEARS_MISSED_CAP)
    }

    /// The missed years in a row before the next benefit year.
    pub fn missed_with(&self, now: &Context<'_>, this_year: Insured, year: i32, day: Day) -> u8 {
        if this_year == Insured::Yes {
            return 0;
        }
        let counted = match now.ruling(&now.rules.slots.resident.missed_from, day) {
            // Years before that one do not count, whatever was thought of them then.
            Ruling::Known(from, _) => year.saturating_sub(from.0).saturating_add(1),
            // From when they count is not known: for whoever was never insured, no number of them would be true.
            Ruling::Unknown(_) if !self.ever => 1,
            Ruling::Unknown(_) => i32::from(YEARS_MISSED_CAP),
        };
        let most = u8::try_from(counted.clamp(0, i32::from(YEARS_MISSED_CAP)));
        self.missed
            .saturating_add(1)
            .min(most.unwrap_or(YEARS_MISSED_CAP))
    }

    /// A year in which nothing is due: having been registered is enough.
    fn go_on_free(&mut self, now: &Context<'_>, day: Day) {
        let calendar = Self::calendar(now, day);
        let year = calendar.of(day);
        if self.this_year.is_some() || self.free_until.is_none_or(|last| last < year) {
            return;
        }
        let choice = now.ruling(&now.rules.slots.newborn.fee_free, day).choice();
        self.this_year = Some(YearCover {
            start: Start::at(day, day, now.rule(choice)),
            end: calendar.last(year),
            year,
            waits: false,
        });
    }

    /// The turn of the benefit year: `ended` is the year that is over, `day` the first day of the new one.
    pub fn turn_year(
        &mut self,
        now: &Context<'_>,
        employee_covers: Option<bool>,
        ended: i32,
        day: Day,
    ) {
        let insured = self.insured(now, employee_covers, day);
        // Who was never insured has missed nothing: no record says since when.
        self.missed_least = self.missed_for_certain(insured);
        self.missed = if self.ever {
            self.missed_with(now, insured, ended, day)
        } else {
            0
        };
        self.before = insured;
        if insured == Insured::Yes {
            self.repaired = 0;
            self.unbroken = self.unbroken.saturating_add(1).min(YEARS_CAP);
        } else {
            self.unbroken = 0;
        }
        self.carried = self.this_year.and_then(YearCover::left_running);
        self.ever |= insured != Insured::No;
        // Another place may count its years otherwise: what is paid beyond this day stays.
        let goes_on = self.this_year.filter(|cover| cover.end >= day);
        (self.this_year, self.next_year) = (self.next_year.or(goes_on), None);
        self.go_on_free(now, day);
        self.ever |= self.this_year.is_some();
        self.employee_seen = false;
    }

    /// A student has graduated: where that ends cover on a day of the year, it ends then.
    pub fn graduate(&mut self, now: &Context<'_>, on: Day) {
        let calendar = Self::calendar(now, on);
        let Some(cover) = self.this_year.as_mut() else {
            return;
        };
        let end = now.ruling(&now.rules.slots.resident.graduate_end, on);
        if let Ruling::Known(GraduateEnd::Day([month, day]), _) = end
            && now.who == Identity::Student
            && calendar.of(on) == cover.year
        {
            let month = Month::in_year(chrono::Datelike::year(&on), *month);
            let last = month.day(u32::from(*day)).unwrap_or(month.last());
            cover.end = cover.end.min(last.max(on));
        }
    }

    /// Why a year is covered.
    pub fn covered_by(&self, cover: &YearCover) -> Reason {
        match self.free_until {
            Some(last) if cover.year <= last => Reason::YearFree(cover.year),
            _ => Reason::YearPaid(cover.year),
        }
    }

    /// The cover that counts on `day`: the year under way, or the next one where it has begun before its year.
    pub fn cover_on(&self, day: Day) -> Option<&YearCover> {
        let years = || [&self.this_year, &self.next_year].into_iter().flatten();
        let begun =
            |cover: &&YearCover| cover.start.day.begun(day) != Some(false) && day <= cover.end;
        years()
            .find(begun)
            .or(self.this_year.as_ref().filter(|cover| day <= cover.end))
    }
}
