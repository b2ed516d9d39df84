//! Gaps between payments: how they are measured, when they are still short, when cover stops, what may be made up.

use serde::Deserialize;

use crate::calendar::{
    Day, Month, MonthEnd, far_future, far_past, minus_days, plus_days, plus_months,
};

/// The longest time, in months, that limits of gaps, terms and waits may give: nothing longer is told apart.
pub const LONGEST_MONTHS: u8 = 60;

/// Days or months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Days.
    Day,
    /// Months.
    Month,
}

/// From where a gap is measured (`employee.md` G2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum GapFrom {
    /// The unpaid months between two paid ones are counted: the rule nearly everywhere.
    #[default]
    FirstUnpaidMonth,
    /// Months since the last paid month.
    LastPaidMonth,
    /// Time since benefits stopped (上海).
    CoverEnd,
    /// Time since the stop was filed (青岛).
    StopFiled,
    /// Time since the employment ended (武汉).
    LeftUnit,
}

/// The longest gap that still counts as short (`employee.md` G1-G5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawGapLimit")]
pub struct GapLimit(GapTerms);

/// The checked terms of a [`GapLimit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GapTerms {
    /// The longest short gap: 以内 and 以下 include the number, 不满 does not (then one less).
    pub longest: u16,
    /// Whether the pack wrote it as "below": for the sentence shown, not for the arithmetic.
    pub exclusive: bool,
    /// Days or months.
    pub unit: Unit,
    /// From where it is measured.
    pub from: GapFrom,
    /// All unpaid months of a calendar year together may not exceed this either (武汉, 郑州).
    pub in_year: Option<u8>,
}

/// The longest gap that still counts as short.
#[derive(Deserialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(extend("oneOf" = [{ "required": ["at_most"] }, { "required": ["below"] }]))
)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGapLimit {
    /// Short up to and including this length (3个月以内, 含3个月).
    at_most: Option<u16>,
    /// Short below this length (不满3个月).
    #[cfg_attr(test, schemars(range(min = 1)))]
    below: Option<u16>,
    /// Days or months.
    unit: Unit,
    /// From where it is measured; left out: the unpaid months are counted.
    #[serde(default)]
    from: GapFrom,
    /// All unpaid months of a calendar year together may not exceed this either.
    #[cfg_attr(test, schemars(range(max = 11)))]
    in_year: Option<u8>,
}

impl TryFrom<RawGapLimit> for GapLimit {
    type Error = &'static str;

    fn try_from(raw: RawGapLimit) -> Result<Self, Self::Error> {
        let (longest, exclusive) = match (raw.at_most, raw.below) {
            (Some(n), None) => (n, false),
            (None, Some(n @ 1..)) => (n - 1, true),
            _ => return Err("@gap-limit"),
        };
        Ok(Self(GapTerms {
            longest,
            exclusive,
            unit: raw.unit,
            from: raw.from,
            in_year: raw.in_year,
        }))
    }
}

/// What a gap can be measured from. Where a case does not tell an event, the first unpaid month stands in for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GapAnchors {
    /// The first month not paid for.
    pub first_unpaid: Month,
    /// The day benefits stopped, or will stop if nothing is paid.
    pub cover_end: Day,
    /// The day the stop was filed.
    pub stop_filed: Option<Day>,
    /// The day the employment ended.
    pub left_unit: Option<Day>,
}

impl GapLimit {
    /// The checked terms.
    pub const fn terms(self) -> GapTerms {
        self.0
    }

    /// The last day on which a payment still ends a short gap; none was, if too many months of the calendar year are unpaid.
    pub fn last_short_day(self, anchors: &GapAnchors, unpaid_in_year: u8) -> Day {
        if self.0.in_year.is_some_and(|most| unpaid_in_year > most) {
            return far_past();
        }
        anchors.last_day(self.0.longest, self.0.unit, self.0.from)
    }
}

impl GapAnchors {
    /// The last day on which the gap is no longer than `n` units, measured from `from`.
    ///
    /// Counted in unpaid months, a gap is as long as the number of months without premium *before* the month of payment:
    /// September to November unpaid, paid in December, is three. So the last day is the last one of a month.
    pub fn last_day(&self, n: u16, unit: Unit, from: GapFrom) -> Day {
        let months = i32::from(n);
        match (unit, self.day_of(from)) {
            (Unit::Month, None) if from == GapFrom::LastPaidMonth => {
                self.first_unpaid.plus(months - 1).last()
            }
            (Unit::Month, None) => self.first_unpaid.plus(months).last(),
            (Unit::Month, Some(day)) => {
                minus_days(plus_months(day, u32::from(n), MonthEnd::LastDay), 1)
            }
            (Unit::Day, day) => plus_days(day.unwrap_or(self.first_unpaid.first()), u32::from(n)),
        }
    }

