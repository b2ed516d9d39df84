//! The answer as plain text: for a terminal of any kind, a pipe, a ticket. Rules stand where they decide, their sources
//! once, numbered, at the end.

use super::calendar::sheet;
use super::explain::{AdviceText, Basis, OtherText, SourceText, SpanText, explain};
use super::headline::headline;
use super::question::doubts;
use super::{Report, alarm, expected_note, words};
use crate::calendar::Month;
use crate::engine::Line;
use crate::i18n::Lang;
use crate::text::{pad, width, wrap};

const NAME_CELLS: usize = 10;
const CELL: usize = 5;
const MONTHS: u8 = 12;

/// The answer as text, at most `cells` wide where words allow it.
pub fn show(lang: Lang, report: &Report, cells: usize) -> String {
    let mut page = Page {
        lang,
        report,
        cells,
        lines: Vec::new(),
        sources: Vec::new(),
    };
    page.title();
    page.calendar();
    page.months();
    page.alarms();
    page.doubts();
    page.sources();
    let mut text = page.lines.join("\n");
    text.push('\n');
    text
}

struct Page<'a> {
    lang: Lang,
    report: &'a Report,
    cells: usize,
    lines: Vec<String>,
    sources: Vec<SourceText>,
}

impl Page<'_> {
    fn line(&mut self, text: impl Into<String>) {
        self.lines.push(text.into());
    }

    fn gap(&mut self) {
        self.lines.push(String::new());
    }

    /// A paragraph whose further lines stand under the first one's text.
    fn paragraph(&mut self, label: &str, text: &str) {
        let indent = width(label);
        for (at, line) in wrap(text, self.cells.saturating_sub(indent))
            .into_iter()
            .enumerate()
        {
            let lead = if at == 0 {
                label.to_owned()
            } else {
                " ".repeat(indent)
            };
            self.line(format!("{lead}{line}"));
        }
    }

    fn title(&mut self) {
        let (lang, report) = (self.lang, self.report);
        let place = report.here().map_or("", |rules| rules.place.as_str());
        let today = lang.header_today(lang.day(report.answer.as_of));
        let left = format!("{place}  {}", words::identity(lang, report.who()));
        let room = self
            .cells
            .saturating_sub(width(&left) + width(&today))
            .max(2);
        self.line(format!("{left}{}{today}", " ".repeat(room)));
        for (rules, own) in report.rules.iter().zip(&report.own_pack) {
            if !own {
                self.paragraph("", &lang.header_no_pack(&rules.place));
            }
        }
        self.gap();
        let headline = headline(lang, &report.answer);
        self.line(headline.now);
        for line in headline.from.into_iter().chain(headline.until) {
            self.paragraph("", &line);
        }
        self.gap();
    }

    fn calendar(&mut self) {
        let sheet = sheet(
            self.lang,
            self.report,
            self.report.answer.opens_at(),
            MONTHS,
        );
        let mut years = " ".repeat(NAME_CELLS);
        let mut numbers = " ".repeat(NAME_CELLS);
        let mut shown = None;
        for month in &sheet.months {
            let year = month.year();
            let text = if shown == Some(year) {
                String::new()
            } else {
                year.to_string()
            };
            shown = Some(year);
            years.push_str(&pad(&text, CELL));
            numbers.push_str(&pad(&month.number().to_string(), CELL));
        }
        self.line(years.trim_end());
        self.line(numbers.trim_end());
        for row in sheet.rows {
            let cells: String = row.cells.iter().map(|cell| pad(&cell.text, CELL)).collect();
            self.line(format!("{}{cells}", pad(&row.name, NAME_CELLS)).trim_end());
        }
        self.gap();
    }

    /// The months of the view, one after the other; a month that only repeats the one before is left out, and what was
    /// said once is not said again.
    fn months(&mut self) {
        let lang = self.lang;
        self.line(lang.section_why());
        let mut told_basis: Vec<Basis> = Vec::new();
        let mut told_others: Vec<(String, String)> = Vec::new();
        let mut told_advice: Vec<String> = Vec::new();
        let mut before: Vec<(String, String)> = Vec::new();
        for n in 0..i32::from(MONTHS) {
            let month = self.report.answer.opens_at().plus(n);
            let why = explain(lang, self.report, Line::Fund, month);
            let days: Vec<_> = why
                .spans
                .iter()
                .map(|span| (span.mark.clone(), span.reason.clone()))
                .collect();
            if days.len() == 1 && days == before {
                continue;
            }
            before = days;
            self.month(month, &why.spans);
            for basis in why.basis {
                if !told_basis.contains(&basis) {
                    self.basis(&basis);
                    told_basis.push(basis);
                }
            }
            for other in why.others {
                let key = (other.source.clone(), other.rule.clone());
                if !told_others.contains(&key) {
                    self.other(&other);
                    told_others.push(key);
                }
            }
            for advice in why.advice {
                if !told_advice.contains(&advice.id) {
                    told_advice.push(advice.id.clone());
                    self.advice(advice);
                }
            }
        }
        if self.report.answer.more_alternatives {
            self.line(lang.more_others());
        }
        self.gap();
    }

    fn month(&mut self, month: Month, spans: &[SpanText]) {
        let lang = self.lang;
        let expected = expected_note(lang, self.report.expected(Line::Fund, month));
        self.line(format!("{}{expected}", lang.month(month)));
        for span in spans {
            let label = format!("  {} {} ", pad(&span.days, 9), span.mark);
            self.paragraph(&label, &span.reason);
        }
    }

    fn basis(&mut self, basis: &Basis) {
        let lang = self.lang;
        let number = basis.source.as_ref().map(|source| self.number(source));
        let number = number.map_or_else(String::new, |n| format!(" [{n}]"));
        self.paragraph(
            lang.label_basis(),
            &format!("{}: {}{number}", basis.place, basis.rule),
        );
        let under = " ".repeat(width(lang.label_basis()));
        let quote = basis.quote.as_ref().map(|quote| lang.quote(quote));
        for more in basis
            .note
            .iter()
            .cloned()
            .chain(quote)
            .chain(basis.flags.iter().cloned())
        {
            self.paragraph(&under, &more);
        }
    }

    /// The number under which a source is listed at the end.
    fn number(&mut self, source: &SourceText) -> usize {
        let known = self.sources.iter().position(|other| other == source);
        known.unwrap_or_else(|| {
            self.sources.push(source.clone());
            self.sources.len() - 1
        }) + 1
    }

    fn other(&mut self, other: &OtherText) {
        let lang = self.lang;
        let text = if other.source.is_empty() {
            lang.other_bare(&other.rule, &other.marks)
        } else {
            lang.other(&other.source, &other.rule, &other.marks)
        };
        self.paragraph(other.label, &text);
    }

    fn advice(&mut self, advice: AdviceText) {
        let lang = self.lang;
        let bring = advice.bring.join(lang.list_separator());
        let bring = (!bring.is_empty()).then(|| lang.advice_bring(bring));
        let ask = advice.ask.map(|ask| lang.advice_ask(ask));
        let parts: Vec<String> = std::iter::once(advice.say)
            .chain(bring)
            .chain(ask)
            .collect();
        self.paragraph(lang.label_advice(), &parts.join(lang.clause_separator()));
    }

    fn alarms(&mut self) {
        if self.report.answer.alarms.is_empty() {
            return;
        }
        self.line(self.lang.section_alarms());
        for one in &self.report.answer.alarms {
            self.paragraph("  ", &alarm(self.lang, one));
        }
        self.gap();
    }

    fn doubts(&mut self) {
        let lang = self.lang;
        let doubts = doubts(lang, self.report, self.report.answer.shown_to());
        if doubts.is_empty() {
            return;
        }
        self.line(lang.section_doubts());
        for doubt in doubts {
            self.paragraph("  ", doubt.topic);
            if let Some(range) = doubt.range {
                self.paragraph(lang.label_range(), &range);
            }
            self.paragraph(lang.label_question(), &lang.quote(doubt.question));
        }
        self.gap();
    }

    fn sources(&mut self) {
        if self.sources.is_empty() {
            return;
        }
        self.line(self.lang.section_sources());
        for (at, source) in std::mem::take(&mut self.sources).into_iter().enumerate() {
            let label = format!("  [{}] ", at + 1);
            self.paragraph(&label, &source.title);
            let under = " ".repeat(width(&label));
            self.paragraph(&under, &source.standing);
            if let Some(url) = source.url {
                self.paragraph(&under, &url);
            }
        }
    }
}
