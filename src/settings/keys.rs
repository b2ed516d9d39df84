//! Keys by their names, and what can be given other ones.

use std::fmt;

use crate::text::fold_width;

/// A key, as it is called in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyName {
    /// F1 to F12.
    F(u8),
    /// A character.
    Char(char),
    /// A letter with Ctrl.
    Ctrl(char),
    /// One that has a name.
    Named(NamedKey),
}

/// A key that is called something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedKey {
    /// Esc.
    Esc,
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Tab with Shift.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// The arrow left.
    Left,
    /// The arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
}

impl NamedKey {
    const ALL: [(Self, &str); 15] = [
        (Self::Esc, "Esc"),
        (Self::Enter, "Enter"),
        (Self::Tab, "Tab"),
        (Self::BackTab, "Shift-Tab"),
        (Self::Backspace, "Backspace"),
        (Self::Delete, "Delete"),
        (Self::Insert, "Insert"),
        (Self::Up, "Up"),
        (Self::Down, "Down"),
        (Self::Left, "Left"),
        (Self::Right, "Right"),
        (Self::PageUp, "PageUp"),
        (Self::PageDown, "PageDown"),
        (Self::Home, "Home"),
        (Self::End, "End"),
    ];
}

impl KeyName {
    /// The names of keys that are more than a character.
    pub(super) fn names() -> impl Iterator<Item = String> {
        let named = NamedKey::ALL.map(|(_, name)| name.to_owned());
        named.into_iter().chain((1..=12).map(|n| format!("F{n}")))
    }

    /// Reads what a key is called: `F3`, `?`, `PageUp`, `Ctrl-L`.
    pub fn read(text: &str) -> Option<Self> {
        let text = fold_width(text);
        let mut characters = text.chars();
        if let (Some(c), None) = (characters.next(), characters.next()) {
            return (!c.is_control()).then_some(Self::Char(c));
        }
        let name = text.to_ascii_lowercase().replace('+', "-");
        if let Some(letter) = name.strip_prefix("ctrl-") {
            let mut letters = letter.chars();
            let letter = letters.next().filter(char::is_ascii_lowercase)?;
            return letters.next().is_none().then_some(Self::Ctrl(letter));
        }
        if let Some(n) = name.strip_prefix('f').and_then(|n| n.parse().ok()) {
            return (1..=12).contains(&n).then_some(Self::F(n));
        }
        let found = NamedKey::ALL
            .iter()
            .find(|(_, known)| known.eq_ignore_ascii_case(&name));
        found.map(|(key, _)| Self::Named(*key))
    }

    /// Whether it always does what it does: it moves, answers, goes back, or is typed.
    pub fn is_fixed(self) -> bool {
        match self {
            Self::F(_) => false,
            // What stands on a keypad, in names and in dates; letters, because an input method keeps them to itself.
            Self::Char(c) => !c.is_ascii_punctuation() || matches!(c, '-' | '.' | '/' | '*'),
            // As a terminal sends them, these are Backspace, Tab, Enter (twice) and what ends or stops a program.
            Self::Ctrl(letter) => matches!(letter, 'h' | 'i' | 'j' | 'm' | 'z'),
            Self::Named(key) => !matches!(
                key,
                NamedKey::Tab | NamedKey::BackTab | NamedKey::Delete | NamedKey::Insert
            ),
        }
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::F(n) => write!(f, "F{n}"),
            Self::Char(c) => write!(f, "{c}"),
            Self::Ctrl(letter) => write!(f, "Ctrl-{}", letter.to_ascii_uppercase()),
            Self::Named(key) => {
                let known = NamedKey::ALL.iter().find(|(known, _)| known == key);
                f.write_str(known.map_or("", |(_, name)| name))
            }
        }
    }
}

