//! A question with choices: one a row, its number before it, the official term beside it.

use super::header;
use super::paint::{Canvas, MARGIN};
use crate::interview::{Choice, Question};
use crate::session::{Action, Session};
use crate::text::{pad, width, wrap};
use crate::tui::theme;

/// The widest a row of choices gets.
const ROW: u16 = 64;

pub(super) fn draw(
    session: &Session,
    question: Question,
    choices: &[Choice],
    canvas: &mut Canvas<'_, '_>,
) {
    let top = heading(session, question, canvas);
    let wording = session.wording();
    let texts: Vec<String> = choices
        .iter()
        .map(|choice| wording.choice(question, *choice))
        .collect();
    let text_cells = texts
        .iter()
        .map(|text| width(text))
        .max()
        .unwrap_or(0)
        .max(22)
        + 3;
    let row = canvas.width().saturating_sub(2 * MARGIN).min(ROW);

    let rows = canvas.height().saturating_sub(top + 2);
    let count = u16::try_from(choices.len()).unwrap_or(u16::MAX);
    // Nothing that is said below the choices is written over one of them.
    let below = said_below(session, question, canvas);
    let step = if count * 2 + below <= rows + 1 { 2 } else { 1 };
    let mut y = top;
    for (at, (choice, text)) in choices.iter().zip(&texts).enumerate() {
        let style = if at == session.focus {
            theme::FOCUS
        } else {
            theme::PLAIN
        };
        let detail = wording.detail(*choice).unwrap_or("");
        canvas.tint(MARGIN, y, row, style);
        let x = canvas.line(MARGIN, y, &format!(" {}  ", at + 1), style);
        let x = canvas.line(x, y, &pad(text, text_cells), style);
        let quiet = if at == session.focus {
            style
        } else {
            theme::QUIET
        };
        canvas.line(x, y, detail, quiet);
        canvas.target(MARGIN, y, (row, step), Action::Take(at));
        y += step;
    }
    let y = remark(session, y, canvas);
    why(session, question, y, canvas);
}

/// The rows taken by what is said below the choices.
fn said_below(session: &Session, question: Question, canvas: &Canvas<'_, '_>) -> u16 {
    let remark = session.remark_text().filter(|_| !session.asks_to_confirm());
    let why = session
        .why
        .then(|| session.lang.why_asked(session.wording().why(question)));
    let lines = |text: String| wrap(&text, canvas.measure()).len() + 1;
    let all: usize = remark.into_iter().chain(why).map(lines).sum();
    u16::try_from(all).unwrap_or(u16::MAX)
}

/// What is said of the last key, below the choices. Returns the first free row.
fn remark(session: &Session, y: u16, canvas: &mut Canvas<'_, '_>) -> u16 {
    let remark = session.remark_text();
    let Some(text) = remark.filter(|_| !session.asks_to_confirm()) else {
        return y;
    };
    let lines = wrap(&text, canvas.measure());
    let rows = u16::try_from(lines.len()).unwrap_or(1);
    let top = y.min(canvas.height().saturating_sub(rows + 1));
    for (line, y) in lines.iter().zip(top..) {
        canvas.line(MARGIN, y, line, theme::NOTICE);
    }
    top + rows
}

/// The top of every question page: how far one is, and the question. Returns the first free row.
pub(super) fn heading(session: &Session, question: Question, canvas: &mut Canvas<'_, '_>) -> u16 {
    header::question(session, canvas);
    let mut y = 2;
    for line in wrap(&session.wording().question(question), canvas.measure()) {
        canvas.line(MARGIN, y, &line, theme::HEADLINE);
        y += 1;
    }
    y + 1
}

/// Why the question is asked, below it, if somebody wants to know.
pub(super) fn why(session: &Session, question: Question, below: u16, canvas: &mut Canvas<'_, '_>) {
    if !session.why {
        return;
    }
    let text = session.lang.why_asked(session.wording().why(question));
    let lines = wrap(&text, canvas.measure());
    let rows = u16::try_from(lines.len()).unwrap_or(1);
    let y = (below + 1).min(canvas.height().saturating_sub(rows + 2));
    for (line, y) in lines.iter().zip(y..) {
        let blank = " ".repeat(canvas.measure());
        canvas.line(MARGIN, y, &blank, theme::PLAIN);
        canvas.line(MARGIN, y, line, theme::NOTICE);
    }
}
