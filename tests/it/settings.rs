//! Settings: what a file may say, and what is said of one that is wrong, with its line and column.

use std::collections::BTreeSet;
use std::fs;
use std::time::Duration;

use yibao::i18n::Lang;
use yibao::policy::line_column;
use yibao::settings::{
    Background, Doing, KeyName, OwnKeys, Patience, Read, Settings, SettingsCode, Theme,
    problem_text, read,
};

use crate::common;
use crate::program::yibao_in;

fn reads(text: &str) -> Read {
    read(text, Some(common::shelf().index()))
}

/// What is wrong, as `S010 2:1`.
fn told(text: &str) -> Vec<String> {
    let problems = reads(text).problems;
    let told = problems.iter().map(|problem| {
        let (line, column) = line_column(text, problem.span.start);
        format!("{} {line}:{column}", problem.code.name())
    });
    told.collect()
}

fn own(pairs: &[(Doing, &[&str])]) -> OwnKeys {
    let mut own = OwnKeys::default();
    for (doing, keys) in pairs {
        let keys = keys.iter().map(|key| KeyName::read(key).expect("a key"));
        own.give(*doing, keys.collect());
    }
    own
}

/// What a file sets, where it sets anything.
fn sets(text: &str, set: impl FnOnce(&mut Settings)) {
    let read = reads(text);
    assert!(read.problems.is_empty(), "{text}: {:?}", read.problems);
    let mut expected = Settings::default();
    set(&mut expected);
    assert_eq!(read.settings, expected, "{text}");
}

#[test]
fn what_is_not_set_is_as_usual() {
    for text in [
        "",
        "# nothing\n",
        "theme = \"auto\"",
        "idle = {}",
        "[keys]\n",
    ] {
        sets(text, |_| {});
    }
}

#[test]
fn a_place_is_set_by_whatever_it_is_called() {
    for (name, code) in [
        ("430100", "430100"),
        ("长沙", "430100"),
        ("长沙市", "430100"),
        ("changsha", "430100"),
        ("湖南", "430000"),
        ("昆山", "320500"),
    ] {
        let text = format!("region = \"{name}\"");
        sets(&text, |settings| settings.region = Some(code.to_owned()));
    }
}

#[test]
fn words_are_set_by_their_names() {
    sets("\u{feff}language = \"zh\"", |s| s.language = Some(Lang::Zh));
    sets("language = \"en\"", |s| s.language = Some(Lang::En));
    for (name, theme) in [
        ("colour", Theme::Colour),
        ("contrast", Theme::Contrast),
        ("mono", Theme::Mono),
    ] {
        sets(&format!("theme = \"{name}\""), |s| s.theme = Some(theme));
    }
    for (name, background) in [("dark", Background::Dark), ("light", Background::Light)] {
        let text = format!("background = \"{name}\"");
        sets(&text, |s| s.background = Some(background));
    }
}

#[test]
fn times_are_set_in_seconds() {
    sets("[idle]\nquestion = 60\nresult = 0x78\nnotice = 20", |s| {
        s.idle = Patience {
            question: Duration::from_secs(60),
            result: Duration::from_secs(120),
            notice: Duration::from_secs(20),
        };
    });
    sets("idle.notice = 45", |s| {
        s.idle.notice = Duration::from_secs(45);
    });
}

#[test]
fn keys_are_set_one_or_several_or_none() {
    sets("[keys]\nplans = \"F12\"", |s| {
        s.keys = own(&[(Doing::Plans, &["F12"])]);
    });
    sets(
        "[keys]\nwhy = [\"F2\", \"？\"]\nback = [\"Tab\", \"Esc\"]\ntheme = []",
        |s| {
            s.keys = own(&[
                (Doing::Back, &["Tab", "Esc"]),
                (Doing::Theme, &[]),
                (Doing::Why, &["F2", "?"]),
            ]);
        },
    );
}

