//! What can only be found out by asking the terminal, or whoever stands before it. Asked once, on a screen of its own, and
//! never waited for longer than said.
#![cfg_attr(
    unix,
    expect(
        clippy::disallowed_methods,
        reason = "an answer of the terminal comes from where keys come from"
    )
)]

use std::io::{self, Write as _};
use std::time::Duration;

use crossterm::cursor::MoveTo;
use crossterm::event::{self, Event, KeyEventKind, MouseEventKind};
use crossterm::queue;
use crossterm::style::Print;

use super::{signals, terminal};
use crate::session::{Blocks, Manner};

/// What came of asking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Probed {
    /// How many cells a line and a Han character took; none: the terminal did not say.
    pub cells: Option<(u16, u16)>,
    /// What came of asking for a touch.
    pub touch: Touch,
}

/// What came of asking somebody to touch the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Touch {
    /// This column and row were touched, from 1.
    At(u16, u16),
    /// A key was pressed instead.
    Key,
    /// Nothing came.
    #[default]
    Nothing,
}

/// Asks the terminal for its widths, and then, with these lines on screen, for a touch.
///
/// # Errors
/// When the terminal fails.
pub fn probe(
    lines: &[String],
    patience: Duration,
    elapsed: &dyn Fn() -> Duration,
) -> io::Result<Probed> {
    signals::watch(Manner::Guided)?;
    let guard = terminal::enter()?;
    let probed = ask(lines, patience, elapsed);
    drop(guard);
    probed
}

fn ask(lines: &[String], patience: Duration, elapsed: &dyn Fn() -> Duration) -> io::Result<Probed> {
    let cells = cells(elapsed)?;
    let mut screen = terminal::screen();
    queue!(screen, MoveTo(0, 0), Print("    "))?;
    for (line, y) in lines.iter().zip(1..) {
        queue!(screen, MoveTo(2, y), Print(line))?;
    }
    screen.flush()?;
    let touch = touch(elapsed() + patience, elapsed)?;
    Ok(Probed { cells, touch })
}

/// Waits for a touch until then. What else comes, a window of another size say, is no answer.
fn touch(until: Duration, elapsed: &dyn Fn() -> Duration) -> io::Result<Touch> {
    while event::poll(until.saturating_sub(elapsed()))? {
        match event::read()? {
            Event::Mouse(mouse) if matches!(mouse.kind, MouseEventKind::Down(_)) => {
                return Ok(Touch::At(mouse.column + 1, mouse.row + 1));
            }
            Event::Key(key) if key.kind != KeyEventKind::Release => return Ok(Touch::Key),
            _ => {}
        }
    }
    Ok(Touch::Nothing)
}

/// Writes a line and a Han character, each at the beginning of a row, and asks where the cursor is then.
#[cfg(unix)]
const QUESTION: &str = "\x1b[H\u{2500}\x1b[6n\r\u{4e2d}\x1b[6n";
/// The same with half a block.
#[cfg(unix)]
const OF_BLOCKS: &str = "\x1b[H\u{2580}\x1b[6n";

/// The time a terminal has for its answer. What the library does for the same question waits two seconds for one that does
/// not answer.
#[cfg(unix)]
const BUDGET: Duration = Duration::from_millis(200);
/// Whoever sends more than this is not answering.
#[cfg(unix)]
const MOST: usize = 4096;

#[cfg(unix)]
fn cells(elapsed: &dyn Fn() -> Duration) -> io::Result<Option<(u16, u16)>> {
    Ok(match answer(QUESTION, 2, elapsed)?.as_slice() {
        [line, han, ..] => line.checked_sub(1).zip(han.checked_sub(1)),
        _ => None,
    })
}

/// Asks how wide half a block is drawn. What stood in its place has to be drawn anew; a key that is pressed meanwhile is lost.
#[cfg(unix)]
pub(super) fn blocks(elapsed: &dyn Fn() -> Duration) -> io::Result<Blocks> {
    Ok(match answer(OF_BLOCKS, 1, elapsed)?.as_slice() {
        [2, ..] => Blocks::Narrow,
        [_, ..] => Blocks::Wide,
        [] => Blocks::Unknown,
    })
}

/// Asks, and gives the columns of the reports that came back in time, so many at most.
#[cfg(unix)]
fn answer(question: &str, reports: usize, elapsed: &dyn Fn() -> Duration) -> io::Result<Vec<u16>> {
    use std::io::Read as _;

    let mut screen = terminal::screen();
    screen.write_all(question.as_bytes())?;
    screen.flush()?;
    let stdin = io::stdin();
    let (mut answer, mut part) = (Vec::new(), [0; 8192]);
    let until = elapsed() + BUDGET;
    while is_ready(&stdin, until.saturating_sub(elapsed()))? {
        let read = stdin.lock().read(&mut part)?;
        answer.extend_from_slice(part.get(..read).unwrap_or_default());
        let enough = columns(&answer).len() >= reports;
        if enough || read == 0 || answer.len() > MOST {
            break;
        }
    }
    Ok(columns(&answer))
}

/// Nobody knows how to ask in time.
#[cfg(not(unix))]
const fn cells(_: &dyn Fn() -> Duration) -> io::Result<Option<(u16, u16)>> {
    Ok(None)
}

/// As above.
#[cfg(not(unix))]
pub(super) const fn blocks(_: &dyn Fn() -> Duration) -> io::Result<Blocks> {
    Ok(Blocks::Unknown)
}

/// Whether there is something to read, now or soon.
#[cfg(unix)]
fn is_ready(stdin: &io::Stdin, wait: Duration) -> io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let mut ready = [PollFd::new(stdin, PollFlags::IN)];
    let wait = Timespec::try_from(wait).map_err(|_| io::ErrorKind::InvalidInput)?;
    match poll(&mut ready, Some(&wait)) {
        Ok(count) => Ok(count > 0),
        // A window that changed its size, say: as good as no answer.
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// The columns of every report of the cursor in what came back: `ESC [ row ; column R`.
#[cfg(unix)]
fn columns(answer: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(answer);
    let reports = text.split("\x1b[").skip(1);
    let column = |report: &str| {
        let (report, _) = report.split_once('R')?;
        let (row, column) = report.split_once(';')?;
        row.parse::<u16>().ok()?;
        column.parse().ok()
    };
    reports.filter_map(column).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_is_where_the_terminal_says() {
        for (answer, expected) in [
            ("\x1b[1;2R\x1b[1;3R", &[2, 3][..]),
            ("\x1b[1;3R\x1b[1;3R", &[3, 3]),
            // Typed in between.
            ("a\x1b[1;2R\x1b[A\x1b[1;3Rb", &[2, 3]),
            ("\x1b[1;2R\x1b[1;", &[2]),
            ("\x1b[?1;2R\x1b[1;99999R\x1b[;R", &[]),
            ("", &[]),
        ] {
            assert_eq!(columns(answer.as_bytes()), expected, "{answer:?}");
        }
    }
}
