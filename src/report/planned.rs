//! What a day rests on that has not happened yet: premiums still to come, or what somebody means to do (预计).

use super::Report;
use crate::calendar::Month;
use crate::engine::{Line, Span, Timeline, Why};
use crate::i18n::Lang;

/// What a month rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// On what has happened.
    No,
    /// On premiums that are due as before.
    IfPaidOn,
    /// On what the case tells of days to come.
    AsPlanned,
}

/// Whether something has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// It has, or it holds without anything more being done.
    Fact,
    /// It holds if what is expected comes.
    Expected,
}

impl Report {
    /// What a month of a line rests on.
    pub fn expected(&self, line: Line, month: Month) -> Expected {
        let answer = &self.answer;
        if month < Month::of(answer.as_of) {
            return Expected::No;
        }
        if differ(line, month, &answer.go_on, &answer.planned) {
            Expected::IfPaidOn
        } else if differ(line, month, &answer.planned, &answer.stop) {
            Expected::AsPlanned
        } else {
            Expected::No
        }
    }

    /// Whether days of a line are so for the reason given even if nothing more is done.
    pub(super) fn tense<S>(&self, line: Line, span: &Span<S>) -> Tense {
        if span.from <= self.answer.as_of {
            return Tense::Fact;
        }
        let why: Option<Why> = match line {
            Line::Fund => self
                .answer
                .stop
                .fund_on(span.from, None)
                .map(|span| span.why),
            line => {
                let mut spans = self.answer.stop.side_in(line, Month::of(span.from));
                let that_day = spans.find(|one| span.from <= one.to);
                that_day.map(|span| span.why)
            }
        };
        match why {
            Some(why) if why.reason != span.why.reason => Tense::Expected,
            _ => Tense::Fact,
        }
    }
}

/// Whether two records show a month of a line otherwise.
fn differ(line: Line, month: Month, a: &Timeline, b: &Timeline) -> bool {
    let lights = |timeline: &Timeline| -> Vec<_> {
        let spans = timeline.side_in(line, month);
        spans.map(|span| (span.from, span.state)).collect()
    };
    match line {
        Line::Fund => a.marks_in(month, None).ne(b.marks_in(month, None)),
        _ => lights(a) != lights(b),
    }
}

/// What stands beside the name of a month.
pub fn expected_note(lang: Lang, expected: Expected) -> &'static str {
    match expected {
        Expected::No => "",
        Expected::IfPaidOn => lang.month_expected(),
        Expected::AsPlanned => lang.month_planned(),
    }
}
