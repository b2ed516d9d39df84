//! What other sources say stands only where it is they who make the difference.

use yibao::calendar::Month;
use yibao::engine::Line;
use yibao::i18n::Lang;
use yibao::report::{OtherText, Report, explain, sheet};

use crate::common::{self, month};

fn report(line: &str) -> Report {
    let mut shelf = common::shelf();
    let case = common::case(line, &shelf);
    Report::of(case, &mut shelf, None).expect("the packs read")
}

fn others(report: &Report, line: Line, in_month: &str) -> Vec<OtherText> {
    explain(Lang::Zh, report, line, month(in_month)).others
}

/// A date nobody remembers makes August 疑; that an e-certificate works like the card does not make it 追.
#[test]
fn a_reading_that_changes_nothing_is_not_listed_beside_an_uncertain_date() {
    let told = report("今 2026-11-22 长沙 灵活 交 ..2026-05 交 2026-06..2026-09@2026-11-22");
    let unsure = report("今 2026-11-22 长沙 灵活 交 ..2026-05 交 2026-06..2026-09@?");
    let months: Vec<Month> = told.answer.go_on.months().collect();
    let mut listed = 0;
    for month in months {
        let said = |report: &Report| -> Vec<String> {
            let others = explain(Lang::Zh, report, Line::Fund, month).others;
            others.into_iter().map(|other| other.rule).collect()
        };
        let (certain, possible) = (said(&told), said(&unsure));
        listed += possible.len();
        for rule in &possible {
            assert!(certain.contains(rule), "{month}: {rule}");
        }
    }
    assert!(listed > 0, "what makes a difference is still listed");
}

#[test]
fn nothing_else_is_possible_where_only_a_date_is_uncertain() {
    for line in [
        "今 2026-11-22 长沙 灵活 交 ..2026-05 交 2026-06..2026-09@?",
        "今 2026-11-22 上海 灵活 交 ..2026-05 交 2026-06..2026-09@2026-09-01..2026-10-20",
    ] {
        let report = report(line);
        let sheet = sheet(Lang::Zh, &report, report.answer.opens_at(), 12);
        let possible = Lang::Zh.calendar_possible();
        assert!(sheet.rows.iter().all(|row| row.name != possible), "{line}");
    }
}

/// B12 starts on another day of the month than the rule does: the characters are alike, the days are not.
#[test]
fn a_reading_that_moves_a_day_within_the_month_is_listed_with_its_days() {
    let report = report("今 2026-12-25 长沙 灵活 交 ..2026-07 交 2026-08..2026-12@2026-12-03");
    let all = others(&report, Line::Fund, "2027-01");
    let days: Vec<&str> = all.iter().map(|other| other.marks.as_str()).collect();
    assert!(days.contains(&"2日前等，3日起享"), "{days:?}");
}
