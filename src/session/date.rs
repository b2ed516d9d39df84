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

    /// Takes a typed character back.
    pub fn erase(&mut self) {
        self.typed.pop();
    }

    /// Takes a typed character; a whole month moves the focus there.
    pub fn put(&mut self, c: char) {
        if self.typed.chars().count() < 10 {
            self.typed.push(c);
        }
        if let Ok(month) = parse_month(&self.typed) {
            self.set(month);
        }
    }

    fn set(&mut self, month: Month) {
        self.focus = month.min(self.latest).max(Month::in_year(EARLIEST_YEAR, 1));
    }
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

    /// Takes a typed character back.
    pub fn erase(&mut self) {
        self.typed.pop();
    }

    /// Takes a typed character; a whole date moves the focus there, one or two digits choose a day of the month shown.
    pub fn put(&mut self, c: char) {
        if self.typed.chars().count() < 12 {
            self.typed.push(c);
        }
        let number: Option<u32> = self.typed.parse().ok().filter(|_| self.typed.len() <= 2);
        let of_month = number.and_then(|number| Month::of(self.focus).day(number));
        if let Some(day) = parse_day(&self.typed).ok().or(of_month) {
            self.set(day);
        }
    }

    fn set(&mut self, day: Day) {
        self.focus = day.clamp(self.earliest, self.latest);
    }
}
