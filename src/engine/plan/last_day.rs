//! How long something can be put off: days are tried, month by month and then by halving, until something else comes of it.

use super::outcome::Outcome;
use super::planner::Planner;
use super::way::{Doing, Way};
use crate::calendar::{Day, Month, first_unlike, minus_days, plus_days};
use crate::engine::ledger::HORIZON_MONTHS;
use crate::engine::resident::Resident;

/// How long a plan can be put off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PutOff {
    /// Whether every day later makes it pay a day later, and nothing more.
    pub moves: bool,
    /// The last day on which the same comes of it; `None`: no day within the record makes a difference.
    pub last: Option<LastDay>,
    /// A later day from which it takes much longer, where after the last day only the time lost is lost.
    pub cliff: Option<LastDay>,
}

/// A last day, and what comes of it afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastDay {
    /// The day.
    pub day: Day,
    /// What comes of it a day later; where cover ends on that day, once it has.
    pub later: Outcome,
}

/// How the day a plan is begun on and the day it pays hang together.
#[derive(Clone, Copy)]
enum Tie {
    /// It pays on the same day, whenever it is begun.
    Same,
    /// It pays so many days later, as far as months are as long as each other.
    Days,
    /// It pays in the month that is so many months later.
    Months,
}

/// Three months are so many days more or less, whichever they are.
const MONTH_LENGTHS: i64 = 3;

impl Planner<'_> {
    /// How long a plan can be put off.
    pub(super) fn until(&self, way: Way, on: Day, outcome: &Outcome) -> PutOff {
        let next = plus_days(on, 1);
        let tomorrow = self.outcome(way, next);
        let as_today = |tie, day, other: &Outcome| self.keeps(tie, (on, outcome), (day, other));
        let tie = if as_today(Tie::Same, next, &tomorrow) {
            Tie::Same
        } else if as_today(Tie::Days, next, &tomorrow) {
            Tie::Days
        } else {
            let last = LastDay {
                day: on,
                later: tomorrow,
            };
            let cliff = self.search(way, (on, outcome), Tie::Months);
            return PutOff {
                moves: false,
                cliff: cliff.filter(|cliff| cliff.day > last.day),
                last: Some(last),
            };
        };
        let last = self.search(way, (on, outcome), tie);
        let cliff = match (&last, tie) {
            (Some(last), Tie::Same) => {
                let cliff = self.search(way, (on, outcome), Tie::Months);
                cliff.filter(|cliff| cliff.day > last.day)
            }
            _ => None,
        };
        PutOff {
            moves: matches!(tie, Tie::Days),
            last,
            cliff,
        }
    }

    /// Whether on another day the same comes of it, as far as the tie goes.
    fn keeps(
        &self,
        tie: Tie,
        (on, outcome): (Day, &Outcome),
        (day, other): (Day, &Outcome),
    ) -> bool {
        let today = self.today;
        let gone = |first: Option<Day>, second: Option<Day>| match (first, second) {
            (None, None) => true,
            (Some(first), Some(second)) => match tie {
                Tie::Same => first == second,
                Tie::Days => {
                    (second - day) <= (first - on) + chrono::TimeDelta::days(MONTH_LENGTHS)
                }
                Tie::Months => {
                    let months = |day: Day, from: Day| Month::of(day).since(Month::of(from));
                    months(second, day) <= months(first, on).max(0)
                }
            },
            _ => false,
        };
        let (certain, then) = (outcome.certain(today), other.certain(today));
        gone(certain, then)
            // What may pay from the day it is paid does so a day later.
            && (certain.is_some() && outcome.possible(today) == Some(on)
                || matches!(tie, Tie::Months) && certain.is_some()
                || gone(outcome.possible(today), other.possible(today)))
            && (matches!(tie, Tie::Months)
                || (outcome.breaks, outcome.resumes) == (other.breaks, other.resumes))
            && (matches!(tie, Tie::Months)
                || outcome.claimed_before(today) <= other.claimed_before(today))
    }

    fn search(&self, way: Way, (on, outcome): (Day, &Outcome), tie: Tie) -> Option<LastDay> {
        let horizon = self.horizon(way, on);
        let after_cut_offs = self.world.rules(self.place).cut_off_days();
        let months = (0..=HORIZON_MONTHS).map(|n| Month::of(on).plus(n));
        let days = months.flat_map(|month| {
            let after = after_cut_offs.iter();
            let after = after.filter_map(move |last| month.day(u32::from(*last) + 1));
            std::iter::once(month.first()).chain(after)
        });
        let days = days.filter(|day| *day <= horizon);
        let (far, later) = first_unlike(on, days, |day| {
            let then = self.outcome(way, day);
            (!self.keeps(tie, (on, outcome), (day, &then))).then_some(then)
        })?;
        let last = minus_days(far, 1);
        // On the very day cover ends there is none until the money is there: the day before keeps it whole.
        let ends = later.breaks == Some(last) && outcome.breaks != later.breaks;
        let day = if ends && last > on && matches!(tie, Tie::Same) {
            minus_days(last, 1)
        } else {
            last
        };
        Some(LastDay { day, later })
    }

    /// Days are tried up to half a year before the end of the record, so that what comes of them can be seen; and the year
    /// under way as long as it is that one.
    fn horizon(&self, way: Way, on: Day) -> Day {
        let last = Month::of(self.today).plus(HORIZON_MONTHS - 6).first();
        match way.doing {
            Doing::Year | Doing::YearAndMissed => {
                let now = self.world.context(self.place, way.who);
                let calendar = Resident::calendar(&now, on);
                last.min(plus_days(calendar.last(calendar.of(on)), 1))
            }
            _ => last,
        }
    }
}
