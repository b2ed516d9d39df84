//! Reads a value and finds everything that is wrong with it, not only the first thing.
//!
//! A deserialiser stops where it meets a mistake. Here the mistake is noted and mended as well as it can be: a key takes
//! the name that was probably meant or goes away, a word becomes the one that was probably meant, and whatever is missing
//! or makes no sense is made up. Then it is read again, until nothing is wrong any more. What was made up is named, so that
//! nobody draws conclusions from it.

mod error;
mod invented;
mod node;
mod reading;

pub(super) use error::{Fault, Kind};

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::DeValue;

use error::{Error, Step};
use invented::ROUNDS;
use node::{Entry, Node, What};

use super::problem::closest;

/// More mistakes than this in one value are not all told.
const MOST: usize = 1000;

/// What was read of a value.
pub(super) struct Read<'a, T> {
    /// The value; none if nothing could be made of it.
    pub(super) value: Option<T>,
    /// What is wrong with it.
    pub(super) faults: Vec<Fault>,
    /// The keys of which something was made up, or only guessed.
    pub(super) doubtful: Vec<String>,
    /// What was read in the end.
    pub(super) mended: Mended<'a>,
}

/// A value as it was mended: a misspelt key is called what it means.
pub(super) struct Mended<'a>(Node<'a>);

impl Mended<'_> {
    /// Where the value of a key stands; the whole, if there is none.
    pub(super) fn place_of(&self, key: &str) -> Range<usize> {
        self.0.place_of(key)
    }
}

/// Reads a value. `broken`: values in it that TOML itself could not read; somebody else tells of them.
pub(super) fn read<'a, T: DeserializeOwned>(
    value: &'a Spanned<DeValue<'_>>,
    broken: &[Range<usize>],
) -> Read<'a, T> {
    let root = Node::of(value, broken);
    let mut read = Read {
        value: None,
        faults: Vec::new(),
        doubtful: root.keys_with_holes(),
        mended: Mended(root),
    };
    for _ in 0..MOST {
        let root = &mut read.mended.0;
        if root.is_hole() {
            break;
        }
        match T::deserialize(&*root) {
            Ok(value) => {
                read.value = Some(value);
                break;
            }
            Err(error) => mend(root, error, &mut read.faults, &mut read.doubtful),
        }
    }
    read
}

/// Mends what an error complains of. Every time something goes away, gets a sound name, or is made up in one way less.
fn mend(root: &mut Node<'_>, error: Error, faults: &mut Vec<Fault>, doubtful: &mut Vec<String>) {
    let (path, fault) = error.into_parts(&root.span);
    if let Some(steps) = root.first_hole(&path) {
        reinvent(root, path.get(..steps).unwrap_or_default());
        return;
    }
    if path.is_empty()
        && let Kind::MissingKey(key) = fault.kind
        && doubtful.iter().any(|told| told == key)
    {
        // What stood there was told of, and there is nothing to be made up for it.
        root.what = What::Hole(0);
        return;
    }
    let Some(node) = root.at(&path) else {
        root.what = What::Hole(0);
        return;
    };
    // Perhaps only what was made up does not fit the rest. If nothing that can be made up does, the rest is at fault.
    if matches!(fault.kind, Kind::Unfit(..)) && node.has_holes() && node.vary() {
        return;
    }
    if !repair(node, &fault.kind) {
        node.what = What::Hole(0);
    }
    let key = match (path.first(), &fault.kind) {
        (Some(Step::Key(key)), _) => Some(key.as_str()),
        (None, Kind::MissingKey(key)) => Some(*key),
        _ => None,
    };
    doubtful.extend(key.map(str::to_owned));
    faults.push(fault);
}

/// Mends a value as it was probably meant; false if nobody can tell how.
fn repair(node: &mut Node<'_>, kind: &Kind) -> bool {
    let span = node.span.clone();
    let meant = match kind {
        Kind::UnknownKey { name: word, known } | Kind::UnknownWord { word, known } => {
            closest(word, known.iter().copied())
        }
        Kind::MissingKey(_) | Kind::Unfit(..) => None,
    };
    match (kind, &mut node.what) {
        (Kind::UnknownKey { name, .. }, What::Table(table)) => {
            let Some(at) = table.iter().position(|entry| entry.key == name) else {
                return false;
            };
            let is_free = |meant: &&'static str| !table.iter().any(|entry| entry.key == *meant);
            match meant.filter(is_free).zip(table.get_mut(at)) {
                Some((meant, entry)) => entry.key = meant,
                None => drop(table.remove(at)),
            }
            true
        }
        (Kind::MissingKey(key), What::Table(table)) => {
            let what = What::Hole(0);
            let place = span.clone();
            let node = Node { span, what };
            table.push(Entry { key, place, node });
            true
        }
        (Kind::UnknownWord { .. }, what @ What::Text(_)) => {
            meant.map(|meant| *what = What::Guess(meant)).is_some()
        }
        (Kind::UnknownWord { .. }, What::Table(table)) => meant
            .zip(table.first_mut())
            .map(|(meant, entry)| entry.key = meant)
            .is_some(),
        _ => false,
    }
}

