//! The terminal as it was found, and as it is left: always the same.

use std::io::{self, Write as _};
use std::panic;

use crossterm::cursor::{Hide, Show};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};

/// Puts the terminal back when it is dropped.
pub(super) struct Guard;

/// Takes the terminal over. A panic puts it back before it says anything.
pub(super) fn enter() -> io::Result<Guard> {
    enable_raw_mode()?;
    let guard = Guard;
    execute!(io::stdout(), EnterAlternateScreen, Hide)?;
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        restore();
        before(info);
    }));
    Ok(guard)
}

/// Puts the terminal back. Called on every way out, from any thread, any number of times; where the terminal is gone
/// there is nothing left to put back.
pub(super) fn restore() {
    let _ = execute!(
        io::stdout(),
        EndSynchronizedUpdate,
        LeaveAlternateScreen,
        Show
    );
    let _ = disable_raw_mode();
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Draws a frame that the terminal shows all at once.
pub(super) fn in_one_piece(draw: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    queue!(io::stdout(), BeginSynchronizedUpdate)?;
    let drawn = draw();
    execute!(io::stdout(), EndSynchronizedUpdate)?;
    io::stdout().flush()?;
    drawn
}
