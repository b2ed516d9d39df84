//! What a session asks of the world outside: a file, the clipboard, the mouse, a printer, the terminal itself.

use std::io;

use super::{World, probe, terminal};
use crate::session::{Errand, Session};

/// Does it, and tells the session what became of it.
pub(super) fn run(session: &mut Session, errand: Errand, world: &World<'_>) -> io::Result<()> {
    match errand {
        Errand::Write {
            path,
            text,
            replaces,
        } => {
            let written = (world.write)(&path, &text, replaces);
            session.written(written);
        }
        Errand::Read { path, limit } => {
            let read = (world.read)(&path, limit);
            session.read(read.map_err(Into::into));
        }
        Errand::Copy(text) => terminal::copy(text)?,
        Errand::Mouse(ours) => terminal::point(ours)?,
        Errand::Measure => session.measured(probe::blocks(world.elapsed)?),
        Errand::Print { to, bytes } => session.prints((world.print)(&to, bytes)),
    }
    Ok(())
}
