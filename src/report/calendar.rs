//! The calendar as a sheet of cells: twelve months across, a row a line. Faces only place and colour them.

use std::fmt::Display;

use super::others::differing;
use super::words;
use super::{Expected, Report};
use crate::calendar::Month;
use crate::engine::{EventKind, Light, Line, Timeline};
use crate::i18n::Lang;
use crate::policy::{Mark, Standing};
use crate::text::pad;

/// A stretch of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The months across.
    pub months: Vec<Month>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it shows; `None` for the rows of what is also possible, what rests on a local answer, and what is expected.
    pub line: Option<Line>,
    /// Its name.
    pub name: String,
    /// A cell a month.
    pub cells: Vec<Cell>,
}

/// A cell of the calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// At most two characters, or one and a `+`.
    pub text: String,
    /// The states of the month in order: for colour, which only repeats what the characters say.
    pub marks: Vec<Mark>,
    /// The states of a side line.
    pub lights: Vec<Light>,
}

/// The sheet of `count` months from `first`.
pub fn sheet(lang: Lang, report: &Report, first: Month, count: u8) -> Sheet {
    let answer = &report.answer;
    let months: Vec<Month> = (0..i32::from(count)).map(|n| first.plus(n)).collect();
    let mut rows = Vec::new();
    let fund = months
        .iter()
        .map(|month| fund_cell(answer.go_on.marks_in(*month, None).collect()));
    rows.push(row(Some(Line::Fund), words::line(lang, Line::Fund), fund));
    if let Some(possible) = possible_row(lang, report, &months) {
        rows.push(possible);
    }
    for line in Line::SIDE
        .into_iter()
        .filter(|line| concerns(report, *line))
    {
        let cells = months.iter().map(|month| {
            let lights = answer.go_on.side_in(line, *month);
            light_cell(line, lights.map(|span| span.state).collect())
        });
        rows.push(row(Some(line), words::line(lang, line), cells));
    }
    if let Some(local) = local_row(lang, report, &months) {
        rows.push(local);
    }
    let expected = |month| report.expected(Line::Fund, month) != Expected::No;
    let (name, mark) = (lang.calendar_expected(), lang.calendar_expected_mark());
    rows.extend(marked_row(name, mark, &months, expected));
    Sheet { months, rows }
}

/// A row with a mark in some of the months, if there are any.
fn marked_row(
    name: &str,
    mark: &str,
    months: &[Month],
    is_marked: impl Fn(Month) -> bool,
) -> Option<Row> {
    let cells = months.iter().map(|month| Cell {
        text: if is_marked(*month) { mark } else { "" }.to_owned(),
        ..Cell::default()
    });
    let row = row(None, name, cells);
    let any = row.cells.iter().any(|cell| !cell.text.is_empty());
    any.then_some(row)
}

pub(super) fn row(line: Option<Line>, name: &str, cells: impl Iterator<Item = Cell>) -> Row {
    Row {
        line,
        name: name.to_owned(),
        cells: cells.collect(),
    }
}

/// What the open readings would show, in the months in which they differ.
fn possible_row(lang: Lang, report: &Report, months: &[Month]) -> Option<Row> {
    let cells: Vec<Cell> = months
        .iter()
        .map(|month| {
            let marks =
                |timeline: &Timeline| -> Vec<Mark> { timeline.marks_in(*month, None).collect() };
            let others = differing(report, marks);
            let open = others.filter(|(other, _)| other.standing == Standing::Open);
            let mut possible: Vec<Mark> = open.flat_map(|(_, marks)| marks).collect();
            possible.dedup();
            fund_cell(possible)
        })
        .collect();
    let any = cells.iter().any(|cell| !cell.text.is_empty());
    any.then(|| Row {
        line: None,
        name: lang.calendar_possible().to_owned(),
        cells,
    })
}

/// The months in which some line rests on a local answer.
fn local_row(lang: Lang, report: &Report, months: &[Month]) -> Option<Row> {
    let shown = || {
        let side = Line::SIDE.into_iter();
        let side = side.filter(|line| concerns(report, *line));
        std::iter::once(Line::Fund).chain(side)
    };
    let is_local = |month| shown().any(|line| report.local_in(line, month).next().is_some());
    marked_row(lang.local_row(), lang.local_mark(), months, is_local)
}

/// Lines that are about nothing in this case are left out.
pub(super) fn concerns(report: &Report, line: Line) -> bool {
    let told = |kind| report.facts.events.iter().any(|event| event.kind == kind);
    match line {
        Line::Fund | Line::Settlement => true,
        Line::Account => report
            .answer
            .go_on
            .side(line)
            .iter()
            .any(|span| span.state != Light::Absent),
        Line::Family => told(EventKind::Bound),
        Line::Share => told(EventKind::Shared),
    }
}

/// What a month of the fund shows.
pub fn fund_cell(marks: Vec<Mark>) -> Cell {
    Cell {
        text: shorten(marks.iter().map(|mark| mark.han())),
        marks,
        lights: Vec::new(),
    }
}

fn light_cell(line: Line, mut lights: Vec<Light>) -> Cell {
    lights.dedup();
    let text = shorten(lights.iter().map(|light| words::light_mark(line, *light)));
    Cell {
        text,
        marks: Vec::new(),
        lights,
    }
}

/// Two characters at most; more than two states: the first and a `+`.
fn shorten<P: Copy + Display + PartialEq>(parts: impl Iterator<Item = P>) -> String {
    let mut last = None;
    let mut parts = parts.filter(|part| last.replace(*part) != Some(*part));
    match (parts.next(), parts.next(), parts.next()) {
        (Some(first), Some(_), Some(_)) => format!("{first}+"),
        // A narrow character takes the room of a wide one, so that the second half of a cell stands where it always does.
        (Some(first), Some(second), None) => format!("{}{second}", pad(&first.to_string(), 2)),
        (Some(only), ..) => only.to_string(),
        (None, ..) => String::new(),
    }
}
