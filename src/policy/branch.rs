//! The branches of a value: an effect may be one before a day and another after it, a window has segments, a child is of
//! an age. Whoever wants to know whether a branch matters runs the value without it.
//!
//! Knows where a value divides. Must not know what a branch leads to: that is for runs to show.

use super::effect::{CutOff, Effect};
use super::employee::Level;
use super::places::Step;
use super::resident::Newborn;
use super::way_in::WayIn;
use super::window::Window;

/// A branch: where it stands within the value, and the value with that branch leading elsewhere.
pub(super) type Branch<T> = (Vec<Step>, T);

/// Where an effect leads instead: nowhere; or somewhere, where it leads nowhere.
fn elsewhere(effect: &Effect) -> Effect {
    match effect {
        Effect::Never => Effect::PaymentDay,
        _ => Effect::Never,
    }
}

/// The branches of an effect, at least one.
fn leaves(effect: &Effect) -> Vec<Branch<Effect>> {
    match effect {
        Effect::CutOff(cut) => {
            let inside = |cut: CutOff| Effect::CutOff(Box::new(cut));
            let early = leaves(&cut.by_then).into_iter().map(|(path, by_then)| {
                let cut = CutOff {
                    by_then,
                    ..(**cut).clone()
                };
                (
                    within(&[Step::Key("cut-off"), Step::Key("by_then")], path),
                    inside(cut),
                )
            });
            let late = leaves(&cut.after).into_iter().map(|(path, after)| {
                let cut = CutOff {
                    after,
                    ..(**cut).clone()
                };
                (
                    within(&[Step::Key("cut-off"), Step::Key("after")], path),
                    inside(cut),
                )
            });
            early.chain(late).collect()
        }
        Effect::ByGap(steps) => of_each(
            steps,
            |step| &step.start,
            |step, start| step.start = start,
            Effect::ByGap,
            &[Step::Key("by-gap")],
            "start",
        ),
        _ => vec![(Vec::new(), elsewhere(effect))],
    }
}

fn within(outer: &[Step], inner: Vec<Step>) -> Vec<Step> {
    let mut path = outer.to_vec();
    path.extend(inner);
    path
}

/// The branches of a list of which each element has an effect.
fn of_each<E: Clone, T>(
    list: &[E],
    effect: impl Fn(&E) -> &Effect,
    set: impl Fn(&mut E, Effect),
    whole: impl Fn(Vec<E>) -> T,
    place: &[Step],
    key: &'static str,
) -> Vec<Branch<T>> {
    let mut branches = Vec::new();
    for (at, element) in list.iter().enumerate() {
        for (path, instead) in leaves(effect(element)) {
            let mut other = list.to_vec();
            if let Some(element) = other.get_mut(at) {
                set(element, instead);
            }
            let outer = [place, &[Step::At(at), Step::Key(key)]].concat();
            branches.push((within(&outer, path), whole(other)));
        }
    }
    branches
}

pub(super) fn of_effect(effect: &Effect) -> Vec<Branch<Effect>> {
    leaves(effect)
}

pub(super) fn of_window(window: &Window) -> Vec<Branch<Window>> {
    of_each(
        &window.segments,
        |segment| &segment.effect,
        |segment, effect| segment.effect = effect,
        |segments| Window {
            segments,
            ..window.clone()
        },
        &[Step::Key("segments")],
        "effect",
    )
}

pub(super) fn of_newborn(newborn: &Newborn) -> Vec<Branch<Newborn>> {
    of_each(
        &newborn.tiers,
        |tier| &tier.start,
        |tier, start| tier.start = start,
        |tiers| Newborn {
            tiers,
            ..newborn.clone()
        },
        &[Step::Key("tiers")],
        "start",
    )
}

/// The branches of a way in: in time and later.
pub(super) fn of_way(way: &WayIn) -> Vec<Branch<WayIn>> {
    let WayIn::Open(terms) = way else {
        return Vec::new();
    };
    let mut branches: Vec<Branch<WayIn>> = Vec::new();
    for (path, start) in leaves(&terms.start) {
        let mut terms = terms.clone();
        terms.start = start;
        branches.push((
            within(&[Step::Key("open"), Step::Key("start")], path),
            WayIn::Open(terms),
        ));
    }
    for (path, later) in terms.later.iter().flat_map(leaves) {
        let mut terms = terms.clone();
        terms.later = Some(later);
        branches.push((
            within(&[Step::Key("open"), Step::Key("later")], path),
            WayIn::Open(terms),
        ));
    }
    branches
}

pub(super) fn of_level(level: &Level) -> Vec<Branch<Level>> {
    let steps = level.steps.iter().enumerate();
    let branches = steps.map(|(at, step)| {
        let mut other = level.clone();
        if let Some(other) = other.steps.get_mut(at) {
            other.percent = if step.percent == 100 {
                99
            } else {
                step.percent + 1
            };
        }
        (
            vec![Step::Key("steps"), Step::At(at), Step::Key("percent")],
            other,
        )
    });
    branches.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Value;

    fn effect(text: &str) -> Effect {
        #[derive(serde::Deserialize)]
        struct It {
            v: Effect,
        }
        toml::from_str::<It>(&format!("v = {text}")).unwrap().v
    }

    #[test]
    fn a_value_has_a_branch_for_each_effect_in_it_and_each_is_another_value() {
        for (text, count) in [
            ("'next-month'", 1),
            ("'never'", 1),
            (
                "{ cut-off = { last_day = 15, by_then = 'next-month', after = 'second-month' } }",
                2,
            ),
            (
                "{ by-gap = [{ up_to = { n = 3, unit = 'month' }, start = 'next-day' }, \
                 { start = { cut-off = { last_day = 15, by_then = 'next-month', after = 'never' } } }] }",
                3,
            ),
        ] {
            let whole = effect(text);
            let branches = whole.branches();
            assert_eq!(branches.len(), count, "{text}");
            for (i, (path, instead)) in branches.iter().enumerate() {
                assert_ne!(*instead, whole, "{text} {path:?}");
                let others = branches.iter().skip(i + 1);
                assert!(
                    others.into_iter().all(|(p, v)| p != path && v != instead),
                    "{text}"
                );
            }
        }
    }
}
