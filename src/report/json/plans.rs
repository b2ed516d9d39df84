//! What can be done, as data.

use serde::Serialize;

use super::fill::rule_json;
use super::{DayJson, RuleJson};
use crate::calendar::DayRange;
use crate::engine::{Doing, LastDay, Outcome, Plan, Usable};
use crate::i18n::Lang;
use crate::policy::Identity;
use crate::report::Report;
use crate::report::plans::{NextFrom, next_from, next_step, plans_text};

/// Something that can be done.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Plan"))]
pub struct PlanJson {
    /// What is done.
    pub doing: Doing,
    /// As whom it is paid.
    pub who: Identity,
    /// The day it is meant for: today, or the first day on which it can be done.
    pub on: DayJson,
    /// What comes of it.
    pub outcome: OutcomeJson,
    /// Whether every day later makes it usable a day later, up to the last day.
    pub moves: bool,
    /// The last day on which nothing is lost, and what comes of it a day later; null if no day makes a difference, or a
    /// date in doubt leaves it open.
    pub last_day: Option<LastDayJson>,
    /// A later day from which it takes much longer.
    pub cliff: Option<LastDayJson>,
    /// The worst that comes of it by a reading that is as well founded, where that is worse.
    pub at_worst: Option<OutcomeJson>,
    /// In words, a sentence a piece: what, from when, by when, and what else.
    pub says: Vec<String>,
    /// The rule behind the first usable day.
    pub rule: Option<RuleJson>,
    /// Whether it would be another without what somebody was told.
    pub local: bool,
}

/// What to do next.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Next"))]
pub struct NextJson {
    /// Where it comes from: the first plan, what the case means to pay already, or neither.
    pub from: NextFrom,
    /// The last day for it; null if no day makes a difference, or none can be told.
    pub by: Option<DayJson>,
    /// In a sentence.
    pub says: String,
}

/// Something to be done beside paying.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Errand"))]
pub struct ErrandJson {
    /// What, as in a case: `activated`, `bound`.
    pub kind: &'static str,
    /// From when it works if it is done today; null if that is not known.
    pub works_from: Option<DayJson>,
    /// The last day on which nothing is lost; null if no day makes a difference.
    pub last_day: Option<DayJson>,
    /// From when it works if it is done a day later.
    pub later_from: Option<DayJson>,
    /// In a sentence.
    pub says: String,
}

/// What comes of doing something on a day.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Outcome"))]
pub struct OutcomeJson {
    /// The first day that is certainly usable, seen from today; null if none is.
    pub usable_from: Option<DayJson>,
    /// The first day that may be, where that is another.
    pub usable_earliest: Option<DayJson>,
    /// The first day after that on which it is not certain any more, though what is due is paid.
    pub breaks: Option<DayJson>,
    /// From when it is usable again after that.
    pub resumes: Option<DayJson>,
    /// Whether it is first usable in part.
    pub partly: bool,
    /// From when it is usable in full then.
    pub full_from: Option<DayJson>,
    /// Months or years paid on the day.
    pub at_once: u16,
    /// Months or years paid by the first usable day.
    pub payments: u16,
    /// Days without cover that can be claimed because of it.
    pub claimable: Vec<DaysJson>,
}

/// Days in a row.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Days"))]
pub struct DaysJson {
    /// The first.
    pub from: DayJson,
    /// The last.
    pub to: DayJson,
}

/// A last day, and what comes of it afterwards.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "LastDay"))]
pub struct LastDayJson {
    /// The day.
    pub day: DayJson,
    /// What comes of it a day later.
    pub later: OutcomeJson,
}

/// What to do next.
pub(super) fn next(lang: Lang, report: &Report) -> Option<NextJson> {
    let says = next_step(lang, report)?;
    let (from, by) = next_from(report);
    Some(NextJson {
        from,
        by: by.map(DayJson::from),
        says,
    })
}

/// What can be done, and what can be done beside paying.
pub(super) fn plans(lang: Lang, report: &Report) -> (Vec<PlanJson>, Vec<ErrandJson>) {
    let texts = plans_text(lang, report);
    let plans = report.plans.iter().zip(texts.plans);
    let plans = plans.zip(&report.local_plans);
    let errands = report.errands.iter().zip(texts.errands);
    let plans = plans
        .map(|((plan, text), local)| {
            let Plan {
                way,
                on,
                outcome,
                put_off,
                at_worst,
                owed: _,
            } = plan;
            let last_day = put_off.as_ref().and_then(|put_off| put_off.last.as_ref());
            let cliff = put_off.as_ref().and_then(|put_off| put_off.cliff.as_ref());
            let says = [text.what, text.pays].into_iter();
            PlanJson {
                doing: way.doing,
                who: way.who,
                on: (*on).into(),
                outcome: outcome.into(),
                moves: put_off.as_ref().is_some_and(|put_off| put_off.moves),
                last_day: last_day.map(LastDayJson::from),
                cliff: cliff.map(LastDayJson::from),
                at_worst: at_worst.as_ref().map(OutcomeJson::from),
                says: says.chain(text.put_off).chain(text.notes).collect(),
                rule: text.basis.map(rule_json),
                local: *local,
            }
        })
        .collect();
    let errands = errands
        .map(|(errand, says)| ErrandJson {
            kind: errand.kind.code(),
            works_from: errand.works.map(DayJson::from),
            last_day: errand.last.map(|(last, _)| last.into()),
            later_from: errand.last.and_then(|(_, later)| later).map(DayJson::from),
            says,
        })
        .collect();
    (plans, errands)
}

impl From<&LastDay> for LastDayJson {
    fn from(last: &LastDay) -> Self {
        Self {
            day: last.day.into(),
            later: (&last.later).into(),
        }
    }
}

impl From<&Outcome> for OutcomeJson {
    fn from(outcome: &Outcome) -> Self {
        let (from, earliest) = match outcome.usable {
            Usable::Now { since } => (Some(since), None),
            Usable::From(day) => (Some(day), None),
            Usable::Between(early, certain) => (certain, Some(early)),
            Usable::NotInSight => (None, None),
        };
        let days = |days: &DayRange| DaysJson {
            from: days.from().into(),
            to: days.to().into(),
        };
        Self {
            usable_from: from.map(DayJson::from),
            usable_earliest: earliest.map(DayJson::from),
            breaks: outcome.breaks.map(DayJson::from),
            resumes: outcome.resumes.map(DayJson::from),
            partly: outcome.partly,
            full_from: outcome.full.map(DayJson::from),
            at_once: outcome.at_once,
            payments: outcome.payments,
            claimable: outcome.claimable.iter().map(days).collect(),
        }
    }
}
