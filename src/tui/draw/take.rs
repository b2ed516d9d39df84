//! What is taken home: a code for a phone, with its own words beside it; where there is no room for one, the dates as large as
//! text gets. Printing and saving say below what became of them.

use super::paint::{Canvas, MARGIN};
use super::{edit, header, verdict};
use crate::report::{HalfCell, QrGrain, QrPage, QrRoom, Report, brief, next_step, qr_page};
use crate::session::{Action, Blocks, Session};
use crate::text::wrap;
use crate::tui::keymap::applying;
use crate::tui::theme::{self, Meaning};

/// In a smaller window there is no code.
const LEAST: (u16, u16) = (80, 24);
/// The columns of the words beside a code, the margin counted.
const WORDS: u16 = 34;
/// How far in large dates stand.
const INDENT: u16 = 4;
/// The rows the keys take at most.
const KEYS: u16 = 2;

pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let Some(report) = &session.report else {
        return;
    };
    let about = verdict::about(session, report);
    let text = if let Some((code, grain)) = code(session, report, canvas) {
        let x = draw_code(&code, grain, canvas);
        canvas.keep_keys_left_of(x);
        header::back(session, canvas);
        let mut text = Text::new(2, x.saturating_sub(MARGIN + 1));
        beside(session, report, &about, &mut text, canvas);
        ways(session, &mut text, canvas);
        text
    } else {
        header::answer(session, &about, canvas);
        let cells = u16::try_from(canvas.measure()).unwrap_or(u16::MAX);
        let mut text = Text::new(2, cells);
        dates(session, report, &mut text, canvas);
        text
    };
    outcome(session, text, canvas);
}

/// The code, and how it is drawn: in half blocks only where they are known to take one cell.
fn code(session: &Session, report: &Report, canvas: &Canvas<'_, '_>) -> Option<(QrPage, QrGrain)> {
    let (columns, rows) = (canvas.width(), canvas.height());
    if columns < LEAST.0 || rows < LEAST.1 {
        return None;
    }
    let grain = match session.blocks() {
        Blocks::Narrow => QrGrain::Half,
        Blocks::Unknown | Blocks::Wide => QrGrain::Whole,
    };
    let room = QrRoom {
        columns: columns.saturating_sub(WORDS),
        rows,
        grain,
    };
    Some((qr_page(session.lang, report, room)?, grain))
}

/// Draws it at the right edge. Returns the column it begins in.
fn draw_code(code: &QrPage, grain: QrGrain, canvas: &mut Canvas<'_, '_>) -> u16 {
    let (columns, _) = code.cells(grain);
    let left = canvas.width().saturating_sub(columns);
    match grain {
        QrGrain::Half => {
            for (row, y) in code.half_rows().into_iter().zip(0..) {
                for (pair, x) in row.into_iter().zip(left..) {
                    canvas.modules(x, y, pair);
                }
            }
        }
        QrGrain::Whole => {
            for y in 0..code.side() {
                for x in 0..code.side() {
                    let dark = code.is_dark(x, y);
                    let pair = HalfCell {
                        upper: dark,
                        lower: dark,
                    };
                    canvas.modules(left + 2 * x, y, pair);
                    canvas.modules(left + 2 * x + 1, y, pair);
                }
            }
        }
    }
    left
}

/// What to do with it, and what it says at the least.
fn beside(
    session: &Session,
    report: &Report,
    about: &str,
    text: &mut Text,
    canvas: &mut Canvas<'_, '_>,
) {
    let lang = session.lang;
    text.paragraph(lang.take_scan(), theme::HEADLINE, canvas);
    text.gap();
    text.paragraph(about, theme::PLAIN, canvas);
    let today = lang.header_today(lang.day(session.today));
    text.paragraph(&today, theme::QUIET, canvas);
    text.gap();
    let brief = brief(lang, report);
    text.paragraph(brief.now, theme::PLAIN, canvas);
    for date in brief.from.iter().chain(&brief.until) {
        text.paragraph(date, theme::HEADLINE, canvas);
    }
    if let Some(next) = &brief.next {
        text.paragraph(next, theme::NEXT, canvas);
    }
    text.gap();
}

/// What else can be done with it, where the keys below have less room than elsewhere.
fn ways(session: &Session, text: &mut Text, canvas: &mut Canvas<'_, '_>) {
    if session.is_kiosk() {
        return;
    }
    let rows = applying(session).filter(|row| matches!(row.action, Action::Save | Action::Print));
    for row in rows {
        let says = format!("{} {}", row.name_in(session), (row.label)(session.lang));
        canvas.target(text.x, text.y, (text.cells, 1), row.action);
        text.paragraph(&says, theme::QUIET, canvas);
    }
    text.gap();
}

/// The dates by themselves, and what to do next.
fn dates(session: &Session, report: &Report, text: &mut Text, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    text.paragraph(lang.take_write_down(), theme::PLAIN, canvas);
    text.gap();
    let brief = brief(lang, report);
    let now = brief.now.to_owned();
    text.x += INDENT;
    text.cells = text.cells.saturating_sub(INDENT);
    for line in std::iter::once(now).chain(brief.from).chain(brief.until) {
        text.paragraph(&spaced(&line), theme::HEADLINE, canvas);
        text.gap();
    }
    text.x -= INDENT;
    text.cells += INDENT;
    if let Some(next) = next_step(lang, report) {
        text.paragraph(&next, theme::NEXT, canvas);
    }
    text.gap();
}

/// A line with air around its numbers: the only way plain text has to be larger.
fn spaced(line: &str) -> String {
    let mut spaced = String::new();
    let mut before: Option<char> = None;
    for c in line.chars() {
        let is_date = |c: char| c.is_ascii_digit() || c == '-';
        let meets = before.is_some_and(|before| is_date(before) || is_date(c));
        if meets && before != Some(' ') && c != ' ' {
            spaced.push(' ');
        }
        spaced.push(c);
        before = Some(c);
    }
    spaced
}

/// What became of printing and saving; or the name of a file, while it is typed.
fn outcome(session: &Session, mut text: Text, canvas: &mut Canvas<'_, '_>) {
    let (lang, taking) = (session.lang, &session.taking);
    if let Some(says) = taking.paper.says(lang) {
        text.paragraph(says, theme::NOTICE, canvas);
    }
    if let Some(name) = &taking.name {
        text.paragraph(lang.take_name(), theme::PLAIN, canvas);
        let x = canvas.line(text.x, text.y, lang.desk_ask_save(), theme::HEADLINE) + 1;
        let room = (text.x + text.cells).saturating_sub(x);
        edit::draw(name, (x, text.y), room.into(), canvas);
        text.y += 1;
    }
    if let Some(note) = &taking.note {
        text.paragraph(&note.text(lang), theme::NOTICE, canvas);
    }
}

/// Paragraphs below each other, as far as there is room above the keys.
struct Text {
    x: u16,
    y: u16,
    cells: u16,
}

impl Text {
    const fn new(y: u16, cells: u16) -> Self {
        Self {
            x: MARGIN,
            y,
            cells,
        }
    }

    const fn gap(&mut self) {
        self.y += 1;
    }

    fn paragraph(&mut self, text: &str, meaning: Meaning, canvas: &mut Canvas<'_, '_>) {
        let bottom = canvas.height().saturating_sub(KEYS);
        for line in wrap(text, self.cells.into()) {
            if self.y < bottom {
                canvas.line(self.x, self.y, &line, meaning);
            }
            self.y += 1;
        }
    }
}
