//! The resident lane's part of a key.

use super::Parts;
use crate::calendar::Month;
use crate::engine::resident::{Resident, YearCover};
use crate::engine::world::World;

impl Parts {
    pub(super) fn resident(&mut self, _world: &World<'_>, lane: &Resident) {
        for cover in [lane.this_year.as_ref(), lane.next_year.as_ref()] {
            self.optional(cover, Self::year);
        }
        self.number(lane.before as i32);
        self.number(lane.missed);
        self.number(lane.repaired);
        self.optional(lane.carried, Self::bounds_ahead);
        self.number(lane.unbroken);
        self.number(lane.employee_seen);
        self.number(lane.ever);
        self.optional(lane.special, |parts, special| {
            parts.number(special.kind as i32);
            parts.day(special.on);
        });
        self.optional(lane.hukou, Self::day);
        self.optional(lane.adult_from, Self::ahead);
    }

    fn year(&mut self, cover: &YearCover) {
        self.start(&cover.start, cover.end);
        self.day(cover.end);
        // A year is called by the calendar year it begins in.
        self.month(Month::in_year(cover.year, 1));
        self.number(cover.waits);
    }
}
