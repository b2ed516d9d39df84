//! A program and what it leaves behind when it ends.

use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, ExitStatus};
use vt100::{Color, MouseProtocolMode, Screen};

use super::window::DEADLINE;

/// A process that does not outlive its test.
pub struct Program(pub Box<dyn Child + Send + Sync>);

impl Program {
    pub fn ends(&mut self) -> ExitStatus {
        let deadline = Instant::now() + DEADLINE;
        loop {
            if let Some(status) = self.0.try_wait().expect("a process") {
                return status;
            }
            assert!(Instant::now() < deadline, "the program does not end");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Ok(None) = self.0.try_wait() {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}

/// What is left when a program has ended.
pub struct Ended {
    /// Its exit status.
    pub status: ExitStatus,
    /// The screen it left.
    pub screen: Screen,
    /// Everything it wrote.
    pub written: Vec<u8>,
    /// The modes of the terminal, before and after.
    pub modes: [String; 2],
}

impl Ended {
    /// The terminal is as it was found: its modes, the screen from before, a cursor, and nothing switched on.
    pub fn left_the_terminal_as_it_was(&self) {
        let [before, after] = &self.modes;
        assert_eq!(before, after, "the modes of the terminal");
        let screen = &self.screen;
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.hide_cursor(), "no cursor");
        assert!(
            !screen.bracketed_paste() && !screen.application_cursor(),
            "input modes"
        );
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None);
        let styled = screen.bold() || screen.dim() || screen.inverse() || screen.underline();
        assert!(
            !styled && screen.fgcolor() == Color::Default && screen.bgcolor() == Color::Default
        );
    }

    /// Whether these bytes came out.
    pub fn wrote(&self, bytes: &str) -> bool {
        self.written
            .windows(bytes.len())
            .any(|at| at == bytes.as_bytes())
    }

    /// What stands on the screen that was there before.
    pub fn says(&self) -> String {
        self.screen.contents().trim().to_owned()
    }
}
