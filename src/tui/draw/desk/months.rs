//! The months, one a row: the exact state, the plain word for it, and the other lines; beside it, where something else is
//! supposed, what the other call shows.

use super::{Pane, title};
use crate::calendar::Month;
use crate::engine::Line;
use crate::report::{Report, Row, plain_months, sheet};
use crate::session::{Action, Call, Deed, Part, Session};
use crate::text::{cut, wrap};
use crate::tui::draw::calendar::draw_text;
use crate::tui::draw::paint::Canvas;
use crate::tui::theme;

/// From so many columns on a month is named with all of its year.
const FULL: u16 = 36;
/// The columns of a month's name, with all of its year and without; of a state, and of the plain word.
const NAMES: [u16; 2] = [8, 6];
const STATE: u16 = 5;
const WORD: u16 = 9;
/// The columns of a state of another line.
const LIGHT: u16 = 3;
/// No more months than this are shown: three before this one, and the year after.
const MOST: u16 = 16;
/// The months before the one of today that stay in sight, where there is room.
const BEFORE: i32 = 3;

pub(super) fn draw(session: &Session, call: &Call, pane: Pane, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    title(session, Part::Months, pane, lang.desk_part_months(), canvas);
    let Some(report) = &call.report else {
        let says = match &call.fault {
            Some(fault) => crate::report::pack_problems(lang, fault),
            None => match call.needs() {
                Some(field) => lang.desk_needs(session.desk_field_name(field)),
                None => lang.desk_empty().to_owned(),
            },
        };
        for (line, y) in wrap(&says, pane.cells()).iter().zip(0..) {
            pane.line(y, line, theme::QUIET, canvas);
        }
        return;
    };
    let other = session
        .desk
        .supposed_of()
        .and_then(|of| Some((of.number, of.report.as_ref()?)));
    let count = pane.height.saturating_sub(1).min(MOST);
    let first = first_shown(report, call.view.month, count);
    let months = u8::try_from(count).unwrap_or(u8::MAX);
    let sheet = sheet(lang, report, first, months);
    let plain = plain_months(lang, report, first, months);
    let beside =
        other.map(|(number, other)| (number, crate::report::sheet(lang, other, first, months)));
    let [full, short] = NAMES;
    let state_at = if pane.width >= FULL { full } else { short };
    let mut word_at = state_at + STATE;
    if let Some((number, _)) = &beside {
        pane.at(
            state_at + STATE,
            0,
            &lang.desk_as_call(*number),
            theme::QUIET,
            canvas,
        );
        word_at += STATE;
    }
    // On whose word a month rests comes before the other lines.
    let local = sheet.rows.iter();
    let local = local.filter(|row| row.line.is_none() && row.name == lang.local_name());
    let sides = sheet.rows.iter();
    let sides = sides.filter(|row| row.line.is_some_and(|line| line != Line::Fund));
    let lights: Vec<&Row> = local.chain(sides).collect();
    for (row, at) in lights.iter().zip(0_u16..) {
        let called = row.line.map_or("", |line| head(session, line));
        let is_looked_at = row.line == Some(call.view.line);
        let meaning = if is_looked_at {
            theme::HEADLINE
        } else {
            theme::QUIET
        };
        pane.at(word_at + WORD + at * LIGHT, 0, called, meaning, canvas);
    }
    let fund = sheet.rows.first();
    for ((month, plain), y) in sheet.months.iter().zip(&plain).zip(1_u16..) {
        let n = usize::from(y - 1);
        let focus = *month == call.view.month;
        let today = *month == Month::of(report.answer.as_of);
        let name = match (focus, today) {
            (true, _) => theme::FOCUS,
            (_, true) => theme::HEADLINE,
            _ => theme::QUIET,
        };
        let called = month.to_string();
        let short = if pane.width >= FULL { 0 } else { 2 };
        pane.line(y, called.get(short..).unwrap_or(&called), name, canvas);
        let mut show = |row: &Row, x: u16, most: usize| {
            if let Some(cell) = row.cells.get(n) {
                let text = cut(&cell.text, most);
                draw_text(row, cell, text, (pane.x + x, pane.y + y), canvas);
            }
        };
        if let Some(row) = fund {
            show(row, state_at, usize::MAX);
        }
        if let Some(row) = beside.as_ref().and_then(|(_, other)| other.rows.first()) {
            show(row, state_at + STATE, usize::MAX);
        }
        for (row, at) in lights.iter().zip(0_u16..) {
            let x = word_at + WORD + at * LIGHT;
            if x + LIGHT <= pane.width + 1 {
                show(row, x, 2);
            }
        }
        let word = cut(plain.word, usize::from(WORD));
        pane.at(word_at, y, word, theme::plain(plain.plain), canvas);
        let action = Action::Desk(Deed::Month(*month));
        canvas.target(pane.x, pane.y + y, (pane.width, 1), action);
    }
}

/// The first month shown: the one in focus is among them.
fn first_shown(report: &Report, focus: Month, count: u16) -> Month {
    let count = i32::from(count.max(1));
    let opens = Month::of(report.answer.as_of).plus(-BEFORE);
    if focus < opens {
        focus
    } else if focus.since(opens) >= count {
        focus.plus(1 - count)
    } else {
        opens
    }
}

/// One character for a line, above its states.
fn head(session: &Session, line: Line) -> &'static str {
    let lang = session.lang;
    match line {
        Line::Fund => "",
        Line::Account => lang.desk_head_account(),
        Line::Settlement => lang.desk_head_settlement(),
        Line::Family => lang.desk_head_family(),
        Line::Share => lang.desk_head_share(),
    }
}
