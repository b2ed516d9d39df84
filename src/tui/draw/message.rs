//! Pages that only say something: it is not known which insurance somebody has; a pack is faulty.

use super::header;
use super::paint::{Canvas, MARGIN};
use crate::report::pack_problems;
use crate::session::Session;
use crate::text::wrap;
use crate::tui::theme;

pub(super) fn unresolved(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    header::back(session, canvas);
    canvas.line(MARGIN, 2, lang.unresolved_title(), theme::HEADLINE);
    let y = paragraph(lang.unresolved_why(), 4, canvas);
    let y = paragraph(lang.unresolved_ask(), y + 1, canvas);
    for line in wrap(&lang.quote(lang.unresolved_question()), canvas.measure()) {
        canvas.line(MARGIN, y + 1, &line, theme::HEADLINE);
    }
}

pub(super) fn fault(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    header::back(session, canvas);
    canvas.line(MARGIN, 2, lang.fault_title(), theme::NOTICE);
    let Some(fault) = &session.fault else { return };
    let text = pack_problems(lang, fault);
    let rows = usize::from(canvas.height().saturating_sub(6));
    for (line, y) in text.lines().take(rows).zip(4..) {
        canvas.line(MARGIN, y, line, theme::PLAIN);
    }
}

fn paragraph(text: &str, y: u16, canvas: &mut Canvas<'_, '_>) -> u16 {
    let mut y = y;
    for line in wrap(text, canvas.measure()) {
        canvas.line(MARGIN, y, &line, theme::PLAIN);
        y += 1;
    }
    y
}
