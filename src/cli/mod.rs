//! The command line: words in, words out, an exit status. Everything from outside comes in as an argument.

mod args;
mod check;
mod diff;
mod doctor;
mod explain;
mod faces;
mod files;
mod grammar;
mod keep;
mod printer;
mod refused;
mod regions;
mod save;
mod settings;
mod show;
mod surroundings;

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::time::Duration;

use args::{Command, LocalFiles, Options, Parsed};
pub use printer::print;
use serde::Serialize;
use surroundings::Surroundings;

use crate::calendar::Day;
use crate::i18n::Lang;
use crate::plain::Chosen;
use crate::policy::{Faulty, Shelf};
use crate::report::pack_problems;
use crate::session::Printing;
use crate::settings::PrintTo;

/// The world outside, as far as the program touches it.
pub struct Outside<'a> {
    /// The arguments, the program's name first.
    pub args: Vec<OsString>,
    /// What day it is, now: a program at a machine that many share runs for weeks.
    pub today: &'a dyn Fn() -> Day,
    /// How long the program has been running.
    pub elapsed: &'a dyn Fn() -> Duration,
    /// Where input comes from.
    pub input: &'a mut dyn Read,
    /// Where answers go.
    pub out: &'a mut dyn Write,
    /// Where complaints go.
    pub err: &'a mut dyn Write,
    /// The columns of the window answers go to, if they go to one.
    pub columns: Option<u16>,
    /// The environment, by name.
    pub environment: &'a dyn Fn(&str) -> Option<OsString>,
    /// Where bytes for a receipt printer go: [`print()`] sends them.
    pub print: &'a dyn Fn(&PrintTo, Vec<u8>) -> Printing,
}

/// Why a command did not do what it was asked to.
enum Failure {
    /// The input is wrong; the text says what, where, and what to do.
    Input(String),
    /// The packs that were to be checked have mistakes; which ones has been written.
    Found,
    /// The answer could not be written.
    Output(io::Error),
    /// The case could not be saved, or not printed; the text says why, and what to do.
    NotDone(String),
    /// The terminal went away: nobody is there to be told.
    #[cfg(feature = "tui")]
    Gone,
    /// Visit after visit broke; the text says where in the code.
    #[cfg(feature = "tui")]
    Broken(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Wrong input, as everywhere on a command line.
const WRONG_INPUT: u8 = 2;
/// The terminal went away: as when SIGHUP says so first.
#[cfg(feature = "tui")]
const HUNG_UP: u8 = 129;
/// The program is at fault, as `sysexits.h` has it: whoever supervises it should notice.
#[cfg(feature = "tui")]
const AT_FAULT: u8 = 70;

/// Runs the program. Exit status 0: done; 1: a check found mistakes, or the answer could not be written or printed; 2: the
/// input is wrong; 70: visit after visit broke; from 129 on: ended by a signal, or what it stands for.
pub fn run(outside: &mut Outside<'_>) -> ExitCode {
    let around = Surroundings(outside.environment);
    let file = settings::File::find(args::named(&outside.args, "--config"), around);
    let language = file.read(None).settings.language;
    let result = match args::parse(&outside.args, language) {
        Parsed::Print(text) => outside
            .out
            .write_all(text.as_bytes())
            .map_err(Failure::Output),
        Parsed::Wrong(text) => Err(Failure::Input(text)),
        Parsed::Run(mut options, command) => {
            if options.local.all().is_empty()
                && let Some(usual) = file.local()
            {
                options.local = LocalFiles::Usual(usual);
            }
            dispatch(outside, &options, command, &file)
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Input(text)) => {
            // Where complaints cannot be written either, the status has to say it.
            let _ = writeln!(outside.err, "{}", text.trim_end());
            ExitCode::from(WRONG_INPUT)
        }
        Err(Failure::NotDone(text)) => {
            let _ = writeln!(outside.err, "{}", text.trim_end());
            ExitCode::FAILURE
        }
        Err(Failure::Found) => ExitCode::FAILURE,
        #[cfg(feature = "tui")]
        Err(Failure::Gone) => ExitCode::from(HUNG_UP),
        #[cfg(feature = "tui")]
        Err(Failure::Broken(text)) => {
            let _ = writeln!(outside.err, "{}", text.trim_end());
            ExitCode::from(AT_FAULT)
        }
        // Whoever reads the answer has seen enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Output(error)) => {
            let _ = writeln!(outside.err, "{error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(
    outside: &mut Outside<'_>,
    options: &Options,
    command: Command,
    file: &settings::File,
) -> Result<(), Failure> {
    if file.was_asked_for() && !matches!(command, Command::Doctor) {
        file.settings(options.lang, None)?;
    }
    match command {
        Command::Ask => faces::ask(outside, options, file, Chosen::Asked),
        Command::Guided => faces::guided(outside, options, file),
        Command::Kiosk => faces::kiosk(outside, options, file),
        Command::Desk => faces::desk(outside, options, file),
        Command::Doctor => doctor::doctor(outside, options, file),
        Command::Show(show) => show::show(outside, options, file, &show),
        Command::Diff(diff) => diff::diff(outside, options, &diff),
        Command::Schema(schema) => Ok(outside.out.write_all(schema.as_bytes())?),
        Command::Explain(explain) => explain::explain(outside, options, &explain),
        Command::Regions(format) => regions::regions(outside, options, format),
        Command::Check(check) => check::check(outside, options, &check),
    }
}

/// The packs, and what the files of local answers add to them.
fn shelf(outside: &Outside<'_>, options: &Options) -> Result<Shelf, Failure> {
    let mut shelf = packs(options)?;
    let today = options.today.unwrap_or_else(outside.today);
    for path in options.local.all() {
        let name = path.display().to_string();
        let adopted =
            files::read_region_file(path).and_then(|text| shelf.adopt(&name, &text, today));
        adopted.map_err(|faulty| told(options.lang, &[faulty]))?;
    }
    Ok(shelf)
}

/// The packs: those of `--regions DIR`, or those the program was built with.
fn packs(options: &Options) -> Result<Shelf, Failure> {
    let shelf = match &options.regions {
        None => Shelf::built_in(),
        Some(dir) => match files::read_dir(dir) {
            (files, faults) if faults.is_empty() => Shelf::given(files),
            (_, faults) => return Err(told(options.lang, &faults)),
        },
    };
    shelf.map_err(|faulty| told(options.lang, &[faulty]))
}

/// The width text is set to where nobody knows the window: what every terminal and every mail can show.
const CELLS: u16 = 80;
/// In a narrower window than this lines break all the same; longer ones than that are hard to read.
const NARROWEST: u16 = 40;
const WIDEST: u16 = 100;

/// How wide text is set.
fn cells(outside: &Outside<'_>) -> usize {
    let cells = outside.columns.unwrap_or(CELLS);
    cells.clamp(NARROWEST, WIDEST).into()
}

/// Writes data as a program reads it.
fn write_json(outside: &mut Outside<'_>, data: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *outside.out, data).map_err(io::Error::from)?;
    Ok(outside.out.write_all(b"\n")?)
}

fn told(lang: Lang, faults: &[Faulty]) -> Failure {
    let told = faults.iter().map(|faulty| pack_problems(lang, faulty));
    Failure::Input(told.collect::<Vec<_>>().join("\n\n"))
}
