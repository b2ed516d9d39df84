//! What one lane sees of the other: little, so that each can be walked against every neighbour there is.

use crate::calendar::{Bounds, Month};

/// The other scheme, as it stands on the day of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Neighbour {
    /// Whether it covers on that day; `None`: not determinable.
    pub covers: Option<bool>,
    /// The first day it no longer covered, as far as that is known, if it did once and does not now.
    pub ended: Option<Bounds>,
    /// The first month (employee) without premium, if premiums have stopped.
    pub unpaid_since: Option<Month>,
    /// Whether it covered for two years without a break; `None`: not determinable.
    pub two_years: Option<bool>,
    /// Whether it ever covered.
    pub ever: bool,
}

impl Neighbour {
    /// Somebody who was never in the other scheme.
    pub const NONE: Self = Self {
        covers: Some(false),
        ended: None,
        unpaid_since: None,
        two_years: Some(false),
        ever: false,
    };
}
