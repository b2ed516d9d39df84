//! Signals, on a thread of their own that ends the process: a terminal that goes away can leave a reader waiting for ever,
//! so nobody waits for it.

use std::time::Duration;
use std::{io, process, thread};

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use super::terminal::restore;

/// How long the terminal may take to be put back. One that nobody reads takes for ever.
const PATIENCE: Duration = Duration::from_secs(1);

/// Watches for the signals that end a program; each puts the terminal back and ends it with 128 + its number.
#[expect(
    clippy::disallowed_methods,
    reason = "the thread that could return a status may be waiting for ever; the terminal is put back here"
)]
pub(super) fn watch() -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    spawn("signals", move || {
        if let Some(signal) = signals.forever().next() {
            let status = 128 + signal;
            let restoring = spawn("restore", move || {
                let _last_word = restore();
                process::exit(status);
            });
            if restoring.is_ok() {
                thread::sleep(PATIENCE);
            }
            process::exit(status);
        }
    })
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(run)?;
    Ok(())
}
