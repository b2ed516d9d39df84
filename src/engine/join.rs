//! Which of the two lanes a day shows: later wins, and old cover runs on until the new one pays, where the pack says so.

use super::context::Context;
use super::outcome::Reason;
use super::sight::Sight;
use crate::calendar::Day;
use crate::policy::{Mark, OldCover, Ruling, Scheme};

/// The pooled fund on `day`, from what each lane sees. Mostly nobody has to look at the resident lane.
pub(super) fn join(
    now: &Context<'_>,
    employee: Sight,
    resident: impl FnOnce() -> Sight,
    day: Day,
) -> Sight {
    // Premiums already paid into the employee scheme cover their month, whoever the person is by then.
    let (own, other) = match now.who.scheme() {
        Scheme::Employee if employee.pays() => return employee,
        Scheme::Employee => (employee, resident()),
        Scheme::Resident => (resident(), employee),
    };
    if own.pays() {
        return own;
    }
    if !other.pays() {
        return hopeful(own, other);
    }
    if now.who.scheme() == Scheme::Resident || own.mark == Mark::NotEnrolled {
        return other;
    }
    match now.ruling(&now.rules.slots.join.old_resident, day) {
        Ruling::Known(OldCover::UntilNewStarts, _) => other,
        Ruling::Known(OldCover::EndsAtOnce, _) => own,
        Ruling::Unknown(unknown) => {
            let why = now.why(Reason::OldCoverUnknown, unknown.by);
            Sight::new(Mark::Unknown, why, now.place)
        }
    }
}

/// Of two that do not pay: the lane the person is in, unless the other still leads somewhere and it does not.
fn hopeful(own: Sight, other: Sight) -> Sight {
    let leads_on = |mark| matches!(mark, Mark::Unknown | Mark::Waiting | Mark::Claimable);
    let own_is_nothing = own.mark == Mark::NotEnrolled && other.mark != Mark::NotEnrolled;
    if own_is_nothing || (leads_on(other.mark) && !leads_on(own.mark)) {
        other
    } else {
        own
    }
}
