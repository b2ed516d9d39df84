//! What can be wrong with a case. Data only; words are found when it is shown.

use std::ops::Range;

use crate::calendar::DateError;
use crate::policy::{Meant, Place, codes};

codes! {
    /// A stable code for a kind of mistake in a case.
    CaseCode {
        /// There is no such file.
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
        /// A text without quotes.
        C007,
        /// A character that cannot be seen.
        C008,
        /// It is there, but cannot be read: a folder, or not allowed.
        C009,
        /// A key nobody knows.
        C010,
        /// A key is missing.
        C011,
        /// A value of the wrong kind, or outside its range.
        C012,
        /// A word nobody knows.
        C013,
        /// Not a day.
        C014,
        /// A date the calendar does not have.
        C015,
        /// A year outside 1900-2199.
        C016,
        /// A range that ends before it begins.
        C017,
        /// Not a month, nor a year.
        C018,
        /// A key that belongs into another block.
        C019,
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
        /// Not an identity.
        C027,
        /// Not an event.
        C028,
        /// A key written twice.
        C029,
        /// Both `for` and `months`.
        C030,
        /// A word on the line that needs something after it.
        C031,
        /// More facts than any person has.
        C032,
        /// Born after the day the case is seen from.
        C033,
        /// So far ahead that the answer does not reach it.
        C034,
        /// A whole year is paid, but nobody was a resident.
        C035,
        /// A month is paid, but nobody was anything but a resident.
        C036,
        /// An identity on the line, and no place before it.
        C037,
        /// Paid from a month on, without the last one.
        C038,
        /// Of a saved answer: not a mark of that line.
        C039,
        /// Of a saved answer: not a sum.
        C040,
        /// Of a saved answer: days out of order.
        C041,
        /// Of a saved answer: both known and unknown.
        C042,
    }
}

impl CaseCode {
    /// The code for a text that was read as a day (`otherwise`: C014) or as a month (C018).
    pub(super) const fn of_date(error: DateError, otherwise: Self) -> Self {
        match error {
            DateError::Unreadable => otherwise,
            DateError::NoSuchDate => Self::C015,
            DateError::YearOutOfRange => Self::C016,
            DateError::Backwards => Self::C017,
        }
    }
}

/// What to do about a mistake, where more can be said than its code does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseHint {
    /// What was probably meant.
    Meant(String),
    /// The places of which one was meant.
    OneOf(Vec<String>),
    /// The places in which what was named lies.
    Within(Vec<String>),
    /// What was named is outside of what is answered here.
    Elsewhere,
    /// How what stands there is written.
    Write(String),
    /// How it may look.
    Like(String),
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
    /// What to do, if more is known than the code says.
    pub hint: Option<CaseHint>,
}

impl CaseProblem {
    /// A mistake of which its code says what to do.
    pub fn new(code: CaseCode, span: Range<usize>, what: &str) -> Self {
        Self {
            code,
            span,
            what: what.to_owned(),
            hint: None,
        }
    }

    /// With what was probably meant, if anything is near enough.
    pub(super) fn meant(self, meant: Option<&str>) -> Self {
        match meant {
            Some(meant) => self.hinted(CaseHint::Meant(meant.to_owned())),
            None => self,
        }
    }

    /// With the place that was probably meant.
    pub fn meant_place(self, meant: Meant<'_>) -> Self {
        let names =
            |places: Vec<&Place>| places.into_iter().map(|place| place.name.clone()).collect();
        let hint = match meant {
            Meant::Place(place) => CaseHint::Meant(place.name.clone()),
            Meant::OneOf(places) => CaseHint::OneOf(names(places)),
            Meant::Within(places) => CaseHint::Within(names(places)),
            Meant::Elsewhere => CaseHint::Elsewhere,
            Meant::Nothing => return self,
        };
        self.hinted(hint)
    }

    /// With how it may look, if there is an example.
    pub(super) fn like(self, example: impl Into<Option<&'static str>>) -> Self {
        match example.into() {
            Some(example) => self.hinted(CaseHint::Like(example.to_owned())),
            None => self,
        }
    }

    /// With an example, if it is about something that was to be a date and is none.
    pub(super) fn date_like(self, example: impl Into<Option<&'static str>>) -> Self {
        match self.code {
            CaseCode::C014 | CaseCode::C018 => self.like(example),
            _ => self,
        }
    }

    pub(super) fn hinted(self, hint: CaseHint) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }
}
