//! Which answer that is still missing would settle the most months of the calendar.

use super::answers::Answers;
use super::draft::{Variant, variants};
use super::flow::Ground;
use super::question::Question;
use crate::calendar::Month;
use crate::engine::{Course, record};
use crate::policy::Mark;

/// The months looked at: those a calendar opens with.
const BEFORE: i32 = 3;
const MONTHS: i32 = 16;

/// The answer to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settles {
    /// The question.
    pub question: Question,
    /// How many months more are certain, whatever the answer is.
    pub months: usize,
}

/// What a case shows, a month a row.
type Months = Vec<Vec<Mark>>;

/// Of the questions nobody has answered, the one whose answer settles the most months; `None` if none settles any.
pub fn settles(told: &Answers, ground: &Ground<'_>) -> Option<Settles> {
    let variants = variants(told, ground);
    let drawn: Vec<Months> = variants
        .iter()
        .map(|variant| draw(variant, ground))
        .collect::<Option<_>>()?;
    let before = certain(&drawn.iter().collect::<Vec<_>>());
    let first = variants.first()?;
    let open = first.taken.iter().map(|(question, _)| *question);
    let gained = open.filter_map(|question| {
        let way = |variant: &Variant| {
            let taken = variant.taken.iter().find(|(about, _)| *about == question);
            taken.map(|(_, way)| *way)
        };
        let mut ways: Vec<_> = variants.iter().filter_map(way).collect();
        ways.sort_unstable();
        ways.dedup();
        if ways.len() < 2 {
            return None;
        }
        let left = ways.into_iter().map(|one| {
            let same = variants.iter().zip(&drawn);
            let same = same.filter(|(variant, _)| way(variant) == Some(one));
            certain(&same.map(|(_, drawn)| drawn).collect::<Vec<_>>())
        });
        let months = left.min()?.saturating_sub(before);
        (months > 0).then_some(Settles { question, months })
    });
    // Of two that settle as much, the one that comes first in the story.
    gained.fold(None, |best: Option<Settles>, one| match best {
        Some(best) if best.months >= one.months => Some(best),
        _ => Some(one),
    })
}

fn draw(variant: &Variant, ground: &Ground<'_>) -> Option<Months> {
    let timeline = record(ground.rules, &variant.case.facts(), Course::BASE)?;
    let first = Month::of(ground.today).plus(-BEFORE);
    let months = (0..MONTHS).map(|n| timeline.marks_in(first.plus(n), None).collect());
    Some(months.collect())
}

/// The months in which all show the same.
fn certain(drawn: &[&Months]) -> usize {
    let Some((first, others)) = drawn.split_first() else {
        return 0;
    };
    let months = first.iter().enumerate();
    let same =
        months.filter(|(at, marks)| others.iter().all(|other| other.get(*at) == Some(*marks)));
    same.count()
}
