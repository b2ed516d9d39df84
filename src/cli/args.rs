//! The arguments: what can be asked, and the help in the person's language.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches};

use crate::calendar::{Day, parse_day};
use crate::i18n::Lang;
use crate::policy::Severity;

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
    pub format: Format,
    /// As it was known on a day.
    pub known_on: Option<Day>,
    /// Where to save it.
    pub save: Option<Save>,
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

/// How an answer is written.
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
    let command = match name {
        "show" if wants_schema => Command::Schema(super::show::SCHEMA),
        "diff" if wants_schema => Command::Schema(super::diff::SCHEMA),
        "explain" if wants_schema => Command::Schema(super::explain::SCHEMA),
        "regions" if wants_schema => Command::Schema(super::regions::SCHEMA),
        "check" if wants_schema => Command::Schema(super::check::SCHEMA),
        "show" => Command::Show(Show {
            case: inner
                .get_one::<OsString>("case")
                .cloned()
                .unwrap_or_default(),
            format,
            save: match saving(lang, inner, known_on) {
                Ok(save) => save,
                Err(wrong) => return wrong,
            },
            known_on,
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

fn command(lang: Lang) -> clap::Command {
    let ask = base(lang, "ask", lang.cli_ask_about());
    let kiosk = base(lang, "kiosk", lang.cli_kiosk_about());
    let desk = base(lang, "desk", lang.cli_desk_about());
    let show = base(lang, "show", lang.cli_show_about())
        .override_usage(lang.cli_show_usage())
        .arg(case("case", lang.cli_show_case()))
        .arg(format(lang))
        .arg(option(lang, "known-on", "DATE", lang.cli_show_known_on()))
        .arg(
            option(lang, "save", "FILE", lang.cli_show_save())
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(flag(lang, "force", lang.cli_show_force()))
        .arg(flag(lang, "schema", lang.cli_show_schema()));
    let diff = base(lang, "diff", lang.cli_diff_about())
        .override_usage(lang.cli_diff_usage())
        .arg(case("case", lang.cli_show_case()))
        .arg(case("other", lang.cli_diff_other()))
        .arg(format(lang))
        .arg(option(lang, "known-on", "DATE", lang.cli_show_known_on()))
        .arg(flag(lang, "schema", lang.cli_show_schema()));
    let explain = base(lang, "explain", lang.cli_explain_about())
        .override_usage(lang.cli_explain_usage())
        .arg(
            Arg::new("region")
                .value_name("REGION")
                .help(lang.cli_explain_region())
                .num_args(1..)
                .required_unless_present("schema"),
        )
        .arg(option(lang, "on", "DATE", lang.cli_explain_on()))
        .arg(format(lang))
        .arg(flag(lang, "schema", lang.cli_show_schema()));
    let regions = base(lang, "regions", lang.cli_regions_about())
        .override_usage(lang.cli_regions_usage())
        .arg(format(lang))
        .arg(flag(lang, "schema", lang.cli_show_schema()));
    let check = base(lang, "check", lang.cli_check_about())
        .override_usage(lang.cli_check_usage())
        .arg(
            Arg::new("path")
                .value_name("PATH")
                .value_parser(clap::value_parser!(PathBuf))
                .num_args(0..)
                .help(lang.cli_check_path()),
        )
        .arg(format(lang))
        .arg(flag(lang, "no-walk", lang.cli_check_no_walk()))
        .arg(
            option(lang, "deny", "LEVEL", lang.cli_check_deny())
                .value_parser(["warnings"])
                .hide_possible_values(true),
        )
        .arg(flag(lang, "schema", lang.cli_show_schema()));
    let doctor = base(lang, "doctor", lang.doctor_about()).override_usage(lang.doctor_usage());
    base(lang, "yibao", lang.cli_about())
        .version(env!("CARGO_PKG_VERSION"))
        .override_usage(lang.cli_usage())
        .subcommand_help_heading(lang.cli_commands())
        .disable_help_subcommand(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(lang.cli_version()),
        )
        .subcommands([
            ask, kiosk, desk, show, diff, explain, regions, check, doctor,
        ])
}

fn base(lang: Lang, name: &'static str, about: &'static str) -> clap::Command {
    let template = format!(
        "{{about}}\n\n{}\n  {{usage}}\n\n{{all-args}}\n",
        lang.cli_usage_heading()
    );
    clap::Command::new(name)
        .about(about)
        .help_template(template)
        .next_help_heading(lang.cli_options())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(lang.cli_help()),
        )
        .arg(
            option(lang, "regions", "DIR", lang.cli_regions())
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            option(lang, "local", "FILE", lang.local_option())
                .value_parser(clap::value_parser!(PathBuf))
                .action(ArgAction::Append),
        )
        .arg(
            option(lang, "config", "FILE", lang.cli_config())
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            option(lang, "lang", "LANG", lang.cli_lang())
                .value_parser(["zh", "en"])
                .hide_possible_values(true),
        )
        .arg(option(lang, "today", "DATE", lang.cli_today()))
}

fn case(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .value_name(if name == "case" { "CASE" } else { "OTHER" })
        .value_parser(clap::value_parser!(OsString))
        .help(help)
        .required_unless_present("schema")
        .allow_hyphen_values(true)
}

fn format(lang: Lang) -> Arg {
    option(lang, "format", "FORMAT", lang.cli_show_format())
        .value_parser(["text", "json"])
        .hide_possible_values(true)
}

fn option(lang: Lang, name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .help(help)
        .help_heading(lang.cli_options())
}

fn flag(lang: Lang, name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
        .help_heading(lang.cli_options())
}
