//! Events of the terminal as keys of ours: presses only, full-width forms folded.

use crossterm::event::{Event, KeyEventKind, KeyModifiers};

pub use crossterm::event::KeyCode;

use crate::text::fold_width;

/// A key, with or without Ctrl.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Whether Ctrl was held.
    pub ctrl: bool,
}

impl Key {
    /// A key on its own.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false }
    }

    /// A letter with Ctrl.
    pub const fn ctrl(letter: char) -> Self {
        Self {
            code: KeyCode::Char(letter),
            ctrl: true,
        }
    }
}

/// What an event means to us.
pub(super) enum Input {
    /// A key was pressed.
    Key(Key),
    /// The window has another size.
    Resized,
    /// A text was pasted.
    Pasted(String),
    /// Nothing of ours.
    Other,
}

pub(super) fn read(event: &Event) -> Input {
    match event {
        Event::Resize(..) => Input::Resized,
        Event::Paste(text) => Input::Pasted(fold_width(text)),
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
            // Under a Chinese input method digits and marks arrive full-width.
            let code = match key.code {
                KeyCode::Char(c) => KeyCode::Char(
                    fold_width(c.encode_utf8(&mut [0; 4]))
                        .chars()
                        .next()
                        .unwrap_or(c),
                ),
                code => code,
            };
            Input::Key(Key { code, ctrl })
        }
        _ => Input::Other,
    }
}
