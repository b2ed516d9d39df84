//! The questions as a form: a field where the questionnaire asks twice (about when, then exactly), in the order a caller
//! tells the story. Any field can stay empty: what nobody said is left open, and everything that may be is answered.
//!
//! Knows questions, answers and dates as they are said; must not know a face.

use super::answers::{Answer, Answers};
use super::bounds::{days, earliest_month, months};
use super::draft::months_meant;
use super::flow::{Ground, applies, fits};
use super::question::{Choice, Kind, Question};
use super::spoken::Spoken;
use super::who::story;
use crate::calendar::{Day, Month};

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(
    missing_docs,
    reason = "each is named after the question it stands for"
)]
pub enum Field {
    Place,
    Who,
    LapsedAs,
    HasJob,
    PaysHow,
    Approved,
    Until,
    Again,
    MadeUp,
    Since,
    PaidLong,
    Benefit,
    ThisYear,
    Special,
    SpecialDay,
    LastYear,
    Repaired,
    NextYear,
    Born,
    Registered,
    Hukou,
    RegisteredYears,
    Family,
    Activated,
}

/// What is put into a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// What has this place among the choices, from 0.
    Choice(usize),
    /// A date.
    Date(Spoken),
    /// The code of a place.
    Place(String),
    /// Nothing: it was not said.
    Nothing,
}

/// Why something cannot be put into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There are only so many choices.
    OnlySoMany(usize),
    /// The field takes no date.
    NoDate,
    /// Here the day is asked, not only the month.
    DayNeeded,
    /// It lies outside of these days.
    Outside(Day, Day),
    /// It leaves no month between the last one paid and the one in which premiums came again.
    NoGap,
}

impl Field {
    /// All of them, in the order a caller tells.
    pub const ORDER: [Self; 24] = [
        Self::Place,
        Self::Who,
        Self::LapsedAs,
        Self::HasJob,
        Self::PaysHow,
        Self::Approved,
        Self::Born,
        Self::Registered,
        Self::Hukou,
        Self::RegisteredYears,
        Self::Until,
        Self::Again,
        Self::MadeUp,
        Self::Since,
        Self::ThisYear,
        Self::Special,
        Self::SpecialDay,
        Self::LastYear,
        Self::Repaired,
        Self::NextYear,
        Self::Family,
        Self::Activated,
        Self::PaidLong,
        Self::Benefit,
    ];

    /// The question it stands for.
    pub const fn question(self) -> Question {
        match self {
            Self::Place => Question::Place,
            Self::Who => Question::Who,
            Self::LapsedAs => Question::LapsedAs,
            Self::HasJob => Question::HasJob,
            Self::PaysHow => Question::PaysHow,
            Self::Approved => Question::Approved,
            Self::Until => Question::PaidUntil,
            Self::Again => Question::Again,
            Self::MadeUp => Question::MadeUp,
            Self::Since => Question::Since,
            Self::PaidLong => Question::PaidLong,
            Self::Benefit => Question::Benefit,
            Self::ThisYear => Question::ThisYear,
            Self::Special => Question::Special,
            Self::SpecialDay => Question::SpecialDay,
            Self::LastYear => Question::LastYear,
            Self::Repaired => Question::Repaired,
            Self::NextYear => Question::NextYear,
            Self::Born => Question::Born,
            Self::Registered => Question::Registered,
            Self::Hukou => Question::Hukou,
            Self::RegisteredYears => Question::RegisteredYears,
            Self::Family => Question::Family,
            Self::Activated => Question::Activated,
        }
    }