/// Declares what can be given other keys, and what it is called in the file.
macro_rules! doings {
    ($($(#[$doc:meta])* $doing:ident = $name:literal,)*) => {
        /// What can be given other keys.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Doing { $($(#[$doc])* $doing,)* }

        impl Doing {
            /// All of it.
            pub const ALL: &[Self] = &[$(Self::$doing),*];
            /// What it is called in the file.
            pub const NAMES: &[&str] = &[$($name),*];

            /// What it is called in the file.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$doing => $name,)* }
            }
        }
    };
}

doings! {
    /// Going back.
    Back = "back",
    /// The help.
    Help = "help",
    /// Why a question is asked.
    Why = "why",
    /// Saying that one does not know.
    DontKnow = "dont_know",
    /// What can be done.
    Plans = "plans",
    /// Months told one by one.
    Strip = "strip",
    /// The list of answers.
    Review = "review",
    /// A comparison.
    WhatIf = "what_if",
    /// The answer that was kept.
    TakeBack = "take_back",
    /// Beginning anew.
    Restart = "restart",
    /// The other language.
    Language = "language",
    /// Other colours.
    Theme = "theme",
    /// Leaving.
    Quit = "quit",
}

impl Doing {
    /// What is called so in the file.
    pub fn read(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|doing| doing.name() == name)
    }

    /// Whether nobody may be left without it.
    pub const fn is_needed(self) -> bool {
        matches!(self, Self::Back | Self::Help | Self::Quit)
    }
}

/// Keys of one's own: each takes the place of the usual ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnKeys(Vec<(Doing, Vec<KeyName>)>);

impl OwnKeys {
    /// Gives something these keys, the one to show first.
    pub fn give(&mut self, doing: Doing, keys: Vec<KeyName>) {
        self.0.retain(|(other, _)| *other != doing);
        self.0.push((doing, keys));
    }

    /// The keys something was given; none: it has its usual ones.
    pub fn of(&self, doing: Doing) -> Option<&[KeyName]> {
        let given = self.0.iter().find(|(other, _)| *other == doing);
        given.map(|(_, keys)| keys.as_slice())
    }

    /// Everything that was given keys, with each of them.
    pub fn each(&self) -> impl Iterator<Item = (Doing, KeyName)> {
        let all = self.0.iter();
        all.flat_map(|(doing, keys)| keys.iter().map(|key| (*doing, *key)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_called_what_stands_on_it() {
        for (text, shown) in [
            ("F1", "F1"),
            ("f12", "F12"),
            ("?", "?"),
            ("？", "?"),
            ("tab", "Tab"),
            ("shift-tab", "Shift-Tab"),
            ("PAGEUP", "PageUp"),
            ("Ctrl-C", "Ctrl-C"),
            ("ctrl+l", "Ctrl-L"),
            ("1", "1"),
            ("长", "长"),
        ] {
            let key = KeyName::read(text).map(|key| key.to_string());
            assert_eq!(key.as_deref(), Some(shown), "{text}");
        }
        for text in [
            "", "F0", "F13", "Ctrl-", "Ctrl-1", "Ctrl-长", "Alt-X", "\t", "F3 ",
        ] {
            assert_eq!(KeyName::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_it_is_called_is_how_it_is_read() {
        for name in KeyName::names() {
            assert_eq!(KeyName::read(&name).map(|key| key.to_string()), Some(name));
        }
        for doing in Doing::ALL {
            assert_eq!(Doing::read(doing.name()), Some(*doing));
        }
    }

    #[test]
    fn what_answers_moves_or_is_typed_keeps_its_key() {
        for (text, fixed) in [
            ("Enter", true),
            ("Esc", true),
            ("0", true),
            ("9", true),
            ("a", true),
            ("长", true),
            (" ", true),
            ("-", true),
            ("/", true),
            ("*", true),
            ("Left", true),
            ("Backspace", true),
            ("Ctrl-M", true),
            ("?", false),
            ("+", false),
            ("F3", false),
            ("Tab", false),
            ("Ctrl-C", false),
        ] {
            assert_eq!(KeyName::read(text).unwrap().is_fixed(), fixed, "{text}");
        }
    }
}
