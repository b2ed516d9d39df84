//! Dates by choosing: from years to months to days, few at a time, so that digits or a finger are enough.

use chrono::Datelike;

use crate::calendar::{DayRange, Month, plus_days};

/// So many months of different years stand side by side; more are asked for by year first.
const MONTHS: i32 = 8;
/// Where they are asked for by year, so many of the latest stand before the years: most of what is asked for was of late.
/// With four years and who does not know that is all that has a digit.
const LATEST: i32 = 3;
/// So many days at a time.
const DAYS: u32 = 8;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// A month.
    Month,
    /// A day.
    Day,
}

/// How much of the calendar one choice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A year.
    Year,
    /// A month.
    Month,
    /// Some days of a month.
    Days,
    /// A day.
    Day,
}

/// A choice: a stretch of the calendar, as far as it may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portion {
    /// How much it is.
    pub size: Size,
    /// From when to when.
    pub days: DayRange,
}

/// The way to a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picker {
    grain: Grain,
    all: DayRange,
    within: Vec<DayRange>,
}

impl Picker {
    /// The way to a date among these days.
    pub const fn new(grain: Grain, all: DayRange) -> Self {
        Self {
            grain,
            all,
            within: Vec::new(),
        }
    }

    /// What there is to choose now: the latest month or year first, days in their order.
    pub fn portions(&self) -> Vec<Portion> {
        let mut span = self.within.last().copied().unwrap_or(self.all);
        loop {
            let portions = self.split(span);
            match portions.as_slice() {
                // Where there is nothing to choose, nobody is asked.
                [only] if !self.is_whole(*only) => span = only.days,
                _ => return portions,
            }
        }
    }

    /// Chooses; gives the days chosen once nothing smaller is asked for.
    pub fn choose(&mut self, at: usize) -> Option<DayRange> {
        let portion = self.portions().get(at).copied()?;
        if self.is_whole(portion) {
            return Some(portion.days);
        }
        self.within.push(portion.days);
        None
    }

    /// One step back; `false` at the beginning.
    pub fn back(&mut self) -> bool {
        self.within.pop().is_some()
    }

    /// Whether it is what is asked for.
    fn is_whole(&self, portion: Portion) -> bool {
        match self.grain {
            Grain::Month => portion.size == Size::Month,
            Grain::Day => portion.size == Size::Day,
        }
    }

    fn split(&self, span: DayRange) -> Vec<Portion> {
        let (from, to) = (Month::of(span.from()), Month::of(span.to()));
        let few_days = self.grain == Grain::Day && plus_days(span.from(), DAYS) > span.to();
        let mut portions = if few_days {
            return clipped(
                Size::Day,
                span.from()
                    .iter_days()
                    .filter_map(|day| DayRange::new(day, day)),
                span,
            );
        } else if self.grain == Grain::Day && from == to {
            return clipped(Size::Days, eights(from), span);
        } else if from.year() == to.year() || to.since(from) < MONTHS {
            let months = (0..=to.since(from)).map(|n| from.plus(n).days());
            clipped(Size::Month, months, span)
        } else {
            let latest = to.plus(1 - LATEST);
            let before = (from.year()..=to.year()).filter_map(|year| {
                let last = Month::in_year(year, 12).min(latest.plus(-1));
                DayRange::new(Month::in_year(year, 1).first(), last.last())
            });
            let mut portions = clipped(Size::Year, before, span);
            for portion in &mut portions {
                if Month::of(portion.days.from()) == Month::of(portion.days.to()) {
                    portion.size = Size::Month;
                }
            }
            let latest = (0..LATEST).map(|n| latest.plus(n).days());
            portions.extend(clipped(Size::Month, latest, span));
            portions
        };
        portions.reverse();
        portions
    }
}

/// The days of a month, eight by eight; the last are fewer.
fn eights(month: Month) -> impl Iterator<Item = DayRange> {
    let last = month.last().day();
    (1..=last).step_by(8).filter_map(move |first| {
        DayRange::new(month.day(first)?, month.day((first + DAYS - 1).min(last))?)
    })
}

