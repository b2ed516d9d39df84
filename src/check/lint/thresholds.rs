//! Thresholds that another value of the same place leaves no room for.

use super::Look;
use crate::check::finding::Detail;
use crate::check::subject::{identities, statement};
use crate::policy::{
    BenefitYear, Choice, ChoiceId, Code, Effect, GapFrom, GapLength, Identity, Rules, SlotId, Step,
    Unit, ValueRef,
};

pub(super) fn look(look: &mut Look<'_>) {
    gaps_beyond_the_end(look);
    steps_of_other_gaps(look);
    segments_too_late(look);
}

/// The statement that gives a slot its value today, and the value.
fn today<'a>(look: &Look<'a>, slot: SlotId, who: Identity) -> Option<(ChoiceId, ValueRef<'a>)> {
    let rules: &'a Rules = &look.subject.rules;
    let id = rules.slots.known_on(slot, who, look.today)?;
    Some((id, rules.value(id)?))
}

/// The statement if the pack says it itself: what it inherits is looked at where it stands.
fn own<'a>(look: &Look<'a>, id: ChoiceId) -> Option<&'a Choice> {
    look.subject
        .rules
        .choice(id)
        .filter(|choice| choice.level == 0)
}

fn note(look: &mut Look<'_>, choice: &Choice, rest: &[Step], before: SlotId) {
    let path = statement(choice, rest);
    let found = look
        .subject
        .found(look.places, Code::P120, &path, &choice.slot.path());
    look.note_all([found.with(Detail::Before(before))]);
}

/// The longest short gap today, if it is counted in unpaid months.
fn short_gap(look: &Look<'_>, who: Identity) -> Option<(ChoiceId, u16)> {
    let (id, value) = today(look, SlotId::EmployeeGap, who)?;
    let ValueRef::GapLimit(limit) = value else {
        return None;
    };
    let terms = limit.terms();
    (terms.unit == Unit::Month && terms.from == GapFrom::FirstUnpaidMonth)
        .then_some((id, terms.longest))
}

/// A gap that counts as short although the relationship has ended before it is that long.
fn gaps_beyond_the_end(look: &mut Look<'_>) {
    for who in identities(SlotId::EmployeeGap) {
        let (Some((gap, longest)), Some((end, ValueRef::EndAfter(months)))) =
            (short_gap(look, who), today(look, SlotId::EmployeeEnd, who))
        else {
            continue;
        };
        if longest <= u16::from(months.months) {
            continue;
        }
        if let Some(choice) = own(look, gap) {
            note(look, choice, &[Step::Key("value")], SlotId::EmployeeEnd);
        } else if let Some(choice) = own(look, end) {
            note(look, choice, &[Step::Key("value")], SlotId::EmployeeGap);
        }
    }
}

/// Steps for long gaps among the effects of short ones, and the other way round.
fn steps_of_other_gaps(look: &mut Look<'_>) {
    const SHORT: [SlotId; 2] = [SlotId::EmployeeShort, SlotId::EmployeeShortUnpaid];
    const LONG: [SlotId; 2] = [SlotId::EmployeeLong, SlotId::EmployeeLongUnpaid];
    for (slot, is_short) in SHORT
        .map(|slot| (slot, true))
        .into_iter()
        .chain(LONG.map(|slot| (slot, false)))
    {
        for who in identities(slot) {
            let (Some((_, longest)), Some((id, ValueRef::Effect(Effect::ByGap(steps))))) =
                (short_gap(look, who), today(look, slot, who))
            else {
                continue;
            };
            let Some(choice) = own(look, id) else {
                continue;
            };
            let months = |length: GapLength| {
                let counted =
                    length.unit == Unit::Month && length.from == GapFrom::FirstUnpaidMonth;
                counted.then_some(length.n)
            };
            let ends: Vec<Option<u16>> = steps
                .iter()
                .map(|step| step.up_to.and_then(months))
                .collect();
            for (at, end) in ends.iter().enumerate() {
                let before = at
                    .checked_sub(1)
                    .and_then(|before| ends.get(before).copied().flatten());
                let never = if is_short {
                    before.is_some_and(|before| before >= longest)
                } else {
                    end.is_some_and(|end| end <= longest)
                };
                if never {
                    let path = [Step::Key("value"), Step::Key("by-gap"), Step::At(at)];
                    note(look, choice, &path, SlotId::EmployeeGap);
                }
            }
        }
    }
}

/// Segments in which even the first payment comes too late: the wait it begins outlasts the year it is for.
fn segments_too_late(look: &mut Look<'_>) {
    let rules = &look.subject.rules;
    let who = Identity::Resident;
    for (id, choice) in look.subject.own() {
        let Some(ValueRef::Window(window)) = rules.value(id) else {
            continue;
        };
        let year = window.year.unwrap_or(chrono::Datelike::year(&look.today));
        let calendar = match rules.slots.resident.year.on(who, look.today, None).known() {
            Some(calendar) => *calendar,
            None => BenefitYear::CALENDAR,
        };
        for (at, segment) in window.segments.iter().enumerate() {
            let days = window
                .segments(year, calendar)
                .nth(at)
                .map(|(days, _)| days);
            let (Some(days), Effect::AfterWait) = (days, &segment.effect) else {
                continue;
            };
            let wait = rules.slots.resident.fixed_wait.on(who, days.from(), None);
            let never = wait.known().is_some_and(|wait| {
                wait.usable_from(days.from(), 0).earliest > calendar.last(year)
            });
            if never {
                let path = [
                    Step::Key("value"),
                    Step::Key("segments"),
                    Step::At(at),
                    Step::Key("effect"),
                ];
                note(look, choice, &path, SlotId::ResidentFixedWait);
            }
        }
    }
}
