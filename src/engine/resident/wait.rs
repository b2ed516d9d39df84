//! The wait of the resident scheme: its fixed part, what missed years add, what repair takes off.

use super::super::context::Context;
use super::super::neighbour::Neighbour;
use super::super::outcome::RuleRef;
use super::super::start::{Start, Trigger};
use super::pay::{Standing, YearPremium};
use super::state::{Resident, YearCover};
use crate::calendar::{Bounds, Counting, Day, MonthEnd, plus_days, plus_months};
use crate::policy::{BenefitYear, Repair, Ruling, SlotId, Unit, Wait};

/// From when a year is usable.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened {
    /// The day.
    pub start: Start,
    /// Whether there is a wait.
    pub waits: bool,
}

impl Opened {
    /// The statement that asks for the wait.
    pub(super) const fn because(mut self, rule: Option<RuleRef>) -> Self {
        self.start.also[0] = rule;
        self
    }
}

impl Resident {
    /// After the whole wait, counted from `anchor`, or when a wait already running ends.
    pub(super) fn waiting(
        &self,
        now: &Context<'_>,
        standing: &Standing,
        anchor: Day,
        missed: u8,
        trigger: &Trigger,
    ) -> Opened {
        let slots = &now.rules.slots.resident;
        let year_first = trigger.year_first.unwrap_or(anchor);
        // Paid ahead, the wait is one of the year's, and its rules are those of that year.
        let on = trigger.on.max(year_first);
        if let Some(carried) = standing.carried {
            let start = Start {
                day: carried.not_before(year_first),
                ..Start::at(anchor, trigger.on, None)
            };
            let rule = now.rule(now.ruling(&slots.fixed_wait, on).choice());
            return Opened {
                start: Start { rule, ..start },
                waits: true,
            };
        }
        let start = match now.ruling(&slots.fixed_wait, on) {
            Ruling::Known(wait, choice) => {
                let rule = now.rule(Some(choice));
                match self.more(now, wait, missed, on) {
                    Some(more) => {
                        let by = now.ruling(&slots.more_years, on).choice();
                        let by = now.rule(by).filter(|_| more.0 > 0);
                        Start {
                            also: [None, by],
                            ..longer(wait, anchor, more, rule)
                        }
                    }
                    None => Start {
                        day: Bounds::from(wait.usable_from(anchor, 0).earliest),
                        unknown: Some(SlotId::ResidentMoreYears),
                        ..Start::from_wait(wait, anchor, 0, rule)
                    },
                }
            }
            Ruling::Unknown(unknown) => Start::unknown(
                unknown.slot,
                anchor,
                unknown.limit,
                now.rule(unknown.by.or(unknown.limit_by)),
            ),
        };
        Opened {
            start: Start {
                since: anchor,
                ..start
            },
            waits: true,
        }
    }

    /// What missed years add to the fixed wait, repairs taken off; `None`: not known.
    fn more(&self, now: &Context<'_>, wait: &Wait, missed: u8, on: Day) -> Option<(u16, Unit)> {
        let slots = &now.rules.slots.resident;
        if missed <= 1
            && self.repaired == 0
            && now
                .ruling(&slots.more_years, on)
                .known()
                .is_none_or(|m| m.free >= 1)
        {
            // One missed year adds nothing wherever the official text is followed.
            return Some((0, Unit::Month));
        }
        let rule = now.ruling(&slots.more_years, on).known()?;
        let counted = missed.saturating_sub(rule.free);
        let (taken_off, floor) = match now.ruling(&slots.repair, on) {
            Ruling::Known(Repair::Allowed(terms), _) => {
                let floored = terms.floor_from_years.is_some_and(|from| missed >= from);
                let months = u16::from(self.repaired).saturating_mul(terms.months_a_year.into());
                (months, terms.floor.filter(|_| floored))
            }
            _ => (0, None),
        };
        let taken_off = match rule.unit {
            Unit::Month => taken_off,
            Unit::Day => taken_off.saturating_mul(30),
        };
        let more = u16::from(counted)
            .saturating_mul(rule.add)
            .saturating_sub(taken_off);
        // The floor is a number of months, like the fixed wait it is compared with.
        let by_days = wait.terms().count.is_some_and(Counting::counts_days);
        let base = if by_days {
            wait.terms().at_least / 30
        } else {
            wait.terms().at_least
        };
        let floor = floor.map_or(0, |floor| floor.saturating_sub(base));
        let floor = if rule.unit == Unit::Day {
            floor.saturating_mul(30)
        } else {
            floor
        };
        Some((more.max(floor), rule.unit))
    }

