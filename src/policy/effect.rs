//! When something starts, counted from what sets it off. One shape for both schemes and all lines (design §5.3).

use serde::Deserialize;

use super::gap::{GapFrom, Unit};
use super::wait::Wait;

/// The day from which a payment, a binding or an event takes effect.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The day the money arrives, or the event happens.
    PaymentDay,
    /// The day after.
    NextDay,
    /// The first day of that month; what lies before the payment is claimed afterwards.
    PaymentMonth,
    /// The first day of the month after.
    NextMonth,
    /// The first day of the second month after: paid in March, from 1 May.
    SecondMonth,
    /// A day (2-28) of the month after: the 15th in an answer of the Shanghai bureau.
    #[serde(rename = "day-of-next-month")]
    DayOfNextMonth(#[cfg_attr(test, schemars(range(min = 2, max = 28)))] u8),
    /// The first day of the benefit year paid for, even if paid later.
    YearStart,
    /// The day of birth.
    Birth,
    /// The day the event happened (a student's first day of school), even if paid later.
    EventDay,
    /// The day cover under the other scheme ended.
    BackToStop,
    /// The first day of the month after cover under the other scheme ended.
    BackToNextMonth,
    /// After the resident scheme's wait, as the slots of `resident` give it.
    AfterWait,
    /// After a wait stated here.
    #[serde(rename = "wait")]
    Wait(Wait),
    /// One effect up to a day of the month, another after it.
    #[serde(rename = "cut-off")]
    CutOff(Box<CutOff>),
    /// By the length of the gap.
    #[serde(rename = "by-gap")]
    ByGap(Vec<GapStep>),
    /// Never: such a payment is not accepted, or opens nothing.
    Never,
}

/// A day of the month that divides two effects (`employee.md` S3; the "15th" of the family account).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CutOff {
    /// The last day of the month (1-30) that still counts as early.
    #[cfg_attr(test, schemars(range(min = 1, max = 30)))]
    pub last_day: u8,
    /// The effect up to and including that day.
    pub by_then: Effect,
    /// The effect from the day after.
    pub after: Effect,
}

/// One step of a table by the length of the gap; the first step that holds decides (`employee.md` W6).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GapStep {
    /// Holds for gaps up to and including this length; the last step has none.
    pub up_to: Option<GapLength>,
    /// The effect.
    pub start: Effect,
}

/// A length of a gap, for the steps of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GapLength {
    /// How many.
    pub n: u16,
    /// Of what.
    pub unit: Unit,
    /// From where it is measured.
    #[serde(default)]
    pub from: GapFrom,
}

impl Effect {
    /// Calls `each` with this effect and every one inside it.
    pub fn walk(&self, each: &mut impl FnMut(&Self)) {
        each(self);
        match self {
            Self::CutOff(cut) => {
                cut.by_then.walk(each);
                cut.after.walk(each);
            }
            Self::ByGap(steps) => steps.iter().for_each(|step| step.start.walk(each)),
            _ => {}
        }
    }
}
