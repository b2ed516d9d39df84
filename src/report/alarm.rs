//! The boundary alarm in words.

use super::words;
use crate::calendar::{Day, Month, MonthRange, minus_days};
use crate::engine::{About, Alarm, Turn, Usable};
use crate::i18n::Lang;

/// An alarm in a sentence: what the other side of the cut-off would mean, and that the date should be checked.
pub fn alarm(lang: Lang, alarm: &Alarm) -> String {
    let claims = alarm.claims.map(|turn| match turn {
        Turn::Loss => lang.alarm_claims_lost(),
        Turn::Gain => lang.alarm_claims_won(),
    });
    let outcome = match (counter(lang, alarm), claims) {
        (Some(outcome), Some(claims)) => lang.alarm_and_claims(outcome, claims),
        (Some(outcome), None) => outcome,
        (None, claims) => claims.unwrap_or_default().to_owned(),
    };
    let what = about(lang, alarm);
    let is_event = matches!(alarm.about, About::Event(_));
    let day = |day| lang.day(day);
    let last_before = minus_days(alarm.other, 1);
    // After the last good day; on or about any other day, for what comes beyond the next line is not said here.
    match (alarm.is_later(), turn(alarm), is_event) {
        (true, Turn::Loss, false) => lang.alarm_payment_later(what, day(last_before), outcome),
        (true, Turn::Loss, true) => lang.alarm_event_later(what, day(last_before), outcome),
        (true, Turn::Gain, false) => {
            lang.alarm_payment_somewhat_later(what, day(alarm.other), outcome)
        }
        (true, Turn::Gain, true) => {
            lang.alarm_event_somewhat_later(what, day(alarm.other), outcome)
        }
        (false, _, false) => lang.alarm_payment_earlier(what, day(alarm.other), outcome),
        (false, _, true) => lang.alarm_event_earlier(what, day(alarm.other), outcome),
    }
}

fn turn(alarm: &Alarm) -> Turn {
    let counter = alarm.counter.map(|change| change.turn);
    counter.or(alarm.claims).unwrap_or(Turn::Loss)
}

/// What would change at the counter.
fn counter(lang: Lang, alarm: &Alarm) -> Option<String> {
    let change = alarm.counter?;
    let first = lang.day(change.first);
    Some(match (change.turn, alarm.instead) {
        (Turn::Loss, Usable::From(day)) if change.covered_before => {
            lang.alarm_broken(first, lang.day(day))
        }
        (Turn::Loss, Usable::From(day)) => match alarm.usable {
            Usable::From(given) => lang.alarm_only_from(lang.day(day), lang.day(given)),
            _ => lang.alarm_not_before(lang.day(day)),
        },
        (Turn::Loss, Usable::NotInSight) if change.covered_before => {
            lang.alarm_broken_for_good(lang.day(minus_days(change.first, 1)))
        }
        (_, Usable::NotInSight) => lang.alarm_not_in_sight().to_owned(),
        (Turn::Loss, Usable::Between(early, _))
            if early > change.first && change.covered_before =>
        {
            lang.alarm_broken_ask(first, lang.day(early))
        }
        (Turn::Loss, Usable::Between(early, Some(late))) if early > change.first => {
            lang.alarm_between(lang.day(early), lang.day(late))
        }
        (Turn::Loss, Usable::Between(early, None)) if early > change.first => {
            lang.alarm_not_before_ask(lang.day(early))
        }
        (Turn::Loss, Usable::Between(_, Some(late))) => lang.alarm_to_ask_by(first, lang.day(late)),
        (Turn::Loss, Usable::Between(..) | Usable::Now { .. }) => lang.alarm_to_ask(first),
        (Turn::Gain, Usable::From(day)) => gain(lang, alarm, day),
        (Turn::Gain, Usable::Between(..) | Usable::Now { .. }) => lang.alarm_perhaps(first),
    })
}

fn gain(lang: Lang, alarm: &Alarm, day: Day) -> String {
    let covered_before = alarm.counter.is_some_and(|change| change.covered_before);
    match day {
        day if covered_before => lang.alarm_no_break(lang.day(day)),
        day if day == alarm.other => lang.alarm_same_day().to_owned(),
        day => lang.alarm_already_from(lang.day(day)),
    }
}

/// Whose date it is: people pay more than once, and for more than one thing.
fn about(lang: Lang, alarm: &Alarm) -> String {
    match alarm.about {
        About::Together => lang.alarm_together(lang.day(alarm.given)),
        About::Months(range) => lang.alarm_months(months(lang, range)),
        About::Owed(n) => lang.alarm_owed(u64::from(n)),
        About::Years(first, last) if first == last => lang.alarm_year(lang.year_from(last)),
        About::Years(first, last) => lang.alarm_years(lang.year_from(first), lang.year_from(last)),
        About::Event(kind) => words::event(lang, kind).to_owned(),
    }
}

fn months(lang: Lang, range: MonthRange) -> String {
    let from: Month = range.from().unwrap_or(range.to());
    lang.months_in_a_row(from, range.to())
}
