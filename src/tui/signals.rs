//! Signals, on a thread of their own that ends the process: a terminal that goes away can leave a reader waiting for ever,
//! so nobody waits for it. A machine that many share is ended by whoever looks after it, not from its keyboard.

use std::time::Duration;
use std::{io, process, thread};

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::terminal::{is_there, restore};
use crate::session::Manner;

/// How long the terminal may take to be put back. One that nobody reads takes for ever.
const PATIENCE: Duration = Duration::from_secs(1);

/// What a keyboard can send while the terminal is not raw: before a full screen, and after it. Those that stop a program in
/// the background (SIGTTIN, SIGTTOU) keep their meaning: whoever were handed them instead would ask the terminal for ever.
const FROM_KEYS: [i32; 3] = [SIGINT, SIGQUIT, SIGTSTP];

/// The signals that are watched for, and those of them that do nothing.
fn watched(manner: Manner) -> (&'static [i32], &'static [i32]) {
    match manner {
        Manner::Guided | Manner::Desk => (&[SIGHUP, SIGTERM, SIGINT, SIGQUIT], &[]),
        Manner::Kiosk(_) => (
            &[SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP],
            FROM_KEYS.as_slice(),
        ),
    }
}

/// Watches for the signals that end a program; each puts the terminal back and ends it with 128 + its number. Where there is
/// no terminal, nothing has to be put back, and they mean what they mean to any program.
///
/// # Errors
/// When the system allows no thread to watch on.
#[expect(
    clippy::disallowed_methods,
    reason = "the thread that could return a status may be waiting for ever; the terminal is put back here"
)]
pub fn watch(manner: Manner) -> io::Result<()> {
    if !is_there() {
        return Ok(());
    }
    let (watched, held_off) = watched(manner);
    let mut signals = Signals::new(watched)?;
    spawn("signals", move || {
        let ending = signals.forever().find(|signal| !held_off.contains(signal));
        if let Some(signal) = ending {
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
