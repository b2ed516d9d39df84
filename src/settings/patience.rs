//! How long a machine that many share waits for somebody who does nothing.

use std::ops::RangeInclusive;
use std::time::Duration;

/// How long a machine that many share waits for somebody who does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// On a question.
    pub question: Duration,
    /// Where there is more to read: the answer, the plans.
    pub result: Duration,
    /// Once it has said that it will forget everything.
    pub notice: Duration,
}

impl Patience {
    /// The seconds that can be set for a page: enough to read it, and not so many that the next one finds it.
    pub const PAGE: RangeInclusive<u16> = 15..=3600;
    /// The seconds that can be set for the notice: nobody is given less than 20 to say that they are still there
    /// (WCAG 2.2.1).
    pub const NOTICE: RangeInclusive<u16> = 20..=600;
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            question: Duration::from_secs(90),
            result: Duration::from_secs(180),
            notice: Duration::from_secs(30),
        }
    }
}
