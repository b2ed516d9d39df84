//! What a premium changes in the employee lane.

use super::super::caps::{GAP_CAP, MONTHS_CAP};
use super::super::context::Context;
use super::super::neighbour::Neighbour;
use super::super::outcome::Timeline;
use super::super::start::Trigger;
use super::super::world::World;
use super::enter::Return;
use super::state::{Employee, Gap, Opening, Standing};
use crate::calendar::{Bounds, Day, Month};
use crate::policy::{LatePayment, MakeUp, Ruling};

/// Premiums that arrived on one day.
#[derive(Clone, Copy, Debug)]
pub struct Premiums<'a> {
    /// The day.
    pub on: Day,
    /// The months they are for, in order; none later than the month of `on`.
    pub months: &'a [Month],
    /// Further months, which ones not said: the oldest unpaid are paid first.
    pub oldest: u16,
}

impl Employee {
    /// Takes in the premiums of a day.
    pub fn pay(
        &mut self,
        world: &World<'_>,
        now: &Context<'_>,
        other: &Neighbour,
        premiums: Premiums<'_>,
        out: &mut Timeline,
    ) {
        let month = Month::of(premiums.on);
        let pays_now = premiums.months.last().is_some_and(|last| *last >= month);
        if self.standing == Standing::Never || self.has_ended(now, premiums.on) {
            let latest = premiums
                .months
                .last()
                .copied()
                .unwrap_or(month.plus(-1))
                .min(month);
            self.enter_first(now, other, premiums, latest, out);
        } else if let Some(from) = self.open_gap(month) {
            self.pay_in_gap(world, now, other, premiums, from, pays_now, out);
        } else {
            self.pay_behind(now, other, premiums, out);
            if pays_now {
                self.change_wait(now, premiums.on);
                self.go_on(month);
            }
        }
        self.place = now.place;
        self.who = now.who;
        // What ended an earlier stretch says nothing of the end of the one that runs.
        let paid_to = self.paid_to;
        let over = |day: &Day| Month::of(*day) < paid_to;
        self.left_unit = self.left_unit.filter(|day| !over(day));
        self.stop_filed = self.stop_filed.filter(|day| !over(day));
    }

    /// Whoever waits as one who pays alone, and is hired, is an employee like others: the wait is the one employees have, if that
    /// is over sooner. Where nobody says how long that is, it may be over; what was counted so far is not lost either way.
    fn change_wait(&mut self, now: &Context<'_>, on: Day) {
        let slots = &now.rules.slots.employee;
        let slot = match self.opened {
            Opening::First => &slots.first,
            Opening::Long => &slots.long,
            Opening::LongUnpaid => &slots.long_unpaid,
            Opening::Short | Opening::ShortUnpaid | Opening::Special => return,
        };
        if now.who == self.who || self.start.day.begun(on) == Some(true) {
            return;
        }
        let own = now.open(slot, &Trigger::plain(on)).not_before(on);
        self.start = self.start.or_sooner(own);
    }

    /// The month itself is paid and nothing is missing before it.
    fn go_on(&mut self, month: Month) {
        if month > self.paid_to {
            self.paid_to = month;
            self.unbroken = self.unbroken.saturating_add(1).min(MONTHS_CAP);
            self.start.count_month(month, false);
        }
    }

    /// Months are missing up to now: this may fill them, resume after them, or both.
    #[allow(clippy::too_many_arguments, reason = "the facts of one payment")]
    fn pay_in_gap(
        &mut self,
        world: &World<'_>,
        now: &Context<'_>,
        other: &Neighbour,
        premiums: Premiums<'_>,
        from: Month,
        pays_now: bool,
        out: &mut Timeline,
    ) {
        let month = Month::of(premiums.on);
        let owed = u16::try_from(month.since(from)).unwrap_or(0);
        let before = self
            .gap
            .filter(|gap| gap.until.is_none())
            .map_or(0, |gap| gap.filled);
        let named = premiums
            .months
            .iter()
            .filter(|m| from <= **m && **m < month)
            .count();
        let named = u16::try_from(named).unwrap_or(u16::MAX);
        let filled = before
            .saturating_add(named)
            .saturating_add(premiums.oldest)
            .min(owed);
        // Beyond what was owed, months that were not named pay the month itself.
        let told_apart = owed <= u16::from(GAP_CAP);
        let beyond = before.saturating_add(named).saturating_add(premiums.oldest) > owed;
        let pays_now = pays_now || (told_apart && beyond);

        // Under "counts for the month it was due", last month's premium arriving now is no gap. Nor are the months of a
        // year that is paid for at once, by the day set for that.
        let late = owed == 1 && Self::late_counts_as_due(now, premiums.on);
        if filled == owed && (late || self.is_in_time(world, now, premiums.on)) {
            self.gap = None;
            for n in 0..owed {
                self.go_on(from.plus(i32::from(n)));
            }
            self.paid_after_all(filled);
            if pays_now {
                self.go_on(month);
            }
            return;
        }

        let stop = self.stop(world);
        // Where arrears have to be cleared first, a month paid alone pays the oldest one.
        let (filled, pays_now) =
            if pays_now && filled < owed && self.must_clear(now, premiums.on, stop.day) {
                (filled + 1, false)
            } else {
                (filled, pays_now)
            };
        let cleared = filled == owed && told_apart;
        let gap = Gap {
            from,
            until: pays_now.then_some(month),
            filled,
            before: self.start,
            opened: self.opened,
            stop,
        };
        if !cleared && !pays_now {
            self.gap = Some(gap);
            return;
        }
        let back = Return {
            on: premiums.on,
            anchors: self.anchors(stop.day),
            months: u8::try_from(owed).unwrap_or(u8::MAX).min(GAP_CAP),
            filled: u8::try_from(filled).unwrap_or(u8::MAX),
            made_up: cleared,
            with_month: pays_now,
            resumed: None,
            stop: stop.day,
            before: self.start,
            opened: self.opened,
        };
        self.gap = (!cleared).then_some(gap);
        self.paid_to = if pays_now { month } else { month.plus(-1) };
        self.come_back(now, other, back, out);
        if cleared {
            for made_up in 0..filled {
                let month = from.plus(i32::from(made_up));
                self.start.count_month(month, true);
            }
            self.paid_after_all(filled);
        }
        if pays_now {
            self.start.count_month(month, false);
        }
    }

