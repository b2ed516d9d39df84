//! Sources that nothing refers to, and sources nobody read that are asked to decide.

use std::collections::BTreeSet;

use super::Look;
use crate::check::finding::Finding;
use crate::check::subject::{Subject, element, identities, statement, versions};
use crate::policy::{Code, Pack, Seen, Step};

/// Statements of sources nobody read, where nothing else decides.
pub(super) fn look(look: &mut Look<'_>) {
    let subject = look.subject;
    for (id, choice) in subject.own() {
        let Some(source) = &choice.source else {
            continue;
        };
        if source.seen != Seen::NotRead || choice.meta.reading.is_some() {
            continue;
        }
        let mut all =
            identities(choice.slot).flat_map(|who| versions(&subject.rules, choice.slot, who));
        let alone = all.any(|(_, held)| {
            held.primary.is_none() && held.others.iter().any(|(other, _)| *other == id)
        });
        if alone {
            look.note(
                Code::P111,
                &statement(choice, &[Step::Key("source")]),
                &source.id,
            );
        }
    }
}

/// The sources that no pack refers to, its own or one below it.
pub(in crate::check) fn unused(subjects: &[Subject]) -> Vec<Finding> {
    let mut used: BTreeSet<(&str, &str)> = BTreeSet::new();
    for subject in subjects {
        for id in referred_to(subject) {
            let declares =
                |pack: &&std::sync::Arc<Pack>| pack.sources.iter().any(|source| source.id == id);
            if let Some(pack) = subject.rules.chain.iter().find(declares) {
                used.insert((&pack.region.code, id));
            }
        }
    }
    let mut found = Vec::new();
    for subject in subjects {
        let sources = subject.pack.sources.iter().enumerate();
        let unused: Vec<_> = sources
            .filter(|(_, source)| !used.contains(&(subject.code.as_str(), source.id.as_str())))
            .collect();
        if unused.is_empty() {
            continue;
        }
        let places = subject.places();
        for (nth, source) in unused {
            let path = element("source", nth, &[Step::Key("id")]);
            found.push(subject.found(&places, Code::P112, &path, &source.id));
        }
    }
    found
}

/// The ids a pack refers to.
fn referred_to(subject: &Subject) -> impl Iterator<Item = &str> {
    let pack = &subject.pack;
    let statements = subject
        .own()
        .filter_map(|(_, choice)| choice.meta.source.as_deref());
    let advice = pack.advice.iter().map(|advice| advice.source.as_str());
    let examples = pack
        .examples
        .iter()
        .filter_map(|example| example.source.as_deref());
    let exceptions = pack
        .exceptions
        .iter()
        .map(|exception| exception.source.as_str());
    statements.chain(advice).chain(examples).chain(exceptions)
}
