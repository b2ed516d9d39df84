//! A record at a glance, before there is an answer: the state of today, and from when the fund pays.

use super::headline::can_i_now;
use crate::calendar::Day;
use crate::engine::{Timeline, Usable, usable};
use crate::i18n::Lang;

/// A record in a sentence or two, seen from a day.
pub fn glance(lang: Lang, record: &Timeline, today: Day) -> Vec<String> {
    let now = record.fund_on(today, Some(today));
    let now = can_i_now(lang, now).to_owned();
    let from = match usable(record, today) {
        Usable::Now { .. } | Usable::NotInSight => None,
        Usable::From(day) => Some(lang.usable_from(lang.day(day))),
        Usable::Between(early, Some(late)) if early <= today => {
            Some(lang.usable_by(lang.day(late)))
        }
        Usable::Between(early, Some(late)) => {
            Some(lang.usable_between(lang.day(early), lang.day(late)))
        }
        Usable::Between(early, None) if early <= today => None,
        Usable::Between(early, None) => Some(lang.usable_earliest(lang.day(early))),
    };
    std::iter::once(now).chain(from).collect()
}
