//! The field for a month or a day: a grid to walk with arrows, and digits to type.

use chrono::Datelike;

use super::action::Direction;
use crate::calendar::{DateError, Day, Month, minus_days, parse_day, parse_month, plus_days};

/// What a field asks for: a month, or a day.
pub trait Moment: Copy + Ord {
    /// No date takes more characters.
    const LONGEST: usize;

    /// Reads a whole date.
    ///
    /// # Errors
    /// When the text is no date of this kind, or one the calendar does not have.
    fn read(typed: &str) -> Result<Self, DateError>;

    /// What one or two digits mean while this one is in focus.
    fn beside(self, number: u32) -> Option<Self>;

    /// Where a move leads.
    fn moved(self, direction: Direction) -> Self;
}

/// Left and right a month, up and down a row of four, by page a year.
impl Moment for Month {
    const LONGEST: usize = 10;

    fn read(typed: &str) -> Result<Self, DateError> {
        parse_month(typed)
    }

    fn beside(self, number: u32) -> Option<Self> {
        Self::new(self.year(), number)
    }

    fn moved(self, direction: Direction) -> Self {
        self.plus(match direction {
            Direction::Left => -1,
            Direction::Right => 1,
            Direction::Up => -4,
            Direction::Down => 4,
            Direction::PageUp => -12,
            Direction::PageDown => 12,
            Direction::First => 1 - self.number().cast_signed(),
            Direction::Last => 12 - self.number().cast_signed(),
        })
    }
}

/// Left and right a day, up and down a week, by page a month.
impl Moment for Day {
    const LONGEST: usize = 12;

    fn read(typed: &str) -> Result<Self, DateError> {
        parse_day(typed)
    }

    fn beside(self, number: u32) -> Option<Self> {
        Month::of(self).day(number)
    }

    fn moved(self, direction: Direction) -> Self {
        let month = Month::of(self);
        let in_month = |month: Month| month.day(Datelike::day(&self)).unwrap_or(month.last());
        match direction {
            Direction::Left => minus_days(self, 1),
            Direction::Right => plus_days(self, 1),
            Direction::Up => minus_days(self, 7),
            Direction::Down => plus_days(self, 7),
            Direction::PageUp => in_month(month.plus(-1)),
            Direction::PageDown => in_month(month.plus(1)),
            Direction::First => month.first(),
            Direction::Last => month.last(),
        }
    }
}

/// Why what was typed is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no date, or not a whole one yet.
    Unread,
    /// The calendar has no such date.
    NoSuchDate,
    /// It lies before the first that can be chosen.
    TooEarly,
    /// It lies after the last.
    TooLate,
}

/// A field for a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateField<T> {
    /// The date in focus.
    pub focus: T,
    /// The first date that can be chosen.
    pub earliest: T,
    /// The last date that can be chosen.
    pub latest: T,
    /// What was typed so far.
    pub typed: String,
    /// Why it was not taken, once somebody tried; until something else is typed.
    pub refused: Option<Refusal>,
}

/// A field for a month.
pub type MonthField = DateField<Month>;

/// A field for a day.
pub type DayField = DateField<Day>;

impl<T: Moment> DateField<T> {
    /// A field between two dates.
    pub fn new(focus: T, earliest: T, latest: T) -> Self {
        let earliest = earliest.min(latest);
        Self {
            focus: focus.clamp(earliest, latest),
            earliest,
            latest,
            typed: String::new(),
            refused: None,
        }
    }

    /// Moves the focus; what was typed no longer counts.
    pub fn go(&mut self, direction: Direction) {
        self.typed.clear();
        self.refused = None;
        self.focus = self
            .focus
            .moved(direction)
            .clamp(self.earliest, self.latest);
    }

    /// Takes a typed character back. Returns whether there was one.
    pub fn erase(&mut self) -> bool {
        let erased = self.typed.pop().is_some();
        self.follow();
        erased
    }

    /// Takes a typed character; a whole date moves the focus there, one or two digits choose one of the year or month
    /// shown. Returns whether there was room.
    pub fn put(&mut self, c: char) -> bool {
        // What was refused is not gone on with: it is begun anew.
        if self.refused.is_some() {
            self.typed.clear();
        }
        let room = self.typed.chars().count() < T::LONGEST;
        if room {
            self.typed.push(c);
            self.follow();
        }
        room
    }

    /// The date in focus, if that is what was typed; if not, what was typed stays, and it is said why it is not taken.
    pub fn accept(&mut self) -> Option<T> {
        self.refused = self.meant().err();
        self.refused.is_none().then_some(self.focus)
    }

    /// Whether the focus is what was typed. A text that is no date, or none that can be chosen, is not taken for one.
    pub fn is_clear(&self) -> bool {
        self.meant() == Ok(self.focus)
    }

