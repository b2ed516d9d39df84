//! The resident scheme's benefit year and the windows in which its premium is paid (`resident.md` §8.1, §8.2).

use serde::Deserialize;

use super::effect::Effect;
use super::text::DayText;
use crate::calendar::{Day, DayRange, Month};
use chrono::Datelike;

/// When a benefit year begins. The year is called by the calendar year it begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BenefitYear {
    /// The month (1-12) benefits begin: 1 nearly everywhere, 10 in 深圳.
    #[cfg_attr(test, schemars(range(min = 1, max = 12)))]
    pub start_month: u8,
    /// The month (1-12) the fee period begins, where it differs: 9 in 深圳. Which year a premium is for, the case says.
    #[cfg_attr(test, schemars(range(min = 1, max = 12)))]
    pub fee_start_month: Option<u8>,
}

impl BenefitYear {
    /// January to December.
    pub const CALENDAR: Self = Self {
        start_month: 1,
        fee_start_month: None,
    };

    /// The benefit year `day` lies in.
    #[inline]
    pub fn of(self, day: Day) -> i32 {
        if day.month() >= u32::from(self.start_month) {
            day.year()
        } else {
            day.year() - 1
        }
    }

    /// The first day of `year`.
    #[inline]
    pub fn first(self, year: i32) -> Day {
        Month::in_year(year, self.start_month).first()
    }

    /// The first day on which a premium for `year` can be paid: the fee period's, or, where nothing is said of it, that of
    /// the earliest windows, four months ahead (`resident.md` §2).
    pub fn fees_from(self, year: i32) -> Day {
        const EARLIEST: i32 = 4;
        let ahead = self.fee_start_month.map_or(EARLIEST, |fee| {
            (i32::from(self.start_month) - i32::from(fee)).rem_euclid(12)
        });
        Month::in_year(year, self.start_month).plus(-ahead).first()
    }

    /// The last day of `year`: no premium for it buys anything after.
    #[inline]
    pub fn last(self, year: i32) -> Day {
        Month::in_year(year, self.start_month).plus(11).last()
    }
}

/// The payment segments of one benefit year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The benefit year; without it the dates are given as `last-09-01`, `this-02-28` and hold every year.
    pub year: Option<i32>,
    /// In order of time, without overlap. Days in none of them are not described by the source.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub segments: Vec<Segment>,
}

/// A stretch of days in which paying has one effect.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// The first day; left out if the source gives only the end.
    pub from: Option<YearDay>,
    /// The last day; left out: until the end of the benefit year.
    pub to: Option<YearDay>,
    /// What paying does for whoever was insured without a break; `after-wait` makes everybody wait.
    pub effect: Effect,
    /// What is charged, for the sentence shown.
    pub fee: Option<Fee>,
}

/// What is charged for a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Fee {
    /// The personal part.
    Personal,
    /// The personal part and the public subsidy.
    Full,
}

/// A day seen from a benefit year: an absolute date, or one that recurs every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawYearDay")]
pub struct YearDay(YearDayKind);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum YearDayKind {
    Date(Day),
    Every { years: i32, month: u8, day: u8 },
}

/// A day seen from a benefit year.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(super) enum RawYearDay {
    /// A date.
    Date(DayText),
    /// The same day every year: `last-09-01` lies in the year before the benefit year, `this-02-28` in it.
    Recurring(
        #[cfg_attr(
            test,
            schemars(regex(
                pattern = "^(last|this|next)-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])$"
            ))
        )]
        String,
    ),
}

impl TryFrom<RawYearDay> for YearDay {
    type Error = &'static str;

    fn try_from(raw: RawYearDay) -> Result<Self, Self::Error> {
        let text = match raw {
            RawYearDay::Date(DayText(day)) => return Ok(Self(YearDayKind::Date(day))),
            RawYearDay::Recurring(text) => text,
        };
        let (years, rest) = [("last-", -1), ("this-", 0), ("next-", 1)]
            .into_iter()
            .find_map(|(prefix, years)| text.strip_prefix(prefix).map(|rest| (years, rest)))
            .ok_or("@year-day")?;
        let (month, day) = rest.split_once('-').ok_or("@year-day")?;
        let (month, day) = (
            month.parse().map_err(|_| "@year-day")?,
            day.parse().map_err(|_| "@year-day")?,
        );
        // A leap year, so that 02-29 may be written for "the end of February".
        crate::calendar::day(2000, u32::from(month), u32::from(day)).ok_or("@year-day")?;
        Ok(Self(YearDayKind::Every { years, month, day }))
    }
}

