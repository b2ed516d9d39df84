//! What the employee lane remembers from month to month.

use super::super::start::Start;
use crate::calendar::{Bounds, Day, DayRange, Month, far_past};
use crate::policy::{Identity, Ruling, Term, YesNo};

use super::super::context::Context;
use super::super::outcome::RuleRef;
use super::super::world::World;

/// The lane's state. Dates and capped counters only, so that it can be carried to another region's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employee {
    /// Whether there is a relationship at all.
    pub standing: Standing,
    /// The last month paid for, of the stretch that runs.
    pub paid_to: Month,
    /// From when the stretch is usable.
    pub start: Start,
    /// What opened it.
    pub opened: Opening,
    /// Unpaid months behind, as long as they matter.
    pub gap: Option<Gap>,
    /// Unbroken months, at most [`MONTHS_CAP`](super::super::caps::MONTHS_CAP).
    pub unbroken: u8,
    /// Months not paid in this calendar year.
    pub unpaid_in_year: u8,
    /// Where the last premium was paid.
    pub place: u8,
    /// As whom it was paid.
    pub who: Identity,
    /// The day the employment ended, if told.
    pub left_unit: Option<Day>,
    /// The day the stop was filed, if told.
    pub stop_filed: Option<Day>,
    /// The day unemployment benefit ended, if told.
    pub unemployment_ended: Option<Day>,
    /// The day of discharge from military service, if told.
    pub discharged: Option<Day>,
    /// The days that what was paid before the last gap still covers, if payments resumed before they were over.
    pub runs_on: Option<DayRange>,
    /// The last day on which missing months were made up and cover came back.
    pub made_up: Option<Day>,
    /// Benefits for life, once retired.
    pub for_life: Option<Start>,
}

/// Whether there is a relationship at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nothing was ever paid.
    Never,
    /// Something was; whether it still covers follows from the dates.
    In,
}

/// What kind of payment opened the stretch that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Opening {
    /// The first one.
    First,
    /// One that ended a short gap, made up.
    Short,
    /// One that ended a short gap, not made up.
    ShortUnpaid,
    /// One that ended a long gap, made up.
    Long,
    /// One that ended a long gap, not made up.
    LongUnpaid,
    /// A special way in.
    Special,
}

/// Unpaid months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The first.
    pub from: Month,
    /// The month in which payments resumed; `None`: not yet.
    pub until: Option<Month>,
    /// How many have been made up since.
    pub filled: u16,
    /// What was running before it: whoever was still waiting comes back to that wait.
    pub before: Start,
    /// What had opened that.
    pub opened: Opening,
    /// The end of what was paid for, by the rules of the place and the identity left behind.
    pub stop: Stopping,
}

impl Gap {
    /// Whether a walk lets its months be made up in `month`: while nothing is paid again, and a month later.
    pub fn may_still_be_filled(&self, month: Month) -> bool {
        self.until.is_none_or(|until| month.since(until) <= 1)
    }
}

/// The end of what is paid for: the same on every day on which nothing is paid, so that it is worked out once for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopping {
    /// The first day no longer paid for.
    pub day: Bounds,
    /// The statement that says so.
    pub rule: Option<RuleRef>,
}

impl Employee {
    /// The lane of somebody who never paid.
    pub fn never(place: u8, who: Identity) -> Self {
        Self {
            standing: Standing::Never,
            paid_to: Month::of(far_past()),
            start: Start::at(far_past(), far_past(), None),
            opened: Opening::First,
            gap: None,
            unbroken: 0,
            unpaid_in_year: 0,
            place,
            who,
            left_unit: None,
            stop_filed: None,
            unemployment_ended: None,
            discharged: None,
            runs_on: None,
            made_up: None,
            for_life: None,
        }
    }

    /// The first month not paid for.
    pub fn first_unpaid(&self) -> Month {
        match self.gap {
            Some(Gap {
                from, until: None, ..
            }) => from,
            _ => self.paid_to.plus(1),
        }
    }

    /// How many months before `month` are not paid: those of the gap that is open, or else those left of the last one.
    pub fn owed(&self, month: Month) -> u16 {
        let between = |from: Month, until: Month| u16::try_from(until.since(from)).unwrap_or(0);
        match (self.standing, self.gap) {
            (Standing::In, Some(gap)) if gap.until.is_none() => {
                between(gap.from, month).saturating_sub(gap.filled)
            }
            (Standing::In, _) if self.paid_to.plus(1) < month => {
                between(self.paid_to.plus(1), month)
            }
            (Standing::In, Some(gap)) => {
                between(gap.from, gap.until.unwrap_or(month)).saturating_sub(gap.filled)
            }
            (Standing::Never, _) | (Standing::In, None) => 0,
        }
    }

    /// The same for a walk: of a gap that is over only while it may still be filled.
    pub fn missing(&self, month: Month) -> u16 {
        let resumed = self.paid_to.plus(1) >= month;
        let closed = |gap: Gap| !gap.may_still_be_filled(month);
        if resumed && self.gap.is_some_and(closed) {
            return 0;
        }
        self.owed(month)
    }

    /// The end of what is paid for.
    pub fn stop(&self, world: &World<'_>) -> Stopping {
        if let Some(gap) = self.gap.filter(|gap| gap.until.is_none()) {
            return gap.stop;
        }
        let own = world.context(self.place, self.who);
        let unpaid = self.first_unpaid();
        // A rule acts on the day it stops cover; that day lies in the month after the first unpaid one nearly everywhere.
        match own.ruling(&own.rules.slots.employee.stop, unpaid.plus(1).first()) {
            Ruling::Known(stop, choice) => Stopping {
                day: Bounds::exact(stop.day_of(unpaid, self.stop_filed)),
                rule: own.rule(Some(choice)),
            },
            Ruling::Unknown(unknown) => {
                let after = |term: Term| term.last_day(unpaid.first(), false);
                let earliest = unknown.limit.at_least.map_or(unpaid.first(), after);
                let limit = unknown.limit.at_most.map(after);
                let latest = limit.into_iter().chain(self.stop_by_later_rule(&own)).min();
                Stopping {
                    day: Bounds::between(earliest, latest),
                    rule: own.rule(unknown.by.or(unknown.limit_by)),
                }
            }
        }
    }

    /// Where the rule of the time is not known but a later one is: by the day that one stops whoever has not paid since.
    fn stop_by_later_rule(&self, own: &Context<'_>) -> Option<Day> {
        let unpaid = self.first_unpaid();
        let later = own
            .rules
            .turns()
            .iter()
            .copied()
            .filter(|turn| *turn > unpaid.first());
        later.into_iter().find_map(|turn| {
            let stop = own.ruling(&own.rules.slots.employee.stop, turn).known()?;
            Some(stop.day_of(Month::of(turn).max(unpaid), self.stop_filed))
        })
    }

    /// Whether months of unemployment benefit count as paid; `None`: not known.
    pub fn benefit_counts(now: &Context<'_>, day: Day) -> Option<bool> {
        now.ruling(&now.rules.slots.employee.unemployment, day)
            .known()
            .map(|yes| *yes == YesNo::Yes)
    }
}
