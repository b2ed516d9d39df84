//! A case is the same case in both spellings: what is written reads back, and what is read is written the same again.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use yibao::case::Case;
use yibao::engine::{EventKind, Period, When};
use yibao::i18n::Lang;
use yibao::policy::{Identity, Scheme};
use yibao::report::{Report, answer_json};

use crate::{common, generate};

/// What the machine can be asked, and somebody can have written: nobody pays into a scheme without having been in it.
pub fn readable() -> impl Strategy<Value = Case> {
    generate::any_case().prop_map(|mut case| {
        let schemes: Vec<Scheme> = case.was.iter().map(|was| was.identity.scheme()).collect();
        case.paid.retain(|paid| {
            schemes.contains(&match paid.period {
                Period::Months(_) | Period::OldestMonths(_) => Scheme::Employee,
                Period::Years { .. } => Scheme::Resident,
            })
        });
        case
    })
}

proptest! {
    #![proptest_config(common::cases(512))]

    #[test]
    fn a_line_reads_back_as_the_case_it_was_written_from(case in readable()) {
        let shelf = common::shelf();
        let line = case.to_line(shelf.index());
        // The day is on the line, so the day it is read on must not matter.
        let back = Case::read_line(&line, shelf.index(), common::day("2001-01-01"));
        prop_assert_eq!(back.as_ref(), Ok(&case), "{}", &line);
        prop_assert_eq!(back.expect("it read").to_line(shelf.index()), line);
    }

    #[test]
    fn a_file_reads_back_as_the_case_it_was_written_from(case in readable()) {
        let shelf = common::shelf();
        let file = case.to_file();
        let back = Case::read(&file, shelf.index());
        prop_assert_eq!(back.as_ref(), Ok(&case), "{}", &file);
        prop_assert_eq!(back.expect("it read").to_file(), file);
    }
}

#[test]
fn an_event_between_two_days_is_not_taken_for_months_of_the_stretch_before_it() {
    let shelf = common::shelf();
    let case = common::case(
        "今 2026-11-21 长沙 灵活 激活@2026-10-01..2026-10-15",
        &shelf,
    );
    assert_eq!((case.was[0].from, case.events.len()), (None, 1));
}

#[test]
fn a_place_holds_until_another_is_told() {
    let shelf = common::shelf();
    let short = "今 2026-11-21 长沙 单位 ..2026-07 失业 2026-08..2026-09 阜新 居民 2026-10..";
    let long = "今 2026-11-21 长沙 单位 ..2026-07 长沙 失业 2026-08..2026-09 阜新 居民 2026-10..";
    assert_eq!(common::case(short, &shelf), common::case(long, &shelf));
}

/// The kinds of things the properties above have to meet; a generator that stopped making one would pass them silently.
#[test]
fn the_generated_cases_hold_every_identity_event_and_spelling_of_time() {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut runner = TestRunner::deterministic();
    for _ in 0..1000 {
        let tree = readable().new_tree(&mut runner);
        let case = tree.expect("no draw is refused").current();
        seen.extend(kinds(&case).into_iter().map(str::to_owned));
    }
    let expected = Identity::ALL.map(Identity::code).into_iter();
    let expected = expected.chain(EventKind::ALL.map(EventKind::code));
    let spellings = "born-on born-between paid-years from-long-ago since still several-places out-of-order \
        months months-open oldest-months years years-open as-usual on-a-day between unknown made-up planned";
    for kind in expected.chain(spellings.split_whitespace()) {
        assert!(seen.contains(kind), "no generated case has {kind}");
    }
}

fn kinds(case: &Case) -> Vec<&'static str> {
    let mut kinds = Vec::new();
    if let Some(born) = case.born {
        kinds.push(if born.is_one() {
            "born-on"
        } else {
            "born-between"
        });
    }
    kinds.extend(case.paid_years.map(|_| "paid-years"));
    if case.places().len() > 1 {
        kinds.push("several-places");
    }
    if case.was.windows(2).any(|two| two[0].from > two[1].from) {
        kinds.push("out-of-order");
    }
    for was in &case.was {
        kinds.push(was.identity.code());
        kinds.push(if was.from.is_some() {
            "since"
        } else {
            "from-long-ago"
        });
        kinds.extend(was.to.is_none().then_some("still"));
    }
    for paid in &case.paid {
        kinds.push(match paid.period {
            Period::Months(months) if months.from().is_none() => "months-open",
            Period::Months(_) => "months",
            Period::OldestMonths(_) => "oldest-months",
            Period::Years { from: None, .. } => "years-open",
            Period::Years { .. } => "years",
        });
        kinds.push(spelling(paid.on));
        if let (Period::Months(months), When::On(days)) = (paid.period, paid.on) {
            let late = days.from() > months.to().last();
            kinds.extend(late.then_some("made-up"));
            kinds.extend((days.to() > case.as_of).then_some("planned"));
        }
    }
    for event in &case.events {
        kinds.push(event.kind.code());
        kinds.push(spelling(event.on));
    }
    kinds
}

fn spelling(when: When) -> &'static str {
    match when {
        When::Usual => "as-usual",
        When::Unknown => "unknown",
        When::On(days) if !days.is_one() => "between",
        When::On(_) | When::Meant(_) => "on-a-day",
    }
}

proptest! {
    #![proptest_config(common::cases(48))]

    /// A person may tell the latest stretch first.
    #[test]
    fn the_order_in_which_stretches_are_told_does_not_matter(case in generate::any_case()) {
        let mut shelf = common::shelf();
        let mut told = |case: Case| {
            let report = Report::of(case, &mut shelf, None).expect("the packs read");
            let answer = answer_json(Lang::Zh, &report, &shelf);
            let answer = serde_json::to_value(answer).expect("an answer is JSON");
            ["who", "verdict", "months"].map(|key| answer[key].clone())
        };
        let mut backwards = case.clone();
        backwards.was.reverse();
        prop_assert_eq!(told(case), told(backwards));
    }
}
