//! Two answers as plain text: both calendars over the same months, where they part, by which rules, and both verdicts.

use super::MONTHS;
use super::table::table;
use crate::i18n::Lang;
use crate::policy::Index;
use crate::report::{Comparison, Report, Said, Weight, compare};
use crate::text::{hanging, pad, width};

/// The comparison as text, at most `cells` wide where words allow it.
pub fn diff(lang: Lang, a: &Report, b: &Report, index: &Index, cells: usize) -> String {
    let compared = compare(lang, a, b);
    let mut lines = Vec::new();
    for (report, label) in [(a, lang.compare_a()), (b, lang.compare_b())] {
        lines.extend(title(lang, report, label, index, cells));
    }
    lines.push(String::new());
    let sheet = compared.sheet(lang, compared.opens_at, MONTHS);
    lines.extend(table(&sheet, cells));
    let mut text = lines.join("\n");
    text.push('\n');
    text + &compared_text(lang, a, b, &compared, cells)
}

/// Where two answers part, by which rules, and both verdicts: what [`diff`] says below the calendars.
pub fn compared_text(
    lang: Lang,
    a: &Report,
    b: &Report,
    compared: &Comparison,
    cells: usize,
) -> String {
    let mut lines = Vec::new();
    let mut section = |said: Vec<Said>| {
        if !said.is_empty() {
            lines.extend(paragraphs(&said, cells));
            lines.push(String::new());
        }
    };
    let mut lead = compared.lead(lang, a, b);
    lead.extend(compared.beside(lang));
    section(lead);
    section(compared.reasons(lang));
    section(Comparison::verdicts(lang, a, b));
    let mut text = lines.join("\n").trim_end().to_owned();
    text.push('\n');
    text
}

/// Who and where, seen from when; below it the case itself.
fn title(lang: Lang, report: &Report, label: &str, index: &Index, cells: usize) -> Vec<String> {
    let place = report.here().map_or("", |rules| rules.place.as_str());
    let today = lang.header_today(lang.day(report.answer.as_of));
    let left = format!("{label}  {place}  {}", report.called(lang));
    let room = cells.saturating_sub(width(&left) + width(&today)).max(2);
    let mut lines = vec![format!("{left}{}{today}", " ".repeat(room))];
    let under = " ".repeat(width(label) + 2);
    lines.extend(hanging(&under, &report.case.to_line(index), cells));
    for (rules, own) in report.rules.iter().zip(&report.own_pack) {
        if !own {
            let says = lang.header_no_pack(&rules.place, rules.packs(lang.place_and()));
            lines.extend(hanging(&under, &says, cells));
        }
    }
    lines
}

/// Sentences whose labels stand in a column of their own.
fn paragraphs(said: &[Said], cells: usize) -> Vec<String> {
    let labels = said.iter().map(|one| width(one.label)).max().unwrap_or(0);
    let labels = if labels == 0 { 0 } else { labels + 2 };
    let lines = said.iter().flat_map(|one| {
        // What is said of days stands below their name.
        let label = match (one.label, one.weight) {
            ("", Weight::Head) => String::new(),
            (label, _) => pad(label, labels),
        };
        hanging(&label, &one.text, cells)
    });
    lines.collect()
}
