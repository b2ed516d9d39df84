//! The answer as it is taken home: everything that is said of a case, in the order in which it is read. Markdown and HTML
//! only set it; the text of a terminal is made of the same parts.
//!
//! Must not know how any of it is written down.

mod stretch;
mod teller;

pub(super) use teller::Teller;
pub use teller::{PlanTold, PlansTold, Ruling, Strand, Told, Voice};

use stretch::alike;

use super::explain::{SourceText, SpanText, explain};
use super::headline::{Headline, headline};
use super::plain::{Plain, PlainMonth, plain_months};
use super::plans::next_step;
use super::question::Doubt;
use super::replay::packs;
use super::{Report, words};
use crate::calendar::Month;
use crate::engine::Line;
use crate::i18n::Lang;
use crate::policy::{Mark, Shelf};

/// The months of a calendar.
pub(super) const MONTHS: u8 = 12;

/// Everything that is said of a case.
#[derive(Clone, Debug)]
pub struct Leaflet {
    /// Where, and who.
    pub title: String,
    /// Seen from which day.
    pub as_of: String,
    /// What to know before anything else: places without a pack of their own.
    pub beforehand: Vec<String>,
    /// Can I now, from when, until when.
    pub headline: Headline,
    /// What to do next.
    pub next: Option<String>,
    /// The fund, month by month.
    pub months: Vec<MonthRow>,
    /// What the marks of those months mean, each once.
    pub legend: Vec<(Mark, &'static str)>,
    /// What can be done.
    pub plans: Option<PlansTold>,
    /// Why, line by line, the fund first.
    pub why: Vec<Strand>,
    /// Dates near a cut-off.
    pub alarms: Vec<String>,
    /// What is not known, and what to ask.
    pub doubts: Vec<Doubt>,
    /// The sources, by their numbers.
    pub sources: Vec<SourceText>,
    /// The packs it was answered by: file, when it was last checked, sum.
    pub packs: Vec<String>,
}

/// A month of the fund, or several in a row that are alike.
#[derive(Clone, Debug)]
pub struct MonthRow {
    /// The name.
    pub name: String,
    /// What it comes to.
    pub plain: Plain,
    /// The word for that.
    pub word: &'static str,
    /// What else there is to say.
    pub note: String,
    /// Its marks in order, and its days in words.
    pub days: Vec<(Mark, SpanText)>,
}

/// Everything that is said of a case.
pub fn leaflet(lang: Lang, report: &Report, shelf: &Shelf) -> Leaflet {
    let mut teller = Teller::new(lang, report);
    let place = report.here().map_or("", |rules| rules.place.as_str());
    let no_pack = report.rules.iter().zip(&report.own_pack);
    let no_pack = no_pack.filter(|(_, own)| !**own);
    let months = months(lang, report);
    let plans = teller.plans();
    let why = teller.why(MONTHS);
    let (alarms, doubts) = (teller.alarms(), teller.doubts());
    Leaflet {
        title: lang.leaflet_title(place, report.called(lang)),
        as_of: lang.leaflet_as_of(lang.day(report.answer.as_of)),
        beforehand: no_pack
            .map(|(rules, _)| lang.header_no_pack(&rules.place, rules.packs(lang.place_and())))
            .collect(),
        headline: headline(lang, &report.answer),
        next: next_step(lang, report),
        legend: legend(lang, &months),
        months,
        plans,
        why,
        alarms,
        doubts,
        sources: teller.sources(),
        packs: pack_lines(lang, report, shelf),
    }
}

fn months(lang: Lang, report: &Report) -> Vec<MonthRow> {
    let mut rows: Vec<(Vec<SpanText>, PlainMonth, Month)> = Vec::new();
    for now in plain_months(lang, report, report.answer.opens_at(), MONTHS) {
        let spans = explain(lang, report, Line::Fund, now.month).spans;
        match rows.last_mut() {
            Some((before, first, last)) if first.is_like(&now) && alike(before, &spans) => {
                (*before, *last) = (spans, now.month);
            }
            _ => {
                let month = now.month;
                rows.push((spans, now, month));
            }
        }
    }
    let mark = |span: SpanText| {
        let mark = span.mark.chars().next().and_then(Mark::from_han)?;
        Some((mark, span))
    };
    let row = |(spans, first, last): (Vec<SpanText>, PlainMonth, Month)| MonthRow {
        name: lang.months_in_a_row(first.month, last),
        plain: first.plain,
        word: first.word,
        note: first.note,
        days: spans.into_iter().filter_map(mark).collect(),
    };
    rows.into_iter().map(row).collect()
}

fn legend(lang: Lang, months: &[MonthRow]) -> Vec<(Mark, &'static str)> {
    let mut marks: Vec<Mark> = Vec::new();
    for (mark, _) in months.iter().flat_map(|month| &month.days) {
        if !marks.contains(mark) {
            marks.push(*mark);
        }
    }
    let word = |mark| (mark, words::mark_word(lang, mark));
    marks.into_iter().map(word).collect()
}

/// Which packs answered, so that anybody can tell which rules these were.
fn pack_lines(lang: Lang, report: &Report, shelf: &Shelf) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for pack in packs(report, shelf) {
        let line = match pack.checked {
            Some(day) => lang.leaflet_pack(pack.file, lang.day(day), pack.sum),
            None => lang.leaflet_pack_unchecked(pack.file, pack.sum),
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.push(lang.leaflet_program(env!("CARGO_PKG_VERSION")));
    lines
}
