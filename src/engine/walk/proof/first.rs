//! Of single months: one state a day, and nothing before anything was paid.

use super::super::act::Act;
use super::super::explore::{Edge, Node, Walk};
use super::Failure;

pub(super) fn one_state(walk: &Walk) -> Option<Failure> {
    find(walk, |_, edge| edge.look.is_none().then_some(1))
}

pub(super) fn nothing_before_paying(walk: &Walk) -> Option<Failure> {
    find(walk, |node, edge| {
        if node.paid {
            return None;
        }
        let first_paid = match edge.act {
            Act::Idle | Act::Change | Act::Graduate => u8::MAX,
            Act::Month(day) | Act::Year(day) | Act::NextYear(day) => day,
            Act::ClearAndMonth | Act::Clear | Act::ChangeAndMonth | Act::YearRepaired => 1,
        };
        let mut too_early = walk.look(edge).iter().filter(|(day, _)| *day < first_paid);
        too_early.find(|(_, mark)| mark.pays()).map(|(day, _)| *day)
    })
}

/// The months that `fails` finds fault with, by the day; the first one is the one of the shortest story.
fn find(walk: &Walk, fails: impl Fn(&Node, &Edge) -> Option<u8>) -> Option<Failure> {
    let mut first: Option<Failure> = None;
    for (at, node) in (0u32..).zip(&walk.nodes) {
        for edge in walk.edges_of(node) {
            let Some(day) = fails(node, edge) else {
                continue;
            };
            let known = first.get_or_insert_with(|| Failure {
                states: 0,
                at,
                then: vec![edge.act],
                instead: None,
                day,
            });
            known.states += 1;
        }
    }
    first
}
