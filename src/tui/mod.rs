//! The full-screen face. The only place that knows ratatui and crossterm; no rule and no sentence of policy in it.
//!
//! One loop: read an event, turn it into an action, draw if something changed. Nothing is drawn while nobody does anything.

mod draw;
mod input;
mod keymap;
mod signals;
mod terminal;
mod theme;

pub use draw::draw;
pub use input::{Key, KeyCode};
pub use keymap::{Binding, action_for, bindings};
pub use terminal::columns;

use std::io;
use std::mem::ManuallyDrop;
use std::time::Duration;

use crossterm::event::{self, Event};
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
    /// The terminal went away in the middle.
    Gone,
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
    if !terminal::is_there() {
        return Err(Error::NoTerminal);
    }
    signals::watch()?;
    let mut session = Session::new(shelf, lang, today);
    let guard = terminal::enter()?;
    let result = serve(&mut session);
    drop(guard);
    // A terminal that nobody holds any more is none, whatever it answered last.
    result.map_err(|error| {
        if terminal::is_there() {
            Error::Io(error)
        } else {
            Error::Gone
        }
    })
}

fn serve(session: &mut Session) -> io::Result<()> {
    // Whoever listens only after the first frame misses a window that gets its size while that is drawn.
    event::poll(Duration::ZERO)?;
    // Never dropped: it would show the cursor, as the guard does; and complain, with a panic, where the terminal is gone.
    let mut terminal = ManuallyDrop::new(Terminal::new(CrosstermBackend::new(terminal::screen()))?);
    let mut changed = true;
    let mut resized = false;
    loop {
        if changed {
            let mut end = 0;
            terminal::in_one_piece(|| {
                // Even if the size is the one drawn for: the window may have been another in between, and cut off what stood there.
                if resized {
                    let size = terminal.size()?;
                    terminal.resize(size.into())?;
                }
                terminal
                    .draw(|frame| end = draw(session, frame))
                    .map(|_| ())
            })?;
            resized = false;
            session.scrolled_to(end);
        }
        match input::read(&next_event()?) {
            input::Input::Resized => (changed, resized) = (true, true),
            input::Input::Key(key) => {
                let effect = action_for(session, key).map(|action| session.update(action));
                match effect.unwrap_or_else(|| session.no_such_key()) {
                    Effect::Quit => return Ok(()),
                    Effect::Changed => changed = true,
                    Effect::Unchanged => changed = false,
                }
            }
            input::Input::Pasted(text) => changed = session.paste(&text) == Effect::Changed,
            input::Input::Other => changed = false,
        }
    }
}

/// How long nobody looks whether the terminal is still there.
const UNWATCHED: Duration = Duration::from_secs(5);

/// Waits for the next event. A terminal that is not the process's own goes away without SIGHUP, and is then ready to be read
/// for ever, with nothing in it: hence the look now and then.
fn next_event() -> io::Result<Event> {
    while !event::poll(UNWATCHED)? {
        if !terminal::is_there() {
            return Err(io::ErrorKind::NotConnected.into());
        }
    }
    event::read()
}
