//! A terminal window with the program in it: keys go in, a screen comes out, and what is left when it ends.

use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use vt100::{Parser, Screen};

use super::ended::{Ended, Program};

/// Whoever waits longer than this waits in vain, on the slowest machine.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// How a frame begins and ends: a screen is looked at only between frames.
const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// A terminal with a program in it.
pub struct Window {
    program: Program,
    master: Box<dyn MasterPty>,
    /// Held open, so that the state of the terminal can be asked for after the program has left it.
    slave: Option<Box<dyn SlavePty>>,
    writer: Box<dyn std::io::Write + Send>,
    seen: Arc<Seen>,
    reader: Option<JoinHandle<()>>,
    /// The modes of the terminal before anybody touched it.
    modes: String,
    /// How often it was waited for a question of the program.
    asked: usize,
}

/// What came out so far, shared with the thread that reads it.
struct Seen {
    state: Mutex<State>,
    news: Condvar,
}

struct State {
    parser: Parser,
    written: Vec<u8>,
    /// The reader lets go of the terminal with the next thing it reads.
    let_go: bool,
}

impl Window {
    /// The program with these arguments, in a window of `columns` by `rows`.
    pub fn open(arguments: &[&str], (columns, rows): (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yibao"));
        command.args(arguments);
        Self::run(command, (columns, rows))
    }

    /// Any program.
    pub fn run(mut command: CommandBuilder, (columns, rows): (u16, u16)) -> Self {
        command.env("TERM", "xterm-256color");
        // The settings of whoever runs the tests are none of theirs.
        command.env("XDG_CONFIG_HOME", "/nowhere");
        for name in ["YIBAO_CONFIG", "NO_COLOR", "COLORFGBG"] {
            command.env_remove(name);
        }
        if command.get_cwd().is_none() {
            command.cwd(env!("CARGO_MANIFEST_DIR"));
        }
        let pair = native_pty_system()
            .openpty(size(columns, rows))
            .expect("a pty");
        let modes = modes(&*pair.master);
        let seen = Arc::new(Seen {
            state: Mutex::new(State {
                parser: Parser::new(cells(rows), cells(columns), 0),
                written: Vec::new(),
                let_go: false,
            }),
            news: Condvar::new(),
        });
        let mut output = pair.master.try_clone_reader().expect("a reader");
        let shared = Arc::clone(&seen);
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = output.read(&mut bytes) {
                let mut state = shared.lock();
                state.parser.process(&bytes[..n]);
                state.written.extend_from_slice(&bytes[..n]);
                shared.news.notify_all();
                if state.let_go {
                    return;
                }
            }
        });
        Self {
            program: Program(pair.slave.spawn_command(command).expect("the program")),
            writer: pair.master.take_writer().expect("a writer"),
            master: pair.master,
            slave: Some(pair.slave),
            seen,
            reader: Some(reader),
            modes,
            asked: 0,
        }
    }

    /// Waits until a whole frame fulfils a condition; `what` says which, should it never.
    pub fn wait_for<T>(&self, what: &str, look: impl Fn(&Screen) -> Option<T>) -> T {
        let found = self.look(Instant::now() + DEADLINE, look);
        found.unwrap_or_else(|| panic!("never came: {what}\n{}", self.contents()))
    }

    /// Looks at every whole frame until `deadline`.
    fn look<T>(&self, deadline: Instant, look: impl Fn(&Screen) -> Option<T>) -> Option<T> {
        let mut state = self.seen.lock();
        loop {
            if state.between_frames()
                && let Some(found) = look(state.parser.screen())
            {
                return Some(found);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            state = self
                .seen
                .news
                .wait_timeout(state, left)
                .expect("a screen")
                .0;
        }
    }

    fn contents(&self) -> String {
        self.seen.lock().parser.screen().contents()
    }

    /// Waits until a frame shows all these words.
    pub fn sees(&self, words: &[&str]) {
        self.wait_for(&words.join(" · "), |screen| {
            let contents = screen.contents();
            words
                .iter()
                .all(|word| contents.contains(word))
                .then_some(())
        });
    }

    /// Waits until the program has written these bytes once more than when this was last waited for.
    pub fn is_asked(&mut self, question: &[u8]) {
        let deadline = Instant::now() + DEADLINE;
        let mut state = self.seen.lock();
        loop {
            let asked = state.written.windows(question.len());
            if asked.filter(|at| *at == question).count() > self.asked {
                self.asked += 1;
                return;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "never asked: {question:?}");
            state = self
                .seen
                .news
                .wait_timeout(state, left)
                .expect("a screen")
                .0;
        }
    }

    /// The first frame alone, as somebody sees it who has pressed nothing.
    pub fn first_frame(&self) -> Screen {
        self.wait_for("a frame", |screen| {
            (!screen.contents().trim().is_empty()).then_some(())
        });
        let state = self.seen.lock();
        let end = state
            .written
            .windows(FRAME_ENDS.len())
            .position(|at| at == FRAME_ENDS);
        let (rows, columns) = state.parser.screen().size();
        let mut parser = Parser::new(rows, columns, 0);
        parser.process(&state.written[..end.expect("a frame")]);
        parser.screen().clone()
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.send(keys.as_bytes());
    }

    /// Sends any bytes.
    pub fn send(&mut self, bytes: &[u8]) {
        self.writer
            .write_all(bytes)
            .expect("the terminal takes keys");
        self.writer.flush().expect("the terminal takes keys");
    }

    /// Presses keys, again and again, until a whole frame fulfils a condition: for a program that may be in the middle of
    /// a sequence, and take the first of them for a part of it.
    pub fn presses_until(&mut self, keys: &[&str], what: &str, holds: impl Fn(&Screen) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        loop {
            for key in keys {
                self.press(key);
            }
            let again = Instant::now() + Duration::from_millis(200);
            let seen = self.look(again, |screen| holds(screen).then_some(()));
            if seen.is_some() {
                return;
            }
            let ended = self.program.0.try_wait().expect("a process");
            assert!(ended.is_none(), "ended with {ended:?}\n{}", self.contents());
            assert!(
                Instant::now() < deadline,
                "never came: {what}\n{}",
                self.contents()
            );
        }
    }

    /// Gives the window another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let mut state = self.seen.lock();
        state.parser.set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).expect("a size");
    }

    /// Whether the modes of the terminal are other than they were found.
    pub fn modes_changed(&self) -> bool {
        modes(&*self.master) != self.modes
    }

    /// Whether the program has not ended.
    pub fn is_running(&mut self) -> bool {
        let ended = self.program.0.try_wait().expect("a process");
        ended.is_none()
    }

    /// Sends the program a signal.
    pub fn signal(&self, name: &str) {
        let id = self.program.0.process_id().expect("a process");
        let sent = Command::new("kill")
            .args(["-s", name, &id.to_string()])
            .status();
        assert!(sent.expect("kill runs").success(), "no process {id}");
    }

    /// Waits for the program to end.
    pub fn ends(mut self) -> Ended {
        let status = self.program.ends();
        let after = modes(&*self.master);
        // With the last one that holds it open gone, the reader comes to an end.
        self.slave = None;
        self.reader.take().map(JoinHandle::join);
        let state = self.seen.lock();
        Ended {
            status,
            screen: state.parser.screen().clone(),
            written: state.written.clone(),
            modes: [self.modes.clone(), after],
        }
    }

    /// The terminal takes nothing more: what the program writes is not read. `key` is one that makes it write, for the
    /// reader looks up only with the next thing it reads.
    pub fn stops_reading(&mut self, key: &str) {
        self.seen.lock().let_go = true;
        self.press(key);
        self.reader.take().map(JoinHandle::join);
    }

    /// Closes the window under the program and waits for it to end; `key` as above.
    pub fn close(mut self, key: &str) -> ExitStatus {
        self.stops_reading(key);
        let Self {
            mut program,
            master,
            slave,
            writer,
            ..
        } = self;
        drop((slave, writer, master));
        program.ends()
    }
}

impl Seen {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("a screen")
    }
}

impl State {
    fn between_frames(&self) -> bool {
        let last = |mark: &[u8]| self.written.windows(mark.len()).rposition(|at| at == mark);
        last(FRAME_BEGINS) <= last(FRAME_ENDS)
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has modes"))
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        ..PtySize::default()
    }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a size is not 0")
}
