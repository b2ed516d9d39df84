//! Everything that holds in a region: its own pack and its parents', compiled once.

use std::ops::Deref;
use std::sync::Arc;

use super::advice::Advice;
use super::pack::Pack;
use super::places::Step;
use super::rank::Compiler;
use super::rhythm::{Measures, Rhythm};
use super::scheme::Scheme;
use super::slot::{Choice, ChoiceId, Reading, ReadingId};
use super::slots::AllRules;
use super::source::{Authority, Seen};
use super::text::Text;
use super::told::Told;
use super::value_types::ValueRef;
use crate::calendar::Day;

/// The compiled rules of a region. Many answers are given from the same: a clone shares them.
#[derive(Clone, Debug)]
pub struct Rules(Arc<Compiled>);

impl Deref for Rules {
    type Target = Compiled;

    fn deref(&self) -> &Compiled {
        &self.0
    }
}

/// What [`Rules`] share.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The region asked for: a name to show, also where it has no pack of its own.
    pub place: String,
    /// The chain of packs, the most local first.
    pub chain: Vec<Arc<Pack>>,
    /// What holds, by slot.
    pub slots: AllRules,
    choices: Vec<Choice>,
    readings: Vec<Reading>,
    turns: Vec<Day>,
    cut_off_days: Vec<u8>,
    rhythms: [Rhythm; 2],
    measures: [Measures; 2],
}

impl Rules {
    /// Compiles a chain of packs, the most local first, the nation last.
    pub fn compile(place: &str, chain: Vec<Arc<Pack>>) -> Self {
        let mut compiler = Compiler::new(&chain);
        let slots = AllRules::compile(&mut compiler);
        let Compiler {
            choices,
            readings,
            mut turns,
            mut cut_off_days,
            rhythms,
            measures,
            ..
        } = compiler;
        turns.sort_unstable();
        turns.dedup();
        cut_off_days.sort_unstable();
        cut_off_days.dedup();
        Self(Arc::new(Compiled {
            place: place.to_owned(),
            slots,
            choices,
            readings,
            turns,
            cut_off_days,
            rhythms,
            measures,
            chain,
        }))
    }

    /// The same rules as if nobody knew what these statements say, or as if the one branch said something else: for
    /// whoever wants to know what hangs on them.
    pub fn without(&self, ids: &[ChoiceId], branch: Option<usize>) -> Self {
        let mut other = Compiled::clone(self);
        for choice in ids.iter().filter_map(|id| self.choice(*id)) {
            other.slots.knock_out(choice.slot, choice.value, branch);
        }
        Self(Arc::new(other))
    }
}

impl Compiled {
    /// The regions whose rules hold here, the most local first, in words. A pack may hold nothing but that nothing is
    /// known; the last one is named even so.
    pub fn packs(&self, and: &str) -> String {
        let last = self.chain.len().saturating_sub(1);
        let holds = |level: usize| {
            let mut said = self.choices();
            level == last || said.any(|(id, one)| one.level == level && self.decides(id))
        };
        let packs = self
            .chain
            .iter()
            .enumerate()
            .filter(|(level, _)| holds(*level));
        let names = packs.map(|(_, pack)| pack.region.name.as_str());
        names.collect::<Vec<_>>().join(and)
    }

    /// The statement behind a choice.
    pub fn choice(&self, id: ChoiceId) -> Option<&Choice> {
        self.choices.get(usize::from(id.0))
    }

    /// Every statement of the chain, in the order of the slots.
    pub fn choices(&self) -> impl Iterator<Item = (ChoiceId, &Choice)> {
        let ids = (0..=u16::MAX).map(ChoiceId);
        ids.zip(&self.choices)
    }

    /// Who told what a statement says, if nobody has looked it up.
    pub fn told(&self, id: ChoiceId) -> Option<&Told> {
        self.choice(id)?.source.as_ref()?.told.as_ref()
    }

