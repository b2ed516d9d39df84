//! From answers to cases. Where somebody does not know, or was asked only coarsely, there are several: the calendar then
//! shows what is the same in all of them, and 疑 where it is not.

use super::answers::Answers;
use super::assemble::assemble;
use super::bounds::next_year_opens;
use super::flow::Ground;
use super::question::{Choice, Question};
use super::who::{identity, may_draw_benefit, story};
use crate::calendar::{Day, DayRange, Month};
use crate::case::Case;
use crate::engine::When;
use crate::policy::{BenefitYear, Identity, Scheme};

/// No more cases than this are made of one set of answers.
const MAX_VARIANTS: usize = 48;
/// What may have happened to somebody who does not know whether it did.
const SPECIAL: [Choice; 8] = [
    Choice::Nothing,
    Choice::EmployeeStopped,
    Choice::Discharged,
    Choice::Graduated,
    Choice::MovedIn,
    Choice::Returned,
    Choice::Released,
    Choice::MedicalAid,
];
/// "Earlier" and "don't know" reach back so far.
const FAR_MONTHS: i32 = 18;
/// Less than two years of premiums, before anybody asked: one, which stands for all of them.
const ONE_YEAR: i32 = 12;
/// So many months they may have been, once somebody did.
const SOME_LENGTHS: [i32; 4] = [6, 12, 23, 1];

/// A case that fits the answers, and which of the open possibilities it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The possibility taken, for each question that leaves some open.
    pub taken: Vec<(Question, usize)>,
    /// The case.
    pub case: Case,
}

/// What a case is made of, once every possibility is settled.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) story: Option<Choice>,
    pub(super) until: Option<Month>,
    pub(super) length: Length,
    pub(super) benefit: Option<Choice>,
    pub(super) again: Option<Month>,
    pub(super) made_up: bool,
    pub(super) since: Option<Month>,
    pub(super) this_year: Option<Choice>,
    pub(super) this_year_on: Option<When>,
    pub(super) last_year: Option<Choice>,
    pub(super) repaired_on: Option<DayRange>,
    pub(super) next_year_on: Option<When>,
    pub(super) special: Option<Choice>,
    pub(super) employed_until: Option<Month>,
    pub(super) enrolled: Option<Choice>,
    pub(super) registered: Option<Choice>,
    pub(super) hukou: Hukou,
}

/// How long premiums had been paid before they stopped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Length {
    /// As long as anybody remembers.
    #[default]
    Long,
    /// So many months.
    Months(i32),
    /// Since this month.
    Since(Month),
}

/// When a newborn got its household registration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Hukou {
    /// Nothing is said of it.
    #[default]
    Untold,
    /// On this day.
    On(Day),
    /// It has none yet.
    NotYet,
}

/// One way a question may have been answered.
#[derive(Clone, Copy, Debug)]
enum Way {
    Story(Choice),
    /// It stopped, nobody remembers when: as if after this month.
    StoppedAfter(Month),
    Until(Month),
    Length(Length),
    Benefit(Choice),
    Again(Month),
    MadeUp(bool),
    Since(Month),
    ThisYear(Choice),
    ThisYearOn(When),
    LastYear(Choice),
    RepairedOn(Option<DayRange>),
    NextYearOn(Option<When>),
    Special(Choice),
    EmployedUntil(Month),
    Enrolled(Choice),
    Registered(Choice),
    Hukou(Hukou),
}

impl Parts {
    fn take(mut self, way: Way) -> Self {
        match way {
            Way::Story(choice) => self.story = Some(choice),
            Way::StoppedAfter(month) => {
                (self.story, self.until) = (Some(Choice::Stopped), Some(month));
            }
            Way::Until(month) => self.until = Some(month),
            Way::Length(length) => self.length = length,
            Way::Benefit(choice) => self.benefit = Some(choice),
            Way::Again(month) => self.again = Some(month),
            Way::MadeUp(made_up) => self.made_up = made_up,
            Way::Since(month) => self.since = Some(month),
            Way::ThisYear(choice) => self.this_year = Some(choice),
            Way::ThisYearOn(on) => self.this_year_on = Some(on),
            Way::LastYear(choice) => self.last_year = Some(choice),
            Way::RepairedOn(on) => self.repaired_on = on,
            Way::NextYearOn(on) => self.next_year_on = on,
            Way::Special(choice) => self.special = Some(choice),
            Way::EmployedUntil(month) => self.employed_until = Some(month),
            Way::Enrolled(choice) => self.enrolled = Some(choice),
            Way::Registered(choice) => self.registered = Some(choice),
            Way::Hukou(hukou) => self.hukou = hukou,
        }
        self
    }

