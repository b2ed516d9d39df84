//! What a date or an answer in doubt makes of a plan: it promises no more than the record it leads to shows.

use super::planner::Planner;
use super::{Outcome, Plan, PutOff, Way};
use crate::calendar::{Day, plus_days};
use crate::engine::answer::{Usable, possibly, uncertain_dates};
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
    let others: Vec<_> = others
        .iter()
        .filter_map(|other| Planner::new(places, other))
        .collect();
    let case = Doubtful {
        places,
        planner,
        others: &others,
    };
    case.apply(plan);
}

/// A case that may also be another.
struct Doubtful<'a> {
    places: &'a [Rules],
    planner: &'a Planner<'a>,
    others: &'a [Planner<'a>],
}

impl Doubtful<'_> {
    fn apply(&self, plan: &mut Plan) {
        let (way, on) = (plan.way, plan.on);
        // What can be claimed if only one of several histories is true is promised to nobody.
        let claims = |other: &Planner<'_>| other.outcome(way, on).claimable;
        if self
            .others
            .iter()
            .any(|other| claims(other) != plan.outcome.claimable)
        {
            plan.outcome.claimable.clear();
        }
        let Some(seen) = self.seen(way, on) else {
            return;
        };
        if !alike(&seen, &plan.outcome) {
            plan.outcome.take_days_of(&seen);
            plan.put_off = None;
        }
        plan.put_off = plan
            .put_off
            .take()
            .filter(|put_off| self.knows(way, put_off));
    }

    /// Whether its last days are the same whatever is true.
    fn knows(&self, way: Way, put_off: &PutOff) -> bool {
        let days = put_off.last.iter().chain(&put_off.cliff);
        let mut days = days.flat_map(|last| [last.day, plus_days(last.day, 1)]);
        days.all(|day| {
            let told = self.planner.outcome(way, day);
            self.seen(way, day).is_some_and(|seen| alike(&seen, &told))
        })
    }

    /// What comes of a plan, 疑 where that hangs on what is in doubt.
    fn seen(&self, way: Way, on: Day) -> Option<Outcome> {
        let today = self.planner.today;
        let record = |planner: &Planner<'_>| -> Option<Timeline> {
            let course = Course {
                future: Future::AsPlanned,
                ..Course::BASE
            };
            crate::engine::record(self.places, &planner.laid_out(way, on), course)
        };
        let mut shown = record(self.planner)?;
        for other in self.others {
            possibly(&mut shown, &record(other)?, today);
        }
        Some(Outcome::of(&shown, today, (0, &[])))
    }
}

/// Whether the fund pays on the same days from today on.
fn alike(seen: &Outcome, told: &Outcome) -> bool {
    let is_usable = match (seen.usable, told.usable) {
        // Since when is a matter of the past.
        (Usable::Now { .. }, Usable::Now { .. }) => true,
        (seen, told) => seen == told,
    };
    let breaks = |outcome: &Outcome| (outcome.breaks, outcome.breaks_as, outcome.resumes);
    let whole = |outcome: &Outcome| (outcome.partly, outcome.full);
    is_usable && breaks(seen) == breaks(told) && whole(seen) == whole(told)
}
