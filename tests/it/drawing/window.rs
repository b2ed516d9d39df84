//! A terminal without a program behind it: what is drawn goes down a line as bytes, and comes out as a screen.

use std::cell::RefCell;
use std::io::{self, Write};
use std::num::NonZeroU16;
use std::rc::Rc;

use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use vt100::{Color, Parser, Screen};
use yibao::session::Session;
use yibao::tui::draw;

/// Bytes that two can hold on to.
#[derive(Clone, Default)]
struct Wire(Rc<RefCell<Vec<u8>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What the program writes to: the real bytes, and a size that is told instead of asked for.
struct Line {
    inner: CrosstermBackend<Wire>,
    size: Size,
}

impl Backend for Line {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        panic!("a terminal may take two seconds to say, or not answer at all")
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let pixels = Size::default();
        Ok(WindowSize {
            columns_rows: self.size,
            pixels,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

/// A terminal with the program at the other end of the line.
pub struct Window {
    wire: Wire,
    terminal: Terminal<Line>,
    screen: Parser,
}

impl Window {
    pub fn new((columns, rows): (u16, u16)) -> Self {
        let wire = Wire::default();
        let size = Size::new(columns, rows);
        let line = Line {
            inner: CrosstermBackend::new(wire.clone()),
            size,
        };
        Self {
            wire,
            terminal: Terminal::new(line).unwrap(),
            screen: Parser::new(cells(rows), cells(columns), 0),
        }
    }

    /// As the loop of the program does it.
    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        let size = Size::new(columns, rows);
        self.screen.set_size(cells(rows), cells(columns));
        self.terminal.backend_mut().size = size;
        self.terminal
            .resize((Position::ORIGIN, size).into())
            .unwrap();
    }

    pub fn show(&mut self, session: &Session) -> usize {
        let mut end = 0;
        self.terminal
            .draw(|frame| end = draw(session, frame).end)
            .unwrap();
        let bytes = self.wire.0.take();
        self.screen.process(&bytes);
        end
    }

    /// The first cell in which two windows differ to the eye, or their cursors.
    pub fn differs_from(&self, fresh: &Self) -> Option<String> {
        let (seen, drawn) = (self.screen.screen(), fresh.screen.screen());
        let cursor = |screen: &Screen| (!screen.hide_cursor()).then(|| screen.cursor_position());
        if cursor(seen) != cursor(drawn) {
            return Some(format!(
                "cursor {:?}, drawn anew {:?}",
                cursor(seen),
                cursor(drawn)
            ));
        }
        let (rows, columns) = seen.size();
        let mut places = (0..rows.get()).flat_map(|y| (0..columns.get()).map(move |x| (y, x)));
        let differ = places.find(|(y, x)| look(seen, *y, *x) != look(drawn, *y, *x))?;
        let (y, x) = differ;
        Some(format!(
            "row {y}, column {x}: {:?}, drawn anew {:?}",
            look(seen, y, x),
            look(drawn, y, x)
        ))
    }
}

/// What of a cell can be seen.
#[derive(Debug, PartialEq, Eq)]
struct Look<'a> {
    text: &'a str,
    covered: bool,
    background: Color,
    inverse: bool,
    /// Of a blank nothing else shows.
    ink: Option<(Color, bool, bool, bool)>,
}

fn look(screen: &Screen, y: u16, x: u16) -> Look<'_> {
    let cell = screen.cell(y, x).unwrap();
    let text = cell.contents().trim();
    let ink = (cell.fgcolor(), cell.bold(), cell.dim(), cell.underline());
    Look {
        text,
        covered: cell.is_wide_continuation(),
        background: cell.bgcolor(),
        inverse: cell.inverse(),
        ink: (!text.is_empty()).then_some(ink),
    }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}
