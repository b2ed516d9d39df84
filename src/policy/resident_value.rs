//! What the compiler asks of the values of the resident scheme.

use super::branch::{self, Branch};
use super::gap::GapFrom;
use super::problem::Code;
use super::resident::{FeeFree, FirstTimer, GraduateEnd, MissedFrom, MoreYears, Newborn, Repair};
use super::rhythm::Rhythm;
use super::scheme::Scheme;
use super::threshold;
use super::value::{Value, check_month_day};
use super::window::{BenefitYear, Window};
use crate::calendar::Day;

impl Value for MissedFrom {
    fn turn(&self) -> Option<Day> {
        crate::calendar::day(self.0, 1, 1)
    }
}

impl Value for MoreYears {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        threshold::check_above_zero(u32::from(self.add), "add", report);
        threshold::check_missed_years(self.free, report);
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm::of_length(self.unit, GapFrom::FirstUnpaidMonth)
    }
}

impl Value for Repair {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        if let Self::Allowed(terms) = self {
            threshold::check_above_zero(u32::from(terms.months_a_year), "months_a_year", report);
            if let Some(floor) = terms.floor {
                threshold::check_above_zero(u32::from(floor), "floor", report);
            }
            if let Some(years) = terms.floor_from_years {
                threshold::check_above_zero(u32::from(years), "floor_from_years", report);
                threshold::check_missed_years(years, report);
            }
            if terms.floor_from_years.is_some() != terms.floor.is_some() {
                report(Code::P040, "floor");
            }
        }
    }
}

impl Value for FirstTimer {
    fn check(&self, scheme: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        if let Self::Wait(wait) = self {
            wait.check(scheme, report);
            threshold::check_wait(wait, report);
        }
    }
}

impl Value for FeeFree {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        if self.years == 0 {
            report(Code::P040, "years");
        }
    }
}

impl Value for BenefitYear {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        for month in std::iter::once(self.start_month).chain(self.fee_start_month) {
            if !(1..=12).contains(&month) {
                report(Code::P042, &month.to_string());
            }
        }
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm::Years
    }
}

impl Value for Window {
    fn branches(&self) -> Vec<Branch<Self>> {
        branch::of_window(self)
    }

    fn check(&self, scheme: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        for segment in &self.segments {
            segment.effect.check(scheme, report);
        }
        if let Some(year) = self.year.filter(|_| !self.is_around_its_year()) {
            report(Code::P044, &format!("year = {year}"));
            return;
        }
        let year = self.year.unwrap_or(2025);
        let days: Vec<_> = self
            .segments(year, BenefitYear::CALENDAR)
            .map(|(days, _)| days)
            .collect();
        let in_order = days.is_sorted_by(|a, b| a.to() < b.from());
        if !in_order || days.len() != self.segments.len() || days.is_empty() {
            report(Code::P041, "segments");
        }
    }

    fn benefit_year(&self) -> Option<i32> {
        self.year
    }

    fn rhythm(&self) -> Rhythm {
        let effects = self
            .segments
            .iter()
            .map(|segment| Rhythm::of_effect(&segment.effect));
        effects.max().unwrap_or_default().max(Rhythm::Years)
    }
}

impl Value for GraduateEnd {
    fn check(&self, _: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        if let Self::Day(date) = self {
            check_month_day(*date, report);
        }
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm::Years
    }
}

impl Value for Newborn {
    fn branches(&self) -> Vec<Branch<Self>> {
        branch::of_newborn(self)
    }

    fn check(&self, scheme: Option<Scheme>, report: &mut dyn FnMut(Code, &str)) {
        for tier in &self.tiers {
            tier.start.check(scheme, report);
            if let Some(age) = tier.up_to {
                threshold::check_length(age, report);
            }
        }
        // Ages have to rise; compared as days from an arbitrary birth.
        let birth = crate::calendar::day(2025, 1, 1).unwrap_or_default();
        let ends = self.tiers.iter().map(|tier| {
            tier.up_to.map_or(crate::calendar::far_future(), |age| {
                age.last_day(birth, false)
            })
        });
        if self.tiers.is_empty() || !ends.is_sorted_by(|a, b| a < b) {
            report(Code::P040, "tiers");
        }
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm::Days
    }
}
