//! All answers: each can be changed while the rest stays.

use super::header;
use super::paint::{Canvas, MARGIN};
use crate::session::{Action, CheckRow, Notice, Session};
use crate::text::{pad, width, wrap};
use crate::tui::theme;

/// The widest a row of answers gets.
const ROW: u16 = 92;
/// The number before a question, and the air around it.
const NUMBER: usize = 4;
/// Between a question and its answer.
const GAP: usize = 2;
/// In a narrower room than this an answer stands below its question.
const SIDE_BY_SIDE: usize = 48;
/// A lower window has no row to leave free.
const AIRY: u16 = 18;

pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let rows = session.check_rows();
    let room = usize::from(canvas.width().saturating_sub(2 * MARGIN).min(ROW));
    let style = match session.notice {
        Notice::Contradiction | Notice::Dropped(_) => theme::NOTICE,
        Notice::HowToChange => theme::QUIET,
        Notice::WhatIf => theme::PLAIN,
    };
    let air = u16::from(canvas.height() >= AIRY);
    // How to move about is no news to whoever got here; that something is wrong is.
    let is_needed = air > 0 || session.notice != Notice::HowToChange;
    let hint = if is_needed {
        wrap(&session.notice_text(), room)
    } else {
        Vec::new()
    };
    let title = wrap(lang.check_page_title(), canvas.measure());
    let below_title = 2 * air + u16::try_from(title.len()).unwrap_or(1);
    let top = below_title + 1;
    // Below the answers: what goes on, the hint and the keys.
    let below = u16::try_from(hint.len()).unwrap_or(1) + 2 + 2 * air;
    let height = usize::from(canvas.height().saturating_sub(top + below)).max(1);

    let texts = texts(&rows, room);
    let shown = in_sight(&texts, session.focus, height);
    if air > 0 {
        header::back(session, canvas);
    }
    for (line, y) in title.iter().zip(2 * air..) {
        canvas.line(MARGIN, y, line, theme::HEADLINE);
    }
    let mut y = top;
    for (at, lines) in texts.iter().enumerate().take(shown.end).skip(shown.start) {
        let focus = at == session.focus;
        let style = if focus { theme::FOCUS } else { theme::PLAIN };
        for (line, y) in lines.iter().take(height).zip(y..) {
            canvas.line(MARGIN, y, &pad(line, room), style);
            let columns = u16::try_from(room).unwrap_or(0);
            canvas.target(MARGIN, y, (columns, 1), Action::Take(at));
        }
        y += u16::try_from(lines.len()).unwrap_or(0);
    }
    y = y.min(canvas.height().saturating_sub(below)) + air;
    let go_on = if session.focus >= rows.len() {
        theme::FOCUS
    } else {
        theme::HEADLINE
    };
    let after = canvas.line(MARGIN, y, &format!(" {} ", session.way_on()), go_on);
    canvas.target(MARGIN, y, (after - MARGIN, 1), Action::Take(rows.len()));
    if shown.len() < rows.len() {
        let of = lang.check_page_of(shown.start + 1, shown.end, rows.len());
        canvas.right(y, &of, theme::QUIET);
    }
    for (row, line) in (y + 1 + air..).zip(hint) {
        canvas.line(MARGIN, row, &line, style);
    }
}

/// The lines of each row: nothing is cut off, whatever does not fit goes on below.
fn texts(rows: &[CheckRow], room: usize) -> Vec<Vec<String>> {
    let inner = room.saturating_sub(NUMBER);
    let widest = |of: fn(&CheckRow) -> &str| rows.iter().map(|row| width(of(row))).max();
    let asks = widest(|row| &row.asks).unwrap_or(0);
    let says = widest(|row| &row.says).unwrap_or(0);
    // The answers are what the page is for: they keep what they need, up to half of the room.
    let least = says.min(inner / 2);
    let asks = asks.min(inner.saturating_sub(least + GAP));
    let lines = rows.iter().enumerate().map(|(at, row)| {
        let pairs: Vec<String> = if inner < SIDE_BY_SIDE {
            let asked = wrap(&row.asks, inner).into_iter();
            let said = wrap(&row.says, inner.saturating_sub(GAP)).into_iter();
            asked
                .chain(said.map(|line| format!("{:GAP$}{line}", "")))
                .collect()
        } else {
            let asked = wrap(&row.asks, asks);
            let said = wrap(&row.says, inner.saturating_sub(asks + GAP));
            let line = |at: usize| {
                let asked = asked.get(at).map_or("", String::as_str);
                let said = said.get(at).map_or("", String::as_str);
                format!("{}{:GAP$}{said}", pad(asked, asks), "")
            };
            (0..asked.len().max(said.len())).map(line).collect()
        };
        let number = |line: usize| match (line, at) {
            (0, 0..9) => format!(" {}  ", at + 1),
            _ => " ".repeat(NUMBER),
        };
        let lines = pairs.into_iter().enumerate();
        lines
            .map(|(line, text)| format!("{}{text}", number(line)))
            .collect()
    });
    lines.collect()
}

/// The rows that fit, the one in focus among them; if none is, from the first on.
fn in_sight(texts: &[Vec<String>], focus: usize, height: usize) -> std::ops::Range<usize> {
    let focus = if focus < texts.len() { focus } else { 0 };
    let mut first = 0;
    let lines = |from: usize, to: usize| -> usize {
        let rows = texts.get(from..to).unwrap_or_default();
        rows.iter().map(Vec::len).sum()
    };
    while first < focus && lines(first, focus + 1) > height {
        first += 1;
    }
    let mut end = focus + 1;
    while end < texts.len() && lines(first, end + 1) <= height {
        end += 1;
    }
    first..end.min(texts.len())
}
