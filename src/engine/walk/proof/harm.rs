//! Two lives that differ in one premium, paid when it was due or not, and are the same from then on: the first is never the
//! worse one.

use std::collections::{BTreeMap, HashMap};

use super::super::act::Act;
use super::super::explore::{Edge, Node, Walk, small};
use super::Failure;
use crate::engine::employee::Standing;
use crate::policy::Mark;

/// How two lives came to where they are: the pair before, and what both do then; or the state in which they parted.
#[derive(Clone, Copy)]
enum Came {
    Parted { at: u32, paid: Act, unpaid: Act },
    From { pair: u32, paid: Act, unpaid: Act },
}

/// The states of two lives after as many months.
#[derive(Clone, Copy)]
struct Pair {
    states: (u32, u32),
    came: Came,
    length: u32,
}

struct Pairs {
    known: HashMap<(u32, u32), u32>,
    all: Vec<Pair>,
}

/// More pairs than any pack has: a proof that is not finished says nothing.
const MOST: usize = 3_000_000;

/// So many of the shortest stories are kept: whichever the whole fold confirms first is told.
const KEPT: usize = 64;

/// The shortest stories found, and how many there are.
#[derive(Default)]
struct Found {
    states: usize,
    shortest: BTreeMap<(u32, usize), (Came, u8)>,
}

impl Found {
    fn add(&mut self, length: u32, came: Came, day: u8) {
        self.shortest.insert((length, self.states), (came, day));
        self.states += 1;
        if self.shortest.len() > KEPT {
            self.shortest.pop_last();
        }
    }
}

pub(super) fn paying_never_hurts(walk: &Walk) -> Vec<Failure> {
    let mut pairs = Pairs {
        known: HashMap::new(),
        all: Vec::new(),
    };
    let mut found = Found::default();
    for (at, node) in (0u32..).zip(&walk.nodes) {
        let edges = walk.edges_of(node);
        let due = edges.iter().filter(|edge| is_due(node, edge.act));
        for (paid, unpaid) in due.filter_map(|paid| Some((paid, without(edges, paid.act)?))) {
            let (length, paid_act, unpaid_act) = (node.depth + 1, paid.act, unpaid.act);
            let came = Came::Parted {
                at,
                paid: paid_act,
                unpaid: unpaid_act,
            };
            if let Some(day) = worse(walk, paid, unpaid) {
                found.add(length, came, day);
            }
            pairs.enter((paid.to, unpaid.to), came, length);
        }
    }
    let mut at = 0;
    while let Some(Pair {
        states: (a, b),
        length,
        ..
    }) = pairs.all.get(at).copied()
    {
        for unpaid in walk.edges_from(b) {
            let Some(paid) = alike(walk, (a, b), unpaid.act) else {
                continue;
            };
            let came = Came::From {
                pair: small(at),
                paid: paid.act,
                unpaid: unpaid.act,
            };
            if let Some(day) = worse(walk, paid, unpaid) {
                found.add(length + 1, came, day);
            }
            pairs.enter((paid.to, unpaid.to), came, length + 1);
        }
        at += 1;
        if at > MOST {
            break;
        }
    }
    let told = found.shortest.values().map(|(came, day)| Failure {
        states: found.states,
        ..pairs.failure(*came, *day)
    });
    told.collect()
}

/// Whether what is paid is due then: the month in the month, the next year in its window.
/// Who leaves one scheme for the other is another question.
fn is_due(node: &Node, act: Act) -> bool {
    match act {
        Act::Month(_) | Act::ChangeAndMonth => !node.lanes.resident.ever,
        Act::NextYear(_) => node.lanes.employee.standing == Standing::Never && node.birth.is_none(),
        _ => false,
    }
}

/// The same month without the premium that is due in it.
fn without(edges: &[Edge], act: Act) -> Option<&Edge> {
    let instead = match act {
        Act::Month(_) | Act::Year(_) | Act::NextYear(_) => Act::Idle,
        Act::ChangeAndMonth => Act::Change,
        _ => return None,
    };
    edges.iter().find(|edge| edge.act == instead)
}

/// What the other life does where this one does `act`: the same, as far as anything is left to pay. Who repairs years does what
/// the other one cannot do any more. But who leaves months unpaid that the other one clears, beside the one that was paid when
/// due, has not paid more: from there on the two are not compared.
fn alike(walk: &Walk, (paid, unpaid): (u32, u32), act: Act) -> Option<&Edge> {
    let edges = walk.edges_from(paid);
    let find = |wanted: Act| edges.iter().find(|edge| edge.act == wanted);
    let missing = |at| {
        let node = walk.node(at);
        node.map_or(0, |node| node.lanes.employee.missing(node.month))
    };
    match act {
        Act::Clear | Act::ClearAndMonth => {
            let left = missing(paid);
            let instead = if act == Act::Clear {
                Act::Idle
            } else {
                Act::Month(1)
            };
            let as_many = left + 1 >= missing(unpaid);
            let same = find(act).filter(|_| as_many);
            same.or_else(|| find(instead).filter(|_| left == 0 && as_many))
        }
        Act::Year(_) | Act::NextYear(_) => find(act).or_else(|| find(Act::Idle)),
        _ => find(act),
    }
}

/// The first day on which the first month is certainly worse than the second.
fn worse(walk: &Walk, first: &Edge, second: &Edge) -> Option<u8> {
    if first.look == second.look {
        return None;
    }
    let (first, second) = (walk.look(first), walk.look(second));
    let days = first.iter().chain(second).map(|(day, _)| *day);
    let on = |look: &[(u8, Mark)], day| {
        let begun = look.iter().rev().find(|(from, _)| *from <= day);
        begun.map_or(Mark::Unknown, |(_, mark)| *mark)
    };
    let worse = days.filter(
        |day| match (worth(on(first, *day)), worth(on(second, *day))) {
            (Some(first), Some(second)) => first < second,
            _ => false,
        },
    );
    worse.min()
}

/// What a state is worth on the day; `None`: nobody knows.
pub(super) const fn worth(mark: Mark) -> Option<u8> {
    match mark {
        Mark::Unknown => None,
        Mark::Active => Some(2),
        Mark::Partial => Some(1),
        _ => Some(0),
    }
}

impl Pairs {
    fn enter(&mut self, states: (u32, u32), came: Came, length: u32) {
        if states.0 == states.1 || self.known.contains_key(&states) {
            return;
        }
        self.known.insert(states, small(self.all.len()));
        self.all.push(Pair {
            states,
            came,
            length,
        });
    }

    /// The two stories of a month that was reached so.
    fn failure(&self, last: Came, day: u8) -> Failure {
        let (mut then, mut instead) = (Vec::new(), Vec::new());
        let mut came = last;
        let at = loop {
            match came {
                Came::Parted { at, paid, unpaid } => {
                    then.push(paid);
                    instead.push(unpaid);
                    break at;
                }
                Came::From { pair, paid, unpaid } => {
                    then.push(paid);
                    instead.push(unpaid);
                    let before = usize::try_from(pair)
                        .ok()
                        .and_then(|pair| self.all.get(pair));
                    match before {
                        Some(before) => came = before.came,
                        None => break 0,
                    }
                }
            }
        };
        then.reverse();
        instead.reverse();
        Failure {
            states: 0,
            at,
            then,
            instead: Some(instead),
            day,
        }
    }
}
