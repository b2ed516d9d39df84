//! From every state there is a way to cover, or at least to a month of which nobody can say.

use super::super::explore::{Walk, small};
use super::Failure;
use crate::policy::Mark;

pub(super) fn way_back(walk: &Walk) -> Option<Failure> {
    // Of a walk that was broken off nobody knows where its last states lead.
    if !walk.complete {
        return None;
    }
    let leads = |mark: Mark| mark.pays() || mark == Mark::Unknown;
    let mut before: Vec<Vec<u32>> = vec![Vec::new(); walk.nodes.len()];
    let mut good = vec![false; walk.nodes.len()];
    let mut todo = Vec::new();
    for (at, node) in (0u32..).zip(&walk.nodes) {
        for edge in walk.edges_of(node) {
            if let Some(to) = usize::try_from(edge.to)
                .ok()
                .and_then(|to| before.get_mut(to))
            {
                to.push(at);
            }
            if walk.look(edge).iter().any(|(_, mark)| leads(*mark)) {
                todo.push(at);
            }
        }
    }
    while let Some(at) = todo.pop() {
        let Ok(at) = usize::try_from(at) else {
            continue;
        };
        if let Some(known) = good.get_mut(at).filter(|known| !**known) {
            *known = true;
            todo.extend(before.get(at).into_iter().flatten());
        }
    }
    let states = good.iter().filter(|good| !**good).count();
    let at = small(good.iter().position(|good| !good)?);
    let edge = walk.edges_from(at).first()?;
    Some(Failure {
        states,
        at,
        then: vec![edge.act],
        instead: None,
        day: 1,
    })
}