impl YearDay {
    /// The day, for benefit year `year`. A date given for `named` is carried over by whole years.
    fn of(self, year: i32, named: Option<i32>) -> Day {
        let (year, month, day) = match self.0 {
            YearDayKind::Date(date) if named.is_none_or(|named| named == year) => return date,
            YearDayKind::Date(date) => {
                let years = date.year() - named.unwrap_or(year);
                let is_month_end = date == Month::of(date).last();
                let month = Month::in_year(year + years, u8::try_from(date.month()).unwrap_or(1));
                return if is_month_end {
                    month.last()
                } else {
                    month.day(date.day()).unwrap_or(month.last())
                };
            }
            YearDayKind::Every { years, month, day } => (year + years, month, day),
        };
        let month = Month::in_year(year, month);
        month.day(u32::from(day)).unwrap_or(month.last())
    }
}

impl Window {
    /// The segments as they fall for benefit year `year`; where this window was stated for another year, its dates are
    /// carried over by whole years (and whoever shows them has to say so).
    pub fn segments(
        &self,
        year: i32,
        calendar: BenefitYear,
    ) -> impl Iterator<Item = (DayRange, &Segment)> {
        let last = calendar.last(year);
        self.segments.iter().filter_map(move |segment| {
            let to = segment.to.map_or(last, |to| to.of(year, self.year));
            // Without a stated beginning: any day of the year before may have been it.
            let from = segment
                .from
                .map_or_else(|| calendar.first(year - 1), |from| from.of(year, self.year));
            Some((DayRange::new(from, to)?, segment))
        })
    }

    /// Whether the dates it gives can be those for the year it names: none before the year that goes before, none after
    /// the benefits have ended, in whatever month they begin, and the last stretch open at its end begins in time.
    pub(super) fn is_around_its_year(&self) -> bool {
        let Some(year) = self.year else { return true };
        let date = |day: YearDay| match day.0 {
            YearDayKind::Date(date) => Some(date),
            YearDayKind::Every { .. } => None,
        };
        let days = |segment: &Segment| [segment.from, segment.to].into_iter().flatten();
        let mut dates = self.segments.iter().flat_map(days).filter_map(date);
        dates.all(|date| (year - 1..=year + 1).contains(&date.year()))
            && self.segments.iter().all(|segment| {
                let open_from = segment.from.and_then(date).filter(|_| segment.to.is_none());
                open_from.is_none_or(|from| from <= BenefitYear::CALENDAR.last(year))
            })
    }

    /// The segment `day` falls into.
    pub fn segment(
        &self,
        year: i32,
        calendar: BenefitYear,
        day: Day,
    ) -> Option<(DayRange, &Segment)> {
        self.segments(year, calendar)
            .find(|(days, _)| days.contains(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_day;

    #[test]
    fn a_window_of_another_year_is_carried_over() {
        let window: Window = toml::from_str(
            "year = 2026\n[[segments]]\nfrom = 2025-10-15\nto = 2025-12-31\neffect = 'year-start'\n\
             [[segments]]\nfrom = 2026-01-01\nto = 2026-02-28\neffect = 'next-day'\n",
        )
        .unwrap();
        let days = |year| -> Vec<String> {
            window
                .segments(year, BenefitYear::CALENDAR)
                .map(|(d, _)| format!("{} {}", d.from(), d.to()))
                .collect()
        };
        assert_eq!(
            days(2026),
            ["2025-10-15 2025-12-31", "2026-01-01 2026-02-28"]
        );
        // The end of February stays the end of February in a leap year.
        assert_eq!(
            days(2028),
            ["2027-10-15 2027-12-31", "2028-01-01 2028-02-29"]
        );
    }

    #[test]
    fn a_recurring_window() {
        let window: Window = toml::from_str(
            "[[segments]]\nfrom = 'last-09-01'\nto = 'last-12-31'\neffect = 'year-start'\n",
        )
        .unwrap();
        let october = parse_day("2025-10-20").unwrap();
        assert!(
            window
                .segment(2026, BenefitYear::CALENDAR, october)
                .is_some()
        );
        assert!(
            window
                .segment(2025, BenefitYear::CALENDAR, october)
                .is_none()
        );
    }

    #[test]
    fn shenzhen_counts_from_october() {
        let year = BenefitYear {
            start_month: 10,
            fee_start_month: Some(9),
        };
        assert_eq!(year.of(parse_day("2026-09-30").unwrap()), 2025);
        assert_eq!(year.of(parse_day("2026-10-01").unwrap()), 2026);
        assert_eq!(year.last(2025), parse_day("2026-09-30").unwrap());
    }
}
