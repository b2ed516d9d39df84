//! Where a visit stands.

use super::check::CheckRow;
use super::date::{DayField, MonthField};
use super::place::PlaceField;
use super::result::ResultView;
use crate::calendar::{Day, Month};
use crate::i18n::Lang;
use crate::interview::{
    Answer, Answers, Ground, Kind, Memory, Path, Question, Wording, days, months, months_meant,
    path, unresolved,
};
use crate::policy::{Faulty, Rules, Shelf};
use crate::report::Report;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// A question.
    Ask(Question),
    /// All answers.
    Check,
    /// The calendar.
    Result,
    /// It could not be settled which insurance somebody has: what to ask.
    Unresolved,
    /// A pack is faulty.
    Fault,
}

/// What is said below the list of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// How one of them is changed.
    HowToChange,
    /// That two of them contradict each other, found when the calendar was asked for.
    Contradiction,
}

/// A visit.
#[derive(Debug)]
pub struct Session {
    /// The language.
    pub lang: Lang,
    /// Today.
    pub today: Day,
    /// The packs.
    pub shelf: Shelf,
    /// The answers.
    pub answers: Answers,
    /// The page shown.
    pub page: Page,
    /// Whether a single answer is being changed: then the next page is the list of answers.
    pub changing: bool,
    /// What is said below the list of answers.
    pub notice: Notice,
    /// The choice in focus, or the row of the list of answers.
    pub focus: usize,
    /// The field for a place.
    pub place: PlaceField,
    /// The field for a month.
    pub month: MonthField,
    /// The field for a day.
    pub day: DayField,
    /// Whether it is shown why a question is asked.
    pub why: bool,
    /// Whether the help is shown.
    pub help: bool,
    /// The answer, once asked for.
    pub report: Option<Report>,
    /// What is looked at in it.
    pub view: ResultView,
    /// What is wrong with a pack.
    pub fault: Option<Faulty>,
    /// The rules of the place chosen.
    pub(super) rules: Vec<Rules>,
    /// The way through the questions.
    pub(super) path: Path,
    /// What was found out on the way.
    memory: Memory,
}

impl Session {
    /// A new visit.
    pub fn new(shelf: Shelf, lang: Lang, today: Day) -> Self {
        let month = Month::of(today);
        let answers = Answers::default();
        let ground = Ground { today, rules: &[] };
        let mut memory = Memory::default();
        let mut session = Self {
            lang,
            today,
            shelf,
            path: path(&answers, &ground, &mut memory),
            memory,
            answers,
            page: Page::Ask(Question::Place),
            changing: false,
            notice: Notice::HowToChange,
            focus: 0,
            place: PlaceField::default(),
            month: MonthField::new(month, month, month),
            day: DayField::new(today, today, today),
            why: false,
            help: false,
            report: None,
            view: ResultView::new(month, month),
            fault: None,
            rules: Vec::new(),
        };
        session.open(Page::Ask(Question::Place));
        session
    }

    /// The way through the questions.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How questions are worded now.
    pub fn wording(&self) -> Wording {
        Wording::on(self.lang, &self.ground(), &self.path.told)
    }

    /// What the questionnaire stands on.
    pub(super) fn ground(&self) -> Ground<'_> {
        Ground {
            today: self.today,
            rules: &self.rules,
        }
    }

    /// The questions whose answers are listed. Where the month was given, the rough answer before it is no longer worth
    /// a row.
    pub(super) fn listed(&self) -> Vec<Question> {
        let refined = |question: &Question| {
            let exact = question
                .exact()
                .and_then(|exact| self.path.told.month(exact));
            exact.is_some()
        };
        let asked = self.path.asked.iter().copied();
        asked.filter(|question| !refined(question)).collect()
    }

    /// The rows of the list of answers.
    pub fn check_rows(&self) -> Vec<CheckRow> {
        let wording = self.wording();
        let rows = self.listed().into_iter().filter_map(|question| {
            let answer = self.path.told.get(question)?;
            Some(CheckRow {
                question,
                asks: wording.question(question),
                says: wording.answer(question, answer, self.shelf.index()),
            })
        });
        rows.collect()
    }

    /// Turns to a page, as it was last seen: the answer given before is in focus.
    pub(super) fn open(&mut self, page: Page) {
        self.page = page;
        self.notice = Notice::HowToChange;
        self.focus = 0;
        self.why = false;
        self.help = false;
        let Page::Ask(question) = page else {
            // Below the answers stands the way on: that is where most go.
            self.focus = self.listed().len();
            self.changing = false;
            return;
        };
        match question.kind() {
            Kind::Choices(choices) => {
                let given = self.answers.choice(question);
                self.focus = choices
                    .iter()
                    .position(|choice| Some(*choice) == given)
                    .unwrap_or(0);
            }
            Kind::Place => self.open_place(),
            Kind::Month => {
                let (earliest, latest) = months(question, self.today);
                let given = self.answers.month(question);
                let focus = given.unwrap_or(self.latest_meant(question));
                self.month = MonthField::new(focus, earliest, latest);
            }
            Kind::Day => self.open_day(question),
        }
    }

    /// The latest month a coarse answer may have meant.
    fn latest_meant(&self, question: Question) -> Month {
        let rough = |one: &Question| one.exact() == Some(question);
        let coarse = Question::ORDER.into_iter().find(rough).unwrap_or(question);
        let meant = months_meant(self.path.told.choice(coarse), None, self.today);
        meant.first().copied().unwrap_or(Month::of(self.today))
    }

    fn open_place(&mut self) {
        let index = self.shelf.index();
        let given = self.answers.place().and_then(|code| index.by_code(code));
        let province = given.and_then(|place| place.parent.clone());
        let province = province.filter(|code| code != crate::policy::NATION);
        self.place = PlaceField {
            province,
            ..PlaceField::default()
        };
        if let Some(place) = given {
            let items = self.place.items(index);
            let at = items.iter().position(|item| item.code() == place.code);
            self.place.focus = at.unwrap_or(0);
        }
    }

    fn open_day(&mut self, question: Question) {
        let (earliest, latest) = days(question, &self.path.told, &self.ground());
        let given = self.answers.day(question);
        self.day = DayField::new(given.unwrap_or(latest), earliest, latest);
    }

    /// Takes an answer and goes on.
    pub(super) fn give(&mut self, question: Question, answer: Answer) {
        if let Answer::Place(code) = &answer {
            match self.shelf.rules(code) {
                Ok(rules) => self.rules = vec![rules],
                Err(fault) => {
                    self.fault = Some(fault);
                    self.page = Page::Fault;
                    return;
                }
            }
        }
        self.answers.give(question, answer);
        self.report = None;
        self.find_path();
        self.go_on(question);
    }

    /// Finds the way through the questions anew, after an answer.
    pub(super) fn find_path(&mut self) {
        let ground = Ground {
            today: self.today,
            rules: &self.rules,
        };
        self.path = path(&self.answers, &ground, &mut self.memory);
    }

    /// The page after a question: the next one asked, or the list of answers.
    fn go_on(&mut self, from: Question) {
        let after = self.path.asked.iter().position(|asked| *asked == from);
        let following = after.and_then(|at| self.path.asked.get(at + 1)).copied();
        let page = match (self.changing, following, self.path.next) {
            // Changing one answer asks only what has become new.
            (true, _, Some(question))
            | (false, Some(question), _)
            | (false, None, Some(question)) => Page::Ask(question),
            _ if unresolved(&self.path.told) => Page::Unresolved,
            _ => Page::Check,
        };
        self.open(page);
    }
}
