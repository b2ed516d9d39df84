//! What if: two answers held against each other. Where they part, on every line, what each shows there, and the rules that
//! decide it on either side. Knows reports; changes no case and makes no rule.

mod told;

pub use told::{Said, Weight};

use super::calendar::{Sheet, fund_cell, row};
use super::explain::{Basis, deciding};
use super::told::alike;
use super::{Report, words};
use crate::calendar::{Day, DayRange, Month, minus_days};
use crate::engine::{Line, Reason, Span, Why, first_difference_of, states_differ};
use crate::i18n::Lang;
use crate::policy::{Mark, SlotId};

/// How many months stand side by side at most.
const MONTHS: i32 = 12;
/// So many months before the first difference, where the calendar has to be moved to show it.
const LEAD: i32 = 3;

/// Two answers held against each other.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The lines on which they part, the fund first.
    pub differences: Vec<Difference>,
    /// The days both of them show.
    pub common: Option<DayRange>,
    fund: [Vec<Span<Mark>>; 2],
    opens: Month,
}

/// Where two answers part on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The line.
    pub line: Line,
    /// The first day on which they show something else.
    pub day: Day,
    /// What the one shows on that day, and what the other.
    pub sides: [Side; 2],
}

/// What one of two answers shows on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The days that are alike from there on, to the end of the month.
    pub days: DayRange,
    /// The mark.
    pub mark: String,
    /// What the mark means.
    pub word: &'static str,
    /// Why.
    pub reason: String,
    /// The parameter whose rule decided, if one did.
    pub slot: Option<SlotId>,
    /// The rules that decided.
    pub basis: Vec<Basis>,
}

/// Holds two answers against each other.
pub fn compare(lang: Lang, a: &Report, b: &Report) -> Comparison {
    let (records, reports) = ([&a.answer.go_on, &b.answer.go_on], [a, b]);
    let first = records.map(|record| record.first);
    let first = first.into_iter().min().unwrap_or(a.answer.go_on.first);
    let fund = reports.map(|report| fund(report, first));
    let [ours, theirs] = &fund;
    let common = common(ours, theirs);
    let mut differences = Vec::new();
    if let Some(day) = states_differ(ours, theirs) {
        let side = |(report, spans): (&Report, &Vec<Span<Mark>>)| {
            let word = |span: &Span<Mark>| {
                words::fund_word(lang, span.state, &span.why.reason, report.answer.as_of)
            };
            let mark = |state: Mark| state.han().to_string();
            side(lang, report, Line::Fund, spans, day, mark, word)
        };
        if let (Some(a), Some(b)) = (side((a, ours)), side((b, theirs))) {
            differences.push(Difference {
                line: Line::Fund,
                day,
                sides: [a, b],
            });
        }
    }
    for line in Line::SIDE {
        let Some(day) = first_difference_of(line, &a.answer.go_on, &b.answer.go_on) else {
            continue;
        };
        let side = |report: &Report| {
            let mark = |state| words::light_mark(line, state).to_owned();
            let word = |span: &Span<_>| words::light_word(lang, span.state);
            side(
                lang,
                report,
                line,
                report.answer.go_on.side(line),
                day,
                mark,
                word,
            )
        };
        if let (Some(a), Some(b)) = (side(a), side(b)) {
            differences.push(Difference {
                line,
                day,
                sides: [a, b],
            });
        }
    }
    let opens = a.answer.opens_at().min(b.answer.opens_at());
    Comparison {
        opens: in_sight(opens, differences.first()),
        differences,
        common,
        fund,
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

/// The days both records cover.
fn common(a: &[Span<Mark>], b: &[Span<Mark>]) -> Option<DayRange> {
    let from = a.first()?.from.max(b.first()?.from);
    DayRange::new(from, a.last()?.to.min(b.last()?.to))
}

/// The month the calendars open with: as each by itself, unless the first difference would be out of sight.
fn in_sight(opens: Month, first: Option<&Difference>) -> Month {
    let Some(month) = first.map(|difference| Month::of(difference.day)) else {
        return opens;
    };
    if (0..MONTHS).contains(&month.since(opens)) {
        opens
    } else {
        month.plus(-LEAD)
    }
}

/// What an answer shows on a day of a line.
fn side<S: Copy>(
    lang: Lang,
    report: &Report,
    line: Line,
    spans: &[Span<S>],
    day: Day,
    mark: impl Fn(S) -> String,
    word: impl Fn(&Span<S>) -> &'static str,
) -> Option<Side> {
    let span = spans
        .iter()
        .find(|span| span.from <= day && day <= span.to)?;
    let month = Month::of(day);
    let reason = words::reason(
        lang,
        line,
        &span.why.reason,
        report.decided_by(span.why),
        report.tense(line, span),
        report.years(span.place),
        report.answer.as_of,
    );
    Some(Side {
        days: DayRange::new(day, span.to.min(month.last()))?,
        mark: mark(span.state),
        word: word(span),
        reason,
        slot: report.decided_by(span.why),
        basis: deciding(lang, report, span.why, span.place, month),
    })
}

impl Comparison {
    /// Where they part: on the fund, or if they do not part there, on the first line on which they do.
    pub fn first(&self) -> Option<&Difference> {
        self.differences.first()
    }

    /// The month their calendars open with.
    pub const fn opens_at(&self) -> Month {
        self.opens
    }

    /// The first and the last month either of them shows.
    pub fn months(&self) -> Option<(Month, Month)> {
        let ends = |pick: fn(&Vec<Span<Mark>>) -> Option<Day>| self.fund.iter().filter_map(pick);
        let first = ends(|spans| Some(spans.first()?.from)).min()?;
        let last = ends(|spans| Some(spans.last()?.to)).max()?;
        Some((Month::of(first), Month::of(last)))
    }

    /// The fund's days of one of the two in a month.
    pub fn days_in(&self, side: usize, month: Month) -> Vec<Span<Mark>> {
        let (first, last) = (month.first(), month.last());
        let spans = self.fund.get(side).map_or(&[][..], Vec::as_slice).iter();
        let within = spans.filter(|span| span.from <= last && first <= span.to);
        within
            .map(|span| Span {
                from: span.from.max(first),
                to: span.to.min(last),
                ..*span
            })
            .collect()
    }

    /// Whether the fund is not the same on some day of a month.
    pub fn differs_in(&self, month: Month) -> bool {
        states_differ(&self.days_in(0, month), &self.days_in(1, month)).is_some()
    }

    /// Both calendars over the same months, and which of these are not the same.
    pub fn sheet(&self, lang: Lang, first: Month, count: u8) -> Sheet {
        let months: Vec<Month> = (0..i32::from(count)).map(|n| first.plus(n)).collect();
        let fund = |side: usize, name: &str| {
            let cells = months.iter().map(|month| {
                let days = self.days_in(side, *month);
                let mut marks: Vec<Mark> = days.into_iter().map(|span| span.state).collect();
                marks.dedup();
                fund_cell(&marks)
            });
            row(Some(Line::Fund), name, cells)
        };
        let differs = months.iter().map(|month| {
            let mark = self.differs_in(*month).then(|| lang.compare_mark());
            super::Cell {
                text: mark.unwrap_or("").to_owned(),
                ..super::Cell::default()
            }
        });
        let rows = vec![
            fund(0, lang.compare_a()),
            fund(1, lang.compare_b()),
            row(None, lang.compare_differs(), differs),
        ];
        Sheet { months, rows }
    }
}
