//! `yibao regions`: what is known of which places.

use super::args::{Format, Options};
use super::{Failure, Outside, cells, packs, told, write_json};
use crate::report::{Coverage, coverage_text};

/// The JSON Schema of the table, generated from its types.
pub(super) const SCHEMA: &str = include_str!("../../assets/schema/regions.schema.json");

pub(super) fn regions(
    outside: &mut Outside<'_>,
    options: &Options,
    format: Format,
) -> Result<(), Failure> {
    let lang = options.lang;
    let mut shelf = packs(options)?;
    let on = options.today.unwrap_or_else(outside.today);
    let coverage = Coverage::of(lang, &mut shelf, on).map_err(|faulty| told(lang, &[faulty]))?;
    match format {
        Format::Text => {
            let text = coverage_text(lang, &coverage, cells(outside));
            outside.out.write_all(text.as_bytes())?;
        }
        Format::Json => write_json(outside, &coverage)?,
    }
    Ok(outside.out.flush()?)
}
