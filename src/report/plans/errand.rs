//! What to do beside paying, in words.

use crate::engine::{Errand, EventKind};
use crate::i18n::Lang;
use crate::report::Report;

pub(super) fn errands(lang: Lang, report: &Report) -> Vec<String> {
    let all = report.errands.iter();
    all.map(|errand| said(lang, report, errand)).collect()
}

fn said(lang: Lang, report: &Report, errand: &Errand) -> String {
    let what = match errand.kind {
        EventKind::Bound => lang.plan_bind(),
        _ => lang.plan_activate(),
    };
    let Some(works) = errand.works else {
        return lang.plan_errand_open(what);
    };
    let works = if works == report.answer.as_of {
        lang.plan_errand_at_once(what)
    } else {
        lang.plan_errand(what, lang.day(works))
    };
    match errand.last {
        Some((last, Some(later))) => lang.plan_errand_last(works, lang.day(last), lang.day(later)),
        Some((last, None)) => lang.plan_errand_last_open(works, lang.day(last)),
        None => works,
    }
}
