//! A line said of the last key: why it did nothing, or what it does if pressed again.

use super::action::Effect;
use super::menu::SLOTS;
use super::state::{Page, Session};
use crate::calendar::Month;
use crate::interview::{Kind, Question};

/// What is said of the last key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The answer leaves no gap between the months told.
    NoGap,
    /// There are only so many to choose.
    OnlySoMany(usize),
    /// There are only so many to choose, and the one that always has the last digit.
    OnlySoManyAndLast(usize),
    /// Months are painted by a few keys; this is none of them.
    OnlyPaints,
    /// The terminal may not be able to show Han characters.
    MayShowNoHan,
    /// Here digits and arrows choose; the key does nothing.
    NoLetters,
    /// No month was painted as paid.
    NothingPaid,
    /// Money arrives no earlier than in this month.
    ArrivedBefore(Month),
    /// Once more, and everything is forgotten.
    RestartAgain,
}

impl Session {
    /// What is said of the last key.
    pub fn remark_text(&self) -> Option<String> {
        let lang = self.lang;
        Some(match self.remark? {
            Remark::NoGap => lang.refused_no_gap().to_owned(),
            Remark::OnlySoMany(count) => lang.remark_only_so_many(count),
            Remark::OnlySoManyAndLast(count) => lang.remark_only_so_many_and_last(count, SLOTS),
            Remark::OnlyPaints => lang.remark_only_paints().to_owned(),
            Remark::MayShowNoHan => lang.remark_may_show_no_han().to_owned(),
            Remark::NoLetters => lang.remark_no_letters().to_owned(),
            Remark::RestartAgain if self.is_kiosk() => lang.remark_end_again().to_owned(),
            Remark::NothingPaid => lang.remark_nothing_paid().to_owned(),
            Remark::ArrivedBefore(month) => lang.remark_arrived_before(lang.month(month)),
            Remark::RestartAgain => lang.remark_restart_again().to_owned(),
        })
    }

    /// Whether a key has to be pressed again before it does what it does: that is said in the footer.
    pub fn asks_to_confirm(&self) -> bool {
        self.remark == Some(Remark::RestartAgain)
    }

    /// A key that does nothing here was pressed: where there are choices it is said how one chooses.
    pub fn no_such_key(&mut self) -> Effect {
        if self.why_fills_the_page() {
            self.why = false;
            return Effect::Changed;
        }
        let before = self.remark;
        self.remark = match self.page {
            Page::Ask(Question::Months) => Some(Remark::OnlyPaints),
            _ => self.choices().map(|_| Remark::NoLetters),
        };
        if self.help || before == self.remark {
            Effect::Unchanged
        } else {
            Effect::Changed
        }
    }

    /// Whether it is told why something is asked in place of what there is to choose: then any key goes on.
    pub fn why_fills_the_page(&self) -> bool {
        self.why && !self.help && self.menu().is_some()
    }

    /// How many there are to choose on this page, if any are.
    pub(super) fn choices(&self) -> Option<usize> {
        if let Some(menu) = self.menu() {
            return Some(menu.shown(self.menu_page).len());
        }
        match self.page {
            Page::Ask(question) => match question.kind() {
                Kind::Choices(choices) => Some(choices.len()),
                _ => None,
            },
            Page::Check => Some(self.listed().len()),
            _ => None,
        }
    }

    /// The question asked now, if one is.
    pub fn question(&self) -> Option<Question> {
        match self.page {
            Page::Ask(question) => Some(question),
            _ => None,
        }
    }
}
