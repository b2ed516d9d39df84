//! The answer in three lines: can I now, from when, until when.

use super::{Report, find_out};
use crate::calendar::Day;
use crate::engine::{Answer, Claim, FactId, Light, Line, Reason, Span, Timeline, Until, Usable};
use crate::i18n::Lang;
use crate::policy::Mark;

/// The answer in three lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// Can I now.
    pub now: String,
    /// From when; nothing to add where it is usable now.
    pub from: Option<String>,
    /// Until when, as far as it is paid.
    pub until: Option<String>,
}

/// The answer in three lines.
pub fn headline(lang: Lang, answer: &Answer) -> Headline {
    let verdict = &answer.verdict;
    let now = if is_by_hand(answer) {
        lang.now_active_by_hand()
    } else {
        can_i_now(lang, verdict.now)
    };
    let deadline = verdict.now.and_then(|span| deadline(span.why.reason));
    let from = match verdict.usable {
        Usable::Now { .. } => None,
        Usable::From(day) => Some(on_condition(
            lang,
            answer,
            day,
            lang.usable_from(lang.day(day)),
        )),
        // Today is the first day only because it is the one asked about.
        Usable::Between(early, Some(late)) if early <= answer.as_of => Some(on_condition(
            lang,
            answer,
            late,
            lang.usable_by(lang.day(late)),
        )),
        Usable::Between(early, Some(late)) => Some(on_condition(
            lang,
            answer,
            late,
            lang.usable_between(lang.day(early), lang.day(late)),
        )),
        Usable::Between(early, None) => Some(open(lang, answer, early)),
        Usable::NotInSight if deadline.is_some() => None,
        Usable::NotInSight => not_in_sight(lang, verdict.now.map(|span| span.why.reason)),
    };
    let from = match (from, deadline) {
        (None, Some(Deadline::MadeUp(day))) => Some(lang.usable_if_made_up(lang.day(day))),
        (None, Some(Deadline::Registered(day))) => Some(lang.usable_if_registered(lang.day(day))),
        (None, Some(Deadline::Ask)) => Some(lang.usable_ask_if_registered().to_owned()),
        (Some(from), Some(Deadline::MadeUp(day))) => {
            Some(lang.usable_and_if_made_up(from, lang.day(day)))
        }
        (Some(from), Some(Deadline::Registered(day))) => {
            Some(lang.usable_and_if_registered(from, lang.day(day)))
        }
        (from, Some(Deadline::Ask) | None) => from,
    };
    let until = verdict.until.map(|until| match until {
        // No money was paid that could last.
        Until::Day(day) if is_free(answer, day) => lang.until_free(lang.day(day)),
        Until::Day(day) => lang.until_day(lang.day(day)),
        Until::AtLeast(day) => lang.until_at_least(lang.day(day)),
        Until::Beyond => lang.until_beyond().to_owned(),
    });
    Headline {
        now: now.to_owned(),
        from,
        until,
    }
}

/// The same of somebody who may not remember: what nobody can ask about yet is not put down to the rules.
pub fn verdict(lang: Lang, report: &Report) -> Headline {
    let said = headline(lang, &report.answer);
    let looks_up = find_out(lang, report).is_some_and(|found| found.first_of_all);
    let now = report.answer.verdict.now;
    if !looks_up || now.is_none_or(|now| now.state != Mark::Unknown) {
        return said;
    }
    Headline {
        now: lang.now_unsure().to_owned(),
        from: Some(lang.usable_hangs_on_history().to_owned()),
        ..said
    }
}

/// Can I now, by the state of today.
pub(super) fn can_i_now(lang: Lang, now: Option<Span<Mark>>) -> &'static str {
    let mark = now.map_or(Mark::NotEnrolled, |span| span.state);
    let may_be_claimed = |reason| {
        !matches!(
            reason,
            Reason::NotRegistered {
                claim: Claim::Unknown(_),
                ..
            }
        )
    };
    match mark {
        Mark::Claimable if !now.is_none_or(|span| may_be_claimed(span.why.reason)) => {
            lang.now_not_enrolled()
        }
        Mark::Active => lang.now_active(),
        Mark::Partial => lang.now_partial(),
        Mark::Waiting => lang.now_waiting(),
        Mark::Suspended | Mark::MadeUp => lang.now_suspended(),
        Mark::Claimable => lang.now_claimable(),
        Mark::Lapsed => lang.now_lapsed(),
        Mark::Ended => lang.now_ended(),
        Mark::NotEnrolled => lang.now_not_enrolled(),
        Mark::Unknown if hangs_on_the_case(now) => lang.now_unsure(),
        Mark::Unknown => lang.now_unknown(),
    }
}

