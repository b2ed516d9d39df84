//! Values of the resident scheme besides its windows: missed years, repair, newborns (`resident.md` §8.3, §8.5).

use serde::Deserialize;

use super::effect::Effect;
use super::gap::Unit;
use super::term::Term;
use super::text::DayText;

/// What each further missed year adds to the fixed wait (`variable_per_missed_year`, `variable_offset`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MoreYears {
    /// Added per year: 1 month, or 30 days.
    pub add: u16,
    /// Months or days.
    pub unit: Unit,
    /// How many missed years are free of it: 1 officially (3 + (N-1)), 0 in some articles (3 + N).
    #[cfg_attr(test, schemars(range(max = 30)))]
    pub free: u8,
}

/// Paying missed years afterwards (缴费修复).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Repair {
    /// Not possible.
    NotAllowed,
    /// Each year paid takes off what a missed year added, with a floor for long breaks.
    Allowed(RepairTerms),
}

/// The terms of a repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(extend("dependencies" = { "floor": ["floor_from_years"], "floor_from_years": ["floor"] }))
)]
#[serde(deny_unknown_fields)]
pub struct RepairTerms {
    /// From so many missed years on there is a floor: 4.
    #[cfg_attr(test, schemars(range(max = 30)))]
    pub floor_from_years: Option<u8>,
    /// The floor of the whole wait, in months: 6. Beside a fixed wait in days a month counts as 30 of them.
    pub floor: Option<u16>,
    /// Months that each year paid takes off: 1.
    #[serde(default = "one")]
    pub months_a_year: u8,
    /// What a year costs, for the sentence shown.
    pub price: Option<RepairPrice>,
}

const fn one() -> u8 {
    1
}

/// What a year paid afterwards costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RepairPrice {
    /// The personal premium of the year in which it is paid.
    YearOfRepair,
    /// The personal premium of the year it is for.
    YearMissed,
}

/// What waits for somebody who pays inside the window but was not insured the year before (`in_window_lapsed`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum InWindow {
    /// The whole wait, counted from the first day of the earliest year paid for, or from the payment if later.
    YearAnchored,
    /// Nothing.
    NoWait,
    /// The same for adults; nothing for students and minors (沈阳 2022).
    AdultsOnly,
}

/// What waits for somebody never insured before (`first_timer`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FirstTimer {
    /// The same as for whoever missed a year.
    AsLapsed,
    /// Nothing, if paid in the window.
    NoWait,
    /// A wait of their own.
    #[serde(rename = "wait")]
    Wait(super::wait::Wait),
}

/// Whether a year paid for so late that its wait outlasted it counts as insured (`late_year_counts`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LateYear {
    /// It counts as missed (阜新).
    Missed,
    /// It counts as insured.
    Insured,
}

/// What decides for a stay in hospital during which a wait ends (`admission_rule`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Admission {
    /// The day of admission decides for the whole stay (江西).
    AdmissionDay,
    /// Each day for itself.
    DayByDay,
}

/// From which benefit year on missed years count (`missed_from_year`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct MissedFrom(pub i32);

/// When a graduate's resident cover ends (`graduate_end`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum GraduateEnd {
    /// With the benefit year.
    YearEnd,
    /// On a day of the year of graduation, as month and day: 08-31, 06-30.
    Day([u8; 2]),
}

/// Rules for a child in its first year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Newborn {
    /// By age at payment, youngest first.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub tiers: Vec<NewbornTier>,
    /// What holds for a child older than the last tier.
    #[serde(default)]
    pub after: AfterTiers,
    /// Whether the child may be insured before it is born: shown, moves no day.
    #[serde(default)]
    pub before_birth: bool,
    /// For so many days the birth certificate alone is enough to settle directly.
    pub certificate_days: Option<u16>,
}

/// What holds for a newborn registered later than every tier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AfterTiers {
    /// The ordinary rules of windows and waits.
    #[default]
    Ordinary,
    /// The source leaves it to the region, and nothing more local is known.
    Unknown,
}

/// From when the age limit of a tier counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AgeFrom {
    /// From birth.
    #[default]
    Birth,
    /// From the day the child got its household registration (北京).
    Hukou,
}

/// An age up to which paying has one effect.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewbornTier {
    /// The age; left out in the last tier: however old.
    pub up_to: Option<Term>,
    /// From when it counts.
    #[serde(default)]
    pub counted_from: AgeFrom,
    /// Where it does not count from birth: only children below this age.
    pub under: Option<Term>,
    /// Whether the day of birth is day 1 (沈阳, 武汉); left out if the source does not say.
    pub birth_day_counted: Option<bool>,
    /// The effect.
    pub start: Effect,
}

/// What a birth near the end of the year asks for (`cross_year`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CrossYear {
    /// The year of birth and the next one both have to be paid for cover from birth.
    Both,
    /// One of the two may be chosen: the birth year covers from birth to its end, the next from its first day.
    Choose,
    /// No premium is asked: registering is enough for both.
    Free,
}

/// Years without premium for a child (`fee_free`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FeeFree {
    /// For so many calendar years, the year of birth being the first.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub years: u8,
    /// For children born on or after this day.
    pub born_from: Option<DayText>,
    /// Only if a parent is insured there.
    #[serde(default)]
    pub parent_insured: Option<Where>,
}

/// Where a parent has to be insured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Where {
    /// In the same province.
    Province,
    /// In the same city.
    City,
}
