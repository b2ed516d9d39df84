//! The rules an answer hangs on: those without which some month would come out otherwise. The rule that decided a day is only
//! the last of them; that a gap counted as a long one was another rule's doing.

use super::marks::Marks;
use crate::calendar::Month;
use crate::case::Saved;
use crate::engine::{Course, Line, Timeline, run};
use crate::policy::{ChoiceId, Rules, Sum, needed};
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
        let hanging = needed(&ids, |ids| {
            unlike(report, &without(report, place, rules, ids)?)
        });
        for (choice, lines) in hanging {
            let lines = lines.into_iter();
            found.extend(lines.map(|(line, from, to)| Hanging {
                line,
                place,
                choice,
                from,
                to,
            }));
        }
    }
    found
}

/// The first and the last month of each line that comes out otherwise; nothing where none does.
fn unlike(report: &Report, otherwise: &Timeline) -> Option<Vec<(Line, Month, Month)>> {
    let base = &report.answer.base;
    let lines = Saved::LINES.into_iter().filter_map(|line| {
        let months = Marks::shown(base, line).unlike(&Marks::shown(otherwise, line));
        Some((line, *months.first()?, *months.last()?))
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then_some(lines)
}

fn without(report: &Report, place: usize, rules: &Rules, ids: &[ChoiceId]) -> Option<Timeline> {
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
