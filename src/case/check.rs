//! What cannot be true of anybody: two identities in one month, one month paid twice, a day beyond all the answer reaches.

use std::ops::Range;

use super::problem::{CaseCode, CaseProblem};
use super::spell::write_period;
use super::{Case, WasAt};
use crate::calendar::{Day, Month};
use crate::engine::{HORIZON_MONTHS, Paid, Period, When};
use crate::policy::{Identity, Scheme, unseen};

/// A text larger than this is no case.
pub const MAX_BYTES: usize = 256 * 1024;
/// More payments or events than this are no person's history.
const MOST_FACTS: usize = 1000;
/// More stretches than this, neither. Fewer than the engine can tell places apart.
const MOST_STRETCHES: usize = 200;

/// Where the facts stand in the text, in the order of the case.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub born: Range<usize>,
    pub was: Vec<Range<usize>>,
    pub paid: Vec<Range<usize>>,
    pub paid_on: Vec<Range<usize>>,
    pub events: Vec<Range<usize>>,
}

/// Checks a text before it is read, in either spelling.
pub(super) fn check_text(text: &str) -> Result<(), CaseProblem> {
    if text.len() > MAX_BYTES {
        return Err(CaseProblem::new(CaseCode::C003, 0..0, ""));
    }
    if text.trim().is_empty() {
        return Err(CaseProblem::new(CaseCode::C004, 0..0, ""));
    }
    match unseen(text) {
        None => Ok(()),
        Some((at, c)) => {
            let named = format!("U+{:04X}", u32::from(c));
            let span = at..at + c.len_utf8();
            Err(CaseProblem::new(CaseCode::C008, span, &named))
        }
    }
}

fn at(places: &[Range<usize>], at: usize) -> Range<usize> {
    places.get(at).cloned().unwrap_or(0..0)
}

/// Checks a case as a whole.
pub(super) fn check(case: &Case, places: &Places) -> Result<(), CaseProblem> {
    if case.was.is_empty() {
        return Err(CaseProblem::new(CaseCode::C021, 0..0, ""));
    }
    if case.was.len() > MOST_STRETCHES || case.paid.len().max(case.events.len()) > MOST_FACTS {
        return Err(CaseProblem::new(CaseCode::C032, 0..0, ""));
    }
    check_stretches(case, places)?;
    check_payments(case, places)?;
    check_born(case, places)?;
    check_reach(case, places)?;
    check_schemes(case, places)
}

fn check_stretches(case: &Case, places: &Places) -> Result<(), CaseProblem> {
    for (i, later) in case.was.iter().enumerate() {
        let mut before = case.was.iter().take(i);
        if let Some(earlier) = before.find(|earlier| overlap(earlier, later)) {
            // The first month of both; if both go back to long ago, the last one.
            let shared = later
                .from
                .max(earlier.from)
                .or(match (later.to, earlier.to) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                });
            let shared = shared.map_or_else(String::new, |month| month.to_string());
            return Err(CaseProblem::new(
                CaseCode::C022,
                at(&places.was, i),
                &shared,
            ));
        }
    }
    Ok(())
}

fn check_payments(case: &Case, places: &Places) -> Result<(), CaseProblem> {
    for (i, later) in case.paid.iter().enumerate() {
        let place = || at(&places.paid, i);
        // "From long ago" is paid as usual; which of its months a single day is meant for, nobody could say.
        if later.is_open() && later.on != When::Usual {
            let what = write_period(later.period);
            return Err(CaseProblem::new(CaseCode::C026, place(), &what));
        }
        for earlier in case.paid.iter().take(i) {
            if let Some((code, what)) = paid_twice(earlier, later) {
                return Err(CaseProblem::new(code, place(), &what));
            }
        }
    }
    Ok(())
}

/// Years are paid to one scheme, months to the other. Somebody who never was in it has probably written one for the other:
/// the answer would be that of another insurance, without a word.
fn check_schemes(case: &Case, places: &Places) -> Result<(), CaseProblem> {
    for (i, paid) in case.paid.iter().enumerate() {
        let (scheme, code) = match paid.period {
            Period::Years { .. } => (Scheme::Resident, CaseCode::C035),
            Period::Months(_) | Period::OldestMonths(_) => (Scheme::Employee, CaseCode::C036),
        };
        if case.was.iter().all(|was| was.identity.scheme() != scheme) {
            let what = write_period(paid.period);
            return Err(CaseProblem::new(code, at(&places.paid, i), &what));
        }
    }
    Ok(())
}

/// A birth still to come is a plan like any other, but only of a newborn.
fn check_born(case: &Case, places: &Places) -> Result<(), CaseProblem> {
    let Some(born) = case.born.filter(|born| born.from() > case.as_of) else {
        return Ok(());
    };
    let expected = case.was.iter().any(|was| was.identity == Identity::Newborn);
    if expected && born.to() <= reach(case).last() {
        return Ok(());
    }
    let what = born.from().to_string();
    Err(CaseProblem::new(CaseCode::C033, places.born.clone(), &what))
}

/// What lies beyond the answer would be passed over without a word: a slip of the pen in the year.
fn check_reach(case: &Case, places: &Places) -> Result<(), CaseProblem> {
    let last = reach(case);
    let too_far =
        |place: Range<usize>, what: String| CaseProblem::new(CaseCode::C034, place, &what);
    let beyond = |when: When| -> Option<Day> {
        let to = when.days()?.to();
        (to > last.last()).then_some(to)
    };
    for (i, was) in case.was.iter().enumerate() {
        if let Some(from) = was.from.filter(|from| *from > last) {
            return Err(too_far(at(&places.was, i), from.to_string()));
        }
    }
    for (i, paid) in case.paid.iter().enumerate() {
        let far = match paid.period {
            Period::Months(months) => months.to() > last,
            Period::Years { to, .. } => to > last.year(),
            Period::OldestMonths(_) => false,
        };
        if far {
            return Err(too_far(at(&places.paid, i), write_period(paid.period)));
        }
        if let Some(on) = beyond(paid.on) {
            return Err(too_far(at(&places.paid_on, i), on.to_string()));
        }
    }
    for (i, event) in case.events.iter().enumerate() {
        if let Some(on) = beyond(event.on) {
            return Err(too_far(at(&places.events, i), on.to_string()));
        }
    }
    Ok(())
}

/// The last month of the answer.
fn reach(case: &Case) -> Month {
    Month::of(case.as_of).plus(HORIZON_MONTHS)
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
