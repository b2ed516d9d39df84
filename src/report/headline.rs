//! The answer in three lines: can I now, from when, until when.

use crate::engine::{Answer, Claim, Reason, Until, Usable};
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
    let mark = verdict.now.map_or(Mark::NotEnrolled, |span| span.state);
    let may_be_claimed = |reason| {
        !matches!(
            reason,
            Reason::NotRegistered {
                claim: Claim::Unknown(_),
                ..
            }
        )
    };
    let now = match mark {
        Mark::Claimable
            if !verdict
                .now
                .is_none_or(|span| may_be_claimed(span.why.reason)) =>
        {
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
        Mark::Unknown => lang.now_unknown(),
    };
    let claim = verdict.now.and_then(|span| match span.why.reason {
        Reason::NotRegistered {
            claim: Claim::Until(Some(last)) | Claim::AtLeastUntil(last),
            ..
        } => Some(lang.usable_if_registered(lang.day(last))),
        Reason::NotRegistered {
            claim: Claim::Unknown(_),
            ..
        } => Some(lang.usable_ask_if_registered().to_owned()),
        Reason::Unpaid {
            claim: Claim::Until(Some(last)),
            ..
        }
        | Reason::YearUnpaid {
            claim: Claim::Until(Some(last)),
            ..
        } => Some(lang.usable_if_made_up(lang.day(last))),
        _ => None,
    });
    let from = match verdict.usable {
        Usable::Now { .. } => None,
        Usable::From(day) => Some(lang.usable_from(lang.day(day))),
        Usable::Between(early, Some(late)) => {
            Some(lang.usable_between(lang.day(early), lang.day(late)))
        }
        Usable::Between(early, None) if early <= answer.as_of => {
            Some(lang.usable_not_settled().to_owned())
        }
        Usable::Between(early, None) => Some(lang.usable_earliest(lang.day(early))),
        Usable::NotInSight if claim.is_some() => claim,
        Usable::NotInSight => Some(lang.usable_not_in_sight().to_owned()),
    };
    let until = verdict.until.map(|until| match until {
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
