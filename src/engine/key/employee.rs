//! The employee lane's part of a key.

use super::Parts;
use crate::calendar::{Month, far_future};
use crate::engine::caps::GAP_CAP;
use crate::engine::employee::{Employee, Gap, Standing};
use crate::engine::record::Record;
use crate::engine::world::World;
use crate::policy::Rhythm;

impl Parts {
    pub(super) fn employee(&mut self, world: &World<'_>, lane: &Employee) {
        self.number(lane.standing as i32);
        self.number(lane.place);
        self.number(lane.who as i32);
        let dates = [
            lane.left_unit,
            lane.stop_filed,
            lane.unemployment_ended,
            lane.discharged,
        ];
        for day in dates {
            self.optional(day, Self::day);
        }
        self.optional(lane.for_life.as_ref(), |parts, life| {
            parts.start(life, far_future());
        });
        if lane.standing == Standing::Never {
            return;
        }
        self.month(lane.paid_to);
        let stop = lane.stop(world);
        self.start(&lane.start, stop.day.earliest);
        self.number(lane.opened as i32);
        self.number(lane.unbroken);
        if self.rhythm >= Rhythm::Years {
            self.number(lane.unpaid_in_year);
        }
        // Told only while it is the reason for the cover that followed.
        let made_up = lane.made_up == Some(lane.start.since)
            && Month::of(lane.start.since).since(self.month) >= -super::RECENT;
        self.number(made_up);
        self.optional(lane.gap.as_ref(), Self::gap);
    }

    fn gap(&mut self, gap: &Gap) {
        let until = gap.until.unwrap_or(self.month);
        let owed = until.since(gap.from);
        self.month(gap.from);
        self.optional(gap.until, Self::month);
        let told_apart = owed <= i32::from(GAP_CAP);
        self.number(if told_apart { owed } else { i32::MAX });
        self.number(if told_apart { i32::from(gap.filled) } else { 0 });
        self.start(&gap.before, gap.stop.day.earliest);
        self.bounds(gap.stop.day);
        self.rule(gap.stop.rule);
        self.number(gap.opened as i32);
    }

    pub(super) fn record(&mut self, record: &Record) {
        self.number(record.months);
        self.number(record.open);
        self.number(record.interruptions);
        self.number(record.local);
        self.number(record.place);
        self.number(record.all_local);
    }
}
