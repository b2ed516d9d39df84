//! What has to hold in every state of every pack, and what a pack's source breaks of it.

use serde::Deserialize;

use super::text::Text;

/// What has to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// Every day has exactly one state.
    OneState,
    /// Nothing is usable before the first premium.
    NothingBeforePaying,
    /// Whoever keeps paying gets past every wait.
    WaitsEnd,
    /// One premium more, paid when it is due, makes no later day worse.
    PayingNeverHurts,
    /// From every state cover can be had again, or nobody can say how.
    WayBack,
    /// No sequence of payments is certain to pay before a plan may pay: waiting, doing one thing, and then paying as one
    /// should.
    PlansAreFastest,
}

impl Proof {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::OneState,
        Self::NothingBeforePaying,
        Self::WaitsEnd,
        Self::PayingNeverHurts,
        Self::WayBack,
        Self::PlansAreFastest,
    ];
}

/// A source that breaks what holds elsewhere: told, so that nobody takes it for a mistake.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// What it breaks, here and in the places that follow this one.
    pub proof: Proof,
    /// The id of the source.
    pub source: String,
    /// How.
    pub note: Text,
}
