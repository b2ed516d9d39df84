//! Events of the terminal as ours: keys pressed, full-width forms folded; a finger put down and lifted.

use crossterm::event::{Event, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

pub use crossterm::event::KeyCode;

use crate::session::Direction;
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
    /// A finger or the mouse, at a column and a row.
    Pointer(Pointer, u16, u16),
    /// Nothing of ours.
    Other,
}

/// What a finger or the mouse does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pointer {
    /// It is put down.
    Pressed,
    /// It is lifted.
    Lifted,
    /// The wheel is turned.
    Wheel(Direction),
}

pub(super) fn read(event: &Event) -> Input {
    match event {
        Event::Mouse(mouse) => {
            let pointer = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Pointer::Pressed,
                MouseEventKind::Up(MouseButton::Left) => Pointer::Lifted,
                MouseEventKind::ScrollUp => Pointer::Wheel(Direction::PageUp),
                MouseEventKind::ScrollDown => Pointer::Wheel(Direction::PageDown),
                _ => return Input::Other,
            };
            Input::Pointer(pointer, mouse.column, mouse.row)
        }
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
