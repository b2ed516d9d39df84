//! Whoever keeps paying: does every wait end?

use super::super::act::steady;
use super::super::explore::{Edge, Walk, small};
use super::Failure;
use crate::policy::Mark;

/// What comes of paying from a state on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Untried,
    UnderWay,
    /// Every month is paid for, or nobody can say.
    Fine,
    /// Never.
    Never,
}

pub(super) fn waits_end(walk: &Walk) -> Option<Failure> {
    let mut ends = vec![End::Untried; walk.nodes.len()];
    let end = |ends: &[End], at: u32| {
        let at = usize::try_from(at).ok();
        at.and_then(|at| ends.get(at).copied()).unwrap_or(End::Fine)
    };
    for start in 0..small(walk.nodes.len()) {
        let mut path = Vec::new();
        let mut at = start;
        while end(&ends, at) == End::Untried {
            set(&mut ends, at, End::UnderWay);
            path.push(at);
            match next(walk, at) {
                Some(edge) => at = edge.to,
                None => break,
            }
        }
        let found = match end(&ends, at) {
            // A circle: what it shows goes on for ever.
            End::UnderWay => {
                let circle = path.iter().skip_while(|other| **other != at);
                let shows = circle.filter_map(|at| next(walk, *at));
                let never = shows
                    .flat_map(|edge| walk.look(edge))
                    .any(|(_, mark)| is_shut(*mark));
                if never { End::Never } else { End::Fine }
            }
            known => known,
        };
        for at in path {
            set(&mut ends, at, found);
        }
    }
    let states = ends.iter().filter(|end| **end == End::Never).count();
    let at = small(ends.iter().position(|end| *end == End::Never)?);
    // Once round, so that what is shown at the end is what it stays at.
    let mut then = Vec::new();
    let mut shut = None;
    let mut now = at;
    for _ in 0..ROUND {
        let edge = next(walk, now)?;
        then.push(edge.act);
        shut = walk
            .look(edge)
            .iter()
            .find(|(_, mark)| is_shut(*mark))
            .map(|(day, _)| *day);
        now = edge.to;
        if then.len() > ROUND / 2 && shut.is_some() {
            break;
        }
    }
    Some(Failure {
        states,
        at,
        then,
        instead: None,
        day: shut?,
    })
}

/// Long enough to be in a circle of twelve months, after the longest wait.
const ROUND: usize = 96;

fn set(ends: &mut [End], at: u32, end: End) {
    if let Some(known) = usize::try_from(at).ok().and_then(|at| ends.get_mut(at)) {
        *known = end;
    }
}

fn is_shut(mark: Mark) -> bool {
    !mark.pays() && mark != Mark::Unknown
}

/// The month in which somebody goes on paying.
fn next(walk: &Walk, at: u32) -> Option<&Edge> {
    let edges = walk.edges_from(at);
    let act = steady(edges.iter().map(|edge| edge.act));
    edges.iter().find(|edge| edge.act == act)
}
