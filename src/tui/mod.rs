//! The full-screen face. The only place that knows ratatui and crossterm; no rule and no sentence of policy in it.
//!
//! One loop: read an event, turn it into an action, draw if something changed. Nothing ticks while nobody does anything.

mod draw;
mod input;
mod keymap;
mod signals;
mod terminal;
mod theme;

pub use draw::draw;
pub use input::{Key, KeyCode};
pub use keymap::{Binding, action_for, bindings};

use std::io::{self, IsTerminal as _};

use crossterm::event;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::calendar::Day;
use crate::i18n::Lang;
use crate::policy::Shelf;
use crate::session::{Effect, Session};

/// Why there is no full screen.
#[derive(Debug)]
pub enum Error {
    /// Input or output is not a terminal.
    NoTerminal,
    /// The terminal failed.
    Io(io::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Runs a visit until somebody leaves.
///
/// # Errors
/// When there is no terminal, or it fails.
pub fn run(shelf: Shelf, lang: Lang, today: Day) -> Result<(), Error> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Error::NoTerminal);
    }
    signals::watch()?;
    let mut session = Session::new(shelf, lang, today);
    let guard = terminal::enter()?;
    let result = serve(&mut session);
    drop(guard);
    Ok(result?)
}

fn serve(session: &mut Session) -> io::Result<()> {
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    let mut changed = true;
    loop {
        if changed {
            let mut end = 0;
            terminal::in_one_piece(|| {
                terminal
                    .draw(|frame| end = draw(session, frame))
                    .map(|_| ())
            })?;
            session.scrolled_to(end);
        }
        match input::read(&event::read()?) {
            input::Input::Resized => {
                terminal.autoresize()?;
                changed = true;
            }
            input::Input::Key(key) => match action_for(session, key).map(|a| session.update(a)) {
                Some(Effect::Quit) => return Ok(()),
                Some(Effect::Changed) => changed = true,
                Some(Effect::Unchanged) | None => changed = false,
            },
            input::Input::Other => changed = false,
        }
    }
}
