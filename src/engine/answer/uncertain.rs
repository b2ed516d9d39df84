//! Dates nobody gave exactly: where it matters which day it was, the day shows 疑.

use super::super::facts::{Facts, Period, When};
use super::super::ledger::Moved;
use super::super::outcome::{Reason, Span, Timeline, Why, push};
use super::super::run::{Course, run};
use super::verdict::pays;
use crate::calendar::{Day, DayRange, Month, minus_days, plus_days};
use crate::policy::{Mark, Rules};

/// At most so many days of an uncertain date are tried: both ends, and the months between.
const MAX_TRIES: i32 = 14;

/// The base run, with 疑 on the days on which another possible date gives another answer.
pub(super) fn overlay(places: &[Rules], facts: &Facts, course: Course, base: Timeline) -> Timeline {
    let mut shown = base;
    for (fact, days) in uncertain_dates(facts) {
        for day in tries(days) {
            let moved = Some(Moved { fact, to: day });
            if let Some(other) = run(places, facts, Course { moved, ..course }) {
                let fact = u16::try_from(fact).unwrap_or(u16::MAX);
                shown.fund = merge(&shown.fund, &other.fund, Reason::DateUncertain { fact });
            }
        }
    }
    shown
}

/// A record, with 疑 on the days on which another possible history gives another answer.
pub(super) fn possibly(shown: Timeline, other: &Timeline) -> Timeline {
    Timeline {
        fund: merge(&shown.fund, &other.fund, Reason::HistoryUncertain),
        ..shown
    }
}

/// The facts whose day is not known exactly, and the days it may have been.
fn uncertain_dates(facts: &Facts) -> Vec<(usize, DayRange)> {
    let mut uncertain = Vec::new();
    for (fact, paid) in facts.paid.iter().enumerate() {
        let days = match (paid.on, paid.period) {
            (When::On(days), _) => Some(days).filter(|days| !days.is_one()),
            (When::Unknown, Period::Months(range)) => {
                let from = range.from().unwrap_or(range.to());
                DayRange::new(from.first().min(facts.as_of), facts.as_of)
            }
            (When::Unknown, Period::Years { from, to }) => {
                let first = Month::in_year(from.unwrap_or(to) - 1, 9).first();
                DayRange::new(first.min(facts.as_of), facts.as_of)
            }
            (When::Unknown, Period::OldestMonths(_)) => {
                DayRange::new(Month::of(facts.as_of).plus(-12).first(), facts.as_of)
            }
            // The first premium of a stretch: any day of its month.
            (When::Usual, Period::Months(range)) => range
                .from()
                .filter(|from| !continues(facts, *from))
                .map(Month::days),
            (When::Usual, _) => None,
        };
        uncertain.extend(days.map(|days| (fact, days)));
    }
    for (at, event) in facts.events.iter().enumerate() {
        let days = match event.on {
            When::On(days) => Some(days).filter(|days| !days.is_one()),
            When::Unknown => DayRange::new(Month::of(facts.as_of).plus(-12).first(), facts.as_of),
            When::Usual => None,
        };
        uncertain.extend(days.map(|days| (facts.paid.len() + at, days)));
    }
    uncertain
}

/// Whether the month before `month` is paid for, too.
fn continues(facts: &Facts, month: Month) -> bool {
    facts
        .paid
        .iter()
        .any(|paid| matches!(paid.period, Period::Months(range) if range.contains(month.plus(-1))))
}

fn tries(days: DayRange) -> impl Iterator<Item = Day> {
    let first = Month::of(days.from());
    let months = (1..MAX_TRIES).map(move |n| first.plus(n).first());
    [days.from(), days.to()]
        .into_iter()
        .chain(months.take_while(move |day| *day < days.to()))
}

/// Two records of the same months; where it matters that they differ, 疑.
fn merge(base: &[Span<Mark>], other: &[Span<Mark>], reason: Reason) -> Vec<Span<Mark>> {
    let mut merged = Vec::with_capacity(base.len() + 4);
    for span in base {
        let mut cursor = span.from;
        while cursor <= span.to {
            let theirs = other.iter().find(|o| o.from <= cursor && cursor <= o.to);
            let to = match theirs {
                Some(theirs) => theirs.to.min(span.to),
                // The other record begins later (or ends earlier): nothing to compare with.
                None => other
                    .iter()
                    .map(|o| minus_days(o.from, 1))
                    .filter(|end| *end >= cursor)
                    .min()
                    .map_or(span.to, |end| end.min(span.to)),
            };
            let matters = theirs.is_some_and(|theirs| matters(span.state, theirs.state));
            let piece = if matters && span.state != Mark::Unknown {
                let why = Why { reason, rule: None };
                Span {
                    from: cursor,
                    to,
                    state: Mark::Unknown,
                    why,
                    place: span.place,
                }
            } else {
                Span {
                    from: cursor,
                    to,
                    ..*span
                }
            };
            push(&mut merged, piece);
            cursor = plus_days(to, 1);
        }
    }
    merged
}

/// Whether it matters to anybody that a day is one or the other.
fn matters(a: Mark, b: Mark) -> bool {
    pays(a) != pays(b) || ((a == Mark::Claimable) != (b == Mark::Claimable) && a != Mark::Unknown)
}
