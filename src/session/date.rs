//! Fields for a month and a day: a grid to walk with arrows, and digits to type.

use chrono::Datelike;

use super::action::Direction;
use crate::calendar::{Day, Month, minus_days, parse_day, parse_month, plus_days};

/// Months beyond these years are nobody's payments.
const EARLIEST_YEAR: i32 = 1950;

/// A field for a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthField {
    /// The month in focus.
    pub focus: Month,
    /// The last month that can be chosen.
    pub latest: Month,
    /// What was typed so far.
    pub typed: String,
}

impl MonthField {
    /// A field that may go up to `latest`.
    pub const fn new(focus: Month, latest: Month) -> Self {
        Self {
            focus,
            latest,
            typed: String::new(),
        }
    }

    /// Moves the focus: left and right a month, up and down a row of four, by page a year.
    pub fn go(&mut self, direction: Direction) {
        self.typed.clear();
        let by = match direction {
            Direction::Left => -1,
            Direction::Right => 1,
            Direction::Up => -4,
            Direction::Down => 4,
            Direction::PageUp => -12,
            Direction::PageDown => 12,
            Direction::First => 1 - self.focus.number().cast_signed(),
            Direction::Last => 12 - self.focus.number().cast_signed(),
        };
        self.set(self.focus.plus(by));
    }

    /// Takes a typed character back. Returns whether there was one.
    pub fn erase(&mut self) -> bool {
        let erased = self.typed.pop().is_some();
        self.follow();
        erased
    }

    /// Takes a typed character; a whole month moves the focus there, one or two digits choose a month of the year shown.
    /// Returns whether there was room.
    pub fn put(&mut self, c: char) -> bool {
        let room = self.typed.chars().count() < 10;
        if room {
            self.typed.push(c);
            self.follow();
        }
        room
    }

    /// Whether the focus is what was typed. A text that is no month, or none that can be chosen, is not taken for one.
    pub fn is_clear(&self) -> bool {
        self.typed.is_empty() || self.meant() == Some(self.focus)
    }

    fn meant(&self) -> Option<Month> {
        let year = self.focus.year();
        let number = short(&self.typed).and_then(|number| u8::try_from(number).ok());
        let of_year = number.filter(|number| (1..=12).contains(number));
        let month = parse_month(&self.typed).ok();
        month.or(of_year.map(|number| Month::in_year(year, number)))
    }

    fn follow(&mut self) {
        let possible = Month::in_year(EARLIEST_YEAR, 1)..=self.latest;
        if let Some(month) = self.meant().filter(|month| possible.contains(month)) {
            self.focus = month;
        }
    }

    fn set(&mut self, month: Month) {
        self.focus = month.min(self.latest).max(Month::in_year(EARLIEST_YEAR, 1));
    }
}

/// One or two digits.
fn short(typed: &str) -> Option<u32> {
    typed.parse().ok().filter(|_| typed.len() <= 2)
}

/// A field for a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayField {
    /// The day in focus.
    pub focus: Day,
    /// The first day that can be chosen.
    pub earliest: Day,
    /// The last day that can be chosen.
    pub latest: Day,
    /// What was typed so far.
    pub typed: String,
}

impl DayField {
    /// A field between two days.
    pub fn new(focus: Day, earliest: Day, latest: Day) -> Self {
        let focus = focus.clamp(earliest.min(latest), latest);
        Self {
            focus,
            earliest: earliest.min(latest),
            latest,
            typed: String::new(),
        }
    }

    /// Moves the focus: left and right a day, up and down a week, by page a month.
    pub fn go(&mut self, direction: Direction) {
        self.typed.clear();
        let month = Month::of(self.focus);
        let in_month = |month: Month| month.day(self.focus.day()).unwrap_or(month.last());
        self.set(match direction {
            Direction::Left => minus_days(self.focus, 1),
            Direction::Right => plus_days(self.focus, 1),
            Direction::Up => minus_days(self.focus, 7),
            Direction::Down => plus_days(self.focus, 7),
            Direction::PageUp => in_month(month.plus(-1)),
            Direction::PageDown => in_month(month.plus(1)),
            Direction::First => month.first(),
            Direction::Last => month.last(),
        });
    }

    /// Takes a typed character back. Returns whether there was one.
    pub fn erase(&mut self) -> bool {
        let erased = self.typed.pop().is_some();
        self.follow();
        erased
    }

    /// Takes a typed character; a whole date moves the focus there, one or two digits choose a day of the month shown.
    /// Returns whether there was room.
    pub fn put(&mut self, c: char) -> bool {
        let room = self.typed.chars().count() < 12;
        if room {
            self.typed.push(c);
            self.follow();
        }
        room
    }

    /// Whether the focus is what was typed. A text that is no day, or none that can be chosen, is not taken for one.
    pub fn is_clear(&self) -> bool {
        self.typed.is_empty() || self.meant() == Some(self.focus)
    }

    fn meant(&self) -> Option<Day> {
        let of_month = short(&self.typed).and_then(|number| Month::of(self.focus).day(number));
        parse_day(&self.typed).ok().or(of_month)
    }

    fn follow(&mut self) {
        let possible = self.earliest..=self.latest;
        if let Some(day) = self.meant().filter(|day| possible.contains(day)) {
            self.focus = day;
        }
    }

    fn set(&mut self, day: Day) {
        self.focus = day.clamp(self.earliest, self.latest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn month(text: &str) -> Month {
        parse_month(text).unwrap()
    }

    /// What was typed, and the month that is taken; `None`: none is.
    #[test]
    fn a_month_is_taken_only_if_it_is_what_was_typed() {
        for (typed, taken) in [
            ("", Some("2026-09")),
            ("202607", Some("2026-07")),
            ("2025-1", Some("2025-01")),
            ("2025-12", Some("2025-12")),
            // A month of the year shown.
            ("8", Some("2026-08")),
            ("11", Some("2026-11")),
            // Not yet, or not at all.
            ("12", None),
            ("13", None),
            ("0", None),
            ("2026", None),
            ("202613", None),
            ("202612", None),
            ("194912", None),
            ("1210", None),
            ("去年", None),
        ] {
            let mut field = MonthField::new(month("2026-09"), month("2026-11"));
            assert!(typed.chars().all(|c| field.put(c)));
            let is = field.is_clear().then_some(field.focus);
            assert_eq!(is, taken.map(month), "{typed}");
        }
    }

    #[test]
    fn a_day_is_taken_only_if_it_is_what_was_typed() {
        for (typed, taken) in [
            ("", Some("2026-11-21")),
            ("20261110", Some("2026-11-10")),
            ("2026-3-1", Some("2026-03-01")),
            ("5", Some("2026-11-05")),
            ("10", Some("2026-11-10")),
            // Not yet, or not at all.
            ("30", None),
            ("31", None),
            ("202611", None),
            ("20260230", None),
            ("20261122", None),
            ("20231120", None),
            ("昨天", None),
        ] {
            let (earliest, latest) = (day("2023-11-21"), day("2026-11-21"));
            let mut field = DayField::new(latest, earliest, latest);
            assert!(typed.chars().all(|c| field.put(c)));
            let is = field.is_clear().then_some(field.focus);
            assert_eq!(is, taken.map(day), "{typed}");
        }
    }

    #[test]
    fn what_is_erased_is_no_longer_meant() {
        let mut field = MonthField::new(month("2026-09"), month("2026-11"));
        assert!("2026071".chars().all(|c| field.put(c)));
        assert!(!field.is_clear());
        assert!(field.erase());
        assert_eq!((field.is_clear(), field.focus), (true, month("2026-07")));
    }
}
