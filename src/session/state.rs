//! Where a visit stands.

use super::check::{Going, Notice};
use super::compare::Kept;
use super::date::{DayField, MonthField};
use super::place::PlaceField;
use super::remark::Remark;
use super::result::ResultView;
use crate::calendar::{Day, Month};
use crate::i18n::Lang;
use crate::interview::{
    Answer, Answers, Ground, Kind, Memory, Path, Question, Wording, days, months, months_meant,
    path,
};
use crate::policy::{Faulty, Rules, Shelf};
use crate::report::Report;
use crate::settings::Look;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// A question.
    Ask(Question),
    /// All answers.
    Check,
    /// The calendar.
    Result,
    /// What can be done.
    Plans,
    /// Two calendars: the one kept, and the one that came of a change.
    Compare,
    /// It could not be settled which insurance somebody has: what to ask.
    Unresolved,
    /// A pack is faulty.
    Fault,
}

/// A visit.
#[derive(Debug)]
pub struct Session {
    /// The language.
    pub lang: Lang,
    /// How it looks.
    pub look: Look,
    /// Today.
    pub today: Day,
    /// The packs.
    pub shelf: Shelf,
    /// The answers.
    pub answers: Answers,
    /// The page shown.
    pub page: Page,
    /// How the questions are gone through.
    pub going: Going,
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
    /// What is said of the last key, until the next one.
    pub remark: Option<Remark>,
    /// What is wrong with a pack.
    pub fault: Option<Faulty>,
    /// The answers that others are held against, the latest last.
    pub(super) kept: Vec<Kept>,
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
            look: Look::default(),
            today,
            shelf,
            path: path(&answers, &ground, &mut memory),
            memory,
            answers,
            page: Page::Ask(Question::Place),
            going: Going::Through,
            notice: Notice::HowToChange,
            focus: 0,
            place: PlaceField::default(),
            month: MonthField::new(month, month, month),
            day: DayField::new(today, today, today),
            why: false,
            help: false,
            report: None,
            view: ResultView::new(month, month),
            remark: None,
            fault: None,
            kept: Vec::new(),
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
            if page == Page::Check {
                self.arrive_at_check();
            }
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
                let (earliest, latest) = months(question, &self.path.told, self.today);
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
        let before = self.answers.clone();
        self.answers.give(question, answer);
        self.find_path();
        // It contradicts what was answered before: that is said here, where it can be mended.
        if self.path.next == Some(question) {
            self.answers = before;
            self.find_path();
            self.remark = Some(Remark::NoGap);
            return;
        }
        self.report = None;
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
}
