//! Which questions are asked, in which order: found anew from the answers each time, by replay.

use super::answers::{Answer, Answers};
use super::bounds::{days, leaves_a_gap, months, next_year_opens};
use super::draft::months_meant;
use super::memory::{About, Look, Memory};
use super::question::{Choice, Kind, Question};
use super::strip::Strip;
use super::who::{identity, may_draw_benefit, pays_by_month, story};
use crate::calendar::{Day, Month};
use crate::policy::{AgeFrom, BenefitYear, Identity, Repair, Rules, Scheme};

/// What the questionnaire stands on.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// Today.
    pub today: Day,
    /// The rules of the place chosen; empty until one is.
    pub rules: &'a [Rules],
}

impl Ground<'_> {
    /// The benefit year of the resident scheme, for whoever the answers say.
    pub fn calendar(&self, told: &Answers) -> BenefitYear {
        let who = identity(told).filter(|who| who.scheme() == Scheme::Resident);
        let who = who.unwrap_or(Identity::Resident);
        let rules = self.rules.first();
        let year = rules.map(|rules| rules.slots.resident.year.on(who, self.today, None));
        year.and_then(crate::policy::Ruling::known)
            .copied()
            .unwrap_or(BenefitYear::CALENDAR)
    }
}

impl Ground<'_> {
    /// Whether a missed year can be paid afterwards.
    pub(super) fn allows_repair(&self) -> bool {
        self.rules.iter().any(|rules| {
            let repair = &rules.slots.resident.repair;
            let known = repair.on(Identity::Resident, self.today, None).known();
            matches!(known, Some(Repair::Allowed(_)))
        })
    }

    /// Whether the time to insure a newborn is counted from its household registration.
    pub(super) fn counts_from_hukou(&self) -> bool {
        self.rules.iter().any(|rules| {
            let tiers = &rules.slots.newborn.tiers;
            let known = tiers.on(Identity::Newborn, self.today, None).known();
            let mut tiers = known.into_iter().flat_map(|newborn| &newborn.tiers);
            tiers.any(|tier| tier.counted_from == AgeFrom::Hukou)
        })
    }
}

/// The way through the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The questions answered, in order.
    pub asked: Vec<Question>,
    /// Their answers: those that count.
    pub told: Answers,
    /// Those answered before that are not asked any more: their answers count for nothing now.
    pub idle: Vec<Question>,
    /// The first one without an answer; `None`: everything is answered.
    pub next: Option<Question>,
    /// About how many are left.
    pub left: usize,
}

impl Path {
    /// The question after another: answered before, or the one that is missing.
    pub fn after(&self, question: Question) -> Option<Question> {
        let on_it = |one: &Question| self.asked.contains(one) || self.next == Some(*one);
        let mut later = Question::ORDER
            .into_iter()
            .skip_while(|one| *one != question);
        later.find(|one| *one != question && on_it(one))
    }
}

/// The path for a set of answers.
pub fn path(answers: &Answers, ground: &Ground<'_>, memory: &mut Memory) -> Path {
    let mut look = Look::new(ground, memory);
    let mut asked = Vec::new();
    let mut told = Answers::default();
    let mut idle = Vec::new();
    let mut next = None;
    for question in Question::ORDER {
        let given = answers.get(question);
        // One is missing already: of those after it, only what was answered before is looked at.
        if given.is_none() && (next.is_some() || question.is_volunteered()) {
            continue;
        }
        if !applies(question, &told, ground, &mut |about| {
            look.holds(about, &told)
        }) {
            // Kept, should it be asked again; until then it counts for nothing.
            idle.extend(given.map(|_| question));
            continue;
        }
        let given = given.filter(|answer| fits(question, answer, &told, ground));
        let Some(answer) = given else {
            next = next.or(Some(question));
            continue;
        };
        told.give(question, answer.clone());
        asked.push(question);
        look.told_more();
    }
    let left = next.map_or(0, |next| count_left(next, &told, ground));
    Path {
        asked,
        told,
        idle,
        next,
        left,
    }
}

/// An answer of the kind its question takes; a date that what was answered before still allows.
pub(super) fn fits(
    question: Question,
    answer: &Answer,
    told: &Answers,
    ground: &Ground<'_>,
) -> bool {
    match (question.kind(), answer) {
        (Kind::Choices(choices), Answer::Choice(choice)) => {
            choices.contains(choice)
                && *choice != Choice::ByMonth
                && (question != Question::Again || leaves_a_gap(*choice, told, ground.today))
        }
        (Kind::Place, Answer::Place(_)) => true,
        (Kind::Months, Answer::Months(strip)) => strip.has_paid(),
        (Kind::Month, Answer::Month(month)) => {
            let (earliest, latest) = months(question, told, ground.today);
            (earliest..=latest).contains(month)
        }
        (Kind::Day, Answer::Day(day)) => {
            let (earliest, latest) = days(question, told, ground);
            (earliest..=latest).contains(day)
        }
        (Kind::Month | Kind::Day, Answer::DontKnow) => question.may_be_unknown(),
        _ => false,
    }
}

/// How many questions are left if the usual answers follow: for "about three more". No calendar is drawn for it: what is
/// asked only where it changes the calendar is not counted ahead.
fn count_left(next: Question, told: &Answers, ground: &Ground<'_>) -> usize {
    let mut answers = told.clone();
    let mut left = 0;
    let ahead = Question::ORDER.into_iter().skip_while(|one| *one != next);
    for question in ahead {
        if told.get(question).is_some() || question.is_volunteered() {
            continue;
        }
        // The question that comes next is known to apply.
        if question != next && !applies(question, &answers, ground, &mut |_| false) {
            continue;
        }
        left += 1;
        let usual = match question.kind() {
            Kind::Choices(choices) => choices.first().copied().map(Answer::Choice),
            Kind::Place => Some(Answer::Place(crate::policy::NATION.to_owned())),
            Kind::Month => Some(Answer::Month(Month::of(ground.today).plus(-1))),
            Kind::Day => Some(Answer::Day(ground.today)),
            Kind::Months => None,
        };
        if let Some(usual) = usual {
            answers.give(question, usual);
        }
    }
    left
}

