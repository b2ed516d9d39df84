//! Something found in a region file. Data only; the words for it are found when it is shown.

use std::ops::Range;
use std::sync::Arc;

use crate::calendar::Day;
use crate::case::CaseProblem;
use crate::policy::{Code, Faulty, Mark, Problem, Proof, Severity, SlotId};

/// Something found, and the text it was found in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind, and where.
    pub problem: Problem,
    /// The text of the file; empty if it could not be read.
    pub text: Arc<str>,
    /// What else there is to say.
    pub detail: Detail,
}

/// What belongs to a finding besides its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    None,
    /// What is wrong with a case of one line.
    Case(String, Box<CaseProblem>),
    /// What was expected, and what came out.
    Differs {
        /// What the example says.
        expected: String,
        /// What comes out.
        got: String,
    },
    /// The line of a file that says the same.
    Same {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
    },
    /// The rule that decides before this one can.
    Before(SlotId),
    /// A story in which something does not hold.
    Told(Box<Told>),
}

/// A story in which something does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What.
    pub proof: Proof,
    /// In how many states it does not.
    pub states: usize,
    /// The day that shows it.
    pub day: Day,
    /// The story, as a case of one line.
    pub line: String,
    /// What it shows on that day.
    pub shows: Mark,
    /// The story that ought to be no better, and what it shows.
    pub other: Option<(String, Mark)>,
}

impl Finding {
    /// Something found in a place of a text.
    pub fn new(code: Code, file: &str, text: &Arc<str>, span: Range<usize>, what: &str) -> Self {
        Self {
            problem: Problem::new(code, file, span, what),
            text: Arc::clone(text),
            detail: Detail::None,
        }
    }

    /// The same with something more to say.
    pub fn with(self, detail: Detail) -> Self {
        Self { detail, ..self }
    }

    /// Everything that is wrong with a file that does not read.
    pub fn all(faulty: &Faulty) -> Vec<Self> {
        let text = super::shared(&faulty.text);
        let found = faulty.problems.iter().map(|problem| Self {
            problem: problem.clone(),
            text: Arc::clone(&text),
            detail: Detail::None,
        });
        found.collect()
    }

    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        self.problem.code.severity()
    }

    /// Whether the pack is wrong.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}
