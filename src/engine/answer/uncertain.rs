//! Dates nobody gave exactly: where it matters which day it was, the day shows 疑.

use super::super::facts::{FactId, Facts, Period, When};
use super::super::ledger::Moved;
use super::super::outcome::{Light, Line, Reason, Span, Timeline, Why, push};
use super::super::run::Courses;
use crate::calendar::{Day, DayRange, Month, far_future, minus_days, plus_days};
use crate::policy::{BenefitYear, Identity, Mark, Rules};

/// At most so many days of an uncertain date are tried: both ends, and the months between.
const MAX_TRIES: i32 = 14;

/// The runs of a case as told, with 疑 on the days on which another possible date gives another answer.
pub(super) fn overlay<const N: usize>(
    courses: &Courses<'_, N>,
    told: [Timeline; N],
) -> [Timeline; N] {
    let (mut shown, facts) = (told, courses.facts());
    for (fact, days) in uncertain_dates(courses.places(), facts) {
        for to in tries(days) {
            let others = courses.run_moved(Moved { fact, to });
            for (shown, other) in shown.iter_mut().zip(others.iter().flatten()) {
                merge(shown, other, Reason::DateUncertain { fact }, facts.as_of);
            }
        }
    }
    shown
}

/// A record, with 疑 on the days on which another possible history gives another answer.
pub(in crate::engine) fn possibly(shown: &mut Timeline, other: &Timeline, as_of: Day) {
    merge(shown, other, Reason::HistoryUncertain, as_of);
}

/// The facts whose day is not known exactly, and the days it may have been.
pub(in crate::engine) fn uncertain_dates(
    places: &[Rules],
    facts: &Facts,
) -> Vec<(FactId, DayRange)> {
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
                let year = from.unwrap_or(to);
                let first = places.iter().map(|rules| fees_from(rules, year)).min();
                DayRange::new(first.unwrap_or(facts.as_of).min(facts.as_of), facts.as_of)
            }
            (When::Unknown, Period::OldestMonths(_)) => {
                DayRange::new(Month::of(facts.as_of).plus(-12).first(), facts.as_of)
            }
            // The first premium of a stretch: any day of its month.
            (When::Usual, Period::Months(range)) => range
                .from()
                .filter(|from| !continues(facts, *from))
                .map(Month::days),
            (When::Usual | When::Meant(_), _) => None,
        };
        uncertain.extend(days.map(|days| (FactId::Paid(at), days)));
    }
    for (at, event) in facts.events.iter().enumerate() {
        let days = match event.on {
            When::On(days) => Some(days).filter(|days| !days.is_one()),
            When::Unknown => DayRange::new(Month::of(facts.as_of).plus(-12).first(), facts.as_of),
            When::Usual | When::Meant(_) => None,
        };
        uncertain.extend(days.map(|days| (FactId::Event(at), days)));
    }
    uncertain
}

/// The first day on which anybody pays for a benefit year.
fn fees_from(rules: &Rules, year: i32) -> Day {
    let slot = &rules.slots.resident.year;
    let early = Month::in_year(year, 1).first();
    let calendar = slot.on(Identity::Resident, early, None).known().copied();
    calendar.unwrap_or(BenefitYear::CALENDAR).fees_from(year)
}

/// Whether the month before `month` is paid for, too.
fn continues(facts: &Facts, month: Month) -> bool {
    let before = month.plus(-1);
    facts.paid.iter().any(|paid| match (paid.period, paid.on) {
        (Period::Months(range), _) => range.contains(before),
        // Which months it was for was not told: those owed by then.
        (Period::OldestMonths(_), When::On(days)) => days.to() <= month.last(),
        (Period::OldestMonths(_), When::Meant(day)) => day <= month.last(),
        _ => false,
    })
}

fn tries(days: DayRange) -> impl Iterator<Item = Day> {
    let first = Month::of(days.from());
    let months = (1..MAX_TRIES).map(move |n| first.plus(n).first());
    [days.from(), days.to()]
        .into_iter()
        .chain(months.take_while(move |day| *day < days.to()))
}

/// Two records of the same months; where it matters that they differ, 疑.
fn merge(shown: &mut Timeline, other: &Timeline, reason: Reason, as_of: Day) {
    let why = Why { reason, rule: None };
    let eve = minus_days(as_of, 1);
    // Mostly nothing comes of it, and then nobody has to look at day after day.
    if shown.fund != other.fund || shown.amendments != other.amendments {
        // What was made up afterwards is part of the answer: which days it reaches hangs on its date, too.
        let (ours, theirs) = (shown.amended(), other.amended());
        let (mut ours, mut theirs) = (Seen::new(&ours), Seen::new(&theirs));
        shown.fund = doubt(&shown.fund, (Mark::Unknown, why), |day| {
            let ((a, a_to), (b, b_to)) = (ours.on(day), theirs.on(day));
            let past = day <= eve;
            let differ = a
                .zip(b)
                .is_some_and(|(a, b)| a != Mark::Unknown && matters(a, b, past));
            (
                differ,
                a_to.min(b_to).min(if past { eve } else { far_future() }),
            )
        });
    }
    let lines = shown.side.iter_mut().zip(&other.side).zip(&Line::SIDE);
    for ((ours, theirs), line) in lines.filter(|((ours, theirs), _)| ours != theirs) {
        let (mut a, mut b) = (Seen::new(ours), Seen::new(theirs));
        let mut fund = Seen::new(&shown.fund);
        // Nobody is asked how long ago an account was opened: a history that changes nothing else leaves it as it is.
        let any = *line != Line::Account || reason != Reason::HistoryUncertain;
        let doubted = doubt(ours, (Light::Unknown, why), |day| {
            let ((a, a_to), (b, b_to), (fund, to)) = (a.on(day), b.on(day), fund.on(day));
            let differ = a.zip(b).is_some_and(|(a, b)| a != Light::Unknown && a != b);
            let concerned = any || fund == Some(Mark::Unknown);
            (differ && concerned, a_to.min(b_to).min(to))
        });
        *ours = doubted;
    }
}

/// Spans, with `unknown` on the days that `differs` says are in doubt; it says up to which day that stays so, and is asked
/// in the order of days.
fn doubt<S: Copy + PartialEq>(
    spans: &[Span<S>],
    (unknown, why): (S, Why),
    mut differs: impl FnMut(Day) -> (bool, Day),
) -> Vec<Span<S>> {
    let mut doubted = Vec::with_capacity(spans.len() + 4);
    for span in spans {
        let mut cursor = span.from;
        while cursor <= span.to {
            let (differ, to) = differs(cursor);
            let to = span.to.min(to);
            let piece = Span {
                from: cursor,
                to,
                ..*span
            };
            push(
                &mut doubted,
                if differ {
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

/// Whether it matters to anybody that a day is one or the other. What can still be claimed matters of days that are over;
/// of those to come, whether the fund pays.
fn matters(a: Mark, b: Mark, past: bool) -> bool {
    let pays = |mark: Mark| (mark != Mark::Unknown).then(|| mark.pays());
    let claim = |mark| matches!(mark, Mark::Claimable | Mark::MadeUp).then_some(mark);
    pays(a) != pays(b) || (past && claim(a) != claim(b))
}
