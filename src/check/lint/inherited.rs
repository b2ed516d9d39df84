//! Values that a parent's pack gives in the same words.

use super::Look;
use crate::check::finding::Detail;
use crate::check::subject::{identities, statement, versions};
use crate::policy::{Choice, ChoiceId, Code, Rules, Step};

pub(super) fn look(look: &mut Look<'_>) {
    let subject = look.subject;
    let parents = subject.rules.chain.get(1..).unwrap_or_default();
    if parents.is_empty() {
        return;
    }
    let parents = Rules::compile("", parents.to_vec());
    for (id, choice) in subject.own() {
        let Some(same) = inherited(&subject.rules, &parents, id, choice) else {
            continue;
        };
        let path = statement(choice, &[Step::Key("value")]);
        let found = subject.found(look.places, Code::P201, &path, &choice.slot.path());
        let says = parents.choice(same).zip(parents.pack_of(same));
        let detail = says.map(|(choice, pack)| Detail::Same {
            file: pack.region.name.clone(),
            line: choice.meta.line,
        });
        look.note_all([found.with(detail.unwrap_or(Detail::None))]);
    }
}

/// The statement that would decide all the same wherever this one does.
fn inherited(rules: &Rules, parents: &Rules, id: ChoiceId, choice: &Choice) -> Option<ChoiceId> {
    let value = rules.value(id)?;
    let mut same = None;
    for who in identities(choice.slot) {
        let theirs = versions(parents, choice.slot, who);
        for (from, held) in versions(rules, choice.slot, who) {
            if held.primary != Some(id) {
                continue;
            }
            let mine = |day| from <= day && held.to.is_none_or(|to| day <= to);
            let begun = theirs.iter().rev().find(|(day, _)| *day <= from);
            let later = theirs.iter().filter(|(day, _)| *day > from && mine(*day));
            for (_, theirs) in begun.into_iter().chain(later) {
                let other = theirs.primary.filter(|_| !theirs.stale)?;
                if parents.value(other) != Some(value) {
                    return None;
                }
                same = same.or(Some(other));
            }
        }
    }
    same
}
