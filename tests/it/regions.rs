//! Every pack reads, and every worked example in it comes out as its source says.

use crate::common;
use yibao::engine::Timeline;
use yibao::policy::{Example, Shelf};

#[test]
fn every_pack_reads() {
    let mut shelf = common::shelf();
    let places: Vec<(String, String)> = shelf
        .index()
        .places()
        .iter()
        .filter_map(|place| place.pack.clone().map(|pack| (pack, place.code.clone())))
        .collect();
    let mut wrong = Vec::new();
    for (file, code) in &places {
        if let Err(faulty) = shelf.pack(file, code) {
            wrong.push(faulty);
        } else if let Err(faulty) = shelf.rules(code) {
            wrong.push(faulty);
        }
    }
    for faulty in &wrong {
        for problem in &faulty.problems {
            let (line, column) = yibao::policy::line_column(&faulty.text, problem.span.start);
            println!(
                "{}:{line}:{column} {:?} {} {:?}",
                faulty.file, problem.code, problem.what, problem.hint
            );
        }
    }
    assert!(wrong.is_empty());
}

#[test]
fn every_region_file_stands_in_the_index() {
    let shelf = common::shelf();
    let named: Vec<&str> = shelf
        .index()
        .places()
        .iter()
        .filter_map(|place| place.pack.as_deref())
        .collect();
    for file in shelf.files() {
        assert!(
            file == yibao::policy::INDEX_FILE || named.contains(&file),
            "{file} is in no index entry"
        );
    }
}

#[test]
fn every_worked_example_comes_out() {
    let mut shelf = common::shelf();
    let packs: Vec<(String, String)> = shelf
        .index()
        .places()
        .iter()
        .filter_map(|place| place.pack.clone().map(|pack| (pack, place.code.clone())))
        .collect();
    let mut wrong = Vec::new();
    for (file, code) in &packs {
        let pack = shelf.pack(file, code).expect("reads");
        for example in &pack.examples {
            if let Err(why) = holds(example, &mut shelf) {
                wrong.push(format!("{file}:{} {}\n  {why}", example.line, example.say));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn holds(example: &Example, shelf: &mut Shelf) -> Result<(), String> {
    let case = common::case(&example.case, shelf);
    let rules = common::rules(&case, shelf);
    let timeline = common::run_with(&rules, &case, example.reading.as_deref());
    if let Some(months) = &example.months {
        let (first, expected) = months
            .split_once(' ')
            .ok_or("a month string is a month and marks")?;
        let words: Vec<String> = if expected.contains(' ') {
            expected.split_whitespace().map(str::to_owned).collect()
        } else {
            expected.chars().map(String::from).collect()
        };
        let got = common::marks(&timeline, common::month(first), words.len());
        if got != words.join(" ") {
            return Err(format!("expected {}\n       got {got}", words.join(" ")));
        }
    }
    if let Some(expected) = example.usable_from {
        let got = first_after_last_payment(&timeline, &case);
        if got != Some(expected.0) {
            return Err(format!("expected {}, got {got:?}", expected.0));
        }
    }
    Ok(())
}

/// "Usable from" in an example is the first day the last stretch of use begins.
fn first_after_last_payment(
    timeline: &Timeline,
    case: &yibao::case::Case,
) -> Option<yibao::calendar::Day> {
    let last = case
        .paid
        .iter()
        .filter_map(|paid| paid.on.days().map(|days| days.from()))
        .max()?;
    common::usable_from(timeline, last)
}
