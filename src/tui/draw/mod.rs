//! The pages, drawn from the session and nothing else.

mod check;
mod choices;
mod dates;
mod footer;
mod help;
mod message;
mod paint;
mod place;
mod result;

use ratatui::Frame;

use paint::Canvas;

use crate::interview::Kind;
use crate::session::{Page, Session};

/// A window smaller than this shows one line.
const LEAST: (u16, u16) = (40, 12);

/// Draws the page the session shows. Returns how far its text can be scrolled, which only the size of the window tells.
pub fn draw(session: &Session, frame: &mut Frame<'_>) -> usize {
    let area = frame.area();
    let mut canvas = Canvas::new(frame);
    if area.width < LEAST.0 || area.height < LEAST.1 {
        canvas.line(0, 0, session.lang.window_too_small(), super::theme::PLAIN);
        return 0;
    }
    footer::draw(session, &mut canvas);
    if session.help {
        help::draw(session, &mut canvas);
        return session.view.scroll;
    }
    match session.page {
        Page::Ask(question) => match question.kind() {
            Kind::Choices(choices) => choices::draw(session, question, choices, &mut canvas),
            Kind::Place => place::draw(session, &mut canvas),
            Kind::Month => dates::draw_month(session, question, &mut canvas),
            Kind::Day => dates::draw_day(session, question, &mut canvas),
        },
        Page::Check => check::draw(session, &mut canvas),
        Page::Result => return result::draw(session, &mut canvas),
        Page::Unresolved => message::unresolved(session, &mut canvas),
        Page::Fault => message::fault(session, &mut canvas),
    }
    0
}
