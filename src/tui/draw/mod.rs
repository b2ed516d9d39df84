//! The pages, drawn from the session and nothing else.

mod check;
mod choices;
mod compare;
mod dates;
mod footer;
mod help;
mod message;
mod paint;
mod place;
mod plans;
mod result;

use ratatui::Frame;

use paint::Canvas;

use crate::interview::Kind;
use crate::session::{Page, Session};
use crate::text::wrap;

/// A window smaller than this only says so: in it, not every page shows every choice and what is asked for beside them.
const LEAST: (u16, u16) = (60, 20);

/// Draws the page the session shows. Returns how far its text can be scrolled, which only the size of the window tells.
pub fn draw(session: &Session, frame: &mut Frame<'_>) -> usize {
    let mut canvas = Canvas::new(session.look, frame);
    let end = page(session, &mut canvas);
    canvas.finish();
    end
}

fn page(session: &Session, canvas: &mut Canvas<'_, '_>) -> usize {
    if canvas.width() < LEAST.0 || canvas.height() < LEAST.1 {
        let lines = wrap(session.lang.window_too_small(), canvas.width().into());
        for (line, y) in lines.iter().zip(0..) {
            canvas.line(0, y, line, super::theme::PLAIN);
        }
        return 0;
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
    match session.page {
        Page::Ask(question) => match question.kind() {
            Kind::Choices(choices) => choices::draw(session, question, choices, canvas),
            Kind::Place => place::draw(session, canvas),
            Kind::Month => dates::draw_month(session, question, canvas),
            Kind::Day => dates::draw_day(session, question, canvas),
        },
        Page::Check => check::draw(session, canvas),
        Page::Result => return result::draw(session, canvas),
        Page::Plans => return plans::draw(session, canvas),
        Page::Compare => return compare::draw(session, canvas),
        Page::Unresolved => message::unresolved(session, canvas),
        Page::Fault => message::fault(session, canvas),
    }
    0
}
