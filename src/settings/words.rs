//! What is wrong with a file of settings, in words: with its place, an excerpt, and what to do.

use super::problem::{SettingsCode, SettingsHint, SettingsProblem};
use super::{Doing, MAX_BYTES};
use crate::i18n::Lang;
use crate::policy::Severity;
use crate::report::{Mistake, case_hint_says, hint_says, paragraph, quoted};

/// A problem of a file of settings, as one paragraph.
pub fn problem_text(lang: Lang, file: &str, text: &str, problem: &SettingsProblem) -> String {
    paragraph(
        lang,
        &Mistake {
            code: &problem.code.name(),
            severity: Severity::Error,
            title: &title(lang, problem),
            hint: &help(lang, problem),
            file,
            text,
            span: problem.span.clone(),
            notes: Vec::new(),
        },
    )
}

fn title(lang: Lang, problem: &SettingsProblem) -> String {
    let what = quoted(&problem.what);
    match problem.code {
        SettingsCode::S001 => lang.case_no_file(what),
        SettingsCode::S002 => lang.case_unreadable(what),
        SettingsCode::S003 => lang.pack_not_utf8(what),
        SettingsCode::S004 => lang.settings_too_large(MAX_BYTES / 1024),
        SettingsCode::S005 => lang.pack_not_toml(what),
        SettingsCode::S006 => lang.pack_not_toml_on().to_owned(),
        SettingsCode::S007 => lang.case_double_key(what),
        SettingsCode::S010 => lang.settings_unknown(what),
        SettingsCode::S011 => lang.case_misplaced_key(what),
        SettingsCode::S012
        | SettingsCode::S013
        | SettingsCode::S014
        | SettingsCode::S016
        | SettingsCode::S017 => lang.case_bad_value(what),
        SettingsCode::S015 => lang.case_unknown_place(bare(&what)),
        SettingsCode::S020 => lang.settings_no_key(bare(&what)),
        SettingsCode::S021 => lang.settings_fixed_key(bare(&what)),
        SettingsCode::S022 => lang.settings_taken_key(what),
        SettingsCode::S023 => lang.settings_needed().to_owned(),
    }
}

fn help(lang: Lang, problem: &SettingsProblem) -> String {
    match &problem.hint {
        Some(SettingsHint::Said(hint)) => hint_says(lang, hint),
        Some(SettingsHint::Place(hint)) => case_hint_says(lang, hint),
        Some(SettingsHint::Under(table)) => lang.settings_hint_under(table),
        Some(SettingsHint::OnTop) => lang.settings_hint_on_top().to_owned(),
        Some(SettingsHint::Seconds(least, most)) => lang.settings_hint_seconds(least, most),
        Some(SettingsHint::Columns(least, most)) => lang.settings_hint_columns(least, most),
        Some(SettingsHint::Does { zh, en }) => lang.settings_hint_taken(match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }),
        None => match problem.code {
            SettingsCode::S001 => lang.settings_hint_file().to_owned(),
            SettingsCode::S002 => lang.hint_file().to_owned(),
            SettingsCode::S003 => lang.hint_utf8().to_owned(),
            SettingsCode::S005 => lang.hint_toml().to_owned(),
            SettingsCode::S006 => lang.hint_toml_on().to_owned(),
            SettingsCode::S007 => lang.case_hint_double_key().to_owned(),
            SettingsCode::S015 => lang.case_hint_place().to_owned(),
            SettingsCode::S017 => lang.settings_hint_printer("192.168.1.50:9100"),
            SettingsCode::S020 => lang.settings_hint_keys().to_owned(),
            SettingsCode::S021 => lang.settings_hint_fixed().to_owned(),
            SettingsCode::S023 => {
                let needed = Doing::ALL.iter().filter(|doing| doing.is_needed());
                let names: Vec<&str> = needed.map(|doing| doing.name()).collect();
                lang.settings_hint_needed(names.join(", "))
            }
            SettingsCode::S004
            | SettingsCode::S010
            | SettingsCode::S011
            | SettingsCode::S012
            | SettingsCode::S013
            | SettingsCode::S014
            | SettingsCode::S016
            | SettingsCode::S022 => lang.settings_hint_example().to_owned(),
        },
    }
}

/// Without the quotes it is written in: the sentence has its own.
fn bare(what: &str) -> &str {
    what.trim_matches(['"', '\''])
}
