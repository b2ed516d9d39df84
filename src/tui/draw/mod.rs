//! The pages, drawn from the session and nothing else.

mod calendar;
mod check;
mod choices;
mod compare;
mod dates;
mod desk;
mod edit;
mod footer;
mod header;
mod help;
mod idle;
mod menu;
mod message;
mod paint;
mod place;
mod plans;
mod result;
mod scrolled;
mod strip;
mod take;
mod verdict;

use ratatui::Frame;

use paint::Canvas;
pub use paint::Target;

use crate::interview::Kind;
use crate::session::{Page, Session};
use crate::text::wrap;

/// A window smaller than this only says so: in it, not every page shows every choice and what is asked for beside them.
const LEAST: (u16, u16) = (60, 20);

/// What only the size of the window tells of a page that was drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// How far its text can be scrolled.
    pub end: usize,
    /// What can be pressed; where two lie over each other, the later.
    pub targets: Vec<Target>,
}

impl Drawn {
    /// What stands at a column and a row.
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        let hit = |target: &&Target| target.area.contains((column, row).into());
        self.targets.iter().rev().find(hit).copied()
    }
}

/// Draws the page the session shows.
pub fn draw(session: &Session, frame: &mut Frame<'_>) -> Drawn {
    let mut canvas = Canvas::new(session.look, frame);
    let end = page(session, &mut canvas);
    Drawn {
        end,
        targets: canvas.finish(),
    }
}

fn page(session: &Session, canvas: &mut Canvas<'_, '_>) -> usize {
    if canvas.width() < LEAST.0 || canvas.height() < LEAST.1 {
        let lines = wrap(session.lang.window_too_small(), canvas.width().into());
        for (line, y) in lines.iter().zip(0..) {
            canvas.line(0, y, line, super::theme::PLAIN);
        }
        return 0;
    }
    if let Some(mishap) = &session.mishap {
        idle::mishap(session, mishap, canvas);
        return session.view.scroll;
    }
    if let Some(left) = session.idle.left {
        idle::notice(session, left, canvas);
        return session.view.scroll;
    }
    let end = body(session, canvas);
    // Last: whatever a low window has no room for, the way out stays in sight.
    footer::draw(session, canvas);
    end
}

fn body(session: &Session, canvas: &mut Canvas<'_, '_>) -> usize {
    if session.help {
        help::draw(session, canvas);
        return session.view.scroll;
    }
    if let Some(menu) = session.menu() {
        menu::draw(session, &menu, canvas);
        return 0;
    }
    match session.page {
        Page::Welcome => {}
        Page::Ask(question) => match question.kind() {
            Kind::Choices(choices) => choices::draw(session, question, choices, canvas),
            Kind::Place => place::draw(session, canvas),
            Kind::Month => dates::draw_month(session, question, canvas),
            Kind::Day => dates::draw_day(session, question, canvas),
            Kind::Months => strip::draw(session, question, canvas),
        },
        Page::Check => check::draw(session, canvas),
        Page::Result => result::draw(session, canvas),
        Page::Calendar => return calendar::draw(session, canvas),
        Page::Plans => return plans::draw(session, canvas),
        Page::TakeHome => take::draw(session, canvas),
        Page::Compare => return compare::draw(session, canvas),
        Page::Unresolved => message::unresolved(session, canvas),
        Page::Fault => message::fault(session, canvas),
        Page::Desk => return desk::draw(session, canvas),
    }
    0
}
