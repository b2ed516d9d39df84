//! A whole run: the fold over all months of a case.

use super::context::Pick;
use super::facts::Facts;
use super::ledger::{Future, Ledger, Moved};
use super::outcome::Timeline;
use super::step::{Input, Lanes, Scratch, step};
use super::world::World;
use crate::calendar::Month;
use crate::policy::Rules;

/// What distinguishes one run of a case from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// What happens after the facts end.
    pub future: Future,
    /// The position taken where sources differ.
    pub pick: Pick,
    /// A date set to another day.
    pub moved: Option<Moved>,
}

impl Course {
    /// The base run: the primary positions, the facts as told, due premiums going on.
    pub const BASE: Self = Self {
        future: Future::GoOn,
        pick: Pick {
            reading: None,
            running: crate::policy::Running::Silent,
        },
        moved: None,
    };
}

/// Runs a case through the rules of its places. `None` only if there is no place at all.
pub fn run(places: &[Rules], facts: &Facts, course: Course) -> Option<Timeline> {
    let world = World::new(places, course.pick)?;
    let ledger = Ledger::new(&world, facts, course.future, course.moved);
    Some(fold(&world, &ledger, |_, _| {}))
}

/// Folds a ledger; `each` sees the lanes before every month.
pub fn fold(world: &World<'_>, ledger: &Ledger, mut each: impl FnMut(Month, &Lanes)) -> Timeline {
    let mut out = Timeline::new(ledger.first);
    let mut scratch = Scratch::default();
    let mut lanes = ledger.lanes.clone();
    let mut rest = ledger.dated.as_slice();
    let mut month = ledger.first;
    while month <= ledger.last {
        each(month, &lanes);
        let last = month.last();
        let (dated, later) = rest.split_at(rest.partition_point(|dated| dated.on <= last));
        rest = later;
        let (place, who) = ledger.who(month);
        let input = Input {
            month,
            place,
            who,
            birth: ledger.birth(who),
            dated,
        };
        lanes = step(world, lanes, &input, &mut scratch, &mut out);
        month = month.plus(1);
    }
    out
}
