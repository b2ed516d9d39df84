//! What other sources say: the readings that would make another month of this one.

use super::Report;
use super::explain::{OtherText, pick};
use super::words;
use crate::calendar::{DayRange, Month};
use crate::engine::{Alternative, Line, Position, Span, Timeline, Why};
use crate::i18n::Lang;
use crate::policy::{Authority, ChoiceId, Standing};

/// What other readings would make of a month of a line.
pub(super) fn others(lang: Lang, report: &Report, line: Line, month: Month) -> Vec<OtherText> {
    match line {
        Line::Fund => texts(
            lang,
            report,
            month,
            |timeline| timeline.fund_in(month, None).collect(),
            |mark| mark.han().to_string(),
        ),
        line => texts(
            lang,
            report,
            month,
            |timeline| timeline.side_in(line, month).collect(),
            |light| words::light_mark(line, light).to_owned(),
        ),
    }
}

fn texts<S: Copy + PartialEq>(
    lang: Lang,
    report: &Report,
    month: Month,
    spans: impl Fn(&Timeline) -> Vec<Span<S>>,
    mark: impl Fn(S) -> String,
) -> Vec<OtherText> {
    let mut texts: Vec<OtherText> = Vec::new();
    for (other, days) in differing(report, |timeline| days(&spans(timeline))) {
        let mut decided = decided(spans(&other.timeline).iter().map(|span| span.why));
        decided.extend(last_decided(report, other, month));
        let marks = marks(lang, &days, &mark);
        let (position, standing) = (other.position, other.standing);
        let text = other_text(lang, report, position, standing, marks, &decided);
        // Two places, and two positions of one source, can say the same.
        let same = |told: &OtherText, text: &OtherText| {
            (&told.source, &told.rule, &told.marks) == (&text.source, &text.rule, &text.marks)
        };
        texts.extend(text.filter(|text| !texts.iter().any(|told| same(told, text))));
    }
    texts
}

/// The readings that come out otherwise in what `see` looks at, with what it sees there.
///
/// A reading is held against the run that differs from it in nothing else: where a day is 疑 only because somebody does
/// not remember, no reading has brought that about. What comes out as shown anyway is not another answer.
pub(super) fn differing<T: PartialEq>(
    report: &Report,
    see: impl Fn(&Timeline) -> T,
) -> impl Iterator<Item = (&Alternative, T)> {
    let answer = &report.answer;
    // Looked at only once there is another: what a key waits for has none.
    let mut told = None;
    answer.alternatives.iter().filter_map(move |other| {
        let (alike, shown) = told.get_or_insert_with(|| (see(&answer.base), see(&answer.go_on)));
        let theirs = see(&other.timeline);
        (theirs != *alike && theirs != *shown).then_some((other, theirs))
    })
}

/// The days of each state, neighbours that are alike joined.
fn days<S: Copy + PartialEq>(spans: &[Span<S>]) -> Vec<(DayRange, S)> {
    let mut days: Vec<(DayRange, S)> = Vec::with_capacity(spans.len());
    for span in spans {
        let joined = match days.last() {
            Some((before, state)) if *state == span.state => {
                DayRange::new(before.from(), span.to).map(|range| (range, days.len() - 1))
            }
            _ => DayRange::new(span.from, span.to).map(|range| (range, days.len())),
        };
        if let Some((range, at)) = joined {
            days.truncate(at);
            days.push((range, span.state));
        }
    }
    days
}

/// A month's marks: one for all of it, or each with its days.
fn marks<S: Copy>(lang: Lang, days: &[(DayRange, S)], mark: impl Fn(S) -> String) -> String {
    match days {
        [(_, state)] => mark(*state),
        days => {
            let each = days
                .iter()
                .map(|(range, state)| lang.other_days(lang.days_in_month(*range), mark(*state)));
            each.collect::<Vec<_>>().join(lang.list_separator())
        }
    }
}

/// The statements that decided some days.
fn decided(whys: impl Iterator<Item = Why>) -> Vec<ChoiceId> {
    whys.filter_map(|why| why.rule)
        .map(|rule| rule.choice)
        .collect()
}

/// The last statement of a reading that decided anything of the fund up to a month: what a month without a rule of its
/// own, or a side line, comes of.
fn last_decided(report: &Report, other: &Alternative, month: Month) -> Option<ChoiceId> {
    let Position::Reading(place, reading) = other.position else {
        return None;
    };
    let rules = report.rules.get(usize::from(place))?;
    let reading = rules.readings().get(usize::from(reading.0))?;
    let spans = other.timeline.fund.iter().rev();
    let rules = spans
        .filter(|span| span.from <= month.last())
        .filter_map(|span| span.why.rule);
    let mut choices = rules.map(|rule| rule.choice);
    choices.find(|choice| reading.choices.contains(choice))
}

/// As many statements of one position as fit into a sentence that can be followed.
const MAX_SAYS: usize = 2;

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
            reading: String::new(),
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
    // The last to decide comes last.
    chosen.sort_by_key(|choice| decided.iter().position(|one| one == choice));
    let mut says: Vec<String> = Vec::new();
    for choice in chosen {
        let note = rules
            .choice(choice)
            .and_then(|choice| choice.meta.note.as_ref());
        let one = match note {
            Some(note) => pick(lang, note).to_owned(),
            None => words::rule(lang, rules, choice)?,
        };
        if says.len() < MAX_SAYS && !says.contains(&one) {
            says.push(one);
        }
    }
    let source = rules.choice(first)?.source.as_ref();
    Some(OtherText {
        standing,
        reading: reading.name.clone(),
        label: label(lang, standing, source.map(|source| source.authority)),
        source: source.map_or_else(String::new, |source| source.title.clone()),
        rule: lang.sentences(&says),
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
