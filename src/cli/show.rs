//! `yibao show`: the answer to one case.

use std::ffi::OsStr;
use std::io;
use std::path::Path;

use super::args::{Options, Show, To};
use super::printer::LONGEST;
use super::settings::File;
use super::{Failure, Outside, cells, files, save, shelf, told, write_json};
use crate::calendar::Day;
use crate::case::{Case, CaseCode, CaseProblem, MAX_BYTES, Saved};
use crate::i18n::Lang;
use crate::policy::Shelf;
use crate::report::{
    Format, Replay, Report, answer_json, case_problem, receipt, replay_json, replay_text, saved,
    show as show_text, written,
};

use crate::settings::{PrintTo, Printer};

/// The JSON Schema of the answer, generated from its types.
pub(super) const SCHEMA: &str = include_str!("../../assets/schema/answer.schema.json");

pub(super) fn show(
    outside: &mut Outside<'_>,
    options: &Options,
    file: &File,
    show: &Show,
) -> Result<(), Failure> {
    let mut shelf = shelf(outside, options)?;
    let printer = match show.to {
        To::Output => None,
        To::Printer => Some(printer(options.lang, file)?),
    };
    let today = options.today.unwrap_or_else(outside.today);
    let (case, before) = read_case(outside, options.lang, &show.case, &shelf, today)?;
    if let Some(save) = &show.save {
        save::check(options.lang, save, &case, shelf.index())?;
    }
    let mut answer = |case, known_on| {
        let report = Report::of(case, &mut shelf, known_on);
        report.map_err(|faulty| told(options.lang, &[faulty]))
    };
    let report = answer(case, show.known_on)?;
    // What was saved is everything known: it is held against the same.
    let whole = match (&before, show.known_on) {
        (Some(_), Some(_)) => Some(answer(report.case.clone(), None)?),
        _ => None,
    };
    let whole = whole.as_ref().unwrap_or(&report);
    let replay = before.map(|before| Replay::of(options.lang, &before, whole, &shelf));
    if let Some(save) = &show.save {
        let saved = saved(&report, &shelf, today);
        save::save(options.lang, save, &report.case, &saved)?;
    }
    match &printer {
        Some(printer) => print(outside, options.lang, printer, &report)?,
        None => write(outside, options.lang, show.format, &report, &shelf, replay)?,
    }
    outside.out.flush()?;
    if let Some(save) = &show.save {
        let _ = writeln!(
            outside.err,
            "{}",
            options.lang.cli_saved(save.path.display())
        );
    }
    Ok(())
}

/// Where receipts go, and the columns of their paper.
fn printer(lang: Lang, file: &File) -> Result<(PrintTo, u16), Failure> {
    let Printer { to, columns } = file.settings(lang, None)?.print;
    let to = to.ok_or_else(|| Failure::Input(lang.print_off().to_owned()))?;
    Ok((to, columns))
}

fn print(
    outside: &mut Outside<'_>,
    lang: Lang,
    (to, columns): &(PrintTo, u16),
    report: &Report,
) -> Result<(), Failure> {
    let bytes = receipt(lang, report, *columns);
    let printing = (outside.print)(to, bytes);
    let outcome = printing.wait(LONGEST);
    outcome.map_err(|trouble| Failure::NotDone(trouble.says(lang).to_owned()))?;
    let _ = writeln!(outside.err, "{}", lang.print_sent());
    Ok(())
}

fn write(
    outside: &mut Outside<'_>,
    lang: Lang,
    format: Format,
    report: &Report,
    shelf: &Shelf,
    replay: Option<Replay>,
) -> Result<(), Failure> {
    match format {
        Format::Text => {
            let cells = cells(outside);
            let before = replay.map(|replay| replay_text(lang, &replay, cells));
            let text = show_text(lang, report, cells);
            let text = format!("{}{text}", before.unwrap_or_default());
            outside.out.write_all(text.as_bytes())?;
        }
        Format::Json => {
            let mut answer = answer_json(lang, report, shelf);
            answer.replay = replay.map(|replay| replay_json(lang, &replay));
            write_json(outside, &answer)?;
        }
        // What is taken home is the answer alone: how it came out before is of no use there.
        Format::Markdown | Format::Html | Format::Ics => {
            let text = written(format, lang, report, shelf);
            outside.out.write_all(text.as_bytes())?;
        }
    }
    Ok(())
}

/// The case that is meant by a file, `-`, or a line, with the answer saved beside it.
pub(super) fn read_case(
    outside: &mut Outside<'_>,
    lang: Lang,
    case: &OsStr,
    shelf: &Shelf,
    today: Day,
) -> Result<(Case, Option<Saved>), Failure> {
    let (name, bytes) = read(outside, lang, case)?;
    parse(lang, &name, bytes, shelf, today)
}

/// The bytes of the case, and the name to show for where they came from.
fn read(outside: &mut Outside<'_>, lang: Lang, case: &OsStr) -> Result<(String, Vec<u8>), Failure> {
    let shown = case.to_string_lossy().into_owned();
    let unreadable = |error: io::Error| {
        let code = match error.kind() {
            io::ErrorKind::NotFound => CaseCode::C001,
            _ => CaseCode::C009,
        };
        wrong(lang, &shown, "", &CaseProblem::new(code, 0..0, &shown))
    };
    if case == "-" {
        let bytes = files::read_some(outside.input, MAX_BYTES).map_err(unreadable)?;
        return Ok((lang.cli_stdin().to_owned(), bytes));
    }
    let path = Path::new(case);
    if files::is_there(path) || names_a_file(path, &shown) {
        let bytes = files::read_file(path, MAX_BYTES).map_err(unreadable)?;
        return Ok((shown, bytes));
    }
    // Not a file: the case itself, on one line.
    Ok((lang.cli_line().to_owned(), case.as_encoded_bytes().to_vec()))
}

/// Whether somebody who wrote this meant a file. A case on one line has a space in it.
fn names_a_file(path: &Path, text: &str) -> bool {
    let is_toml = path.extension().is_some_and(|ext| ext == "toml");
    let is_one_word = !text.trim().contains(char::is_whitespace);
    is_toml || is_one_word && text.contains(['/', '\\', '.'])
}

fn parse(
    lang: Lang,
    name: &str,
    bytes: Vec<u8>,
    shelf: &Shelf,
    today: Day,
) -> Result<(Case, Option<Saved>), Failure> {
    if bytes.len() > MAX_BYTES {
        let problem = CaseProblem::new(CaseCode::C003, 0..0, "");
        return Err(wrong(lang, name, "", &problem));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let sound = error.as_bytes().get(..at).unwrap_or_default();
        let sound = String::from_utf8_lossy(sound);
        wrong(
            lang,
            name,
            &sound,
            &CaseProblem::new(CaseCode::C002, at..at, ""),
        )
    })?;
    // A byte order mark, as some editors leave it, is not part of the case.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let is_file = text
        .lines()
        .any(|line| line.contains('=') || line.trim_start().starts_with("[["));
    let case = if is_file {
        Case::read_saved(text, shelf.index())
    } else {
        Case::read_line(text, shelf.index(), today).map(|case| (case, None))
    };
    case.map_err(|problem| wrong(lang, name, text, &problem))
}

fn wrong(lang: Lang, name: &str, text: &str, problem: &CaseProblem) -> Failure {
    Failure::Input(case_problem(lang, name, text, problem))
}