    /// Payments can resume only after they had stopped, and stop only after they began.
    fn possible(&self) -> bool {
        let resumed = match (self.until, self.again) {
            (Some(until), Some(again)) => is_gap(until, again),
            _ => true,
        };
        let began = match (self.until, self.length) {
            (Some(until), Length::Since(since)) => since <= until,
            _ => true,
        };
        resumed && began
    }
}

/// A question, and every way it may have been answered.
type Open = (Question, Vec<Way>);

/// The months a coarse answer may mean, the latest first.
pub fn months_meant(choice: Option<Choice>, exact: Option<Month>, today: Day) -> Vec<Month> {
    if let Some(exact) = exact {
        return vec![exact];
    }
    let now = Month::of(today);
    let back = |from: i32, to: i32| (from..=to).map(|n| now.plus(-n)).collect();
    match choice {
        Some(Choice::ThisMonth) => back(0, 0),
        Some(Choice::LastMonth) => back(1, 1),
        Some(Choice::Within3) => back(2, 3),
        Some(Choice::Within6) => back(4, 6),
        Some(Choice::Earlier) => back(7, FAR_MONTHS),
        _ => back(0, FAR_MONTHS),
    }
}

/// Whether at least a month lies between the last one paid and the one in which payments resumed.
pub(super) fn is_gap(until: Month, again: Month) -> bool {
    until.plus(1) < again
}

/// The cases that fit the answers: one, if everything that matters is known. Empty until place and identity are known.
pub fn variants(answers: &Answers, ground: &Ground<'_>) -> Vec<Variant> {
    let (today, calendar) = (ground.today, ground.calendar(answers));
    let (Some(region), Some(who)) = (answers.place(), identity(answers)) else {
        return Vec::new();
    };
    // Of a child nobody says when it was born there is no case yet.
    if who == Identity::Newborn && answers.day(Question::Born).is_none() {
        return Vec::new();
    }
    let mut settled: Vec<(Vec<(Question, usize)>, Parts)> = vec![(Vec::new(), Parts::default())];
    for (question, ways) in possibilities(answers, who, ground) {
        let each = |(taken, parts): &(Vec<(Question, usize)>, Parts)| -> Vec<_> {
            let numbered = ways.iter().enumerate();
            let next = numbered.map(|(at, way)| {
                let mut taken = taken.clone();
                taken.push((question, at));
                (taken, parts.clone().take(*way))
            });
            next.filter(|(_, parts)| parts.possible()).collect()
        };
        settled = thin(settled.iter().flat_map(each).collect());
    }
    let build = |(taken, parts)| Variant {
        taken,
        case: assemble(region, who, answers, &parts, today, calendar),
    };
    settled.into_iter().map(build).collect()
}

/// Too many to run: some are left out, evenly.
fn thin<T>(all: Vec<T>) -> Vec<T> {
    let len = all.len();
    // The first stays: it is the one that promises least.
    let nth = |at: usize| at * MAX_VARIANTS / len;
    let keep = |at: usize| {
        at.checked_sub(1)
            .is_none_or(|before| nth(before) != nth(at))
    };
    let numbered = all.into_iter().enumerate();
    numbered
        .filter(|(at, _)| len <= MAX_VARIANTS || keep(*at))
        .map(|(_, one)| one)
        .collect()
}

fn possibilities(answers: &Answers, who: Identity, ground: &Ground<'_>) -> Vec<Open> {
    let (today, calendar) = (ground.today, ground.calendar(answers));
    match who {
        Identity::Retired => Vec::new(),
        Identity::Newborn => newborn_possibilities(answers, ground),
        _ if who.scheme() == Scheme::Employee => employee_possibilities(answers, today),
        _ => resident_possibilities(answers, today, calendar),
    }
}

