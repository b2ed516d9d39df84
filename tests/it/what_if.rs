//! What if: two cases, the first month in which they come out otherwise, and the rule that decides it on either side.

use proptest::prelude::*;
use serde_json::Value;
use yibao::calendar::Day;
use yibao::engine::{Line, Timeline};
use yibao::i18n::Lang;
use yibao::policy::SlotId;
use yibao::report::{Basis, Comparison, Difference, Ground, Report, Side, compare, diff};

use crate::common::{self, month};
use crate::generate::any_case;
use crate::program::{yibao, yibao_in};
use crate::schemas::{assert_valid, schema};

fn reports(a: &str, b: &str) -> [Report; 2] {
    let mut shelf = common::shelf();
    [a, b].map(|line| {
        let case = common::case(line, &shelf);
        Report::of(case, &mut shelf, None).expect("the packs read")
    })
}

fn compared(a: &str, b: &str) -> Comparison {
    let [a, b] = reports(a, b);
    compare(Lang::Zh, &a, &b)
}

/// The parameter that decided on a side, and the place and source of its rule.
fn rule(side: &Side) -> String {
    let parameter = side.slot.map_or_else(String::new, |slot| {
        format!("{}.{}", slot.section(), slot.key())
    });
    let from = side.basis.last().map_or(String::new(), source);
    format!("{} {parameter} {from}", side.mark)
        .trim()
        .to_owned()
}

fn source(basis: &Basis) -> String {
    let title = basis.source.as_ref().map(|source| source.title.as_str());
    let title = title.map(|title| title.chars().take(8).collect::<String>());
    format!("{} {}", basis.place, title.unwrap_or_default())
}

/// The first stretch: its first day, and what decides it on either side.
fn first(compared: &Comparison) -> (String, String, String) {
    let Some(first) = compared.first() else {
        return ("the same".to_owned(), String::new(), String::new());
    };
    let [a, b] = &first.sides;
    (first.days.from().to_string(), rule(a), rule(b))
}

#[test]
fn where_two_cases_part_and_by_which_rules() {
    for (a, b, day, by_a, by_b) in TABLE {
        let (ours, theirs) = (compared(a, b), compared(b, a));
        let found = first(&ours);
        assert_eq!(
            (found.0.as_str(), found.1.as_str(), found.2.as_str()),
            (*day, *by_a, *by_b),
            "{a}\n{b}"
        );
        // Held the other way round, they part on the same day, by the same rules.
        let (day, by_b, by_a) = first(&theirs);
        assert_eq!((day, by_a, by_b), found, "{b}\n{a}");
    }
}

