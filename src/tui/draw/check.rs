//! All answers: each can be changed while the rest stays.

use super::paint::{Canvas, MARGIN};
use crate::session::{Notice, Session};
use crate::text::{cut, pad, width, wrap};
use crate::tui::theme;

/// The widest a row of answers gets.
const ROW: u16 = 92;

pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    canvas.line(MARGIN, 0, lang.brand(), theme::QUIET);
    canvas.line(MARGIN, 2, lang.check_page_title(), theme::HEADLINE);
    let rows = session.check_rows();
    let room = usize::from(canvas.width().saturating_sub(2 * MARGIN).min(ROW));
    let asks = rows
        .iter()
        .map(|row| width(&row.asks))
        .max()
        .unwrap_or(0)
        .min(room * 3 / 5);
    let notice = wrap(&session.notice_text(), room);
    // What is said below the rows stays in sight, however many there are.
    let height = usize::from(canvas.height().saturating_sub(8)).saturating_sub(notice.len());
    // The row in focus stays in sight.
    let first = (session.focus + 1).min(rows.len()).saturating_sub(height);
    let mut y = 4;
    for (at, row) in rows.iter().enumerate().skip(first).take(height) {
        let focus = at == session.focus;
        let style = if focus { theme::FOCUS } else { theme::PLAIN };
        let number = if at < 9 {
            (at + 1).to_string()
        } else {
            " ".to_owned()
        };
        let text = format!(
            " {number}  {}  {}",
            pad(cut(&row.asks, asks), asks),
            row.says
        );
        canvas.line(MARGIN, y, &pad(cut(&text, room), room), style);
        y += 1;
    }
    y += 1;
    let style = if session.focus >= rows.len() {
        theme::FOCUS
    } else {
        theme::HEADLINE
    };
    canvas.line(MARGIN, y, &format!(" {} ", session.way_on()), style);
    let style = match session.notice {
        Notice::Contradiction | Notice::Dropped(_) => theme::NOTICE,
        Notice::HowToChange => theme::QUIET,
    };
    for (row, line) in (y + 2..).zip(&notice) {
        canvas.line(MARGIN, row, line, style);
    }
}
