//! Months painted one by one: a row a year, below them what the fund does if it was so.

use super::choices::{heading, why};
use super::paint::{Canvas, MARGIN};
use crate::calendar::Month;
use crate::engine::Timeline;
use crate::interview::{Painted, Question};
use crate::policy::Mark;
use crate::report::{fund_cell, glance, legend};
use crate::session::{Action, Brush, Direction, Session, StripField, Waits};
use crate::text::{width, wrap};
use crate::tui::theme::{self, Meaning};

/// The year before its months.
const NAME_CELLS: u16 = 8;
/// The widest and the narrowest a month gets: two states need four cells, and one between them.
const CELLS: (u16, u16) = (6, 4);
const IN_A_ROW: u16 = 12;
/// Two years touch three; in a higher window there are more.
const YEARS: u8 = 3;
const MORE_YEARS: u8 = 5;
/// From so many rows on a window is high.
const HIGH: u16 = 30;
/// From so many rows on there is room for a row of air.
const AIRY: u16 = 24;
/// What is pressed reaches a row below what is seen.
const PRESSED: u16 = 2;
/// Between two signs that are explained.
const BETWEEN: &str = "  ";
/// What stands for a month that is still to come.
const TO_COME: &str = "-";

pub(super) fn draw(session: &Session, question: Question, canvas: &mut Canvas<'_, '_>) {
    let field = &session.strip;
    let top = heading(session, question, canvas);
    let air = u16::from(canvas.height() >= AIRY);
    let y = months(session, top, canvas);
    let y = prompt(session, y + air, canvas);
    let y = buttons(session, y, canvas) + air;
    let y = calendar(session, field, y, canvas);
    why(session, question, y, canvas);
}

fn cell(canvas: &Canvas<'_, '_>) -> u16 {
    let (widest, narrowest) = CELLS;
    let room = canvas.width().saturating_sub(2 * MARGIN + NAME_CELLS);
    (room / IN_A_ROW).clamp(narrowest, widest)
}

/// Where a month stands in the row of its year.
fn column(month: Month, cell: u16) -> u16 {
    let at = u16::try_from(month.number()).unwrap_or(1).saturating_sub(1);
    MARGIN + NAME_CELLS + at * cell
}

fn year_of(year: i32) -> impl Iterator<Item = Month> {
    (1..=12).map(move |number| Month::in_year(year, number))
}

/// The years shown: the last ones, or from that of the month in focus. What was before them is said in words until somebody
/// goes there.
fn years(field: &StripField, canvas: &Canvas<'_, '_>) -> std::ops::Range<i32> {
    let count = if canvas.height() >= HIGH {
        MORE_YEARS
    } else {
        YEARS
    };
    let count = i32::from(count);
    let first = (field.strip.last().year() + 1 - count).min(field.focus.year());
    let first = first.max(field.strip.first().year());
    first..(first + count).min(field.strip.last().year() + 1)
}

fn months(session: &Session, top: u16, canvas: &mut Canvas<'_, '_>) -> u16 {
    let (lang, field) = (session.lang, &session.strip);
    let cell = cell(canvas);
    let mut y = top;
    for year in years(field, canvas) {
        canvas.line(MARGIN, y, &lang.year(year), theme::QUIET);
        for month in year_of(year) {
            let x = column(month, cell);
            canvas.target(x, y, (cell, 2), Action::Mark(Some(month)));
            let style = if month == field.focus {
                theme::FOCUS
            } else {
                theme::QUIET
            };
            canvas.line(x, y, &format!("{:>2}", month.number()), style);
            if month > field.strip.last() {
                canvas.line(x, y + 1, &format!("{TO_COME:>2}"), theme::QUIET);
                continue;
            }
            let (text, style) = if field.is_within(month) {
                of_brush(session, field.brush)
            } else {
                of_painted(session, field.strip.painted(month))
            };
            canvas.line(x, y + 1, &format!("{}{text}", blank_before(text)), style);
            if month == field.focus || field.is_within(month) {
                canvas.tint(x, y + 1, 2, theme::FOCUS);
            }
        }
        y += 2;
    }
    y
}

/// A narrow sign stands below the last digit of its month.
fn blank_before(sign: &str) -> String {
    " ".repeat(2_usize.saturating_sub(width(sign)))
}

fn of_brush(session: &Session, brush: Brush) -> (&'static str, Meaning) {
    let lang = session.lang;
    match brush {
        Brush::Paid => (lang.strip_paid(), theme::mark(Mark::Active)),
        Brush::Unpaid => (lang.strip_missed(), theme::mark(Mark::Lapsed)),
        Brush::MadeUp => (lang.strip_late(), theme::mark(Mark::MadeUp)),
    }
}

fn of_painted(session: &Session, painted: Painted) -> (&'static str, Meaning) {
    let brush = match painted {
        Painted::Paid => Brush::Paid,
        Painted::Unpaid => Brush::Unpaid,
        Painted::MadeUp(_) => Brush::MadeUp,
    };
    of_brush(session, brush)
}

/// What the next key does; or why the last one did nothing.
fn prompt(session: &Session, y: u16, canvas: &mut Canvas<'_, '_>) -> u16 {
    let (lang, field) = (session.lang, &session.strip);
    let remark = session.remark_text();
    let (text, style) = match (remark.filter(|_| !session.asks_to_confirm()), field.waits) {
        (Some(remark), _) => (remark, theme::NOTICE),
        (None, Waits::ForStart) => {
            let how = if session.is_kiosk() {
                lang.strip_how_touch()
            } else {
                lang.strip_how()
            };
            (how.to_owned(), theme::PLAIN)
        }
        (None, Waits::ForEnd(month)) => {
            let (month, word) = (lang.month(month), word(session, field.brush));
            let text = if session.is_kiosk() {
                lang.strip_how_to_end_touch(month, word)
            } else {
                lang.strip_how_to_end(month, word)
            };
            (text, theme::NEXT)
        }
        (None, Waits::ForArrival { from, to }) => {
            let months = lang.months_in_a_row(from, to);
            let text = if session.is_kiosk() {
                lang.strip_how_arrived_touch(months)
            } else {
                lang.strip_how_arrived(months)
            };
            (text, theme::NEXT)
        }
    };
    let mut y = y;
    for line in wrap(&text, canvas.measure()) {
        canvas.line(MARGIN, y, &line, style);
        y += 1;
    }
    y
}

