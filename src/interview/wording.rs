//! The words of the questions, from the message files.

use super::answers::{Answer, Answers};
use super::flow::Ground;
use super::question::{Choice, Question};
use super::said::said;
use crate::calendar::{Day, Month};
use crate::i18n::Lang;
use crate::policy::{BenefitYear, Index};

/// What the wording of a question may depend on.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// The language.
    pub lang: Lang,
    /// The benefit year under way.
    pub year: i32,
    /// When benefit years begin.
    calendar: BenefitYear,
    /// The day of birth, if told.
    born: Option<Day>,
    /// What happened lately, if told.
    special: Option<Choice>,
}

impl Wording {
    /// The wording on the ground of these answers.
    pub fn on(lang: Lang, ground: &Ground<'_>, told: &Answers) -> Self {
        let calendar = ground.calendar(told);
        Self {
            lang,
            year: calendar.of(ground.today),
            calendar,
            born: told.day(Question::Born),
            special: told.choice(Question::Special),
        }
    }

    /// The months of a benefit year, where it is not the calendar year: nobody there calls it by one number.
    fn months_of(self, year: i32) -> Option<(Month, Month)> {
        let months = || {
            let (first, last) = (self.calendar.first(year), self.calendar.last(year));
            (Month::of(first), Month::of(last))
        };
        (self.calendar.start_month != BenefitYear::CALENDAR.start_month).then(months)
    }

    /// What a benefit year is called.
    fn year_name(self, year: i32) -> String {
        self.lang.year_from(Month::of(self.calendar.first(year)))
    }

    /// The question itself.
    pub fn question(self, question: Question) -> String {
        let Self { lang, year, .. } = self;
        let name = |year| self.year_name(year);
        let fixed = |text: &'static str| text.to_owned();
        match question {
            Question::Place => fixed(lang.ask_place()),
            Question::Who => fixed(lang.ask_who()),
            Question::LapsedAs => fixed(lang.ask_lapsed_as()),
            Question::HasJob => fixed(lang.ask_has_job()),
            Question::PaysHow => fixed(lang.ask_pays_how()),
            Question::Approved => fixed(lang.ask_approved()),
            Question::Months => fixed(lang.ask_months()),
            Question::Story => fixed(lang.ask_story()),
            Question::PaidUntil => fixed(lang.ask_paid_until()),
            Question::PaidUntilMonth => fixed(lang.ask_paid_until_month()),
            Question::PaidLong => fixed(lang.ask_paid_long()),
            Question::PaidFrom => fixed(lang.ask_paid_from()),
            Question::Benefit => fixed(lang.ask_benefit()),
            Question::Again => fixed(lang.ask_again()),
            Question::AgainMonth => fixed(lang.ask_again_month()),
            Question::MadeUp => fixed(lang.ask_made_up()),
            Question::AgainDay => fixed(lang.ask_again_day()),
            Question::Since => fixed(lang.ask_since()),
            Question::SinceMonth => fixed(lang.ask_since_month()),
            Question::SinceDay => fixed(lang.ask_since_day()),
            Question::ThisYear => lang.ask_this_year(name(year)),
            Question::ThisYearWhen => lang.ask_this_year_when(name(year)),
            Question::ThisYearDay => lang.ask_this_year_day(name(year)),
            Question::LastYear => lang.ask_last_year(name(year - 1)),
            Question::Repaired => lang.ask_repaired(name(year - 1)),
            Question::RepairedDay => lang.ask_repaired_day(name(year - 1)),
            Question::NextYear => lang.ask_next_year(name(year + 1)),
            Question::NextYearDay => lang.ask_next_year_day(name(year + 1)),
            Question::Special => fixed(lang.ask_special()),
            Question::SpecialDay if self.special == Some(Choice::MedicalAid) => {
                fixed(lang.ask_special_day_aid())
            }
            Question::SpecialDay => fixed(lang.ask_special_day()),
            Question::Born => fixed(lang.ask_born()),
            Question::Registered => fixed(lang.ask_registered()),
            Question::RegisteredDay => fixed(lang.ask_registered_day()),
            Question::Hukou => fixed(lang.ask_hukou()),
            Question::HukouDay => fixed(lang.ask_hukou_day()),
            Question::RegisteredYears => fixed(lang.ask_registered_years()),
            Question::Activated => fixed(lang.ask_activated()),
            Question::Family => fixed(lang.ask_family()),
            Question::FamilyDay => fixed(lang.ask_family_day()),
        }
    }

