//! The field for months: painted from one to another, taken back step by step; what the fund does then follows at once.

use super::action::{Action, Direction, Effect};
use super::check::Going;
use super::remark::Remark;
use super::state::{Page, Session};
use super::update::changed_if;
use crate::calendar::{Day, Month};
use crate::engine::{Course, Timeline, record_among};
use crate::interview::{Answer, Answers, Painted, Question, Strip, pays_by_month, variants};

/// Months before these are what the first of them is.
const MONTHS_BACK: i32 = 59;
/// Months in a row, on screen and up and down.
const ROW: i32 = 12;
/// More steps than anybody takes back one by one.
const MOST_STEPS: usize = 1000;

/// What months are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Brush {
    /// Paid on time.
    Paid,
    /// Not paid.
    Unpaid,
    /// Paid later.
    MadeUp,
}

impl Brush {
    /// All of them, in the order of their digits.
    pub const ALL: [Self; 3] = [Self::Paid, Self::Unpaid, Self::MadeUp];

    const fn painted(self) -> Painted {
        match self {
            Self::Paid => Painted::Paid,
            Self::Unpaid => Painted::Unpaid,
            Self::MadeUp => Painted::MadeUp(None),
        }
    }
}

/// What the next month chosen is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// To begin with.
    ForStart,
    /// To end with what began here.
    ForEnd(Month),
    /// To say when the money arrived that made up these.
    ForArrival {
        /// The first of them.
        from: Month,
        /// The last of them.
        to: Month,
    },
}

/// A field for months.
#[derive(Clone, Debug)]
pub struct StripField {
    /// The months.
    pub strip: Strip,
    /// The month in focus.
    pub focus: Month,
    /// What is painted.
    pub brush: Brush,
    /// What the next month chosen is for.
    pub waits: Waits,
    /// What the fund does, if it was as painted.
    pub fund: Option<Timeline>,
    /// The question it was opened from, if not by the way on.
    pub(super) came_from: Option<Question>,
    /// What was told when it was opened, beside the months.
    told: Answers,
    /// The months as they were told, then or since.
    given: Option<Strip>,
    /// What it was, before each step.
    before: Vec<Strip>,
}

impl StripField {
    /// A field that opens with a strip.
    pub fn new(mut strip: Strip, told: Answers) -> Self {
        strip.reach_back(Month::in_year(strip.first().year(), 1));
        Self {
            focus: strip.last(),
            strip,
            brush: Brush::Unpaid,
            waits: Waits::ForStart,
            fund: None,
            came_from: None,
            told,
            given: None,
            before: Vec::new(),
        }
    }

    /// A field in which nothing was ever told.
    pub fn blank(today: Day) -> Self {
        Self::new(Strip::of(None, today), Answers::default())
    }

    /// The first month that can be chosen; those of a year are shown together.
    fn earliest(&self) -> Month {
        let far = self.strip.last().plus(-MONTHS_BACK).min(self.strip.first());
        Month::in_year(far.year(), 1)
    }

    /// Whether `month` would be painted, if it ended where the focus is.
    pub fn is_within(&self, month: Month) -> bool {
        let Waits::ForEnd(start) = self.waits else {
            return false;
        };
        (start.min(self.focus)..=start.max(self.focus)).contains(&month)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.before.is_empty() || matches!(self.waits, Waits::ForEnd(_))
    }

    /// Moves the focus.
    pub fn go(&mut self, direction: Direction) {
        self.look_at(match direction {
            Direction::Left => self.focus.plus(-1),
            Direction::Right => self.focus.plus(1),
            Direction::Up | Direction::PageUp => self.focus.plus(-ROW),
            Direction::Down | Direction::PageDown => self.focus.plus(ROW),
            Direction::First => self.earliest(),
            Direction::Last => self.strip.last(),
        });
    }

    /// Looks at a month; whoever goes further back sees what was said of the time before.
    fn look_at(&mut self, month: Month) {
        self.focus = month.clamp(self.earliest(), self.strip.last());
        self.strip.reach_back(Month::in_year(self.focus.year(), 1));
    }

    /// Leaves what was begun. Returns whether anything was.
    pub(super) fn leave(&mut self) -> bool {
        std::mem::replace(&mut self.waits, Waits::ForStart) != Waits::ForStart
    }

    /// Chooses the month in focus: where it begins, where it ends, or when money arrived. Returns why not, if not.
    fn mark(&mut self) -> Option<Remark> {
        match self.waits {
            Waits::ForStart => self.waits = Waits::ForEnd(self.focus),
            Waits::ForEnd(start) => self.end(start),
            Waits::ForArrival { to, .. } if self.focus < to => {
                return Some(Remark::ArrivedBefore(to));
            }
            Waits::ForArrival { from, to } => {
                self.step(from, to, Painted::MadeUp(Some(self.focus)));
                self.waits = Waits::ForStart;
            }
        }
        None
    }

    fn end(&mut self, start: Month) {
        let (from, to) = (start.min(self.focus), start.max(self.focus));
        self.step(from, to, self.brush.painted());
        self.waits = Waits::ForStart;
        if self.brush == Brush::MadeUp {
            self.waits = Waits::ForArrival { from, to };
            // With the next premium, most often; or later.
            self.look_at(to.plus(1));
        }
    }

