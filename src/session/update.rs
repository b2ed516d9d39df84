//! What an action does.

use super::action::{Action, Direction, Effect};
use super::check::{Going, Notice};
use super::date::{DateField, Moment};
use super::place::PlaceItem;
use super::remark::Remark;
use super::result::{MONTHS_SHOWN, ResultView};
use super::state::{Page, Session};
use crate::calendar::Month;
use crate::engine::Line;
use crate::interview::{Answer, Choice, Kind, Question, unresolved, variants};
use crate::report::{Report, sheet};

impl Session {
    /// Does what an action asks.
    pub fn update(&mut self, action: Action) -> Effect {
        let before = self.remark.take();
        let effect = self.act(action, before);
        match effect {
            Effect::Unchanged if before != self.remark => Effect::Changed,
            effect => effect,
        }
    }

    fn act(&mut self, action: Action, before: Option<Remark>) -> Effect {
        match action {
            Action::Quit => return Effect::Quit,
            Action::Help => self.help = !self.help,
            Action::Theme => self.look.theme = self.look.theme.next(),
            // Who looks for more of it has not read enough.
            Action::Move(_) if self.help => return Effect::Unchanged,
            _ if self.help => self.help = false,
            Action::Restart if self.is_work(before) => self.remark = Some(Remark::RestartAgain),
            Action::Restart => self.restart(),
            Action::Why if matches!(self.page, Page::Ask(_)) => self.why = !self.why,
            Action::Back => self.back(),
            Action::TakeBack if self.is_comparing() => self.take_back(),
            _ => return self.on_page(action),
        }
        Effect::Changed
    }

    /// Tells how far the text on screen can be scrolled: there the scrolling ends.
    pub fn scrolled_to(&mut self, end: usize) {
        self.view.scroll = self.view.scroll.min(end);
    }

    /// Whether a restart would throw away what nobody has agreed to lose yet.
    fn is_work(&self, before: Option<Remark>) -> bool {
        before != Some(Remark::RestartAgain) && !self.answers.is_empty()
    }

    fn restart(&mut self) {
        self.answers = crate::interview::Answers::default();
        self.rules = Vec::new();
        self.report = None;
        self.kept.clear();
        self.fault = None;
        self.going = Going::Through;
        self.find_path();
        self.open(Page::Ask(Question::Place));
    }

    fn back(&mut self) {
        match self.page {
            Page::Ask(Question::Place)
                if self.place.typed.is_empty() && self.place.province.is_none() =>
            {
                if self.going != Going::Through {
                    self.open(Page::Check);
                }
            }
            Page::Ask(Question::Place) if !self.place.typed.is_empty() => {
                self.place.typed.clear();
                self.place.focus = 0;
            }
            Page::Ask(Question::Place) => {
                let from = self.place.province.take();
                let items = self.place.items(self.shelf.index());
                let at = items
                    .iter()
                    .position(|item| Some(item.code()) == from.as_deref());
                self.place.focus = at.unwrap_or(0);
            }
            Page::Ask(_) if self.going != Going::Through => self.open(Page::Check),
            Page::Ask(question) => self.before(Some(question)),
            Page::Check if self.is_unchanged() => self.take_back(),
            Page::Check | Page::Unresolved => self.before(None),
            Page::Plans => self.show(Page::Result),
            Page::Result if self.is_comparing() => self.open_compare(),
            Page::Result | Page::Compare => self.open(Page::Check),
            Page::Fault => {
                self.fault = None;
                self.open(Page::Ask(Question::Place));
            }
        }
    }

    /// The question before another, or the last one asked.
    fn before(&mut self, question: Option<Question>) {
        let asked = &self.path.asked;
        let at = question.and_then(|question| asked.iter().position(|one| *one == question));
        let before = at
            .unwrap_or(asked.len())
            .checked_sub(1)
            .and_then(|at| asked.get(at))
            .copied();
        if let Some(before) = before {
            self.open(Page::Ask(before));
        }
    }

    fn on_page(&mut self, action: Action) -> Effect {
        if let Some(count) = self.choices() {
            self.remark = match action {
                Action::Choose(at) if at >= count => Some(Remark::OnlySoMany(count)),
                _ => None,
            };
        }
        match self.page {
            Page::Ask(question) => self.on_question(question, action),
            Page::Check => self.on_check(action),
            Page::Result => self.on_result(action),
            Page::Plans => self.on_plans(action),
            Page::Compare => self.on_compare(action),
            Page::Unresolved | Page::Fault => Effect::Unchanged,
        }
    }

