//! What was found, judged: what is fine, what to know, what has to be changed. A function of what was found alone.

use crate::i18n::Lang;
use crate::settings::Background;

/// What was found.
pub(super) struct Found {
    /// The language that is to be shown.
    pub wanted: Lang,
    /// Whether input is a terminal.
    pub input: bool,
    /// Whether output is.
    pub output: bool,
    /// Columns and rows.
    pub size: Option<(u16, u16)>,
    /// The kind of terminal.
    pub term: Option<String>,
    /// Its colours.
    pub colours: Colours,
    /// What it writes on.
    pub background: Background,
    /// The variable that names the locale, and what it says.
    pub locale: Option<(&'static str, String)>,
    /// The cells of characters.
    pub cells: Cells,
    /// Touch and mouse.
    pub touch: Touch,
    /// The file of settings.
    pub settings: SettingsFound,
    /// The packs.
    pub packs: Packs,
    /// The folder they are from, if not from the program.
    pub regions: Option<String>,
}

/// The colours of a terminal, as far as it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colours {
    /// `NO_COLOR` is set.
    NotWanted,
    /// None.
    None,
    /// The sixteen everything is drawn with.
    Sixteen,
    /// More than that.
    Many,
}

/// The cells a line and a Han character take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "tui"),
    expect(dead_code, reason = "without a face nobody asks")
)]
pub(super) enum Cells {
    /// As the terminal says.
    Told { line: u16, han: u16 },
    /// It did not say.
    Silent,
    /// There was none to ask.
    NotAsked,
}

/// What came of asking for a touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "tui"),
    expect(dead_code, reason = "without a face nobody asks")
)]
pub(super) enum Touch {
    /// Here.
    At(u16, u16),
    /// A key was pressed.
    Skipped,
    /// Nothing.
    Nothing,
    /// Nobody was asked.
    NotAsked,
}

/// The file of settings.
pub(super) enum SettingsFound {
    /// There is none.
    None,
    /// It is right.
    Right(String),
    /// It is wrong; why.
    Wrong(String, String),
}

/// The packs.
pub(super) enum Packs {
    /// So many.
    Sound(usize),
    /// They cannot be read; why.
    Wrong(String),
}

/// How a finding is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Nothing to do.
    Fine,
    /// It can be used; something to know.
    Note,
    /// It has to be changed.
    Change,
}

/// One line.
pub(super) struct Finding {
    /// How to take it.
    pub weight: Weight,
    /// What was looked at.
    pub label: &'static str,
    /// What was found.
    pub found: String,
    /// What to do.
    pub todo: Option<String>,
}

/// All of it.
pub(super) struct Findings {
    /// Line by line.
    pub list: Vec<Finding>,
    /// What is wrong with files, in full.
    pub complaints: Vec<String>,
}

impl Findings {
    /// How many things have to be changed.
    pub(super) fn to_change(&self) -> usize {
        let list = self.list.iter();
        list.filter(|finding| finding.weight == Weight::Change)
            .count()
    }
}

fn fine(label: &'static str, found: impl Into<String>) -> Finding {
    Finding {
        weight: Weight::Fine,
        label,
        found: found.into(),
        todo: None,
    }
}

fn with(weight: Weight, label: &'static str, found: impl Into<String>, todo: &str) -> Finding {
    Finding {
        weight,
        label,
        found: found.into(),
        todo: Some(todo.to_owned()),
    }
}

/// What every page fits into, and what they are laid out for.
const LEAST: (u16, u16) = (60, 20);
const USUAL: (u16, u16) = (80, 24);

impl Found {
    /// What it comes to, in words.
    pub(super) fn findings(self, lang: Lang) -> Findings {
        let mut list = vec![self.terminal(lang), self.kind(lang)];
        if self.output {
            list.extend([self.window(lang), self.colours(lang), self.background(lang)]);
        }
        list.push(self.encoding(lang));
        list.extend(self.cells(lang));
        list.extend(self.font(lang));
        list.extend(self.touch(lang));
        let mut complaints = Vec::new();
        list.push(match self.settings {
            SettingsFound::None => fine(lang.doctor_settings(), lang.doctor_settings_none()),
            SettingsFound::Right(file) => fine(lang.doctor_settings(), file),
            SettingsFound::Wrong(file, complaint) => {
                complaints.push(complaint);
                let todo = lang.doctor_as_below();
                with(Weight::Change, lang.doctor_settings(), file, todo)
            }
        });
        list.push(match (self.packs, self.regions) {
            (Packs::Sound(n), None) => fine(lang.doctor_packs(), lang.doctor_packs_built_in(n)),
            (Packs::Sound(n), Some(dir)) => fine(lang.doctor_packs(), lang.doctor_packs_in(dir, n)),
            (Packs::Wrong(complaint), dir) => {
                complaints.push(complaint);
                let found = dir.unwrap_or_default();
                let todo = lang.doctor_as_below();
                with(Weight::Change, lang.doctor_packs(), found, todo)
            }
        });
        Findings { list, complaints }
    }

