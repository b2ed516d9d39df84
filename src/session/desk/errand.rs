//! What only the world outside can do, and what became of it.

use std::path::PathBuf;

use super::{Note, Part, Prompt};
use crate::case::{Case, MAX_BYTES};
use crate::session::{Effect, Session};

/// What the world outside is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Write a file.
    Write {
        /// Its name.
        path: PathBuf,
        /// What is to stand in it.
        text: String,
        /// Whether it may take the place of another.
        replaces: bool,
    },
    /// Read a file, so many bytes and one at most.
    Read {
        /// Its name.
        path: PathBuf,
        /// So many.
        limit: usize,
    },
    /// Give a text to the clipboard of the terminal.
    Copy(String),
    /// Take the mouse, or give it to the terminal.
    Mouse(bool),
}

/// Why a file was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// There is one already.
    Exists,
    /// Something else went wrong; the text says what.
    Failed(String),
}

/// No family is larger.
const MOST_CALLS: usize = 12;

impl Session {
    /// Tells what became of writing a file.
    pub fn written(&mut self, result: Result<(), Unwritten>) -> Effect {
        let desk = &mut self.desk;
        let Some(Prompt::Save(name)) = &desk.prompt else {
            return Effect::Unchanged;
        };
        let name = name.text.clone();
        desk.note = Some(match result {
            Ok(()) => {
                desk.prompt = None;
                Note::Saved(name)
            }
            Err(Unwritten::Exists) => Note::Exists(name),
            Err(Unwritten::Failed(why)) => Note::NotSaved(name, why),
        });
        Effect::Changed
    }

    /// Tells what was read from a file: a case, or several, one a line.
    pub fn read(&mut self, result: Result<Vec<u8>, String>) -> Effect {
        let Some(Prompt::Open(name)) = &self.desk.prompt else {
            return Effect::Unchanged;
        };
        let name = name.text.clone();
        let note = match result {
            Err(why) => Note::NotOpened(name, why),
            Ok(bytes) => match self.cases(&name, bytes) {
                Ok(cases) => {
                    self.desk.prompt = None;
                    self.desk.part = Part::Form;
                    let count = cases.len();
                    for case in cases {
                        self.begin_call(Some(case));
                    }
                    Note::Opened(name, count)
                }
                Err(note) => note,
            },
        };
        self.desk.note = Some(note);
        Effect::Changed
    }

    fn cases(&self, name: &str, bytes: Vec<u8>) -> Result<Vec<Case>, Note> {
        let unread = || Note::NotACase(name.to_owned());
        if bytes.len() > MAX_BYTES {
            return Err(unread());
        }
        let text = String::from_utf8(bytes).map_err(|_| unread())?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let index = self.shelf.index();
        let is_file = text
            .lines()
            .any(|line| line.contains('=') || line.trim_start().starts_with("[["));
        if is_file {
            let case = Case::read(text, index);
            let wrong = |problem| Note::Wrong(name.to_owned(), None, Box::new(problem));
            return Ok(vec![case.map_err(wrong)?]);
        }
        let lines = text.lines().zip(1..);
        let told = lines.filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#'));
        let cases: Vec<Case> = told
            .map(|(line, number)| {
                let wrong = |problem| Note::Wrong(name.to_owned(), Some(number), Box::new(problem));
                Case::read_line(line, index, self.today).map_err(wrong)
            })
            .collect::<Result<_, _>>()?;
        match cases.len() {
            0 => Err(unread()),
            n if n > MOST_CALLS => Err(Note::TooMany(MOST_CALLS)),
            _ => Ok(cases),
        }
    }
}
