//! What the regions that know say of what is not known here, asked one after the other: a face can look for keys between two
//! of them. Packs that were read only to be asked are not kept: all of them together take more room than the whole program.

use super::Report;
use crate::engine::{Range, Ranging};
use crate::policy::{Faulty, Shelf};

/// The regions still to be asked.
#[derive(Debug)]
pub struct Elsewhere {
    ranging: Ranging,
    /// Their codes, the next one last.
    codes: Vec<String>,
}

impl Elsewhere {
    /// What there is to ask about a report; `None` if everything is known.
    pub fn of(report: &Report, packs: &Shelf) -> Option<Self> {
        let unknowns = &report.answer.unknowns;
        if unknowns.is_empty() {
            return None;
        }
        let here = report.case.places();
        let known = packs.places_with_packs().map(|place| place.code.clone());
        let mut codes: Vec<String> = known
            .filter(|code| !here.contains(&code.as_str()))
            .collect();
        codes.reverse();
        Some(Self {
            ranging: Ranging::about(&report.rules, &report.facts, unknowns),
            codes,
        })
    }

    /// Asks the next region; whether there was one.
    ///
    /// # Errors
    /// When its pack is faulty.
    pub fn ask(&mut self, packs: &mut Shelf) -> Result<bool, Faulty> {
        let Some(code) = self.codes.pop() else {
            return Ok(false);
        };
        self.ranging.hear(&packs.collected(&code)?);
        // A province stands before its cities: what the next one needs stays.
        let next = self.codes.last().map(String::as_str);
        packs.keep_used(next);
        Ok(true)
    }

    /// What was heard, in the order of the unknowns.
    pub fn told(self) -> Vec<Option<Range>> {
        self.ranging.told()
    }
}
