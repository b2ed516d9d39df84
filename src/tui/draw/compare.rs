//! Two calendars over the same months, and below them where they part, what each comes to, and by which rules.

use super::calendar::draw_cell;
use super::paint::{Canvas, MARGIN};
use super::{header, scrolled};
use crate::report::{Comparison, Said, Weight};
use crate::session::{Compared, MONTHS_SHOWN, Session};
use crate::text::{width, wrap};
use crate::tui::theme::{self, Meaning};

const NAME_CELLS: u16 = 8;
const CELL: u16 = 5;
/// No more changes are named than in so many rows, but one in any case.
const CHANGES: usize = 2;
/// And no more than these, however short.
const MOST_NAMED: usize = 3;
/// A lower window has no row to leave free.
const AIRY: u16 = 24;

/// Returns how far the text can be scrolled.
pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) -> usize {
    let Some(compared) = session.compared() else {
        return 0;
    };
    let lang = session.lang;
    let air = u16::from(canvas.height() >= AIRY);
    header::back(session, canvas);
    let back = MARGIN + u16::try_from(width(lang.header_back())).unwrap_or(0) + 2;
    canvas.line(back, 0, lang.compare_title(), theme::HEADLINE);
    let mut y = 1;
    let named = |most| wrap(&session.changes_text(most), canvas.measure());
    let most = (1..=MOST_NAMED).rev();
    let fitting = most.map(named).find(|lines| lines.len() <= CHANGES);
    for line in fitting.unwrap_or_else(|| named(1)) {
        canvas.line(MARGIN, y, &line, theme::QUIET);
        y += 1;
    }
    let y = calendars(session, &compared.comparison, y + air, canvas);
    text(session, &compared, y, canvas)
}

fn calendars(
    session: &Session,
    comparison: &Comparison,
    top: u16,
    canvas: &mut Canvas<'_, '_>,
) -> u16 {
    let room = canvas.width().saturating_sub(2 * MARGIN + NAME_CELLS);
    let months = u8::try_from(room / CELL)
        .unwrap_or(1)
        .clamp(1, MONTHS_SHOWN);
    let cell = (room / u16::from(months)).min(8);
    let view = &session.view;
    let first = view.first.max(view.month.plus(1 - i32::from(months)));
    let sheet = comparison.sheet(session.lang, first, months);
    let column = |at: usize| MARGIN + NAME_CELLS + u16::try_from(at).unwrap_or(0) * cell;
    let mut year = None;
    for (at, month) in sheet.months.iter().enumerate() {
        if year != Some(month.year()) {
            year = Some(month.year());
            canvas.line(column(at), top, &month.year().to_string(), theme::QUIET);
        }
        let style = if *month == view.month {
            theme::FOCUS
        } else {
            theme::PLAIN
        };
        let number = format!("{:>2}", month.number());
        canvas.line(column(at), top + 1, &number, style);
    }
    let mut y = top + 2;
    for row in &sheet.rows {
        canvas.line(MARGIN, y, &row.name, theme::HEADLINE);
        for (at, shown) in row.cells.iter().enumerate() {
            if row.line.is_some() {
                draw_cell(row, shown, column(at), y, false, canvas);
            } else {
                canvas.line(column(at), y, &shown.text, theme::NOTICE);
            }
        }
        y += 1;
    }
    y
}

fn text(
    session: &Session,
    compared: &Compared<'_>,
    top: u16,
    canvas: &mut Canvas<'_, '_>,
) -> usize {
    let lang = session.lang;
    let Compared { a, b, comparison } = compared;
    let sections = [
        comparison.lead(lang, a, b),
        Comparison::verdicts(lang, a, b),
        comparison.reasons(lang),
        comparison.beside(lang),
    ];
    let said: Vec<Said> = sections.into_iter().flatten().collect();
    let labels = said.iter().map(|one| width(one.label)).max().unwrap_or(0) + 2;
    let mut lines = Vec::new();
    for one in &said {
        // What is said of days stands below their name.
        let flush = one.label.is_empty() && one.weight == Weight::Head;
        let indent = if flush { 0 } else { labels };
        let room = canvas.measure().saturating_sub(indent);
        for (at, text) in wrap(&one.text, room).into_iter().enumerate() {
            let label = if at == 0 { one.label } else { "" };
            lines.push(scrolled::Line {
                label: label.to_owned(),
                x: MARGIN + u16::try_from(indent).unwrap_or(0),
                text,
                meaning: style(one.weight),
            });
        }
    }
    scrolled::draw(session, &lines, top + 1, (top, 0), canvas)
}

const fn style(weight: Weight) -> Meaning {
    match weight {
        Weight::Head => theme::HEADLINE,
        Weight::Plain => theme::PLAIN,
        Weight::Quiet => theme::QUIET,
        Weight::Notice => theme::NOTICE,
    }
}
