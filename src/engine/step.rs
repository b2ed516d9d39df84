//! One month: the lanes and what happened in it, in; the lanes after it and its days, out.
//!
//! A fact enters in the month of its day, never earlier, and days already written are never written again.

use super::context::Context;
use super::employee::{Employee, Premiums, Stopping};
use super::facts::EventKind;
use super::join::join;
use super::neighbour::Neighbour;
use super::outcome::{Reason, Span, Timeline, Why, push};
use super::record::Record;
use super::resident::{Resident, Special, YearPremium};
use super::side::Side;
use super::sight::{Breaks, Sight};
use super::world::World;
use crate::calendar::{Day, Month, far_past, minus_days};
use crate::policy::{Credential, Identity, Mark, Ruling, Scheme};

/// Everything the machine remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// The employee scheme.
    pub employee: Employee,
    /// The resident scheme.
    pub resident: Resident,
    /// The side lines.
    pub side: Side,
    /// The record of years.
    pub record: Record,
}

/// Something that happened on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated {
    /// The day it takes part in the fold.
    pub on: Day,
    /// What.
    pub what: What,
}

/// What can happen; the order is the order within a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// An event.
    Event(EventKind),
    /// An employee premium for a month, not later than the month it enters in.
    Premium(Month),
    /// Employee premiums for the oldest unpaid months.
    Oldest(u16),
    /// A resident premium for a benefit year.
    Year {
        /// The year.
        year: i32,
        /// It arrived in its window, whatever day that was.
        usual: bool,
    },
}

/// A month, as the fold meets it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The month.
    pub month: Month,
    /// Where the person is, as an index into the world.
    pub place: u8,
    /// Who the person is.
    pub who: Identity,
    /// The day of birth, for whoever is a newborn.
    pub birth: Option<Day>,
    /// What happens in it, in order.
    pub dated: &'a [Dated],
}

/// Room to work in, kept from month to month so that folding does not allocate.
#[derive(Debug)]
pub struct Scratch {
    breaks: Breaks,
    months: Vec<Month>,
}

impl Default for Scratch {
    fn default() -> Self {
        Self {
            breaks: Breaks::new(Month::of(far_past())),
            months: Vec::with_capacity(24),
        }
    }
}

/// One month forward. `out` only ever grows at its end.
pub fn step(
    world: &World<'_>,
    mut lanes: Lanes,
    input: &Input<'_>,
    scratch: &mut Scratch,
    out: &mut Timeline,
) -> Lanes {
    lanes.pass(world, input, scratch, out);
    lanes
}

impl Lanes {
    /// The same in place: a fold has no use for the lanes before.
    #[inline]
    pub(super) fn pass(
        &mut self,
        world: &World<'_>,
        input: &Input<'_>,
        scratch: &mut Scratch,
        out: &mut Timeline,
    ) {
        let now = world.context(input.place, input.who);
        let mut cursor = input.month.first();
        // The days on which a rule changes. Looked up once: nearly all months have none.
        let changes = now.rules.turns_within(cursor, input.month.last());
        self.begin(world, &now, cursor, changes);
        if now.who == Identity::Unemployed && Employee::benefit_counts(&now, cursor) == Some(true) {
            let months = &[input.month];
            self.premiums(
                world,
                &now,
                Premiums {
                    on: cursor,
                    months,
                    oldest: 0,
                },
                out,
            );
        }
        let mut rest = input.dated;
        let mut turns = changes.strip_prefix(&[cursor]).unwrap_or(changes);
        loop {
            let fact = rest.first().map(|first| first.on.max(cursor));
            let turn = turns.first().copied();
            let Some(day) = fact.into_iter().chain(turn).min() else {
                break;
            };
            if day > cursor {
                let eve = minus_days(day, 1);
                let breaks = &mut scratch.breaks;
                self.draw(world, &now, input, changes, (cursor, eve), breaks, out);
                cursor = day;
            }
            // On the day a rule changes, waits follow it before anything happens under it.
            if turn == Some(day) {
                turns = turns.get(1..).unwrap_or(&[]);
                self.follow_new_rule(&now, day);
            }
            if fact == Some(day) {
                let same_day = rest.partition_point(|dated| dated.on <= day);
                let (today, later) = rest.split_at(same_day);
                rest = later;
                self.happen(world, &now, input, day, today, &mut scratch.months, out);
            }
        }
        let breaks = &mut scratch.breaks;
        let days = (cursor, input.month.last());
        self.draw(world, &now, input, changes, days, breaks, out);
        self.employee.close_month(input.month);
        out.last = input.month;
    }

