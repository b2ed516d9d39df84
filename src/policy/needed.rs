//! Which of many statements something hangs on, found by halving: what comes out the same without all of them does so without
//! any of them.
//!
//! Knows nothing of what comes out; must not run anything itself.

use super::slot::ChoiceId;

/// The statements without which something comes out otherwise, in their order, each with what `otherwise` tells of it;
/// `otherwise` tells nothing where it comes out the same without these.
pub fn needed<T>(
    ids: &[ChoiceId],
    mut otherwise: impl FnMut(&[ChoiceId]) -> Option<T>,
) -> Vec<(ChoiceId, T)> {
    let mut found = Vec::new();
    search(ids, &mut otherwise, &mut found);
    found
}

fn search<T>(
    ids: &[ChoiceId],
    otherwise: &mut impl FnMut(&[ChoiceId]) -> Option<T>,
    found: &mut Vec<(ChoiceId, T)>,
) {
    if ids.is_empty() {
        return;
    }
    let Some(told) = otherwise(ids) else {
        return;
    };
    if let [id] = ids {
        found.push((*id, told));
        return;
    }
    let (first, rest) = ids.split_at(ids.len() / 2);
    search(first, otherwise, found);
    search(rest, otherwise, found);
}

#[cfg(test)]
mod tests {
    use super::{ChoiceId, needed};

    #[test]
    fn what_is_needed_is_found_in_order_and_what_is_not_is_left() {
        let ids: Vec<ChoiceId> = (0..9).map(ChoiceId).collect();
        for wanted in [vec![], vec![0], vec![8], vec![2, 3, 7], (0..9).collect()] {
            let mut asked = 0;
            let found = needed(&ids, |without| {
                asked += 1;
                let hit = without.iter().any(|id| wanted.contains(&id.0));
                hit.then_some(without.len())
            });
            let expected: Vec<_> = wanted.iter().map(|at| (ChoiceId(*at), 1)).collect();
            assert_eq!(found, expected);
            assert!(asked == 1 || !wanted.is_empty());
        }
        assert_eq!(needed(&[], |_| Some(())), []);
    }
}
