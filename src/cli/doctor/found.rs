//! What the doctor found of a terminal, its files and its packs. Judges nothing: that is done where the findings are.

use crate::i18n::Lang;
use crate::settings::Background;

/// What was found.
pub(super) struct Found {
    /// The language that is to be shown.
    pub wanted: Lang,
    /// Whether input is a terminal.
    pub input: bool,
    /// Whether output is.
    pub output: bool,
    /// Columns and rows.
    pub size: Option<(u16, u16)>,
    /// The kind of terminal.
    pub term: Option<String>,
    /// Its colours.
    pub colours: Colours,
    /// What it writes on.
    pub background: Background,
    /// The variable that names the locale, and what it says.
    pub locale: Option<(&'static str, String)>,
    /// The cells of characters.
    pub cells: Cells,
    /// Touch and mouse.
    pub touch: Touch,
    /// The file of settings.
    pub settings: SettingsFound,
    /// The packs.
    pub packs: Packs,
    /// The folder they are from, if not from the program.
    pub regions: Option<String>,
}

/// The colours of a terminal, as far as it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colours {
    /// `NO_COLOR` is set.
    NotWanted,
    /// None.
    None,
    /// The sixteen everything is drawn with.
    Sixteen,
    /// More than that.
    Many,
}

/// The cells a line and a Han character take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "tui"),
    expect(dead_code, reason = "without a face nobody asks")
)]
pub(super) enum Cells {
    /// As the terminal says.
    Told { line: u16, han: u16 },
    /// It did not say.
    Silent,
    /// There was none to ask.
    NotAsked,
}

/// What came of asking for a touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "tui"),
    expect(dead_code, reason = "without a face nobody asks")
)]
pub(super) enum Touch {
    /// Here.
    At(u16, u16),
    /// A key was pressed.
    Skipped,
    /// Nothing.
    Nothing,
    /// Nobody was asked.
    NotAsked,
}

/// The file of settings.
pub(super) enum SettingsFound {
    /// There is none.
    None,
    /// It is right.
    Right(String),
    /// It is wrong; why.
    Wrong(String, String),
}

/// The packs.
pub(super) enum Packs {
    /// So many.
    Sound(usize),
    /// They cannot be read; why.
    Wrong(String),
}
