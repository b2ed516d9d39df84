//! What is done, in words.

use crate::calendar::Month;
use crate::engine::{Doing, Plan};
use crate::i18n::Lang;
use crate::policy::Identity;
use crate::report::Report;

/// What a plan does, as whoever it makes of the person.
pub(super) fn what(lang: Lang, report: &Report, plan: &Plan) -> String {
    let what = alone(lang, report, plan);
    if report.who() == Identity::Unemployed && plan.on > report.answer.as_of {
        return lang.plan_after_benefit(lang.month(Month::of(plan.on)));
    }
    match (plan.way.who, report.who()) {
        (now, before) if now == before => what,
        (Identity::Flexible, Identity::Retired) => lang.plan_as_short(what),
        (Identity::Flexible, _) => lang.plan_as_flexible(what),
        (Identity::Resident, _) => lang.plan_as_resident(what),
        _ => what,
    }
}

/// The same, as somebody says it of themselves on the phone.
pub(super) fn asked(lang: Lang, report: &Report, plan: &Plan) -> String {
    match (plan.way.who, report.who()) {
        (Identity::Flexible, Identity::Retired) => lang.plan_as_flexible(alone(lang, report, plan)),
        _ => what(lang, report, plan),
    }
}

/// What a plan does.
pub(super) fn alone(lang: Lang, report: &Report, plan: &Plan) -> String {
    let unit = plan.way.who == Identity::Unit;
    let month = lang.month(Month::of(plan.on));
    let owed = plan.outcome.at_once.saturating_sub(1);
    let year = report.years(0).of(plan.on);
    match plan.way.doing {
        Doing::KeepPaying if unit => lang.plan_keep_unit().to_owned(),
        Doing::KeepPaying => lang.plan_keep().to_owned(),
        Doing::ClearAndPay if unit => lang.plan_clear_unit(owed, month),
        Doing::ClearAndPay => lang.plan_clear(owed, month),
        Doing::Pay if plan.owed == 0 && unit => lang.plan_pay_first_unit(month),
        Doing::Pay if plan.owed == 0 => lang.plan_pay_first(month),
        Doing::Pay if unit => lang.plan_pay_unit(month),
        Doing::Pay => lang.plan_pay(month),
        Doing::Year => lang.plan_year(year),
        Doing::YearAndMissed => lang.plan_year_and_missed(year, owed),
        Doing::NextYear => lang.plan_year(report.years(0).of(report.answer.as_of) + 1),
    }
}
