//! Every pack reads, and every worked example in it comes out as its source says.

use crate::common;
use yibao::check::check;
use yibao::i18n::Lang;
use yibao::policy::INDEX_FILE;
use yibao::report::{finding, words};

#[test]
fn every_pack_reads_and_every_example_comes_out() {
    let mut shelf = common::shelf();
    let checked = check(&mut shelf, common::day("2026-11-21"));
    let errors: Vec<String> = checked
        .findings
        .iter()
        .filter(|found| found.is_error())
        .map(|found| finding(Lang::En, found))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n\n"));
    let packs = shelf
        .index()
        .places()
        .iter()
        .filter(|place| place.pack.is_some());
    assert_eq!(checked.packs.len(), packs.count());
    let held: usize = checked.packs.iter().map(|pack| pack.held).sum();
    assert!(held > 100, "only {held} examples were run");
}

/// What a pack gives a value for, the program has a sentence for.
#[test]
fn every_value_has_a_sentence_in_both_languages() {
    let mut shelf = common::shelf();
    let places: Vec<String> = shelf
        .places_with_packs()
        .map(|place| place.code.clone())
        .collect();
    let mut said = 0;
    for code in places {
        let rules = shelf.rules(&code).expect("the packs read");
        for (id, choice) in rules.choices().filter(|(id, _)| rules.value(*id).is_some()) {
            for lang in [Lang::Zh, Lang::En] {
                let topic = words::topic(lang, choice.slot);
                let sentence = words::rule(lang, &rules, id).unwrap_or_default();
                let value = sentence.replacen(topic, "", 1);
                let is_said = value.chars().any(char::is_alphanumeric);
                assert!(is_said, "{code} line {}: {sentence}", choice.meta.line);
                said += 1;
            }
        }
    }
    assert!(said > 1000, "only {said}");
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
            file == INDEX_FILE || named.contains(&file),
            "{file} is in no index entry"
        );
    }
}
