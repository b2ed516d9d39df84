//! The TOML spelling of a case.

use std::fmt::Write as _;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use toml::Spanned;

use super::check::{Places, check};
use super::problem::{CaseCode, CaseProblem};
use super::{Case, WasAt};
use crate::calendar::{
    DateError, DayRange, Month, parse_day, parse_day_range, parse_month, parse_month_range,
    parse_year,
};
use crate::engine::{Event, EventKind, Paid, Period, When};
use crate::policy::{Identity, Index, Scheme, closest};

/// A case file larger than this is not one.
pub const MAX_BYTES: usize = 256 * 1024;

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
struct Loose(String);

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

pub(super) fn read(text: &str, index: &Index) -> Result<Case, CaseProblem> {
    if text.len() > MAX_BYTES {
        return Err(CaseProblem::new(CaseCode::C003, 0..0, ""));
    }
    if text.trim().is_empty() {
        return Err(CaseProblem::new(CaseCode::C004, 0..0, ""));
    }
    let raw: RawCase = toml::from_str(text).map_err(|error| of_toml(text, &error))?;
    let mut places = Places::default();
    let mut case = Case {
        as_of: loose(&raw.as_of, parse_day)?,
        born: raw
            .born
            .as_ref()
            .map(|born| loose(born, parse_day_range))
            .transpose()?,
        paid_years: raw.paid_years.map(Spanned::into_inner),
        was: Vec::new(),
        paid: Vec::new(),
        events: Vec::new(),
    };
    for was in raw.was {
        places.was.push(was.span());
        case.was.push(read_was(was.into_inner(), index)?);
    }
    for paid in raw.paid {
        places.paid.push(paid.span());
        let span = paid.span();
        case.paid.push(read_paid(paid.into_inner(), span)?);
    }
    for event in raw.event {
        let RawEvent { kind, on } = event.into_inner();
        let found = EventKind::ALL
            .into_iter()
            .find(|known| known.code() == kind.get_ref());
        let kind = found.ok_or_else(|| {
            let codes = EventKind::ALL.into_iter().map(EventKind::code);
            CaseProblem::new(CaseCode::C013, kind.span(), kind.get_ref())
                .hint(closest(kind.get_ref(), codes))
        })?;
        case.events.push(Event {
            kind,
            on: read_on(on.as_ref())?,
        });
    }
    check(&case, &places)?;
    Ok(case)
}

fn read_was(raw: RawWas, index: &Index) -> Result<WasAt, CaseProblem> {
    let name = &raw.region.get_ref().0;
    let place = index.find(name).ok_or_else(|| {
        CaseProblem::new(CaseCode::C020, raw.region.span(), name).hint(index.suggest(name))
    })?;
    let word = raw.identity.get_ref();
    let identity = Identity::ALL
        .into_iter()
        .find(|who| who.code() == word)
        .ok_or_else(|| {
            let codes = Identity::ALL.into_iter().map(Identity::code);
            CaseProblem::new(CaseCode::C013, raw.identity.span(), word).hint(closest(word, codes))
        })?;
    let from = raw
        .from
        .as_ref()
        .map(|from| loose(from, parse_month))
        .transpose()?;
    let to = raw
        .to
        .as_ref()
        .map(|to| loose(to, parse_month))
        .transpose()?;
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
                .hint(closest(other, codes)));
        }
    };
    let period = match (&raw.period, &raw.months) {
        (Some(period), None) => loose(period, parse_period)?,
        (None, Some(months)) => Period::OldestMonths(*months.get_ref()),
        _ => return Err(CaseProblem::new(CaseCode::C011, span, "for")),
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

/// A premium's period: months of the employee scheme, or years of the resident scheme.
pub(super) fn parse_period(text: &str) -> Result<Period, DateError> {
    if let Ok(year) = parse_year(text) {
        return Ok(Period::Years {
            from: Some(year),
            to: year,
        });
    }
    if let Some((from, to)) = text.split_once("..")
        && let Ok(to) = parse_year(to)
    {
        if from.trim().is_empty() {
            return Ok(Period::Years { from: None, to });
        }
        let from = parse_year(from)?;
        return if from <= to {
            Ok(Period::Years {
                from: Some(from),
                to,
            })
        } else {
            Err(DateError::Backwards)
        };
    }
    parse_month_range(text).map(Period::Months)
}

/// The spelling of a period.
pub(super) fn write_period(period: Period) -> String {
    match period {
        Period::Months(months) => months.to_string(),
        Period::OldestMonths(n) => n.to_string(),
        Period::Years { from: None, to } => format!("..{to}"),
        Period::Years {
            from: Some(from),
            to,
        } if from == to => to.to_string(),
        Period::Years {
            from: Some(from),
            to,
        } => format!("{from}..{to}"),
    }
}

/// A day, a range of days, or `?`.
pub(super) fn parse_on(text: &str) -> Result<When, DateError> {
    if matches!(text.trim(), "?" | "？") {
        Ok(When::Unknown)
    } else {
        parse_day_range(text).map(When::On)
    }
}

/// The spelling of a day or range of days.
pub(super) fn write_days(days: DayRange) -> String {
    if days.is_one() {
        days.from().to_string()
    } else {
        format!("{}..{}", days.from(), days.to())
    }
}

fn read_on(on: Option<&Spanned<Loose>>) -> Result<When, CaseProblem> {
    on.map_or(Ok(When::Usual), |on| loose(on, parse_on))
}

fn loose<T>(
    value: &Spanned<Loose>,
    parse: impl Fn(&str) -> Result<T, DateError>,
) -> Result<T, CaseProblem> {
    let text = &value.get_ref().0;
    parse(text).map_err(|error| CaseProblem::new(CaseCode::of_date(error), value.span(), text))
}

fn of_toml(text: &str, error: &toml::de::Error) -> CaseProblem {
    let span = error.span().unwrap_or(0..0);
    let message = error.message();
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let first = quoted.first().copied().unwrap_or_default();
    let allowed = quoted.get(1..).unwrap_or_default();
    if message.starts_with("unknown field") {
        return CaseProblem::new(CaseCode::C010, span, first)
            .hint(closest(first, allowed.iter().copied()));
    }
    if message.starts_with("missing field") {
        return CaseProblem::new(CaseCode::C011, span, first);
    }
    let line_start = text
        .get(..span.start)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let line = text
        .get(line_start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    if let Some((_, value)) = line.split_once('=')
        && parse_month(value.trim()).is_ok()
    {
        let start = line_start + line.find(value.trim()).unwrap_or(0);
        return CaseProblem::new(
            CaseCode::C006,
            start..start + value.trim().len(),
            value.trim(),
        );
    }
    let written = text
        .get(span.clone())
        .unwrap_or_default()
        .lines()
        .next()
        .unwrap_or_default();
    // TOML itself knows the calendar: 2026-02-30 is refused while reading.
    if parse_day(written) == Err(DateError::NoSuchDate)
        || message.contains("day") && message.contains("date")
    {
        return CaseProblem::new(CaseCode::C015, span, written);
    }
    if message.starts_with("invalid type") || message.starts_with("invalid value") {
        return CaseProblem::new(CaseCode::C012, span, written);
    }
    CaseProblem::new(CaseCode::C005, span, message)
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
    }
}
