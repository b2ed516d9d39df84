//! The arguments: what can be asked, and the help in the person's language.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::ArgMatches;

use super::grammar::command;
use crate::calendar::{Day, parse_day};
use crate::i18n::Lang;
use crate::policy::Severity;
use crate::report::Format as Written;

/// What was asked, once read.
pub(super) enum Parsed {
    /// Run a command.
    Run(Box<Options>, Command),
    /// Print a text: help or version.
    Print(String),
    /// The arguments are wrong.
    Wrong(String),
}

/// Options every command takes.
#[derive(Debug)]
pub(super) struct Options {
    /// The language of everything shown.
    pub lang: Lang,
    /// A folder of packs instead of those built in.
    pub regions: Option<PathBuf>,
    /// Another day for today.
    pub today: Option<Day>,
    /// The files of local answers.
    pub local: LocalFiles,
}

/// Files of local answers, and who names them.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum LocalFiles {
    /// `--local`; perhaps none.
    Named(Vec<PathBuf>),
    /// The settings: it is there.
    Usual(PathBuf),
}

impl LocalFiles {
    fn of(outer: &ArgMatches, inner: &ArgMatches) -> Self {
        let named = |matches: &ArgMatches| -> Vec<PathBuf> {
            let files = matches.try_get_many::<PathBuf>("local").ok().flatten();
            files.into_iter().flatten().cloned().collect()
        };
        let mut files = named(outer);
        if !std::ptr::eq(outer, inner) {
            files.extend(named(inner));
        }
        Self::Named(files)
    }

    /// All of them.
    pub(super) fn all(&self) -> &[PathBuf] {
        match self {
            Self::Named(files) => files,
            Self::Usual(file) => std::slice::from_ref(file),
        }
    }

    /// Those that were named for this one run.
    pub(super) fn named(&self) -> &[PathBuf] {
        match self {
            Self::Named(files) => files,
            Self::Usual(_) => &[],
        }
    }
}

/// The commands.
#[derive(Debug)]
pub(super) enum Command {
    /// The questionnaire.
    Guided,
    /// The questionnaire at a machine that many share.
    Kiosk,
    /// Everything on one screen.
    Desk,
    /// The questionnaire, line by line.
    Ask,
    /// What this terminal can do.
    Doctor,
    /// The answer to one case.
    Show(Show),
    /// Two cases held against each other.
    Diff(Diff),
    /// The JSON Schema of what a command writes.
    Schema(&'static str),
    /// Packs checked.
    Check(Check),
    /// The rules of a place.
    Explain(Explain),
    /// What is known of which places.
    Regions(Format),
}

/// `yibao explain`.
#[derive(Debug)]
pub(super) struct Explain {
    /// The place, as it was written.
    pub region: String,
    /// The day on which the rules are in force; today, if none is given.
    pub on: Option<Day>,
    /// How to write them.
    pub format: Format,
}

/// How far a check goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// What stands in the files, and the worked examples.
    Files,
    /// Every state of every lane as well.
    States,
}

/// `yibao check`.
#[derive(Debug)]
pub(super) struct Check {
    /// Folders and files; none: all packs there are.
    pub paths: Vec<PathBuf>,
    /// How to write what is found.
    pub format: Format,
    /// The least that makes it fail.
    pub deny: Severity,
    /// Whether every state is walked as well.
    pub depth: Depth,
}

/// `yibao show`.
#[derive(Debug)]
pub(super) struct Show {
    /// A file, `-`, or the case itself on one line.
    pub case: OsString,
    /// How to write the answer.
    pub format: Written,
    /// As it was known on a day.
    pub known_on: Option<Day>,
    /// Where to save it.
    pub save: Option<Save>,
    /// Where the answer goes.
    pub to: To,
}

/// Where an answer goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum To {
    /// To output.
    Output,
    /// To the receipt printer.
    Printer,
}

/// `yibao show --save`.
#[derive(Debug)]
pub(super) struct Save {
    /// The file.
    pub path: PathBuf,
    /// What may stand there already.
    pub overwrite: Overwrite,
}

/// What a saved case may take the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Overwrite {
    /// The same case, saved before.
    SameCase,
    /// Any file.
    Anything,
}

/// `yibao diff`.
#[derive(Debug)]
pub(super) struct Diff {
    /// The two cases, each as `yibao show` takes it.
    pub cases: [OsString; 2],
    /// How to write the comparison.
    pub format: Format,
    /// Both as they were known on a day.
    pub known_on: Option<Day>,
}

