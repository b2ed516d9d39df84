//! What one answer costs: a run, a whole answer, a pack, a first page. `cargo bench` measures; nothing here is asserted.
#![allow(
    clippy::expect_used,
    missing_docs,
    reason = "a benchmark that cannot set up has nothing to measure"
)]

use divan::{Bencher, black_box};
use yibao::calendar::{Month, parse_day};
use yibao::case::Case;
use yibao::engine::{Course, Facts, Ledger, World, answer, fold, key, plans, run};
use yibao::i18n::Lang;
use yibao::policy::{Rules, Shelf};
use yibao::report::{Report, show};
use yibao::session::{Action, Brush, Session};

fn main() {
    divan::main();
}

/// Sixty months and more, all lines: a flexible worker with a gap, two make-ups, a family account, and the coming years.
const LONG: &str = "今 2026-11-21 长沙 灵活 2024-01.. 交 2024-01..2026-02 交 2026-06..2026-11 交 2026-03..2026-05@2026-07-10 激活@2024-02-01 绑定@2026-10-15";
/// A person whose payments never stopped.
const PLAIN: &str = "今 2026-11-21 北京 单位 交 ..2026-11";
/// Somebody at a place without a pack: everything is unknown, every region is asked.
const UNKNOWN: &str = "今 2026-11-21 银川 灵活 交 ..2026-03 交 2026-08..2026-11";
/// Five dates, each of them looked at on both sides.
const DATED: &str = "今 2026-11-21 长沙 灵活 交 ..2025-12 交 2026-01..2026-02@2026-02-20 交 2026-03..2026-04@2026-05-10 交 2026-05..2026-06@2026-07-10 交 2026-07..2026-09@2026-10-20 交 2026-10..2026-11@2026-11-20";

fn set_up(line: &str) -> (Shelf, Case, Vec<Rules>, Facts) {
    let mut shelf = Shelf::built_in().expect("the index reads");
    let today = parse_day("2026-11-21").expect("a day");
    let case = Case::read_line(line, shelf.index(), today).expect("the line reads");
    let codes: Vec<String> = case.places().into_iter().map(str::to_owned).collect();
    let rules = codes
        .iter()
        .map(|code| shelf.rules(code).expect("the pack reads"))
        .collect();
    let facts = case.facts();
    (shelf, case, rules, facts)
}

/// Stopped long ago, with the other scheme open as well: the plans of somebody with most to choose from.
const STOPPED: &str = "今 2026-11-21 郑州 居民 交 ..2023";

#[divan::bench(args = [LONG, PLAIN, UNKNOWN, STOPPED])]
fn what_can_be_done(bencher: Bencher<'_, '_>, line: &str) {
    let (_, _, rules, facts) = set_up(line);
    bencher.bench(|| plans(black_box(&rules), black_box(&facts), &[]));
}

/// A stroke over painted months, and what the fund does then: two gaps, of which one was made up.
#[divan::bench]
fn months_painted(bencher: Bencher<'_, '_>) {
    let shelf = Shelf::built_in().expect("the index reads");
    let today = parse_day("2026-11-21").expect("a day");
    let mut session = Session::new(shelf, Lang::Zh, today);
    for c in "changsha".chars() {
        session.update(Action::Type(c));
    }
    session.update(Action::Accept);
    session.update(Action::Choose(1));
    session.update(Action::Strip);
    let now = Month::of(today);
    for (brush, from, to) in [(Brush::Unpaid, 20, 17), (Brush::MadeUp, 4, 1)] {
        session.update(Action::Mark(Some(now.plus(-from))));
        session.update(Action::Back);
        session.update(Action::Paint(brush));
        session.update(Action::Mark(Some(now.plus(-to))));
    }
    // When it arrived, nobody knows: all the days it may have been are tried.
    session.update(Action::DontKnow);
    bencher.bench_local(|| {
        session.update(Action::Mark(Some(now.plus(-7))));
        session.update(Action::Mark(Some(now.plus(-6))));
        session.update(Action::Undo)
    });
}

#[divan::bench(args = [LONG, PLAIN, UNKNOWN])]
fn one_run(bencher: Bencher<'_, '_>, line: &str) {
    let (_, _, rules, facts) = set_up(line);
    bencher.bench(|| run(black_box(&rules), black_box(&facts), Course::BASE));
}

/// Exactly sixty months of folding, without laying out the facts.
#[divan::bench]
fn sixty_months_folded(bencher: Bencher<'_, '_>) {
    let (_, _, rules, facts) = set_up(LONG);
    let world = World::new(&rules, Course::BASE.pick).expect("a place");
    let mut ledger = Ledger::new(&world, &facts, Course::BASE.future, None);
    ledger.last = ledger.first.plus(59);
    bencher.bench(|| fold(black_box(&world), black_box(&ledger), |_, _| {}));
}

#[divan::bench]
fn one_key(bencher: Bencher<'_, '_>) {
    let (_, _, rules, facts) = set_up(LONG);
    let world = World::new(&rules, Course::BASE.pick).expect("a place");
    let ledger = Ledger::new(&world, &facts, Course::BASE.future, None);
    let mut lanes = None;
    fold(&world, &ledger, |month, seen| {
        if month == Month::of(facts.as_of) {
            lanes = Some((month, seen.clone()));
        }
    });
    let (month, lanes) = lanes.expect("the record holds today");
    bencher.bench(|| key(black_box(&world), black_box(&lanes), month));
}

/// Two futures, every other reading, every date near a cut-off.
#[divan::bench(args = [LONG, PLAIN, UNKNOWN, DATED])]
fn one_answer(bencher: Bencher<'_, '_>, line: &str) {
    let (_, _, rules, facts) = set_up(line);
    bencher.bench(|| answer(black_box(&rules), black_box(&facts)));
}

/// The whole way from packs as text to an answer in words.
#[divan::bench(args = [LONG, PLAIN, UNKNOWN])]
fn packs_to_words(bencher: Bencher<'_, '_>, line: &str) {
    let (_, case, _, _) = set_up(line);
    bencher.bench(|| {
        let mut shelf = Shelf::built_in().expect("the index reads");
        let report = Report::of(case.clone(), &mut shelf, None).expect("the packs read");
        show(Lang::Zh, &report, 80)
    });
}

/// What the first page needs: the index of regions, no pack.
#[divan::bench]
fn index_of_regions(bencher: Bencher<'_, '_>) {
    bencher.bench(Shelf::built_in);
}

/// What a letter typed on the page for the place costs, and a text that is no place's name.
#[divan::bench(args = ["s", "suzhou", "朝阳", "某地"])]
fn one_search(bencher: Bencher<'_, '_>, typed: &str) {
    let shelf = Shelf::built_in().expect("the index reads");
    bencher.bench(|| shelf.index().search(black_box(typed)).len());
}

/// One pack with its parents, parsed, checked and compiled.
#[divan::bench(args = ["110000", "430100", "640100"])]
fn one_place(bencher: Bencher<'_, '_>, code: &str) {
    bencher.bench(|| {
        Shelf::built_in()
            .expect("the index reads")
            .rules(black_box(code))
    });
}