/// Case A, case B, the first day on which they are not the same; the mark, the rule and its source on either side.
const TABLE: &[(&str, &str, &str, &str, &str)] = &[
    // Two regions, the same gap.
    (
        "长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-11-11",
        "上海 灵活 交 ..2026-06 交 2026-07..2026-11@2026-11-11",
        "2026-08-01",
        "追 employee.short_costs 湖南 长沙市、岳阳市医",
        "停 employee.short_costs 上海 上海市医疗保障局",
    ),
    // The same, and the person moves within the case.
    (
        "长沙 灵活 交 ..2026-11",
        "长沙 灵活 ..2026-07 上海 灵活 2026-08.. 交 ..2026-07 交 2026-11",
        "2026-09-01",
        "享 employee.stop 湖南 长沙市、岳阳市医",
        "追 to_employee.transfer 上海 国家医保局办公室",
    ),
    // Two schemes.
    (
        "长沙 灵活 交 ..2026-08",
        "长沙 灵活 ..2026-08 长沙 居民 2026-09.. 交 ..2026-08 交 2026@2026-09-10",
        "2026-10-01",
        "追 employee.short_costs 湖南 长沙市、岳阳市医",
        "享 to_resident.employee_stopped 湖南 湖南职工医保转居",
    ),
    // Two dates on either side of a cut-off.
    (
        "长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-10-31",
        "长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-11-01",
        "2026-08-01",
        "补 employee.short_costs 湖南 长沙市、岳阳市医",
        "追 employee.short_costs 湖南 长沙市、岳阳市医",
    ),
    // Two dates with no cut-off between: a day later is a day.
    (
        "长沙 灵活 交 ..2026-07 交 2026-08..2026-11@2026-10-20",
        "长沙 灵活 交 ..2026-07 交 2026-08..2026-11@2026-10-21",
        "2026-10-20",
        "享 employee.short 湖南 长沙市、岳阳市医",
        "补 employee.short_costs 湖南 长沙市、岳阳市医",
    ),
    // Resident years: paid within the window, or a day after it.
    (
        "今 2026-03-10 广州 居民 交 ..2025 交 2026@2025-12-20",
        "今 2026-03-10 广州 居民 交 ..2025 交 2026@2026-03-01",
        "2026-01-01",
        "享 resident.window 广州 南方网：广州20",
        "追 resident.window 广州 南方网：广州20",
    ),
    // A first premium two months earlier: before the later one there was no cover, whether or not its record reaches that far.
    (
        "长沙 灵活 2026-03.. 交 2026-03..2026-11",
        "长沙 灵活 2026-05.. 交 2026-05..2026-11",
        "2026-03-01",
        "等 employee.first 湖南 湖南省职工医保缴",
        "未",
    ),
    // The same case, told in another order.
    (
        "长沙 灵活 交 ..2026-06 交 2026-09",
        "长沙 灵活 交 2026-09 交 ..2026-06",
        "the same",
        "",
        "",
    ),
    // Seen from another day, after everything has happened.
    (
        "今 2026-11-21 长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-10-31",
        "今 2026-11-01 长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-10-31",
        "the same",
        "",
        "",
    ),
    // Seen before a premium that did not come, and after.
    (
        "今 2026-08-15 长沙 灵活 交 ..2026-08",
        "今 2026-11-21 长沙 灵活 交 ..2026-08",
        "2026-10-01",
        "享 employee.stop 湖南 长沙市、岳阳市医",
        "追 employee.short_costs 湖南 长沙市、岳阳市医",
    ),
    // Only a side line: the code is activated, or not.
    (
        "长沙 灵活 交 ..2026-11 激活@2026-10-01",
        "长沙 灵活 交 ..2026-11 未激活",
        "2025-11-01",
        "疑 settlement.credential 全国 南通日报2025",
        "垫 settlement.credential 全国 南通日报2025",
    ),
];

/// One day more, and a gap is a long one: every stretch on which the two are not the same, and the rule that says how long
/// a gap may be where a short gap stands against a long one.
#[test]
fn a_cut_off_is_named_where_it_decides() {
    let compared = compared(
        "长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-10-31",
        "长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-11-01",
    );
    let row = |one: &Difference| {
        let [a, b] = one.sides.each_ref().map(|side| side.slot);
        let dividing = one.dividing.iter().map(|basis| basis.rule.as_str());
        let marks: String = one.sides.iter().map(|side| side.mark.as_str()).collect();
        let days = format!("{}..{}", one.days.from(), one.days.to());
        (days, marks, a, b, dividing.collect::<Vec<_>>().join(" "))
    };
    let stretches: Vec<_> = compared.of_line(Line::Fund).map(row).collect();
    let (short, long) = (SlotId::EmployeeShort, SlotId::EmployeeLong);
    let costs = SlotId::EmployeeShortCosts;
    let limit = "断多久算短：3个月以内（含）";
    let expected = [
        ("2026-08-01..2026-10-30", "补追", costs, costs, ""),
        ("2026-10-31..2026-10-31", "享追", short, costs, ""),
        ("2026-11-01..2026-11-30", "享等", short, long, limit),
    ];
    let expected = expected.map(|(days, marks, a, b, dividing)| {
        let own = |text: &str| text.to_owned();
        (own(days), own(marks), Some(a), Some(b), own(dividing))
    });
    assert_eq!(stretches, expected);
}

