//! Is any sequence of payments sooner than waiting, doing one thing, and then paying as one should? That is all a plan is.
//!
//! Where nobody can say what comes of a plan, it may be as soon as anything: a sequence is sooner only if it pays for certain
//! on a day on which no plan even may.

use super::super::act::{Act, steady};
use super::super::explore::{Edge, Walk, small};
use super::Failure;
use crate::policy::Mark;

/// A day to come, by its month and the day in it; less is sooner.
type Ahead = u32;
/// A month, in the same measure.
const MONTH: Ahead = 32;
/// Not within the time plans look ahead.
const NEVER: Ahead = Ahead::MAX;
/// So many months do plans look ahead.
const MONTHS_AHEAD: usize = 24;

pub(super) fn plans_are_fastest(walk: &Walk) -> Vec<Failure> {
    let going_on = going_on(walk);
    let planned = planned(walk, &going_on);
    let best = best(walk);
    let mut found: Vec<(u32, u32)> = (0u32..)
        .zip(&walk.nodes)
        .filter(|(at, _)| of(&best, *at) < of(&planned, *at))
        .map(|(at, node)| (node.depth, at))
        .collect();
    found.sort_unstable();
    let states = found.len();
    let told = found.into_iter().take(KEPT);
    told.filter_map(|(_, at)| failure(walk, (&best, &planned, &going_on), at, states))
        .collect()
}

/// So many of the shortest stories are kept: whichever the whole fold confirms first is told.
const KEPT: usize = 64;

/// What somebody can do about it alone: to be hired, or to leave school, is not a payment.
fn may_be_planned(act: Act) -> bool {
    !matches!(act, Act::Change | Act::ChangeAndMonth | Act::Graduate)
}

/// What a plan can begin with. Clearing arrears alone leaves the month itself unpaid.
fn may_begin(act: Act) -> bool {
    may_be_planned(act) && !matches!(act, Act::Idle | Act::Clear)
}

fn of(days: &[Ahead], at: u32) -> Ahead {
    let at = usize::try_from(at).ok();
    at.and_then(|at| days.get(at)).copied().unwrap_or(NEVER)
}

/// What counts as the day that is looked for.
type Counts = fn(Mark) -> bool;

fn may_pay(mark: Mark) -> bool {
    mark.pays() || mark == Mark::Unknown
}

/// The first day of a month that counts, or else as `then` has it a month later.
fn after(walk: &Walk, edge: &Edge, counts: Counts, then: Ahead) -> Ahead {
    let paying = walk.look(edge).iter().find(|(_, mark)| counts(*mark));
    match (paying, then) {
        (Some((day, _)), _) => Ahead::from(*day),
        (None, NEVER) => NEVER,
        (None, later) => later + MONTH,
    }
}

fn next(walk: &Walk, at: u32) -> Option<&Edge> {
    let edges = walk.edges_from(at);
    let act = steady(edges.iter().map(|edge| edge.act));
    edges.iter().find(|edge| edge.act == act)
}

/// The days found so far, those that pay within fewer months than are looked at now.
struct Known<'a> {
    days: &'a [Ahead],
    within: Ahead,
    counts: Counts,
}

impl Known<'_> {
    fn after(&self, walk: &Walk, edge: &Edge) -> Ahead {
        let then = of(self.days, edge.to);
        let then = if then < self.within { then } else { NEVER };
        after(walk, edge, self.counts, then)
    }
}

/// What a day found in a round hangs on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hangs {
    /// On one found in the round before: a round that finds nothing is the last.
    OnTheRoundBefore,
    /// On what is known beforehand as well.
    OnMore,
}

/// A month further with every round, as far as plans look ahead: `soonest` of what is known of the months after. Whatever
/// pays within fewer months is sooner, so that what was found stays.
fn rounds(
    walk: &Walk,
    counts: Counts,
    hangs: Hangs,
    soonest: impl Fn(u32, &Known<'_>) -> Ahead,
) -> Vec<Ahead> {
    let mut days = vec![NEVER; walk.nodes.len()];
    for round in 0..MONTHS_AHEAD {
        let within = MONTH * small(round);
        let mut still = true;
        for at in 0..days.len() {
            let known = Known {
                days: &days,
                within,
                counts,
            };
            let found = match days.get(at) {
                Some(&NEVER) => soonest(small(at), &known),
                _ => continue,
            };
            still &= found == NEVER;
            if let Some(day) = days.get_mut(at) {
                *day = found;
            }
        }
        if still && hangs == Hangs::OnTheRoundBefore {
            break;
        }
    }
    days
}

/// The first day that may pay for whoever pays as one should.
fn going_on(walk: &Walk) -> Vec<Ahead> {
    rounds(walk, may_pay, Hangs::OnTheRoundBefore, |at, known| {
        next(walk, at).map_or(NEVER, |edge| known.after(walk, edge))
    })
}

/// The first day that may pay for whoever waits as long as they like, does one thing, and then pays as one should.
fn planned(walk: &Walk, going_on: &[Ahead]) -> Vec<Ahead> {
    rounds(walk, may_pay, Hangs::OnMore, |at, known| {
        let edges = walk.edges_from(at).iter();
        let days = edges.map(|edge| match edge.act {
            Act::Idle => known.after(walk, edge),
            // It may pay only many months later: that counts in its own round.
            act if may_begin(act) => {
                let then = of(going_on, edge.to);
                let day = after(walk, edge, may_pay, then);
                if day < known.within + MONTH {
                    day
                } else {
                    NEVER
                }
            }
            _ => NEVER,
        });
        days.min().unwrap_or(NEVER)
    })
}

/// The first day that pays for certain, whatever is paid when.
fn best(walk: &Walk) -> Vec<Ahead> {
    rounds(walk, Mark::pays, Hangs::OnTheRoundBefore, |at, known| {
        let edges = walk.edges_from(at).iter();
        let open = edges.filter(|edge| may_be_planned(edge.act));
        open.map(|edge| known.after(walk, edge))
            .min()
            .unwrap_or(NEVER)
    })
}

/// What is done from a state on by whoever is soonest, and by whoever keeps to the best plan, up to the day that pays.
fn failure(
    walk: &Walk,
    (best, planned, going_on): (&[Ahead], &[Ahead], &[Ahead]),
    at: u32,
    states: usize,
) -> Option<Failure> {
    let mut then = Vec::new();
    let mut now = at;
    let day = loop {
        let edges = walk.edges_from(now).iter();
        let open = edges.filter(|edge| may_be_planned(edge.act));
        let edge = open.min_by_key(|edge| after(walk, edge, Mark::pays, of(best, edge.to)))?;
        then.push(edge.act);
        if let Some((day, _)) = walk.look(edge).iter().find(|(_, mark)| mark.pays()) {
            break *day;
        }
        if then.len() > MONTHS_AHEAD {
            return None;
        }
        now = edge.to;
    };
    let mut instead = Vec::new();
    let (mut now, mut begun) = (at, false);
    while instead.len() < then.len() {
        let edges = walk.edges_from(now).iter();
        let edge = if begun {
            next(walk, now)?
        } else {
            let may = edges.filter(|edge| edge.act == Act::Idle || may_begin(edge.act));
            may.min_by_key(|edge| match edge.act {
                Act::Idle => after(walk, edge, may_pay, of(planned, edge.to)),
                _ => after(walk, edge, may_pay, of(going_on, edge.to)),
            })?
        };
        begun |= edge.act != Act::Idle;
        instead.push(edge.act);
        now = edge.to;
    }
    Some(Failure {
        states,
        at,
        then,
        instead: Some(instead),
        day,
    })
}
