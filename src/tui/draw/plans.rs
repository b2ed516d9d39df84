//! What can be done: the plans one below the other, numbered, the safest first.

use super::header;
use super::paint::{Canvas, MARGIN};
use crate::i18n::Lang;
use crate::report::{PlanText, plans_text};
use crate::session::Session;
use crate::text::{hanging, pad, width, wrap};
use crate::tui::theme::{self, Meaning};

/// The row the list begins in, below the title.
const TOP: u16 = 3;
/// The row of the title.
const TITLE: u16 = 1;
/// A number, and what stands between it and its plan.
const NUMBER: u16 = 3;

/// Returns how far the list can be scrolled.
pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) -> usize {
    let Some(report) = &session.report else {
        return 0;
    };
    let lang = session.lang;
    header::back(session, canvas);
    let after_title = canvas.line(MARGIN, TITLE, lang.plan_section(), theme::HEADLINE);
    let plans = plans_text(lang, report);
    let cells = canvas.measure().saturating_sub(usize::from(NUMBER));
    let mut lines: Vec<(Option<usize>, String, Meaning)> = Vec::new();
    for (at, plan) in plans.plans.into_iter().enumerate() {
        if at > 0 {
            lines.push((None, String::new(), theme::PLAIN));
        }
        said(lang, &plan, at + 1, cells, &mut lines);
    }
    for errand in &plans.errands {
        let wrapped = wrap(errand, cells).into_iter();
        lines.push((None, String::new(), theme::PLAIN));
        lines.extend(wrapped.map(|line| (None, line, theme::PLAIN)));
    }
    let beside = plans.order.map(str::to_owned).into_iter();
    let advice = plans.advice.iter().map(|advice| advice.sentence(lang));
    for text in beside.chain(advice) {
        lines.push((None, String::new(), theme::PLAIN));
        let wrapped = wrap(&text, cells);
        lines.extend(wrapped.into_iter().map(|line| (None, line, theme::QUIET)));
    }
    let rows = usize::from(
        canvas
            .height()
            .saturating_sub(TOP + if session.is_kiosk() { 2 } else { 1 }),
    );
    let end = lines.len().saturating_sub(rows);
    let scroll = session.view.scroll.min(end);
    for ((number, line, style), y) in lines.iter().skip(scroll).take(rows).zip(TOP..) {
        if let Some(number) = number {
            canvas.line(MARGIN, y, &number.to_string(), theme::HEADLINE);
        }
        canvas.line(MARGIN + NUMBER, y, line, *style);
    }
    let more = lines.len().saturating_sub(scroll + rows);
    let hint = match (more, scroll) {
        (0, 0) => return end,
        (0, _) => lang.more_above().to_owned(),
        (more, _) => lang.more_lines(more),
    };
    if after_title < canvas.width() {
        canvas.right(TITLE, &hint, theme::QUIET);
    }
    end
}

/// A plan: what is done stands out, the rest below it.
fn said(
    lang: Lang,
    plan: &PlanText,
    number: usize,
    cells: usize,
    lines: &mut Vec<(Option<usize>, String, Meaning)>,
) {
    for (at, line) in wrap(&plan.what, cells).into_iter().enumerate() {
        lines.push(((at == 0).then_some(number), line, theme::HEADLINE));
    }
    let labels = [lang.label_basis().trim(), lang.label_source()];
    let widest = labels.into_iter().map(width).max().unwrap_or(0);
    let label = |label: &str| format!("{}  ", pad(label, widest));
    let [rule, source] = labels.map(label);
    let mut add = |label: &str, text: &str, style| {
        let wrapped = hanging(label, text, cells).into_iter();
        lines.extend(wrapped.map(|line| (None, line, style)));
    };
    add("", &plan.pays, theme::PLAIN);
    for line in &plan.put_off {
        add("", line, theme::PLAIN);
    }
    for line in &plan.notes {
        add("", line, theme::QUIET);
    }
    if let Some(basis) = &plan.basis {
        let says = lang.rule_sentence(&basis.place, &basis.rule);
        add(&rule, &says, theme::QUIET);
        if let Some(from) = &basis.source {
            add(&source, &from.title, theme::QUIET);
        }
        for flag in &basis.flags {
            add(&label(""), flag, theme::NOTICE);
        }
    }
}
