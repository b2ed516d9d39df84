//! Keys of one's own laid over the table: what is given other keys, and what would then mean two things.

use std::borrow::Cow;

use super::input::{Key, KeyCode};
use super::keymap::{Binding, bindings};
use crate::i18n::Lang;
use crate::session::{Action, Session};
use crate::settings::{Doing, KeyName, NamedKey, OwnKeys};

/// A key of one's own that does something else already.
#[derive(Clone, Copy)]
pub struct Clash {
    /// What it was given to.
    pub doing: Doing,
    /// The key.
    pub key: KeyName,
    /// What it does.
    does: &'static Binding,
}

impl Clash {
    /// What the key does already: as it is called in the file, or else on screen.
    pub fn does(&self, lang: Lang) -> &'static str {
        doing(self.does.action).map_or_else(|| (self.does.label)(lang), Doing::name)
    }
}

/// What would mean two things. A key means one thing everywhere, even where only one of the two applies: nobody
/// remembers a key that depends on the page.
pub fn clashes(own: &OwnKeys) -> Vec<Clash> {
    let given: Vec<(Doing, KeyName)> = own.each().collect();
    let clash = |(at, (doing_of, name)): (usize, &(Doing, KeyName))| {
        let taken = |row: &&Binding| {
            let other = doing(row.action);
            // Of two keys of one's own, the second is the one too many.
            let later = given.get(at..).unwrap_or_default();
            let comes_later = later
                .iter()
                .any(|one| other == Some(one.0) && *name == one.1);
            // What cannot be given other keys has been laid out around the usual ones.
            let is_apart = other.is_none() && is_usual(*doing_of, key(*name));
            let is_other = other != Some(*doing_of) && !comes_later && !is_apart;
            is_other && row.keys_with(own).contains(&key(*name))
        };
        // The desk has keys of its own, on which nothing else is laid.
        let of_desk = |row: &&Binding| matches!(row.action, Action::Desk(_));
        let does = bindings().iter().filter(|row| !of_desk(row)).find(taken)?;
        Some(Clash {
            doing: *doing_of,
            key: *name,
            does,
        })
    };
    given.iter().enumerate().filter_map(clash).collect()
}

/// Whether this key does it unless another is given.
fn is_usual(of: Doing, key: Key) -> bool {
    let mut rows = bindings()
        .iter()
        .filter(|row| doing(row.action) == Some(of));
    rows.any(|row| row.keys.contains(&key))
}

impl Binding {
    /// The keys, the one to show first.
    pub fn keys_with(&self, own: &OwnKeys) -> Cow<'static, [Key]> {
        let Some(own) = self.own(own) else {
            return Cow::Borrowed(self.keys);
        };
        let own = own.iter().map(|name| key(*name));
        let fixed = self.keys.iter().copied().filter(|key| is_fixed(*key));
        Cow::Owned(if self.is_by_keypad() {
            fixed.chain(own).collect()
        } else {
            own.chain(fixed).collect()
        })
    }

    /// What they are called.
    pub fn name_in(&self, session: &Session) -> Cow<'static, str> {
        let own = self.own(&session.keys).filter(|_| !self.is_by_keypad());
        match own.and_then(<[_]>::first) {
            Some(first) => Cow::Owned(first.to_string()),
            None => Cow::Borrowed((self.name)(session.lang)),
        }
    }

    /// Whether a key of a keypad is what it is done by, and shown with.
    fn is_by_keypad(&self) -> bool {
        self.keys.first().copied().is_some_and(is_of_keypad)
    }

    /// The keys of one's own. A keypad does what it does beside whatever else does it.
    fn own<'o>(&self, own: &'o OwnKeys) -> Option<&'o [KeyName]> {
        let only_keypad = self.keys.iter().copied().all(is_of_keypad);
        let doing = doing(self.action).filter(|_| !only_keypad)?;
        own.of(doing)
    }
}

/// What of it can be given other keys.
const fn doing(action: Action) -> Option<Doing> {
    Some(match action {
        Action::Back => Doing::Back,
        Action::Help => Doing::Help,
        Action::Why => Doing::Why,
        Action::DontKnow => Doing::DontKnow,
        Action::Plans => Doing::Plans,
        Action::Review => Doing::Review,
        Action::WhatIf => Doing::WhatIf,
        Action::TakeBack => Doing::TakeBack,
        Action::Restart => Doing::Restart,
        Action::Theme => Doing::Theme,
        Action::Strip => Doing::Strip,
        Action::Language => Doing::Language,
        Action::Quit => Doing::Quit,
        // By digits, Enter and arrows, and by touch.
        _ => return None,
    })
}

/// Whether a key of the table stays, whatever is given beside it.
const fn is_fixed(key: Key) -> bool {
    is_of_keypad(key) || matches!(key.code, KeyCode::Esc | KeyCode::Enter)
}

const fn is_of_keypad(key: Key) -> bool {
    matches!(key.code, KeyCode::Char('0'..='9' | '*'))
}

/// The key that is called so.
fn key(name: KeyName) -> Key {
    match name {
        KeyName::F(n) => Key::plain(KeyCode::F(n)),
        KeyName::Char(c) => Key::plain(KeyCode::Char(c)),
        KeyName::Ctrl(letter) => Key::ctrl(letter),
        KeyName::Named(key) => Key::plain(match key {
            NamedKey::Esc => KeyCode::Esc,
            NamedKey::Enter => KeyCode::Enter,
            NamedKey::Tab => KeyCode::Tab,
            NamedKey::BackTab => KeyCode::BackTab,
            NamedKey::Backspace => KeyCode::Backspace,
            NamedKey::Delete => KeyCode::Delete,
            NamedKey::Insert => KeyCode::Insert,
            NamedKey::Up => KeyCode::Up,
            NamedKey::Down => KeyCode::Down,
            NamedKey::Left => KeyCode::Left,
            NamedKey::Right => KeyCode::Right,
            NamedKey::PageUp => KeyCode::PageUp,
            NamedKey::PageDown => KeyCode::PageDown,
            NamedKey::Home => KeyCode::Home,
            NamedKey::End => KeyCode::End,
        }),
    }
}
