//! Several calls at one desk: a family, or two ways to suppose; and how it was before.

use super::update::AtDesk;
use super::{Call, Note, Part, Told};
use crate::case::Case;
use crate::policy::LocalAnswer;
use crate::session::Effect;
use crate::session::Session;

/// So many steps can be taken back.
const MOST: usize = 200;
/// More calls than this stand at no desk.
const MOST_CALLS: usize = 12;

/// How the desk was.
#[derive(Clone, Debug)]
pub(super) struct Past {
    calls: Vec<(u32, Told, Option<u32>)>,
    at: usize,
    row: usize,
    local: Vec<LocalAnswer>,
}

impl Session {
    /// Remembers how it is, so that it can be taken back.
    pub(super) fn remember(&mut self) {
        let desk = &mut self.desk;
        let calls = desk.calls.iter();
        let past = Past {
            calls: calls
                .map(|call| (call.number, call.told.clone(), call.supposes))
                .collect(),
            at: desk.at,
            row: desk.row,
            local: self.shelf.told().to_vec(),
        };
        if desk.past.len() >= MOST {
            desk.past.remove(0);
        }
        desk.past.push(past);
    }

    /// Takes the last step back.
    pub(super) fn undo_at_desk(&mut self) -> Effect {
        self.desk.typed.clear();
        let Some(past) = self.desk.past.pop() else {
            self.desk.note = Some(Note::NothingToUndo);
            return Effect::Changed;
        };
        let heard = past.local == self.shelf.told();
        if !heard {
            self.shelf.set_told(past.local);
        }
        let AtDesk { desk, mut ground } = self.desk_and_ground();
        let mut calls = Vec::with_capacity(past.calls.len());
        for (number, told, supposes) in past.calls {
            let at = desk.calls.iter().position(|call| call.number == number);
            let mut call = match at {
                Some(at) => desk.calls.swap_remove(at),
                None => Call::new(number),
            };
            call.told = told;
            call.supposes = supposes;
            call.show(None, &mut ground);
            calls.push(call);
        }
        desk.calls = calls;
        desk.at = past.at.min(desk.calls.len().saturating_sub(1));
        desk.row = past.row;
        desk.part = Part::Form;
        if !heard {
            self.answer_anew();
        }
        Effect::Changed
    }

    /// Begins another call: an empty one, or one that was told elsewhere.
    pub(in crate::session) fn begin_call(&mut self, case: Option<Case>) {
        if self.desk.calls.len() >= MOST_CALLS {
            self.desk.note = Some(Note::TooMany(MOST_CALLS));
            return;
        }
        self.remember();
        let desk = &mut self.desk;
        // An empty one at hand is as good as a new one.
        let is_new = desk.call().is_none_or(|call| !call.told.is_empty());
        if is_new {
            let number = desk.next_number;
            desk.next_number += 1;
            desk.calls.push(Call::new(number));
            desk.at = desk.calls.len() - 1;
        }
        desk.row = 0;
        desk.typed.clear();
        desk.part = Part::Form;
        match case {
            Some(case) => self.tell_case(case),
            None => self.follow(),
        }
    }

    /// A call of its own that begins with all that was told in this one.
    pub(super) fn suppose(&mut self) {
        let Some(call) = self.desk.call() else { return };
        if call.report.is_none() {
            self.desk.note = Some(Note::NoAnswer);
            return;
        }
        if self.desk.calls.len() >= MOST_CALLS {
            self.desk.note = Some(Note::TooMany(MOST_CALLS));
            return;
        }
        let (told, of) = (call.told.clone(), call.number);
        self.remember();
        let desk = &mut self.desk;
        let mut call = Call::telling(desk.next_number, told);
        call.supposes = Some(of);
        desk.next_number += 1;
        desk.at += 1;
        desk.calls.insert(desk.at, call);
        desk.typed.clear();
        desk.part = Part::Form;
        self.follow();
    }

    /// Puts the call at hand away.
    pub(super) fn close_call(&mut self) {
        self.remember();
        let desk = &mut self.desk;
        let number = desk.call().map(|call| call.number);
        desk.calls.retain(|call| Some(call.number) != number);
        for call in &mut desk.calls {
            call.supposes = call.supposes.filter(|of| Some(*of) != number);
        }
        if desk.calls.is_empty() {
            desk.calls.push(Call::new(desk.next_number));
            desk.next_number += 1;
        }
        desk.at = desk.at.min(desk.calls.len() - 1);
        desk.row = 0;
        desk.typed.clear();
        self.follow();
    }

    /// Goes to a call.
    pub(super) fn turn_to_call(&mut self, at: usize) -> Effect {
        let desk = &mut self.desk;
        if at == desk.at || at >= desk.calls.len() {
            return Effect::Unchanged;
        }
        desk.typed.clear();
        self.follow();
        self.desk.at = at;
        self.desk.row = 0;
        self.follow();
        Effect::Changed
    }

    /// Tells the call at hand a case.
    pub(super) fn tell_case(&mut self, case: Case) {
        let AtDesk { desk, mut ground } = self.desk_and_ground();
        if let Some(call) = desk.calls.get_mut(desk.at) {
            call.told = Told::Case(Box::new(case));
            call.show(None, &mut ground);
        }
    }
}
