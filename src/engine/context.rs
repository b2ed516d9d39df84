//! The rules as one person meets them in one month of a run.

use super::outcome::{Reason, RuleRef, Why};
use super::start::{Start, Trigger};
use crate::calendar::Day;
use crate::policy::{
    ChoiceId, Effect, Identity, ReadingId, Rules, Ruling, Running, Scheme, Slot, SlotId, Value,
};

/// Which position a run takes where sources differ. The base run takes the primary one throughout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pick {
    /// The reading chosen, for the place with this index.
    pub reading: Option<(u8, ReadingId)>,
    /// Whether a wait under way follows a rule that changes meanwhile, where its source is silent.
    pub running: Running,
}

/// Rules, place and identity of a month.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The rules of the place.
    pub rules: &'a Rules,
    /// The place's index.
    pub place: u8,
    /// Who the person is.
    pub who: Identity,
    /// The position taken.
    pub pick: Pick,
}

impl<'a> Context<'a> {
    /// What holds for this person on `day`.
    #[inline]
    pub fn ruling<T: Value>(&self, slot: &'a Slot<T>, day: Day) -> Ruling<'a, T> {
        self.ruling_for(slot, self.who, day)
    }

    /// What holds for another identity on `day`.
    #[inline]
    pub fn ruling_for<T: Value>(
        &self,
        slot: &'a Slot<T>,
        who: Identity,
        day: Day,
    ) -> Ruling<'a, T> {
        let reading = self
            .pick
            .reading
            .filter(|(place, _)| *place == self.place)
            .map(|(_, reading)| reading);
        slot.on(who, day, reading)
    }

    /// The same place for a member of the resident scheme: whoever pays into it is one, whoever they are otherwise.
    #[inline]
    pub fn as_resident(&self) -> Self {
        let who = match self.who.scheme() {
            Scheme::Resident => self.who,
            Scheme::Employee => Identity::Resident,
        };
        Self { who, ..*self }
    }

    /// Whether a wait under way follows a rule that has changed.
    pub fn follows(&self, running: Running) -> bool {
        match running {
            Running::New => true,
            Running::Keep => false,
            Running::Silent => self.pick.running == Running::New,
        }
    }

    /// The beginning that a slot of effects gives for what set it off.
    pub fn open(&self, slot: &'a Slot<Effect>, trigger: &Trigger) -> Start {
        match self.ruling(slot, trigger.on) {
            Ruling::Known(effect, choice) => {
                Start::from_effect(effect, trigger, self.rule(Some(choice)))
            }
            Ruling::Unknown(unknown) => {
                let rule = self.rule(unknown.by.or(unknown.limit_by));
                Start::unknown(unknown.slot, trigger.on, unknown.limit, rule)
            }
        }
    }

    /// The parameter that leaves a beginning open: the one that is not known, or else the one whose rule gives no exact day.
    pub fn open_slot(&self, start: &Start) -> Option<SlotId> {
        let rule = start.rule.filter(|rule| rule.place == self.place);
        let decided = rule.and_then(|rule| self.rules.choice(rule.choice));
        start.unknown.or(decided.map(|choice| choice.slot))
    }

    /// A reference to a statement of this place.
    #[inline]
    pub fn rule(&self, choice: Option<ChoiceId>) -> Option<RuleRef> {
        choice.map(|choice| RuleRef {
            place: self.place,
            choice,
        })
    }

    /// A reason with the statement behind it.
    #[inline]
    pub fn why(&self, reason: Reason, choice: Option<ChoiceId>) -> Why {
        Why {
            reason,
            rule: self.rule(choice),
        }
    }
}
