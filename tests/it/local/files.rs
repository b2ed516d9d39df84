//! Files of local answers, as the program reads, checks and uses them.

use std::fs;

use super::{UNKNOWN, answer};

use crate::program::{Ran, yibao_in};
use crate::readme;
use yibao::policy::{Identity, SlotId, local_toml};

/// What a clerk was told of 长沙, as it is saved.
fn saved() -> String {
    let told = answer(
        "430100",
        SlotId::EmployeeShortUnpaid,
        "\"next-month\"",
        &[Identity::Flexible],
    );
    local_toml(&[told])
}

fn run(text: &str, args: &[&str]) -> Ran {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("local.toml"), text).expect("a file");
    fs::write(folder.path().join("yibao.toml"), "local = \"local.toml\"").expect("a file");
    let args = args.iter().copied().chain(["--today", "2026-11-22"]);
    yibao_in(folder.path(), args, b"")
}

#[test]
fn a_saved_answer_is_used_and_marked_wherever_it_decides() {
    let without = run("", &["show", UNKNOWN]);
    assert!(!without.out.contains("本地答复"), "{}", without.out);
    assert!(without.out.contains('疑'), "{}", without.out);
    let with = run(&saved(), &["show", UNKNOWN, "--local", "local.toml"]);
    assert!(
        with.out.contains("本地答复：12393，2026年11月21日"),
        "{}{}",
        with.out,
        with.err
    );
    let calendar: Vec<&str> = with
        .out
        .lines()
        .filter(|line| line.starts_with("本地答复 "))
        .collect();
    assert!(
        calendar.iter().any(|line| line.matches('本').count() > 1),
        "{calendar:?}"
    );
    let set = run(&saved(), &["--config", "yibao.toml", "show", UNKNOWN]);
    assert_eq!(set.out, with.out, "{}", set.err);
    let json = run(
        &saved(),
        &["show", UNKNOWN, "--local", "local.toml", "--format", "json"],
    );
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(json["local"][0]["parameter"], "employee.short_unpaid");
    assert_eq!(json["local"][0]["by"], "12393");
    assert_eq!(json["local"][0]["takes_part"], true);
    let months = json["months"].as_array().expect("months");
    let december = months
        .iter()
        .find(|month| month["month"] == "2026-12")
        .expect("December");
    assert_eq!(december["fund"][0]["local"], true, "{december:#}");
    let july = months
        .iter()
        .find(|month| month["month"] == "2026-07")
        .expect("July");
    assert_eq!(july["fund"][0]["local"], false, "{july:#}");
}

#[test]
fn explain_names_whoever_told_it() {
    let with = run(&saved(), &["explain", "长沙", "--local", "local.toml"]);
    assert!(
        with.out.contains("本地答复：12393，2026年11月21日"),
        "{}{}",
        with.out,
        with.err
    );
}

#[test]
fn what_was_written_is_accepted() {
    let ran = run(&saved(), &["check", "local.toml"]);
    assert_eq!(ran.status, Some(0), "{}", ran.out);
    assert!(
        !ran.out.contains("P1") && !ran.out.contains("错误["),
        "{}",
        ran.out
    );
}

/// A mistake: what of the file is replaced by what, and code, line and column.
#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (right, wrong, told) in [
        ("\"430100\" }", "\"439999\" }", "错误[P056]|local.toml:7:"),
        ("\"430100\" }", "\"000000\" }", "错误[P056]|local.toml:7:"),
        (
            "on = 2026-11-21",
            "on = 2026-11-23",
            "错误[P057]|local.toml:7:",
        ),
        ("told = {", "#", "错误[P058]|local.toml:1:1"),
        (
            "\"official-answer\"",
            "\"law\"",
            "错误[P059]|local.toml:4:13",
        ),
        (
            "[[employee.short_unpaid]]",
            "[[employee.shrot_unpaid]]",
            "错误[P010]|local.toml:9:12",
        ),
        (
            "\"next-month\"",
            "\"next-mouth\"",
            "错误[P013]|local.toml:10:9",
        ),
        (
            "\"next-month\"",
            "{ months = 1 }",
            "错误[P01|local.toml:10:",
        ),
        (
            "[\"flexible\"]",
            "[\"student\"]",
            "错误[P038]|local.toml:11:7",
        ),
        (
            "source = \"local",
            "source = \"lokal",
            "错误[P032]|local.toml:12:10",
        ),
        (
            "from = \"unknown\"",
            "confidence = \"low\"",
            "错误[P010]|local.toml:13:1",
        ),
        (
            "from = \"unknown\"",
            "from = \"sometime\"",
            "错误[P014]|local.toml:13:8",
        ),
    ] {
        let text = saved();
        assert!(text.contains(right), "{right}: {text}");
        let text = text.replacen(right, wrong, 1);
        let ran = run(&text, &["check", "local.toml"]);
        assert_eq!(ran.status, Some(1), "{wrong}: {}", ran.out);
        for part in told.split('|') {
            assert!(ran.out.contains(part), "{wrong}: {part}: {}", ran.out);
        }
        let used = run(&text, &["show", UNKNOWN, "--local", "local.toml"]);
        assert_eq!((used.status, used.out.as_str()), (Some(2), ""), "{wrong}");
    }
}

/// Where a document says it, or nobody asks, an answer decides nothing: somebody should look at it.
#[test]
fn an_answer_nobody_needs_is_told() {
    let told = answer(
        "310000",
        SlotId::EmployeeStop,
        "{ months = 3 }",
        &[Identity::Unit],
    );
    let ran = run(&local_toml(&[told]), &["check", "local.toml"]);
    assert_eq!(ran.status, Some(0), "{}", ran.out);
    assert!(ran.out.contains("注意[P118]"), "{}", ran.out);
}

#[test]
fn a_saved_case_tells_that_a_local_answer_took_part() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("local.toml"), saved()).expect("a file");
    let run = |args: &[&str]| yibao_in(folder.path(), args, b"");
    let first = run(&[
        "show",
        UNKNOWN,
        "--save",
        "case.toml",
        "--today",
        "2026-11-22",
    ]);
    assert_eq!(first.status, Some(0), "{}", first.err);
    let again = run(&[
        "show",
        "case.toml",
        "--local",
        "local.toml",
        "--today",
        "2026-11-22",
    ]);
    assert!(again.out.contains("local.toml"), "{}", again.out);
}

/// The file, and every line that is shown of what comes of it.
#[test]
fn the_readmes_show_what_was_seen() {
    for (readme, lang) in [("README.md", "en"), ("README.zh-CN.md", "zh")] {
        let text = readme::read(readme);
        let (_, part) = text.split_once("told = {").expect("a local answer");
        let files = readme::blocks(&text, "toml");
        let file = files
            .iter()
            .find(|file| file.contains("told = {"))
            .expect("a file");
        let (_, shown) = part.split_once("```text\n").expect("what comes of it");
        let (shown, _) = shown.split_once("\n```").expect("its end");
        let seen = run(
            file,
            &["show", UNKNOWN, "--local", "local.toml", "--lang", lang],
        );
        assert!(
            seen.out.contains(shown),
            "{readme}: {shown}\n{}{}",
            seen.out,
            seen.err
        );
    }
}
