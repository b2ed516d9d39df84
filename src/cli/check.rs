//! `yibao check`: all packs read, all worked examples come out.

use std::ffi::OsStr;
use std::path::Path;

use super::args::Options;
use super::{Failure, Outside, files};
use crate::check::{Finding, Wrong, check as check_shelf, check_files};
use crate::i18n::Lang;
use crate::policy::{Faulty, Shelf};
use crate::report::{case_problem, pack_problems};

pub(super) fn check(outside: &mut Outside<'_>, options: &Options) -> Result<(), Failure> {
    let lang = options.lang;
    let (unreadable, shelf) = match &options.regions {
        None => (
            Vec::new(),
            Shelf::built_in().map_err(|index| (Vec::new(), index)),
        ),
        Some(dir) => {
            let (files, unreadable) = files::read_dir(dir);
            let shelf = Shelf::given(files.clone()).map_err(|index| (files, index));
            (unreadable, shelf)
        }
    };
    let (packs, found, held) = match shelf {
        Ok(mut shelf) => {
            let (found, held) = check_shelf(&mut shelf);
            (shelf.files().len() - 1, found, held)
        }
        Err((files, index)) => (0, check_files(&files, index), 0),
    };
    // A file that cannot be read is missed by the index as well: that is the same mistake.
    let is_news = |finding: &Finding| match finding {
        Finding::Faulty(faulty) => !unreadable.iter().any(|known| is_of(known, &faulty.file)),
        Finding::Example { .. } => true,
    };
    let mut findings: Vec<Finding> = found.into_iter().filter(is_news).collect();
    findings.extend(unreadable.into_iter().map(Finding::Faulty));
    if findings.is_empty() {
        writeln!(outside.out, "{}", lang.check_all_well(packs, held))?;
        return Ok(());
    }
    let is_faulty = |finding: &Finding| matches!(finding, Finding::Faulty(_));
    let not_worked = findings.iter().any(is_faulty);
    let told = findings.iter().map(|finding| finding_text(lang, finding));
    let note = not_worked.then(|| lang.check_examples_not_worked().to_owned());
    let told: Vec<String> = told.chain(note).collect();
    Err(Failure::Input(told.join("\n\n")))
}

/// Whether a file found in a folder is the one the index names so.
fn is_of(found: &Faulty, name: &str) -> bool {
    Path::new(&found.file).file_name() == Some(OsStr::new(name))
}

fn finding_text(lang: Lang, finding: &Finding) -> String {
    match finding {
        Finding::Faulty(faulty) => pack_problems(lang, faulty),
        Finding::Example {
            file,
            line,
            say,
            wrong,
        } => {
            let wrong = match wrong {
                Wrong::Case(line, problem) => case_problem(lang, lang.cli_line(), line, problem),
                Wrong::Months(text) => lang.check_bad_months(text),
                Wrong::Reading(name) => lang.check_no_reading(name),
                Wrong::Differs { expected, got } => lang.check_differs(expected, got),
            };
            format!("{file}:{line}: {}\n  {wrong}", lang.check_example(say))
        }
    }
}
