//! `yibao show CASE --save FILE`: the case and its answer as a file that can be opened under other packs.

use std::path::Path;

use super::args::{Overwrite, Save};
use super::keep::{Standing, standing, write_whole};
use super::{Failure, files};
use crate::case::{Case, MAX_BYTES, Saved};
use crate::i18n::Lang;
use crate::policy::Index;

/// Refuses a name under which the case cannot be saved, before anything is answered.
pub(super) fn check(lang: Lang, save: &Save, case: &Case, index: &Index) -> Result<(), Failure> {
    let file = save.path.display();
    let refused = |says: String, to_do: &str| Failure::Input(format!("{says}\n{to_do}"));
    match (standing(&save.path), save.overwrite) {
        (Standing::Free, _) | (Standing::File, Overwrite::Anything) => Ok(()),
        (Standing::File, Overwrite::SameCase) if holds(&save.path, case, index) => Ok(()),
        (Standing::File, Overwrite::SameCase) => {
            let says = lang.cli_save_exists(file);
            Err(refused(says, lang.cli_save_other_name()))
        }
        (Standing::Other, _) => {
            let says = lang.cli_save_not_a_file(file);
            Err(refused(says, lang.cli_save_name()))
        }
    }
}

/// Whether a file is this case, saved before.
fn holds(path: &Path, case: &Case, index: &Index) -> bool {
    let bytes = files::read_file(path, MAX_BYTES).unwrap_or_default();
    let text = String::from_utf8(bytes).unwrap_or_default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    matches!(Case::read_saved(text, index), Ok((other, Some(_))) if other == *case)
}

/// Writes the file.
pub(super) fn save(lang: Lang, save: &Save, case: &Case, saved: &Saved) -> Result<(), Failure> {
    let text = format!("{}{}", case.to_file(), saved.to_toml());
    if text.len() > MAX_BYTES {
        let says = lang.cli_save_too_large(MAX_BYTES / 1024);
        return Err(Failure::Input(format!("{says}\n{}", lang.cli_save_fewer())));
    }
    write_whole(&save.path, &text).map_err(|error| {
        let says = lang.cli_save_failed(save.path.display(), error);
        Failure::NotDone(format!("{says}\n{}", lang.cli_save_elsewhere()))
    })
}
