//! The one-line spelling of a case: for experts, tickets, lists and worked examples.
//!
//! ```text
//! 今 2026-11-21 长沙 灵活 交 ..2026-08 交 2026-09..2026-11@2026-12-03 绑定@2026-10-15 激活
//! ```

use std::fmt::Write as _;
use std::ops::Range;

use super::check::{Places, check};
use super::file::{MAX_BYTES, parse_on, parse_period, write_days, write_period};
use super::problem::{CaseCode, CaseProblem};
use super::words::{self, AS_OF, BORN, PAID, YEARS};
use super::{Case, WasAt};
use crate::calendar::{DateError, Day, Month, parse_day, parse_day_range, parse_month};
use crate::engine::{Event, Paid, Period, When};
use crate::policy::{Index, closest};

/// A word of the line, and where it stands.
struct Word<'a> {
    text: &'a str,
    span: Range<usize>,
}

pub(super) fn read(text: &str, index: &Index, today: Day) -> Result<Case, CaseProblem> {
    if text.len() > MAX_BYTES {
        return Err(CaseProblem::new(CaseCode::C003, 0..0, ""));
    }
    let words = split(text);
    if words.is_empty() {
        return Err(CaseProblem::new(CaseCode::C004, 0..0, ""));
    }
    let mut case = Case {
        as_of: today,
        born: None,
        paid_years: None,
        was: Vec::new(),
        paid: Vec::new(),
        events: Vec::new(),
    };
    let mut places = Places::default();
    let mut words = words.into_iter().peekable();
    while let Some(word) = words.next() {
        let mut argument = || {
            words
                .next()
                .ok_or_else(|| CaseProblem::new(CaseCode::C031, word.span.clone(), word.text))
        };
        if AS_OF.contains(&word.text) {
            case.as_of = date(&argument()?, parse_day)?;
        } else if BORN.contains(&word.text) {
            case.born = Some(date(&argument()?, parse_day_range)?);
        } else if YEARS.contains(&word.text) {
            let years = argument()?;
            let number = years.text.trim_end_matches('年').parse();
            case.paid_years =
                Some(number.map_err(|_| {
                    CaseProblem::new(CaseCode::C012, years.span.clone(), years.text)
                })?);
        } else if PAID.contains(&word.text) {
            let paid = argument()?;
            places.paid.push(paid.span.clone());
            case.paid.push(read_paid(&paid)?);
        } else if let Some(event) = read_event(&word)? {
            case.events.push(event);
        } else if let Some(place) = index.find(word.text) {
            let who = argument()?;
            let identity =
                words::read_identity(who.text).ok_or_else(|| unknown_word(&who, index))?;
            let mut span = word.span.start..who.span.end;
            let (mut from, mut to) = (None, None);
            // An event between two days has dots in it, too.
            let is_range = |next: &Word<'_>| next.text.contains("..") && !next.text.contains('@');
            if let Some(range) = words.next_if(is_range) {
                span.end = range.span.end;
                (from, to) = read_was_range(&range)?;
            }
            places.was.push(span);
            case.was.push(WasAt {
                region: place.code.clone(),
                identity,
                from,
                to,
            });
        } else {
            return Err(unknown_word(&word, index));
        }
    }
    check(&case, &places)?;
    Ok(case)
}

