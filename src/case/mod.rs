//! A case: the facts about one person, in two spellings, a TOML file and one line.
//!
//! Knows the spellings, the index of places and the engine's facts. Must not know rules: a case is what happened, not
//! what follows from it.

mod check;
mod file;
mod line;
mod problem;
mod saved;
mod saved_read;
mod spell;
mod toml_error;
mod words;

pub use check::MAX_BYTES;
pub use line::write_line;
pub use problem::{CaseCode, CaseHint, CaseProblem};
pub use saved::{Decided, Saved, SavedDays, SavedLine, SavedPack, SavedRule};
pub use words::{event as event_word, identity as identity_word};

use crate::calendar::{Day, DayRange, Month};
use crate::engine::{Event, Facts, Paid, Was};
use crate::policy::{Identity, Index};

/// The facts about one person. No name, no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Today, as the case sees it.
    pub as_of: Day,
    /// The day of birth, or the days it may have been; only where a rule needs it.
    pub born: Option<DayRange>,
    /// Years of premiums credited altogether, if told.
    pub paid_years: Option<u8>,
    /// Who and where, over time. Never empty.
    pub was: Vec<WasAt>,
    /// What was paid.
    pub paid: Vec<Paid>,
    /// What happened.
    pub events: Vec<Event>,
}

/// Who somebody was, and where, for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WasAt {
    /// The division code of the place.
    pub region: String,
    /// Who they were.
    pub identity: Identity,
    /// The first month; `None`: from long ago.
    pub from: Option<Month>,
    /// The last month; `None`: still.
    pub to: Option<Month>,
}

impl Case {
    /// Reads a case file.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and where.
    pub fn read(text: &str, index: &Index) -> Result<Self, CaseProblem> {
        Self::read_saved(text, index).map(|(case, _)| case)
    }

    /// Reads a case file, and what it was answered when it was saved, if it was.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and where.
    pub fn read_saved(text: &str, index: &Index) -> Result<(Self, Option<Saved>), CaseProblem> {
        file::read(text, index)
    }

    /// Reads a case on one line; without a date of its own, `today` is taken.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and where.
    pub fn read_line(text: &str, index: &Index, today: Day) -> Result<Self, CaseProblem> {
        line::read(text, index, today)
    }

    /// Whether one line says from what day it is seen.
    pub fn says_today(text: &str) -> bool {
        line::says_today(text)
    }

    /// Writes the case on one line.
    pub fn to_line(&self, index: &Index) -> String {
        write_line(self, index)
    }

    /// Writes the case as a file.
    pub fn to_file(&self) -> String {
        file::write(self)
    }

    /// The codes of its places, each once, in the order they first appear.
    pub fn places(&self) -> Vec<&str> {
        let mut places: Vec<&str> = Vec::new();
        for was in &self.was {
            if !places.contains(&was.region.as_str()) {
                places.push(&was.region);
            }
        }
        places
    }

    /// What the engine is given; places are indices into [`Case::places`].
    pub fn facts(&self) -> Facts {
        let places = self.places();
        let at = |code: &str| places.iter().position(|place| *place == code).unwrap_or(0);
        let mut was: Vec<Was> = self
            .was
            .iter()
            .map(|was| Was {
                place: u8::try_from(at(&was.region)).unwrap_or(u8::MAX),
                identity: was.identity,
                from: was.from,
                to: was.to,
            })
            .collect();
        // They may be told in any order; the facts are in order of time.
        was.sort_by_key(|was| was.from);
        Facts {
            as_of: self.as_of,
            born: self.born,
            paid_years: self.paid_years,
            was,
            paid: self.paid.clone(),
            events: self.events.clone(),
        }
    }
}
