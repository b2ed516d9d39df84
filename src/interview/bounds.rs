//! Between which dates an answer can lie: what must have happened lies before today, a registration after the birth, a
//! day in the month or year that was given for it.

use super::answers::Answers;
use super::draft::months_meant;
use super::flow::Ground;
use super::question::Question;
use crate::calendar::{Day, Month};
use crate::policy::BenefitYear;

/// Months before this one are nobody's payments.
const EARLIEST: (i32, u8) = (1950, 1);
/// A visit asks about nothing longer ago that has a day.
const MONTHS_BACK: i32 = 36;

/// The first and the last month a question can be answered with.
pub fn months(question: Question, today: Day) -> (Month, Month) {
    let now = Month::of(today);
    let latest = match question {
        // Before a gap: this month is not missed yet.
        Question::PaidUntilMonth => now.plus(-1),
        _ => now,
    };
    (Month::in_year(EARLIEST.0, EARLIEST.1), latest)
}

/// The first and the last day a question can be answered with, after these answers.
pub fn days(question: Question, told: &Answers, ground: &Ground<'_>) -> (Day, Day) {
    let today = ground.today;
    let far = Month::of(today).plus(-MONTHS_BACK).first();
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
