//! The committed JSON Schemas against what they describe: every answer and every region file is valid, and a mistake is not.

use std::collections::BTreeSet;
use std::path::Path;

use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use yibao::check::{Checked, check};
use yibao::i18n::Lang;
use yibao::policy::{Code, INDEX_FILE};
use yibao::report::{Report, answer_json, check_json};

use crate::program::yibao;
use crate::{broken_packs, common, generate};

pub fn schema(name: &str) -> Validator {
    let path = Path::new("assets/schema").join(name);
    let text = std::fs::read_to_string(path).expect("the schema is committed");
    let schema = serde_json::from_str(&text).expect("a schema is JSON");
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema).expect("a sound schema")
}

pub fn assert_valid(schema: &Validator, value: &Value, of_what: &str) {
    let errors: Vec<String> = schema
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{of_what}\n{}", errors.join("\n"));
}

/// Between them every list an answer can hold.
const CASES: &[&str] = &[
    "今 2026-03-10 广州 居民 交 ..2025 交 2026@2026-03-01",
    "今 2025-10-20 深圳 居民 交 ..2024 交 2025@2025-09-18",
    "今 2026-12-15 天津 灵活 2026-01.. 交 2026-01..2026-02 交 2026-03..2026-04@2026-05-10 交 2026-05..2026-12",
    "今 2025-12-10 阜新 居民 交 ..2024 交 2026@2025-12-03",
    "今 2026-12-15 上海 灵活 2026-01.. 交 2026-01..2026-04 交 2026-06..2026-12",
    "今 2026-03-10 三明 居民 交 ..2025 交 2026@2026-02-10",
    "今 2026-02-10 生 2025-12-10 南昌 新生儿 2025-12.. 交 2025@2026-02-01",
    "今 2026-12-20 长沙 灵活 交 ..2026-07 交 2026-08..2026-11@2026-12-03 交 2026-12",
    "今 2026-11-21 北京 灵活 交 ..2026-08 交 2026-11 绑定@2026-10-15 未激活",
    "今 2026-11-21 北京 失业 ..2026-08 广州 单位 2026-09.. 交 ..2026-08 交 2026-10..2026-11 激活",
    "今 2026-11-21 年限 24 沈阳 单位 ..2026-05 沈阳 退休 2026-06.. 交 ..2026-05 退休获批@2026-06-03",
    "今 2026-11-21 佛山 学生 2025-09.. 交 2025..2026@? 入学@2025-09-01 毕业@2027-06-30",
    "今 2026-11-21 银川 单位 交 ..2026-02 交 3个月@2026-09-01..2026-09-20",
    "今 1900-01-01 全国 单位",
    "今 2199-12-31 长沙 居民 交 1900..2199 停保",
];

#[test]
fn every_answer_is_what_the_schema_says() {
    let schema = schema("answer.schema.json");
    let mut filled = BTreeSet::new();
    for (case, lang) in CASES.iter().zip(["zh", "en"].iter().cycle()) {
        let ran = yibao(["show", case, "--format", "json", "--lang", lang]);
        assert_eq!(ran.status, Some(0), "{case}\n{}", ran.err);
        let answer: Value = serde_json::from_str(&ran.out).expect("an answer is JSON");
        assert_valid(&schema, &answer, case);
        filled.extend(filled_lists(&answer));
    }
    let lists = "advice alarms alternatives bring claimable flags fund lines months others packs places plans rules says spans unknowns";
    let lists: Vec<&str> = lists.split(' ').collect();
    assert_eq!(
        Vec::from_iter(&filled),
        Vec::from_iter(&lists),
        "lists that hold something"
    );
}

/// Whatever a pack says and leaves open: of people in both schemes who had stopped paying.
#[test]
fn the_answers_of_every_pack_are_what_the_schema_says() {
    let schema = schema("answer.schema.json");
    let mut shelf = common::shelf();
    let with_packs = shelf.index().places().iter().filter(|p| p.pack.is_some());
    let names: Vec<String> = with_packs.map(|place| place.name.clone()).collect();
    for name in names {
        for told in [
            "灵活 交 ..2026-06 交 2026-10@2026-10-10 交 2026-11",
            "居民 交 ..2024 交 2026@2026-03-01",
        ] {
            let line = format!("今 2026-11-21 {name} {told}");
            let case = common::case(&line, &shelf);
            let report = Report::of(case, &mut shelf, None).expect("the packs read");
            let answer = answer_json(Lang::Zh, &report, &shelf);
            let answer = serde_json::to_value(answer).expect("an answer is JSON");
            assert_valid(&schema, &answer, &line);
        }
    }
}

/// The names of the lists of an answer that are not empty.
fn filled_lists(value: &Value) -> BTreeSet<String> {
    let mut filled = BTreeSet::new();
    let inside: Vec<&Value> = match value {
        Value::Object(table) => {
            let lists = table
                .iter()
                .filter(|(_, v)| v.as_array().is_some_and(|a| !a.is_empty()));
            filled.extend(lists.map(|(key, _)| key.clone()));
            table.values().collect()
        }
        Value::Array(array) => array.iter().collect(),
        _ => Vec::new(),
    };
    filled.extend(inside.into_iter().flat_map(filled_lists));
    filled
}

