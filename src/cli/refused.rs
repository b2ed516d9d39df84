//! Arguments that are wrong: what is wrong with them, and what to write instead.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::Parsed;
use crate::i18n::Lang;

/// Whether a command is the one that was asked for.
fn is_of(args: &[OsString], command: &str) -> bool {
    let commands = [
        "ask", "kiosk", "show", "diff", "explain", "regions", "check", "doctor",
    ];
    let mut words = args.iter().skip(1).filter_map(|arg| arg.to_str());
    words.find(|word| commands.contains(word)) == Some(command)
}

/// What is said of wrong arguments.
pub(super) fn refused(lang: Lang, args: &[OsString], error: &clap::Error) -> Parsed {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let meant = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .map(context)
    .find(|text| !text.is_empty());
    let arg = context(ContextKind::InvalidArg);
    let quote_case = if is_of(args, "diff") {
        lang.cli_diff_quote()
    } else {
        lang.cli_quote_case()
    };
    let (says, else_hint) = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return Parsed::Print(error.render().to_string());
        }
        // Asked for one place, where all of them are listed.
        ErrorKind::UnknownArgument if !arg.starts_with('-') && is_of(args, "regions") => {
            (lang.cli_extra_word(&arg), lang.cli_explain_instead(&arg))
        }
        // A word too many: mostly a case without its quotes.
        ErrorKind::UnknownArgument if !arg.starts_with('-') => {
            (lang.cli_extra_word(arg), quote_case.to_owned())
        }
        ErrorKind::UnknownArgument => (
            lang.cli_unknown_argument(arg),
            lang.cli_see_help().to_owned(),
        ),
        ErrorKind::InvalidSubcommand => (
            lang.cli_unknown_command(context(ContextKind::InvalidSubcommand)),
            lang.cli_see_help().to_owned(),
        ),
        ErrorKind::InvalidValue => {
            let value = context(ContextKind::InvalidValue);
            let valid = context(ContextKind::ValidValue);
            let is_path = value.is_empty() && arg.contains("PATH");
            let says = if is_path {
                lang.cli_empty_path().to_owned()
            } else if value.is_empty() {
                lang.cli_missing_value(arg)
            } else {
                lang.cli_invalid_value(arg, value)
            };
            let hint = if is_path {
                lang.cli_name_path().to_owned()
            } else if valid.is_empty() {
                lang.cli_see_help().to_owned()
            } else {
                lang.hint_one_of(valid)
            };
            (says, hint)
        }
        ErrorKind::MissingRequiredArgument if arg.contains("REGION") => (
            lang.cli_missing_region().to_owned(),
            lang.cli_explain_usage().to_owned(),
        ),
        ErrorKind::MissingRequiredArgument if is_of(args, "diff") => {
            (lang.cli_diff_missing().to_owned(), quote_case.to_owned())
        }
        ErrorKind::MissingRequiredArgument => (
            lang.cli_missing_case().to_owned(),
            lang.cli_quote_case().to_owned(),
        ),
        _ => (
            lang.cli_wrong_arguments().to_owned(),
            lang.cli_see_help().to_owned(),
        ),
    };
    let hint = meant.map_or(else_hint, |meant| lang.hint_did_you_mean(meant));
    Parsed::Wrong(format!("{says}\n{hint}"))
}
