//! `yibao explain`: the rules of a place.

use super::args::{Explain, Format, Options};
use super::{Failure, Outside, cells, shelf, told, write_json};
use crate::case::{CaseCode, CaseProblem};
use crate::i18n::Lang;
use crate::policy::{Index, Place};
use crate::report::{Explained, bare_problem, explained_text};

/// The JSON Schema of the rules of a place, generated from its types.
pub(super) const SCHEMA: &str = include_str!("../../assets/schema/explain.schema.json");

pub(super) fn explain(
    outside: &mut Outside<'_>,
    options: &Options,
    explain: &Explain,
) -> Result<(), Failure> {
    let lang = options.lang;
    let mut shelf = shelf(outside, options)?;
    let code = place(lang, shelf.index(), &explain.region)?.code.clone();
    let rules = shelf.rules(&code).map_err(|faulty| told(lang, &[faulty]))?;
    let on = explain.on.or(options.today).unwrap_or_else(outside.today);
    let explained = Explained::of(lang, &code, &rules, on);
    match explain.format {
        Format::Text => {
            let text = explained_text(lang, &explained, cells(outside));
            outside.out.write_all(text.as_bytes())?;
        }
        Format::Json => write_json(outside, &explained)?,
    }
    Ok(outside.out.flush()?)
}

/// The place somebody means.
fn place<'a>(lang: Lang, index: &'a Index, text: &str) -> Result<&'a Place, Failure> {
    index.find(text).ok_or_else(|| {
        let unknown = CaseProblem::new(CaseCode::C020, 0..0, text);
        let problem = unknown.meant_place(index.meant(text));
        Failure::Input(bare_problem(lang, &problem))
    })
}
