//! A canvas of cells: text at a place, never half a character, never outside.

use std::num::NonZeroU16;

use ratatui::Frame;
use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::report::HalfCell;
use crate::session::Action;
use crate::settings::Look;
use crate::text::{cut, usual_cells, width};
use crate::tui::theme::{self, Meaning};

/// The cells of a frame.
pub(super) struct Canvas<'a, 'b> {
    frame: &'a mut Frame<'b>,
    area: Rect,
    look: Look,
    targets: Vec<Target>,
    key_columns: u16,
}

/// A place on the screen that does something when it is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Where.
    pub area: Rect,
    /// What it does.
    pub action: Action,
}

/// The columns left free on either side of a page.
pub(super) const MARGIN: u16 = 2;
/// Text is not set wider than this: longer lines are hard to read.
const MEASURE: u16 = 96;

impl<'a, 'b> Canvas<'a, 'b> {
    pub(super) fn new(look: Look, frame: &'a mut Frame<'b>) -> Self {
        let area = frame.area();
        Self {
            frame,
            area,
            look,
            targets: Vec::new(),
            key_columns: area.width,
        }
    }

    /// Columns.
    pub(super) const fn width(&self) -> u16 {
        self.area.width
    }

    /// Rows.
    pub(super) const fn height(&self) -> u16 {
        self.area.height
    }

    /// Columns for running text.
    pub(super) fn measure(&self) -> usize {
        usize::from(self.area.width.saturating_sub(2 * MARGIN).min(MEASURE))
    }

    /// The columns the keys have: all of them, unless something stands beside them.
    pub(super) const fn key_columns(&self) -> u16 {
        self.key_columns
    }

    /// Keeps the keys to the left of a column.
    pub(super) const fn keep_keys_left_of(&mut self, x: u16) {
        self.key_columns = x;
    }

    /// Draws two modules of a code in a cell, one above the other.
    pub(super) fn modules(&mut self, x: u16, y: u16, pair: HalfCell) {
        let (symbol, style) = theme::modules(self.look, pair);
        if let Some(cell) = self.frame.buffer_mut().cell_mut((x, y)) {
            cell.reset();
            cell.set_symbol(symbol);
            cell.set_style(style);
        }
    }

    /// Writes a text; what does not fit is left away. Returns the column after it.
    pub(super) fn line(&mut self, x: u16, y: u16, text: &str, meaning: Meaning) -> u16 {
        if x >= self.area.width || y >= self.area.height {
            return x;
        }
        let style = theme::style(self.look, meaning);
        let from = usize::from(x);
        let splits = self.row(y).get(from).is_some_and(is_covered);
        let end = match usual_cells(text) {
            Some(usual) => {
                from + place(
                    self.row(y).get_mut(from..).unwrap_or_default(),
                    usual,
                    style,
                )
            }
            None => self.place_unusual(x, y, text, style),
        };
        // What is left of a wide character that was half written over is nothing.
        let row = self.row(y);
        let left = from.checked_sub(1).filter(|_| splits && end > from);
        let right = Some(end).filter(|at| row.get(*at).is_some_and(is_covered));
        for half in [left, right].into_iter().flatten() {
            row.get_mut(half).map(Cell::reset);
        }
        u16::try_from(end).unwrap_or(x)
    }

    /// Where the text ends.
    fn place_unusual(&mut self, x: u16, y: u16, text: &str, style: Style) -> usize {
        let text = cut(text, usize::from(self.area.width - x));
        let from = usize::from(x);
        let end = from + width(text);
        // In a style of its own, whatever was there before: styles otherwise add up.
        let under = self.row(y).get_mut(from..end);
        under.unwrap_or_default().iter_mut().for_each(Cell::reset);
        self.frame.buffer_mut().set_string(x, y, text, style);
        cover(self.row(y).get_mut(from..end).unwrap_or_default());
        end
    }

    fn row(&mut self, y: u16) -> &mut [Cell] {
        let columns = usize::from(self.area.width);
        let from = usize::from(y) * columns;
        let cells = &mut self.frame.buffer_mut().content;
        cells.get_mut(from..from + columns).unwrap_or_default()
    }

    /// Writes a text so that it ends at the right margin.
    pub(super) fn right(&mut self, y: u16, text: &str, meaning: Meaning) {
        let w = u16::try_from(width(text)).unwrap_or(u16::MAX);
        let x = self.area.width.saturating_sub(MARGIN).saturating_sub(w);
        self.line(x, y, text, meaning);
    }

    /// Gives a stretch of cells a meaning on top of the one they have.
    pub(super) fn tint(&mut self, x: u16, y: u16, cells: u16, meaning: Meaning) {
        let area = Rect {
            x,
            y,
            width: cells,
            height: 1,
        }
        .intersection(self.area);
        self.frame
            .buffer_mut()
            .set_style(area, theme::style(self.look, meaning));
    }

    /// Makes a stretch of the screen do something when it is pressed.
    pub(super) fn target(&mut self, x: u16, y: u16, (columns, rows): (u16, u16), action: Action) {
        let area = Rect {
            x,
            y,
            width: columns,
            height: rows,
        }
        .intersection(self.area);
        if !area.is_empty() {
            self.targets.push(Target { area, action });
        }
    }

    /// Takes away what can be pressed in these rows: something else stands there.
    pub(super) fn cover(&mut self, rows: std::ops::Range<u16>) {
        self.targets.retain(|target| {
            let area = target.area;
            area.bottom() <= rows.start || area.y >= rows.end
        });
    }

    /// What can be pressed on it.
    pub(super) fn finish(self) -> Vec<Target> {
        self.targets
    }

    /// Shows the cursor: candidate windows of input methods follow it.
    pub(super) fn cursor(&mut self, x: u16, y: u16) {
        if x < self.area.width && y < self.area.height {
            self.frame.set_cursor_position(Position { x, y });
        }
    }
}

/// Of a cell that a wide character covers: what is printed there is printed with that. Otherwise such a cell and a blank one are the
/// same to the comparison of frames, and where half a wide character is written over, the other half stays as the terminal likes.
const COVERED: CellDiffOption = CellDiffOption::Skip;

/// Of a character known to take two cells: whoever compares frames need not look it up.
const WIDE: CellDiffOption = match NonZeroU16::new(2) {
    Some(cells) => CellDiffOption::ForcedWidth(cells),
    None => CellDiffOption::None,
};

const fn is_covered(cell: &Cell) -> bool {
    matches!(cell.diff_option, COVERED)
}

/// Puts characters into cells, as many as fit, in a style of their own. How many cells they take.
fn place(
    cells: &mut [Cell],
    characters: impl Iterator<Item = (char, usize)>,
    style: Style,
) -> usize {
    let mut taken = 0;
    for (c, width) in characters {
        let end = taken + width;
        let Some((cell, covered)) = cells
            .get_mut(taken..end)
            .and_then(<[Cell]>::split_first_mut)
        else {
            break;
        };
        cell.reset();
        cell.set_char(c).set_style(style);
        if !covered.is_empty() {
            cell.set_diff_option(WIDE);
        }
        for covered in covered {
            covered.reset();
            covered.set_diff_option(COVERED);
        }
        taken = end;
    }
    taken
}

/// Says which of the cells are covered.
fn cover(cells: &mut [Cell]) {
    let mut covered = 0;
    for cell in cells {
        if covered > 0 {
            covered -= 1;
            cell.set_diff_option(COVERED);
        } else {
            covered = width(cell.symbol()).saturating_sub(1);
        }
    }
}
