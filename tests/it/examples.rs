//! Worked examples of the policy notes that a table in a pack cannot say: one day in several regions, side lines, what was
//! known before and after a make-up, and rules that have outlived their term. All others stand as `[[example]]` beside
//! their rule in `regions/`; how lengths are counted stands as documentation tests in `src/calendar`.

use crate::common::{self, day, marks, month, run_line};
use yibao::check::usable_from;
use yibao::engine::{Light, Line, Timeline};
use yibao::i18n::Lang;
use yibao::policy::Mark;
use yibao::report::{Report, explain};

fn light(timeline: &Timeline, line: Line, on: &str) -> Light {
    let on = day(on);
    let spans = timeline.side(line).iter();
    spans
        .filter(|span| span.from <= on && on <= span.to)
        .map(|span| span.state)
        .next()
        .expect("within the record")
}

/// `resident.md` §1.4 and §9.1: the same payment, five ways of counting "three months".
#[test]
fn one_payment_counted_in_every_region() {
    for (place, paid_on, usable, source) in [
        ("江西", "2026-03-01", "2026-06-01", "DATE_TO_DATE"),
        ("广州", "2026-03-01", "2026-06-02", "DATE_PLUS_ONE"),
        ("湖南", "2026-03-01", "2026-05-30", "DAYS_90"),
        ("江西", "2026-03-05", "2026-06-05", "DATE_TO_DATE, 03-05"),
        ("广州", "2026-03-05", "2026-06-06", "DATE_PLUS_ONE"),
        ("湖南", "2026-03-05", "2026-06-03", "DAYS_90"),
    ] {
        let line = format!("今 {paid_on} {place} 居民 交 ..2025 交 2026@{paid_on}");
        let timeline = run_line(&line, None);
        let from = usable_from(&timeline, day(paid_on)).map(|day| day.to_string());
        assert_eq!(from.as_deref(), Some(usable), "{place}: {source}");
    }
}

/// `resident.md` §0.6, §9.8: the January-February extension has three effects.
#[test]
fn one_payment_in_the_extension_of_every_region() {
    for (place, months, source) in [
        ("北京", "补 补享 享", "back to 1 January"),
        ("广州", "补 补享 享", "back to 1 January"),
        ("福建", "停 停享 享", "from the payment day"),
        ("江西", "停 停等享 享", "from the next day"),
    ] {
        let line = format!("今 2026-02-10 {place} 居民 交 ..2025 交 2026@2026-02-10");
        let timeline = run_line(&line, None);
        assert_eq!(marks(&timeline, "2026-01", 3), months, "{place}: {source}");
    }
}

/// Side lines: a case, a day, and what the line shows.
#[test]
fn side_lines() {
    let waiting = "今 2026-04-15 上海 灵活 2026-01.. 交 2026-01@2026-01-10 交 2026-02..2026-04";
    let shared = "今 2026-10-20 北京 单位 交 ..2026-10 激活 共济@2026-10-15";
    for (case, reading, line, on, shows, source) in [
        (
            waiting,
            None,
            Line::Account,
            "2026-01-31",
            Light::Off,
            "上海: the account works from the month after payment",
        ),
        (
            waiting,
            None,
            Line::Account,
            "2026-02-01",
            Light::On,
            "上海: usable even during the wait",
        ),
        (
            "今 2023-08-10 深圳 单位 交 ..2023-03",
            None,
            Line::Account,
            "2023-08-10",
            Light::On,
            "深圳: stopped, the balance is still usable",
        ),
        (
            shared,
            None,
            Line::Share,
            "2026-10-15",
            Light::On,
            "resident.md §3: sharing works at once",
        ),
        (
            shared,
            Some("bj-share"),
            Line::Share,
            "2026-10-15",
            Light::Off,
            "resident.md §3, one content page on 北京: the next day, 00:00",
        ),
        (
            shared,
            Some("bj-share"),
            Line::Share,
            "2026-10-16",
            Light::On,
            "resident.md §3, one content page on 北京",
        ),
    ] {
        let timeline = run_line(case, reading);
        assert_eq!(light(&timeline, line, on), shows, "{source}: {case}");
    }
    // Waiting, the fund pays nothing: only the account is usable.
    assert_eq!(marks(&run_line(waiting, None), "2026-02", 3), "等 等 等");
}

/// 湖南, 3 months made up on 3 December: as it was known before and after.
#[test]
fn a_make_up_as_known_before_and_after() {
    let timeline = run_line(
        "今 2026-12-20 湖南 灵活 交 ..2026-08 交 2026-09..2026-11@2026-12-03 交 2026-12",
        None,
    );
    let known_on = |cut: &str| {
        let shown = |text: &str| -> String {
            let marks = timeline.marks_in(month(text), Some(day(cut)));
            marks.map(Mark::han).collect()
        };
        ["2026-09", "2026-10", "2026-11", "2026-12"]
            .map(shown)
            .join(" ")
    };
    assert_eq!(known_on("2026-12-02"), "享 追 追 追享");
    assert_eq!(known_on("2026-12-03"), "享 补 补 补享");
}

/// 粤医保规〔2022〕6号 was in force for three years: what it says goes on, and is shown as not verified.
#[test]
fn guangdong_has_outlived_its_term() {
    let flags = |line: &str, text: &str| {
        let mut shelf = common::shelf();
        let case = common::case(line, &shelf);
        let report = Report::of(case, &mut shelf, None).expect("the packs read");
        let explanation = explain(Lang::En, &report, Line::Fund, month(text));
        let flags = explanation.basis.into_iter().flat_map(|basis| basis.flags);
        flags.collect::<Vec<_>>()
    };
    let outlived = Lang::En.flag_outlived(Lang::En.day(day("2025-06-30")));
    let before = flags("今 2025-05-20 广东 单位 交 ..2025-03", "2025-05");
    assert!(!before.contains(&outlived), "{before:?}");
    let after = flags("今 2025-10-20 广东 单位 交 ..2025-07", "2025-09");
    assert!(after.contains(&outlived), "{after:?}");
}