    /// The questions whose answers it holds.
    pub const fn holds(self) -> &'static [Question] {
        match self {
            Self::Place => &[Question::Place],
            Self::Who => &[Question::Who],
            Self::LapsedAs => &[Question::LapsedAs],
            Self::HasJob => &[Question::HasJob],
            Self::PaysHow => &[Question::PaysHow],
            Self::Approved => &[Question::Approved],
            Self::Until => &[
                Question::Story,
                Question::PaidUntil,
                Question::PaidUntilMonth,
            ],
            Self::Again => &[Question::Again, Question::AgainMonth, Question::AgainDay],
            Self::MadeUp => &[Question::MadeUp],
            Self::Since => &[Question::Since, Question::SinceMonth, Question::SinceDay],
            Self::PaidLong => &[Question::PaidLong, Question::PaidFrom],
            Self::Benefit => &[Question::Benefit],
            Self::ThisYear => &[
                Question::ThisYear,
                Question::ThisYearWhen,
                Question::ThisYearDay,
            ],
            Self::Special => &[Question::Special],
            Self::SpecialDay => &[Question::SpecialDay],
            Self::LastYear => &[Question::LastYear],
            Self::Repaired => &[Question::Repaired, Question::RepairedDay],
            Self::NextYear => &[Question::NextYear, Question::NextYearDay],
            Self::Born => &[Question::Born],
            Self::Registered => &[Question::Registered, Question::RegisteredDay],
            Self::Hukou => &[Question::Hukou, Question::HukouDay],
            Self::RegisteredYears => &[Question::RegisteredYears],
            Self::Family => &[Question::Family, Question::FamilyDay],
            Self::Activated => &[Question::Activated],
        }
    }

    /// The question a day answers, if the field takes one beside its choices; and the choice that goes with it.
    const fn dated(self) -> Option<(Question, Choice)> {
        Some(match self {
            Self::Repaired => (Question::RepairedDay, Choice::Yes),
            Self::NextYear => (Question::NextYearDay, Choice::Paid),
            Self::Registered => (Question::RegisteredDay, Choice::Yes),
            Self::Hukou => (Question::HukouDay, Choice::Yes),
            Self::Family => (Question::FamilyDay, Choice::BoundLately),
            _ => return None,
        })
    }

    /// Whether a date can be put into it.
    pub const fn takes_dates(self) -> bool {
        self.dated().is_some()
            || matches!(
                self,
                Self::Until
                    | Self::Again
                    | Self::Since
                    | Self::PaidLong
                    | Self::ThisYear
                    | Self::SpecialDay
                    | Self::Born
            )
    }

    /// What there is to choose: each with the question it answers. The dates a field takes are typed instead.
    pub fn choices(self, told: &Answers) -> Vec<(Question, Choice)> {
        use Choice as C;
        use Question as Q;
        let lapsed = told.choice(Q::Who) == Some(C::LapsedPayer);
        match self {
            Self::Place | Self::Born => Vec::new(),
            Self::Until if lapsed => vec![(Q::PaidUntil, C::DontKnow)],
            Self::Until => vec![
                (Q::Story, C::Steady),
                (Q::Story, C::Recent),
                (Q::PaidUntil, C::DontKnow),
                (Q::Story, C::DontKnow),
            ],
            Self::Again => vec![(Q::Story, C::Stopped), (Q::Again, C::DontKnow)],
            Self::Since => vec![(Q::Since, C::DontKnow)],
            Self::SpecialDay => vec![(Q::SpecialDay, C::DontKnow)],
            Self::ThisYear => vec![
                (Q::ThisYear, C::NotPaid),
                (Q::ThisYearWhen, C::BeforeTheYear),
                (Q::ThisYearWhen, C::DontKnow),
                (Q::ThisYear, C::DontKnow),
            ],
            field => match field.question().kind() {
                Kind::Choices(choices) => {
                    choices.iter().map(|one| (field.question(), *one)).collect()
                }
                _ => Vec::new(),
            },
        }
    }

    /// Whether the field is there, after what was told.
    fn is_there(self, told: &Answers, ground: &Ground<'_>) -> bool {
        let asked = |question| applies(question, told, ground, &mut |_| true);
        match self {
            Self::Until => asked(Question::Story) || asked(Question::PaidUntil),
            Self::Again => {
                let stopped = matches!(story(told), Some(Choice::Stopped | Choice::Resumed));
                stopped && asked(Question::Story)
            }
            field => asked(field.question()),
        }
    }
}

