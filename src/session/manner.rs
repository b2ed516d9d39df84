//! How a visit is led: by somebody at a terminal of their own, or by whoever comes to a machine that many share.

use crate::i18n::Lang;
use crate::settings::{Look, OwnKeys, Patience, Printer};

/// What a visit begins with, and comes back to once it is forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// The language.
    pub lang: Lang,
    /// How it looks.
    pub look: Look,
    /// How it is led.
    pub manner: Manner,
    /// The code of the place most come from: it is offered first.
    pub home: Option<String>,
    /// Keys of one's own.
    pub keys: OwnKeys,
    /// The receipt printer.
    pub printer: Printer,
    /// How wide the terminal draws half a block.
    pub blocks: Blocks,
}

/// How wide the terminal draws half a block (U+2580): some take such a character for as wide as a Han character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Blocks {
    /// Nobody has asked yet, or it did not say.
    #[default]
    Unknown,
    /// One cell wide.
    Narrow,
    /// Wider.
    Wide,
}

/// How a visit is led.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// At a terminal of one's own: it can be left, and nothing is forgotten by itself.
    #[default]
    Guided,
    /// At a machine that many share: everything is chosen by digits, arrows or touch, it cannot be left from inside, and
    /// forgets who went away.
    Kiosk(Patience),
    /// At a desk: everything on one screen, for whoever walks callers through.
    Desk,
}
