//! What several statements about one parameter have to leave each other: no two that decide at once, no time between two
//! of which neither speaks.

use std::sync::Arc;

use super::problem::Code;
use super::source::{Authority, Confidence, Seen, Since, Source};
use super::statement::{Meta, Said, Statement};
use super::value::Value;
use crate::calendar::{Day, far_future, far_past, plus_days};

/// Statements that cannot both stand as they are.
pub(super) struct Conflict {
    /// What is wrong.
    pub(super) code: Code,
    /// Which statement it is about.
    pub(super) at: usize,
    /// The one it does not go with: an equal one, or the next that follows.
    pub(super) with: usize,
}

/// Equal statements that overlap, and those that nobody follows at once.
pub(super) fn conflicts<T: Value>(
    statements: &[Statement<T>],
    sources: &[Arc<Source>],
) -> Vec<Conflict> {
    let deciding: Vec<(usize, &Statement<T>)> = statements
        .iter()
        .enumerate()
        .filter(|(_, statement)| decides(statement, sources))
        .collect();
    let mut found = Vec::new();
    for (i, a) in &deciding {
        let (a_from, a_to) = span(&a.meta);
        let mut next: Option<(Day, usize)> = None;
        let mut covered = a_to == far_future();
        for (j, b) in deciding.iter().filter(|(j, _)| j != i) {
            if !same_people(&a.meta, &b.meta) {
                continue;
            }
            let (b_from, b_to) = span(&b.meta);
            if j > i && a.meta.source == b.meta.source && a_from <= b_to && b_from <= a_to {
                found.push(Conflict {
                    code: Code::P036,
                    at: *j,
                    with: *i,
                });
            }
            covered |= b_from <= plus_days(a_to, 1) && a_to < b_to;
            if b_from > a_to && next.is_none_or(|(from, _)| b_from < from) {
                next = Some((b_from, *j));
            }
        }
        if let Some((_, with)) = next.filter(|_| !covered) {
            found.push(Conflict {
                code: Code::P037,
                at: *i,
                with,
            });
        }
    }
    found.extend(same_year_twice(statements));
    found
}

/// Values for a year of their own that one source gives twice for the same people.
fn same_year_twice<T: Value>(
    statements: &[Statement<T>],
) -> impl Iterator<Item = Conflict> + use<'_, T> {
    let year = |statement: &Statement<T>| match &statement.said {
        Said::Value(value) if statement.meta.reading.is_none() => value.benefit_year(),
        _ => None,
    };
    let before = move |at: usize, later: &Statement<T>| {
        let mut earlier = statements.iter().take(at);
        earlier.position(|earlier| {
            year(later).is_some()
                && year(later) == year(earlier)
                && later.meta.source == earlier.meta.source
                && same_people(&later.meta, &earlier.meta)
        })
    };
    let all = statements.iter().enumerate();
    all.filter_map(move |(at, later)| {
        Some(Conflict {
            code: Code::P036,
            at,
            with: before(at, later)?,
        })
    })
}

/// Whether a statement could be the primary one, as far as this pack tells.
fn decides<T: Value>(statement: &Statement<T>, sources: &[Arc<Source>]) -> bool {
    let meta = &statement.meta;
    let mut named = sources
        .iter()
        .filter(|source| Some(&source.id) == meta.source.as_ref());
    let fit =
        |source: &Arc<Source>| source.authority > Authority::Article && source.seen > Seen::NotRead;
    let says = match &statement.said {
        Said::Value(value) => value.benefit_year().is_none(),
        Said::Unknown(_) => true,
        Said::Limit(_) => false,
    };
    named.next().is_none_or(fit)
        && meta.confidence > Confidence::Low
        && meta.reading.is_none()
        && says
}

fn span(meta: &Meta) -> (Day, Day) {
    let from = match meta.from {
        Since::Day(day) => day,
        Since::Unknown => far_past(),
    };
    (from, meta.to.unwrap_or(far_future()))
}

fn same_people(a: &Meta, b: &Meta) -> bool {
    a.who.is_empty() || b.who.is_empty() || a.who.iter().any(|who| b.who.contains(who))
}