    /// What the turn of a month brings by itself: a rule that changed, a benefit year, retirement.
    fn begin(&mut self, world: &World<'_>, now: &Context<'_>, day: Day, changes: &[Day]) {
        let calendar = Resident::calendar(now, day);
        let year = calendar.of(day);
        if day == calendar.first(year) {
            let eve = minus_days(day, 1);
            let covers = self.employee_covers(world, now, eve);
            self.resident
                .turn_year(&now.as_resident(), covers, year - 1, day);
        }
        if changes.first() == Some(&day) {
            self.follow_new_rule(now, day);
        }
        if now.who == Identity::Retired && self.employee.for_life.is_none() {
            self.employee.for_life = self.record.retire(now, day, false);
        }
    }

    /// A rule has changed: waits under way follow it, or not.
    fn follow_new_rule(&mut self, now: &Context<'_>, day: Day) {
        self.employee.follow_new_rule(now, day);
        self.resident.follow_new_rule(&now.as_resident(), day);
    }

    fn employee_covers(&self, world: &World<'_>, now: &Context<'_>, day: Day) -> Option<bool> {
        let sight = self.employee.sight(self.employee.stop(world), now, day);
        match sight.mark {
            Mark::Unknown => None,
            _ => Some(sight.pays()),
        }
    }

    /// What happens on a day.
    #[allow(clippy::too_many_arguments, reason = "the parts of one month")]
    fn happen(
        &mut self,
        world: &World<'_>,
        now: &Context<'_>,
        input: &Input<'_>,
        day: Day,
        today: &[Dated],
        months: &mut Vec<Month>,
        out: &mut Timeline,
    ) {
        months.clear();
        let mut oldest = 0u16;
        for dated in today {
            match dated.what {
                What::Event(kind) => self.event(now, kind, day),
                What::Premium(month) => months.push(month),
                What::Oldest(n) => oldest = oldest.saturating_add(n),
                What::Year { .. } => {}
            }
        }
        if !months.is_empty() || oldest > 0 {
            self.premiums(
                world,
                now,
                Premiums {
                    on: day,
                    months,
                    oldest,
                },
                out,
            );
        }
        for dated in today {
            if let What::Year { year, usual } = dated.what {
                let other = self
                    .employee
                    .as_neighbour(self.employee.stop(world), now, day);
                self.resident.pay(
                    &now.as_resident(),
                    &other,
                    YearPremium {
                        on: day,
                        year,
                        usual,
                        birth: input.birth,
                    },
                    out,
                );
            }
        }
    }

    fn premiums(
        &mut self,
        world: &World<'_>,
        now: &Context<'_>,
        premiums: Premiums<'_>,
        out: &mut Timeline,
    ) {
        // Premiums are paid as somebody in the employee scheme, whoever the case says the person is by then.
        let payer = match now.who.scheme() {
            Scheme::Employee => *now,
            Scheme::Resident => world.context(now.place, self.employee.who),
        };
        let other = self.resident.as_neighbour(now, premiums.on);
        let gap_before = self.employee.gap;
        self.employee.pay(world, &payer, &other, premiums, out);
        let stretch = |gap: super::employee::Gap| (gap.from, gap.until);
        if let Some(gap) = self.employee.gap.filter(|gap| gap.until.is_some())
            && gap_before.map(stretch) != Some(stretch(gap))
        {
            self.record.interrupt(&payer, premiums.on);
        }
        let month = Month::of(premiums.on);
        let own = u16::from(premiums.months.contains(&month));
        let all = u16::try_from(premiums.months.len())
            .unwrap_or(u16::MAX)
            .saturating_add(premiums.oldest);
        self.record
            .credit(&payer, premiums.on, own, all - own.min(all));
        let paid_for = premiums.months.last().copied().unwrap_or(month);
        self.side
            .premium(&payer, &self.employee, paid_for, premiums.on);
    }

