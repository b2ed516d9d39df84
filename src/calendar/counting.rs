//! The ways a wait is counted.
//!
//! "Three months" of waiting end on different days from one region to the next; `resident.md` §1.4 and `employee.md` W3
//! of the policy notes list the ways found in official texts. Each way below carries their worked example.

use super::{Day, Month, plus_days, plus_months};

/// Which day stands in for one that a month does not have (29 February, 31 April). No source read so far settles it, so
/// whoever declares a count by months has to say which is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MonthEnd {
    /// The last day of the month.
    LastDay,
    /// The first day of the month after it.
    NextFirst,
}

/// How the length of a wait turns a day of payment into the first usable day.
///
/// Paid on 2026-03-01, a wait of three months (or ninety days):
///
/// ```
/// use yibao::calendar::{day, Counting, MonthEnd};
/// let paid = day(2026, 3, 1).unwrap();
/// let usable = |counting: Counting, n| counting.usable_from(paid, n).to_string();
/// assert_eq!(usable(Counting::DateToDate(MonthEnd::LastDay), 3), "2026-06-01"); // 阜新, 江西, 青海
/// assert_eq!(usable(Counting::DatePlusOne(MonthEnd::LastDay), 3), "2026-06-02"); // 广州
/// assert_eq!(usable(Counting::Days, 90), "2026-05-30"); // 湖南, 重庆, 贵州
/// assert_eq!(usable(Counting::DaysExclusive, 90), "2026-05-31"); // 成都 2022: the 90th day not counted
/// ```
///
/// First payment in May, a wait of three, gives a day in the middle of August, August or September:
///
/// ```
/// # use yibao::calendar::{day, Counting, MonthEnd};
/// let paid = day(2026, 5, 20).unwrap();
/// let usable = |counting: Counting, n| counting.usable_from(paid, n).to_string();
/// assert_eq!(usable(Counting::MonthsInclusive, 3), "2026-08-01"); // 青岛, 金华, 福建: May is month 1
/// assert_eq!(usable(Counting::MonthsExclusive, 3), "2026-09-01"); // 苏州: June is month 1
/// assert_eq!(usable(Counting::PaidMonths, 3), "2026-08-01"); // 上海, 武汉, 合肥: three paid months, then the next
/// assert_eq!(usable(Counting::Days, 90), "2026-08-18"); // 徐州, 湖南: by days from the day the money arrives
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counting {
    /// The same day of the month, `n` months later: 2025-07-03 and three months give 2025-10-03 (阜新), 2025-03-05 gives
    /// 2025-06-05 (江西).
    ///
    /// ```
    /// # use yibao::calendar::{day, Counting, MonthEnd};
    /// let counting = Counting::DateToDate(MonthEnd::LastDay);
    /// assert_eq!(counting.usable_from(day(2025, 7, 3).unwrap(), 3), day(2025, 10, 3).unwrap());
    /// assert_eq!(counting.usable_from(day(2025, 3, 5).unwrap(), 3), day(2025, 6, 5).unwrap());
    /// ```
    ///
    /// Whoever paid inside the window but missed the year before counts from 1 January: three months end on 1 April, four
    /// on 1 May.
    ///
    /// ```
    /// # use yibao::calendar::{day, Counting, MonthEnd};
    /// # let counting = Counting::DateToDate(MonthEnd::LastDay);
    /// let year = day(2026, 1, 1).unwrap();
    /// assert_eq!(counting.usable_from(year, 3), day(2026, 4, 1).unwrap());
    /// assert_eq!(counting.usable_from(year, 4), day(2026, 5, 1).unwrap());
    /// ```
    DateToDate(MonthEnd),
    /// One day after that: 2026-03-01 gives 2026-06-02 (广州).
    DatePlusOne(MonthEnd),
    /// `n` days later: 2025-01-01 and 90 days give 2025-04-01.
    ///
    /// ```
    /// # use yibao::calendar::{day, Counting};
    /// let usable = Counting::Days.usable_from(day(2025, 1, 1).unwrap(), 90);
    /// assert_eq!(usable, day(2025, 4, 1).unwrap());
    /// ```
    Days,
    /// `n` days later, the `n`th day itself not yet usable.
    DaysExclusive,
    /// Whole months, the month of payment being the first: paid in January, a wait of three, usable on 1 April (青岛).
    ///
    /// ```
    /// # use yibao::calendar::{day, Counting};
    /// let usable = Counting::MonthsInclusive.usable_from(day(2023, 1, 20).unwrap(), 3);
    /// assert_eq!(usable, day(2023, 4, 1).unwrap());
    /// ```
    MonthsInclusive,
    /// Whole months, the month after payment being the first: paid in May, a wait of three, usable in September (苏州). An
    /// article counts resident waits so: paid on 15 January, usable on 1 May.
    ///
    /// ```
    /// # use yibao::calendar::{day, Counting};
    /// let usable = Counting::MonthsExclusive.usable_from(day(2026, 1, 15).unwrap(), 3);
    /// assert_eq!(usable, day(2026, 5, 1).unwrap());
    /// ```
    MonthsExclusive,
    /// The first day of the month after the one that holds the last day of the wait (大连: 待遇等待期满的次月1日). Paid on
    /// 2026-03-05, the last of three months is 2026-06-04, so 2026-07-01.
    ///
    /// ```
    /// # use yibao::calendar::{day, Counting, MonthEnd};
    /// let counting = Counting::MonthStartAfter(MonthEnd::LastDay);
    /// assert_eq!(counting.usable_from(day(2026, 3, 5).unwrap(), 3), day(2026, 7, 1).unwrap());
    /// assert_eq!(counting.usable_from(day(2026, 3, 1).unwrap(), 3), day(2026, 6, 1).unwrap());
    /// ```
    MonthStartAfter(MonthEnd),
    /// `n` months have to be *paid*; usable from the first day of the month after the last of them. Without a missed
    /// month this is [`Counting::MonthsInclusive`]; with one, the engine counts payments instead.
    PaidMonths,
}

impl Counting {
    /// The first usable day for a wait of `n` (days for the two day counts, months for all others) set off on `from`.
    pub fn usable_from(self, from: Day, n: u16) -> Day {
        let months = i32::from(n);
        match self {
            Self::DateToDate(end) => plus_months(from, u32::from(n), end),
            Self::DatePlusOne(end) => plus_days(plus_months(from, u32::from(n), end), 1),
            Self::Days => plus_days(from, u32::from(n)),
            Self::DaysExclusive => plus_days(from, u32::from(n) + 1),
            Self::MonthsInclusive | Self::PaidMonths => Month::of(from).plus(months).first(),
            Self::MonthsExclusive => Month::of(from).plus(months + 1).first(),
            Self::MonthStartAfter(end) => {
                let last_waiting_day = plus_months(from, u32::from(n), end)
                    .pred_opt()
                    .unwrap_or(from);
                Month::of(last_waiting_day).plus(1).first()
            }
        }
    }

    /// Whether the length is a number of days.
    pub const fn counts_days(self) -> bool {
        matches!(self, Self::Days | Self::DaysExclusive)
    }
}
