//! The answer in three lines: can I now; from and until when; what to do, and by when.

use super::paint::{Canvas, MARGIN};
use crate::report::{Report, next_step, verdict};
use crate::session::Session;
use crate::text::wrap;
use crate::tui::theme;

/// Where, and whom, the answer is about.
pub(super) fn about(session: &Session, report: &Report) -> String {
    let place = report.here().map_or("", |rules| rules.place.as_str());
    format!("{place}  {}", session.who_text(report))
}

/// Returns the first free row, below an empty one.
pub(super) fn draw(session: &Session, report: &Report, canvas: &mut Canvas<'_, '_>) -> u16 {
    let lang = session.lang;
    let headline = verdict(lang, report);
    let mut y = 2;
    for line in wrap(&headline.now, canvas.measure()) {
        canvas.line(MARGIN, y, &line, theme::HEADLINE);
        y += 1;
    }
    let rest: Vec<String> = headline.from.into_iter().chain(headline.until).collect();
    let next = next_step(lang, report);
    for line in wrap(&lang.sentences(&rest), canvas.measure()) {
        canvas.line(MARGIN, y, &line, theme::HEADLINE);
        y += 1;
    }
    let cells = canvas.measure();
    for line in next.iter().flat_map(|next| wrap(next, cells)) {
        canvas.line(MARGIN, y, &line, theme::NEXT);
        y += 1;
    }
    for (rules, own) in report.rules.iter().zip(&report.own_pack) {
        if !own {
            for line in wrap(
                &lang.header_no_pack(&rules.place, rules.packs(lang.place_and())),
                canvas.measure(),
            ) {
                canvas.line(MARGIN, y, &line, theme::NOTICE);
                y += 1;
            }
        }
    }
    y + 1
}
