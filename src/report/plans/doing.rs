//! What is done, in words.

use super::fee_free;
use crate::calendar::Month;
use crate::engine::{Doing, Period, Plan, Way};
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

/// On which day what is due is counted.
#[derive(Clone, Copy)]
pub(super) enum Counted {
    /// The day the plan is meant for.
    OnItsDay,
    /// Any day up to its last.
    UntilLast,
}

/// What a unit does, as what it is asked to do; nothing where somebody pays alone.
pub(super) fn by_the_unit(
    lang: Lang,
    report: &Report,
    plan: &Plan,
    counted: Counted,
) -> Option<String> {
    let months = match counted {
        Counted::OnItsDay => Months::Counted,
        Counted::UntilLast => Months::until_last(plan),
    };
    let alike = Plan {
        way: Way {
            who: Identity::Flexible,
            ..plan.way
        },
        ..plan.clone()
    };
    (plan.way.who == Identity::Unit).then(|| alone(lang, report, &alike, months))
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
    let year = report.years_here().of(plan.on);
    match plan.way.doing {
        Doing::KeepPaying if plan.way.who == Identity::Unit => lang.plan_keep_unit().to_owned(),
        Doing::KeepPaying => lang.plan_keep().to_owned(),
        Doing::ClearAndPay => clear(lang, plan, months),
        Doing::Pay => pay(lang, plan, months),
        Doing::Year => fee_free::year(lang, report, plan, year),
        Doing::SinceBirth => since_birth(lang, report, plan, months),
        Doing::YearAndMissed => lang.plan_year_and_missed(year, missing(plan)),
        Doing::NextYear => {
            let next = report.years_here().of(report.answer.as_of) + 1;
            fee_free::year(lang, report, plan, next)
        }
    }
}

/// The year of birth, and the one under way. Put off beyond the end of a year, that one is added; registered free of charge,
/// nothing is.
fn since_birth(lang: Lang, report: &Report, plan: &Plan, months: Months) -> String {
    let calendar = report.years_here();
    let year = calendar.of(plan.on);
    let born = report.born().map_or(year, |born| calendar.of(born));
    let put_off = plan.put_off.as_ref();
    let last = put_off.and_then(|put_off| put_off.last.as_ref());
    let last = last.map_or(year, |last| calendar.of(last.day));
    let added = matches!(months, Months::Uncounted) && last > year && !told(report, last);
    if fee_free::for_all(report, plan, born) {
        lang.plan_register_free(born)
    } else if plan.outcome.at_once > 1 {
        lang.plan_years(born, year)
    } else if born == year && added {
        lang.plan_year_and_later(born, last)
    } else {
        lang.plan_year(born)
    }
}

/// Whether a benefit year was told to be paid.
fn told(report: &Report, year: i32) -> bool {
    let mut paid = report.facts.paid.iter();
    paid.any(|paid| match paid.period {
        Period::Years { from, to } => from.unwrap_or(to) <= year && year <= to,
        Period::Months(_) | Period::OldestMonths(_) => false,
    })
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
