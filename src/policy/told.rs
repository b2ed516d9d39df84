//! What somebody was told in answer to a question, instead of reading it: the mark by which a local answer is known wherever
//! it stands.

use serde::{Deserialize, Serialize};

use super::text::DayText;
use crate::calendar::Day;

/// Who gave an answer. Never a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum ToldBy {
    /// The hotline.
    #[serde(rename = "12393")]
    Hotline,
    /// The office whose desk it is.
    #[serde(rename = "this-office")]
    Office,
}

impl ToldBy {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Hotline, Self::Office];

    /// The spelling of packs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hotline => "12393",
            Self::Office => "this-office",
        }
    }

    /// The title a pack gives such a source: data, as the titles of all sources are.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Hotline => "12393答复",
            Self::Office => "本中心答复",
        }
    }
}

/// Who told it, when, and of which place.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Told {
    /// Who.
    pub by: ToldBy,
    /// On which day.
    pub on: Day,
    /// The code of the place whose rule it is.
    pub region: String,
}

/// Marks a source as what somebody was told; it decides only where nothing that can be looked up does.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Told"))]
#[serde(deny_unknown_fields)]
pub(super) struct RawTold {
    /// Who told it.
    by: ToldBy,
    /// On which day.
    on: DayText,
    /// The code of the place whose rule it is.
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9]{6}$")))]
    region: String,
}

impl From<RawTold> for Told {
    fn from(raw: RawTold) -> Self {
        Self {
            by: raw.by,
            on: raw.on.0,
            region: raw.region,
        }
    }
}
