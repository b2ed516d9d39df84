//! Which days of an answer go into a calendar.

use crate::calendar::Day;
use crate::engine::{Plan, Until, Usable};
use crate::i18n::Lang;
use crate::report::Report;
use crate::report::headline::{Condition, condition, headline};
use crate::report::plans::{next_step, plans_text};

/// A day to remember.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    pub(super) day: Day,
    pub(super) summary: String,
    pub(super) description: String,
    /// Whether something is lost if it is forgotten.
    pub(super) reminds: bool,
}

/// The days to remember, in their order. The day of the question is always among them: what to do next belongs to no other.
pub(super) fn events(lang: Lang, report: &Report) -> Vec<Event> {
    let mut events = vec![asked(lang, report)];
    events.extend(first(lang, report));
    events.extend(until(lang, report));
    events.extend(plans(lang, report));
    events.extend(errands(lang, report));
    events.sort_by_key(|event| event.day);
    let mut seen: Vec<(Day, String)> = Vec::new();
    events.retain(|event| {
        let key = (event.day, event.summary.clone());
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new
    });
    events
}

/// What everything in the file rests on.
fn ground(lang: Lang, report: &Report) -> String {
    let as_of = lang.leaflet_as_of(lang.day(report.answer.as_of));
    format!("{as_of}\n{}", lang.leaflet_not_the_bureau())
}

fn event(
    lang: Lang,
    report: &Report,
    day: Day,
    summary: String,
    says: &[String],
    reminds: bool,
) -> Event {
    let mut description = says.join("\n");
    if !description.is_empty() {
        description.push('\n');
    }
    Event {
        day,
        summary,
        description: description + &ground(lang, report),
        reminds,
    }
}

fn asked(lang: Lang, report: &Report) -> Event {
    let headline = headline(lang, &report.answer);
    let says = headline.from.into_iter().chain(headline.until);
    let says: Vec<String> = says.chain(next_step(lang, report)).collect();
    let summary = lang.ics_asked(headline.now.trim_end_matches(['。', '.']));
    event(lang, report, report.answer.as_of, summary, &says, false)
}

/// The first day on which it certainly pays.
fn first(lang: Lang, report: &Report) -> Option<Event> {
    let day = match report.answer.verdict.usable {
        Usable::From(day) | Usable::Between(_, Some(day)) => day,
        Usable::Now { .. } | Usable::Between(_, None) | Usable::NotInSight => return None,
    };
    let says = headline(lang, &report.answer).from;
    // Nobody is promised a day that hangs on premiums still to come.
    let summary = match condition(&report.answer, day) {
        Condition::None => lang.ics_first(),
        Condition::AsPlanned => lang.ics_first_as_planned(),
        Condition::GoingOn => lang.ics_first_going_on(),
    };
    let summary = summary.to_owned();
    Some(event(lang, report, day, summary, says.as_slice(), false))
}

/// The last day that is paid for.
fn until(lang: Lang, report: &Report) -> Option<Event> {
    let (Until::Day(day) | Until::AtLeast(day)) = report.answer.verdict.until? else {
        return None;
    };
    let says = headline(lang, &report.answer).until;
    let summary = lang.ics_until().to_owned();
    // One reminder a day is enough: that of what has to be done by then.
    let last = |plan: &Plan| Some(plan.put_off.as_ref()?.last.as_ref()?.day);
    let is_last = report.plans.iter().any(|plan| last(plan) == Some(day));
    Some(event(lang, report, day, summary, says.as_slice(), !is_last))
}

/// When each plan can begin, and by when it has to be done.
fn plans(lang: Lang, report: &Report) -> Vec<Event> {
    let texts = plans_text(lang, report).plans;
    let mut events = Vec::new();
    for (plan, text) in report.plans.iter().zip(texts) {
        let says: Vec<String> = std::iter::once(text.pays).chain(text.put_off).collect();
        let mut add = |day, summary, reminds| {
            events.push(event(lang, report, day, summary, &says, reminds));
        };
        if plan.on > report.answer.as_of {
            add(plan.on, lang.ics_opens(&text.what), false);
        }
        let put_off = plan.put_off.as_ref();
        if let Some(last) = put_off.and_then(|put_off| put_off.last.as_ref()) {
            add(last.day, lang.ics_last(&text.what), true);
        }
        if let Some(cliff) = put_off.and_then(|put_off| put_off.cliff.as_ref()) {
            add(cliff.day, lang.ics_cliff(&text.what), true);
        }
    }
    events
}

fn errands(lang: Lang, report: &Report) -> Vec<Event> {
    let texts = plans_text(lang, report).errands;
    let errands = report.errands.iter().zip(texts);
    let last = errands.filter_map(|(errand, says)| {
        let (day, _) = errand.last?;
        let summary = lang.ics_errand().to_owned();
        Some(event(lang, report, day, summary, &[says], true))
    });
    last.collect()
}
