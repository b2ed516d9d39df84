//! The full-screen face. The only place that knows ratatui and crossterm; no rule and no sentence of policy in it.
//!
//! One loop: read an event, turn it into an action, draw if something changed. Nothing is drawn while nobody does anything.

mod draw;
mod errands;
mod input;
mod keymap;
mod mishaps;
mod own_keys;
mod piece;
mod probe;
mod search;
mod signals;
mod sparing;
mod terminal;
mod theme;

pub use draw::{Drawn, Target, draw};
pub use input::{Key, KeyCode};
pub use keymap::{Binding, action_for, applying, bindings};
pub use mishaps::MOST as MOST_MISHAPS;
pub use own_keys::{Clash, clashes};
pub use probe::{Probed, Touch, probe};
pub use signals::watch;
pub use terminal::{columns, streams, window};

use std::io;
use std::mem::ManuallyDrop;
use std::path::Path;
use std::time::Duration;

use crossterm::event::{self, Event};
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use crate::calendar::Day;
use crate::session::{Action, Effect, Errand, Mishap, Owing, Printing, Session, Unwritten};
use crate::settings::PrintTo;
use input::{Input, Pointer};
use piece::Piece;
use sparing::Sparing;

/// Why there is no full screen.
#[derive(Debug)]
pub enum Error {
    /// Input or output is not a terminal.
    NoTerminal,
    /// The terminal went away in the middle.
    Gone,
    /// The terminal failed.
    Io(io::Error),
    /// Visit after visit broke.
    Broken(Mishap),
}

/// The world outside, as far as a visit reaches into it.
pub struct World<'c> {
    /// How long the program has been running.
    pub elapsed: &'c dyn Fn() -> Duration,
    /// Today.
    pub today: &'c dyn Fn() -> Day,
    /// Writes a file whole or not at all; the last argument says whether it may take the place of another.
    pub write: &'c dyn Fn(&Path, &str, bool) -> Result<(), Unwritten>,
    /// Reads a file, so many bytes and one at most.
    pub read: &'c dyn Fn(&Path, usize) -> io::Result<Vec<u8>>,
    /// Sends bytes to a printer, without waiting for it.
    pub print: &'c dyn Fn(&PrintTo, Vec<u8>) -> Printing,
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Runs a visit until somebody leaves; at a machine that many share, visit after visit until the program is ended.
///
/// # Errors
/// When there is no terminal, or it fails, or visit after visit breaks.
pub fn run(session: Session, world: &World<'_>) -> Result<(), Error> {
    lead(session, world, |session| serve(session, world))
}

fn lead(
    mut session: Session,
    world: &World<'_>,
    mut visit: impl FnMut(&mut Session) -> io::Result<()>,
) -> Result<(), Error> {
    if !terminal::is_there() {
        return Err(Error::NoTerminal);
    }
    let guard = terminal::enter()?;
    let result = if session.is_kiosk() {
        mishaps::outlive(&mut session, world, visit)
    } else {
        terminal::gives_way_to_a_panic();
        Ok(visit(&mut session))
    };
    drop(guard);
    // A terminal that nobody holds any more is none, whatever it answered last.
    result.map_err(Error::Broken)?.map_err(|error| {
        if terminal::is_there() {
            Error::Io(error)
        } else {
            Error::Gone
        }
    })
}

/// A visit on screen.
struct Stage<'s> {
    session: &'s mut Session,
    world: &'s World<'s>,
    drawn: Drawn,
    /// What a finger was put on, until it is lifted.
    held: Option<Target>,
}

/// What has to be done on screen after something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    Nothing,
    Draw,
    Resize,
    Wipe,
    /// Something outside, then draw.
    Run,
    Leave,
}

impl From<Effect> for After {
    fn from(effect: Effect) -> Self {
        match effect {
            Effect::Unchanged => Self::Nothing,
            Effect::Changed => Self::Draw,
            Effect::Errand => Self::Run,
            Effect::Forgotten => Self::Wipe,
            Effect::Quit => Self::Leave,
        }
    }
}

fn serve(session: &mut Session, world: &World<'_>) -> io::Result<()> {
    // Whoever listens only after the first frame misses a window that gets its size while that is drawn.
    event::poll(Duration::ZERO)?;
    // Never dropped: it would show the cursor, as the guard does; and complain, with a panic, where the terminal is gone.
    let piece = Piece::new();
    let mut window = whole_window()?;
    let options = TerminalOptions {
        // Whoever asks for the size before every frame makes every key wait for it.
        viewport: Viewport::Fixed(window),
    };
    let backend = Sparing::new(&piece);
    let mut terminal = ManuallyDrop::new(Terminal::with_options(backend, options)?);
    // A visit that broke may have left anything on the screen.
    let mut after = if session.mishap.is_some() {
        After::Wipe
    } else {
        After::Draw
    };
    let mut stage = Stage {
        session,
        world,
        drawn: Drawn::default(),
        held: None,
    };
    // Whether nothing came since something beside the calendar was found out.
    let mut is_finding = false;
    loop {
        if after == After::Run {
            after = stage.run()?;
        }
        if after == After::Wipe {
            terminal::wipe()?;
        }
        if after != After::Nothing {
            piece.show(|| {
                // Even if the size is the one drawn for: the window may have been another in between, and cut off what stood there.
                // And nothing that was drawn before may be taken for what stands there now.
                if matches!(after, After::Resize | After::Wipe) {
                    window = whole_window()?;
                    terminal.resize(window)?;
                }
                terminal.draw(|frame| stage.draw(frame)).map(|_| ())
            })?;
            // Not everybody is told of a window that has another size: in the background, or in a terminal that is not one's own.
            if after != After::Resize && whole_window()? != window {
                after = After::Resize;
                continue;
            }
        }
        // What takes longer waits until no key follows the last one, and is done piece by piece.
        if let Some(owing) = stage.session.owes() {
            let pause = if is_finding { GLIMPSE } else { pause(owing) };
            if !event::poll(pause)? {
                is_finding = owing == Owing::Beside;
                after = stage.session.find_out().into();
                continue;
            }
        }
        is_finding = false;
        after = match stage.next_event()? {
            Some(event) => stage.take(&input::read(&event)),
            None => stage.wait(),
        };
        if after == After::Leave {
            return Ok(());
        }
    }
}

