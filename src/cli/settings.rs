//! The file of settings: which one, what it says, and what is wrong with it.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use super::Failure;
use super::files;
use super::surroundings::Surroundings;
use crate::i18n::Lang;
use crate::policy::Index;
use crate::settings::{
    MAX_BYTES, Read, Settings, SettingsCode, SettingsProblem, problem_text, read,
};

/// Who says which file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// `--config`.
    Option,
    /// `YIBAO_CONFIG`.
    Environment,
    /// Nobody: it is where such files are.
    Usual,
}

/// A file of settings as it was found; without one, everything is as it always is.
#[derive(Debug, Default)]
pub(super) struct File {
    /// Which, and who says so.
    pub found: Option<(PathBuf, Named)>,
    text: String,
    /// Why it cannot be read at all.
    unreadable: Option<SettingsProblem>,
}

impl File {
    /// The file that was named, or the usual one if it is there.
    pub(super) fn find(option: Option<&OsStr>, around: Surroundings<'_>) -> Self {
        let option = option.map(|path| (PathBuf::from(path), Named::Option));
        let named = || Some((around.settings_file()?, Named::Environment));
        let usual = || Some((around.usual_settings_file()?, Named::Usual));
        let usual = || usual().filter(|(path, _)| files::is_there(path));
        let Some((path, named)) = option.or_else(named).or_else(usual) else {
            return Self::default();
        };
        let (text, unreadable) = match text(&path) {
            Ok(text) => (text, None),
            Err((code, at, text)) => {
                let problem = SettingsProblem::new(code, at..at, &path.display().to_string());
                (text, Some(problem))
            }
        };
        Self {
            found: Some((path, named)),
            text,
            unreadable,
        }
    }

    /// What it says. Without an index nobody knows where its region is.
    pub(super) fn read(&self, index: Option<&Index>) -> Read {
        if let Some(problem) = &self.unreadable {
            let mut read = Read::default();
            read.problems.push(problem.clone());
            return read;
        }
        let read = read(&self.text, index);
        with_clashes(read)
    }

    /// What is wrong with it, in words; none if nothing is.
    pub(super) fn complaint(&self, lang: Lang, read: &Read) -> Option<String> {
        let file = self
            .found
            .as_ref()
            .map(|(path, _)| path.display().to_string());
        let file = file.unwrap_or_default();
        let told = |problem| problem_text(lang, &file, &self.text, problem);
        let told: Vec<String> = read.problems.iter().map(told).collect();
        (!told.is_empty()).then(|| told.join("\n\n"))
    }

    /// What it sets.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub(super) fn settings(&self, lang: Lang, index: Option<&Index>) -> Result<Settings, Failure> {
        let read = self.read(index);
        match self.complaint(lang, &read) {
            None => Ok(read.settings),
            Some(complaint) => Err(Failure::Input(complaint)),
        }
    }

    /// The file of local answers it names, if somebody has written one: a relative one stands beside it.
    pub(super) fn local(&self) -> Option<PathBuf> {
        let (path, _) = self.found.as_ref()?;
        let local = self.read(None).settings.local?;
        let local = path.parent().unwrap_or(Path::new("")).join(local);
        files::is_there(&local).then_some(local)
    }

    /// Whether somebody wants this file and no other for this one run: then it has to be right, whatever it is needed for.
    pub(super) fn was_asked_for(&self) -> bool {
        matches!(self.found, Some((_, Named::Option)))
    }
}

/// The keys that would mean two things: only who has a keyboard knows.
#[cfg(feature = "tui")]
fn with_clashes(mut read: Read) -> Read {
    for clash in crate::tui::clashes(&read.settings.keys) {
        read.is_taken(clash.doing, clash.key, |lang| clash.does(lang));
    }
    read
}

#[cfg(not(feature = "tui"))]
fn with_clashes(read: Read) -> Read {
    read
}

/// The text of a file, or why there is none, and as much of it as there is.
fn text(path: &Path) -> Result<String, (SettingsCode, usize, String)> {
    let no = |code| (code, 0, String::new());
    let bytes = files::read_file(path, MAX_BYTES).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => no(SettingsCode::S001),
        _ => no(SettingsCode::S002),
    })?;
    if bytes.len() > MAX_BYTES {
        return Err(no(SettingsCode::S004));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        (SettingsCode::S003, at, text)
    })
}
