//! What an action does at the desk.

use super::call::Ground;
use super::save::LOCAL_FILE;
use super::{Deed, Desk, Note, Part, Prompt};
use super::{Edit, Told};
use crate::interview::{Entry, Field};
use crate::report::sheet;
use crate::session::action::{Action, Direction, Effect};
use crate::session::look::scrolled;
use crate::session::{Errand, Session};

/// What no key waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owing {
    /// The rules of the place that is being typed.
    RulesAhead,
    /// What stands beside the calendar of the call at hand: what can be done, what other places say, which answer settles most.
    Beside,
}

/// The desk, and what its calls are answered from.
pub(super) struct AtDesk<'a> {
    pub(super) desk: &'a mut Desk,
    pub(super) ground: Ground<'a>,
}

impl Session {
    pub(super) fn desk_and_ground(&mut self) -> AtDesk<'_> {
        AtDesk {
            desk: &mut self.desk,
            ground: Ground {
                shelf: &mut self.shelf,
                today: self.today,
            },
        }
    }

    /// What is still to be found out next, once there is time.
    pub fn owes(&self) -> Option<Owing> {
        let desk = &self.desk;
        if self.place_typed() != desk.ahead {
            return Some(Owing::RulesAhead);
        }
        let is_owed = desk.call().is_some_and(super::Call::is_owed);
        is_owed.then_some(Owing::Beside)
    }

    /// The place that is being typed, if nothing else is thought of before it is taken.
    fn place_typed(&self) -> Option<String> {
        if self.desk.typed.is_empty() || self.desk.field() != Some(Field::Place) {
            return None;
        }
        match self.entry() {
            Ok(Entry::Place(code)) => Some(code),
            _ => None,
        }
    }

    /// Finds out all of it.
    pub fn catch_up(&mut self) -> Effect {
        let mut effect = Effect::Unchanged;
        while self.owes().is_some() {
            effect = self.find_out();
        }
        effect
    }

    /// Finds out a piece of it, or reads the rules of the place that is being typed, so that no key waits for them.
    pub fn find_out(&mut self) -> Effect {
        let ahead = self.place_typed();
        let AtDesk { desk, mut ground } = self.desk_and_ground();
        if desk.ahead != ahead {
            // What is wrong with a pack is said when the place is taken.
            let read = ahead.as_ref().map(|code| ground.shelf.rules(code));
            drop(read);
            desk.ahead = ahead;
            return Effect::Unchanged;
        }
        match desk.calls.get_mut(desk.at) {
            Some(call) if call.is_owed() => {
                call.find_out(&mut ground);
                // Nothing is drawn before all of it is found.
                if call.is_owed() {
                    Effect::Unchanged
                } else {
                    Effect::Changed
                }
            }
            _ => Effect::Unchanged,
        }
    }

    /// Whether leaving would lose what nobody has agreed to lose.
    pub(in crate::session) fn is_desk_work(&self) -> bool {
        self.desk.is_begun() && self.desk.note != Some(Note::LeaveAgain)
    }

    /// What Esc leaves: what was typed, a line of its own, a part; never the desk.
    fn back_at_desk(&mut self) {
        let desk = &mut self.desk;
        desk.note = None;
        if desk.typed.is_empty() {
            desk.part = Part::Form;
        } else {
            desk.typed.clear();
            self.follow();
        }
    }

    /// Whether there is anything for Esc to leave.
    pub(in crate::session) fn can_leave_at_desk(&self) -> bool {
        let desk = &self.desk;
        desk.prompt.is_some() || !desk.typed.is_empty() || desk.part != Part::Form
    }

    pub(in crate::session) fn on_desk(&mut self, action: Action) -> Effect {
        let before = self.desk.note.clone();
        if let Some(effect) = self.on_prompt(action) {
            if self.desk.note == before && !matches!(action, Action::Accept) {
                self.desk.note = None;
            }
            return effect;
        }
        self.desk.note = None;
        let effect = self.do_at_desk(action);
        match effect {
            Effect::Unchanged if before != self.desk.note => Effect::Changed,
            effect => effect,
        }
    }

    fn do_at_desk(&mut self, action: Action) -> Effect {
        match action {
            Action::Undo => self.undo_at_desk(),
            Action::Desk(deed) => self.desk_does(deed),
            Action::Move(direction) => self.move_at_desk(direction),
            Action::Type(c) => self.type_at_desk(c),
            Action::Erase => self.erase_at_desk(),
            Action::Accept => self.accept_at_desk(),
            Action::Back => {
                self.back_at_desk();
                Effect::Changed
            }
            Action::DontKnow => self.fill(&Entry::Nothing),
            _ => Effect::Unchanged,
        }
    }

    fn desk_does(&mut self, deed: Deed) -> Effect {
        match deed {
            Deed::NextPart => self.desk.part = self.desk.part.next(),
            Deed::Part(part) => self.desk.part = part,
            Deed::Field(row) => {
                self.desk.part = Part::Form;
                self.turn_to_field(row);
            }
            Deed::Choice(at) => return self.fill(&Entry::Choice(at)),
            Deed::Month(month) => {
                self.desk.part = Part::Months;
                if let Some(call) = self.desk.calls.get_mut(self.desk.at)
                    && let Some(report) = &call.report
                {
                    let record = &report.answer.go_on;
                    call.view.month = month.clamp(record.first, record.last);
                    call.view.scroll = 0;
                }
            }
            Deed::Line => self.open_line(),
            Deed::NewCall => self.begin_call(None),
            Deed::NextCall => {
                let next = (self.desk.at + 1) % self.desk.calls.len().max(1);
                return self.turn_to_call(next);
            }
            Deed::CallBefore => {
                let count = self.desk.calls.len().max(1);
                return self.turn_to_call((self.desk.at + count - 1) % count);
            }
            Deed::Call(at) => return self.turn_to_call(at),
            Deed::Suppose => self.suppose(),
            Deed::CloseCall => self.close_call(),
            Deed::Save if self.desk.call().is_some_and(|call| call.report.is_none()) => {
                self.desk.note = Some(Note::NoAnswer);
            }
            Deed::Save => self.desk.prompt = Some(Prompt::Save(Edit::default())),
            Deed::Open => self.desk.prompt = Some(Prompt::Open(Edit::default())),
            Deed::CopyAloud | Deed::CopyLine => return self.copy(deed),
            Deed::Print => return self.print_at_desk(),
            Deed::Mouse => {
                let has = !self.desk.has_mouse;
                self.desk.has_mouse = has;
                self.desk.note = Some(Note::Mouse(has));
                return self.send(Errand::Mouse(has));
            }
            Deed::Search => {
                self.desk.prompt = Some(Prompt::Search {
                    edit: Edit::default(),
                    focus: 0,
                });
            }
            // Whoever knows all there is to do does it.
            Deed::Found(_) => self.desk.prompt = None,
            Deed::Local => return self.open_local(),
            Deed::SaveLocal if self.shelf.told().is_empty() => {
                self.desk.note = Some(Note::NothingTold);
            }
            Deed::SaveLocal => {
                let name = Edit::with(LOCAL_FILE.to_owned());
                self.desk.prompt = Some(Prompt::Save(name));
            }
        }
        Effect::Changed
    }

    fn copy(&mut self, deed: Deed) -> Effect {
        self.catch_up();
        let call = self.desk.call();
        if deed == Deed::CopyLine && call.is_some_and(|call| !call.is_whole()) {
            self.desk.note = Some(Note::NotWhole);
            return Effect::Changed;
        }
        let text = match deed {
            Deed::CopyLine => call.and_then(|call| call.line(&self.shelf)),
            _ => call
                .and_then(|call| call.report.as_ref())
                .map(|report| crate::report::aloud(self.lang, report)),
        };
        self.desk.note = Some(match text {
            Some(_) => Note::Copied,
            None => Note::NoAnswer,
        });
        text.map_or(Effect::Changed, |text| self.send(Errand::Copy(text)))
    }

    fn move_at_desk(&mut self, direction: Direction) -> Effect {
        let desk = &mut self.desk;
        let part = match direction {
            Direction::PageUp | Direction::PageDown => Part::Why,
            _ => desk.part,
        };
        match part {
            Part::Form => {
                // Among what was found for what is typed.
                if !desk.typed.is_empty() && desk.field() == Some(Field::Place) {
                    let last = self.desk_places().len().saturating_sub(1);
                    let listed = self.desk.listed.min(last);
                    self.desk.listed = match direction {
                        Direction::Up | Direction::Left => listed.saturating_sub(1),
                        Direction::Down | Direction::Right => (listed + 1).min(last),
                        Direction::First => 0,
                        _ => last,
                    };
                    return Effect::Changed;
                }
                let rows = desk.call().map_or(0, |call| call.form.fields.len());
                let last = rows.saturating_sub(1);
                let row = match direction {
                    Direction::Up | Direction::Left => desk.row.saturating_sub(1),
                    Direction::Down | Direction::Right => (desk.row + 1).min(last),
                    Direction::First | Direction::PageUp => 0,
                    Direction::Last | Direction::PageDown => last,
                };
                self.turn_to_field(row);
            }
            Part::Months => {
                let Some(call) = desk.calls.get_mut(desk.at) else {
                    return Effect::Unchanged;
                };
                let Some(report) = &call.report else {
                    return Effect::Unchanged;
                };
                let (first, last) = (report.answer.go_on.first, report.answer.go_on.last);
                let aside = match direction {
                    Direction::Left => Some(Direction::Up),
                    Direction::Right => Some(Direction::Down),
                    _ => None,
                };
                if let Some(direction) = aside {
                    let sheet = sheet(self.lang, report, call.view.first, 1);
                    let lines: Vec<_> = sheet.rows.iter().filter_map(|row| row.line).collect();
                    call.view.go(direction, first, last, &lines);
                    return Effect::Changed;
                }
                let step = match direction {
                    Direction::Up => -1,
                    Direction::Down => 1,
                    Direction::First => first.since(call.view.month),
                    _ => last.since(call.view.month),
                };
                call.view.go_months(step, first, last);
                call.view.scroll = 0;
            }
            Part::Why => {
                let Some(call) = desk.calls.get_mut(desk.at) else {
                    return Effect::Unchanged;
                };
                call.view.scroll = scrolled(call.view.scroll, direction);
            }
        }
        Effect::Changed
    }

    fn turn_to_field(&mut self, row: usize) {
        let desk = &mut self.desk;
        desk.row = row;
        desk.listed = 0;
        if !desk.typed.is_empty() {
            desk.typed.clear();
            self.follow();
        }
    }

    fn type_at_desk(&mut self, c: char) -> Effect {
        self.desk.part = Part::Form;
        let Some(field) = self.desk.field() else {
            self.desk.note = Some(Note::OnItsLine);
            return Effect::Changed;
        };
        if self.desk.typed.is_empty() {
            if let Some(at) = numbered(field, c) {
                return self.fill(&Entry::Choice(at));
            }
            if c == ' ' {
                return Effect::Unchanged;
            }
        }
        let mut edit = Edit::with(std::mem::take(&mut self.desk.typed));
        edit.put(c);
        self.desk.typed = edit.text;
        self.desk.listed = 0;
        self.follow();
        Effect::Changed
    }

    fn erase_at_desk(&mut self) -> Effect {
        if self.desk.part != Part::Form {
            return Effect::Unchanged;
        }
        if self.desk.typed.pop().is_some() {
            self.desk.listed = 0;
            self.follow();
            return Effect::Changed;
        }
        let filled = self.desk.call().zip(self.desk.field());
        match filled {
            Some((call, field)) if call.form.is_filled(field) => {
                let row = self.desk.row;
                let effect = self.fill(&Entry::Nothing);
                self.desk.row = row;
                effect
            }
            _ => Effect::Unchanged,
        }
    }

    fn accept_at_desk(&mut self) -> Effect {
        if self.desk.part != Part::Form {
            self.desk.part = Part::Form;
            return Effect::Changed;
        }
        let places = self.desk.field() == Some(Field::Place) && !self.desk_places().is_empty();
        let filled = self.desk.call().zip(self.desk.field());
        let filled = filled.is_some_and(|(call, field)| call.form.is_filled(field));
        if self.desk.typed.is_empty() && (!places || filled) {
            return self.move_at_desk(Direction::Down);
        }
        match self.entry() {
            Ok(entry) => self.fill(&entry),
            Err(note) => {
                self.desk.note = Some(note);
                Effect::Changed
            }
        }
    }

    /// Puts something into the field at hand, and goes on to the next one that is empty.
    fn fill(&mut self, entry: &Entry) -> Effect {
        let Some(field) = self.desk.field() else {
            self.desk.note = Some(Note::OnItsLine);
            return Effect::Changed;
        };
        let answers = match self.filled(entry) {
            Ok(answers) => answers,
            Err(unfit) => {
                self.desk.note = Some(Note::Unfit(unfit));
                return Effect::Changed;
            }
        };
        self.remember();
        let AtDesk { desk, mut ground } = self.desk_and_ground();
        desk.typed.clear();
        desk.listed = 0;
        if let Some(call) = desk.calls.get_mut(desk.at) {
            call.told = Told::Form(answers);
            call.show(None, &mut ground);
            let fields = call.form.fields.iter().enumerate();
            let after = fields.skip_while(|(_, one)| **one != field).skip(1);
            let mut empty = after.filter(|(_, one)| !call.form.is_filled(**one));
            let last = call.form.fields.len().saturating_sub(1);
            let here = call.form.fields.iter().position(|one| *one == field);
            desk.row = match (empty.next(), here) {
                (Some((row, _)), _) => row,
                (None, Some(here)) => (here + 1).min(last),
                (None, None) => desk.row.min(last),
            };
        }
        Effect::Changed
    }

    /// The calendar follows what is typed.
    pub(in crate::session) fn follow(&mut self) {
        let typed = self.typed_told();
        let AtDesk { desk, mut ground } = self.desk_and_ground();
        desk.show(typed, &mut ground);
    }
}

/// The choice a character stands for: letters choose, and digits where no date is typed.
fn numbered(field: Field, c: char) -> Option<usize> {
    if field == Field::Place {
        return None;
    }
    let at = match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        '1'..='9' if !field.takes_dates() => u32::from(c) - u32::from('1'),
        _ => return None,
    };
    usize::try_from(at).ok()
}
