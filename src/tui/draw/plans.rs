//! What can be done: the plans one below the other, the safest first.

use super::header;
use super::paint::{Canvas, MARGIN};
use super::scrolled::{self, Line};
use crate::i18n::Lang;
use crate::report::{PlanText, plans_text};
use crate::session::Session;
use crate::text::{hanging, pad, width, wrap};
use crate::tui::theme::{self, Meaning};

/// The row the list begins in, below the title.
const TOP: u16 = 3;
/// The row of the title.
const TITLE: u16 = 1;
/// How much further in all else of a plan stands than what is done.
const INDENT: u16 = 3;

/// Returns how far the list can be scrolled.
pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) -> usize {
    let Some(report) = &session.report else {
        return 0;
    };
    let lang = session.lang;
    header::back(session, canvas);
    if session.is_comparing() {
        canvas.right(0, lang.compare_supposed(), theme::NOTICE);
    }
    let after_title = canvas.line(MARGIN, TITLE, lang.plan_section(), theme::HEADLINE);
    let plans = plans_text(lang, report);
    let mut page = Text {
        cells: canvas.measure().saturating_sub(usize::from(INDENT)),
        lines: Vec::new(),
    };
    for (at, (plan, called)) in plans.plans.iter().zip(plans.called(lang)).enumerate() {
        if at > 0 {
            page.gap();
        }
        page.plan(lang, plan, &called);
    }
    for errand in &plans.errands {
        page.gap();
        page.add(errand, theme::PLAIN);
    }
    let beside = plans.order.map(str::to_owned).into_iter();
    let advice = plans.advice.iter().map(|advice| advice.sentence(lang));
    for text in beside.chain(advice) {
        page.gap();
        page.add(&text, theme::QUIET);
    }
    scrolled::draw(session, &page.lines, TOP, (TITLE, after_title), canvas)
}

/// The text of the page.
struct Text {
    cells: usize,
    lines: Vec<Line>,
}

impl Text {
    fn gap(&mut self) {
        self.add("", theme::PLAIN);
    }

    fn add(&mut self, text: &str, meaning: Meaning) {
        self.labelled("", text, meaning);
    }

    /// A paragraph whose further lines stand under the first one's text.
    fn labelled(&mut self, label: &str, text: &str, meaning: Meaning) {
        let wrapped = hanging(label, text, self.cells).into_iter();
        self.lines.extend(wrapped.map(|text| Line {
            label: String::new(),
            x: MARGIN + INDENT,
            text,
            meaning,
        }));
    }

    /// A plan: what is done stands out, the rest below it.
    fn plan(&mut self, lang: Lang, plan: &PlanText, called: &str) {
        let lines = wrap(called, self.cells + usize::from(INDENT)).into_iter();
        self.lines.extend(lines.map(|text| Line {
            label: String::new(),
            x: MARGIN,
            text,
            meaning: theme::HEADLINE,
        }));
        self.add(&plan.pays, theme::PLAIN);
        for line in &plan.put_off {
            self.add(line, theme::PLAIN);
        }
        for line in &plan.notes {
            self.add(line, theme::QUIET);
        }
        if let Some(basis) = &plan.basis {
            let labels = ["", lang.label_basis().trim(), lang.label_source()];
            let widest = labels.into_iter().map(width).max().unwrap_or(0);
            let [under, rule, source] = labels.map(|label| pad(label, widest + 2));
            let says = lang.rule_sentence(&basis.place, &basis.rule);
            self.labelled(&rule, &says, theme::QUIET);
            if let Some(from) = &basis.source {
                self.labelled(&source, &from.title, theme::QUIET);
            }
            for flag in &basis.flags {
                self.labelled(&under, flag, theme::NOTICE);
            }
        }
    }
}
