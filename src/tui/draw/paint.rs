//! A canvas of cells: text at a place, never half a character, never outside.

use std::num::NonZeroU16;

use ratatui::Frame;
use ratatui::buffer::{Cell, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::report::HalfCell;
use crate::session::Action;
use crate::settings::Look;
use crate::text::{usual_cells, width};
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
        if end > from {
            let row = self.row(y);
            let (before, rest) = row.split_at_mut(from.min(row.len()));
            if splits {
                uncover_back(before);
            }
            let after = rest.iter_mut().skip(end - from);
            after
                .take_while(|cell| is_covered(cell))
                .for_each(Cell::reset);
        }
        u16::try_from(end).unwrap_or(x)
    }

    /// Where the text ends.
    fn place_unusual(&mut self, x: u16, y: u16, text: &str, style: Style) -> usize {
        let room = usize::from(self.area.width - x);
        let put = |canvas: &mut Self| {
            canvas
                .frame
                .buffer_mut()
                .set_stringn(x, y, text, room, style)
        };
        let (end, _) = put(self);
        let (from, end) = (usize::from(x), usize::from(end));
        // Once more, in a style of its own, whatever was there before: styles otherwise add up.
        let under = self.row(y).get_mut(from..end);
        under.unwrap_or_default().iter_mut().for_each(Cell::reset);
        put(self);
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

/// Takes away what is left of a wide character that was written over from one of its cells on: half of it is nothing.
fn uncover_back(before: &mut [Cell]) {
    for cell in before.iter_mut().rev() {
        let goes_on = is_covered(cell);
        cell.reset();
        if !goes_on {
            break;
        }
    }
}

/// Says which of the cells are covered.
fn cover(cells: &mut [Cell]) {
    let mut covered = 0;
    for cell in cells {
        if covered > 0 {
            covered -= 1;
            cell.set_diff_option(COVERED);
        } else {
            covered = cell.cell_width().saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::Terminal;
    use ratatui::backend::{Backend, CrosstermBackend, TestBackend};
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::tui::sparing::Sparing;

    const ROWS: u16 = 3;
    const COLUMNS: u16 = 12;

    type Line = (u16, u16, String, Meaning);

    fn frame(lines: &[Line]) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(COLUMNS, ROWS)).unwrap();
        let drawn = terminal.draw(|frame| {
            let mut canvas = Canvas::new(Look::default(), frame);
            for (x, y, text, meaning) in lines {
                canvas.line(*x, *y, text, *meaning);
            }
        });
        drawn.unwrap().buffer.clone()
    }

    fn text(lines: &[(u16, &str)]) -> String {
        let line = |(x, text): &(u16, &str)| (*x, 0, (*text).to_owned(), theme::PLAIN);
        let frame = frame(&lines.iter().map(line).collect::<Vec<_>>());
        let row = frame.content.iter().take(usize::from(COLUMNS));
        let shown = row.filter(|cell| !is_covered(cell)).map(Cell::symbol);
        shown.collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn half_a_wide_character_is_none() {
        for (lines, shown) in [
            (&[(0, "医保"), (1, "a")][..], " a保"),
            (&[(0, "医保"), (0, "a")], "a 保"),
            (&[(0, "医保日"), (1, "年")], " 年 日"),
            (&[(0, "医保日"), (1, "\u{1fae8}")], " \u{1fae8} 日"),
            (&[(0, "\u{1fae8}保"), (1, "a")], " a保"),
            // Nothing is written, and nothing taken away.
            (&[(0, "医保"), (1, "")], "医保"),
        ] {
            assert_eq!(text(lines), shown, "{lines:?}");
        }
    }

    fn any_lines() -> impl Strategy<Value = Vec<Line>> {
        let meanings = [theme::PLAIN, theme::FOCUS, theme::HEADLINE];
        let text = "[ ab医保，\u{ff71}\u{1fae8}]{0,8}";
        let line = (0..COLUMNS, 0..ROWS, text, 0..meanings.len());
        let line = line.prop_map(move |(x, y, text, n)| (x, y, text, meanings[n]));
        prop::collection::vec(line, 0..6)
    }

    /// What stands in the cells of a terminal, and how it looks.
    fn seen(parser: &vt100::Parser) -> Vec<String> {
        let cells = (0..ROWS).flat_map(|y| (0..COLUMNS).map(move |x| (y, x)));
        let cell = |(y, x)| {
            let cell = parser.screen().cell(y, x).unwrap();
            let blank = cell.contents().is_empty() && !cell.is_wide_continuation();
            let text = if blank { " " } else { cell.contents() };
            let look = (cell.bold(), cell.inverse(), cell.fgcolor(), cell.bgcolor());
            format!("{text:?} {look:?}")
        };
        cells.map(cell).collect()
    }

    proptest! {
        #[test]
        fn a_terminal_shows_the_last_frame_whatever_stood_there(frames in prop::collection::vec(any_lines(), 1..5)) {
            let cells = |n| std::num::NonZeroU16::new(n).unwrap();
            let terminal = || vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0);
            let blank = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
            let (mut kept, mut before) = (terminal(), blank.clone());
            for lines in frames {
                let after = frame(&lines);
                let mut bytes = Vec::new();
                Sparing::new(&mut bytes).draw(before.diff_iter(&after)).unwrap();
                kept.process(&bytes);
                let mut fresh = terminal();
                let mut bytes = Vec::new();
                CrosstermBackend::new(&mut bytes).draw(blank.diff_iter(&after)).unwrap();
                fresh.process(&bytes);
                prop_assert_eq!(seen(&kept), seen(&fresh));
                before = after;
            }
        }
    }
}