/// What is wrong, where, and words that have to stand in what is said of it.
const WRONG: &[(&str, &[&str], &str)] = &[
    ("theme = mono", &["S005 1:9"], "theme = mono"),
    (
        "language = \"en\"\ntheme = mono # none\n",
        &["S005 2:9"],
        "\"mono\"",
    ),
    ("theme = ", &["S006 1:9"], "theme = "),
    ("[idle\nquestion = 90", &["S006 1:6"], "]"),
    (
        "language = \"zh\"\nlanguage = \"en\"",
        &["S007 2:1"],
        "language",
    ),
    ("langauge = \"en\"", &["S010 1:1"], "language"),
    (
        "colour = 1",
        &["S010 1:1"],
        "region, language, theme, background, local,",
    ),
    ("[idle]\nresults = 90", &["S010 2:1"], "result"),
    ("[keys]\nplan = \"F3\"", &["S010 2:1"], "plans"),
    ("[sounds]\nbell = true", &["S010 1:2"], "idle"),
    ("question = 90", &["S011 1:1"], "[idle]"),
    ("plans = \"F3\"", &["S011 1:1"], "[keys]"),
    ("[idle]\ntheme = \"mono\"", &["S011 2:1"], "[ ]"),
    ("[keys]\nnotice = 30", &["S011 2:1"], "[idle]"),
    ("region = 430100", &["S012 1:10"], "region = \"430100\""),
    ("theme = true", &["S012 1:9"], "auto, colour"),
    ("idle = 90", &["S012 1:8"], "idle = 90"),
    ("[idle]\nnotice = \"30\"", &["S012 2:10"], "20"),
    ("[keys]\nplans = 3", &["S012 2:9"], "plans = \"3\""),
    ("[keys]\nplans = [\"F3\", 3]", &["S012 2:16"], "3"),
    ("language = \"fr\"", &["S013 1:12"], "zh, en"),
    ("theme = \"color\"", &["S013 1:9"], "colour"),
    ("background = \"black\"", &["S013 1:14"], "dark, light"),
    ("[idle]\nnotice = 19", &["S014 2:10"], "20"),
    ("[idle]\nquestion = 0", &["S014 2:12"], "15"),
    ("[idle]\nresult = -1", &["S014 2:10"], "3600"),
    (
        "[idle]\nresult = 99999999999999999999",
        &["S014 2:10"],
        "3600",
    ),
    ("[print]\ncolumns = 80", &["S014 2:11"], "32"),
    ("[print]\ncolumns = \"48\"", &["S012 2:11"], "24"),
    ("[print]\nto = 9100", &["S012 2:6"], "9100"),
    ("[print]\nto = \"lp0\"", &["S017 2:6"], "/dev/usb/lp0"),
    ("[print]\nto = \"10.0.0.5\"", &["S017 2:6"], ":9100"),
    ("[print]\nport = 9100", &["S010 2:1"], "to, columns"),
    ("columns = 48", &["S011 1:1"], "[print]"),
    ("print = \"/dev/lp0\"", &["S012 1:9"], "print"),
    ("region = \"常沙\"", &["S015 1:10"], "长沙"),
    ("region = \"atlantis\"", &["S015 1:10"], "atlantis"),
    ("region = \"\"", &["S015 1:10"], "region"),
    ("region = \"000000\"", &["S015 1:10"], "000000"),
    ("local = 3", &["S012 1:9"], "local = \"3\""),
    ("local = \"\"", &["S016 1:9"], "local.toml"),
    ("local = \"answers/\"", &["S016 1:9"], "local.toml"),
    ("[keys]\nplans = \"F13\"", &["S020 2:9"], "F1"),
    ("[keys]\nplans = \"Alt-X\"", &["S020 2:9"], "Ctrl"),
    ("[keys]\nplans = \"Pagedwn\"", &["S020 2:9"], "PageDown"),
    ("[keys]\nplans = \"Enter\"", &["S021 2:9"], "Enter"),
    ("[keys]\nplans = \"Esc\"", &["S021 2:9"], "Esc"),
    ("[keys]\nplans = \"1\"", &["S021 2:9"], "F1"),
    ("[keys]\nplans = [\"F3\", \"p\"]", &["S021 2:16"], "Ctrl"),
    ("[keys]\nplans = \"长\"", &["S021 2:9"], "长"),
    ("[keys]\nplans = \"Left\"", &["S021 2:9"], "Left"),
    ("[keys]\nplans = \"Ctrl-M\"", &["S021 2:9"], "Ctrl-M"),
    ("[keys]\nhelp = []", &["S023 2:8"], "help"),
    ("[keys]\nback = []", &["S023 2:8"], "back"),
    ("[keys]\nquit = []", &["S023 2:8"], "quit"),
    // Everything at once, each in its place.
    (
        "langauge = \"en\"\ntheme = mono\n[idle]\nnotice = 5\nquestion = 90\n[keys]\nplans = \"1\"",
        &["S010 1:1", "S005 2:9", "S014 4:10", "S021 7:9"],
        "S014",
    ),
];

#[test]
fn what_is_wrong_is_told_in_its_place() {
    for (text, expected, _) in WRONG {
        assert_eq!(told(text), *expected, "{text}");
    }
}

#[test]
fn what_is_wrong_says_what_to_do() {
    for (text, _, says) in WRONG {
        for lang in [Lang::Zh, Lang::En] {
            let problems = reads(text).problems;
            let shown = problems
                .iter()
                .map(|problem| problem_text(lang, "a.toml", text, problem));
            let shown = shown.collect::<Vec<_>>().join("\n\n");
            assert!(shown.contains(says), "{text}: {says}\n{shown}");
            for line in shown.lines() {
                assert!(yibao::text::width(line) <= 80, "{line}");
            }
        }
    }
}

#[test]
fn what_is_right_beside_a_mistake_counts_all_the_same() {
    let read = reads(
        "language = \"en\"\ntheme = mono\n[idle]\nnotice = 5\nresult = 60\n[keys]\nplans = \"F12\"\nwhy = \"1\"",
    );
    assert_eq!(read.problems.len(), 3);
    assert_eq!(read.settings.language, Some(Lang::En));
    assert_eq!(
        read.settings.idle,
        Patience {
            result: Duration::from_secs(60),
            ..Patience::default()
        }
    );
    assert_eq!(read.settings.keys, own(&[(Doing::Plans, &["F12"])]));
}

