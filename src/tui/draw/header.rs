//! The first row of every page: back, and what one should know all the time.

use super::paint::{Canvas, MARGIN};
use crate::session::{Action, Going, Page, Session};
use crate::text::width;
use crate::tui::keymap::applying;
use crate::tui::theme;

/// What is pressed reaches a row below what is seen.
const ROWS: u16 = 2;
/// And is no narrower than this.
const LEAST: u16 = 12;

/// Back on the left; where one cannot go back, the program's name.
pub(super) fn back(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    if session.can_go_back() {
        let label = lang.header_back();
        let x = canvas.line(MARGIN, 0, label, theme::PLAIN);
        let columns = (x + 1).max(LEAST);
        canvas.target(0, 0, (columns, ROWS), Action::Back);
    } else if session.page != Page::Welcome {
        canvas.line(MARGIN, 0, lang.brand(), theme::QUIET);
    }
}

/// Back, and how far one is with the questions.
pub(super) fn question(session: &Session, canvas: &mut Canvas<'_, '_>) {
    back(session, canvas);
    if session.page == Page::Welcome {
        return;
    }
    canvas.right(0, &progress(session), theme::QUIET);
}

/// Back, whom the answer is about, and today.
pub(super) fn answer(session: &Session, about: &str, canvas: &mut Canvas<'_, '_>) {
    back(session, canvas);
    let today = session.lang.header_today(session.lang.day(session.today));
    let back = MARGIN + u16::try_from(width(session.lang.header_back())).unwrap_or(0);
    canvas.line(back + 2, 0, about, theme::PLAIN);
    canvas.right(0, &today, theme::QUIET);
    if session.is_comparing() {
        canvas.line(MARGIN, 1, session.lang.compare_supposed(), theme::NOTICE);
    }
    if session.is_kiosk() {
        language(session, canvas);
    } else {
        take_home(session, canvas);
    }
}

/// The other language, where the keys below leave no room for it.
fn language(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let label = session.lang.act_language();
    canvas.right(1, label, theme::QUIET);
    let x = canvas.width().saturating_sub(LEAST);
    canvas.target(x, 1, (LEAST, ROWS), Action::Language);
}

/// How the answer is taken home, where the keys below leave no room for it.
fn take_home(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let row = applying(session).find(|row| row.action == Action::TakeHome);
    let Some(row) = row.filter(|_| session.page == Page::Result) else {
        return;
    };
    let text = format!("{} {}", row.name_in(session), (row.label)(session.lang));
    canvas.right(1, &text, theme::QUIET);
    let columns = u16::try_from(width(&text)).unwrap_or(0) + MARGIN;
    let x = canvas.width().saturating_sub(columns);
    canvas.target(x, 1, (columns, 1), row.action);
}

/// How far one is, in words.
fn progress(session: &Session) -> String {
    let lang = session.lang;
    match (&session.going, session.left()) {
        (Going::Changing { .. }, _) => lang.progress_changing().to_owned(),
        (Going::Completing { .. }, _) => lang.progress_completing().to_owned(),
        (Going::Through, 0) => String::new(),
        (Going::Through, 1) => lang.progress_last().to_owned(),
        (Going::Through, left) => lang.progress_left(left),
    }
}
