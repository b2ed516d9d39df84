//! What a date or an answer in doubt makes of a plan: it promises no more than the record it leads to shows.

use super::Plan;
use super::planner::Planner;
use crate::engine::answer::{possibly, uncertain_dates, usable};
use crate::engine::facts::Facts;
use crate::engine::ledger::Future;
use crate::engine::outcome::Timeline;
use crate::engine::run::Course;
use crate::policy::Rules;

/// Makes a plan as doubtful as its case.
pub(super) fn apply(places: &[Rules], planner: &Planner<'_>, others: &[Facts], plan: &mut Plan) {
    if others.is_empty() && uncertain_dates(places, planner.facts()).is_empty() {
        return;
    }
    let record = |facts: &Facts| -> Option<Timeline> {
        let done = Planner::new(places, facts)?.laid_out(plan.way, plan.on);
        let course = Course {
            future: Future::AsPlanned,
            ..Course::BASE
        };
        crate::engine::record(places, &done, course)
    };
    let Some(mut shown) = record(planner.facts()) else {
        return;
    };
    for other in others {
        if let Some(other) = record(other) {
            shown = possibly(shown, &other, planner.today);
        }
    }
    // What can be claimed if only one of several histories is true is promised to nobody.
    let claims = |other: &Facts| {
        let planner = Planner::new(places, other)?;
        Some(planner.outcome(plan.way, plan.on).claimable)
    };
    if others
        .iter()
        .any(|other| claims(other).as_ref() != Some(&plan.outcome.claimable))
    {
        plan.outcome.claimable.clear();
    }
    let seen = usable(&shown, planner.today);
    if seen != plan.outcome.usable {
        plan.outcome.usable = seen;
        plan.put_off = None;
    }
}
