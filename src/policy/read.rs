//! From the text of a pack to its statements, collecting every problem on the way.
//!
//! Each statement is deserialised on its own, so that one mistake hides no other, and so that each keeps its place.

use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use super::advice::Advice;
use super::hint::Hint;
use super::pack::{Example, Pack, RegionBlock};
use super::problem::{Borrowed, Code, Faulty, closest};
use super::proof::Exception;
use super::reader::{Element, Reader};
use super::slots::{AllSaid, SlotId};
use super::source::{Authority, Issued, Seen, Since, Source};
use super::statement::{Meta, RawStatement, Said, Statement};
use super::term::Limit;
use super::text::{DayText, IssuedText, SinceText};
use super::told::{RawTold, Told};
use super::value::Value;
use super::versions::{Conflict, conflicts};

/// Reads the text of a pack. `file` is the name to show.
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn read_pack(file: &str, text: &str) -> Result<Pack, Faulty> {
    read_pack_of(file, text, None)
}

/// The same for the pack of a place, whose code the index gives.
pub(super) fn read_pack_of(file: &str, text: &str, code: Option<&str>) -> Result<Pack, Faulty> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader::new(file, text, root.get_ref(), &errors);
    let pack = reader.pack(code);
    let mut borrowed = std::mem::take(&mut reader.borrowed);
    let sources = std::mem::take(&mut reader.sources);
    let problems = reader.finish();
    match pack {
        Some(pack) if problems.is_empty() => Ok(pack),
        _ => {
            for source in &mut borrowed {
                source.near = nearest_source(&source.id, &sources).map(str::to_owned);
            }
            Err(Faulty {
                file: file.to_owned(),
                text: text.to_owned(),
                problems,
                borrowed,
            })
        }
    }
}

/// The source that was perhaps meant by an id nobody declares.
pub(super) fn nearest_source<'a>(id: &str, sources: &'a [Arc<Source>]) -> Option<&'a str> {
    closest(id, sources.iter().map(|source| source.id.as_str()))
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
    #[cfg_attr(test, schemars(regex(pattern = r"^https?://[^\s/]+\.[^\s]+$")))]
    url: Option<String>,
    /// Where the copy stands that was read.
    #[cfg_attr(test, schemars(regex(pattern = r"^https?://[^\s/]+\.[^\s]+$")))]
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
    /// Told by somebody in answer to a question, and not looked up since.
    told: Option<RawTold>,
}

impl RawSource {
    fn into_source(self) -> Source {
        let told = self.told.map(Told::from);
        let told_on = told.as_ref().map(|told| Issued::Day(told.on));
        Source {
            id: self.id,
            title: self.title,
            number: self.number,
            date: self.date.map(|d| d.0).or(told_on),
            url: self.url,
            read_at: self.read_at,
            authority: self.authority,
            seen: self.seen,
            checked: self.checked.0,
            from: self.from.map(|d| d.0),
            to: self.to.map(|d| d.0),
            told,
        }
    }
}

/// Whether a statement says for itself from when it holds.
enum Dated {
    /// It does, or need not.
    Always,
    /// Its source has to; this is where it stands.
    By(Range<usize>),
}

/// Whether it is clear of whom and when a statement holds, and how much it counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    Sure,
    Doubtful,
}

impl Reader<'_, '_> {
    fn pack(&mut self, code: Option<&str>) -> Option<Pack> {
        let mut known = vec!["region", "source", "advice", "example", "exception"];
        known.extend(AllSaid::SECTIONS);
        self.unknown_keys(self.root, &known);
        self.unseen();
        self.lists();
        let region = self.region(code);
        self.sources = self.sources();
        self.told_of(region.as_ref());
        let said = AllSaid::read(self);
        let advice = self.advice();
        let examples = self.examples();
        let exceptions = self.exceptions();
        Some(Pack {
            region: region?,
            sources: self.sources.clone(),
            said,
            advice,
            examples,
            exceptions,
            borrowed: self.borrowed.clone(),
        })
    }

