//! What only the world outside can do for a visit. It leaves as an [`Errand`], and what became of it comes back.

use std::path::PathBuf;

use super::action::Effect;
use super::state::Session;
use crate::settings::PrintTo;

/// What the world outside is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Write a file.
    Write {
        /// Its name.
        path: PathBuf,
        /// What is to stand in it.
        text: String,
        /// Whether it may take the place of another.
        replaces: bool,
    },
    /// Read a file, so many bytes and one at most.
    Read {
        /// Its name.
        path: PathBuf,
        /// So many.
        limit: usize,
    },
    /// Give a text to the clipboard of the terminal.
    Copy(String),
    /// Take the mouse, or give it to the terminal.
    Mouse(bool),
    /// Find out how wide the terminal draws half a block.
    Measure,
    /// Send bytes to the receipt printer.
    Print {
        /// Where it is.
        to: PrintTo,
        /// What it is told.
        bytes: Vec<u8>,
    },
}

/// Why a file was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// There is one already.
    Exists,
    /// Something else went wrong; the text says what.
    Failed(String),
}

impl Session {
    /// What the world outside is asked to do, once.
    pub fn take_errand(&mut self) -> Option<Errand> {
        self.errand.take()
    }

    /// Asks the world outside for something.
    pub(super) fn send(&mut self, errand: Errand) -> Effect {
        self.errand = Some(errand);
        Effect::Errand
    }
}
