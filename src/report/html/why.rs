//! The later pages: rules where they decide, what others say, dates to check, what to ask, and the sources.

use std::fmt::Write as _;

use super::Page;
use super::escape::Escaped;
use crate::engine::Line;
use crate::report::explain::SourceText;
use crate::report::leaflet::{Ruling, Strand, Told};
use crate::report::question::Doubt;

impl Page {
    pub(super) fn why(&mut self, strands: &[Strand]) {
        self.raw("<section>\n");
        let heading = self.lang.section_why();
        self.tag("h2", "", heading);
        for strand in strands {
            if strand.line != Line::Fund {
                self.tag("h3", "", strand.name);
            }
            for told in &strand.told {
                self.told(strand.line, told);
            }
            if let Some(after) = strand.after {
                self.tag("p", "", after);
            }
        }
        self.raw("</section>\n");
    }

    fn told(&mut self, line: Line, told: &Told) {
        let is_silent = told.rulings.is_empty()
            && told.local.is_empty()
            && told.voices.is_empty()
            && told.advice.is_empty();
        // The reasons of the fund stand in the table.
        if line == Line::Fund && is_silent {
            return;
        }
        self.raw("<div class=\"stretch\">\n");
        self.tag("h4", "", &format!("{}{}", told.name, told.expected));
        if line != Line::Fund {
            for span in &told.spans {
                let label = format!("{} {}", span.days, span.mark);
                self.labelled("", &label, &span.reason);
            }
        }
        for local in &told.local {
            self.tag("p", "more flag", local);
        }
        self.rulings(&told.rulings);
        for voice in &told.voices {
            self.labelled("voice", voice.label, &voice.says);
        }
        for advice in &told.advice {
            let label = self.lang.label_advice();
            self.labelled("", label, advice);
        }
        self.raw("</div>\n");
    }

    pub(super) fn rulings(&mut self, rulings: &[Ruling]) {
        let label = self.lang.label_basis();
        for ruling in rulings {
            self.labelled("rule", label, &ruling.says);
            for more in &ruling.more {
                self.tag("p", "more", more);
            }
            for flag in &ruling.flags {
                self.tag("p", "more flag", flag);
            }
        }
    }

    pub(super) fn alarms(&mut self, alarms: &[String]) {
        if alarms.is_empty() {
            return;
        }
        self.raw("<section>\n");
        let heading = self.lang.section_alarms();
        self.tag("h2", "", heading);
        for alarm in alarms {
            self.tag("p", "whole", alarm);
        }
        self.raw("</section>\n");
    }

    pub(super) fn doubts(&mut self, doubts: &[Doubt]) {
        if doubts.is_empty() {
            return;
        }
        let lang = self.lang;
        self.raw("<section>\n");
        self.tag("h2", "", lang.section_doubts());
        for doubt in doubts {
            self.raw("<div class=\"whole\">\n");
            self.tag("h4", "", doubt.topic);
            if let Some(range) = &doubt.range {
                self.labelled("", lang.label_range(), range);
            }
            let question = lang.quote(&doubt.question);
            self.labelled("ask", lang.label_question(), &question);
            self.raw("</div>\n");
        }
        self.raw("</section>\n");
    }

    pub(super) fn sources(&mut self, sources: &[SourceText]) {
        if sources.is_empty() {
            return;
        }
        self.raw("<section>\n");
        let heading = self.lang.section_sources();
        self.tag("h2", "", heading);
        for (source, number) in sources.iter().zip(1..) {
            let _ = writeln!(
                self.html,
                "<div class=\"source whole\"><p>[{number}] {}</p>",
                Escaped(&source.title)
            );
            self.tag("p", "more", &source.standing);
            if let Some(url) = &source.url {
                self.tag("p", "more url", url);
            }
            self.raw("</div>\n");
        }
        self.raw("</section>\n");
    }
}
