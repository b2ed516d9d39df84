//! Cases nobody made up by hand: every identity, event, spelling of time and order of facts a case can hold.
//!
//! A case is drawn as small numbers (months since the last thing, days late) and laid out from the day it is seen from.
//! Most draws look like somebody's life; some are absurd, and all of them are cases the program must accept.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use yibao::calendar::{
    Day, DayRange, FIRST_YEAR, LAST_YEAR, Month, MonthRange, day, minus_days, plus_days,
};
use yibao::case::{Case, WasAt};
use yibao::engine::{Event, EventKind, HORIZON_MONTHS, Paid, Period, When};
use yibao::policy::{Identity, Place};

use crate::common;

/// The codes of all places, those with a pack of their own last.
static PLACES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let shelf = common::shelf();
    let mut places: Vec<&Place> = shelf.index().places().iter().collect();
    places.sort_by_key(|place| place.pack.is_some());
    places.iter().map(|place| place.code.clone()).collect()
});

/// The codes of the places with a pack of their own.
static PACKED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let shelf = common::shelf();
    let packed = shelf.index().places().iter().filter(|p| p.pack.is_some());
    packed.map(|place| place.code.clone()).collect()
});

/// Any case the program accepts, in any place.
pub fn any_case() -> impl Strategy<Value = Case> {
    prop_oneof![
        3 => Just(PACKED.as_slice()),
        1 => Just(PLACES.as_slice()),
    ]
    .prop_flat_map(any_case_in)
}

/// Any case the program accepts whose places are some of `places`.
pub fn any_case_in(places: &'static [String]) -> impl Strategy<Value = Case> {
    let person = (any_today(), weighted(0.4, any_born()), of(0..=60_u8));
    let facts = (
        vec(any_stretch(), 1..5),
        vec(any_block(24), 0..6),
        vec(any_block(4), 0..4),
        vec((1..=36_u16, any_told()), 0..2),
        vec((any_event_kind(), any_told()), 0..5),
    );
    let oddities = (
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        weighted(0.1, Just(())),
    );
    (person, facts, oddities).prop_map(move |(person, facts, oddities)| {
        let (as_of, born, paid_years) = person;
        let (stretches, months, years, oldest, events) = facts;
        let (from_long_ago, ends, paid_from_long_ago, backwards) = oddities;
        let mut case = Case {
            as_of,
            born: born.map(|born| born.before(as_of)),
            paid_years,
            was: lay_stretches(as_of, &stretches, places, from_long_ago, !ends),
            paid: lay_months(as_of, &months, paid_from_long_ago),
            events: events
                .iter()
                .map(|(kind, told)| Event {
                    kind: *kind,
                    on: told.near(as_of, as_of),
                })
                .collect(),
        };
        case.paid.extend(oldest.iter().map(|(n, told)| Paid {
            period: Period::OldestMonths(*n),
            on: told.near(as_of, as_of),
        }));
        case.paid
            .extend(lay_years(as_of, &years, paid_from_long_ago));
        if backwards.is_some() {
            case.was.reverse();
            case.paid.reverse();
            case.events.reverse();
        }
        case
    })
}

/// A day to see a case from: mostly these years, sometimes anywhere in the calendar, its two ends included.
fn any_today() -> impl Strategy<Value = Day> {
    let near = (2024..=2028_i32, 1..=12_u32, 1..=31_u32);
    let far = (FIRST_YEAR..=LAST_YEAR, 1..=12_u32, 1..=31_u32);
    let made = |(y, m, d): (i32, u32, u32)| {
        let month = Month::new(y, m).expect("a month of the calendar");
        month.day(d).unwrap_or(month.last())
    };
    prop_oneof![
        40 => near.prop_map(made),
        2 => far.prop_map(made),
        1 => select(vec![first_day(), last_day()]),
    ]
}

fn first_day() -> Day {
    day(FIRST_YEAR, 1, 1).expect("the first day")
}

fn last_day() -> Day {
    day(LAST_YEAR, 12, 31).expect("the last day")
}

/// A birth, as days before the case is seen, and for how many days it may have been.
#[derive(Clone, Copy, Debug)]
struct Born {
    ago: u32,
    unsure: u32,
}

fn any_born() -> impl Strategy<Value = Born> {
    let ago = prop_oneof![2 => 0..400_u32, 3 => 400..36_000_u32];
    let unsure = prop_oneof![3 => Just(0), 1 => 1..400_u32];
    (ago, unsure).prop_map(|(ago, unsure)| Born { ago, unsure })
}

impl Born {
    fn before(self, as_of: Day) -> DayRange {
        let from = minus_days(as_of, self.ago).max(first_day());
        let to = plus_days(from, self.unsure).min(as_of);
        DayRange::new(from, to).expect("a birth before today")
    }
}

/// What somebody says about when something happened, as days from when it was due.
#[derive(Clone, Copy, Debug)]
enum Told {
    Usual,
    Unknown,
    Day(i32),
    Days(i32, u32),
}

fn any_told() -> impl Strategy<Value = Told> {
    let late = || {
        prop_oneof![
            6 => 0..=40_i32,
            3 => -60..=500_i32,
            1 => -40_000..=40_000_i32,
        ]
    };
    prop_oneof![
        4 => Just(Told::Usual),
        1 => Just(Told::Unknown),
        4 => late().prop_map(Told::Day),
        1 => (late(), 1..=120_u32).prop_map(|(late, days)| Told::Days(late, days)),
    ]
}

