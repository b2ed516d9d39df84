//! A frame in the making: nothing of it is on the screen before all of it is. Knows how a terminal is told that; must not know
//! what is drawn.

use std::cell::RefCell;
use std::io::{self, Write};

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};

use super::terminal::screen;

/// A frame that changes every cell, in bytes.
const USUAL: usize = 32 * 1024;

/// What is to be written, held back until [`Piece::show`]: whoever draws flushes whenever it likes, and each time would be a
/// system call, and a picture half drawn.
pub(super) struct Piece {
    held: RefCell<Vec<u8>>,
}

impl Piece {
    pub(super) fn new() -> Self {
        Self {
            held: RefCell::new(Vec::with_capacity(USUAL)),
        }
    }

    /// Draws a frame, and writes it at once; the terminal shows it at once, too. One that broke off half drawn never shows.
    ///
    /// # Errors
    /// When it cannot be drawn, or the terminal fails.
    pub(super) fn show(&self, draw: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        self.held.borrow_mut().clear();
        queue!(&mut &*self, BeginSynchronizedUpdate)?;
        draw()?;
        queue!(&mut &*self, EndSynchronizedUpdate)?;
        let mut screen = screen();
        screen.write_all(&self.held.borrow())?;
        screen.flush()
    }
}

impl Write for &Piece {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
