//! The spellings of days, months and years that people type: `2026-03`, `202603`, `2026年3月`, full-width digits included.

use super::{Day, DayRange, FIRST_YEAR, LAST_YEAR, Month, MonthRange, day};

/// Why a text is not a date. Says nothing in words: whoever shows it chooses them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not in any of the known spellings.
    Unreadable,
    /// Written like a date, but the calendar has no such day or month: 2026-02-30, 2026-13.
    NoSuchDate,
    /// Outside [`FIRST_YEAR`]..=[`LAST_YEAR`].
    YearOutOfRange,
    /// A range whose end lies before its start.
    Backwards,
}

/// Reads a year: `2026`, `2026年`.
///
/// # Errors
/// When the text is no year, or one outside the supported range.
pub fn parse_year(text: &str) -> Result<i32, DateError> {
    match numbers(text, &['年']).as_deref() {
        Some(&[Number { value, digits: 4 }]) => year(value),
        _ => Err(DateError::Unreadable),
    }
}

/// Reads a month.
///
/// ```
/// use yibao::calendar::{parse_month, Month};
/// let march = Month::new(2026, 3).unwrap();
/// for spelling in ["2026-03", "2026-3", "202603", "2026年3月", "2026/03", "2026.3", "２０２６年３月"] {
///     assert_eq!(parse_month(spelling), Ok(march), "{spelling}");
/// }
/// ```
///
/// # Errors
/// When the text is no month, or one that does not exist.
pub fn parse_month(text: &str) -> Result<Month, DateError> {
    match numbers(text, &['-', '/', '.', '年', '月']).as_deref() {
        Some(
            &[
                Number {
                    value: y,
                    digits: 4,
                },
                Number {
                    value: m,
                    digits: 1 | 2,
                },
            ],
        ) => month(y, m),
        Some(&[Number { value, digits: 6 }]) => month(value / 100, value % 100),
        _ => Err(DateError::Unreadable),
    }
}

/// Reads a day: `2026-03-01`, `20260301`, `2026年3月1日`.
///
/// # Errors
/// When the text is no day, or one the calendar does not have.
pub fn parse_day(text: &str) -> Result<Day, DateError> {
    let (y, m, d) = match numbers(text, &['-', '/', '.', '年', '月', '日', '号']).as_deref() {
        Some(
            &[
                Number {
                    value: y,
                    digits: 4,
                },
                Number {
                    value: m,
                    digits: 1 | 2,
                },
                Number {
                    value: d,
                    digits: 1 | 2,
                },
            ],
        ) => (y, m, d),
        Some(&[Number { value, digits: 8 }]) => (value / 10_000, value / 100 % 100, value % 100),
        _ => return Err(DateError::Unreadable),
    };
    day(year(y)?, m, d).ok_or(DateError::NoSuchDate)
}

/// Reads a range of months: `2026-03`, `2026-03..2026-08`, `2026-03..08` (same year), `..2026-08` (from long ago).
///
/// # Errors
/// When either end is no month, or the end lies before the start.
pub fn parse_month_range(text: &str) -> Result<MonthRange, DateError> {
    let Some((from, to)) = split_range(text) else {
        return parse_month(text).map(MonthRange::one);
    };
    if from.is_empty() {
        return parse_month(to).map(MonthRange::until);
    }
    let from = parse_month(from)?;
    let to = match numbers(to, &['月']).as_deref() {
        Some(
            &[
                Number {
                    value,
                    digits: 1 | 2,
                },
            ],
        ) => month(from.year().unsigned_abs(), value)?,
        _ => parse_month(to)?,
    };
    MonthRange::new(from, to).ok_or(DateError::Backwards)
}

/// Reads a day or a range of days: `2026-07-10`, `2026-07-01..2026-07-10`; a month stands for all its days.
///
/// # Errors
/// When either end is no day, or the end lies before the start.
pub fn parse_day_range(text: &str) -> Result<DayRange, DateError> {
    let whole = |text: &str| match parse_day(text) {
        Err(DateError::Unreadable) => parse_month(text).map(Month::days),
        day => day.map(DayRange::one),
    };
    let Some((from, to)) = split_range(text) else {
        return whole(text);
    };
    DayRange::new(whole(from)?.from(), whole(to)?.to()).ok_or(DateError::Backwards)
}

