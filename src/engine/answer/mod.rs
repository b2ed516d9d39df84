//! The answer to a case: the base run and everything that has to be said beside it.
//!
//! All of it comes from whole runs of the same machine: two futures, one run for each other reading, for each date that
//! is uncertain or near a cut-off, and for each region that knows what this one does not.

mod alarm;
mod contrast;
mod difference;
mod known_on;
mod range;
mod readings;
mod uncertain;
mod unknown;
mod verdict;

pub use alarm::{About, Alarm, Change, Turn};
pub use difference::{Apart, states_differ, stretches_apart};
pub use known_on::known_on;
pub use range::{Extent, Measure, Range, Ranging};
pub use readings::{Alternative, MAX_ALTERNATIVES, Position};
pub(super) use uncertain::{possibly, uncertain_dates};
pub use unknown::Gap as UnknownPoint;
pub use verdict::{Until, Usable, Verdict, usable};

use super::facts::Facts;
use super::ledger::Future;
use super::outcome::Timeline;
use super::run::{Course, Courses};
use crate::calendar::{Day, Month};
use crate::policy::Rules;

/// The answer to a case.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Today, as the case sees it.
    pub as_of: Day,
    /// The record if due premiums go on, uncertain dates shown as 疑 where they matter.
    pub go_on: Timeline,
    /// The record if what the case tells of days to come is done, and nothing else.
    pub planned: Timeline,
    /// The record if nothing more is paid and nothing more is done.
    pub stop: Timeline,
    /// The go-on record of the facts as told, without what uncertain dates make of it: what other readings are held against.
    pub base: Timeline,
    /// Can I now, from when, until when.
    pub verdict: Verdict,
    /// Runs with one other reading each, the open ones first.
    pub alternatives: Vec<Alternative>,
    /// Whether there were more of them than are kept.
    pub more_alternatives: bool,
    /// What is not known here, and from which day it matters.
    pub unknowns: Vec<UnknownPoint>,
    /// Dates near a cut-off.
    pub alarms: Vec<Alarm>,
}

/// The record of a case, 疑 on the days on which an uncertain date matters. `None` only if it has no place at all.
pub fn record(places: &[Rules], facts: &Facts, course: Course) -> Option<Timeline> {
    let Course {
        future,
        pick,
        moved,
    } = course;
    let courses = Courses::new(places, facts, pick, [future], moved)?;
    let [shown] = uncertain::overlay(&courses, courses.run());
    Some(shown)
}

/// The same of a case that may also have been one of `others`: where those come out otherwise, the day is 疑.
pub fn record_among(
    places: &[Rules],
    facts: &Facts,
    others: &[Facts],
    course: Course,
) -> Option<Timeline> {
    let mut shown = record(places, facts, course)?;
    for other in others {
        uncertain::possibly(&mut shown, &record(places, other, course)?, facts.as_of);
    }
    Some(shown)
}

/// A case if due premiums go on, and if nothing more is done.
fn both<'a>(places: &'a [Rules], facts: &'a Facts) -> Option<Courses<'a, 2>> {
    let futures = [Future::GoOn, Future::Stop];
    Courses::new(places, facts, Course::BASE.pick, futures, None)
}

/// Answers a case. `None` only if it has no place at all.
pub fn answer(places: &[Rules], facts: &Facts) -> Option<Answer> {
    answer_among(places, facts, &[])
}

/// Answers a case that may also have been one of `others`: where those come out otherwise, the day is 疑.
pub fn answer_among(places: &[Rules], facts: &Facts, others: &[Facts]) -> Option<Answer> {
    let mut answer = calendar_among(places, facts, others)?;
    answer.weigh(places, facts);
    Some(answer)
}

/// The same, without what only [`Answer::weigh`] finds: what a key can wait for.
pub fn calendar_among(places: &[Rules], facts: &Facts, others: &[Facts]) -> Option<Answer> {
    let courses = both(places, facts)?;
    let told = courses.run();
    let base = told[0].clone();
    let [mut go_on, mut stop] = uncertain::overlay(&courses, told);
    for other in others {
        let courses = both(places, other)?;
        let records = uncertain::overlay(&courses, courses.run());
        for (shown, other) in [&mut go_on, &mut stop].into_iter().zip(&records) {
            uncertain::possibly(shown, other, facts.as_of);
        }
    }
    let planned = if facts.tells_ahead() || others.iter().any(Facts::tells_ahead) {
        let course = Course {
            future: Future::AsPlanned,
            ..Course::BASE
        };
        record_among(places, facts, others, course)?
    } else {
        stop.clone()
    };
    let unknowns = unknown::points(&go_on, &stop, facts.as_of);
    let verdict = verdict::verdict(&go_on, &stop, facts.as_of);
    Some(Answer {
        as_of: facts.as_of,
        go_on,
        planned,
        stop,
        base,
        verdict,
        alternatives: Vec::new(),
        more_alternatives: false,
        unknowns,
        alarms: Vec::new(),
    })
}

impl Answer {
    /// Holds the answer against other readings and against dates on the other side of a cut-off: some dozens of runs.
    pub fn weigh(&mut self, places: &[Rules], facts: &Facts) {
        (self.alternatives, self.more_alternatives) =
            readings::alternatives(places, facts, &self.base);
        self.alarms = alarm::alarms(places, facts, &self.base);
    }

    /// Whether another answer shows the same from a day on.
    pub fn agrees(&self, other: &Self, since: Day) -> bool {
        fn records(answer: &Answer) -> [&Timeline; 3] {
            [&answer.go_on, &answer.planned, &answer.stop]
        }
        let pairs = records(self).into_iter().zip(records(other));
        pairs
            .into_iter()
            .all(|(a, b)| difference::agree(a, b, since))
    }

    /// The first month of the view: three months before `as_of`, but never before the record begins.
    pub fn opens_at(&self) -> Month {
        Month::of(self.as_of).plus(-3).max(self.go_on.first)
    }

    /// The last of the twelve months the calendar opens with.
    pub fn shown_to(&self) -> Month {
        self.opens_at().plus(11)
    }
}