proptest! {
    #![proptest_config(common::cases(32))]

    #[test]
    fn the_answer_to_any_case_is_what_the_schema_says(case in generate::any_case()) {
        let mut shelf = common::shelf();
        let line = case.to_line(shelf.index());
        let report = Report::of(case, &mut shelf, None).expect("the packs read");
        let answer = answer_json(Lang::Zh, &report, &shelf);
        let answer = serde_json::to_value(answer).expect("an answer is JSON");
        assert_valid(&schema("answer.schema.json"), &answer, &line);
    }
}

#[test]
fn an_answer_with_something_missing_or_of_the_wrong_kind_is_refused() {
    let schema = schema("answer.schema.json");
    let ran = yibao(["show", CASES[0], "--format", "json"]);
    let answer: Value = serde_json::from_str(&ran.out).expect("an answer is JSON");
    for (pointer, wrong) in [
        ("/as_of", json!("2026-02-30")),
        ("/who", json!("employer")),
        ("/verdict/now", json!("好")),
        ("/verdict/usable_from", json!("soon")),
        ("/months/0/month", json!("2026-3")),
        ("/months/0/fund/0/mark", json!("享享")),
        ("/months/0/rules", json!(null)),
        ("/format", json!("1")),
    ] {
        let mut broken = answer.clone();
        *broken.pointer_mut(pointer).expect(pointer) = wrong;
        assert!(!schema.is_valid(&broken), "{pointer}");
    }
    let mut broken = answer;
    broken.as_object_mut().expect("a table").remove("alarms");
    assert!(!schema.is_valid(&broken), "without alarms");
}

#[test]
fn the_program_prints_the_schemas_of_what_it_prints() {
    for (command, name) in [("show", "answer"), ("check", "check")] {
        let ran = yibao([command, "--schema"]);
        let committed = std::fs::read_to_string(format!("assets/schema/{name}.schema.json"));
        assert_eq!(
            (ran.status, ran.out),
            (Some(0), committed.expect("committed"))
        );
    }
}

#[test]
fn what_a_check_finds_is_what_the_schema_says() {
    let schema = schema("check.schema.json");
    // The built-in packs, and a mistake of every kind.
    let mut all: Vec<Checked> = vec![check(&mut common::shelf(), common::day("2026-11-22"))];
    all.extend(broken_packs::all_checked());
    let (mut codes, mut filled) = (BTreeSet::new(), BTreeSet::new());
    for (checked, lang) in all.iter().zip([Lang::Zh, Lang::En].iter().cycle()) {
        let found = check_json(*lang, checked, common::day("2026-11-22"));
        let found = serde_json::to_value(found).expect("a check is JSON");
        assert_valid(&schema, &found, "a check");
        filled.extend(filled_lists(&found));
        for finding in found["findings"].as_array().expect("findings") {
            let code = finding["code"].as_str().expect("a code");
            codes.insert(code.to_owned());
            if !finding["from"].is_null() {
                let line = finding["excerpt"]
                    .as_str()
                    .map_or(0, |line| line.chars().count());
                let column = finding["from"]["column"].as_u64().expect("a number");
                assert!(column <= line as u64 + 1, "{finding}");
            }
        }
    }
    // Those a file has to be read from a disk for are missing.
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !codes.contains(&code.name()))
        .collect();
    // What only a walk can find is shown where packs are walked, what only local answers can be where those are.
    let local = [&Code::P057, &Code::P058, &Code::P118];
    let walked = [&Code::P130, &Code::P131, &Code::P132];
    let elsewhere: Vec<&Code> = [&Code::P002]
        .into_iter()
        .chain(local)
        .chain(walked)
        .collect();
    assert_eq!(missing, elsewhere);
    assert_eq!(
        Vec::from_iter(&filled),
        ["findings", "notes", "packs", "undecided", "who"]
    );
}

#[test]
fn a_check_with_something_missing_or_of_the_wrong_kind_is_refused() {
    let schema = schema("check.schema.json");
    let ran = yibao(["check", "--no-walk", "--format", "json"]);
    let found: Value = serde_json::from_str(&ran.out).expect("a check is JSON");
    for (pointer, wrong) in [
        ("/today", json!("2026-02-30")),
        ("/findings/0/code", json!("X1")),
        ("/findings/0/severity", json!("fatal")),
        ("/findings/0/from/line", json!(0)),
        ("/packs/0/held", json!("all")),
        ("/packs/0/undecided/0/who", json!(["worker"])),
    ] {
        let mut broken = found.clone();
        *broken.pointer_mut(pointer).expect(pointer) = wrong;
        assert!(!schema.is_valid(&broken), "{pointer}");
    }
}

