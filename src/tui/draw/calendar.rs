//! The exact states: the verdict, the calendar, and below it why the month in focus is as it is.

use super::paint::{Canvas, MARGIN};
use super::{header, scrolled, verdict};
use crate::calendar::Month;
use crate::engine::{Alarm, Line};
use crate::i18n::Lang;
use crate::report::{self, Cell, Report, Row, explain, legend, sheet, words};
use crate::session::{Action, MONTHS_SHOWN, Session};
use crate::text::{width, wrap};
use crate::tui::theme::{self, Meaning};

const NAME_CELLS: u16 = 10;
const CELL: u16 = 5;
/// Between two signs that are explained, and how many rows they get.
const BETWEEN: &str = "  ";
const SIGNS: usize = 1;
/// So many other readings of a month are told at first; all of them to whoever asks why.
const OTHERS: usize = 2;

/// Returns how far the explanation can be scrolled.
pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) -> usize {
    let Some(report) = &session.report else {
        return 0;
    };
    header::answer(session, &verdict::about(session, report), canvas);
    let y = verdict::draw(session, report, canvas);
    let y = calendar(session, report, y, canvas);
    explanation(session, report, y, canvas)
}

fn calendar(session: &Session, report: &Report, top: u16, canvas: &mut Canvas<'_, '_>) -> u16 {
    let lang = session.lang;
    let room = canvas.width().saturating_sub(2 * MARGIN + NAME_CELLS);
    // A month with two states needs four cells and one between. In a narrow window there are fewer months, the one in
    // focus among them.
    let months = u8::try_from(room / CELL)
        .unwrap_or(1)
        .clamp(1, MONTHS_SHOWN);
    let cell = (room / u16::from(months)).min(8);
    let first = session
        .view
        .first
        .max(session.view.month.plus(1 - i32::from(months)));
    let sheet = sheet(lang, report, first, months);
    let column = |at: usize| MARGIN + NAME_CELLS + u16::try_from(at).unwrap_or(0) * cell;
    let years = |at: usize| {
        let year = |at: usize| sheet.months.get(at).map(|month| month.year());
        year(at).filter(|_| at == 0 || year(at) != year(at - 1))
    };
    let today = sheet
        .months
        .iter()
        .position(|month| *month == Month::of(report.answer.as_of));
    let mut top = top;
    if let Some(at) = today {
        canvas.line(column(at), top, lang.calendar_today(), theme::QUIET);
        // A year in the same place, or so close that the two would run together, stands a row below.
        let is_wide = width(lang.calendar_today()) >= usize::from(cell);
        if years(at).is_some() || is_wide && years(at + 1).is_some() {
            top += 1;
        }
    }
    let mut focus = 0;
    for (at, month) in sheet.months.iter().enumerate() {
        if let Some(year) = years(at) {
            canvas.line(column(at), top, &year.to_string(), theme::QUIET);
        }
        let in_focus = *month == session.view.month;
        if in_focus {
            focus = at;
        }
        let style = if in_focus { theme::FOCUS } else { theme::PLAIN };
        let action = Action::LookAt(*month, session.view.line);
        canvas.target(column(at), top, (cell, 2), action);
        canvas.line(
            column(at),
            top + 1,
            &format!("{:>2}", month.number()),
            style,
        );
    }
    let mut y = top + 2;
    for row in &sheet.rows {
        let in_focus = row.line == Some(session.view.line);
        let name = if in_focus {
            theme::HEADLINE
        } else {
            theme::QUIET
        };
        canvas.line(MARGIN, y, &row.name, name);
        for (at, shown) in row.cells.iter().enumerate() {
            let focused = in_focus && at == focus;
            draw_cell(row, shown, column(at), y, focused, canvas);
            if let (Some(line), Some(month)) = (row.line, sheet.months.get(at)) {
                let action = Action::LookAt(*month, line);
                canvas.target(column(at), y, (cell, 1), action);
            }
        }
        y += 1;
    }
    if let (Some(first), Some(last)) = (sheet.months.first(), sheet.months.last()) {
        let signs = legend(lang, &report.answer.go_on, *first..=*last, session.today);
        let lines = wrap(&signs.join(BETWEEN), canvas.measure());
        for line in lines.iter().take(SIGNS) {
            canvas.line(MARGIN, y, line, theme::QUIET);
            y += 1;
        }
    }
    y
}

pub(super) fn draw_cell(
    row: &Row,
    cell: &Cell,
    x: u16,
    y: u16,
    focused: bool,
    canvas: &mut Canvas<'_, '_>,
) {
    let end = draw_text(row, cell, &cell.text, (x, y), canvas);
    if focused {
        canvas.tint(x, y, (end - x).max(2), theme::FOCUS);
    }
}

/// The text of a cell, or as much of it as there is room for, in its colours. Returns the column after it.
pub(super) fn draw_text(
    row: &Row,
    cell: &Cell,
    text: &str,
    (x, y): (u16, u16),
    canvas: &mut Canvas<'_, '_>,
) -> u16 {
    text.chars().fold(x, |at, c| {
        let style = cell_style(row, cell, usize::from((at - x) / 2));
        canvas.line(at, y, c.encode_utf8(&mut [0; 4]), style)
    })
}

/// The colour of the `n`th state of a cell.
fn cell_style(row: &Row, cell: &Cell, n: usize) -> Meaning {
    match row.line {
        Some(Line::Fund) | None => cell
            .marks
            .get(n)
            .map_or(theme::QUIET, |mark| theme::mark(*mark)),
        Some(_) => cell
            .lights
            .get(n)
            .map_or(theme::QUIET, |light| theme::light(*light)),
    }
}