    /// Payments have resumed already; months from before may be made up now.
    fn pay_behind(
        &mut self,
        now: &Context<'_>,
        other: &Neighbour,
        premiums: Premiums<'_>,
        out: &mut Timeline,
    ) {
        let Some(gap) = self.gap else { return };
        let Some(until) = gap.until else { return };
        let owed = u16::try_from(until.since(gap.from)).unwrap_or(0);
        let in_gap = |month: &&Month| gap.from <= **month && **month < until;
        let named = premiums.months.iter().filter(in_gap).count();
        let filled = gap
            .filled
            .saturating_add(u16::try_from(named).unwrap_or(u16::MAX))
            .saturating_add(premiums.oldest)
            .min(owed);
        if filled < owed || owed > u16::from(GAP_CAP) {
            self.gap = Some(Gap { filled, ..gap });
            return;
        }
        // Measured as if nothing had been paid since: the gap is the one that is filled now.
        let months = Month::of(premiums.on).since(gap.from);
        let back = Return {
            on: premiums.on,
            anchors: self.anchors_of(gap.from, gap.stop.day),
            months: u8::try_from(months).unwrap_or(u8::MAX).min(GAP_CAP),
            filled: u8::try_from(filled).unwrap_or(u8::MAX),
            made_up: true,
            // It is counted when it is paid, as those since payments resumed were.
            with_month: false,
            resumed: Some(until),
            stop: gap.stop.day,
            before: gap.before,
            opened: gap.opened,
        };
        let resumed = (self.start, self.opened, self.unbroken);
        self.gap = None;
        self.come_back(now, other, back, out);
        let mut month = until;
        while month <= self.paid_to && self.start.count.is_some() {
            self.start.count_month(month, false);
            month = month.plus(1);
        }
        // Making up late can only bring the day forward: what was perhaps open already is perhaps open still.
        let made_up = self.start;
        self.start = resumed.0.or_sooner(made_up);
        if self.start != made_up {
            self.opened = resumed.1;
        }
        self.unbroken = self.unbroken.max(resumed.2);
    }

    fn must_clear(&self, now: &Context<'_>, on: Day, stop: Bounds) -> bool {
        let slots = &now.rules.slots.employee;
        let limit = now.ruling(&slots.gap, on).known();
        let short = limit.is_none_or(|limit| {
            on <= limit.last_short_day(&self.anchors(stop), self.unpaid_in_year)
        });
        short
            && matches!(
                now.ruling(&slots.make_up, on),
                Ruling::Known(MakeUp::Required, _)
            )
    }

    /// Months that were counted as unpaid at their end are paid now.
    fn paid_after_all(&mut self, months: u16) {
        let months = u8::try_from(months).unwrap_or(u8::MAX);
        self.unpaid_in_year = self.unpaid_in_year.saturating_sub(months);
    }

    /// Whether the months unpaid so far are still in time where they were due.
    fn is_in_time(&self, world: &World<'_>, now: &Context<'_>, on: Day) -> bool {
        let due = world.context(self.place, self.who);
        let unpaid = self.first_unpaid();
        let stop = due.ruling(&due.rules.slots.employee.stop, unpaid.plus(1).first());
        let until = stop.known().and_then(|stop| stop.in_time_until(unpaid));
        now.place == self.place && until.is_some_and(|last| on <= last)
    }

    fn late_counts_as_due(now: &Context<'_>, on: Day) -> bool {
        matches!(
            now.ruling(&now.rules.slots.employee.late_payment, on),
            Ruling::Known(LatePayment::DueMonth, _)
        )
    }

    /// Whether so many months are unpaid that one enrols anew.
    fn has_ended(&self, now: &Context<'_>, on: Day) -> bool {
        let unpaid = Month::of(on).since(self.first_unpaid());
        matches!(now.ruling(&now.rules.slots.employee.end, on), Ruling::Known(end, _) if unpaid > i32::from(end.months))
    }

    /// The end of a month: what was not paid in it is counted.
    pub fn close_month(&mut self, month: Month) {
        if month.number() == 12 {
            self.unpaid_in_year = 0;
        } else if self.standing == Standing::In && self.paid_to < month {
            self.unpaid_in_year = self.unpaid_in_year.saturating_add(1).min(12);
        }
    }
}
