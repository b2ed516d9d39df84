//! The answer in as few words as carry it: for a code that a phone reads, and for large type on a narrow strip of paper.
//!
//! Says nothing that the headline and the next step do not say at length.

use super::Report;
use super::headline::{Condition, Deadline, condition, deadline};
use super::plain::Plain;
use super::plans::next_briefly;
use crate::calendar::Day;
use crate::engine::{Until, Usable};
use crate::i18n::Lang;

/// The answer in a few words each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Whose rules.
    pub place: String,
    /// Seen from which day.
    pub as_of: String,
    /// Can I now: one of four words.
    pub now: &'static str,
    /// From when.
    pub from: Option<String>,
    /// Until when.
    pub until: Option<String>,
    /// What to do next, and by when.
    pub next: Option<String>,
}

/// The answer in a few words.
pub fn brief(lang: Lang, report: &Report) -> Brief {
    let answer = &report.answer;
    let today = answer.as_of;
    let now = answer.verdict.now;
    let plain = now.map_or(Plain::Not, |span| {
        Plain::of(span.state, &span.why.reason, today)
    });
    Brief {
        place: report
            .here()
            .map_or_else(String::new, |rules| rules.place.clone()),
        as_of: today.to_string(),
        now: plain.word(lang),
        from: from(lang, report),
        until: answer.verdict.until.map(|until| match until {
            Until::Day(day) => lang.brief_until(day),
            Until::AtLeast(day) => lang.brief_until_at_least(day),
            Until::Beyond => lang.brief_beyond().to_owned(),
        }),
        next: next_briefly(lang, report),
    }
}

fn from(lang: Lang, report: &Report) -> Option<String> {
    let answer = &report.answer;
    let on_condition = |day: Day, says: String| match condition(answer, day) {
        Condition::None => says,
        Condition::AsPlanned => lang.brief_as_planned(says),
        Condition::GoingOn => lang.brief_going_on(says),
    };
    match answer.verdict.usable {
        Usable::Now { .. } => None,
        Usable::From(day) => Some(on_condition(day, lang.brief_from(day))),
        Usable::Between(_, Some(late)) => Some(on_condition(late, lang.brief_by(late))),
        Usable::Between(early, None) if early > answer.as_of => Some(lang.brief_earliest(early)),
        Usable::Between(_, None) => Some(lang.brief_from_ask().to_owned()),
        Usable::NotInSight => {
            let reason = answer.verdict.now.map(|span| span.why.reason);
            match reason.and_then(deadline)? {
                Deadline::MadeUp(day) => Some(lang.brief_if_made_up(day)),
                Deadline::Registered(day) => Some(lang.brief_if_registered(day)),
                Deadline::Ask => None,
            }
        }
    }
}