    /// A rule has changed while a wait is under way: whether the wait follows it.
    pub fn follow_new_rule(&mut self, now: &Context<'_>, day: Day) {
        let Ruling::Known(wait, choice) = now.ruling(&now.rules.slots.resident.fixed_wait, day)
        else {
            return;
        };
        let rule = now.rule(Some(choice));
        let Some(cover) = self.this_year else { return };
        let waits = cover.waits && cover.start.day.begun(day) != Some(true);
        if !waits || rule == cover.start.rule || !now.follows(wait.terms().running) {
            return;
        }
        let standing = Standing {
            before: self.before,
            missed: self.missed,
            missed_least: self.missed_least,
            carried: None,
        };
        let anchor = cover.start.since;
        let trigger = Trigger {
            year_first: Some(anchor),
            ..Trigger::plain(day)
        };
        let start = self
            .waiting(now, &standing, anchor, self.missed, &trigger)
            .because(cover.start.also[0])
            .start;
        self.this_year = Some(YearCover {
            start: start.not_before(anchor),
            ..cover
        });
    }

    /// A year that is over is paid afterwards: nothing is reimbursed for it, but it shortens the wait.
    pub(super) fn repair(
        &mut self,
        now: &Context<'_>,
        other: &Neighbour,
        premium: YearPremium,
        calendar: BenefitYear,
    ) {
        let allowed = matches!(
            now.ruling(&now.rules.slots.resident.repair, premium.on),
            Ruling::Known(Repair::Allowed(_), _)
        );
        if !allowed || self.repaired >= self.missed {
            return;
        }
        self.repaired += 1;
        // A wait already running for this year is counted anew with what is left of it.
        if let Some(cover) = self.this_year.filter(|cover| cover.waits) {
            let this_year = calendar.of(premium.on);
            let standing = self.standing(
                now,
                other,
                YearPremium {
                    year: this_year,
                    ..premium
                },
                this_year,
            );
            let trigger = Trigger {
                year_first: Some(calendar.first(this_year)),
                ..Trigger::plain(cover.start.since)
            };
            let anew = self
                .waiting(now, &standing, cover.start.since, self.missed, &trigger)
                .because(cover.start.also[0]);
            let start = anew.start.not_before(premium.on);
            if start.day.sooner(cover.start.day) == start.day {
                self.this_year = Some(YearCover { start, ..cover });
            }
        }
    }
}

/// A fixed wait and what missed years add: in one count where both speak of the same unit, one after the other if not.
fn longer(wait: &Wait, anchor: Day, (more, unit): (u16, Unit), rule: Option<RuleRef>) -> Start {
    let by_days = wait.terms().count.is_some_and(Counting::counts_days);
    if more == 0 || by_days == (unit == Unit::Day) {
        return Start::from_wait(wait, anchor, more, rule);
    }
    let start = Start::from_wait(wait, anchor, 0, rule);
    let later = |day| match unit {
        Unit::Day => plus_days(day, u32::from(more)),
        Unit::Month => plus_months(day, u32::from(more), MonthEnd::LastDay),
    };
    Start {
        day: Bounds::between(later(start.day.earliest), start.day.latest.map(later)),
        ..start
    }
}

pub(super) fn either(a: Opened, b: Opened, slot: SlotId) -> Opened {
    Opened {
        start: a.start.either(b.start, slot),
        waits: a.waits || b.waits,
    }
}