/// The twelve months shown hold the first one that differs, wherever it lies; and exactly the months with such a day are
/// marked.
#[test]
fn the_months_that_differ_are_in_sight_and_marked() {
    for (a, b, marked) in [
        (
            "长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-10-31",
            "长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-11-01",
            "2026-08 2026-09 2026-10 2026-11",
        ),
        // Long before what a calendar opens with.
        (
            "长沙 灵活 2024-03.. 交 2024-03..2026-11",
            "长沙 灵活 2024-05.. 交 2024-05..2026-11",
            "2024-03 2024-04 2024-05",
        ),
        // The marks of a month are alike, its days are not.
        (
            "长沙 灵活 交 ..2026-07 交 2026-08..2026-11@2026-10-20",
            "长沙 灵活 交 ..2026-07 交 2026-08..2026-11@2026-10-21",
            "2026-10",
        ),
        ("长沙 灵活 交 ..2026-06", "长沙 灵活 交 ..2026-06", ""),
    ] {
        let compared = compared(a, b);
        let sheet = compared.sheet(Lang::Zh, compared.opens_at, 12);
        let row = sheet.rows.last().expect("a row of what differs");
        let cells = sheet.months.iter().zip(&row.cells);
        let shown = cells.filter(|(_, cell)| !cell.text.is_empty());
        let shown: Vec<String> = shown.map(|(month, _)| month.to_string()).collect();
        assert_eq!(shown.join(" "), marked, "{a}\n{b}");
        if let Some(first) = marked.split(' ').next().filter(|first| !first.is_empty()) {
            assert!(sheet.months.contains(&month(first)), "{a}\n{b}");
        }
    }
}

/// What one of two does not remember of days that are over is no difference as long as there is another.
#[test]
fn what_is_not_remembered_is_not_the_first_difference() {
    let mut shelf = common::shelf();
    let mut among = |line: &str, others: &[&str]| {
        let case = common::case(line, &shelf);
        let others: Vec<_> = others
            .iter()
            .map(|line| common::case(line, &shelf))
            .collect();
        Report::among(case, &others, &mut shelf, None).expect("the packs read")
    };
    let paid = "长沙 灵活 交 ..2026-06 交 2026-11@2026-11-10";
    let perhaps = "长沙 灵活 交 ..2026-02 交 2026-04..2026-06 交 2026-11@2026-11-10";
    let unsure = among(paid, &[perhaps]);
    let other = among("长沙 灵活 交 ..2026-07 交 2026-11@2026-11-10", &[]);
    let compared = compare(Lang::Zh, &unsure, &other);
    let grounds: Vec<Ground> = compared.of_line(Line::Fund).map(|one| one.ground).collect();
    assert_eq!(grounds.first(), Some(&Ground::Memory), "{grounds:?}");
    assert_eq!(compared.first().map(|one| one.ground), Some(Ground::Told));
    // With nothing else between the two, it is said after all.
    let same = among(paid, &[]);
    let compared = compare(Lang::Zh, &unsure, &same);
    assert_eq!(compared.first().map(|one| one.ground), Some(Ground::Memory));
}

