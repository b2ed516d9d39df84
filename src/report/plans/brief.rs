//! What to do next in a few words, with one date. Goes the same ways as the sentence does.

use super::{is_no_worse, pays, unplanned};
use crate::engine::{Doing, Plan, Usable};
use crate::i18n::Lang;
use crate::policy::{Identity, Mark};
use crate::report::Report;

/// What to do next in a few words; nothing where nothing is left to be done.
pub(in crate::report) fn next_briefly(lang: Lang, report: &Report) -> Option<String> {
    let Some(plan) = report.plans.first() else {
        // Where cover simply goes on there is no sentence either.
        unplanned::next(lang, report)?;
        let is_usable = matches!(report.answer.verdict.usable, Usable::Now { .. });
        return Some(match report.who() {
            Identity::Unemployed if is_usable => lang.brief_after_benefit().to_owned(),
            _ if is_usable => lang.brief_watch().to_owned(),
            _ => lang.brief_ask().to_owned(),
        });
    };
    if let Some(intended) = &report.intended
        && is_no_worse(intended, plan, report.answer.as_of)
    {
        return Some(lang.brief_intended().to_owned());
    }
    Some(next(lang, report, plan))
}

fn next(lang: Lang, report: &Report, plan: &Plan) -> String {
    let today = report.answer.as_of;
    let what = what(lang, report, plan);
    let put_off = plan.put_off.as_ref();
    let last = put_off.and_then(|put_off| put_off.last.as_ref());
    let is_open = plan.outcome.breaks_as == Some(Mark::Unknown) && pays::goes_on(report);
    if is_open || matches!(plan.outcome.usable, Usable::Between(_, None)) {
        return lang.brief_ask().to_owned();
    }
    match last {
        Some(last) if put_off.is_some_and(|put_off| put_off.moves) => {
            lang.brief_soon(last.day, what)
        }
        Some(last) => lang.brief_last(last.day, what),
        None if plan.on > today => lang.brief_opens(plan.on, what),
        None => what,
    }
}

fn what(lang: Lang, report: &Report, plan: &Plan) -> String {
    let calendar = report.years(0);
    let what = match plan.way.doing {
        Doing::KeepPaying => lang.brief_keep().to_owned(),
        Doing::ClearAndPay => lang.brief_clear().to_owned(),
        Doing::Pay if plan.owed == 0 => lang.brief_begin().to_owned(),
        Doing::Pay => lang.brief_pay().to_owned(),
        Doing::Year | Doing::SinceBirth => lang.brief_year(calendar.of(plan.on)),
        Doing::YearAndMissed => lang.brief_year_and_missed(calendar.of(plan.on)),
        Doing::NextYear => lang.brief_year(calendar.of(report.answer.as_of) + 1),
    };
    match (plan.way.who, report.who()) {
        (Identity::Flexible, who) if who != Identity::Flexible => lang.brief_flexible(what),
        _ => what,
    }
}
