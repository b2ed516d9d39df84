//! What can be done, in words: what, from when it pays, how long it can be put off, and what a day later costs.
//!
//! Knows what the engine planned and the message files; plans nothing.

mod brief;
mod doing;
mod errand;
mod fee_free;
mod pays;
mod put_off;
mod short;
mod unplanned;

use std::cmp::Ordering;

use serde::Serialize;

use self::doing::Counted;
pub(super) use brief::next_briefly;

use super::Report;
use super::explain::{AdviceText, Basis, basis_of};
use crate::calendar::{Day, Month, minus_days, plus_days};
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

impl PlansText {
    /// What is done, each in the order of the plans; where there are several, with what one calls each of them. A bare number
    /// would look like a key to press.
    pub fn called(&self, lang: Lang) -> impl Iterator<Item = String> {
        let one = self.plans.len() == 1;
        let numbers = lang.plan_numbers().split(' ').map(str::to_owned);
        // No more are planned than there are numbers for; if there were, they would be counted by digits.
        let numbers = numbers.chain(
            (1_usize..)
                .skip(lang.plan_numbers().split(' ').count())
                .map(|n| n.to_string()),
        );
        self.plans.iter().zip(numbers).map(move |(plan, number)| {
            if one {
                plan.what.clone()
            } else {
                lang.plan_way(number, &plan.what)
            }
        })
    }
}

/// What can be done, in words.
pub fn plans_text(lang: Lang, report: &Report) -> PlansText {
    let plans = &report.plans;
    PlansText {
        plans: plans
            .iter()
            .zip(&report.local_plans)
            .map(|(plan, local)| text(lang, report, plan, *local))
            .collect(),
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
    // Nothing is promised to whoever does not know what was paid.
    if super::find_out(lang, report).is_some_and(|found| found.first_of_all) {
        return Some(lang.find_out_next().to_owned());
    }
    match report.plans.first() {
        Some(plan) => Some(match &report.intended {
            Some(intended) => intended_first(lang, report, plan, intended),
            None => next(lang, report, plan),
        }),
        None => unplanned::next(lang, report),
    }
}

/// Where the next step comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NextFrom {
    /// The first of the plans.
    FirstPlan,
    /// What the case means to pay already.
    AsIntended,
    /// Nothing can be planned: whom to ask what, or what to wait for.
    NoPlan,
}

/// Where the next step comes from, and the last day for it, if there is one that can be told.
pub fn next_from(report: &Report) -> (NextFrom, Option<Day>) {
    let Some(plan) = report.plans.first() else {
        return (NextFrom::NoPlan, None);
    };
    let today = report.answer.as_of;
    match &report.intended {
        Some(intended) if is_no_worse(intended, plan, today) => (NextFrom::AsIntended, None),
        _ if asks(report, plan) => (NextFrom::FirstPlan, None),
        _ => {
            let put_off = plan.put_off.as_ref();
            let last = put_off.and_then(|put_off| put_off.last.as_ref());
            (NextFrom::FirstPlan, last.map(|last| last.day))
        }
    }
}

/// Whether what is meant already leaves nothing better to do.
fn is_no_worse(intended: &Outcome, plan: &Plan, today: Day) -> bool {
    let as_early = intended.against(&plan.outcome, today) != Ordering::Greater;
    as_early && intended.claimed_before(today) >= plan.outcome.claimed_before(today)
}

/// Whether it pays now, and how long is what has to be asked.
fn asks(report: &Report, plan: &Plan) -> bool {
    let waits = !matches!(plan.outcome.usable, Usable::Now { .. });
    plan.outcome.breaks_as == Some(Mark::Unknown) && !waits && pays::goes_on(report)
}

