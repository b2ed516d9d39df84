//! The rules that have changed: those an answer hung on that nobody states any more, and those it hangs on that nobody stated.

use std::collections::BTreeSet;

use super::hangs::{Hanging, hanging, sum};
use super::marks::days;
use super::record::{decided, said};
use super::{PackThen, RuleText, RuleThen, saying};
use crate::calendar::{Day, Month};
use crate::case::{Decided, Saved, SavedRule};
use crate::engine::Line;
use crate::i18n::Lang;
use crate::policy::{Choice, ChoiceId, Rules, Shelf, SlotId, Sum};
use crate::report::{Report, words};

/// A parameter of a place: the index of the place, and the parameter's path.
type Subject = (usize, String);

/// Everything that tells whether a rule has changed.
pub(super) struct Changed<'a> {
    lang: Lang,
    saved: &'a Saved,
    report: &'a Report,
    packs: &'a [PackThen],
    /// What the answer of today hangs on.
    hanging: Vec<Hanging>,
    /// What is stated today.
    said: Vec<Sum>,
    /// The files of each place that are as they were.
    unchanged: Vec<Vec<bool>>,
}

impl<'a> Changed<'a> {
    pub(super) fn of(
        lang: Lang,
        saved: &'a Saved,
        report: &'a Report,
        packs: &'a [PackThen],
        shelf: &Shelf,
    ) -> Self {
        let is_same = |file: &str| !packs.iter().any(|pack| pack.file == file);
        let of_place = |place| {
            let chain = shelf.index().chain(place).into_iter();
            chain
                .filter_map(|one| one.pack.as_deref())
                .map(is_same)
                .collect()
        };
        Self {
            lang,
            saved,
            report,
            packs,
            hanging: hanging(report),
            said: said(report),
            unchanged: report.case.places().into_iter().map(of_place).collect(),
        }
    }

    /// The rules that have changed and on which a month of a line hung, or hangs. Where none of them has, those by which it
    /// was decided then and is now, if they are not the same.
    pub(super) fn rules(&self, line: Line, month: Month) -> Vec<RuleThen> {
        let mut subjects: BTreeSet<Subject> = BTreeSet::new();
        subjects.extend(self.gone(line, month).filter_map(|rule| self.subject(rule)));
        subjects.extend(self.came(line, month).filter_map(|rule| {
            let choice = self.report.rules.get(rule.place)?.choice(rule.choice)?;
            Some((rule.place, choice.slot.path()))
        }));
        if subjects.is_empty() && self.unchanged.iter().flatten().any(|same| !same) {
            let place = self.report.was_in(month).map_or(0, |was| was.place);
            let decided = self.decided(line, month).into_iter();
            subjects.extend(decided.map(|parameter| (usize::from(place), parameter)));
        }
        let rules = subjects.into_iter().map(|(place, parameter)| RuleThen {
            was: self.was(line, month, place, &parameter),
            now: self.now(line, month, place, &parameter),
            parameter,
        });
        rules
            .filter(|rule| !rule.was.is_empty() || !rule.now.is_empty())
            .collect()
    }

    fn subject(&self, rule: &SavedRule) -> Option<Subject> {
        let places = self.report.case.places();
        let place = places.iter().position(|place| *place == rule.place)?;
        Some((place, rule.parameter.clone()))
    }

