//! How much of the calendar the rules of a scheme look at: only how many months lie between two facts, the month of the
//! year, or the lengths of the months. The machine's keys forget what no rule looks at.

use super::effect::Effect;
use super::gap::{Deadline, GapFrom, GapLimit, MakeUp, Stop, StopFrom, Unit};
use super::term::{Limit, Term, TermUnit};
use super::wait::Wait;
use super::way_in::WayIn;
use crate::calendar::Counting;

/// What of the calendar a rule looks at, from little to all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rhythm {
    /// How many months lie between two facts.
    #[default]
    Months,
    /// The month of the quarter as well.
    Quarters,
    /// The month of the year as well.
    Years,
    /// The length of each month as well: something is counted by days or by dates.
    Days,
}

/// What of the past rules tell apart, apart from days: whoever looks only at months need remember no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// The longest time, in months.
    pub longest: u32,
    /// Which month of the year or of the quarter matters, if any does; never the length of months.
    pub cycle: Rhythm,
    /// The most unpaid months of a calendar year that a rule allows, where one counts them.
    pub in_year: Option<u8>,
    /// The longest time since leaving a unit, in months, where a rule measures it.
    pub since_leaving: Option<u32>,
}

impl Measures {
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            longest: self.longest.max(other.longest),
            cycle: self.cycle.max(other.cycle),
            in_year: self.in_year.max(other.in_year),
            since_leaving: self.since_leaving.max(other.since_leaving),
        }
    }
}

impl Rhythm {
    pub(super) fn of_term(term: Term) -> Self {
        match term.unit {
            TermUnit::CalendarYear | TermUnit::HalfYear => Self::Years,
            TermUnit::Day | TermUnit::Month | TermUnit::Year => Self::Days,
        }
    }

    pub(super) fn of_limit(limit: Limit) -> Self {
        let terms = [limit.at_least, limit.at_most];
        terms
            .into_iter()
            .flatten()
            .map(Self::of_term)
            .max()
            .unwrap_or_default()
    }

    pub(super) const fn of_length(unit: Unit, from: GapFrom) -> Self {
        match (unit, from) {
            (Unit::Month, GapFrom::FirstUnpaidMonth | GapFrom::LastPaidMonth) => Self::Months,
            _ => Self::Days,
        }
    }

    pub(super) fn of_gap(limit: GapLimit) -> Self {
        let terms = limit.terms();
        let in_year = if terms.in_year.is_some() {
            Self::Years
        } else {
            Self::Months
        };
        Self::of_length(terms.unit, terms.from).max(in_year)
    }

    pub(super) const fn of_make_up(make_up: MakeUp) -> Self {
        match make_up {
            MakeUp::Until(Deadline::Day(_) | Deadline::YearEnd) => Self::Years,
            MakeUp::Until(Deadline::NextQuarter) => Self::Quarters,
            MakeUp::Until(Deadline::Months(_) | Deadline::WithPayment)
            | MakeUp::NotAllowed
            | MakeUp::Allowed
            | MakeUp::Required => Self::Months,
        }
    }

    pub(super) const fn of_stop(stop: Stop) -> Self {
        match stop.from {
            StopFrom::FirstUnpaidMonth | StopFrom::StopFiled if stop.grace_days == 0 => {
                match stop.in_time_to {
                    Some(_) => Self::Years,
                    None => Self::Months,
                }
            }
            _ => Self::Days,
        }
    }

    pub(super) fn of_wait(wait: &Wait) -> Self {
        match wait.terms().count {
            // Not said how: the two ways by months are both kept.
            None
            | Some(Counting::MonthsInclusive | Counting::MonthsExclusive | Counting::PaidMonths) => {
                Self::Months
            }
            Some(
                Counting::DateToDate(_)
                | Counting::DatePlusOne(_)
                | Counting::Days
                | Counting::DaysExclusive
                | Counting::MonthStartAfter(_),
            ) => Self::Days,
        }
    }

    pub(super) fn of_effect(effect: &Effect) -> Self {
        let mut rhythm = Self::Months;
        effect.walk(&mut |inner| {
            rhythm = rhythm.max(match inner {
                // The day after the last one of a month is the first one of another; an event has a day of its own.
                Effect::NextDay | Effect::EventDay => Self::Days,
                Effect::Wait(wait) => Self::of_wait(wait),
                Effect::YearStart | Effect::AfterWait => Self::Years,
                Effect::ByGap(steps) => {
                    let lengths = steps.iter().filter_map(|step| step.up_to);
                    lengths
                        .map(|length| Self::of_length(length.unit, length.from))
                        .max()
                        .unwrap_or_default()
                }
                _ => Self::Months,
            });
        });
        rhythm
    }

    pub(super) fn of_way(way: &WayIn) -> Self {
        match way {
            WayIn::Ordinary => Self::Months,
            WayIn::Open(terms) => {
                let effects = std::iter::once(&terms.start).chain(&terms.later);
                effects
                    .map(Self::of_effect)
                    .chain(terms.within.map(Self::of_term))
                    .max()
                    .unwrap_or_default()
            }
        }
    }
}
