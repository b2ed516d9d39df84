//! The lane of the employee scheme (职工医保): one small state, moved by payments, read off by day.
//!
//! `state` what is remembered; `pay` what a payment changes; `enter` from when it counts; `ways` special
//! ways in; `sight` what a day looks like.

mod enter;
mod pay;
mod sight;
mod state;
mod ways;

pub use pay::Premiums;
pub use state::{Employee, Gap, Opening, Standing, Stopping};
