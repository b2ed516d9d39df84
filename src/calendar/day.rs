//! Days and closed ranges of days.
//!
//! Arithmetic saturates at the ends of chrono's calendar, so that no history, however absurd, can overflow.

use chrono::{Datelike, Days, NaiveDate};

use super::{Month, MonthEnd};

/// A civil day, without a time and without a zone: all rules here speak of whole days in China.
pub type Day = NaiveDate;

/// The first year that can be written anywhere in a case or a pack.
pub const FIRST_YEAR: i32 = 1900;
/// The last year that can be written anywhere in a case or a pack.
pub const LAST_YEAR: i32 = 2199;

/// The day of a year, month (1-12) and day of the month, if there is such a day within [`FIRST_YEAR`]..=[`LAST_YEAR`].
///
/// ```
/// use yibao::calendar::day;
/// assert!(day(2026, 2, 28).is_some());
/// assert!(day(2026, 2, 30).is_none());
/// ```
pub fn day(year: i32, month: u32, day: u32) -> Option<Day> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&year) {
        NaiveDate::from_ymd_opt(year, month, day)
    } else {
        None
    }
}

/// A day later than every day a case can hold: "never again" in comparisons.
pub const fn far_future() -> Day {
    NaiveDate::MAX
}

/// A day earlier than every day a case can hold: "long ago" in comparisons.
pub const fn far_past() -> Day {
    NaiveDate::MIN
}

/// `n` days after `from`.
#[inline]
pub fn plus_days(from: Day, n: u32) -> Day {
    let later = match n {
        // Nearly always: and then it is mostly the next one of the same year.
        1 => from.succ_opt(),
        n => from.checked_add_days(Days::new(u64::from(n))),
    };
    later.unwrap_or(Day::MAX)
}

/// `n` days before `from`.
#[inline]
pub fn minus_days(from: Day, n: u32) -> Day {
    let earlier = match n {
        1 => from.pred_opt(),
        n => from.checked_sub_days(Days::new(u64::from(n))),
    };
    earlier.unwrap_or(Day::MIN)
}

/// The day with the same number `n` months later. Where that month has no such day (31 January plus one month),
/// `month_end` says which day stands in for it.
///
/// ```
/// use yibao::calendar::{day, plus_months, MonthEnd};
/// let jan31 = day(2026, 1, 31).unwrap();
/// assert_eq!(plus_months(jan31, 1, MonthEnd::LastDay), day(2026, 2, 28).unwrap());
/// assert_eq!(plus_months(jan31, 1, MonthEnd::NextFirst), day(2026, 3, 1).unwrap());
/// ```
pub fn plus_months(from: Day, n: u32, month_end: MonthEnd) -> Day {
    let target = Month::of(from).plus(i32::try_from(n).unwrap_or(i32::MAX / 2));
    target.day(from.day()).unwrap_or_else(|| match month_end {
        MonthEnd::LastDay => target.last(),
        MonthEnd::NextFirst => target.plus(1).first(),
    })
}

/// All days from `from` to `to`, both included. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DayRange {
    from: Day,
    to: Day,
}

impl DayRange {
    /// The range from `from` to `to`, or `None` if `to` lies before `from`.
    pub fn new(from: Day, to: Day) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The range of one day.
    pub const fn one(day: Day) -> Self {
        Self { from: day, to: day }
    }

    /// The first day.
    pub const fn from(self) -> Day {
        self.from
    }

    /// The last day.
    pub const fn to(self) -> Day {
        self.to
    }

    /// Whether the range is a single day.
    pub fn is_one(self) -> bool {
        self.from == self.to
    }

    /// Whether `day` lies in the range.
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// The days both ranges hold, if any.
    pub fn meet(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }
}
