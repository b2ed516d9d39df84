//! The machine itself, whatever the rules say: equal keys behave equally, time can be shifted, nothing panics, and what
//! is written has no hole.

use std::sync::LazyLock;

use proptest::prelude::*;
use yibao::calendar::{Day, Month, minus_days, plus_days};
use yibao::engine::{
    Dated, Employee, EventKind, Input, Lanes, Pick, Reason, Record, Resident, RuleRef, Scratch,
    Side, Timeline, What, World, employee_key, key, step,
};
use yibao::policy::{Identity, Mark, NATION, Rules};

use crate::common;

/// What happens in a month, at the distances that matter: it can be played at any time.
#[derive(Clone, Debug)]
struct Played {
    place: u8,
    who: Identity,
    /// A newborn was born so many days before the month.
    age: u16,
    what: Vec<(u32, Happening)>,
}

#[derive(Clone, Copy, Debug)]
enum Happening {
    Event(EventKind),
    /// A premium for so many months ago.
    Premium(i32),
    Oldest(u16),
    /// A premium for so many years from now.
    Year {
        ahead: i32,
        usual: bool,
    },
}

impl Played {
    fn dated(&self, month: Month) -> Vec<Dated> {
        let mut dated: Vec<Dated> = self
            .what
            .iter()
            .map(|(day, what)| Dated {
                on: plus_days(month.first(), *day),
                what: match *what {
                    Happening::Event(kind) => What::Event(kind),
                    Happening::Premium(ago) => What::Premium(month.plus(-ago)),
                    Happening::Oldest(n) => What::Oldest(n),
                    Happening::Year { ahead, usual } => What::Year {
                        year: month.year() + ahead,
                        usual,
                    },
                },
            })
            .collect();
        dated.sort_unstable();
        dated
    }

    /// Plays it in `month`; gives what came of it at distances from that month, too.
    fn play(&self, world: &World<'_>, lanes: Lanes, month: Month) -> (Lanes, Seen) {
        let mut out = Timeline::new(month);
        let dated = self.dated(month);
        let input = Input {
            month,
            place: self.place,
            who: self.who,
            birth: (self.who == Identity::Newborn)
                .then(|| minus_days(month.first(), u32::from(self.age))),
            dated: &dated,
        };
        let lanes = step(world, lanes, &input, &mut Scratch::default(), &mut out);
        let seen = Seen::of(&out, month);
        (lanes, seen)
    }
}

/// What a month showed: states with the kind of reason and the statement, and what was amended.
#[derive(Debug, PartialEq)]
struct Seen {
    fund: Vec<(i32, Mark, std::mem::Discriminant<Reason>, Option<RuleRef>)>,
    side: Vec<(i32, String, Option<RuleRef>)>,
    amended: Vec<(i32, i32, Option<RuleRef>)>,
}

impl Seen {
    fn of(out: &Timeline, month: Month) -> Self {
        let at = |day: Day| i32::try_from((day - month.first()).num_days()).unwrap_or(i32::MAX);
        Self {
            fund: out
                .fund
                .iter()
                .map(|s| {
                    (
                        at(s.from),
                        s.state,
                        std::mem::discriminant(&s.why.reason),
                        s.why.rule,
                    )
                })
                .collect(),
            side: out
                .side
                .iter()
                .flatten()
                .map(|s| (at(s.from), format!("{:?}", s.state), s.why.rule))
                .collect(),
            amended: out
                .amendments
                .iter()
                .map(|a| (at(a.days.from()), at(a.days.to()), a.why.rule))
                .collect(),
        }
    }
}

fn untold() -> Lanes {
    Lanes {
        employee: Employee::never(0, Identity::Unit),
        resident: Resident::never(),
        side: Side::untold(),
        record: Record::new(None, false),
    }
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        6 => Just(Happening::Premium(0)),
        2 => (1..5i32).prop_map(Happening::Premium),
        1 => (1..80i32).prop_map(Happening::Premium),
        1 => (1..4u16).prop_map(Happening::Oldest),
        1 => any::<u16>().prop_map(Happening::Oldest),
        3 => (-4..=1i32, any::<bool>()).prop_map(|(ahead, usual)| Happening::Year { ahead, usual }),
        2 => prop::sample::select(&EventKind::ALL[..]).prop_map(Happening::Event),
    ]
}

fn played(places: u8) -> impl Strategy<Value = Played> {
    let day = prop_oneof![Just(0u32), 0..28u32, Just(13), Just(14), Just(27)];
    let what = prop_oneof![
        2 => Just(Vec::new()),
        5 => prop::collection::vec((day, happening()), 1..3),
    ];
    // Most people stay where and who they are for a while: the first entries weigh most.
    let who = prop_oneof![
        4 => Just(Identity::Flexible),
        3 => Just(Identity::Resident),
        2 => prop::sample::select(&Identity::ALL[..]),
    ];
    (
        prop_oneof![3 => Just(0u8), 1 => 0..places],
        who,
        0..500u16,
        what,
    )
        .prop_map(|(place, who, age, what)| Played {
            place,
            who,
            age,
            what,
        })
}

