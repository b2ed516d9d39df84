//! The index against what lies beside it, and its spellings against the names.

use crate::check::finding::Finding;
use crate::policy::{Code, INDEX_FILE, Places, Shelf, Step, reads_as};

/// Packs that are not there, and spellings that are not how a name is read.
pub(in crate::check) fn look(shelf: &Shelf) -> Vec<Finding> {
    let text = shelf.text(INDEX_FILE).unwrap_or_default();
    let (places, shared) = (Places::of(text), crate::check::shared(text));
    let found = |code, nth: usize, key: &'static str, what: &str| {
        let path = [Step::Key("place"), Step::At(nth), Step::Key(key)];
        let span = places.nearest(&path).unwrap_or(0..0);
        Finding::new(code, INDEX_FILE, &shared, span, what)
    };
    let all = shelf.index().places().iter().enumerate();
    let all = all.flat_map(|(nth, place)| {
        let pack = place.pack.as_ref();
        let missing = pack.filter(|pack| shelf.text(pack).is_none());
        let missing = missing.map(|pack| found(Code::P055, nth, "pack", pack));
        let is_read_so = reads_as(&place.name, &place.pinyin, &place.initials);
        let read = (!is_read_so).then(|| found(Code::P117, nth, "pinyin", &place.name));
        missing.into_iter().chain(read)
    });
    all.collect()
}
