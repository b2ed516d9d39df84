//! Waits: premiums are paid, benefits not yet usable (待遇等待期). One shape for both schemes (design §5.3).

use serde::Deserialize;

use crate::calendar::{Bounds, Counting, Day, Month, MonthEnd};

/// A wait as a pack states it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawWait")]
pub struct Wait(WaitTerms);

/// The checked terms of a [`Wait`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitTerms {
    /// The shortest length the source allows for, in the unit of `count`.
    pub at_least: u16,
    /// The longest; `None` if the source sets no limit. Equal to `at_least` where the length is known.
    pub at_most: Option<u16>,
    /// How the length is counted; `None` if the source does not say (then it is a number of months).
    pub count: Option<Counting>,
    /// Whole months to let pass after the wait itself (an article: "6 paid months, and the next is still not usable").
    pub extra_months: u8,
    /// What a missed month does to a wait under way.
    pub missed: Missed,
    /// What is usable while waiting.
    pub during: During,
    /// From when that is: 广州 is said to open out-patient care only with the next month.
    pub during_from: DuringFrom,
    /// Whether months made up later count towards a wait of paid months.
    pub make_ups_count: bool,
    /// Which rule governs a wait that is under way when the rule changes.
    pub running: Running,
}

/// What a missed month does to a wait under way (`employee.md` W4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Missed {
    /// The count begins again when payments resume (上海).
    Restart,
    /// The count goes on where it stood (an article on 北京: 累计).
    Continue,
    /// Goes on if no more than this many months were missed, else begins again (天津: 3).
    PauseUpTo(#[cfg_attr(test, schemars(range(max = 60)))] u8),
    /// The source does not say.
    Unknown,
}

/// What is usable while waiting (`employee.md` W7, W8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum During {
    /// Nothing from the pooled fund.
    Nothing,
    /// A share of the normal benefits, in percent (福建: 50).
    Percent(u8),
    /// Only out-patient care.
    OnlyOutpatient,
    /// Only in-patient care.
    OnlyInpatient,
}

/// From when something is usable while waiting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DuringFrom {
    /// From the first day of the wait.
    #[default]
    AtOnce,
    /// From the first day of the month after.
    NextMonth,
}

/// Which rule governs something under way when the rule changes (design §4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Running {
    /// The source does not say: the rule of the first day is kept, and the other is shown as a reading.
    #[default]
    Silent,
    /// The rule of the first day.
    Keep,
    /// The rule in force now.
    New,
}

impl Wait {
    /// The checked terms.
    pub const fn terms(&self) -> &WaitTerms {
        &self.0
    }

    /// When benefits become usable, for a wait set off on `from` and made longer by `more` (in the unit of the count).
    ///
    /// Where the source does not say how months are counted, the earliest and the latest of the ways in use bound it.
    pub fn usable_from(&self, from: Day, more: u16) -> Bounds {
        let terms = &self.0;
        let (shortest, longest) = (
            terms.at_least.saturating_add(more),
            terms.at_most.map(|n| n.saturating_add(more)),
        );
        let (early, late) = match terms.count {
            Some(count) => (count, count),
            None => (Counting::MonthsInclusive, Counting::MonthsExclusive),
        };
        let later = |day: Day| match terms.extra_months {
            0 => day,
            months => Month::of(day).plus(i32::from(months)).first(),
        };
        Bounds::between(
            later(early.usable_from(from, shortest)),
            longest.map(|n| later(late.usable_from(from, n))),
        )
    }

    /// Whether nothing has to be waited for.
    pub fn is_none(&self) -> bool {
        self.0.at_most == Some(0)
    }
}

/// A wait: its length, how that is counted, and what holds meanwhile.
#[derive(Deserialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(
        extend("oneOf" = [
            { "required": ["n"] },
            { "anyOf": [{ "required": ["at_least"] }, { "required": ["at_most"] }] }
        ]),
        extend("not" = { "required": ["level", "only"] }),
        extend("if" = { "properties": { "count": { "enum": ["date-to-date", "date-plus-one", "month-start-after"] } } }),
        extend("then" = { "required": ["month_end"] })
    )
)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWait {
    /// The length, where it is known.
    n: Option<u16>,
    /// Not shorter than this.
    at_least: Option<u16>,
    /// Not longer than this.
    at_most: Option<u16>,
    /// How the length is counted.
    count: RawCount,
    /// Required for counts by date: which day stands in for the 29th-31st where a month has none.
    month_end: Option<RawMonthEnd>,
    /// Whole months to let pass after the wait itself; left out: none.
    #[serde(default)]
    extra_months: u8,
    /// What a missed month does to a wait under way; left out: the source does not say.
    #[serde(default = "missed_unknown")]
    missed: Missed,
    /// Percent of normal benefits while waiting (1-99); left out, and `only` too: nothing.
    #[cfg_attr(test, schemars(range(min = 1, max = 99)))]
    level: Option<u8>,
    /// The only care that is paid for while waiting.
    only: Option<RawScope>,
    /// From when `level` or `only` holds.
    partial_from: Option<DuringFrom>,
    /// Whether months made up later count towards a wait of paid months.
    #[serde(default)]
    make_ups_count: bool,
    /// Which rule governs a wait that is under way when the rule changes.
    #[serde(default)]
    running: Running,
}

