//! The wall: layers know what is below them, and only the room made for it knows the outside (design §7).
//!
//! Every path a source file names is read; comments, texts and tests do not count.

mod reader;

use reader::{Source, module, named, program, sources};

/// The layers from the top down. Those of one row do not know each other.
const LAYERS: &[&[&str]] = &[
    &["cli"],
    &["tui", "plain"],
    &["session"],
    &["settings"],
    &["interview", "report"],
    &["check"],
    &["case"],
    &["engine"],
    &["policy"],
    &["calendar"],
];

/// What everything from `report` up may use, and what that may know itself.
const LEAVES: &[(&str, &[&str])] = &[("i18n", &["calendar"]), ("text", &[])];
const USES_LEAVES: &[&str] = &[
    "cli",
    "tui",
    "plain",
    "session",
    "settings",
    "interview",
    "report",
];

/// A path from outside, the files that may name it, and why.
const ROOMS: &[(&str, &[&str], &str)] = &[
    ("ratatui", &["src/tui/"], "the core builds without a screen"),
    (
        "crossterm",
        &["src/tui/"],
        "the core builds without a terminal",
    ),
    (
        "rustix",
        &["src/tui/", "src/cli/printer.rs"],
        "waiting for a terminal or a printer is their business",
    ),
    ("signal_hook", &["src/tui/"], "signals put a terminal back"),
    (
        "std::fs",
        &[
            "src/cli/files.rs",
            "src/cli/keep.rs",
            "src/cli/printer.rs",
            "src/build.rs",
        ],
        "nothing else opens a file",
    ),
    (
        "std::env",
        &["src/lib.rs", "src/build.rs"],
        "the arguments come in at the top",
    ),
    (
        "std::process::ExitCode",
        &["src/main.rs", "src/lib.rs", "src/cli/"],
        "the status goes out at the top",
    ),
    (
        "std::process",
        &["src/tui/signals.rs"],
        "a signal ends the process; nothing starts one",
    ),
    (
        "std::net::Ipv6Addr",
        &["src/settings/printer.rs"],
        "how an address is written",
    ),
    (
        "std::net",
        &["src/cli/printer.rs"],
        "nothing leaves this machine but for a printer that was set",
    ),
    (
        "std::time::SystemTime",
        &[],
        "the day comes in as an argument",
    ),
    (
        "std::time::Instant",
        &["src/lib.rs"],
        "time comes in as an argument",
    ),
    (
        "chrono::Local",
        &["src/lib.rs"],
        "the day comes in at the top",
    ),
    ("chrono::Utc", &[], "the day comes in at the top"),
];

const LONGEST: usize = 500;
const USUAL: usize = 150;

