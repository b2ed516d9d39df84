//! Values of the employee scheme besides waits and gaps: what a long record brings, and how it is paid.

use serde::Deserialize;

use super::gap::GapLimit;

/// The share of normal benefits by months of unbroken insurance (`employee.md` B1; 厦门: 50, 75, 100 %).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// In rising order of months.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub steps: Vec<LevelStep>,
}

/// From so many unbroken months on, this share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LevelStep {
    /// Unbroken months paid.
    #[cfg_attr(test, schemars(range(max = 24)))]
    pub from_months: u8,
    /// Percent of normal benefits, 1-100.
    #[cfg_attr(test, schemars(range(min = 1, max = 100)))]
    pub percent: u8,
}

impl Level {
    /// The share in percent after `months` of unbroken insurance.
    pub fn percent(&self, months: u8) -> u8 {
        self.steps
            .iter()
            .rev()
            .find(|step| step.from_months <= months)
            .map_or(100, |step| step.percent)
    }
}

/// What ends a run of unbroken insurance, where a gap that was not made up need not (`employee.md` B1, B2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Continuity {
    /// The longest gap that does not end it. Its `in_year` has no effect here: gaps are weighed one by one.
    pub survives: GapLimit,
}

/// What the yearly ceiling of the fund depends on (`employee.md` B2): shown, moves no month.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// Grows with months of unbroken insurance (深圳, 东莞). For whoever reads the pack; the steps are what is shown.
    pub by_unbroken_months: bool,
    /// The ceilings in yuan, where the source gives them, in rising order of months.
    #[serde(default)]
    pub steps: Vec<CapStep>,
}

/// From so many unbroken months on, this ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CapStep {
    /// Unbroken months paid.
    pub from_months: u8,
    /// Yuan a year.
    pub yuan: u32,
}

/// Years of premiums that bring benefits for life at retirement (`employee.md` R1). Phase-in dates are dated values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Lifetime {
    /// For men.
    #[cfg_attr(test, schemars(range(max = 50)))]
    pub male: u8,
    /// For women.
    #[cfg_attr(test, schemars(range(max = 50)))]
    pub female: u8,
    /// Of these, paid in the region itself.
    #[cfg_attr(test, schemars(range(max = 50)))]
    pub local: Option<u8>,
}

/// How often premiums are paid (`employee.md` P1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// Every month.
    Monthly,
    /// Every quarter (海南).
    Quarterly,
    /// Once a year (南昌, 福州 for flexible workers).
    Yearly,
}

/// The days of the month in which a premium is taken (`employee.md` P2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PayDays {
    /// From this day of the month (1-31).
    #[cfg_attr(test, schemars(range(min = 1, max = 31)))]
    pub from: u8,
    /// To this day (1-31).
    #[cfg_attr(test, schemars(range(min = 1, max = 31)))]
    pub to: u8,
}

/// Which month a premium that arrives after its own month counts for (`employee.md` P4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LatePayment {
    /// For the month it arrives.
    ArrivalMonth,
    /// For the month it was due.
    DueMonth,
}

/// After so many unpaid months in a row the relationship ends and one enrols anew (an article: more than 12; automatic
/// exit in 郑州, 福州).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EndAfter {
    /// More unpaid months than this end it.
    #[cfg_attr(test, schemars(range(max = 60)))]
    pub months: u8,
}

/// So many interruptions begin the count of years anew (an article on 北京: three).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct YearsReset {
    /// The number of interruptions.
    #[cfg_attr(test, schemars(range(max = 10)))]
    pub interruptions: u8,
}

/// Yes or no, where a pack has to say which: whether something counts, is allowed, or is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum YesNo {
    /// It does.
    Yes,
    /// It does not.
    No,
}
