//! What became of a file that was written or read at the desk.

use super::{Note, Part, Prompt};
use crate::case::{Case, MAX_BYTES};
use crate::policy::is_fragment;
use crate::session::{Effect, FileTrouble, Page, Session, Unwritten};

/// No family is larger.
const MOST_CALLS: usize = 12;

impl Session {
    /// Tells what became of writing a file.
    pub fn written(&mut self, result: Result<(), Unwritten>) -> Effect {
        if self.page == Page::TakeHome {
            return self.written_home(result);
        }
        let desk = &mut self.desk;
        let Some(Prompt::Save(name)) = &desk.prompt else {
            return Effect::Unchanged;
        };
        let name = name.text.clone();
        if result.is_ok() {
            desk.prompt = None;
        }
        desk.note = Some(Note::written(name, result));
        Effect::Changed
    }

    /// Tells what was read from a file: a case, or several, one a line.
    pub fn read(&mut self, result: Result<Vec<u8>, FileTrouble>) -> Effect {
        let name = match &self.desk.prompt {
            Some(Prompt::Open(name)) => name.text.clone(),
            Some(Prompt::Save(name)) => {
                let name = name.text.trim().to_owned();
                return self.keep_local(&name, result);
            }
            _ => return Effect::Unchanged,
        };
        let note = match result {
            Err(why) => Note::NotOpened(name, why),
            Ok(bytes) if std::str::from_utf8(&bytes).is_ok_and(is_fragment) => {
                let text = String::from_utf8(bytes).unwrap_or_default();
                self.adopt(&name, &text)
            }
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

    /// Saves local answers beside those that a file holds already; another file is replaced only where somebody says so.
    fn keep_local(&mut self, name: &str, held: Result<Vec<u8>, FileTrouble>) -> Effect {
        let Ok(bytes) = held else {
            // There is none, or it cannot be read: writing tells.
            return self.write_as(name, false);
        };
        let text = String::from_utf8(bytes).unwrap_or_default();
        let now = self.shelf.told().to_vec();
        if !is_fragment(&text) || self.shelf.adopt(name, &text, self.today).is_err() {
            self.desk.note = Some(Note::Exists(name.to_owned()));
            return Effect::Changed;
        }
        // What was said now corrects what was said before.
        let told = now
            .into_iter()
            .try_for_each(|answer| self.shelf.tell(answer));
        self.answer_anew();
        if let Err(faulty) = told {
            self.desk.note = Some(Note::Faulty(Box::new(faulty)));
            return Effect::Changed;
        }
        self.write_as(name, true)
    }

    /// Takes in a file of local answers.
    fn adopt(&mut self, name: &str, text: &str) -> Note {
        match self.shelf.adopt(name, text, self.today) {
            Ok(count) => {
                self.desk.prompt = None;
                self.answer_anew();
                Note::Adopted(name.to_owned(), count)
            }
            Err(faulty) => Note::Faulty(Box::new(faulty)),
        }
    }

    fn cases(&self, name: &str, bytes: Vec<u8>) -> Result<Vec<Case>, Note> {
        let unread = || Note::NotACase(name.to_owned());
        if bytes.len() > MAX_BYTES {
            return Err(unread());
        }
        let text = String::from_utf8(bytes).map_err(|_| Note::NotUtf8(name.to_owned()))?;
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
