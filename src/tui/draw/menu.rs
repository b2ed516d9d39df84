//! A page that is chosen from: large choices in two columns, a digit on each, the whole of it to be pressed.

use super::header;
use super::paint::{Canvas, MARGIN};
use crate::interview::Question;
use crate::policy::Meant;
use crate::session::{Action, Entry, Manner, Menu, Notice, Page, ROWS, Session, Shown};
use crate::text::{cut, pad, width, wrap};
use crate::tui::theme;

/// The rows of a choice: so many in any case (terminal-ui.md R5), and no more than these.
const LEAST_ROWS: u16 = 2;
const MOST_ROWS: u16 = 7;
/// Below the choices: a remark, and the keys.
const BELOW: u16 = 3;
/// The widest a choice gets, and the free columns between two.
const WIDEST: u16 = 46;
const GAP: u16 = 2;
/// What stands for the rest of a text that has no room.
const CUT: &str = "..";
/// A digit with the air around it, and what keeps it from the label.
const DIGIT: usize = 3;
const NUMBER: usize = DIGIT + 1;

pub(super) fn draw(session: &Session, menu: &Menu, canvas: &mut Canvas<'_, '_>) {
    header::question(session, canvas);
    let top = heading(session, canvas);
    if session.why
        && let Page::Ask(question) = session.page
    {
        return why(session, question, top, canvas);
    }
    let top = typed(session, top, canvas);
    if menu.entries.is_empty() {
        return nothing(session, top, canvas);
    }
    choices(session, menu, top, canvas);
    remark(session, menu, canvas);
}

/// What the page asks, or says. Returns the row the choices begin in.
fn heading(session: &Session, canvas: &mut Canvas<'_, '_>) -> u16 {
    let lang = session.lang;
    let cells = canvas.measure();
    let (title, below) = match session.page {
        Page::Welcome => (lang.brand().to_owned(), welcome(session)),
        Page::Ask(question) => (session.wording().question(question), Vec::new()),
        _ => (lang.check_page_title().to_owned(), Vec::new()),
    };
    let mut y = 2;
    for line in wrap(&title, cells) {
        canvas.line(MARGIN, y, &line, theme::HEADLINE);
        y += 1;
    }
    for text in below {
        for line in wrap(&text, cells) {
            canvas.line(MARGIN, y, &line, theme::PLAIN);
            y += 1;
        }
    }
    y + 1
}

/// What the program is for, and what it keeps.
fn welcome(session: &Session) -> Vec<String> {
    let lang = session.lang;
    let mut says = vec![
        lang.welcome_about().to_owned(),
        lang.welcome_privacy().to_owned(),
    ];
    if let Manner::Kiosk(patience) = session.manner {
        let seconds = (patience.question + patience.notice).as_secs();
        says.push(lang.welcome_forgets(seconds));
    }
    says
}

/// What was typed to find a place. Returns the row below.
fn typed(session: &Session, top: u16, canvas: &mut Canvas<'_, '_>) -> u16 {
    if session.page != Page::Ask(Question::Place) || session.place.typed.is_empty() {
        return top;
    }
    let x = canvas.line(MARGIN, top - 1, session.lang.typed(), theme::QUIET);
    let x = canvas.line(x + 1, top - 1, &session.place.typed, theme::HEADLINE);
    canvas.cursor(x, top - 1);
    top + 1
}

/// What was typed leads nowhere.
fn nothing(session: &Session, top: u16, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let text = match session.shelf.index().meant(&session.place.typed) {
        Meant::Elsewhere => lang.place_elsewhere(),
        _ => lang.place_none(),
    };
    for (line, y) in wrap(text, canvas.measure()).iter().zip(top..) {
        canvas.line(MARGIN, y, line, theme::NOTICE);
    }
}

/// Why it is asked, in place of the choices.
fn why(session: &Session, question: Question, top: u16, canvas: &mut Canvas<'_, '_>) {
    let text = session.lang.why_asked(session.wording().why(question));
    let mut y = top;
    for line in wrap(&text, canvas.measure()) {
        canvas.line(MARGIN, y, &line, theme::PLAIN);
        y += 1;
    }
    for line in wrap(session.lang.why_go_on(), canvas.measure()) {
        canvas.line(MARGIN, y + 1, &line, theme::QUIET);
        y += 1;
    }
    let all = (canvas.width(), canvas.height());
    canvas.cover(0..canvas.height());
    canvas.target(0, 0, all, Action::Why);
}

