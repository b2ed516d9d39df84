//! What to do, bring or ask: the advice of the packs that applies to a month.

use super::Report;
use super::explain::{AdviceText, pick};
use crate::calendar::Month;
use crate::engine::{Activation, Line, Reason};
use crate::i18n::Lang;
use crate::policy::{Advice, Rules, When};

/// The advice that applies to a month of a line.
pub(super) fn advice(lang: Lang, report: &Report, line: Line, month: Month) -> Vec<AdviceText> {
    let mut found: Vec<AdviceText> = Vec::new();
    for rules in &report.rules {
        for (level, advice) in rules.advice() {
            if !applies(report, &advice.when, line, month)
                || found.iter().any(|a| a.id == advice.id)
            {
                continue;
            }
            found.push(advice_text(lang, rules, level, advice));
        }
    }
    found
}

fn advice_text(lang: Lang, rules: &Rules, level: usize, advice: &Advice) -> AdviceText {
    let chain = rules.chain.iter().skip(level);
    let source = chain
        .flat_map(|pack| &pack.sources)
        .find(|source| source.id == advice.source);
    AdviceText {
        id: advice.id.clone(),
        say: pick(lang, &advice.say).to_owned(),
        bring: advice
            .bring
            .iter()
            .map(|text| pick(lang, text).to_owned())
            .collect(),
        ask: advice.ask.as_ref().map(|text| pick(lang, text).to_owned()),
        source: source.map_or_else(String::new, |source| source.title.clone()),
    }
}

/// Whether advice applies to a month: every condition it states has to hold.
fn applies(report: &Report, when: &When, line: Line, month: Month) -> bool {
    let answer = &report.answer;
    let spans = answer.go_on.fund_in(month, None);
    let who = when
        .who
        .as_ref()
        .is_none_or(|who| who.contains(&report.who()));
    let state = when.state.as_ref().is_none_or(|states| {
        line == Line::Fund && spans.iter().any(|span| states.contains(&span.state))
    });
    let unpaid = when.unpaid_over.is_none_or(|most| {
        spans.iter().any(|span| {
                let (Reason::Unpaid { since, .. }
                | Reason::Lapsed { since }
                | Reason::Ended { since }) = span.why.reason
                else {
                    return false;
                };
                month.since(since) > i32::from(most)
            })
    });
    let activated = when.activated.is_none_or(|wanted| {
        line == Line::Settlement && activation(report).is_some_and(|is| is == wanted)
    });
    let bound = when.bound.is_none_or(|wanted| {
        let told = report
            .facts
            .events
            .iter()
            .any(|e| e.kind == crate::engine::EventKind::Bound);
        line == Line::Family && told == wanted
    });
    who && state && unpaid && activated && bound
}

/// Whether a card or code is activated, if the case tells.
fn activation(report: &Report) -> Option<bool> {
    let last = report
        .facts
        .events
        .iter()
        .rev()
        .find_map(|event| match event.kind {
            crate::engine::EventKind::Activated => Some(Activation::Since(report.answer.as_of)),
            crate::engine::EventKind::NotActivated => Some(Activation::No),
            _ => None,
        });
    last.map(|activation| activation != Activation::No)
}