fn split(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_whitespace() {
            if let Some(from) = start.take()
                && let Some(word) = text.get(from..at)
            {
                words.push(Word {
                    text: word,
                    span: from..at,
                });
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    words
}

fn date<T>(
    word: &Word<'_>,
    parse: impl Fn(&str) -> Result<T, DateError>,
) -> Result<T, CaseProblem> {
    parse(word.text)
        .map_err(|error| CaseProblem::new(CaseCode::of_date(error), word.span.clone(), word.text))
}

/// The part of a word before and after `@`, each with its place.
fn at_sign<'a>(word: &Word<'a>) -> (Word<'a>, Option<Word<'a>>) {
    match word.text.split_once('@') {
        None => (
            Word {
                text: word.text,
                span: word.span.clone(),
            },
            None,
        ),
        Some((before, after)) => {
            let middle = word.span.start + before.len();
            (
                Word {
                    text: before,
                    span: word.span.start..middle,
                },
                Some(Word {
                    text: after,
                    span: middle + 1..word.span.end,
                }),
            )
        }
    }
}

fn read_paid(word: &Word<'_>) -> Result<Paid, CaseProblem> {
    let (period, on) = at_sign(word);
    let on = on.map_or(Ok(When::Usual), |on| date(&on, parse_on))?;
    let oldest = period
        .text
        .strip_suffix("个月")
        .and_then(|n| n.parse().ok())
        .map(Period::OldestMonths);
    let period = oldest.map_or_else(|| date(&period, parse_period), Ok)?;
    Ok(Paid { period, on })
}

fn read_event(word: &Word<'_>) -> Result<Option<Event>, CaseProblem> {
    let (kind, on) = at_sign(word);
    let Some(kind) = words::read_event(kind.text) else {
        return Ok(None);
    };
    let on = on.map_or(Ok(When::Usual), |on| date(&on, parse_on))?;
    Ok(Some(Event { kind, on }))
}

fn read_was_range(word: &Word<'_>) -> Result<(Option<Month>, Option<Month>), CaseProblem> {
    let (from, to) = word.text.split_once("..").unwrap_or((word.text, ""));
    let end = |text: &str| {
        if text.is_empty() {
            Ok(None)
        } else {
            parse_month(text).map(Some)
        }
    };
    let range = end(from).and_then(|from| Ok((from, end(to)?)));
    match range {
        Ok((Some(from), Some(to))) if to < from => Err(CaseProblem::new(
            CaseCode::C017,
            word.span.clone(),
            word.text,
        )),
        Ok(range) => Ok(range),
        Err(error) => Err(CaseProblem::new(
            CaseCode::of_date(error),
            word.span.clone(),
            word.text,
        )),
    }
}

/// A word that is neither a keyword nor a place: a misspelt one of either kind.
fn unknown_word(word: &Word<'_>, index: &Index) -> CaseProblem {
    let (text, _) = word.text.split_once('@').unwrap_or((word.text, ""));
    if let Some(place) = index.suggest(text) {
        return CaseProblem::new(CaseCode::C020, word.span.clone(), text).hint(Some(place));
    }
    CaseProblem::new(CaseCode::C013, word.span.clone(), text).hint(closest(text, words::all()))
}

/// Writes a case on one line.
pub fn write_line(case: &Case, index: &Index) -> String {
    let mut out = format!("{} {}", AS_OF[0], case.as_of);
    if let Some(born) = case.born {
        let _ = write!(out, " {} {}", BORN[0], write_days(born));
    }
    if let Some(years) = case.paid_years {
        let _ = write!(out, " {} {years}", YEARS[0]);
    }
    for was in &case.was {
        let name = index.by_code(&was.region).map(|place| place.name.as_str());
        // A name that finds another place first is not this one's name on a line.
        let name = name.filter(|name| {
            index
                .find(name)
                .is_some_and(|place| place.code == was.region)
        });
        let _ = write!(
            out,
            " {} {}",
            name.unwrap_or(&was.region),
            words::identity(was.identity)
        );
        if was.from.is_some() || was.to.is_some() {
            let month =
                |month: Option<Month>| month.map_or_else(String::new, |month| month.to_string());
            let _ = write!(out, " {}..{}", month(was.from), month(was.to));
        }
    }
    for paid in &case.paid {
        let unit = if matches!(paid.period, Period::OldestMonths(_)) {
            "个月"
        } else {
            ""
        };
        let _ = write!(
            out,
            " {} {}{unit}{}",
            PAID[0],
            write_period(paid.period),
            write_on(paid.on)
        );
    }
    for event in &case.events {
        let _ = write!(out, " {}{}", words::event(event.kind), write_on(event.on));
    }
    out
}

fn write_on(on: When) -> String {
    match on {
        When::Usual => String::new(),
        When::Unknown => "@?".to_owned(),
        When::On(days) => format!("@{}", write_days(days)),
    }
}
