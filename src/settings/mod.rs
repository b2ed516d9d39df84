//! What whoever sets the program up has chosen, apart from any visit: where, in which language, how it looks, which keys do
//! what, how long it waits for somebody who has left. And the file that says so.
//!
//! Must not know a page, a terminal, or where the file comes from.

mod keys;
mod look;
mod patience;
mod printer;
mod problem;
mod read;
mod words;

pub use keys::{Doing, KeyName, NamedKey, OwnKeys};
pub use look::{Background, Look, Theme};
pub use patience::Patience;
pub use printer::{PrintTo, Printer};
pub use problem::{SettingsCode, SettingsHint, SettingsProblem};
pub use read::{Read, read};
pub use words::problem_text;

use crate::i18n::Lang;

/// More than this is no file of settings.
pub const MAX_BYTES: usize = 64 * 1024;

/// Everything that can be set; what is not set is as it always is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The place most come from, by its code: it is offered first.
    pub region: Option<String>,
    /// The language.
    pub language: Option<Lang>,
    /// The colours; none: as the terminal says.
    pub theme: Option<Theme>,
    /// What they stand on; none: as the terminal says.
    pub background: Option<Background>,
    /// How long a machine that many share waits.
    pub idle: Patience,
    /// The receipt printer.
    pub print: Printer,
    /// Keys of one's own.
    pub keys: OwnKeys,
    /// The file local answers are kept in, as it is written there.
    pub local: Option<String>,
}