    /// The rules a month hung on that are no longer stated.
    fn gone(&self, line: Line, month: Month) -> impl Iterator<Item = &'a SavedRule> {
        let rules = self.saved.line(line).rules.iter();
        rules.filter(move |rule| {
            let is_of_month = rule.from <= month && month <= rule.to;
            is_of_month && !self.said.contains(&rule.sum) && !self.stands_unchanged(rule)
        })
    }

    /// Whether it stands in a pack that is as it was: then it is the program that sees it otherwise.
    fn stands_unchanged(&self, rule: &SavedRule) -> bool {
        !self.packs.iter().any(|pack| pack.file == rule.file)
    }

    /// The rules a month hangs on that were not stated.
    fn came(&self, line: Line, month: Month) -> impl Iterator<Item = &Hanging> {
        let rules = self.hanging.iter();
        rules.filter(move |rule| {
            let is_of_month = rule.line == line && rule.from <= month && month <= rule.to;
            let rules = self.report.rules.get(rule.place);
            let is_new = rules.is_some_and(|rules| {
                let sum = sum(rules, rule.choice);
                let choice = rules.choice(rule.choice);
                !sum.is_some_and(|sum| self.saved.said.contains(&sum))
                    && !choice.is_some_and(|choice| self.is_unchanged(rule.place, choice))
            });
            is_of_month && is_new
        })
    }

    fn is_unchanged(&self, place: usize, choice: &Choice) -> bool {
        let levels = self.unchanged.get(place);
        levels.and_then(|levels| levels.get(choice.level)) == Some(&true)
    }

    /// The parameters by which a month was decided then, and is now.
    fn decided(&self, line: Line, month: Month) -> BTreeSet<String> {
        let today = days(&self.report.answer.go_on, line).into_iter();
        let today: Vec<(Day, Decided)> = today
            .map(|days| (days.since, decided(self.report, days.why)))
            .collect();
        let both = within(&self.then(line), month).into_iter();
        let both = both.chain(within(&today, month));
        both.filter_map(|by| match by {
            Decided::Facts => None,
            Decided::Rule { parameter, .. } | Decided::Unknown { parameter } => Some(parameter),
        })
        .collect()
    }

    fn then(&self, line: Line) -> Vec<(Day, Decided)> {
        let days = self.saved.line(line).days.iter();
        days.map(|days| (days.since, days.by.clone())).collect()
    }

    /// What was said of a parameter then.
    fn was(&self, line: Line, month: Month, place: usize, parameter: &str) -> Vec<RuleText> {
        let code = self.report.case.places().get(place).copied();
        let of_it =
            |rule: &&SavedRule| rule.parameter == parameter && Some(rule.place.as_str()) == code;
        let text = |rule: &SavedRule| RuleText {
            says: match self.lang {
                Lang::Zh => rule.zh.clone(),
                Lang::En => rule.en.clone(),
            },
            source: Some(rule.source.clone()),
            title: Some(rule.title.clone()),
        };
        let gone: Vec<RuleText> = self.gone(line, month).filter(of_it).map(text).collect();
        if !gone.is_empty() {
            return gone;
        }
        let rules = self.saved.line(line).rules.iter().filter(of_it);
        let held = rules.filter(|rule| rule.from <= month && month <= rule.to);
        let held: Vec<RuleText> = held.map(text).collect();
        if !held.is_empty() {
            return held;
        }
        // It was stated, though nothing of this month hung on it then.
        let lines = self.saved.lines.iter().flat_map(|line| &line.rules);
        let mut stated: Vec<RuleText> = Vec::new();
        for text in lines.filter(of_it).map(text) {
            if !stated.contains(&text) {
                stated.push(text);
            }
        }
        if !stated.is_empty() {
            return stated;
        }
        let then = within(&self.then(line), month).into_iter();
        let of_it = then.filter_map(|by| match by {
            Decided::Unknown { parameter: of } if of == parameter => Some(self.unknown(parameter)),
            Decided::Rule {
                parameter: of,
                source,
            } if of == parameter => Some(RuleText {
                says: self.topic(parameter),
                source,
                title: None,
            }),
            _ => None,
        });
        let mut texts: Vec<RuleText> = of_it.collect();
        texts.dedup();
        // Not known in another month or line: no less unknown here.
        let mut days = self.saved.lines.iter().flat_map(|line| &line.days);
        let is_unknown =
            |by: &Decided| matches!(by, Decided::Unknown { parameter: of } if of == parameter);
        if texts.is_empty() && days.any(|days| is_unknown(&days.by)) {
            texts.push(self.unknown(parameter));
        }
        texts
    }

    /// What is said of it now.
    fn now(&self, line: Line, month: Month, place: usize, parameter: &str) -> Vec<RuleText> {
        let Some(rules) = self.report.rules.get(place) else {
            return Vec::new();
        };
        let of_it = |rule: &&Hanging| {
            let choice = rules.choice(rule.choice);
            rule.place == place && choice.is_some_and(|choice| choice.slot.path() == parameter)
        };
        let text = |rule: &Hanging| self.text(rules, rule.choice);
        let came = self.came(line, month).filter(of_it);
        let came: Vec<RuleText> = came.filter_map(text).collect();
        if !came.is_empty() {
            return came;
        }
        let (Some(slot), Some(was)) = (slot(parameter), self.report.was_in(month)) else {
            return Vec::new();
        };
        let held = rules.slots.held_on(slot, was.identity, month.first());
        let known = held.primary.and_then(|choice| self.text(rules, choice));
        vec![known.unwrap_or_else(|| self.unknown(parameter))]
    }

    fn text(&self, rules: &Rules, id: ChoiceId) -> Option<RuleText> {
        let source = rules.choice(id)?.source.as_deref();
        Some(RuleText {
            says: saying(self.lang, rules, id)?,
            source: source.map(|source| source.id.clone()),
            title: source.map(|source| source.title.clone()),
        })
    }

    fn unknown(&self, parameter: &str) -> RuleText {
        RuleText {
            says: self.lang.replay_unknown(self.topic(parameter)),
            source: None,
            title: None,
        }
    }

    /// What a parameter is about; its path, if it is one of another program.
    fn topic(&self, parameter: &str) -> String {
        slot(parameter).map_or_else(
            || parameter.to_owned(),
            |slot| words::topic(self.lang, slot).to_owned(),
        )
    }
}

fn slot(parameter: &str) -> Option<SlotId> {
    let mut all = SlotId::ALL.iter().copied();
    all.find(|slot| slot.path() == parameter)
}

/// What decided the stretches that reach into a month.
fn within(days: &[(Day, Decided)], month: Month) -> Vec<Decided> {
    let begin = days.partition_point(|(since, _)| *since <= month.first());
    let end = days.partition_point(|(since, _)| *since <= month.last());
    let stretches = days.get(begin.saturating_sub(1)..end).unwrap_or_default();
    stretches.iter().map(|(_, by)| by.clone()).collect()
}
