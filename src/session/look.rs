//! Looking at the answer: the plain one first, the exact states of every month one key away, and what can be done.

use super::action::{Action, Direction, Effect};
use super::result::{MONTHS_SHOWN, ResultView};
use super::state::{Page, Session};
use super::update::changed_if;
use crate::calendar::Month;
use crate::engine::Line;
use crate::report::sheet;

impl Session {
    /// Turns to the answer, at today.
    pub(super) fn open_result(&mut self) {
        if let Some(report) = &self.report {
            self.view = ResultView::new(report.answer.opens_at(), Month::of(self.today));
        }
        self.open(Page::Result);
    }

    /// Turns from one page about the answer to another; what was looked at stays.
    pub(super) fn show(&mut self, page: Page) {
        self.view.scroll = 0;
        self.open(page);
    }

    pub(super) fn on_result(&mut self, action: Action) -> Effect {
        match action {
            Action::TakeHome => return self.take_home(),
            Action::Accept | Action::Calendar => self.show(Page::Calendar),
            Action::Look(month) => {
                self.look_at(month, Line::Fund);
                self.show(Page::Calendar);
            }
            // There is one line only: up and down are for the months above and below.
            Action::Move(direction) => {
                return self.go(match direction {
                    Direction::Up => Step::Months(-ROW),
                    Direction::Down => Step::Months(ROW),
                    Direction::PageUp => Step::Months(-2 * ROW),
                    Direction::PageDown => Step::Months(2 * ROW),
                    direction => Step::One(direction),
                });
            }
            action => return self.on_answer(action),
        }
        Effect::Changed
    }

    pub(super) fn on_calendar(&mut self, action: Action) -> Effect {
        match action {
            Action::LookAt(month, line) => {
                let before = self.view.clone();
                self.look_at(month, line);
                changed_if(before != self.view)
            }
            Action::Accept | Action::Calendar => {
                self.show(Page::Result);
                Effect::Changed
            }
            Action::Move(direction) => self.go(Step::One(direction)),
            action => self.on_answer(action),
        }
    }

    /// What can be done on every page about the answer.
    fn on_answer(&mut self, action: Action) -> Effect {
        match action {
            Action::WhatIf => self.what_if(),
            Action::Review => self.open(Page::Check),
            Action::Plans => {
                self.plans_from = self.page;
                self.show(Page::Plans);
            }
            _ => return Effect::Unchanged,
        }
        Effect::Changed
    }

    pub(super) fn on_plans(&mut self, action: Action) -> Effect {
        match action {
            Action::Plans => {
                self.show(self.plans_from);
                Effect::Changed
            }
            Action::Review => {
                self.open(Page::Check);
                Effect::Changed
            }
            Action::Move(direction) => {
                let before = self.view.scroll;
                self.view.scroll = scrolled(before, direction);
                changed_if(before != self.view.scroll)
            }
            _ => Effect::Unchanged,
        }
    }

    fn look_at(&mut self, month: Month, line: Line) {
        let Some(report) = &self.report else { return };
        let record = &report.answer.go_on;
        self.view.month = month.clamp(record.first, record.last);
        self.view.line = line;
        self.view.scroll = 0;
    }

    fn go(&mut self, step: Step) -> Effect {
        let Some(report) = &self.report else {
            return Effect::Unchanged;
        };
        let before = self.view.clone();
        let record = &report.answer.go_on;
        match step {
            Step::Months(n) => self.view.go_months(n, record.first, record.last),
            Step::One(direction) => {
                let lines: Vec<Line> = sheet(self.lang, report, self.view.first, MONTHS_SHOWN)
                    .rows
                    .into_iter()
                    .filter_map(|row| row.line)
                    .collect();
                self.view.go(direction, record.first, record.last, &lines);
            }
        }
        changed_if(before != self.view)
    }
}

/// The months in a row of the plain answer.
const ROW: i32 = 6;

#[derive(Clone, Copy)]
enum Step {
    Months(i32),
    One(Direction),
}

/// The lines a page key goes over.
const PAGE: usize = 5;

/// Where a text is scrolled to; its end is where drawing it ends.
pub(super) fn scrolled(from: usize, direction: Direction) -> usize {
    match direction {
        Direction::Up | Direction::Left => from.saturating_sub(1),
        Direction::Down | Direction::Right => from.saturating_add(1),
        Direction::PageUp => from.saturating_sub(PAGE),
        Direction::PageDown => from.saturating_add(PAGE),
        Direction::First => 0,
        Direction::Last => usize::MAX,
    }
}