/// Whether a doubt is about what happened, not about what the rules say.
fn hangs_on_the_case(now: Option<Span<Mark>>) -> bool {
    let reason = now.map(|span| span.why.reason);
    matches!(
        reason,
        Some(Reason::HistoryUncertain | Reason::DateUncertain { .. })
    )
}

/// From when it pays, with what has to go on until then: nobody is promised a day that hangs on premiums still to come.
fn on_condition(lang: Lang, answer: &Answer, day: Day, says: String) -> String {
    match condition(answer, day) {
        Condition::None => says,
        Condition::AsPlanned => lang.usable_as_planned(says),
        Condition::GoingOn => lang.usable_going_on(says),
    }
}

/// What has to happen for a day to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// Nothing more.
    None,
    /// What is planned is done.
    AsPlanned,
    /// Premiums go on.
    GoingOn,
}

/// What has to happen for it to pay on a day.
pub(super) fn condition(answer: &Answer, day: Day) -> Condition {
    let reached = |record: &Timeline| {
        let span = record.fund.iter().find(|span| day <= span.to);
        span.is_some_and(|span| span.state.pays())
    };
    if reached(&answer.stop) {
        Condition::None
    } else if reached(&answer.planned) {
        Condition::AsPlanned
    } else {
        Condition::GoingOn
    }
}

/// From when it may pay, where that is not certain for any day: what it hangs on.
fn open(lang: Lang, answer: &Answer, early: Day) -> String {
    let mut later = answer.go_on.fund.iter().filter(|span| span.to >= early);
    let doubt = later.find(|span| span.state == Mark::Unknown);
    match doubt.map(|span| span.why.reason) {
        Some(Reason::HistoryUncertain) => lang.usable_hangs_on_history().to_owned(),
        Some(Reason::DateUncertain {
            fact: FactId::Paid(_),
        }) => lang.usable_hangs_on_payment().to_owned(),
        Some(Reason::DateUncertain { .. }) => lang.usable_hangs_on_date().to_owned(),
        _ if early <= answer.as_of => lang.usable_not_settled().to_owned(),
        _ => lang.usable_earliest(lang.day(early)),
    }
}

/// By when something can still be done for the costs of today.
pub(super) enum Deadline {
    /// The months are made up.
    MadeUp(Day),
    /// The child is registered.
    Registered(Day),
    /// It has to be asked whether registering is enough.
    Ask,
}

/// By when something can still be done for the costs of today, by the reason of its state.
pub(super) fn deadline(reason: Reason) -> Option<Deadline> {
    match reason {
        Reason::NotRegistered {
            claim: Claim::Until(Some(last)) | Claim::AtLeastUntil(last),
            ..
        } => Some(Deadline::Registered(last)),
        Reason::NotRegistered {
            claim: Claim::Unknown(_),
            ..
        } => Some(Deadline::Ask),
        Reason::Unpaid {
            claim: Claim::Until(Some(last)),
            ..
        }
        | Reason::YearUnpaid {
            claim: Claim::Until(Some(last)),
            ..
        } => Some(Deadline::MadeUp(last)),
        _ => None,
    }
}

/// What would have to happen for it to pay at all.
fn not_in_sight(lang: Lang, now: Option<Reason>) -> Option<String> {
    let says = match now? {
        Reason::NothingPaid | Reason::NotRegistered { .. } | Reason::Ended { .. } => {
            lang.usable_once_enrolled()
        }
        Reason::Unpaid { .. } | Reason::Lapsed { .. } | Reason::YearUnpaid { .. } => {
            lang.usable_once_paid()
        }
        _ => lang.usable_not_in_sight(),
    };
    Some(says.to_owned())
}

/// Whether the fund pays today, but nothing is activated that pays at the counter.
fn is_by_hand(answer: &Answer) -> bool {
    let pays = answer
        .verdict
        .now
        .is_some_and(|now| now.state == Mark::Active);
    let today = |span: &&Span<Light>| span.from <= answer.as_of && answer.as_of <= span.to;
    let counter = answer.go_on.side(Line::Settlement).iter().find(today);
    pays && counter.is_some_and(|span| matches!(span.why.reason, Reason::NotActivated))
}

/// Whether a day is covered without any premium.
fn is_free(answer: &Answer, day: Day) -> bool {
    let span = answer.stop.fund_on(day, None);
    span.is_some_and(|span| matches!(span.why.reason, Reason::YearFree(_)))
}
