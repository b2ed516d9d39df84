//! The terminal as it was found, and as it is left: always the same.
#![expect(
    clippy::disallowed_methods,
    reason = "the one place that holds the terminal: standard input, output and error"
)]

use std::io::{self, IsTerminal as _, Stdout, StdoutLock, Write as _};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::{Print, force_color_output};
use crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};

/// Whether the terminal is ours. It is put back once: a second time would also put the cursor back, over what was said since.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Only where a finger is put down and lifted is told (1000), in a form without limits (1006): what crossterm asks for would
/// tell every move of a mouse as well.
const POINTER_ON: &str = "\x1b[?1000h\x1b[?1006h";
const POINTER_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Puts the terminal back when it is dropped.
pub(super) struct Guard;

/// Whether there is a terminal to be taken over.
pub(super) fn is_there() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Whether input and output are terminals.
pub fn streams() -> [bool; 2] {
    [io::stdin().is_terminal(), io::stdout().is_terminal()]
}

/// The columns and rows of the window output goes to.
///
/// # Errors
/// When it goes to none, or that is gone.
pub(super) fn size() -> io::Result<(u16, u16)> {
    // Asked after every frame: crossterm would open the terminal anew each time.
    #[cfg(unix)]
    {
        let window = rustix::termios::tcgetwinsize(screen())?;
        Ok((window.ws_col, window.ws_row))
    }
    #[cfg(not(unix))]
    crossterm::terminal::size()
}

/// The same, if it goes to one.
pub fn window() -> Option<(u16, u16)> {
    io::stdout().is_terminal().then(size)?.ok()
}

/// Its columns.
pub fn columns() -> Option<u16> {
    window().map(|(columns, _)| columns).filter(|n| *n > 0)
}

/// Where the terminal is written to.
pub(super) fn screen() -> Stdout {
    io::stdout()
}

/// Takes the terminal over.
pub(super) fn enter() -> io::Result<Guard> {
    TAKEN.store(true, Ordering::SeqCst);
    let guard = Guard;
    enable_raw_mode()?;
    // Whoever wants no colours (NO_COLOR) has a theme without any; whoever then chooses one with colours wants them.
    force_color_output(true);
    // What is pasted arrives in one piece: it is a text, and presses no keys.
    execute!(
        screen(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        Print(POINTER_ON),
        Hide
    )?;
    Ok(guard)
}

/// A panic puts the terminal back before it says anything.
pub(super) fn gives_way_to_a_panic() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        drop(restore());
        before(info);
    }));
}

/// Tells whoever looks after the machine where a visit broke: in their journal, never on the screen.
pub(super) fn log(code: &str) {
    let mut journal = io::stderr();
    if !journal.is_terminal() {
        let _ = writeln!(journal, "yibao kiosk: {code}");
    }
}

/// Puts the terminal back, if nobody has. Called on every way out, from any thread; where the terminal is gone there is
/// nothing left to put back. Nobody else can write to it until the lock is dropped: who is about to end the process keeps
/// it, so that a frame under way does not go on over what was put back.
pub(super) fn restore() -> StdoutLock<'static> {
    // First what needs nobody to read: a terminal that takes nothing more still gets its modes back.
    if TAKEN.load(Ordering::SeqCst) {
        let _ = disable_raw_mode();
    }
    let mut out = screen().lock();
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            out,
            EndSynchronizedUpdate,
            Print(POINTER_OFF),
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
    }
    out
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(restore());
    }
}

/// Gives a text to the clipboard of the terminal (OSC 52); one that does not know how to leaves it.
pub(super) fn copy(text: String) -> io::Result<()> {
    execute!(screen(), CopyToClipboard::to_clipboard_from(text))
}

/// Takes the mouse, or leaves it to the terminal: then text can be selected with it.
pub(super) fn point(ours: bool) -> io::Result<()> {
    execute!(screen(), Print(if ours { POINTER_ON } else { POINTER_OFF }))
}

/// Wipes the screen, and what was scrolled off it: nothing of a visit stays to be read.
pub(super) fn wipe() -> io::Result<()> {
    execute!(screen(), Clear(ClearType::All), Clear(ClearType::Purge))
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::io::Read as _;
    use std::num::NonZeroU16;

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::super::piece::Piece;
    use super::*;

    /// Set: this is the process that panics.
    const PANICS: &str = "YIBAO_TEST_PANICS";

    /// The test runs itself once more, in a terminal of its own, to panic there in the middle of a frame.
    #[test]
    fn a_panic_gives_the_terminal_back_before_it_speaks() {
        if env::var_os(PANICS).is_some() {
            let _guard = enter().unwrap();
            gives_way_to_a_panic();
            Piece::new()
                .show(|| panic!("in the middle of a frame"))
                .unwrap();
        }
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let modes = || format!("{:?}", pair.master.get_termios().unwrap());
        let before = modes();
        let mut command = CommandBuilder::new(env::current_exe().unwrap());
        let name = concat!(
            module_path!(),
            "::a_panic_gives_the_terminal_back_before_it_speaks"
        );
        let (_, name) = name.split_once("::").unwrap();
        command.args(["--exact", name, "--nocapture"]);
        command.env(PANICS, "1");
        command.env("RUST_BACKTRACE", "0");
        let status = pair.slave.spawn_command(command).unwrap().wait().unwrap();
        assert!(!status.success());
        assert_eq!(modes(), before);

        let mut written = Vec::new();
        drop(pair.slave);
        pair.master
            .try_clone_reader()
            .unwrap()
            .read_to_end(&mut written)
            .unwrap();
        let cells = |n| NonZeroU16::new(n).unwrap();
        let mut parser = vt100::Parser::new(cells(24), cells(80), 0);
        parser.process(&written);
        let screen = parser.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor());
        // On the screen from before: what is said on the other one is gone with it.
        assert!(
            screen.contents().contains("in the middle of a frame"),
            "{}",
            screen.contents()
        );
        assert!(
            written.windows(8).any(|at| at == b"\x1b[?1049h"),
            "never took the terminal over"
        );
    }
}
