//! What is not known here, where it matters.

use super::super::outcome::{Claim, Reason, RuleRef, Span, Timeline};
use crate::calendar::{Day, Month};
use crate::policy::SlotId;

/// A parameter that is not known and leaves days open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The parameter.
    pub slot: SlotId,
    /// The day that set it off: a payment, or the first unpaid month.
    pub since: Day,
    /// The place whose rules do not say, as an index into the rules of the run.
    pub place: u8,
    /// The first day it leaves open.
    pub from: Day,
    /// The statement that says so, if one does.
    pub by: Option<RuleRef>,
}

impl Gap {
    /// The parameter a stretch hangs on, if one does. Also of days that are themselves in no doubt: whether they can be claimed
    /// may not be known.
    pub fn of<S>(span: &Span<S>) -> Option<Self> {
        let (slot, since) = match span.why.reason {
            Reason::RuleUnknown { slot, since } => (slot, since),
            Reason::Unpaid {
                since,
                claim: Claim::Unknown(slot),
            } => (slot, since.first()),
            Reason::YearUnpaid {
                year,
                claim: Claim::Unknown(slot),
            } => (slot, Month::in_year(year, 1).first()),
            Reason::NotRegistered {
                birth,
                claim: Claim::Unknown(slot),
            } => (slot, birth),
            Reason::OldCoverUnknown => (SlotId::JoinOldResident, span.from),
            _ => return None,
        };
        Some(Self {
            slot,
            since,
            place: span.place,
            from: span.from,
            by: span.why.rule,
        })
    }
}

/// How far back of today an open day still matters.
const LOOK_BACK_MONTHS: i32 = 3;

/// The parameters that leave days open, in the order of those days, each once.
pub(super) fn points(go_on: &Timeline, stop: &Timeline, as_of: Day) -> Vec<Gap> {
    let earliest = Month::of(as_of).plus(-LOOK_BACK_MONTHS).first();
    let mut points: Vec<Gap> = Vec::new();
    for span in go_on
        .amended()
        .into_iter()
        .chain(stop.amended())
        .filter(|span| span.to >= earliest)
    {
        let Some(point) = Gap::of(&span) else {
            continue;
        };
        if !points.iter().any(|known| known.slot == point.slot) {
            points.push(point);
        }
    }
    points
}
