//! The record of premium months, which only matters at retirement: a lane of its own, so that the others stay small.

use super::caps::RECORD_CAP;
use super::context::Context;
use super::outcome::RuleRef;
use super::start::{Start, Trigger};
use crate::calendar::Day;
use crate::policy::{Lifetime, Ruling, SlotId, YesNo};

/// Months credited so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Months, at most [`RECORD_CAP`].
    pub months: u16,
    /// What the record before the first month known is made of.
    pub before: Before,
    /// Interruptions, as far as a rule counts them.
    pub interruptions: u8,
    /// Of the months, those paid in the place of the last one since the person is there, at most [`RECORD_CAP`].
    pub local: u16,
    /// That place.
    pub place: u8,
    /// Whether none of them were paid elsewhere, and no earlier ones are left out.
    pub all_local: bool,
}

/// What somebody had paid before the first month known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Before {
    /// Nothing: the premiums told are all there were.
    Nothing,
    /// So many years as they were told.
    Told,
    /// Nobody said how much.
    Open,
}

impl Record {
    /// A record that begins with `years` somebody was told of, or with an unknown number if payments reach back.
    pub fn new(years: Option<u8>, open: bool) -> Self {
        let months = u16::from(years.unwrap_or(0)) * 12;
        Self {
            months: months.min(RECORD_CAP),
            before: match years {
                Some(_) => Before::Told,
                None if open => Before::Open,
                None => Before::Nothing,
            },
            interruptions: 0,
            local: 0,
            place: 0,
            all_local: !open && years.is_none(),
        }
    }

    /// Months that were paid.
    pub fn credit(&mut self, now: &Context<'_>, on: Day, months: u16, made_up: u16) {
        let counts = !matches!(
            now.ruling(&now.rules.slots.employee.make_up_years, on),
            Ruling::Known(YesNo::No, _)
        );
        let credited = if counts {
            months.saturating_add(made_up)
        } else {
            months
        };
        self.months = self.months.saturating_add(credited).min(RECORD_CAP);
        if self.place != now.place {
            (self.local, self.place) = (0, now.place);
            self.all_local &= self.months == credited;
        }
        self.local = self.local.saturating_add(credited).min(RECORD_CAP);
    }

    /// A gap ended without being made up.
    pub fn interrupt(&mut self, now: &Context<'_>, on: Day) {
        self.interruptions = self.interruptions.saturating_add(1).min(10);
        if let Ruling::Known(reset, _) = now.ruling(&now.rules.slots.employee.years_reset, on)
            && self.interruptions >= reset.interruptions
        {
            (self.months, self.before, self.interruptions) = (0, Before::Nothing, 0);
            (self.local, self.all_local) = (0, true);
        }
    }

    /// Whether the years somebody was told of are fewer than anybody needs; unless the rest was paid up since.
    fn falls_short(&self, years: Lifetime) -> bool {
        let least = u16::from(years.male.min(years.female)) * 12;
        self.before == Before::Told && self.months < least
    }

    /// When benefits for life begin for somebody who retires on `on`, if they do. `approved`: the bureau has said so.
    pub fn retire(&self, now: &Context<'_>, on: Day, approved: bool) -> Option<Start> {
        let slots = &now.rules.slots.employee;
        let begin = |rule: Option<RuleRef>| match now.ruling(&slots.lifetime_start, on) {
            Ruling::Known(effect, choice) => {
                Start::from_effect(effect, &Trigger::plain(on), now.rule(Some(choice)))
                    .not_before(on)
            }
            // Entitled for certain, the first day not known: in practice the month after, but no source says so.
            Ruling::Unknown(unknown) => {
                let rule = rule.or(now.rule(unknown.by.or(unknown.limit_by)));
                Start::unknown(unknown.slot, on, unknown.limit, rule)
            }
        };
        match now.ruling(&slots.lifetime, on) {
            // Approved, though it does not look it: one of the two was told wrong.
            Ruling::Known(years, _) if approved && !self.falls_short(*years) => Some(begin(None)),
            Ruling::Unknown(_) if approved => Some(begin(None)),
            Ruling::Known(years, choice) => {
                let (most, least) = (years.male.max(years.female), years.male.min(years.female));
                let rule = now.rule(Some(choice));
                let unsure = || {
                    let limit = crate::policy::Limit::default();
                    Some(Start::unknown(SlotId::EmployeeLifetime, on, limit, rule))
                };
                // So many of the years have to be paid in the place itself.
                let local = years.local.map_or(0, |local| u16::from(local) * 12);
                let here = if self.place == now.place {
                    self.local
                } else {
                    0
                };
                if here < local && !approved {
                    return if self.all_local { None } else { unsure() };
                }
                if self.months >= u16::from(most) * 12 {
                    Some(begin(rule))
                } else if self.before == Before::Open || self.months >= u16::from(least) * 12 {
                    // Enough for one of the sexes, or an unknown number of earlier months.
                    unsure()
                } else if approved {
                    unsure()
                } else {
                    None
                }
            }
            Ruling::Unknown(unknown) => Some(Start::unknown(
                unknown.slot,
                on,
                unknown.limit,
                now.rule(unknown.by),
            )),
        }
    }
}
