//! Local answers below the faces: what they decide, how they are written and read, and what a maintainer adopts.

use crate::common;
use yibao::policy::{
    Code, Identity, LocalAnswer, LocalValue, Shelf, SlotId, ToldBy, local_toml, read_local,
};
use yibao::report::Report;

fn value(slot: SlotId, toml: &str) -> LocalValue {
    LocalValue::read(slot, toml).unwrap_or_else(|problems| panic!("{slot:?} {toml}: {problems:?}"))
}

fn answer(region: &str, slot: SlotId, toml: &str, who: &[Identity]) -> LocalAnswer {
    LocalAnswer::new(
        region,
        who,
        value(slot, toml),
        ToldBy::Hotline,
        common::day("2026-11-21"),
    )
}

fn marks(shelf: &mut Shelf, line: &str, first: &str, count: usize) -> String {
    let case = common::case(line, shelf);
    let report = Report::of(case, shelf, None).expect("the packs read");
    common::marks(&report.answer.go_on, first, count)
}

/// 长沙, three months unpaid and not made up: the province's answers do not say when cover is back.
const UNKNOWN: &str = "今 2026-11-22 长沙 灵活 交 ..2026-07 交 2026-11@2026-11-10";

#[test]
fn an_answer_decides_what_nobody_knew() {
    let mut shelf = common::shelf();
    assert_eq!(marks(&mut shelf, UNKNOWN, "2026-10", 3), "追 追疑 疑");
    let told = answer(
        "430100",
        SlotId::EmployeeShortUnpaid,
        "\"next-month\"",
        &[Identity::Flexible],
    );
    shelf.tell(told).expect("it is one");
    assert_eq!(marks(&mut shelf, UNKNOWN, "2026-10", 3), "追 追 享");
    // Somebody else was not asked about, and another place has not been told.
    let unit = UNKNOWN.replace("灵活", "单位");
    assert_eq!(marks(&mut shelf, &unit, "2026-10", 3), "追 追疑 疑");
    let elsewhere = UNKNOWN.replace("长沙", "株洲");
    assert_eq!(marks(&mut shelf, &elsewhere, "2026-10", 3), "追 追疑 疑");
    let told = answer(
        "430200",
        SlotId::EmployeeShortUnpaid,
        "\"payment-day\"",
        &[],
    );
    shelf.tell(told).expect("it is one");
    assert_eq!(marks(&mut shelf, &elsewhere, "2026-10", 3), "追 追享 享");
    assert_eq!(shelf.told().len(), 2);
    assert!(
        shelf.anew().told().is_empty(),
        "nothing told outlives a visit"
    );
}

#[test]
fn what_is_written_reads_back() {
    let shelf = common::shelf();
    let told = vec![
        answer(
            "430100",
            SlotId::EmployeeShortUnpaid,
            "\"next-month\"",
            &[Identity::Flexible],
        ),
        answer(
            "430200",
            SlotId::ResidentFixedWait,
            "{ n = 3, count = 'unknown' }",
            &[],
        ),
    ];
    let text = local_toml(&told);
    let read = read_local(
        "local.toml",
        &text,
        shelf.index(),
        common::day("2026-11-21"),
    );
    assert_eq!(read.as_ref(), Ok(&told), "{text}");
    let early = read_local(
        "local.toml",
        &text,
        shelf.index(),
        common::day("2026-11-20"),
    );
    let faulty = early.expect_err("that day is still to come");
    assert!(
        faulty
            .problems
            .iter()
            .all(|problem| problem.code == Code::P057),
        "{faulty:?}"
    );
}
