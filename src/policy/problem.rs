//! What can be wrong with a pack. Data only: the code is stable, the words for it are found when it is shown.

use std::ops::Range;

use super::hint::Hint;
use super::unseen::unseen;

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
        /// A key written twice in one table.
        P005,
        /// Not TOML, and so that what follows cannot be read either.
        P006,
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
        /// `min_years` is 2 or left out.
        P026,
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
        /// A window whose days do not lie around the year it is for.
        P044,
        /// A number that has to be above 0.
        P045,
        /// A list that names nobody.
        P046,
        /// The same twice in one list.
        P047,
        /// An address that is none.
        P048,
        /// The region block is missing, or its code is not six digits.
        P050,
        /// A parent or pool that does not stand in the index where it should.
        P051,
        /// The index and the file disagree on the code.
        P052,
        /// Two pieces of advice with one id.
        P053,
        /// A pack that no place of the index names.
        P054,
        /// A pack of the index whose file is not there.
        P055,
        /// A local answer about a place there is not, or about another than that of the pack it stands in.
        P056,
        /// A local answer told on a day that is still to come.
        P057,
        /// A source among local answers that nobody told.
        P058,
        /// A local answer that is said to be more than what somebody heard.
        P059,
        /// A code of the index that is no code, or stands there twice.
        P060,
        /// A spelling of the index that is not in plain letters.
        P061,
        /// A name that two places of the index have.
        P062,
        /// The case of a worked example cannot be read.
        P070,
        /// The months of a worked example cannot be read.
        P071,
        /// A worked example names a reading its place does not have.
        P072,
        /// A worked example comes out otherwise.
        P073,
        /// A worked example does not say from what day it is seen.
        P074,
        /// A value whose term has ended, and nobody follows.
        P101,
        /// A value nobody has checked for a year.
        P102,
        /// A value checked on a day that is still to come.
        P103,
        /// Between the windows of two years one year has none.
        P104,
        /// A reading that says what the primary value says, or another reading.
        P110,
        /// A source that was not read cannot decide, and nothing else does.
        P111,
        /// A source that nothing refers to.
        P112,
        /// A text that is missing in one of the languages.
        P113,
        /// Advice that can never apply.
        P114,
        /// A worked example that shows nothing.
        P115,
        /// The name is not the one of the index.
        P116,
        /// A spelling that is not how the characters of the name sound.
        P117,
        /// A local answer that decides nothing: the packs know better, or have it.
        P118,
        /// A threshold that another value of the place leaves no room for.
        P120,
        /// Something that has to hold in every state does not.
        P130,
        /// A walk that did not come to an end.
        P131,
        /// An exception from something that holds all the same.
        P132,
        /// A value that is also inherited.
        P201,
        /// A rule that no worked example decides by.
        P202,
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
            "@min-years" => Self::P026,
            _ => return None,
        })
    }

    /// How bad it is. Whoever reads a code can tell: hundreds are warnings, two hundreds hints. A proof that fails
    /// is an error all the same: what a source breaks of it is declared.
    pub const fn severity(self) -> Severity {
        match self {
            Self::P101
            | Self::P102
            | Self::P103
            | Self::P104
            | Self::P110
            | Self::P111
            | Self::P112
            | Self::P113
            | Self::P114
            | Self::P115
            | Self::P116
            | Self::P117
            | Self::P118
            | Self::P120
            | Self::P131
            | Self::P132 => Severity::Warning,
            Self::P201 | Self::P202 => Severity::Hint,
            _ => Severity::Error,
        }
    }

    /// Whether it speaks of one number or word alone, whatever else stands there.
    pub const fn is_of_one_word(self) -> bool {
        matches!(self, Self::P042 | Self::P043)
    }

    /// Whether it complains of something that is not there. In a file that is broken further down nobody knows that.
    pub const fn is_of_something_missing(self) -> bool {
        matches!(
            self,
            Self::P011
                | Self::P020
                | Self::P021
                | Self::P022
                | Self::P023
                | Self::P024
                | Self::P030
                | Self::P031
                | Self::P032
                | Self::P034
                | Self::P036
                | Self::P037
                | Self::P040
                | Self::P041
                | Self::P050
        )
    }
}

/// How bad a mistake is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The pack cannot be used so, or says what is not so.
    Error,
    /// It can be used, but somebody should look at it.
    Warning,
    /// It could be better.
    Hint,
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
    /// What should stand there, where more can be told than its code tells.
    pub hint: Option<Hint>,
    /// What else of the same file it is about: the other of two, or what was opened and never closed.
    pub other: Option<Range<usize>>,
}

impl Problem {
    /// A mistake of which its code says what to do.
    pub fn new(code: Code, file: &str, span: Range<usize>, what: &str) -> Self {
        Self {
            code,
            file: file.to_owned(),
            span,
            what: what.to_owned(),
            hint: None,
            other: None,
        }
    }
}

/// A source that is referred to but not declared in the same file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Borrowed {
    /// Its id.
    pub id: String,
    /// Where it is referred to.
    pub span: Range<usize>,
    /// The source of the same file that was perhaps meant. Looked for only where the file is at fault: a sound one can be
    /// asked for its sources.
    pub near: Option<String>,
    /// The statement that refers to it, if it leaves open from when it holds: a source elsewhere cannot tell.
    pub undated: Option<Range<usize>>,
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
    /// What it refers to without declaring it: whoever knows its parents can say whether they do.
    pub borrowed: Vec<Borrowed>,
}

/// Line and column (both from 1, the column in characters) of a byte offset.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    (line, column)
}

/// The candidate most like `word`, if one is like enough to ask "did you mean"; of equals the first. Nobody means what
/// nobody can see: a word with a control character in it is a mistake of its own.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(f64, &str)> = None;
    let visible =
        |candidate: &&str| unseen(candidate).is_none() && !candidate.chars().any(char::is_control);
    for candidate in candidates.into_iter().filter(visible) {
        let likeness = if is_a_slip(word, candidate) {
            1.0
        } else {
            strsim::jaro_winkler(word, candidate)
        };
        if likeness > 0.8 && best.is_none_or(|(known, _)| likeness > known) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether one sign was mistaken for another, or two changed places: 常沙 for 长沙, form for from.
fn is_a_slip(word: &str, meant: &str) -> bool {
    let length = meant.chars().count();
    // Of two letters, one is no longer a likeness.
    let least = if meant.is_ascii() { 3 } else { 2 };
    length >= least && length == word.chars().count() && strsim::osa_distance(word, meant) == 1
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn did_you_mean() {
        for (word, candidates, expected) in [
            ("form", &["for", "from"][..], Some("from")),
            ("lwa", &["news", "law"], Some("law")),
            ("employe", &["employee", "to_employee"], Some("employee")),
            ("常沙", &["北京", "长沙", "常德"], Some("长沙")),
            ("呼和浩", &["呼和浩特"], Some("呼和浩特")),
            ("s1", &["s2"], None),
            ("atlantis", &["yantai"], None),
            ("guide", &["\0guide", "gui\tde"], None),
        ] {
            assert_eq!(
                closest(word, candidates.iter().copied()),
                expected,
                "{word}"
            );
        }
    }
}
