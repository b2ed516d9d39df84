//! Special ways into the employee scheme: who need not wait as others do.

use super::super::caps::MONTHS_CAP;
use super::super::context::Context;
use super::super::neighbour::Neighbour;
use super::super::start::{Start, Trigger};
use super::enter::{Return, Way};
use super::sight::transfer_last_day;
use super::state::{Employee, Opening};
use crate::calendar::{Bounds, Day, Month, far_future};
use crate::policy::{
    ChoiceId, Effect, GapAnchors, Identity, Ruling, Slot, SlotId, Term, TermUnit, WayIn,
};

/// A special way in, as far as it is determined.
pub(super) enum SpecialWay {
    /// It applies.
    Certain(Way),
    /// Whether it does is not known.
    Possible(SlotId),
}

impl Employee {
    /// Who has moved comes in by the rule for transfers, where there is one: it says which gaps are short.
    pub(super) fn transfer_in_time(&self, now: &Context<'_>, back: &Return) -> Option<bool> {
        if now.place == self.place {
            return None;
        }
        match now.ruling(&now.rules.slots.to_employee.transfer, back.on) {
            Ruling::Known(WayIn::Open(terms), _) => {
                let last = transfer_last_day(terms.within?, &back.anchors);
                Some(back.on <= last)
            }
            _ => None,
        }
    }

    /// A special way in that applies, or that may.
    pub(super) fn special_way(
        &self,
        now: &Context<'_>,
        other: &Neighbour,
        on: Day,
        back: Option<&Return>,
    ) -> Option<SpecialWay> {
        let ways = &now.rules.slots.to_employee;
        let gap = back.map(|back| Clock::Gap(back.anchors));
        let event = |day: Option<Day>| day.filter(|day| *day <= on).map(Clock::Day);
        let left_unit = match (self.who, now.who) {
            (Identity::Unit, Identity::Flexible) => event(self.left_unit).or(gap),
            _ => None,
        };
        // Only whoever has no stretch of their own to come back to comes in from the resident scheme.
        let resident = other.ever && back.is_none();
        let resident_cover = match other.ended {
            _ if !resident => None,
            Some(ended) => Some(Clock::CoverEnd(ended)),
            None => Some(Clock::Running),
        };
        let uncovered = match resident_cover {
            Some(Clock::CoverEnd(ended)) => Some(Clock::Uncovered(ended)),
            other => other,
        };
        let broke = back
            .map(|back| Clock::CoverEnd(Bounds::exact(back.stop.earliest)))
            .or(resident_cover);
        let candidates: [(&Slot<WayIn>, Option<Clock>, Option<bool>); 7] = [
            (
                &ways.transfer,
                gap.filter(|_| now.place != self.place),
                Some(true),
            ),
            (&ways.left_unit, left_unit, Some(true)),
            (&ways.rejoin, gap, Some(self.unbroken >= MONTHS_CAP)),
            (&ways.discharged, event(self.discharged), Some(true)),
            (&ways.unemployed, event(self.unemployment_ended), Some(true)),
            (&ways.resident, uncovered, other.two_years),
            (&ways.cover_broke, broke, Some(true)),
        ];
        let mut possible = None;
        for (slot, clock, years) in candidates {
            let Some(clock) = clock else { continue };
            let (terms, choice) = match now.ruling(slot, on) {
                Ruling::Known(WayIn::Open(terms), choice) => (terms, choice),
                Ruling::Known(WayIn::Ordinary, _) => continue,
                Ruling::Unknown(unknown) => {
                    // Silence is no exemption; only who says "unknown" leaves it open.
                    possible = possible.or(unknown.by.map(|_| unknown.slot));
                    continue;
                }
            };
            let in_time = match terms.within.map(|within| clock.last_day(within)) {
                None => true,
                Some(last) if on <= last.earliest => true,
                Some(last) if last.latest.is_some_and(|latest| on > latest) => false,
                // Nobody knows when the other cover ended.
                Some(_) => {
                    possible = possible.or(now.rules.choice(choice).map(|choice| choice.slot));
                    continue;
                }
            };
            let made_up = !terms.made_up || back.is_none_or(|back| back.made_up);
            let effect = if in_time {
                Some(&terms.start).filter(|_| made_up)
            } else {
                terms.later.as_ref()
            };
            let Some(effect) = effect else { continue };
            match terms.min_years.met(years) {
                Some(false) => {}
                None => possible = Some(SlotId::ToEmployeeResident),
                Some(true) => {
                    let way = special(now, effect, choice, on, back);
                    let way = match (terms.costs, back) {
                        // What it says of costs it says of who comes in time.
                        _ if !in_time => way,
                        (Some(costs), _) => Way {
                            costs: Some(costs),
                            ..way
                        },
                        // A way that does not say who pays for the gap leaves that to the ordinary rules.
                        (None, Some(back)) => self.with_ordinary_costs(now, back, way),
                        (None, None) => way,
                    };
                    return Some(SpecialWay::Certain(way));
                }
            }
        }
        possible.map(SpecialWay::Possible)
    }
}

/// What the time limit of a special way in is counted from.
#[derive(Clone, Copy)]
enum Clock {
    /// A gap between premiums: its months are unpaid months.
    Gap(GapAnchors),
    /// The day of an event.
    Day(Day),
    /// The first day without cover: the time is over on the day before.
    CoverEnd(Bounds),
    /// The same, where premiums of another scheme end and the gap is one of months, as every gap.
    Uncovered(Bounds),
    /// Cover still runs.
    Running,
}

impl Clock {
    /// The last day on which the time is not over, as far as it is known.
    fn last_day(self, within: Term) -> Bounds {
        let of_each = |bounds: Bounds, last: &dyn Fn(Day) -> Day| {
            Bounds::between(last(bounds.earliest), bounds.latest.map(last))
        };
        match self {
            Self::Gap(anchors) => Bounds::exact(transfer_last_day(within, &anchors)),
            Self::Day(day) => Bounds::exact(within.last_day(day, false)),
            Self::CoverEnd(ended) => of_each(ended, &|day| within.last_day(day, true)),
            Self::Uncovered(ended) if within.unit == TermUnit::Month => of_each(ended, &|day| {
                Month::of(day).plus(i32::from(within.n)).last()
            }),
            Self::Uncovered(ended) => {
                of_each(ended, &|day| within.last_day(Month::of(day).first(), false))
            }
            Self::Running => Bounds::exact(far_future()),
        }
    }
}

fn special(
    now: &Context<'_>,
    effect: &Effect,
    choice: ChoiceId,
    on: Day,
    back: Option<&Return>,
) -> Way {
    let trigger = Trigger {
        gap: back.map(|back| back.anchors),
        ..Trigger::plain(on)
    };
    let rule = now.rule(Some(choice));
    let opening = if back.is_some_and(|back| back.made_up) {
        Opening::Short
    } else {
        Opening::Special
    };
    Way {
        start: Start::from_effect(effect, &trigger, rule),
        opening,
        costs: None,
        costs_rule: rule,
    }
}