fn row(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

/// Whether a module may know another.
fn may_know(who: &str, whom: &str) -> bool {
    let leaf = |name: &str| LEAVES.iter().find(|(leaf, _)| *leaf == name);
    if who == whom {
        return true;
    }
    if let Some((_, known)) = leaf(who) {
        return known.contains(&whom);
    }
    if leaf(whom).is_some() {
        return USES_LEAVES.contains(&who);
    }
    matches!((row(who), row(whom)), (Some(above), Some(below)) if above < below)
}

/// The arrows of a file that point up or sideways.
fn wrong_arrows(file: &str, text: &str) -> Vec<String> {
    let here = module(file);
    let Some(who) = here.first() else {
        return Vec::new();
    };
    let crossing = named(file, text)
        .into_iter()
        .filter(|named| named.path.first().is_some_and(|first| first == "crate"));
    let wrong = crossing.filter_map(|named| {
        let whom = named.path.get(1)?;
        (!may_know(who, whom)).then(|| format!("{file}:{}: {who} may not know {whom}", named.line))
    });
    wrong.collect()
}

/// The paths of a file that belong into another room.
fn out_of_room(file: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for named in named(file, text) {
        let path = named.path.join("::");
        let within = |room: &str| path == room || path.starts_with(&format!("{room}::"));
        let rooms = ROOMS.iter().find(|(room, ..)| within(room));
        if let Some((room, files, why)) = rooms
            && !files.iter().any(|allowed| file.starts_with(allowed))
        {
            wrong.push(format!(
                "{file}:{}: {file} may not know {room}: {why}",
                named.line
            ));
        }
    }
    wrong
}

fn none_of(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn layers_know_only_what_is_below_them() {
    let sources = sources();
    for source in &sources {
        if let Some(top) = module(&source.file).first() {
            let placed =
                row(top).is_some() || LEAVES.iter().any(|(leaf, _)| leaf == top) || *top == "build";
            assert!(
                placed,
                "{}: {top} stands in no row of the wall",
                source.file
            );
        }
    }
    none_of(
        &sources
            .iter()
            .flat_map(|source| wrong_arrows(&source.file, &source.text))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn the_outside_comes_in_where_there_is_a_room_for_it() {
    none_of(
        &sources()
            .iter()
            .flat_map(|source| out_of_room(&source.file, &source.text))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn files_are_small_and_say_what_they_know() {
    let mut wrong = Vec::new();
    let mut lengths = Vec::new();
    for Source { file, text } in sources() {
        let lines = program(&text).lines;
        if lines > LONGEST {
            wrong.push(format!(
                "{file}: {lines} lines without its tests, {LONGEST} are the most"
            ));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{file}: does not open with what it knows"));
        }
        lengths.push(lines);
    }
    none_of(&wrong);
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(
        median <= USUAL,
        "half of the files are longer than {median} lines"
    );
}

#[test]
fn the_library_describes_the_wall_that_is_checked() {
    let lib = sources()
        .into_iter()
        .find(|source| source.file == "src/lib.rs")
        .expect("a library");
    let there = |module: &&str| lib.text.contains(&format!("pub mod {module};"));
    let rows = LAYERS.iter().map(|row| {
        row.iter()
            .copied()
            .filter(there)
            .collect::<Vec<_>>()
            .join(" · ")
    });
    let wall = rows.collect::<Vec<_>>().join(" > ");
    assert!(
        lib.text.contains(&format!("//! {wall}\n")),
        "src/lib.rs should say\n{wall}"
    );
}

/// The reader on made-up files: what it has to find, and nothing else.
#[test]
fn the_reader_finds_wrong_arrows() {
    let all_in_one = "
//! crate::cli in a comment
use crate::{calendar::Day, report::{self, Cell}, policy};
use super::super::super::tui as face; // crate::cli
fn f<'a>(x: &'a str) -> char { super::super::facts::of(\"crate::cli::run\", r#\"crate::cli\"#); 'c' }
/* crate::cli */ pub(crate) fn g() -> crate::i18n::Lang { \"\\\"\"; crate::session::Page::default() }
#[cfg(test)]
mod tests { use crate::cli; fn f() {} }
#[cfg(test)]
pub(crate) mod schema;
fn after() { crate::check::check() }
";
    let wrong = wrong_arrows("src/engine/answer/made_up.rs", all_in_one);
    assert_eq!(
        wrong,
        [
            "src/engine/answer/made_up.rs:3: engine may not know report",
            "src/engine/answer/made_up.rs:3: engine may not know report",
            "src/engine/answer/made_up.rs:4: engine may not know tui",
            "src/engine/answer/made_up.rs:6: engine may not know i18n",
            "src/engine/answer/made_up.rs:6: engine may not know session",
            "src/engine/answer/made_up.rs:11: engine may not know check",
        ]
    );
    let program = program(all_in_one);
    assert_eq!(
        (program.lines, program.test_files),
        (7, vec!["schema".to_owned()])
    );
    for (file, text, arrow) in [
        (
            "src/interview/x.rs",
            "use crate::report::Report;",
            "interview may not know report",
        ),
        (
            "src/text/wrap.rs",
            "use crate::i18n::Lang;",
            "text may not know i18n",
        ),
        (
            "src/i18n.rs",
            "use crate::policy::Mark;",
            "i18n may not know policy",
        ),
        (
            "src/policy/x.rs",
            "use super::super::case::Case;",
            "policy may not know case",
        ),
        (
            "src/calendar/mod.rs",
            "use super::engine;",
            "calendar may not know engine",
        ),
    ] {
        assert_eq!(wrong_arrows(file, text), [format!("{file}:1: {arrow}")]);
    }
    for (file, text) in [
        (
            "src/report/x.rs",
            "use crate::{i18n::Lang, text, engine::Answer};",
        ),
        (
            "src/report/x.rs",
            "use super::words; use super::super::calendar::Day;",
        ),
        (
            "src/tui/draw/x.rs",
            "use super::paint::Canvas; use crate::tui::theme; use self::inner::x;",
        ),
        (
            "src/check.rs",
            "use crate::case::Case; use super::policy::Shelf;",
        ),
    ] {
        assert_eq!(wrong_arrows(file, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_reader_finds_what_is_out_of_its_room() {
    for (file, text, room) in [
        ("src/report/x.rs", "use ratatui::style::Style;", "ratatui"),
        ("src/cli/mod.rs", "use std::{io, fs};", "std::fs"),
        (
            "src/engine/run.rs",
            "let now = chrono::Local::now();",
            "chrono::Local",
        ),
        (
            "src/session/x.rs",
            "use std::time::{Duration, Instant};",
            "std::time::Instant",
        ),
        (
            "src/tui/mod.rs",
            "let path = ::std::env::var(\"HOME\");",
            "std::env",
        ),
        (
            "src/cli/show.rs",
            "std::process::Command::new(\"lp\")",
            "std::process",
        ),
    ] {
        let wrong = out_of_room(file, text);
        assert_eq!(wrong.len(), 1, "{text}: {wrong:?}");
        assert!(
            wrong[0].starts_with(&format!("{file}:1: {file} may not know {room}:")),
            "{wrong:?}"
        );
    }
    for (file, text) in [
        ("src/tui/draw/x.rs", "use ratatui::Frame; // std::fs"),
        ("src/cli/files.rs", "use std::fs;"),
        (
            "src/session/x.rs",
            "use std::time::Duration; let fs = std::fmt::Error;",
        ),
        ("src/cli/mod.rs", "use std::process::ExitCode;"),
    ] {
        assert_eq!(out_of_room(file, text), Vec::<String>::new(), "{text}");
    }
}
