//! The question where: a few letters, or a grid of places to walk through.

use super::choices::{heading, why};
use super::paint::{Canvas, MARGIN};
use crate::interview::Question;
use crate::session::{PLACE_COLUMNS, PlaceItem, Session};
use crate::text::{pad, wrap};
use crate::tui::theme;

pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let top = heading(session, Question::Place, canvas);
    let x = canvas.line(MARGIN, top, lang.place_type_here(), theme::QUIET);
    let x = canvas.line(x + 1, top, &session.place.typed, theme::HEADLINE);
    canvas.cursor(x, top);

    let index = session.shelf.index();
    let items = session.place.items(index);
    if items.is_empty() {
        for (line, y) in wrap(lang.place_none(), canvas.measure())
            .iter()
            .zip(top + 2..)
        {
            canvas.line(MARGIN, y, line, theme::NOTICE);
        }
        return;
    }
    let columns = u16::try_from(PLACE_COLUMNS).unwrap_or(1);
    let cell = (canvas.width().saturating_sub(2 * MARGIN) / columns).min(14);
    let room = canvas.height().saturating_sub(top + 4);
    // Air between the rows, where there is room for all of them.
    let step = if items.len().div_ceil(PLACE_COLUMNS) * 2 <= usize::from(room) + 1 {
        2
    } else {
        1
    };
    let rows = usize::from(room.div_ceil(step));
    // The row in focus stays in sight.
    let first_row = (session.place.focus / PLACE_COLUMNS + 1).saturating_sub(rows);
    for (at, item) in items
        .iter()
        .enumerate()
        .skip(first_row * PLACE_COLUMNS)
        .take(rows * PLACE_COLUMNS)
    {
        let row = u16::try_from(at / PLACE_COLUMNS - first_row).unwrap_or(0);
        let column = u16::try_from(at % PLACE_COLUMNS).unwrap_or(0);
        let name = match item {
            PlaceItem::RestOf(_) => lang.place_rest(),
            PlaceItem::Province(code) | PlaceItem::Place(code) => {
                index.by_code(code).map_or("", |place| place.name.as_str())
            }
        };
        let style = if at == session.place.focus {
            theme::FOCUS
        } else {
            theme::PLAIN
        };
        let text = pad(&format!(" {name}"), usize::from(cell.saturating_sub(1)));
        canvas.line(MARGIN + column * cell, top + 2 + row * step, &text, style);
    }
    let used = items.len().div_ceil(PLACE_COLUMNS).min(rows);
    why(
        session,
        Question::Place,
        top + 2 + u16::try_from(used).unwrap_or(0) * step,
        canvas,
    );
}
