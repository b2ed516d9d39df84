//! A sheet of months as lines of text: in a narrow window in several rows of the same length, none of which is broken.

use crate::report::Sheet;
use crate::text::pad;

const NAME_CELLS: usize = 10;
const CELL: usize = 5;

/// The sheet in lines of at most `cells`.
pub(super) fn table(sheet: &Sheet, cells: usize) -> Vec<String> {
    let fit = (cells.saturating_sub(NAME_CELLS) / CELL).max(1);
    let rows = sheet.months.len().div_ceil(fit).max(1);
    let length = sheet.months.len().div_ceil(rows).max(1);
    let mut lines = Vec::new();
    for first in (0..sheet.months.len()).step_by(length) {
        months(sheet, first, length, &mut lines);
        lines.push(String::new());
    }
    lines
}

/// So many months of the sheet, from one of them on.
fn months(sheet: &Sheet, first: usize, length: usize, lines: &mut Vec<String>) {
    let mut years = " ".repeat(NAME_CELLS);
    let mut numbers = " ".repeat(NAME_CELLS);
    let mut shown = None;
    for month in sheet.months.iter().skip(first).take(length) {
        let year = month.year();
        let text = if shown == Some(year) {
            String::new()
        } else {
            year.to_string()
        };
        shown = Some(year);
        years.push_str(&pad(&text, CELL));
        numbers.push_str(&pad(&month.number().to_string(), CELL));
    }
    lines.push(years.trim_end().to_owned());
    lines.push(numbers.trim_end().to_owned());
    for row in &sheet.rows {
        let cells = row.cells.iter().skip(first).take(length);
        let cells: String = cells.map(|cell| pad(&cell.text, CELL)).collect();
        let line = format!("{}{cells}", pad(&row.name, NAME_CELLS));
        lines.push(line.trim_end().to_owned());
    }
}
