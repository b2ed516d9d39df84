//! The calendar page: which month and line are looked at, and how far the explanation is scrolled.

use super::action::Direction;
use super::look::scrolled;
use crate::calendar::Month;
use crate::engine::Line;

/// How many months are shown side by side.
pub const MONTHS_SHOWN: u8 = 12;

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultView {
    /// The first month shown.
    pub first: Month,
    /// The month in focus.
    pub month: Month,
    /// The line in focus.
    pub line: Line,
    /// The first line of the explanation shown.
    pub scroll: usize,
}

impl ResultView {
    /// A view that opens with `first`, looking at `month`.
    pub const fn new(first: Month, month: Month) -> Self {
        Self {
            first,
            month,
            line: Line::Fund,
            scroll: 0,
        }
    }

    /// Moves over the record from `earliest` to `latest`, over the lines shown.
    pub fn go(&mut self, direction: Direction, earliest: Month, latest: Month, lines: &[Line]) {
        let (month, line) = (self.month, self.line);
        let at = lines
            .iter()
            .position(|shown| *shown == self.line)
            .unwrap_or(0);
        match direction {
            Direction::Left => self.month = self.month.plus(-1),
            Direction::Right => self.month = self.month.plus(1),
            Direction::First => self.month = earliest,
            Direction::Last => self.month = latest,
            Direction::Up => {
                self.line = lines
                    .get(at.saturating_sub(1))
                    .copied()
                    .unwrap_or(Line::Fund);
            }
            Direction::Down => self.line = lines.get(at + 1).copied().unwrap_or(self.line),
            Direction::PageUp | Direction::PageDown => {
                self.scroll = scrolled(self.scroll, direction);
            }
        }
        self.settle(earliest, latest);
        if (month, line) != (self.month, self.line) {
            self.scroll = 0;
        }
    }

    /// Moves by so many months.
    pub fn go_months(&mut self, n: i32, earliest: Month, latest: Month) {
        self.month = self.month.plus(n);
        self.settle(earliest, latest);
    }

    /// Keeps the month within the record, and in sight.
    fn settle(&mut self, earliest: Month, latest: Month) {
        self.month = self.month.clamp(earliest, latest);
        if self.month < self.first {
            self.first = self.month;
        } else if self.month.since(self.first) >= i32::from(MONTHS_SHOWN) {
            self.first = self.month.plus(1 - i32::from(MONTHS_SHOWN));
        }
    }
}
