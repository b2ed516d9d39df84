//! What a receipt printer is told: characters, their size, and where to cut. Lines are broken here: a printer breaks them
//! wherever its paper ends.

use super::gb18030;
use crate::text::{hanging, wrap};

const ESC: u8 = 0x1b;
const FS: u8 = 0x1c;
const GS: u8 = 0x1d;

/// How large characters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// As usual.
    Single,
    /// Twice as wide and as high.
    Double,
}

/// What has been told so far.
pub(super) struct Paper {
    columns: usize,
    size: Size,
    bytes: Vec<u8>,
}

impl Paper {
    pub(super) fn new(columns: u16) -> Self {
        Self {
            columns: columns.into(),
            size: Size::Single,
            // As it was switched on, and two bytes for a Han character.
            bytes: vec![ESC, b'@', FS, b'&'],
        }
    }

    pub(super) fn size(&mut self, size: Size) {
        self.size = size;
        let scale = match size {
            Size::Single => 0x00,
            Size::Double => 0x11,
        };
        self.bytes.extend([GS, b'!', scale]);
    }

    /// A text, in as many lines as it takes.
    pub(super) fn text(&mut self, text: &str) {
        let cells = self.cells();
        for line in wrap(&gb18030::printable(text), cells) {
            self.line(&line);
        }
    }

    /// A text that belongs to the one above.
    pub(super) fn item(&mut self, text: &str) {
        let cells = self.cells();
        for line in hanging("  ", &gb18030::printable(text), cells) {
            self.line(&line);
        }
    }

    pub(super) fn rule(&mut self) {
        let line = "-".repeat(self.cells());
        self.line(&line);
    }

    /// The end: past the knife, and cut.
    pub(super) fn cut(mut self) -> Vec<u8> {
        self.bytes.extend([ESC, b'd', 4]);
        self.bytes.extend([GS, b'V', b'B', 0]);
        self.bytes
    }

    const fn cells(&self) -> usize {
        match self.size {
            Size::Single => self.columns,
            Size::Double => self.columns / 2,
        }
    }

    fn line(&mut self, line: &str) {
        gb18030::encode(line, &mut self.bytes);
        self.bytes.push(b'\n');
    }
}
