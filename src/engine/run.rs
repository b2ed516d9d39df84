//! A whole run: the fold over all months of a case.

use super::context::Pick;
use super::facts::Facts;
use super::ledger::{Future, Ledger, Moved};
use super::outcome::Timeline;
use super::step::{Input, Lanes, Scratch};
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

/// One case towards so many futures, and what becomes of each where a date is another.
pub(super) struct Courses<'a, const N: usize> {
    world: World<'a>,
    facts: &'a Facts,
    futures: [Future; N],
    told: [Ledger; N],
}

impl<'a, const N: usize> Courses<'a, N> {
    /// `moved` holds for the case as told. `None` only if there is no place at all.
    pub(super) fn new(
        places: &'a [Rules],
        facts: &'a Facts,
        pick: Pick,
        futures: [Future; N],
        moved: Option<Moved>,
    ) -> Option<Self> {
        let world = World::new(places, pick)?;
        Some(Self {
            world,
            facts,
            futures,
            told: futures.map(|future| Ledger::new(&world, facts, future, moved)),
        })
    }

    pub(super) const fn places(&self) -> &'a [Rules] {
        self.world.places()
    }

    pub(super) const fn facts(&self) -> &'a Facts {
        self.facts
    }

    /// The case as told.
    pub(super) fn run(&self) -> [Timeline; N] {
        self.fold(&self.told)
    }

    /// The same with a date set to another day. `None` if nothing then happens otherwise than told.
    pub(super) fn run_moved(&self, moved: Moved) -> Option<[Timeline; N]> {
        let lay = |future| Ledger::new(&self.world, self.facts, future, Some(moved));
        let ledgers = self.futures.map(lay);
        (ledgers != self.told).then(|| self.fold(&ledgers))
    }

    /// What the futures have in common is run once.
    fn fold(&self, ledgers: &[Ledger; N]) -> [Timeline; N] {
        let mut scratch = Scratch::default();
        let mut fold = |begun: Fold, ledger, end| {
            let silent = |_, _: &Lanes| {};
            begun.to(&self.world, ledger, end, silent, &mut scratch)
        };
        let mut shared = ledgers.split_first().map(|(one, others)| {
            let part = others.iter().map(|other| one.parts_from(other)).min();
            fold(Fold::of(one), one, part.unwrap_or(one.first))
        });
        // The last one needs no copy.
        let mut left = N;
        ledgers.each_ref().map(|ledger| {
            left -= 1;
            let begun = match &shared {
                Some(shared) if left > 0 => Some(shared.fork()),
                _ => shared.take(),
            };
            let begun = begun.unwrap_or_else(|| Fold::of(ledger));
            fold(begun, ledger, ledger.last.plus(1)).out
        })
    }
}

/// Folds a ledger; `each` sees the lanes before every month.
pub fn fold(world: &World<'_>, ledger: &Ledger, each: impl FnMut(Month, &Lanes)) -> Timeline {
    let end = ledger.last.plus(1);
    let scratch = &mut Scratch::default();
    Fold::of(ledger).to(world, ledger, end, each, scratch).out
}

/// How far a fold has come.
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

    /// One more that has come as far.
    fn fork(&self) -> Self {
        Self {
            month: self.month,
            lanes: self.lanes.clone(),
            done: self.done,
            out: self.out.forked(),
        }
    }

    /// Folds the months before `end`.
    fn to(
        self,
        world: &World<'_>,
        ledger: &Ledger,
        end: Month,
        mut each: impl FnMut(Month, &Lanes),
        scratch: &mut Scratch,
    ) -> Self {
        let Self {
            mut month,
            mut lanes,
            done,
            mut out,
        } = self;
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
            lanes.pass(world, &input, scratch, &mut out);
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
