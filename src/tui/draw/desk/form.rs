//! What was told: a row a field, and below what the field at hand offers.

use super::{Pane, shortened, title};
use crate::interview::Field;
use crate::session::{Action, Call, Deed, Part, Session, Told};
use crate::text::wrap;
use crate::tui::draw::paint::Canvas;
use crate::tui::theme;

/// The columns of the names of fields, with the blank behind.
const NAMES: u16 = 14;
/// So many places that fit are shown.
const PLACES: usize = 6;

pub(super) fn draw(session: &Session, call: &Call, pane: Pane, canvas: &mut Canvas<'_, '_>) {
    title(
        session,
        Part::Form,
        pane,
        session.lang.desk_part_form(),
        canvas,
    );
    if let Told::Case(_) = call.told {
        return own_case(session, call, pane, canvas);
    }
    let rows = session.desk_rows(call);
    let offers = offers(session, pane.cells());
    let offered = u16::try_from(offers.len()).unwrap_or(u16::MAX);
    let count = u16::try_from(rows.len()).unwrap_or(0);
    // In a low window nothing stays free between the two.
    let gap = u16::from(count + offered < pane.height);
    let shown = pane.height.saturating_sub(offered + gap).max(3);
    let at = u16::try_from(session.desk.row).unwrap_or(0);
    let first = (at + 1).saturating_sub(shown).min(count.saturating_sub(1));
    let mut y = 0;
    for (row, n) in rows
        .iter()
        .zip(0_u16..)
        .skip(first.into())
        .take(shown.into())
    {
        let focus = n == at;
        let name = match (focus, row.settles) {
            (true, _) => theme::HEADLINE,
            (_, true) => theme::NOTICE,
            _ => theme::QUIET,
        };
        pane.line(y, row.name, name, canvas);
        let typed = &session.desk.typed;
        if focus && session.desk.part == Part::Form {
            let text = if typed.is_empty() { &row.says } else { typed };
            let room = usize::from(pane.width.saturating_sub(NAMES));
            let blank = " ".repeat(room);
            pane.at(NAMES, y, &blank, theme::FOCUS, canvas);
            let end = pane.at(NAMES, y, text, theme::FOCUS, canvas);
            if !typed.is_empty() && session.desk.prompt.is_none() {
                canvas.cursor(end, pane.y + y);
            }
        } else {
            let room = usize::from(pane.width.saturating_sub(NAMES));
            let says = shortened(&row.says, room);
            pane.at(NAMES, y, &says, theme::PLAIN, canvas);
        }
        let field = Action::Desk(Deed::Field(n.into()));
        canvas.target(pane.x, pane.y + y, (pane.width, 1), field);
        y += 1;
    }
    y += gap;
    for (text, choice) in offers {
        let meaning = if choice == Offer::Focus {
            theme::FOCUS
        } else {
            theme::QUIET
        };
        pane.line(y, &text, meaning, canvas);
        if let Offer::Choice(at) = choice
            && y < pane.height
        {
            let action = Action::Desk(Deed::Choice(at));
            canvas.target(pane.x, pane.y + y, (pane.width, 1), action);
        }
        y += 1;
    }
}

/// What a line below the form is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Offer {
    Choice(usize),
    Focus,
    Hint,
}

/// What the field at hand offers.
fn offers(session: &Session, cells: usize) -> Vec<(String, Offer)> {
    let lang = session.lang;
    let hint = |text: &str| -> Vec<(String, Offer)> {
        let lines = wrap(text, cells).into_iter();
        lines.map(|line| (line, Offer::Hint)).collect()
    };
    let Some(field) = session.desk.field() else {
        return Vec::new();
    };
    if field == Field::Place {
        let index = session.shelf.index();
        let items = session.desk_places();
        if items.is_empty() {
            return hint(lang.desk_only_place());
        }
        let focus = session.desk.listed.min(items.len() - 1);
        let first = (focus + 1).saturating_sub(PLACES);
        let shown = items.iter().enumerate().skip(first).take(PLACES);
        return shown
            .map(|(at, item)| {
                let label = item.label(lang, index);
                let within = item.detail(lang, index, &session.desk.typed);
                let text = match within {
                    Some(within) => format!("{label}  {within}"),
                    None => label,
                };
                let offer = if at == focus {
                    Offer::Focus
                } else {
                    Offer::Hint
                };
                (text, offer)
            })
            .collect();
    }
    let mut offers = Vec::new();
    for (at, label) in session.desk_choices().into_iter().enumerate() {
        // Where no date is typed a digit chooses as well, and is what is shown.
        let first = if field.takes_dates() { b'a' } else { b'1' };
        let letter = u8::try_from(at).ok().and_then(|at| first.checked_add(at));
        let letter = letter.map_or(' ', char::from);
        let indent = 2;
        for (n, line) in wrap(&label, cells.saturating_sub(indent))
            .iter()
            .enumerate()
        {
            let mark = if n == 0 { letter } else { ' ' };
            offers.push((format!("{mark} {line}"), Offer::Choice(at)));
        }
    }
    if field.takes_dates() {
        let says = if offers.is_empty() {
            lang.desk_only_date()
        } else {
            lang.desk_or_date()
        };
        offers.extend(hint(says));
    }
    offers
}

/// A case of its own, in the words of its line: one thing told a row.
fn own_case(session: &Session, call: &Call, pane: Pane, canvas: &mut Canvas<'_, '_>) {
    let Some(line) = call.line(&session.shelf) else {
        return;
    };
    let mut y = 0;
    for text in wrap(&line, pane.cells()) {
        pane.line(y, &text, theme::PLAIN, canvas);
        y += 1;
    }
    y += 1;
    for text in wrap(session.lang.desk_on_its_line(), pane.cells()) {
        pane.line(y, &text, theme::QUIET, canvas);
        y += 1;
    }
    let action = Action::Desk(Deed::Line);
    canvas.target(pane.x, pane.y, (pane.width, y), action);
}