    fn day_of(&self, from: GapFrom) -> Option<Day> {
        match from {
            GapFrom::FirstUnpaidMonth | GapFrom::LastPaidMonth => None,
            GapFrom::CoverEnd => Some(self.cover_end),
            GapFrom::StopFiled => self.stop_filed.map(|day| Month::of(day).first()),
            GapFrom::LeftUnit => self.left_unit,
        }
    }
}

/// When cover stops after the first unpaid month (`employee.md` E1-E3, S4).
///
/// "Pay M covers M + 1" and 欠费次月停 are the same fact: cover lasts through the first unpaid month (`months = 1`).
/// "Pay M covers M" is `months = 0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// Which month is counted from.
    #[serde(default)]
    pub from: StopFrom,
    /// How many months after it (0-24).
    #[cfg_attr(test, schemars(range(max = 24)))]
    pub months: u8,
    /// The day of that month on which cover is gone (1-28).
    #[cfg_attr(test, schemars(range(min = 1, max = 28)))]
    #[serde(default = "first_of_month")]
    pub day: u8,
    /// Days of grace after that.
    #[serde(default)]
    pub grace_days: u16,
    /// Where premiums are paid by the year: the month and day by which they are in time. Nothing stops before (福州).
    pub in_time_to: Option<[u8; 2]>,
}

/// Which month a stop is counted from (`employee.md` E2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StopFrom {
    /// The first month not paid for.
    #[default]
    FirstUnpaidMonth,
    /// The month in which the stop was filed (苏州); the first unpaid month if the case does not tell it.
    StopFiled,
    /// The very day it was filed; the first unpaid month if the case does not tell it.
    DayFiled,
}

const fn first_of_month() -> u8 {
    1
}

impl Stop {
    /// The first day without cover.
    pub fn day_of(self, first_unpaid: Month, stop_filed: Option<Day>) -> Day {
        let in_month = |month: Month| {
            let month = month.plus(i32::from(self.months));
            month.day(u32::from(self.day)).unwrap_or(month.last())
        };
        let day = match (self.from, stop_filed) {
            (StopFrom::DayFiled, Some(day)) => {
                plus_months(day, u32::from(self.months), MonthEnd::LastDay)
            }
            (StopFrom::StopFiled, Some(day)) => in_month(Month::of(day)),
            _ => in_month(first_unpaid),
        };
        let day = plus_days(day, u32::from(self.grace_days));
        match self.in_time_until(first_unpaid) {
            Some(last) => day.max(plus_days(last, 1)),
            None => day,
        }
    }

    /// The last day on which months unpaid from this one on are paid in time after all.
    pub fn in_time_until(self, first_unpaid: Month) -> Option<Day> {
        let [month, day] = self.in_time_to?;
        let month = Month::in_year(first_unpaid.year(), month);
        let last = month.day(u32::from(day)).unwrap_or(month.last());
        (first_unpaid.first() <= last).then_some(last)
    }
}

/// Whether, and until when, unpaid months may be made up (`employee.md` D1-D4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MakeUp {
    /// Past months are not accepted (广州 for flexible workers).
    NotAllowed,
    /// They may be paid.
    Allowed,
    /// They may be paid until a last day of their own, besides the limit of the gap.
    Until(Deadline),
    /// They have to be paid before payments can resume (大连).
    Required,
}

/// The last day for making up (`employee.md` D3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Deadline {
    /// So many months after the first unpaid month.
    Months(u8),
    /// A fixed day of the year, as month and day: `{ day = [3, 31] }` (福州).
    Day([u8; 2]),
    /// The first month of the next quarter (海南).
    NextQuarter,
    /// The end of the calendar year (天津 for units).
    YearEnd,
    /// No later than payments resume (大连).
    WithPayment,
}

