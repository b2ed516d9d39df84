//! What should stand where a mistake does, as far as that can be told. Data only; the words are found when it is shown.

/// What should stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// This was probably meant.
    Meant(String),
    /// One of these, parted by commas.
    OneOf(String),
    /// Exactly this.
    Write(String),
    /// A value of this kind.
    Wanted(Wanted),
    /// This closes what was opened.
    Close(&'static str),
    /// The pack of this place has one already.
    TakenIn(String),
}

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A whole number, from 0 up to this; none: any.
    Number(Option<u32>),
    /// A text in quotes.
    Text,
    /// `true` or `false`.
    YesNo,
    /// A list; of so many, if that is given.
    List(Option<usize>),
    /// A table.
    Table,
    /// A date.
    Date,
}

impl Wanted {
    /// From what a type says it expects.
    pub(super) fn read(expected: &str) -> Option<Self> {
        const OF_LENGTH: &str = "an array of length ";
        Some(match expected {
            "u8" => Self::Number(Some(u8::MAX.into())),
            "u16" => Self::Number(Some(u16::MAX.into())),
            "u32" | "i32" => Self::Number(None),
            "a string" => Self::Text,
            "a boolean" => Self::YesNo,
            "a sequence" => Self::List(None),
            _ if expected.starts_with("a date") => Self::Date,
            _ if expected.starts_with("struct ") => Self::Table,
            _ => Self::List(Some(expected.strip_prefix(OF_LENGTH)?.parse().ok()?)),
        })
    }
}
