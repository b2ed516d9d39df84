//! From answers to cases. Where somebody does not know, or was asked only coarsely, there are several: the calendar then
//! shows what is the same in all of them, and 疑 where it is not.

use super::answers::Answers;
use super::question::{Choice, Question};
use crate::calendar::{Day, DayRange, Month, MonthRange, minus_days};
use crate::case::{Case, WasAt};
use crate::engine::{Event, EventKind, Paid, Period, When};
use crate::policy::{BenefitYear, Identity, Scheme};

/// No more cases than this are made of one set of answers.
const MAX_VARIANTS: usize = 48;
/// "Earlier" and "don't know" reach back so far.
const FAR_MONTHS: i32 = 18;

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
struct Parts {
    story: Option<Choice>,
    until: Option<Month>,
    long: bool,
    again: Option<Month>,
    made_up: bool,
    since: Option<Month>,
    this_year: Option<Choice>,
    this_year_on: Option<When>,
    last_year: Option<Choice>,
    next_year_on: Option<When>,
    registered: Option<Choice>,
}

/// One way a question may have been answered.
#[derive(Clone, Copy, Debug)]
enum Way {
    Story(Choice),
    /// It stopped, nobody remembers when: as if after this month.
    StoppedAfter(Month),
    Until(Month),
    Long(bool),
    Again(Month),
    MadeUp(bool),
    Since(Month),
    ThisYear(Choice),
    ThisYearOn(When),
    LastYear(Choice),
    NextYearOn(Option<When>),
    Registered(Choice),
}

impl Parts {
    fn take(mut self, way: Way) -> Self {
        match way {
            Way::Story(choice) => self.story = Some(choice),
            Way::StoppedAfter(month) => {
                (self.story, self.until) = (Some(Choice::Stopped), Some(month));
            }
            Way::Until(month) => self.until = Some(month),
            Way::Long(long) => self.long = long,
            Way::Again(month) => self.again = Some(month),
            Way::MadeUp(made_up) => self.made_up = made_up,
            Way::Since(month) => self.since = Some(month),
            Way::ThisYear(choice) => self.this_year = Some(choice),
            Way::ThisYearOn(on) => self.this_year_on = Some(on),
            Way::LastYear(choice) => self.last_year = Some(choice),
            Way::NextYearOn(on) => self.next_year_on = on,
            Way::Registered(choice) => self.registered = Some(choice),
        }
        self
    }

    /// Payments can resume only after they had stopped.
    fn possible(&self) -> bool {
        match (self.until, self.again) {
            (Some(until), Some(again)) => until < again,
            _ => true,
        }
    }
}

/// A question, and every way it may have been answered.
type Open = (Question, Vec<Way>);

/// Who the person is, if the answers say.
pub(super) fn identity(answers: &Answers) -> Option<Identity> {
    let by_pay = || match answers.choice(Question::PaysHow)? {
        Choice::EveryMonth => Some(Identity::Flexible),
        Choice::OnceAYear => Some(Identity::Resident),
        _ => None,
    };
    let by_questions = || match answers.choice(Question::HasJob)? {
        Choice::Yes => Some(Identity::Unit),
        _ => by_pay(),
    };
    match answers.choice(Question::Who)? {
        Choice::Unit => Some(Identity::Unit),
        Choice::SelfMonthly => Some(Identity::Flexible),
        Choice::Yearly => Some(Identity::Resident),
        Choice::ForChild => Some(Identity::Student),
        Choice::ForNewborn => Some(Identity::Newborn),
        Choice::Retiree => match answers.choice(Question::Approved)? {
            // Who has to go on paying after retiring pays alone.
            Choice::No => Some(Identity::Flexible),
            _ => Some(Identity::Retired),
        },
        Choice::LapsedPayer => match answers.choice(Question::LapsedAs)? {
            Choice::WasUnit => Some(Identity::Unit),
            Choice::WasSelf => Some(Identity::Flexible),
            Choice::WasYearly => Some(Identity::Resident),
            _ => by_questions(),
        },
        _ => by_questions(),
    }
}

/// Whether it could not be settled which scheme somebody is in, although everything was asked.
pub fn unresolved(answers: &Answers) -> bool {
    let lost = |choice| matches!(choice, Choice::NotAtAll | Choice::DontKnow);
    identity(answers).is_none() && answers.choice(Question::PaysHow).is_some_and(lost)
}

/// How it went with the payments of the employee scheme.
pub(super) fn story(answers: &Answers) -> Option<Choice> {
    if answers.choice(Question::Who) == Some(Choice::LapsedPayer) {
        return Some(Choice::Stopped);
    }
    answers.choice(Question::Story)
}

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