/// How a length becomes a day, for a payment on 2026-03-01 and a length of three months or ninety days.
#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Count"))]
#[serde(rename_all = "kebab-case")]
enum RawCount {
    /// The same day of the month, so many months later: 2026-06-01.
    DateToDate,
    /// One day after that: 2026-06-02.
    DatePlusOne,
    /// So many days later: 2026-05-30.
    Days,
    /// So many days later, the last of them not yet usable: 2026-05-31.
    DaysExclusive,
    /// Whole months, that of the payment being the first: 2026-06-01.
    MonthsInclusive,
    /// Whole months, the one after the payment being the first: 2026-07-01.
    MonthsExclusive,
    /// The first day of the month after the one in which the wait ends: 2026-06-01; paid on the 5th, 2026-07-01.
    MonthStartAfter,
    /// Months paid for, one after the other; usable from the month after the last.
    PaidMonths,
    /// The source does not say: a number of months, between the earliest and the latest way of counting them.
    Unknown,
}

/// Which day stands in for the 29th-31st where a month has none.
#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "MonthEnd"))]
#[serde(rename_all = "kebab-case")]
enum RawMonthEnd {
    /// The last day of that month.
    LastDay,
    /// The first day of the month after.
    NextFirst,
}

/// One kind of care.
#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Scope"))]
#[serde(rename_all = "kebab-case")]
enum RawScope {
    /// Out-patient care.
    Outpatient,
    /// In-patient care.
    Inpatient,
}

const fn missed_unknown() -> Missed {
    Missed::Unknown
}

impl TryFrom<RawWait> for Wait {
    type Error = &'static str;

    fn try_from(raw: RawWait) -> Result<Self, Self::Error> {
        let (at_least, at_most) = match (raw.n, raw.at_least, raw.at_most) {
            (Some(n), None, None) => (n, Some(n)),
            (None, None, None) | (Some(_), _, _) => return Err("@wait-length"),
            (None, Some(least), Some(most)) if least > most => return Err("@wait-bounds"),
            (None, least, most) => (least.unwrap_or(0), most),
        };
        let month_end = raw.month_end.map(|end| match end {
            RawMonthEnd::LastDay => MonthEnd::LastDay,
            RawMonthEnd::NextFirst => MonthEnd::NextFirst,
        });
        let by_date =
            |count: fn(MonthEnd) -> Counting| month_end.map(count).ok_or("@wait-month-end");
        let count = match raw.count {
            RawCount::DateToDate => Some(by_date(Counting::DateToDate)?),
            RawCount::DatePlusOne => Some(by_date(Counting::DatePlusOne)?),
            RawCount::MonthStartAfter => Some(by_date(Counting::MonthStartAfter)?),
            RawCount::Days => Some(Counting::Days),
            RawCount::DaysExclusive => Some(Counting::DaysExclusive),
            RawCount::MonthsInclusive => Some(Counting::MonthsInclusive),
            RawCount::MonthsExclusive => Some(Counting::MonthsExclusive),
            RawCount::PaidMonths => Some(Counting::PaidMonths),
            RawCount::Unknown => None,
        };
        let during = match (raw.level, raw.only) {
            (None, None) => During::Nothing,
            (Some(percent @ 1..=99), None) => During::Percent(percent),
            (None, Some(RawScope::Outpatient)) => During::OnlyOutpatient,
            (None, Some(RawScope::Inpatient)) => During::OnlyInpatient,
            _ => return Err("@wait-level"),
        };
        if raw.partial_from.is_some() && during == During::Nothing {
            return Err("@wait-level");
        }
        Ok(Self(WaitTerms {
            at_least,
            at_most,
            count,
            extra_months: raw.extra_months,
            missed: raw.missed,
            during,
            during_from: raw.partial_from.unwrap_or_default(),
            make_ups_count: raw.make_ups_count,
            running: raw.running,
        }))
    }
}
