//! The case as it was known on a day: what happened later is left out, and that day is today.

use super::super::facts::{Facts, Paid, Period, When};
use super::super::ledger::usual_premium_day;
use crate::calendar::{Day, Month, MonthRange};

/// The facts known on `cut`. Days before it come out the same, but that 追 may not have become 补 yet.
pub fn known_on(facts: &Facts, cut: Day) -> Facts {
    if cut >= facts.as_of {
        return facts.clone();
    }
    let by_then = |on: When| on.days().is_none_or(|days| days.from() <= cut);
    let paid = facts.paid.iter().filter(|paid| by_then(paid.on));
    Facts {
        as_of: cut,
        paid: paid.filter_map(|paid| paid_by(facts, *paid, cut)).collect(),
        events: facts
            .events
            .iter()
            .filter(|event| by_then(event.on))
            .copied()
            .collect(),
        ..facts.clone()
    }
}

/// Of premiums that arrived as usual, those that had arrived.
fn paid_by(facts: &Facts, paid: Paid, cut: Day) -> Option<Paid> {
    if paid.on != When::Usual {
        return Some(paid);
    }
    let period = match paid.period {
        Period::Months(range) => {
            let month = Month::of(cut);
            let arrived = usual_premium_day(facts, month) <= cut;
            let to = range.to().min(if arrived { month } else { month.plus(-1) });
            Period::Months(match range.from() {
                Some(from) => MonthRange::new(from, to)?,
                None => MonthRange::until(to),
            })
        }
        Period::Years { from, to } => {
            // A year's premium may have arrived from the autumn before it.
            let last = if Month::of(cut).number() >= 9 {
                chrono::Datelike::year(&cut) + 1
            } else {
                chrono::Datelike::year(&cut)
            };
            let to = to.min(last);
            if from.is_some_and(|from| from > to) {
                return None;
            }
            Period::Years { from, to }
        }
        // Paid on no day that was told: today at the latest, and today is later.
        Period::OldestMonths(_) => return None,
    };
    Some(Paid { period, ..paid })
}
