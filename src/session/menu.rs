//! What a page offers to choose, as a list of a few at a time: so that eight digits, four arrows or a finger are enough.
//!
//! Knows the pages; must not know where on a screen a choice stands.

use chrono::Datelike;

use super::action::{Action, Direction, Effect};
use super::manner::Manner;
use super::pick::{Grain, Picker, Portion, Size};
use super::place::{PlaceItem, Root};
use super::remark::Remark;
use super::state::{Page, Session};
use super::update::changed_if;
use crate::calendar::{Day, DayRange, Month, minus_days};
use crate::interview::{Answer, Choice, Kind, Question};

/// So many choices at a time, in two columns.
pub const SLOTS: usize = 8;
/// The rows of a column.
pub const ROWS: usize = 4;

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is called.
    pub label: String,
    /// The official term, or a word of explanation.
    pub detail: Option<String>,
}

/// What a page offers to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Menu {
    /// All choices.
    pub entries: Vec<Entry>,
    /// Whether the last of them stands on every page, and by the last digit: what is chosen by who finds nothing else is found
    /// without looking.
    pub last_stays: bool,
}

/// A choice that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Which of the eight places it stands at, from 0.
    pub slot: usize,
    /// Its place in the whole list.
    pub at: usize,
}

impl Menu {
    /// How many choices a page has room for, beside the one that stands on all of them.
    fn per_page(&self) -> usize {
        SLOTS - self.fixed()
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        let listed = self.entries.len() - self.fixed();
        listed.div_ceil(self.per_page()).max(1)
    }

    /// What a page shows, in the order of its digits.
    pub fn shown(&self, page: usize) -> Vec<Shown> {
        let per_page = self.per_page();
        let last = self.entries.len().saturating_sub(self.fixed());
        let first = page.saturating_mul(per_page);
        let stays = self.last_stays.then_some(Shown {
            slot: SLOTS - 1,
            at: last,
        });
        let listed = (first..last.min(first + per_page)).zip(0..);
        let listed = listed.map(|(at, slot)| Shown { slot, at });
        listed.chain(stays).collect()
    }

    /// How many stand on every page.
    fn fixed(&self) -> usize {
        usize::from(self.last_stays).min(self.entries.len())
    }

    /// The page on which a choice stands first.
    fn page_of(&self, at: usize) -> usize {
        (at / self.per_page()).min(self.pages() - 1)
    }
}

impl Session {
    /// Whether this visit is at a machine that many share.
    pub const fn is_kiosk(&self) -> bool {
        matches!(self.manner, Manner::Kiosk(_))
    }

    /// What this page offers to choose, where it is chosen from a list.
    pub fn menu(&self) -> Option<Menu> {
        if !self.is_kiosk() {
            return None;
        }
        let lang = self.lang;
        let plain = |label: String| Entry {
            label,
            detail: None,
        };
        let menu = match self.page {
            Page::Welcome => {
                let entry = |label: &str, detail: &str| Entry {
                    label: label.to_owned(),
                    detail: Some(detail.to_owned()),
                };
                Menu {
                    entries: vec![
                        entry(lang.welcome_start(), lang.welcome_start_detail()),
                        entry(lang.welcome_language(), lang.welcome_language_detail()),
                    ],
                    last_stays: false,
                }
            }
            Page::Ask(question) => match question.kind() {
                Kind::Choices(choices) => Menu {
                    entries: self.choice_entries(question, choices),
                    last_stays: choices.last() == Some(&Choice::DontKnow),
                },
                Kind::Place => {
                    let index = self.shelf.index();
                    let items = self.place.items(index);
                    let entry = |item: &PlaceItem| Entry {
                        label: item.label(lang, index),
                        detail: item.detail(lang, index, &self.place.typed),
                    };
                    Menu {
                        entries: items.iter().map(entry).collect(),
                        last_stays: false,
                    }
                }
                // There is nothing to choose from: months are painted.
                Kind::Months => return None,
                Kind::Month | Kind::Day => {
                    let portions = self.picker.portions();
                    let dates = portions.into_iter().map(|portion| self.date_entry(portion));
                    let unknown = question
                        .may_be_unknown()
                        .then(|| plain(lang.choice_dont_know().to_owned()));
                    Menu {
                        last_stays: unknown.is_some(),
                        entries: dates.chain(unknown).collect(),
                    }
                }
            },
            Page::Check => {
                let rows = self.check_rows().into_iter().map(|row| Entry {
                    label: row.says,
                    detail: Some(row.asks),
                });
                let go_on = plain(self.way_on().to_owned());
                Menu {
                    entries: rows.chain(std::iter::once(go_on)).collect(),
                    last_stays: true,
                }
            }
            _ => return None,
        };
        Some(menu)
    }

