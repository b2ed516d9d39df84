//! What can be done, in words: what, from when it pays, how long it can be put off, and what a day later costs.
//!
//! Knows what the engine planned and the message files; plans nothing.

mod brief;
mod doing;
mod errand;
mod pays;
mod put_off;
mod short;
mod unplanned;

use std::cmp::Ordering;

pub(super) use brief::next_briefly;

use super::Report;
use super::explain::{AdviceText, Basis, basis_of};
use crate::calendar::{Day, Month, minus_days};
use crate::engine::{Doing, Line, Outcome, Plan, Reason, Usable, Why};
use crate::i18n::Lang;
use crate::policy::Mark;

/// A plan in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanText {
    /// What is done.
    pub what: String,
    /// From when it pays.
    pub pays: String,
    /// By when, and what a day later costs.
    pub put_off: Vec<String>,
    /// What can be claimed, how much is paid, what other readings say.
    pub notes: Vec<String>,
    /// The rule behind the day.
    pub basis: Option<Basis>,
}

/// The plans, and what is to be done beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlansText {
    /// The plans, the safest first.
    pub plans: Vec<PlanText>,
    /// What to do beside paying.
    pub errands: Vec<String>,
    /// How they are ordered, where that is not by the day alone.
    pub order: Option<&'static str>,
    /// What to bring, and whom to ask.
    pub advice: Vec<AdviceText>,
}

/// What can be done, in words.
pub fn plans_text(lang: Lang, report: &Report) -> PlansText {
    let plans = &report.plans;
    PlansText {
        plans: plans.iter().map(|plan| text(lang, report, plan)).collect(),
        order: plans
            .iter()
            .any(|plan| {
                plan.at_worst.is_some() && plan.outcome.certain(report.answer.as_of).is_some()
            })
            .then(|| lang.plan_safest_first()),
        errands: errand::errands(lang, report),
        advice: advice(lang, report),
    }
}

/// What to do next: one sentence with one date, or the question to ask first. Nothing where nothing is left to be done.
pub fn next_step(lang: Lang, report: &Report) -> Option<String> {
    match report.plans.first() {
        Some(plan) => Some(match &report.intended {
            Some(intended) => intended_first(lang, report, plan, intended),
            None => next(lang, report, plan),
        }),
        None => unplanned::next(lang, report),
    }
}

/// Whether nothing better can be done than what is planned already.
fn intended_is_best(report: &Report, plan: &Plan, intended: &Outcome) -> bool {
    let today = report.answer.as_of;
    let as_early = intended.against(&plan.outcome, today) != Ordering::Greater;
    as_early && intended.claimed_before(today) >= plan.outcome.claimed_before(today)
}

/// What is planned already stands first, unless something else is better.
fn intended_first(lang: Lang, report: &Report, plan: &Plan, intended: &Outcome) -> String {
    let today = report.answer.as_of;
    if intended_is_best(report, plan, intended) {
        return lang.plan_next_as_intended(pays::then(lang, report, plan, intended));
    }
    let better = next(lang, report, plan);
    // Two days are compared only where both are certain.
    match (intended.certain(today), plan.outcome.certain(today)) {
        (Some(later), Some(sooner)) if sooner < later => {
            let later = pays::later(lang, report, &plan.outcome, intended);
            lang.plan_next_or_intended(better, later)
        }
        _ => better,
    }
}

/// What to bring and whom to ask now, from the packs' advice.
fn advice(lang: Lang, report: &Report) -> Vec<AdviceText> {
    let today = Month::of(report.answer.as_of);
    let mut found: Vec<AdviceText> = Vec::new();
    for line in [Line::Fund, Line::Settlement, Line::Family] {
        for one in super::advice::advice(lang, report, line, today) {
            let helps = line == Line::Fund || !one.bring.is_empty() || one.ask.is_some();
            if helps && !found.iter().any(|other| other.id == one.id) {
                found.push(one);
            }
        }
    }
    found
}

