//! Who is insured, and in which of the two basic schemes.

use serde::{Deserialize, Serialize};

/// The two basic schemes (design §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// 职工医保, paid by the month.
    Employee,
    /// 居民医保, paid by the year.
    Resident,
}

impl Scheme {
    /// Both, in the order of their discriminants.
    pub const ALL: [Self; 2] = [Self::Employee, Self::Resident];
}

/// Who a person is towards the insurance, for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Identity {
    /// 单位职工: the employer pays.
    Unit,
    /// 灵活就业: pays for themselves, into the employee scheme.
    Flexible,
    /// 失业: draws unemployment benefit.
    Unemployed,
    /// 退休: retired from the employee scheme.
    Retired,
    /// 居民.
    Resident,
    /// 学生.
    Student,
    /// 新生儿: in the first year of life.
    Newborn,
}

impl Identity {
    /// All of them, in the order of their discriminants.
    pub const ALL: [Self; 7] = [
        Self::Unit,
        Self::Flexible,
        Self::Unemployed,
        Self::Retired,
        Self::Resident,
        Self::Student,
        Self::Newborn,
    ];

    /// The scheme this identity pays into.
    pub const fn scheme(self) -> Scheme {
        match self {
            Self::Unit | Self::Flexible | Self::Unemployed | Self::Retired => Scheme::Employee,
            Self::Resident | Self::Student | Self::Newborn => Scheme::Resident,
        }
    }

    /// The spelling of cases and packs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Flexible => "flexible",
            Self::Unemployed => "unemployed",
            Self::Retired => "retired",
            Self::Resident => "resident",
            Self::Student => "student",
            Self::Newborn => "newborn",
        }
    }
}

impl Scheme {
    /// The spelling of cases and packs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Resident => "resident",
        }
    }
}
