//! All keys that do something here, from the same table that makes them work; and what the marks mean.

use super::paint::{Canvas, MARGIN};
use crate::policy::Mark;
use crate::report::words::mark_word;
use crate::session::{Page, Session};
use crate::text::pad;
use crate::tui::keymap::bindings;
use crate::tui::theme;

pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    canvas.line(MARGIN, 0, lang.help_page_title(), theme::HEADLINE);
    let mut y = 2;
    let mut told: Vec<(&str, &str)> = Vec::new();
    for binding in bindings()
        .iter()
        .filter(|binding| (binding.applies)(session))
    {
        let row = ((binding.name)(lang), (binding.label)(lang));
        if !told.contains(&row) {
            told.push(row);
            canvas.line(
                MARGIN,
                y,
                &format!("{}{}", pad(row.0, 12), row.1),
                theme::PLAIN,
            );
            y += 1;
        }
    }
    if session.page != Page::Result {
        return;
    }
    // Beside the keys, where there is room; below them, where there is not.
    let (x, top) = if canvas.width() >= 72 {
        (MARGIN + 34, 2)
    } else {
        (MARGIN, y + 1)
    };
    for (mark, y) in Mark::ALL.into_iter().zip(top..) {
        let at = canvas.line(x, y, &mark.han().to_string(), theme::mark(mark));
        canvas.line(at + 2, y, mark_word(lang, mark), theme::PLAIN);
    }
}
