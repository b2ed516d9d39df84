//! `yibao check`: all packs read, all worked examples come out.

use super::args::Options;
use super::{Failure, Outside, shelf};
use crate::check::{Finding, Wrong, check as check_shelf};
use crate::i18n::Lang;
use crate::report::{case_problem, pack_problems};

pub(super) fn check(outside: &mut Outside<'_>, options: &Options) -> Result<(), Failure> {
    let lang = options.lang;
    let mut shelf = shelf(options)?;
    let packs = shelf.files().len() - 1;
    let (findings, held) = check_shelf(&mut shelf);
    if findings.is_empty() {
        writeln!(outside.out, "{}", lang.check_all_well(packs, held))?;
        return Ok(());
    }
    let told: Vec<String> = findings
        .iter()
        .map(|finding| finding_text(lang, finding))
        .collect();
    Err(Failure::Input(told.join("\n\n")))
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
