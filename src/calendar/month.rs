//! Months: what premiums are paid for.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::{Day, DayRange, FIRST_YEAR, LAST_YEAR};

/// A calendar month, counted from January of year 0 so that differences are plain subtraction.
///
/// ```
/// use yibao::calendar::Month;
/// let november = Month::new(2026, 11).unwrap();
/// assert_eq!(november.plus(2).to_string(), "2027-01");
/// assert_eq!(november.plus(2).since(november), 2);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month `number` (1-12) of `year`, if the year lies within [`FIRST_YEAR`]..=[`LAST_YEAR`].
    pub fn new(year: i32, number: u32) -> Option<Self> {
        let index = number.checked_sub(1).filter(|n| *n < 12)?;
        (FIRST_YEAR..=LAST_YEAR)
            .contains(&year)
            .then(|| Self(year * 12 + index.cast_signed()))
    }

    /// The month that holds `day`.
    #[inline]
    pub fn of(day: Day) -> Self {
        Self(day.year() * 12 + day.month0().cast_signed())
    }

    /// The month `number` (taken within 1-12) of any year: for rules that name a month of the year.
    pub fn in_year(year: i32, number: u8) -> Self {
        Self(
            year.saturating_mul(12)
                .saturating_add(i32::from(number.clamp(1, 12)) - 1),
        )
    }

    /// The calendar year.
    #[inline]
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The number within the year, 1-12.
    #[inline]
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12).unsigned_abs() + 1
    }

    /// The day `number` (1-31) of this month, if it has one.
    pub fn day(self, number: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(self.year(), self.number(), number)
    }

    /// The first day.
    #[inline]
    pub fn first(self) -> Day {
        let near = self.near().and_then(|at| FIRST_DAYS.get(at)).copied();
        near.or_else(|| self.day(1))
            .unwrap_or(if self.0 < 0 { Day::MIN } else { Day::MAX })
    }

    /// The last day.
    #[inline]
    pub fn last(self) -> Day {
        let near = self.near().and_then(|at| LAST_DAYS.get(at)).copied();
        near.unwrap_or_else(|| self.plus(1).first().pred_opt().unwrap_or(Day::MIN))
    }

    /// Where it stands among the months whose days are written down.
    #[inline]
    fn near(self) -> Option<usize> {
        usize::try_from(self.0 - NEAR_FROM * 12).ok()
    }

    /// All its days.
    pub fn days(self) -> DayRange {
        DayRange::new(self.first(), self.last()).unwrap_or(DayRange::one(self.first()))
    }

    /// The month `n` months later; earlier if `n` is negative.
    #[inline]
    pub const fn plus(self, n: i32) -> Self {
        Self(self.0.saturating_add(n))
    }

    /// How many months later this is than `other`; negative if earlier.
    #[inline]
    pub const fn since(self, other: Self) -> i32 {
        self.0.saturating_sub(other.0)
    }
}

/// The years whose months have their days written down: a fold asks for them at every turn.
const NEAR_FROM: i32 = 1990;
const NEAR_MONTHS: usize = 12 * 80;
static FIRST_DAYS: [Day; NEAR_MONTHS] = written_down(false);
static LAST_DAYS: [Day; NEAR_MONTHS] = written_down(true);

/// The first days of those months, or the last ones.
#[expect(
    clippy::indexing_slicing,
    reason = "worked out while compiling, where a wrong index does not compile"
)]
const fn written_down(last: bool) -> [Day; NEAR_MONTHS] {
    let mut days = [Day::MIN; NEAR_MONTHS];
    let (mut at, mut year, mut number) = (0, NEAR_FROM, 1);
    while at < NEAR_MONTHS {
        let mut day = if last { 31 } else { 1 };
        // A month ends on the last of its days that there is.
        while NaiveDate::from_ymd_opt(year, number, day).is_none() {
            day -= 1;
        }
        if let Some(found) = NaiveDate::from_ymd_opt(year, number, day) {
            days[at] = found;
        }
        at += 1;
        (year, number) = if number == 12 {
            (year + 1, 1)
        } else {
            (year, number + 1)
        };
    }
    days
}

impl fmt::Display for Month {
    /// `2026-03`, the spelling of cases and packs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Months from one to another, both included; never empty. Without a first month it reaches back "long enough": people
/// who have paid for many years need not say since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MonthRange {
    from: Option<Month>,
    to: Month,
}

impl MonthRange {
    /// The months from `from` to `to`, or `None` if `to` lies before `from`.
    pub fn new(from: Month, to: Month) -> Option<Self> {
        (from <= to).then_some(Self {
            from: Some(from),
            to,
        })
    }

    /// Every month up to `to`, from long ago.
    pub const fn until(to: Month) -> Self {
        Self { from: None, to }
    }

    /// One month.
    pub const fn one(month: Month) -> Self {
        Self {
            from: Some(month),
            to: month,
        }
    }

    /// The first month; `None` if the range is open to the past.
    pub const fn from(self) -> Option<Month> {
        self.from
    }

    /// The last month.
    pub const fn to(self) -> Month {
        self.to
    }

    /// Whether `month` lies in the range.
    pub fn contains(self, month: Month) -> bool {
        self.from.is_none_or(|from| from <= month) && month <= self.to
    }

    /// Whether the two ranges share a month.
    pub fn meets(self, other: Self) -> bool {
        self.from.is_none_or(|from| from <= other.to)
            && other.from.is_none_or(|from| from <= self.to)
    }
}

impl fmt::Display for MonthRange {
    /// `2026-03`, `2026-03..2026-08` or `..2026-08`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.from {
            None => write!(f, "..{}", self.to),
            Some(from) if from == self.to => write!(f, "{from}"),
            Some(from) => write!(f, "{from}..{}", self.to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begin_and_end_where_the_calendar_says() {
        for year in FIRST_YEAR..=LAST_YEAR {
            for number in 1..=12 {
                let month = Month::new(year, number).expect("a month");
                assert_eq!(
                    Some(month.first()),
                    NaiveDate::from_ymd_opt(year, number, 1)
                );
                let next =
                    NaiveDate::from_ymd_opt(year + number.cast_signed() / 12, number % 12 + 1, 1);
                assert_eq!(Some(month.last()), next.and_then(|day| day.pred_opt()));
            }
        }
    }
}