impl Told {
    /// When it was, if it was due on a day; never beyond what an answer reaches.
    fn near(self, due: Day, as_of: Day) -> When {
        let last = Month::of(as_of).plus(HORIZON_MONTHS).last().min(last_day());
        let shifted = |days: i32| {
            let day = if days < 0 {
                minus_days(due, days.unsigned_abs())
            } else {
                plus_days(due, days.unsigned_abs())
            };
            day.clamp(first_day(), last)
        };
        match self {
            Self::Usual => When::Usual,
            Self::Unknown => When::Unknown,
            Self::Day(late) => When::on(shifted(late)),
            Self::Days(late, days) => {
                let from = shifted(late);
                let to = plus_days(from, days).min(last);
                When::On(DayRange::new(from, to).expect("later days"))
            }
        }
    }
}

/// Time between two things of a kind, how long the second lasts, and what is told about when it was settled.
#[derive(Clone, Copy, Debug)]
struct Block {
    pause: i32,
    length: i32,
    told: Told,
}

fn any_block(longest: i32) -> impl Strategy<Value = Block> {
    let pause = prop_oneof![3 => Just(0), 4 => 1..=4_i32, 2 => 5..=30_i32];
    (pause, 1..=longest, any_told()).prop_map(|(pause, length, told)| Block {
        pause,
        length,
        told,
    })
}

/// Who somebody was for a while.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    block: Block,
    identity: Identity,
    region: Index,
}

fn any_stretch() -> impl Strategy<Value = Stretch> {
    (any_block(60), select(&Identity::ALL[..]), any::<Index>()).prop_map(
        |(block, identity, region)| Stretch {
            block,
            identity,
            region,
        },
    )
}

fn any_event_kind() -> impl Strategy<Value = EventKind> {
    select(&EventKind::ALL[..])
}

/// First and last month of each block, one after the other, the last ending about when the case is seen.
fn lay(as_of: Day, blocks: &[Block]) -> Vec<Option<(Month, Month)>> {
    let total: i32 = blocks.iter().map(|block| block.pause + block.length).sum();
    let mut at = Month::of(as_of).plus(1 - total);
    let ends = [Month::of(first_day()), Month::of(last_day())];
    blocks
        .iter()
        .map(|block| {
            let from = at.plus(block.pause);
            at = from.plus(block.length);
            let to = at.plus(-1);
            (ends[0] <= from && to <= ends[1]).then_some((from, to))
        })
        .collect()
}

fn lay_stretches(
    as_of: Day,
    stretches: &[Stretch],
    places: &[String],
    from_long_ago: bool,
    goes_on: bool,
) -> Vec<WasAt> {
    let blocks: Vec<Block> = stretches.iter().map(|stretch| stretch.block).collect();
    let mut was: Vec<WasAt> = lay(as_of, &blocks)
        .into_iter()
        .zip(stretches)
        .filter_map(|(months, stretch)| {
            months.map(|(from, to)| WasAt {
                region: stretch.region.get(places).clone(),
                identity: stretch.identity,
                from: Some(from),
                to: Some(to),
            })
        })
        .collect();
    if was.is_empty() {
        was.push(WasAt {
            region: stretches[0].region.get(places).clone(),
            identity: stretches[0].identity,
            from: None,
            to: None,
        });
    }
    if from_long_ago {
        was[0].from = None;
    }
    if goes_on && let Some(last) = was.last_mut() {
        last.to = None;
    }
    was
}

fn lay_months(as_of: Day, blocks: &[Block], from_long_ago: bool) -> Vec<Paid> {
    let mut paid: Vec<Paid> = Vec::new();
    for (months, block) in lay(as_of, blocks).into_iter().zip(blocks) {
        let Some((from, to)) = months else { continue };
        let open = from_long_ago && paid.is_empty();
        let months = if open {
            MonthRange::until(to)
        } else {
            MonthRange::new(from, to).expect("a block of months")
        };
        paid.push(Paid {
            period: Period::Months(months),
            on: told(open, block.told.near(to.first(), as_of)),
        });
    }
    paid
}

/// What has no beginning was paid as usual.
fn told(open: bool, on: When) -> When {
    if open { When::Usual } else { on }
}

fn lay_years(as_of: Day, blocks: &[Block], from_long_ago: bool) -> Vec<Paid> {
    let mut paid: Vec<Paid> = Vec::new();
    // A pause of a few months is one of a few years here, and the last year may be the coming one.
    let total: i32 = blocks
        .iter()
        .map(|block| block.pause % 4 + block.length)
        .sum();
    let mut at = Month::of(as_of).year() + 2 - total;
    for block in blocks {
        let from = at + block.pause % 4;
        at = from + block.length;
        let to = at - 1;
        if from < FIRST_YEAR || to > LAST_YEAR {
            continue;
        }
        let open = from_long_ago && paid.is_empty();
        paid.push(Paid {
            period: Period::Years {
                from: (!open).then_some(from),
                to,
            },
            on: told(open, block.told.near(Month::in_year(to, 1).first(), as_of)),
        });
    }
    paid
}
