//! What was found, judged: what is fine, what to know, what has to be changed. A function of what was found alone.

use super::found::{Cells, Colours, Found, Packs, SettingsFound, Touch};
use crate::i18n::Lang;
use crate::settings::Background;

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