fn word(session: &Session, brush: Brush) -> &'static str {
    let lang = session.lang;
    match brush {
        Brush::Paid => lang.act_paint_paid(),
        Brush::Unpaid => lang.act_paint_unpaid(),
        Brush::MadeUp => lang.act_paint_made_up(),
    }
}

fn buttons(session: &Session, y: u16, canvas: &mut Canvas<'_, '_>) -> u16 {
    let (lang, field) = (session.lang, &session.strip);
    let mut x = MARGIN;
    for (brush, number) in Brush::ALL.into_iter().zip(1..) {
        let (sign, style) = of_brush(session, brush);
        let word = word(session, brush);
        // What is painted now stands between brackets, not only in a colour.
        let start = x;
        let (left, right) = if brush == field.brush {
            ("[", "]")
        } else {
            (" ", " ")
        };
        x = canvas.line(x, y, &format!("{left}{number} "), theme::PLAIN);
        x = canvas.line(x, y, sign, style);
        x = canvas.line(x, y, &format!(" {word}{right}"), theme::PLAIN) + 1;
        canvas.target(start, y, (x - start, PRESSED), Action::Dip(brush));
    }
    let unknown = (5, lang.act_dont_know(), Action::DontKnow);
    let undo = (4, lang.act_undo(), Action::Undo);
    let done = (9, lang.act_done(), Action::Accept);
    let rest = match field.waits {
        Waits::ForArrival { .. } => vec![unknown],
        Waits::ForEnd(_) => vec![undo],
        Waits::ForStart if field.can_undo() => vec![undo, done],
        Waits::ForStart => vec![done],
    };
    for (number, word, action) in rest {
        let start = x;
        x = canvas.line(x, y, &format!(" {number} {word}"), theme::HEADLINE) + 1;
        canvas.target(start, y, (x - start, PRESSED), action);
    }
    y + 1
}

/// What the fund does, below the months it does it in; and what is said of the time before them.
fn calendar(session: &Session, field: &StripField, top: u16, canvas: &mut Canvas<'_, '_>) -> u16 {
    let lang = session.lang;
    let Some(record) = &field.fund else {
        return top;
    };
    let mut y = top;
    let title = canvas.line(MARGIN, y, lang.strip_fund(), theme::HEADLINE);
    let before = before(session, field);
    if usize::from(canvas.width().saturating_sub(title + 2 * MARGIN)) > width(&before) {
        canvas.right(y, &before, theme::QUIET);
        let cells = u16::try_from(width(&before)).unwrap_or(0);
        let x = canvas.width().saturating_sub(MARGIN + cells);
        canvas.target(x, y, (cells, 1), Action::Move(Direction::First));
    }
    y += 1;
    let last = canvas.height().saturating_sub(3);
    let now = session.today;
    let year = Month::of(now).year();
    let first = if canvas.height() >= AIRY {
        year - 1
    } else {
        year
    };
    let mut cut = false;
    for year in first..=year + 1 {
        if y >= last {
            break;
        }
        canvas.line(MARGIN, y, &lang.year(year), theme::QUIET);
        for month in year_of(year).filter(|month| *month <= record.last) {
            cut |= fund(record, month, y, canvas);
        }
        y += 1;
    }
    let said = glance(lang, record, now);
    let lines = |text: &String| wrap(text, canvas.measure());
    for line in said.iter().flat_map(lines).collect::<Vec<_>>() {
        canvas.line(MARGIN, y, &line, theme::HEADLINE);
        y += 1;
    }
    let shown = Month::in_year(first, 1)..=Month::in_year(year + 1, 12).min(record.last);
    let mut signs = legend(lang, record, shown, now);
    if cut {
        signs.push(lang.strip_more().to_owned());
    }
    // Below all that: in a low window the signs go first.
    for line in wrap(&signs.join(BETWEEN), canvas.measure()) {
        if y < last {
            canvas.line(MARGIN, y, &line, theme::QUIET);
            y += 1;
        }
    }
    y
}

fn before(session: &Session, field: &StripField) -> String {
    let lang = session.lang;
    let first = lang.month(field.strip.first());
    match field.strip.before() {
        Painted::Unpaid => lang.strip_before_unpaid(first),
        Painted::Paid | Painted::MadeUp(_) => lang.strip_before_paid(first),
    }
}

/// Returns whether a month has more states than it has room for.
fn fund(record: &Timeline, month: Month, y: u16, canvas: &mut Canvas<'_, '_>) -> bool {
    let cell = cell(canvas);
    let shown = fund_cell(record.marks_in(month, None).collect());
    // Where two states would run into the next month, the first of them stands, and that there are more.
    let narrow = cell <= 4 && shown.text.chars().count() > 1;
    let text = match shown.text.chars().next() {
        Some(first) if narrow => format!("{first}+"),
        _ => shown.text,
    };
    let mut x = column(month, cell);
    for (at, c) in text.chars().enumerate() {
        let mark = shown.marks.get(at);
        let style = mark.map_or(theme::QUIET, |mark| theme::mark(*mark));
        x = canvas.line(x, y, c.encode_utf8(&mut [0; 4]), style);
    }
    narrow
}