/// A month like most: the premium arrives, or nothing happens.
fn steady() -> impl Strategy<Value = Played> {
    let what = prop_oneof![3 => Just(vec![(0, Happening::Premium(0))]), 1 => Just(Vec::new())];
    what.prop_map(|what| Played {
        place: 0,
        who: Identity::Flexible,
        age: 0,
        what,
    })
}

/// A stretch of regular payments, in either scheme, now and then interrupted.
fn life() -> impl Strategy<Value = Vec<Played>> {
    let month = |who, n: i32| {
        let what = match who {
            Identity::Resident if n % 12 == 11 => vec![(
                3,
                Happening::Year {
                    ahead: 1,
                    usual: true,
                },
            )],
            Identity::Resident => Vec::new(),
            _ => vec![(3, Happening::Premium(0))],
        };
        Played {
            place: 0,
            who,
            age: 0,
            what,
        }
    };
    let who = prop::sample::select(vec![Identity::Unit, Identity::Flexible, Identity::Resident]);
    let odd = prop::collection::vec((0..40usize, played(2)), 0..3);
    (who, odd).prop_map(move |(who, odd)| {
        let mut months: Vec<Played> = (0..40).map(|n| month(who, n)).collect();
        for (at, played) in odd {
            months[at] = played;
        }
        months
    })
}

/// Every place with rules of its own, and one that has none: each with the nation, for histories that move.
static WORLDS: LazyLock<Vec<Vec<Rules>>> = LazyLock::new(|| {
    let mut shelf = common::shelf();
    let codes: Vec<String> = shelf
        .index()
        .places()
        .iter()
        .filter(|place| place.pack.is_some() || place.code == "640100")
        .map(|place| place.code.clone())
        .collect();
    let mut rules = |code: &str| shelf.rules(code).expect("the pack reads");
    let nation = rules(NATION);
    codes
        .iter()
        .map(|code| vec![rules(code), nation.clone()])
        .collect()
});

/// Some of them, others for every case: all are played often enough, and a run does not take longer with every pack.
fn worlds() -> impl Strategy<Value = Vec<&'static [Rules]>> {
    let all: Vec<&[Rules]> = WORLDS.iter().map(Vec::as_slice).collect();
    prop::sample::subsequence(all, 16)
}

/// Long after the last change of any rule that is known, where nothing but distances can matter.
const LATER: i32 = 2062;

proptest! {
    #![proptest_config(common::cases(64))]

    /// The same story four years later is the same story: keys know distances only.
    #[test]
    fn time_can_be_shifted(story in prop::collection::vec(played(2), 1..70), from in 0..48i32, worlds in worlds()) {
        for places in worlds {
            let world = World::new(places, Pick::default()).unwrap();
            let start = Month::in_year(LATER, 1).plus(from);
            let (mut early, mut late) = (untold(), untold());
            for (n, played) in story.iter().enumerate() {
                let month = start.plus(i32::try_from(n).unwrap());
                let later = month.plus(48);
                prop_assert_eq!(key(&world, &early, month), key(&world, &late, later), "{} before month {}", places[0].place, n);
                let seen;
                let seen_late;
                (early, seen) = played.play(&world, early, month);
                (late, seen_late) = played.play(&world, late, later);
                prop_assert_eq!(seen, seen_late, "{} month {}", places[0].place, n);
            }
        }
    }

    /// What a key forgets, no rule asks for: different pasts that come to one key have one future.
    #[test]
    fn equal_keys_behave_equally(
        one in prop::collection::vec(prop_oneof![2 => steady(), 1 => played(2)], 1..40),
        (at, instead) in (any::<prop::sample::Index>(), prop_oneof![1 => steady(), 1 => played(2)]),
        since in life(),
        then in prop::collection::vec(played(2), 8),
        later in prop_oneof![Just(0), Just(48)],
        worlds in worlds(),
    ) {
        for places in worlds {
            let world = World::new(places, Pick::default()).unwrap();
            let now = Month::in_year(LATER, 1);
            let mut other = one.clone();
            *at.get_mut(&mut other) = instead.clone();
            let come = |past: &[Played], now: Month| {
                let first = now.plus(-i32::try_from(past.len()).unwrap());
                let steps = (0..).zip(past);
                steps.fold(untold(), |lanes, (n, played)| played.play(&world, lanes, first.plus(n)).0)
            };
            let (mut a, mut b) = (come(&one, now), come(&other, now.plus(later)));
            for (n, played) in (0..).zip(&since) {
                let (when_a, when_b) = (now.plus(n), now.plus(n + later));
                // Every month of the record of years differs; it is a lane of its own, and matters at retirement only.
                a.record = Record::new(None, false);
                b.record = Record::new(None, false);
                if (later > 0 || a != b) && key(&world, &a, when_a) == key(&world, &b, when_b) {
                    alike(&world, (&a, when_a), (&b, when_b), &then)?;
                }
                (a, _) = played.play(&world, a, when_a);
                (b, _) = played.play(&world, b, when_b);
            }
        }
    }

    /// No history, however absurd, panics, and the days it writes follow one another.
    #[test]
    fn nothing_panics_and_nothing_is_missing(
        story in prop::collection::vec(played(2), 1..60),
        from in prop_oneof![Just(1900i32), 1990..2030i32, Just(2190)],
        worlds in worlds(),
    ) {
        for places in worlds {
            let world = World::new(places, Pick::default()).unwrap();
            let first = Month::in_year(from, 1);
            let mut out = Timeline::new(first);
            let mut lanes = untold();
            let mut scratch = Scratch::default();
            for (n, played) in story.iter().enumerate() {
                let month = first.plus(i32::try_from(n).unwrap());
                let dated = played.dated(month);
                let birth = (played.who == Identity::Newborn).then(|| minus_days(month.first(), u32::from(played.age)));
                let input = Input { month, place: played.place, who: played.who, birth, dated: &dated };
                lanes = step(&world, lanes, &input, &mut scratch, &mut out);
            }
            let last = out.last.last();
            contiguous(&out.fund, first.first(), last)?;
            for line in &out.side {
                contiguous(line, first.first(), last)?;
            }
            for amended in &out.amendments {
                prop_assert!(amended.days.to() < amended.known, "a payment reaches forward: {:?}", amended);
            }
        }
    }
}

