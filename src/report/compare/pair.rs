//! The fund of two answers over the same months. Knows their records; whatever is said of them is said elsewhere.

use super::Comparison;
use crate::calendar::{Day, DayRange, Month, minus_days};
use crate::engine::{Apart, Line, Reason, Span, Why, states_differ, stretches_apart};
use crate::i18n::Lang;
use crate::policy::Mark;
use crate::report::Report;
use crate::report::calendar::{Cell, Sheet, fund_cell, row};
use crate::report::told::alike;

/// The fund's days of two answers, amendments included.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    fund: [Vec<Span<Mark>>; 2],
}

impl Pair {
    pub(super) fn of(reports: [&Report; 2]) -> Self {
        let [a, b] = reports.map(|report| report.answer.go_on.first);
        Self {
            fund: reports.map(|report| fund(report, a.min(b))),
        }
    }

    pub(super) fn stretches(&self) -> Vec<Apart<Mark>> {
        let [a, b] = &self.fund;
        stretches_apart(a, b)
    }

    /// The days both show.
    pub(super) fn common(&self) -> Option<DayRange> {
        let [a, b] = &self.fund;
        let from = a.first()?.from.max(b.first()?.from);
        DayRange::new(from, a.last()?.to.min(b.last()?.to))
    }

    /// The first and the last month either shows.
    pub(super) fn months(&self) -> Option<(Month, Month)> {
        let ends = |end: fn(&Vec<Span<Mark>>) -> Option<Day>| self.fund.iter().filter_map(end);
        let first = ends(|spans| Some(spans.first()?.from)).min()?;
        let last = ends(|spans| Some(spans.last()?.to)).max()?;
        Some((Month::of(first), Month::of(last)))
    }

    /// The days of a month.
    pub(super) fn days_in(&self, month: Month) -> [Vec<Span<Mark>>; 2] {
        let (first, last) = (month.first(), month.last());
        self.fund.each_ref().map(|spans| {
            let within = spans
                .iter()
                .filter(|span| span.from <= last && first <= span.to);
            within
                .map(|span| Span {
                    from: span.from.max(first),
                    to: span.to.min(last),
                    ..*span
                })
                .collect()
        })
    }

    pub(super) fn differs_in(&self, month: Month) -> bool {
        let [a, b] = self.days_in(month);
        states_differ(&a, &b).is_some()
    }
}

/// The fund's days from a month on. Where nothing was paid before the first thing told, the days before it are days
/// without cover, as the engine has them; where more was paid before, they are not told.
fn fund(report: &Report, first: Month) -> Vec<Span<Mark>> {
    let record = &report.answer.go_on;
    let mut spans = record.amended();
    let is_all = alike(report, |facts| Some(facts.reaches_back())) == Some(false);
    if first < record.first && is_all {
        let nothing = Span {
            from: first.first(),
            to: minus_days(record.first.first(), 1),
            state: Mark::NotEnrolled,
            why: Why {
                reason: Reason::NothingPaid,
                rule: None,
            },
            place: spans.first().map_or(0, |span| span.place),
        };
        spans.insert(0, nothing);
    }
    spans
}

impl Comparison {
    /// Both calendars over the same months, and which of these are not the same.
    pub fn sheet(&self, lang: Lang, first: Month, count: u8) -> Sheet {
        let months: Vec<Month> = (0..i32::from(count)).map(|n| first.plus(n)).collect();
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let mut differs = Vec::new();
        for month in &months {
            let [a, b] = self.pair.days_in(*month).map(|days| {
                let mut marks: Vec<Mark> = days.into_iter().map(|span| span.state).collect();
                marks.dedup();
                fund_cell(marks)
            });
            ours.push(a);
            theirs.push(b);
            let mark = self.differs_in(*month).then(|| lang.compare_mark());
            differs.push(Cell {
                text: mark.unwrap_or("").to_owned(),
                ..Cell::default()
            });
        }
        let rows = vec![
            row(Some(Line::Fund), lang.compare_a(), ours.into_iter()),
            row(Some(Line::Fund), lang.compare_b(), theirs.into_iter()),
            row(None, lang.compare_differs(), differs.into_iter()),
        ];
        Sheet { months, rows }
    }
}
