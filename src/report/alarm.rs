//! The boundary alarm in words.

use crate::calendar::{Day, minus_days};
use crate::engine::{Alarm, FactId, Usable};
use crate::i18n::Lang;

/// An alarm in a sentence: what the other side of the cut-off would mean, and that the date should be checked.
pub fn alarm(lang: Lang, alarm: &Alarm) -> String {
    let is_payment = matches!(alarm.fact, FactId::Paid(_));
    let same = alarm.instead == alarm.usable;
    let from = |day| {
        let day = lang.day(day);
        if alarm.is_later() {
            lang.alarm_only_from(day)
        } else {
            lang.alarm_already_from(day)
        }
    };
    let outcome = match alarm.instead {
        _ if same && alarm.claims_change && alarm.is_later() => lang.alarm_claims_lost().to_owned(),
        _ if same && alarm.claims_change => lang.alarm_claims_won().to_owned(),
        Usable::Now { .. } => from(alarm.other),
        Usable::From(day) => from(day),
        Usable::Between(..) => lang.alarm_not_settled().to_owned(),
        Usable::NotInSight => lang.alarm_not_in_sight().to_owned(),
    };
    let day: Day = if alarm.is_later() {
        minus_days(alarm.other, 1)
    } else {
        alarm.other
    };
    let day = lang.day(day);
    match (is_payment, alarm.is_later()) {
        (true, true) => lang.alarm_payment_later(day, outcome),
        (true, false) => lang.alarm_payment_earlier(day, outcome),
        (false, true) => lang.alarm_event_later(day, outcome),
        (false, false) => lang.alarm_event_earlier(day, outcome),
    }
}
