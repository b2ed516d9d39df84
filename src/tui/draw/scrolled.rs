//! A text that may be longer than its room: the lines in sight, how many there are below, and the way to them.

use super::footer;
use super::paint::{Canvas, MARGIN};
use crate::session::{Action, Direction, Session};
use crate::text::width;
use crate::tui::theme::{self, Meaning};

/// From so many rows on a row above the keys stays free.
const AIRY: u16 = 24;

/// A line: a label at the margin, a text further in.
pub(super) struct Line {
    /// The label; mostly empty.
    pub(super) label: String,
    /// The column of the text.
    pub(super) x: u16,
    /// The text.
    pub(super) text: String,
    /// What the text is.
    pub(super) meaning: Meaning,
}

/// Draws the lines from `top` on, as far as the session has scrolled them. What is said of the rest ends the row `hint`, if
/// `taken` columns of that leave room. Returns how far it can be scrolled.
pub(super) fn draw(
    session: &Session,
    lines: &[Line],
    top: u16,
    (hint, taken): (u16, u16),
    canvas: &mut Canvas<'_, '_>,
) -> usize {
    let air = u16::from(canvas.height() >= AIRY && !session.is_kiosk());
    let below = footer::rows(session) + air;
    let room = canvas.height().saturating_sub(top + below);
    let rows = usize::from(room);
    let end = lines.len().saturating_sub(rows);
    let scroll = session.view.scroll.min(end);
    for (line, y) in lines.iter().skip(scroll).take(rows).zip(top..) {
        canvas.line(MARGIN, y, &line.label, theme::QUIET);
        canvas.line(line.x, y, &line.text, line.meaning);
    }
    let more = lines.len().saturating_sub(scroll + rows);
    if let Some(says) = says(session, more, scroll) {
        if usize::from(canvas.width().saturating_sub(taken + MARGIN)) > width(&says) {
            canvas.right(hint, &says, theme::QUIET);
        }
        let (columns, half) = (canvas.width(), room / 2);
        let (up, down) = (Direction::PageUp, Direction::PageDown);
        canvas.target(0, top, (columns, half), Action::Move(up));
        canvas.target(0, top + half, (columns, room - half), Action::Move(down));
    }
    end
}

/// How many lines there are below, and which key leads there.
fn says(session: &Session, more: usize, scroll: usize) -> Option<String> {
    let lang = session.lang;
    Some(match (more, scroll, session.is_kiosk()) {
        (0, 0, _) => return None,
        (0, _, true) => lang.more_above_kiosk().to_owned(),
        (0, _, false) => lang.more_above().to_owned(),
        (more, _, true) => lang.more_lines_kiosk(more),
        (more, _, false) => lang.more_lines(more),
    })
}
