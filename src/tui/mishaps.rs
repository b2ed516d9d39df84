//! At a machine that many share a panic ends a visit, never the program: a calm page, and everything begins anew. Knows where
//! in the code it happened; must not know what was answered, nor print anything where a visitor looks.

use std::cell::Cell;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::time::Duration;

use super::{World, terminal};
use crate::session::{Mishap, Session};

/// So many within this time are too many: whoever looks after the machine has to hear of it.
pub const MOST: usize = 3;
const WITHIN: Duration = Duration::from_secs(60);

thread_local! {
    /// Where the last panic happened.
    static LAST: Cell<Option<Mishap>> = const { Cell::new(None) };
}

/// When visits broke.
#[derive(Default)]
struct Mishaps(Vec<Duration>);

impl Mishaps {
    /// Another visit broke. Whether that is one too many.
    fn is_too_much(&mut self, now: Duration) -> bool {
        self.0.retain(|at| now.saturating_sub(*at) < WITHIN);
        self.0.push(now);
        self.0.len() >= MOST
    }
}

/// Leads visit after visit, until one ends the program.
///
/// # Errors
/// When too many break: what broke the last.
pub(super) fn outlive(
    session: &mut Session,
    world: &World<'_>,
    mut visit: impl FnMut(&mut Session) -> io::Result<()>,
) -> Result<io::Result<()>, Mishap> {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| (at.file(), at.line()));
        let code = place.map_or_else(String::new, |(file, line)| code(file, line));
        terminal::log(&code);
        LAST.set(Some(Mishap { code }));
    }));
    let mut mishaps = Mishaps::default();
    loop {
        // What a broken visit left half done is thrown away with it.
        if let Ok(ended) = panic::catch_unwind(AssertUnwindSafe(|| visit(session))) {
            return Ok(ended);
        }
        let mishap = LAST.take().unwrap_or_default();
        let now = (world.elapsed)();
        if mishaps.is_too_much(now) {
            return Err(mishap);
        }
        let lang = session.lang;
        *session = session.anew();
        session.excuse(mishap, lang, now);
    }
}

