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

/// The same towards two futures: what they have in common is run once.
pub(super) fn run_towards(
    places: &[Rules],
    facts: &Facts,
    futures: [Future; 2],
    moved: Option<Moved>,
) -> Option<[Timeline; 2]> {
    let world = World::new(places, Course::BASE.pick)?;
    let [one, other] = futures.map(|future| Ledger::new(&world, facts, future, moved));
    let shared = Fold::of(&one).to(&world, &one, one.parts_from(&other), |_, _| {});
    let end = |fold: Fold, ledger: &Ledger| fold.to(&world, ledger, ledger.last.plus(1), |_, _| {});
    Some([end(shared.clone(), &one).out, end(shared, &other).out])
}

/// Folds a ledger; `each` sees the lanes before every month.
pub fn fold(world: &World<'_>, ledger: &Ledger, each: impl FnMut(Month, &Lanes)) -> Timeline {
    let end = ledger.last.plus(1);
    Fold::of(ledger).to(world, ledger, end, each).out
}

/// How far a fold has come.
#[derive(Clone)]
struct Fold {
    month: Month,
    lanes: Lanes,
    /// How much of what happens has happened.
    done: usize,
    out: Timeline,
}

impl Fold {
    fn of(ledger: &Ledger) -> Self {
        Self {
            month: ledger.first,
            lanes: ledger.lanes.clone(),
            done: 0,
            out: Timeline::new(ledger.first),
        }
    }

    /// Folds the months before `end`.
    fn to(
        self,
        world: &World<'_>,
        ledger: &Ledger,
        end: Month,
        mut each: impl FnMut(Month, &Lanes),
    ) -> Self {
        let Self {
            mut month,
            mut lanes,
            done,
            mut out,
        } = self;
        let mut scratch = Scratch::default();
        let mut rest = ledger.dated.get(done..).unwrap_or_default();
        while month < end {
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
        Self {
            month,
            lanes,
            done: ledger.dated.len() - rest.len(),
            out,
        }
    }
}
