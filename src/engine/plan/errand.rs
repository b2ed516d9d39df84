//! What can be done beside paying: activating a card or code, binding a relative. No premium hangs on it, but a day may.

use crate::calendar::{Day, Month, first_unlike, minus_days, plus_days};
use crate::engine::facts::{Event, EventKind, Facts, When};
use crate::engine::ledger::HORIZON_MONTHS;
use crate::engine::outcome::{Light, Line, Reason};
use crate::engine::run::{Course, run};
use crate::policy::Rules;

/// Something to be done beside paying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Errand {
    /// What.
    pub kind: EventKind,
    /// From when it works if it is done today; `None`: not within the record, or nobody knows.
    pub works: Option<Day>,
    /// The last day on which that stays so, and from when it works a day later; `None`: no day makes a difference, or each
    /// day is a day.
    pub last: Option<(Day, Option<Day>)>,
}

/// What is left to be done beside paying, of what the case speaks of.
pub fn errands(places: &[Rules], facts: &Facts) -> Vec<Errand> {
    let Some(now) = run(places, facts, Course::BASE) else {
        return Vec::new();
    };
    let today = facts.as_of;
    let mut settlement = now.side(Line::Settlement).iter();
    let on_that_day = settlement.find(|span| today <= span.to);
    let not_activated = on_that_day.is_some_and(|span| span.why.reason == Reason::NotActivated);
    let told_of = |kind, later: bool| {
        let mut events = facts.events.iter();
        events.any(|event| event.kind == kind && event.on.began_by(today) != later)
    };
    let unbound = told_of(EventKind::Unbound, false) && !told_of(EventKind::Bound, false);
    let wants_binding = told_of(EventKind::Bound, true) || unbound;
    let kinds = [
        (EventKind::Activated, Line::Settlement, not_activated),
        (EventKind::Bound, Line::Family, wants_binding),
    ];
    kinds
        .into_iter()
        .filter(|(.., open)| *open)
        .map(|(kind, line, _)| {
            Trial {
                places,
                facts,
                kind,
                line,
            }
            .errand()
        })
        .collect()
}

/// One of them, done on a day or another.
struct Trial<'a> {
    places: &'a [Rules],
    facts: &'a Facts,
    kind: EventKind,
    line: Line,
}

impl Trial<'_> {
    fn errand(&self) -> Errand {
        let today = self.facts.as_of;
        let works = self.works(today);
        Errand {
            kind: self.kind,
            works,
            last: works.and_then(|works| self.last(works)),
        }
    }

    /// From when it works if it is done on a day.
    fn works(&self, on: Day) -> Option<Day> {
        let mut facts = self.facts.clone();
        let today = facts.as_of;
        let kind = self.kind;
        facts
            .events
            .retain(|event| event.kind != kind || event.on.began_by(today));
        facts.events.push(Event {
            kind,
            on: When::on(on),
        });
        let timeline = run(self.places, &facts, Course::BASE)?;
        let mut spans = timeline.side(self.line).iter();
        let open =
            spans.find(|span| span.to >= on && matches!(span.state, Light::On | Light::Unknown))?;
        (open.state == Light::On).then(|| open.from.max(today))
    }

    /// The last day on which it works from the same day, or as many days later.
    fn last(&self, works: Day) -> Option<(Day, Option<Day>)> {
        let today = self.facts.as_of;
        let lag = works - today;
        let same = self.works(plus_days(today, 1)) == Some(works);
        let keeps = |on: Day, then: Option<Day>| {
            then.is_some_and(|then| {
                if same {
                    then == works
                } else {
                    then - on <= lag
                }
            })
        };
        let months = (1..=HORIZON_MONTHS / 2).map(|n| Month::of(today).plus(n).first());
        let (day, then) = first_unlike(today, months, |day| {
            let then = self.works(day);
            (!keeps(day, then)).then_some(then)
        })?;
        Some((minus_days(day, 1), then))
    }
}
