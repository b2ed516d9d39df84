//! Special ways into the resident scheme: who need not wait.

use super::super::context::Context;
use super::super::facts::EventKind;
use super::super::neighbour::Neighbour;
use super::super::outcome::Claim;
use super::super::start::Trigger;
use super::state::{Insured, Resident};
use crate::calendar::{Day, Month};
use crate::policy::{
    BenefitYear, ChoiceId, Effect, ForWhom, ForYear, MinYears, Ruling, Slot, SlotId, Term,
    TermUnit, WayIn, WayInTerms,
};

/// A special way in, as far as it is determined.
#[derive(Clone, Copy, Debug)]
pub(super) enum SpecialWay<'a> {
    /// It opens cover so.
    Opens(&'a Effect, ChoiceId),
    /// Too late for it; for whoever comes later, this takes the place of the ordinary wait.
    Later(&'a Effect, ChoiceId),
    /// Whether one applies is not known.
    Possible(Option<ChoiceId>),
}

/// When somebody pays, and what that makes of them by the ordinary rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// In the window, and nothing is waited for.
    InTime,
    /// In the window, and there is a wait all the same: what spares the wait of whoever is late spares this one.
    InTimeAndWaits,
    /// Outside the window.
    OutsideWindow,
}

impl Moment {
    /// Whether a way in is open then.
    const fn opens(self, terms: &WayInTerms) -> bool {
        match self {
            Self::InTime => terms.in_window,
            Self::InTimeAndWaits => terms.in_window || terms.outside_window,
            Self::OutsideWindow => terms.outside_window,
        }
    }

    /// Whether somebody who comes too late for a way in is judged by what it says of the late, and not as whoever has paid in
    /// the window.
    const fn is_late(self, terms: &WayInTerms) -> bool {
        terms.in_window || matches!(self, Self::OutsideWindow)
    }
}