    /// Its value, for words.
    pub fn value(&self, id: ChoiceId) -> Option<ValueRef<'_>> {
        let choice = self.choice(id)?;
        self.slots.value(choice.slot, choice.value)
    }

    /// Where the branches of its value stand in it; none where the value is its only one.
    pub fn branches(&self, id: ChoiceId) -> Vec<Vec<Step>> {
        let choice = self.choice(id);
        choice.map_or_else(Vec::new, |choice| {
            self.slots.branches(choice.slot, choice.value)
        })
    }

    /// Why a value is not known, if the statement says that it is not.
    pub fn said_unknown(&self, id: ChoiceId) -> Option<&Text> {
        self.choice(id)?.unknown.as_ref()
    }

    /// The same, where it is said of this place: what a province does not know of the cities it has no rules of is not
    /// said of a city with a rule of its own on the matter, though that may be of somebody else.
    pub fn said_unknown_here(&self, id: ChoiceId) -> Option<&Text> {
        let why = self.said_unknown(id)?;
        let choice = self.choice(id)?;
        let is_own = |(other, one): (ChoiceId, &Choice)| {
            one.level == 0 && one.slot == choice.slot && self.decides(other)
        };
        let is_between = choice.level > 0 && choice.level + 1 < self.chain.len();
        let is_of_others = is_between && self.choices().any(is_own);
        (!is_of_others).then_some(why)
    }

    /// Whether a statement has a value that may decide: an article's only claims. What somebody was told is no rule that
    /// was collected.
    fn decides(&self, id: ChoiceId) -> bool {
        let source = self.choice(id).and_then(|choice| choice.source.as_ref());
        let is_sound = source.is_some_and(|source| {
            let is_read = source.seen > Seen::NotRead && source.told.is_none();
            source.authority > Authority::Article && is_read
        });
        is_sound && self.value(id).is_some()
    }

    /// The pack that says it.
    pub fn pack_of(&self, id: ChoiceId) -> Option<&Pack> {
        self.chain.get(self.choice(id)?.level).map(|pack| &**pack)
    }

    /// All positions other than the primary one.
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// The position with this name.
    pub fn reading(&self, name: &str) -> Option<ReadingId> {
        let at = self
            .readings
            .iter()
            .position(|reading| reading.name == name)?;
        Some(ReadingId(u16::try_from(at).unwrap_or(u16::MAX)))
    }

    /// The advice of the whole chain, each with its pack's place in it.
    pub fn advice(&self) -> impl Iterator<Item = (usize, &Advice)> {
        self.chain
            .iter()
            .enumerate()
            .flat_map(|(level, pack)| pack.advice.iter().map(move |advice| (level, &**advice)))
    }

    /// The days on which some value changes, in order.
    pub fn turns(&self) -> &[Day] {
        &self.turns
    }

    /// The days of the month that divide two effects in some rule.
    pub fn cut_off_days(&self) -> &[u8] {
        &self.cut_off_days
    }

    /// How much of the calendar the rules of a scheme look at.
    pub const fn rhythm(&self, scheme: Scheme) -> Rhythm {
        let [employee, resident] = self.rhythms;
        match scheme {
            Scheme::Employee => employee,
            Scheme::Resident => resident,
        }
    }

    /// Whether months of employee cover without a break decide anything here: a level, or a way back for long records.
    pub fn asks_for_unbroken_months(&self) -> bool {
        let slots = &self.slots;
        slots.employee.level.is_decided() || slots.to_employee.rejoin.is_decided()
    }

    /// Whether so many unpaid months end the relationship that one enrols anew.
    pub fn ends_relationships(&self) -> bool {
        self.slots.employee.end.is_decided()
    }

    /// What the rules of a scheme measure out.
    pub const fn measures(&self, scheme: Scheme) -> Measures {
        let [employee, resident] = self.measures;
        match scheme {
            Scheme::Employee => employee,
            Scheme::Resident => resident,
        }
    }

    /// Those of the turns from `from` to `to`.
    #[inline]
    pub fn turns_within(&self, from: Day, to: Day) -> &[Day] {
        let start = self.turns.partition_point(|turn| *turn < from);
        let turns = self.turns.get(start..).unwrap_or(&[]);
        let count = turns.iter().take_while(|turn| **turn <= to).count();
        turns.get(..count).unwrap_or(&[])
    }
}
