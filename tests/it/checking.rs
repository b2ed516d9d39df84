//! `yibao check` as somebody runs it: which files, what is printed, and the exit status.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::common;
use crate::program::{Ran, yibao_in};

const TODAY: [&str; 2] = ["--today", "2026-11-22"];

/// A pack of 长沙 of somebody's own: a rule, another reading, and an example of each.
const MINE: &str = r#"[region]
code = "430100"
name = "长沙"

[[source]]
id = "cs"
title = "某规定"
authority = "regulation"
seen = "original"
checked = 2026-11-21
from = 2020-01-01

[[employee.first]]
value = "second-month"
for = ["unemployed"]
source = "cs"

[[employee.first]]
value = "next-day"
for = ["unemployed"]
source = "cs"
reading = "other"

[[example]]
say = "第二个月起"
case = "今 2026-06-20 长沙 失业 2026-03.. 交 2026-03@2026-03-10 交 2026-04..2026-06"
months = "2026-03 疑等 等 享"

[[example]]
say = "次日起"
reading = "other"
case = "今 2026-06-20 长沙 失业 2026-03.. 交 2026-03@2026-03-10 交 2026-04..2026-06"
months = "2026-03 疑等享 享 享"
"#;

/// A folder with the built-in region files, and the file of a place outside of it.
fn folders() -> (tempfile::TempDir, tempfile::TempDir) {
    let (all, one) = (
        tempfile::tempdir().expect("a folder of one's own"),
        tempfile::tempdir().expect("a folder of one's own"),
    );
    let shelf = common::shelf();
    for file in shelf.files() {
        let text = shelf.text(file).expect("a file of the shelf");
        fs::write(all.path().join(file), text).expect("a file");
    }
    fs::write(one.path().join("mine.toml"), MINE).expect("a file");
    (all, one)
}

fn check(folder: &Path, args: &[&str]) -> Ran {
    yibao_in(
        folder,
        ["check", "--no-walk"].iter().chain(&TODAY).chain(args),
        b"",
    )
}

fn edit(file: &Path, find: &str, instead: &str) {
    let text = fs::read_to_string(file).expect("the file");
    assert!(text.contains(find), "{find}");
    fs::write(file, text.replacen(find, instead, 1)).expect("a file");
}

#[test]
fn a_pack_is_not_well_while_one_above_it_does_not_read() {
    let (all, _) = folders();
    let changsha = || check(all.path(), &["430100-changsha.toml"]);
    assert_eq!(changsha().status, Some(0));
    edit(
        &all.path().join("430000-hunan.toml"),
        "value = \"next-month\"",
        "value = \"nxt-month\"",
    );
    let ran = changsha();
    assert_eq!(ran.status, Some(1), "{}", ran.out);
    assert!(
        ran.out.contains("P013") && ran.out.contains("430000-hunan.toml"),
        "{}",
        ran.out
    );
}

#[test]
fn a_clean_check_succeeds_and_counts() {
    let (all, one) = folders();
    let files = common::shelf().files().len() - 1;
    for (folder, args, count) in [
        (Path::new("."), &[][..], files),
        (all.path(), &["."], files),
        (all.path(), &["310000-shanghai.toml"], 1),
        (
            all.path(),
            &["310000-shanghai.toml", "430000-hunan.toml"],
            2,
        ),
        (one.path(), &["mine.toml"], 1),
        (one.path(), &["./mine.toml", "--lang", "zh"], 1),
    ] {
        let ran = check(folder, args);
        assert_eq!(
            (ran.status, ran.err.as_str()),
            (Some(0), ""),
            "{args:?}\n{}",
            ran.out
        );
        let said = format!("\n{count} 个地方包，");
        assert!(ran.out.contains(&said), "{args:?}\n{}", ran.out);
    }
}

#[test]
fn a_file_is_checked_among_the_packs_beside_it_or_the_built_in_ones() {
    let (all, one) = folders();
    for file in [
        all.path().join("430100-changsha.toml"),
        one.path().join("mine.toml"),
    ] {
        edit(&file, "[region]", "[region]\nnmae = \"长沙\"");
    }
    for (folder, args, place) in [
        (
            all.path(),
            &["430100-changsha.toml"][..],
            "--> 430100-changsha.toml:",
        ),
        (all.path(), &["./"], "--> ./430100-changsha.toml:"),
        (one.path(), &["mine.toml"], "--> mine.toml:"),
    ] {
        let ran = check(folder, args);
        assert_eq!(
            (ran.status, ran.err.as_str()),
            (Some(1), ""),
            "{args:?}\n{}",
            ran.out
        );
        for word in ["错误[P010]: ", place, "错误 1，"] {
            assert!(
                ran.out.contains(word),
                "{args:?}: {word} is missing in\n{}",
                ran.out
            );
        }
        // The mistake of one file is told of that file alone.
        assert_eq!(ran.out.matches("错误[").count(), 1, "{}", ran.out);
    }
    // Another file of the same folder is as sound as before.
    assert_eq!(check(all.path(), &["310000-shanghai.toml"]).status, Some(0));
}

