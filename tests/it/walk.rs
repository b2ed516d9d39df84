//! The walk over every state: what it reaches, that its stories are true, and what it finds.

use yibao::check::{Checked, Detail, Finding, check, walk_packs};
use yibao::engine::{Act, Walk, prove, walk};
use yibao::policy::{Code, Proof, Rules, Scheme, Shelf};

use crate::common;

fn rules(place: &str) -> Rules {
    let mut shelf = common::shelf();
    let code = shelf.index().find(place).map(|place| place.code.clone());
    shelf
        .rules(&code.expect("a place of the index"))
        .expect("its packs read")
}

/// Places whose rules are as different as rules are, and not many states.
const PLACES: [&str; 5] = ["全国", "上海", "湖南", "福建", "东莞"];

fn walks() -> impl Iterator<Item = (Rules, Walk)> {
    PLACES.into_iter().flat_map(|place| {
        let rules = rules(place);
        Scheme::ALL.map(|scheme| {
            let walk = walk(&rules, scheme).expect("rules to walk");
            (rules.clone(), walk)
        })
    })
}

#[test]
fn what_is_done_in_a_state_leads_to_a_state() {
    for (rules, walk) in walks() {
        assert!(walk.complete, "{} {:?}", rules.place, walk.scheme);
        assert!(walk.nodes.len() > 100, "{} {:?}", rules.place, walk.scheme);
        for node in &walk.nodes {
            assert!(!walk.edges_of(node).is_empty());
            for edge in walk.edges_of(node) {
                assert!(walk.node(edge.to).is_some());
            }
        }
    }
}

/// A state stands for every story that leads to it: the one told of it, run through the whole fold, shows what the walk says.
/// Only how long months are is not told apart, so what is compared is how a month begins.
#[test]
fn the_whole_fold_shows_what_the_walk_shows() {
    for (rules, walk) in walks() {
        let step = walk.nodes.len() / 60 + 1;
        let mut told = 0;
        for (at, node) in (0u32..).zip(&walk.nodes).step_by(step) {
            for edge in walk.edges_of(node) {
                let story = walk.tell(&rules, at, &[edge.act]).expect("a story");
                let month = story.scenes.last().expect("a month").month;
                let shown = story.shows(&rules, month.first());
                let walked = walk.look(edge).first().map(|(_, mark)| *mark);
                assert_eq!(
                    shown, walked,
                    "{} {:?} state {at} {:?}\n{:#?}",
                    rules.place, walk.scheme, edge.act, story.scenes
                );
                told += 1;
            }
        }
        assert!(told > 60);
    }
}

#[test]
fn what_has_to_hold_holds() {
    for (rules, walk) in walks() {
        let broken: Vec<Proof> = prove(&walk, &rules)
            .iter()
            .map(|broken| broken.proof)
            .collect();
        assert_eq!(broken, [], "{} {:?}", rules.place, walk.scheme);
    }
}

/// A nation of a few rules, one of them wrong, checked and walked.
fn walked(rules: &str) -> Checked {
    let index = "[[place]]\ncode = '000000'\nname = '全国'\npinyin = 'quanguo'\ninitials = 'qg'\npack = 'nation.toml'\n";
    let pack = format!(
        "[region]\ncode = '000000'\nname = '全国'\n[[source]]\nid = 's'\ntitle = '文件'\nauthority = 'regulation'\n\
         seen = 'original'\nchecked = 2026-01-01\nfrom = 'unknown'\n{rules}"
    );
    let files = [("index.toml", index), ("nation.toml", &pack)];
    let files = files.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let mut shelf = Shelf::given(files).expect("an index");
    let mut checked = check(&mut shelf, common::day("2026-11-22"));
    walk_packs(&mut checked, shelf.index());
    checked
}

/// What of it walking finds.
fn found(rules: &str) -> Vec<(Code, Option<Proof>, String)> {
    let found = walked(rules).findings.into_iter();
    let found = found.filter(|found| {
        matches!(found.problem.code, Code::P130 | Code::P131 | Code::P132) || found.is_error()
    });
    found
        .map(|found| match found.detail {
            Detail::Told(told) => (found.problem.code, Some(told.proof), told.line),
            _ => (found.problem.code, None, String::new()),
        })
        .collect()
}

