//! All keys that do something here, from the same table that makes them work; and what the marks mean.

use std::borrow::Cow;

use super::paint::{Canvas, MARGIN};

use crate::engine::{Light, Line};
use crate::i18n::Lang;
use crate::policy::Mark;
use crate::report::words::{light_mark, light_word, mark_word};
use crate::session::{Page, Session};
use crate::text::{pad, width};
use crate::tui::keymap::applying;
use crate::tui::theme::{self, Meaning};

/// The row lists begin in, below the title.
const TOP: u16 = 2;
/// Between two columns.
const GAP: u16 = 3;
/// A mark, and what stands between it and its word.
const MARK: u16 = 4;

pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    canvas.line(MARGIN, 0, lang.help_page_title(), theme::HEADLINE);
    let keys = keys(session);
    let widest = |texts: &mut dyn Iterator<Item = &str>| {
        let widest = texts.map(width).max().unwrap_or(0);
        u16::try_from(widest).unwrap_or(u16::MAX)
    };
    let names = widest(&mut keys.iter().map(|(name, _)| name.as_ref())) + 2;
    let column = names + widest(&mut keys.iter().map(|(_, label)| *label)) + GAP;
    let marks = if matches!(session.page, Page::Calendar | Page::Compare) {
        legend(lang)
    } else {
        Vec::new()
    };
    let words = widest(&mut marks.iter().map(|(_, word, _)| *word));

    // The marks beside the keys where there is room; else below them, and the keys in two columns if that takes too much.
    let fits = |cells: u16| 2 * MARGIN + cells <= canvas.width();
    let beside = !marks.is_empty() && fits(column + MARK + words);
    let below = if beside || marks.is_empty() {
        0
    } else {
        marks.len() + 1
    };
    let footer = super::footer::rows(session);
    let room = usize::from(canvas.height().saturating_sub(TOP + footer));
    let columns = if keys.len() + below > room && fits(2 * column - GAP) {
        2
    } else {
        1
    };
    let rows = keys.len().div_ceil(columns);
    // Air, where there is room for it.
    let spare = room.saturating_add(1).checked_sub(rows + below);
    let (top, gap) = match spare {
        Some(1..) => (TOP, 1),
        Some(0) => (TOP - 1, 1),
        None => (TOP - 1, 0),
    };
    let last = canvas.height().saturating_sub(footer);
    for (list, x) in keys
        .chunks(rows.max(1))
        .zip((MARGIN..).step_by(usize::from(column)))
    {
        for ((name, label), y) in list.iter().zip(top..last) {
            let text = format!("{}{label}", pad(name, usize::from(names)));
            canvas.line(x, y, &text, theme::PLAIN);
        }
    }
    let (x, marks_top) = if beside {
        (MARGIN + column, top)
    } else {
        (MARGIN, top + u16::try_from(rows).unwrap_or(0) + gap)
    };
    // What finds no room below each other stands beside each other.
    let rows = usize::from(last.saturating_sub(marks_top));
    let half = if marks.len() > rows {
        marks.len().div_ceil(2)
    } else {
        marks.len()
    };
    let mut x = x;
    for list in marks.chunks(half.max(1)) {
        draw_marks(list, x, marks_top..last, canvas);
        x += MARK + widest(&mut list.iter().map(|(_, word, _)| *word)) + GAP;
    }
}

/// What keys are called and what that does, each once.
fn keys(session: &Session) -> Vec<(Cow<'static, str>, &'static str)> {
    let mut told = Vec::new();
    let mut actions = Vec::new();
    for row in applying(session) {
        let named = (row.name_in(session), (row.label)(session.lang));
        // Where digits do everything, that the other keys do it too need not be said.
        let is_told = session.is_kiosk() && actions.contains(&row.action);
        if !told.contains(&named) && !is_told {
            told.push(named);
            actions.push(row.action);
        }
    }
    told
}

/// Every character of the calendar, what it means, and its colour: those of the fund, then those of the other lines.
fn legend(lang: Lang) -> Vec<(String, &'static str, Meaning)> {
    let fund = Mark::ALL.iter().map(|mark| {
        (
            mark.han().to_string(),
            mark_word(lang, *mark),
            theme::mark(*mark),
        )
    });
    let lights = [
        (Line::Account, Light::On),
        (Line::Settlement, Light::On),
        (Line::Settlement, Light::ByHand),
        (Line::Account, Light::Frozen),
        (Line::Settlement, Light::Off),
    ];
    let others = lights.into_iter().map(|(line, light)| {
        let word = match (line, light) {
            (Line::Account, Light::On) => lang.light_account_on(),
            (_, Light::On) => lang.light_counter_on(),
            _ => light_word(lang, light),
        };
        (
            light_mark(line, light).to_owned(),
            word,
            theme::light(light),
        )
    });
    fund.chain(others).collect()
}

fn draw_marks(
    marks: &[(String, &str, Meaning)],
    x: u16,
    rows: std::ops::Range<u16>,
    canvas: &mut Canvas<'_, '_>,
) {
    for ((mark, word, style), y) in marks.iter().zip(rows) {
        canvas.line(x, y, mark, *style);
        canvas.line(x + MARK, y, word, theme::PLAIN);
    }
}
