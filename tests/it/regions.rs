//! Every pack reads, and every worked example in it comes out as its source says.

use crate::common;
use yibao::check::{Finding, check};
use yibao::i18n::Lang;
use yibao::policy::INDEX_FILE;
use yibao::report::pack_problems;

#[test]
fn every_pack_reads_and_every_example_comes_out() {
    let mut shelf = common::shelf();
    let (findings, held) = check(&mut shelf);
    for finding in &findings {
        match finding {
            Finding::Faulty(faulty) => println!("{}", pack_problems(Lang::En, faulty)),
            Finding::Example {
                file,
                line,
                say,
                wrong,
            } => println!("{file}:{line} {say}\n  {wrong:?}"),
        }
    }
    assert!(findings.is_empty());
    assert!(held > 20, "only {held} examples were run");
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
