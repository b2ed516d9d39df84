//! What can be written on the command line, as the help shows it. Reads nothing: [`super::args`] does.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction};

use crate::i18n::Lang;
use crate::report::Format as Written;

/// The commands and their options, in a language.
pub(super) fn command(lang: Lang) -> clap::Command {
    let ask = base(lang, "ask", lang.cli_ask_about());
    let kiosk = base(lang, "kiosk", lang.cli_kiosk_about());
    let desk = base(lang, "desk", lang.cli_desk_about());
    let show = base(lang, "show", lang.cli_show_about())
        .override_usage(lang.cli_show_usage())
        .arg(case("case", lang.cli_show_case()))
        .arg(
            option(lang, "format", "FORMAT", lang.cli_show_format())
                .value_parser(Written::NAMES)
                .hide_possible_values(true),
        )
        .arg(option(lang, "known-on", "DATE", lang.cli_show_known_on()))
        .arg(
            option(lang, "save", "FILE", lang.cli_show_save())
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(flag(lang, "force", lang.cli_show_force()))
        .arg(flag(lang, "print", lang.cli_show_print()).conflicts_with("format"))
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
    option(lang, "format", "FORMAT", lang.cli_format())
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
