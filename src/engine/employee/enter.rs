//! From when a premium counts that does not simply continue: the first one, and the one that ends a gap.

use super::super::caps::MONTHS_CAP;
use super::super::context::Context;
use super::super::neighbour::Neighbour;
use super::super::outcome::{Amendment, Reason, RuleRef, Timeline, Why};
use super::super::start::{PaidCount, Start, Trigger};
use super::pay::Premiums;
use super::state::{Employee, Opening, Standing};
use super::ways::SpecialWay;
use crate::calendar::{Bounds, Day, DayRange, Month, minus_days};
use crate::policy::{
    Costs, Deadline, Effect, FirstMeans, GapAnchors, LatePayment, MakeUp, Missed, Ruling, Running,
    SlotId,
};

/// A payment that ends a gap.
#[derive(Clone, Copy, Debug)]
pub(super) struct Return {
    /// The day it arrived.
    pub on: Day,
    /// What the gap is measured from.
    pub anchors: GapAnchors,
    /// Its length in unpaid months.
    pub months: u8,
    /// How many of them are paid now.
    pub filled: u8,
    /// Whether that is all of them.
    pub made_up: bool,
    /// Whether the month it arrived in is paid, too.
    pub with_month: bool,
    /// The month in which payments had resumed, if that was before.
    pub resumed: Option<Month>,
    /// The day cover had stopped.
    pub stop: Bounds,
    /// What was running before the gap: whoever was still waiting comes back to that wait.
    pub before: Start,
    /// What had opened that.
    pub opened: Opening,
}

/// From when, how, and who pays for the time between.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub start: Start,
    pub opening: Opening,
    pub costs: Option<Costs>,
    pub costs_rule: Option<RuleRef>,
}

impl Employee {
    /// The first premium, or the first after the relationship had ended.
    pub(super) fn enter_first(
        &mut self,
        now: &Context<'_>,
        other: &Neighbour,
        premiums: Premiums<'_>,
        latest: Month,
        out: &mut Timeline,
    ) {
        let on = premiums.on;
        let ordinary = Self::first_start(now, premiums);
        self.start = self
            .special_way(now, other, on, None)
            .map_or(ordinary, |way| match way {
                SpecialWay::Certain(way) => way.start,
                SpecialWay::Possible(slot) => ordinary.either(Start::at(on, on, None), slot),
            });
        // Where the first premium opens its whole month, the days of it that are over can be claimed.
        let opens = self
            .start
            .day
            .known()
            .map(|day| day.max(Month::of(on).first()));
        if let Some(days) = opens.and_then(|opens| DayRange::new(opens, minus_days(on, 1))) {
            out.amendments.push(Amendment {
                days,
                known: on,
                why: Why {
                    reason: Reason::MadeUpOn(on),
                    rule: self.start.rule,
                },
            });
        }
        self.start = self.start.not_before(on);
        self.standing = Standing::In;
        self.opened = Opening::First;
        self.gap = None;
        self.runs_on = None;
        self.made_up = None;
        self.unbroken = 0;
        self.paid_to = latest;
        let months = premiums
            .months
            .iter()
            .copied()
            .filter(|month| *month <= Month::of(on));
        for month in months {
            self.unbroken = self.unbroken.saturating_add(1).min(MONTHS_CAP);
            self.start.count_month(month, month < Month::of(on));
        }
    }

    fn first_start(now: &Context<'_>, premiums: Premiums<'_>) -> Start {
        let slots = &now.rules.slots.employee;
        let on = premiums.on;
        let due = premiums
            .months
            .first()
            .copied()
            .unwrap_or(Month::of(on))
            .min(Month::of(on));
        let from = |month: Month| {
            let trigger = Trigger {
                month,
                ..Trigger::plain(on)
            };
            now.open(&slots.first, &trigger)
        };
        match now.ruling(&slots.late_payment, on) {
            Ruling::Known(LatePayment::DueMonth, _) => from(due),
            Ruling::Known(LatePayment::ArrivalMonth, _) => from(Month::of(on)),
            // Not known for which month a late premium counts: both stay possible.
            Ruling::Unknown(unknown) => from(due).either(from(Month::of(on)), unknown.slot),
        }
    }

