//! Lengths of time that end on a day: ages, limits of exemptions, limits of unknown values.

use serde::Deserialize;

use crate::calendar::{Day, Month, MonthEnd, minus_days, plus_days, plus_months};
use chrono::Datelike;

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// How many (0 for "the same calendar year").
    pub n: u16,
    /// Of what.
    pub unit: TermUnit,
}

/// The unit of a [`Term`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TermUnit {
    /// Days.
    Day,
    /// Months, from date to date.
    Month,
    /// Years, from date to date.
    Year,
    /// Until the end of the calendar year, `n` years on.
    CalendarYear,
    /// Until 30 June or 31 December, `n` half-years on (广州: spring students by 30 June).
    HalfYear,
}

impl Term {
    /// Its length in months, or a little more.
    pub fn months(self) -> u32 {
        let n = u32::from(self.n);
        match self.unit {
            TermUnit::Day => n.div_ceil(30),
            TermUnit::Month => n,
            TermUnit::Year => n * 12,
            TermUnit::CalendarYear => (n + 1) * 12,
            TermUnit::HalfYear => (n + 1) * 6,
        }
    }

    /// The last day of the term that `from` sets off. `from_counted`: it is itself day 1.
    ///
    /// ```
    /// use yibao::{calendar::day, policy::{Term, TermUnit}};
    /// // 沈阳: born on 10 January, 90 days with the day of birth: the last is 9 April.
    /// let ninety = Term { n: 90, unit: TermUnit::Day };
    /// assert_eq!(ninety.last_day(day(2025, 1, 10).unwrap(), true), day(2025, 4, 9).unwrap());
    /// ```
    pub fn last_day(self, from: Day, from_counted: bool) -> Day {
        let end = match self.unit {
            TermUnit::Day => plus_days(from, u32::from(self.n)),
            TermUnit::Month => plus_months(from, u32::from(self.n), MonthEnd::LastDay),
            TermUnit::Year => plus_months(from, u32::from(self.n) * 12, MonthEnd::LastDay),
            TermUnit::CalendarYear => {
                return Month::in_year(from.year() + i32::from(self.n), 12).last();
            }
            TermUnit::HalfYear => {
                let end = if from.month() <= 6 { 6 } else { 12 };
                return Month::in_year(from.year(), end)
                    .plus(6 * i32::from(self.n))
                    .last();
            }
        };
        if from_counted && self.n > 0 {
            minus_days(end, 1)
        } else {
            end
        }
    }
}

/// What a source says for certain about a value it does not give: benefits begin not before, and by, so long after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(extend("minProperties" = 1))
)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Not before so long after the payment.
    pub at_least: Option<Term>,
    /// By so long after the payment, for certain.
    pub at_most: Option<Term>,
}

impl Limit {
    /// Whether what is certain contradicts itself, whenever it is counted from.
    pub(super) fn is_reversed(self) -> bool {
        let (Some(least), Some(most)) = (self.at_least, self.at_most) else {
            return false;
        };
        let is_reversed_from = |day| least.last_day(day, false) > most.last_day(day, false);
        let mut days = (1..=12).filter_map(|month| crate::calendar::day(2025, month, 1));
        days.all(is_reversed_from)
    }

    /// The longer of its two lengths, in months.
    pub fn longest(&self) -> u32 {
        let terms = [self.at_least, self.at_most].into_iter().flatten();
        terms.map(Term::months).max().unwrap_or(0)
    }
}
