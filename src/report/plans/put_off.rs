//! By when something has to be done, and what a day later costs, in words.

use super::pays;
use crate::engine::{Doing, LastDay, Plan};
use crate::i18n::Lang;
use crate::policy::{Identity, Mark};
use crate::report::Report;

/// The last day, and a later one from which it takes much longer.
pub(super) fn put_off(lang: Lang, report: &Report, plan: &Plan) -> Vec<String> {
    let Some(put_off) = &plan.put_off else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    if plan.on > report.answer.as_of {
        match plan.way.doing {
            Doing::KeepPaying => {}
            _ if report.who() == Identity::Unemployed => {}
            // What is paid is the premium of a year that has not begun.
            doing
                if doing == Doing::NextYear
                    || !doing.is_by_month() && is_next_year(report, plan) =>
            {
                lines.push(lang.plan_open_from(lang.day(plan.on)));
            }
            // It could be done today, and would pay later.
            _ => lines.push(lang.plan_better_wait(lang.day(plan.on))),
        }
    }
    // What is doubtful however early it is done has no last day that could be promised.
    if plan.outcome.breaks_as == Some(Mark::Unknown) && pays::goes_on(report) {
        return lines;
    }
    let known = plan.outcome.certain(report.answer.as_of).is_some();
    let later = |last: &LastDay| pays::later(lang, report, &plan.outcome, &last.later);
    match &put_off.last {
        Some(last) if put_off.moves => {
            lines.push(lang.plan_last_moves(lang.day(last.day), later(last)));
        }
        Some(last) => lines.push(lang.plan_last(lang.day(last.day), later(last))),
        None if !known => {}
        None if put_off.moves => lines.push(lang.plan_moves().to_owned()),
        None => lines.push(lang.plan_no_last_day().to_owned()),
    }
    if let Some(cliff) = &put_off.cliff {
        lines.push(lang.plan_cliff(lang.day(cliff.day), later(cliff)));
    }
    lines
}

/// Whether it is for a benefit year after the one under way.
fn is_next_year(report: &Report, plan: &Plan) -> bool {
    let years = report.years_here();
    years.of(plan.on) > years.of(report.answer.as_of)
}
