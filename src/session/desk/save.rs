//! Saving: the ending of the name says what is written, the case or its answer.

use std::path::{Path, PathBuf};

use super::Note;
use crate::calendar::Day;
use crate::case::MAX_BYTES;
use crate::i18n::Lang;
use crate::policy::{Shelf, local_toml};
use crate::report::{Format, Report, saved, written};
use crate::session::{Effect, Errand, Session};

/// The name, or the end of the name, under which local answers are saved.
pub(super) const LOCAL_FILE: &str = "local.toml";

impl Session {
    /// Writes the call at hand to a file.
    pub(super) fn save_as(&mut self, name: &str, replaces: bool) -> Effect {
        let name = name.trim();
        if name.is_empty() {
            self.desk.prompt = None;
            return Effect::Changed;
        }
        // What stands in the file already is kept: it may be another day's.
        if name.ends_with(LOCAL_FILE) && !self.shelf.told().is_empty() && !replaces {
            return self.send(Errand::Read {
                path: PathBuf::from(name),
                limit: MAX_BYTES,
            });
        }
        self.write_as(name, replaces)
    }

    /// Writes it, whatever stands there.
    pub(super) fn write_as(&mut self, name: &str, replaces: bool) -> Effect {
        match self.written_as(name) {
            Ok(text) => self.send(Errand::Write {
                path: PathBuf::from(name),
                text,
                replaces,
            }),
            Err(note) => {
                self.desk.note = Some(note);
                Effect::Changed
            }
        }
    }

    fn written_as(&mut self, name: &str) -> Result<String, Note> {
        if name.ends_with(LOCAL_FILE) {
            return match self.shelf.told() {
                [] => Err(Note::NothingTold),
                told => Ok(local_toml(told)),
            };
        }
        self.catch_up();
        let call = self.desk.call().and_then(|call| call.report.as_ref());
        let report = call.ok_or(Note::NoAnswer)?;
        answer_as(name, self.lang, report, &self.shelf, self.today)
    }
}

/// An answer as what the ending of a name stands for: the case with it, or one of the forms to read.
pub(in crate::session) fn answer_as(
    name: &str,
    lang: Lang,
    report: &Report,
    shelf: &Shelf,
    today: Day,
) -> Result<String, Note> {
    let ending = Path::new(name)
        .extension()
        .and_then(|ending| ending.to_str());
    let ending = ending.unwrap_or_default();
    // One case would say more than was told.
    if ending == "toml" && !report.is_one_case {
        return Err(Note::NotWhole);
    }
    if ending == "toml" {
        let answer = saved(report, shelf, today);
        return Ok(format!("{}{}", report.case.to_file(), answer.to_toml()));
    }
    let mut formats = Format::ALL.into_iter();
    let format = formats.find(|format| format.extension() == ending);
    let format = format.ok_or_else(|| Note::NoFormat(name.to_owned()))?;
    Ok(written(format, lang, report, shelf))
}