/// A TOML value as the editors of TOML hand it to a schema: dates are strings.
fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(array) => array.iter().map(as_json).collect(),
        toml::Value::Table(table) => table.iter().map(|(k, v)| (k.clone(), as_json(v))).collect(),
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(truth) => json!(truth),
    }
}

pub fn region_file(text: &str) -> Value {
    as_json(&toml::Value::Table(toml::from_str(text).expect("TOML")))
}

#[test]
fn every_region_file_is_what_its_schema_says() {
    let shelf = common::shelf();
    for file in shelf.files() {
        let text = shelf.text(file).expect("a file of the shelf");
        let name = if file == INDEX_FILE { "index" } else { "pack" };
        let named = format!("#:schema ../assets/schema/{name}.schema.json\n");
        assert!(
            text.starts_with(&named),
            "{file} does not name its schema to the editor"
        );
        assert_valid(
            &schema(&format!("{name}.schema.json")),
            &region_file(text),
            file,
        );
    }
}

#[test]
fn a_mistake_in_a_region_file_is_refused_by_its_schema() {
    let schema = schema("pack.schema.json");
    let pack = |statement: &str| {
        region_file(&format!(
            "[region]\ncode = '999999'\nname = '某地'\n[[source]]\nid = 's'\ntitle = 't'\nauthority = 'law'\n\
             seen = 'original'\nchecked = 2026-11-21\nfrom = 2020-01-01\n{statement}"
        ))
    };
    let first = |rest: &str| format!("[[employee.first]]\nsource = 's'\n{rest}");
    assert_valid(
        &schema,
        &pack(&first("value = 'next-month'")),
        "the sound one",
    );
    for (statement, mistake) in [
        (first("value = 'next-mouth'"), "a word nobody knows"),
        (first("valeu = 'next-month'"), "a key nobody knows"),
        (
            first("value = 'next-month'\nconfidense = 'high'"),
            "a key nobody knows, besides a sound value",
        ),
        (
            first("value = { day-of-next-month = 31 }"),
            "a number outside its range",
        ),
        (
            first("value = { wait = { n = 3 } }"),
            "a wait without its count",
        ),
        (
            first("value = { wait = { n = 3, at_most = 6, count = 'days' } }"),
            "a wait of two lengths",
        ),
        (
            first("value = { wait = { n = 3, count = 'date-to-date' } }"),
            "a count by date without month_end",
        ),
        (
            first("value = { wait = { n = 3, count = 'days', level = 50, only = 'outpatient' } }"),
            "a level and a scope",
        ),
        (
            first("value = 'next-month'\nunknown = { zh = '不知', en = 'unknown' }"),
            "a value that is unknown",
        ),
        (first("from = 2020-01-01"), "a statement that says nothing"),
        (
            "[[employee.first]]\nvalue = 'next-month'".to_owned(),
            "a value without a source",
        ),
        (first("value = 'next-month'\nfrom = 'lately'"), "no date"),
        (
            first("value = 'next-month'\nfor = ['worker']"),
            "an identity nobody knows",
        ),
        (
            "[[employee.gap]]\nsource = 's'\nvalue = { below = 3, at_most = 3, unit = 'month' }"
                .to_owned(),
            "two limits",
        ),
        (
            "[employee.first]\nsource = 's'\nvalue = 'next-month'".to_owned(),
            "a table where a list belongs",
        ),
        (
            "[[employee.frist]]\nsource = 's'\nvalue = 'next-month'".to_owned(),
            "a slot nobody knows",
        ),
        (
            "[[worker.first]]\nsource = 's'\nvalue = 'next-month'".to_owned(),
            "a section nobody knows",
        ),
    ] {
        assert!(
            !schema.is_valid(&pack(&statement)),
            "{mistake}\n{statement}"
        );
    }
    assert!(!schema.is_valid(&json!({})), "without a region");
}

/// The mistakes an editor underlines while they are made, and those only a check can see.
#[test]
fn what_can_be_seen_in_one_place_is_refused_by_the_schema() {
    let (pack, index) = (schema("pack.schema.json"), schema("index.schema.json"));
    let mut underlined = 0;
    for (code, file, text) in broken_packs::texts() {
        let Ok(table) = toml::from_str(&text) else {
            continue;
        };
        let schema = if file == INDEX_FILE { &index } else { &pack };
        let refused = !schema.is_valid(&as_json(&toml::Value::Table(table)));
        underlined += usize::from(refused);
        match code {
            Code::P010
            | Code::P011
            | Code::P012
            | Code::P013
            | Code::P014
            | Code::P020
            | Code::P022
            | Code::P023
            | Code::P024
            | Code::P025
            | Code::P026
            | Code::P030
            | Code::P031
            | Code::P042
            | Code::P046
            | Code::P047
            | Code::P048
            | Code::P050
            | Code::P061 => assert!(refused, "{code:?} is not seen\n{text}"),
            // Thresholds and codes by themselves, but not one behind another.
            Code::P040 | Code::P041 | Code::P060 => {}
            _ => assert!(!refused, "{code:?} is seen\n{text}"),
        }
    }
    assert!(underlined >= 45, "only {underlined}");
}
