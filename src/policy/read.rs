//! From the text of a pack to its statements, collecting every problem on the way.
//!
//! Each statement is deserialised on its own, so that one mistake hides no other, and so that each keeps its place.

use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::advice::Advice;
use super::pack::{Example, Pack, RegionBlock};
use super::problem::{Borrowed, Code, Faulty, Problem, closest, line_column, of_serde};
use super::slots::{AllSaid, SlotId};
use super::source::{Authority, Seen, Since, Source};
use super::statement::{Meta, RawStatement, Said, Statement};
use super::text::{DayText, IssuedText, SinceText};
use super::unseen::unseen_texts;
use super::value::Value;
use super::versions::conflicts;

/// Reads the text of a pack. `file` is the name to show.
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn read_pack(file: &str, text: &str) -> Result<Pack, Faulty> {
    read_pack_of(file, text, None)
}

/// The same for the pack of a place, whose code the index gives.
pub(super) fn read_pack_of(file: &str, text: &str, code: Option<&str>) -> Result<Pack, Faulty> {
    let (root, syntax) = DeTable::parse_recoverable(text);
    let mut reader = Reader::new(file, text, root.get_ref());
    reader.report_syntax(&syntax);
    // A broken line makes what follows it unreadable; only what it says itself is worth showing.
    let pack = if syntax.is_empty() {
        reader.pack(code)
    } else {
        None
    };
    reader
        .problems
        .sort_by_key(|problem| (problem.span.start, problem.code));
    match pack {
        Some(pack) if reader.problems.is_empty() => Ok(pack),
        _ => Err(Faulty {
            file: file.to_owned(),
            text: text.to_owned(),
            problems: reader.problems,
            borrowed: reader.borrowed,
        }),
    }
}

/// Everything that keeps a file from being a list of `key`s, of which nothing else may stand in it.
pub(super) fn list_problems<T: DeserializeOwned>(
    file: &str,
    text: &str,
    key: &str,
) -> Vec<Problem> {
    let (root, syntax) = DeTable::parse_recoverable(text);
    let mut reader = Reader::new(file, text, root.get_ref());
    reader.report_syntax(&syntax);
    if syntax.is_empty() {
        reader.unknown_keys(reader.root, &[key]);
        for element in reader.elements(reader.root, key) {
            let _: Option<T> = reader.one(element);
        }
        if reader.root.get(key).is_none() {
            reader.report(Code::P011, 0..0, key, None);
        }
    }
    reader.problems
}

type Table<'s> = DeTable<'s>;

/// Walks one file.
pub(super) struct Reader<'t, 's> {
    file: &'t str,
    text: &'s str,
    root: &'t Table<'s>,
    section: Option<&'t Table<'s>>,
    sources: Vec<Arc<Source>>,
    /// The ids of sources that could not be read: nothing more is said about what refers to them.
    unread: Vec<String>,
    borrowed: Vec<Borrowed>,
    problems: Vec<Problem>,
}

/// A document, answer or article that statements refer to by its id.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Source"))]
#[serde(deny_unknown_fields)]
pub(super) struct RawSource {
    /// Unique within the pack and its parents.
    id: String,
    /// The title as printed.
    title: String,
    /// The document number.
    number: Option<String>,
    /// When it was issued.
    date: Option<IssuedText>,
    /// The official address.
    url: Option<String>,
    /// Where the copy stands that was read.
    read_at: Option<String>,
    /// What kind of text it is.
    authority: Authority,
    /// How much of it was seen.
    seen: Seen,
    /// When somebody last looked at it.
    checked: DayText,
    /// In force from this day, or "unknown".
    from: Option<SinceText>,
    /// In force until this day.
    to: Option<DayText>,
}

impl<'t, 's> Reader<'t, 's> {
    const fn new(file: &'t str, text: &'s str, root: &'t Table<'s>) -> Self {
        Self {
            file,
            text,
            root,
            section: None,
            sources: Vec::new(),
            unread: Vec::new(),
            borrowed: Vec::new(),
            problems: Vec::new(),
        }
    }