#[test]
fn the_text_says_where_why_and_what_each_comes_to() {
    for (a, b, says) in [
        (
            "今 2026-11-21 长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-10-31",
            "今 2026-11-21 长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-11-01",
            &[
                "从2026年8月1日起不一样",
                "两边用的是同一条规定，不同的是情况",
                "分界  湖南：断多久算短：3个月以内（含）",
                "A  现在能报。",
                "B  现在还不能报，在等待期里。",
            ][..],
        ),
        (
            "今 2026-11-21 长沙 灵活 交 ..2026-11",
            "今 2026-11-01 长沙 灵活 交 ..2026-11",
            &[
                "统筹报销两边一样：2025年11月1日到2028年11月30日，每一天都相同",
                "A 从2026年11月21日看，B 从2026年11月1日看",
            ][..],
        ),
        // One tells nothing of the days the other is about.
        (
            "今 2001-01-01 长沙 灵活 交 ..2000-12",
            "今 2026-11-21 长沙 灵活 交 ..2026-11",
            &["两边讲的日子没有重合的，没法比"][..],
        ),
    ] {
        let [a, b] = reports(a, b);
        let text = diff(Lang::Zh, &a, &b, common::shelf().index(), 200);
        for line in says {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}

#[test]
fn a_comparison_is_what_its_schema_says() {
    let schema = schema("diff.schema.json");
    for ((a, b, day, ..), lang) in TABLE.iter().zip(["zh", "en"].iter().cycle()) {
        let args = ["diff", a, b, "--format", "json", "--lang", lang];
        let ran = yibao(args.into_iter().chain(["--today", "2026-11-21"]));
        assert_eq!(ran.status, Some(0), "{a}\n{b}\n{}", ran.err);
        let found: Value = serde_json::from_str(&ran.out).expect("a comparison is JSON");
        assert_valid(&schema, &found, a);
        let first = found["differences"][0]["from"].as_str();
        assert_eq!(first.unwrap_or("the same"), *day, "{a}\n{b}");
        // Each case is one that `yibao show` takes, and its verdict is the one it gives.
        let case = found["a"]["case"].as_str().expect("a case");
        let ran = yibao(["show", case, "--format", "json", "--lang", lang]);
        let shown: Value = serde_json::from_str(&ran.out).expect("an answer is JSON");
        assert_eq!(found["a"]["verdict"], shown["verdict"], "{case}");
    }
    let ran = yibao(["diff", "--schema"]);
    let committed = std::fs::read_to_string("assets/schema/diff.schema.json").expect("committed");
    assert_eq!((ran.status, ran.out), (Some(0), committed));
}

#[test]
fn what_cannot_be_compared_is_said() {
    let sound = "长沙 灵活 交 ..2026-08";
    for (args, input, says) in [
        (&["diff"][..], "", "要比较两份情况，这里少了一份"),
        (&["diff", sound], "", "要比较两份情况，这里少了一份"),
        (&["diff", "-", "-"], sound, "两份情况不能都从标准输入读"),
        (&["diff", sound, "长沙 灵活 交 2026-13"], "", "2026-13"),
        (&["diff", sound, "nowhere.toml"], "", "nowhere.toml"),
        (&["diff", sound, sound, sound], "", "每份情况各用一对引号"),
        (&["diff", "长沙", "灵活", "交"], "", "每份情况各用一对引号"),
    ] {
        let ran = yibao_in(std::path::Path::new("."), args, input.as_bytes());
        assert_eq!(ran.status, Some(2), "{args:?}\n{}", ran.out);
        assert!(ran.err.contains(says), "{args:?}\n{}", ran.err);
        assert_eq!(ran.out, "", "{args:?}");
    }
    // One of the two may come from standard input, on either side.
    for args in [["diff", "-", sound], ["diff", sound, "-"]] {
        let ran = yibao_in(std::path::Path::new("."), args, sound.as_bytes());
        assert_eq!(ran.status, Some(0), "{args:?}\n{}", ran.err);
        assert!(ran.out.contains("统筹报销两边一样"), "{}", ran.out);
    }
}

proptest! {
    #![proptest_config(common::cases(24))]

    /// Whatever two cases there are: up to the first difference every day both show is the same, on that day it is not, and
    /// it does not matter which of them is named first.
    #[test]
    fn before_the_first_difference_every_day_is_the_same(a in any_case(), b in any_case()) {
        let mut shelf = common::shelf();
        let mut report = |case| Report::of(case, &mut shelf, None).expect("the packs read");
        let (a, b) = (report(a), report(b));
        let (ours, theirs) = (compare(Lang::Zh, &a, &b), compare(Lang::Zh, &b, &a));
        let days = |compared: &Comparison| -> Vec<_> {
            compared.differences.iter().map(|one| (one.line, one.days)).collect()
        };
        prop_assert_eq!(days(&ours), days(&theirs));
        let (a, b) = (&a.answer.go_on, &b.answer.go_on);
        let (first, last) = (a.first.max(b.first).first(), a.last.min(b.last).last());
        let state = |record: &Timeline, day| record.fund_on(day, None).map(|span| span.state);
        let apart = |day: &Day| {
            let stretch = ours.of_line(Line::Fund).find(|one| one.days.contains(*day));
            stretch.is_some()
        };
        for day in first.iter_days().take_while(|day| *day <= last) {
            prop_assert_eq!(apart(&day), state(a, day) != state(b, day), "{}", day);
        }
    }
}

/// Both cases as they were known on a day: a premium that arrived since makes no difference yet.
#[test]
fn cases_are_compared_as_they_were_known_on_a_day() {
    let a = "今 2026-11-21 长沙 灵活 交 ..2026-08 交 2026-09..2026-11@2026-11-11";
    let b = "今 2026-11-21 长沙 灵活 交 ..2026-08";
    for (known_on, differs) in [(None, true), (Some("2026-11-10"), false)] {
        let mut args = vec!["diff", a, b, "--format", "json"];
        args.extend(known_on.iter().flat_map(|day| ["--known-on", day]));
        let json: Value = serde_json::from_str(&yibao(args).out).expect("data");
        let differences = json["differences"].as_array().expect("differences");
        assert_eq!(!differences.is_empty(), differs, "{known_on:?}: {json}");
    }
}
