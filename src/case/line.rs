//! The one-line spelling of a case: for experts, tickets, lists and worked examples.
//!
//! ```text
//! 今 2026-11-21 长沙 灵活 交 ..2026-08 交 2026-09..2026-11@2026-12-03 绑定@2026-10-15 激活
//! ```

use std::fmt::Write as _;
use std::ops::Range;

use super::check::{Places, check, check_text};
use super::problem::{CaseCode, CaseProblem};
use super::spell::{oldest_months, paid_years, parse_on, parse_period, write_days, write_period};
use super::words::{self, AS_OF, BORN, PAID, YEARS};
use super::{Case, WasAt};
use crate::calendar::{DateError, Day, Month, parse_day, parse_day_range, parse_month};
use crate::engine::{Event, Paid, Period, When};
use crate::policy::{Index, Meant};

/// A word of the line, and where it stands.
struct Word<'a> {
    text: &'a str,
    span: Range<usize>,
}

pub(super) fn read(text: &str, index: &Index, today: Day) -> Result<Case, CaseProblem> {
    check_text(text)?;
    let words = split(text);
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
        let mut argument = |example: &'static str| {
            words.next().ok_or_else(|| {
                CaseProblem::new(CaseCode::C031, word.span.clone(), word.text).like(example)
            })
        };
        if AS_OF.contains(&word.text) {
            let like = "今 2026-11-21";
            let day = date(&argument(like)?, CaseCode::C014, parse_day);
            case.as_of = day.map_err(|problem| problem.date_like(like))?;
        } else if BORN.contains(&word.text) {
            let like = "生 1958-06";
            let born = argument(like)?;
            places.born = born.span.clone();
            let days = date(&born, CaseCode::C014, parse_day_range);
            case.born = Some(days.map_err(|problem| problem.date_like(like))?);
        } else if YEARS.contains(&word.text) {
            let like = "年限 12";
            let years = argument(like)?;
            let number = years.text.trim_end_matches('年').parse();
            let number = number.ok().and_then(paid_years).ok_or_else(|| {
                CaseProblem::new(CaseCode::C012, years.span.clone(), years.text).like(like)
            })?;
            case.paid_years = Some(number);
        } else if PAID.contains(&word.text) {
            let (period, on) = at_sign(&argument("交 2026-03..2026-08@2026-09-10")?);
            places
                .paid_on
                .push(on.as_ref().unwrap_or(&period).span.clone());
            places.paid.push(period.span.clone());
            case.paid.push(read_paid(&period, on.as_ref())?);
        } else if let Some((event, place)) = read_event(&word)? {
            places.events.push(place);
            case.events.push(event);
        } else if let Some((region, (identity, end))) = match index.find(word.text) {
            Some(place) => {
                let who = argument("长沙 灵活")?;
                let identity = words::read_identity(who.text).ok_or_else(|| {
                    CaseProblem::new(CaseCode::C027, who.span.clone(), who.text)
                        .meant(words::near_identity(who.text))
                })?;
                Some((place.code.clone(), (identity, who.span.end)))
            }
            None => match (words::read_identity(word.text), case.was.last()) {
                // Somebody else, and nowhere else.
                (Some(identity), Some(before)) => {
                    Some((before.region.clone(), (identity, word.span.end)))
                }
                (Some(_), None) => {
                    return Err(CaseProblem::new(CaseCode::C037, word.span, word.text));
                }
                (None, _) => None,
            },
        } {
            let mut span = word.span.start..end;
            let (mut from, mut to) = (None, None);
            // An event between two days has dots in it, too.
            let is_range = |next: &Word<'_>| next.text.contains("..") && !next.text.contains('@');
            if let Some(range) = words.next_if(is_range) {
                span.end = range.span.end;
                (from, to) = read_was_range(&range)?;
            }
            places.was.push(span);
            case.was.push(WasAt {
                region,
                identity,
                from,
                to,
            });
        } else {
            let who = words.peek().map(|next| next.text);
            return Err(match who.and_then(words::read_identity) {
                Some(_) => CaseProblem::new(CaseCode::C020, word.span.clone(), word.text)
                    .meant_place(index.meant(word.text)),
                None => unknown_word(&word, index),
            });
        }
    }
    check(&case, &places)?;
    Ok(case)
}

pub(super) fn says_today(text: &str) -> bool {
    split(text).iter().any(|word| AS_OF.contains(&word.text))
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
    unreadable: CaseCode,
    parse: impl Fn(&str) -> Result<T, DateError>,
) -> Result<T, CaseProblem> {
    parse(word.text).map_err(|error| {
        let code = CaseCode::of_date(error, unreadable);
        CaseProblem::new(code, word.span.clone(), word.text)
    })
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

fn read_paid(period: &Word<'_>, on: Option<&Word<'_>>) -> Result<Paid, CaseProblem> {
    let on = on.map_or(Ok(When::Usual), |on| date(on, CaseCode::C014, parse_on))?;
    let oldest = period.text.strip_suffix("个月");
    let period = match oldest.and_then(|n| n.parse().ok()) {
        Some(n) => oldest_months(n).ok_or_else(|| {
            CaseProblem::new(CaseCode::C012, period.span.clone(), period.text).like("交 3个月")
        })?,
        None if period.text.ends_with("..") => {
            return Err(CaseProblem::new(
                CaseCode::C038,
                period.span.clone(),
                period.text,
            ));
        }
        None => date(period, CaseCode::C018, parse_period)?,
    };
    Ok(Paid { period, on })
}

/// The event a word tells, and where its day stands.
fn read_event(word: &Word<'_>) -> Result<Option<(Event, Range<usize>)>, CaseProblem> {
    let (kind, on) = at_sign(word);
    let Some(kind) = words::read_event(kind.text) else {
        return Ok(None);
    };
    let place = on.as_ref().unwrap_or(word).span.clone();
    let on = on.map_or(Ok(When::Usual), |on| date(&on, CaseCode::C014, parse_on))?;
    Ok(Some((Event { kind, on }, place)))
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
            CaseCode::of_date(error, CaseCode::C018),
            word.span.clone(),
            word.text,
        )
        .date_like("长沙 灵活 2026-03..2026-08")),
    }
}

/// A word that is neither a keyword nor a place: a misspelt one of either kind.
fn unknown_word(word: &Word<'_>, index: &Index) -> CaseProblem {
    let (text, day) = word.text.split_once('@').unwrap_or((word.text, ""));
    let unknown =
        |code| CaseProblem::new(code, word.span.start..word.span.start + text.len(), text);
    // Only events have a day of their own.
    if !day.is_empty() {
        return unknown(CaseCode::C028).meant(words::near_event(text));
    }
    match words::near_any(text) {
        Some(near) if near.chars().next() == text.chars().next() => {
            unknown(CaseCode::C013).meant(Some(near))
        }
        near => match index.meant(text) {
            Meant::Nothing => unknown(CaseCode::C013).meant(near),
            place => unknown(CaseCode::C020).meant_place(place),
        },
    }
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
        let _ = write!(
            out,
            " {} {}",
            index.finding(&was.region),
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
        When::Meant(day) => format!("@{day}"),
    }
}
