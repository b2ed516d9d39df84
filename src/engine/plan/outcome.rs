//! What comes of a plan.

use std::cmp::Ordering;

use crate::calendar::{Day, DayRange, far_future};
use crate::engine::answer::{Usable, usable};
use crate::engine::outcome::{Timeline, Why};
use crate::policy::Mark;

/// What comes of doing something on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// From when the fund pays, seen from today.
    pub usable: Usable,
    /// The first day after that on which it is not certain to pay, within the record, though what is due is paid.
    pub breaks: Option<Day>,
    /// What it is like on that day: stopped, claimable, or nobody knows.
    pub breaks_as: Option<Mark>,
    /// From when it pays again for certain after that.
    pub resumes: Option<Day>,
    /// From when it pays in full, where it first pays in part; `None`: it pays in full at once, or in part throughout.
    pub full: Option<Day>,
    /// Whether it first pays in part.
    pub partly: bool,
    /// Months or years paid on the day.
    pub at_once: u16,
    /// Months or years paid by the day the fund pays, those at once included.
    pub payments: u16,
    /// Days without cover that can be claimed afterwards because of it.
    pub claimable: Vec<DayRange>,
    /// Why it pays from that day and not before: what there is to wait for, if there is anything, or what opens it.
    pub why: Option<Why>,
}

impl Outcome {
    /// Reads a record off, with what was paid on the day and the days on which more is due.
    pub(super) fn of(timeline: &Timeline, today: Day, (at_once, paid): (u16, &[Day])) -> Self {
        let usable = usable(timeline, today);
        let certain = certain(usable, today);
        let after = |from: Day| timeline.fund.iter().filter(move |span| span.to >= from);
        let broken = certain.and_then(|from| {
            let stops = after(from).find(|span| !span.state.pays())?;
            Some((stops.from.max(from), stops))
        });
        let resumes = broken.and_then(|(day, _)| {
            let again = after(day).find(|span| span.state.pays())?;
            Some(again.from)
        });
        let first = certain.and_then(|from| after(from).next());
        let partly = first.is_some_and(|span| span.state == Mark::Partial);
        let full = certain.filter(|_| partly).and_then(|from| {
            let whole = after(from).find(|span| span.state == Mark::Active)?;
            Some(whole.from)
        });
        let begins = certain.or(possible(usable, today));
        let on = |day: Day| timeline.fund.iter().find(|span| span.to >= day);
        let waits = begins.and_then(|begins| {
            let mut before = timeline.fund.iter().filter(|span| span.to < begins);
            before.rfind(|span| matches!(span.state, Mark::Waiting | Mark::Unknown))
        });
        let waits = waits.filter(|span| span.to >= today);
        let by = certain.unwrap_or(far_future());
        let due = paid.iter().filter(|day| **day < by).count();
        let due = u16::try_from(due).unwrap_or(u16::MAX);
        let mut claimable: Vec<DayRange> = Vec::new();
        for made in timeline
            .amendments
            .iter()
            .filter(|made| made.known >= today)
        {
            if !claimable.contains(&made.days) {
                claimable.push(made.days);
            }
        }
        Self {
            usable,
            breaks: broken.map(|(day, _)| day),
            breaks_as: broken.map(|(_, span)| span.state),
            resumes,
            full,
            partly,
            at_once,
            payments: if certain.is_some() {
                at_once.saturating_add(due)
            } else {
                at_once
            },
            claimable,
            why: waits.or(begins.and_then(on)).map(|span| span.why),
        }
    }

    /// Takes over from when and until when another pays, and why; what is paid for it stays.
    pub(super) fn take_days_of(&mut self, other: &Self) {
        *self = Self {
            at_once: self.at_once,
            payments: self.payments,
            claimable: std::mem::take(&mut self.claimable),
            ..*other
        };
    }

    /// The day from which the fund pays for certain, if there is one.
    pub fn certain(&self, today: Day) -> Option<Day> {
        certain(self.usable, today)
    }

    /// The first day on which it may pay.
    pub fn possible(&self, today: Day) -> Option<Day> {
        possible(self.usable, today)
    }

    /// How many days before `today` can be claimed because of it.
    pub fn claimed_before(&self, today: Day) -> i64 {
        let days = self.claimable.iter().filter(|days| days.from() < today);
        days.map(|days| (days.to().min(today) - days.from()).num_days() + 1)
            .sum()
    }

    /// Less is better: the day it pays for certain, the day it may pay, how long it lasts, and when it is back and full.
    pub fn against(&self, other: &Self, today: Day) -> Ordering {
        let worth = |outcome: &Self| {
            let certain = outcome.certain(today).unwrap_or(far_future());
            let possible = outcome.possible(today).unwrap_or(far_future());
            let breaks = outcome.breaks.unwrap_or(far_future());
            let resumes = outcome.resumes.unwrap_or(far_future());
            let full = if outcome.partly {
                outcome.full.unwrap_or(far_future())
            } else {
                certain
            };
            (certain, possible, std::cmp::Reverse(breaks), resumes, full)
        };
        worth(self).cmp(&worth(other))
    }
}

fn possible(usable: Usable, today: Day) -> Option<Day> {
    match usable {
        Usable::Between(first, _) => Some(first),
        other => certain(other, today),
    }
}

fn certain(usable: Usable, today: Day) -> Option<Day> {
    match usable {
        Usable::Now { .. } => Some(today),
        Usable::From(day) => Some(day),
        Usable::Between(_, certain) => certain,
        Usable::NotInSight => None,
    }
}
