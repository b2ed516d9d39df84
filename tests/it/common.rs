//! What several test files need: packs, runs, and months as strings.
use proptest::test_runner::{Config as ProptestConfig, RngSeed};
use yibao::calendar::{Day, Month, parse_day, parse_month};
use yibao::case::Case;
use yibao::engine::{Course, Pick, Timeline, run};
use yibao::policy::{Rules, Shelf};

pub fn shelf() -> Shelf {
    Shelf::built_in().expect("the built-in index reads")
}

pub fn day(text: &str) -> Day {
    parse_day(text).unwrap_or_else(|_| panic!("{text} is a day"))
}

pub fn month(text: &str) -> Month {
    parse_month(text).unwrap_or_else(|_| panic!("{text} is a month"))
}

/// A case from its line; without 今 it is seen from 2026-11-21.
pub fn case(line: &str, shelf: &Shelf) -> Case {
    match Case::read_line(line, shelf.index(), day("2026-11-21")) {
        Ok(case) => case,
        Err(problem) => panic!("{line}\n{problem:?}"),
    }
}

pub fn rules(case: &Case, shelf: &mut Shelf) -> Vec<Rules> {
    let places: Vec<String> = case.places().into_iter().map(str::to_owned).collect();
    places
        .iter()
        .map(|code| {
            shelf
                .rules(code)
                .unwrap_or_else(|faulty| panic!("{faulty:#?}"))
        })
        .collect()
}

/// Runs a line, with a reading of its first place if one is named.
pub fn run_line(line: &str, reading: Option<&str>) -> Timeline {
    let mut shelf = shelf();
    let case = case(line, &shelf);
    let rules = rules(&case, &mut shelf);
    run_with(&rules, &case, reading)
}

pub fn run_with(rules: &[Rules], case: &Case, reading: Option<&str>) -> Timeline {
    let reading = reading.map(|name| {
        let id = rules[0]
            .reading(name)
            .unwrap_or_else(|| panic!("{} has no reading {name}", rules[0].place));
        (0, id)
    });
    let course = Course {
        pick: Pick {
            reading,
            ..Pick::default()
        },
        ..Course::BASE
    };
    run(rules, &case.facts(), course).expect("a case has a place")
}

/// The marks of `count` months from `first`, a word a month: `享 享停 停`.
pub fn marks(timeline: &Timeline, first: &str, count: usize) -> String {
    yibao::check::month_string(timeline, month(first), count)
}

/// The same so many cases every time; or, to hunt, as many new ones as `PROPTEST_CASES` asks for.
pub fn cases(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return asked;
    }
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(20_261_122),
        ..asked
    }
}
