//! The answer as bytes for a receipt printer (ESC/POS): where, from when, until when, what to do, what to ask. The dates in
//! double size.
//!
//! Knows the columns of the paper; not where the bytes go.

mod escpos;
mod gb18030;

use super::Report;
use super::brief::brief;
use super::headline::headline;
use super::leaflet::Teller;
use super::plans::next_step;
use crate::i18n::Lang;
use escpos::{Paper, Size};

/// The receipt of an answer, on paper of so many columns.
pub fn receipt(lang: Lang, report: &Report, columns: u16) -> Vec<u8> {
    let (headline, brief) = (headline(lang, &report.answer), brief(lang, report));
    let mut paper = Paper::new(columns);
    paper.text(lang.brand());
    let who = report.called(lang);
    paper.text(&lang.leaflet_title(&brief.place, who));
    paper.text(&lang.leaflet_as_of(lang.day(report.answer.as_of)));
    paper.rule();
    paper.text(&headline.now);
    paper.size(Size::Double);
    for date in brief.from.iter().chain(&brief.until) {
        paper.text(date);
    }
    paper.size(Size::Single);
    paper.rule();
    if let Some(next) = next_step(lang, report) {
        paper.text(&next);
    }
    let mut teller = Teller::new(lang, report);
    let plans = teller.plans().unwrap_or_default();
    if let Some(plan) = plans.plans.first() {
        paper.rule();
        paper.text(&plan.what);
        for says in &plan.says {
            paper.item(says);
        }
    }
    for errand in &plans.errands {
        paper.text(errand);
    }
    if let Some(doubt) = teller.doubts().first() {
        paper.rule();
        paper.text(lang.plain_question());
        paper.item(&doubt.question);
    }
    paper.rule();
    paper.text(lang.leaflet_not_the_bureau());
    paper.cut()
}