    fn region(&mut self, code: Option<&str>) -> Option<RegionBlock> {
        let Some(value) = self.called(self.root, "region").into_iter().next() else {
            self.report(Code::P050, 0..0, "[region]", None);
            return None;
        };
        let read = self.one::<RegionBlock>(value)?;
        let (is_sure, span) = (read.is_sure_of("code"), read.place_of("code"));
        let region = read.value;
        if is_sure && !is_division_code(&region.code) {
            self.report(Code::P050, span, &region.code, None);
        } else if is_sure && code.is_some_and(|code| code != region.code) {
            let meant = code.map(|code| Hint::Meant(code.to_owned()));
            self.report(Code::P052, span, &region.code, meant);
        }
        Some(region)
    }

    /// What was told is of this place, and of no other.
    fn told_of(&mut self, region: Option<&RegionBlock>) {
        let Some(region) = region else { return };
        for element in self.elements(self.root, "", "source") {
            let DeValue::Table(source) = element.get_ref() else {
                continue;
            };
            let told = source.get("told").map(toml::Spanned::get_ref);
            let place = match told {
                Some(DeValue::Table(told)) => told.get("region"),
                _ => None,
            };
            if let Some(place) = place
                && let DeValue::String(code) = place.get_ref()
                && **code != region.code
            {
                let meant = Hint::Meant(region.code.clone());
                self.report(Code::P056, place.span(), code, Some(meant));
            }
        }
    }

    pub(super) fn sources(&mut self) -> Vec<Arc<Source>> {
        let mut sources: Vec<Arc<Source>> = Vec::new();
        for element in self.elements(self.root, "", "source") {
            let Some(read) = self.one::<RawSource>(element) else {
                continue;
            };
            for (key, address) in [("url", &read.value.url), ("read_at", &read.value.read_at)] {
                let wrong = address.as_ref().filter(|address| !is_address(address));
                if let Some(wrong) = wrong.filter(|_| read.is_sure_of(key)) {
                    self.report(Code::P048, read.place_of(key), wrong, None);
                }
            }
            if read.value.told.is_some() {
                let (authority, seen) = (read.value.authority, read.value.seen);
                // What is heard is no document.
                if authority > Authority::OfficialAnswer && read.is_sure_of("authority") {
                    let hint = Hint::Meant("official-answer".to_owned());
                    self.report(
                        Code::P059,
                        read.place_of("authority"),
                        "authority",
                        Some(hint),
                    );
                }
                if seen > Seen::Quoted && read.is_sure_of("seen") {
                    let hint = Hint::Meant("quoted".to_owned());
                    self.report(Code::P059, read.place_of("seen"), "seen", Some(hint));
                }
            }
            if !read.is_sure_of("id") {
                continue;
            }
            let span = read.place_of("id");
            let (raw, doubtful) = (read.value, read.doubtful);
            if sources.iter().any(|source| source.id == raw.id) {
                self.report(Code::P033, span, &raw.id, None);
                continue;
            }
            if !doubtful.is_empty() {
                self.doubtful.push((raw.id.clone(), doubtful));
            }
            sources.push(Arc::new(raw.into_source()));
        }
        sources
    }

    fn advice(&mut self) -> Vec<Arc<Advice>> {
        let mut advice: Vec<Arc<Advice>> = Vec::new();
        for element in self.elements(self.root, "", "advice") {
            let Some(one) = self.one::<Advice>(element) else {
                continue;
            };
            let is_new = |other: &Arc<Advice>| other.id != one.value.id;
            if one.is_sure_of("id") && !advice.iter().all(is_new) {
                self.report(Code::P053, one.place_of("id"), &one.value.id, None);
            }
            if one.is_sure_of("source") {
                self.known_source(&one.value.source, one.place_of("source"), Dated::Always);
            }
            advice.push(Arc::new(one.value));
        }
        advice
    }

