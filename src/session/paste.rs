//! A pasted text: it goes into the field that is open, as far as that takes it, and presses no keys.

use super::action::Effect;
use super::date::{DateField, Moment};
use super::state::{Page, Session};
use crate::interview::Kind;
use crate::text::width;

impl Session {
    /// Takes a pasted text. Where nothing is typed it does nothing.
    pub fn paste(&mut self, text: &str) -> Effect {
        let Page::Ask(question) = self.page else {
            return Effect::Unchanged;
        };
        let line = text.lines().map(str::trim).find(|line| !line.is_empty());
        let (Some(line), false) = (line, self.help) else {
            return Effect::Unchanged;
        };
        let taken = match question.kind() {
            Kind::Place => {
                let shown = |c: &char| width(c.encode_utf8(&mut [0; 4])) > 0;
                let taken = line.chars().filter(shown).filter(|c| self.place.put(*c));
                taken.count() > 0
            }
            Kind::Month => put(&mut self.month, line),
            Kind::Day => put(&mut self.day, line),
            Kind::Choices(_) | Kind::Months => false,
        };
        if taken {
            self.remark = None;
            Effect::Changed
        } else {
            Effect::Unchanged
        }
    }
}

/// What dates are written with.
fn is_of_date(c: char) -> bool {
    c.is_ascii_digit() || "-/.年月日".contains(c)
}

fn put<T: Moment>(field: &mut DateField<T>, line: &str) -> bool {
    let date = line.chars().filter(|c| is_of_date(*c));
    date.filter(|c| field.put(*c)).count() > 0
}
