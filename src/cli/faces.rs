//! The faces of the questionnaire, each begun with what was set: full-screen, at a machine that many share, by lines.

use std::io::BufReader;
#[cfg(feature = "tui")]
use std::path::Path;

use super::args::Options;
use super::settings::File;
use super::surroundings::Surroundings;
use super::{Failure, Outside, cells, shelf};
#[cfg(feature = "tui")]
use super::{
    files,
    keep::{self, Standing},
};
use crate::i18n::Lang;
use crate::plain::{self, Chosen};
#[cfg(feature = "tui")]
use crate::session::Unwritten;
use crate::session::{Blocks, Manner, Remark, Session, Setting};
#[cfg(feature = "tui")]
use crate::settings::Patience;
use crate::settings::Settings;
#[cfg(feature = "tui")]
use crate::tui::{Error, MOST_MISHAPS, World};

/// The questionnaire, by lines where there is no full screen.
pub(super) fn guided(
    outside: &mut Outside<'_>,
    options: &Options,
    file: &File,
) -> Result<(), Failure> {
    let around = Surroundings(outside.environment);
    if around.term().as_deref() == Some("dumb") {
        return ask(outside, options, file, Chosen::Dumb);
    }
    #[cfg(feature = "tui")]
    crate::tui::watch(Manner::Guided)?;
    let mut session = session(outside, options, file, |_| Manner::Guided)?;
    if around.term().as_deref() == Some("linux") && session.lang == Lang::Zh {
        session.remark = Some(Remark::MayShowNoHan);
    }
    if full_screen(outside, options, session)? == Shown::Nowhere {
        return ask(outside, options, file, Chosen::NoTerminal);
    }
    Ok(())
}

/// The same at a machine that many share: there is nobody there to read lines.
pub(super) fn kiosk(
    outside: &mut Outside<'_>,
    options: &Options,
    file: &File,
) -> Result<(), Failure> {
    // Before a pack is read: what its keyboard sends never ends it.
    #[cfg(feature = "tui")]
    crate::tui::watch(Manner::Kiosk(Patience::default()))?;
    let session = session(outside, options, file, |settings| {
        Manner::Kiosk(settings.idle)
    })?;
    if full_screen(outside, options, session)? == Shown::Nowhere {
        let says = options.lang.cli_no_terminal();
        return Err(Failure::Input(says.to_owned()));
    }
    Ok(())
}

/// Everything on one screen, for whoever walks callers through.
pub(super) fn desk(
    outside: &mut Outside<'_>,
    options: &Options,
    file: &File,
) -> Result<(), Failure> {
    #[cfg(feature = "tui")]
    crate::tui::watch(Manner::Desk)?;
    let session = session(outside, options, file, |_| Manner::Desk)?;
    if full_screen(outside, options, session)? == Shown::Nowhere {
        let says = options.lang.cli_no_terminal();
        return Err(Failure::Input(says.to_owned()));
    }
    Ok(())
}

/// The same by lines.
pub(super) fn ask(
    outside: &mut Outside<'_>,
    options: &Options,
    file: &File,
    chosen: Chosen,
) -> Result<(), Failure> {
    let mut session = session(outside, options, file, |_| Manner::Guided)?;
    let cells = cells(outside);
    let mut input = BufReader::new(&mut *outside.input);
    plain::run(&mut session, chosen, cells, &mut input, outside.out)?;
    Ok(())
}

/// A new visit, as everything was set.
fn session(
    outside: &Outside<'_>,
    options: &Options,
    file: &File,
    manner: impl FnOnce(&Settings) -> Manner,
) -> Result<Session, Failure> {
    let shelf = shelf(outside, options)?;
    let settings = file.settings(options.lang, Some(shelf.index()))?;
    let setting = Setting {
        lang: options.lang,
        look: Surroundings(outside.environment).look(&settings),
        manner: manner(&settings),
        home: settings.region,
        keys: settings.keys,
        printer: settings.print,
        blocks: Blocks::Unknown,
    };
    let today = options.today.unwrap_or_else(outside.today);
    Ok(Session::led(shelf, today, setting))
}

/// Whether there was a screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// There was one, and the visit is over.
    #[cfg(feature = "tui")]
    OnScreen,
    /// There was none.
    Nowhere,
}

#[cfg(feature = "tui")]
fn full_screen(
    outside: &Outside<'_>,
    options: &Options,
    session: Session,
) -> Result<Shown, Failure> {
    let world = World {
        elapsed: outside.elapsed,
        today: &|| options.today.unwrap_or_else(outside.today),
        write: &write,
        read: &files::read_file,
        print: outside.print,
    };
    match crate::tui::run(session, &world) {
        Ok(()) => Ok(Shown::OnScreen),
        Err(Error::NoTerminal) => Ok(Shown::Nowhere),
        Err(Error::Gone) => Err(Failure::Gone),
        Err(Error::Io(error)) => Err(Failure::Output(error)),
        Err(Error::Broken(mishap)) => Err(Failure::Broken(
            options.lang.cli_broken(MOST_MISHAPS, &mishap.code),
        )),
    }
}

/// Writes a file that somebody at the desk asked for.
#[cfg(feature = "tui")]
fn write(path: &Path, text: &str, replaces: bool) -> Result<(), Unwritten> {
    match (keep::standing(path), replaces) {
        (Standing::File, false) => Err(Unwritten::Exists),
        _ => keep::write_whole(path, text).map_err(|error| Unwritten::Failed(error.into())),
    }
}

#[cfg(not(feature = "tui"))]
fn full_screen(_: &Outside<'_>, _: &Options, _: Session) -> Result<Shown, Failure> {
    Ok(Shown::Nowhere)
}
