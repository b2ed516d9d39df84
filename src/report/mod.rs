//! The answer as words, tables and data. Knows the engine's outcomes and the message files; makes no rule and draws no
//! screen: faces arrange what it says.

mod advice;
mod alarm;
mod aloud;
mod beside;
mod brief;
mod calendar;
mod checked;
mod compare;
mod coverage;
mod elsewhere;
mod excerpt;
mod explain;
mod explained;
mod glance;
mod headline;
mod html;
mod ics;
mod json;
mod leaflet;
mod legend;
mod local;
mod markdown;
mod others;
mod plain;
mod planned;
mod plans;
mod problems;
mod qr;
mod question;
mod receipt;
mod replay;
mod text;
mod told;
pub mod words;
mod written;

pub use alarm::alarm;
pub use aloud::aloud;
pub use brief::{Brief, brief};
pub use calendar::{Cell, Row, Sheet, fund_cell, sheet};
pub use checked::{checked, finding};
pub use compare::{Comparison, Difference, Ground, Said, Side, Weight, compare};
pub use coverage::{Coverage, coverage_text};
pub use elsewhere::Elsewhere;
pub(crate) use excerpt::{Mistake, paragraph, quoted};
pub use explain::{AdviceText, Basis, Explanation, OtherText, SourceText, SpanText, explain};
pub use explained::{Explained, RuleEntry, RuleState, explained_text};
pub use glance::glance;
pub use headline::{Headline, headline, verdict};
pub use json::{
    AnswerJson, CheckJson, DiffJson, ReplayJson, answer_json, check_json, diff_json, replay_json,
};
pub use leaflet::{Leaflet, MonthRow, PlanTold, PlansTold, Ruling, Strand, Told, Voice, leaflet};
pub use legend::legend;
pub use local::{
    Heard, LocalPart, LocalQuestion, answerable, local_note, local_questions, propose, read_value,
    told_by, understood,
};
pub use plain::{Plain, PlainMonth, plain_months};
pub use planned::{Expected, Tense, expected_note};
pub use plans::{NextFrom, PlanText, PlansText, next_from, next_step, plans_text};
pub use problems::{bare_problem, case_problem, pack_problems};
pub(crate) use problems::{case_hint_says, hint_says};
pub use qr::{HalfCell, QUIET, QrGrain, QrPage, QrRoom, qr_page};
pub use question::{Doubt, FindOut, doubts, find_out};
pub use receipt::receipt;
pub use replay::{MonthThen, PackThen, Replay, Replayed, RuleText, RuleThen, saved};
pub use text::{compared_text, diff, plans_as_text, reasons, replay_says, replay_text, show};
pub use written::{Format, written};

use crate::calendar::{Day, DayRange, Month};
use crate::case::Case;
use crate::engine::{self, Answer, Errand, Facts, Outcome, Plan, Range, UnknownPoint, Was, Why};
use crate::i18n::Lang;
use crate::policy::{BenefitYear, ChoiceId, Faulty, Identity, NATION, Rules, Shelf, SlotId};

/// Everything there is to say about a case: what was asked, by which rules, and the answer.
#[derive(Clone, Debug)]
pub struct Report {
    /// The case.
    pub case: Case,
    /// Its facts; places are indices into `rules`.
    pub facts: Facts,
    /// The rules of its places.
    pub rules: Vec<Rules>,
    /// Whether each place, or the pool it belongs to, has a pack of its own.
    pub own_pack: Vec<bool>,
    /// The answer.
    pub answer: Answer,
    /// What can still be done, the safest first.
    pub plans: Vec<Plan>,
    /// What comes of the payments that are planned already, if any are.
    pub intended: Option<Outcome>,
    /// What can be done beside paying.
    pub errands: Vec<Errand>,
    /// What the facts may have been instead: what only some of them tell is told by nobody.
    pub maybe: Vec<Facts>,
    /// Whether the case alone says all that is said here: nothing it may have been instead makes a difference.
    pub is_one_case: bool,
    /// What the regions that know say to each unknown, in the order of the answer's unknowns.
    pub ranges: Vec<Option<Range>>,
    /// What somebody was told that holds at its places, and what it decides.
    pub local: Vec<LocalPart>,
    /// Whether each plan would be another without any of it, in the order of the plans.
    pub local_plans: Vec<bool>,
    /// What somebody says they are, where that is not what they are to the rules.
    pub known_as: KnownAs,
    /// How each place is spelled as it sounds, where that is known.
    sounds: Vec<Option<String>>,
}

