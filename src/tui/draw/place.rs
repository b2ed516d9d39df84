//! The question where: a few letters, or a grid of places to walk through.

use super::choices::{heading, why};
use super::paint::{Canvas, MARGIN};
use crate::interview::Question;
use crate::policy::Meant;
use crate::session::{Action, Session};
use crate::text::{pad, wrap};
use crate::tui::theme;

/// A cell of the grid is no wider than this, if its text is not.
const CELL: u16 = 14;

pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let field = &session.place;
    let top = heading(session, Question::Place, canvas);
    let x = canvas.line(MARGIN, top, lang.place_type_here(), theme::QUIET);
    let x = canvas.line(x + 1, top, &field.typed, theme::HEADLINE);
    canvas.cursor(x, top);

    let index = session.shelf.index();
    let items = field.items(index);
    if items.is_empty() {
        let text = match index.meant(&field.typed) {
            Meant::Elsewhere => lang.place_elsewhere(),
            _ => lang.place_none(),
        };
        for (line, y) in wrap(text, canvas.measure()).iter().zip(top + 2..) {
            canvas.line(MARGIN, y, line, theme::NOTICE);
        }
        return;
    }
    let labels: Vec<String> = items.iter().map(|item| item.label(lang, index)).collect();
    let columns = field.columns(&labels);
    let cell = canvas.width().saturating_sub(2 * MARGIN) / u16::try_from(columns).unwrap_or(1);
    let cell = if columns > 3 { cell.min(CELL) } else { cell };
    // Below the grid: an empty row, and what there is to say about the place in focus.
    let room = canvas.height().saturating_sub(top + 6);
    let all_rows = items.len().div_ceil(columns);
    // Air between the rows, where there is room for all of them.
    let step = if all_rows * 2 <= usize::from(room) + 1 {
        2
    } else {
        1
    };
    let rows = usize::from(room.div_ceil(step));
    // The row in focus stays in sight.
    let first_row = (field.focus / columns + 1).saturating_sub(rows);
    let shown = first_row * columns..((first_row + rows) * columns).min(items.len());
    for (at, label) in labels.iter().enumerate().take(shown.end).skip(shown.start) {
        let row = u16::try_from(at / columns - first_row).unwrap_or(0);
        let column = u16::try_from(at % columns).unwrap_or(0);
        let style = if at == field.focus {
            theme::FOCUS
        } else {
            theme::PLAIN
        };
        let number = match field.numbered() {
            0 => String::new(),
            numbered if at < numbered => format!("{} ", at + 1),
            _ => "  ".to_owned(),
        };
        let text = pad(
            &format!(" {number}{label}"),
            usize::from(cell.saturating_sub(1)),
        );
        let (x, y) = (MARGIN + column * cell, top + 2 + row * step);
        canvas.line(x, y, &text, style);
        canvas.target(x, y, (cell, step), Action::Take(at));
    }
    if shown.len() < items.len() {
        let of = lang.place_of(shown.start + 1, shown.end, items.len());
        canvas.right(top, &of, theme::QUIET);
    }
    let remark = session.remark_text().filter(|_| !session.asks_to_confirm());
    let about = items
        .get(field.focus)
        .and_then(|item| item.about(lang, index));
    let style = if remark.is_some() {
        theme::NOTICE
    } else {
        theme::QUIET
    };
    let says = remark.or(about);
    let lines = says.map_or_else(Vec::new, |says| wrap(&says, canvas.measure()));
    for (line, y) in lines.iter().zip(canvas.height().saturating_sub(3)..) {
        canvas.line(MARGIN, y, line, style);
    }
    let used = u16::try_from(all_rows.min(rows)).unwrap_or(0);
    why(session, Question::Place, top + 2 + used * step, canvas);
}
