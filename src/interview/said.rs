//! Painted months in words: only what is not as it should be, and since when there is anything.

use super::strip::{Painted, Run, Strip};
use crate::i18n::Lang;

/// What was painted, in words.
pub(super) fn said(lang: Lang, strip: &Strip) -> String {
    let parts: Vec<String> = strip
        .runs()
        .filter_map(|run| part(lang, strip, run))
        .collect();
    if parts.is_empty() {
        return lang.strip_all_paid().to_owned();
    }
    parts.join(lang.item_separator())
}

fn part(lang: Lang, strip: &Strip, run: Run) -> Option<String> {
    let from = run.from.unwrap_or(strip.first());
    let months = || lang.months_in_a_row(from, run.to);
    Some(match (run.painted, run.from) {
        (Painted::Paid, _) => return None,
        (Painted::Unpaid, _) if run.to == strip.last() && run.from.is_none() => {
            lang.strip_never_paid().to_owned()
        }
        (Painted::Unpaid, None) => lang.strip_paid_since(lang.month(run.to.plus(1))),
        (Painted::Unpaid, _) if run.to == strip.last() => lang.strip_unpaid_since(lang.month(from)),
        (Painted::Unpaid, _) => lang.strip_unpaid(months()),
        (Painted::MadeUp(Some(month)), _) => lang.strip_made_up_in(months(), lang.month(month)),
        (Painted::MadeUp(None), _) => lang.strip_made_up(months()),
    })
}
