//! `yibao diff`: two cases held against each other.

use super::args::{Diff, Format, Options};
use super::show::read_case;
use super::{Failure, Outside, cells, shelf, told, write_json};
use crate::report::{Report, diff as diff_text, diff_json};

/// The JSON Schema of a comparison, generated from its types.
pub(super) const SCHEMA: &str = include_str!("../../assets/schema/diff.schema.json");

pub(super) fn diff(
    outside: &mut Outside<'_>,
    options: &Options,
    diff: &Diff,
) -> Result<(), Failure> {
    let lang = options.lang;
    // What was read once is not there to be read again.
    if diff.cases.iter().all(|case| case == "-") {
        return Err(Failure::Input(lang.cli_diff_one_input().to_owned()));
    }
    let mut shelf = shelf(outside, options)?;
    let today = options.today.unwrap_or_else(outside.today);
    let [a, b] = &diff.cases;
    let mut report = |case| {
        let (case, _) = read_case(outside, lang, case, &shelf, today)?;
        Report::of(case, &mut shelf, diff.known_on).map_err(|faulty| told(lang, &[faulty]))
    };
    let (a, b) = (report(a)?, report(b)?);
    match diff.format {
        Format::Text => {
            let text = diff_text(lang, &a, &b, shelf.index(), cells(outside));
            outside.out.write_all(text.as_bytes())?;
        }
        Format::Json => write_json(outside, &diff_json(lang, &a, &b, shelf.index()))?,
    }
    Ok(outside.out.flush()?)
}
