//! What a value is wrong with, and the way to it.

use std::fmt;
use std::ops::Range;

use serde::de;

use crate::policy::hint::{Hint, Wanted};
use crate::policy::problem::{Code, closest};

/// A mistake in a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::policy) struct Fault {
    /// The bytes it stands in.
    pub(in crate::policy) span: Range<usize>,
    /// What it is.
    pub(in crate::policy) kind: Kind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::policy) enum Kind {
    /// A key nobody asks for.
    UnknownKey {
        /// The key.
        name: String,
        /// Those that are asked for.
        known: &'static [&'static str],
    },
    /// A key without which there is no value.
    MissingKey(&'static str),
    /// Not one of the words that can stand there.
    UnknownWord {
        /// The word.
        word: String,
        /// Those that can.
        known: &'static [&'static str],
    },
    /// Of another kind than is wanted, or outside its range; or against what its type says for itself.
    Unfit(String, Option<Hint>),
}

impl Fault {
    /// The code, what it is about, and what was probably meant or is allowed. `text` is what the file says.
    pub(in crate::policy) fn told(&self, text: &str) -> (Code, String, Option<Hint>) {
        let meant = |word: &str, known: &[&str]| {
            let near = closest(word, known.iter().copied());
            let near = near.map(|near| Hint::Meant(near.to_owned()));
            near.or_else(|| (!known.is_empty()).then(|| Hint::OneOf(known.join(", "))))
        };
        match &self.kind {
            Kind::UnknownKey { name, known } => (Code::P010, name.clone(), meant(name, known)),
            Kind::MissingKey(key) => (Code::P011, (*key).to_owned(), None),
            Kind::UnknownWord { word, known } => (Code::P013, word.clone(), meant(word, known)),
            Kind::Unfit(says, hint) => {
                let written = text.get(self.span.clone()).unwrap_or_default();
                let line = written.lines().next().unwrap_or_default().trim();
                let code = Code::from_marker(says).unwrap_or(Code::P012);
                (code, line.to_owned(), hint.clone())
            }
        }
    }
}

/// A step from a value to one in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To the value of a key.
    Key(String),
    /// To an element of a list.
    At(usize),
}

/// A mistake on its way up: each value it passes adds the step to it.
#[derive(Debug)]
pub(super) struct Error {
    kind: Kind,
    span: Option<Range<usize>>,
    /// The last step first.
    path: Vec<Step>,
}

impl Error {
    const fn new(kind: Kind) -> Self {
        Self {
            kind,
            span: None,
            path: Vec::new(),
        }
    }

    /// Something else is wanted, as its type calls it.
    pub(super) fn wanting(wanted: &str) -> Self {
        let hint = Wanted::read(wanted).map(Hint::Wanted);
        Self::new(Kind::Unfit(wanted.to_owned(), hint))
    }

    /// None of the words that can stand here, and no word at all.
    pub(super) fn no_word(known: &[&str]) -> Self {
        let hint = Hint::OneOf(known.join(", "));
        Self::new(Kind::Unfit("a word".to_owned(), Some(hint)))
    }

    /// It stands here, unless it is known to stand further down.
    pub(super) fn standing_at(mut self, span: &Range<usize>) -> Self {
        self.span.get_or_insert_with(|| span.clone());
        self
    }

    /// It stands in what this step leads to.
    pub(super) fn below(mut self, step: Step) -> Self {
        self.path.push(step);
        self
    }

    /// The way to it, the first step first, and what it is. `otherwise`: where it stands if nobody knows.
    pub(super) fn into_parts(mut self, otherwise: &Range<usize>) -> (Vec<Step>, Fault) {
        self.path.reverse();
        let span = self.span.unwrap_or_else(|| otherwise.clone());
        let kind = self.kind;
        (self.path, Fault { span, kind })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(says: T) -> Self {
        Self::new(Kind::Unfit(says.to_string(), None))
    }

    fn invalid_type(_: de::Unexpected<'_>, wanted: &dyn de::Expected) -> Self {
        Self::wanting(&wanted.to_string())
    }

    fn invalid_value(_: de::Unexpected<'_>, wanted: &dyn de::Expected) -> Self {
        Self::wanting(&wanted.to_string())
    }

    fn invalid_length(_: usize, wanted: &dyn de::Expected) -> Self {
        Self::wanting(&wanted.to_string())
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        let word = word.to_owned();
        Self::new(Kind::UnknownWord { word, known })
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        let name = name.to_owned();
        Self::new(Kind::UnknownKey { name, known })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(Kind::MissingKey(key))
    }
}
