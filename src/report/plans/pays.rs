//! From when a plan pays, in words.

use crate::calendar::{Day, minus_days};
use crate::engine::{Outcome, Plan, Usable};
use crate::i18n::Lang;
use crate::policy::Mark;
use crate::report::Report;

/// From when it pays, as a sentence of its own.
pub(super) fn from_when(lang: Lang, report: &Report, plan: &Plan, outcome: &Outcome) -> String {
    let whole = whole(lang, report, plan, outcome);
    match (outcome.partly, outcome.full) {
        (false, _) => whole,
        (true, Some(full)) => lang.plan_partly_until(whole, lang.day(full)),
        (true, None) => lang.plan_partly(whole),
    }
}

fn whole(lang: Lang, report: &Report, plan: &Plan, outcome: &Outcome) -> String {
    match outcome.usable {
        Usable::Now { .. } if goes_on(report) => match (outcome.breaks, outcome.resumes) {
            (Some(day), _) if outcome.breaks_as == Some(Mark::Unknown) => {
                lang.plan_breaks_to_be_asked(lang.day(day))
            }
            (Some(day), Some(again)) => {
                lang.plan_breaks_until(lang.day(minus_days(day, 1)), lang.day(again))
            }
            (Some(day), None) => lang.plan_breaks(lang.day(minus_days(day, 1))),
            (None, _) => lang.plan_goes_on().to_owned(),
        },
        // It pays today because it is paid today.
        Usable::Now { .. } => lang.plan_at_once().to_owned(),
        Usable::From(day) if day == plan.on => lang.plan_at_once().to_owned(),
        Usable::From(day) => super::clause(&lang.usable_from(lang.day(day))),
        Usable::Between(early, Some(late)) if early <= report.answer.as_of => {
            super::clause(&lang.usable_by(lang.day(late)))
        }
        Usable::Between(early, Some(late)) => {
            super::clause(&lang.usable_between(lang.day(early), lang.day(late)))
        }
        Usable::Between(..) => lang.plan_to_be_asked().to_owned(),
        Usable::NotInSight => super::clause(lang.usable_not_in_sight()),
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
    // What opens it is the same: what is lost comes after that.
    let opens_as_well = matches!(later.usable, Usable::Now { .. }) || later.usable == now.usable;
    let said = match (later.usable, broken.filter(|_| opens_as_well)) {
        (_, Some(breaks)) => match later.breaks_as {
            Some(Mark::Unknown) => lang.plan_later_doubtful(day(breaks)),
            Some(Mark::Claimable) => lang.plan_later_by_hand(day(breaks)),
            _ => lang.plan_later_breaks(day(breaks)),
        },
        (Usable::From(from), None) => lang.plan_later_from(day(from)),
        (Usable::Between(_, Some(late)), None) => lang.plan_later_by(day(late)),
        (Usable::Between(early, None), None) if now.certain(today).is_none() => {
            lang.plan_later_earliest(day(early))
        }
        (Usable::Between(..), None) => lang.plan_later_open().to_owned(),
        (Usable::NotInSight, None) => lang.plan_later_never().to_owned(),
        (Usable::Now { .. }, None) => match later.resumes {
            Some(again) if now.resumes.is_some_and(|first| first < again) => {
                lang.plan_later_from(day(again))
            }
            _ => lang.plan_later_claims().to_owned(),
        },
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
    now.is_some_and(|span| span.state.pays())
}
