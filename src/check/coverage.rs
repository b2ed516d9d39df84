//! Which rules the worked examples decide by.
//!
//! A rule is decided by an example if the example's run names it as the reason for some day of some line, or comes out
//! otherwise without it: many rules decide without being named, and of a value with branches (the segments of a window,
//! ages, steps, in time and later) only the second tells which branch it was. Rules that move no day on any line, such as
//! the days on which premiums are taken, are no part of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::example::Played;
use super::finding::Finding;
use super::subject::{Subject, identities, statement, versions};
use crate::engine::{Reason, RuleRef, Timeline, Why, run};
use crate::policy::{
    Choice, ChoiceId, Code, Identity, Places, Rules, SlotId, Step, line_column, needed,
};

/// A rule with a source, or one branch of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The parameter.
    pub slot: SlotId,
    /// Where the branch stands within the statement; the statement itself if it has but one.
    pub branch: Vec<Step>,
    /// Of whom it speaks; empty: of everybody.
    pub who: Vec<Identity>,
    /// The id of its source.
    pub source: String,
    /// The reading it belongs to, if it never decides of itself: an example has to choose it.
    pub reading: Option<String>,
    /// The line it stands on, from 1.
    pub line: usize,
    span: Range<usize>,
}

impl Rule {
    /// That no example decides by it.
    pub(super) fn finding(&self, subject: &Subject) -> Finding {
        subject.found_at(Code::P202, self.span.clone(), &self.name())
    }

    /// `resident.window segments 2`: the slot as a pack spells it, and the branch, lists counted from 1.
    pub fn name(&self) -> String {
        let mut name = self.slot.path();
        for step in self.branch.iter().skip(1) {
            match step {
                Step::Key("effect" | "open") => {}
                Step::Key(key) => name.extend([" ", key]),
                Step::At(at) => name.extend([" ", &(at + 1).to_string()]),
            }
        }
        name
    }
}

/// A statement of a pack: the code of its region, the slot, and which one of it it is.
type Said = (String, SlotId, usize);

/// The statements that no example has decided by yet, each with its branches that are still open; none: it has but one.
pub(super) struct Coverage {
    open: BTreeMap<Said, BTreeSet<Option<usize>>>,
}

impl Coverage {
    /// Nothing is decided yet.
    pub(super) fn of(subjects: &[Subject]) -> Self {
        let mut open = BTreeMap::new();
        for subject in subjects {
            for (id, choice) in subject
                .own()
                .filter(|(id, choice)| counts(subject, *id, choice))
            {
                let branches = branches(&subject.rules, id);
                let units = (0..branches.len()).map(|at| (branches.len() > 1).then_some(at));
                open.insert(said(&subject.rules, choice), units.collect());
            }
        }
        Self { open }
    }

    /// Takes away what the examples decide by.
    pub(super) fn play(&mut self, played: &[Played]) {
        for example in played {
            for rule in named(&example.timeline) {
                let rules = example.rules.get(usize::from(rule.place));
                let choice = rules.and_then(|rules| Some((rules, rules.choice(rule.choice)?)));
                if let Some((rules, choice)) = choice {
                    self.decided(&said(rules, choice), None);
                }
            }
        }
        for example in played {
            for (place, rules) in example.rules.iter().enumerate() {
                let is_open = |(_, choice): &(ChoiceId, &Choice)| {
                    self.open.contains_key(&said(rules, choice))
                };
                let open: Vec<ChoiceId> =
                    rules.choices().filter(is_open).map(|(id, _)| id).collect();
                self.search(example, place, &open);
            }
        }
    }

    /// Looks for those statements without which an example comes out otherwise.
    fn search(&mut self, example: &Played, place: usize, ids: &[ChoiceId]) {
        let Some(rules) = example.rules.get(place) else {
            return;
        };
        let otherwise = |ids: &[ChoiceId]| differs(example, place, rules.without(ids, None));
        for (id, ()) in needed(ids, |ids| otherwise(ids).then_some(())) {
            let Some(choice) = rules.choice(id) else {
                continue;
            };
            let said = said(rules, choice);
            let open: Vec<Option<usize>> = self
                .open
                .get(&said)
                .into_iter()
                .flatten()
                .copied()
                .collect();
            for branch in open {
                if branch.is_none() || differs(example, place, rules.without(&[id], branch)) {
                    self.decided(&said, branch);
                }
            }
        }
    }

    fn decided(&mut self, said: &Said, branch: Option<usize>) {
        if let Some(open) = self.open.get_mut(said) {
            open.remove(&branch);
            if open.is_empty() {
                self.open.remove(said);
            }
        }
    }

