//! Why each month is as it is, line by line.

use super::Page;
use crate::engine::Line;
use crate::report::leaflet::{Ruling, Told};
use crate::text::{pad, width};

impl Page<'_> {
    /// The months of the view: the fund first, then the side lines of which the case says something.
    pub(super) fn why(&mut self, months: u8) {
        self.line(self.lang.section_why());
        for strand in self.teller.why(months) {
            if strand.line != Line::Fund {
                self.gap();
                self.line(strand.name);
            }
            for told in &strand.told {
                self.told(told);
            }
            if let Some(after) = strand.after {
                self.line(after);
            }
        }
        self.gap();
    }

    fn told(&mut self, told: &Told) {
        self.line(format!("{}{}", told.name, told.expected));
        for span in &told.spans {
            let label = format!("  {} {} ", pad(&span.days, 9), span.mark);
            self.paragraph(&label, &span.reason);
        }
        for local in &told.local {
            self.paragraph("  ", local);
        }
        for ruling in &told.rulings {
            self.ruling(ruling);
        }
        for voice in &told.voices {
            self.paragraph(voice.label, &voice.says);
        }
        self.advice(&told.advice);
    }

    pub(super) fn ruling(&mut self, ruling: &Ruling) {
        let label = self.lang.label_basis();
        self.paragraph(label, &ruling.says);
        let under = " ".repeat(width(label));
        for more in ruling.more.iter().chain(&ruling.flags) {
            self.paragraph(&under, more);
        }
    }

    pub(super) fn advice(&mut self, advice: &[String]) {
        for one in advice {
            self.paragraph(self.lang.label_advice(), one);
        }
    }
}
