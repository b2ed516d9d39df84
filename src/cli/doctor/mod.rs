//! `yibao doctor`: what this terminal can do, and what has to be changed.

mod findings;
mod found;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;
use std::time::Duration;

use findings::{Findings, Weight};
use found::{Cells, Colours, Found, Packs, SettingsFound, Touch};

use super::args::Options;
use super::settings::File;
use super::surroundings::Surroundings;
use super::{Failure, Outside, cells, packs};
use crate::i18n::Lang;
use crate::policy::Shelf;
use crate::settings::Theme;
use crate::text::{pad, width, wrap};

/// Writes what was found.
///
/// # Errors
/// [`Failure::Found`] where something has to be changed.
pub(super) fn doctor(
    outside: &mut Outside<'_>,
    options: &Options,
    file: &File,
) -> Result<(), Failure> {
    let around = Surroundings(outside.environment);
    let [input, output] = streams();
    let is_linux_console = output && around.term().as_deref() == Some("linux");
    // The text console of Linux shows no Han character.
    let lang = if is_linux_console {
        Lang::En
    } else {
        options.lang
    };
    let (packs, index) = match packs(options) {
        Ok(shelf) => (Packs::Sound(shelf.files().len()), Some(shelf)),
        Err(Failure::Input(complaint)) => (Packs::Wrong(complaint), None),
        Err(failure) => return Err(failure),
    };
    let read = file.read(index.as_ref().map(Shelf::index));
    let name = file
        .found
        .as_ref()
        .map(|(path, _)| path.display().to_string());
    let settings = match (name, file.complaint(lang, &read)) {
        (None, _) => SettingsFound::None,
        (Some(file), None) => SettingsFound::Right(file),
        (Some(file), Some(complaint)) => SettingsFound::Wrong(file, complaint),
    };
    let look = around.look(&read.settings);
    let (cells_found, touch) = if input && output {
        ask(lang, outside.elapsed)?
    } else {
        (Cells::NotAsked, Touch::NotAsked)
    };
    let found = Found {
        wanted: options.lang,
        input,
        output,
        size: window(),
        term: around.term(),
        colours: match look.theme {
            Theme::Mono if around.no_color() => Colours::NotWanted,
            _ if !around.has_colours() => Colours::None,
            _ if around.many_colours() => Colours::Many,
            _ => Colours::Sixteen,
        },
        background: look.background,
        locale: around.locale(),
        cells: cells_found,
        touch,
        settings,
        packs,
        regions: options
            .regions
            .as_ref()
            .map(|dir| dir.display().to_string()),
    };
    let findings = found.findings(lang);
    let text = text(lang, &findings, cells(outside));
    outside.out.write_all(text.as_bytes())?;
    outside.out.flush()?;
    if findings.to_change() > 0 {
        return Err(Failure::Found);
    }
    Ok(())
}

/// The findings as a table: how it is, what it is, what was found, and below that what to do.
fn text(lang: Lang, findings: &Findings, cells: usize) -> String {
    const GAP: usize = 2;
    let word = |weight: Weight| match weight {
        Weight::Fine => lang.doctor_fine(),
        Weight::Note => lang.doctor_note(),
        Weight::Change => lang.doctor_change(),
    };
    let words = [Weight::Fine, Weight::Note, Weight::Change].map(|weight| width(word(weight)));
    let words = words.into_iter().max().unwrap_or(0) + GAP;
    let labels = findings.list.iter().map(|finding| width(finding.label));
    let labels = labels.max().unwrap_or(0) + GAP;
    let room = cells.saturating_sub(words + labels);
    let mut text = String::new();
    for finding in &findings.list {
        let head = format!(
            "{}{}",
            pad(word(finding.weight), words),
            pad(finding.label, labels)
        );
        let blank = " ".repeat(words + labels);
        let todo = finding.todo.iter().flat_map(|todo| wrap(todo, room));
        for (at, line) in wrap(&finding.found, room)
            .into_iter()
            .chain(todo)
            .enumerate()
        {
            text.push_str(if at == 0 { &head } else { &blank });
            text.push_str(&line);
            text.push('\n');
        }
    }
    for complaint in &findings.complaints {
        let _ = writeln!(text, "\n{}", complaint.trim_end());
    }
    text.push('\n');
    text.push_str(&match findings.to_change() {
        0 => lang.doctor_usable().to_owned(),
        n => lang.doctor_unusable(n),
    });
    text.push('\n');
    text
}

#[cfg(feature = "tui")]
fn streams() -> [bool; 2] {
    crate::tui::streams()
}

#[cfg(feature = "tui")]
fn window() -> Option<(u16, u16)> {
    crate::tui::window()
}

/// Asks the terminal, and whoever stands before it.
#[cfg(feature = "tui")]
fn ask(lang: Lang, elapsed: &dyn Fn() -> Duration) -> Result<(Cells, Touch), Failure> {
    use crate::tui::{Touch as Touched, probe};

    let asked = [lang.doctor_touch_ask(), lang.doctor_touch_skip()].map(str::to_owned);
    let probed = probe(&asked, Duration::from_secs(10), elapsed)?;
    let cells = match probed.cells {
        Some((line, han)) => Cells::Told { line, han },
        None => Cells::Silent,
    };
    let touch = match probed.touch {
        Touched::At(column, row) => Touch::At(column, row),
        Touched::Key => Touch::Skipped,
        Touched::Nothing => Touch::Nothing,
    };
    Ok((cells, touch))
}

/// Without a face nobody knows a terminal.
#[cfg(not(feature = "tui"))]
const fn streams() -> [bool; 2] {
    [false; 2]
}

#[cfg(not(feature = "tui"))]
const fn window() -> Option<(u16, u16)> {
    None
}

#[cfg(not(feature = "tui"))]
const fn ask(_: Lang, _: &dyn Fn() -> Duration) -> Result<(Cells, Touch), Failure> {
    Ok((Cells::NotAsked, Touch::NotAsked))
}
