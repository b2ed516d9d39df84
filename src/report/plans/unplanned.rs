//! What to do next where nothing can be planned: whom to ask what.

use super::short;
use crate::calendar::Month;
use crate::engine::{Until, Usable};
use crate::i18n::Lang;
use crate::policy::Identity;
use crate::report::Report;
use crate::report::question::{asked_at, doubts};

/// The next step without a plan; nothing where cover simply goes on.
pub(super) fn next(lang: Lang, report: &Report) -> Option<String> {
    let today = Month::of(report.answer.as_of);
    if matches!(report.answer.verdict.usable, Usable::Now { .. }) {
        return match report.who() {
            Identity::Unemployed => Some(lang.plan_next_after_benefit().to_owned()),
            Identity::Resident | Identity::Student | Identity::Newborn => next_year(lang, report),
            _ => None,
        };
    }
    let question = doubts(lang, report, today).into_iter().next();
    let asks = match question {
        Some(doubt) => lang.quote(doubt.question),
        None if report.who() == Identity::Retired => short::at_once(lang, report),
        None => return None,
    };
    Some(lang.plan_next_ask(asks))
}

/// What is to be done about the next benefit year, where nobody says when it is taken.
fn next_year(lang: Lang, report: &Report) -> Option<String> {
    let Some(Until::Day(last)) = report.answer.verdict.until else {
        return None;
    };
    let calendar = report.years(report.now()?.place);
    let year = calendar.of(report.answer.as_of);
    let open = calendar.of(last) == year && last == calendar.last(year);
    let place = report.here().map(|rules| asked_at(lang, report, rules));
    let place = place.unwrap_or_default();
    open.then(|| lang.plan_next_year_untold(place, year + 1, lang.day(last)))
}
