//! The rules an answer hangs on: those without which some month would come out otherwise. The rule that decided a day is only
//! the last of them; that a gap counted as a long one was another rule's doing.

use super::marks::Marks;
use crate::calendar::Month;
use crate::case::Saved;
use crate::engine::{Course, Line, Timeline, run};
use crate::policy::{ChoiceId, Rules, Sum};
use crate::report::Report;

/// A rule on which some months of a line hang.
pub(super) struct Hanging {
    pub line: Line,
    /// The place, as an index into the rules of the report.
    pub place: usize,
    pub choice: ChoiceId,
    /// The first of the months.
    pub from: Month,
    /// The last.
    pub to: Month,
}

/// The rules an answer hangs on.
pub(super) fn hanging(report: &Report) -> Vec<Hanging> {
    let mut found = Vec::new();
    for (place, rules) in report.rules.iter().enumerate() {
        let valued = rules.choices().map(|(id, _)| id);
        let ids: Vec<ChoiceId> = valued.filter(|id| rules.value(*id).is_some()).collect();
        search(report, place, rules, &ids, &mut found);
    }
    found
}

/// If nothing comes out otherwise without all of them, it does not without any.
fn search(
    report: &Report,
    place: usize,
    rules: &Rules,
    ids: &[ChoiceId],
    found: &mut Vec<Hanging>,
) {
    let Some(otherwise) = without(report, place, rules, ids) else {
        return;
    };
    let base = &report.answer.base;
    let unlike = |line| Marks::shown(base, line).unlike(&Marks::shown(&otherwise, line));
    let months = Saved::LINES.map(|line| (line, unlike(line)));
    if months.iter().all(|(_, months)| months.is_empty()) {
        return;
    }
    if let [choice] = ids {
        for (line, months) in months {
            if let (Some(from), Some(to)) = (months.first(), months.last()) {
                let (from, to, choice) = (*from, *to, *choice);
                found.push(Hanging {
                    line,
                    place,
                    choice,
                    from,
                    to,
                });
            }
        }
        return;
    }
    let (first, rest) = ids.split_at(ids.len() / 2);
    search(report, place, rules, first, found);
    search(report, place, rules, rest, found);
}

fn without(report: &Report, place: usize, rules: &Rules, ids: &[ChoiceId]) -> Option<Timeline> {
    if ids.is_empty() {
        return None;
    }
    let mut places = report.rules.clone();
    *places.get_mut(place)? = rules.without(ids, None);
    run(&places, &report.facts, Course::BASE)
}

/// The sum of a statement: of what it says, of whom, since when, and what it takes to weigh it. Remarks do not count.
pub(super) fn sum(rules: &Rules, id: ChoiceId) -> Option<Sum> {
    let (choice, value) = (rules.choice(id)?, rules.value(id)?);
    let meta = &choice.meta;
    let source = choice.source.as_deref();
    let weight = source.map(|source| (&source.id, source.authority, source.seen));
    let whom = (&meta.who, meta.from, meta.to, meta.confidence);
    Some(Sum::of(format!(
        "{:?} {value:?} {whom:?} {weight:?}",
        choice.slot
    )))
}