/// A form, as far as it is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The fields there are.
    pub fields: Vec<Field>,
    /// The answers that count.
    pub told: Answers,
}

impl Form {
    /// A form without a field.
    pub fn empty() -> Self {
        Self {
            fields: Vec::new(),
            told: Answers::default(),
        }
    }

    /// The form after these answers.
    pub fn of(answers: &Answers, ground: &Ground<'_>) -> Self {
        let mut told = Answers::default();
        for question in Question::ORDER {
            let given = answers.get(question).filter(|answer| {
                applies(question, &told, ground, &mut |_| true)
                    && fits(question, answer, &told, ground)
            });
            if let Some(answer) = given.cloned() {
                told.give(question, answer);
            }
        }
        let there = |field: &Field| field.is_there(&told, ground);
        Self {
            fields: Field::ORDER.into_iter().filter(there).collect(),
            told,
        }
    }

    /// Whether anything was said to a field.
    pub fn is_filled(&self, field: Field) -> bool {
        let mut holds = field.holds().iter();
        holds.any(|one| self.told.get(*one).is_some())
    }

    /// What a field holds: the answer that says most.
    pub fn holds(&self, field: Field, today: Day) -> Option<(Question, Answer)> {
        let last = field.holds().iter().rev();
        let mut given = last.filter_map(|one| Some((*one, self.told.get(*one)?.clone())));
        let (question, answer) = given.next()?;
        // Of what is coarse and means one month, the month.
        if let (Field::Until | Field::Again | Field::Since, Answer::Choice(choice)) =
            (field, &answer)
            && question != Question::Story
            && let [month] = months_meant(Some(*choice), None, today).as_slice()
        {
            return Some((question, Answer::Month(*month)));
        }
        Some((question, answer))
    }
}

/// The answers, once something was put into a field.
///
/// # Errors
/// When that cannot be, after what was told before.
pub fn fill(
    answers: &Answers,
    field: Field,
    entry: &Entry,
    ground: &Ground<'_>,
) -> Result<Answers, Unfit> {
    let before = Form::of(answers, ground).told;
    let mut filled = answers.clone();
    for question in field.holds() {
        filled.forget(*question);
    }
    let puts = match entry {
        Entry::Nothing => Vec::new(),
        Entry::Place(code) => vec![(Question::Place, Answer::Place(code.clone()))],
        Entry::Choice(at) => {
            let choices = field.choices(&before);
            let chosen = choices.get(*at).ok_or(Unfit::OnlySoMany(choices.len()))?;
            chosen_puts(field, *chosen)
        }
        Entry::Date(date) => date_puts(field, *date, &before, ground)?,
    };
    for (question, answer) in &puts {
        filled.give(*question, answer.clone());
    }
    let told = Form::of(&filled, ground).told;
    for (question, answer) in &puts {
        let counts = told.get(*question).is_some();
        let asked = applies(*question, &told, ground, &mut |_| true);
        if !counts && asked {
            return Err(why_unfit(*question, answer, &told, ground));
        }
    }
    Ok(filled)
}

fn chosen_puts(field: Field, (question, choice): (Question, Choice)) -> Vec<(Question, Answer)> {
    let mut puts = match (field, question) {
        (Field::Until, Question::PaidUntil) => {
            vec![(Question::Story, Answer::Choice(Choice::Stopped))]
        }
        (Field::Again, Question::Again) => {
            vec![(Question::Story, Answer::Choice(Choice::Resumed))]
        }
        (Field::ThisYear, Question::ThisYearWhen) => {
            vec![(Question::ThisYear, Answer::Choice(Choice::Paid))]
        }
        _ => Vec::new(),
    };
    let answer = match question.kind() {
        Kind::Choices(_) => Answer::Choice(choice),
        _ => Answer::DontKnow,
    };
    puts.push((question, answer));
    puts
}