    /// What a pack has that an example can decide by, and what of it none does.
    pub(super) fn result(&self, subject: &Subject, places: &Places<'_>) -> Counted {
        let mut counted = Counted::default();
        for (id, choice) in subject
            .own()
            .filter(|(id, choice)| counts(subject, *id, choice))
        {
            let branches = branches(&subject.rules, id);
            let reading = only_reading(subject, id, choice.slot);
            let kind = if reading.is_some() {
                &mut counted.readings
            } else {
                &mut counted.rules
            };
            *kind += branches.len();
            let open = self.open.get(&said(&subject.rules, choice));
            for branch in open.into_iter().flatten() {
                let path = branch.and_then(|branch| branches.get(branch));
                let rule = Rule {
                    reading: reading.clone(),
                    ..rule(subject, places, choice, path.map_or(&[], Vec::as_slice))
                };
                counted.undecided.push(rule);
            }
        }
        counted.undecided.sort_by_key(|rule| rule.span.start);
        counted
    }
}

/// What was counted of a pack.
#[derive(Default)]
pub(super) struct Counted {
    /// The rules that decide, branches counted one by one.
    pub rules: usize,
    /// Those that an example has to choose.
    pub readings: usize,
    /// Those of both that no example decides by.
    pub undecided: Vec<Rule>,
}

/// The name of the reading a statement belongs to, if it decides for nobody and never.
fn only_reading(subject: &Subject, id: ChoiceId, slot: SlotId) -> Option<String> {
    let mut all = identities(slot).flat_map(|who| versions(&subject.rules, slot, who));
    let (mut decides, mut of) = (false, None);
    for (_, held) in all.by_ref() {
        decides |= held.primary == Some(id) || held.limit.is_some_and(|(_, by)| by == id);
        let others = held.others.iter();
        of = of.or(others
            .filter(|(other, _)| *other == id)
            .map(|(_, reading)| *reading)
            .next());
    }
    let at = of.filter(|_| !decides)?;
    let reading = subject.rules.readings().get(usize::from(at.0))?;
    Some(reading.name.clone())
}

fn rule(subject: &Subject, places: &Places<'_>, choice: &Choice, branch: &[Step]) -> Rule {
    let mut path = Vec::new();
    if !branch.is_empty() {
        path.push(Step::Key("value"));
        path.extend_from_slice(branch);
    }
    let place = places.nearest(&statement(choice, &path));
    let span = place.unwrap_or(0..0);
    Rule {
        slot: choice.slot,
        branch: path,
        who: choice.meta.who.clone(),
        source: choice.meta.source.clone().unwrap_or_default(),
        reading: None,
        line: line_column(&subject.text, span.start).0,
        span,
    }
}

/// The places of a value's branches, one at least.
fn branches(rules: &Rules, id: ChoiceId) -> Vec<Vec<Step>> {
    let branches = rules.branches(id);
    if branches.is_empty() {
        vec![Vec::new()]
    } else {
        branches
    }
}

fn said(rules: &Rules, choice: &Choice) -> Said {
    let pack = rules.chain.get(choice.level);
    let code = pack.map_or_else(String::new, |pack| pack.region.code.clone());
    (code, choice.slot, choice.nth)
}

/// Whether an example has to decide by it: it has a source, says something, and what it says can move a day.
fn counts(subject: &Subject, id: ChoiceId, choice: &Choice) -> bool {
    let says = subject.rules.value(id).is_some() || choice.unknown.is_none();
    says && choice.source.is_some() && moves_days(choice.slot)
}

/// Whether what a slot says can move a day of some line. The others are only told.
const fn moves_days(slot: SlotId) -> bool {
    !matches!(
        slot,
        SlotId::EmployeeGapClaim
            | SlotId::EmployeeCap
            | SlotId::EmployeePayDays
            | SlotId::EmployeePayAhead
            | SlotId::ResidentAdmission
            | SlotId::AccountMadeUpCredit
            | SlotId::FamilyAccountTerms
            | SlotId::FamilyShareTerms
            | SlotId::FamilyWallet
            | SlotId::ProviderScopeRule
            | SlotId::ProviderChoose
            | SlotId::ProviderChange
            | SlotId::ProviderLockRule
    )
}

/// The rules a run names as reasons.
fn named(timeline: &Timeline) -> BTreeSet<RuleRef> {
    let fund = timeline.fund.iter().map(|span| span.why);
    let sides = timeline.side.iter().flatten().map(|span| span.why);
    let amended = timeline.amendments.iter().map(|amendment| amendment.why);
    fund.chain(sides).chain(amended).flat_map(of_why).collect()
}

fn of_why(why: Why) -> impl Iterator<Item = RuleRef> {
    let also = match why.reason {
        Reason::Waiting { also, .. } => also,
        _ => [None; 2],
    };
    also.into_iter().chain([why.rule]).flatten()
}

/// Whether an example comes out otherwise with other rules in one of its places.
fn differs(example: &Played, place: usize, other: Rules) -> bool {
    let mut other = Some(other);
    let rules = example.rules.iter().enumerate();
    let rules: Vec<Rules> = rules
        .map(|(at, rules)| {
            let other = other.take_if(|_| at == place);
            other.unwrap_or_else(|| rules.clone())
        })
        .collect();
    run(&rules, &example.facts, example.course).as_ref() != Some(&example.timeline)
}