    fn choice_entries(&self, question: Question, choices: &[Choice]) -> Vec<Entry> {
        let wording = self.wording();
        let entry = |choice: &Choice| Entry {
            label: wording.choice(question, *choice),
            detail: wording.detail(*choice).map(str::to_owned),
        };
        choices.iter().map(entry).collect()
    }

    fn date_entry(&self, portion: Portion) -> Entry {
        let (lang, days) = (self.lang, portion.days);
        let month = Month::of(days.from());
        let this_month = Month::of(self.today);
        let (first, last) = (days.from(), days.to());
        let near = match portion.size {
            Size::Month if month == this_month => Some(lang.choice_this_month()),
            Size::Month if month.plus(1) == this_month => Some(lang.choice_last_month()),
            Size::Day if first == self.today => Some(lang.day_today()),
            Size::Day if first == minus_days(self.today, 1) => Some(lang.day_yesterday()),
            _ => None,
        };
        let near = near.map(str::to_owned);
        let (label, detail) = match portion.size {
            // What is left of a year once its last months stand by themselves.
            Size::Year if Month::of(last).number() < 12 => {
                (lang.months_in_a_row(month, Month::of(last)), near)
            }
            Size::Year => (lang.year(month.year()), near),
            Size::Month => (lang.month(month), near),
            Size::Days if days.is_one() => (lang.days_one(first.day()), Some(lang.month(month))),
            Size::Days => {
                let days = lang.days_between(first.day(), last.day());
                (days, Some(lang.month(month)))
            }
            Size::Day => (lang.short_day(first), near),
        };
        Entry { label, detail }
    }

    /// Does what an action asks on a page that is chosen from; `None` where that is nothing of the list's.
    pub(super) fn on_menu(&mut self, menu: &Menu, action: Action) -> Option<Effect> {
        let shown = menu.shown(self.menu_page);
        match action {
            // A digit beside which nothing stands takes nothing, whatever has that number elsewhere.
            Action::Choose(slot) => {
                let one = shown.iter().find(|one| one.slot == slot);
                let Some(one) = one else {
                    self.remark = Some(self.only(menu));
                    return Some(Effect::Changed);
                };
                return Some(self.take(one.at));
            }
            Action::Take(at) => {
                let is_there = at < menu.entries.len();
                return Some(if is_there {
                    self.take(at)
                } else {
                    Effect::Unchanged
                });
            }
            Action::Accept if self.focus < menu.entries.len() => {
                return Some(self.take(self.focus));
            }
            Action::More | Action::Move(Direction::PageDown) => {
                self.turn_to(menu, self.menu_page + 1);
            }
            Action::Move(Direction::PageUp) => {
                self.turn_to(menu, self.menu_page + menu.pages() - 1);
            }
            Action::Move(direction) => {
                let before = (self.focus, self.menu_page);
                self.go_over(menu, &shown, direction);
                return Some(changed_if(before != (self.focus, self.menu_page)));
            }
            _ => return None,
        }
        Some(Effect::Changed)
    }

    /// Which digits there are on the page shown.
    pub(super) fn only(&self, menu: &Menu) -> Remark {
        let count = menu.shown(self.menu_page).len();
        match count.checked_sub(menu.fixed()) {
            Some(listed @ 1..) if listed < SLOTS - 1 && menu.last_stays => {
                Remark::OnlySoManyAndLast(listed)
            }
            _ if menu.last_stays => Remark::OnlySoMany(SLOTS),
            _ => Remark::OnlySoMany(count),
        }
    }

