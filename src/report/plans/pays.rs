//! From when a plan pays, in words.

use crate::calendar::Day;
use crate::engine::{Outcome, Plan, Usable};
use crate::i18n::Lang;
use crate::report::Report;

/// From when it pays, as a sentence of its own.
pub(super) fn from_when(lang: Lang, report: &Report, plan: &Plan, outcome: &Outcome) -> String {
    match outcome.usable {
        Usable::Now { .. } if goes_on(report) => match outcome.breaks {
            Some(day) => lang.plan_breaks(lang.day(day)),
            None => lang.plan_goes_on().to_owned(),
        },
        // It pays today because it is paid today.
        Usable::Now { .. } => lang.plan_at_once().to_owned(),
        Usable::From(day) if day == plan.on => lang.plan_at_once().to_owned(),
        Usable::From(day) => lang.usable_from(lang.day(day)),
        Usable::Between(early, Some(late)) if early <= report.answer.as_of => {
            lang.usable_by(lang.day(late))
        }
        Usable::Between(early, Some(late)) => lang.usable_between(lang.day(early), lang.day(late)),
        Usable::Between(..) => lang.plan_to_be_asked().to_owned(),
        Usable::NotInSight => lang.usable_not_in_sight().to_owned(),
    }
}

/// The same as the end of a sentence with a date of its own: no second one where one is enough.
pub(super) fn then(lang: Lang, report: &Report, plan: &Plan, outcome: &Outcome) -> String {
    match outcome.usable {
        Usable::Now { .. } if goes_on(report) && outcome.breaks.is_none() => {
            lang.plan_not_broken().to_owned()
        }
        _ => from_when(lang, report, plan, outcome),
    }
}

/// What comes of it otherwise: a day later, or by another reading.
pub(super) fn later(lang: Lang, report: &Report, now: &Outcome, later: &Outcome) -> String {
    let today = report.answer.as_of;
    let broken = later.breaks.filter(|_| later.breaks != now.breaks);
    let day = |day: Day| lang.day(day);
    let said = match (later.usable, broken) {
        (Usable::Now { .. }, Some(breaks)) => lang.plan_later_breaks(day(breaks)),
        (Usable::From(from), _) => lang.plan_later_from(day(from)),
        (Usable::Between(_, Some(late)), _) => lang.plan_later_by(day(late)),
        (Usable::Between(early, None), _) if now.certain(today).is_none() => {
            lang.plan_later_earliest(day(early))
        }
        (Usable::Between(..), _) => lang.plan_later_open().to_owned(),
        (Usable::NotInSight, _) => lang.plan_later_never().to_owned(),
        (Usable::Now { .. }, None) => lang.plan_later_claims().to_owned(),
    };
    let loses = now.claimed_before(today) > later.claimed_before(today);
    let same_day = now.certain(today) == later.certain(today);
    match (loses, later.usable) {
        (true, Usable::Now { .. }) if broken.is_none() => said,
        (true, _) if same_day => lang.plan_later_claims().to_owned(),
        (true, _) => lang.plan_and(said, lang.plan_later_claims()),
        (false, _) => said,
    }
}

/// Whether it pays already, without anything being done today.
pub(super) fn goes_on(report: &Report) -> bool {
    let today = report.answer.as_of;
    let now = report.answer.stop.fund_on(today, Some(today));
    now.is_some_and(|span| matches!(span.state.han(), '享' | '半'))
}
