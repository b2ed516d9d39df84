//! A line of text that is being written, with the cursor in it.

use super::paint::Canvas;
use crate::session::Edit;
use crate::text::{cut, width};
use crate::tui::theme;

/// Draws it in so many cells from `x` on. Returns the byte from which on it is shown.
pub(super) fn draw(
    edit: &Edit,
    (x, y): (u16, u16),
    room: usize,
    canvas: &mut Canvas<'_, '_>,
) -> usize {
    let head = edit.text.get(..edit.at).unwrap_or_default();
    // The cursor stays in sight: what does not fit is left away at the beginning.
    let from = first_shown(head, room);
    let shown = edit.text.get(from..).unwrap_or_default();
    canvas.line(x, y, cut(shown, room), theme::PLAIN);
    let before = edit.text.get(from..edit.at.max(from)).unwrap_or_default();
    canvas.cursor(x + u16::try_from(width(before)).unwrap_or(0), y);
    from
}

/// The byte from which on a text is shown so that its end is in sight.
fn first_shown(head: &str, room: usize) -> usize {
    let mut from = 0;
    for (at, c) in head.char_indices() {
        if width(head.get(from..).unwrap_or_default()) < room {
            break;
        }
        from = at + c.len_utf8();
    }
    from
}
