//! The terminal as frames are written to it. Knows that a terminal moves its cursor past what it is told to print; must not know
//! what that is.
//!
//! The library's own backend prints cell by cell, and moves the cursor after every wide character, because the next cell is not the
//! next column: of a page in Chinese that is more than the page itself.

use std::io;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Position, Size};

use crate::text::usual_cells;

/// A backend that prints what stands together in one piece, and trusts the terminal to be where that leaves it.
pub(super) struct Sparing<W: io::Write>(CrosstermBackend<W>);

impl<W: io::Write> Sparing<W> {
    pub(super) const fn new(writer: W) -> Self {
        Self(CrosstermBackend::new(writer))
    }
}

/// Cells of one style that follow one another in a row; what is printed in them is kept beside.
#[derive(Clone, Copy)]
struct Run<'a> {
    /// Column and row of the first, as the library is told: it moves the cursor to whatever is not the column after the last it was
    /// told. So what goes on where the last run ended is told as that, and is never farther right than where it stands.
    told: (u16, u16),
    first: &'a Cell,
    /// The column after the last; `None`: terminals may differ on where that is.
    end: Option<u16>,
}

impl Run<'_> {
    fn is_followed_by(&self, x: u16, y: u16) -> bool {
        self.told.1 == y && self.end == Some(x)
    }

    /// All of them, as the library prints them: in one go.
    fn cell(&self, text: &str) -> (u16, u16, Cell) {
        let (x, y) = self.told;
        let mut cell = self.first.clone();
        cell.set_symbol(text);
        (x, y, cell)
    }
}

/// The column after a cell, if all terminals agree where that is.
fn end(x: u16, cell: &Cell) -> Option<u16> {
    let width = cell.cell_width();
    let is_known = width == 1 || usual_cells(cell.symbol()).is_some();
    is_known.then_some(x + width)
}

impl<W: io::Write> Backend for Sparing<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut runs = Vec::new();
        let mut text = String::new();
        let mut last: Option<Run<'a>> = None;
        for (x, y, cell) in content {
            let before = last.filter(|run| run.is_followed_by(x, y));
            let same = before.filter(|run| run.first.style() == cell.style());
            if same.is_none() {
                runs.extend(last.map(|run| run.cell(&text)));
                text.clear();
            }
            text.push_str(cell.symbol());
            let told = before.map_or((x, y), |run| (run.told.0 + 1, y));
            let (told, first) = same.map_or((told, cell), |run| (run.told, run.first));
            let end = end(x, cell);
            last = Some(Run { told, first, end });
        }
        runs.extend(last.map(|run| run.cell(&text)));
        self.0.draw(runs.iter().map(|(x, y, cell)| (*x, *y, cell)))
    }

    fn append_lines(&mut self, n: u16) -> io::Result<()> {
        self.0.append_lines(n)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.0.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.0.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.0.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    use super::*;

    const ROWS: u16 = 3;
    const COLUMNS: u16 = 12;

    /// A picture of lines, each from its column on.
    fn picture(lines: &[(u16, u16, String, Style)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
        for (x, y, text, style) in lines {
            buffer.set_string(*x, *y, text, *style);
        }
        buffer
    }

    fn sparing(before: &Buffer, after: &Buffer) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut backend = Sparing::new(&mut bytes);
        backend.draw(before.diff_iter(after)).unwrap();
        bytes
    }

    fn lavish(before: &Buffer, after: &Buffer) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut backend = CrosstermBackend::new(&mut bytes);
        backend.draw(before.diff_iter(after)).unwrap();
        bytes
    }

    #[test]
    fn a_row_in_chinese_takes_one_move_of_the_cursor() {
        let line = |text: &str| picture(&[(1, 1, text.to_owned(), Style::new())]);
        let written = |before: &str, after: &str| {
            let bytes = sparing(&line(before), &line(after));
            let text = String::from_utf8(bytes).unwrap();
            text.split("\x1b[39m").next().unwrap().to_owned()
        };
        for (before, after, bytes) in [
            ("", "医保a日历", "\x1b[2;2H医保a日历"),
            // Between two that changed stands one that did not.
            ("医保日历", "退保年历", "\x1b[2;2H退\x1b[2;6H年"),
            ("医保", "ab保", "\x1b[2;2Hab"),
            // Not every terminal knows how wide the newest of them are.
            ("", "保\u{1fae8}a", "\x1b[2;2H保\u{1fae8}\x1b[2;6Ha"),
        ] {
            assert_eq!(written(before, after), bytes, "{before} to {after}");
        }
    }

    fn any_style() -> impl Strategy<Value = Style> {
        let colors = [Color::Reset, Color::Red, Color::Indexed(3)];
        let modifiers = [Modifier::empty(), Modifier::BOLD, Modifier::REVERSED];
        (0..3usize, 0..3usize).prop_map(move |(color, modifier)| {
            Style::new()
                .fg(colors[color])
                .add_modifier(modifiers[modifier])
        })
    }

    fn any_picture() -> impl Strategy<Value = Buffer> {
        let line = (0..COLUMNS, 0..ROWS, "[ab 医保，。]{1,8}", any_style());
        prop::collection::vec(line, 0..6).prop_map(|lines| picture(&lines))
    }

    proptest! {
        #[test]
        fn frames_look_as_the_library_draws_them(frames in prop::collection::vec(any_picture(), 1..5)) {
            let [mut ours, mut theirs] = [(); 2].map(|()| {
                let cells = |n| std::num::NonZeroU16::new(n).unwrap();
                vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0)
            });
            let mut before = picture(&[]);
            for after in frames {
                ours.process(&sparing(&before, &after));
                theirs.process(&lavish(&before, &after));
                prop_assert_eq!(ours.screen().contents_formatted(), theirs.screen().contents_formatted());
                before = after;
            }
        }
    }
}
