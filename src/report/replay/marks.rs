//! A line of an answer as nothing but marks and days: what a saved answer and one of today can be compared by.

use crate::calendar::{Day, DayRange, Month, minus_days};
use crate::case::{Saved, SavedLine};
use crate::engine::{Line, Timeline, Why};
use crate::report::words;

/// A stretch of days that begins on a day: its mark, why, and the place whose rules held.
pub(super) struct Days {
    pub since: Day,
    pub mark: char,
    pub why: Why,
}

/// The stretches of a line as they are shown, amendments applied.
pub(super) fn days(timeline: &Timeline, line: Line) -> Vec<Days> {
    let days = |since, mark, why| Days { since, mark, why };
    if line == Line::Fund {
        let spans = timeline.amended().into_iter();
        return spans
            .map(|span| days(span.from, span.state.han(), span.why))
            .collect();
    }
    let spans = timeline.side(line).iter();
    spans
        .map(|span| {
            let mark = words::light_mark(line, span.state);
            days(span.from, mark.chars().next().unwrap_or('-'), span.why)
        })
        .collect()
}

/// The marks of a line.
pub(super) struct Marks {
    /// The first day of each, in order.
    days: Vec<(Day, char)>,
    /// The last month.
    to: Month,
}

impl Marks {
    pub(super) fn shown(timeline: &Timeline, line: Line) -> Self {
        let days = days(timeline, line).into_iter();
        Self::joined(days.map(|days| (days.since, days.mark)), timeline.last)
    }

    pub(super) fn saved(saved: &Saved, line: &SavedLine) -> Self {
        let days = line.days.iter();
        Self::joined(days.map(|days| (days.since, days.mark)), saved.to)
    }

    fn joined(all: impl Iterator<Item = (Day, char)>, to: Month) -> Self {
        let mut days: Vec<(Day, char)> = Vec::new();
        for (since, mark) in all {
            if days.last().is_none_or(|(_, before)| *before != mark) {
                days.push((since, mark));
            }
        }
        Self { days, to }
    }

    /// The months it speaks of.
    pub(super) fn months(&self) -> impl Iterator<Item = Month> + use<> {
        let first = self
            .days
            .first()
            .map_or(self.to, |(day, _)| Month::of(*day));
        let last = self.to;
        (0..=last.since(first)).map(move |n| first.plus(n))
    }

    /// A month's marks, each with its days. Empty for a month it does not speak of.
    pub(super) fn in_month(&self, month: Month) -> Vec<(DayRange, char)> {
        let ends = self.days.iter().skip(1);
        let ends = ends.map(|(next, _)| minus_days(*next, 1));
        let ends = ends.chain([self.to.last()]);
        let ranges = self.days.iter().zip(ends).filter_map(|((from, mark), to)| {
            let range = DayRange::new(*from, to)?;
            Some((range.meet(month.days())?, *mark))
        });
        ranges.collect()
    }

    /// The months both speak of that are not alike.
    pub(super) fn unlike(&self, other: &Self) -> Vec<Month> {
        let both = self.months().filter(|month| {
            let (here, there) = (self.in_month(*month), other.in_month(*month));
            !here.is_empty() && !there.is_empty() && here != there
        });
        both.collect()
    }
}