    fn exceptions(&mut self) -> Vec<Exception> {
        let mut exceptions = Vec::new();
        for element in self.elements(self.root, "", "exception") {
            let Some(one) = self.one::<Exception>(element) else {
                continue;
            };
            if one.is_sure_of("source") {
                self.known_source(&one.value.source, one.place_of("source"), Dated::Always);
            }
            exceptions.push(one.value);
        }
        exceptions
    }

    fn examples(&mut self) -> Vec<Example> {
        let mut examples = Vec::new();
        for element in self.elements(self.root, "", "example") {
            let Some(one) = self.one::<Example>(element) else {
                continue;
            };
            let (is_sure, place) = (one.is_sure_of("source"), one.place_of("source"));
            let mut one = one.value;
            if let Some(source) = one.source.as_ref().filter(|_| is_sure) {
                self.known_source(source, place, Dated::Always);
            }
            one.line = self.line(element.span().start);
            examples.push(one);
        }
        examples
    }

    /// Turns to a section; unknown slots in it are reported.
    pub(super) fn section(&mut self, name: &str, keys: &[&str]) {
        self.section.clear();
        for value in self.called(self.root, name) {
            if let DeValue::Table(table) = value.get_ref() {
                self.unknown_keys(table, keys);
                self.section.push(table);
            } else {
                let hint = Hint::Write(format!("[[{name}.…]]"));
                self.report(Code::P012, value.span(), name, Some(hint));
            }
        }
    }

    /// The statements about one slot of the section turned to.
    pub(super) fn statements<T: Value>(&mut self, slot: SlotId) -> Vec<Statement<T>> {
        let mut read = Vec::new();
        let mut places = Vec::new();
        let mut all_sure = true;
        let sections = self.section.clone().into_iter();
        let elements: Vec<_> = sections
            .flat_map(|section| self.elements(section, &format!("{}.", slot.section()), slot.key()))
            .collect();
        for element in elements {
            let statement = self
                .one::<RawStatement<T>>(element)
                .and_then(|raw| self.statement(slot, raw));
            match statement {
                Some((statement, standing)) => {
                    all_sure &= standing == Certainty::Sure;
                    places.push(element.span());
                    read.push(statement);
                }
                None => all_sure = false,
            }
        }
        // Which of them hold when is only clear once each of them is.
        if all_sure {
            for Conflict { code, at, with } in conflicts(&read, &self.sources) {
                if let (Some(place), Some(other)) = (places.get(at), places.get(with)) {
                    self.report_both(code, place.clone(), other.clone(), slot.key());
                }
            }
        }
        read
    }

