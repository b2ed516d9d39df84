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
    FrozenAfterMonths(#[cfg_attr(test, schemars(range(max = 60)))] u8),
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

/// Whose code has to be activated before a family account works (`resident.md` §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CodeNeeded {
    /// Nobody's.
    Nobody,
    /// That of the person who binds.
    Own,
    /// That of the relative: of which a case says nothing.
    Relative,
}

/// How many may be bound to a family account (`resident.md` §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FamilyAccount {
    /// Relatives in one account.
    pub relatives: u8,
    /// Accounts one person may be bound to.
    pub accounts: Option<u8>,
}

/// A relative with whom the balance may be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Relative {
    /// Husband or wife.
    Spouse,
    /// Parents.
    Parents,
    /// Children.
    Children,
    /// Brothers and sisters.
    Siblings,
    /// Grandparents.
    Grandparents,
    /// Grandchildren.
    Grandchildren,
}

/// With whom, and with how many, the balance may be shared.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ShareTerms {
    /// Who may be.
    #[cfg_attr(test, schemars(length(min = 1), extend("uniqueItems" = true)))]
    pub with: Vec<Relative>,
    /// How many at a time.
    pub at_most: Option<u8>,
    /// For so many months it cannot be ended.
    pub locked_months: Option<u8>,
}

/// Transfers of the balance to a relative elsewhere (医保钱包).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Wallet {
    /// Transfers a day.
    pub a_day: u8,
    /// Yuan a transfer.
    pub yuan: u32,
    /// The hours (0-24) between which there are none, from the first to the second.
    pub closed: Option<[u8; 2]>,
}

/// What is lost without a provider one is bound to (`resident.md` §7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ProviderScope {
    /// Ordinary out-patient care only.
    Outpatient,
    /// Hospital care as well.
    All,
}

/// For how long the choice of a provider stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ProviderLock {
    /// It may be changed at any time.
    Free,
    /// For so many months.
    Months(u8),
    /// To the end of the calendar year (惠州).
    Year,
    /// To the end of the calendar year, once it was used in it (广州).
    YearOnceUsed,
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
