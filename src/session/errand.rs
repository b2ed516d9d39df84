//! What only the world outside can do for a visit. It leaves as an [`Errand`], and what became of it comes back.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::action::Effect;
use super::state::Session;
use crate::i18n::Lang;
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
    /// Something else went wrong.
    Failed(FileTrouble),
}

/// What is wrong with a file, or where it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileTrouble {
    /// There is no such file, or no such folder.
    Missing,
    /// It may not be read, or not be written.
    Denied,
    /// It is a folder.
    Folder,
    /// There is no room left.
    Full,
    /// Something else, in the words of the system.
    Other(String),
}

impl From<io::Error> for FileTrouble {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::Denied,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl FileTrouble {
    /// The words.
    pub(super) fn says(&self, lang: Lang) -> &str {
        match self {
            Self::Missing => lang.file_missing(),
            Self::Denied => lang.file_denied(),
            Self::Folder => lang.file_folder(),
            Self::Full => lang.file_full(),
            Self::Other(says) => says,
        }
    }
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