    fn statement<T: Value>(
        &mut self,
        slot: SlotId,
        read: Element<'_, RawStatement<T>>,
    ) -> Option<(Statement<T>, Certainty)> {
        let sure = |key: &str| read.is_sure_of(key);
        let (sure_of_value, sure_of_source) = (sure("value"), sure("source"));
        let raw = &read.value;
        for who in raw.who.iter().filter(|_| sure("for")) {
            if slot.scheme().is_some_and(|scheme| scheme != who.scheme()) {
                self.report(Code::P038, read.place_of("for"), who.code(), None);
            }
        }
        let mut own_year = false;
        if let Some(value) = &raw.value {
            let at = read.place_of("value");
            value.check(slot.scheme(), &mut |code, what| {
                // What was made up is right for itself, but what it is to the rest nobody knows.
                if sure_of_value || code.is_of_one_word() {
                    self.report(code, at.clone(), what, None);
                }
            });
            own_year = value.benefit_year().is_some();
        }
        if let Some(limit) = raw.limit.filter(|_| sure("limit")) {
            self.check_limit(limit, read.place_of("limit"));
        }
        let source = self.sources.iter().find(|source| {
            sure_of_source && raw.source.as_ref().is_some_and(|id| source.id == *id)
        });
        let own_from = raw.from.map(|from| from.0);
        let from = own_from.or_else(|| source.and_then(|source| source.from));
        let to = raw
            .to
            .map(|to| to.0)
            .or_else(|| source.and_then(|source| source.to));
        let is_said = raw.value.is_some() || raw.limit.is_some() || !sure_of_value;
        let needs_from = from.is_none() && is_said && raw.unknown.is_none() && !own_year;
        let is_here = source.is_some();
        let mut undated = needs_from && is_here;
        match &raw.source {
            Some(id) if sure_of_source => {
                // A source of a parent pack keeps its dates there; what refers to it from here has to give its own.
                let dated = if needs_from {
                    Dated::By(read.span.clone())
                } else {
                    Dated::Always
                };
                self.known_source(id, read.place_of("source"), dated);
            }
            None if raw.unknown.is_none() => {
                self.report(Code::P031, read.span.clone(), slot.key(), None);
            }
            _ => {}
        }
        let is_doubtful = |keys: &[&str]| {
            let source = raw.source.as_ref();
            source.is_some_and(|id| self.is_doubtful(id, keys))
        };
        let doubtful_dates = is_doubtful(&["from", "to"]);
        let doubtful_rank = is_doubtful(&["authority", "seen"]);
        undated &= !doubtful_dates;
        if undated {
            self.report(Code::P034, read.span.clone(), slot.key(), None);
        }
        let from = from.unwrap_or(Since::Unknown);
        if let (Since::Day(from), Some(to)) = (from, to)
            && to < from
            && sure("from")
            && sure("to")
            && !doubtful_dates
        {
            self.report(Code::P035, read.place_of("to"), &to.to_string(), None);
        }
        let holds = ["for", "source", "from", "to", "confidence", "reading"];
        let certainty =
            if holds.iter().all(|key| sure(key)) && !doubtful_dates && !doubtful_rank && !undated {
                Certainty::Sure
            } else {
                Certainty::Doubtful
            };
        let raw = read.value;
        let said = match (raw.value, raw.unknown, raw.limit) {
            (Some(value), None, None) => Said::Value(value),
            (None, Some(why), None) => Said::Unknown(why),
            (None, None, Some(limit)) => Said::Limit(limit),
            // What stands there is no value; that has been told.
            (None, None, None) if !sure_of_value => return None,
            _ => {
                self.report(Code::P030, read.span.clone(), slot.key(), None);
                return None;
            }
        };
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
            line: self.line(read.span.start),
        };
        let meta = Arc::new(meta);
        Some((Statement { said, meta }, certainty))
    }

    /// A limit says something, and does not contradict itself.
    fn check_limit(&mut self, limit: Limit, place: Range<usize>) {
        if limit == Limit::default() {
            self.report(Code::P030, place, "limit", None);
        } else if limit.is_reversed() {
            self.report(Code::P021, place, "limit", None);
        }
    }

    /// A source not declared here has to stand in a parent pack; the shelf checks that once the chain is known.
    fn known_source(&mut self, id: &str, span: Range<usize>, dated: Dated) {
        if self.sources.iter().any(|source| source.id == id) {
            return;
        }
        self.borrowed.push(Borrowed {
            id: id.to_owned(),
            span,
            near: None,
            undated: match dated {
                Dated::Always => None,
                Dated::By(statement) => Some(statement),
            },
        });
    }

    fn is_doubtful(&self, source: &str, keys: &[&str]) -> bool {
        let mut known = self.doubtful.iter().filter(|(id, _)| id == source);
        known.any(|(_, doubtful)| keys.iter().any(|key| doubtful.iter().any(|d| d == key)))
    }
}

/// Whether a text can be an address of the web.
fn is_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split('/').next());
    let has_parts = |host: &str| host.split('.').filter(|part| !part.is_empty()).count() > 1;
    host.is_some_and(has_parts) && !text.contains(char::is_whitespace)
}

/// Whether a text is a code of GB/T 2260.
pub(super) fn is_division_code(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit())
}
