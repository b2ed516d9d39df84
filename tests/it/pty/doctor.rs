//! `yibao doctor` in a terminal: one that answers, one that does not, a finger on it, and a way out at any time.

use std::fs;

use portable_pty::CommandBuilder;

use super::ended::Ended;
use super::window::Window;
use crate::program::yibao;

const USUAL: (u16, u16) = (80, 24);

/// `yibao doctor` with these arguments and this environment beside a UTF-8 one.
fn doctor(arguments: &[&str], environment: &[&str], size: (u16, u16)) -> Window {
    let mut command = CommandBuilder::new("env");
    command.args(["LC_ALL=C.UTF-8"]);
    command.args(environment);
    command.args([env!("CARGO_BIN_EXE_yibao"), "doctor"]);
    command.args(arguments);
    Window::run(command, size)
}

/// Pressed at the twelfth column of the fifth row, and lifted.
const TOUCH: &str = "\x1b[<0;12;5M\x1b[<0;12;5m";

fn asks(window: &Window) {
    window.sees(&["请点一下屏幕上任何地方", "按任意键跳过"]);
}

fn says(ended: &Ended, words: &[&str]) {
    ended.left_the_terminal_as_it_was();
    let contents = ended.screen.contents();
    for word in words {
        assert!(contents.contains(word), "{word}\n{contents}");
    }
}

#[test]
fn a_terminal_that_answers_is_told_its_widths() {
    for (answer, han, status) in [
        ("\x1b[1;2R\x1b[1;3R", "汉字占 2 格，横线占 1 格", 0),
        ("\x1b[1;3R\x1b[1;3R", "汉字占 2 格，横线占 2 格", 0),
        ("\x1b[1;4R\x1b[1;4R", "汉字占 3 格", 1),
    ] {
        let mut window = doctor(&[], &[], USUAL);
        // Before it is asked: whoever answers in time, however slow this machine, has answered then.
        window.press(answer);
        asks(&window);
        window.press(TOUCH);
        let ended = window.ends();
        assert_eq!(
            ended.status.exit_code(),
            status,
            "{}",
            ended.screen.contents()
        );
        says(
            &ended,
            &[
                han,
                "收到了：第 12 列，第 5 行",
                "80 列，24 行",
                "TERM=xterm-256color",
            ],
        );
    }
}

#[test]
fn a_terminal_that_does_not_answer_is_used_all_the_same() {
    let mut window = doctor(&[], &["COLORFGBG=15;0"], USUAL);
    asks(&window);
    window.press("q");
    let ended = window.ends();
    assert_eq!(ended.status.exit_code(), 0, "{}", ended.screen.contents());
    says(&ended, &["终端没有回答", "没有试", "深色", "可以用。"]);
}

#[test]
fn what_has_to_be_changed_is_said() {
    for (arguments, environment, size, words) in [
        (
            &[][..],
            &[][..],
            (59, 40),
            &["59 列，40 行", "至少要 60 列、20 行", "有 1 处要改"][..],
        ),
        (
            &[],
            &["TERM=dumb"],
            USUAL,
            &["TERM=dumb", "TERM=xterm-256color", "有 1 处要改"],
        ),
        (
            &[],
            &["LC_ALL=C"],
            USUAL,
            &["LC_ALL=C", "LANG=zh_CN.UTF-8", "有 1 处要改"],
        ),
        (
            &["--config", "nowhere.toml"],
            &[],
            (80, 40),
            &["S001", "nowhere.toml", "有 1 处要改"],
        ),
        (
            &["--regions", "nowhere"],
            &[],
            (80, 40),
            &["nowhere", "有 1 处要改"],
        ),
    ] {
        let mut window = doctor(arguments, environment, size);
        asks(&window);
        window.press(" ");
        let ended = window.ends();
        assert_eq!(ended.status.exit_code(), 1, "{words:?}");
        says(&ended, words);
    }
}

#[test]
fn on_the_text_console_everything_is_said_in_ascii() {
    let mut window = doctor(&[], &["TERM=linux"], (80, 40));
    window.sees(&["Press or touch anywhere"]);
    window.press(" ");
    let ended = window.ends();
    assert_eq!(ended.status.exit_code(), 1);
    says(&ended, &["the text console shows no Chinese", "--lang en"]);
    assert!(
        ended.screen.contents().is_ascii(),
        "{}",
        ended.screen.contents()
    );
}

#[test]
fn it_can_be_ended_while_it_waits() {
    let window = doctor(&[], &[], USUAL);
    asks(&window);
    window.signal("TERM");
    let ended = window.ends();
    assert_eq!(ended.status.exit_code(), 143);
    ended.left_the_terminal_as_it_was();
}

#[test]
fn a_file_of_settings_is_named_and_its_mistakes_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("yibao")).expect("a folder");
    let home = format!("XDG_CONFIG_HOME={}", folder.path().display());
    for (text, status, words) in [
        ("theme = \"mono\"", 0, &["config.toml", "可以用。"][..]),
        (
            "theme = mono",
            1,
            &["S005", "config.toml:1:9", "有 1 处要改"],
        ),
        (
            "[keys]\nplans = \"F2\"",
            1,
            &["S022", "config.toml:2:9", "why"],
        ),
    ] {
        fs::write(folder.path().join("yibao/config.toml"), text).expect("a file");
        let mut window = doctor(&[], &[&home], (100, 50));
        asks(&window);
        window.press(" ");
        let ended = window.ends();
        assert_eq!(
            ended.status.exit_code(),
            status,
            "{}",
            ended.screen.contents()
        );
        says(&ended, words);
    }
}

#[test]
fn without_a_terminal_it_says_so_and_what_it_can() {
    let ran = yibao(["doctor"]);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    for words in ["输入和输出都不是终端", "没有设置文件", "程序自带", "要改"]
    {
        assert!(ran.out.contains(words), "{words}\n{}", ran.out);
    }
    assert_eq!(ran.err, "");
    let english = yibao(["doctor", "--lang", "en"]);
    assert!(
        english
            .out
            .contains("neither input nor output is a terminal"),
        "{english:?}"
    );
}
