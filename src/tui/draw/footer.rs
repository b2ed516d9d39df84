//! The last row: the keys that matter here, from the same table that makes them work.

use super::paint::{Canvas, MARGIN};
use crate::session::Session;
use crate::text::width;
use crate::tui::keymap::bindings;
use crate::tui::theme;

/// Between two keys, where there is room; and where there is little.
const GAPS: [usize; 2] = [3, 2];

pub(super) fn draw(session: &Session, canvas: &mut Canvas<'_, '_>) {
    let lang = session.lang;
    let shown = bindings()
        .iter()
        .filter(|b| b.footer.is_some() && (b.applies)(session));
    let mut shown: Vec<(u8, String)> = shown
        .map(|b| {
            (
                b.footer.unwrap_or(0),
                format!("{} {}", (b.name)(lang), (b.label)(lang)),
            )
        })
        .collect();
    let room = usize::from(canvas.width().saturating_sub(2 * MARGIN));
    let all: usize = shown.iter().map(|(_, text)| width(text)).sum();
    let [wide, narrow] = GAPS;
    let gap = if all + wide * shown.len().saturating_sub(1) <= room {
        wide
    } else {
        narrow
    };
    // What fits, the most needed first; then in that order.
    shown.sort_by_key(|(rank, _)| {
        KEEP.iter()
            .position(|kept| kept == rank)
            .unwrap_or(usize::MAX)
    });
    let mut used = 0;
    shown.retain(|(_, text)| {
        let fits = used + width(text) <= room;
        if fits {
            used += width(text) + gap;
        }
        fits
    });
    shown.sort_by_key(|(rank, _)| *rank);
    let y = canvas.height().saturating_sub(1);
    let blank = " ".repeat(usize::from(canvas.width()));
    canvas.line(0, y, &blank, theme::PLAIN);
    if session.asks_to_confirm()
        && let Some(remark) = session.remark_text()
    {
        canvas.line(MARGIN, y, &remark, theme::NOTICE);
        return;
    }
    let mut x = MARGIN;
    for (_, text) in shown {
        x = canvas.line(x, y, &text, theme::QUIET) + u16::try_from(gap).unwrap_or(0);
    }
}

/// In a narrow window: back, help and leaving first, then not knowing and what goes on.
const KEEP: [u8; 8] = [0, 6, 7, 2, 1, 3, 5, 4];
