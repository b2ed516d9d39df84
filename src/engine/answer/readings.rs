//! Other readings: whole runs with one changed choice each, not multiplied (design §3).

use super::super::context::Pick;
use super::super::facts::Facts;
use super::super::outcome::{Claim, Reason, Timeline};
use super::super::run::{Course, run};
use super::difference::first_difference;
use super::verdict::{Usable, usable};
use crate::calendar::Day;
use crate::policy::{ReadingId, Rules, Running, Scheme, SlotId, Standing};

/// No more alternatives than this are kept; then "there are others".
pub const MAX_ALTERNATIVES: usize = 32;

/// A run with one other choice.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// The position it takes.
    pub position: Position,
    /// How well founded it is.
    pub standing: Standing,
    /// The first day it differs from the base run; `None`: it comes to the same.
    pub differs: Option<Day>,
    /// From when the fund pays, seen from today.
    pub usable: Usable,
    /// The record.
    pub timeline: Timeline,
}

/// What is chosen otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// A reading of the place with this index.
    Reading(u8, ReadingId),
    /// A wait under way follows a rule that changed meanwhile.
    NewRuleForRunning,
}

pub(super) fn alternatives(
    places: &[Rules],
    facts: &Facts,
    base: &Timeline,
) -> (Vec<Alternative>, bool) {
    let spoken_of = deciding_slots(places, base);
    let schemes: Vec<Scheme> = facts.was.iter().map(|was| was.identity.scheme()).collect();
    let mut found = Vec::new();
    for (place, rules) in places.iter().enumerate() {
        let place = u8::try_from(place).unwrap_or(u8::MAX);
        for (at, reading) in rules.readings().iter().enumerate() {
            let slots = || {
                reading
                    .choices
                    .iter()
                    .filter_map(|choice| rules.choice(*choice))
            };
            let concerns = |slot: SlotId| slot.scheme().is_none_or(|s| schemes.contains(&s));
            if !slots().any(|choice| concerns(choice.slot)) {
                continue;
            }
            let id = ReadingId(u16::try_from(at).unwrap_or(u16::MAX));
            let pick = Pick {
                reading: Some((place, id)),
                ..Pick::default()
            };
            let decides = slots().any(|choice| spoken_of.contains(&choice.slot));
            let position = Position::Reading(place, id);
            found.extend(
                alternative(places, facts, base, pick, position, reading.standing)
                    .filter(|other| other.differs.is_some() || decides),
            );
        }
    }
    let within = |rules: &Rules| {
        !rules
            .turns_within(base.first.first(), base.last.last())
            .is_empty()
    };
    if places.iter().any(within) {
        let pick = Pick {
            running: Running::New,
            ..Pick::default()
        };
        let position = Position::NewRuleForRunning;
        found.extend(
            alternative(places, facts, base, pick, position, Standing::Open)
                .filter(|other| other.differs.is_some()),
        );
    }
    found.sort_by_key(|other| (other.standing, other.differs.is_none()));
    let more = found.len() > MAX_ALTERNATIVES;
    found.truncate(MAX_ALTERNATIVES);
    (found, more)
}

fn alternative(
    places: &[Rules],
    facts: &Facts,
    base: &Timeline,
    pick: Pick,
    position: Position,
    standing: Standing,
) -> Option<Alternative> {
    let timeline = run(
        places,
        facts,
        Course {
            pick,
            ..Course::BASE
        },
    )?;
    Some(Alternative {
        position,
        standing,
        differs: first_difference(base, &timeline),
        usable: usable(&timeline, facts.as_of),
        timeline,
    })
}

/// The parameters that decided something the base run shows, or that it lacks.
fn deciding_slots(places: &[Rules], base: &Timeline) -> Vec<SlotId> {
    let mut slots = Vec::new();
    let mut add = |slot: SlotId| {
        if !slots.contains(&slot) {
            slots.push(slot);
        }
    };
    let whys = base.fund.iter().map(|span| span.why);
    let whys = whys.chain(base.side.iter().flatten().map(|span| span.why));
    for why in whys.chain(base.amendments.iter().map(|amendment| amendment.why)) {
        if let Some(rule) = why.rule
            && let Some(rules) = places.get(usize::from(rule.place))
            && let Some(choice) = rules.choice(rule.choice)
        {
            add(choice.slot);
        }
        match why.reason {
            Reason::RuleUnknown { slot, .. }
            | Reason::Unpaid {
                claim: Claim::Unknown(slot),
                ..
            }
            | Reason::YearUnpaid {
                claim: Claim::Unknown(slot),
                ..
            } => add(slot),
            _ => {}
        }
    }
    slots
}