    /// Turns to a page of the list; after the last comes the first again.
    fn turn_to(&mut self, menu: &Menu, page: usize) {
        self.menu_page = page % menu.pages();
        let first = menu.shown(self.menu_page).first().copied();
        self.focus = first.map_or(0, |one| one.at);
    }

    /// Moves over what is shown, down one column and then the other; past the end is the next page.
    fn go_over(&mut self, menu: &Menu, shown: &[Shown], direction: Direction) {
        let is_here = |one: &Shown| one.at == self.focus;
        let here = shown.iter().position(is_here).unwrap_or(0);
        let last = shown.len().saturating_sub(1);
        let slot = shown.get(here).map_or(0, |one| one.slot);
        let beside = |slot| shown.iter().position(|one| one.slot == slot);
        let to = match direction {
            Direction::Down if here == last && menu.pages() > 1 => {
                self.turn_to(menu, self.menu_page + 1);
                return;
            }
            Direction::Down => (here + 1).min(last),
            Direction::Up => here.saturating_sub(1),
            // Where nothing stands beside it, the last is the nearest.
            Direction::Right if slot < ROWS => beside(slot + ROWS).unwrap_or(last),
            Direction::Left => slot.checked_sub(ROWS).and_then(beside).unwrap_or(here),
            Direction::Right => here,
            Direction::First => 0,
            _ => last,
        };
        self.focus = shown.get(to).map_or(0, |one| one.at);
    }

    /// Opens the list at what is in focus.
    pub(super) fn open_menu(&mut self) {
        self.menu_page = 0;
        if let Some(menu) = self.menu() {
            // What stands on every page is no reason to open the last of them.
            let stays = menu.last_stays && self.focus + 1 >= menu.entries.len();
            self.menu_page = if stays { 0 } else { menu.page_of(self.focus) };
            let shown = menu.shown(self.menu_page);
            if !shown.iter().any(|one| one.at == self.focus) {
                self.menu_page = 0;
            }
        }
    }

    /// Takes a choice, by its place in the whole list.
    fn take(&mut self, at: usize) -> Effect {
        match self.page {
            Page::Welcome if at == 0 => self.open(Page::Ask(Question::Place)),
            Page::Welcome => self.switch_language(),
            Page::Ask(question) => return self.take_answer(question, at),
            Page::Check if at < self.listed().len() => self.change(at),
            Page::Check => self.answer(),
            _ => return Effect::Unchanged,
        }
        Effect::Changed
    }

    fn take_answer(&mut self, question: Question, at: usize) -> Effect {
        match question.kind() {
            Kind::Choices(choices) => match choices.get(at) {
                Some(choice) => self.chosen(question, *choice),
                None => Effect::Unchanged,
            },
            Kind::Place => {
                let item = self.place.items(self.shelf.index()).into_iter().nth(at);
                self.take_place(item)
            }
            Kind::Months => Effect::Unchanged,
            kind @ (Kind::Month | Kind::Day) => {
                if at >= self.picker.portions().len() {
                    return self.given(question, Answer::DontKnow);
                }
                match (self.picker.choose(at), kind) {
                    (Some(days), Kind::Month) => {
                        self.given(question, Answer::Month(Month::of(days.from())))
                    }
                    (Some(days), _) => self.given(question, Answer::Day(days.from())),
                    (None, _) => {
                        self.focus = 0;
                        self.menu_page = 0;
                        Effect::Changed
                    }
                }
            }
        }
    }

    /// The way to a date, where dates are chosen.
    pub(super) fn open_picker(&mut self, grain: Grain, from: Day, to: Day) {
        if let Some(days) = DayRange::new(from, to) {
            self.picker = Picker::new(grain, days);
        }
    }

    /// Where a list of places begins.
    pub(super) const fn root(&self) -> Root {
        if self.is_kiosk() {
            Root::Areas
        } else {
            Root::Provinces
        }
    }
}
