//! The local answers of a shelf, and what they add to the packs of their places.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::index::Place;
use super::super::pack::Pack;
use super::super::problem::Faulty;
use super::super::read::read_pack_of;
use super::LocalAnswer;
use super::inline::quoted;
use super::write::{fragment, ids};

/// Local answers, and packs with them.
#[derive(Clone, Debug, Default)]
pub(in crate::policy) struct Overlay {
    /// All there are.
    told: Vec<LocalAnswer>,
    /// Those of them a file brought along: they outlive a visit.
    kept: Vec<LocalAnswer>,
    /// The packs of places with what was told of them.
    merged: BTreeMap<String, Arc<Pack>>,
}

impl Overlay {
    pub(in crate::policy) fn told(&self) -> &[LocalAnswer] {
        &self.told
    }

    /// Those of a place.
    pub(in crate::policy) fn of(&self, region: &str) -> impl Iterator<Item = &LocalAnswer> {
        let is_here = move |answer: &&LocalAnswer| answer.region == region;
        self.told.iter().filter(is_here)
    }

    /// Only what a file brought along.
    pub(in crate::policy) fn kept(&self) -> Self {
        Self {
            told: self.kept.clone(),
            kept: self.kept.clone(),
            merged: BTreeMap::new(),
        }
    }

    /// Takes an answer in; it corrects the same one told before.
    pub(in crate::policy) fn add(&mut self, answer: LocalAnswer) {
        self.merged.clear();
        match self.told.iter().position(|known| answer.corrects(known)) {
            Some(at) => {
                if let Some(known) = self.told.get_mut(at) {
                    *known = answer;
                }
            }
            None => self.told.push(answer),
        }
    }

    /// Takes in what a file says; how much of it is new.
    pub(in crate::policy) fn keep(&mut self, answers: Vec<LocalAnswer>) -> usize {
        let before = self.told.len();
        for answer in answers {
            self.add(answer.clone());
            self.kept.retain(|known| !answer.corrects(known));
            self.kept.push(answer);
        }
        self.told.len() - before
    }

    /// Has these and no others.
    pub(in crate::policy) fn set(&mut self, answers: Vec<LocalAnswer>) {
        self.merged.clear();
        self.told = answers;
    }

    /// Forgets packs that may have been changed.
    pub(in crate::policy) fn changed(&mut self) {
        self.merged.clear();
    }

    /// The pack of a place with what was told of it; `own`: what it has without, `declares`: the ids of the sources that its
    /// chain has already. Nothing, if nothing was told that does not stand there anyway.
    pub(in crate::policy) fn over(
        &mut self,
        place: &Place,
        own: Option<&Arc<Pack>>,
        declares: impl Fn(&str) -> bool,
    ) -> Option<Arc<Pack>> {
        if let Some(merged) = self.merged.get(&place.code) {
            return Some(Arc::clone(merged));
        }
        let answers: Vec<LocalAnswer> = self.of(&place.code).cloned().collect();
        let named = answers.iter().zip(ids(&answers));
        // One that a maintainer has adopted stands in the pack.
        let new: Vec<String> = named
            .filter(|(_, id)| !declares(id))
            .map(|(answer, id)| fragment(answer, &id))
            .collect();
        if new.is_empty() {
            return None;
        }
        let told = read(place, &new.join("\n")).ok()?;
        let merged = Arc::new(match own {
            Some(own) => own.with(told),
            None => told,
        });
        self.merged.insert(place.code.clone(), Arc::clone(&merged));
        Some(merged)
    }
}

/// Whether an answer makes a sound pack of its place.
pub(in crate::policy) fn check(place: &Place, answer: &LocalAnswer) -> Result<(), Faulty> {
    read(place, &super::local_toml(std::slice::from_ref(answer))).map(|_| ())
}

fn read(place: &Place, fragment: &str) -> Result<Pack, Faulty> {
    let (code, name) = (quoted(&place.code), quoted(&place.name));
    let text = format!("[region]\ncode = {code}\nname = {name}\n\n{fragment}");
    read_pack_of("local.toml", &text, Some(&place.code))
}

impl Pack {
    /// This pack with what stands in another behind it.
    fn with(&self, more: Pack) -> Self {
        let mut all = self.clone();
        all.sources.extend(more.sources);
        all.said.append(more.said);
        all
    }
}
