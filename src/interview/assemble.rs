//! One case, put together from answers whose every possibility is settled.

use super::answers::Answers;
use super::draft::{Hukou, Length, Parts};
use super::painted;
use super::question::{Choice, Question};
use super::who::identity;
use crate::calendar::{Day, DayRange, Month, MonthRange, minus_days};
use crate::case::{Case, WasAt};
use crate::engine::{Event, EventKind, Paid, Period, When};
use crate::policy::{BenefitYear, Identity, Scheme};

/// The case of somebody about whom every possibility is settled.
pub(super) fn assemble(
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
        Identity::Newborn => newborn(&mut case, answers, parts, today, calendar),
        _ if who.scheme() == Scheme::Employee => employee(&mut case, answers, parts, today),
        _ => resident(&mut case, answers, parts, today, calendar),
    }
    side_events(&mut case, answers);
    case
}

fn employee(case: &mut Case, answers: &Answers, parts: &Parts, today: Day) {
    if let Some(strip) = answers.strip() {
        let drew_benefit = parts.benefit == Some(Choice::Yes);
        let day = answers.day(Question::AgainDay);
        return painted::assemble(case, strip, day, drew_benefit);
    }
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
            pay(Some(since.plus(1)), now, When::Usual);
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
            if has_left(answers, parts) {
                // Who is no longer paid for by a unit has left it, as far as that month tells.
                case.events.push(Event {
                    kind: EventKind::LeftUnit,
                    on: When::On(until.days()),
                });
            }
            // From when it is drawn is not asked: no rule that is known tells the first month from the next.
            if parts.benefit == Some(Choice::Yes) {
                let unemployed = case.was.first().map(|was| WasAt {
                    identity: Identity::Unemployed,
                    from: Some(until.plus(1)),
                    to: None,
                    ..was.clone()
                });
                case.was.extend(unemployed);
            }
            let from = match parts.length {
                Length::Long => None,
                Length::Months(months) => Some(until.plus(1 - months)),
                Length::Since(since) => Some(since),
            };
            pay(from, until, When::Usual);
            if let Some(again) = parts.again {
                let on = day_or_month(answers.day(Question::AgainDay), again);
                if parts.made_up {
                    pay(Some(until.plus(1)), again, on);
                } else {
                    pay(Some(again), again, on);
                }
                pay(Some(again.plus(1)), now, When::Usual);
            }
        }
        _ => pay(None, now, When::Usual),
    }
}

/// Whether somebody used to be with a unit, and is with none now.
fn has_left(answers: &Answers, parts: &Parts) -> bool {
    answers.choice(Question::Who) == Some(Choice::LapsedPayer)
        && identity(answers) == Some(Identity::Unit)
        && parts.benefit != Some(Choice::Yes)
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
        Some(Choice::Missed) => {
            pay(None, year - 2, When::Usual);
            if let Some(days) = parts.repaired_on {
                pay(Some(year - 1), year - 1, When::On(days));
            }
        }
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
    // Insured as an employee until the year began, or until it stopped: of the two, the later.
    let before = (parts.last_year == Some(Choice::HadEmployee))
        .then(|| Month::of(minus_days(calendar.first(year), 1)));
    let stopped = (parts.special == Some(Choice::EmployeeStopped))
        .then(|| parts.employed_until.unwrap_or(Month::of(today)));
    if let Some(until) = before.max(stopped) {
        employed_until(case, until, Month::of(today));
    }
    special(case, answers, parts);
}

/// Somebody who was in the employee scheme, for long, until a month. Where that is this month, its premium still covers
/// it, but the person is a resident already.
fn employed_until(case: &mut Case, until: Month, now: Month) {
    let Some(was) = case.was.first_mut() else {
        return;
    };
    let since = until.plus(1).min(now);
    was.from = Some(since);
    let before = WasAt {
        identity: Identity::Flexible,
        from: None,
        to: Some(since.plus(-1)),
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

fn special(case: &mut Case, answers: &Answers, parts: &Parts) {
    let kind = match parts.special {
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

fn newborn(case: &mut Case, answers: &Answers, parts: &Parts, today: Day, calendar: BenefitYear) {
    let Some(born) = answers.day(Question::Born) else {
        return;
    };
    case.born = Some(DayRange::one(born));
    if let Some(was) = case.was.first_mut() {
        was.from = Some(Month::of(born));
    }
    let enrolled = parts.enrolled == Some(Choice::Yes);
    let hukou = match parts.hukou {
        Hukou::On(day) => Some(day),
        // Today at the earliest: until then the time to insure the child has not begun to run.
        Hukou::NotYet if !enrolled => Some(today),
        Hukou::NotYet | Hukou::Untold => None,
    };
    case.events.extend(hukou.map(|day| Event {
        kind: EventKind::HukouRegistered,
        on: When::on(day),
    }));
    if !enrolled {
        return;
    }
    let since_birth = DayRange::new(born, today).map_or(When::Unknown, When::On);
    let on = answers
        .day(Question::RegisteredDay)
        .map_or(since_birth, When::on);
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
