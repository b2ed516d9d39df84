//! Dates nobody gave exactly: where it matters which day it was, the day shows 疑.

use super::super::facts::{FactId, Facts, Period, When};
use super::super::ledger::Moved;
use super::super::outcome::{Light, Line, Reason, Span, Timeline, Why, push};
use super::super::run::{Course, run};
use super::verdict::pays;
use crate::calendar::{Day, DayRange, Month, far_future, minus_days, plus_days};
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
                shown = merge(shown, &other, Reason::DateUncertain { fact }, |_| true);
            }
        }
    }
    shown
}

/// A record, with 疑 on the days on which another possible history gives another answer.
///
/// Nobody is asked how long ago an account was opened: its line follows the likeliest history.
pub(super) fn possibly(shown: Timeline, other: &Timeline) -> Timeline {
    let asked_for = |line: &Line| *line != Line::Account;
    merge(shown, other, Reason::HistoryUncertain, asked_for)
}

/// The facts whose day is not known exactly, and the days it may have been.
fn uncertain_dates(facts: &Facts) -> Vec<(FactId, DayRange)> {
    let mut uncertain = Vec::new();
    let born = facts.born.filter(|days| !days.is_one());
    uncertain.extend(born.map(|days| (FactId::Birth, days)));
    for (at, paid) in facts.paid.iter().enumerate() {
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
        uncertain.extend(days.map(|days| (FactId::Paid(at), days)));
    }
    for (at, event) in facts.events.iter().enumerate() {
        let days = match event.on {
            When::On(days) => Some(days).filter(|days| !days.is_one()),
            When::Unknown => DayRange::new(Month::of(facts.as_of).plus(-12).first(), facts.as_of),
            When::Usual => None,
        };
        uncertain.extend(days.map(|days| (FactId::Event(at), days)));
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
fn merge(
    mut shown: Timeline,
    other: &Timeline,
    reason: Reason,
    concerns: impl Fn(&Line) -> bool,
) -> Timeline {
    let why = Why { reason, rule: None };
    // What was made up afterwards is part of the answer: which days it reaches hangs on its date, too.
    let seen = (&*shown.amended(), &*other.amended());
    shown.fund = doubt(&shown.fund, seen, matters, (Mark::Unknown, why));
    let lines = shown.side.iter_mut().zip(&other.side).zip(&Line::SIDE);
    for ((ours, theirs), _) in lines.filter(|(_, line)| concerns(line)) {
        let differ = |a, b| a != b;
        *ours = doubt(ours, (ours, theirs), differ, (Light::Unknown, why));
    }
    shown
}

/// Spans, with `unknown` on the days on which the two ways of seeing them differ so that it `matters`.
fn doubt<S: Copy + PartialEq>(
    spans: &[Span<S>],
    (ours, theirs): (&[Span<S>], &[Span<S>]),
    matters: fn(S, S) -> bool,
    (unknown, why): (S, Why),
) -> Vec<Span<S>> {
    let mut doubted = Vec::with_capacity(spans.len() + 4);
    let (mut ours, mut theirs) = (Seen::new(ours), Seen::new(theirs));
    for span in spans {
        let mut cursor = span.from;
        while cursor <= span.to {
            let ((a, a_to), (b, b_to)) = (ours.on(cursor), theirs.on(cursor));
            let to = span.to.min(a_to).min(b_to);
            let differ = a.zip(b).is_some_and(|(a, b)| matters(a, b));
            let piece = Span {
                from: cursor,
                to,
                ..*span
            };
            push(
                &mut doubted,
                if differ && span.state != unknown {
                    Span {
                        state: unknown,
                        why,
                        ..piece
                    }
                } else {
                    piece
                },
            );
            cursor = plus_days(to, 1);
        }
    }
    doubted
}

/// A record, read forward.
struct Seen<'a, S> {
    rest: &'a [Span<S>],
}

impl<'a, S: Copy> Seen<'a, S> {
    const fn new(rest: &'a [Span<S>]) -> Self {
        Self { rest }
    }

    /// The state on `day`, if the record has it, and the last day on which that stays so. Days are asked in order.
    fn on(&mut self, day: Day) -> (Option<S>, Day) {
        while let Some((_, rest)) = self.rest.split_first().filter(|(span, _)| span.to < day) {
            self.rest = rest;
        }
        match self.rest.first() {
            Some(span) if span.from <= day => (Some(span.state), span.to),
            Some(span) => (None, minus_days(span.from, 1)),
            None => (None, far_future()),
        }
    }
}

/// Whether it matters to anybody that a day is one or the other.
fn matters(a: Mark, b: Mark) -> bool {
    let claim = |mark| matches!(mark, Mark::Claimable | Mark::MadeUp).then_some(mark);
    pays(a) != pays(b) || (claim(a) != claim(b) && a != Mark::Unknown)
}