/// The example with the `#` before its settings taken away, and as it stands.
pub fn example() -> (String, String) {
    let text = fs::read_to_string("assets/config.example.toml").expect("the example");
    let is_setting = |line: &str| {
        let key = line.split(" = ").next().unwrap_or_default();
        line.contains(" = ") && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    let lines = text.lines().map(|line| match line.strip_prefix("# ") {
        Some(setting) if is_setting(setting) => setting,
        _ => line,
    });
    (lines.collect::<Vec<_>>().join("\n"), text)
}

#[test]
fn the_example_names_every_setting_with_its_usual_value() {
    let (set, as_is) = example();
    assert_eq!(told(&as_is), [""; 0]);
    assert_eq!(reads(&as_is).settings, Settings::default());

    assert_eq!(told(&set), [""; 0], "{set}");
    let read = reads(&set).settings;
    assert_eq!(read.idle, Patience::default());
    assert_eq!(read.language, Some(Lang::default()));
    assert_eq!(read.theme, None);
    let table: toml::Table = toml::from_str(&set).expect("TOML");
    let keys = |table: &toml::Table| table.keys().cloned().collect::<BTreeSet<String>>();
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let top: BTreeSet<String> = names(&[
        "region",
        "language",
        "theme",
        "background",
        "local",
        "idle",
        "print",
        "keys",
    ]);
    assert_eq!(keys(&table), top);
    let idle: BTreeSet<String> = names(&["question", "result", "notice"]);
    assert_eq!(keys(table["idle"].as_table().expect("a table")), idle);
    let print: BTreeSet<String> = names(&["to", "columns"]);
    assert_eq!(keys(table["print"].as_table().expect("a table")), print);
    assert_eq!(read.print.columns, Settings::default().print.columns);
    let doings: BTreeSet<String> = names(Doing::NAMES);
    assert_eq!(keys(table["keys"].as_table().expect("a table")), doings);
}

#[test]
fn every_code_is_met_here() {
    let met: BTreeSet<String> = WRONG
        .iter()
        .flat_map(|(_, told, _)| told.iter().filter_map(|told| told.split(' ').next()))
        .map(str::to_owned)
        .collect();
    // Of files that cannot be read, and of keys that mean two things, other tests tell.
    let elsewhere = ["S001", "S002", "S003", "S004", "S022"].map(str::to_owned);
    let all: BTreeSet<String> = SettingsCode::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(
        met.union(&elsewhere.into_iter().collect())
            .cloned()
            .collect::<BTreeSet<_>>(),
        all
    );
}

#[test]
fn a_file_that_was_named_has_to_be_right() {
    let folder = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("a file");
    write("latin.toml", b"language = \"en\"\nregion = \"\xe9\"");
    write("large.toml", &vec![b'#'; 70_000]);
    write("wrong.toml", b"language = \"en\"\ntheme = mono");
    write("good.toml", b"language = \"en\"");
    for (file, code, place) in [
        ("missing.toml", "S001", "missing.toml"),
        (".", "S002", "."),
        ("latin.toml", "S003", "latin.toml:2:11"),
        ("large.toml", "S004", "large.toml"),
        ("wrong.toml", "S005", "wrong.toml:2:9"),
    ] {
        let ran = yibao_in(folder.path(), ["--config", file, "regions"], b"");
        assert_eq!(ran.status, Some(2), "{file}: {ran:?}");
        assert!(
            ran.err.contains(code) && ran.err.contains(place),
            "{file}: {}",
            ran.err
        );
        assert_eq!(ran.out, "");
    }
    let ran = yibao_in(folder.path(), ["--config=good.toml", "regions"], b"");
    assert_eq!(ran.status, Some(0), "{ran:?}");
}

#[test]
fn the_language_of_the_file_is_spoken_unless_another_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let says = |args: &[&str]| yibao_in(folder.path(), args, b"").out;
    fs::write(folder.path().join("en.toml"), "language = \"en\"").expect("a file");
    assert!(says(&["--help", "--config", "en.toml"]).is_ascii());
    assert!(!says(&["--help", "--config", "en.toml", "--lang", "zh"]).is_ascii());
    assert!(!says(&["--help"]).is_ascii());
}

/// Whoever only wants an answer gets it, whatever the questionnaire has to complain of.
#[test]
fn a_file_nobody_asked_for_stops_no_script() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("yibao");
    fs::create_dir(&config).expect("a folder");
    fs::write(config.join("config.toml"), "theme = mono").expect("a file");
    let run = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_yibao"));
        command.args(args).env("XDG_CONFIG_HOME", folder.path());
        command.env_remove("YIBAO_CONFIG");
        command
            .stdin(std::process::Stdio::null())
            .output()
            .expect("it runs")
    };
    assert!(run(&["regions"]).status.success());
    let guided = run(&[]);
    assert_eq!(guided.status.code(), Some(2));
    let err = String::from_utf8(guided.stderr).expect("UTF-8");
    assert!(
        err.contains("S005") && err.contains("config.toml:1:9"),
        "{err}"
    );
}
