//! What can be wrong with a case. Data only; words are found when it is shown.

use std::ops::Range;

use crate::calendar::DateError;

/// A stable code for a kind of mistake in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CaseCode {
    /// The file cannot be read.
    C001,
    /// Not UTF-8.
    C002,
    /// Larger than any case can be.
    C003,
    /// Nothing in it.
    C004,
    /// Not TOML.
    C005,
    /// A month without quotes.
    C006,
    /// A key nobody knows.
    C010,
    /// A key is missing.
    C011,
    /// A value of the wrong kind.
    C012,
    /// A word nobody knows.
    C013,
    /// Not a date.
    C014,
    /// A date the calendar does not have.
    C015,
    /// A year outside 1900-2199.
    C016,
    /// A range that ends before it begins.
    C017,
    /// A place nobody knows.
    C020,
    /// No place and identity at all.
    C021,
    /// Two stretches of `was` share a month.
    C022,
    /// A month of the employee scheme paid twice.
    C023,
    /// A year of the resident scheme paid twice.
    C024,
    /// `scheme` and `for` do not go together.
    C025,
    /// A payment without a beginning that arrived on one day.
    C026,
    /// A word on the line that needs something after it.
    C031,
    /// More facts than any person has.
    C032,
}

impl CaseCode {
    /// The code as printed: `C020`.
    pub fn name(self) -> String {
        format!("{self:?}")
    }

    pub(super) const fn of_date(error: DateError) -> Self {
        match error {
            DateError::Unreadable => Self::C014,
            DateError::NoSuchDate => Self::C015,
            DateError::YearOutOfRange => Self::C016,
            DateError::Backwards => Self::C017,
        }
    }
}

/// One mistake, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseProblem {
    /// What kind.
    pub code: CaseCode,
    /// The bytes of the text it stands in.
    pub span: Range<usize>,
    /// The word or value it is about, as written.
    pub what: String,
    /// What was probably meant, or what is allowed.
    pub hint: Option<String>,
}

impl CaseProblem {
    pub(super) fn new(code: CaseCode, span: Range<usize>, what: &str) -> Self {
        Self {
            code,
            span,
            what: what.to_owned(),
            hint: None,
        }
    }

    pub(super) fn hint(self, hint: Option<&str>) -> Self {
        Self {
            hint: hint.map(str::to_owned),
            ..self
        }
    }
}
