//! The answer in short: can I now, from and until when, what to do by when; and twelve months in four words.

use super::header;
use super::paint::{Canvas, MARGIN};
use super::verdict;
use crate::calendar::Month;
use crate::i18n::Lang;
use crate::report::{Plain, PlainMonth, Report, doubts, find_out, plain_months};
use crate::session::{Action, MONTHS_SHOWN, Session};
use crate::text::{hanging, width, wrap};
use crate::tui::theme;

/// The months of a row.
const ROW: usize = 6;
/// The rows of a month: its name, its word, what else there is to say, and one free.
const HEIGHT: u16 = 4;
/// The widest a month gets.
const WIDEST: u16 = 14;
/// The rows that are kept free for a question to 12393 and what other places say.
const ASKED: u16 = 5;
/// The rows the keys take at most.
const KEYS: u16 = 2;

pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let Some(report) = &session.report else {
        return;
    };
    let lang = session.lang;
    header::answer(session, &verdict::about(session, report), canvas);
    let y = verdict::draw(session, report, canvas);
    let first = first_shown(session);
    let months = plain_months(lang, report, first, MONTHS_SHOWN);
    let bottom = canvas.height().saturating_sub(KEYS);
    // In a low window the free row between the two rows of months is the first to go.
    let rows = u16::try_from(months.len().div_ceil(ROW)).unwrap_or(1);
    let room = bottom.saturating_sub(y);
    let asked = asked(lang, report, canvas.measure());
    let asks = u16::try_from(asked.len()).unwrap_or(ASKED).min(ASKED);
    let height = if room + 1 >= rows * HEIGHT + asks {
        HEIGHT
    } else {
        HEIGHT - 1
    };
    let cell = (canvas.width().saturating_sub(2 * MARGIN) / 6).min(WIDEST);
    let mut years = None;
    for (at, month) in months.iter().enumerate() {
        let column = u16::try_from(at % ROW).unwrap_or(0);
        let row = u16::try_from(at / ROW).unwrap_or(0);
        let (x, y) = (MARGIN + column * cell, y + row * height);
        if y + HEIGHT - 1 > bottom {
            break;
        }
        let is_new_year =
            years != Some(month.month.year()) && (at == 0 || month.month.number() == 1);
        years = Some(month.month.year());
        draw_month(session, month, is_new_year, (x, y), cell, canvas);
        canvas.target(x, y, (cell, height), Action::Look(month.month));
    }
    let y = y + rows * height + 1 - (HEIGHT - height);
    for (line, y) in asked.iter().zip(y..bottom) {
        canvas.line(MARGIN, y, line, theme::PLAIN);
    }
}

/// What to ask: of one's own payments first, then of the rules; with what other places say.
fn asked(lang: Lang, report: &Report, cells: usize) -> Vec<String> {
    let question = |text: String, chinese: Option<String>| {
        let under = " ".repeat(width(lang.plain_question()));
        let asked = hanging(lang.plain_question(), &lang.quote(text), cells);
        let chinese = chinese.map(|text| hanging(&under, &Lang::Zh.quote(text), cells));
        asked.into_iter().chain(chinese.into_iter().flatten())
    };
    if let Some(found) = find_out(lang, report) {
        let what = [found.why, found.place].into_iter();
        let what = what.flat_map(|text| wrap(text, cells));
        // In a low window the sentence for the phone is the last to go: it names what is to be found out.
        return question(found.question, found.chinese)
            .chain(what)
            .collect();
    }
    let doubt = doubts(lang, report, report.answer.shown_to())
        .into_iter()
        .next();
    let lines = doubt.map(|doubt| {
        let range = doubt.range.into_iter();
        let range = range
            .flat_map(|range| wrap(&range, cells))
            .collect::<Vec<_>>();
        question(doubt.question, doubt.chinese)
            .chain(range)
            .collect()
    });
    lines.unwrap_or_default()
}

/// The first month shown: the month in focus is among the twelve.
fn first_shown(session: &Session) -> Month {
    let view = &session.view;
    view.first
        .max(view.month.plus(1 - i32::from(MONTHS_SHOWN)))
        .min(view.month)
}

fn draw_month(
    session: &Session,
    month: &PlainMonth,
    is_new_year: bool,
    (x, y): (u16, u16),
    cell: u16,
    canvas: &mut Canvas<'_, '_>,
) {
    let lang = session.lang;
    let number = u8::try_from(month.month.number()).unwrap_or(1);
    let name = lang.month_number(number);
    let is_today = month.month == Month::of(session.today);
    let name = if is_today {
        lang.plain_today(name)
    } else if is_new_year && usize::from(cell) > width(&lang.month(month.month)) {
        lang.month(month.month)
    } else {
        name
    };
    let focus = month.month == session.view.month;
    let style = if focus { theme::FOCUS } else { theme::QUIET };
    canvas.line(x, y, &name, style);
    canvas.line(x, y + 1, month.word, theme::plain(month.plain));
    let note = if month.plain == Plain::Pays || month.note.is_empty() {
        theme::QUIET
    } else {
        theme::PLAIN
    };
    canvas.line(x, y + 2, &month.note, note);
}