fn next(lang: Lang, report: &Report, plan: &Plan) -> String {
    let what = doing::what(lang, report, plan);
    let put_off = plan.put_off.as_ref();
    let last = put_off.and_then(|put_off| put_off.last.as_ref());
    let today = report.answer.as_of;
    let waits = !matches!(plan.outcome.usable, Usable::Now { .. });
    let asks = plan.outcome.breaks_as == Some(Mark::Unknown) && !waits;
    match last {
        // By when is part of what has to be asked.
        _ if asks && pays::goes_on(report) => {
            lang.plan_next(what, pays::from_when(lang, report, plan, &plan.outcome))
        }
        // What opens it is paid already; what is due keeps it open.
        Some(last) if waits && plan.way.doing == Doing::KeepPaying => {
            let result = pays::from_when(lang, report, plan, &plan.outcome);
            lang.plan_next_wait(result, what, lang.day(last.day))
        }
        Some(last) => {
            let result = pays::then(lang, report, plan, &plan.outcome);
            let last = lang.day(last.day);
            let moves = put_off.is_some_and(|put_off| put_off.moves);
            let at_once = plan.outcome.certain(today) == Some(plan.on);
            if moves && !at_once {
                // The day named is that of a plan begun today.
                lang.plan_next_today(doing::on_its_day(lang, report, plan), result)
            } else if moves {
                lang.plan_next_soon(what, last, result)
            } else {
                lang.plan_next_by(last, what, result)
            }
        }
        _ if plan.on > today => {
            let result = pays::then(lang, report, plan, &plan.outcome);
            lang.plan_next_from(lang.day(plan.on), what, result)
        }
        _ => lang.plan_next(what, pays::then(lang, report, plan, &plan.outcome)),
    }
}

fn text(lang: Lang, report: &Report, plan: &Plan) -> PlanText {
    let today = report.answer.as_of;
    let mut notes = Vec::new();
    notes.extend(claims(lang, &plan.outcome, today));
    let (at_once, all) = (plan.outcome.at_once, plan.outcome.payments);
    if all > at_once && all > 1 {
        notes.push(if plan.way.doing.is_by_month() {
            lang.plan_months_in_all(all)
        } else {
            lang.plan_years_in_all(all)
        });
    }
    if matches!(plan.way.doing, Doing::Year | Doing::YearAndMissed) {
        let calendar = report.years(0);
        let year = calendar.of(plan.on);
        notes.push(lang.plan_year_ends(year, lang.day(calendar.last(year)), year + 1));
    }
    // Where no day is certain anyway, another reading takes none away.
    let certain = plan.outcome.certain(today).is_some();
    if let Some(worst) = plan.at_worst.as_ref().filter(|_| certain) {
        notes.push(lang.plan_at_worst(pays::later(lang, report, &plan.outcome, worst)));
    }
    if !certain {
        let who = super::words::identity(lang, report.who());
        let what = doing::asked(lang, report, plan);
        notes.push(lang.plan_question(lang.quote(lang.plan_asks(who, what))));
    }
    if plan.put_off.is_none() {
        notes.push(lang.plan_date_in_doubt().to_owned());
    }
    notes.extend(short::notes(lang, report, plan));
    // How long the last premium reaches is no reason for the day something opens.
    let opens = plan.way.doing == Doing::KeepPaying;
    let why = plan.outcome.why;
    let why = why.filter(|why| opens || !matches!(why.reason, Reason::PaidThrough(_)));
    let sentences = |lines: Vec<String>| lines.into_iter().map(sentence).collect();
    PlanText {
        what: sentence(doing::what(lang, report, plan)),
        pays: sentence(pays::from_when(lang, report, plan, &plan.outcome)),
        put_off: sentences(put_off::put_off(lang, report, plan)),
        notes: sentences(notes),
        basis: why.and_then(|why| rule(lang, report, why, plan)),
    }
}

/// The same as the beginning of a sentence, where a language shows that.
fn sentence(text: String) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if first.is_ascii_lowercase() => {
            first.to_ascii_uppercase().to_string() + characters.as_str()
        }
        _ => text,
    }
}

/// The rule behind the first day, as it stands in that month.
fn rule(lang: Lang, report: &Report, why: Why, plan: &Plan) -> Option<Basis> {
    let day = plan
        .outcome
        .possible(report.answer.as_of)
        .unwrap_or(plan.on);
    basis_of(lang, report, why, day)
}

/// Days before today that can be claimed because of it.
fn claims(lang: Lang, outcome: &Outcome, today: Day) -> Option<String> {
    let before = outcome.claimable.iter().filter(|days| days.from() < today);
    let days: Vec<String> = before
        .map(|days| {
            lang.plan_days(
                lang.day(days.from()),
                lang.day(days.to().min(minus_days(today, 1))),
            )
        })
        .collect();
    (!days.is_empty()).then(|| lang.plan_claims(days.join(lang.list_separator())))
}
