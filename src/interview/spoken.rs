//! Dates as somebody on the phone says them and a clerk types them: `1012`, `10-12`, 昨天, 上月. A day without a year is the
//! last one before today: what is told has happened.
//!
//! Knows the calendar and today; must not know which question is asked.

use crate::calendar::{Day, Month, day, minus_days};

/// A date that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// A day.
    Day(Day),
    /// A month, no day of it.
    Month(Month),
}

impl Spoken {
    /// The month it lies in.
    pub fn month(self) -> Month {
        match self {
            Self::Day(day) => Month::of(day),
            Self::Month(month) => month,
        }
    }
}

/// Two digits of a year mean this century.
const CENTURY: i32 = 2000;
/// A 29 February lies no more years back than these.
const LEAP_YEARS: i32 = 8;
/// Nothing is said of longer ago than so many days or months in words.
const MOST_AGO: u32 = 999;

/// What was said, as a date; `None`: it is none.
///
/// ```
/// use yibao::calendar::parse_day;
/// use yibao::interview::{Spoken, spoken};
///
/// let today = parse_day("2026-11-21")?;
/// assert_eq!(spoken("1012", today), Some(Spoken::Day(parse_day("2026-10-12")?)));
/// assert_eq!(spoken("上月", today).map(Spoken::month), spoken("10月", today).map(Spoken::month));
/// assert_eq!(spoken("13-40", today), None);
/// # Ok::<(), yibao::calendar::DateError>(())
/// ```
pub fn spoken(text: &str, today: Day) -> Option<Spoken> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    in_words(&text, today).or_else(|| in_digits(&text, today))
}

fn in_words(text: &str, today: Day) -> Option<Spoken> {
    let now = Month::of(today);
    let ago = |n| Some(Spoken::Day(minus_days(today, n)));
    let months = |n: i32| Some(Spoken::Month(now.plus(-n)));
    match text {
        "今天" | "今日" => return ago(0),
        "昨天" | "昨日" => return ago(1),
        "前天" => return ago(2),
        "大前天" => return ago(3),
        "这个月" | "本月" | "这月" => return months(0),
        "上个月" | "上月" => return months(1),
        "上上个月" | "上上月" => return months(2),
        _ => {}
    }
    let count = |text: &str| text.parse().ok().filter(|n| *n <= MOST_AGO);
    if let Some(n) = text.strip_suffix("天前") {
        return ago(count(n)?);
    }
    if let Some(n) = text.strip_suffix("个月前").or(text.strip_suffix("月前")) {
        return months(i32::try_from(count(n)?).ok()?);
    }
    let years = [("今年", 0), ("去年", 1), ("前年", 2)];
    let (rest, back) = years
        .into_iter()
        .find_map(|(word, back)| Some((text.strip_prefix(word)?, back)))?;
    let year = now.year() - back;
    match *numbers(rest)?.as_slice() {
        [month] => Month::new(year, month).map(Spoken::Month),
        [month, number] => day(year, month, number).map(Spoken::Day),
        _ => None,
    }
}

fn in_digits(text: &str, today: Day) -> Option<Spoken> {
    let groups = numbers(text)?;
    if let Some(number) = text.strip_suffix(['日', '号'])
        && let [only] = *groups.as_slice()
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        return last_day(today, only);
    }
    let names_year = text.contains('年');
    match *groups.as_slice() {
        [_] if names_year => None,
        [only] if text.contains('月') => last_month(today, only),
        [_] => run_together(text, today),
        [year, month] if names_year || year > 12 => {
            Month::new(full_year(year)?, month).map(Spoken::Month)
        }
        [month, number] => last_date(today, month, number),
        [year, month, number] => day(full_year(year)?, month, number).map(Spoken::Day),
        _ => None,
    }
}

/// The numbers between the signs a date is written with; `None`: something else stands there.
fn numbers(text: &str) -> Option<Vec<u32>> {
    const SIGNS: &str = "-./年月日号";
    let known = |c: char| c.is_ascii_digit() || SIGNS.contains(c);
    if !text.chars().all(known) {
        return None;
    }
    let groups = text
        .split(|c| SIGNS.contains(c))
        .filter(|group| !group.is_empty());
    groups.map(|group| group.parse().ok()).collect()
}

