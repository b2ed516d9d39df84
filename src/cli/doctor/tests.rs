//! What is fine, what to know and what has to be changed: one thing spoilt at a time of a terminal that is right.

use super::findings::Weight;
use super::found::{Cells, Colours, Found, Packs, SettingsFound, Touch};
use crate::i18n::Lang;
use crate::settings::Background;

/// A terminal everything is right with.
fn good() -> Found {
    Found {
        wanted: Lang::Zh,
        input: true,
        output: true,
        size: Some((80, 24)),
        term: Some("xterm-256color".to_owned()),
        colours: Colours::Many,
        background: Background::Dark,
        locale: Some(("LANG", "zh_CN.UTF-8".to_owned())),
        cells: Cells::Told { line: 1, han: 2 },
        touch: Touch::At(3, 4),
        settings: SettingsFound::None,
        packs: Packs::Sound(100),
        regions: None,
    }
}

/// How a line is to be taken, of what was found.
fn weight(found: Found, label: fn(Lang) -> &'static str) -> Option<Weight> {
    let findings = found.findings(Lang::En);
    let mut lines = findings.list.into_iter();
    let line = lines.find(|finding| finding.label == label(Lang::En))?;
    // What is not fine says what to do.
    assert_eq!(
        line.weight != Weight::Fine,
        line.todo.is_some(),
        "{}",
        line.found
    );
    Some(line.weight)
}

/// What is changed of a good terminal, and how that is to be taken; none: it is not spoken of.
type Case = (fn(Found) -> Found, Option<Weight>);

fn judged(label: fn(Lang) -> &'static str, cases: &[Case]) {
    for (at, (spoil, expected)) in cases.iter().enumerate() {
        assert_eq!(weight(spoil(good()), label), *expected, "case {at}");
    }
}

use Weight::{Change, Fine, Note};

#[test]
fn a_terminal_on_both_sides() {
    judged(
        Lang::doctor_terminal,
        &[
            (|f| f, Some(Fine)),
            (|f| Found { input: false, ..f }, Some(Change)),
            (|f| Found { output: false, ..f }, Some(Change)),
        ],
    );
}

#[test]
fn a_kind_that_shows_pages_and_chinese() {
    fn of(f: Found, term: &str) -> Found {
        Found {
            term: Some(term.to_owned()),
            ..f
        }
    }
    judged(
        Lang::doctor_kind,
        &[
            (|f| f, Some(Fine)),
            (|f| Found { term: None, ..f }, Some(Change)),
            (|f| of(f, "dumb"), Some(Change)),
            (|f| of(f, "linux"), Some(Change)),
            (
                |f| {
                    of(
                        Found {
                            wanted: Lang::En,
                            ..f
                        },
                        "linux",
                    )
                },
                Some(Note),
            ),
        ],
    );
    judged(
        Lang::doctor_font,
        &[(|f| f, Some(Note)), (|f| of(f, "linux"), None)],
    );
}

#[test]
fn a_window_every_page_fits_into() {
    judged(
        Lang::doctor_window,
        &[
            (
                |f| Found {
                    size: Some((80, 24)),
                    ..f
                },
                Some(Fine),
            ),
            (
                |f| Found {
                    size: Some((79, 24)),
                    ..f
                },
                Some(Note),
            ),
            (
                |f| Found {
                    size: Some((60, 20)),
                    ..f
                },
                Some(Note),
            ),
            (
                |f| Found {
                    size: Some((59, 20)),
                    ..f
                },
                Some(Change),
            ),
            (
                |f| Found {
                    size: Some((60, 19)),
                    ..f
                },
                Some(Change),
            ),
            (
                |f| Found {
                    size: Some((0, 0)),
                    ..f
                },
                Some(Note),
            ),
            (|f| Found { size: None, ..f }, Some(Note)),
            (|f| Found { output: false, ..f }, None),
        ],
    );
}

