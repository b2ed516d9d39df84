//! Can I now; from when; until when (design §3, "both ends").

use super::super::outcome::{Span, Timeline};
use crate::calendar::{Day, plus_days};
use crate::policy::Mark;

/// The answer in three lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The state of today; `None` only for a record that does not reach today.
    pub now: Option<Span<Mark>>,
    /// From when the fund pays.
    pub usable: Usable,
    /// How long what is already paid lasts, once it is usable.
    pub until: Option<Until>,
}

/// From when the fund pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usable {
    /// It does now, since this day (the first day of the record at the earliest).
    Now {
        /// Since this day.
        since: Day,
    },
    /// From this day.
    From(Day),
    /// Not before the first day; by the second for certain, if anything is certain.
    Between(Day, Option<Day>),
    /// Not within the time the record covers, as things stand.
    NotInSight,
}

/// How long what is already paid lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Through this day.
    Day(Day),
    /// At least through this day; how much longer is not known here.
    AtLeast(Day),
    /// Beyond the time the record covers.
    Beyond,
}

pub(super) fn verdict(go_on: &Timeline, stop: &Timeline, as_of: Day) -> Verdict {
    // Today rests on what has been paid, not on what is still to come.
    let now = stop.fund_on(as_of, Some(as_of));
    let usable = usable(go_on, as_of);
    let from = match usable {
        Usable::Now { .. } => Some(as_of),
        Usable::From(day) => Some(day),
        Usable::Between(_, certain) => certain,
        Usable::NotInSight => None,
    };
    Verdict {
        now,
        usable,
        until: from.and_then(|from| until(stop, from)),
    }
}

/// From when the fund pays, seen from a day.
pub fn usable(timeline: &Timeline, day: Day) -> Usable {
    let later = || timeline.fund.iter().filter(move |span| span.to >= day);
    let first_paying = later().find(|span| span.state.pays());
    if first_paying.is_some_and(|span| span.from <= day) {
        return Usable::Now {
            since: stretch_start(timeline, day),
        };
    }
    let certain = first_paying.map(|span| span.from);
    let doubtful = later()
        .take_while(|span| certain.is_none_or(|certain| span.from < certain))
        .find(|span| span.state == Mark::Unknown)
        .map(|span| span.from.max(day));
    match (doubtful, certain) {
        (Some(doubtful), certain) => Usable::Between(doubtful, certain),
        (None, Some(certain)) => Usable::From(certain),
        (None, None) => Usable::NotInSight,
    }
}

/// The first day of the unbroken stretch of use that `day` lies in.
fn stretch_start(timeline: &Timeline, day: Day) -> Day {
    let mut start = day;
    for span in timeline.fund.iter().rev().filter(|span| span.from <= day) {
        if !span.state.pays() || plus_days(span.to, 1) < start {
            break;
        }
        start = span.from;
    }
    start
}

/// How long the stretch of use that holds `day` lasts.
fn until(stop: &Timeline, day: Day) -> Option<Until> {
    let mut last = None;
    for span in stop.fund.iter().filter(|span| span.to >= day) {
        match (span.state.pays(), last) {
            (true, _) => last = Some(span.to),
            (false, Some(last)) if span.state == Mark::Unknown => {
                return Some(Until::AtLeast(last));
            }
            (false, Some(last)) => return Some(Until::Day(last)),
            // Usable only through premiums that are still to come: nothing paid so far lasts.
            (false, None) => return None,
        }
    }
    last.map(|_| Until::Beyond)
}
