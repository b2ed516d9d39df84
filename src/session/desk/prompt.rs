//! What is asked for in a line of its own: a case, a name for a file, what there is to do.

use std::path::PathBuf;

use super::update::AtDesk;
use super::{Edit, LocalPrompt, Note, Part, Told};
use crate::case::{Case, CaseProblem, MAX_BYTES};
use crate::session::action::{Action, Direction, Effect};
use crate::session::{Errand, Session};

/// A line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// The case on one line.
    Line {
        /// The line.
        edit: Edit,
        /// What it was.
        was: String,
        /// What is wrong with it.
        problem: Option<CaseProblem>,
    },
    /// The name of a file to be written.
    Save(Edit),
    /// The name of a file to be read.
    Open(Edit),
    /// What was answered locally.
    Local(Box<LocalPrompt>),
    /// What there is to do, by some of its words.
    Search {
        /// The words.
        edit: Edit,
        /// The line in focus of what was found.
        focus: usize,
    },
}

impl Prompt {
    /// The line that is written.
    pub fn edit(&self) -> &Edit {
        match self {
            Self::Line { edit, .. }
            | Self::Save(edit)
            | Self::Open(edit)
            | Self::Search { edit, .. } => edit,
            Self::Local(prompt) => &prompt.edit,
        }
    }

    fn edit_mut(&mut self) -> &mut Edit {
        match self {
            Self::Line { edit, .. }
            | Self::Save(edit)
            | Self::Open(edit)
            | Self::Search { edit, .. } => edit,
            Self::Local(prompt) => &mut prompt.edit,
        }
    }
}

impl Session {
    /// Opens the case on one line.
    pub(super) fn open_line(&mut self) {
        let line = self.desk.call().and_then(|call| call.line(&self.shelf));
        let line = line.unwrap_or_default();
        self.desk.prompt = Some(Prompt::Line {
            was: line.clone(),
            edit: Edit::with(line),
            problem: None,
        });
    }

    /// What a key does while something is asked for in a line of its own; `None`: nothing is.
    pub(super) fn on_prompt(&mut self, action: Action) -> Option<Effect> {
        let before = self.desk.note.clone();
        let prompt = self.desk.prompt.as_mut()?;
        let changed = match action {
            Action::Type(c) => prompt.edit_mut().put(c),
            Action::Erase => prompt.edit_mut().erase(),
            Action::Move(direction) => match prompt {
                Prompt::Search { focus, .. } if matches!(direction, Direction::Up) => {
                    *focus = focus.saturating_sub(1);
                    return Some(Effect::Changed);
                }
                Prompt::Search { focus, .. } if matches!(direction, Direction::Down) => {
                    *focus += 1;
                    return Some(Effect::Changed);
                }
                prompt => {
                    prompt.edit_mut().go(direction);
                    return Some(Effect::Changed);
                }
            },
            Action::Back => {
                self.desk.prompt = None;
                self.follow_line(None);
                return Some(Effect::Changed);
            }
            Action::Accept => return Some(self.accept_prompt(before.as_ref())),
            _ => return None,
        };
        if changed {
            if let Some(Prompt::Search { focus, .. }) = &mut self.desk.prompt {
                *focus = 0;
            }
            self.read_line();
            self.hear();
        }
        Some(Effect::Changed)
    }

    /// The calendar follows the line, as far as it can be read; where it cannot, it is said where.
    fn read_line(&mut self) {
        let Some(Prompt::Line { edit, .. }) = &self.desk.prompt else {
            return;
        };
        let read = Case::read_line(&edit.text, self.shelf.index(), self.today);
        let (case, wrong) = match read {
            Ok(case) => (Some(Box::new(case)), None),
            Err(problem) => (None, Some(problem)),
        };
        if let Some(Prompt::Line { problem, .. }) = &mut self.desk.prompt {
            *problem = wrong;
        }
        if let Some(case) = case {
            self.follow_line(Some(Told::Case(case)));
        }
    }

    fn follow_line(&mut self, told: Option<Told>) {
        let AtDesk { desk, mut ground } = self.desk_and_ground();
        desk.show(told, &mut ground);
    }

    fn accept_prompt(&mut self, before: Option<&Note>) -> Effect {
        match self.desk.prompt.clone() {
            Some(Prompt::Line { .. }) => self.accept_line(),
            Some(Prompt::Local(_)) => self.accept_local(),
            Some(Prompt::Save(name)) => {
                let replaces = matches!(before, Some(Note::Exists(named)) if *named == name.text);
                self.save_as(&name.text, replaces)
            }
            Some(Prompt::Open(name)) if !name.text.trim().is_empty() => self.send(Errand::Read {
                path: PathBuf::from(name.text.trim()),
                limit: MAX_BYTES,
            }),
            _ => {
                self.desk.prompt = None;
                Effect::Changed
            }
        }
    }

    fn accept_line(&mut self) -> Effect {
        let Some(Prompt::Line { edit, was, .. }) = &self.desk.prompt else {
            return Effect::Unchanged;
        };
        // Nothing was changed on the line: what was told stays a form.
        if edit.text.trim().is_empty() || edit.text == *was {
            self.desk.prompt = None;
            self.follow_line(None);
            return Effect::Changed;
        }
        let read = Case::read_line(&edit.text, self.shelf.index(), self.today);
        match read {
            Ok(case) => {
                self.desk.prompt = None;
                self.desk.part = Part::Form;
                self.remember();
                self.tell_case(case);
            }
            Err(wrong) => {
                if let Some(Prompt::Line { problem, edit, .. }) = &mut self.desk.prompt {
                    edit.at = wrong.span.end.min(edit.text.len());
                    *problem = Some(wrong);
                }
            }
        }
        Effect::Changed
    }
}