#[test]
fn colours_are_never_needed() {
    judged(
        Lang::doctor_colours,
        &[
            (
                |f| Found {
                    colours: Colours::NotWanted,
                    ..f
                },
                Some(Fine),
            ),
            (
                |f| Found {
                    colours: Colours::None,
                    ..f
                },
                Some(Fine),
            ),
            (
                |f| Found {
                    colours: Colours::Sixteen,
                    ..f
                },
                Some(Fine),
            ),
        ],
    );
    judged(
        Lang::doctor_background,
        &[(
            |f| Found {
                background: Background::Unknown,
                ..f
            },
            Some(Note),
        )],
    );
}

#[test]
fn characters_that_arrive_and_take_their_cells() {
    fn of(f: Found, locale: &str, cells: Cells) -> Found {
        Found {
            locale: Some(("LANG", locale.to_owned())),
            cells,
            ..f
        }
    }
    const RIGHT: Cells = Cells::Told { line: 2, han: 2 };
    const WRONG: Cells = Cells::Told { line: 3, han: 3 };
    judged(
        Lang::doctor_encoding,
        &[
            (|f| of(f, "en_US.utf8", Cells::Silent), Some(Fine)),
            (|f| of(f, "C", RIGHT), Some(Note)),
            (|f| of(f, "C", WRONG), Some(Change)),
            (|f| of(f, "zh_CN.GB18030", Cells::Silent), Some(Change)),
            (
                |f| Found {
                    locale: None,
                    cells: Cells::NotAsked,
                    ..f
                },
                Some(Change),
            ),
        ],
    );
    judged(
        Lang::doctor_cells,
        &[
            (|f| of(f, "C", RIGHT), Some(Fine)),
            (|f| of(f, "C", WRONG), Some(Change)),
            (|f| of(f, "C", Cells::Silent), Some(Note)),
            (|f| of(f, "C", Cells::NotAsked), None),
        ],
    );
}

#[test]
fn a_touch_that_arrives() {
    judged(
        Lang::doctor_touch,
        &[
            (|f| f, Some(Fine)),
            (
                |f| Found {
                    touch: Touch::Skipped,
                    ..f
                },
                Some(Note),
            ),
            (
                |f| Found {
                    touch: Touch::Nothing,
                    ..f
                },
                Some(Note),
            ),
            (
                |f| Found {
                    touch: Touch::NotAsked,
                    ..f
                },
                None,
            ),
        ],
    );
}

#[test]
fn files_that_can_be_read() {
    fn settings(f: Found, settings: SettingsFound) -> Found {
        Found { settings, ..f }
    }
    judged(
        Lang::doctor_settings,
        &[
            (|f| f, Some(Fine)),
            (
                |f| settings(f, SettingsFound::Right("a".into())),
                Some(Fine),
            ),
            (
                |f| settings(f, SettingsFound::Wrong("a".into(), "b".into())),
                Some(Change),
            ),
        ],
    );
    judged(
        Lang::doctor_packs,
        &[
            (|f| f, Some(Fine)),
            (
                |f| Found {
                    regions: Some("dir".into()),
                    ..f
                },
                Some(Fine),
            ),
            (
                |f| Found {
                    packs: Packs::Wrong("b".into()),
                    ..f
                },
                Some(Change),
            ),
        ],
    );
}

#[test]
fn a_good_terminal_needs_no_change() {
    assert_eq!(good().findings(Lang::Zh).to_change(), 0);
}

/// On the text console of Linux everything is said in what it can show.
#[test]
fn a_console_without_han_is_told_in_ascii() {
    let found = Found {
        term: Some("linux".to_owned()),
        ..good()
    };
    for finding in found.findings(Lang::En).list {
        let todo = finding.todo.unwrap_or_default();
        assert!(
            finding.found.is_ascii() && todo.is_ascii(),
            "{} {todo}",
            finding.found
        );
    }
}