/// What somebody says they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KnownAs {
    /// What they are to the rules.
    #[default]
    Identity,
    /// Somebody old enough whose retirement is not approved: to the rules, a flexible worker.
    NotRetiredYet,
}

impl Report {
    /// Answers a case with the packs of a shelf; `known_on` leaves out what happened after that day.
    ///
    /// Only the packs of the case's places are parsed, unless something is not known there: then all are asked.
    ///
    /// # Errors
    /// When a pack that is needed is missing or faulty.
    pub fn of(case: Case, shelf: &mut Shelf, known_on: Option<Day>) -> Result<Self, Faulty> {
        Self::among(case, &[], shelf, known_on)
    }

    /// Answers a case that may also have been one of `others`, at the same places.
    ///
    /// # Errors
    /// When a pack that is needed is missing or faulty.
    pub fn among(
        case: Case,
        others: &[Case],
        shelf: &mut Shelf,
        known_on: Option<Day>,
    ) -> Result<Self, Faulty> {
        let mut report = Self::calendar_of(case, others, shelf, known_on)?;
        report.complete(shelf)?;
        Ok(report)
    }

    /// The calendar, and nothing yet of what can be done and what other places say: that takes longer, and
    /// [`Report::complete`] adds it.
    ///
    /// # Errors
    /// When a pack that is needed is missing or faulty.
    pub fn calendar_of(
        case: Case,
        others: &[Case],
        shelf: &mut Shelf,
        known_on: Option<Day>,
    ) -> Result<Self, Faulty> {
        let codes: Vec<String> = case.places().into_iter().map(str::to_owned).collect();
        let mut rules = Vec::with_capacity(codes.len());
        for code in &codes {
            rules.push(shelf.rules(code)?);
        }
        let has_pack = |code: &String| {
            let chain = shelf.index().chain(code);
            chain.first().is_some_and(|place| place.pack.is_some())
        };
        let own_pack = codes.iter().map(has_pack).collect();
        let sound = |code: &String| {
            let place = shelf.index().by_code(code)?;
            let mut letters = place.pinyin.chars();
            let first = letters.next()?.to_ascii_uppercase();
            Some(std::iter::once(first).chain(letters).collect())
        };
        let sounds = codes.iter().map(sound).collect();
        let as_known = |case: &Case| {
            let facts = case.facts();
            known_on.map_or_else(
                || facts.clone(),
                |cut| engine::known_on(&rules, &facts, cut),
            )
        };
        let facts = as_known(&case);
        let others: Vec<Facts> = others.iter().map(as_known).collect();
        // A case has a place: reading it makes sure.
        let Some(answer) = engine::calendar_among(&rules, &facts, &others) else {
            return Err(shelf.missing(NATION));
        };
        let mut report = Self {
            case,
            plans: Vec::new(),
            intended: None,
            errands: Vec::new(),
            facts,
            rules,
            own_pack,
            answer,
            is_one_case: others.is_empty(),
            maybe: others,
            ranges: Vec::new(),
            local: Vec::new(),
            local_plans: Vec::new(),
            known_as: KnownAs::Identity,
            sounds,
        };
        report.hear();
        Ok(report)
    }

    /// Adds what can be done, and what the regions that know say where something is not known here.
    ///
    /// # Errors
    /// When a pack that is needed is faulty.
    pub fn complete(&mut self, packs: &mut Shelf) -> Result<(), Faulty> {
        self.plan();
        if let Some(mut elsewhere) = Elsewhere::of(self, packs) {
            while elsewhere.ask(packs)? {}
            self.ranges = elsewhere.told();
        }
        Ok(())
    }

    /// Adds what can be done, and what else may be right.
    pub fn plan(&mut self) {
        self.answer.weigh(&self.rules, &self.facts);
        self.plans = engine::plans(&self.rules, &self.facts, &self.maybe);
        self.is_one_case = self.maybe.is_empty() || self.is_said_by_the_case_alone();
        self.intended = engine::intended(&self.facts, &self.answer);
        self.errands = engine::errands(&self.rules, &self.facts);
        self.hear();
    }

