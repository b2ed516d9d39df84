//! What the compiler asks of a value: is it sound in itself, and does it carry its own period of validity?

use serde::de::DeserializeOwned;

use super::branch::{self, Branch};
use super::effect::{CutOff, Effect};
use super::employee::{
    Cap, Continuity, EndAfter, Frequency, LatePayment, Level, LevelStep, Lifetime, PayDays,
    YearsReset, YesNo,
};
use super::gap::{
    Costs, Deadline, FirstMeans, GapFrom, GapLimit, GapTerms, MakeUp, Settling, Stop, Unit,
};
use super::problem::Code;
use super::resident::{Admission, CrossYear, InWindow, LateYear};
use super::rhythm::Rhythm;
use super::scheme::Scheme;
use super::side::{CodeNeeded, Credential, OldCover, ProviderScope};
use super::term::Term;
use super::threshold::{
    self, LONGEST_UNBROKEN, check_above_zero, check_months, check_term, months_of,
};
use super::wait::{Missed, Wait};
use super::way_in::WayIn;
use crate::calendar::{Counting, Day};

/// A type that can stand behind `value =` in a pack.
pub trait Value: Clone + PartialEq + DeserializeOwned {
    /// Calls `report` for everything that is wrong in itself.
    fn check(&self, _scheme: Option<Scheme>, _report: &mut dyn FnMut(Code, &str)) {}

    /// Adds the days of the month that divide two effects.
    fn cut_off_days(&self, _days: &mut Vec<u8>) {}

    /// A day from which it means something else, besides those its validity gives.
    fn turn(&self) -> Option<Day> {
        None
    }

    /// How much of the calendar it looks at.
    fn rhythm(&self) -> Rhythm {
        Rhythm::Months
    }

    /// Its branches, each with its place in the value and the value with that branch leading elsewhere. None where it has
    /// only one: then the whole value is the branch.
    fn branches(&self) -> Vec<Branch<Self>> {
        Vec::new()
    }

    /// The longest time in months that it measures out: what lies further back it cannot tell apart.
    fn longest(&self) -> u32 {
        0
    }

    /// Which month of the year or of the quarter decides: deadlines in it, sums over it. The lengths of months left out.
    fn cycle(&self) -> Rhythm {
        match self.rhythm() {
            Rhythm::Days => Rhythm::Months,
            cycle => cycle,
        }
    }

    /// The most unpaid months of a calendar year that it allows, if it counts them.
    fn in_year(&self) -> Option<u8> {
        None
    }

    /// The longest time in months that it measures from the day of leaving a unit, wherever it is stated.
    fn since_leaving(&self) -> Option<u32> {
        None
    }

    /// The time in months within which it is open, counted from what it is about.
    fn open_for(&self) -> Option<u32> {
        None
    }

    /// The benefit year this is stated for, if the value names one itself: then it holds for that year.
    fn benefit_year(&self) -> Option<i32> {
        None
    }
}

macro_rules! sound_by_type {
    ($($type:ty),* $(,)?) => { $(impl Value for $type {})* };
}

// Whatever their types allow is sound.
sound_by_type!(
    LatePayment,
    Frequency,
    YesNo,
    Costs,
    Settling,
    InWindow,
    LateYear,
    Admission,
    CrossYear,
    CodeNeeded,
    Credential,
    OldCover,
    ProviderScope,
);

impl Value for Effect {
    fn branches(&self) -> Vec<Branch<Self>> {
        branch::of_effect(self)
    }

    fn check(&self, scheme: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        self.walk(&mut |effect| match effect {
            Self::DayOfNextMonth(day) if !(2..=28).contains(day) => {
                report(Code::P042, &day.to_string());
            }
            Self::AfterWait if scheme != Some(Scheme::Resident) => report(Code::P043, "after-wait"),
            Self::CutOff(cut) => check_cut_off(cut, report),
            Self::ByGap(steps) => {
                threshold::check_steps(steps, report);
            }
            Self::Wait(wait) => {
                wait.check(scheme, report);
                threshold::check_wait(wait, report);
            }
            _ => {}
        });
    }

    fn cut_off_days(&self, days: &mut Vec<u8>) {
        add_cut_offs(self, days);
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm::of_effect(self)
    }

