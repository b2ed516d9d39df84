//! Answers, by the id of their question.

use std::collections::BTreeMap;
use std::fmt;

use super::question::{Choice, Question};
use super::strip::Strip;
use crate::calendar::{Day, Month};

/// An answer.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// One of the choices.
    Choice(Choice),
    /// The code of a place.
    Place(String),
    /// A month.
    Month(Month),
    /// A day.
    Day(Day),
    /// Months, each with what became of it.
    Months(Strip),
    /// "I don't know", to a question without choices.
    DontKnow,
}

/// Prints no content: what a visitor answered belongs into no log and no crash report.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer")
    }
}

/// All answers given so far. Those that are not on the path are kept: a changed answer may bring them back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    given: BTreeMap<Question, Answer>,
}

impl Answers {
    /// The answer to a question.
    pub fn get(&self, question: Question) -> Option<&Answer> {
        self.given.get(&question)
    }

    /// The choice made, if the question has choices and one was made.
    pub fn choice(&self, question: Question) -> Option<Choice> {
        match self.given.get(&question) {
            Some(Answer::Choice(choice)) => Some(*choice),
            _ => None,
        }
    }

    /// The month given.
    pub fn month(&self, question: Question) -> Option<Month> {
        match self.given.get(&question) {
            Some(Answer::Month(month)) => Some(*month),
            _ => None,
        }
    }

    /// The day given.
    pub fn day(&self, question: Question) -> Option<Day> {
        match self.given.get(&question) {
            Some(Answer::Day(day)) => Some(*day),
            _ => None,
        }
    }

    /// The months painted, if somebody told them one by one.
    pub fn strip(&self) -> Option<&Strip> {
        match self.given.get(&Question::Months) {
            Some(Answer::Months(strip)) => Some(strip),
            _ => None,
        }
    }

    /// The code of the place given.
    pub fn place(&self) -> Option<&str> {
        match self.given.get(&Question::Place) {
            Some(Answer::Place(code)) => Some(code),
            _ => None,
        }
    }

    /// Gives (or changes) an answer.
    pub fn give(&mut self, question: Question, answer: Answer) {
        self.given.insert(question, answer);
    }

    /// Takes an answer back.
    pub fn forget(&mut self, question: Question) {
        self.given.remove(&question);
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }
}
