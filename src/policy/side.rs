//! Values of the side lines: personal account, settlement at the counter, family, and how the two schemes meet. None of
//! them moves the month from which the pooled fund pays (`resident.md` §8.7).

use serde::Deserialize;

/// What happens to the personal account while nothing is paid (`employee.md` E4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AccountStopped {
    /// The balance stays usable.
    Usable,
    /// It is frozen with the fund (苏州 reported).
    Frozen,
    /// It is frozen after so many unpaid months (an article: three).
    FrozenAfterMonths(u8),
}

/// What a card or code that is not activated costs (`resident.md` §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Credential {
    /// Only settlement at the counter: covered, pay first, claim by hand.
    SettlementOnly,
    /// The cover itself (the articles' claim).
    Entitlement,
}

/// What happens to cover under the old scheme when somebody joins the other (`employee.md` T5, `resident.md` §8.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OldCover {
    /// It runs on until the new one pays.
    UntilNewStarts,
    /// It ends with the first premium of the new one.
    EndsAtOnce,
}
