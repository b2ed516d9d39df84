//! Local answers: what a clerk was told of a rule that no pack knows. An overlay over the packs of a place, and the pack
//! fragment (`local.toml`) it is saved as.
//!
//! Where it decides (design §3, §5.2): only what nothing that can be looked up decides. Against an `unknown`, a value whose
//! term has ended, or no word at all, the answer holds and what stood there is listed as a claim. Where a trustworthy value
//! stands on the day it was told, that stays, and the answer is an other on every day: open beside an official answer, a
//! claim beside a regulation or a law. Of two local answers the newer decides and the older stays open. None of it depends on
//! the file an answer stands in: pasted into the pack of its place it gives the same calendar, until a maintainer looks the
//! rule up and takes the mark away.
//!
//! Knows nothing of sessions, desks, or where files are.

mod inline;
mod overlay;
mod read;
mod value;
mod write;

pub(super) use overlay::{Overlay, check};
pub(in crate::policy) use read::has_rules;
pub use read::{is_fragment, read_local};
pub use value::LocalValue;
pub use write::local_toml;

use super::scheme::Identity;
use super::slots::SlotId;
use super::source::Since;
use super::text::Text;
use super::told::ToldBy;
use crate::calendar::Day;

/// One rule as a clerk was told it. Nothing in it is about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalAnswer {
    /// The code of the place whose rule it is: the first of [`Index::chain`](super::Index::chain).
    pub region: String,
    /// Of whom it was said; empty: of everybody in the scheme.
    pub who: Vec<Identity>,
    /// The rule, and what it says.
    pub value: LocalValue,
    /// Who said it.
    pub by: ToldBy,
    /// On which day.
    pub on: Day,
    /// From when it holds; seldom told.
    pub from: Since,
    /// Until when, if that was told.
    pub to: Option<Day>,
    /// The words of the answer, if somebody wrote them down.
    pub quote: Option<String>,
    /// A remark.
    pub note: Option<Text>,
}

impl LocalAnswer {
    /// An answer of which no more was told than what holds.
    pub fn new(region: &str, who: &[Identity], value: LocalValue, by: ToldBy, on: Day) -> Self {
        Self {
            region: region.to_owned(),
            who: who.to_vec(),
            value,
            by,
            on,
            from: Since::Unknown,
            to: None,
            quote: None,
            note: None,
        }
    }

    /// The rule it speaks of.
    pub const fn slot(&self) -> SlotId {
        self.value.slot()
    }

    /// Whether it answers the same question as another, asked of the same on the same day: then the later one corrects it.
    fn corrects(&self, other: &Self) -> bool {
        let asked = |answer: &Self| (answer.slot(), answer.by, answer.on, answer.from, answer.to);
        asked(self) == asked(other)
            && (&self.region, &self.who) == (&other.region, &other.who)
            && self.value.year() == other.value.year()
    }
}