/// What is planned already stands first, unless something else is better.
fn intended_first(lang: Lang, report: &Report, plan: &Plan, intended: &Outcome) -> String {
    let today = report.answer.as_of;
    if is_no_worse(intended, plan, today) {
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
    match last {
        // By when is part of what has to be asked.
        _ if asks(report, plan) => {
            lang.plan_next(what, pays::from_when(lang, report, plan, &plan.outcome))
        }
        // What opens it is paid already; what is due keeps it open.
        Some(last) if waits && plan.way.doing == Doing::KeepPaying => {
            let result = pays::from_when(lang, report, plan, &plan.outcome);
            lang.plan_next_wait(result, what, lang.day(last.day))
        }
        // It cannot be done yet.
        Some(_) if plan.on > today && put_off.is_some_and(|put_off| put_off.moves) => {
            let result = pays::then(lang, report, plan, &plan.outcome);
            lang.plan_next_from(lang.day(plan.on), what, result)
        }
        Some(last) => {
            let result = pays::then(lang, report, plan, &plan.outcome);
            let last = lang.day(last.day);
            let moves = put_off.is_some_and(|put_off| put_off.moves);
            let at_once = plan.outcome.certain(today) == Some(plan.on);
            // The unit pays: what is left to whoever works there is to ask it to.
            let asked_of = |counted| doing::by_the_unit(lang, report, plan, counted);
            if moves && !at_once {
                // The day named is that of a plan begun today.
                match asked_of(Counted::OnItsDay) {
                    Some(what) => lang.plan_next_today_unit(what, result),
                    None => lang.plan_next_today(doing::on_its_day(lang, report, plan), result),
                }
            } else if moves {
                match asked_of(Counted::UntilLast) {
                    Some(what) => lang.plan_next_soon_unit(what, last, result),
                    None => lang.plan_next_soon(what, last, result),
                }
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

fn text(lang: Lang, report: &Report, plan: &Plan, is_local: bool) -> PlanText {
    let today = report.answer.as_of;
    let mut notes = Vec::new();
    notes.extend(claims(lang, &plan.outcome, today));
    let (at_once, all) = (plan.outcome.at_once, plan.outcome.payments);
    if all > at_once && all > 1 {
        let from = lang.day(plan.on);
        notes.push(match plan.way.doing.is_by_month() {
            true if plan.on > today => lang.plan_months_in_all_from(from, all),
            true => lang.plan_months_in_all(all),
            false if plan.on > today => lang.plan_years_in_all_from(from, all),
            false => lang.plan_years_in_all(all),
        });
    }
    notes.extend(fee_free::note(lang, report, plan));
    if matches!(
        plan.way.doing,
        Doing::Year | Doing::SinceBirth | Doing::YearAndMissed
    ) {
        let calendar = report.years_here();
        let year = calendar.of(plan.on);
        if !fee_free::for_all(report, plan, year + 1) {
            notes.push(lang.plan_year_ends(year, lang.day(calendar.last(year)), year + 1));
        }
    }
    // Where no day is certain anyway, another reading takes none away.
    let certain = plan.outcome.certain(today).is_some();
    if let Some(worst) = plan.at_worst.as_ref().filter(|_| certain) {
        notes.push(lang.plan_at_worst(pays::later(lang, report, &plan.outcome, worst)));
    }
    if !certain {
        let who = report.called(lang);
        let what = doing::asked(lang, report, plan);
        notes.push(lang.plan_question(lang.quote(lang.plan_asks(who, what))));
    }
    if plan.put_off.is_none() {
        notes.push(lang.plan_date_in_doubt().to_owned());
    }
    notes.extend(short::notes(lang, report, plan));
    if is_local {
        notes.push(local(lang, report));
    }
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

/// That a plan rests on what somebody was told, and on whose word.
fn local(lang: Lang, report: &Report) -> String {
    let mut told: Vec<String> = Vec::new();
    for part in &report.local {
        let says = super::told_by(lang, &part.told);
        if !told.contains(&says) {
            told.push(says);
        }
    }
    lang.local_plan(told.join(lang.item_separator()))
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

/// The same as a part of a sentence.
fn clause(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_ascii_lowercase().to_string() + characters.as_str()
    })
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
    let mut ranges: Vec<(Day, Day)> = before.map(|days| (days.from(), days.to())).collect();
    ranges.sort_unstable();
    // What is claimed year by year is one time to whoever claims it.
    ranges.dedup_by(|next, first| {
        let joined = next.0 <= plus_days(first.1, 1);
        if joined {
            first.1 = first.1.max(next.1);
        }
        joined
    });
    let eve = minus_days(today, 1);
    let said = |(from, to): (Day, Day)| lang.plan_days(lang.day(from), lang.day(to.min(eve)));
    let days: Vec<String> = ranges.into_iter().map(said).collect();
    (!days.is_empty()).then(|| lang.plan_claims(days.join(lang.list_separator())))
}