/// An example of one's own pack that does not come out, with the rules of the built-in parents.
#[test]
fn a_lone_file_has_the_rules_of_its_parents() {
    let (_, one) = folders();
    let file = one.path().join("mine.toml");
    assert_eq!(check(one.path(), &["mine.toml"]).status, Some(0));
    edit(&file, "等 等 享", "等 等 等");
    let ran = check(one.path(), &["mine.toml"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.out.contains("错误[P073]: "), "{}", ran.out);
    edit(&file, "\"430100\"", "\"990001\"");
    let ran = check(one.path(), &["mine.toml"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.out.contains("错误[P054]: "), "{}", ran.out);
}

#[test]
fn wrong_arguments_are_no_finding() {
    let (_, one) = folders();
    for (args, told) in [
        (&["nowhere.toml"][..], "nowhere.toml"),
        (&["mine.toml", "--format", "xml"], "text, json"),
        (
            &[""],
            "路径是空的\n写上文件夹或文件，例如 yibao check regions",
        ),
        (&["mine.toml", "--regions", ""], "yibao --help"),
        (&["mine.toml", "--deny", "everything"], "warnings"),
    ] {
        let ran = check(one.path(), args);
        assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.contains(told), "{}", ran.err);
    }
}

/// What is wrong with the index fails a check of it as well as one of its folder.
#[test]
fn an_index_at_fault_is_not_well() {
    for (find, instead, code) in [
        ("110000-beijing.toml", "110000-nowhere.toml", "错误[P055]"),
        ("pinyin = \"beijing\"", "pinyin = \"b3ijing\"", "错误[P061]"),
        ("code = \"120000\"", "code = \"110000\"", "错误[P060]"),
        ("name = \"天津\"", "name = \"北京\"", "错误[P062]"),
        ("pinyin = \"beijing\"", "pinyin = \"nanjing\"", "注意[P117]"),
    ] {
        let (all, _) = folders();
        edit(&all.path().join("index.toml"), find, instead);
        for path in ["index.toml", "."] {
            let ran = check(all.path(), &[path, "--deny", "warnings"]);
            assert_eq!(ran.status, Some(1), "{code} {path}\n{}", ran.out);
            let told = ran.out.matches(code).count();
            assert_eq!(told, 1, "{code} {path}\n{}", ran.out);
            assert!(!ran.out.contains("P001"), "{}", ran.out);
        }
    }
}

#[test]
fn the_list_of_regions_takes_no_region() {
    let (_, one) = folders();
    let ran = yibao_in(one.path(), ["regions", "湖南"], b"");
    assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""));
    for word in ["多了「湖南」", "yibao explain 湖南"] {
        assert!(ran.err.contains(word), "{}", ran.err);
    }
}

/// A value nobody has checked for long makes a check fail only where that is asked for.
#[test]
fn warnings_fail_only_where_they_are_denied() {
    let (_, one) = folders();
    let later = ["check", "mine.toml", "--today", "2030-01-01"];
    let ran = yibao_in(one.path(), later, b"");
    assert_eq!(ran.status, Some(0), "{}", ran.out);
    assert!(ran.out.contains("注意[P102]: "), "{}", ran.out);
    let denied = later.iter().chain(&["--deny", "warnings"]);
    assert_eq!(yibao_in(one.path(), denied, b"").status, Some(1));
    assert_eq!(
        check(one.path(), &["mine.toml", "--deny", "warnings"]).status,
        Some(0)
    );
}

/// What an example decides by is counted; take the example away, and its rule is listed.
#[test]
fn a_rule_without_an_example_is_listed() {
    let (_, one) = folders();
    let undecided = |ran: &Ran| -> Vec<(String, Option<String>)> {
        let found: Value = serde_json::from_str(&ran.out).expect("JSON");
        let undecided = found["packs"][0]["undecided"].as_array().expect("a list");
        let name = |rule: &Value| rule["rule"].as_str().expect("a name").to_owned();
        let reading = |rule: &Value| rule["reading"].as_str().map(str::to_owned);
        undecided
            .iter()
            .map(|rule| (name(rule), reading(rule)))
            .collect()
    };
    let args = ["mine.toml", "--format", "json"];
    assert_eq!(undecided(&check(one.path(), &args)), []);
    let file = one.path().join("mine.toml");
    let (rules, examples) = MINE.split_once("[[example]]").expect("an example");
    let (first, _) = examples.split_once("[[example]]").expect("another");
    let by_day = "{ cut-off = { last_day = 9, by_then = \"next-day\", after = \"second-month\" } }";
    let rules = rules.replacen("\"second-month\"", by_day, 1);
    // The ceiling moves no day: no example has to show it.
    let cap = "[[employee.cap]]\nsource = \"cs\"\nvalue = { by_unbroken_months = true }\n";
    fs::write(&file, format!("{rules}{cap}[[example]]{first}")).expect("a file");
    let ran = check(one.path(), &args);
    assert_eq!(ran.status, Some(0), "{}", ran.out);
    let expected = [
        ("employee.first cut-off by_then".to_owned(), None),
        ("employee.first".to_owned(), Some("other".to_owned())),
    ];
    assert_eq!(undecided(&ran), expected, "{}", ran.out);
}
