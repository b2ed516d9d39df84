//! Where a visit stands.

use super::area::Area;
use super::check::{Going, Notice};
use super::compare::Kept;
use super::date::{DayField, MonthField};
use super::desk::Desk;
use super::errand::Errand;
use super::idle::Idle;
use super::manner::{Manner, Setting};
use super::mishap::Mishap;
use super::pick::{Grain, Picker};
use super::place::{PlaceField, PlaceItem, Root};
use super::remark::Remark;
use super::result::ResultView;
use super::strip::StripField;
use super::take::Taking;
use crate::calendar::{Day, Month};
use crate::i18n::Lang;
use crate::interview::{
    Answer, Answers, Ground, Kind, Memory, Path, Question, Wording, days, months, months_meant,
    path,
};
use crate::policy::{Faulty, Rules, Shelf};
use crate::report::Report;
use crate::settings::{Look, OwnKeys};

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Where a visit to a machine that many share begins.
    Welcome,
    /// A question.
    Ask(Question),
    /// All answers.
    Check,
    /// The answer in four words.
    Result,
    /// The exact states of every month, and why they are so.
    Calendar,
    /// What can be done.
    Plans,
    /// The answer as something to take home.
    TakeHome,
    /// Two calendars: the one kept, and the one that came of a change.
    Compare,
    /// It could not be settled which insurance somebody has: what to ask.
    Unresolved,
    /// A pack is faulty.
    Fault,
    /// Everything at once, for whoever walks callers through.
    Desk,
}

