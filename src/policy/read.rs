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
use super::problem::{Code, Faulty, Problem, closest, line_column};
use super::slots::{AllSaid, SlotId};
use super::source::{Authority, Confidence, Seen, Since, Source};
use super::statement::{Meta, RawStatement, Said, Statement};
use super::text::{DayText, IssuedText, SinceText};
use super::unseen::unseen_texts;
use super::value::Value;
use crate::calendar::{far_future, far_past, plus_days};

/// Reads the text of a pack. `file` is the name to show.
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn read_pack(file: &str, text: &str) -> Result<Pack, Faulty> {
    let (root, syntax) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        file,
        text,
        root: root.get_ref(),
        section: None,
        sources: Vec::new(),
        borrowed: Vec::new(),
        problems: Vec::new(),
    };
    for error in &syntax {
        let span = error.span().unwrap_or(0..0);
        reader.report(Code::P003, span, error.message(), None);
    }
    // A broken line makes what follows it unreadable; only what it says itself is worth showing.
    let pack = if syntax.is_empty() {
        reader.pack()
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
        }),
    }
}

type Table<'s> = DeTable<'s>;

/// Walks one file.
pub(super) struct Reader<'t, 's> {
    file: &'t str,
    text: &'s str,
    root: &'t Table<'s>,
    section: Option<&'t Table<'s>>,
    sources: Vec<Arc<Source>>,
    borrowed: Vec<(String, Range<usize>)>,
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
    fn pack(&mut self) -> Option<Pack> {
        let mut known = vec!["region", "source", "advice", "example"];
        known.extend(AllSaid::SECTIONS);
        self.unknown_keys(self.root, &known);
        for (span, c) in unseen_texts(self.root) {
            self.report(Code::P004, span, &format!("U+{:04X}", u32::from(c)), None);
        }
        let region = self.region();
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
            borrowed: std::mem::take(&mut self.borrowed),
        })
    }

    fn region(&mut self) -> Option<RegionBlock> {
        let Some(value) = self.root.get("region") else {
            self.report(Code::P050, 0..0, "[region]", None);
            return None;
        };
        let region: RegionBlock = self.one(value)?;
        if region.code.len() != 6 || !region.code.bytes().all(|b| b.is_ascii_digit()) {
            let span = key_span(value, "code").unwrap_or(value.span());
            self.report(Code::P050, span, &region.code, None);
        }
        Some(region)
    }

    fn sources(&mut self) -> Vec<Arc<Source>> {
        let mut sources: Vec<Arc<Source>> = Vec::new();
        for element in self.elements(self.root, "source") {
            let Some(raw) = self.one::<RawSource>(element) else {
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
        self.compare(slot, &read, &places);
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
            (None, _) if own_year => Since::Unknown,
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

    /// Reports equal statements that overlap, and stretches of time between dated ones that nobody speaks for.
    fn compare<T: Value>(
        &mut self,
        slot: SlotId,
        statements: &[Statement<T>],
        places: &[Range<usize>],
    ) {
        let decides = |s: &Statement<T>| {
            let source = self
                .sources
                .iter()
                .find(|source| Some(&source.id) == s.meta.source.as_ref());
            let fit = source.is_none_or(|source| {
                source.authority > Authority::Article && source.seen > Seen::NotRead
            });
            fit && s.meta.confidence > Confidence::Low
                && s.meta.reading.is_none()
                && match &s.said {
                    Said::Value(value) => value.benefit_year().is_none(),
                    Said::Unknown(_) => true,
                    Said::Limit(_) => false,
                }
        };
        let span = |s: &Statement<T>| {
            let from = match s.meta.from {
                Since::Day(day) => day,
                Since::Unknown => far_past(),
            };
            (from, s.meta.to.unwrap_or(far_future()))
        };
        let same_people = |a: &Meta, b: &Meta| {
            a.who.is_empty() || b.who.is_empty() || a.who.iter().any(|who| b.who.contains(who))
        };
        let mut found = Vec::new();
        for (i, a) in statements.iter().enumerate().filter(|(_, s)| decides(s)) {
            let (a_from, a_to) = span(a);
            let mut follower: Option<crate::calendar::Day> = None;
            let mut covered = a_to == far_future();
            for (j, b) in statements
                .iter()
                .enumerate()
                .filter(|(j, s)| *j != i && decides(s))
            {
                if !same_people(&a.meta, &b.meta) {
                    continue;
                }
                let (b_from, b_to) = span(b);
                if j > i && a.meta.source == b.meta.source && a_from <= b_to && b_from <= a_to {
                    found.push((Code::P036, j));
                }
                covered |= b_from <= plus_days(a_to.min(far_future()), 1) && a_to < b_to;
                if b_from > a_to {
                    follower = Some(follower.map_or(b_from, |day| day.min(b_from)));
                }
            }
            if !covered && follower.is_some() {
                found.push((Code::P037, i));
            }
        }
        for (code, at) in found {
            if let Some(place) = places.get(at) {
                self.report(code, place.clone(), slot.key(), None);
            }
        }
    }

    /// A source not declared here has to stand in a parent pack; the shelf checks that once the chain is known.
    fn known_source(&mut self, element: &Spanned<DeValue<'_>>, id: &str) {
        if !self.sources.iter().any(|source| source.id == id) {
            let span = key_span(element, "source").unwrap_or(element.span());
            self.borrowed.push((id.to_owned(), span));
        }
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
                let span = error.span().unwrap_or(element.span());
                self.report_serde(error.message(), span);
                None
            }
        }
    }

    fn report_serde(&mut self, message: &str, span: Range<usize>) {
        let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
        let written = self
            .text
            .get(span.clone())
            .unwrap_or_default()
            .lines()
            .next()
            .unwrap_or_default()
            .trim();
        let first = quoted.first().copied().unwrap_or(written);
        let allowed = quoted.get(1..).unwrap_or_default();
        let hint = || {
            closest(first, allowed.iter().copied())
                .map(str::to_owned)
                .or_else(|| (!allowed.is_empty()).then(|| allowed.join(", ")))
        };
        if let Some(code) = Code::from_marker(message.lines().next().unwrap_or_default().trim()) {
            self.report(code, span, written, None);
        } else if message.starts_with("unknown field") {
            self.report(Code::P010, span, first, hint());
        } else if message.starts_with("missing field") {
            self.report(Code::P011, span, first, None);
        } else if message.starts_with("unknown variant") {
            self.report(Code::P013, span, first, hint());
        } else {
            self.report(Code::P012, span, written, None);
        }
    }

    fn report(&mut self, code: Code, span: Range<usize>, what: &str, hint: Option<String>) {
        let problem = Problem {
            code,
            file: self.file.to_owned(),
            span,
            what: what.to_owned(),
            hint,
        };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }
}

fn key_span(element: &Spanned<DeValue<'_>>, key: &str) -> Option<Range<usize>> {
    element.get_ref().as_table()?.get(key).map(Spanned::span)
}
