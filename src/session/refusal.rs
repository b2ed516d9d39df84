//! What is said when a date is not taken: what is wrong with it, and what would do.

use super::date::{DateField, Refusal};
use super::state::{Page, Session};
use crate::interview::{Kind, Question, earliest_month};

impl Session {
    /// Why the date typed was not taken, if it was just refused.
    pub fn refusal(&self) -> Option<String> {
        let Page::Ask(question) = self.page else {
            return None;
        };
        match question.kind() {
            Kind::Month => self.month_refusal(),
            Kind::Day => self.day_refusal(question),
            Kind::Choices(_) | Kind::Place | Kind::Months => None,
        }
    }

    fn month_refusal(&self) -> Option<String> {
        let (lang, field) = (self.lang, &self.month);
        let DateField { typed, .. } = field;
        let (earliest, latest) = (lang.month(field.earliest), lang.month(field.latest));
        let bounded = field.earliest > earliest_month();
        Some(match field.refused? {
            Refusal::Unread => lang.refused_unread_month(typed),
            Refusal::NoSuchDate => lang.refused_no_such_month(typed),
            // Roughly, it was told before.
            Refusal::TooEarly | Refusal::TooLate if bounded => {
                lang.refused_outside(earliest, latest)
            }
            Refusal::TooEarly => lang.refused_early(earliest),
            Refusal::TooLate if field.latest == crate::calendar::Month::of(self.today) => {
                lang.refused_month_to_come(latest)
            }
            Refusal::TooLate => lang.refused_late(latest),
        })
    }

    fn day_refusal(&self, question: Question) -> Option<String> {
        let (lang, field) = (self.lang, &self.day);
        let DateField { typed, .. } = field;
        let (earliest, latest) = (lang.day(field.earliest), lang.day(field.latest));
        Some(match (field.refused?, question) {
            (Refusal::Unread, _) => lang.refused_unread_day(typed),
            (Refusal::NoSuchDate, _) => lang.refused_no_such_day(typed),
            (Refusal::TooLate, _) if field.latest == self.today => lang.refused_day_to_come(latest),
            (Refusal::TooEarly, Question::Born) => lang.refused_not_newborn(earliest),
            (Refusal::TooEarly, Question::RegisteredDay | Question::HukouDay) => {
                lang.refused_before_birth(earliest)
            }
            // The month or year was given before.
            (
                _,
                Question::AgainDay
                | Question::SinceDay
                | Question::ThisYearDay
                | Question::RepairedDay,
            ) => lang.refused_outside(earliest, latest),
            (Refusal::TooEarly, _) => lang.refused_early(earliest),
            (Refusal::TooLate, _) => lang.refused_late(latest),
        })
    }
}
