//! Reading the table `[answered]` of a case file.

use serde::Deserialize;
use toml::Spanned;

use super::file::{Loose, loose};
use super::problem::{CaseCode, CaseProblem};
use super::saved::{Decided, Saved, SavedDays, SavedLine, SavedPack, SavedRule, has_mark};
use super::toml_error::example;
use crate::calendar::{DateError, Day, Month, parse_day, parse_month};
use crate::engine::Line;
use crate::policy::Sum;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSaved {
    program: String,
    on: Spanned<Loose>,
    case: Spanned<String>,
    to: Spanned<Loose>,
    said: RawSaid,
    pack: Vec<RawPack>,
    fund: RawLine,
    account: RawLine,
    settlement: RawLine,
    family: RawLine,
    share: RawLine,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSaid {
    sums: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPack {
    place: String,
    file: String,
    checked: Option<Spanned<Loose>>,
    sum: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLine {
    days: Spanned<Vec<Spanned<RawDays>>>,
    rules: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDays {
    since: Spanned<Loose>,
    mark: Spanned<String>,
    rule: Option<String>,
    source: Option<Spanned<String>>,
    unknown: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    rule: String,
    source: String,
    place: String,
    file: String,
    from: Spanned<Loose>,
    to: Spanned<Loose>,
    sum: Spanned<String>,
    zh: String,
    en: String,
    title: String,
}

pub(super) fn read_saved(raw: RawSaved) -> Result<Saved, CaseProblem> {
    let to = date(&raw.to, "to", CaseCode::C018, parse_month)?;
    let raw_lines = [raw.fund, raw.account, raw.settlement, raw.family, raw.share];
    let mut lines: [SavedLine; Saved::LINES.len()] = Default::default();
    for ((line, raw), saved) in Saved::LINES.into_iter().zip(raw_lines).zip(&mut lines) {
        *saved = SavedLine {
            days: read_days(line, raw.days, to)?,
            rules: raw
                .rules
                .into_iter()
                .map(read_rule)
                .collect::<Result<_, _>>()?,
        };
    }
    Ok(Saved {
        program: raw.program,
        on: date(&raw.on, "on", CaseCode::C014, parse_day)?,
        case: sum(&raw.case)?,
        to,
        said: raw.said.sums.iter().map(sum).collect::<Result<_, _>>()?,
        packs: raw
            .pack
            .into_iter()
            .map(read_pack)
            .collect::<Result<_, _>>()?,
        lines,
    })
}

fn read_pack(raw: RawPack) -> Result<SavedPack, CaseProblem> {
    let checked = raw.checked.as_ref();
    Ok(SavedPack {
        place: raw.place,
        file: raw.file,
        checked: checked
            .map(|day| date(day, "checked", CaseCode::C014, parse_day))
            .transpose()?,
        sum: sum(&raw.sum)?,
    })
}

/// Days follow one another, up to the last month of the answer.
fn read_days(
    line: Line,
    raw: Spanned<Vec<Spanned<RawDays>>>,
    to: Month,
) -> Result<Vec<SavedDays>, CaseProblem> {
    let whole = raw.span();
    let mut days: Vec<SavedDays> = Vec::new();
    for (span, raw) in raw
        .into_inner()
        .into_iter()
        .map(|one| (one.span(), one.into_inner()))
    {
        let since: Day = date(&raw.since, "since", CaseCode::C014, parse_day)?;
        if days.last().is_some_and(|before| since <= before.since) || since > to.last() {
            let what = since.to_string();
            return Err(CaseProblem::new(CaseCode::C041, raw.since.span(), &what));
        }
        let written = raw.mark.get_ref();
        let mark = written.parse().ok().filter(|mark| has_mark(line, *mark));
        let mark =
            mark.ok_or_else(|| CaseProblem::new(CaseCode::C039, raw.mark.span(), written))?;
        let by = match (raw.rule, raw.source, raw.unknown) {
            (None, None, None) => Decided::Facts,
            (Some(parameter), source, None) => Decided::Rule {
                parameter,
                source: source.map(Spanned::into_inner),
            },
            (None, None, Some(parameter)) => Decided::Unknown {
                parameter: parameter.into_inner(),
            },
            (Some(_), _, Some(unknown)) => {
                return Err(CaseProblem::new(CaseCode::C042, unknown.span(), "unknown"));
            }
            (None, Some(_), _) => {
                return Err(CaseProblem::new(CaseCode::C011, span, "rule"));
            }
        };
        days.push(SavedDays { since, mark, by });
    }
    if days.is_empty() {
        return Err(CaseProblem::new(CaseCode::C012, whole, "[]").like(example("days")));
    }
    Ok(days)
}

fn read_rule(raw: RawRule) -> Result<SavedRule, CaseProblem> {
    let from = date(&raw.from, "from", CaseCode::C018, parse_month)?;
    let to = date(&raw.to, "to", CaseCode::C018, parse_month)?;
    if to < from {
        let what = format!("{from}..{to}");
        return Err(CaseProblem::new(CaseCode::C017, raw.to.span(), &what));
    }
    Ok(SavedRule {
        place: raw.place,
        file: raw.file,
        parameter: raw.rule,
        source: raw.source,
        from,
        to,
        sum: sum(&raw.sum)?,
        zh: raw.zh,
        en: raw.en,
        title: raw.title,
    })
}

fn date<T>(
    written: &Spanned<Loose>,
    key: &str,
    unreadable: CaseCode,
    parse: impl Fn(&str) -> Result<T, DateError>,
) -> Result<T, CaseProblem> {
    loose(written, unreadable, parse).map_err(|problem| problem.date_like(example(key)))
}

fn sum(written: &Spanned<String>) -> Result<Sum, CaseProblem> {
    let text = written.get_ref();
    Sum::read(text).ok_or_else(|| CaseProblem::new(CaseCode::C040, written.span(), text))
}
