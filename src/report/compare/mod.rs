//! What if: two answers held against each other. Where they part, on every line, what each shows there, and the rules that
//! decide it on either side. Knows reports; changes no case and makes no rule.

mod pair;
mod told;

pub use told::{Said, Weight};

use super::explain::{Basis, basis, deciding};
use super::{Report, words};
use crate::calendar::{DayRange, Month};
use crate::engine::{Apart, Line, Reason, RuleRef, Span, stretches_apart};
use crate::i18n::Lang;
use crate::policy::{Mark, SlotId};
use pair::Pair;

/// How many months stand side by side at most.
const MONTHS: i32 = 12;
/// So many months before the first difference, where the calendar has to be moved to show it.
const LEAD: i32 = 3;

/// Two answers held against each other.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Where they part: every stretch of the fund in order, then the first stretch of each other line on which they do.
    pub differences: Vec<Difference>,
    /// The days both of them show.
    pub common: Option<DayRange>,
    /// The month their calendars open with.
    pub opens_at: Month,
    pair: Pair,
}

/// Days on which two answers show something else on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The line.
    pub line: Line,
    /// The days.
    pub days: DayRange,
    /// What the one shows from the first of them on, and what the other.
    pub sides: [Side; 2],
    /// What makes the difference.
    pub ground: Ground,
    /// The rule that decides which of the two rules holds, where one does: how long a gap may be.
    pub dividing: Vec<Basis>,
}

/// What makes two answers differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// What happened, and what the rules make of it.
    Told,
    /// What one of them does not remember, of days that are over. Another place asks for other things: that is no
    /// difference between the two.
    Memory,
}

/// What one of two answers shows on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The mark.
    pub mark: String,
    /// What the mark means.
    pub word: &'static str,
    /// Why.
    pub reason: String,
    /// The same as the engine has it.
    pub why: Reason,
    /// The parameter whose rule decided, if one did.
    pub slot: Option<SlotId>,
    /// The rules that decided.
    pub basis: Vec<Basis>,
}

/// Holds two answers against each other.
pub fn compare(lang: Lang, a: &Report, b: &Report) -> Comparison {
    let reports = [a, b];
    let pair = Pair::of(reports);
    let fund = pair.stretches().into_iter().map(|apart| {
        let sides = [(a, apart.sides[0]), (b, apart.sides[1])].map(|(report, span)| {
            let today = report.answer.as_of;
            let word = words::fund_word(lang, span.state, &span.why.reason, today);
            let mark = span.state.han().to_string();
            side(lang, report, Line::Fund, &span, apart.days, mark, word)
        });
        difference(lang, reports, Line::Fund, &apart, sides)
    });
    let mut differences: Vec<Difference> = fund.collect();
    for line in Line::SIDE {
        let [ours, theirs] = reports.map(|report| report.answer.go_on.side(line));
        let Some(apart) = stretches_apart(ours, theirs).into_iter().next() else {
            continue;
        };
        let sides = [(a, apart.sides[0]), (b, apart.sides[1])].map(|(report, span)| {
            let mark = words::light_mark(line, span.state).to_owned();
            let word = words::light_word(lang, span.state);
            side(lang, report, line, &span, apart.days, mark, word)
        });
        differences.push(difference(lang, reports, line, &apart, sides));
    }
    let mut comparison = Comparison {
        opens_at: a.answer.opens_at().min(b.answer.opens_at()),
        common: pair.common(),
        differences,
        pair,
    };
    comparison.opens_at = in_sight(comparison.opens_at, comparison.first());
    comparison
}

/// The month the calendars open with: as each by itself, unless the first difference would be out of sight.
fn in_sight(opens: Month, first: Option<&Difference>) -> Month {
    match first.map(|first| Month::of(first.days.from())) {
        Some(month) if !(0..MONTHS).contains(&month.since(opens)) => month.plus(-LEAD),
        _ => opens,
    }
}

/// What an answer shows from the first of some days on.
fn side<S>(
    lang: Lang,
    report: &Report,
    line: Line,
    span: &Span<S>,
    days: DayRange,
    mark: String,
    word: &'static str,
) -> Side {
    let slot = report.decided_by(span.why);
    let month = Month::of(days.from());
    Side {
        mark,
        word,
        reason: words::reason(
            lang,
            line,
            &span.why.reason,
            slot,
            report.tense(line, span),
            report.years(span.place),
            report.answer.as_of,
        ),
        why: span.why.reason,
        slot,
        basis: deciding(lang, report, span.why, span.place, month),
    }
}

fn difference<S: Copy>(
    lang: Lang,
    reports: [&Report; 2],
    line: Line,
    apart: &Apart<S>,
    sides: [Side; 2],
) -> Difference {
    let mut dividing = Vec::new();
    let lengths = sides.each_ref().map(|side| side.slot.and_then(gap_length));
    if matches!(lengths, [Some(a), Some(b)] if a != b) {
        let month = Month::of(apart.days.from());
        for (report, span) in reports.into_iter().zip(&apart.sides) {
            let rule = gap_limit(lang, report, span.place, month);
            dividing.extend(rule.filter(|rule| !dividing.contains(rule)));
        }
    }
    let over = reports
        .iter()
        .all(|report| apart.days.to() < report.answer.as_of);
    let forgotten = sides
        .iter()
        .any(|side| side.why == Reason::HistoryUncertain);
    Difference {
        line,
        days: apart.days,
        ground: if over && forgotten {
            Ground::Memory
        } else {
            Ground::Told
        },
        sides,
        dividing,
    }
}

/// Which gaps a parameter is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum GapLength {
    Short,
    Long,
}

const fn gap_length(slot: SlotId) -> Option<GapLength> {
    use SlotId::{
        EmployeeLong, EmployeeLongCosts, EmployeeLongUnpaid, EmployeeShort, EmployeeShortCosts,
        EmployeeShortUnpaid,
    };
    match slot {
        EmployeeShort | EmployeeShortUnpaid | EmployeeShortCosts => Some(GapLength::Short),
        EmployeeLong | EmployeeLongUnpaid | EmployeeLongCosts => Some(GapLength::Long),
        _ => None,
    }
}

/// The rule of a place that says how long a gap may be to count as a short one.
fn gap_limit(lang: Lang, report: &Report, place: u8, month: Month) -> Option<Basis> {
    let rules = report.rules.get(usize::from(place))?;
    let who = report.was_in(month)?.identity;
    let choice = rules
        .slots
        .known_on(SlotId::EmployeeGap, who, month.last())?;
    basis(lang, report, RuleRef { place, choice }, month)
}

impl Comparison {
    /// Where they part first: on the fund, or if they do not part there, on the first line on which they do. What somebody
    /// does not remember counts only where there is nothing else.
    pub fn first(&self) -> Option<&Difference> {
        let told = |one: &&Difference| one.ground == Ground::Told;
        let first = self.differences.first()?;
        self.of_line(first.line).find(told).or(Some(first))
    }

    /// Where they part on a line.
    pub fn of_line(&self, line: Line) -> impl Iterator<Item = &Difference> {
        let differences = self.differences.iter();
        differences.filter(move |one| one.line == line)
    }

    /// The first and the last month either of them shows.
    pub fn months(&self) -> Option<(Month, Month)> {
        self.pair.months()
    }

    /// The fund's days of the one and of the other in a month.
    pub fn days_in(&self, month: Month) -> [Vec<Span<Mark>>; 2] {
        self.pair.days_in(month)
    }

    /// Whether the fund is not the same on some day of a month.
    pub fn differs_in(&self, month: Month) -> bool {
        self.pair.differs_in(month)
    }
}
