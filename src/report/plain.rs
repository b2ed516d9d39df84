//! A month in the words of whoever only wants to know whether it pays: four words, and what a month that changes adds.
//!
//! The exact states stand beside them in the calendar; nothing is said here that those do not say.

use super::{Expected, Report};
use crate::calendar::{Day, Month};
use crate::engine::{Line, Reason, Span};
use crate::i18n::Lang;
use crate::policy::Mark;
use chrono::Datelike;

/// Whether it pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// It pays.
    Pays,
    /// It pays in part.
    Partly,
    /// It does not.
    Not,
    /// It does, once what is missing is made up, or because it was.
    IfMadeUp,
    /// It has to be asked.
    Ask,
}

impl Plain {
    /// What a state comes to, looked at from `today`: what can no longer be made good is not promised.
    pub fn of(mark: Mark, reason: &Reason, today: Day) -> Self {
        match mark {
            Mark::Claimable if reason.claim_until().is_some_and(|last| last < today) => Self::Not,
            Mark::Active => Self::Pays,
            Mark::Partial => Self::Partly,
            Mark::Claimable | Mark::MadeUp => Self::IfMadeUp,
            Mark::Waiting | Mark::Suspended | Mark::Lapsed | Mark::Ended | Mark::NotEnrolled => {
                Self::Not
            }
            Mark::Unknown => Self::Ask,
        }
    }

    /// The word.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Pays | Self::Partly => lang.plain_pays(),
            Self::Not => lang.plain_not(),
            Self::IfMadeUp => lang.plain_if_made_up(),
            Self::Ask => lang.plain_ask(),
        }
    }
}

/// A month of the plain answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainMonth {
    /// The month.
    pub month: Month,
    /// What it comes to at its end.
    pub plain: Plain,
    /// The word for that.
    pub word: &'static str,
    /// What else there is to say: from which day, in part, if premiums go on, on whose word.
    pub note: String,
}

impl PlainMonth {
    /// Whether the same is said of another month.
    pub fn is_like(&self, other: &Self) -> bool {
        (self.plain, &self.note) == (other.plain, &other.note)
    }
}

/// The months from `first` on, each in a word.
pub fn plain_months(lang: Lang, report: &Report, first: Month, count: u8) -> Vec<PlainMonth> {
    let month = |n| plain_month(lang, report, first.plus(n));
    (0..i32::from(count)).map(month).collect()
}

fn plain_month(lang: Lang, report: &Report, month: Month) -> PlainMonth {
    let spans = in_month(&report.answer.go_on.fund, month);
    let today = report.answer.as_of;
    let states: Vec<(Day, Plain)> = spans.fold(Vec::new(), |mut states, (from, span)| {
        let plain = Plain::of(span.state, &span.why.reason, today);
        if states.last().is_none_or(|(_, last)| *last != plain) {
            states.push((from, plain));
        }
        states
    });
    // What the month ends with: that is what goes on.
    let (from, plain) = states
        .last()
        .copied()
        .unwrap_or((month.first(), Plain::Not));
    let word = if is_before_birth(report, month) {
        lang.plain_not_born()
    } else {
        plain.word(lang)
    };
    let note = match states.as_slice() {
        [_, _, _, ..] => lang.plain_several().to_owned(),
        [_, _] => lang.days_from(from.day()),
        _ if plain == Plain::Partly => lang.plain_partly().to_owned(),
        _ if report.expected(Line::Fund, month) != Expected::No && plain == Plain::Pays => {
            lang.plain_going_on().to_owned()
        }
        _ => String::new(),
    };
    let local = report.local_in(Line::Fund, month).next();
    let local = local.map(|_| lang.local_name().to_owned());
    let notes = (!note.is_empty()).then_some(note).into_iter().chain(local);
    let note = notes.collect::<Vec<_>>().join(lang.list_separator());
    PlainMonth {
        month,
        plain,
        word,
        note,
    }
}

/// Whether a child is not born yet when a month ends.
fn is_before_birth(report: &Report, month: Month) -> bool {
    let mut spans = in_month(&report.answer.go_on.fund, month).peekable();
    // Of a month before the record begins nothing is said.
    spans.peek().is_some()
        && spans.all(|(_, span)| matches!(span.why.reason, Reason::NotBorn { .. }))
}

/// The states within a month, each with its first day in it.
fn in_month(fund: &[Span<Mark>], month: Month) -> impl Iterator<Item = (Day, &Span<Mark>)> {
    fund.iter()
        .filter(move |span| span.from <= month.last() && span.to >= month.first())
        .map(move |span| (span.from.max(month.first()), span))
}
