//! The states of the pooled fund (design §3), one Han character each.

use serde::{Deserialize, Serialize};

/// The states of the pooled fund as packs and month strings spell them (design §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Mark {
    /// Usable.
    #[serde(rename = "享")]
    Active,
    /// Paid, not yet usable.
    #[serde(rename = "等")]
    Waiting,
    /// Usable at a level or for a scope.
    #[serde(rename = "半")]
    Partial,
    /// Stopped.
    #[serde(rename = "停")]
    Suspended,
    /// Stopped; payable afterwards if made up in time.
    #[serde(rename = "追")]
    Claimable,
    /// Was not usable on the day, made up since: claim by hand.
    #[serde(rename = "补")]
    MadeUp,
    /// Stopped for so long that a wait will follow.
    #[serde(rename = "断")]
    Lapsed,
    /// The relationship has ended.
    #[serde(rename = "终")]
    Ended,
    /// Not enrolled.
    #[serde(rename = "未")]
    NotEnrolled,
    /// Not determinable from the sources here.
    #[serde(rename = "疑")]
    Unknown,
}

impl Mark {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Active,
        Self::Waiting,
        Self::Partial,
        Self::Suspended,
        Self::Claimable,
        Self::MadeUp,
        Self::Lapsed,
        Self::Ended,
        Self::NotEnrolled,
        Self::Unknown,
    ];

    /// The Han character, so that colour is never the only carrier.
    pub const fn han(self) -> char {
        match self {
            Self::Active => '享',
            Self::Waiting => '等',
            Self::Partial => '半',
            Self::Suspended => '停',
            Self::Claimable => '追',
            Self::MadeUp => '补',
            Self::Lapsed => '断',
            Self::Ended => '终',
            Self::NotEnrolled => '未',
            Self::Unknown => '疑',
        }
    }

    /// Whether the fund pays at once, in full or in part.
    pub const fn pays(self) -> bool {
        matches!(self, Self::Active | Self::Partial)
    }

    /// The state a character stands for.
    pub fn from_han(c: char) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.han() == c)
    }
}
