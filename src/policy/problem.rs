//! What can be wrong with a pack. Data only: the code is stable, the words for it are found when it is shown.

use std::ops::Range;

/// Declares codes together with the list of all of them, so that none can be left out of a test.
macro_rules! codes {
    ($(#[$attribute:meta])* $name:ident { $($(#[$doc:meta])* $code:ident,)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $code,)* }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// The code as printed.
            pub fn name(self) -> String {
                format!("{self:?}")
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// A stable code for a kind of mistake in a region file.
    Code {
        /// The file cannot be read.
        P001,
        /// The file is not UTF-8.
        P002,
        /// Not TOML.
        P003,
        /// A text with a character that cannot be seen.
        P004,
        /// A key nobody knows.
        P010,
        /// A required key is missing.
        P011,
        /// A value of the wrong kind, or outside its range.
        P012,
        /// Not one of the words allowed here.
        P013,
        /// Not a date, or one that does not exist.
        P014,
        /// A wait needs exactly one of `n`, or `at_least`/`at_most`.
        P020,
        /// `at_least` above `at_most`.
        P021,
        /// A count by date has to declare `month_end`.
        P022,
        /// `level` is 1-99 and excludes `only`.
        P023,
        /// A gap needs exactly one of `at_most` and `below` (above 0).
        P024,
        /// A recurring day is written `last-MM-DD`, `this-MM-DD` or `next-MM-DD`.
        P025,
        /// A statement needs exactly one of `value`, `unknown`, `limit`.
        P030,
        /// A statement without a source.
        P031,
        /// A source id that is not declared here or in a parent.
        P032,
        /// A source declared twice.
        P033,
        /// Neither the statement nor its source says from when it holds.
        P034,
        /// It ends before it begins.
        P035,
        /// Two statements of equal rank hold for the same people at the same time.
        P036,
        /// A stretch of time between two dated versions that nobody speaks for.
        P037,
        /// An identity of the other scheme.
        P038,
        /// A step or threshold that can never be reached.
        P040,
        /// Segments of a window that overlap or run backwards.
        P041,
        /// A day or month number outside the calendar.
        P042,
        /// `after-wait` belongs to the resident scheme.
        P043,
        /// The region block is missing, or its code is not six digits.
        P050,
        /// The parent is not in the index.
        P051,
        /// The index and the file disagree on the code.
        P052,
        /// Two pieces of advice with one id.
        P053,
        /// An index entry that is wrong in itself: double code, missing parent, unknown pack file.
        P060,
    }
}

impl Code {
    /// The code for a marker that a checked type put into its error.
    pub fn from_marker(marker: &str) -> Option<Self> {
        Some(match marker {
            "@date" => Self::P014,
            "@wait-length" => Self::P020,
            "@wait-bounds" => Self::P021,
            "@wait-month-end" => Self::P022,
            "@wait-level" => Self::P023,
            "@gap-limit" => Self::P024,
            "@year-day" => Self::P025,
            _ => return None,
        })
    }
}

/// One mistake, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind.
    pub code: Code,
    /// The file, as the person named it.
    pub file: String,
    /// The bytes it stands in.
    pub span: Range<usize>,
    /// The word or value it is about, as written.
    pub what: String,
    /// What was probably meant, or what is allowed.
    pub hint: Option<String>,
}

/// A file's problems together with its text, so that they can be shown with an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faulty {
    /// The file, as the person named it.
    pub file: String,
    /// Its text; empty if it could not be read.
    pub text: String,
    /// What is wrong, in the order of the file. Never empty.
    pub problems: Vec<Problem>,
}

/// Line and column (both from 1, the column in characters) of a byte offset.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    (line, column)
}

/// The candidate most like `word`, if one is like enough to ask "did you mean"; of equals the first.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |candidate: &str| {
        if differs_in_one_sign(word, candidate) {
            1.0
        } else {
            strsim::jaro_winkler(word, candidate)
        }
    };
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let likeness = likeness(candidate);
        if likeness > 0.8 && best.is_none_or(|(known, _)| likeness > known) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether two words of the same length, not of letters, differ in one sign only: 长沙 and 常沙.
fn differs_in_one_sign(a: &str, b: &str) -> bool {
    let length = a.chars().count();
    !b.is_ascii()
        && length > 1
        && length == b.chars().count()
        && a.chars().zip(b.chars()).filter(|(x, y)| x != y).count() == 1
}