    fn report_syntax(&mut self, errors: &[toml::de::Error]) {
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            self.report(Code::P003, span, error.message(), None);
        }
    }

    fn pack(&mut self, code: Option<&str>) -> Option<Pack> {
        let mut known = vec!["region", "source", "advice", "example"];
        known.extend(AllSaid::SECTIONS);
        self.unknown_keys(self.root, &known);
        for (span, c) in unseen_texts(self.root) {
            self.report(Code::P004, span, &format!("U+{:04X}", u32::from(c)), None);
        }
        let region = self.region(code);
        self.sources = self.sources();
        let said = AllSaid::read(self);
        let advice = self.advice();
        let examples = self.examples();
        Some(Pack {
            region: region?,
            sources: std::mem::take(&mut self.sources),
            said,
            advice,
            examples,
            borrowed: self.borrowed.clone(),
        })
    }

    fn region(&mut self, code: Option<&str>) -> Option<RegionBlock> {
        let Some(value) = self.root.get("region") else {
            self.report(Code::P050, 0..0, "[region]", None);
            return None;
        };
        let region: RegionBlock = self.one(value)?;
        let span = key_span(value, "code").unwrap_or(value.span());
        if !is_division_code(&region.code) {
            self.report(Code::P050, span, &region.code, None);
        } else if code.is_some_and(|code| code != region.code) {
            self.report(Code::P052, span, &region.code, code.map(str::to_owned));
        }
        Some(region)
    }

    fn sources(&mut self) -> Vec<Arc<Source>> {
        let mut sources: Vec<Arc<Source>> = Vec::new();
        for element in self.elements(self.root, "source") {
            let Some(raw) = self.one::<RawSource>(element) else {
                let id = element
                    .get_ref()
                    .as_table()
                    .and_then(|table| table.get("id"));
                let id = id.and_then(|id| id.get_ref().as_str());
                self.unread.extend(id.map(str::to_owned));
                continue;
            };
            if sources.iter().any(|source| source.id == raw.id) {
                let span = key_span(element, "id").unwrap_or(element.span());
                self.report(Code::P033, span, &raw.id, None);
                continue;
            }
            sources.push(Arc::new(Source {
                id: raw.id,
                title: raw.title,
                number: raw.number,
                date: raw.date.map(|d| d.0),
                url: raw.url,
                read_at: raw.read_at,
                authority: raw.authority,
                seen: raw.seen,
                checked: raw.checked.0,
                from: raw.from.map(|d| d.0),
                to: raw.to.map(|d| d.0),
            }));
        }
        sources
    }

    fn advice(&mut self) -> Vec<Arc<Advice>> {
        let mut advice: Vec<Arc<Advice>> = Vec::new();
        for element in self.elements(self.root, "advice") {
            let Some(one) = self.one::<Advice>(element) else {
                continue;
            };
            if advice.iter().any(|other| other.id == one.id) {
                let span = key_span(element, "id").unwrap_or(element.span());
                self.report(Code::P053, span, &one.id, None);
            }
            self.known_source(element, &one.source);
            advice.push(Arc::new(one));
        }
        advice
    }

    fn examples(&mut self) -> Vec<Example> {
        let mut examples = Vec::new();
        for element in self.elements(self.root, "example") {
            let Some(mut one) = self.one::<Example>(element) else {
                continue;
            };
            if let Some(source) = &one.source {
                self.known_source(element, source);
            }
            one.line = line_column(self.text, element.span().start).0;
            examples.push(one);
        }
        examples
    }

    /// Turns to a section; unknown slots in it are reported.
    pub(super) fn section(&mut self, name: &str, keys: &[&str]) {
        self.section = None;
        let Some(value) = self.root.get(name) else {
            return;
        };
        match value.get_ref() {
            DeValue::Table(table) => {
                self.unknown_keys(table, keys);
                self.section = Some(table);
            }
            _ => self.report(
                Code::P012,
                value.span(),
                name,
                Some(format!("[[{name}.…]]")),
            ),
        }
    }

    /// The statements about one slot of the section turned to.
    pub(super) fn statements<T: Value>(&mut self, slot: SlotId) -> Vec<Statement<T>> {
        let Some(section) = self.section else {
            return Vec::new();
        };
        let mut read = Vec::new();
        let mut places = Vec::new();
        for element in self.elements(section, slot.key()) {
            let Some(raw) = self.one::<RawStatement<T>>(element) else {
                continue;
            };
            if let Some(statement) = self.statement(slot, element, raw) {
                places.push(element.span());
                read.push(statement);
            }
        }
        for (code, at) in conflicts(&read, &self.sources) {
            if let Some(place) = places.get(at) {
                self.report(code, place.clone(), slot.key(), None);
            }
        }
        read
    }

    fn statement<T: Value>(
        &mut self,
        slot: SlotId,
        element: &Spanned<DeValue<'s>>,
        raw: RawStatement<T>,
    ) -> Option<Statement<T>> {
        let span = |key: &str| key_span(element, key).unwrap_or(element.span());
        let said = match (raw.value, raw.unknown, raw.limit) {
            (Some(value), None, None) => Said::Value(value),
            (None, Some(why), None) => Said::Unknown(why),
            (None, None, Some(limit)) => Said::Limit(limit),
            _ => {
                self.report(Code::P030, element.span(), slot.key(), None);
                return None;
            }
        };
        let mut own_year = false;
        if let Said::Value(value) = &said {
            let at = span("value");
            value.check(slot.scheme(), &mut |code, what| {
                self.report(code, at.clone(), what, None);
            });
            own_year = value.benefit_year().is_some();
        }
        for who in &raw.who {
            if slot.scheme().is_some_and(|scheme| scheme != who.scheme()) {
                self.report(Code::P038, span("for"), who.code(), None);
            }
        }
        match &raw.source {
            Some(id) => self.known_source(element, id),
            None if matches!(said, Said::Unknown(_)) => {}
            None => self.report(Code::P031, element.span(), slot.key(), None),
        }
        let source = raw
            .source
            .as_ref()
            .and_then(|id| self.sources.iter().find(|source| source.id == *id));
        let from = raw
            .from
            .map(|from| from.0)
            .or_else(|| source.and_then(|source| source.from));
        let to = raw
            .to
            .map(|to| to.0)
            .or_else(|| source.and_then(|source| source.to));
        // A source of a parent pack keeps its dates there; what refers to it from here has to give its own.
        let from = match (from, &said) {
            (Some(from), _) => from,
            (None, Said::Unknown(_)) => Since::Unknown,
            (None, _) if own_year || self.is_unread(raw.source.as_deref()) => Since::Unknown,
            (None, _) => {
                self.report(Code::P034, element.span(), slot.key(), None);
                return None;
            }
        };
        if let (Since::Day(from), Some(to)) = (from, to)
            && to < from
        {
            self.report(Code::P035, span("to"), &to.to_string(), None);
        }
        let meta = Meta {
            who: raw.who,
            source: raw.source,
            quote: raw.quote,
            from,
            to,
            checked: raw.checked.map(|checked| checked.0),
            confidence: raw.confidence,
            reading: raw.reading,
            note: raw.note,
            line: line_column(self.text, element.span().start).0,
        };
        Some(Statement {
            said,
            meta: Arc::new(meta),
        })
    }

    /// A source not declared here has to stand in a parent pack; the shelf checks that once the chain is known.
    fn known_source(&mut self, element: &Spanned<DeValue<'_>>, id: &str) {
        let is_here = self.sources.iter().any(|source| source.id == id);
        if !is_here && !self.is_unread(Some(id)) {
            let span = key_span(element, "source").unwrap_or(element.span());
            let own = self.sources.iter().map(|source| source.id.as_str());
            self.borrowed.push(Borrowed {
                id: id.to_owned(),
                span,
                near: closest(id, own).map(str::to_owned),
            });
        }
    }

    fn is_unread(&self, source: Option<&str>) -> bool {
        source.is_some_and(|id| self.unread.iter().any(|unread| unread == id))
    }

    fn unknown_keys(&mut self, table: &Table<'_>, known: &[&str]) {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let hint = closest(name, known.iter().copied()).map(str::to_owned);
                self.report(Code::P010, key.span(), name, hint);
            }
        }
    }

    /// The elements of an array of tables; reports anything else.
    fn elements(&mut self, table: &'t Table<'s>, key: &str) -> Vec<&'t Spanned<DeValue<'s>>> {
        let Some(value) = table.get(key) else {
            return Vec::new();
        };
        if let DeValue::Array(array) = value.get_ref() {
            return array.iter().collect();
        }
        self.report(Code::P012, value.span(), key, Some(format!("[[{key}]]")));
        Vec::new()
    }

    fn one<T: DeserializeOwned>(&mut self, element: &Spanned<DeValue<'s>>) -> Option<T> {
        match T::deserialize(ValueDeserializer::from(element.clone())) {
            Ok(value) => Some(value),
            Err(error) => {
                self.report_all::<T>(element.clone(), error);
                None
            }
        }
    }

    /// Reports what is wrong with an element, and then what is wrong with the rest of it.
    fn report_all<T: DeserializeOwned>(
        &mut self,
        mut element: Spanned<DeValue<'s>>,
        mut error: toml::de::Error,
    ) {
        // The keys taken out, and those that were meant by them: that these are missing now is no news.
        let mut told: Vec<String> = Vec::new();
        loop {
            let span = error.span().unwrap_or(element.span());
            let written = self.text.get(span.clone()).unwrap_or_default();
            let (code, what, hint) = of_serde(error.message(), written);
            if code == Code::P011 && told.contains(&what) {
                return;
            }
            told.extend(hint.clone());
            self.report(code, span.clone(), &what, hint);
            let Some(key) = take_out(&mut element, &span) else {
                return;
            };
            told.push(key);
            match T::deserialize(ValueDeserializer::from(element.clone())) {
                Ok(_) => return,
                Err(next) => error = next,
            }
        }
    }

    fn report(&mut self, code: Code, span: Range<usize>, what: &str, hint: Option<String>) {
        let problem = Problem {
            hint,
            ..Problem::new(code, self.file, span, what)
        };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }
}

/// Takes the key a span lies in out of a table.
fn take_out(element: &mut Spanned<DeValue<'_>>, span: &Range<usize>) -> Option<String> {
    let DeValue::Table(table) = element.get_mut() else {
        return None;
    };
    let holds = |place: Range<usize>| place.start <= span.start && span.end <= place.end;
    let (key, _) = table
        .iter()
        .find(|(key, value)| holds(key.span()) || holds(value.span()))?;
    let key = key.get_ref().to_string();
    table.remove(key.as_str())?;
    Some(key)
}

/// Whether a text is a code of GB/T 2260.
pub(super) fn is_division_code(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit())
}

fn key_span(element: &Spanned<DeValue<'_>>, key: &str) -> Option<Range<usize>> {
    element.get_ref().as_table()?.get(key).map(Spanned::span)
}
