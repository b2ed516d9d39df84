//! The years of a newborn in which nothing is to be paid, in words.

use crate::engine::{Doing, Plan};
use crate::i18n::Lang;
use crate::policy::{DayText, FeeFree, Identity};
use crate::report::Report;
use crate::report::words::fee_free;

/// A benefit year that is paid; or, where nothing more than being born is asked, only registered.
pub(super) fn year(lang: Lang, report: &Report, plan: &Plan, year: i32) -> String {
    if for_all(report, plan, year) {
        lang.plan_register_free(year)
    } else {
        lang.plan_year(year)
    }
}

/// Whether a year is free of charge for every child born then.
pub(super) fn for_all(report: &Report, plan: &Plan, year: i32) -> bool {
    known(report, plan, year).is_some_and(|free| free.parent_insured.is_none())
}

/// The rule by which a year of the plan may be free of charge.
pub(super) fn note(lang: Lang, report: &Report, plan: &Plan) -> Option<String> {
    let calendar = report.years_here();
    let year = calendar.of(plan.on);
    let years = match plan.way.doing {
        Doing::SinceBirth => calendar.of(report.born()?)..=year,
        Doing::NextYear => year + 1..=year + 1,
        _ => year..=year,
    };
    let free = years
        .into_iter()
        .find_map(|year| known(report, plan, year))?;
    Some(lang.plan_fee_free(fee_free(lang, free)))
}

/// The rule of the place, if the year is one of those it speaks of.
fn known(report: &Report, plan: &Plan, year: i32) -> Option<FeeFree> {
    let born = report
        .born()
        .filter(|_| plan.way.who == Identity::Newborn)?;
    let slot = &report.here()?.slots.newborn.fee_free;
    let free = *slot.on(Identity::Newborn, plan.on, None).known()?;
    let first = report.years_here().of(born);
    let counts = free.born_from.is_none_or(|DayText(from)| from <= born);
    let free_years = first..first + i32::from(free.years);
    (counts && free_years.contains(&year)).then_some(free)
}
