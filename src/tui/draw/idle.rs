//! Pages that take the place of a visit: nobody has done anything for a while, and everything will be forgotten; or the visit
//! before broke. Both say how to go on.

use super::paint::{Canvas, MARGIN};
use crate::session::{Mishap, Session};
use crate::text::wrap;
use crate::tui::theme::{self, Meaning};

/// So many seconds before everything is forgotten.
pub(super) fn notice(session: &Session, left: u64, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let says = [
        (lang.idle_title().to_owned(), theme::HEADLINE),
        (lang.idle_left(left), theme::NOTICE),
        (lang.idle_go_on().to_owned(), theme::PLAIN),
    ];
    say(&says, canvas);
}

/// The visit before broke.
pub(super) fn mishap(session: &Session, mishap: &Mishap, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let says = [
        (lang.mishap_title().to_owned(), theme::HEADLINE),
        (lang.mishap_forgotten().to_owned(), theme::PLAIN),
        (lang.mishap_go_on().to_owned(), theme::PLAIN),
        (lang.mishap_code(&mishap.code), theme::QUIET),
    ];
    say(&says, canvas);
}

fn say(says: &[(String, Meaning)], canvas: &mut Canvas<'_, '_>) {
    let mut y = canvas.height() / 3;
    for (text, style) in says {
        for line in wrap(text, canvas.measure()) {
            canvas.line(MARGIN, y, &line, *style);
            y += 1;
        }
        y += 1;
    }
}