    fn longest(&self) -> u32 {
        let mut longest = 0;
        self.walk(&mut |inner| {
            longest = longest.max(match inner {
                Self::Wait(wait) => wait.longest(),
                Self::ByGap(steps) => {
                    let lengths = steps.iter().filter_map(|step| step.up_to);
                    let months = lengths.map(|length| months_of(length.n, length.unit));
                    months.max().unwrap_or(0)
                }
                _ => 0,
            });
        });
        longest
    }

    fn since_leaving(&self) -> Option<u32> {
        let mut since_leaving = None;
        self.walk(&mut |inner| {
            let Self::ByGap(steps) = inner else { return };
            let lengths = steps.iter().filter_map(|step| step.up_to);
            let measured = lengths.filter(|length| length.from == GapFrom::LeftUnit);
            let longest = measured.map(|length| months_of(length.n, length.unit));
            since_leaving = since_leaving.max(longest.max());
        });
        since_leaving
    }
}

fn add_cut_offs(effect: &Effect, days: &mut Vec<u8>) {
    effect.walk(&mut |inner| {
        if let Effect::CutOff(cut) = inner {
            days.push(cut.last_day);
        }
    });
}

fn check_cut_off(cut: &CutOff, report: &mut dyn FnMut(Code, &str)) {
    if !(1..=30).contains(&cut.last_day) {
        report(Code::P042, &cut.last_day.to_string());
    }
}

impl Value for Stop {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        if !(1..=28).contains(&self.day) {
            report(Code::P042, &self.day.to_string());
        }
        if self.months > 24 {
            report(Code::P042, &self.months.to_string());
        }
        if let Some(date) = self.in_time_to {
            check_month_day(date, report);
        }
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm::of_stop(*self)
    }

    fn cycle(&self) -> Rhythm {
        self.in_time_to.map_or(Rhythm::Months, |_| Rhythm::Years)
    }

    fn longest(&self) -> u32 {
        u32::from(self.months) + months_of(self.grace_days, Unit::Day)
    }
}

impl Value for GapLimit {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        let terms = self.terms();
        check_months(months_of(terms.longest, terms.unit), report);
        // A year has twelve months: more than that are never unpaid in it.
        if terms.in_year.is_some_and(|most| most >= 12) {
            report(Code::P040, "in_year");
        }
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm::of_gap(*self)
    }

    fn longest(&self) -> u32 {
        let terms = self.terms();
        months_of(terms.longest, terms.unit)
    }

    fn cycle(&self) -> Rhythm {
        self.in_year().map_or(Rhythm::Months, |_| Rhythm::Years)
    }

    fn in_year(&self) -> Option<u8> {
        self.terms().in_year
    }

    fn since_leaving(&self) -> Option<u32> {
        let GapTerms {
            longest,
            unit,
            from,
            ..
        } = self.terms();
        (from == GapFrom::LeftUnit).then(|| months_of(longest, unit))
    }
}

impl Value for Continuity {
    fn check(&self, scheme: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        self.survives.check(scheme, report);
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm::of_gap(self.survives)
    }

    fn longest(&self) -> u32 {
        self.survives.longest()
    }

    fn cycle(&self) -> Rhythm {
        self.survives.cycle()
    }

    fn in_year(&self) -> Option<u8> {
        self.survives.in_year()
    }

    fn since_leaving(&self) -> Option<u32> {
        self.survives.since_leaving()
    }
}

impl Value for EndAfter {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        check_months(self.longest(), report);
    }

    fn longest(&self) -> u32 {
        u32::from(self.months)
    }
}

impl Value for Wait {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        let terms = self.terms();
        let longest = terms.at_most.unwrap_or(terms.at_least);
        let by_days = terms.count.is_some_and(Counting::counts_days);
        check_months(
            months_of(longest, if by_days { Unit::Day } else { Unit::Month }),
            report,
        );
        // Nothing to wait for is said in days: a month of payment that counts, or does not, makes no day of no months.
        if self.is_none() && !by_days {
            check_above_zero(0, "n", report);
        }
        if let Missed::PauseUpTo(months) = terms.missed {
            check_above_zero(u32::from(months), "pause-up-to", report);
            check_months(u32::from(months), report);
        }
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm::of_wait(self)
    }

    fn longest(&self) -> u32 {
        let terms = self.terms();
        let longest = terms.at_most.unwrap_or(terms.at_least);
        let by_days = terms.count.is_some_and(Counting::counts_days);
        months_of(longest, if by_days { Unit::Day } else { Unit::Month })
    }
}

