//! Whether an answer changes the calendar: what changes nothing is not asked.

use super::draft::Variant;
use super::flow::Ground;
use super::question::Question;
use crate::calendar::{Day, Month};
use crate::engine::{Course, Future, Reason, Timeline, record, run};
use crate::policy::Mark;

/// The months of the calendar a visitor sees: three before today, and the year after.
const BEFORE: i32 = 3;
const AFTER: i32 = 12;

/// Whether the possibilities that `question` leaves open come to different calendars, everything else being equal.
pub(super) fn matters(ground: &Ground<'_>, variants: &[Variant], question: Question) -> bool {
    type Seen = (Vec<(Question, usize)>, Option<Vec<Picture>>);
    let mut seen: Vec<Seen> = Vec::new();
    for variant in variants {
        let others: Vec<(Question, usize)> = variant
            .taken
            .iter()
            .filter(|(other, _)| *other != question)
            .copied()
            .collect();
        let picture = picture(ground, variant);
        match seen.iter().find(|(same, _)| *same == others) {
            Some((_, first)) if *first != picture => return true,
            Some(_) => {}
            None => seen.push((others, picture)),
        }
    }
    false
}

/// Whether it matters on which day of its month something was paid.
pub(super) fn day_matters(ground: &Ground<'_>, variants: &[Variant]) -> bool {
    variants.iter().any(|variant| {
        let facts = variant.case.facts();
        let uncertain = |timeline: &Timeline| {
            let (from, to) = view(ground.today);
            let mut shown = timeline
                .fund
                .iter()
                .filter(|s| s.to >= from.first() && s.from <= to.last());
            shown.any(|span| matches!(span.why.reason, Reason::DateUncertain { .. }))
        };
        record(ground.rules, &facts, Course::BASE).is_some_and(|timeline| uncertain(&timeline))
    })
}

/// What a visitor would see: stretches of days and their states.
type Picture = (Day, Day, Mark);

fn picture(ground: &Ground<'_>, variant: &Variant) -> Option<Vec<Picture>> {
    let facts = variant.case.facts();
    let (from, to) = view(ground.today);
    let mut pictures = Vec::new();
    for future in [Future::GoOn, Future::Stop] {
        let timeline = run(
            ground.rules,
            &facts,
            Course {
                future,
                ..Course::BASE
            },
        )?;
        for n in 0..=to.since(from) {
            let spans = timeline.fund_in(from.plus(n), None);
            pictures.extend(
                spans
                    .into_iter()
                    .map(|span| (span.from, span.to, span.state)),
            );
        }
    }
    Some(pictures)
}

fn view(today: Day) -> (Month, Month) {
    (Month::of(today).plus(-BEFORE), Month::of(today).plus(AFTER))
}
