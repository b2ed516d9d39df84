//! What to do, bring or ask: the advice of the packs that applies to a month.
//!
//! A month's advice is for who the person was in that month, by the rules of where they were then. Whether a card or code
//! is activated and whether a relative is bound is read off the engine's side lines.

use super::Report;
use super::explain::{AdviceText, pick};
use crate::calendar::{Day, Month};
use crate::engine::{EventKind, Light, Line, Reason, Span, Was};
use crate::i18n::Lang;
use crate::policy::{Advice, Ahead, Bond, Identity, Mark, Rules, SlotId, When};

/// The advice that applies to a month of a line.
pub(super) fn advice(lang: Lang, report: &Report, line: Line, month: Month) -> Vec<AdviceText> {
    let Some(was) = report.was_in(month) else {
        return Vec::new();
    };
    let Some(rules) = report.rules.get(usize::from(was.place)) else {
        return Vec::new();
    };
    let mut found: Vec<AdviceText> = Vec::new();
    for (level, advice) in rules.advice() {
        let told = found.iter().any(|other| other.id == advice.id);
        if !told && applies(report, &advice.when, was, line, month) {
            found.push(advice_text(lang, rules, level, advice));
        }
    }
    found
}

/// A piece of advice in words; `level` is the place of its pack in the chain.
pub(super) fn advice_text(lang: Lang, rules: &Rules, level: usize, advice: &Advice) -> AdviceText {
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
fn applies(report: &Report, when: &When, was: &Was, line: Line, month: Month) -> bool {
    let who = when
        .who
        .as_ref()
        .is_none_or(|who| who.contains(&in_month(report, was, month)));
    who && fund(report, when, line, month)
        && when.activated.is_none_or(|wanted| {
            line == Line::Settlement && activated(report, month).contains(&wanted)
        })
        && when
            .family
            .is_none_or(|bond| line == Line::Family && family(report, bond, month))
        && when
            .ahead
            .is_none_or(|Ahead::Leaving| line == Line::Fund && leaving(report, was, month))
}

/// Who somebody is in a month: what a unit has to do is nothing to whoever had left it before.
pub(super) fn in_month(report: &Report, was: &Was, month: Month) -> Identity {
    let left = |since: Month| was.from.is_none_or(|from| from <= since) && since < month;
    let mut events = report.facts.events.iter();
    let has_left = events.any(|event| {
        let on = event.on.days().map(|days| Month::of(days.to()));
        event.kind == EventKind::LeftUnit && on.is_some_and(left)
    });
    match was.identity {
        Identity::Unit if has_left => Identity::Flexible,
        identity => identity,
    }
}

/// Whether somebody told that they leave, in `month` or after it.
fn leaving(report: &Report, was: &Was, month: Month) -> bool {
    let events = report.facts.events.iter().filter_map(|event| {
        let leaves = matches!(event.kind, EventKind::LeftUnit | EventKind::StopFiled);
        event.on.days().filter(|_| leaves)
    });
    let told = events.map(|days| Month::of(days.to()));
    let left = was.to.into_iter().chain(told).max();
    left.is_some_and(|left| left >= month)
}

/// Whether the fund does in some days of the month what the advice is about.
fn fund(report: &Report, when: &When, line: Line, month: Month) -> bool {
    if when.state.is_none() && when.unpaid_over.is_none() {
        return true;
    }
    let mut spans = report.answer.go_on.fund_in(month, None);
    line == Line::Fund
        && spans.any(|span| {
            let state = when.state.as_ref();
            let state = state.is_none_or(|states| {
                let open =
                    span.state == Mark::Unknown && !is_unpaid(report, span.why.reason, month);
                states.contains(&span.state) && !open
            });
            let unpaid = when
                .unpaid_over
                .is_none_or(|most| unpaid_months(span.why.reason, month) > i32::from(most));
            state && unpaid
        })
}

/// How many months are unpaid when `month` begins.
fn unpaid_months(reason: Reason, month: Month) -> i32 {
    unpaid_since(reason).map_or(0, |since| month.since(since))
}

/// Whether a month is unpaid for certain: the present one may still be paid in time.
fn is_unpaid(report: &Report, reason: Reason, month: Month) -> bool {
    let over = month < Month::of(report.answer.as_of);
    unpaid_since(reason).is_some_and(|since| since < month || over)
}

/// The first unpaid month, whatever is known of what it does to cover.
fn unpaid_since(reason: Reason) -> Option<Month> {
    match reason {
        Reason::Unpaid { since, .. } | Reason::Lapsed { since } | Reason::Ended { since } => {
            Some(since)
        }
        Reason::RuleUnknown {
            slot: SlotId::EmployeeStop,
            since,
        } => Some(Month::of(since)),
        _ => None,
    }
}

/// What settlement at the counter says of the card or code in a month; nothing where it does not come to that.
fn activated(report: &Report, month: Month) -> Vec<bool> {
    let spans = report.answer.go_on.side_in(Line::Settlement, month);
    let says = spans.filter_map(|span| match span.why.reason {
        Reason::NotActivated => Some(false),
        Reason::Ready | Reason::SettlementNotBack { .. } => Some(true),
        _ => None,
    });
    says.collect()
}

/// Whether the family account stands so in a month.
fn family(report: &Report, bond: Bond, month: Month) -> bool {
    let timeline = &report.answer.go_on;
    let is_bound = |span: &Span<Light>| span.why.reason != Reason::NotBound;
    match bond {
        Bond::None => !timeline
            .side_in(Line::Family, month)
            .any(|span| is_bound(&span)),
        Bond::Bound => timeline
            .side_in(Line::Family, month)
            .any(|span| is_bound(&span)),
        Bond::Binding => {
            let line = timeline.side(Line::Family);
            let earlier = std::iter::once(None).chain(line.iter().map(Some));
            let mut begun = earlier
                .zip(line)
                .filter(|(earlier, span)| is_bound(span) && !earlier.is_some_and(is_bound))
                .filter_map(|(earlier, span)| begins(earlier, span));
            begun.any(|day| Month::of(day) == month)
        }
    }
}

/// The day of a binding; none for one that is older than the record.
fn begins(earlier: Option<&Span<Light>>, span: &Span<Light>) -> Option<Day> {
    match (earlier, span.why.reason) {
        (None, Reason::BoundOn(day)) => Some(day),
        (None, _) => None,
        (Some(_), _) => Some(span.from),
    }
}