    /// Why it is asked.
    pub fn why(self, question: Question) -> &'static str {
        let lang = self.lang;
        match question {
            Question::Place => lang.because_place(),
            Question::Who | Question::LapsedAs | Question::HasJob | Question::PaysHow => {
                lang.because_who()
            }
            Question::Approved => lang.because_approved(),
            Question::Months | Question::Story => lang.because_story(),
            Question::PaidUntil | Question::PaidUntilMonth => lang.because_paid_until(),
            Question::PaidLong | Question::PaidFrom => lang.because_paid_long(),
            Question::Benefit => lang.because_benefit(),
            Question::Again | Question::AgainMonth => lang.because_again(),
            Question::MadeUp => lang.because_made_up(),
            Question::AgainDay
            | Question::SinceDay
            | Question::ThisYearDay
            | Question::RepairedDay
            | Question::NextYearDay => lang.because_day(),
            Question::Since | Question::SinceMonth => lang.because_since(),
            Question::ThisYear | Question::ThisYearWhen => lang.because_this_year(),
            Question::LastYear => lang.because_last_year(),
            Question::Repaired => lang.because_repaired(),
            Question::NextYear => lang.because_next_year(),
            Question::Special | Question::SpecialDay => lang.because_special(),
            Question::Born | Question::Registered | Question::RegisteredDay => {
                lang.because_newborn()
            }
            Question::Hukou | Question::HukouDay => lang.because_hukou(),
            Question::RegisteredYears => lang.because_registered_years(),
            Question::Activated => lang.because_activated(),
            Question::Family | Question::FamilyDay => lang.because_family(),
        }
    }

    /// A choice, in the words people use.
    pub fn choice(self, question: Question, choice: Choice) -> String {
        let lang = self.lang;
        if let Some(text) = self.choice_of_year(question, choice) {
            return text;
        }
        match (question, choice) {
            (Question::HasJob, Choice::Yes) => lang.choice_has_job().to_owned(),
            (Question::HasJob, Choice::No) => lang.choice_no_job().to_owned(),
            (Question::Approved, Choice::Yes) => lang.choice_approved().to_owned(),
            (Question::Approved, Choice::No) => lang.choice_not_approved().to_owned(),
            (Question::Registered, Choice::Yes) => lang.choice_registered().to_owned(),
            (Question::Registered, Choice::No) => lang.choice_not_registered().to_owned(),
            (Question::Repaired, Choice::Yes) => lang.choice_repaired().to_owned(),
            (Question::Repaired, Choice::No) => lang.choice_not_repaired().to_owned(),
            (Question::Hukou, Choice::Yes) => lang.choice_hukou().to_owned(),
            (Question::Hukou, Choice::No) => lang.choice_no_hukou().to_owned(),
            (Question::Benefit, Choice::Yes) => lang.choice_benefit().to_owned(),
            (Question::Benefit, Choice::No) => lang.choice_no_benefit().to_owned(),
            (Question::Activated, Choice::Yes) => lang.choice_activated().to_owned(),
            (Question::Activated, Choice::No) => lang.choice_not_activated().to_owned(),
            (Question::Family, Choice::No) => lang.choice_not_bound().to_owned(),
            (_, choice) => plain(lang, choice).to_owned(),
        }
    }

    /// A choice that names a benefit year. Where one goes by its months, the question has said which.
    fn choice_of_year(self, question: Question, choice: Choice) -> Option<String> {
        let Self { lang, year, .. } = self;
        let about = match question {
            Question::ThisYear | Question::ThisYearWhen => year,
            Question::LastYear => year - 1,
            Question::NextYear => year + 1,
            Question::RegisteredYears => {
                let born = self.calendar.of(self.born?);
                born + i32::from(choice == Choice::YearAfter)
            }
            _ => return None,
        };
        let months = self.months_of(about);
        Some(match (choice, months) {
            (Choice::Paid, None) => lang.choice_year_paid(lang.year(about)),
            (Choice::NotPaid, None) => lang.choice_year_not_paid(lang.year(about)),
            (Choice::NotYet, None) => lang.choice_year_not_yet(lang.year(about)),
            (Choice::BeforeTheYear, Some((from, _))) => lang.choice_before_month(lang.month(from)),
            (Choice::InTheYear, Some((from, _))) => lang.choice_since_month(lang.month(from)),
            (Choice::BirthYear | Choice::YearAfter, None) => lang.choice_of_year(lang.year(about)),
            (Choice::BirthYear | Choice::YearAfter, Some((from, to))) => {
                lang.choice_span(lang.month(from), lang.month(to))
            }
            _ => return None,
        })
    }

    /// The official term, or a word of explanation, beside a choice.
    pub fn detail(self, choice: Choice) -> Option<&'static str> {
        let lang = self.lang;
        Some(match choice {
            Choice::Unit => lang.detail_unit(),
            Choice::SelfMonthly => lang.detail_self_monthly(),
            Choice::Yearly => lang.detail_yearly(),
            Choice::LapsedPayer => lang.detail_lapsed(),
            Choice::ForChild => lang.detail_for_child(),
            Choice::ForNewborn => lang.detail_for_newborn(),
            Choice::Retiree => lang.detail_retiree(),
            Choice::MadeUpAll => lang.detail_made_up(),
            Choice::NotMadeUp => lang.detail_not_made_up(),
            Choice::BeforeTheYear => lang.detail_before_the_year(),
            _ => return None,
        })
    }

    /// An answer, for the page that shows all of them.
    pub fn answer(self, question: Question, answer: &Answer, index: &Index) -> String {
        match answer {
            Answer::Choice(choice) => self.choice(question, *choice),
            Answer::Place(code) => index
                .by_code(code)
                .map_or_else(|| code.clone(), |place| place.name.clone()),
            Answer::Month(month) => self.lang.month(*month),
            Answer::Day(day) => self.lang.day(*day),
            Answer::Months(strip) => said(self.lang, strip),
            Answer::DontKnow => plain(self.lang, Choice::DontKnow).to_owned(),
        }
    }
}

