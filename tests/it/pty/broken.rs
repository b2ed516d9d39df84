//! The machine that many share, when visit after visit breaks: the program ends, says where in the code it was, and its status
//! is the one for whoever supervises it. What breaks is the clock it is given: the program has nothing of its own to break with.

use std::cell::Cell;
use std::io;
use std::process::{self, ExitCode};
use std::time::Duration;

use portable_pty::CommandBuilder;
use yibao::cli::{self, Outside};

use super::window::Window;
use crate::common::day;

/// Set: this is the process that breaks.
const BREAKS: &str = "YIBAO_TEST_CLOCK_BREAKS";

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a test runs itself once more, told so by its environment"
)]
fn visit_after_visit_that_breaks_ends_with_status_70() {
    if std::env::var_os(BREAKS).is_some() {
        process::exit(with_a_clock_that_breaks());
    }
    let mut command = CommandBuilder::new(std::env::current_exe().expect("this test"));
    command.args([
        "--exact",
        "--nocapture",
        "pty::broken::visit_after_visit_that_breaks_ends_with_status_70",
    ]);
    command.env(BREAKS, "1");
    let mut window = Window::run(command, (80, 24));
    window.sees(&["120秒没有人用"]);
    window.press("1");
    let ended = window.ends();
    assert_eq!(ended.status.exit_code(), 70);
    assert!(ended.says().contains("broken.rs:"), "{}", ended.says());
}

/// The program, with a clock that breaks every time it is asked within a visit; between two visits it tells the time.
fn with_a_clock_that_breaks() -> i32 {
    let asked = Cell::new(0_u32);
    let elapsed = || {
        asked.set(asked.get() + 1);
        assert!(asked.get().is_multiple_of(2), "the clock is broken");
        Duration::ZERO
    };
    let status = cli::run(&mut Outside {
        args: vec!["yibao".into(), "kiosk".into()],
        today: &|| day("2026-11-21"),
        elapsed: &elapsed,
        input: &mut io::empty(),
        out: &mut io::sink(),
        err: &mut io::stderr(),
        columns: None,
        environment: &|name| (name == "TERM").then(|| "xterm-256color".into()),
        print: &cli::print,
    });
    if status == ExitCode::from(70) { 70 } else { 1 }
}