fn employee_possibilities(answers: &Answers, today: Day) -> Vec<Open> {
    let now = Month::of(today);
    let months = |coarse, exact, way: fn(Month) -> Way| -> Open {
        let meant = months_meant(answers.choice(coarse), answers.month(exact), today);
        let past = |month: &Month| coarse != Question::PaidUntil || *month < now;
        (coarse, meant.into_iter().filter(past).map(way).collect())
    };
    let yes_no = |question, yes, no, way: fn(bool) -> Way| -> Open {
        let ways = match answers.choice(question) {
            Some(choice) if choice == yes => vec![way(true)],
            Some(choice) if choice == no => vec![way(false)],
            _ => vec![way(true), way(false)],
        };
        (question, ways)
    };
    let long = || (Question::PaidLong, lengths(answers));
    let until = || months(Question::PaidUntil, Question::PaidUntilMonth, Way::Until);
    let benefit = || no_or_yes(answers, Question::Benefit, Way::Benefit);
    if answers.strip().is_some() {
        let open = may_draw_benefit(answers).then(benefit);
        return open.into_iter().collect();
    }
    match story(answers) {
        Some(story @ Choice::Stopped) => {
            let story = (Question::Story, vec![Way::Story(story)]);
            let always = [story, until(), long()].into_iter();
            always
                .chain(may_draw_benefit(answers).then(benefit))
                .collect()
        }
        Some(story @ Choice::Resumed) => vec![
            (Question::Story, vec![Way::Story(story)]),
            until(),
            months(Question::Again, Question::AgainMonth, Way::Again),
            yes_no(
                Question::MadeUp,
                Choice::MadeUpAll,
                Choice::NotMadeUp,
                Way::MadeUp,
            ),
            long(),
        ],
        Some(story @ Choice::Recent) => vec![
            (Question::Story, vec![Way::Story(story)]),
            months(Question::Since, Question::SinceMonth, Way::Since),
        ],
        Some(story @ Choice::Steady) => vec![(Question::Story, vec![Way::Story(story)])],
        // Nobody remembers: it may never have stopped, or have stopped lately, or long ago.
        _ => vec![(
            Question::Story,
            vec![
                Way::Story(Choice::Steady),
                Way::StoppedAfter(now.plus(-2)),
                Way::StoppedAfter(now.plus(-6)),
            ],
        )],
    }
}

/// How long premiums may have been paid before they stopped.
fn lengths(answers: &Answers) -> Vec<Way> {
    let asked = answers.choice(Question::PaidLong);
    if asked == Some(Choice::OverTwoYears) {
        return vec![Way::Length(Length::Long)];
    }
    if let (Some(Choice::UnderTwoYears), Some(since)) = (asked, answers.month(Question::PaidFrom)) {
        return vec![Way::Length(Length::Since(since))];
    }
    let some = SOME_LENGTHS.map(Length::Months);
    let lengths = match asked {
        None => vec![Length::Long, Length::Months(ONE_YEAR)],
        Some(Choice::UnderTwoYears) => some.to_vec(),
        Some(_) => [&[Length::Long], some.as_slice()].concat(),
    };
    lengths.into_iter().map(Way::Length).collect()
}

/// No, or yes, or either: then the one that promises less comes first.
fn no_or_yes(answers: &Answers, question: Question, way: fn(Choice) -> Way) -> Open {
    let ways = match answers.choice(question) {
        Some(choice @ (Choice::Yes | Choice::No)) => vec![way(choice)],
        _ => vec![way(Choice::No), way(Choice::Yes)],
    };
    (question, ways)
}

fn resident_possibilities(answers: &Answers, today: Day, calendar: BenefitYear) -> Vec<Open> {
    let this_year = match answers.choice(Question::ThisYear) {
        Some(choice @ (Choice::Paid | Choice::NotPaid)) => vec![Way::ThisYear(choice)],
        _ => vec![Way::ThisYear(Choice::Paid), Way::ThisYear(Choice::NotPaid)],
    };
    let since_it_began = DayRange::new(calendar.first(calendar.of(today)), today);
    let within = Way::ThisYearOn(since_it_began.map_or(When::Usual, When::On));
    let before = Way::ThisYearOn(When::Usual);
    let when = match answers.choice(Question::ThisYearWhen) {
        Some(Choice::BeforeTheYear) => vec![before],
        Some(Choice::InTheYear) => vec![within],
        _ => vec![before, within],
    };
    let last_year = match answers.choice(Question::LastYear) {
        Some(
            choice @ (Choice::Paid | Choice::Missed | Choice::NeverBefore | Choice::HadEmployee),
        ) => vec![Way::LastYear(choice)],
        _ => vec![Way::LastYear(Choice::Paid), Way::LastYear(Choice::Missed)],
    };
    let paid_ahead = Way::NextYearOn(Some(paid_ahead(answers, today, calendar)));
    let next_year = match answers.choice(Question::NextYear) {
        Some(Choice::Paid) => vec![paid_ahead],
        Some(Choice::DontKnow) => vec![paid_ahead, Way::NextYearOn(None)],
        _ => vec![Way::NextYearOn(None)],
    };
    let special = match answers.choice(Question::Special) {
        Some(Choice::DontKnow) => SPECIAL.into_iter().map(Way::Special).collect(),
        special => vec![Way::Special(special.unwrap_or(Choice::Nothing))],
    };
    vec![
        (Question::ThisYear, this_year),
        (Question::ThisYearWhen, when),
        (Question::Special, special),
        (Question::SpecialDay, employed_until(answers, today)),
        (Question::LastYear, last_year),
        (Question::Repaired, repaired(answers, today, calendar)),
        (Question::NextYear, next_year),
    ]
}

