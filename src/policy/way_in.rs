//! Special ways into a scheme: who need not wait, and until when (`employee.md` W9, T; `resident.md` §8.4, §8.6).

use serde::Deserialize;

use super::effect::Effect;
use super::gap::Costs;
use super::term::Term;

/// A special way in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WayIn {
    /// There is none: the ordinary rules apply.
    Ordinary,
    /// There is, on these terms.
    Open(WayInTerms),
}

/// The terms of a special way in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(extend("dependencies" = { "later": ["within"] }))
)]
#[serde(deny_unknown_fields)]
pub struct WayInTerms {
    /// So long after the event. For a gap between premiums the months are unpaid months, as everywhere.
    pub within: Option<Term>,
    /// Insured without a break for so many years before: 2, which is what every source asks for; left out: none.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<u8>", extend("const" = 2)))]
    pub min_years: MinYears,
    /// The unpaid months have to be made up.
    #[serde(default)]
    pub made_up: bool,
    /// The effect of the payment.
    pub start: Effect,
    /// Who pays for care during the gap; left out: as after any gap.
    pub costs: Option<Costs>,
    /// Whether it also opens cover for somebody who pays inside the window and would not wait there (a first-year student's
    /// September). Whoever would wait there is spared that as outside it.
    #[serde(default)]
    pub in_window: bool,
    /// Whether it is open outside the window, too (江西: 不受集中征缴期限制).
    #[serde(default = "yes")]
    pub outside_window: bool,
    /// Whom it is open to.
    #[serde(default)]
    pub for_whom: ForWhom,
    /// The years a premium for which opens it.
    #[serde(default)]
    pub for_year: ForYear,
    /// The effect for whoever comes later than `within`; left out: the ordinary rules.
    pub later: Option<Effect>,
}

/// Whom a special way in is open to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ForWhom {
    /// Everybody.
    #[default]
    Everybody,
    /// Not to whoever was insured once and missed this year and the one before (福建: first-year students, 连续参保).
    Unbroken,
}

/// A premium for which year opens a special way in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ForYear {
    /// Any.
    #[default]
    Any,
    /// The year of the event alone (天津: first-year students' September to December).
    Event,
}

/// How long somebody must have been insured without a break. No more than two years are told apart (design §4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u8")]
pub enum MinYears {
    /// However short.
    #[default]
    None,
    /// Two years.
    Two,
}

impl TryFrom<u8> for MinYears {
    type Error = &'static str;

    fn try_from(years: u8) -> Result<Self, Self::Error> {
        match years {
            2 => Ok(Self::Two),
            _ => Err("@min-years"),
        }
    }
}

impl MinYears {
    /// Whether somebody insured for two years without a break (or not; `None`: not known) has enough of them.
    pub const fn met(self, two_years: Option<bool>) -> Option<bool> {
        match self {
            Self::None => Some(true),
            Self::Two => two_years,
        }
    }
}

const fn yes() -> bool {
    true
}