fn split_range(text: &str) -> Option<(&str, &str)> {
    text.split_once("..")
        .map(|(from, to)| (from.trim(), to.trim()))
}

fn year(value: u32) -> Result<i32, DateError> {
    let year = value.cast_signed();
    if (FIRST_YEAR..=LAST_YEAR).contains(&year) {
        Ok(year)
    } else {
        Err(DateError::YearOutOfRange)
    }
}

fn month(y: u32, m: u32) -> Result<Month, DateError> {
    Month::new(year(y)?, m).ok_or(DateError::NoSuchDate)
}

/// A run of digits: its value, and how many digits were written.
#[derive(Clone, Copy)]
struct Number {
    value: u32,
    digits: usize,
}

/// The runs of digits in `text`, if nothing but digits and single separators stands in it.
fn numbers(text: &str, separators: &[char]) -> Option<Vec<Number>> {
    let mut found: Vec<Number> = Vec::new();
    let mut in_number = false;
    for c in text.trim().chars().map(fold_width) {
        if let Some(digit) = c.to_digit(10) {
            if !in_number {
                found.push(Number {
                    value: 0,
                    digits: 0,
                });
            }
            let number = found.last_mut()?;
            number.value = number.value.checked_mul(10)?.checked_add(digit)?;
            number.digits += 1;
            in_number = true;
        } else if in_number && separators.contains(&c) {
            in_number = false;
        } else {
            return None;
        }
    }
    // A separator may end the text only if it is a word (`3月`), not a dash waiting for more.
    let closed = in_number || text.trim().ends_with(['年', '月', '日', '号']);
    (closed && !found.is_empty()).then_some(found)
}

/// Full-width forms (U+FF01-FF5E), as a Chinese input method leaves them, to ASCII: dates are read so, and whatever else is
/// typed below the faces.
pub(crate) fn fold_width(c: char) -> char {
    match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_date_says_why() {
        for (text, error) in [
            ("", DateError::Unreadable),
            ("三月", DateError::Unreadable),
            ("2026-", DateError::Unreadable),
            ("2026-03-", DateError::Unreadable),
            ("26-03", DateError::Unreadable),
            ("2026--3", DateError::Unreadable),
            ("99999999999999999999", DateError::Unreadable),
            ("2026-13", DateError::NoSuchDate),
            ("2026-00", DateError::NoSuchDate),
            ("0026-03", DateError::YearOutOfRange),
            ("9026-03", DateError::YearOutOfRange),
        ] {
            assert_eq!(parse_month(text), Err(error), "{text:?}");
        }
        assert_eq!(parse_day("2026-02-30"), Err(DateError::NoSuchDate));
        assert_eq!(parse_day("2026年2月29日"), Err(DateError::NoSuchDate));
        assert_eq!(
            parse_month_range("2026-08..2026-03"),
            Err(DateError::Backwards)
        );
        assert_eq!(parse_year("2026年"), Ok(2026));
        assert_eq!(parse_year("226"), Err(DateError::Unreadable));
    }

    #[test]
    fn ranges_and_their_short_forms() {
        let range = |from, to| {
            MonthRange::new(parse_month(from).unwrap(), parse_month(to).unwrap()).unwrap()
        };
        assert_eq!(
            parse_month_range("2026-09..2026-11"),
            Ok(range("2026-09", "2026-11"))
        );
        assert_eq!(
            parse_month_range("2026-09..11"),
            Ok(range("2026-09", "2026-11"))
        );
        assert_eq!(
            parse_month_range("..2026-08"),
            Ok(MonthRange::until(parse_month("2026-08").unwrap()))
        );
        let july = parse_day_range("2026-07").unwrap();
        assert_eq!(
            (july.from().to_string(), july.to().to_string()),
            ("2026-07-01".into(), "2026-07-31".into())
        );
        assert_eq!(
            parse_day_range("2026-07-01..2026-07-10")
                .unwrap()
                .to()
                .to_string(),
            "2026-07-10"
        );
    }

    #[test]
    fn every_day_of_two_centuries_reads_back_as_written() {
        let mut d = day(FIRST_YEAR, 1, 1).unwrap();
        while d <= day(LAST_YEAR, 12, 31).unwrap() {
            assert_eq!(parse_day(&d.to_string()), Ok(d));
            assert_eq!(parse_day(&d.format("%Y%m%d").to_string()), Ok(d));
            d = d.succ_opt().unwrap();
        }
    }
}
