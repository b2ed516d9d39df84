//! What is left to somebody who retired with too few paid years, in words.

use crate::engine::Plan;
use crate::i18n::Lang;
use crate::policy::Identity;
use crate::report::Report;
use crate::report::question::asked_at;

/// The years asked for, and what has to be asked about paying the rest at once: no pack says what comes of that.
pub(super) fn notes(lang: Lang, report: &Report, plan: &Plan) -> Vec<String> {
    if report.who() != Identity::Retired || !plan.way.doing.is_by_month() {
        return Vec::new();
    }
    let mut notes = Vec::new();
    let today = report.answer.as_of;
    let years = report.here().and_then(|rules| {
        let lifetime = &rules.slots.employee.lifetime;
        lifetime.on(Identity::Retired, today, None).known().copied()
    });
    if let Some(years) = years {
        let both = match years.local {
            None => lang.lifetime_both(years.male, years.female),
            Some(local) => lang.lifetime_local(years.male, years.female, local),
        };
        notes.push(lang.plan_short_years(both));
    }
    // One plan that says so is enough.
    let first = report
        .plans
        .iter()
        .find(|plan| plan.way.doing.is_by_month());
    if first.is_some_and(|first| first.way == plan.way && first.on == plan.on) {
        notes.push(lang.plan_question(at_once(lang, report)));
    }
    notes
}

/// The question about paying what is missing at once.
pub(super) fn at_once(lang: Lang, report: &Report) -> String {
    let place = report
        .here()
        .map_or_else(String::new, |rules| asked_at(lang, report, rules));
    lang.quote(lang.plan_short_asks(place))
}
