//! What somebody can still do, and what comes of it: the few plans worth comparing, the last day of each, and what a day
//! later costs (design §1).
//!
//! A plan is a case like any other: what has happened so far, and what is meant to be done, folded through the same
//! `step`. Last days are found by trying days, never looked up. Knows no words and no prices.

mod choose;
mod doubt;
mod errand;
mod last_day;
mod outcome;
mod planner;
mod way;

pub use errand::{Errand, errands};
pub use last_day::{LastDay, PutOff};
pub use outcome::Outcome;
pub use way::{Doing, Way};

use super::answer::Answer;
use super::facts::Facts;
use crate::calendar::Day;
use crate::policy::Rules;
use planner::Planner;

/// One thing that can be done, and what comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is done.
    pub way: Way,
    /// The day it is meant for: today, or the first day on which it can be done.
    pub on: Day,
    /// What comes of it.
    pub outcome: Outcome,
    /// How many months are missing before it, of those the scheme asks for.
    pub owed: u16,
    /// How long it can be put off; not told where a date or an answer is in doubt that matters to it.
    pub put_off: Option<PutOff>,
    /// The worst that comes of it under a reading that is as well founded, where that is worse.
    pub at_worst: Option<Outcome>,
}

/// The plans of a case that may also be one of `others`, the safest first. None where nothing is left to be done.
pub fn plans(places: &[Rules], facts: &Facts, others: &[Facts]) -> Vec<Plan> {
    let Some(planner) = Planner::new(places, facts) else {
        return Vec::new();
    };
    let mut plans = planner.plans();
    for plan in &mut plans {
        doubt::apply(places, &planner, others, plan);
    }
    plans
}

/// What comes of the payments a case plans already, what is due afterwards paid as before; `None`: it plans none.
pub fn intended(facts: &Facts, answer: &Answer) -> Option<Outcome> {
    let today = facts.as_of;
    let planned = facts.by_today().paid != facts.paid;
    planned.then(|| Outcome::of(&answer.go_on, today, (0, &[])))
}

/// The case in which something is done on a day: what has happened by today, and that. `None` only if it has no place.
pub fn as_planned(places: &[Rules], facts: &Facts, way: Way, on: Day) -> Option<Facts> {
    Some(Planner::new(places, facts)?.laid_out(way, on))
}
