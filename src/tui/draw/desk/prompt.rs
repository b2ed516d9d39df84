//! Below the parts: what is said of the last key, or what is asked for in a line of its own, with what is wrong with it under
//! the very character.

use super::Pane;
use crate::report::bare_problem;
use crate::session::{Action, Deed, LocalPrompt, Prompt, Session};
use crate::text::{pad, width, wrap};
use crate::tui::draw::edit;
use crate::tui::draw::paint::{Canvas, MARGIN};
use crate::tui::search::found;
use crate::tui::theme;

/// The rows of what is said of the last key, at most.
const NOTE_ROWS: usize = 3;
/// The rows of what is asked for: the line, the marks under it, what is wrong.
const ROWS: u16 = 3;

/// How many rows it takes beside the one of the note.
pub(super) const fn rows(session: &Session) -> u16 {
    match session.desk.prompt {
        Some(Prompt::Local(_)) => ROWS + 2,
        Some(_) => ROWS,
        None => 0,
    }
}

/// Draws it last, over all else. Passes on how far the answer can be scrolled.
pub(super) fn after(session: &Session, end: usize, canvas: &mut Canvas<'_, '_>) -> usize {
    let lang = session.lang;
    let bottom = canvas.height().saturating_sub(2);
    let measure = usize::from(canvas.width().saturating_sub(2 * MARGIN));
    if let Some(prompt) = &session.desk.prompt {
        let top = bottom.saturating_sub(rows(session));
        let label = match prompt {
            Prompt::Line { .. } => lang.desk_ask_line(),
            Prompt::Save(_) => lang.desk_ask_save(),
            Prompt::Open(_) => lang.desk_ask_open(),
            Prompt::Search { .. } => lang.desk_ask_search(),
            Prompt::Local(_) => lang.desk_ask_local(),
        };
        let x = canvas.line(MARGIN, top, label, theme::HEADLINE) + 1;
        let room = usize::from(canvas.width().saturating_sub(x + MARGIN));
        let edit = prompt.edit();
        let from = edit::draw(edit, (x, top), room, canvas);
        let column = |at: usize| {
            let text = edit.text.get(from..at.max(from)).unwrap_or_default();
            x + u16::try_from(width(text)).unwrap_or(0)
        };
        if let Prompt::Local(prompt) = prompt {
            local(session, prompt, top + 1, canvas);
        }
        let problem = match prompt {
            Prompt::Line { problem, .. } => problem.as_ref(),
            _ => None,
        };
        if let Some(problem) = problem.filter(|_| !edit.text.trim().is_empty()) {
            let (start, stop) = (column(problem.span.start), column(problem.span.end));
            let marks = "^".repeat(usize::from(stop.saturating_sub(start)).max(1));
            canvas.line(start, top + 1, &marks, theme::NOTICE);
            let says = bare_problem(lang, problem);
            let says = says.lines().collect::<Vec<_>>().join(lang.list_separator());
            // The calendar shows the last line that could be read.
            let says = lang.desk_line_wrong(says);
            for (line, y) in wrap(&says, measure).iter().take(2).zip(top + 2..) {
                canvas.line(MARGIN, y, line, theme::NOTICE);
            }
        } else if matches!(prompt, Prompt::Line { .. }) {
            canvas.line(MARGIN, top + 2, lang.desk_line_help(), theme::QUIET);
        }
    }
    if let Some(note) = &session.desk.note {
        let text = note.text(lang);
        let lines: Vec<String> = wrap(&text, measure).into_iter().take(NOTE_ROWS).collect();
        let rows = u16::try_from(lines.len()).unwrap_or(1);
        let blank = " ".repeat(measure);
        for (line, y) in lines.iter().zip((bottom + 1).saturating_sub(rows)..) {
            canvas.line(MARGIN, y, &blank, theme::PLAIN);
            canvas.line(MARGIN, y, line, theme::NOTICE);
        }
    }
    end
}

/// The question that is answered, what it was understood to say, and how it may be said.
fn local(session: &Session, prompt: &LocalPrompt, top: u16, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let measure = usize::from(canvas.width().saturating_sub(2 * MARGIN));
    let asks = lang.quote(&prompt.question.question);
    let examples = lang.desk_such_as(prompt.question.examples.join(lang.enumeration()));
    let (says, meaning) = match &prompt.heard {
        Ok(says) => (says.as_str(), theme::NEXT),
        Err(_) if prompt.edit.text.trim().is_empty() => (examples.as_str(), theme::QUIET),
        Err(says) => (says.as_str(), theme::NOTICE),
    };
    let lines = wrap(&asks, measure).into_iter().take(2);
    let lines = lines.map(|line| (line, theme::PLAIN));
    let says = wrap(says, measure).into_iter().map(|line| (line, meaning));
    let bottom = canvas.height().saturating_sub(2);
    for ((line, meaning), y) in lines.chain(says).zip(top..bottom) {
        canvas.line(MARGIN, y, &line, meaning);
    }
}

/// What was found of all there is to do.
pub(super) fn search(session: &Session, pane: Pane, canvas: &mut Canvas<'_, '_>) {
    let found = found(session);
    let Some(Prompt::Search { focus, .. }) = &session.desk.prompt else {
        return;
    };
    let rows = pane.height;
    let cells = pane.cells();
    canvas.cover(pane.y..pane.y + rows);
    for y in 0..rows {
        pane.line(y, &" ".repeat(cells), theme::PLAIN, canvas);
    }
    if found.is_empty() {
        pane.line(0, session.lang.desk_nothing_found(), theme::QUIET, canvas);
    }
    let focus = (*focus).min(found.len().saturating_sub(1));
    let first = (focus + 1).saturating_sub(rows.into());
    let shown = found.iter().enumerate().skip(first).take(rows.into());
    for ((at, row), y) in shown.zip(0..) {
        let meaning = if at == focus {
            theme::FOCUS
        } else {
            theme::PLAIN
        };
        let text = format!(
            " {} {}",
            pad(&row.name_in(session), 12),
            (row.label)(session.lang)
        );
        pane.line(y, &pad(&text, cells.min(60)), meaning, canvas);
        let action = Action::Desk(Deed::Found(at));
        canvas.target(pane.x, pane.y + y, (pane.width, 1), action);
    }
}
