//! How it looks, by name: which colours that means is a matter of the terminal.

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Colours that repeat what the characters say.
    #[default]
    Colour,
    /// The strongest colours, and nothing dimmed.
    Contrast,
    /// No colours: bold, underlined, reversed.
    Mono,
}

impl Theme {
    /// Every theme, in the order in which they follow one another.
    pub const ALL: [Self; 3] = [Self::Colour, Self::Contrast, Self::Mono];

    /// The theme after this one; after the last, the first.
    pub const fn next(self) -> Self {
        match self {
            Self::Colour => Self::Contrast,
            Self::Contrast => Self::Mono,
            Self::Mono => Self::Colour,
        }
    }
}

/// What the terminal writes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// Nobody has said.
    #[default]
    Unknown,
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// How it looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// What they stand on.
    pub background: Background,
}