/// Until when somebody was insured as an employee, who only says that this stopped lately.
fn employed_until(answers: &Answers, today: Day) -> Vec<Way> {
    const AGO: [i32; 4] = [0, 1, 3, 6];
    let now = Month::of(today);
    let stopped = answers.choice(Question::Special) == Some(Choice::EmployeeStopped);
    match answers.day(Question::SpecialDay) {
        Some(day) => vec![Way::EmployedUntil(Month::of(day))],
        None if stopped => AGO.map(|n| Way::EmployedUntil(now.plus(-n))).to_vec(),
        None => vec![Way::EmployedUntil(now)],
    }
}

/// When a missed year may have been paid afterwards, if it was: late in it, or since it ended.
fn repaired(answers: &Answers, today: Day, calendar: BenefitYear) -> Vec<Way> {
    let year = calendar.of(today) - 1;
    let late = DayRange::new(calendar.first(year), calendar.last(year));
    let since = DayRange::new(calendar.first(year + 1), today);
    let told = answers.choice(Question::Repaired);
    // Where it was not missed there is nothing to be paid afterwards.
    let missed = answers.choice(Question::LastYear) == Some(Choice::Missed);
    let days = match (told, answers.day(Question::RepairedDay)) {
        (Some(Choice::Yes), Some(day)) => vec![Some(DayRange::one(day))],
        (Some(Choice::Yes), None) => vec![late, since],
        (Some(Choice::DontKnow) | None, _) if missed => vec![None, late, since],
        _ => vec![None],
    };
    days.into_iter().map(Way::RepairedOn).collect()
}

/// The day next year's premium was paid, where nobody was asked for it: in its window, whichever day that was. Only where
/// something has happened that spares a wait, the days since then may count.
fn paid_ahead(answers: &Answers, today: Day, calendar: BenefitYear) -> When {
    let event = answers.day(Question::SpecialDay);
    let opened = next_year_opens(calendar, today).min(today);
    let days = event.and_then(|_| DayRange::new(opened, today));
    days.map_or(When::Usual, When::On)
}

fn newborn_possibilities(answers: &Answers, ground: &Ground<'_>) -> Vec<Open> {
    vec![
        no_or_yes(answers, Question::Registered, Way::Enrolled),
        (Question::Hukou, hukou(answers, ground)),
        (Question::RegisteredYears, registered_years(answers)),
    ]
}

/// When it may have got its household registration: between its birth and the day it was insured, or today.
fn hukou(answers: &Answers, ground: &Ground<'_>) -> Vec<Way> {
    let untold = Way::Hukou(Hukou::Untold);
    let Some(born) = answers
        .day(Question::Born)
        .filter(|_| ground.counts_from_hukou())
    else {
        return vec![untold];
    };
    let told = answers.choice(Question::Hukou);
    match (told, answers.day(Question::HukouDay)) {
        (Some(Choice::Yes), Some(day)) => vec![Way::Hukou(Hukou::On(day))],
        (Some(Choice::No), _) => vec![Way::Hukou(Hukou::NotYet)],
        _ => {
            let registered = answers.day(Question::RegisteredDay);
            let latest = registered.unwrap_or(ground.today).max(born);
            let days = [born, latest].map(|day| Way::Hukou(Hukou::On(day)));
            std::iter::once(untold).chain(days).collect()
        }
    }
}

fn registered_years(answers: &Answers) -> Vec<Way> {
    match answers.choice(Question::RegisteredYears) {
        Some(choice @ (Choice::BirthYear | Choice::YearAfter | Choice::BothYears)) => {
            vec![Way::Registered(choice)]
        }
        _ => vec![
            Way::Registered(Choice::BothYears),
            Way::Registered(Choice::BirthYear),
        ],
    }
}
