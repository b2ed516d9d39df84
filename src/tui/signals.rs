//! Signals, on a thread of their own that ends the process: a terminal that goes away can leave a reader waiting for ever,
//! so nobody waits for it.

use std::{io, process, thread};

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use super::terminal::restore;

/// Watches for the signals that end a program; each puts the terminal back and ends it with 128 + its number.
pub(super) fn watch() -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            if let Some(signal) = signals.forever().next() {
                restore();
                process::exit(128 + signal);
            }
        })?;
    Ok(())
}