    fn on_question(&mut self, question: Question, action: Action) -> Effect {
        if action == Action::DontKnow && question.may_be_unknown() {
            let answer = match question.kind() {
                Kind::Choices(_) => Answer::Choice(Choice::DontKnow),
                _ => Answer::DontKnow,
            };
            return self.given(question, answer);
        }
        match question.kind() {
            Kind::Choices(choices) => self.on_choices(question, choices, action),
            Kind::Place => self.on_place(action),
            Kind::Month => match on_date(&mut self.month, action) {
                Typing::Answered(month) => self.given(question, Answer::Month(month)),
                Typing::Goes(effect) => effect,
            },
            Kind::Day => match on_date(&mut self.day, action) {
                Typing::Answered(day) => self.given(question, Answer::Day(day)),
                Typing::Goes(effect) => effect,
            },
        }
    }

    fn given(&mut self, question: Question, answer: Answer) -> Effect {
        self.give(question, answer);
        Effect::Changed
    }

    fn on_choices(&mut self, question: Question, choices: &[Choice], action: Action) -> Effect {
        let last = choices.len().saturating_sub(1);
        let chosen = match action {
            Action::Choose(at) => choices.get(at),
            Action::Accept => choices.get(self.focus),
            Action::Move(direction) => {
                self.focus = match direction {
                    Direction::Up | Direction::Left => self.focus.saturating_sub(1),
                    Direction::Down | Direction::Right => (self.focus + 1).min(last),
                    Direction::PageUp | Direction::First => 0,
                    Direction::PageDown | Direction::Last => last,
                };
                return Effect::Changed;
            }
            _ => None,
        };
        let Some(choice) = chosen else {
            return Effect::Unchanged;
        };
        self.given(question, Answer::Choice(*choice))
    }

    fn on_place(&mut self, action: Action) -> Effect {
        let index = self.shelf.index();
        let number = |c: char| c.to_digit(10).and_then(|n| usize::try_from(n).ok());
        let numbered = 1..=self.place.numbered();
        match action {
            Action::Type(c) if number(c).is_some_and(|n| numbered.contains(&n)) => {
                let at = number(c).unwrap_or(0).saturating_sub(1);
                let item = self.place.items(index).into_iter().nth(at);
                return self.take_place(item);
            }
            Action::Type(c) => return changed_if(self.place.put(c)),
            Action::Erase => return changed_if(self.place.erase()),
            _ => {}
        }
        let items = self.place.items(index);
        match action {
            Action::Move(direction) => {
                let labels = items.iter().map(|item| item.label(self.lang, index));
                let columns = self.place.columns(&labels.collect::<Vec<_>>());
                self.place.go(direction, items.len(), columns);
                Effect::Changed
            }
            Action::Accept => {
                let item = items.into_iter().nth(self.place.focus);
                self.take_place(item)
            }
            _ => Effect::Unchanged,
        }
    }

    fn take_place(&mut self, item: Option<PlaceItem>) -> Effect {
        match item {
            Some(PlaceItem::Province(code)) => {
                self.place.province = Some(code);
                self.place.focus = 0;
            }
            Some(
                PlaceItem::Place(code)
                | PlaceItem::RestOf(code)
                | PlaceItem::AllOf(code)
                | PlaceItem::County { code, .. },
            ) => self.give(Question::Place, Answer::Place(code)),
            None => return Effect::Unchanged,
        }
        Effect::Changed
    }

    fn on_check(&mut self, action: Action) -> Effect {
        let rows = self.listed().len();
        // Below the answers stands the way on.
        match action {
            Action::Move(direction) => {
                self.focus = match direction {
                    Direction::Up | Direction::Left => self.focus.saturating_sub(1),
                    Direction::Down | Direction::Right => (self.focus + 1).min(rows),
                    Direction::PageUp | Direction::First => 0,
                    Direction::PageDown | Direction::Last => rows,
                };
            }
            Action::Choose(at) if at < rows => self.change(at),
            Action::Accept if self.focus < rows => self.change(self.focus),
            Action::Accept | Action::Review => self.answer(),
            _ => return Effect::Unchanged,
        }
        Effect::Changed
    }

