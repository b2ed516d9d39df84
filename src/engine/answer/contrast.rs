//! Two records of one person held against each other: on which days somebody would be better off with which.

use std::cmp::Ordering;

use super::super::outcome::Timeline;
use crate::calendar::{Day, minus_days, plus_days};
use crate::policy::Mark;

/// What a day is worth to whoever needs care on it, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    /// The fund does not pay.
    Nothing,
    /// It may: that is not determinable, or there is still time to make up for it.
    Perhaps,
    /// It pays, at the counter or afterwards.
    Paid,
}

/// What the days of a stretch are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Days {
    from: Day,
    to: Day,
    worth: Worth,
    mark: Mark,
}

/// A record, reduced to what its days are worth, seen from a day.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    days: Vec<Days>,
    care: Care,
}

/// What somebody can still care about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Care {
    /// What the counter did before is over.
    pub since: Day,
    /// Today.
    pub today: Day,
    /// What was paid afterwards for days before.
    pub receipts: Receipts,
}

/// Whether receipts of a gap can still be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Receipts {
    /// The date in question is recent.
    Fresh,
    /// It is long past, and so is all that hung on it.
    Stale,
}

/// Days on which one of two records is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    pub from: Day,
    pub to: Day,
    /// What they are worth, in half days: whether the fund pays at all is half of what it does for certain.
    pub halves: i64,
    /// How the first record is to the second.
    pub order: Ordering,
    /// Where the better of the two would pay.
    pub place: Desk,
}

/// Where the fund pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Desk {
    /// At the counter.
    Counter,
    /// By hand, afterwards.
    Claims,
}

impl Picture {
    /// The record as seen by somebody who cares for some of it.
    pub(super) fn of(timeline: &Timeline, care: Care) -> Self {
        let mut days: Vec<Days> = Vec::with_capacity(16);
        for span in timeline.amended() {
            let last = span.why.reason.claim_until();
            let open = last.is_some_and(|last| last >= care.today);
            let worth = match span.state {
                mark if mark.pays() => Worth::Paid,
                Mark::MadeUp => Worth::Paid,
                Mark::Unknown => Worth::Perhaps,
                Mark::Claimable if open => Worth::Perhaps,
                _ => Worth::Nothing,
            };
            let piece = Days {
                from: span.from,
                to: span.to,
                worth,
                mark: span.state,
            };
            // Nobody has receipts of days to come.
            if piece.mark == Mark::Claimable && piece.to > care.today {
                let tomorrow = plus_days(care.today, 1).max(piece.from);
                if piece.from <= care.today {
                    days.push(Days {
                        to: care.today,
                        ..piece
                    });
                }
                days.push(Days {
                    from: tomorrow,
                    worth: Worth::Nothing,
                    ..piece
                });
            } else {
                days.push(piece);
            }
        }
        Self { days, care }
    }

    /// The stretches on which two records are not worth the same, in order.
    pub(super) fn against(&self, other: &Self) -> Vec<Difference> {
        let nothing = (Worth::Nothing, Mark::NotEnrolled);
        let (mut ours, mut theirs) = (self.days.as_slice(), other.days.as_slice());
        let first = |days: &[Days]| days.first().map(|days| days.from);
        let mut cursor = first(ours).into_iter().chain(first(theirs)).min();
        let mut differences: Vec<Difference> = Vec::new();
        while let Some(day) = cursor {
            let (a, a_to) = seen(&mut ours, day);
            let (b, b_to) = seen(&mut theirs, day);
            let past = (day < self.care.since).then(|| minus_days(self.care.since, 1));
            let to = a_to.into_iter().chain(b_to).chain(past).min();
            let to = to.filter(|_| a_to.or(b_to).is_some());
            cursor = to.map(|to| plus_days(to, 1));
            let (a, b) = (a.unwrap_or(nothing), b.unwrap_or(nothing));
            let order = a.0.cmp(&b.0);
            let Some(to) = to.filter(|_| order != Ordering::Equal) else {
                continue;
            };
            let better = if order == Ordering::Greater { a.1 } else { b.1 };
            let (place, over) = match (better, self.care.receipts) {
                (Mark::Claimable, _) | (Mark::MadeUp, Receipts::Fresh) => (Desk::Claims, false),
                (Mark::MadeUp, Receipts::Stale) => (Desk::Claims, past.is_some()),
                _ => (Desk::Counter, past.is_some()),
            };
            if over {
                continue;
            }
            let found = Difference {
                from: day,
                to,
                halves: (a.0 as i64 - b.0 as i64).abs() * days_between(day, to),
                order,
                place,
            };
            match differences.last_mut() {
                Some(last) if last.goes_on_as(&found) => {
                    last.to = to;
                    last.halves += found.halves;
                }
                _ => differences.push(found),
            }
        }
        differences
    }

    /// How many days one of two records is better than the other, all in all.
    pub(super) fn apart(&self, other: &Self) -> i64 {
        let differences = self.against(other);
        let halves = differences.iter().map(|difference| difference.halves);
        halves.sum::<i64>() / 2
    }

    /// Whether the fund pays at the counter on a day.
    pub(super) fn pays_on(&self, day: Day) -> bool {
        self.on(day).is_some_and(|days| days.mark.pays())
    }

    /// The first day from `day` on of which it is open what it is worth.
    pub(super) fn open_from(&self, day: Day) -> Option<Day> {
        let later = self.days.iter().filter(|days| days.to >= day);
        let mut open = later.filter(|days| days.mark == Mark::Unknown);
        open.next().map(|days| days.from.max(day))
    }

    /// The first day from `day` on that the fund pays for at the counter.
    pub(super) fn pays_from(&self, day: Day) -> Option<Day> {
        let later = self.days.iter().filter(|days| days.to >= day);
        let mut paying = later.filter(|days| days.mark.pays());
        paying.next().map(|days| days.from.max(day))
    }

    fn on(&self, day: Day) -> Option<&Days> {
        self.days
            .iter()
            .find(|days| days.from <= day && day <= days.to)
    }
}

impl Difference {
    /// On how many days of `others` it rests.
    pub(super) fn rests_on(&self, others: &[Self]) -> i64 {
        let alike = others.iter().filter(|other| other.order == self.order);
        let common =
            alike.map(|other| days_between(self.from.max(other.from), self.to.min(other.to)));
        common.filter(|days| *days > 0).sum()
    }

    fn goes_on_as(&self, next: &Self) -> bool {
        (self.order, self.place) == (next.order, next.place) && plus_days(self.to, 1) == next.from
    }
}

fn days_between(from: Day, to: Day) -> i64 {
    (to - from).num_days() + 1
}

/// What a record shows on `day`, and the last day on which that stays so. Days are asked in order.
fn seen(rest: &mut &[Days], day: Day) -> (Option<(Worth, Mark)>, Option<Day>) {
    while let Some((_, later)) = rest.split_first().filter(|(days, _)| days.to < day) {
        *rest = later;
    }
    match rest.first() {
        Some(days) if days.from <= day => (Some((days.worth, days.mark)), Some(days.to)),
        Some(days) => (None, Some(minus_days(days.from, 1))),
        None => (None, None),
    }
}