    fn meant(&self) -> Result<T, Refusal> {
        let date = match (self.typed.as_str(), short(&self.typed)) {
            ("", _) => self.focus,
            (_, Some(number)) => self.focus.beside(number).ok_or(Refusal::NoSuchDate)?,
            (typed, None) => T::read(typed).map_err(|error| match error {
                DateError::NoSuchDate => Refusal::NoSuchDate,
                _ => Refusal::Unread,
            })?,
        };
        match date {
            date if date < self.earliest => Err(Refusal::TooEarly),
            date if date > self.latest => Err(Refusal::TooLate),
            date => Ok(date),
        }
    }

    fn follow(&mut self) {
        self.refused = None;
        if let Ok(date) = self.meant() {
            self.focus = date;
        }
    }
}

/// One or two digits.
fn short(typed: &str) -> Option<u32> {
    typed.parse().ok().filter(|_| typed.len() <= 2)
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

    /// What Enter takes; or why it takes nothing, and then what was typed is still there.
    fn answered<T: Moment + std::fmt::Debug>(field: &mut DateField<T>) -> Result<T, Refusal> {
        let typed = field.typed.clone();
        let taken = field.accept();
        assert_eq!(field.typed, typed);
        assert_eq!(field.is_clear(), taken.is_some());
        taken.ok_or_else(|| field.refused.unwrap())
    }

    /// What was typed, and the month that is taken, or why none is.
    #[test]
    fn a_month_is_taken_only_if_it_is_what_was_typed() {
        for (typed, taken) in [
            ("", Ok("2026-09")),
            ("202607", Ok("2026-07")),
            ("2025-1", Ok("2025-01")),
            ("2025-12", Ok("2025-12")),
            // A month of the year shown.
            ("8", Ok("2026-08")),
            ("11", Ok("2026-11")),
            // Not yet, or not at all.
            ("12", Err(Refusal::TooLate)),
            ("13", Err(Refusal::NoSuchDate)),
            ("0", Err(Refusal::NoSuchDate)),
            ("2026", Err(Refusal::Unread)),
            ("202613", Err(Refusal::NoSuchDate)),
            ("202612", Err(Refusal::TooLate)),
            ("194912", Err(Refusal::TooEarly)),
            ("1210", Err(Refusal::Unread)),
            ("去年", Err(Refusal::Unread)),
        ] {
            let mut field = MonthField::new(month("2026-09"), month("1950-01"), month("2026-11"));
            assert!(typed.chars().all(|c| field.put(c)));
            assert_eq!(answered(&mut field), taken.map(month), "{typed}");
        }
    }

    #[test]
    fn a_day_is_taken_only_if_it_is_what_was_typed() {
        for (typed, taken) in [
            ("", Ok("2026-11-21")),
            ("20261110", Ok("2026-11-10")),
            ("2026-3-1", Ok("2026-03-01")),
            ("5", Ok("2026-11-05")),
            ("10", Ok("2026-11-10")),
            // Not yet, or not at all.
            ("30", Err(Refusal::TooLate)),
            ("31", Err(Refusal::NoSuchDate)),
            ("202611", Err(Refusal::Unread)),
            ("20260230", Err(Refusal::NoSuchDate)),
            ("20261122", Err(Refusal::TooLate)),
            ("20231120", Err(Refusal::TooEarly)),
            ("昨天", Err(Refusal::Unread)),
        ] {
            let (earliest, latest) = (day("2023-11-21"), day("2026-11-21"));
            let mut field = DayField::new(latest, earliest, latest);
            assert!(typed.chars().all(|c| field.put(c)));
            assert_eq!(answered(&mut field), taken.map(day), "{typed}");
        }
    }

    #[test]
    fn what_is_erased_is_no_longer_meant() {
        let mut field = MonthField::new(month("2026-09"), month("1950-01"), month("2026-11"));
        assert!("2026071".chars().all(|c| field.put(c)));
        assert!(!field.is_clear());
        assert!(field.erase());
        assert_eq!((field.is_clear(), field.focus), (true, month("2026-07")));
    }

    #[test]
    fn what_is_said_goes_away_with_what_it_was_said_about() {
        let mut field = MonthField::new(month("2026-09"), month("1950-01"), month("2026-11"));
        for undo in [
            (|field| assert!(field.erase())) as fn(&mut MonthField),
            |field| assert!(field.put('1')),
            |field| field.go(Direction::Left),
        ] {
            field.typed = "202613".to_owned();
            assert_eq!(field.accept(), None);
            assert!(field.refused.is_some());
            undo(&mut field);
            assert_eq!(field.refused, None);
        }
    }

    #[test]
    fn what_was_refused_is_begun_anew() {
        let mut field = DateField::new(day("2026-11-20"), day("2026-01-01"), day("2026-11-22"));
        "20261230".chars().for_each(|c| assert!(field.put(c)));
        assert_eq!(field.accept(), None);
        "20261110".chars().for_each(|c| assert!(field.put(c)));
        assert_eq!(field.accept(), Some(day("2026-11-10")));
    }
}
