//! Every way to end: the terminal is as it was found, and the exit status says how it ended.

use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use portable_pty::CommandBuilder;

use super::visitor::{CTRL_C, ENTER, F1, F10, Visitor};
use super::window::Window;

const PROGRAM: &str = env!("CARGO_BIN_EXE_yibao");
const SIZE: (u16, u16) = (80, 24);

fn visitor() -> Visitor {
    let visitor = Visitor::comes("2026-11-21", SIZE);
    assert!(
        visitor.window.modes_changed(),
        "the program did not take the terminal over"
    );
    visitor
}

fn visitor_at_the_calendar() -> Visitor {
    Visitor::at_the_calendar(SIZE)
}

#[test]
fn leaving_by_key_is_no_failure() {
    for key in [F10, CTRL_C] {
        for mut visitor in [visitor(), visitor_at_the_calendar()] {
            visitor.window.press(key);
            let ended = visitor.window.ends();
            assert!(ended.status.success(), "{key:?}: {:?}", ended.status);
            ended.left_the_terminal_as_it_was();
            assert_eq!(ended.says(), "");
        }
    }
}

#[test]
fn a_signal_ends_it_with_128_and_its_number() {
    // anchors/terminal-ui.md 4.3: restored, 130, 143, 129; 131 for SIGQUIT by the same rule.
    for (signal, status) in [("INT", 130), ("TERM", 143), ("HUP", 129), ("QUIT", 131)] {
        for visitor in [visitor(), visitor_at_the_calendar()] {
            visitor.window.signal(signal);
            let ended = visitor.window.ends();
            assert_eq!(ended.status.exit_code(), status, "{signal}");
            assert_eq!(ended.status.signal(), None, "{signal}");
            ended.left_the_terminal_as_it_was();
            assert_eq!(ended.says(), "");
        }
    }
}

#[test]
fn a_signal_in_the_middle_of_drawing_leaves_nothing_behind() {
    for _ in 0..20 {
        let mut visitor = visitor();
        visitor.window.press(&F1.repeat(200));
        visitor.window.signal("TERM");
        let ended = visitor.window.ends();
        assert_eq!(ended.status.exit_code(), 143);
        ended.left_the_terminal_as_it_was();
        // Keys that nobody read any more are echoed, as everywhere.
        let says = ended.says().replace("^[OP", "");
        assert_eq!(says.trim(), "");
    }
}

#[test]
fn a_terminal_that_takes_nothing_more_cannot_keep_it_alive() {
    let mut visitor = visitor();
    visitor.window.stops_reading(F1);
    // More frames than a terminal holds back: sooner or later the program waits to be read. Whether it does when the
    // signal comes or not, it ends.
    visitor.window.press(&F1.repeat(1000));
    thread::sleep(Duration::from_millis(300));
    visitor.window.signal("TERM");
    assert_eq!(visitor.window.ends().status.exit_code(), 143);
}

#[test]
fn keys_that_shells_use_for_signals_do_nothing() {
    let mut visitor = visitor();
    // Ctrl-Z, Ctrl-\, Ctrl-D, Ctrl-S, Ctrl-Q.
    visitor.window.press("\x1a\x1c\x04\x13\x11");
    visitor.insured_in("changsha", "长沙");
    visitor.is_asked("谁在交");
    visitor.leaves().left_the_terminal_as_it_was();
}

#[test]
fn a_closed_terminal_ends_it() {
    // Whether it hears of it from SIGHUP or from a write that fails.
    for _ in 0..10 {
        for visitor in [visitor(), visitor_at_the_calendar()] {
            let status = visitor.window.close(F1);
            assert_eq!(status.exit_code(), 129, "{status:?}");
        }
    }
}

#[test]
fn a_closed_terminal_that_sends_no_signal_ends_it_too() {
    // In a terminal that is not its own, as under some supervisors, no SIGHUP comes.
    let mut command = CommandBuilder::new(PROGRAM);
    command.set_controlling_tty(false);
    let window = Window::run(command, SIZE);
    window.sees(&["您的医保交在哪里"]);
    let status = window.close(F1);
    assert_eq!(status.exit_code(), 129, "{status:?}");
}

#[test]
fn started_from_a_script_it_gives_the_terminal_back_to_it() {
    let mut command = CommandBuilder::new("sh");
    command.args([
        "-c",
        r#""$0"; echo "ended with $?"; read -r line; echo "read $line""#,
        PROGRAM,
    ]);
    let mut window = Window::run(command, SIZE);
    window.sees(&["您的医保交在哪里"]);
    window.press(F10);
    window.sees(&["ended with 0"]);
    // Lines and echo work again.
    window.press("cooked");
    window.press(ENTER);
    window.sees(&["read cooked"]);
    let ended = window.ends();
    ended.left_the_terminal_as_it_was();
}

#[test]
fn without_a_terminal_it_goes_by_lines() {
    let run = Command::new(PROGRAM)
        .stdin(Stdio::null())
        .output()
        .expect("the program");
    assert_eq!(run.status.code(), Some(0));
    assert_eq!(run.stderr, b"");
    let says = String::from_utf8(run.stdout).expect("words");
    assert!(
        says.contains("改成一问一答") && says.contains("您的医保交在哪里"),
        "{says}"
    );
    assert!(!says.contains('\x1b'), "{says:?}");
}

#[test]
fn half_a_terminal_is_none() {
    // The input or the output is a terminal, the other is not: it goes by lines.
    for redirected in ["</dev/null", "| cat", ">/dev/null"] {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", &format!("\"$0\" {redirected}; echo over"), PROGRAM]);
        let mut window = Window::run(command, SIZE);
        if redirected != ">/dev/null" {
            window.sees(&["改成一问一答"]);
        }
        window.press("q\n");
        window.sees(&["over"]);
        let ended = window.ends();
        ended.left_the_terminal_as_it_was();
        assert!(!ended.wrote("\x1b"), "{redirected}");
    }
}
