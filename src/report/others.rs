//! What other sources say: the readings that would make another month of this one.

use super::Report;
use super::explain::{OtherText, pick};
use super::words;
use crate::calendar::Month;
use crate::engine::{Light, Line, Position, Why};
use crate::i18n::Lang;
use crate::policy::{Authority, ChoiceId, Mark, Standing};

/// What other readings would make of a month of the fund.
pub(super) fn fund_others(lang: Lang, report: &Report, month: Month) -> Vec<OtherText> {
    let base = report.answer.go_on.marks_in(month, None);
    let differing = report.answer.alternatives.iter().filter_map(|other| {
        let marks = other.timeline.marks_in(month, None);
        (marks != base).then_some((other, marks))
    });
    differing
        .filter_map(|(other, marks)| {
            let marks = marks.into_iter().map(Mark::han).collect();
            let spans = other.timeline.fund_in(month, None);
            let decided = decided(spans.iter().map(|span| span.why));
            other_text(
                lang,
                report,
                other.position,
                other.standing,
                marks,
                &decided,
            )
        })
        .collect()
}

/// The statements that decided some days.
fn decided(whys: impl Iterator<Item = Why>) -> Vec<ChoiceId> {
    whys.filter_map(|why| why.rule)
        .map(|rule| rule.choice)
        .collect()
}

pub(super) fn side_others(lang: Lang, report: &Report, line: Line, month: Month) -> Vec<OtherText> {
    let states = |timeline: &crate::engine::Timeline| -> Vec<Light> {
        let mut states: Vec<Light> = timeline
            .side_in(line, month)
            .into_iter()
            .map(|span| span.state)
            .collect();
        states.dedup();
        states
    };
    let base = states(&report.answer.go_on);
    let differing = report.answer.alternatives.iter().filter_map(|other| {
        let lights = states(&other.timeline);
        (lights != base).then_some((other, lights))
    });
    differing
        .filter_map(|(other, lights)| {
            let marks = lights
                .into_iter()
                .map(|light| words::light_mark(line, light))
                .collect();
            let spans = other.timeline.side_in(line, month);
            let decided = decided(spans.iter().map(|span| span.why));
            other_text(
                lang,
                report,
                other.position,
                other.standing,
                marks,
                &decided,
            )
        })
        .collect()
}

/// Another position in words. Of all it says, what `decided` the days in question; or everything, if nothing is said to.
pub(super) fn other_text(
    lang: Lang,
    report: &Report,
    position: Position,
    standing: Standing,
    marks: String,
    decided: &[ChoiceId],
) -> Option<OtherText> {
    let Position::Reading(place, reading) = position else {
        let rule = lang.other_running().to_owned();
        return Some(OtherText {
            standing,
            label: label(lang, standing, None),
            source: String::new(),
            rule,
            marks,
        });
    };
    let rules = report.rules.get(usize::from(place))?;
    let reading = rules.readings().get(usize::from(reading.0))?;
    let first = *reading.choices.first()?;
    let speaks = |choice: &&ChoiceId| decided.is_empty() || decided.contains(choice);
    let mut chosen: Vec<ChoiceId> = reading.choices.iter().filter(speaks).copied().collect();
    if chosen.is_empty() {
        chosen.clone_from(&reading.choices);
    }
    let mut says: Vec<String> = Vec::new();
    for choice in chosen {
        let note = rules
            .choice(choice)
            .and_then(|choice| choice.meta.note.as_ref());
        let one = match note {
            Some(note) => pick(lang, note).to_owned(),
            None => words::rule(lang, rules, choice)?,
        };
        if !says.contains(&one) {
            says.push(one);
        }
    }
    let source = rules.choice(first)?.source.as_ref();
    Some(OtherText {
        standing,
        label: label(lang, standing, source.map(|source| source.authority)),
        source: source.map_or_else(String::new, |source| source.title.clone()),
        rule: says.join(lang.clause_separator()),
        marks,
    })
}

/// A weaker source is called a web page only if it is one.
fn label(lang: Lang, standing: Standing, by: Option<Authority>) -> &'static str {
    match (standing, by) {
        (Standing::Open, _) => lang.label_open(),
        (Standing::Claim, Some(Authority::Article | Authority::News) | None) => lang.label_claim(),
        (Standing::Claim, Some(_)) => lang.label_weaker(),
    }
}

/// The name of a position in the pack; empty for one that is not a reading of a pack.
pub(super) fn reading_name(report: &Report, position: Position) -> String {
    let Position::Reading(place, reading) = position else {
        return String::new();
    };
    let rules = report.rules.get(usize::from(place));
    let reading = rules.and_then(|rules| rules.readings().get(usize::from(reading.0)));
    reading.map_or_else(String::new, |reading| reading.name.clone())
}
