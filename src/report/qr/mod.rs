//! The answer as a QR code: plain text that a phone shows without a network. No link and nothing that names anybody.
//!
//! Knows how large a window is and how many words fit; how a code is drawn is a matter of the face.

mod text;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::Report;
use super::brief::brief;
use super::headline::headline;
use super::plans::next_step;
use crate::i18n::Lang;

/// The modules left white on each side: a reader finds no code without them.
pub const QUIET: u16 = 4;

/// How a face draws modules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QrGrain {
    /// Two modules in a cell, one above the other (U+2580): only where that character takes one cell.
    Half,
    /// A module in two cells side by side, blanks with a background: right everywhere, and twice as large.
    Whole,
}

/// The room there is for a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QrRoom {
    /// Cells across.
    pub columns: u16,
    /// Cells down.
    pub rows: u16,
    /// How modules are drawn in them.
    pub grain: QrGrain,
}

/// A code that fits, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrPage {
    /// What a phone shows.
    pub text: String,
    side: u16,
    dark: Vec<bool>,
}

/// Two modules that share a cell; true is dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfCell {
    /// The one above.
    pub upper: bool,
    /// The one below.
    pub lower: bool,
}

/// The answer as a code for a room, in as many words as fit; `None` where not even the fewest do.
pub fn qr_page(lang: Lang, report: &Report, room: QrRoom) -> Option<QrPage> {
    let largest = room.largest()?;
    let headline = headline(lang, &report.answer);
    let next = next_step(lang, report);
    let texts = text::levels(lang, &brief(lang, report), &headline, next);
    texts.into_iter().find_map(|text| encode(text, largest))
}

fn encode(text: String, largest: Version) -> Option<QrPage> {
    let segment = QrSegment::make_bytes(text.as_bytes());
    let code = QrCode::encode_segments_advanced(
        &[segment],
        QrCodeEcc::Low,
        Version::MIN,
        largest,
        None,
        true,
    )
    .ok()?;
    let size = code.size();
    let rows = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    Some(QrPage {
        text,
        side: u16::try_from(size).ok()?,
        dark: rows.map(|(x, y)| code.get_module(x, y)).collect(),
    })
}

impl QrRoom {
    /// The largest version that fits with its quiet modules.
    fn largest(self) -> Option<Version> {
        let modules = match self.grain {
            QrGrain::Half => self.columns.min(self.rows.saturating_mul(2)),
            QrGrain::Whole => (self.columns / 2).min(self.rows),
        };
        // Version 1 has 21 modules a side, each further one 4 more.
        let side = modules.checked_sub(2 * QUIET)?;
        let version = side.checked_sub(17)? / 4;
        let version = u8::try_from(version.min(40)).ok()?;
        (version > 0).then(|| Version::new(version))
    }
}

impl QrPage {
    /// The modules of a side, the quiet ones counted.
    pub const fn side(&self) -> u16 {
        self.side + 2 * QUIET
    }

    /// Whether a module is dark, the quiet ones counted from 0; what lies beyond them is light.
    pub fn is_dark(&self, x: u16, y: u16) -> bool {
        let within = |at: u16| at.checked_sub(QUIET).filter(|at| *at < self.side);
        let Some((x, y)) = within(x).zip(within(y)) else {
            return false;
        };
        let at = usize::from(y) * usize::from(self.side) + usize::from(x);
        self.dark.get(at).copied().unwrap_or(false)
    }

    /// The rows of cells of [`QrGrain::Half`], from above; below an odd last row it is light.
    pub fn half_rows(&self) -> Vec<Vec<HalfCell>> {
        let row = |y: u16| {
            let cell = |x| HalfCell {
                upper: self.is_dark(x, y),
                lower: self.is_dark(x, y + 1),
            };
            (0..self.side()).map(cell).collect()
        };
        (0..self.side()).step_by(2).map(row).collect()
    }

    /// The cells across and down in a grain.
    pub const fn cells(&self, grain: QrGrain) -> (u16, u16) {
        match grain {
            QrGrain::Half => (self.side(), self.side().div_ceil(2)),
            QrGrain::Whole => (2 * self.side(), self.side()),
        }
    }
}