/// Cover from the next month; it stops the month after; three months are short.
const SOUND: &str = "
[[employee.first]]
value = 'next-month'
source = 's'
[[employee.stop]]
value = { months = 1 }
source = 's'
[[employee.gap]]
value = { at_most = 3, unit = 'month' }
source = 's'
[[employee.short]]
value = 'next-month'
source = 's'
[[employee.short_unpaid]]
value = 'next-month'
source = 's'
[[employee.short_costs]]
value = 'nobody'
source = 's'
[[employee.long_costs]]
value = 'nobody'
source = 's'
";

fn long(effect: &str) -> String {
    format!(
        "{SOUND}[[employee.long]]\nvalue = {effect}\nsource = 's'\n[[employee.long_unpaid]]\nvalue = {effect}\nsource = 's'\n"
    )
}

#[test]
fn a_rule_that_breaks_what_has_to_hold_is_found_by_the_shortest_story() {
    assert_eq!(found(&long("'next-month'")), []);

    // Whoever has paid once and stopped waits half a year; whoever never paid does not.
    let found_by = found(&long(
        "{ wait = { n = 6, count = 'paid-months', missed = 'restart' } }",
    ));
    let [(Code::P130, Some(Proof::PayingNeverHurts), line)] = found_by.as_slice() else {
        panic!("{found_by:?}");
    };
    assert!(
        line.contains("单位") && line.matches('交').count() == 2,
        "{line}"
    );

    // Once a gap is long, nothing ever opens again.
    let found_by = found(&long("'never'"));
    let proofs: Vec<_> = found_by.iter().filter_map(|found| found.1).collect();
    assert!(proofs.contains(&Proof::WaitsEnd), "{found_by:?}");
}

#[test]
fn a_source_that_breaks_it_is_named() {
    let exception = |proof: &str| {
        format!(
            "[[exception]]\nproof = '{proof}'\nsource = 's'\nnote = {{ zh = '文件这样写', en = 'it says so' }}\n"
        )
    };
    let hurts = long("{ wait = { n = 6, count = 'paid-months', missed = 'restart' } }");
    assert_eq!(
        found(&(hurts.clone() + &exception("paying-never-hurts"))),
        []
    );
    // An exception from what holds is one too many.
    let codes = |rules: &str| -> Vec<Code> { found(rules).iter().map(|found| found.0).collect() };
    assert_eq!(
        codes(&(long("'next-month'") + &exception("paying-never-hurts"))),
        [Code::P132]
    );
    assert_eq!(
        codes(&(hurts + &exception("waits-end"))),
        [Code::P130, Code::P132]
    );
}

/// What does not hold is wrong, in the rules or in the engine, unless a source says so.
#[test]
fn what_does_not_hold_is_an_error_until_its_source_is_named() {
    let errors = |rules: &str| {
        let found = walked(rules).findings.into_iter();
        let errors = found.filter(Finding::is_error);
        errors.map(|found| found.problem.code).collect::<Vec<_>>()
    };
    let hurts = long("{ wait = { n = 6, count = 'paid-months', missed = 'restart' } }");
    assert_eq!(errors(&hurts), [Code::P130]);
    let exception = "[[exception]]\nproof = 'paying-never-hurts'\nsource = 's'\nnote = { zh = '文件这样写', en = 'it says so' }\n";
    assert_eq!(errors(&(hurts + exception)), []);
}

#[test]
fn everything_somebody_can_do_is_done() {
    let mut done: Vec<Act> = walks()
        .flat_map(|(_, walk)| walk.edges.into_iter().map(|edge| edge.act))
        .collect();
    done.sort_unstable();
    done.dedup();
    let kinds = |is_kind: fn(&Act) -> bool| done.iter().filter(|act| is_kind(act)).count();
    assert!(kinds(|act| matches!(act, Act::Year(_))) > 3, "{done:?}");
    assert!(kinds(|act| matches!(act, Act::NextYear(_))) > 1, "{done:?}");
    for act in [
        Act::Idle,
        Act::Month(1),
        Act::ClearAndMonth,
        Act::Clear,
        Act::Change,
        Act::ChangeAndMonth,
        Act::YearRepaired,
        Act::Graduate,
    ] {
        assert!(done.contains(&act), "{act:?}");
    }
}
