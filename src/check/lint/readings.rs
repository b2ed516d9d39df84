//! Readings that say nothing of their own.

use super::Look;
use crate::check::finding::Detail;
use crate::check::subject::{identities, statement, versions};
use crate::policy::{Choice, ChoiceId, Code, Held, ReadingId, Rules, Step};

/// A statement other than the primary, while it holds, and what else is said meanwhile.
struct Said {
    id: ChoiceId,
    held: Held,
}

pub(super) fn look(look: &mut Look<'_>) {
    let subject = look.subject;
    let rules = &subject.rules;
    for (at, reading) in rules.readings().iter().enumerate() {
        let own: Vec<(ChoiceId, &Choice)> = subject
            .own()
            .filter(|(id, _)| reading.choices.contains(id))
            .collect();
        // A reading that a parent has as well is the parent's.
        let (Some((_, first)), true) = (own.first(), own.len() == reading.choices.len()) else {
            continue;
        };
        let said: Vec<Said> = own
            .iter()
            .flat_map(|(id, choice)| meanwhile(rules, *id, choice))
            .collect();
        let Some(same) = the_same(rules, at, &said) else {
            continue;
        };
        let path = statement(first, &[Step::Key("value")]);
        let found = subject.found(look.places, Code::P110, &path, &reading.name);
        let detail = subject.line_of(same).map(|(place, line)| Detail::Same {
            file: place.to_owned(),
            line,
        });
        look.note_all([found.with(detail.unwrap_or(Detail::None))]);
    }
}

/// The versions in which a statement is said beside the primary.
fn meanwhile(rules: &Rules, id: ChoiceId, choice: &Choice) -> Vec<Said> {
    let all = identities(choice.slot).flat_map(|who| versions(rules, choice.slot, who));
    let beside = all.filter(|(_, held)| held.others.iter().any(|(other, _)| *other == id));
    beside.map(|(_, held)| Said { id, held }).collect()
}

/// The statement that a reading repeats throughout: the primary ones, or those of a reading before it.
fn the_same(rules: &Rules, at: usize, said: &[Said]) -> Option<ChoiceId> {
    let of_primary = |said: &Said| {
        said.held
            .primary
            .filter(|other| equal(rules, said.id, *other))
    };
    let of_reading = |said: &Said, reading: ReadingId| {
        let others = said.held.others.iter();
        let mut same = others.filter(|(other, of)| *of == reading && equal(rules, said.id, *other));
        same.next().map(|(other, _)| *other)
    };
    let first = said.first()?;
    if said.iter().all(|said| of_primary(said).is_some()) {
        return of_primary(first);
    }
    let earlier = (0..at).filter_map(|at| u16::try_from(at).ok().map(ReadingId));
    let mut earlier =
        earlier.filter(|reading| said.iter().all(|said| of_reading(said, *reading).is_some()));
    of_reading(first, earlier.next()?)
}

fn equal(rules: &Rules, a: ChoiceId, b: ChoiceId) -> bool {
    rules.value(a).is_some() && rules.value(a) == rules.value(b)
}