    /// A premium that ends a gap.
    pub(super) fn come_back(
        &mut self,
        now: &Context<'_>,
        other: &Neighbour,
        back: Return,
        out: &mut Timeline,
    ) {
        let way = if back.before.day.begun(back.stop.earliest) == Some(true) {
            self.way_back(now, other, &back)
        } else {
            self.resume_wait(now, other, &back)
        };
        self.keep_unbroken(now, &back, way.opening);
        self.made_up = back.made_up.then_some(back.on);
        // Paid again before it had stopped: what was paid for is not taken back.
        let covered = back.before.day.begun(back.stop.earliest) == Some(true);
        // But what had not begun by then does not begin with the payment.
        let begins = back.before.day.latest.filter(|_| covered);
        let last = minus_days(back.stop.earliest, 1);
        self.runs_on = begins.and_then(|begins| DayRange::new(begins.max(back.on), last));
        // The whole gap is paid for, or what of it lies in the month that opens with its first day.
        let (from, rule) = if back.made_up && way.costs == Some(Costs::Fund) {
            (back.stop.earliest, way.costs_rule)
        } else {
            let opens = way.start.day.known().unwrap_or(back.on);
            (opens.max(back.stop.earliest), way.start.rule)
        };
        // What comes after the payment is no gap: a wait, cover, or a gap of its own.
        if let Some(days) = DayRange::new(from, minus_days(back.on, 1)) {
            out.amendments.push(Amendment {
                days,
                known: back.on,
                why: Why {
                    reason: Reason::MadeUpOn(back.on),
                    rule,
                },
            });
        }
        self.start = way.start.not_before(back.on);
        self.opened = way.opening;
    }

    fn way_back(&self, now: &Context<'_>, other: &Neighbour, back: &Return) -> Way {
        let slots = &now.rules.slots.employee;
        let on = back.on;
        let new_here = now.place != self.place;
        match self.special_way(now, other, on, Some(back)) {
            Some(SpecialWay::Certain(way)) => return way,
            Some(SpecialWay::Possible(slot)) => {
                let ordinary = self.ordinary_way(now, back);
                let start = ordinary.start.either(Start::at(on, on, None), slot);
                return Way { start, ..ordinary };
            }
            None => {}
        }
        let counts_as_first = match now.ruling(&slots.first_means, on) {
            Ruling::Known(FirstMeans::NewHere, _) => new_here,
            Ruling::Known(FirstMeans::GapOverMonths(most), _) => back.months > *most,
            _ => false,
        };
        if counts_as_first {
            let trigger = Trigger {
                gap: Some(back.anchors),
                ..Trigger::plain(on)
            };
            let start = now.open(&slots.first, &trigger);
            return Way {
                start,
                opening: Opening::First,
                costs: Some(Costs::Nobody),
                costs_rule: None,
            };
        }
        self.ordinary_way(now, back)
    }

    /// A way back, with the costs of the gap as the ordinary rules have them.
    pub(super) fn with_ordinary_costs(&self, now: &Context<'_>, back: &Return, way: Way) -> Way {
        let ordinary = self.ordinary_way(now, back);
        Way {
            costs: ordinary.costs,
            costs_rule: ordinary.costs_rule,
            ..way
        }
    }

    fn ordinary_way(&self, now: &Context<'_>, back: &Return) -> Way {
        let slots = &now.rules.slots.employee;
        let on = back.on;
        let trigger = Trigger {
            gap: Some(back.anchors),
            ..Trigger::plain(on)
        };
        let short = match (self.transfer_in_time(now, back), now.ruling(&slots.gap, on)) {
            (Some(in_time), _) => Some(in_time),
            (None, Ruling::Known(limit, _)) => {
                Some(on <= limit.last_short_day(&back.anchors, self.unpaid_in_year))
            }
            (None, Ruling::Unknown(_)) => None,
        };
        let in_time = match now.ruling(&slots.make_up, on) {
            Ruling::Known(MakeUp::NotAllowed, _) => false,
            Ruling::Known(MakeUp::Until(Deadline::WithPayment), _) => {
                back.resumed.is_none_or(|month| Month::of(on) <= month)
            }
            Ruling::Known(MakeUp::Until(deadline), _) => {
                on <= deadline.last_day(back.anchors.first_unpaid)
            }
            _ => true,
        };
        let made_up = back.made_up && in_time;
        let (slot, opening, costs_slot) = match (short, made_up) {
            (Some(true), true) => (&slots.short, Opening::Short, &slots.short_costs),
            (Some(true), false) => (
                &slots.short_unpaid,
                Opening::ShortUnpaid,
                &slots.short_costs,
            ),
            (Some(false), true) => (&slots.long, Opening::Long, &slots.long_costs),
            (Some(false), false) => (&slots.long_unpaid, Opening::LongUnpaid, &slots.long_costs),
            (None, made_up) => {
                // Short or long, nobody says: both stay possible, and where they agree the day is known.
                let (short, long) = if made_up {
                    (&slots.short, &slots.long)
                } else {
                    (&slots.short_unpaid, &slots.long_unpaid)
                };
                let (short, long) = (now.open(short, &trigger), now.open(long, &trigger));
                let either = short.either(long, SlotId::EmployeeGap);
                // Nobody says what comes of a short gap either: then that is not what left the day open.
                let gap = now.rule(now.ruling(&slots.gap, on).choice());
                let rule = match short.unknown {
                    Some(_) if either.unknown == Some(SlotId::EmployeeGap) => gap,
                    _ => either.rule,
                };
                return Way {
                    start: Start { rule, ..either },
                    opening: Opening::Long,
                    costs: None,
                    costs_rule: None,
                };
            }
        };
        let costs = now.ruling(costs_slot, on);
        Way {
            start: now.open(slot, &trigger),
            opening,
            costs: costs.known().copied().filter(|_| made_up),
            costs_rule: now.rule(costs.choice()),
        }
    }