/// How what is told of packs and of two cases is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Reads the arguments; `usual`: the language where none is named.
pub(super) fn parse(args: &[OsString], usual: Option<Lang>) -> Parsed {
    let lang = language(args).or(usual).unwrap_or_default();
    let matches = match command(lang).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return super::refused::refused(lang, args, &error),
    };
    let (name, inner) = matches.subcommand().unwrap_or(("", &matches));
    let date = |key: &str| -> Result<Option<Day>, Parsed> {
        let Some(text) = value(inner, key).or_else(|| value(&matches, key)) else {
            return Ok(None);
        };
        let day = parse_day(text).map_err(|_| Parsed::Wrong(lang.cli_bad_date(text, key)))?;
        Ok(Some(day))
    };
    let (today, known_on, on) = match (date("today"), date("known-on"), date("on")) {
        (Ok(today), Ok(known_on), Ok(on)) => (today, known_on, on),
        (Err(wrong), ..) | (_, Err(wrong), _) | (.., Err(wrong)) => return wrong,
    };
    let format = if value(inner, "format") == Some("json") {
        Format::Json
    } else {
        Format::Text
    };
    let wants_schema = inner.try_get_one::<bool>("schema").ok().flatten() == Some(&true);
    let folder = |matches: &ArgMatches| {
        matches
            .try_get_one::<PathBuf>("regions")
            .ok()
            .flatten()
            .cloned()
    };
    let regions = folder(inner).or_else(|| folder(&matches));
    let options = Options {
        lang,
        regions,
        today,
        local: LocalFiles::of(&matches, inner),
    };
    if let Some(schema) = schema(name).filter(|_| wants_schema) {
        return Parsed::Run(Box::new(options), Command::Schema(schema));
    }
    let command = match name {
        "show" => Command::Show(Show {
            case: inner
                .get_one::<OsString>("case")
                .cloned()
                .unwrap_or_default(),
            format: value(inner, "format")
                .and_then(Written::read)
                .unwrap_or(Written::Text),
            save: match saving(lang, inner, known_on) {
                Ok(save) => save,
                Err(wrong) => return wrong,
            },
            known_on,
            to: if inner.get_flag("print") {
                To::Printer
            } else {
                To::Output
            },
        }),
        "diff" => {
            let case = |name| inner.get_one::<OsString>(name).cloned().unwrap_or_default();
            Command::Diff(Diff {
                cases: [case("case"), case("other")],
                format,
                known_on,
            })
        }
        "explain" => Command::Explain(Explain {
            // 湖南 长沙 is one place, whether or not there are quotes around it.
            region: inner
                .get_many::<String>("region")
                .map(|words| words.map(String::as_str).collect())
                .unwrap_or_default(),
            on,
            format,
        }),
        "regions" => Command::Regions(format),
        "check" => Command::Check(Check {
            paths: inner
                .get_many::<PathBuf>("path")
                .map_or_else(Vec::new, |paths| paths.cloned().collect()),
            format,
            depth: if inner.get_flag("no-walk") {
                Depth::Files
            } else {
                Depth::States
            },
            deny: match value(inner, "deny") {
                Some(_) => Severity::Warning,
                None => Severity::Error,
            },
        }),
        "kiosk" => Command::Kiosk,
        "desk" => Command::Desk,
        "ask" => Command::Ask,
        "doctor" => Command::Doctor,
        _ => Command::Guided,
    };
    Parsed::Run(Box::new(options), command)
}

/// The JSON Schema of what a command writes, if it writes JSON.
fn schema(command: &str) -> Option<&'static str> {
    Some(match command {
        "show" => super::show::SCHEMA,
        "diff" => super::diff::SCHEMA,
        "explain" => super::explain::SCHEMA,
        "regions" => super::regions::SCHEMA,
        "check" => super::check::SCHEMA,
        _ => return None,
    })
}

/// Where a case is to be saved, if it is.
fn saving(lang: Lang, show: &ArgMatches, known_on: Option<Day>) -> Result<Option<Save>, Parsed> {
    let wrong = |says: &str, to_do: &str| Err(Parsed::Wrong(format!("{says}\n{to_do}")));
    let force = show.get_flag("force");
    let Some(path) = show.get_one::<PathBuf>("save") else {
        return if force {
            wrong(lang.cli_force_alone(), lang.cli_save_name())
        } else {
            Ok(None)
        };
    };
    if known_on.is_some() {
        return wrong(lang.cli_save_known_on(), lang.cli_save_all_known());
    }
    let overwrite = if force {
        Overwrite::Anything
    } else {
        Overwrite::SameCase
    };
    Ok(Some(Save {
        path: path.clone(),
        overwrite,
    }))
}

fn value<'a>(matches: &'a ArgMatches, key: &str) -> Option<&'a str> {
    matches
        .try_get_one::<String>(key)
        .ok()
        .flatten()
        .map(String::as_str)
}

/// The language, found before anything is parsed: help and complaints need it.
fn language(args: &[OsString]) -> Option<Lang> {
    named(args, "--lang")?.to_str().and_then(Lang::read)
}

/// The value of an option, found before anything is parsed.
pub(super) fn named<'a>(args: &'a [OsString], option: &str) -> Option<&'a OsStr> {
    let joined = args.iter().find_map(|arg| {
        let value = arg.to_str()?.strip_prefix(option)?.strip_prefix('=')?;
        Some(OsStr::new(value))
    });
    let at = args.iter().position(|arg| arg == option);
    let next = at.and_then(|at| args.get(at + 1));
    joined.or(next.map(OsString::as_os_str))
}
