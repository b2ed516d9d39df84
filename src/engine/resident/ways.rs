//! Special ways into the resident scheme: who need not wait.

use super::super::context::Context;
use super::super::facts::EventKind;
use super::super::neighbour::Neighbour;
use super::super::start::Trigger;
use super::state::Resident;
use crate::calendar::Day;
use crate::policy::{ChoiceId, Effect, Ruling, Slot, SlotId, Term, TermUnit, WayIn, WayInTerms};

/// What a place without a word on a way in is treated as.
static ORDINARY: WayIn = WayIn::Ordinary;

impl Resident {
    /// The way in that applies to a payment. [`WayIn::Ordinary`] here means: whether one applies is not known.
    pub(super) fn special_way<'a>(
        &self,
        now: &Context<'a>,
        other: &Neighbour,
        trigger: &Trigger,
        in_window: bool,
    ) -> Option<(&'a WayIn, Option<ChoiceId>)> {
        let on = trigger.on;
        let mut possible = None;
        let stopped = other.unpaid_since.map(|month| {
            (
                Clock::Unpaid(month),
                &now.rules.slots.to_resident.employee_stopped,
            )
        });
        let event = self
            .special
            .filter(|special| special.on <= on)
            .and_then(|special| Some((Clock::Day(special.on), Self::slot_of(now, special.kind)?)));
        for (clock, slot) in [stopped, event].into_iter().flatten() {
            match now.ruling(slot, on) {
                Ruling::Known(way @ WayIn::Open(terms), choice) => {
                    let in_time = terms
                        .within
                        .is_none_or(|within| on <= clock.last_day(within));
                    let enough_years = match (terms.min_years, other.two_years) {
                        (0, _) | (_, Some(true)) => Some(true),
                        (_, years) => years,
                    };
                    match enough_years {
                        Some(true) if in_time && (!in_window || terms.in_window) => {
                            return Some((way, Some(choice)));
                        }
                        None if in_time && !in_window => possible = Some((&ORDINARY, Some(choice))),
                        _ => {}
                    }
                }
                // Silence is no exemption; only who says "unknown" leaves it open.
                Ruling::Unknown(unknown) if unknown.by.is_some() && !in_window => {
                    possible = Some((&ORDINARY, unknown.by));
                }
                Ruling::Known(WayIn::Ordinary, _) | Ruling::Unknown(_) => {}
            }
        }
        possible
    }

    /// The slot of the last special event.
    pub(super) fn special_slot(&self) -> Option<SlotId> {
        Some(match self.special?.kind {
            EventKind::MedicalAid => SlotId::ToResidentMedicalAid,
            EventKind::Discharged => SlotId::ToResidentDischarged,
            EventKind::DischargedFamily => SlotId::ToResidentDischargedFamily,
            EventKind::Released => SlotId::ToResidentReleased,
            EventKind::Graduated => SlotId::ToResidentGraduated,
            EventKind::MovedIn => SlotId::ToResidentMovedIn,
            EventKind::Returned => SlotId::ToResidentReturned,
            EventKind::Religious => SlotId::ToResidentReligious,
            EventKind::EnteredSchool => SlotId::ToResidentNewStudent,
            _ => return None,
        })
    }

    fn slot_of<'a>(now: &Context<'a>, kind: EventKind) -> Option<&'a Slot<WayIn>> {
        let ways = &now.rules.slots.to_resident;
        Some(match kind {
            EventKind::MedicalAid => &ways.medical_aid,
            EventKind::Discharged => &ways.discharged,
            EventKind::DischargedFamily => &ways.discharged_family,
            EventKind::Released => &ways.released,
            EventKind::Graduated => &ways.graduated,
            EventKind::MovedIn => &ways.moved_in,
            EventKind::Returned => &ways.returned,
            EventKind::Religious => &ways.religious,
            EventKind::EnteredSchool => &ways.new_student,
            _ => return None,
        })
    }

    /// The earliest day a special way may reach back to: the day of the event or stop, never before the year for others.
    pub(super) fn special_floor(terms: &WayInTerms, year_first: Day, trigger: &Trigger) -> Day {
        match terms.start {
            Effect::EventDay => trigger.event.unwrap_or(year_first),
            _ => year_first,
        }
    }

    /// The last day on which coming from the employee scheme reaches back, where it does.
    pub(super) fn back_to_stop_until(
        now: &Context<'_>,
        other: &Neighbour,
        day: Day,
    ) -> Option<Day> {
        let since = other.unpaid_since?;
        let Ruling::Known(WayIn::Open(terms), _) =
            now.ruling(&now.rules.slots.to_resident.employee_stopped, day)
        else {
            return None;
        };
        let reaches = matches!(
            terms.start,
            Effect::BackToStop | Effect::BackToNextMonth | Effect::PaymentMonth
        );
        let last = Clock::Unpaid(since).last_day(terms.within?);
        (reaches && !matches!(terms.start, Effect::PaymentMonth) && day <= last).then_some(last)
    }
}

#[derive(Clone, Copy)]
enum Clock {
    /// Months without an employee premium.
    Unpaid(crate::calendar::Month),
    /// The day of an event.
    Day(Day),
}

impl Clock {
    fn last_day(self, within: Term) -> Day {
        match self {
            Self::Day(day) => within.last_day(day, false),
            Self::Unpaid(month) if within.unit == TermUnit::Month => {
                month.plus(i32::from(within.n)).last()
            }
            Self::Unpaid(month) => within.last_day(month.first(), false),
        }
    }
}
