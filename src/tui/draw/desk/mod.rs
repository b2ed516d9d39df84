//! The desk on one screen: what was told on the left, the months in the middle, the answer on the right. Where there is less
//! room the answer stands below; in a narrow window there is one part at a time.

mod answer;
mod form;
mod months;
mod prompt;

use super::paint::{Canvas, MARGIN};
use crate::session::{Action, Call, Deed, Part, Prompt, Session};
use crate::text::{cut, width};
use crate::tui::theme::{self, Meaning};

/// From so many columns on all three parts stand side by side; from so many, two.
const THREE: u16 = 100;
const TWO: u16 = 80;
/// From so many columns on each part is wider.
const ROOMY: u16 = 116;
const WIDE: u16 = 140;
/// Between two parts.
const GAP: u16 = 2;
/// The rows above the parts, and below.
const TOP: u16 = 3;
const BELOW: u16 = 2;
/// The rows the answer takes where it stands below.
const ANSWER_ROWS: u16 = 7;

/// A part of the screen.
#[derive(Clone, Copy, Debug)]
struct Pane {
    x: u16,
    y: u16,
    width: u16,
    height: u16,
}

impl Pane {
    /// Writes a row of the part, as far as it is wide. Returns the column after it.
    fn line(self, row: u16, text: &str, meaning: Meaning, canvas: &mut Canvas<'_, '_>) -> u16 {
        self.at(0, row, text, meaning, canvas)
    }

    /// Writes at a column of a row.
    fn at(
        self,
        column: u16,
        row: u16,
        text: &str,
        meaning: Meaning,
        canvas: &mut Canvas<'_, '_>,
    ) -> u16 {
        let room = usize::from(self.width.saturating_sub(column));
        if row >= self.height || room == 0 {
            return self.x + column;
        }
        canvas.line(self.x + column, self.y + row, cut(text, room), meaning)
    }

    fn cells(self) -> usize {
        self.width.into()
    }
}

/// Returns how far the answer can be scrolled.
pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) -> usize {
    let Some(call) = session.desk.call() else {
        return 0;
    };
    calls(session, canvas);
    line(session, call, canvas);
    let asked = prompt::rows(session);
    let height = canvas.height().saturating_sub(TOP + BELOW + asked);
    let columns = canvas.width();
    let whole = Pane {
        x: MARGIN,
        y: TOP,
        width: columns.saturating_sub(2 * MARGIN),
        height,
    };
    let end = if columns >= THREE {
        let (left, middle) = match columns {
            WIDE.. => (44, 38),
            ROOMY.. => (36, 34),
            _ => (28, 32),
        };
        let [form_at, rest] = beside(whole, left);
        let [months_at, answer_at] = beside(rest, middle);
        form::draw(session, call, form_at, canvas);
        months::draw(session, call, months_at, canvas);
        answer::draw(session, call, answer_at, canvas)
    } else if columns >= TWO {
        let above = Pane {
            height: height.saturating_sub(ANSWER_ROWS + 1),
            ..whole
        };
        let below = Pane {
            y: TOP + above.height + 1,
            height: ANSWER_ROWS.min(height),
            ..whole
        };
        let [form_at, months_at] = beside(above, 34);
        form::draw(session, call, form_at, canvas);
        months::draw(session, call, months_at, canvas);
        answer::draw(session, call, below, canvas)
    } else {
        tabs(session, canvas);
        match session.desk.part {
            Part::Form => form::draw(session, call, whole, canvas),
            Part::Months => months::draw(session, call, whole, canvas),
            Part::Why => {
                return prompt::after(session, answer::draw(session, call, whole, canvas), canvas);
            }
        }
        0
    };
    if matches!(session.desk.prompt, Some(Prompt::Search { .. })) {
        prompt::search(session, whole, canvas);
    }
    prompt::after(session, end, canvas)
}

/// A text with a sign where its end has no room.
fn shortened(text: &str, room: usize) -> String {
    const MORE: &str = "..";
    if width(text) <= room {
        return text.to_owned();
    }
    format!("{}{MORE}", cut(text, room.saturating_sub(MORE.len())))
}

fn beside(pane: Pane, left: u16) -> [Pane; 2] {
    let right = Pane {
        x: pane.x + left + GAP,
        width: pane.width.saturating_sub(left + GAP),
        ..pane
    };
    [
        Pane {
            width: left,
            ..pane
        },
        right,
    ]
}

/// The calls, the one at hand marked.
fn calls(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let today = lang.day(session.today);
    let room = canvas.width().saturating_sub(2 * MARGIN + GAP);
    let room = room.saturating_sub(u16::try_from(width(&today)).unwrap_or(0));
    let mut x = MARGIN;
    // The one at hand stays in sight.
    let first = session.desk.at.saturating_sub(2);
    for (at, call) in session.desk.calls.iter().enumerate().skip(first) {
        let title = lang.desk_call(call.number, session.desk_title(call));
        let text = format!(" {title} ");
        let left = usize::from((MARGIN + room).saturating_sub(x));
        if left < 4 {
            break;
        }
        let meaning = if at == session.desk.at {
            theme::FOCUS
        } else {
            theme::QUIET
        };
        let text = cut(&text, left);
        let end = canvas.line(x, 0, text, meaning);
        canvas.target(x, 0, (end - x, 1), Action::Desk(Deed::Call(at)));
        x = end + 1;
    }
    canvas.right(0, &today, theme::QUIET);
}

/// The case on one line, as it goes into a ticket.
fn line(session: &Session, call: &Call, canvas: &mut Canvas<'_, '_>) {
    let Some(line) = call.line(&session.shelf) else {
        return;
    };
    let room = usize::from(canvas.width().saturating_sub(2 * MARGIN));
    // One case cannot say what is open: the line would promise more than is known.
    let (line, meaning) = if call.is_whole() {
        (line, theme::QUIET)
    } else {
        (session.lang.desk_one_of_several(line), theme::NOTICE)
    };
    let shown = shortened(&line, room);
    canvas.line(MARGIN, 1, &shown, meaning);
    canvas.target(0, 1, (canvas.width(), 1), Action::Desk(Deed::Line));
}

/// Which part is shown, in a narrow window.
fn tabs(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let parts = [
        (Part::Form, lang.desk_part_form()),
        (Part::Months, lang.desk_part_months()),
        (Part::Why, lang.desk_part_why()),
    ];
    let mut x = MARGIN;
    for (part, name) in parts {
        let meaning = if part == session.desk.part {
            theme::FOCUS
        } else {
            theme::QUIET
        };
        let end = canvas.line(x, 2, &format!(" {name} "), meaning);
        canvas.target(x, 2, (end - x, 1), Action::Desk(Deed::Part(part)));
        x = end + 1;
    }
}

/// The name of a part, above it.
fn title(session: &Session, part: Part, pane: Pane, text: &str, canvas: &mut Canvas<'_, '_>) {
    if canvas.width() < TWO || pane.y == 0 {
        return;
    }
    let meaning = if session.desk.part == part {
        theme::HEADLINE
    } else {
        theme::QUIET
    };
    let at = Pane {
        y: pane.y - 1,
        height: 1,
        ..pane
    };
    at.line(0, text, meaning, canvas);
}
