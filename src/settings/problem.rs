//! What can be wrong with a file of settings. Data only; words are found when it is shown.

use std::ops::Range;

use crate::case::CaseHint;
use crate::policy::{Hint, codes};

codes! {
    /// A stable code for a kind of mistake in a file of settings.
    SettingsCode {
        /// There is no such file.
        S001,
        /// It is there, but cannot be read: a folder, or not allowed.
        S002,
        /// Not UTF-8.
        S003,
        /// Larger than any file of settings can be.
        S004,
        /// A value that is not TOML.
        S005,
        /// Not TOML, and so that what follows cannot be read either.
        S006,
        /// A key written twice.
        S007,
        /// A key nobody knows.
        S010,
        /// A key that belongs into another table.
        S011,
        /// A value of the wrong kind.
        S012,
        /// A word nobody knows.
        S013,
        /// A number outside its range.
        S014,
        /// A place nobody knows.
        S015,
        /// No name of a file.
        S016,
        /// Neither a device nor a port.
        S017,
        /// No key of a keyboard is called so.
        S020,
        /// A key that always does the same.
        S021,
        /// A key that does something else already.
        S022,
        /// It would be left without a key, and nobody could do without it.
        S023,
    }
}

/// What to do about a mistake, where more can be said than its code does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsHint {
    /// As of a pack.
    Said(Hint),
    /// As of a place in a case.
    Place(CaseHint),
    /// It belongs into this table.
    Under(&'static str),
    /// It belongs before all tables.
    OnTop,
    /// A whole number of seconds in this range.
    Seconds(u16, u16),
    /// A whole number of columns in this range.
    Columns(u16, u16),
    /// What the key does already.
    Does {
        /// In Chinese.
        zh: &'static str,
        /// In English.
        en: &'static str,
    },
}

/// One mistake, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsProblem {
    /// What kind.
    pub code: SettingsCode,
    /// The bytes of the text it stands in.
    pub span: Range<usize>,
    /// The word or value it is about, as written.
    pub what: String,
    /// What to do, if more is known than the code says.
    pub hint: Option<SettingsHint>,
}

impl SettingsProblem {
    /// A mistake of which its code says what to do.
    pub fn new(code: SettingsCode, span: Range<usize>, what: &str) -> Self {
        Self {
            code,
            span,
            what: what.to_owned(),
            hint: None,
        }
    }

    /// With what to do.
    pub fn hinted(self, hint: SettingsHint) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }
}
