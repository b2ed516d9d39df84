//! Worked examples: a case and what its source says comes of it. Knows cases and the machine; must not know what else a
//! pack is checked for.

use super::finding::{Detail, Finding};
use super::subject::{Subject, element};
use crate::calendar::{Day, Month, parse_month};
use crate::case::{Case, CaseCode, CaseProblem};
use crate::engine::{Course, Facts, Pick, Timeline, run};
use crate::policy::{Code, Example, Faulty, Mark, Rules, Shelf, Step};

/// An example that came out, and everything it takes to run it again.
pub(super) struct Played {
    pub(super) rules: Vec<Rules>,
    pub(super) facts: Facts,
    pub(super) course: Course,
    pub(super) timeline: Timeline,
}

/// What is wrong with an example.
#[derive(Debug)]
pub(super) enum Wrong {
    /// Its case, on one line, does not read.
    Case(Box<CaseProblem>),
    /// It does not say from what day it is seen.
    Today,
    /// Its month string does not read.
    Months,
    /// It names a reading its places do not have.
    Reading,
    /// Its months come out otherwise.
    OtherMonths { expected: String, got: String },
    /// The day comes out otherwise.
    OtherDay { expected: String, got: String },
}

impl Wrong {
    /// The same with its place in the pack.
    pub(super) fn finding(self, subject: &Subject, nth: usize) -> Finding {
        let Some(example) = subject.pack.examples.get(nth) else {
            return subject.found_at(Code::P073, 0..0, "");
        };
        let (code, key, detail) = match self {
            Self::Case(problem) => {
                let detail = Detail::Case(example.case.clone(), problem);
                (Code::P070, "case", detail)
            }
            Self::Today => (Code::P074, "case", Detail::None),
            Self::Months => (Code::P071, "months", Detail::None),
            Self::Reading => (Code::P072, "reading", Detail::None),
            Self::OtherMonths { expected, got } => {
                (Code::P073, "months", Detail::Differs { expected, got })
            }
            Self::OtherDay { expected, got } => {
                (Code::P073, "usable_from", Detail::Differs { expected, got })
            }
        };
        let what = match code {
            Code::P071 => example.months.as_deref(),
            Code::P072 => example.reading.as_deref(),
            _ => Some(example.say.as_str()),
        };
        let path = element("example", nth, &[Step::Key(key)]);
        let found = subject.found(&subject.places(), code, &path, what.unwrap_or_default());
        found.with(detail)
    }
}

/// Runs an example.
///
/// # Errors
/// When the pack of a place it names does not read.
pub(super) fn play(example: &Example, shelf: &mut Shelf) -> Result<Result<Played, Wrong>, Faulty> {
    // Every example has to say of itself what day it is seen from.
    let otherwise = Day::default();
    let says_today = Case::says_today(&example.case);
    let case = match Case::read_line(&example.case, shelf.index(), otherwise) {
        Ok(case) if says_today => case,
        Ok(_) => return Ok(Err(Wrong::Today)),
        // Seen from no day of its own, everything in it lies too far ahead.
        Err(problem) if !says_today && matches!(problem.code, CaseCode::C033 | CaseCode::C034) => {
            return Ok(Err(Wrong::Today));
        }
        Err(problem) => return Ok(Err(Wrong::Case(Box::new(problem)))),
    };
    let codes: Vec<String> = case.places().into_iter().map(str::to_owned).collect();
    let rules: Vec<Rules> = codes
        .iter()
        .map(|code| shelf.rules(code))
        .collect::<Result<_, _>>()?;
    let mut pick = Pick::default();
    if let Some(name) = &example.reading {
        match rules.first().and_then(|rules| rules.reading(name)) {
            Some(reading) => pick.reading = Some((0, reading)),
            None => return Ok(Err(Wrong::Reading)),
        }
    }
    let course = Course {
        pick,
        ..Course::BASE
    };
    let facts = case.facts();
    // A case that reads has a place.
    let timeline =
        run(&rules, &facts, course).unwrap_or_else(|| Timeline::new(Month::of(otherwise)));
    let wrong = months_hold(example, &timeline).or_else(|| usable_holds(example, &case, &timeline));
    Ok(match wrong {
        Some(wrong) => Err(wrong),
        None => Ok(Played {
            rules,
            facts,
            course,
            timeline,
        }),
    })
}

fn months_hold(example: &Example, timeline: &Timeline) -> Option<Wrong> {
    let months = example.months.as_ref()?;
    let Some((first, words)) = read_months(months) else {
        return Some(Wrong::Months);
    };
    let expected = words.join(" ");
    let got = month_string(timeline, first, words.len());
    (got != expected).then_some(Wrong::OtherMonths { expected, got })
}

/// A month string: the first month, and a word of marks for each month from it on. Without spaces each character is a
/// month.
fn read_months(text: &str) -> Option<(Month, Vec<String>)> {
    let (first, marks) = text.trim().split_once(' ')?;
    let marks = marks.trim();
    let words: Vec<String> = if marks.contains(' ') {
        marks.split_whitespace().map(str::to_owned).collect()
    } else {
        marks.chars().map(String::from).collect()
    };
    let known = words
        .iter()
        .flat_map(|word| word.chars())
        .all(|c| Mark::from_han(c).is_some());
    Some((parse_month(first).ok()?, words)).filter(|_| known)
}

/// The marks of `count` months from `first`, a word a month: `享 享停 停`.
pub fn month_string(timeline: &Timeline, first: Month, count: usize) -> String {
    let months = timeline
        .months()
        .skip_while(|month| *month < first)
        .take(count);
    let words = months.map(|month| {
        let marks = timeline.marks_in(month, None);
        marks.map(Mark::han).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

fn usable_holds(example: &Example, case: &Case, timeline: &Timeline) -> Option<Wrong> {
    let expected = example.usable_from?.0;
    let paid_on = case.paid.iter().filter_map(|paid| paid.on.days());
    let last_payment = paid_on
        .map(crate::calendar::DayRange::from)
        .max()
        .unwrap_or(case.as_of);
    let got = usable_from(timeline, last_payment);
    (got != Some(expected)).then(|| Wrong::OtherDay {
        expected: expected.to_string(),
        got: got.map_or_else(String::new, |day| day.to_string()),
    })
}

/// The first day from `from` on on which the fund pays.
pub fn usable_from(timeline: &Timeline, from: Day) -> Option<Day> {
    let paying = timeline
        .fund
        .iter()
        .filter(|span| span.state.pays() && span.to >= from);
    paying.map(|span| span.from.max(from)).min()
}