    fn step(&mut self, from: Month, to: Month, painted: Painted) {
        let before = self.strip.clone();
        self.strip.paint(from, to, painted);
        if self.strip == before {
            return;
        }
        if self.before.len() >= MOST_STEPS {
            self.before.remove(0);
        }
        self.before.push(before);
    }

    /// Takes the last step back. Returns whether there was one.
    fn undo(&mut self) -> bool {
        if matches!(self.waits, Waits::ForEnd(_)) {
            return self.leave();
        }
        self.waits = Waits::ForStart;
        let Some(mut before) = self.before.pop() else {
            return false;
        };
        before.reach_back(self.strip.first());
        self.strip = before;
        true
    }
}

impl Session {
    /// Whether months can be told one by one here.
    pub fn may_paint(&self) -> bool {
        let here = match self.page {
            Page::Ask(question) => question.is_of_months(),
            Page::Check => true,
            _ => false,
        };
        here && pays_by_month(&self.path.told)
    }

    /// Turns to the months, as they were told so far; or from them back to the short way.
    pub(super) fn turn_strip(&mut self) -> Effect {
        match self.page {
            Page::Ask(Question::Months) => self.short_way(),
            Page::Ask(question) if self.may_paint() => {
                self.open(Page::Ask(Question::Months));
                self.strip.came_from = Some(question);
            }
            Page::Check if self.may_paint() => {
                let before = self.check_rows();
                self.going = Going::Changing { before };
                self.open(Page::Ask(Question::Months));
            }
            _ => return Effect::Unchanged,
        }
        Effect::Changed
    }

    /// Months are told by a few questions after all.
    fn short_way(&mut self) {
        if self.answers.strip().is_some() {
            self.report = None;
        }
        self.answers.forget(Question::Months);
        self.find_path();
        let asked = self.path.asked.iter().copied();
        let first = asked.chain(self.path.next).find(|one| one.is_of_months());
        self.open(first.map_or(Page::Check, Page::Ask));
    }

    /// Opens the field with what is known: the months as painted before, or those the other answers come to.
    pub(super) fn open_strip(&mut self) {
        let mut told = self.path.told.clone();
        told.forget(Question::Months);
        let painted = self.answers.strip().cloned();
        let field = &mut self.strip;
        // Who was here before, and has told nothing else since, finds what was painted: even if the short way was taken in
        // between, in which months come out as paid that were painted as made up.
        let is_begun = field.can_undo() || field.given.is_some();
        let is_same = painted.is_none() || painted == field.given;
        if field.told == told && is_begun && is_same {
            field.leave();
            field.came_from = None;
            return;
        }
        let given = painted.clone();
        let strip = painted.unwrap_or_else(|| {
            let told = variants(&self.path.told, &self.ground());
            let case = told.first().map(|variant| &variant.case);
            Strip::of(case, self.today)
        });
        self.strip = StripField::new(strip, told);
        self.strip.given = given;
        self.follow_strip();
    }

    /// Runs what is painted.
    fn follow_strip(&mut self) {
        let mut told = self.path.told.clone();
        told.give(Question::Months, Answer::Months(self.strip.strip.clone()));
        let drawn = variants(&told, &self.ground());
        let mut facts = drawn.into_iter().map(|variant| variant.case.facts());
        let Some(first) = facts.next() else {
            return;
        };
        let others: Vec<_> = facts.collect();
        self.strip.fund = record_among(&self.rules, &first, &others, Course::BASE);
    }

    pub(super) fn on_strip(&mut self, action: Action) -> Effect {
        let field = &mut self.strip;
        let before = field.strip.clone();
        match action {
            Action::Move(direction) => {
                let focus = field.focus;
                field.go(direction);
                return changed_if(focus != field.focus);
            }
            Action::Paint(brush) => {
                field.brush = brush;
                // Whoever goes on painting does not know when the money arrived.
                if matches!(field.waits, Waits::ForArrival { .. }) {
                    field.leave();
                }
                self.remark = field.mark();
            }
            Action::Dip(brush) => {
                field.brush = brush;
                if matches!(field.waits, Waits::ForArrival { .. }) {
                    field.leave();
                }
            }
            Action::Mark(month) => {
                if let Some(month) = month {
                    field.look_at(month);
                }
                self.remark = field.mark();
            }
            Action::Accept if field.waits == Waits::ForStart => return self.take_strip(),
            Action::Accept => self.remark = field.mark(),
            Action::DontKnow => return changed_if(field.leave()),
            Action::Undo => {
                if !field.undo() {
                    return Effect::Unchanged;
                }
            }
            _ => return Effect::Unchanged,
        }
        if self.strip.strip != before {
            self.follow_strip();
        }
        Effect::Changed
    }

    fn take_strip(&mut self) -> Effect {
        if self.strip.strip.has_paid() {
            let strip = self.strip.strip.clone();
            self.strip.given = Some(strip.clone());
            self.give(Question::Months, Answer::Months(strip));
        } else {
            self.remark = Some(Remark::NothingPaid);
        }
        Effect::Changed
    }
}
