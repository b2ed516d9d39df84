//! Taking the answer home: as a code for a phone, on paper, as a file.
//!
//! Knows what is asked for and what became of it; must not know how a code is drawn or where bytes go.

use std::path::PathBuf;

use super::action::{Action, Effect};
use super::desk::{Edit, Note, answer_as};
use super::errand::{Errand, Unwritten};
use super::manner::Blocks;
use super::printing::{Printing, Trouble};
use super::state::{Page, Session};
use super::update::changed_if;
use crate::i18n::Lang;
use crate::report::receipt;

/// What is done to take the answer home.
#[derive(Debug, Default)]
pub struct Taking {
    /// The name of a file, while it is typed.
    pub name: Option<Edit>,
    /// What became of saving it.
    pub note: Option<Note>,
    /// The receipt.
    pub paper: Paper,
}

/// A receipt.
#[derive(Debug, Default)]
pub enum Paper {
    /// Nobody asked for one.
    #[default]
    None,
    /// It is on its way.
    Going(Printing),
    /// What became of it.
    Told(Result<(), Trouble>),
}

impl Paper {
    /// What is said of it.
    pub fn says(&self, lang: Lang) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Going(_) => Some(lang.print_going()),
            Self::Told(Ok(())) => Some(lang.print_sent()),
            Self::Told(Err(trouble)) => Some(trouble.says(lang)),
        }
    }
}

impl Session {
    /// How wide the terminal draws half a block, as far as it is known.
    pub const fn blocks(&self) -> Blocks {
        self.setting.blocks
    }

    /// Tells how wide it does. The terminal stays the same, whoever comes to it.
    pub fn measured(&mut self, blocks: Blocks) {
        self.setting.blocks = blocks;
    }

    /// Whether a printer was set.
    pub const fn has_printer(&self) -> bool {
        self.setting.printer.to.is_some()
    }

    /// Whether a receipt is on its way.
    pub const fn is_printing(&self) -> bool {
        matches!(self.taking.paper, Paper::Going(_))
    }

    /// Turns to what can be taken home. What is only supposed stays here.
    pub(super) fn take_home(&mut self) -> Effect {
        if self.report.is_none() || self.is_comparing() {
            return Effect::Unchanged;
        }
        self.show(Page::TakeHome);
        match self.setting.blocks {
            Blocks::Unknown => self.send(Errand::Measure),
            Blocks::Narrow | Blocks::Wide => Effect::Changed,
        }
    }

    pub(super) fn on_take_home(&mut self, action: Action) -> Effect {
        if let Some(effect) = self.on_name(action) {
            return effect;
        }
        match action {
            Action::TakeHome => self.show(Page::Result),
            Action::Print => return self.print(),
            // Nobody else's machine is written to.
            Action::Save if !self.is_kiosk() => {
                self.taking.note = None;
                self.taking.name = Some(Edit::default());
            }
            _ => return Effect::Unchanged,
        }
        Effect::Changed
    }

    /// What a key does while a name is typed; `None`: none is.
    fn on_name(&mut self, action: Action) -> Option<Effect> {
        let name = self.taking.name.as_mut()?;
        let effect = match action {
            Action::Type(c) => changed_if(name.put(c)),
            Action::Erase => changed_if(name.erase()),
            Action::Move(direction) => {
                let before = name.at;
                name.go(direction);
                changed_if(before != name.at)
            }
            Action::Accept => {
                let name = name.text.trim().to_owned();
                return Some(self.save_home(&name));
            }
            _ => return None,
        };
        if effect == Effect::Changed {
            self.taking.note = None;
        }
        Some(effect)
    }

    /// Leaves the name that is typed, if one is.
    pub(super) fn stops_naming(&mut self) -> bool {
        self.taking.note = None;
        self.taking.name.take().is_some()
    }

    fn save_home(&mut self, name: &str) -> Effect {
        let Some(report) = self.report.as_ref().filter(|_| !name.is_empty()) else {
            self.stops_naming();
            return Effect::Changed;
        };
        let exists = self.taking.note.as_ref();
        let replaces = matches!(exists, Some(Note::Exists(named)) if named == name);
        match answer_as(name, self.lang, report, &self.shelf, self.today) {
            Ok(text) => self.send(Errand::Write {
                path: PathBuf::from(name),
                text,
                replaces,
            }),
            Err(note) => {
                self.taking.note = Some(note);
                Effect::Changed
            }
        }
    }

    /// Tells what became of writing a file here.
    pub(super) fn written_home(&mut self, result: Result<(), Unwritten>) -> Effect {
        let Some(name) = &self.taking.name else {
            return Effect::Unchanged;
        };
        let name = name.text.trim().to_owned();
        if result.is_ok() {
            self.taking.name = None;
        }
        self.taking.note = Some(Note::written(name, result));
        Effect::Changed
    }

    fn print(&mut self) -> Effect {
        let printer = &self.setting.printer;
        let (Some(to), Some(report)) = (&printer.to, &self.report) else {
            return Effect::Unchanged;
        };
        if self.is_printing() {
            return Effect::Unchanged;
        }
        let errand = Errand::Print {
            to: to.clone(),
            bytes: receipt(self.lang, report, printer.columns),
        };
        self.send(errand)
    }

    /// Prints the call at hand.
    pub(super) fn print_at_desk(&mut self) -> Effect {
        self.catch_up();
        let printer = &self.setting.printer;
        let report = self.desk.call().and_then(|call| call.report.as_ref());
        self.desk.note = Some(match (&printer.to, report) {
            _ if self.is_printing() => Note::Printing(None),
            (None, _) => Note::NoPrinter,
            (_, None) => Note::NoAnswer,
            (Some(to), Some(report)) => {
                let errand = Errand::Print {
                    to: to.clone(),
                    bytes: receipt(self.lang, report, printer.columns),
                };
                self.desk.note = Some(Note::Printing(None));
                return self.send(errand);
            }
        });
        Effect::Changed
    }

    /// Tells that a receipt is on its way.
    pub fn prints(&mut self, printing: Printing) {
        self.taking.paper = Paper::Going(printing);
    }

    /// Looks what became of it, without waiting.
    pub fn looks_at_paper(&mut self) -> Effect {
        let Paper::Going(printing) = &self.taking.paper else {
            return Effect::Unchanged;
        };
        let Some(outcome) = printing.outcome() else {
            return Effect::Unchanged;
        };
        self.taking.paper = Paper::Told(outcome);
        if self.page == Page::Desk {
            self.desk.note = Some(Note::Printing(Some(outcome)));
        }
        Effect::Changed
    }
}
