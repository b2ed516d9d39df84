//! What has not happened yet is never told as if it had.

use serde_json::Value;
use yibao::engine::Line;
use yibao::i18n::Lang;
use yibao::report::{Expected, Report, answer_json, explain, sheet};

use crate::common::{self, month};

fn report(line: &str) -> Report {
    let mut shelf = common::shelf();
    let case = common::case(line, &shelf);
    Report::of(case, &mut shelf, None).expect("the packs read")
}

fn reasons(report: &Report, line: Line, in_month: &str) -> Vec<String> {
    let spans = explain(Lang::Zh, report, line, month(in_month)).spans;
    spans.into_iter().map(|span| span.reason).collect()
}

const TO_BE_MADE_UP: &str = "今 2026-11-22 长沙 灵活 交 ..2026-07 交 2026-08..2026-12@2026-12-03";
const TO_BE_PAID: &str = "今 2026-11-22 长沙 居民 交 ..2026 交 2027@2026-12-03";
const GOES_ON: &str = "今 2026-11-22 长沙 单位 交 ..2026-10 激活 绑定@2026-12-05";

#[test]
fn a_month_that_rests_on_a_plan_is_marked() {
    for (line, of, in_month, expected) in [
        (TO_BE_MADE_UP, Line::Fund, "2026-11", Expected::No),
        (TO_BE_MADE_UP, Line::Fund, "2026-12", Expected::AsPlanned),
        (TO_BE_MADE_UP, Line::Fund, "2027-01", Expected::AsPlanned),
        (TO_BE_PAID, Line::Fund, "2026-12", Expected::No),
        (TO_BE_PAID, Line::Fund, "2027-01", Expected::AsPlanned),
        (GOES_ON, Line::Fund, "2026-11", Expected::No),
        (GOES_ON, Line::Fund, "2026-12", Expected::IfPaidOn),
        (GOES_ON, Line::Family, "2026-11", Expected::No),
        (GOES_ON, Line::Family, "2026-12", Expected::AsPlanned),
    ] {
        let report = report(line);
        assert_eq!(
            report.expected(of, month(in_month)),
            expected,
            "{line} {of:?} {in_month}"
        );
    }
    let report = report(TO_BE_PAID);
    let sheet = sheet(Lang::Zh, &report, month("2026-12"), 2);
    let row = sheet
        .rows
        .iter()
        .find(|row| row.name == Lang::Zh.calendar_expected());
    let cells: Vec<&str> = row
        .expect("the row")
        .cells
        .iter()
        .map(|cell| cell.text.as_str())
        .collect();
    assert_eq!(cells, ["", Lang::Zh.calendar_expected_mark()]);
}

#[test]
fn the_reason_of_a_planned_day_says_that_it_is_planned() {
    for (line, of, in_month, says) in [
        (TO_BE_MADE_UP, Line::Fund, "2026-11", "从2026年8月起没有交"),
        (
            TO_BE_MADE_UP,
            Line::Fund,
            "2027-01",
            "预计：2026年12月3日把断的月份补上",
        ),
        (
            TO_BE_MADE_UP,
            Line::Account,
            "2027-01",
            "预计：账户里的钱能用",
        ),
        (
            TO_BE_PAID,
            Line::Fund,
            "2026-12",
            "2026年的居民医保已经交了",
        ),
        (
            TO_BE_PAID,
            Line::Fund,
            "2027-01",
            "预计：2027年的居民医保按时交",
        ),
        (GOES_ON, Line::Fund, "2026-11", "医保费交到了2026年10月"),
        (
            GOES_ON,
            Line::Fund,
            "2027-01",
            "预计：医保费接着交到2027年1月",
        ),
        (GOES_ON, Line::Family, "2026-12", "预计：2026年12月5日绑定"),
    ] {
        let reasons = reasons(&report(line), of, in_month);
        assert!(
            reasons.iter().any(|one| one.starts_with(says)),
            "{line} {in_month}: {reasons:?}"
        );
    }
}

/// Not to know, and not to have activated a card, is no plan.
#[test]
fn what_is_so_today_is_not_called_expected() {
    for (line, of, in_month) in [
        (
            "今 2026-11-22 长沙 灵活 交 ..2026-05 交 2026-06..2026-09@?",
            Line::Fund,
            "2026-12",
        ),
        (
            "今 2026-11-20 长沙 单位 交 ..2026-10 未激活",
            Line::Settlement,
            "2027-01",
        ),
    ] {
        let reasons = reasons(&report(line), of, in_month);
        assert!(
            reasons.iter().all(|one| !one.starts_with("预计")),
            "{line}: {reasons:?}"
        );
    }
}

/// As data: every day after today whose reason is expected says so, and no day up to today does.
#[test]
fn data_tells_facts_from_plans() {
    let shelf = common::shelf();
    for line in [TO_BE_MADE_UP, TO_BE_PAID, GOES_ON] {
        let json = answer_json(Lang::Zh, &report(line), &shelf);
        let json: Value = serde_json::to_value(json).expect("data");
        let today = json["as_of"].as_str().expect("a day");
        let months = json["months"].as_array().expect("months");
        let spans = months
            .iter()
            .flat_map(|month| month["fund"].as_array().expect("days"));
        let expected = spans.filter(|span| span["expected"] == true);
        let firsts: Vec<&str> = expected
            .map(|span| span["from"].as_str().expect("a day"))
            .collect();
        assert!(
            !firsts.is_empty() && firsts.iter().all(|from| *from > today),
            "{line}: {firsts:?}"
        );
        for one in months {
            let name = one["month"].as_str().expect("a month");
            let texts = one["fund"].as_array().expect("days").iter();
            let planned = texts.clone().any(|span| span["expected"] == true);
            assert!(
                planned || one["expected"] == false || name < &today[..7],
                "{line}: {name}"
            );
        }
    }
}
