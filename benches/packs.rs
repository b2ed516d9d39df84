//! What region packs cost: the index, one pack alone, a place with its parents, all of them. `cargo bench` measures; nothing
//! here is asserted.
#![allow(
    clippy::expect_used,
    missing_docs,
    reason = "a benchmark that cannot set up has nothing to measure"
)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use yibao::policy::{INDEX_FILE, Index, Place, Shelf, read_pack};

fn main() {
    divan::main();
}

fn shelf() -> Shelf {
    Shelf::built_in().expect("the index reads")
}

/// Every place to choose from, no pack.
#[divan::bench]
fn index(bencher: Bencher<'_, '_>) {
    let shelf = shelf();
    let text = shelf.text(INDEX_FILE).expect("an index");
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| Index::read(INDEX_FILE, black_box(text)));
}

/// One pack without its parents, from small to large: 长沙, 湖南, 北京, the nation.
#[divan::bench(args = ["430100", "430000", "110000", "000000"])]
fn one_pack(bencher: Bencher<'_, '_>, code: &str) {
    let shelf = shelf();
    let place = shelf.index().by_code(code).expect("a place");
    let file = place.pack.as_deref().expect("with a pack");
    let text = shelf.text(file).expect("on the shelf");
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| read_pack(file, black_box(text)));
}

/// A place of which nothing has been read yet: its pack and its parents', parsed, checked and compiled.
#[divan::bench(args = ["430100", "110000", "330200"])]
fn one_place(bencher: Bencher<'_, '_>, code: &str) {
    bencher
        .with_inputs(shelf)
        .bench_refs(|shelf| shelf.rules(black_box(code)));
}

/// The same with its packs parsed: what compiling adds.
#[divan::bench(args = ["430100", "110000"])]
fn one_place_compiled(bencher: Bencher<'_, '_>, code: &str) {
    let mut shelf = shelf();
    shelf.rules(code).expect("the packs read");
    bencher.bench_local(|| shelf.rules(black_box(code)));
}

/// Every place with a pack, and the nation.
#[divan::bench]
fn all_packs(bencher: Bencher<'_, '_>) {
    let texts = shelf();
    let with_packs = texts.index().places().iter();
    let codes: Vec<&str> = with_packs
        .filter(|place| place.pack.is_some())
        .map(|place: &Place| place.code.as_str())
        .collect();
    let bytes: usize = texts
        .files()
        .iter()
        .filter_map(|file| texts.text(file))
        .map(str::len)
        .sum();
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(shelf)
        .bench_local_refs(|shelf| {
            for code in &codes {
                black_box(shelf.rules(code).expect("the packs read"));
            }
        });
}