    fn terminal(&self, lang: Lang) -> Finding {
        let found = match (self.input, self.output) {
            (true, true) => return fine(lang.doctor_terminal(), lang.doctor_terminal_there()),
            (true, false) => lang.doctor_terminal_no_output(),
            (false, true) => lang.doctor_terminal_no_input(),
            (false, false) => lang.doctor_terminal_none(),
        };
        let todo = lang.doctor_terminal_todo();
        with(Weight::Change, lang.doctor_terminal(), found, todo)
    }

    /// The text console of Linux has no font with Han characters.
    fn is_linux_console(&self) -> bool {
        self.term.as_deref() == Some("linux")
    }

    fn kind(&self, lang: Lang) -> Finding {
        let label = lang.doctor_kind();
        match self.term.as_deref() {
            None => with(
                Weight::Change,
                label,
                lang.doctor_kind_unset(),
                lang.doctor_kind_todo(),
            ),
            Some("dumb") => with(Weight::Change, label, "TERM=dumb", lang.doctor_kind_todo()),
            Some("linux") => {
                let weight = match self.wanted {
                    Lang::Zh => Weight::Change,
                    Lang::En => Weight::Note,
                };
                let todo = lang.doctor_kind_linux_todo();
                with(weight, label, lang.doctor_kind_linux(), todo)
            }
            Some(term) => fine(label, format!("TERM={term}")),
        }
    }

    fn window(&self, lang: Lang) -> Finding {
        let label = lang.doctor_window();
        let Some((columns, rows)) = self
            .size
            .filter(|(columns, rows)| *columns > 0 && *rows > 0)
        else {
            let found = lang.doctor_window_unknown();
            return with(Weight::Note, label, found, lang.doctor_window_look());
        };
        let found = lang.doctor_window_size(columns, rows);
        let holds = |(c, r): (u16, u16)| columns >= c && rows >= r;
        if !holds(LEAST) {
            with(Weight::Change, label, found, lang.doctor_window_small())
        } else if !holds(USUAL) {
            with(Weight::Note, label, found, lang.doctor_window_low())
        } else {
            fine(label, found)
        }
    }

    fn colours(&self, lang: Lang) -> Finding {
        let found = match self.colours {
            Colours::NotWanted => lang.doctor_colours_not_wanted(),
            Colours::None => lang.doctor_colours_none(),
            Colours::Sixteen => lang.doctor_colours_sixteen(),
            Colours::Many => lang.doctor_colours_many(),
        };
        fine(lang.doctor_colours(), found)
    }

    fn background(&self, lang: Lang) -> Finding {
        let label = lang.doctor_background();
        match self.background {
            Background::Dark => fine(label, lang.doctor_background_dark()),
            Background::Light => fine(label, lang.doctor_background_light()),
            Background::Unknown => {
                let found = lang.doctor_background_unknown();
                with(Weight::Note, label, found, lang.doctor_background_todo())
            }
        }
    }

    fn encoding(&self, lang: Lang) -> Finding {
        let label = lang.doctor_encoding();
        let Some((name, value)) = &self.locale else {
            return self.no_utf8(lang, lang.doctor_encoding_unset().to_owned());
        };
        let found = format!("{name}={value}");
        let charset = value.to_ascii_lowercase().replace('-', "");
        if charset.contains("utf8") {
            fine(label, found)
        } else {
            self.no_utf8(lang, found)
        }
    }

    /// Where a terminal has just shown that it knows Han characters, that counts more.
    fn no_utf8(&self, lang: Lang, found: String) -> Finding {
        let weight = match self.cells {
            Cells::Told { han: 2, .. } => Weight::Note,
            _ => Weight::Change,
        };
        with(
            weight,
            lang.doctor_encoding(),
            found,
            lang.doctor_encoding_todo(),
        )
    }

    fn cells(&self, lang: Lang) -> Option<Finding> {
        let label = lang.doctor_cells();
        Some(match self.cells {
            Cells::NotAsked => return None,
            Cells::Told { line, han: 2 } => fine(label, lang.doctor_cells_right(line)),
            Cells::Told { han, .. } => {
                let found = lang.doctor_cells_wrong(han);
                with(Weight::Change, label, found, lang.doctor_cells_todo())
            }
            Cells::Silent => {
                let found = lang.doctor_cells_silent();
                with(Weight::Note, label, found, lang.doctor_cells_look())
            }
        })
    }

    /// A font cannot be asked for: somebody has to look.
    fn font(&self, lang: Lang) -> Option<Finding> {
        let sample = lang.doctor_font_sample();
        let asks = self.output && !self.is_linux_console();
        asks.then(|| {
            with(
                Weight::Note,
                lang.doctor_font(),
                sample,
                lang.doctor_font_todo(),
            )
        })
    }

    fn touch(&self, lang: Lang) -> Option<Finding> {
        let label = lang.doctor_touch();
        Some(match self.touch {
            Touch::NotAsked => return None,
            Touch::At(column, row) => fine(label, lang.doctor_touch_at(column, row)),
            Touch::Skipped => {
                let found = lang.doctor_touch_skipped();
                with(Weight::Note, label, found, lang.doctor_touch_todo())
            }
            Touch::Nothing => {
                let found = lang.doctor_touch_nothing();
                with(Weight::Note, label, found, lang.doctor_touch_todo())
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