fn plain(lang: Lang, choice: Choice) -> &'static str {
    match choice {
        Choice::Unit => lang.choice_unit(),
        Choice::SelfMonthly => lang.choice_self_monthly(),
        Choice::Yearly => lang.choice_yearly(),
        Choice::LapsedPayer => lang.choice_lapsed(),
        Choice::ForChild => lang.choice_for_child(),
        Choice::ForNewborn => lang.choice_for_newborn(),
        Choice::Retiree => lang.choice_retiree(),
        Choice::WasUnit => lang.choice_was_unit(),
        Choice::WasSelf => lang.choice_was_self(),
        Choice::WasYearly => lang.choice_was_yearly(),
        Choice::Yes => lang.yes(),
        Choice::No => lang.no(),
        Choice::EveryMonth => lang.choice_every_month(),
        Choice::OnceAYear => lang.choice_once_a_year(),
        Choice::NotAtAll => lang.choice_not_at_all(),
        Choice::Steady => lang.choice_steady(),
        Choice::Recent => lang.choice_recent(),
        Choice::Resumed => lang.choice_resumed(),
        Choice::Stopped => lang.choice_stopped(),
        Choice::ByMonth => lang.choice_by_month(),
        Choice::ThisMonth => lang.choice_this_month(),
        Choice::LastMonth => lang.choice_last_month(),
        Choice::Within3 => lang.choice_within_3(),
        Choice::Within6 => lang.choice_within_6(),
        Choice::Earlier => lang.choice_earlier(),
        Choice::OverTwoYears => lang.choice_over_two_years(),
        Choice::UnderTwoYears => lang.choice_under_two_years(),
        Choice::MadeUpAll => lang.choice_made_up(),
        Choice::NotMadeUp => lang.choice_not_made_up(),
        Choice::Paid => lang.choice_paid(),
        Choice::NotPaid => lang.choice_not_paid(),
        Choice::BeforeTheYear => lang.choice_before_the_year(),
        Choice::InTheYear => lang.choice_in_the_year(),
        Choice::Missed => lang.choice_missed(),
        Choice::NeverBefore => lang.choice_never_before(),
        Choice::HadEmployee => lang.choice_had_employee(),
        Choice::NotYet => lang.choice_not_yet(),
        Choice::Nothing => lang.choice_nothing(),
        Choice::EmployeeStopped => lang.choice_employee_stopped(),
        Choice::Discharged => lang.choice_discharged(),
        Choice::Graduated => lang.choice_graduated(),
        Choice::MovedIn => lang.choice_moved_in(),
        Choice::Returned => lang.choice_returned(),
        Choice::Released => lang.choice_released(),
        Choice::MedicalAid => lang.choice_medical_aid(),
        Choice::BirthYear => lang.choice_birth_year(),
        Choice::YearAfter => lang.choice_year_after(),
        Choice::BothYears => lang.choice_both_years(),
        Choice::BoundLately => lang.choice_bound_lately(),
        Choice::BoundLongAgo => lang.choice_bound_long_ago(),
        Choice::DontKnow => lang.choice_dont_know(),
    }
}