fn choices(session: &Session, menu: &Menu, top: u16, canvas: &mut Canvas<'_, '_>) {
    let shown = menu.shown(session.menu_page);
    // Few choices stand below each other, with room for what they say.
    let columns: u16 = if shown.len() <= ROWS { 1 } else { 2 };
    let rows = if columns == 2 {
        ROWS
    } else {
        shown.len().max(1)
    };
    let room = canvas.height().saturating_sub(top + BELOW);
    let height = (room / u16::try_from(rows).unwrap_or(1)).clamp(LEAST_ROWS, MOST_ROWS);
    let across = canvas
        .width()
        .saturating_sub(2 * MARGIN + (columns - 1) * GAP);
    let cell = (across / columns).min(if columns == 1 { 2 * WIDEST } else { WIDEST });
    for (n, Shown { slot, at }) in shown.iter().enumerate() {
        let Some(entry) = menu.entries.get(*at) else {
            continue;
        };
        // In two columns every digit has its place.
        let (column, row) = if columns == 2 {
            (slot / ROWS, slot % ROWS)
        } else {
            (0, n)
        };
        let x = MARGIN + u16::try_from(column).unwrap_or(0) * (cell + GAP);
        let y = top + u16::try_from(row).unwrap_or(0) * height;
        let focus = *at == session.focus;
        choice(entry, *slot, focus, (x, y), (cell, height), canvas);
        canvas.target(x, y, (cell, height), Action::Take(*at));
    }
}

/// A choice: its digit, what it is called, and below that its official term; a long name takes that row as well.
fn choice(
    entry: &Entry,
    slot: usize,
    focus: bool,
    (x, y): (u16, u16),
    (columns, rows): (u16, u16),
    canvas: &mut Canvas<'_, '_>,
) {
    let inner = usize::from(columns).saturating_sub(NUMBER);
    // The last row stays free: what is pressed beside the one meant is seen in time.
    let most = usize::from(rows.saturating_sub(1)).max(1);
    let mut lines: Vec<(String, bool)> = wrap(&entry.label, inner)
        .into_iter()
        .map(|line| (line, true))
        .collect();
    if let Some(detail) = &entry.detail {
        let room = most.saturating_sub(lines.len());
        let wrapped = wrap(detail, inner);
        let is_cut = wrapped.len() > room;
        let kept = wrapped.into_iter().take(room).map(|line| (line, false));
        lines.extend(kept);
        // Half a question says something else than the whole: it is seen to be half.
        if let Some((last, _)) = lines.last_mut().filter(|_| is_cut && room > 0) {
            *last = format!("{}{CUT}", cut(last, inner.saturating_sub(CUT.len())));
        }
    }
    lines.truncate(most);
    for (n, (line, is_label)) in lines.into_iter().enumerate() {
        let y = y + u16::try_from(n).unwrap_or(0);
        let number = if n == 0 {
            format!(" {} ", slot + 1)
        } else {
            " ".repeat(DIGIT)
        };
        let style = match (focus, is_label) {
            (true, _) => theme::FOCUS,
            (false, true) => theme::PLAIN,
            (false, false) => theme::QUIET,
        };
        // The digit stands out like a key: it is seen that there is something to press.
        let numbered = if focus || n == 0 {
            theme::FOCUS
        } else {
            theme::PLAIN
        };
        let after = canvas.line(x, y, &number, numbered);
        let after = canvas.line(after, y, " ", style);
        let text = pad(cut(&line, inner), inner);
        canvas.line(after, y, &text, style);
    }
}

/// Below the choices: what is said of the last key; else how far the list goes, or how else one finds a place.
fn remark(session: &Session, menu: &Menu, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let y = canvas.height().saturating_sub(BELOW);
    if let Some(text) = session.remark_text().filter(|_| !session.asks_to_confirm()) {
        let lines = wrap(&text, canvas.measure());
        canvas.line(
            MARGIN,
            y,
            lines.first().map_or("", String::as_str),
            theme::NOTICE,
        );
        return;
    }
    let notice = (session.page == Page::Check).then(|| match session.notice {
        Notice::HowToChange => lang.menu_change().to_owned(),
        Notice::WhatIf => lang.menu_what_if().to_owned(),
        Notice::Contradiction | Notice::Dropped(_) => session.notice_text(),
    });
    let place = session.page == Page::Ask(Question::Place) && session.place.typed.is_empty();
    let says = match notice {
        Some(notice) => notice,
        None if place => lang.place_by_letters().to_owned(),
        None => String::new(),
    };
    let pages = menu.pages();
    let of = if pages > 1 {
        lang.menu_page(session.menu_page + 1, pages)
    } else {
        String::new()
    };
    let room = canvas.measure().saturating_sub(width(&of) + 2);
    let line = wrap(&says, room).into_iter().next().unwrap_or_default();
    canvas.line(MARGIN, y, &line, theme::QUIET);
    canvas.right(y, &of, theme::QUIET);
}