    /// Takes in an event.
    pub fn event(&mut self, now: &Context<'_>, kind: EventKind, day: Day) {
        match kind {
            EventKind::LeftUnit => self.employee.left_unit = Some(day),
            EventKind::StopFiled => self.employee.stop_filed = Some(day),
            EventKind::UnemploymentEnded => self.employee.unemployment_ended = Some(day),
            EventKind::RetirementApproved => {
                self.employee.for_life = self.record.retire(now, day, true);
            }
            EventKind::Discharged => {
                self.employee.discharged = Some(day);
                self.resident.special = Some(Special { kind, on: day });
            }
            EventKind::Graduated => {
                self.resident.graduate(now, day);
                self.resident.special = Some(Special { kind, on: day });
            }
            EventKind::HukouRegistered => self.resident.hukou = Some(day),
            EventKind::DischargedFamily
            | EventKind::Released
            | EventKind::MovedIn
            | EventKind::Returned
            | EventKind::MedicalAid
            | EventKind::Religious
            | EventKind::EnteredSchool => self.resident.special = Some(Special { kind, on: day }),
            EventKind::Activated
            | EventKind::NotActivated
            | EventKind::Bound
            | EventKind::Unbound
            | EventKind::Shared
            | EventKind::Unshared => self.side.event(now, kind, day),
        }
    }

    /// Writes the days from `from` to `to`, during which nothing happens but what the dates in the state bring.
    #[allow(clippy::too_many_arguments, reason = "the parts of one month")]
    fn draw(
        &mut self,
        world: &World<'_>,
        now: &Context<'_>,
        input: &Input<'_>,
        changes: &[Day],
        (from, to): (Day, Day),
        breaks: &mut Breaks,
        out: &mut Timeline,
    ) {
        breaks.reset(input.month);
        let stop = self.employee.stop(world);
        self.employee.breaks(stop, now, input.month, breaks);
        let first = self.employee.sight(stop, now, from);
        let other = self.employee.seen_as_neighbour(stop, &first, from);
        self.resident
            .breaks(now, &other, input.birth, input.month, breaks);
        self.side.breaks(breaks);
        for turn in changes {
            breaks.add(*turn);
        }
        let mut cursor = from;
        loop {
            let end = breaks
                .after(cursor)
                .map_or(to, |next| minus_days(next, 1))
                .min(to);
            let employee = if cursor == from {
                first
            } else {
                self.employee.sight(stop, now, cursor)
            };
            self.write((stop, employee), now, input, &other, (cursor, end), out);
            match end.succ_opt() {
                Some(next) if next <= to => cursor = next,
                _ => break,
            }
        }
    }

    fn write(
        &mut self,
        (stop, employee): (Stopping, Sight),
        now: &Context<'_>,
        input: &Input<'_>,
        other: &Neighbour,
        (from, to): (Day, Day),
        out: &mut Timeline,
    ) {
        self.resident.employee_seen |= employee.pays();
        let resident = || self.resident.sight(now, other, input.birth, from);
        let fund = self.with_credential(now, join(now, employee, resident, from), from);
        let place = now.place;
        push(
            &mut out.fund,
            Span {
                from,
                to,
                state: fund.mark,
                why: fund.why,
                place: fund.place,
            },
        );
        let [account, settlement, family, share] = &mut out.side;
        let show = |line: &mut _, (state, why)| {
            push(
                line,
                Span {
                    from,
                    to,
                    state,
                    why,
                    place,
                },
            );
        };
        let side = &self.side;
        show(account, side.account_light(stop, now, &self.employee, from));
        show(
            settlement,
            side.settlement_light(now, &fund, input.birth, from),
        );
        show(family, side.family_light(now, from));
        show(share, side.share_light(from));
    }

    /// Where a source holds that a card not activated means no cover at all, there is none.
    fn with_credential(&self, now: &Context<'_>, fund: Sight, day: Day) -> Sight {
        if !fund.pays() || !self.side.not_activated(day) {
            return fund;
        }
        match now.ruling(&now.rules.slots.settlement.credential, day) {
            Ruling::Known(Credential::Entitlement, choice) => {
                let why: Why = now.why(Reason::NotActivated, Some(choice));
                Sight::new(Mark::Suspended, why, fund.place)
            }
            _ => fund,
        }
    }
}
