//! The desk as staff use it: a rule nobody knows, what 12393 said of it, the file that keeps it, and the next call.

use std::path::Path;
use std::process::Command;

use portable_pty::CommandBuilder;

use super::visitor::{CTRL_C, ENTER};
use super::window::Window;

const F2: &str = "\x1bOQ";
const F3: &str = "\x1bOR";
const CTRL_W: &str = "\x17";
const DESK: (u16, u16) = (100, 30);

fn desk(folder: &Path, arguments: &[&str]) -> Window {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yibao"));
    command.args(["desk", "--today", "2026-11-21"]);
    command.args(arguments);
    command.cwd(folder);
    Window::run(command, DESK)
}

/// A flexible worker in 长沙, paid until March and again on 12 July, what was missed not made up.
fn call(window: &mut Window) {
    window.sees(&["拼音"]);
    for (keys, then) in [
        ("cs\r", "长沙"),
        ("2", "2026年11月"),
        ("2603\r", "..2026-03"),
        ("0712\r", "2026-07-12"),
        ("b", "没有补"),
    ] {
        window.press(keys);
        window.sees(&[then]);
    }
}

#[test]
fn what_12393_said_is_kept_checked_and_used_by_the_next_call() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = desk(folder.path(), &[]);
    call(&mut window);
    window.sees(&["26-12 疑", "要问"]);
    window.press(F3);
    window.sees(&["本地答复：", "可以打"]);
    window.press("12393: 次月, 2026-11-20");
    window.sees(&["记作"]);
    window.press(ENTER);
    window.sees(&["记下了", "26-12 享"]);
    window.press(CTRL_W);
    window.sees(&["存到：", "local.toml"]);
    window.press(ENTER);
    window.sees(&["已经存到"]);
    window.press(CTRL_C);
    window.sees(&["再按一次"]);
    window.press(CTRL_C);
    assert_eq!(window.ends().status.exit_code(), 0);

    let checked = Command::new(env!("CARGO_BIN_EXE_yibao"))
        .args(["check", "local.toml"])
        .current_dir(folder.path())
        .output()
        .expect("it runs");
    let says = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(checked.status.success(), "{says}");

    let mut next = desk(folder.path(), &["--local", "local.toml"]);
    call(&mut next);
    next.sees(&["26-12 享", "本地答复"]);
    let files = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(files, 1, "nothing else was written");
}

/// All there is to do is found by its words, and done by Enter, by arrows or by a touch.
#[test]
fn all_there_is_to_do_is_found_by_its_words_and_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = desk(folder.path(), &[]);
    call(&mut window);
    window.press(F2);
    window.sees(&["找操作：", "本地答复", "Ctrl-Z"]);
    window.press("没有这个");
    window.sees(&["没有这样的操作"]);
    window.press("\x1b");
    window.sees(&["Tab 换一栏"]);
    window.press(F2);
    window.press("撤回");
    window.press(ENTER);
    window.sees(&["2 没有补，或没补全"]);
    window.press(F2);
    window.press("english");
    window.press(ENTER);
    window.sees(&["Form", "Calendar", "Who pays"]);
    // Of several, the one in focus.
    window.press(F2);
    window.press("call");
    window.sees(&["New call"]);
    window.press("\x1b[B\x1b[A");
    window.press(ENTER);
    window.sees(&["2 New call"]);
}