    /// Months before the view are not looked at: how long ago somebody began to pay is asked only where it matters.
    fn is_said_by_the_case_alone(&self) -> bool {
        let alone = engine::calendar_among(&self.rules, &self.facts, &[]);
        let since = self.answer.opens_at().first();
        alone.is_some_and(|alone| alone.agrees(&self.answer, since))
            && engine::plans(&self.rules, &self.facts, &[]) == self.plans
    }

    /// Finds out what rests on local answers, if any hold here.
    fn hear(&mut self) {
        self.local = local::parts(&self.rules, &self.facts, &self.answer.base);
        if self.local.is_empty() {
            self.local_plans = vec![false; self.plans.len()];
            return;
        }
        let mut without = self.rules.clone();
        for (at, rules) in without.iter_mut().enumerate() {
            let here = self
                .local
                .iter()
                .filter(|part| usize::from(part.rule.place) == at);
            let told: Vec<ChoiceId> = here.map(|part| part.rule.choice).collect();
            *rules = rules.without(&told, None);
        }
        let plans = engine::plans(&without, &self.facts, &self.maybe);
        let is_local = |plan: &Plan| !plans.contains(plan);
        self.local_plans = self.plans.iter().map(is_local).collect();
    }

    /// Who the person was in a month, and where.
    pub fn was_in(&self, month: Month) -> Option<&Was> {
        Was::in_month(&self.facts.was, month)
    }

    /// The benefit years of a place.
    pub fn years(&self, place: u8) -> BenefitYear {
        let rules = self.rules.get(usize::from(place));
        let year = rules.and_then(|rules| {
            let year = &rules.slots.resident.year;
            let today = self.answer.as_of;
            year.on(Identity::Resident, today, None).known().copied()
        });
        year.unwrap_or(BenefitYear::CALENDAR)
    }

    /// The benefit years of the place somebody is in now.
    pub fn years_here(&self) -> BenefitYear {
        self.years(self.now().map_or(0, |was| was.place))
    }

    /// The day of birth, as the plans take it; of several days it may have been, the last.
    pub fn born(&self) -> Option<Day> {
        self.facts.born.map(DayRange::to)
    }

    /// The parameter whose rule decided, if one did: a statement that something is not known is none.
    pub fn decided_by(&self, why: Why) -> Option<SlotId> {
        let rule = why.rule?;
        let rules = self.rules.get(usize::from(rule.place))?;
        rules.value(rule.choice)?;
        rules.choice(rule.choice).map(|choice| choice.slot)
    }

    fn now(&self) -> Option<&Was> {
        self.was_in(Month::of(self.answer.as_of))
    }

    /// The rules of the place somebody is in now.
    pub fn here(&self) -> Option<&Rules> {
        let place = self.now().map_or(0, |was| was.place);
        self.rules.get(usize::from(place))
    }

    /// Who the person is now.
    pub fn who(&self) -> Identity {
        self.now().map_or(Identity::Unit, |was| was.identity)
    }

    /// Whether somebody is with no unit any more, and nothing else to the insurance yet.
    fn has_left_unit(&self) -> bool {
        let today = Month::of(self.answer.as_of);
        let is_left = |was: &Was| {
            was.identity == Identity::Unit && advice::in_month(self, was, today) != Identity::Unit
        };
        self.now().is_some_and(is_left)
    }

    /// What somebody calls themselves now, on the phone.
    pub fn called(&self, lang: Lang) -> &'static str {
        match self.known_as {
            KnownAs::Identity if self.has_left_unit() => lang.identity_left_unit(),
            KnownAs::Identity => words::identity(lang, self.who()),
            KnownAs::NotRetiredYet => lang.identity_not_retired_yet(),
        }
    }

    /// How a place is spelled for whoever reads this language.
    fn spelled(&self, lang: Lang, rules: &Rules) -> String {
        let at = self.rules.iter().position(|one| one.place == rules.place);
        let sound = at.and_then(|at| self.sounds.get(at).cloned().flatten());
        match (lang, sound) {
            (Lang::En, Some(sound)) => sound,
            _ => rules.place.clone(),
        }
    }

    /// The unknowns, each with what other regions say.
    pub fn unknowns(&self) -> impl Iterator<Item = (&UnknownPoint, Option<Range>)> {
        // What other places say is found last: until then nothing is said of them.
        let ranges = self.ranges.iter().copied();
        let ranges = ranges.chain(std::iter::repeat(None));
        self.answer.unknowns.iter().zip(ranges)
    }
}
