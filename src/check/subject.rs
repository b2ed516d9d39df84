//! A pack as it is examined: what it says, what that comes to with its parents, and where in its file it stands.

use std::ops::Range;
use std::sync::Arc;

use super::finding::Finding;
use crate::calendar::{Day, far_past, plus_days};
use crate::policy::{
    Choice, ChoiceId, Code, Faulty, Held, Identity, Pack, Places, Rules, Shelf, SlotId, Step,
};

/// A pack that reads.
#[derive(Debug)]
pub(super) struct Subject {
    /// Its file.
    pub file: String,
    /// The code of its place.
    pub code: String,
    /// The name of its place in the index.
    pub name: String,
    /// The text of the file.
    pub text: Arc<str>,
    /// What it says.
    pub pack: Arc<Pack>,
    /// What holds there, its parents' rules included.
    pub rules: Rules,
}

impl Subject {
    /// The pack of a place, or everything that keeps it from being read.
    pub(super) fn of(shelf: &mut Shelf, file: &str, code: &str) -> Result<Self, Vec<Faulty>> {
        let read = shelf
            .rules(code)
            .and_then(|rules| Ok((rules, shelf.pack(file, code)?)));
        match read {
            Ok((rules, pack)) => Ok(Self {
                file: file.to_owned(),
                code: code.to_owned(),
                name: rules.place.clone(),
                text: super::shared(shelf.text(file).unwrap_or_default()),
                pack,
                rules,
            }),
            Err(faulty) => {
                // Where a parent is at fault, the pack may have faults of its own as well.
                let own = shelf.pack(file, code).err();
                let own = own.filter(|own| own.file != faulty.file);
                Err(std::iter::once(faulty).chain(own).collect())
            }
        }
    }

    /// What the pack itself says.
    pub(super) fn own(&self) -> impl Iterator<Item = (ChoiceId, &Choice)> {
        self.rules.choices().filter(|(_, choice)| choice.level == 0)
    }

    /// Where things stand in it.
    pub(super) fn places(&self) -> Places<'_> {
        Places::of(&self.text)
    }

    /// Something found at the end of a path, or as far as it goes.
    pub(super) fn found(
        &self,
        places: &Places<'_>,
        code: Code,
        path: &[Step],
        what: &str,
    ) -> Finding {
        let span = places.nearest(path).unwrap_or(0..0);
        self.found_at(code, span, what)
    }

    pub(super) fn found_at(&self, code: Code, span: Range<usize>, what: &str) -> Finding {
        Finding::new(code, &self.file, &self.text, span, what)
    }

    /// The file of a pack of the chain, as far as it is told apart: the pack's region.
    pub(super) fn line_of(&self, id: ChoiceId) -> Option<(&str, usize)> {
        let choice = self.rules.choice(id)?;
        let pack = self.rules.pack_of(id)?;
        Some((pack.region.name.as_str(), choice.meta.line))
    }
}

/// The path to a statement of a pack, and on within it.
pub(super) fn statement(choice: &Choice, rest: &[Step]) -> Vec<Step> {
    let slot = choice.slot;
    let mut path = vec![
        Step::Key(slot.section()),
        Step::Key(slot.key()),
        Step::At(choice.nth),
    ];
    path.extend_from_slice(rest);
    path
}

/// The path to an element of one of a pack's own lists.
pub(super) fn element(list: &'static str, nth: usize, rest: &[Step]) -> Vec<Step> {
    let mut path = vec![Step::Key(list), Step::At(nth)];
    path.extend_from_slice(rest);
    path
}

/// Whom a slot concerns.
pub(super) fn identities(slot: SlotId) -> impl Iterator<Item = Identity> {
    let of_scheme = move |who: &Identity| slot.scheme().is_none_or(|scheme| scheme == who.scheme());
    Identity::ALL.into_iter().filter(of_scheme)
}

/// What is said of a slot for somebody, from the beginning of time on: the first day of each version, and the version.
pub(super) fn versions(rules: &Rules, slot: SlotId, who: Identity) -> Vec<(Day, Held)> {
    let mut versions = Vec::new();
    let mut next = Some(far_past());
    while let Some(from) = next {
        let held = rules.slots.held_on(slot, who, from);
        next = held.to.map(|to| plus_days(to, 1));
        versions.push((from, held));
    }
    versions
}