/// The cases that fit the answers: one, if everything that matters is known. Empty until place and identity are known.
pub fn variants(answers: &Answers, today: Day, calendar: BenefitYear) -> Vec<Variant> {
    let (Some(region), Some(who)) = (answers.place(), identity(answers)) else {
        return Vec::new();
    };
    let mut settled: Vec<(Vec<(Question, usize)>, Parts)> = vec![(Vec::new(), Parts::default())];
    for (question, ways) in possibilities(answers, who, today) {
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
    let keep = |at: usize| at * MAX_VARIANTS / len != (at + 1) * MAX_VARIANTS / len;
    let numbered = all.into_iter().enumerate();
    numbered
        .filter(|(at, _)| len <= MAX_VARIANTS || keep(*at))
        .map(|(_, one)| one)
        .collect()
}

fn possibilities(answers: &Answers, who: Identity, today: Day) -> Vec<Open> {
    match who {
        Identity::Retired => Vec::new(),
        Identity::Newborn => vec![(Question::RegisteredYears, registered_years(answers))],
        _ if who.scheme() == Scheme::Employee => employee_possibilities(answers, today),
        _ => resident_possibilities(answers, today),
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
    let long = || {
        yes_no(
            Question::PaidLong,
            Choice::OverTwoYears,
            Choice::UnderTwoYears,
            Way::Long,
        )
    };
    let until = || months(Question::PaidUntil, Question::PaidUntilMonth, Way::Until);
    match story(answers) {
        Some(story @ Choice::Stopped) => {
            vec![(Question::Story, vec![Way::Story(story)]), until(), long()]
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

fn resident_possibilities(answers: &Answers, today: Day) -> Vec<Open> {
    let now = Month::of(today);
    let this_year = match answers.choice(Question::ThisYear) {
        Some(choice @ (Choice::Paid | Choice::NotPaid)) => vec![Way::ThisYear(choice)],
        _ => vec![Way::ThisYear(Choice::Paid), Way::ThisYear(Choice::NotPaid)],
    };
    let since_january = DayRange::new(Month::in_year(now.year(), 1).first(), today);
    let within = Way::ThisYearOn(since_january.map_or(When::Usual, When::On));
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
    let autumn = DayRange::new(Month::in_year(now.year(), 9).first().min(today), today);
    let paid_ahead = Way::NextYearOn(autumn.map(When::On));
    let next_year = match answers.choice(Question::NextYear) {
        Some(Choice::Paid) => vec![paid_ahead],
        Some(Choice::DontKnow) => vec![paid_ahead, Way::NextYearOn(None)],
        _ => vec![Way::NextYearOn(None)],
    };
    vec![
        (Question::ThisYear, this_year),
        (Question::ThisYearWhen, when),
        (Question::LastYear, last_year),
        (Question::NextYear, next_year),
    ]
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

fn assemble(
    region: &str,
    who: Identity,
    answers: &Answers,
    parts: &Parts,
    today: Day,
    calendar: BenefitYear,
) -> Case {
    let was = |identity, from, to| WasAt {
        region: region.to_owned(),
        identity,
        from,
        to,
    };
    let mut case = Case {
        as_of: today,
        born: None,
        paid_years: None,
        was: vec![was(who, None, None)],
        paid: Vec::new(),
        events: Vec::new(),
    };
    match who {
        Identity::Retired => {
            if answers.choice(Question::Approved) == Some(Choice::Yes) {
                case.events.push(Event {
                    kind: EventKind::RetirementApproved,
                    on: When::Usual,
                });
            }
        }
        Identity::Newborn => newborn(&mut case, answers, parts, calendar),
        _ if who.scheme() == Scheme::Employee => employee(&mut case, answers, parts, today),
        _ => resident(&mut case, answers, parts, today, calendar),
    }
    side_events(&mut case, answers);
    case
}

fn employee(case: &mut Case, answers: &Answers, parts: &Parts, today: Day) {
    let now = Month::of(today);
    let day_or_month = |day: Option<Day>, month: Month| match day {
        Some(day) => When::on(day),
        // Any day of the month, but none that is still to come.
        None => DayRange::new(month.first(), month.last().min(today)).map_or(When::Usual, When::On),
    };
    let mut pay = |from: Option<Month>, to: Month, on| {
        let range = from.map_or(Some(MonthRange::until(to)), |from| {
            MonthRange::new(from, to)
        });
        case.paid.extend(range.map(|range| Paid {
            period: Period::Months(range),
            on,
        }));
    };
    match parts.story {
        Some(Choice::Recent) => {
            let since = parts.since.unwrap_or(now);
            let first = day_or_month(answers.day(Question::SinceDay), since);
            pay(Some(since), since, first);
            pay(Some(since.plus(1)), now.plus(-1), When::Usual);
            if let Some(was) = case.was.first_mut() {
                was.from = Some(since);
            }
        }
        Some(Choice::Resumed | Choice::Stopped) => {
            let until = parts.until.unwrap_or(now.plus(-1));
            if parts.story == Some(Choice::Stopped)
                && let Some(was) = case.was.first_mut()
            {
                was.to = Some(until);
            }
            // Less than two years: one, as far as any rule can tell.
            let from = (!parts.long).then(|| until.plus(-11));
            pay(from, until, When::Usual);
            if let Some(again) = parts.again {
                let on = day_or_month(answers.day(Question::AgainDay), again);
                if parts.made_up {
                    pay(Some(until.plus(1)), again, on);
                } else {
                    pay(Some(again), again, on);
                }
                pay(Some(again.plus(1)), now.plus(-1), When::Usual);
            }
        }
        _ => pay(None, now.plus(-1), When::Usual),
    }
}

fn resident(case: &mut Case, answers: &Answers, parts: &Parts, today: Day, calendar: BenefitYear) {
    let year = calendar.of(today);
    let mut pay = |from, to, on| {
        case.paid.push(Paid {
            period: Period::Years { from, to },
            on,
        });
    };
    match parts.last_year {
        Some(Choice::Missed) => pay(None, year - 2, When::Usual),
        Some(Choice::NeverBefore | Choice::HadEmployee) => {}
        _ => pay(None, year - 1, When::Usual),
    }
    if parts.this_year == Some(Choice::Paid) {
        let exact = answers.day(Question::ThisYearDay).map(When::on);
        let on = exact.or(parts.this_year_on).unwrap_or(When::Usual);
        pay(Some(year), year, on);
    }
    let exact = answers.day(Question::NextYearDay).map(When::on);
    if let Some(on) = parts.next_year_on {
        pay(Some(year + 1), year + 1, exact.unwrap_or(on));
    }
    if parts.last_year == Some(Choice::HadEmployee) {
        // Insured as an employee until the year began.
        employed_until(case, Month::of(minus_days(calendar.first(year), 1)));
    }
    special(case, answers, today);
}

/// Somebody who was in the employee scheme, for long, until a month.
fn employed_until(case: &mut Case, until: Month) {
    let Some(was) = case.was.first_mut() else {
        return;
    };
    was.from = Some(until.plus(1));
    let before = WasAt {
        identity: Identity::Flexible,
        from: None,
        to: Some(until),
        ..was.clone()
    };
    case.was.insert(0, before);
    let period = Period::Months(MonthRange::until(until));
    case.paid.insert(
        0,
        Paid {
            period,
            on: When::Usual,
        },
    );
}

fn special(case: &mut Case, answers: &Answers, today: Day) {
    let kind = match answers.choice(Question::Special) {
        Some(Choice::EmployeeStopped) => {
            let until = answers.day(Question::SpecialDay).unwrap_or(today);
            employed_until(case, Month::of(until));
            return;
        }
        Some(Choice::Discharged) => EventKind::Discharged,
        Some(Choice::Graduated) => EventKind::Graduated,
        Some(Choice::MovedIn) => EventKind::MovedIn,
        Some(Choice::Returned) => EventKind::Returned,
        Some(Choice::Released) => EventKind::Released,
        Some(Choice::MedicalAid) => EventKind::MedicalAid,
        _ => return,
    };
    let on = answers
        .day(Question::SpecialDay)
        .map_or(When::Unknown, When::on);
    case.events.push(Event { kind, on });
}

fn newborn(case: &mut Case, answers: &Answers, parts: &Parts, calendar: BenefitYear) {
    let Some(born) = answers.day(Question::Born) else {
        return;
    };
    case.born = Some(DayRange::one(born));
    if let Some(was) = case.was.first_mut() {
        was.from = Some(Month::of(born));
    }
    if answers.choice(Question::Registered) != Some(Choice::Yes) {
        return;
    }
    let on = answers
        .day(Question::RegisteredDay)
        .map_or(When::Unknown, When::on);
    let birth_year = calendar.of(born);
    let years = match parts.registered {
        Some(Choice::YearAfter) => birth_year + 1..=birth_year + 1,
        Some(Choice::BothYears) => birth_year..=birth_year + 1,
        _ => birth_year..=birth_year,
    };
    for year in years {
        case.paid.push(Paid {
            period: Period::Years {
                from: Some(year),
                to: year,
            },
            on,
        });
    }
}

fn side_events(case: &mut Case, answers: &Answers) {
    let kind = match answers.choice(Question::Activated) {
        Some(Choice::Yes) => Some(EventKind::Activated),
        Some(Choice::No) => Some(EventKind::NotActivated),
        _ => None,
    };
    case.events.extend(kind.map(|kind| Event {
        kind,
        on: When::Usual,
    }));
    let bound = match answers.choice(Question::Family) {
        Some(Choice::BoundLongAgo) => Some(When::Usual),
        Some(Choice::BoundLately) => Some(
            answers
                .day(Question::FamilyDay)
                .map_or(When::Unknown, When::on),
        ),
        _ => None,
    };
    case.events.extend(bound.map(|on| Event {
        kind: EventKind::Bound,
        on,
    }));
}
