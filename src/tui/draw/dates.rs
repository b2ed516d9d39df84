//! Questions for a month or a day: a small calendar to walk, or digits to type.

use chrono::Datelike;

use super::choices::{heading, why};
use super::paint::{Canvas, MARGIN};
use crate::calendar::Month;
use crate::interview::Question;
use crate::session::{Action, Direction, Session};
use crate::text::{pad, width, wrap};
use crate::tui::theme;

const MONTH_CELL: u16 = 8;
const DAY_CELL: u16 = 5;
/// A month touches as many weeks at most.
const MOST_WEEKS: u16 = 6;
/// What stands for a date that cannot be chosen: not every terminal shows what is dim.
const OUT_OF_REACH: &str = "-";

pub(super) fn draw_month(session: &Session, question: Question, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let top = heading(session, question, canvas);
    let field = &session.month;
    title(&lang.year(field.focus.year()), top, canvas);
    for number in 1..=12u8 {
        let month = Month::in_year(field.focus.year(), number);
        let at = u16::from(number) - 1;
        let style = match month {
            month if month == field.focus => theme::FOCUS,
            month if month < field.earliest || month > field.latest => theme::QUIET,
            _ => theme::PLAIN,
        };
        let name = if (field.earliest..=field.latest).contains(&month) {
            lang.month_number(number)
        } else {
            OUT_OF_REACH.to_owned()
        };
        let text = pad(&format!(" {name}"), usize::from(MONTH_CELL - 1));
        let (x, y) = (MARGIN + at % 4 * MONTH_CELL, top + 2 + at / 4 * 2);
        canvas.line(x, y, &text, style);
        canvas.target(x, y, (MONTH_CELL, 2), Action::TakeMonth(month));
    }
    let y = top + 8;
    let y = typed(
        session,
        &field.typed,
        field.is_clear(),
        lang.type_month(),
        y,
        canvas,
    );
    why(session, question, y + 1, canvas);
}

pub(super) fn draw_day(session: &Session, question: Question, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let top = heading(session, question, canvas);
    let field = &session.day;
    let month = Month::of(field.focus);
    title(&lang.month(month), top, canvas);
    for (at, name) in lang.weekdays().split(' ').enumerate() {
        let x = MARGIN + u16::try_from(at).unwrap_or(0) * DAY_CELL;
        canvas.line(x, top + 1, &format!(" {name}"), theme::QUIET);
    }
    let mut day = month.first();
    let mut row = 0;
    while day <= month.last() {
        let column = u16::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
        let style = match day {
            day if day == field.focus => theme::FOCUS,
            day if day < field.earliest || day > field.latest => theme::QUIET,
            _ => theme::PLAIN,
        };
        let text = if (field.earliest..=field.latest).contains(&day) {
            format!(" {:>2} ", day.day())
        } else {
            format!(" {OUT_OF_REACH:>2} ")
        };
        let (x, y) = (MARGIN + column * DAY_CELL, top + 2 + row);
        canvas.line(x, y, &text, style);
        canvas.target(x, y, (DAY_CELL, 1), Action::TakeDay(day));
        if column == 6 {
            row += 1;
        }
        match day.succ_opt() {
            Some(next) => day = next,
            None => break,
        }
    }
    // Months of four weeks and of six leave what is below in its place.
    let y = top + 2 + MOST_WEEKS + 1;
    let y = typed(
        session,
        &field.typed,
        field.is_clear(),
        lang.type_day(),
        y,
        canvas,
    );
    why(session, question, y + 1, canvas);
}

/// The year or month shown, and the ways to the one before and the one after.
fn title(shown: &str, top: u16, canvas: &mut Canvas<'_, '_>) {
    let ways = [
        ("<", Action::Move(Direction::PageUp)),
        (">", Action::Move(Direction::PageDown)),
    ];
    let mut x = canvas.line(MARGIN, top, shown, theme::HEADLINE) + 2;
    for (sign, action) in ways {
        canvas.line(x, top, &format!(" {sign} "), theme::QUIET);
        canvas.target(x, top, (3, 1), action);
        x += 4;
    }
}

/// What was typed so far; and how to type, as long as that is nothing, or cannot be taken; below it, why it was not taken.
/// Returns the first free row.
fn typed(
    session: &Session,
    typed: &str,
    clear: bool,
    how: &str,
    y: u16,
    canvas: &mut Canvas<'_, '_>,
) -> u16 {
    let mut x = MARGIN;
    if !typed.is_empty() {
        x = canvas.line(x, y, session.lang.typed(), theme::QUIET);
        x = canvas.line(x + 1, y, typed, theme::HEADLINE);
        canvas.cursor(x, y);
        x += 3;
    }
    let refusal = session.refusal();
    // Half of an example would be a wrong one.
    let fits = usize::from(x) + width(how) <= usize::from(canvas.width());
    if typed.is_empty() || !clear && refusal.is_none() && fits {
        canvas.line(x, y, how, theme::QUIET);
    }
    let mut y = y + 1;
    if let Some(refusal) = refusal {
        for line in wrap(&refusal, canvas.measure()) {
            canvas.line(MARGIN, y, &line, theme::NOTICE);
            y += 1;
        }
    }
    y
}
