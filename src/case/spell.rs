//! How periods and days are spelled: the same in both spellings of a case.

use crate::calendar::{DateError, DayRange, parse_day_range, parse_month_range, parse_year};
use crate::engine::{Period, When};

/// A premium's period: months of the employee scheme, or years of the resident scheme.
pub(super) fn parse_period(text: &str) -> Result<Period, DateError> {
    if let Ok(year) = parse_year(text) {
        return Ok(Period::Years {
            from: Some(year),
            to: year,
        });
    }
    if let Some((from, to)) = text.split_once("..")
        && let Ok(to) = parse_year(to)
    {
        if from.trim().is_empty() {
            return Ok(Period::Years { from: None, to });
        }
        let from = parse_year(from)?;
        return if from <= to {
            Ok(Period::Years {
                from: Some(from),
                to,
            })
        } else {
            Err(DateError::Backwards)
        };
    }
    parse_month_range(text).map(Period::Months)
}

/// The spelling of a period.
pub(super) fn write_period(period: Period) -> String {
    match period {
        Period::Months(months) => months.to_string(),
        Period::OldestMonths(n) => n.to_string(),
        Period::Years { from: None, to } => format!("..{to}"),
        Period::Years {
            from: Some(from),
            to,
        } if from == to => to.to_string(),
        Period::Years {
            from: Some(from),
            to,
        } => format!("{from}..{to}"),
    }
}

/// A day, a range of days, or `?`.
pub(super) fn parse_on(text: &str) -> Result<When, DateError> {
    if matches!(text.trim(), "?" | "？") {
        Ok(When::Unknown)
    } else {
        parse_day_range(text).map(When::On)
    }
}

/// The spelling of a day or range of days.
pub(super) fn write_days(days: DayRange) -> String {
    if days.is_one() {
        days.from().to_string()
    } else {
        format!("{}..{}", days.from(), days.to())
    }
}

/// More months than this nobody pays at once, and more years nobody has paid.
const MOST_MONTHS: u16 = 600;
const MOST_YEARS: u8 = 99;

/// How many months were paid for, which ones not said.
pub(super) fn oldest_months(n: u16) -> Option<Period> {
    (1..=MOST_MONTHS)
        .contains(&n)
        .then_some(Period::OldestMonths(n))
}

/// Years credited.
pub(super) fn paid_years(n: u8) -> Option<u8> {
    (n <= MOST_YEARS).then_some(n)
}
