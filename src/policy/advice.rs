//! Advice: what to bring, whom to ask, what to keep. Shown beside months it applies to; never changes a state.

use serde::Deserialize;

use super::mark::Mark;
use super::scheme::Identity;
use super::text::Text;

/// A piece of advice.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// Unique within the pack.
    pub id: String,
    /// When it applies; every condition given has to hold.
    pub when: When,
    /// What it says.
    pub say: Text,
    /// What to bring.
    #[serde(default)]
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub bring: Vec<Text>,
    /// Whom to ask.
    pub ask: Option<Text>,
    /// The id of the source.
    pub source: String,
}

/// When a piece of advice applies to a month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The person is one of these.
    #[cfg_attr(test, schemars(extend("uniqueItems" = true)))]
    pub who: Option<Vec<Identity>>,
    /// The fund is in one of these states in the month. 疑 stands here for months that are unpaid while nobody says how
    /// long cover lasts: whatever the state is, the gap is there.
    #[cfg_attr(test, schemars(extend("uniqueItems" = true)))]
    pub state: Option<Vec<Mark>>,
    /// More than so many months are unpaid.
    pub unpaid_over: Option<u8>,
    /// The person has (or has not) activated a card or code.
    pub activated: Option<bool>,
    /// The family account stands so in the month.
    pub family: Option<Bond>,
    /// What the person told is still to come.
    pub ahead: Option<Ahead>,
}

/// What is told to come in the month or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Ahead {
    /// The person leaves the unit, or the place, or becomes somebody else to the insurance.
    Leaving,
}

/// Where a family account stands in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Bond {
    /// No relative is bound.
    None,
    /// A relative is bound in this month.
    Binding,
    /// A relative is bound, on some days at least.
    Bound,
}