/// Makes up a hole in another way; if there is none left, what it stands in, or nothing.
fn reinvent(root: &mut Node<'_>, path: &[Step]) {
    if let Some(node) = root.at(path)
        && let What::Hole(round) = &mut node.what
        && *round + 1 < ROUNDS
    {
        *round += 1;
        return;
    }
    if let ([Step::Key(key)], What::Table(table)) = (path, &mut root.what) {
        // Perhaps it can do without.
        table.retain(|entry| entry.key != key);
        return;
    }
    let above = path.split_last().map_or(&[][..], |(_, above)| above);
    if let Some(node) = root.at(above) {
        node.what = What::Hole(0);
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use toml::de::DeTable;

    use super::*;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only whether they can be read counts")]
    struct Outer {
        name: String,
        count: u8,
        inner: Option<Inner>,
        word: Word,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only whether they can be read counts")]
    struct Inner {
        first: u8,
        second: [u8; 2],
        third: Vec<Word>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "kebab-case", deny_unknown_fields)]
    #[expect(dead_code, reason = "only whether they can be read counts")]
    enum Word {
        NextDay,
        NextMonth,
        After(Inner),
        Wait { months: u8 },
    }

    fn told(text: &str) -> Vec<String> {
        let text = format!("[it]\n{text}");
        let table = DeTable::parse(&text).unwrap();
        let read = read::<Outer>(&table.get_ref()["it"], &[]);
        assert!(read.value.is_some(), "{text}");
        let told = read.faults.iter().map(|fault| match &fault.kind {
            Kind::UnknownKey { name, .. } => format!("unknown {name}"),
            Kind::MissingKey(key) => format!("missing {key}"),
            Kind::UnknownWord { word, .. } => format!("word {word}"),
            Kind::Unfit(..) => format!("unfit {}", &text[fault.span.clone()]),
        });
        let mut told: Vec<String> = told.collect();
        told.sort_unstable();
        told
    }

    #[test]
    fn every_mistake_is_told_once() {
        let sound = "name = 'a'\ncount = 1\nword = 'next-day'";
        for (text, expected) in [
            (sound, &[][..]),
            ("", &["missing count", "missing name", "missing word"]),
            (
                "nmae = 1\ncount = 300\nword = 'next-dya'",
                &["unfit 1", "unfit 300", "unknown nmae", "word next-dya"],
            ),
            (
                "colour = 1\nshape = 2\nname = 'a'\ncount = 1\nword = { wait = { month = 'x' } }",
                &[
                    "unfit 'x'",
                    "unknown colour",
                    "unknown month",
                    "unknown shape",
                ],
            ),
            (
                "name = 'a'\ncount = 1\nword = { after = { third = ['next-dya', 'sometime'], second = [1] } }",
                &[
                    "missing first",
                    "unfit [1]",
                    "word next-dya",
                    "word sometime",
                ],
            ),
            (
                "name = 2026-01-01\ncount = '1'\nword = { wiat = { months = -1 } }\ninner = 3",
                &[
                    "unfit '1'",
                    "unfit -1",
                    "unfit 2026-01-01",
                    "unfit 3",
                    "word wiat",
                ],
            ),
            (
                "word = { wait = 1, after = 2 }\nname = 'a'",
                &["missing count", "unfit { wait = 1, after = 2 }"],
            ),
            ("word = 'after'\nname = 'a'\ncount = 1", &["unfit 'after'"]),
            (
                "inner = { first = 1, second = [1, 2, 3], third = [] }\nname = 'a'\ncount = 99999999999999999999\nword = true",
                &[
                    "unfit 99999999999999999999",
                    "unfit [1, 2, 3]",
                    "unfit true",
                ],
            ),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
