//! What an action does.

use super::action::{Action, Direction, Effect};
use super::check::{Going, Notice};
use super::date::{DateField, Moment};
use super::desk::Note;
use super::place::PlaceItem;
use super::remark::Remark;
use super::state::{Page, Session};
use crate::calendar::{Day, Month};
use crate::interview::{Answer, Answers, Choice, Kind, Question, unresolved, variants};
use crate::policy::Identity;
use crate::report::{KnownAs, Report};

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
            Action::Quit if self.is_kiosk() => return Effect::Unchanged,
            Action::Quit if self.page == Page::Desk && self.is_desk_work() => {
                self.desk.note = Some(Note::LeaveAgain);
            }
            Action::Quit => return Effect::Quit,
            Action::Help => self.help = !self.help,
            Action::Theme => self.look.theme = self.look.theme.next(),
            // Who looks for more of it has not read enough.
            Action::Move(_) if self.help => return Effect::Unchanged,
            _ if self.help => self.help = false,
            Action::Restart if self.is_work(before) => self.remark = Some(Remark::RestartAgain),
            Action::Restart => {
                self.forget();
                return Effect::Forgotten;
            }
            Action::Stay => {}
            Action::Language => self.switch_language(),
            _ if self.page == Page::Desk => return self.on_desk(action),
            // Where it stands in place of the choices, anything takes it away.
            _ if self.why && self.is_kiosk() && self.question().is_some() => self.why = false,
            Action::Why if self.question().is_some() => self.why = !self.why,
            // There it tells all that is said of the month, not only the first of it.
            Action::Why if self.page == Page::Calendar => {
                self.why = !self.why;
                self.view.scroll = 0;
            }
            Action::Back => self.back(),
            Action::TakeBack if self.is_comparing() => self.take_back(),
            Action::Strip => return self.turn_strip(),
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

    fn back(&mut self) {
        let page = self.page;
        match page {
            Page::Ask(Question::Place) if self.place.is_at_root() => {
                if self.going != Going::Through {
                    self.open(Page::Check);
                } else if self.is_kiosk() {
                    self.open(Page::Welcome);
                }
            }
            Page::Ask(Question::Place) if !self.place.typed.is_empty() => {
                self.place.typed.clear();
                self.place.focus = 0;
            }
            Page::Ask(Question::Place) => self.close_place(),
            Page::Ask(question) if self.closes_picker(question) => {}
            Page::Welcome | Page::Desk => {}
            Page::Ask(Question::Months) if self.strip.leave() => {}
            Page::Ask(question) => self.back_from(question),
            Page::Check if self.is_unchanged() => self.take_back(),
            Page::Check | Page::Unresolved => self.before(None),
            Page::Plans => self.show(self.plans_from),
            Page::TakeHome if self.stops_naming() => {}
            Page::Calendar | Page::TakeHome => self.show(Page::Result),
            Page::Result if self.is_comparing() => self.open_compare(),
            Page::Result | Page::Compare => self.open(Page::Check),
            Page::Fault => {
                self.fault = None;
                self.open(Page::Ask(Question::Place));
            }
        }
    }

    fn back_from(&mut self, question: Question) {
        let came_from = self
            .strip
            .came_from
            .filter(|_| question == Question::Months);
        match came_from {
            Some(question) => self.open(Page::Ask(question)),
            None if self.going != Going::Through => self.open(Page::Check),
            None => self.before(Some(question)),
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
        if let Some(menu) = self.menu() {
            if let Some(effect) = self.on_menu(&menu, action) {
                return effect;
            }
        } else if let (Some(count), Action::Choose(at)) = (self.choices(), action)
            && at >= count
        {
            self.remark = Some(Remark::OnlySoMany(count));
        }
        match self.page {
            Page::Ask(question) => self.on_question(question, action),
            Page::Check => self.on_check(action),
            Page::Result => self.on_result(action),
            Page::Calendar => self.on_calendar(action),
            Page::Plans => self.on_plans(action),
            Page::TakeHome => self.on_take_home(action),
            Page::Compare => self.on_compare(action),
            Page::Unresolved if action == Action::Review => {
                self.open(Page::Check);
                Effect::Changed
            }
            Page::Welcome | Page::Unresolved | Page::Fault | Page::Desk => Effect::Unchanged,
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
            Kind::Months => self.on_strip(action),
            Kind::Month => match on_date(&mut self.month, action, taken_month(action)) {
                Typing::Answered(month) => self.given(question, Answer::Month(month)),
                Typing::Goes(effect) => effect,
            },
            Kind::Day => match on_date(&mut self.day, action, taken_day(action)) {
                Typing::Answered(day) => self.given(question, Answer::Day(day)),
                Typing::Goes(effect) => effect,
            },
        }
    }

    pub(super) fn given(&mut self, question: Question, answer: Answer) -> Effect {
        self.give(question, answer);
        Effect::Changed
    }

    fn on_choices(&mut self, question: Question, choices: &[Choice], action: Action) -> Effect {
        let last = choices.len().saturating_sub(1);
        let chosen = match action {
            Action::Choose(at) | Action::Take(at) => choices.get(at),
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
        self.chosen(question, *choice)
    }

    /// One of the choices is not an answer, but a way to give one.
    pub(super) fn chosen(&mut self, question: Question, choice: Choice) -> Effect {
        match choice {
            Choice::ByMonth => self.turn_strip(),
            choice => self.given(question, Answer::Choice(choice)),
        }
    }

    fn on_place(&mut self, action: Action) -> Effect {
        let number = |c: char| c.to_digit(10).and_then(|n| usize::try_from(n).ok());
        let numbered = 1..=self.place.numbered();
        match action {
            Action::Type(c) if number(c).is_some_and(|n| numbered.contains(&n)) => {
                let at = number(c).unwrap_or(0).saturating_sub(1);
                let item = self.place.items(self.shelf.index()).into_iter().nth(at);
                return self.take_place(item);
            }
            // There a digit chooses what stands beside it, and nothing else.
            Action::Type(c) if self.is_kiosk() && c.is_ascii_digit() => {
                self.remark = self.menu().map(|menu| self.only(&menu));
                return Effect::Changed;
            }
            Action::Type(c) => {
                let put = self.place.put(c);
                return self.list_found(put);
            }
            Action::Erase => {
                let erased = self.place.erase();
                return self.list_found(erased);
            }
            _ => {}
        }
        let index = self.shelf.index();
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
            Action::Take(at) => {
                let item = items.into_iter().nth(at);
                self.take_place(item)
            }
            _ => Effect::Unchanged,
        }
    }

    /// Shows what was found, if there is something else to be found now.
    fn list_found(&mut self, is_new: bool) -> Effect {
        if is_new {
            self.list_places(0);
        }
        changed_if(is_new)
    }

    pub(super) fn take_place(&mut self, item: Option<PlaceItem>) -> Effect {
        match item {
            Some(PlaceItem::Area(area)) => {
                self.place.area = Some(area);
                self.list_places(0);
            }
            Some(PlaceItem::Province(code)) => {
                self.place.province = Some(code);
                self.list_places(0);
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
            Action::Choose(at) | Action::Take(at) if at < rows => self.change(at),
            Action::Take(at) if at == rows => self.answer(),
            Action::Accept if self.focus < rows => self.change(self.focus),
            Action::Accept | Action::Review => self.answer(),
            _ => return Effect::Unchanged,
        }
        Effect::Changed
    }

    /// Opens a question again; the other answers stay.
    pub(super) fn change(&mut self, row: usize) {
        if let Some(question) = self.listed().get(row).copied() {
            let before = self.check_rows();
            self.going = Going::Changing { before };
            self.open(Page::Ask(question));
        }
    }

    /// Who the answer is about, in the words of whoever answered.
    pub fn who_text(&self, report: &Report) -> &'static str {
        match (self.path.told.choice(Question::Who), report.known_as) {
            (Some(Choice::ForChild), _) => self.lang.who_child(),
            (_, KnownAs::NotRetiredYet) => self.lang.who_not_retired_yet(),
            (_, KnownAs::Identity) => report.called(self.lang),
        }
    }

    /// From the answers to the calendar.
    pub(super) fn answer(&mut self) {
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
            Ok(mut report) => {
                report.known_as = known_as(&self.path.told, &report);
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
}

/// What an action does to a field for a date.
enum Typing<T> {
    /// The question is answered.
    Answered(T),
    /// It is not, yet.
    Goes(Effect),
}

const fn taken_month(action: Action) -> Option<Month> {
    match action {
        Action::TakeMonth(month) => Some(month),
        _ => None,
    }
}

const fn taken_day(action: Action) -> Option<Day> {
    match action {
        Action::TakeDay(day) => Some(day),
        _ => None,
    }
}

fn on_date<T: Moment>(field: &mut DateField<T>, action: Action, taken: Option<T>) -> Typing<T> {
    if let Some(taken) = taken.filter(|one| (field.earliest..=field.latest).contains(one)) {
        return Typing::Answered(taken);
    }
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

pub(super) fn changed_if(changed: bool) -> Effect {
    if changed {
        Effect::Changed
    } else {
        Effect::Unchanged
    }
}

/// What somebody who answered so says they are.
pub(super) fn known_as(told: &Answers, report: &Report) -> KnownAs {
    match (told.choice(Question::Who), report.who()) {
        (Some(Choice::Retiree), Identity::Flexible) => KnownAs::NotRetiredYet,
        _ => KnownAs::Identity,
    }
}
