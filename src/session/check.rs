//! The page that shows all answers: each can be changed while the rest stays.

use super::state::{Page, Session};
use crate::interview::{Ground, Path, Question, Wording, unresolved};
use crate::policy::Rules;

/// No more questions than this are named where their answers are dropped.
const MOST_NAMED: usize = 3;
/// So many rows have a digit of their own.
const DIGITS: usize = 9;

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRow {
    /// The question.
    pub question: Question,
    /// The question in words.
    pub asks: String,
    /// The answer in words.
    pub says: String,
}

/// How the questions are gone through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Going {
    /// One after the other.
    Through,
    /// One answer is being changed.
    Changing {
        /// What was listed before.
        before: Vec<CheckRow>,
    },
    /// Something was changed: only what is missing is asked.
    Completing {
        /// What was listed before.
        before: Vec<CheckRow>,
    },
}

/// What is said below the list of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// How one of them is changed.
    HowToChange,
    /// That one of them can be changed to compare.
    WhatIf,
    /// That two of them contradict each other, found when the calendar was asked for.
    Contradiction,
    /// That these are not asked any more, since another answer was changed.
    Dropped(Vec<String>),
}

impl Session {
    /// The questions whose answers are listed.
    pub(super) fn listed(&self) -> Vec<Question> {
        listed(&self.path)
    }

    /// The rows of the list of answers.
    pub fn check_rows(&self) -> Vec<CheckRow> {
        self.rows_of(&self.path, &self.rules)
    }

    /// What was told on a way through the questions, under these rules.
    pub(super) fn rows_of(&self, path: &Path, rules: &[Rules]) -> Vec<CheckRow> {
        let ground = Ground {
            today: self.today,
            rules,
        };
        let wording = Wording::on(self.lang, &ground, &path.told);
        let rows = listed(path).into_iter().filter_map(|question| {
            let answer = path.told.get(question)?;
            Some(CheckRow {
                question,
                asks: wording.question(question),
                says: wording.answer(question, answer, self.shelf.index()),
            })
        });
        rows.collect()
    }

    /// What the way on from the list of answers is called: it leads where it says.
    pub fn way_on(&self) -> &'static str {
        match self.path.next {
            Some(_) => self.lang.check_page_missing(),
            None if unresolved(&self.path.told) => self.lang.check_page_unresolved(),
            None if self.is_comparing() => self.lang.check_page_compare(),
            None => self.lang.check_page_go_on(),
        }
    }

    /// What is said below the list of answers.
    pub fn notice_text(&self) -> String {
        let lang = self.lang;
        if let Some(remark) = self.remark_text().filter(|_| !self.asks_to_confirm()) {
            return remark;
        }
        match &self.notice {
            Notice::HowToChange if self.listed().len() > DIGITS => {
                lang.check_page_hint_many().to_owned()
            }
            Notice::HowToChange => lang.check_page_hint().to_owned(),
            Notice::WhatIf => lang.check_page_what_if().to_owned(),
            Notice::Contradiction => lang.check_page_contradiction().to_owned(),
            Notice::Dropped(questions) => {
                let named = questions.iter().take(MOST_NAMED);
                let named: Vec<String> = named.map(|asks| lang.quote(asks)).collect();
                let list = named.join(lang.enumeration());
                if questions.len() > MOST_NAMED {
                    lang.check_page_dropped_many(questions.len(), list)
                } else {
                    lang.check_page_dropped(list)
                }
            }
        }
    }

    /// Comes to the list of answers: says what a change has left without a question.
    pub(super) fn arrive_at_check(&mut self) {
        let going = std::mem::replace(&mut self.going, Going::Through);
        let how = if self.is_comparing() {
            Notice::WhatIf
        } else {
            Notice::HowToChange
        };
        self.notice = match going {
            Going::Through => how,
            Going::Changing { before } | Going::Completing { before } => {
                let dropped: Vec<String> = before
                    .into_iter()
                    .filter(|row| self.path.idle.contains(&row.question))
                    .map(|row| row.asks)
                    .collect();
                if dropped.is_empty() {
                    how
                } else {
                    Notice::Dropped(dropped)
                }
            }
        };
    }

    /// The page after a question was answered: the next one asked, or the list of answers.
    pub(super) fn go_on(&mut self, from: Question) {
        let going = std::mem::replace(&mut self.going, Going::Through);
        let following = match going {
            Going::Through => self.path.after(from).or(self.path.next),
            // Only what is missing now.
            Going::Changing { before } | Going::Completing { before } => {
                self.going = Going::Completing { before };
                self.path.next
            }
        };
        let page = match following {
            Some(question) => Page::Ask(question),
            None if unresolved(&self.path.told) => Page::Unresolved,
            None => Page::Check,
        };
        self.open(page);
    }
}

/// The questions whose answers are listed. Where the month was given, the rough answer before it is no longer worth a row.
fn listed(path: &Path) -> Vec<Question> {
    let refined = |question: &Question| {
        let exact = question.exact().and_then(|exact| path.told.month(exact));
        exact.is_some()
    };
    let asked = path.asked.iter().copied();
    asked.filter(|question| !refined(question)).collect()
}
