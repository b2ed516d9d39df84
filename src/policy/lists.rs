//! Lists of words, wherever they stand in a file: one that is there names something, and nothing twice.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The lists that mean nothing when they are empty, and of which nobody else complains.
const NEVER_EMPTY: [&str; 4] = ["for", "also", "with", "bring"];

/// What is wrong with a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ListFault {
    /// Nothing stands in it; its key.
    Empty(Range<usize>, String),
    /// This stands in it already.
    Twice(Range<usize>, String),
}

/// Everything that is wrong with the lists of a file.
pub(super) fn faulty_lists(table: &DeTable<'_>) -> Vec<ListFault> {
    let mut found = Vec::new();
    in_table(table, &mut found);
    found
}

fn in_table(table: &DeTable<'_>, found: &mut Vec<ListFault>) {
    for (key, value) in table {
        in_value(key.get_ref(), value, found);
    }
}

fn in_value(key: &str, value: &Spanned<DeValue<'_>>, found: &mut Vec<ListFault>) {
    match value.get_ref() {
        DeValue::Array(list) => {
            if list.is_empty() && NEVER_EMPTY.contains(&key) {
                found.push(ListFault::Empty(value.span(), key.to_owned()));
            }
            let mut known = BTreeSet::new();
            for one in list {
                match one.get_ref() {
                    DeValue::String(word) if !known.insert(word.as_ref()) => {
                        found.push(ListFault::Twice(one.span(), word.to_string()));
                    }
                    _ => in_value(key, one, found),
                }
            }
        }
        DeValue::Table(table) => in_table(table, found),
        _ => {}
    }
}