impl Resident {
    /// The way in that applies to a payment.
    pub(super) fn special_way<'a>(
        &self,
        now: &Context<'a>,
        other: &Neighbour,
        trigger: &Trigger,
        moment: Moment,
    ) -> Option<SpecialWay<'a>> {
        let on = trigger.on;
        let mut possible = None;
        for (clock, slot) in self.clocks(now, other, on) {
            match now.ruling(slot, on) {
                Ruling::Known(WayIn::Open(terms), choice) => {
                    let in_time = terms
                        .within
                        .is_none_or(|within| on <= clock.last_day(within));
                    let other_year = match (clock, trigger.year_first) {
                        (Clock::Day(event), Some(first)) if terms.for_year == ForYear::Event => {
                            Self::calendar(now, on).first(Self::calendar(now, on).of(event))
                                != first
                        }
                        _ => false,
                    };
                    let missed = terms.for_whom == ForWhom::Unbroken && self.has_lapsed();
                    if !moment.opens(terms) || other_year || missed {
                        continue;
                    }
                    match terms.min_years.met(other.two_years) {
                        Some(true) if in_time => {
                            return Some(SpecialWay::Opens(&terms.start, choice));
                        }
                        None if in_time && moment != Moment::InTime => {
                            possible = Some(SpecialWay::Possible(Some(choice)));
                        }
                        _ => {
                            let later = terms.later.as_ref();
                            let later = later.filter(|_| !in_time && moment.is_late(terms));
                            possible =
                                possible.or(later.map(|later| SpecialWay::Later(later, choice)));
                        }
                    }
                }
                // Silence is no exemption; only who says "unknown" leaves it open.
                Ruling::Unknown(unknown) if unknown.by.is_some() && moment != Moment::InTime => {
                    possible = Some(SpecialWay::Possible(unknown.by));
                }
                Ruling::Known(WayIn::Ordinary, _) | Ruling::Unknown(_) => {}
            }
        }
        possible
    }

    /// Whether somebody was insured once, and neither this year nor the one before.
    fn has_lapsed(&self) -> bool {
        self.ever && self.this_year.is_none() && self.before == Insured::No
    }

    /// What special ways in are counted from, and where the pack speaks of them.
    fn clocks<'a>(
        &self,
        now: &Context<'a>,
        other: &Neighbour,
        on: Day,
    ) -> impl Iterator<Item = (Clock, &'a Slot<WayIn>)> + use<'a> {
        let stopped = self
            .stopped(other, on)
            .map(|month| (Clock::Unpaid(month), Self::stopped_slot(now, other, on)));
        let event = self
            .special
            .filter(|special| special.on <= on)
            .and_then(|special| Some((Clock::Day(special.on), Self::slot_of(now, special.kind)?)));
        [stopped, event].into_iter().flatten()
    }

    /// The first month without an employee premium, for whoever comes over. Whoever has this year's cover here, or had last
    /// year's when nothing had been paid there for all of it, is here already, and pays on as everybody.
    fn stopped(&self, other: &Neighbour, on: Day) -> Option<Month> {
        let long_here =
            |since: Month| self.before == Insured::Yes && Month::of(on).since(since) >= 12;
        let comes_over = |since: &Month| self.this_year.is_none() && !long_here(*since);
        other.unpaid_since.filter(comes_over)
    }

    /// Whoever may still come in without the wait has not lapsed: what paying on `day` would make of the days before it, and
    /// who says so.
    pub(super) fn spared(
        &self,
        now: &Context<'_>,
        other: &Neighbour,
        day: Day,
    ) -> Option<(Claim, Option<ChoiceId>)> {
        match self.special_way(now, other, &Trigger::plain(day), Moment::OutsideWindow)? {
            SpecialWay::Opens(_, choice) => Some((Claim::Never, Some(choice))),
            SpecialWay::Possible(by) => {
                let slot = self.special_slot();
                let slot = slot.unwrap_or(SlotId::ToResidentEmployeeStopped);
                Some((Claim::Unknown(slot), by))
            }
            SpecialWay::Later(..) => None,
        }
    }

    /// The last days on which special ways in are open.
    pub(super) fn ways_end(
        &self,
        now: &Context<'_>,
        other: &Neighbour,
        on: Day,
    ) -> impl Iterator<Item = Day> {
        self.clocks(now, other, on)
            .filter_map(move |(clock, slot)| match now.ruling(slot, on) {
                Ruling::Known(WayIn::Open(terms), _) => {
                    terms.within.map(|within| clock.last_day(within))
                }
                _ => None,
            })
    }

    /// Where the pack speaks of whoever comes from the employee scheme: there may be another rule for a short record.
    fn stopped_slot<'a>(now: &Context<'a>, other: &Neighbour, on: Day) -> &'a Slot<WayIn> {
        let ways = &now.rules.slots.to_resident;
        match now.ruling(&ways.employee_stopped, on) {
            Ruling::Known(WayIn::Open(terms), _)
                if terms.min_years.met(other.two_years) == Some(false) =>
            {
                &ways.employee_stopped_few_years
            }
            _ => &ways.employee_stopped,
        }
    }

    /// The slot of the last special event.
    pub(super) fn special_slot(&self) -> Option<SlotId> {
        Some(match self.special?.kind {
            EventKind::MedicalAid => SlotId::ToResidentMedicalAid,
            EventKind::Discharged => SlotId::ToResidentDischarged,
            EventKind::DischargedFamily => SlotId::ToResidentDischargedFamily,
            EventKind::Released => SlotId::ToResidentReleased,
            EventKind::Graduated => SlotId::ToResidentGraduated,
            EventKind::MovedIn => SlotId::ToResidentMovedIn,
            EventKind::Returned => SlotId::ToResidentReturned,
            EventKind::Religious => SlotId::ToResidentReligious,
            EventKind::EnteredSchool => SlotId::ToResidentNewStudent,
            _ => return None,
        })
    }

    fn slot_of<'a>(now: &Context<'a>, kind: EventKind) -> Option<&'a Slot<WayIn>> {
        let ways = &now.rules.slots.to_resident;
        Some(match kind {
            EventKind::MedicalAid => &ways.medical_aid,
            EventKind::Discharged => &ways.discharged,
            EventKind::DischargedFamily => &ways.discharged_family,
            EventKind::Released => &ways.released,
            EventKind::Graduated => &ways.graduated,
            EventKind::MovedIn => &ways.moved_in,
            EventKind::Returned => &ways.returned,
            EventKind::Religious => &ways.religious,
            EventKind::EnteredSchool => &ways.new_student,
            _ => return None,
        })
    }

    /// The earliest day a special way may reach back to: the day of the event, if it lies in the year paid for or the one
    /// before (a first-year student's September); the first of the year for everything else.
    pub(super) fn special_floor(
        effect: &Effect,
        year: i32,
        calendar: BenefitYear,
        event: Option<Day>,
    ) -> Day {
        let recent = event.filter(|event| *event >= calendar.first(year - 1));
        match (effect, recent) {
            (Effect::EventDay, Some(event)) => event,
            _ => calendar.first(year),
        }
    }

    /// Where paying after an event reaches back to it or to the first of the month: the last day on which it still does for
    /// `day`, if there is one, and the statement.
    pub(super) fn event_claim(
        &self,
        now: &Context<'_>,
        day: Day,
    ) -> Option<(Option<Day>, ChoiceId)> {
        let event = self.special.filter(|special| special.on <= day)?;
        let Ruling::Known(WayIn::Open(terms), choice) =
            now.ruling(Self::slot_of(now, event.kind)?, day)
        else {
            return None;
        };
        let in_time = terms.within.map(|within| within.last_day(event.on, false));
        let calendar = Self::calendar(now, day);
        let last = match terms.start {
            Effect::EventDay if calendar.of(event.on) == calendar.of(day) => in_time,
            Effect::PaymentMonth => Some(within_month(day, in_time)),
            _ => return None,
        };
        let missed = terms.for_whom == ForWhom::Unbroken && self.has_lapsed();
        let possible =
            !missed && terms.min_years == MinYears::None && last.is_none_or(|last| day <= last);
        possible.then_some((last, choice))
    }

    /// Where coming from the employee scheme reaches back: the last day on which it still does for `day`, if there is one,
    /// and the statement.
    pub(super) fn stop_claim(
        &self,
        now: &Context<'_>,
        other: &Neighbour,
        day: Day,
    ) -> Option<(Option<Day>, ChoiceId)> {
        let since = self.stopped(other, day)?;
        let slot = Self::stopped_slot(now, other, day);
        let Ruling::Known(WayIn::Open(terms), choice) = now.ruling(slot, day) else {
            return None;
        };
        let in_time = terms
            .within
            .map(|within| Clock::Unpaid(since).last_day(within));
        let last = match terms.start {
            Effect::BackToStop | Effect::BackToNextMonth => in_time,
            Effect::PaymentMonth => Some(within_month(day, in_time)),
            _ => return None,
        };
        last.is_none_or(|last| day <= last)
            .then_some((last, choice))
    }
}

/// The end of the month of `day`, or of a time that is over before.
fn within_month(day: Day, in_time: Option<Day>) -> Day {
    let month_end = Month::of(day).last();
    in_time.map_or(month_end, |last| last.min(month_end))
}

#[derive(Clone, Copy)]
enum Clock {
    /// Months without an employee premium.
    Unpaid(Month),
    /// The day of an event.
    Day(Day),
}

impl Clock {
    fn last_day(self, within: Term) -> Day {
        match self {
            Self::Day(day) => within.last_day(day, false),
            Self::Unpaid(month) if within.unit == TermUnit::Month => {
                month.plus(i32::from(within.n)).last()
            }
            Self::Unpaid(month) => within.last_day(month.first(), false),
        }
    }
}
