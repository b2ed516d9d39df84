//! What a month shows: the days as they were lived, and what has been amended since, up to a cut.
//!
//! Mostly an amendment turns 追 into 补. But who was told 停 where the months were unpaid may make them up where they have
//! moved to, and who was told 疑 may have paid for days that are paid for either way: a payment that is known to reach back
//! over a day without cover makes 补 of it, whatever it was called. What was lived stays written as it was.

use super::outcome::{Light, Line, Reason, Span, Timeline, push};
use crate::calendar::{Day, Month, far_future, minus_days, plus_days};
use crate::policy::Mark;

impl Timeline {
    /// The spans of the fund within `month`, with the amendments known by `cut`.
    pub fn fund_in(&self, month: Month, cut: Option<Day>) -> Vec<Span<Mark>> {
        let cut = cut.unwrap_or(far_future());
        let mut shown = Vec::with_capacity(4);
        for lived in within(&self.fund, month) {
            if lived.may_be_amended() {
                self.amend(lived, cut, &mut shown);
            } else {
                push(&mut shown, lived);
            }
        }
        shown
    }

    /// All spans of the fund, with all amendments.
    pub fn amended(&self) -> Vec<Span<Mark>> {
        let mut shown = Vec::with_capacity(self.fund.len() + 4);
        for lived in &self.fund {
            if lived.may_be_amended() {
                self.amend(*lived, far_future(), &mut shown);
            } else {
                shown.push(*lived);
            }
        }
        shown
    }

    /// The spans of a side line within `month`.
    pub fn side_in(&self, line: Line, month: Month) -> Vec<Span<Light>> {
        within(self.side(line), month).collect()
    }

    /// The state of the fund on a day, amendments known by `cut` included.
    pub fn fund_on(&self, day: Day, cut: Option<Day>) -> Option<Span<Mark>> {
        let spans = self.fund_in(Month::of(day), cut);
        spans
            .into_iter()
            .find(|span| span.from <= day && day <= span.to)
    }

    /// The states of a month in order, neighbours that are alike joined.
    pub fn marks_in(&self, month: Month, cut: Option<Day>) -> Vec<Mark> {
        let mut marks: Vec<Mark> = self
            .fund_in(month, cut)
            .into_iter()
            .map(|span| span.state)
            .collect();
        marks.dedup();
        marks
    }

    /// All months.
    pub fn months(&self) -> impl Iterator<Item = Month> + use<> {
        let (first, last) = (self.first, self.last);
        (0..=last.since(first)).map(move |n| first.plus(n))
    }

    fn amend(&self, lived: Span<Mark>, cut: Day, shown: &mut Vec<Span<Mark>>) {
        let mut cursor = lived.from;
        while cursor <= lived.to {
            let known = || self.amendments.iter().filter(|a| a.known <= cut);
            let (to, state, why) = if let Some(a) = known().find(|a| a.days.contains(cursor)) {
                (a.days.to().min(lived.to), Mark::MadeUp, a.why)
            } else {
                let later = known()
                    .map(|a| a.days.from())
                    .filter(|from| *from > cursor)
                    .min();
                let to = later.map_or(lived.to, |from| minus_days(from, 1).min(lived.to));
                (to, lived.state, lived.why)
            };
            let piece = Span {
                from: cursor,
                to,
                state,
                why,
                place: lived.place,
            };
            push(shown, piece);
            cursor = plus_days(to, 1);
        }
    }
}

impl Span<Mark> {
    /// Whether a payment that reaches back over these days changes what can be said of them. Where they are in doubt
    /// because nobody remembers, it is in doubt as well.
    const fn may_be_amended(&self) -> bool {
        match self.state {
            Mark::Claimable | Mark::Lapsed | Mark::Ended | Mark::NotEnrolled => true,
            Mark::Suspended => !matches!(self.why.reason, Reason::NotActivated),
            Mark::Unknown => matches!(self.why.reason, Reason::RuleUnknown { .. }),
            Mark::Active | Mark::Partial | Mark::Waiting | Mark::MadeUp => false,
        }
    }
}

/// The parts of spans that lie in a month.
fn within<S: Copy>(spans: &[Span<S>], month: Month) -> impl Iterator<Item = Span<S>> {
    let (first, last) = (month.first(), month.last());
    let start = spans.partition_point(|span| span.to < first);
    spans
        .get(start..)
        .unwrap_or(&[])
        .iter()
        .take_while(move |span| span.from <= last)
        .map(move |span| Span {
            from: span.from.max(first),
            to: span.to.min(last),
            ..*span
        })
}
