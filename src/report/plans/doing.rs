//! What is done, in words.

use crate::calendar::Month;
use crate::engine::{Doing, Plan};
use crate::i18n::Lang;
use crate::policy::Identity;
use crate::report::Report;

/// Whether months are told one by one.
#[derive(Clone, Copy)]
enum Months {
    /// Those due on the day the plan is meant for.
    Counted,
    /// None: in the month of its last day others are due.
    Uncounted,
}

impl Months {
    /// What holds up to the last day of a plan.
    fn until_last(plan: &Plan) -> Self {
        let put_off = plan.put_off.as_ref();
        let last = put_off.and_then(|put_off| put_off.last.as_ref());
        match last {
            Some(last) if Month::of(last.day) != Month::of(plan.on) => Self::Uncounted,
            _ => Self::Counted,
        }
    }
}

/// What a plan does, on whichever day up to its last.
pub(super) fn what(lang: Lang, report: &Report, plan: &Plan) -> String {
    as_whom(lang, report, plan, Months::until_last(plan))
}

/// What a plan does on the day it is meant for.
pub(super) fn on_its_day(lang: Lang, report: &Report, plan: &Plan) -> String {
    as_whom(lang, report, plan, Months::Counted)
}

/// The same, as somebody says it of themselves on the phone.
pub(super) fn asked(lang: Lang, report: &Report, plan: &Plan) -> String {
    match (plan.way.who, report.who()) {
        (Identity::Flexible, Identity::Retired) => {
            lang.plan_as_flexible(alone(lang, report, plan, Months::Counted))
        }
        _ => on_its_day(lang, report, plan),
    }
}

/// What a plan does, as whoever it makes of the person.
fn as_whom(lang: Lang, report: &Report, plan: &Plan, months: Months) -> String {
    let what = alone(lang, report, plan, months);
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

fn alone(lang: Lang, report: &Report, plan: &Plan, months: Months) -> String {
    let year = report.years(0).of(plan.on);
    match plan.way.doing {
        Doing::KeepPaying if plan.way.who == Identity::Unit => lang.plan_keep_unit().to_owned(),
        Doing::KeepPaying => lang.plan_keep().to_owned(),
        Doing::ClearAndPay => clear(lang, plan, months),
        Doing::Pay => pay(lang, plan, months),
        Doing::Year => lang.plan_year(year),
        Doing::YearAndMissed => lang.plan_year_and_missed(year, missing(plan)),
        Doing::NextYear => lang.plan_year(report.years(0).of(report.answer.as_of) + 1),
    }
}

/// The months that are missing are paid, and the month itself.
fn clear(lang: Lang, plan: &Plan, months: Months) -> String {
    let month = lang.month(Month::of(plan.on));
    let month_is_paid = plan.outcome.at_once <= plan.owed;
    match (months, plan.way.who) {
        (Months::Counted, Identity::Unit) if month_is_paid => lang.plan_clear_only_unit(plan.owed),
        (Months::Counted, _) if month_is_paid => lang.plan_clear_only(plan.owed),
        (Months::Counted, Identity::Unit) => lang.plan_clear_unit(missing(plan), month),
        (Months::Counted, _) => lang.plan_clear(missing(plan), month),
        (Months::Uncounted, Identity::Unit) => lang.plan_clear_any_unit().to_owned(),
        (Months::Uncounted, _) => lang.plan_clear_any().to_owned(),
    }
}

/// The month itself is paid, and nothing before it.
fn pay(lang: Lang, plan: &Plan, months: Months) -> String {
    let month = lang.month(Month::of(plan.on));
    let unit = plan.way.who == Identity::Unit;
    match (months, plan.owed) {
        (Months::Counted, 0) if unit => lang.plan_pay_first_unit(month),
        (Months::Counted, 0) => lang.plan_pay_first(month),
        (Months::Counted, _) if unit => lang.plan_pay_unit(month),
        (Months::Counted, _) => lang.plan_pay(month),
        (Months::Uncounted, 0) if unit => lang.plan_pay_first_any_unit().to_owned(),
        (Months::Uncounted, 0) => lang.plan_pay_first_any().to_owned(),
        (Months::Uncounted, _) if unit => lang.plan_pay_any_unit().to_owned(),
        (Months::Uncounted, _) => lang.plan_pay_any().to_owned(),
    }
}

/// What is paid at once beside the month or year itself.
const fn missing(plan: &Plan) -> u16 {
    plan.outcome.at_once.saturating_sub(1)
}
