//! Reads a `local.toml`: the sources and statements of a pack, of one or several places, each of them told by somebody.

use std::ops::Range;
use std::sync::Arc;

use serde::de::IgnoredAny;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::hint::Hint;
use super::super::index::{Index, NATION};
use super::super::lenient;
use super::super::problem::{Borrowed, Code, Faulty};
use super::super::read::nearest_source;
use super::super::reader::{Reader, Table};
use super::super::slots::{AllSaid, SlotId};
use super::super::source::{Since, Source};
use super::super::statement::RawStatement;
use super::{LocalAnswer, LocalValue};
use crate::calendar::Day;

/// Whether a text is meant as a fragment of local answers, and not as the pack of a region: it has no region of its own, and
/// some source of it was told.
pub fn is_fragment(text: &str) -> bool {
    let (root, _) = DeTable::parse_recoverable(text);
    let root = root.get_ref();
    let is_told = |source: &Spanned<DeValue<'_>>| match source.get_ref() {
        DeValue::Table(source) => source.contains_key("told"),
        _ => false,
    };
    let sources = match root.get("source").map(Spanned::get_ref) {
        Some(DeValue::Array(sources)) => sources.iter().any(is_told),
        _ => false,
    };
    sources && !root.contains_key("region")
}

/// Reads a fragment. `file` is the name to show; what was told after `today` was not.
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn read_local(
    file: &str,
    text: &str,
    index: &Index,
    today: Day,
) -> Result<Vec<LocalAnswer>, Faulty> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader::new(file, text, root.get_ref(), &errors);
    reader.fragment(index, today);
    let borrowed = std::mem::take(&mut reader.borrowed);
    let sources = std::mem::take(&mut reader.sources);
    for Borrowed { id, span, .. } in borrowed {
        let near = nearest_source(&id, &sources).map(str::to_owned);
        reader.report(Code::P032, span, &id, near.map(Hint::Meant));
    }
    let problems = reader.finish();
    if problems.is_empty() {
        return Ok(answers(root.get_ref(), &sources));
    }
    Err(Faulty {
        file: file.to_owned(),
        text: text.to_owned(),
        problems,
        borrowed: Vec::new(),
    })
}

impl Reader<'_, '_> {
    fn fragment(&mut self, index: &Index, today: Day) {
        let mut known = vec!["source"];
        known.extend(AllSaid::SECTIONS);
        self.unknown_keys(self.root, &known);
        self.unseen();
        self.lists();
        self.sources = self.sources();
        for source in tables(self.root, &["source"]) {
            self.told(source, index, today);
        }
        AllSaid::read(self);
        for slot in SlotId::ALL {
            for statement in tables(self.root, &[slot.section(), slot.key()]) {
                self.plain_value(statement);
            }
        }
    }

    /// Somebody told it, of a place there is, on a day that has been.
    fn told(&mut self, source: &Spanned<DeValue<'_>>, index: &Index, today: Day) {
        let id = text(source, "id").map(|(id, _)| id).unwrap_or_default();
        let Some(told) = of(source, "told") else {
            self.report(Code::P058, source.span(), id, None);
            return;
        };
        if let Some((code, span)) = text(told, "region")
            && !has_rules(index, code)
        {
            let meant = index
                .find(code)
                .and_then(|place| index.chain(&place.code).into_iter().next());
            let meant = meant.filter(|place| place.code != NATION);
            let hint = meant.map(|place| Hint::Meant(place.code.clone()));
            self.report(Code::P056, span, code, hint);
        }
        let sources = self.sources.iter();
        let mut read = sources.filter(|source| source.id == id);
        let on = read.next().and_then(|source| source.told.as_ref());
        let late = on.map(|told| told.on).filter(|on| *on > today);
        if let Some((on, span)) = late.zip(of(told, "on").map(Spanned::span)) {
            self.report(Code::P057, span, &on.to_string(), None);
        }
    }

    /// A local answer says what holds; that nobody knows it, or how sure one is, is for packs.
    fn plain_value(&mut self, statement: &Spanned<DeValue<'_>>) {
        let DeValue::Table(table) = statement.get_ref() else {
            return;
        };
        let known = ["value", "for", "source", "quote", "from", "to", "note"];
        let more = ["unknown", "limit", "confidence", "reading", "checked"];
        let foreign = table
            .keys()
            .filter(|key| more.contains(&key.get_ref().as_ref()));
        let foreign: Vec<(String, Range<usize>)> = foreign
            .map(|key| (key.get_ref().to_string(), key.span()))
            .collect();
        for (key, span) in foreign {
            let hint = Hint::OneOf(known.join(", "));
            self.report(Code::P010, span, &key, Some(hint));
        }
    }
}

/// Whether a code is that of a place with rules of its own, as far as anybody can be told any: not of the nation, and not of
/// a county that belongs to a pool.
pub(in crate::policy) fn has_rules(index: &Index, code: &str) -> bool {
    let chain = index.chain(code);
    chain.first().is_some_and(|place| place.code == code) && code != NATION
}

/// The answers of a file without mistakes.
fn answers(root: &Table<'_>, sources: &[Arc<Source>]) -> Vec<LocalAnswer> {
    let mut answers: Vec<(usize, LocalAnswer)> = Vec::new();
    for slot in SlotId::ALL {
        for statement in tables(root, &[slot.section(), slot.key()]) {
            let answer = answer(*slot, statement, sources);
            answers.extend(answer.map(|answer| (statement.span().start, answer)));
        }
    }
    answers.sort_by_key(|(at, _)| *at);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

fn answer(
    slot: SlotId,
    statement: &Spanned<DeValue<'_>>,
    sources: &[Arc<Source>],
) -> Option<LocalAnswer> {
    let value = LocalValue::of(slot, of(statement, "value")?.get_ref()).ok()?;
    let raw = lenient::read::<RawStatement<IgnoredAny>>(statement, &[]).value?;
    let named = raw.source?;
    let source = sources.iter().find(|source| source.id == named)?;
    let told = source.told.as_ref()?;
    Some(LocalAnswer {
        region: told.region.clone(),
        who: raw.who,
        value,
        by: told.by,
        on: told.on,
        from: raw
            .from
            .map(|from| from.0)
            .or(source.from)
            .unwrap_or(Since::Unknown),
        to: raw.to.map(|to| to.0).or(source.to),
        quote: raw.quote,
        note: raw.note,
    })
}

/// The elements of a list of tables, some keys deep.
fn tables<'v, 's>(root: &'v Table<'s>, path: &[&str]) -> &'v [Spanned<DeValue<'s>>] {
    let Some((key, sections)) = path.split_last() else {
        return &[];
    };
    let mut here = root;
    for section in sections {
        match here.get(*section).map(Spanned::get_ref) {
            Some(DeValue::Table(table)) => here = table,
            _ => return &[],
        }
    }
    match here.get(*key).map(Spanned::get_ref) {
        Some(DeValue::Array(list)) => list,
        _ => &[],
    }
}

/// What stands under a key of a table.
fn of<'v, 's>(table: &'v Spanned<DeValue<'s>>, key: &str) -> Option<&'v Spanned<DeValue<'s>>> {
    match table.get_ref() {
        DeValue::Table(table) => table.get(key),
        _ => None,
    }
}

/// The text under a key of a table, and where it stands.
fn text<'v>(table: &'v Spanned<DeValue<'_>>, key: &str) -> Option<(&'v str, Range<usize>)> {
    let value = of(table, key)?;
    match value.get_ref() {
        DeValue::String(text) => Some((text, value.span())),
        _ => None,
    }
}
