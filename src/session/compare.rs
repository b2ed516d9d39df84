//! What if: an answer is kept while some of what was told is changed, and the two are held against each other. Nothing is
//! lost: whatever was kept comes back as it was.

use super::action::{Action, Direction, Effect};
use super::check::CheckRow;
use super::look::scrolled;
use super::result::ResultView;
use super::state::{Page, Session};
use super::update::changed_if;
use crate::calendar::Month;
use crate::interview::{Answers, Path};
use crate::policy::Rules;
use crate::report::{Comparison, Report, compare};

/// An answer that others are held against, and all that led to it.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    answers: Answers,
    rules: Vec<Rules>,
    path: Path,
    report: Report,
    view: ResultView,
    page: Page,
}

/// Two answers, the one kept and the one that came of the changes, held against each other.
#[derive(Debug)]
pub struct Compared<'a> {
    /// The one kept.
    pub a: &'a Report,
    /// The one that came of the changes.
    pub b: &'a Report,
    /// Where they part.
    pub comparison: Comparison,
}

impl Session {
    /// Whether an answer is kept to hold another against.
    pub fn is_comparing(&self) -> bool {
        !self.kept.is_empty()
    }

    /// The two answers held against each other, once there are two.
    pub fn compared(&self) -> Option<Compared<'_>> {
        let (a, b) = (&self.kept.last()?.report, self.report.as_ref()?);
        let comparison = compare(self.lang, a, b);
        Some(Compared { a, b, comparison })
    }

    /// What was changed since the answer was kept, in words; so many changes are named.
    pub fn changes_text(&self, most: usize) -> String {
        let lang = self.lang;
        let kept = self.kept.last();
        let kept = kept.map_or_else(Vec::new, |kept| self.rows_of(&kept.path, &kept.rules));
        let before = |row: &CheckRow| kept.iter().find(|kept| kept.question == row.question);
        let rows = self.check_rows();
        let changed = rows.iter().filter_map(|row| match before(row) {
            Some(kept) if kept.says == row.says => None,
            Some(kept) => Some(lang.compare_change(&kept.says, &row.says)),
            None => Some(lang.compare_answered(lang.quote(&row.asks), &row.says)),
        });
        let changed: Vec<String> = changed.collect();
        let named: Vec<&str> = changed.iter().take(most).map(String::as_str).collect();
        let list = named.join(lang.item_separator());
        match changed.len() {
            0 => lang.compare_unchanged().to_owned(),
            n if n > most => lang.compare_changed_many(n, list),
            _ => lang.compare_changed(list),
        }
    }

    /// Whether an answer is kept, and nothing was told otherwise since.
    pub(super) fn is_unchanged(&self) -> bool {
        let kept = self.kept.last();
        kept.is_some_and(|kept| kept.answers == self.answers)
    }

    /// Keeps the answer, and turns to what was told, to change some of it.
    pub(super) fn what_if(&mut self) {
        let Some(report) = self.report.take() else {
            return;
        };
        self.kept.push(Kept {
            answers: self.answers.clone(),
            rules: self.rules.clone(),
            path: self.path.clone(),
            report,
            view: self.view.clone(),
            page: self.page,
        });
        self.change_more();
    }

    /// The list of answers, from the first one on: who comes here means to change one.
    fn change_more(&mut self) {
        self.open(Page::Check);
        self.focus = 0;
    }

    /// Back to the answer that was kept, and to what was told then.
    pub(super) fn take_back(&mut self) {
        let Some(kept) = self.kept.pop() else {
            return;
        };
        self.answers = kept.answers;
        self.rules = kept.rules;
        self.find_path();
        self.report = Some(kept.report);
        self.fault = None;
        self.view = kept.view;
        self.open(kept.page);
    }

    /// Turns to the two calendars, at the first month in which they part.
    pub(super) fn open_compare(&mut self) {
        let today = Month::of(self.today);
        let view = self.compared().map(|compared| {
            let first = compared.comparison.first();
            let month = first.map_or(today, |first| Month::of(first.days.from()));
            ResultView::new(compared.comparison.opens_at, month)
        });
        match view {
            Some(view) => {
                self.view = view;
                self.open(Page::Compare);
            }
            None => self.open_result(),
        }
    }

    pub(super) fn on_compare(&mut self, action: Action) -> Effect {
        match action {
            Action::Accept => self.open_result(),
            Action::WhatIf => self.change_more(),
            Action::Move(direction) => return self.look(direction),
            _ => return Effect::Unchanged,
        }
        Effect::Changed
    }

    fn look(&mut self, direction: Direction) -> Effect {
        let months = self.compared().and_then(|two| two.comparison.months());
        let Some((first, last)) = months else {
            return Effect::Unchanged;
        };
        let before = self.view.clone();
        match direction {
            // There is one line only: up and down is for reading.
            Direction::Up | Direction::Down => {
                self.view.scroll = scrolled(self.view.scroll, direction);
            }
            direction => {
                let scroll = self.view.scroll;
                self.view.go(direction, first, last, &[]);
                // The text is of both calendars, whichever month is looked at.
                if self.view.month != before.month {
                    self.view.scroll = scroll;
                }
            }
        }
        changed_if(before != self.view)
    }
}
