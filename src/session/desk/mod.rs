//! The desk: calls side by side, each a form or a case on one line, the calendar following every key.
//!
//! Knows forms, cases and reports; must not know a terminal, a file or a key. What only the world outside can do (a file, the
//! clipboard) leaves as an [`Errand`](super::Errand), and its outcome comes back.

mod call;
mod deed;
mod edit;
mod entry;
mod errand;
mod family;
mod local;
mod note;
mod prompt;
mod said;
mod save;
mod update;

pub use call::{Call, Told};
pub use deed::Deed;
pub use edit::Edit;
pub use local::LocalPrompt;
pub use note::Note;
pub use prompt::Prompt;
pub use said::FieldRow;
pub(super) use save::answer_as;
pub use update::Owing;

use call::Ground;
use family::Past;

/// The part of the desk that keys move in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// What was told.
    #[default]
    Form,
    /// The months.
    Months,
    /// Why, and what to do.
    Why,
}

impl Part {
    /// The next part.
    pub(super) const fn next(self) -> Self {
        match self {
            Self::Form => Self::Months,
            Self::Months => Self::Why,
            Self::Why => Self::Form,
        }
    }
}

/// The desk.
#[derive(Debug)]
pub struct Desk {
    /// The calls; never empty.
    pub calls: Vec<Call>,
    /// The one at hand.
    pub at: usize,
    /// The part keys move in.
    pub part: Part,
    /// The field at hand, among those of the form.
    pub row: usize,
    /// What was typed into it, and not taken yet.
    pub typed: String,
    /// The line in focus of what was found for it.
    pub listed: usize,
    /// The place being typed whose rules were read ahead.
    ahead: Option<String>,
    /// What is said of the last key.
    pub note: Option<Note>,
    /// What is asked for in a line of its own.
    pub prompt: Option<Prompt>,
    /// Whether the mouse is the program's: otherwise it selects text for the terminal.
    pub has_mouse: bool,
    /// How it was before, the latest last.
    past: Vec<Past>,
    /// The number of the next call.
    next_number: u32,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            calls: vec![Call::new(1)],
            at: 0,
            part: Part::Form,
            row: 0,
            typed: String::new(),
            listed: 0,
            ahead: None,
            note: None,
            prompt: None,
            has_mouse: true,
            past: Vec::new(),
            next_number: 2,
        }
    }
}

impl Desk {
    /// The call at hand.
    pub fn call(&self) -> Option<&Call> {
        self.calls.get(self.at)
    }

    /// The call the one at hand supposes something else than.
    pub fn supposed_of(&self) -> Option<&Call> {
        let number = self.call()?.supposes?;
        self.calls.iter().find(|call| call.number == number)
    }

    /// Whether anything was told that leaving would lose.
    pub fn is_begun(&self) -> bool {
        self.calls.iter().any(|call| !call.told.is_empty())
    }

    /// Answers the call at hand by what is told, and what is being typed.
    fn show(&mut self, told: Option<Told>, ground: &mut Ground<'_>) {
        if let Some(call) = self.calls.get_mut(self.at) {
            call.show(told, ground);
        }
    }
}
