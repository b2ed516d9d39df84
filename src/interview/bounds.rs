//! Between which dates an answer can lie: what must have happened lies before today, a registration after the birth, a
//! day in the month or year that was given for it.

use super::answers::Answers;
use super::draft::{is_gap, months_meant};
use super::flow::Ground;
use super::question::{Choice, Question};
use super::strip::Strip;
use crate::calendar::{Day, Month};
use crate::policy::BenefitYear;

/// Months before this one are nobody's payments.
const EARLIEST: (i32, u8) = (1950, 1);
/// A visit asks about nothing longer ago that has a day.
const MONTHS_BACK: i32 = 36;

/// Premiums of less than two years began so many months before the last of them, at most.
const UNDER_TWO_YEARS: i32 = 22;

/// The first month anybody can name.
pub fn earliest_month() -> Month {
    Month::in_year(EARLIEST.0, EARLIEST.1)
}

/// The first and the last month a question can be answered with, after these answers.
pub fn months(question: Question, told: &Answers, today: Day) -> (Month, Month) {
    let rough = |coarse| months_of(told.choice(coarse), None, today);
    let (earliest, latest) = match question {
        Question::PaidUntilMonth => rough(Question::PaidUntil),
        Question::AgainMonth => {
            let (earliest, latest) = rough(Question::Again);
            let (stopped, _) = stopped(told, today);
            (earliest.max(stopped.plus(2)), latest)
        }
        Question::SinceMonth => rough(Question::Since),
        Question::PaidFrom => {
            let (earliest, latest) = stopped(told, today);
            let began = earliest.plus(-UNDER_TWO_YEARS);
            (began.max(earliest_month()), latest)
        }
        _ => (earliest_month(), Month::of(today)),
    };
    let latest = match question {
        // Before a gap: this month is not missed yet.
        Question::PaidUntilMonth => latest.min(Month::of(today).plus(-1)),
        _ => latest,
    };
    (earliest.min(latest), latest)
}

/// The months a rough answer leaves: "earlier" has no first one.
fn months_of(choice: Option<Choice>, exact: Option<Month>, today: Day) -> (Month, Month) {
    let meant = months_meant(choice, exact, today);
    let latest = meant.first().copied().unwrap_or(Month::of(today));
    let open = exact.is_none()
        && !matches!(
            choice,
            Some(Choice::ThisMonth | Choice::LastMonth | Choice::Within3 | Choice::Within6)
        );
    let earliest = meant.last().copied().filter(|_| !open);
    (earliest.unwrap_or(earliest_month()), latest)
}

/// Between which months the last one before a gap lies.
fn stopped(told: &Answers, today: Day) -> (Month, Month) {
    let (choice, exact) = (
        told.choice(Question::PaidUntil),
        told.month(Question::PaidUntilMonth),
    );
    let (earliest, latest) = months_of(choice, exact, today);
    (earliest, latest.min(Month::of(today).plus(-1)))
}

/// Whether a rough answer to when payments resumed leaves a gap after the last month paid.
pub(super) fn leaves_a_gap(again: Choice, told: &Answers, today: Day) -> bool {
    let (_, latest) = months_of(Some(again), None, today);
    is_gap(stopped(told, today).0, latest)
}

/// The first and the last day a question can be answered with, after these answers.
pub fn days(question: Question, told: &Answers, ground: &Ground<'_>) -> (Day, Day) {
    let today = ground.today;
    let far = Month::of(today).plus(-MONTHS_BACK).first();
    if let (Question::AgainDay, Some(month)) = (question, told.strip().and_then(Strip::turn)) {
        return (month.first(), month.last().min(today));
    }
    match question {
        Question::AgainDay => {
            days_of_month(told, (Question::Again, Question::AgainMonth), today, far)
        }
        Question::SinceDay => {
            days_of_month(told, (Question::Since, Question::SinceMonth), today, far)
        }
        // Paid since the year began, it was said.
        Question::ThisYearDay => {
            let calendar = ground.calendar(told);
            (calendar.first(calendar.of(today)), today)
        }
        Question::RepairedDay => {
            let calendar = ground.calendar(told);
            (calendar.first(calendar.of(today) - 1), today)
        }
        Question::NextYearDay => (next_year_opens(ground.calendar(told), today), today),
        Question::RegisteredDay | Question::HukouDay => {
            (told.day(Question::Born).unwrap_or(far), today)
        }
        _ => (far, today),
    }
}

/// The first day on which the benefit year after the one under way may be paid for.
pub(super) fn next_year_opens(calendar: BenefitYear, today: Day) -> Day {
    calendar.fees_from(calendar.of(today) + 1)
}

/// The days of the month that was given, coarsely or exactly.
fn days_of_month(
    told: &Answers,
    (coarse, exact): (Question, Question),
    today: Day,
    far: Day,
) -> (Day, Day) {
    match months_meant(told.choice(coarse), told.month(exact), today).as_slice() {
        [month] => (month.first(), month.last().min(today)),
        _ => (far, today),
    }
}
