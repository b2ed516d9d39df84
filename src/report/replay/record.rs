//! What of an answer is saved beside its case: enough for a later program to say which months come out otherwise, and which
//! rule has changed, without the packs of today.

use super::hangs::{Hanging, hanging, sum};
use super::marks::days;
use super::saying;
use crate::calendar::{Day, FIRST_YEAR, LAST_YEAR, Month};
use crate::case::{Decided, Saved, SavedDays, SavedLine, SavedPack, SavedRule};
use crate::engine::{Line, Reason, Why};
use crate::i18n::Lang;
use crate::policy::{Choice, LOCAL_FILE, LocalAnswer, Rules, Shelf, Sum, local_toml};
use crate::report::Report;

/// An answer may reach beyond the dates that can be written down; what is saved may not.
fn written() -> (Month, Month) {
    (Month::in_year(FIRST_YEAR, 1), Month::in_year(LAST_YEAR, 12))
}

/// What a case was answered on a day.
pub fn saved(report: &Report, shelf: &Shelf, on: Day) -> Saved {
    let (hanging, packs) = (hanging(report), packs(report, shelf));
    Saved {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        on,
        case: case_sum(report),
        to: report.answer.go_on.last.min(written().1),
        said: said(report),
        lines: Saved::LINES.map(|line| SavedLine {
            days: saved_days(report, line),
            rules: hanging
                .iter()
                .filter(|rule| rule.line == line)
                .filter_map(|rule| saved_rule(report, rule, &packs))
                .collect(),
        }),
        packs,
    }
}

/// The sum of the facts.
pub(super) fn case_sum(report: &Report) -> Sum {
    Sum::of(report.case.to_file())
}

/// The sums of all statements.
pub(super) fn said(report: &Report) -> Vec<Sum> {
    let of_place = |rules: &Rules| -> Vec<Sum> {
        let ids = rules.choices().map(|(id, _)| id);
        ids.filter_map(|id| sum(rules, id)).collect()
    };
    let mut said: Vec<Sum> = report.rules.iter().flat_map(of_place).collect();
    said.sort_unstable();
    said.dedup();
    said
}

/// The packs of each place, the most local first, and what was told there: in the place of a pack where there is none, or
/// else last.
pub(in crate::report) fn packs(report: &Report, shelf: &Shelf) -> Vec<SavedPack> {
    let places = report.case.places().into_iter().zip(&report.rules);
    let packs = places.flat_map(|(place, rules)| {
        let chain = shelf.index().chain(place);
        let of_chain = |answer: &&LocalAnswer| chain.iter().any(|one| one.code == answer.region);
        let told: Vec<LocalAnswer> = shelf.told().iter().filter(of_chain).cloned().collect();
        let local = (!told.is_empty()).then(|| SavedPack {
            place: place.to_owned(),
            file: LOCAL_FILE.to_owned(),
            checked: told.iter().map(|answer| answer.on).max(),
            sum: Sum::of(local_toml(&told)),
        });
        let is_bare = |code: &str| rules.chain.iter().any(|pack| pack.region.code == code);
        let mut packs = Vec::with_capacity(chain.len() + 1);
        for one in &chain {
            match &one.pack {
                Some(file) => packs.push(SavedPack {
                    place: place.to_owned(),
                    file: file.clone(),
                    checked: checked(rules, packs.len()),
                    sum: Sum::of(shelf.text(file).unwrap_or_default()),
                }),
                None if is_bare(&one.code) => packs.extend(local.clone()),
                None => {}
            }
        }
        if !packs.iter().any(|pack| pack.file == LOCAL_FILE) {
            packs.extend(local);
        }
        packs
    });
    packs.collect()
}

/// When somebody last checked anything in a pack of the chain.
fn checked(rules: &Rules, level: usize) -> Option<Day> {
    let sources = rules
        .chain
        .get(level)
        .into_iter()
        .flat_map(|pack| &pack.sources)
        .filter(|source| source.told.is_none());
    let told = |choice: &Choice| {
        choice
            .source
            .as_ref()
            .is_some_and(|source| source.told.is_some())
    };
    let statements = rules.choices();
    let statements = statements.filter(|(_, choice)| choice.level == level && !told(choice));
    let checked = statements.filter_map(|(_, choice)| choice.checked());
    checked.chain(sources.map(|source| source.checked)).max()
}

fn saved_days(report: &Report, line: Line) -> Vec<SavedDays> {
    let mut saved: Vec<SavedDays> = Vec::new();
    let (first, last) = written();
    for days in days(&report.answer.go_on, line) {
        if days.since > last.last() {
            break;
        }
        let since = days.since.max(first.first());
        // Of those from before the first date only the last goes on.
        saved.pop_if(|before| before.since == since);
        let (mark, by) = (days.mark, decided(report, days.why));
        let goes_on = saved
            .last()
            .is_some_and(|last| last.mark == mark && last.by == by);
        if !goes_on {
            saved.push(SavedDays { since, mark, by });
        }
    }
    saved
}

/// What decided some days.
pub(super) fn decided(report: &Report, why: Why) -> Decided {
    let rule = why.rule.and_then(|rule| {
        let rules = report.rules.get(usize::from(rule.place))?;
        Some((
            rules.choice(rule.choice)?,
            rules.value(rule.choice).is_some(),
        ))
    });
    match (rule, why.reason) {
        (Some((choice, true)), _) => Decided::Rule {
            parameter: choice.slot.path(),
            source: choice.source.as_ref().map(|source| source.id.clone()),
        },
        (Some((choice, false)), _) => Decided::Unknown {
            parameter: choice.slot.path(),
        },
        (None, Reason::RuleUnknown { slot, .. }) => Decided::Unknown {
            parameter: slot.path(),
        },
        (None, _) => Decided::Facts,
    }
}

fn saved_rule(report: &Report, rule: &Hanging, packs: &[SavedPack]) -> Option<SavedRule> {
    let rules = report.rules.get(rule.place)?;
    let choice = rules.choice(rule.choice)?;
    let source = choice.source.as_ref()?;
    let place = *report.case.places().get(rule.place)?;
    let mut of_place = packs.iter().filter(|pack| pack.place == place);
    let (first, last) = written();
    Some(SavedRule {
        place: place.to_owned(),
        file: if source.told.is_some() {
            LOCAL_FILE.to_owned()
        } else {
            of_place.nth(choice.level)?.file.clone()
        },
        parameter: choice.slot.path(),
        source: source.id.clone(),
        from: rule.from.clamp(first, last),
        to: rule.to.clamp(first, last),
        sum: sum(rules, rule.choice)?,
        zh: saying(Lang::Zh, rules, rule.choice)?,
        en: saying(Lang::En, rules, rule.choice)?,
        title: source.title.clone(),
    })
}
