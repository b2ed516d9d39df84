//! Every pack reads, and every worked example in it comes out as its source says.

use crate::common;
use yibao::check::check;
use yibao::i18n::Lang;
use yibao::policy::INDEX_FILE;
use yibao::report::finding;

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
