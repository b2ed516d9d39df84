//! The answer as plain text: for a terminal of any kind, a pipe, a ticket. Rules stand where they decide, their sources
//! once, numbered, at the end.

mod diff;
mod plans;
mod replay;
mod table;
mod why;

pub use diff::{compared_text, diff};
pub use replay::{replay_says, replay_text};
use table::table;

use super::Report;
use super::calendar::sheet;
use super::headline::headline;
use super::leaflet::{MONTHS, Teller};
use super::plans::next_step;
use crate::i18n::Lang;
use crate::text::{hanging, width};

/// The answer as text, at most `cells` wide where words allow it.
pub fn show(lang: Lang, report: &Report, cells: usize) -> String {
    let mut page = Page::new(lang, report, cells);
    page.title();
    page.calendar();
    page.plans();
    page.why(MONTHS);
    page.alarms();
    page.doubts();
    page.sources()
}

/// Why each month is as it is, with alarms, doubts and sources: what [`show`] says below the calendar.
pub fn reasons(lang: Lang, report: &Report, cells: usize) -> String {
    let mut page = Page::new(lang, report, cells);
    page.why(MONTHS);
    page.alarms();
    page.doubts();
    page.sources()
}

/// What can be done, with its sources.
pub fn plans_as_text(lang: Lang, report: &Report, cells: usize) -> String {
    let mut page = Page::new(lang, report, cells);
    page.plans();
    page.sources()
}

struct Page<'a> {
    lang: Lang,
    report: &'a Report,
    cells: usize,
    lines: Vec<String>,
    teller: Teller<'a>,
}

impl<'a> Page<'a> {
    const fn new(lang: Lang, report: &'a Report, cells: usize) -> Self {
        Self {
            lang,
            report,
            cells,
            lines: Vec::new(),
            teller: Teller::new(lang, report),
        }
    }

    fn text(&self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }
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
        self.lines.extend(hanging(label, text, self.cells));
    }

    fn title(&mut self) {
        let (lang, report) = (self.lang, self.report);
        let place = report.here().map_or("", |rules| rules.place.as_str());
        let today = lang.header_today(lang.day(report.answer.as_of));
        let left = format!("{place}  {}", report.called(lang));
        let room = self
            .cells
            .saturating_sub(width(&left) + width(&today))
            .max(2);
        self.line(format!("{left}{}{today}", " ".repeat(room)));
        for (rules, own) in report.rules.iter().zip(&report.own_pack) {
            if !own {
                self.paragraph(
                    "",
                    &lang.header_no_pack(&rules.place, rules.packs(lang.place_and())),
                );
            }
        }
        self.gap();
        let headline = headline(lang, &report.answer);
        self.line(headline.now);
        let next = next_step(lang, report);
        for line in headline.from.into_iter().chain(headline.until).chain(next) {
            self.paragraph("", &line);
        }
        let first = report.answer.opens_at();
        if let Some(note) = super::local::local_note(lang, report, first, MONTHS) {
            self.paragraph("", &note);
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
        self.lines.extend(table(&sheet, self.cells));
    }

    fn alarms(&mut self) {
        let alarms = self.teller.alarms();
        if alarms.is_empty() {
            return;
        }
        self.line(self.lang.section_alarms());
        for one in alarms {
            self.paragraph("  ", &one);
        }
        self.gap();
    }

    fn doubts(&mut self) {
        let lang = self.lang;
        let doubts = self.teller.doubts();
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

    /// The sources named above, and the end of the page.
    fn sources(mut self) -> String {
        let sources = self.teller.sources();
        if !sources.is_empty() {
            self.line(self.lang.section_sources());
        }
        for (source, number) in sources.into_iter().zip(1..) {
            let label = format!("  [{number}] ");
            self.paragraph(&label, &source.title);
            let under = " ".repeat(width(&label));
            self.paragraph(&under, &source.standing);
            if let Some(url) = source.url {
                self.paragraph(&under, &url);
            }
        }
        self.text()
    }
}
