//! A call: what was told, and the answer to it.

use crate::calendar::{Day, Month};
use crate::case::Case;
use crate::interview::{self, Answers, Field, Form, Settles, settles, variants};
use crate::policy::{Faulty, Rules, Shelf};
use crate::report::{Elsewhere, Report};
use crate::session::ResultView;
use crate::session::known_as;

/// What a call is answered from.
pub(super) struct Ground<'a> {
    /// The packs.
    pub(super) shelf: &'a mut Shelf,
    /// Today.
    pub(super) today: Day,
}

/// What was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Answer by answer.
    Form(Answers),
    /// As a case of its own, which no form holds.
    Case(Box<Case>),
}

impl Told {
    /// Whether nothing was told.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Form(answers) if answers.is_empty())
    }
}

/// A call.
#[derive(Debug)]
pub struct Call {
    /// Its number at this desk.
    pub number: u32,
    /// What was told.
    pub told: Told,
    /// The number of the call it supposes something else than.
    pub supposes: Option<u32>,
    /// The form it is told in.
    pub form: Form,
    /// The answer, with what is being typed already in it.
    pub report: Option<Report>,
    /// What is looked at in it.
    pub view: ResultView,
    /// The answer to ask for next.
    pub settles: Option<Settles>,
    /// What is wrong with a pack.
    pub fault: Option<Faulty>,
    /// The rules of the place the form names.
    rules: Vec<Rules>,
    place: Option<String>,
    /// What the answer is of.
    shown: Option<Told>,
    /// What is still to be found out about it.
    owed: Owed,
    /// The answer to what was told, while the one to what is being typed is shown: half a date is none, and then it is
    /// shown again.
    aside: Option<(Told, Answered)>,
}

/// An answer, and as much as was found out about it.
#[derive(Debug)]
struct Answered {
    report: Option<Report>,
    settles: Option<Settles>,
    fault: Option<Faulty>,
    owed: Owed,
}

/// What no key waits for, in the order in which it is found out.
#[derive(Debug)]
enum Owed {
    Nothing,
    /// What can be done.
    Plans,
    /// What other places say.
    Elsewhere(Box<Elsewhere>),
    /// Which answer settles most.
    Settles,
}

impl Call {
    pub(super) fn new(number: u32) -> Self {
        Self::telling(number, Told::Form(Answers::default()))
    }

    pub(super) fn telling(number: u32, told: Told) -> Self {
        let long_ago = Month::in_year(1950, 1);
        Self {
            number,
            told,
            supposes: None,
            form: Form::empty(),
            report: None,
            view: ResultView::new(long_ago, long_ago),
            settles: None,
            fault: None,
            rules: Vec::new(),
            place: None,
            shown: None,
            owed: Owed::Nothing,
            aside: None,
        }
    }

    /// The answers of the form; none of a case of its own.
    pub fn answers(&self) -> Option<&Answers> {
        match &self.told {
            Told::Form(answers) => Some(answers),
            Told::Case(_) => None,
        }
    }

