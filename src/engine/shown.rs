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
    pub fn fund_in(&self, month: Month, cut: Option<Day>) -> impl Iterator<Item = Span<Mark>> {
        let cut = cut.unwrap_or(far_future());
        joined(within(&self.fund, month).flat_map(move |lived| self.pieces(lived, cut)))
    }

    /// All spans of the fund, with all amendments.
    pub fn amended(&self) -> Vec<Span<Mark>> {
        if self.amendments.is_empty() {
            return self.fund.clone();
        }
        let mut shown = Vec::with_capacity(self.fund.len() + 4);
        for lived in &self.fund {
            for piece in self.pieces(*lived, far_future()) {
                push(&mut shown, piece);
            }
        }
        shown
    }

    /// The spans of a side line within `month`.
    pub fn side_in(&self, line: Line, month: Month) -> impl Iterator<Item = Span<Light>> {
        within(self.side(line), month)
    }

    /// The state of the fund on a day, amendments known by `cut` included.
    pub fn fund_on(&self, day: Day, cut: Option<Day>) -> Option<Span<Mark>> {
        let mut spans = self.fund_in(Month::of(day), cut);
        spans.find(|span| span.from <= day && day <= span.to)
    }

    /// The states of a month in order, neighbours that are alike joined.
    pub fn marks_in(&self, month: Month, cut: Option<Day>) -> impl Iterator<Item = Mark> {
        let mut last = None;
        let marks = self.fund_in(month, cut).map(|span| span.state);
        marks.filter(move |mark| last.replace(*mark) != Some(*mark))
    }

    /// All months.
    pub fn months(&self) -> impl Iterator<Item = Month> + use<> {
        let (first, last) = (self.first, self.last);
        (0..=last.since(first)).map(move |n| first.plus(n))
    }

    /// What became of a span that was lived.
    fn pieces(&self, lived: Span<Mark>, cut: Day) -> impl Iterator<Item = Span<Mark>> {
        let mut rest = Some(lived);
        std::iter::from_fn(move || {
            let lived = rest?;
            let piece = if lived.may_be_amended() {
                self.amended_first(lived, cut)
            } else {
                lived
            };
            rest = (piece.to < lived.to).then(|| Span {
                from: plus_days(piece.to, 1),
                ..lived
            });
            Some(piece)
        })
    }

    /// The first days of a span, as long as one thing is to be said of them.
    fn amended_first(&self, lived: Span<Mark>, cut: Day) -> Span<Mark> {
        let known = || self.amendments.iter().filter(|a| a.known <= cut);
        if let Some(a) = known().find(|a| a.days.contains(lived.from)) {
            return Span {
                to: a.days.to().min(lived.to),
                state: Mark::MadeUp,
                why: a.why,
                ..lived
            };
        }
        let from = known().map(|a| a.days.from());
        let next = from.filter(|from| *from > lived.from).min();
        Span {
            to: next.map_or(lived.to, |next| minus_days(next, 1).min(lived.to)),
            ..lived
        }
    }
}

/// Neighbours that say the same in one.
fn joined<S: Copy + PartialEq>(
    mut spans: impl Iterator<Item = Span<S>>,
) -> impl Iterator<Item = Span<S>> {
    let mut next = spans.next();
    std::iter::from_fn(move || {
        let mut span = next.take()?;
        for after in spans.by_ref() {
            if !span.says_what(&after) {
                next = Some(after);
                break;
            }
            span.to = after.to;
        }
        Some(span)
    })
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
