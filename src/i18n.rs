//! All words on screen, by language. The texts stand in `assets/messages`; each becomes a function of [`Lang`], so that a
//! missing language, key or placeholder does not compile.
//!
//! A leaf: knows nothing of insurance, only keys, numbers and dates.

use chrono::Datelike;

use crate::calendar::{Day, DayRange, Month};

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese, the first.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Reads `zh` or `en`.
    pub fn read(text: &str) -> Option<Self> {
        match text {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Several things that are said, as sentences one after the other.
    pub fn sentences(self, says: &[impl AsRef<str>]) -> String {
        let mut text = String::new();
        for says in says.iter().map(AsRef::as_ref) {
            if text.is_empty() {
                text.push_str(says);
            } else {
                text.push_str(self.clause_separator());
                text.push_str(&capital(says));
            }
        }
        text
    }

    /// A day with its year: 2026年12月3日.
    pub fn day(self, day: Day) -> String {
        match self {
            Self::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Self::En => format!(
                "{} {} {}",
                day.day(),
                Self::month_name(day.month()),
                day.year()
            ),
        }
    }

    /// A day of a year that is clear from elsewhere: 12月3日.
    pub fn short_day(self, day: Day) -> String {
        match self {
            Self::Zh => format!("{}月{}日", day.month(), day.day()),
            Self::En => format!("{} {}", day.day(), Self::month_name(day.month())),
        }
    }

    /// Twelve months that are paid as one year, by the first of them: 2026年, but 2026年10月到2027年9月这一年. Nobody calls a
    /// year by one number where it does not begin in January.
    pub fn year_from(self, first: Month) -> String {
        if first.number() == 1 {
            return self.year(first.year());
        }
        self.ask_year_span(self.month(first), self.month(first.plus(11)))
    }

    /// A month with its year: 2026年12月.
    pub fn month(self, month: Month) -> String {
        match self {
            Self::Zh => format!("{}年{}月", month.year(), month.number()),
            Self::En => format!("{} {}", Self::month_name(month.number()), month.year()),
        }
    }

    /// Months in a row: 2026年8月至11月, 2026年12月至2027年2月; one alone: 2026年8月.
    pub fn months_in_a_row(self, from: Month, to: Month) -> String {
        if from == to {
            return self.month(from);
        }
        let one_year = from.year() == to.year();
        match self {
            Self::Zh if one_year => format!("{}至{}月", self.month(from), to.number()),
            Self::Zh => format!("{}至{}", self.month(from), self.month(to)),
            Self::En if one_year => {
                format!("{} to {}", Self::month_name(from.number()), self.month(to))
            }
            Self::En => format!("{} to {}", self.month(from), self.month(to)),
        }
    }

    /// Days within one month: 1日至2日, 3日起 (to the end of the month), 整月.
    pub fn days_in_month(self, days: DayRange) -> String {
        let month = Month::of(days.from());
        let (from, to) = (days.from().day(), days.to().day());
        let (starts, ends) = (days.from() == month.first(), days.to() == month.last());
        match (starts, ends) {
            (true, true) => self.days_whole_month().to_owned(),
            (true, false) => self.days_until(to),
            (false, true) => self.days_from(from),
            (false, false) if from == to => self.days_one(from),
            (false, false) => self.days_between(from, to),
        }
    }

    fn month_name(number: u32) -> &'static str {
        const NAMES: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        usize::try_from(number)
            .ok()
            .and_then(|n| NAMES.get(n - 1).copied())
            .unwrap_or("")
    }
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// With a capital letter, where the script has any.
pub(crate) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
