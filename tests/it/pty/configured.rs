//! A file of settings at work: the language, the colours and the keys it names.

use std::fs;

use portable_pty::CommandBuilder;

use super::window::Window;

const USUAL: (u16, u16) = (80, 24);

/// The questionnaire, with this file of settings and this environment.
fn configured(settings: &str, environment: &[&str]) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("settings.toml");
    fs::write(&file, settings).expect("a file");
    let mut command = CommandBuilder::new("env");
    command.args(environment);
    command.args([env!("CARGO_BIN_EXE_yibao"), "--config"]);
    command.arg(&file);
    (folder, Window::run(command, USUAL))
}

/// Whether anything the program wrote names a colour.
fn has_colours(written: &[u8]) -> bool {
    let text = String::from_utf8_lossy(written);
    ["\x1b[38;", "\x1b[48;"]
        .iter()
        .any(|colour| text.contains(colour))
}

const F11: &str = "\x1b[23~";

#[test]
fn a_key_that_was_given_is_shown_and_does_what_it_says() {
    let settings = "language = \"en\"\n[keys]\nhelp = \"Tab\"\nquit = \"Ctrl-Q\"";
    let (_folder, mut window) = configured(settings, &[]);
    window.sees(&["Tab help", "Ctrl-Q quit"]);
    window.press("\t");
    window.sees(&["Keys that work here", "Tab"]);
    window.press("\x11");
    assert!(window.ends().status.success());
}

/// A remark, in the colour of what is to be heeded, is what the first pages have of colours.
#[test]
fn colours_are_shown_unless_they_are_not_wanted() {
    for (settings, environment, coloured) in [
        ("", &[][..], true),
        ("", &["NO_COLOR=1"], false),
        ("theme = \"mono\"", &[], false),
        ("theme = \"auto\"", &["TERM=vt220"], false),
        // Whoever sets it for this program means it.
        ("theme = \"colour\"", &["NO_COLOR=1"], true),
        ("theme = \"contrast\"", &[], true),
    ] {
        let (_folder, mut window) = configured(settings, environment);
        window.sees(&["您的医保交在哪里"]);
        window.press("zzzz");
        window.sees(&["zzzz"]);
        window.press("\x03");
        let ended = window.ends();
        assert!(ended.status.success());
        assert_eq!(
            has_colours(&ended.written),
            coloured,
            "{settings} {environment:?}"
        );
    }
}

#[test]
fn one_key_goes_from_theme_to_theme() {
    let (_folder, mut window) = configured("theme = \"mono\"", &["NO_COLOR=1"]);
    window.sees(&["您的医保交在哪里"]);
    window.press("zzzz");
    window.sees(&["zzzz"]);
    window.press(F11);
    window.wait_for("a colour", |screen| {
        let (rows, columns) = screen.size();
        let (rows, columns) = (rows.get(), columns.get());
        let mut cells = (0..rows).flat_map(|y| (0..columns).map(move |x| (y, x)));
        let coloured = |(y, x)| {
            screen
                .cell(y, x)
                .is_some_and(|cell| cell.fgcolor() != vt100::Color::Default)
        };
        cells.any(coloured).then_some(())
    });
    window.press("\x03");
    assert!(window.ends().status.success());
}
