//! The lane of the resident scheme (居民医保): paid by the benefit year, with windows, waits for missed years, repair, and
//! rules of its own for newborns.
//!
//! `state` what is remembered and the turn of the year; `pay` what a payment changes; `wait` the wait; `newborn` the first year of life;
//! `ways` special ways in; `sight` what a day looks like.

mod newborn;
mod pay;
mod sight;
mod state;
mod wait;
mod ways;

pub use pay::YearPremium;
pub use state::{Insured, Resident, Special, YearCover};