impl Stage<'_> {
    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.drawn = draw(self.session, frame);
        self.session.scrolled_to(self.drawn.end);
    }

    /// Does what the session cannot.
    fn run(&mut self) -> io::Result<After> {
        let mut after = After::Draw;
        while let Some(errand) = self.session.take_errand() {
            // What was written to find it out stands there, whatever was drawn before.
            if errand == Errand::Measure {
                after = After::Resize;
            }
            errands::run(self.session, errand, self.world)?;
        }
        Ok(after)
    }

    fn take(&mut self, input: &Input) -> After {
        let acts = match input {
            Input::Key(_) | Input::Pasted(_) => true,
            Input::Pointer(pointer, ..) => *pointer == Pointer::Pressed,
            Input::Resized | Input::Other => false,
        };
        // Who comes back to the notice means to go on, and nothing else.
        if acts {
            self.session.dawns((self.world.today)());
        }
        if acts && self.session.touched((self.world.elapsed)()) {
            self.held = None;
            return After::Draw;
        }
        match input {
            Input::Resized => After::Resize,
            Input::Key(key) => {
                let effect = action_for(self.session, *key).map(|action| self.act(action));
                effect.unwrap_or_else(|| self.session.no_such_key()).into()
            }
            Input::Pasted(text) => self.session.paste(text).into(),
            Input::Pointer(pointer, column, row) => self.point(*pointer, (*column, *row)),
            Input::Other => After::Nothing,
        }
    }

    /// Does it; what was found among all there is to do is done in its place.
    fn act(&mut self, action: Action) -> Effect {
        let taken = search::taken(self.session, action);
        let effect = self.session.update(action);
        taken.map_or(effect, |action| self.session.update(action))
    }

    /// What was pressed counts once the finger is lifted where it was put down.
    fn point(&mut self, pointer: Pointer, (column, row): (u16, u16)) -> After {
        let target = self.drawn.at(column, row);
        match pointer {
            Pointer::Pressed => {
                self.held = target;
                After::Nothing
            }
            Pointer::Lifted => {
                let held = self.held.take();
                match target.filter(|target| held == Some(*target)) {
                    Some(target) => self.act(target.action).into(),
                    None => After::Nothing,
                }
            }
            Pointer::Wheel(direction) => self.session.update(Action::Move(direction)).into(),
        }
    }

    /// What changes by itself.
    fn wait(&mut self) -> After {
        let paper = self.session.looks_at_paper();
        if paper != Effect::Unchanged {
            return paper.into();
        }
        match self.session.dawns((self.world.today)()) {
            Effect::Unchanged => self.session.tick((self.world.elapsed)()).into(),
            effect => effect.into(),
        }
    }

    /// Waits for the next event; `None`: it is time for something to change by itself, or may be. A terminal that is not the process's
    /// own goes away without SIGHUP, and is then ready to be read for ever, with nothing in it: hence the look now and then.
    fn next_event(&self) -> io::Result<Option<Event>> {
        loop {
            let wakes = self.session.wakes_at();
            let left = wakes.map(|at| at.saturating_sub((self.world.elapsed)()));
            let is_printing = self.session.is_printing();
            let longest = if is_printing { GLANCE } else { UNWATCHED };
            if event::poll(left.map_or(longest, |left| left.min(longest)))? {
                return event::read().map(Some);
            }
            if !terminal::is_there() {
                return Err(io::ErrorKind::NotConnected.into());
            }
            if is_printing
                || self.session.is_kiosk()
                || wakes.is_some_and(|at| at <= (self.world.elapsed)())
            {
                return Ok(None);
            }
        }
    }
}

/// Where frames are drawn.
fn whole_window() -> io::Result<Rect> {
    let (width, height) = terminal::size()?;
    Ok(Rect::new(0, 0, width, height))
}

/// How long no key must have come before something is found out.
const fn pause(owing: Owing) -> Duration {
    Duration::from_millis(match owing {
        // The next key may be the one that takes the place, and it would wait for its rules.
        Owing::RulesAhead => 10,
        // Keys that follow one another come sooner than that.
        Owing::Beside => 120,
    })
}

/// Between two pieces of that: whoever waits for no time at all does not see a key that is there.
const GLIMPSE: Duration = Duration::from_millis(1);
/// How long nobody looks whether the terminal is still there.
const UNWATCHED: Duration = Duration::from_secs(5);
/// And how long nobody looks what became of a receipt.
const GLANCE: Duration = Duration::from_millis(100);