/// Stretches as far as they lie within a span.
fn clipped(size: Size, parts: impl Iterator<Item = DayRange>, span: DayRange) -> Vec<Portion> {
    parts
        .take_while(|days| days.from() <= span.to())
        .filter_map(|days| {
            Some(Portion {
                size,
                days: days.meet(span)?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_day;
    use proptest::prelude::*;

    fn days(from: &str, to: &str) -> DayRange {
        DayRange::new(parse_day(from).unwrap(), parse_day(to).unwrap()).unwrap()
    }

    /// How many there are to choose at each step, and what the last of them is, always taking that one.
    fn steps(grain: Grain, all: DayRange) -> Vec<(Size, usize)> {
        let mut picker = Picker::new(grain, all);
        let mut steps = Vec::new();
        loop {
            let portions = picker.portions();
            let last = portions.len() - 1;
            steps.push((portions[last].size, portions.len()));
            if picker.choose(last).is_some() {
                return steps;
            }
        }
    }

    /// Whoever means this month, the last or the one before takes one step.
    #[test]
    fn the_latest_months_stand_before_the_years() {
        for (grain, from, to) in [
            (Grain::Day, "2023-11-01", "2026-11-22"),
            (Grain::Day, "2023-01-01", "2026-01-20"),
            (Grain::Month, "1950-01-01", "2026-04-30"),
        ] {
            let portions = Picker::new(grain, days(from, to)).portions();
            let last = Month::of(parse_day(to).unwrap());
            for (n, portion) in (0..).zip(&portions[..3]) {
                assert_eq!(portion.size, Size::Month, "{from} {to}");
                assert_eq!(Month::of(portion.days.from()), last.plus(-n), "{from} {to}");
            }
            assert!(
                portions[3..]
                    .iter()
                    .all(|one| one.size == Size::Year || one.days.to() < last.plus(-2).first())
            );
        }
    }

    #[test]
    fn the_way_to_a_date_is_as_short_as_what_may_be_chosen() {
        use Size::{Day as D, Days as S, Month as M, Year as Y};
        type Row<'r> = (Grain, &'r str, &'r str, &'r [(Size, usize)]);
        let rows: &[Row<'_>] = &[
            (Grain::Month, "2026-06-01", "2026-08-31", &[(M, 3)]),
            (Grain::Month, "2025-12-01", "2026-05-31", &[(M, 6)]),
            (
                Grain::Month,
                "2019-01-01",
                "2026-11-30",
                &[(Y, 11), (M, 12)],
            ),
            // Of a year of which one month is left that month is asked for; of one with nothing left nothing is.
            (Grain::Month, "2025-01-01", "2026-04-30", &[(Y, 5), (M, 12)]),
            (Grain::Month, "2025-01-01", "2026-03-31", &[(Y, 4), (M, 12)]),
            (Grain::Day, "2026-11-20", "2026-11-22", &[(D, 3)]),
            (Grain::Day, "2026-11-01", "2026-11-22", &[(S, 3), (D, 6)]),
            (
                Grain::Day,
                "2026-09-10",
                "2026-11-22",
                &[(M, 3), (S, 3), (D, 6)],
            ),
            (
                Grain::Day,
                "2025-01-01",
                "2026-11-22",
                &[(Y, 5), (M, 12), (S, 4), (D, 7)],
            ),
        ];
        for (grain, from, to, expected) in rows {
            assert_eq!(steps(*grain, days(from, to)), *expected, "{from} {to}");
        }
    }

    proptest! {
        /// Every day that may be chosen can be, no other can, and what was opened closes again.
        #[test]
        fn every_day_is_reached(start in 0u32..4000, length in 0u32..900, at in 0u32..900) {
            let from = plus_days(parse_day("2018-01-01").unwrap(), start);
            let all = DayRange::new(from, plus_days(from, length)).unwrap();
            let wanted = plus_days(from, at.min(length));
            let fresh = Picker::new(Grain::Day, all);
            let mut picker = fresh.clone();
            let mut opened = 0;
            loop {
                let portions = picker.portions();
                prop_assert!(portions.len() <= 12);
                let at = portions.iter().position(|one| one.days.contains(wanted)).unwrap();
                prop_assert!(portions.iter().all(|one| all.contains(one.days.from()) && all.contains(one.days.to())));
                match picker.choose(at) {
                    Some(chosen) => { prop_assert_eq!(chosen, DayRange::one(wanted)); break; }
                    None => opened += 1,
                }
            }
            for _ in 0..opened { prop_assert!(picker.back()); }
            prop_assert_eq!(picker, fresh);
        }
    }
}
