//! The TOML spelling of a case.

use std::fmt::Write as _;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use toml::Spanned;

use super::check::{Places, check, check_text};
use super::problem::{CaseCode, CaseProblem};
use super::saved::Saved;
use super::saved_read::{RawSaved, read_saved};
use super::spell::{oldest_months, paid_years, parse_on, parse_period, write_days, write_period};
use super::toml_error::{example, of_toml};
use super::{Case, WasAt, words};
use crate::calendar::{DateError, Month, parse_day, parse_day_range, parse_month};
use crate::engine::{Event, Paid, Period, When};
use crate::policy::{Index, Scheme, closest};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCase {
    as_of: Spanned<Loose>,
    born: Option<Spanned<Loose>>,
    paid_years: Option<Spanned<u8>>,
    #[serde(default)]
    was: Vec<Spanned<RawWas>>,
    #[serde(default)]
    paid: Vec<Spanned<RawPaid>>,
    #[serde(default)]
    event: Vec<Spanned<RawEvent>>,
    answered: Option<RawSaved>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWas {
    region: Spanned<Loose>,
    #[serde(rename = "as")]
    identity: Spanned<String>,
    from: Option<Spanned<Loose>>,
    to: Option<Spanned<Loose>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPaid {
    scheme: Spanned<String>,
    #[serde(rename = "for")]
    period: Option<Spanned<Loose>>,
    months: Option<Spanned<u16>>,
    on: Option<Spanned<Loose>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEvent {
    kind: Spanned<String>,
    on: Option<Spanned<Loose>>,
}

/// A date, a number or a text, as written: `2026-03-01`, `2026`, `"2026-03..2026-08"`.
pub(super) struct Loose(String);

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Loose;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a date or a text")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Loose, E> {
                Ok(Loose(text.to_owned()))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Loose, E> {
                Ok(Loose(number.to_string()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Loose, A::Error> {
                let date =
                    toml::value::Datetime::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Loose(date.to_string()))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

pub(super) fn read(text: &str, index: &Index) -> Result<(Case, Option<Saved>), CaseProblem> {
    check_text(text)?;
    let raw: RawCase = toml::from_str(text).map_err(|error| of_toml(text, &error))?;
    let as_of = loose(&raw.as_of, CaseCode::C014, parse_day);
    let born = raw.born.as_ref();
    let mut places = Places {
        born: born.map_or(0..0, Spanned::span),
        ..Places::default()
    };
    let mut case = Case {
        as_of: as_of.map_err(|problem| problem.date_like(example("as_of")))?,
        born: born
            .map(|born| loose(born, CaseCode::C014, parse_day_range))
            .transpose()
            .map_err(|problem| problem.date_like(example("born")))?,
        paid_years: raw.paid_years.as_ref().map(read_years).transpose()?,
        was: Vec::new(),
        paid: Vec::new(),
        events: Vec::new(),
    };
    for was in raw.was {
        let (block, was) = (was.span(), was.into_inner());
        let dated = was.from.as_ref().or(was.to.as_ref());
        places.was.push(dated.map_or(block, Spanned::span));
        case.was.push(read_was(was, index)?);
    }
    for paid in raw.paid {
        let (block, paid) = (paid.span(), paid.into_inner());
        let period = paid.period.as_ref().map_or(block.clone(), Spanned::span);
        places.paid.push(period);
        let on = paid.on.as_ref().map_or(block.clone(), Spanned::span);
        places.paid_on.push(on);
        case.paid.push(read_paid(paid, block)?);
    }
    for event in raw.event {
        let (block, RawEvent { kind, on }) = (event.span(), event.into_inner());
        places.events.push(on.as_ref().map_or(block, Spanned::span));
        let word = kind.get_ref();
        let known = words::read_event(word).ok_or_else(|| {
            CaseProblem::new(CaseCode::C028, kind.span(), word).meant(words::near_event(word))
        })?;
        case.events.push(Event {
            kind: known,
            on: read_on(on.as_ref())?,
        });
    }
    check(&case, &places)?;
    let saved = raw.answered.map(read_saved).transpose()?;
    Ok((case, saved))
}

fn read_years(years: &Spanned<u8>) -> Result<u8, CaseProblem> {
    paid_years(*years.get_ref()).ok_or_else(|| {
        let what = years.get_ref().to_string();
        CaseProblem::new(CaseCode::C012, years.span(), &what).like(example("paid_years"))
    })
}

fn read_was(raw: RawWas, index: &Index) -> Result<WasAt, CaseProblem> {
    let name = raw.region.get_ref().0.trim();
    if name.is_empty() {
        let problem = CaseProblem::new(CaseCode::C031, raw.region.span(), "region");
        return Err(problem.like(example("region")));
    }
    let place = index.find(name).ok_or_else(|| {
        CaseProblem::new(CaseCode::C020, raw.region.span(), name).meant_place(index.meant(name))
    })?;
    let word = raw.identity.get_ref();
    let identity = words::read_identity(word).ok_or_else(|| {
        CaseProblem::new(CaseCode::C027, raw.identity.span(), word)
            .meant(words::near_identity(word))
    })?;
    let month = |written: Option<&Spanned<Loose>>, key: &str| {
        written
            .map(|month| loose(month, CaseCode::C018, parse_month))
            .transpose()
            .map_err(|problem| problem.date_like(example(key)))
    };
    let from = month(raw.from.as_ref(), "from")?;
    let to = month(raw.to.as_ref(), "to")?;
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        let span = raw.to.map_or(0..0, |to| to.span());
        return Err(CaseProblem::new(
            CaseCode::C017,
            span,
            &format!("{from}..{to}"),
        ));
    }
    Ok(WasAt {
        region: place.code.clone(),
        identity,
        from,
        to,
    })
}

fn read_paid(raw: RawPaid, span: Range<usize>) -> Result<Paid, CaseProblem> {
    let scheme = match raw.scheme.get_ref().as_str() {
        "employee" => Scheme::Employee,
        "resident" => Scheme::Resident,
        other => {
            let codes = [Scheme::Employee.code(), Scheme::Resident.code()];
            return Err(CaseProblem::new(CaseCode::C013, raw.scheme.span(), other)
                .like(example("scheme"))
                .meant(closest(other, codes)));
        }
    };
    let period = match (&raw.period, &raw.months) {
        (Some(period), None) => loose(period, CaseCode::C018, parse_period)?,
        (None, Some(months)) => oldest_months(*months.get_ref()).ok_or_else(|| {
            let what = months.get_ref().to_string();
            CaseProblem::new(CaseCode::C012, months.span(), &what).like(example("months"))
        })?,
        (None, None) => {
            return Err(CaseProblem::new(CaseCode::C011, span, "for").like(example("for")));
        }
        (Some(_), Some(months)) => {
            return Err(CaseProblem::new(CaseCode::C030, months.span(), ""));
        }
    };
    let fits = match period {
        Period::Months(_) | Period::OldestMonths(_) => scheme == Scheme::Employee,
        Period::Years { .. } => scheme == Scheme::Resident,
    };
    if !fits {
        let span = raw.period.map_or(raw.scheme.span(), |period| period.span());
        return Err(CaseProblem::new(CaseCode::C025, span, scheme.code()));
    }
    Ok(Paid {
        period,
        on: read_on(raw.on.as_ref())?,
    })
}

fn read_on(on: Option<&Spanned<Loose>>) -> Result<When, CaseProblem> {
    on.map_or(Ok(When::Usual), |on| loose(on, CaseCode::C014, parse_on))
}

pub(super) fn loose<T>(
    value: &Spanned<Loose>,
    unreadable: CaseCode,
    parse: impl Fn(&str) -> Result<T, DateError>,
) -> Result<T, CaseProblem> {
    let text = &value.get_ref().0;
    parse(text)
        .map_err(|error| CaseProblem::new(CaseCode::of_date(error, unreadable), value.span(), text))
}

pub(super) fn write(case: &Case) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "as_of = {}", case.as_of);
    if let Some(born) = case.born {
        let _ = writeln!(out, "born = \"{}\"", write_days(born));
    }
    if let Some(years) = case.paid_years {
        let _ = writeln!(out, "paid_years = {years}");
    }
    let month = |month: Option<Month>, key| {
        month.map_or_else(String::new, |month| format!("{key} = \"{month}\"\n"))
    };
    for was in &case.was {
        let (from, to) = (month(was.from, "from"), month(was.to, "to"));
        let _ = write!(
            out,
            "\n[[was]]\nregion = \"{}\"\nas = \"{}\"\n{from}{to}",
            was.region,
            was.identity.code()
        );
    }
    for paid in &case.paid {
        let (scheme, period) = match paid.period {
            Period::Months(_) => (
                "employee",
                format!("for = \"{}\"", write_period(paid.period)),
            ),
            Period::OldestMonths(n) => ("employee", format!("months = {n}")),
            Period::Years { .. } => (
                "resident",
                format!("for = \"{}\"", write_period(paid.period)),
            ),
        };
        let _ = write!(
            out,
            "\n[[paid]]\nscheme = \"{scheme}\"\n{period}\n{}",
            write_on(paid.on)
        );
    }
    for event in &case.events {
        let _ = write!(
            out,
            "\n[[event]]\nkind = \"{}\"\n{}",
            event.kind.code(),
            write_on(event.on)
        );
    }
    out
}

fn write_on(on: When) -> String {
    match on {
        When::Usual => String::new(),
        When::Unknown => "on = \"?\"\n".to_owned(),
        When::On(days) if days.is_one() => format!("on = {}\n", days.from()),
        When::On(days) => format!("on = \"{}\"\n", write_days(days)),
        When::Meant(day) => format!("on = {day}\n"),
    }
}