/// Digits without a sign between them, by how many there are.
fn run_together(text: &str, today: Day) -> Option<Spoken> {
    let part = |from, to| text.get(from..to)?.parse::<u32>().ok();
    match text.len() {
        1 | 2 => last_month(today, part(0, text.len())?),
        3 => last_date(today, part(0, 1)?, part(1, 3)?),
        // Month and day; what cannot be one is a year and a month.
        4 => {
            let date = last_date(today, part(0, 2)?, part(2, 4)?);
            let month = Month::new(full_year(part(0, 2)?)?, part(2, 4)?);
            date.or(month.filter(|_| !text.starts_with("19")).map(Spoken::Month))
        }
        6 => {
            let month = || Month::new(year_of_four(part(0, 4)?)?, part(4, 6)?).map(Spoken::Month);
            let date = || day(full_year(part(0, 2)?)?, part(2, 4)?, part(4, 6)?).map(Spoken::Day);
            month().or_else(date)
        }
        8 => day(year_of_four(part(0, 4)?)?, part(4, 6)?, part(6, 8)?).map(Spoken::Day),
        _ => None,
    }
}

/// A year of four digits, or the last two of one.
fn full_year(year: u32) -> Option<i32> {
    let year = i32::try_from(year).ok()?;
    if year < 100 {
        Some(CENTURY + year)
    } else {
        year_of_four(u32::try_from(year).ok()?)
    }
}

fn year_of_four(year: u32) -> Option<i32> {
    let year = i32::try_from(year).ok()?;
    (1900..2200).contains(&year).then_some(year)
}

/// The last month of this number.
fn last_month(today: Day, number: u32) -> Option<Spoken> {
    let now = Month::of(today);
    let this_year = Month::new(now.year(), number)?;
    let back = i32::from(this_year > now);
    Month::new(now.year() - back, number).map(Spoken::Month)
}

/// The last day of this number.
fn last_day(today: Day, number: u32) -> Option<Spoken> {
    let now = Month::of(today);
    let days = (0..3).filter_map(|n| now.plus(-n).day(number));
    days.filter(|day| *day <= today).max().map(Spoken::Day)
}

/// The last day with this month and number.
fn last_date(today: Day, month: u32, number: u32) -> Option<Spoken> {
    let now = Month::of(today).year();
    let days = (0..=LEAP_YEARS).filter_map(|back| day(now - back, month, number));
    days.filter(|day| *day <= today).max().map(Spoken::Day)
}

#[cfg(test)]
mod tests {
    use super::{Spoken, spoken};
    use crate::calendar::{parse_day, parse_month};

    #[test]
    fn dates_are_read_as_they_are_said() {
        let today = parse_day("2026-11-21").unwrap_or_default();
        let rows = [
            ("1012", "2026-10-12"),
            ("10-12", "2026-10-12"),
            ("10.12", "2026-10-12"),
            ("10/12", "2026-10-12"),
            ("10月12日", "2026-10-12"),
            ("10月12号", "2026-10-12"),
            ("1203", "2025-12-03"),
            ("112", "2026-01-12"),
            ("0229", "2024-02-29"),
            ("昨天", "2026-11-20"),
            ("3天前", "2026-11-18"),
            ("15号", "2026-11-15"),
            ("25日", "2026-10-25"),
            ("去年12月3日", "2025-12-03"),
            ("260312", "2026-03-12"),
            ("20260312", "2026-03-12"),
            ("2026-03-12", "2026-03-12"),
            ("2026年3月12日", "2026-03-12"),
            ("26-3-12", "2026-03-12"),
            ("上月", "2026-10"),
            ("上 个 月", "2026-10"),
            ("本月", "2026-11"),
            ("3个月前", "2026-08"),
            ("3", "2026-03"),
            ("12", "2025-12"),
            ("12月", "2025-12"),
            ("2603", "2026-03"),
            ("202603", "2026-03"),
            ("26年3月", "2026-03"),
            ("26-3", "2026-03"),
            ("2026-03", "2026-03"),
            ("今年3月", "2026-03"),
        ];
        for (said, means) in rows {
            let means = parse_day(means)
                .map(Spoken::Day)
                .or_else(|_| parse_month(means).map(Spoken::Month));
            assert_eq!(spoken(said, today), means.ok(), "{said}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let today = parse_day("2026-11-21").unwrap_or_default();
        let rows = [
            "",
            "0",
            "13",
            "1340",
            "0230",
            "2026",
            "99999",
            "abc",
            "昨",
            "去年",
            "2026年",
            "32号",
            "1-2-3-4",
            "9999天前",
            "-",
            "20261301",
            "99999999999999",
        ];
        for said in rows {
            assert_eq!(spoken(said, today), None, "{said}");
        }
    }
}
