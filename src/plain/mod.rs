//! The questionnaire by lines: for a terminal that only adds lines, a screen reader, a pipe. What is said is said once and
//! stays; numbers choose. The same session as on screen; no rule and no sentence of policy here.

mod page;
mod reading;

use std::io::{self, BufRead, Write};

use reading::{Said, read};

use crate::session::{Effect, Page, Session};

/// Why lines are used, and not the whole screen: said first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// It was asked for.
    Asked,
    /// There is no terminal.
    NoTerminal,
    /// The terminal only adds lines.
    Dumb,
}

/// What a line is longer than no answer is.
const LONGEST: u64 = 4096;

/// Leads a visit line by line until somebody leaves, or nothing more is said. Lines are broken after `cells` where words
/// allow it.
///
/// # Errors
/// When what is said cannot be read, or the answer cannot be written.
pub fn run(
    session: &mut Session,
    chosen: Chosen,
    cells: usize,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<()> {
    write(out, page::beginning(session, chosen, cells))?;
    let mut says = page::page(session, cells);
    loop {
        write(out, says)?;
        write!(out, "> ")?;
        out.flush()?;
        let Some(line) = next_line(input)? else {
            writeln!(out)?;
            return Ok(());
        };
        let before = (session.page, session.lang);
        let told = match read(session, &line) {
            Said::Leave | Said::Done(Effect::Quit) => return Ok(()),
            Said::Text(text) => Some(text),
            Said::Done(_) => page::remark(session),
        };
        if let Some(told) = &told {
            write(out, page::wrapped(told, cells))?;
        }
        // What can be answered stands below what was wrong with the answer: nobody has to look for it further up.
        says = if told.is_some() && before == (session.page, session.lang) {
            page::again(session, cells)
        } else {
            page::page(session, cells)
        };
        debug_assert!(session.page != Page::Welcome, "lines begin with a question");
    }
}

/// The next line, without its end; `None` once there are no more. What is no text is passed over as such.
fn next_line(input: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let read = io::Read::take(&mut *input, LONGEST).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&bytes).trim().to_owned()))
}

fn write(out: &mut dyn Write, lines: Vec<String>) -> io::Result<()> {
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
