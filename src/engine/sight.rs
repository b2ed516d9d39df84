//! What one day looks like to a lane, and where within a month that may change.

use super::outcome::{Reason, Why};
use super::start::Start;
use crate::calendar::{Bounds, Day, Month};
use crate::policy::Mark;

/// A lane's state on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The state.
    pub mark: Mark,
    /// Why.
    pub why: Why,
    /// The place whose rules decide, as an index into the rules of the run.
    pub place: u8,
}

impl Sight {
    /// A state with its reason.
    pub const fn new(mark: Mark, why: Why, place: u8) -> Self {
        Self { mark, why, place }
    }

    /// Whether the fund pays, in full or in part.
    #[inline]
    pub const fn pays(&self) -> bool {
        self.mark.pays()
    }
}

/// Why somebody still waits.
pub(super) fn waiting(start: &Start) -> Reason {
    match start.count {
        Some(count) => Reason::WaitingPaid {
            since: start.since,
            have: count.sure,
            need: count.most.unwrap_or(count.least),
            during: start.during,
        },
        None => Reason::Waiting {
            since: start.since,
            until: start.day,
            during: start.during,
            also: start.also,
        },
    }
}

/// The days of a month on which a state may change by itself, in order.
#[derive(Debug)]
pub struct Breaks {
    first: Day,
    last: Day,
    days: Vec<Day>,
}

impl Breaks {
    /// None yet, for `month`.
    pub fn new(month: Month) -> Self {
        Self {
            first: month.first(),
            last: month.last(),
            days: Vec::with_capacity(8),
        }
    }

    /// Starts over, for another month.
    #[inline]
    pub fn reset(&mut self, month: Month) {
        (self.first, self.last) = (month.first(), month.last());
        self.days.clear();
    }

    /// Adds a day, if it lies within the month.
    #[inline]
    pub fn add(&mut self, day: Day) {
        if self.first < day && day <= self.last {
            self.days.push(day);
        }
    }

    /// Adds both ends of a day that is not known exactly.
    pub fn add_bounds(&mut self, bounds: Bounds) {
        self.add(bounds.earliest);
        if let Some(latest) = bounds.latest {
            self.add(latest);
        }
    }

    /// The next of them after `day`.
    #[inline]
    pub fn after(&self, day: Day) -> Option<Day> {
        self.days.iter().copied().filter(|other| *other > day).min()
    }
}
