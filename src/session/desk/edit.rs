//! A line of text that is being written, with a cursor in it.

use crate::session::Direction;
use crate::text::width;

/// Nothing anybody writes in one line is longer.
const LONGEST: usize = 2000;

/// A line of text, and where the next character goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// The text.
    pub text: String,
    /// The byte before which the next character goes.
    pub at: usize,
}

impl Edit {
    /// A line that begins with a text, the cursor behind it.
    pub(super) fn with(text: String) -> Self {
        let at = text.len();
        Self { text, at }
    }

    /// Takes a character. Returns whether there was room.
    pub(in crate::session) fn put(&mut self, c: char) -> bool {
        let seen = width(c.encode_utf8(&mut [0; 4])) > 0;
        let room = seen && self.text.len() + c.len_utf8() <= LONGEST;
        if room {
            self.text.insert(self.at, c);
            self.at += c.len_utf8();
        }
        room
    }

    /// Takes back the character before the cursor.
    pub(in crate::session) fn erase(&mut self) -> bool {
        let before = self.before();
        if before < self.at {
            self.text.replace_range(before..self.at, "");
            self.at = before;
            return true;
        }
        false
    }

    /// Moves the cursor.
    pub(in crate::session) fn go(&mut self, direction: Direction) {
        self.at = match direction {
            Direction::Left => self.before(),
            Direction::Right => self.after(),
            Direction::First | Direction::Up | Direction::PageUp => 0,
            Direction::Last | Direction::Down | Direction::PageDown => self.text.len(),
        };
    }

    fn before(&self) -> usize {
        let head = self.text.get(..self.at).unwrap_or_default();
        head.char_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        let tail = self.text.get(self.at..).unwrap_or_default();
        self.at + tail.chars().next().map_or(0, char::len_utf8)
    }
}
