//! What is not known here: what other regions say, and the one question for 12393 that settles it, built from this
//! person's facts.

use super::Report;
use super::words;
use crate::calendar::{Day, DayRange, Month, MonthRange};
use crate::engine::{Facts, Measure, Period, Range, UnknownPoint};
use crate::i18n::Lang;
use crate::policy::SlotId;

/// An unknown in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What is not known.
    pub topic: &'static str,
    /// What the regions that know say. Never a verdict.
    pub range: Option<String>,
    /// What to ask at 12393.
    pub question: String,
}

/// The unknowns that leave days open up to a month, in the order of those days.
pub fn doubts(lang: Lang, report: &Report, up_to: Month) -> Vec<Doubt> {
    let seen = report
        .unknowns()
        .filter(|(point, _)| Month::of(point.from) <= up_to);
    let all = seen.map(|(point, range)| Doubt {
        topic: words::topic(lang, point.slot),
        range: range.map(|range| range_text(lang, range)),
        question: question(lang, report, point),
    });
    let mut doubts: Vec<Doubt> = Vec::new();
    for doubt in all {
        // Two parameters can come down to the same question.
        if !doubts.iter().any(|other| other.question == doubt.question) {
            doubts.push(doubt);
        }
    }
    doubts
}

fn range_text(lang: Lang, range: Range) -> String {
    let (early, late) = (lang.day(range.earliest), lang.day(range.latest));
    match (range.measure, early == late) {
        (Measure::UsableFrom, true) => lang.range_usable_same(range.regions, early),
        (Measure::UsableFrom, false) => lang.range_usable(range.regions, early, late),
        (Measure::CoveredUntil, true) => lang.range_until_same(range.regions, early),
        (Measure::CoveredUntil, false) => lang.range_until(range.regions, early, late),
    }
}

/// The question for 12393 that settles an unknown.
pub(super) fn question(lang: Lang, report: &Report, point: &UnknownPoint) -> String {
    let who = words::identity(lang, report.who());
    let place = report
        .rules
        .get(usize::from(point.place))
        .map_or("", |rules| rules.place.as_str());
    let since = point.since;
    match point.slot {
        SlotId::EmployeeFirst | SlotId::EmployeeLatePayment => {
            lang.question_first(who, lang.month(Month::of(since)), place)
        }
        SlotId::EmployeeStop => {
            lang.question_stop(who, place, lang.month(Month::of(since).plus(-1)))
        }
        SlotId::EmployeeGap
        | SlotId::EmployeeShort
        | SlotId::EmployeeShortUnpaid
        | SlotId::EmployeeLong
        | SlotId::EmployeeLongUnpaid
        | SlotId::ToEmployeeResident => match gap_before(&report.facts, since) {
            Some(gap) if gap.made_up => {
                lang.question_return_made_up(who, place, gap.months, lang.month(gap.paid_in))
            }
            Some(gap) => lang.question_return(who, place, gap.months, lang.month(gap.paid_in)),
            None => lang.question_stop(who, place, lang.month(Month::of(since).plus(-1))),
        },
        SlotId::EmployeeShortCosts | SlotId::EmployeeLongCosts => {
            lang.question_costs(who, place, lang.month(Month::of(since)))
        }
        SlotId::EmployeeUnemployment => lang.question_unemployment(place),
        SlotId::EmployeeLifetime | SlotId::EmployeeLifetimeStart => {
            lang.question_lifetime(lang.day(since), place)
        }
        SlotId::JoinOldResident => lang.question_old_cover(place),
        SlotId::ResidentWindow
        | SlotId::ResidentFixedWait
        | SlotId::ResidentMoreYears
        | SlotId::ResidentInWindow
        | SlotId::ResidentFirstTimer
        | SlotId::ResidentLateYear => resident_question(lang, report, place, point),
        SlotId::NewbornTiers | SlotId::NewbornCrossYear => match report.facts.born {
            Some(born) => lang.question_newborn(lang.day(born.from()), place),
            None => lang.question_other(place, words::topic(lang, point.slot)),
        },
        slot => lang.question_other(place, words::topic(lang, slot)),
    }
}

/// About the premium of the year in which days are open; only a day somebody named is named.
fn resident_question(lang: Lang, report: &Report, place: &str, point: &UnknownPoint) -> String {
    let calendar = report.years(point.place);
    let wanted = calendar.of(point.from);
    let year = words::year_name(lang, calendar, wanted);
    let mut paid = report
        .facts
        .paid
        .iter()
        .filter_map(|paid| match paid.period {
            Period::Years {
                from: Some(from),
                to,
            } if (from..=to).contains(&wanted) => paid
                .on
                .days()
                .filter(|days| days.is_one())
                .map(DayRange::from),
            _ => None,
        });
    match paid.next() {
        Some(day) => lang.question_resident(lang.day(day), place, year),
        None => lang.question_window(place, year),
    }
}

/// A gap that a payment ended.
struct EndedGap {
    months: i32,
    paid_in: Month,
    made_up: bool,
}

/// The gap before a payment on `day`, as the case tells it.
fn gap_before(facts: &Facts, day: Day) -> Option<EndedGap> {
    let paid_in = Month::of(day);
    let months = |paid: &crate::engine::Paid| match paid.period {
        Period::Months(range) => Some((range, paid.on)),
        _ => None,
    };
    let stretches: Vec<_> = facts.paid.iter().filter_map(months).collect();
    // Made up: for earlier months, arrived in the month of the payment.
    let late = |on: crate::engine::When| on.days().is_some_and(|d| Month::of(d.to()) == paid_in);
    let reaches_back = |range: MonthRange| range.from().is_none_or(|from| from < paid_in);
    let made_up = stretches
        .iter()
        .any(|(range, on)| late(*on) && reaches_back(*range));
    let before = stretches
        .iter()
        .filter(|(range, on)| !late(*on) && range.to() < paid_in)
        .map(|(range, _)| range.to())
        .max()?;
    let gap = paid_in.since(before) - 1;
    (gap > 0).then_some(EndedGap {
        months: gap,
        paid_in,
        made_up,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{parse_day, parse_month};
    use crate::case::Case;
    use crate::policy::Shelf;

    /// Paid until July, again in November: what was paid then, and whether that made the gap up.
    #[test]
    fn a_gap_is_made_up_by_what_reaches_back_into_it() {
        let shelf = Shelf::built_in().unwrap();
        let day = parse_day("2026-11-10").unwrap();
        for (again, made_up) in [
            ("交 2026-11@2026-11-10", false),
            ("交 2026-08..2026-11@2026-11-10", true),
            ("交 2026-08..2026-10@2026-11-10 交 2026-11@2026-11-10", true),
            ("交 2026-08..2026-11@2026-11-01..2026-11-21", true),
        ] {
            let line = format!("今 2026-11-21 长沙 灵活 交 ..2026-07 {again}");
            let case = Case::read_line(&line, shelf.index(), day).unwrap();
            let gap = gap_before(&case.facts(), day).unwrap();
            assert_eq!(
                (gap.months, gap.paid_in),
                (3, parse_month("2026-11").unwrap())
            );
            assert_eq!(gap.made_up, made_up, "{line}");
        }
    }
}
