//! The resident lane's part of a key.

use chrono::Datelike;

use super::Parts;
use crate::calendar::Month;
use crate::engine::caps::ADULT_YEARS;
use crate::engine::resident::{Resident, Special, YearCover};

/// So many missed years are told apart by a walk: more than any rule speaks of.
const YEARS_WALKED: u8 = 5;

impl Parts {
    pub(super) fn resident(&mut self, lane: &Resident) {
        let Resident {
            this_year,
            next_year,
            before,
            missed,
            missed_least,
            repaired,
            carried,
            unbroken,
            employee_seen,
            ever,
            special,
            adult_from,
            hukou,
            free_until,
        } = lane;
        for cover in [this_year, next_year] {
            self.optional(cover.as_ref(), Self::year);
        }
        self.number(*before as i32);
        // Each year more makes the wait longer by the same.
        let most = if self.sharpness.reasons {
            u8::MAX
        } else {
            YEARS_WALKED
        };
        self.number((*missed).min(most));
        self.number((*missed_least).min(most));
        self.number((*repaired).min(most));
        self.optional(*carried, Self::bounds_ahead);
        self.number(*unbroken);
        self.number(*employee_seen);
        self.number(*ever);
        // An event so long ago opens nothing any more.
        let month = self.month.plus(-self.sharpness.reach);
        let matters = |special: &Special| self.sharpness.reasons || Month::of(special.on) >= month;
        self.optional(special.filter(matters), |parts, Special { kind, on }| {
            parts.number(kind as i32);
            parts.day(on);
        });
        if self.sharpness.reasons {
            self.optional(*adult_from, Self::ahead);
        } else {
            // How many years there can be to have missed: of a child, those since its birth.
            let years = |adult: crate::calendar::Day| {
                self.month.year() - adult.year() + i32::from(ADULT_YEARS)
            };
            let most = i32::from(YEARS_WALKED) + 1;
            self.number(adult_from.map_or(most, |adult| years(adult).min(most)));
        }
        self.optional(*hukou, Self::day);
        self.optional(*free_until, |parts, year| {
            parts.month(Month::in_year(year, 1));
        });
    }

    fn year(&mut self, cover: &YearCover) {
        let YearCover {
            start,
            end,
            year,
            waits,
        } = cover;
        self.start(start, *end);
        self.day(*end);
        // A year is called by the calendar year it begins in.
        self.month(Month::in_year(*year, 1));
        self.number(*waits);
    }
}
