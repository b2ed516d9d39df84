//! The text and the data say of every line what the screen says: its rules, what others say, and what to do.

use serde_json::Value;
use yibao::engine::Line;
use yibao::i18n::Lang;
use yibao::report::{Report, answer_json, explain, sheet, show};

use crate::common::{self, month};

const CASES: &[&str] = &[
    "今 2026-11-20 长沙 单位 交 ..2026-10 激活 绑定@2026-10-15",
    "今 2026-11-20 长沙 单位 交 ..2026-10 未激活 绑定@2026-10-15 共济@2026-12-01",
    "今 2026-11-20 上海 灵活 交 ..2026-06 未激活",
    "今 2026-11-22 长沙 灵活 交 ..2026-07 交 2026-08..2026-12@2026-12-03 激活",
    "今 2026-09-20 北京 单位 交 ..2026-06 交 2026-07..2026-09@2026-09-08 激活",
    "今 2026-02-10 南昌 新生儿 2025-12.. 生 2025-12-10 交 2025@2026-02-01",
    "今 2026-11-20 银川 灵活 交 ..2026-06 激活 绑定",
];

fn report(line: &str) -> Report {
    let mut shelf = common::shelf();
    let case = common::case(line, &shelf);
    Report::of(case, &mut shelf, None).expect("the packs read")
}

/// Without the breaks of lines.
fn closed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_text_explains_every_line_it_shows() {
    for line in CASES {
        let report = report(line);
        for lang in [Lang::Zh, Lang::En] {
            let text = closed(&show(lang, &report, 80));
            let sheet = sheet(lang, &report, report.answer.opens_at(), 12);
            let lines: Vec<Line> = sheet.rows.iter().filter_map(|row| row.line).collect();
            for (of, month) in lines
                .iter()
                .flat_map(|of| sheet.months.iter().map(move |m| (of, m)))
            {
                let why = explain(lang, &report, *of, *month);
                let rules = why.basis.iter().map(|basis| &basis.rule);
                let others = why.others.iter().map(|other| &other.rule);
                let advice = why.advice.iter().map(|advice| &advice.say);
                for said in rules.chain(others).chain(advice) {
                    assert!(
                        text.contains(&closed(said)),
                        "{line} {of:?} {month}: {said}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_text_says_nothing_twice() {
    for line in CASES {
        let text = show(Lang::Zh, &report(line), 80);
        // The part of each line stands under its name.
        for part in text.split("\n\n") {
            let mut rules: Vec<&str> = part.lines().filter(|l| l.starts_with("  依据")).collect();
            rules.sort_unstable();
            let all = rules.len();
            rules.dedup();
            assert_eq!(all, rules.len(), "{line}\n{part}");
        }
        let mut advice: Vec<&str> = text.lines().filter(|l| l.starts_with("  提醒")).collect();
        advice.sort_unstable();
        let all = advice.len();
        advice.dedup();
        assert_eq!(all, advice.len(), "{line}\n{text}");
    }
}

/// Bound on the 15th: at once by the official text, next month by the article, with the days.
#[test]
fn a_binding_on_the_15th_shows_both_answers() {
    let report = report(CASES[0]);
    let text = closed(&show(Lang::Zh, &report, 80));
    for said in [
        "亲情账户2026年8月至9月",
        "亲情账户绑定后什么时候能用：",
        "14日前（含）办的",
        "这个月是「-」",
        "亲情账户和自己的个人账户是两回事",
    ] {
        assert!(text.contains(said), "{said} is missing:\n{text}");
    }
}

/// Whose code has to work, and whose insurance pays, is the relative's own matter: nothing is said of it as if it were
/// the person's.
#[test]
fn a_family_account_depends_on_the_relative() {
    let of_the_relative = "要看家人的情况，这里不知道";
    for own in ["激活", "未激活", ""] {
        let line = format!("今 2026-11-20 长沙 单位 交 ..2026-06 {own} 绑定@2026-10-10");
        let report = report(&line);
        let family = explain(Lang::Zh, &report, Line::Family, month("2026-11"));
        for span in &family.spans {
            assert!(
                span.reason.contains(of_the_relative),
                "{line}: {}",
                span.reason
            );
            assert!(!span.reason.contains("社保卡"), "{line}: {}", span.reason);
        }
        let rules: Vec<&str> = family
            .basis
            .iter()
            .map(|basis| basis.rule.as_str())
            .collect();
        assert!(
            rules
                .iter()
                .any(|rule| rule.contains("家人的医保码要先激活")),
            "{rules:?}"
        );
    }
}

#[test]
fn the_data_has_the_rules_and_the_readings_of_every_line() {
    let shelf = common::shelf();
    let json = answer_json(Lang::Zh, &report(CASES[0]), &shelf);
    let json: Value = serde_json::to_value(json).expect("data");
    let months = json["months"].as_array().expect("months");
    let october = months
        .iter()
        .find(|month| month["month"] == "2026-10")
        .expect("October");
    let lines = october["lines"].as_array().expect("lines");
    let family = lines
        .iter()
        .find(|line| line["line"] == "family-account")
        .expect("the line");
    assert!(!family["rules"].as_array().expect("rules").is_empty());
    let others = family["others"].as_array().expect("readings");
    assert!(
        others.iter().any(|other| other["reading"] == "C1"),
        "{others:?}"
    );
}

/// What happened long ago has no day: nothing is said of one.
#[test]
fn long_ago_has_no_day() {
    let cases = [
        "今 2026-11-22 长沙 灵活 交 ..2026-11 激活 绑定 共济",
        "今 2026-11-22 广州 灵活 交 ..2026-11 未激活 绑定",
        "今 2026-11-22 南昌 居民 交 ..2026 激活 绑定",
        "今 2026-11-22 长沙 退休 退休获批 激活 绑定",
    ];
    for line in cases {
        let report = report(line);
        for (lang, says) in [(Lang::Zh, "早就绑定了"), (Lang::En, "bound long ago")] {
            let text = closed(&show(lang, &report, 80));
            assert!(text.contains(&closed(says)), "{line}\n{text}");
            assert!(!text.contains("26214"), "{line}\n{text}");
        }
    }
}