    /// A month was missed while a wait was under way.
    fn resume_wait(&self, now: &Context<'_>, other: &Neighbour, back: &Return) -> Way {
        let Return { before, opened, .. } = *back;
        let anew = self.way_back(now, other, back);
        let after_short = matches!(opened, Opening::Short | Opening::ShortUnpaid);
        if after_short && matches!(anew.opening, Opening::Long | Opening::LongUnpaid) {
            // A long gap is a long gap, whatever was still open after a short one.
            return anew;
        }
        let restart = self.wait_again(now, back).unwrap_or(anew.start);
        let start = match before.missed {
            Missed::Restart => restart,
            Missed::Continue => before,
            Missed::PauseUpTo(most) if back.months > most => restart,
            Missed::PauseUpTo(_) if back.made_up => before,
            Missed::PauseUpTo(_) | Missed::Unknown => {
                let slot = now.open_slot(&restart).unwrap_or(match opened {
                    Opening::First => SlotId::EmployeeFirst,
                    _ => SlotId::EmployeeLong,
                });
                unsure(before, restart, slot)
            }
        };
        Way {
            start,
            opening: opened,
            costs: Some(Costs::Nobody),
            costs_rule: None,
        }
    }

    /// The wait that was under way, begun anew: by the rule that asks for it, however short the gap that interrupts it.
    fn wait_again(&self, now: &Context<'_>, back: &Return) -> Option<Start> {
        let slots = &now.rules.slots.employee;
        let slot = match back.opened {
            Opening::First => &slots.first,
            // Elsewhere whoever comes is judged by the rules for that.
            _ if now.place != self.place => return None,
            Opening::Long => &slots.long,
            Opening::LongUnpaid => &slots.long_unpaid,
            Opening::Special => return back.before.counted_anew(back.on),
            Opening::Short | Opening::ShortUnpaid => return None,
        };
        let trigger = Trigger {
            gap: Some(back.anchors),
            ..Trigger::plain(back.on)
        };
        Some(now.open(slot, &trigger))
    }

    /// A rule has changed while a wait is under way: whether the wait follows it (design §4, `running`).
    pub fn follow_new_rule(&mut self, now: &Context<'_>, day: Day) {
        let slots = &now.rules.slots.employee;
        let slot = match self.opened {
            Opening::First => &slots.first,
            Opening::Long => &slots.long,
            Opening::LongUnpaid => &slots.long_unpaid,
            Opening::Short | Opening::ShortUnpaid | Opening::Special => return,
        };
        let waits = self.standing == Standing::In && self.start.day.begun(day) != Some(true);
        let Ruling::Known(effect, choice) = now.ruling(slot, day) else {
            return;
        };
        let rule = now.rule(Some(choice));
        if !waits || rule == self.start.rule || !now.follows(running(effect)) {
            return;
        }
        let mut start = Start::from_effect(effect, &Trigger::plain(self.start.since), rule);
        let mut month = Month::of(self.start.since);
        while month <= self.paid_to && start.count.is_some() {
            start.count_month(month, false);
            month = month.plus(1);
        }
        self.start = start.not_before(self.start.since);
    }

    fn keep_unbroken(&mut self, now: &Context<'_>, back: &Return, opening: Opening) {
        let survives = match now.ruling(&now.rules.slots.employee.continuity, back.on) {
            Ruling::Known(rule, _) => {
                let last = rule.survives;
                back.on <= last.last_short_day(&back.anchors, self.unpaid_in_year)
            }
            Ruling::Unknown(_) => false,
        };
        if opening == Opening::Short || (opening == Opening::Special && back.made_up) || survives {
            let more = if back.made_up { back.filled } else { 0 };
            self.unbroken = self
                .unbroken
                .saturating_add(more)
                .saturating_add(back.with_month.into())
                .min(MONTHS_CAP);
        } else {
            self.unbroken = back.with_month.into();
        }
    }
}

/// What an effect says of waits under way when it changes.
fn running(effect: &Effect) -> Running {
    let mut running = Running::Silent;
    effect.walk(&mut |inner| {
        if let Effect::Wait(wait) = inner {
            running = wait.terms().running;
        }
    });
    running
}

/// Whether the count goes on or begins anew is not known: it may be over with the one, is over with the other.
fn unsure(go_on: Start, restart: Start, slot: SlotId) -> Start {
    match (go_on.count, restart.count) {
        (Some(maybe), Some(sure)) => Start {
            // What was perhaps open before the month was missed is perhaps open still.
            day: go_on.perhaps_open().unwrap_or(restart.day),
            count: Some(PaidCount {
                maybe: maybe.maybe,
                sure: 0,
                ..sure
            }),
            unknown: Some(slot),
            ..restart
        },
        // The premium that may begin the count anew is what there is to ask about.
        _ => Start {
            unknown: Some(slot),
            since: restart.since,
            rule: restart.rule,
            ..go_on.either(restart, slot)
        },
    }
}
