//! The parts of the country, few enough to choose among: whoever cannot type finds a province in two steps.

use crate::i18n::Lang;
use crate::policy::{Index, NATION, Place};

/// A part of the country, as it is commonly divided; division codes (GB/T 2260) begin with it, but that 4 is both Central
/// and South China.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// 华北.
    North,
    /// 东北.
    Northeast,
    /// 华东.
    East,
    /// 华中.
    Central,
    /// 华南.
    South,
    /// 西南.
    Southwest,
    /// 西北.
    Northwest,
}

impl Area {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::North,
        Self::Northeast,
        Self::East,
        Self::Central,
        Self::South,
        Self::Southwest,
        Self::Northwest,
    ];

    /// What it is called.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::North => lang.area_north(),
            Self::Northeast => lang.area_northeast(),
            Self::East => lang.area_east(),
            Self::Central => lang.area_central(),
            Self::South => lang.area_south(),
            Self::Southwest => lang.area_southwest(),
            Self::Northwest => lang.area_northwest(),
        }
    }

    /// Whether a province lies in it. The Corps (兵团, code 66) lies in Xinjiang.
    pub fn holds(self, province: &Place) -> bool {
        Self::of(&province.code) == Some(self)
    }

    /// Its provinces, in the order of the index.
    pub fn provinces(self, index: &Index) -> impl Iterator<Item = &Place> {
        index
            .children(NATION)
            .filter(move |place| self.holds(place))
    }

    /// The part of the country a division code lies in.
    pub fn of(code: &str) -> Option<Self> {
        Some(match (code.get(..1)?, code.get(1..2)?) {
            ("1", _) => Self::North,
            ("2", _) => Self::Northeast,
            ("3", _) => Self::East,
            ("4", "1" | "2" | "3") => Self::Central,
            ("4", _) => Self::South,
            ("5", _) => Self::Southwest,
            ("6", _) => Self::Northwest,
            _ => return None,
        })
    }
}