fn contiguous<S: std::fmt::Debug>(
    spans: &[yibao::engine::Span<S>],
    first: Day,
    last: Day,
) -> Result<(), TestCaseError> {
    let mut next = first;
    for span in spans {
        prop_assert_eq!(span.from, next, "a hole or an overlap before {:?}", span);
        prop_assert!(span.from <= span.to);
        next = plus_days(span.to, 1);
    }
    prop_assert_eq!(minus_days(next, 1), last);
    Ok(())
}

/// Two states with equal keys, given the same facts for some months.
fn alike(
    world: &World<'_>,
    (a, month_a): (&Lanes, Month),
    (b, month_b): (&Lanes, Month),
    next: &[Played],
) -> Result<(), TestCaseError> {
    let (mut one, mut two) = (a.clone(), b.clone());
    for (n, played) in next.iter().enumerate() {
        let n = i32::try_from(n).unwrap();
        let (when_one, when_two) = (month_a.plus(n), month_b.plus(n));
        let (seen_one, seen_two);
        (one, seen_one) = played.play(world, one, when_one);
        (two, seen_two) = played.play(world, two, when_two);
        prop_assert_eq!(
            &seen_one,
            &seen_two,
            "{}: {:?}\n{:#?}\n{:#?}",
            when_one,
            played,
            a,
            b
        );
        prop_assert_eq!(
            key(world, &one, when_one.plus(1)),
            key(world, &two, when_two.plus(1)),
            "{} after {:?}\n{:#?}\n{:#?}\n{:#?}\n{:#?}",
            when_one,
            played,
            a,
            b,
            one,
            two
        );
    }
    Ok(())
}

/// The property above says something only if different states often share a key.
#[test]
fn keys_forget_a_lot() {
    // Where the rule is known, the wait is over one day and forgotten.
    let places = WORLDS
        .iter()
        .find(|places| places[0].place == "上海")
        .expect("上海 has a pack");
    let world = World::new(places, Pick::default()).unwrap();
    let start = Month::in_year(LATER, 1);
    let pays = Played {
        place: 0,
        who: Identity::Unit,
        age: 0,
        what: vec![(0, Happening::Premium(0))],
    };
    let mut lanes = untold();
    let mut keys = Vec::new();
    for n in 0..240 {
        let month = start.plus(n);
        keys.push((employee_key(&world, &lanes, month), lanes.employee.clone()));
        (lanes, _) = pays.play(&world, lanes, month);
    }
    keys.dedup_by(|a, b| a.1 == b.1);
    assert_eq!(keys.len(), 240, "every month of a life is another state");
    let mut keys: Vec<_> = keys.into_iter().map(|(key, _)| key).collect();
    keys.sort();
    keys.dedup();
    // No national rule says when a first wait is over (`employee.md`, first of five things): the first premium is told
    // apart as far back as keys reach, 64 months; then come the months of a cycle of leap years.
    assert!(keys.len() <= 65 + 48, "{} keys", keys.len());
}
