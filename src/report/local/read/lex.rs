//! The smallest things a clerk types: numbers in digits and in characters, lengths of time, days of a month and of a year.

use crate::calendar::fold_width;

/// Without what says nothing: width, capitals, blanks at the ends and between characters, a full stop.
pub(super) fn plain(words: &str) -> String {
    let folded: String = words
        .chars()
        .map(fold_width)
        .collect::<String>()
        .to_lowercase();
    let folded = folded.trim().trim_end_matches(['。', '.', '!']);
    let mut plain = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        let parts = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        // Words of letters stay apart; between characters a blank says nothing.
        if parts(word.chars().next()) && parts(plain.chars().last()) {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

/// The first of some beginnings a text has, taken off.
pub(super) fn without_any<'a>(text: &'a str, beginnings: &[&str]) -> Option<&'a str> {
    let mut rest = beginnings.iter().filter_map(|one| text.strip_prefix(one));
    rest.next().map(str::trim_start)
}

/// The same at the end.
pub(super) fn before_any<'a>(text: &'a str, ends: &[&str]) -> Option<&'a str> {
    let mut rest = ends.iter().filter_map(|one| text.strip_suffix(one));
    rest.next().map(str::trim_end)
}

/// A number at the beginning, in digits or in characters up to ninety-nine, and what follows.
pub(super) fn number(text: &str) -> Option<(u16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let (number, rest) = text.split_at(digits);
        return Some((number.parse().ok()?, rest.trim_start()));
    }
    let end = text
        .char_indices()
        .find(|(_, c)| *c != '十' && unit(*c).is_none());
    let (number, rest) = text.split_at(end.map_or(text.len(), |(at, _)| at));
    Some((characters(number)?, rest.trim_start()))
}

fn unit(c: char) -> Option<u16> {
    let at = "零一二三四五六七八九".chars().position(|known| known == c);
    match c {
        '两' => Some(2),
        _ => at.and_then(|at| u16::try_from(at).ok()),
    }
}

fn characters(text: &str) -> Option<u16> {
    let one = |text: &str| {
        let mut characters = text.chars();
        let value = unit(characters.next()?)?;
        characters.next().is_none().then_some(value)
    };
    match text.split_once('十') {
        None => one(text),
        Some((tens, units)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            let units = if units.is_empty() { 0 } else { one(units)? };
            Some(tens * 10 + units)
        }
    }
}

/// Days or months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Days,
    Months,
}

impl Unit {
    /// As packs write it.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Days => "day",
            Self::Months => "month",
        }
    }
}

const DAYS: [&str; 6] = ["个自然日", "自然日", "天", "日", "days", "day"];
const MONTHS: [&str; 6] = ["个月", "個月", "个自然月", "月", "months", "month"];
const YEARS: [&str; 4] = ["周年", "年", "years", "year"];

/// A length of time at the beginning, and what follows; years are twelve months each.
pub(super) fn length(text: &str) -> Option<(u16, Unit, &str)> {
    if let Some(rest) = without_any(text, &["半年", "half a year"]) {
        return Some((6, Unit::Months, rest));
    }
    let (n, rest) = number(text)?;
    if let Some(rest) = without_any(rest, &DAYS) {
        return Some((n, Unit::Days, rest));
    }
    if let Some(rest) = without_any(rest, &MONTHS) {
        return Some((n, Unit::Months, rest));
    }
    let rest = without_any(rest, &YEARS)?;
    Some((n.checked_mul(12)?, Unit::Months, rest))
}

/// A day of the month at the beginning: 15日, 15号, 15, the 15th.
pub(super) fn day_of_month(text: &str) -> Option<(u16, &str)> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let (day, rest) = number(text)?;
    let rest = without_any(rest, &["日", "号", "th", "st", "nd", "rd"]).unwrap_or(rest);
    (1..=31).contains(&day).then_some((day, rest))
}

/// A day of the year at the beginning: 9月1日, 09-01, 9.1.
pub(super) fn day_of_year(text: &str) -> Option<((u16, u16), &str)> {
    let (month, rest) = number(text)?;
    let rest = without_any(rest, &["月", "-", "/", "."])?;
    let (day, rest) = day_of_month(rest)?;
    // Of a leap year, so that 29 February is one.
    crate::calendar::day(2000, u32::from(month), u32::from(day))?;
    Some(((month, day), rest))
}