impl Deadline {
    /// The last day on which a gap that began in `first_unpaid`, and is still open, may be made up.
    pub fn last_day(self, first_unpaid: Month) -> Day {
        match self {
            Self::Months(n) => first_unpaid.plus(i32::from(n)).last(),
            Self::Day([month, day]) => {
                let of = |year| {
                    let month = Month::in_year(year, month);
                    month.day(u32::from(day)).unwrap_or(month.last())
                };
                let this_year = of(first_unpaid.year());
                if this_year >= first_unpaid.first() {
                    this_year
                } else {
                    of(first_unpaid.year() + 1)
                }
            }
            Self::NextQuarter => {
                let into_quarter = (first_unpaid.number().cast_signed() - 1) % 3;
                first_unpaid.plus(3 - into_quarter).last()
            }
            Self::YearEnd => Month::in_year(first_unpaid.year(), 12).last(),
            Self::WithPayment => far_future(),
        }
    }
}

/// Who pays for care during the unpaid months, once they are made up (`employee.md` D6, F2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Costs {
    /// The fund: they can be claimed afterwards.
    Fund,
    /// Nobody: the months count for the years only.
    Nobody,
    /// The employer who was late.
    Employer,
    /// Fund and employer share them, as courts have held.
    Split,
}

/// How the costs of the gap are settled once they are payable (`employee.md` D7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Settling {
    /// At the counter.
    Direct,
    /// By hand afterwards, with the invoices.
    ByHand,
}

/// What the words "first enrolment" mean (`employee.md` S5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FirstMeans {
    /// Never insured in the employee scheme anywhere.
    NeverInsured,
    /// New to this pooling area.
    NewHere,
    /// A gap of more than so many months counts as first, too (武汉).
    GapOverMonths(#[cfg_attr(test, schemars(range(max = 60)))] u8),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{parse_day, parse_month};

    fn anchors() -> GapAnchors {
        // Paid until August 2026; under "pay M covers M + 1" benefits stop on 1 October.
        GapAnchors {
            first_unpaid: parse_month("2026-09").unwrap(),
            cover_end: parse_day("2026-10-01").unwrap(),
            stop_filed: None,
            left_unit: None,
        }
    }

    #[test]
    fn the_last_day_of_a_short_gap() {
        for (toml, expected, why) in [
            (
                "at_most = 3\nunit = 'month'",
                "2026-12-31",
                "national: 3 months (含) is short",
            ),
            (
                "below = 3\nunit = 'month'",
                "2026-11-30",
                "昆明: exactly 3 is long",
            ),
            (
                "at_most = 3\nunit = 'month'\nfrom = 'last-paid-month'",
                "2026-11-30",
                "from the last paid month",
            ),
            (
                "at_most = 3\nunit = 'month'\nfrom = 'cover-end'",
                "2026-12-31",
                "上海: from the end of benefits",
            ),
            (
                "at_most = 60\nunit = 'day'",
                "2026-10-31",
                "day tiers: 60 days from 1 September",
            ),
            (
                "at_most = 6\nunit = 'month'",
                "2027-03-31",
                "石家庄: 6 months",
            ),
        ] {
            let limit: GapLimit = toml::from_str(toml).unwrap();
            assert_eq!(
                limit.last_short_day(&anchors(), 0).to_string(),
                expected,
                "{why}"
            );
        }
    }

    #[test]
    fn deadlines() {
        let september = parse_month("2026-09").unwrap();
        for (deadline, expected) in [
            (Deadline::Months(3), "2026-12-31"),
            (Deadline::Day([3, 31]), "2027-03-31"),
            (Deadline::Day([10, 10]), "2026-10-10"),
            (Deadline::NextQuarter, "2026-10-31"),
            (Deadline::YearEnd, "2026-12-31"),
        ] {
            assert_eq!(
                deadline.last_day(september).to_string(),
                expected,
                "{deadline:?}"
            );
        }
    }

    #[test]
    fn stops() {
        let june = parse_month("2026-06").unwrap();
        let stop = |months, day, grace_days| Stop {
            from: StopFrom::FirstUnpaidMonth,
            months,
            day,
            grace_days,
            in_time_to: None,
        };
        for (stop, expected) in [
            (stop(1, 1, 0), "2026-07-01"),
            (stop(1, 15, 0), "2026-07-15"),
            (stop(0, 1, 0), "2026-06-01"),
            (stop(1, 1, 30), "2026-07-31"),
        ] {
            assert_eq!(stop.day_of(june, None).to_string(), expected, "{stop:?}");
        }
    }
}
