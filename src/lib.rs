//! Yibao (医保日历): from when, and until when, medical insurance in China really pays.
//!
//! Layers point down only, and a test holds them to it:
//!
//! ```text
//! cli > tui · plain > session > settings > interview · report > check > case > engine > policy > calendar
//! ```
//!
//! `i18n` and `text` are leaves that everything from `report` up may use.

pub mod calendar;
pub mod case;
pub mod check;
pub mod cli;
pub mod engine;
pub mod i18n;
pub mod interview;
pub mod plain;
pub mod policy;
pub mod report;
pub mod session;
pub mod settings;
pub mod text;
#[cfg(feature = "tui")]
pub mod tui;

use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;
use std::time::Instant;

/// The program, with the real clock, files and streams.
#[expect(
    clippy::disallowed_methods,
    reason = "the top: arguments, environment, streams and the day come in here"
)]
pub fn main() -> ExitCode {
    let (mut input, mut out, mut err) = (io::stdin(), BufWriter::new(io::stdout()), io::stderr());
    let began = Instant::now();
    let mut outside = cli::Outside {
        args: std::env::args_os().collect(),
        today: &|| chrono::Local::now().date_naive(),
        elapsed: &move || began.elapsed(),
        input: &mut input,
        out: &mut out,
        err: &mut err,
        columns: columns(),
        environment: &|name| std::env::var_os(name),
        print: &cli::print,
    };
    let status = cli::run(&mut outside);
    match out.flush() {
        // A status that already says what went wrong is not covered up.
        Err(error) if status == ExitCode::SUCCESS && error.kind() != io::ErrorKind::BrokenPipe => {
            ExitCode::FAILURE
        }
        _ => status,
    }
}

/// The width of the window answers are written to, if they are written to one.
#[cfg(feature = "tui")]
fn columns() -> Option<u16> {
    tui::columns()
}

/// Nobody to ask how wide the window is.
#[cfg(not(feature = "tui"))]
const fn columns() -> Option<u16> {
    None
}