/// Whether a question is asked after these answers; `holds` says what takes a look at the calendars that may follow.
pub(super) fn applies(
    question: Question,
    answers: &Answers,
    ground: &Ground<'_>,
    holds: &mut dyn FnMut(About) -> bool,
) -> bool {
    let choice = |question| answers.choice(question);
    let is = |question, wanted| choice(question) == Some(wanted);
    let who = identity(answers);
    let employee = pays_by_month(answers);
    let strip = answers.strip();
    let resident = matches!(who, Some(Identity::Resident | Identity::Student));
    let newborn = who == Some(Identity::Newborn);
    // Months told one by one say all that is asked for otherwise.
    let story = story(answers).filter(|_| employee && strip.is_none());
    let stopped = matches!(story, Some(Choice::Resumed | Choice::Stopped));
    let resumed = story == Some(Choice::Resumed);
    let recent = story == Some(Choice::Recent);
    let registered = newborn && is(Question::Registered, Choice::Yes);
    let mut open = |question| holds(About::Open(question));
    let several = |question| {
        choice(question).is_some_and(|c| {
            c != Choice::DontKnow && months_meant(Some(c), None, ground.today).len() > 1
        })
    };
    match question {
        Question::Place | Question::Who => true,
        Question::LapsedAs => is(Question::Who, Choice::LapsedPayer),
        Question::HasJob => {
            is(Question::Who, Choice::DontKnow) || is(Question::LapsedAs, Choice::DontKnow)
        }
        Question::PaysHow => matches!(
            choice(Question::HasJob),
            Some(Choice::No | Choice::DontKnow)
        ),
        Question::Approved => is(Question::Who, Choice::Retiree),
        Question::Months => employee,
        Question::Story => employee && strip.is_none() && !is(Question::Who, Choice::LapsedPayer),
        Question::PaidUntil => stopped,
        Question::PaidUntilMonth => {
            stopped && several(Question::PaidUntil) && open(Question::PaidUntil)
        }
        Question::Again | Question::MadeUp => resumed,
        Question::AgainMonth => resumed && several(Question::Again) && open(Question::Again),
        Question::AgainDay if strip.is_some() => {
            employee && strip.and_then(Strip::turn).is_some() && holds(About::Day)
        }
        Question::AgainDay => {
            resumed
                && months_settled(answers, Question::Again, Question::AgainMonth, ground)
                && holds(About::Day)
        }
        Question::PaidLong => stopped && open(Question::PaidLong),
        Question::PaidFrom => {
            stopped && is(Question::PaidLong, Choice::UnderTwoYears) && open(Question::PaidLong)
        }
        Question::Benefit => may_draw_benefit(answers) && open(Question::Benefit),
        Question::Since => recent,
        Question::SinceMonth => recent && several(Question::Since) && open(Question::Since),
        Question::SinceDay => {
            recent
                && months_settled(answers, Question::Since, Question::SinceMonth, ground)
                && holds(About::Day)
        }
        Question::ThisYear => resident,
        Question::ThisYearWhen => resident && is(Question::ThisYear, Choice::Paid),
        Question::ThisYearDay => {
            resident && is(Question::ThisYearWhen, Choice::InTheYear) && holds(About::Day)
        }
        Question::LastYear => resident && open(Question::LastYear),
        Question::Repaired => {
            resident
                && is(Question::LastYear, Choice::Missed)
                && ground.allows_repair()
                && open(Question::Repaired)
        }
        Question::RepairedDay => {
            resident
                && is(Question::Repaired, Choice::Yes)
                && (holds(About::Open(Question::Repaired)) || holds(About::Day))
        }
        Question::Special => {
            let waits = is(Question::ThisYearWhen, Choice::InTheYear)
                || is(Question::ThisYear, Choice::NotPaid);
            resident && waits
        }
        Question::SpecialDay => {
            let happened = |c| !matches!(c, Choice::Nothing | Choice::DontKnow);
            resident && choice(Question::Special).is_some_and(happened)
        }
        Question::NextYear => {
            resident && next_year_opens(ground.calendar(answers), ground.today) <= ground.today
        }
        Question::NextYearDay => {
            resident && is(Question::NextYear, Choice::Paid) && holds(About::Day)
        }
        Question::Born | Question::Registered => newborn,
        Question::RegisteredDay => registered,
        Question::Hukou => newborn && open(Question::Hukou),
        Question::HukouDay => newborn && is(Question::Hukou, Choice::Yes),
        Question::RegisteredYears => registered && open(Question::RegisteredYears),
        // Of a child that is not insured there is no code yet.
        Question::Activated | Question::Family => {
            who.is_some() && (!newborn || !is(Question::Registered, Choice::No))
        }
        Question::FamilyDay => is(Question::Family, Choice::BoundLately),
    }
}

/// Whether the month is known, so that only the day is not.
fn months_settled(
    answers: &Answers,
    coarse: Question,
    exact: Question,
    ground: &Ground<'_>,
) -> bool {
    let meant = months_meant(answers.choice(coarse), answers.month(exact), ground.today);
    meant.len() == 1
}