    /// What the form stands on.
    pub(crate) fn ground(&self, today: Day) -> interview::Ground<'_> {
        interview::Ground {
            today,
            rules: &self.rules,
        }
    }

    /// Whether what can be done is still to be found out.
    pub(super) const fn is_owed(&self) -> bool {
        !matches!(self.owed, Owed::Nothing)
    }

    /// Forgets the answer, so that it is found anew: the rules are others.
    pub(super) fn forget_answer(&mut self) {
        self.shown = None;
        self.aside = None;
        self.place = None;
        self.rules.clear();
    }

    /// Answers what was told, or what it would be with what is being typed.
    pub(super) fn show(&mut self, typed: Option<Told>, ground: &mut Ground<'_>) {
        let known = self.learn_rules(ground);
        // What is being typed shows in the calendar; the form shows what was told, and whoever changes that shows it at once, with
        // nothing typed.
        if typed.is_none() {
            self.form = match self.answers() {
                Some(answers) => Form::of(answers, &self.ground(ground.today)),
                None => Form::empty(),
            };
        }
        let told = typed.unwrap_or_else(|| self.told.clone());
        if self.shown.as_ref() == Some(&told) {
            return;
        }
        let is_first = self.report.is_none();
        let before = Answered {
            report: self.report.take(),
            settles: self.settles.take(),
            fault: self.fault.take(),
            owed: std::mem::replace(&mut self.owed, Owed::Nothing),
        };
        if let Some(of) = self.shown.take_if(|shown| *shown == self.told) {
            self.aside = Some((of, before));
        }
        let aside = self.aside.take_if(|(of, _)| *of == told);
        let answered = match aside {
            Some((_, answered)) => answered,
            None => self.answered(&told, known, ground),
        };
        self.shown = Some(told);
        self.report = answered.report;
        self.settles = answered.settles;
        self.fault = answered.fault;
        self.owed = answered.owed;
        if let Some(report) = &self.report {
            let today = Month::of(report.answer.as_of);
            let (first, last) = (report.answer.go_on.first, report.answer.go_on.last);
            if is_first || !(first..=last).contains(&self.view.month) {
                self.view = ResultView::new(report.answer.opens_at(), today);
            }
            self.view.scroll = 0;
        }
    }

    /// The rules of the place the form names, if it is another than before.
    fn learn_rules(&mut self, ground: &mut Ground<'_>) -> Result<(), Faulty> {
        let place = self.answers().and_then(Answers::place);
        if place == self.place.as_deref() {
            return Ok(());
        }
        self.place = place.map(str::to_owned);
        self.rules.clear();
        if let Some(code) = &self.place {
            self.rules.push(ground.shelf.rules(code)?);
        }
        Ok(())
    }

    fn answered(
        &self,
        told: &Told,
        known: Result<(), Faulty>,
        ground: &mut Ground<'_>,
    ) -> Answered {
        let report = known.and_then(|()| match told {
            Told::Form(answers) => self.of_answers(answers, ground),
            Told::Case(case) => {
                let case = Case::clone(case);
                Report::calendar_of(case, &[], ground.shelf, None).map(Some)
            }
        });
        let (report, fault) = match report {
            Ok(report) => (report, None),
            Err(fault) => (None, Some(fault)),
        };
        Answered {
            owed: match report {
                Some(_) => Owed::Plans,
                None => Owed::Nothing,
            },
            report,
            settles: None,
            fault,
        }
    }

    fn of_answers(
        &self,
        answers: &Answers,
        ground: &mut Ground<'_>,
    ) -> Result<Option<Report>, Faulty> {
        let stands_on = self.ground(ground.today);
        let form = Form::of(answers, &stands_on);
        let all = variants(&form.told, &stands_on);
        let mut cases = all.into_iter().map(|variant| variant.case);
        let Some(case) = cases.next() else {
            return Ok(None);
        };
        let others: Vec<Case> = cases.collect();
        let mut report = Report::calendar_of(case, &others, ground.shelf, None)?;
        report.known_as = known_as(answers, &report);
        Ok(Some(report))
    }

    /// Finds out the next piece of what is owed: some milliseconds' work.
    pub(super) fn find_out(&mut self, ground: &mut Ground<'_>) {
        let owed = std::mem::replace(&mut self.owed, Owed::Nothing);
        let Some(report) = &mut self.report else {
            return;
        };
        self.owed = match owed {
            Owed::Nothing => Owed::Nothing,
            Owed::Plans => {
                report.plan();
                let elsewhere = Elsewhere::of(report, ground.shelf);
                elsewhere.map_or(Owed::Settles, |asks| Owed::Elsewhere(Box::new(asks)))
            }
            Owed::Elsewhere(mut elsewhere) => match elsewhere.ask(ground.shelf) {
                Ok(true) => Owed::Elsewhere(elsewhere),
                Ok(false) => {
                    report.ranges = elsewhere.told();
                    Owed::Settles
                }
                Err(fault) => {
                    self.fault = Some(fault);
                    Owed::Settles
                }
            },
            Owed::Settles => {
                if let Some(Told::Form(answers)) = &self.shown {
                    let stands_on = self.ground(ground.today);
                    let form = Form::of(answers, &stands_on);
                    self.settles = settles(&form.told, &stands_on);
                }
                Owed::Nothing
            }
        };
    }

    /// Whether everything that matters was told: otherwise no one case says it, and the line is one of several.
    pub fn is_whole(&self) -> bool {
        self.report.as_ref().is_none_or(|report| report.is_one_case)
    }

    /// The field without which there is no answer at all, if one is missing.
    pub fn needs(&self) -> Option<Field> {
        let first = [
            Field::Place,
            Field::Who,
            Field::LapsedAs,
            Field::HasJob,
            Field::PaysHow,
            Field::Approved,
            Field::Born,
        ];
        let mut missing = first.into_iter();
        missing.find(|field| self.form.fields.contains(field) && !self.form.is_filled(*field))
    }

    /// The case on one line.
    pub fn line(&self, packs: &Shelf) -> Option<String> {
        Some(self.report.as_ref()?.case.to_line(packs.index()))
    }
}
