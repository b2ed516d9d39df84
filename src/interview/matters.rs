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

/// What may follow from a set of answers: the cases that fit, and what a visitor would see of each, drawn once and only
/// where a question makes it necessary.
pub(super) struct Prospect {
    variants: Vec<Variant>,
    pictures: Vec<Option<Drawn>>,
}

/// What a visitor would see of a case; of none without a place.
type Drawn = Option<Vec<Picture>>;

impl Prospect {
    pub(super) fn new(variants: Vec<Variant>) -> Self {
        Self {
            pictures: vec![None; variants.len()],
            variants,
        }
    }

    /// The cases that fit.
    pub(super) fn variants(&self) -> &[Variant] {
        &self.variants
    }

    /// Whether the possibilities that `question` leaves open come to different calendars, everything else being equal.
    pub(super) fn matters(&mut self, ground: &Ground<'_>, question: Question) -> bool {
        for later in 1..self.variants.len() {
            let same = |earlier: &usize| self.alike_but_for(question, *earlier, later);
            let Some(earlier) = (0..later).find(same) else {
                continue;
            };
            // Possibilities that make no difference to the case make none to the calendar.
            let case = |at: usize| self.variants.get(at).map(|variant| &variant.case);
            if case(earlier) == case(later) {
                continue;
            }
            self.draw(ground, earlier);
            self.draw(ground, later);
            if self.pictures.get(earlier) != self.pictures.get(later) {
                return true;
            }
        }
        false
    }

    /// Whether two take the same possibility wherever another question leaves some open.
    fn alike_but_for(&self, question: Question, one: usize, other: usize) -> bool {
        let taken = |at: usize| {
            let taken = self.variants.get(at).map(|variant| &variant.taken);
            let others = taken.into_iter().flatten();
            others.filter(|(about, _)| *about != question)
        };
        taken(one).eq(taken(other))
    }

    fn draw(&mut self, ground: &Ground<'_>, at: usize) {
        if let (Some(variant), Some(drawn)) = (self.variants.get(at), self.pictures.get_mut(at)) {
            drawn.get_or_insert_with(|| picture(ground, variant));
        }
    }
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
            pictures.extend(spans.map(|span| (span.from, span.to, span.state)));
        }
    }
    Some(pictures)
}

fn view(today: Day) -> (Month, Month) {
    (Month::of(today).plus(-BEFORE), Month::of(today).plus(AFTER))
}