fn date_puts(
    field: Field,
    date: Spoken,
    told: &Answers,
    ground: &Ground<'_>,
) -> Result<Vec<(Question, Answer)>, Unfit> {
    let today = ground.today;
    let month = date.month();
    if month > Month::of(today) || matches!(date, Spoken::Day(day) if day > today) {
        return Err(Unfit::Outside(earliest_month().first(), today));
    }
    let day = || match date {
        Spoken::Day(day) => Ok(day),
        Spoken::Month(_) => Err(Unfit::DayNeeded),
    };
    let story = |choice| (Question::Story, Answer::Choice(choice));
    // The coarse answer that means the month, and the month.
    let coarse = |question, exact| {
        [
            (question, Answer::Choice(coarsely(month, today))),
            (exact, Answer::Month(month)),
        ]
    };
    if let Some((question, choice)) = field.dated() {
        let with = (field.question(), Answer::Choice(choice));
        return Ok(vec![with, (question, Answer::Day(day()?))]);
    }
    let mut puts = Vec::new();
    match field {
        // Paid up to this month: nothing is missing.
        Field::Until if month == Month::of(today) => puts.push(story(Choice::Steady)),
        Field::Until => {
            let resumed = told.choice(Question::Story) == Some(Choice::Resumed);
            let went = if resumed {
                Choice::Resumed
            } else {
                Choice::Stopped
            };
            puts.push(story(went));
            puts.extend(coarse(Question::PaidUntil, Question::PaidUntilMonth));
        }
        Field::Again | Field::Since => {
            let (question, exact, on) = if field == Field::Again {
                puts.push(story(Choice::Resumed));
                (Question::Again, Question::AgainMonth, Question::AgainDay)
            } else {
                (Question::Since, Question::SinceMonth, Question::SinceDay)
            };
            puts.extend(coarse(question, exact));
            if let Spoken::Day(day) = date {
                puts.push((on, Answer::Day(day)));
            }
        }
        Field::PaidLong => {
            let under = (Question::PaidLong, Answer::Choice(Choice::UnderTwoYears));
            let from = (Question::PaidFrom, Answer::Month(month));
            let mut short = told.clone();
            short.give(under.0, under.1.clone());
            let (earliest, _) = months(Question::PaidFrom, &short, today);
            if month < earliest {
                let over = Answer::Choice(Choice::OverTwoYears);
                puts.push((Question::PaidLong, over));
            } else {
                puts.extend([under, from]);
            }
        }
        Field::ThisYear => {
            let calendar = ground.calendar(told);
            let day = day()?;
            puts.push((Question::ThisYear, Answer::Choice(Choice::Paid)));
            let when = Question::ThisYearWhen;
            if day < calendar.first(calendar.of(today)) {
                puts.push((when, Answer::Choice(Choice::BeforeTheYear)));
            } else {
                puts.push((when, Answer::Choice(Choice::InTheYear)));
                puts.push((Question::ThisYearDay, Answer::Day(day)));
            }
        }
        Field::Born | Field::SpecialDay => puts.push((field.question(), Answer::Day(day()?))),
        _ => return Err(Unfit::NoDate),
    }
    Ok(puts)
}

/// The coarse answer that means a month.
fn coarsely(month: Month, today: Day) -> Choice {
    match Month::of(today).since(month) {
        0 => Choice::ThisMonth,
        1 => Choice::LastMonth,
        2 | 3 => Choice::Within3,
        4..=6 => Choice::Within6,
        _ => Choice::Earlier,
    }
}

fn why_unfit(question: Question, answer: &Answer, told: &Answers, ground: &Ground<'_>) -> Unfit {
    let outside = |(from, to): (Month, Month)| Unfit::Outside(from.first(), to.last());
    match (question, answer) {
        (Question::Again, Answer::Choice(_)) => Unfit::NoGap,
        (_, Answer::Month(_)) => outside(months(question, told, ground.today)),
        (_, Answer::Day(_)) => {
            let (from, to) = days(question, told, ground);
            Unfit::Outside(from, to)
        }
        _ => Unfit::NoDate,
    }
}
