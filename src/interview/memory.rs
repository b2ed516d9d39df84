//! What was found out about a set of answers, so that a key pays only for the answer it gives.
//!
//! Every question is looked at anew from the answers before it; of all those sets only the last one is new. What is kept
//! follows from the answers alone, so it never grows stale within a visit (one day, one shelf of packs).

use super::answers::Answers;
use super::draft::variants;
use super::flow::Ground;
use super::matters::{Prospect, day_matters};
use super::question::Question;

/// Of more than this, a visitor who changes answers back and forth starts anew.
const MOST: usize = 512;

/// What was asked about a set of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// Whether what a question leaves open changes the calendar.
    Open(Question),
    /// Whether the day of a payment does.
    Day,
}

#[derive(Clone, Debug)]
struct Found {
    told: Answers,
    about: About,
    holds: bool,
}

/// What was found out in this visit.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    found: Vec<Found>,
}

/// The look at one set of answers after another.
pub(super) struct Look<'a> {
    ground: &'a Ground<'a>,
    memory: &'a mut Memory,
    /// What may follow from the answers looked at; the answers stay the same for several questions.
    prospect: Option<Prospect>,
}

impl<'a> Look<'a> {
    pub(super) const fn new(ground: &'a Ground<'a>, memory: &'a mut Memory) -> Self {
        Self {
            ground,
            memory,
            prospect: None,
        }
    }

    /// There is one answer more.
    pub(super) fn told_more(&mut self) {
        self.prospect = None;
    }

    /// Whether it is so, after these answers.
    pub(super) fn holds(&mut self, about: About, told: &Answers) -> bool {
        let mut found = self.memory.found.iter();
        if let Some(found) = found.find(|one| one.about == about && one.told == *told) {
            return found.holds;
        }
        let ground = self.ground;
        let prospect = self
            .prospect
            .get_or_insert_with(|| Prospect::new(variants(told, ground)));
        let holds = match about {
            About::Open(question) => prospect.matters(ground, question),
            About::Day => day_matters(ground, prospect.variants()),
        };
        if self.memory.found.len() >= MOST {
            self.memory.found.clear();
        }
        self.memory.found.push(Found {
            told: told.clone(),
            about,
            holds,
        });
        holds
    }
}