impl Value for FirstMeans {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        check_months(self.longest(), report);
    }

    fn longest(&self) -> u32 {
        match self {
            Self::GapOverMonths(months) => u32::from(*months),
            _ => 0,
        }
    }
}

impl Value for YearsReset {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        check_above_zero(u32::from(self.interruptions), "interruptions", report);
        if self.interruptions > threshold::MOST_INTERRUPTIONS {
            report(Code::P040, &self.interruptions.to_string());
        }
    }
}

impl Value for Lifetime {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        for years in [self.male, self.female].into_iter().chain(self.local) {
            check_above_zero(u32::from(years), "lifetime", report);
            if years > threshold::LONGEST_RECORD {
                report(Code::P040, &years.to_string());
            }
        }
    }
}

impl Value for MakeUp {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        match self {
            Self::Until(Deadline::Day(date)) => check_month_day(*date, report),
            Self::Until(Deadline::Months(_)) => {
                check_above_zero(self.longest(), "until", report);
                check_months(self.longest(), report);
            }
            _ => {}
        }
    }

    fn longest(&self) -> u32 {
        match self {
            Self::Until(Deadline::Months(n)) => u32::from(*n),
            Self::Until(Deadline::NextQuarter) => 6,
            // By a day of the year.
            Self::Until(_) => 12,
            _ => 0,
        }
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm::of_make_up(*self)
    }
}

pub(super) fn check_month_day([month, day]: [u8; 2], report: &mut dyn FnMut(Code, &str)) {
    if crate::calendar::day(2000, u32::from(month), u32::from(day)).is_none() {
        report(Code::P042, &format!("{month}-{day}"));
    }
}

impl Value for PayDays {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        if self.from < 1 || self.to > 31 || self.from > self.to {
            report(Code::P042, &format!("{}-{}", self.from, self.to));
        }
    }
}

impl Value for Level {
    fn branches(&self) -> Vec<Branch<Self>> {
        branch::of_level(self)
    }

    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        let rising = self
            .steps
            .is_sorted_by(|a, b| a.from_months < b.from_months);
        let steps = &self.steps;
        let in_sight = |step: &LevelStep| step.from_months <= LONGEST_UNBROKEN;
        if !rising
            || steps.is_empty()
            || !steps.iter().all(in_sight)
            || self
                .steps
                .iter()
                .any(|step| !(1..=100).contains(&step.percent))
        {
            report(Code::P040, "steps");
        }
    }
}

impl Value for Cap {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        for step in &self.steps {
            check_above_zero(step.yuan, "yuan", report);
        }
        if !self
            .steps
            .is_sorted_by(|a, b| a.from_months < b.from_months)
        {
            report(Code::P040, "steps");
        }
    }
}

impl Value for WayIn {
    fn check(&self, scheme: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        if let Self::Open(terms) = self {
            terms.start.check(scheme, report);
            if let Some(later) = &terms.later {
                later.check(scheme, report);
            }
            if let Some(within) = terms.within {
                check_term(within, report);
            }
            if terms.later.is_some() && terms.within.is_none() {
                report(Code::P040, "later");
            }
            if !terms.in_window && !terms.outside_window {
                report(Code::P040, "outside_window");
            }
        }
    }

    fn branches(&self) -> Vec<Branch<Self>> {
        branch::of_way(self)
    }

    fn longest(&self) -> u32 {
        let Self::Open(terms) = self else { return 0 };
        let effects = std::iter::once(&terms.start).chain(&terms.later);
        let effects = effects.map(Value::longest).max().unwrap_or(0);
        effects.max(terms.within.map_or(0, Term::months))
    }

    fn since_leaving(&self) -> Option<u32> {
        let Self::Open(terms) = self else { return None };
        let effects = std::iter::once(&terms.start).chain(&terms.later);
        effects.filter_map(Value::since_leaving).max()
    }

    fn open_for(&self) -> Option<u32> {
        let Self::Open(terms) = self else { return None };
        terms.within.map(Term::months)
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm::of_way(self)
    }

    fn cut_off_days(&self, days: &mut Vec<u8>) {
        if let Self::Open(terms) = self {
            add_cut_offs(&terms.start, days);
            if let Some(later) = &terms.later {
                add_cut_offs(later, days);
            }
        }
    }
}
