//! Where a value comes from, and how far that may be trusted.

use serde::{Deserialize, Serialize};

use super::told::Told;
use crate::calendar::{Day, Month};

/// What kind of text a source is, weakest first, so that the derived order is the ranking of design §5.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Authority {
    /// An unsigned article: never decides, only claims.
    Article,
    /// A named newspaper or broadcaster reporting what a bureau said.
    News,
    /// A court's finding.
    Court,
    /// A bureau answering a question.
    OfficialAnswer,
    /// A normative document of a government or bureau.
    Regulation,
    /// A law.
    Law,
}

/// How much of the source was seen by whoever wrote the value down, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// Known of, not read: never decides.
    NotRead,
    /// Quoted by another page.
    Quoted,
    /// A page that reproduces it.
    Copy,
    /// The official page itself.
    Original,
}

/// How sure the maintainer is that the value says what the source says, and that it still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Shown, never decides.
    Low,
    /// Decides if nothing better is known.
    Medium,
    /// Decides.
    High,
}

/// A document, answer or article that values refer to by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Unique within the pack and its parents.
    pub id: String,
    /// The title as printed.
    pub title: String,
    /// The document number, where one was read.
    pub number: Option<String>,
    /// When it was issued.
    pub date: Option<Issued>,
    /// The official address, fit to be shown to anybody.
    pub url: Option<String>,
    /// Where the copy stands that was read, if not at `url`: for maintainers, never shown to a visitor.
    pub read_at: Option<String>,
    /// What kind of text it is.
    pub authority: Authority,
    /// How much of it was seen.
    pub seen: Seen,
    /// When somebody last looked at it.
    pub checked: Day,
    /// In force from this day; values may say otherwise for themselves.
    pub from: Option<Since>,
    /// In force until this day.
    pub to: Option<Day>,
    /// Who told it, where nobody could look it up.
    pub told: Option<Told>,
}

/// Whether something last checked on one day is unchecked on another: a year and more has gone by since.
pub fn is_unchecked(checked: Day, on: Day) -> bool {
    const MONTHS: i32 = 12;
    Month::of(on).since(Month::of(checked)) > MONTHS
}

/// When a document was issued, as exactly as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Issued {
    /// In a year.
    Year(i32),
    /// In a month.
    Month(Month),
    /// On a day.
    Day(Day),
}

impl Issued {
    /// The first day it may have been, for the ranking by age.
    pub fn earliest(self) -> Day {
        match self {
            Self::Year(year) => Month::in_year(year, 1).first(),
            Self::Month(month) => month.first(),
            Self::Day(day) => day,
        }
    }
}

/// The day from which a value holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// From this day.
    Day(Day),
    /// The source does not say since when; taken as "always", and marked so wherever it is shown.
    Unknown,
}