/// A place in the code, without the folders of the machine it was built on.
fn code(file: &str, line: u32) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    format!("{name}:{line}")
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "a test runs itself once more, told so by its environment, and reads what that logged"
)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::num::NonZeroU16;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Instant;
    use std::{env, fs, thread};

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::super::piece::Piece;
    use super::super::{Error, lead, serve};
    use super::*;
    use crate::calendar::parse_day;
    use crate::policy::Shelf;
    use crate::session::{Manner, Printing, Setting};
    use crate::settings::Patience;

    /// Set: this is the process that panics; so often.
    const PANICS: &str = "YIBAO_TEST_KIOSK_PANICS";
    /// What only somebody who answers knows.
    const MARKER: &str = "MARKER-4711";
    const DEADLINE: Duration = Duration::from_secs(30);

    #[test]
    fn too_many_are_so_many_within_a_minute() {
        for (at, expected) in [
            (&[0][..], false),
            (&[0, 1], false),
            (&[0, 1, 2], true),
            (&[0, 30, 59], true),
            (&[0, 30, 60], false),
            (&[0, 30, 60, 89], true),
            (&[0, 100, 200, 300], false),
        ] {
            let mut mishaps = Mishaps::default();
            let told = at
                .iter()
                .map(|at| mishaps.is_too_much(Duration::from_secs(*at)));
            assert_eq!(told.last(), Some(expected), "{at:?}");
        }
    }

    #[test]
    fn a_code_names_no_folder() {
        for (file, told) in [
            ("src/session/menu.rs", "menu.rs:7"),
            ("/home/someone/crate/src/lib.rs", "lib.rs:7"),
            ("src\\tui\\mod.rs", "mod.rs:7"),
        ] {
            assert_eq!(code(file, 7), told);
        }
    }

    /// A machine whose first visits break in the middle of a frame.
    fn breaks(times: usize) -> Result<(), Error> {
        let setting = Setting {
            manner: Manner::Kiosk(Patience::default()),
            ..Setting::default()
        };
        let today = parse_day("2026-11-21").unwrap();
        let began = Instant::now();
        let world = World {
            elapsed: &|| began.elapsed(),
            today: &|| today,
            write: &|_, _, _| Ok(()),
            read: &|_, _| Ok(Vec::new()),
            print: &|_, _| Printing::begin().0,
        };
        let mut visits = 0;
        let session = Session::led(Shelf::built_in().unwrap(), today, setting);
        lead(session, &world, |session| {
            visits += 1;
            if visits <= times {
                let piece = Piece::new();
                return piece.show(|| {
                    write!(&piece, "{MARKER}")?;
                    panic!("{MARKER}")
                });
            }
            serve(session, &world)
        })
    }

    /// A machine in a terminal of its own.
    struct Machine {
        child: Box<dyn portable_pty::Child + Send + Sync>,
        keys: Box<dyn io::Write + Send>,
        written: Receiver<Vec<u8>>,
        parser: vt100::Parser,
        all: Vec<u8>,
    }

    impl Machine {
        /// This test once more, in a process of its own; what it logs goes to a file.
        fn runs(test: &str, times: usize, log: &std::path::Path) -> Self {
            let pair = native_pty_system().openpty(PtySize::default()).unwrap();
            let (_, module) = module_path!().split_once("::").unwrap();
            let mut command = CommandBuilder::new("sh");
            command.args(["-c", r#"exec "$0" --exact "$1" --nocapture 2>"$2""#]);
            command.arg(env::current_exe().unwrap());
            command.arg(format!("{module}::{test}"));
            command.arg(log);
            command.env(PANICS, times.to_string());
            command.env("RUST_BACKTRACE", "1");
            let child = pair.slave.spawn_command(command).unwrap();
            drop(pair.slave);
            let mut reader = pair.master.try_clone_reader().unwrap();
            let (send, written) = channel();
            let keys = pair.master.take_writer().unwrap();
            let master = pair.master;
            thread::spawn(move || {
                let mut bytes = [0; 4096];
                while let Ok(n @ 1..) = reader.read(&mut bytes) {
                    if send.send(bytes[..n].to_vec()).is_err() {
                        break;
                    }
                }
                drop(master);
            });
            let cells = |n| NonZeroU16::new(n).unwrap();
            Self {
                child,
                keys,
                written,
                parser: vt100::Parser::new(cells(24), cells(80), 100),
                all: Vec::new(),
            }
        }

        /// Waits until these words stand on the screen, and gives all of it.
        fn shows(&mut self, words: &str) -> String {
            loop {
                let contents = self.parser.screen().contents();
                // A frame is looked at when it is whole.
                if contents.contains(words) && self.all.ends_with(b"\x1b[?2026l") {
                    return contents;
                }
                let bytes = self.written.recv_timeout(DEADLINE);
                let bytes = bytes.unwrap_or_else(|_| panic!("no {words}:\n{contents}"));
                self.parser.process(&bytes);
                self.all.extend_from_slice(&bytes);
            }
        }
    }

    impl Drop for Machine {
        fn drop(&mut self) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }

    #[test]
    fn a_panic_shows_a_calm_page_and_begins_anew() {
        if env::var_os(PANICS).is_some() {
            return breaks(1).unwrap();
        }
        let log = tempfile::NamedTempFile::new().unwrap();
        let name = "a_panic_shows_a_calm_page_and_begins_anew";
        let mut machine = Machine::runs(name, 1, log.path());
        let page = machine.shows("出了点问题");
        assert!(page.contains("mishaps.rs:"), "{page}");
        assert!(
            !page.contains(MARKER) && !page.contains("panicked"),
            "{page}"
        );
        // A finger on it goes on, and chooses nothing of what comes.
        machine.keys.write_all(b"\x1b[<0;8;9M\x1b[<0;8;9m").unwrap();
        let page = machine.shows("120秒没有人用");
        assert!(!page.contains("出了点问题"), "{page}");
        let logged = fs::read_to_string(log.path()).unwrap();
        assert!(logged.starts_with("yibao kiosk: mishaps.rs:"), "{logged}");
        assert_eq!(logged.lines().count(), 1, "{logged}");
    }

    #[test]
    fn what_breaks_again_and_again_ends() {
        if env::var_os(PANICS).is_some() {
            let ended = breaks(usize::MAX);
            assert!(
                matches!(&ended, Err(Error::Broken(mishap)) if mishap.code.starts_with("mishaps.rs:")),
                "{ended:?}"
            );
            return;
        }
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut machine = Machine::runs("what_breaks_again_and_again_ends", MOST, log.path());
        let status = machine.child.wait().unwrap();
        let logged = fs::read_to_string(log.path()).unwrap();
        assert!(status.success(), "{logged}");
        assert_eq!(logged.lines().count(), MOST, "{logged}");
        assert!(!logged.contains(MARKER), "{logged}");
        while let Ok(bytes) = machine.written.recv_timeout(DEADLINE) {
            machine.parser.process(&bytes);
        }
        let screen = machine.parser.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(!screen.contents().contains(MARKER), "{}", screen.contents());
    }
}
