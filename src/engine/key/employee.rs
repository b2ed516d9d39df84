//! The employee lane's part of a key.

use super::Parts;
use crate::calendar::far_future;
use crate::engine::caps::GAP_CAP;
use crate::engine::employee::{Employee, Gap, Standing, Stopping};
use crate::engine::record::Record;
use crate::engine::world::World;
use crate::policy::{Identity, Rhythm, Rules};

impl Parts {
    pub(super) fn employee(&mut self, world: &World<'_>, lane: &Employee) {
        // Every field by name, here and below: one that is added has to be dealt with.
        let Employee {
            standing,
            paid_to,
            start,
            opened,
            gap,
            unbroken,
            unpaid_in_year,
            place,
            who,
            left_unit,
            stop_filed,
            unemployment_ended,
            discharged,
            runs_on,
            made_up,
            for_life,
        } = lane;
        self.number(*standing as i32);
        self.number(*place);
        self.number(*who as i32);
        // Who has paid alone since left no unit lately.
        let left_unit = left_unit.filter(|_| *who == Identity::Unit);
        if let Some(reach) = self.sharpness.leaving {
            self.optional(left_unit, |parts, day| parts.day_within(reach, day));
        }
        for day in [*stop_filed, *unemployment_ended, *discharged] {
            self.optional(day, Self::day);
        }
        self.optional(for_life.as_ref(), |parts, life| {
            parts.start(life, far_future());
        });
        if *standing == Standing::Never {
            return;
        }
        self.month(*paid_to);
        self.start(start, lane.stop(world).day.earliest);
        self.number(lane.waited_in_vain());
        let runs_on = runs_on.filter(|days| days.to() >= self.month.first());
        self.optional(runs_on, |parts, days| {
            parts.ahead(days.from());
            parts.day(days.to());
        });
        let waits = start.day.begun(lane.stop(world).day.earliest) != Some(true)
            || start.day.begun(self.month.first()) != Some(true);
        if self.sharpness.reasons || waits {
            self.number(*opened as i32);
        }
        self.unbroken(world, *unbroken);
        if let Some(most) = self
            .sharpness
            .in_year
            .filter(|_| self.rhythm >= Rhythm::Years)
        {
            // What may still be made up is told by its gap; of the others of the year, all beyond the most are the same.
            let unpaid = u16::from(*unpaid_in_year);
            let others = unpaid.saturating_sub(lane.missing(self.month));
            let told = if self.sharpness.reasons {
                unpaid
            } else {
                others.min(u16::from(most) + 1)
            };
            self.number(told);
        }
        // Told only while it is the reason for the cover that followed.
        let told = *made_up == Some(start.since) && self.is_recent(start.since);
        self.number(told);
        let gap = gap.as_ref().filter(|gap| self.remembers(gap));
        self.optional(gap, Self::gap);
    }

    /// Whether months of a gap that is over may still be made up.
    fn remembers(&self, gap: &Gap) -> bool {
        self.sharpness.reasons || gap.may_still_be_filled(self.month)
    }

    /// Unbroken months, where a rule of these places asks for them.
    fn unbroken(&mut self, world: &World<'_>, months: u8) {
        let asks = |rules: &Rules| rules.asks_for_unbroken_months();
        if self.sharpness.reasons || world.places().iter().any(asks) {
            self.number(months);
        }
    }

    fn gap(&mut self, gap: &Gap) {
        let Gap {
            from,
            until,
            filled,
            before,
            opened,
            stop: Stopping { day, rule },
        } = gap;
        let owed = until.unwrap_or(self.month).since(*from);
        self.month(*from);
        self.optional(*until, Self::month);
        let told_apart = owed <= self.sharpness.reach.min(i32::from(GAP_CAP));
        self.number(if told_apart { owed } else { i32::MAX });
        self.number(if told_apart { i32::from(*filled) } else { 0 });
        self.start(before, day.earliest);
        self.bounds(*day);
        self.rule(*rule);
        if self.sharpness.reasons || before.day.begun(day.earliest) != Some(true) {
            self.number(*opened as i32);
        }
    }

    pub(super) fn record(&mut self, record: &Record) {
        let Record {
            months,
            before,
            interruptions,
            local,
            place,
            all_local,
        } = *record;
        self.number(months);
        self.number(before as i32);
        self.number(interruptions);
        self.number(local);
        self.number(place);
        self.number(all_local);
    }
}
