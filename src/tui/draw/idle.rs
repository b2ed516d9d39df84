//! Nobody has done anything for a while: it is said that everything will be forgotten, and how to go on.

use super::paint::{Canvas, MARGIN};
use crate::session::Session;
use crate::text::wrap;
use crate::tui::theme;

/// Draws the notice, so many seconds before everything is forgotten.
pub(super) fn draw(session: &Session, left: u64, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let mut y = canvas.height() / 3;
    let says = [
        (lang.idle_title().to_owned(), theme::HEADLINE),
        (lang.idle_left(left), theme::NOTICE),
        (lang.idle_go_on().to_owned(), theme::PLAIN),
    ];
    for (text, style) in says {
        for line in wrap(&text, canvas.measure()) {
            canvas.line(MARGIN, y, &line, style);
            y += 1;
        }
        y += 1;
    }
}
