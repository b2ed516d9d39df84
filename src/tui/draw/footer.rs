//! The last rows: the keys that matter here, from the same table that makes them work; each can be pressed.

use super::paint::{Canvas, MARGIN};
use crate::session::{Action, Session};
use crate::text::width;
use crate::tui::input::KeyCode;
use crate::tui::keymap::{Binding, applying};
use crate::tui::theme;

/// Between two keys, where there is room; and where there is little.
const GAPS: [usize; 2] = [3, 2];
/// At a machine that many share what is pressed is two rows high, and this wide at least.
const TALL: u16 = 2;
const LEAST: u16 = 10;

/// A key of the footer.
struct Shown {
    rank: u8,
    text: String,
    action: Action,
}

/// How many rows it takes.
pub(super) const fn rows(session: &Session) -> u16 {
    if session.is_kiosk() { TALL } else { 1 }
}

pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) {
    // There the whole page is one key.
    if session.why_fills_the_page() {
        return;
    }
    let rows = rows(session);
    let y = canvas.height().saturating_sub(rows);
    // What is asked has the whole width, whatever stands there.
    let columns = if session.asks_to_confirm() {
        canvas.width()
    } else {
        canvas.key_columns()
    };
    let blank = " ".repeat(usize::from(columns));
    for y in y..canvas.height() {
        canvas.line(0, y, &blank, theme::PLAIN);
    }
    canvas.cover(y..canvas.height());
    if session.asks_to_confirm()
        && let Some(remark) = session.remark_text()
    {
        if !session.is_kiosk() {
            canvas.line(MARGIN, y, &remark, theme::NOTICE);
            canvas.target(0, y, (canvas.width(), rows), Action::Restart);
            return;
        }
        canvas.cover(y.saturating_sub(1)..y);
        canvas.line(0, y.saturating_sub(1), &blank, theme::PLAIN);
        canvas.line(MARGIN, y.saturating_sub(1), &remark, theme::NOTICE);
    }
    let room = usize::from(columns.saturating_sub(MARGIN));
    let keep = if session.question().is_some() {
        KEEP_ASKED
    } else {
        KEEP
    };
    let (shown, gap) = fitting(keys(session), room, keep);
    let mut x = MARGIN;
    for key in shown {
        let after = canvas.line(x, y, &key.text, theme::QUIET);
        let columns = if session.is_kiosk() {
            (after - x + 1).max(LEAST)
        } else {
            after - x
        };
        canvas.target(x, y, (columns, rows), key.action);
        x = after + u16::try_from(gap).unwrap_or(0);
    }
}

/// The keys that do something here, and belong into the footer.
fn keys(session: &Session) -> Vec<Shown> {
    let lang = session.lang;
    let rows = applying(session).filter(|row| is_for(session, row));
    rows.filter_map(|row| {
        let rank = row.footer?;
        Some(Shown {
            rank,
            text: format!("{} {}", row.name_in(session), (row.label)(lang)),
            action: row.action,
        })
    })
    .collect()
}

/// At a machine that many share only what digits do is shown, and how to get help and the other language.
fn is_for(session: &Session, row: &Binding) -> bool {
    if !session.is_kiosk() {
        return true;
    }
    let by_character = row
        .keys_with(&session.keys)
        .first()
        .is_some_and(|key| matches!(key.code, KeyCode::Char(_)));
    if session.asks_to_confirm() {
        return by_character && matches!(row.action, Action::Restart | Action::Stay);
    }
    by_character || row.action == Action::Language
}

/// What fits, the most needed first; then in the order of the ranks. And the gap between two.
fn fitting(mut shown: Vec<Shown>, room: usize, keep: [u8; 9]) -> (Vec<Shown>, usize) {
    let all: usize = shown.iter().map(|key| width(&key.text)).sum();
    let [wide, narrow] = GAPS;
    let gap = if all + wide * shown.len().saturating_sub(1) <= room {
        wide
    } else {
        narrow
    };
    let need = |key: &Shown| keep.iter().position(|kept| *kept == key.rank);
    shown.sort_by_key(|key| need(key).unwrap_or(usize::MAX));
    let mut used = 0;
    shown.retain(|key| {
        let fits = used + width(&key.text) <= room;
        if fits {
            used += width(&key.text) + gap;
        }
        fits
    });
    shown.sort_by_key(|key| key.rank);
    (shown, gap)
}

/// In a narrow window: back, help and leaving first, then what goes on.
const KEEP: [u8; 9] = [0, 7, 8, 1, 2, 3, 5, 4, 6];
/// Where something is asked, why it is comes before another way to answer it.
const KEEP_ASKED: [u8; 9] = [0, 7, 8, 1, 2, 5, 3, 4, 6];