/// A piece of the explanation: a label, a text beside it, and how it looks.
pub(super) struct Piece {
    /// The label; mostly empty.
    pub(super) label: String,
    /// The text.
    pub(super) text: String,
    /// What the text is.
    pub(super) style: Meaning,
}

fn explanation(session: &Session, report: &Report, top: u16, canvas: &mut Canvas<'_, '_>) -> usize {
    let after_title = canvas.line(MARGIN, top, &title(session, report), theme::HEADLINE);
    let title_row = top;
    let top = top + 1;
    let view = &session.view;
    let lang = session.lang;
    let others = if session.why { usize::MAX } else { OTHERS };
    let (mut pieces, more) = pieces(lang, report, (view.line, view.month), others);
    if more > 0 {
        let key = if session.is_kiosk() {
            lang.key_star()
        } else {
            lang.key_f2()
        };
        pieces.push(Piece {
            label: String::new(),
            text: lang.label_others(more, key),
            style: theme::NOTICE,
        });
    }
    let label_cells = pieces
        .iter()
        .map(|piece| width(&piece.label))
        .max()
        .unwrap_or(0)
        + 2;
    let text_cells = canvas.measure().saturating_sub(label_cells);
    let x = MARGIN + u16::try_from(label_cells).unwrap_or(0);
    let mut lines = Vec::new();
    for piece in pieces {
        let mut label = piece.label;
        for text in wrap(&piece.text, text_cells) {
            lines.push(scrolled::Line {
                label: std::mem::take(&mut label),
                x,
                text,
                meaning: piece.style,
            });
        }
    }
    scrolled::draw(session, &lines, top, (title_row, after_title), canvas)
}

/// The month and line in focus.
fn title(session: &Session, report: &Report) -> String {
    let (lang, view) = (session.lang, &session.view);
    let expected = report::expected_note(lang, report.expected(view.line, view.month));
    format!(
        "{}  {}{expected}",
        lang.month(view.month),
        words::line(lang, view.line)
    )
}

/// The explanation of a month, with so many of the other readings at most; and how many there are beside them.
pub(super) fn pieces(
    lang: Lang,
    report: &Report,
    (line, month): (Line, Month),
    others: usize,
) -> (Vec<Piece>, usize) {
    let why = explain(lang, report, line, month);
    let piece = |label: &str, text: String, style| Piece {
        label: label.trim().to_owned(),
        text,
        style,
    };
    let mut pieces = Vec::new();
    for span in &why.spans {
        let says = lang.sentences(&[span.word, &span.reason]);
        let text = format!("{} {says}", span.mark);
        pieces.push(piece(&span.days, text, theme::PLAIN));
    }
    for basis in &why.basis {
        let text = lang.rule_sentence(&basis.place, &basis.rule);
        pieces.push(piece(lang.label_basis(), text, theme::PLAIN));
        let quote = basis.quote.as_ref().map(|quote| lang.quote(quote));
        for more in basis.note.iter().cloned().chain(quote) {
            pieces.push(piece("", more, theme::QUIET));
        }
        if let Some(source) = &basis.source {
            let text = [source.title.as_str(), &source.standing].join(lang.list_separator());
            pieces.push(piece(lang.label_source(), text, theme::QUIET));
            pieces.extend(
                source
                    .url
                    .as_ref()
                    .map(|url| piece("", url.clone(), theme::QUIET)),
            );
        }
        pieces.extend(
            basis
                .flags
                .iter()
                .map(|flag| piece("", flag.clone(), theme::NOTICE)),
        );
    }
    let concerns = |alarm: &&Alarm| alarm.concerns(month);
    for one in report.answer.alarms.iter().filter(concerns) {
        let text = report::alarm(lang, one);
        pieces.push(piece(lang.label_alarm(), text, theme::NOTICE));
    }
    if let Some(found) = report::find_out(lang, report) {
        let what = [found.why, found.place].join(lang.item_separator());
        pieces.push(piece(lang.label_advice(), what, theme::PLAIN));
        pieces.push(piece(
            lang.label_question(),
            lang.quote(found.question),
            theme::HEADLINE,
        ));
        let chinese = found
            .chinese
            .map(|text| piece("", Lang::Zh.quote(text), theme::HEADLINE));
        pieces.extend(chinese);
    }
    for doubt in report::doubts(lang, report, report.answer.shown_to().max(month)) {
        pieces.push(piece(
            lang.label_question(),
            lang.quote(doubt.question),
            theme::HEADLINE,
        ));
        let chinese = doubt.chinese;
        let chinese = chinese.map(|text| piece("", Lang::Zh.quote(text), theme::HEADLINE));
        pieces.extend(chinese);
        pieces.extend(
            doubt
                .range
                .map(|range| piece(lang.label_range(), range, theme::PLAIN)),
        );
    }
    for advice in &why.advice {
        let text = advice.sentence(lang);
        pieces.push(piece(lang.label_advice(), text, theme::PLAIN));
    }
    for other in why.others.iter().take(others) {
        let text = if other.source.is_empty() {
            lang.other_bare(&other.rule, lang.this_month(), &other.marks)
        } else {
            lang.other(&other.source, &other.rule, lang.this_month(), &other.marks)
        };
        pieces.push(piece(other.label, text, theme::QUIET));
    }
    (pieces, why.others.len().saturating_sub(others))
}