    /// Opens a question again; the other answers stay.
    fn change(&mut self, row: usize) {
        if let Some(question) = self.listed().get(row).copied() {
            let before = self.check_rows();
            self.going = Going::Changing { before };
            self.open(Page::Ask(question));
        }
    }

    /// From the answers to the calendar.
    fn answer(&mut self) {
        if unresolved(&self.path.told) {
            self.page = Page::Unresolved;
            return;
        }
        if let Some(next) = self.path.next {
            let before = self.check_rows();
            self.going = Going::Completing { before };
            self.open(Page::Ask(next));
            return;
        }
        let variants = variants(&self.path.told, &self.ground());
        let mut cases = variants.into_iter().map(|variant| variant.case);
        let Some(case) = cases.next() else {
            self.notice = Notice::Contradiction;
            return;
        };
        let others: Vec<_> = cases.collect();
        match Report::among(case, &others, &mut self.shelf, None) {
            Ok(report) => {
                self.report = Some(report);
                if self.is_comparing() {
                    self.open_compare();
                } else {
                    self.open_result();
                }
            }
            Err(fault) => {
                self.fault = Some(fault);
                self.page = Page::Fault;
            }
        }
    }

    /// Turns between the calendar and what can be done; what was looked at stays.
    fn show(&mut self, page: Page) {
        self.view.scroll = 0;
        self.open(page);
    }

    fn on_plans(&mut self, action: Action) -> Effect {
        let before = self.view.scroll;
        match action {
            Action::Plans => {
                self.show(Page::Result);
                return Effect::Changed;
            }
            Action::Review => {
                self.open(Page::Check);
                return Effect::Changed;
            }
            Action::Move(direction) => self.view.scroll = scrolled(before, direction),
            _ => {}
        }
        changed_if(before != self.view.scroll)
    }

    /// Turns to the calendar, at today.
    pub(super) fn open_result(&mut self) {
        if let Some(report) = &self.report {
            self.view = ResultView::new(report.answer.opens_at(), Month::of(self.today));
        }
        self.open(Page::Result);
    }

    fn on_result(&mut self, action: Action) -> Effect {
        match action {
            Action::WhatIf => {
                self.what_if();
                Effect::Changed
            }
            Action::Review => {
                self.open(Page::Check);
                Effect::Changed
            }
            Action::Plans => {
                self.show(Page::Plans);
                Effect::Changed
            }
            Action::Move(direction) => {
                let Some(report) = &self.report else {
                    return Effect::Unchanged;
                };
                let record = &report.answer.go_on;
                let lines: Vec<Line> = sheet(self.lang, report, self.view.first, MONTHS_SHOWN)
                    .rows
                    .into_iter()
                    .filter_map(|row| row.line)
                    .collect();
                let before = self.view.clone();
                self.view.go(direction, record.first, record.last, &lines);
                if before == self.view {
                    Effect::Unchanged
                } else {
                    Effect::Changed
                }
            }
            _ => Effect::Unchanged,
        }
    }
}

/// What an action does to a field for a date.
enum Typing<T> {
    /// The question is answered.
    Answered(T),
    /// It is not, yet.
    Goes(Effect),
}

fn on_date<T: Moment>(field: &mut DateField<T>, action: Action) -> Typing<T> {
    Typing::Goes(match action {
        Action::Move(direction) => {
            field.go(direction);
            Effect::Changed
        }
        Action::Type(c) => changed_if(field.put(c)),
        Action::Erase => changed_if(field.erase()),
        // If it is refused, that is said.
        Action::Accept => match field.accept() {
            Some(date) => return Typing::Answered(date),
            None => Effect::Changed,
        },
        _ => Effect::Unchanged,
    })
}

/// Where a text is scrolled to; its end is where drawing it ends.
fn scrolled(from: usize, direction: Direction) -> usize {
    const PAGE: usize = 5;
    match direction {
        Direction::Up | Direction::Left => from.saturating_sub(1),
        Direction::Down | Direction::Right => from.saturating_add(1),
        Direction::PageUp => from.saturating_sub(PAGE),
        Direction::PageDown => from.saturating_add(PAGE),
        Direction::First => 0,
        Direction::Last => usize::MAX,
    }
}

pub(super) fn changed_if(changed: bool) -> Effect {
    if changed {
        Effect::Changed
    } else {
        Effect::Unchanged
    }
}
