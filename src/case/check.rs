//! What cannot be true of anybody: two identities in one month, one month paid twice.

use std::ops::Range;

use super::problem::{CaseCode, CaseProblem};
use super::{Case, WasAt};
use crate::engine::{Paid, Period, When};

/// More stretches, payments or events than this are no person's history.
const MOST_FACTS: usize = 1000;

/// Where the facts stand in the text, in the order of the case.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub was: Vec<Range<usize>>,
    pub paid: Vec<Range<usize>>,
}

/// Checks a case as a whole.
pub(super) fn check(case: &Case, places: &Places) -> Result<(), CaseProblem> {
    let was_at = |at: usize| places.was.get(at).cloned().unwrap_or(0..0);
    let paid_at = |at: usize| places.paid.get(at).cloned().unwrap_or(0..0);
    if case.was.is_empty() {
        return Err(CaseProblem::new(CaseCode::C021, 0..0, ""));
    }
    if case.was.len().max(case.paid.len()).max(case.events.len()) > MOST_FACTS {
        return Err(CaseProblem::new(CaseCode::C032, 0..0, ""));
    }
    for (at, later) in case.was.iter().enumerate() {
        if case
            .was
            .iter()
            .take(at)
            .any(|earlier| overlap(earlier, later))
        {
            let shared = later
                .from
                .or(later.to)
                .map_or_else(String::new, |month| month.to_string());
            return Err(CaseProblem::new(CaseCode::C022, was_at(at), &shared));
        }
    }
    for (at, later) in case.paid.iter().enumerate() {
        // "From long ago" is paid as usual; which of its months a single day is meant for, nobody could say.
        if later.is_open() && later.on != When::Usual {
            let what = match later.period {
                Period::Months(range) => format!("..{}", range.to()),
                Period::Years { to, .. } => format!("..{to}"),
                Period::OldestMonths(n) => n.to_string(),
            };
            return Err(CaseProblem::new(CaseCode::C026, paid_at(at), &what));
        }
        for earlier in case.paid.iter().take(at) {
            if let Some((code, what)) = paid_twice(earlier, later) {
                return Err(CaseProblem::new(code, paid_at(at), &what));
            }
        }
    }
    Ok(())
}

fn overlap(a: &WasAt, b: &WasAt) -> bool {
    let ends_before =
        |a: &WasAt, b: &WasAt| matches!((a.to, b.from), (Some(to), Some(from)) if to < from);
    !ends_before(a, b) && !ends_before(b, a)
}

fn paid_twice(a: &Paid, b: &Paid) -> Option<(CaseCode, String)> {
    match (a.period, b.period) {
        (Period::Months(a), Period::Months(b)) if a.meets(b) => {
            let first = match (a.from(), b.from()) {
                (Some(a), Some(b)) => a.max(b),
                (from_a, from_b) => from_a.or(from_b).unwrap_or(a.to().min(b.to())),
            };
            Some((CaseCode::C023, first.to_string()))
        }
        (
            Period::Years {
                from: a_from,
                to: a_to,
            },
            Period::Years {
                from: b_from,
                to: b_to,
            },
        ) => {
            let shared =
                a_from.is_none_or(|from| from <= b_to) && b_from.is_none_or(|from| from <= a_to);
            let first = a_from
                .unwrap_or(a_to)
                .max(b_from.unwrap_or(b_to))
                .min(a_to)
                .min(b_to);
            shared.then(|| (CaseCode::C024, first.to_string()))
        }
        _ => None,
    }
}