/// A visit.
#[derive(Debug)]
pub struct Session {
    /// How the visit is led.
    pub manner: Manner,
    /// The language.
    pub lang: Lang,
    /// What it began with.
    pub(super) setting: Setting,
    /// How long nobody has done anything.
    pub idle: Idle,
    /// How it looks.
    pub look: Look,
    /// Keys of one's own.
    pub keys: OwnKeys,
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
    /// The page shown of a list that is chosen from a few at a time.
    pub menu_page: usize,
    /// The way to a date that is chosen so.
    pub(super) picker: Picker,
    /// The field for a month.
    pub month: MonthField,
    /// The field for a day.
    pub day: DayField,
    /// The field for months.
    pub strip: StripField,
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
    /// What ended the visit before, as long as it is shown.
    pub mishap: Option<Mishap>,
    /// The page to go back to from what can be done.
    pub(super) plans_from: Page,
    /// The place most come from.
    pub(super) home: Option<String>,
    /// The calls at a desk.
    pub desk: Desk,
    /// What is done to take the answer home.
    pub taking: Taking,
    /// What the world outside is asked to do.
    pub(super) errand: Option<Errand>,
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
        let setting = Setting {
            lang,
            ..Setting::default()
        };
        Self::led(shelf, today, setting)
    }

    /// A new visit, led as it is set.
    pub fn led(shelf: Shelf, today: Day, setting: Setting) -> Self {
        let month = Month::of(today);
        let answers = Answers::default();
        let ground = Ground { today, rules: &[] };
        let mut memory = Memory::default();
        let mut session = Self {
            manner: setting.manner,
            lang: setting.lang,
            idle: Idle::default(),
            menu_page: 0,
            picker: Picker::new(Grain::Month, month.days()),
            plans_from: Page::Result,
            home: setting
                .home
                .clone()
                .filter(|code| shelf.index().by_code(code).is_some()),
            look: setting.look,
            keys: setting.keys.clone(),
            setting,
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
            strip: StripField::blank(today),
            why: false,
            help: false,
            report: None,
            view: ResultView::new(month, month),
            remark: None,
            fault: None,
            mishap: None,
            taking: Taking::default(),
            errand: None,
            kept: Vec::new(),
            desk: Desk::default(),
            rules: Vec::new(),
        };
        session.open(match session.manner {
            Manner::Kiosk(_) => Page::Welcome,
            Manner::Guided => Page::Ask(Question::Place),
            Manner::Desk => Page::Desk,
        });
        if session.page == Page::Desk {
            session.follow();
        }
        session
    }

    /// A visit that begins as this one did; nothing that was said or looked at since is in it.
    pub fn anew(&self) -> Self {
        Self::led(self.shelf.anew(), self.today, self.setting.clone())
    }

    /// Forgets everything that was said. Whoever is at a terminal of their own keeps the language and the colours chosen.
    pub(super) fn forget(&mut self) {
        let (lang, look) = (self.lang, self.look);
        *self = self.anew();
        if !self.is_kiosk() {
            self.lang = lang;
            self.look = look;
        }
    }

    /// The way through the questions.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// About how many questions are left from this page on, those to be gone through again among them.
    pub fn left(&self) -> usize {
        let asked = &self.path.asked;
        let at = self
            .question()
            .and_then(|here| asked.iter().position(|one| *one == here));
        self.path.left + at.map_or(0, |at| asked.len() - at)
    }

    /// How questions are worded now.
    pub fn wording(&self) -> Wording {
        Wording::on(self.lang, &self.ground(), &self.path.told)
    }

    /// Whether there is a page, or a step, to go back to.
    pub fn can_go_back(&self) -> bool {
        if self.help {
            return true;
        }
        match self.page {
            Page::Welcome => false,
            Page::Desk => self.can_leave_at_desk(),
            Page::Ask(Question::Place) => {
                self.is_kiosk() || !self.place.is_at_root() || self.going != Going::Through
            }
            _ => true,
        }
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
        // Whoever leaves is not printed for any more.
        self.taking = Taking::default();
        self.turn(page);
        self.open_menu();
    }

    fn turn(&mut self, page: Page) {
        if page == Page::Welcome {
            return;
        }
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
                self.open_picker(Grain::Month, earliest.first(), latest.last());
            }
            Kind::Day => self.open_day(question),
            Kind::Months => self.open_strip(),
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
        let root = self.root();
        // Whoever came from home finds it where it was.
        let is_home = given.is_some_and(|place| Some(&place.code) == self.home.as_ref());
        let area = given
            .filter(|_| root == Root::Areas && !is_home)
            .and_then(|place| Area::of(&place.code));
        let province = province.filter(|_| !is_home);
        self.place = PlaceField {
            root,
            home: self.home.clone(),
            area,
            province,
            ..PlaceField::default()
        };
        if let Some(place) = given {
            let items = self.place.items(index);
            let at = items.iter().position(|item| item.code() == place.code);
            self.list_places(at.unwrap_or(0));
        }
    }

    /// Shows the list of places from its beginning, with this one in focus.
    pub(super) fn list_places(&mut self, focus: usize) {
        self.place.focus = focus;
        self.focus = focus;
        self.menu_page = 0;
    }

    /// Goes back from what was opened of the list of places, to what opened it.
    pub(super) fn close_place(&mut self) {
        let index = self.shelf.index();
        let from = match self.place.province.take() {
            Some(province) => PlaceItem::Province(province),
            None => match self.place.area.take() {
                Some(area) => PlaceItem::Area(area),
                None => return,
            },
        };
        let items = self.place.items(index);
        let at = items.iter().position(|item| *item == from);
        self.list_places(at.unwrap_or(0));
        self.open_menu();
    }

    /// Goes back one step on the way to a date, if one was taken.
    pub(super) fn closes_picker(&mut self, question: Question) -> bool {
        let is_date = matches!(question.kind(), Kind::Month | Kind::Day);
        let closes = self.is_kiosk() && is_date && self.picker.back();
        if closes {
            self.focus = 0;
            self.menu_page = 0;
        }
        closes
    }

    fn open_day(&mut self, question: Question) {
        let (earliest, latest) = days(question, &self.path.told, &self.ground());
        let given = self.answers.day(question);
        self.day = DayField::new(given.unwrap_or(latest), earliest, latest);
        self.open_picker(Grain::Day, earliest, latest);
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
