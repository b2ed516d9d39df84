//! Which of the plans are worth comparing, and in what order.

use std::cmp::Ordering;

use super::planner::Planner;
use super::{Doing, Outcome, Plan, Way};
use crate::calendar::{Day, Month, far_future, plus_days};
use crate::engine::context::Pick;
use crate::engine::ledger::HORIZON_MONTHS;
use crate::policy::{ReadingId, Running, Standing};

/// No more plans than this are worth comparing.
const MOST_PLANS: usize = 5;
/// In days.
const MONTH: u32 = 31;

impl Planner<'_> {
    /// The plans, the safest first.
    pub(super) fn plans(&self) -> Vec<Plan> {
        let picks = self.open_picks();
        let mut plans: Vec<Plan> = Vec::with_capacity(6);
        for (way, on, outcome) in self.begun() {
            let under = picks.iter().map(|pick| self.outcome_under(*pick, way, on));
            let worst = under.max_by(|a, b| a.against(b, self.today));
            let at_worst =
                worst.filter(|worst| worst.against(&outcome, self.today) == Ordering::Greater);
            plans.push(Plan {
                way,
                on,
                outcome,
                owed: self.owed(way, on),
                put_off: None,
                at_worst,
            });
        }
        let mut kept: Vec<Plan> = Vec::with_capacity(plans.len());
        for (at, plan) in plans.iter().enumerate() {
            let beaten = plans.iter().enumerate().any(|(other_at, other)| {
                let before = other_at < at;
                self.dominates(other, plan) && (before || !self.dominates(plan, other))
            });
            if !beaten {
                kept.push(plan.clone());
            }
        }
        // What never pays is worth nothing beside what does.
        let pays = |plan: &Plan| plan.outcome.possible(self.today).is_some();
        if kept.iter().any(pays) {
            kept.retain(pays);
        }
        kept.sort_by(|a, b| self.order(a, b));
        kept.truncate(MOST_PLANS);
        for plan in &mut kept {
            plan.put_off = Some(self.until(plan.way, plan.on, &plan.outcome));
        }
        kept
    }

    /// What is open, begun as soon as it can be; and once more where waiting makes it pay sooner.
    fn begun(&self) -> Vec<(Way, Day, Outcome)> {
        let mut begun = Vec::with_capacity(8);
        for (way, on) in self.ways() {
            let outcome = self.outcome(way, on);
            let sooner = self.sooner_if_later(way, on, &outcome);
            begun.push((way, on, outcome));
            begun.extend(sooner.map(|(on, outcome)| (way, on, outcome)));
        }
        let kept = begun.iter().map(|one| self.is_worth_waiting(one, &begun));
        let kept: Vec<bool> = kept.collect();
        let begun = begun.into_iter().zip(kept);
        begun
            .filter_map(|(one, kept)| kept.then_some(one))
            .collect()
    }

    /// Whether something is done now; or, if a year is let go for it, pays for certain before anything else may. Nobody is told
    /// to let a year go because only the rule for that is known.
    fn is_worth_waiting(&self, one: &(Way, Day, Outcome), begun: &[(Way, Day, Outcome)]) -> bool {
        let (way, on, outcome) = one;
        if way.doing != Doing::YearAndMissed || *on == self.today {
            return true;
        }
        let others = begun
            .iter()
            .filter(|(other, day, _)| (other, day) != (way, on));
        let may_pay = others
            .filter_map(|(.., other)| other.possible(self.today))
            .min();
        outcome
            .certain(self.today)
            .is_some_and(|day| may_pay.is_none_or(|may| day < may))
    }

    /// The first later day on which something is begun and pays sooner than if it is begun on `on`: a rule may ask more of whoever
    /// comes back early than of whoever begins anew. Where nobody knows when it pays, waiting is sooner only if it pays for certain
    /// before the first day it may: nobody is told to let a gap grow because only the rule for long gaps is known.
    fn sooner_if_later(&self, way: Way, on: Day, outcome: &Outcome) -> Option<(Day, Outcome)> {
        let pays = outcome.certain(self.today).or(outcome.possible(self.today));
        let pays = pays.unwrap_or(far_future());
        let day = |outcome: &Outcome| outcome.certain(self.today).unwrap_or(far_future());
        let last = Month::of(on).plus(HORIZON_MONTHS / 2).first();
        let months = (1..=HORIZON_MONTHS / 2).map(|n| Month::of(on).plus(n).first());
        let later = months.chain(self.opening_days(way, on));
        let later = later.filter(|later| on < *later && *later <= last && *later < pays);
        let outcomes = later.map(|later| (later, self.outcome(way, later)));
        let best = outcomes.min_by_key(|(later, outcome)| (day(outcome), *later))?;
        (day(&best.1) < pays).then_some(best)
    }

    /// Whether the first leaves nothing to be said for the second. Prices are not known: what is paid as somebody is not held
    /// against what is paid as somebody else, or by a unit.
    fn dominates(&self, first: &Plan, second: &Plan) -> bool {
        let today = self.today;
        let (a, b) = (&first.outcome, &second.outcome);
        first.way.who == second.way.who
            && first.way.doing.scheme() == second.way.doing.scheme()
            && a.against(b, today) != Ordering::Greater
            && worst(first).against(worst(second), today) != Ordering::Greater
            && a.payments <= b.payments
            && a.claimed_before(today) >= b.claimed_before(today)
    }

    /// The safest under open readings first, then the soonest, then the one that asks for less.
    fn order(&self, a: &Plan, b: &Plan) -> Ordering {
        let today = self.today;
        // Who changes the scheme becomes somebody else to the insurance: that has to be worth more than a month.
        let certain = |plan: &Plan| {
            let own = plan.way.doing.scheme() == self.who.scheme();
            let day = worst(plan).certain(today)?;
            Some(plus_days(day, if own { 0 } else { MONTH }))
        };
        let certain = |plan: &Plan| certain(plan).unwrap_or(far_future());
        let claimed = |plan: &Plan| std::cmp::Reverse(plan.outcome.claimed_before(today));
        certain(a)
            .cmp(&certain(b))
            .then_with(|| claimed(a).cmp(&claimed(b)))
            .then_with(|| worst(a).against(worst(b), today))
            .then_with(|| a.outcome.against(&b.outcome, today))
            .then_with(|| a.outcome.payments.cmp(&b.outcome.payments))
    }

    /// The positions that are as well founded as the one taken.
    fn open_picks(&self) -> Vec<Pick> {
        let mut picks = Vec::new();
        for (at, rules) in (0u8..).zip(self.world.places()) {
            for (nth, reading) in rules.readings().iter().enumerate() {
                if reading.standing == Standing::Open {
                    let id = ReadingId(u16::try_from(nth).unwrap_or(u16::MAX));
                    picks.push(Pick {
                        reading: Some((at, id)),
                        ..Pick::default()
                    });
                }
            }
        }
        picks.push(Pick {
            running: Running::New,
            ..Pick::default()
        });
        picks
    }
}

fn worst(plan: &Plan) -> &Outcome {
    plan.at_worst.as_ref().unwrap_or(&plan.outcome)
}
