//! What somebody told of the payments a question is about. What they do not know, or may have been otherwise, is not told.

use super::Report;
use crate::calendar::{Day, DayRange, Month, MonthRange};
use crate::engine::{EventKind, Facts, Paid, Period, Was, When};
use crate::policy::{Identity, Scheme};

/// What was told of the premium on a day, or of the unpaid month that begins with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Nothing that is certain.
    Nothing,
    /// It is the first premium.
    First {
        /// The month it arrived in.
        month: Month,
        /// Whether the other scheme was paid before.
        after_resident: Before,
    },
    /// It ends a gap.
    Back(Gap),
    /// Nothing is paid any more.
    Stopped {
        /// The last month that is paid.
        last: Month,
    },
}

/// What there was before a first premium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// The resident scheme.
    Resident,
    /// Nothing that was told.
    Nothing,
}

/// A gap that a premium ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// Its unpaid months.
    pub months: i32,
    /// The month in which it ended.
    pub paid_in: Month,
    /// How many of its months were paid then.
    pub made_up: MadeUp,
    /// The place left meanwhile, as an index into the rules of the report.
    pub moved_from: Option<u8>,
}

/// How much of a gap was paid when it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MadeUp {
    /// None of it.
    Nothing,
    /// Not all of it.
    Part,
    /// All of it.
    All,
}

/// What is told alike by everything the facts may have been.
pub(super) fn alike<T: PartialEq>(report: &Report, see: impl Fn(&Facts) -> Option<T>) -> Option<T> {
    let seen = see(&report.facts)?;
    let all = report
        .maybe
        .iter()
        .all(|facts| see(facts).as_ref() == Some(&seen));
    all.then_some(seen)
}

/// What was told of the premium on `day`, or of the unpaid month that begins with it.
pub(super) fn about(report: &Report, day: Day) -> Told {
    alike(report, |facts| of(facts, day)).unwrap_or(Told::Nothing)
}

fn of(facts: &Facts, day: Day) -> Option<Told> {
    let month = Month::of(day);
    let stretches = stretches(facts)?;
    let now = |stretch: &Stretch| stretch.arrives_in(month);
    let before = stretches
        .iter()
        .filter_map(|stretch| stretch.paid_before(month));
    let last = before.max();
    if !stretches.iter().any(now) {
        return last.map(|last| Told::Stopped { last });
    }
    let Some(last) = last else {
        let resident = |was: &Was| was.identity.scheme() == Scheme::Resident;
        let earlier = facts
            .was
            .iter()
            .take_while(|was| was.from.is_none_or(|from| from < month));
        let after_resident = if earlier.clone().any(resident) {
            Before::Resident
        } else {
            Before::Nothing
        };
        return Some(Told::First {
            month,
            after_resident,
        });
    };
    let months = month.since(last) - 1;
    if months <= 0 {
        return None;
    }
    let paid_now = |gap: &Month| stretches.iter().any(|s| now(s) && s.months.contains(*gap));
    let filled = (1..=months).map(|n| last.plus(n)).filter(paid_now).count();
    let made_up = match i32::try_from(filled).unwrap_or(0) {
        0 => MadeUp::Nothing,
        some if some < months => MadeUp::Part,
        _ => MadeUp::All,
    };
    let place = |month| Was::in_month(&facts.was, month).map(|was| was.place);
    let moved_from = place(last).filter(|from| place(month).is_some_and(|to| to != *from));
    Some(Told::Back(Gap {
        months,
        paid_in: month,
        made_up,
        moved_from,
    }))
}

/// Months of the employee scheme, and when they were paid.
struct Stretch {
    months: MonthRange,
    /// The month of a payment of its own; none where each month was paid in that month.
    paid_in: Option<Month>,
}

impl Stretch {
    fn arrives_in(&self, month: Month) -> bool {
        self.paid_in
            .map_or_else(|| self.months.contains(month), |paid_in| paid_in == month)
    }

    /// The last month before `month` that was paid before it.
    fn paid_before(&self, month: Month) -> Option<Month> {
        match self.paid_in {
            Some(paid_in) if paid_in >= month => return None,
            _ => {}
        }
        let begins = self.months.from().is_none_or(|from| from < month);
        begins.then(|| self.months.to().min(month.plus(-1)))
    }
}

/// All that was paid into the employee scheme; none where part of it is not certain.
fn stretches(facts: &Facts) -> Option<Vec<Stretch>> {
    let employee = |paid: &&Paid| !matches!(paid.period, Period::Years { .. });
    facts
        .paid
        .iter()
        .filter(employee)
        .map(|paid| match (paid.period, paid.on) {
            (Period::Months(months), When::Usual) => Some(Stretch {
                months,
                paid_in: None,
            }),
            (Period::Months(months), When::On(days)) => {
                let (from, to) = (Month::of(days.from()), Month::of(days.to()));
                (from == to).then_some(Stretch {
                    months,
                    paid_in: Some(from),
                })
            }
            _ => None,
        })
        .collect()
}

/// The day on which a resident year was paid, where exactly one was told.
pub(super) fn year_paid(report: &Report, year: i32) -> Option<Day> {
    alike(report, |facts| {
        let mut days = facts.paid.iter().filter_map(|paid| match paid.period {
            Period::Years {
                from: Some(from),
                to,
            } if (from..=to).contains(&year) => one(paid.on.days()?),
            _ => None,
        });
        days.next()
    })
}

/// The day of birth, where exactly one was told.
pub(super) fn birth(report: &Report) -> Option<Day> {
    alike(report, |facts| facts.born.and_then(one))
}

/// When somebody retired: on a day that was told, or in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Retired {
    /// On this day.
    On(Day),
    /// In this month.
    In(Month),
}

/// When somebody retired, where it was told.
pub(super) fn retired(report: &Report) -> Option<Retired> {
    alike(report, |facts| {
        let approved = |event: &&crate::engine::Event| event.kind == EventKind::RetirementApproved;
        if let Some(event) = facts.events.iter().find(approved) {
            return event.on.days().and_then(one).map(Retired::On);
        }
        let mut was = facts.was.iter();
        let retired = was.find(|was| was.identity == Identity::Retired)?;
        retired.from.map(Retired::In)
    })
}

/// The one day of a range of one day.
fn one(days: DayRange) -> Option<Day> {
    days.is_one().then(|| days.from())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{parse_day, parse_month};
    use crate::case::Case;
    use crate::policy::Shelf;

    fn told(line: &str, on: &str) -> Option<Told> {
        let shelf = Shelf::built_in().unwrap();
        let line = format!("今 2026-11-21 {line}");
        let day = parse_day(on).unwrap();
        let case = Case::read_line(&line, shelf.index(), day).unwrap();
        of(&case.facts(), day)
    }

    /// Paid until July, again in November: what was paid then, and whether that made the gap up.
    #[test]
    fn a_gap_is_made_up_by_what_reaches_back_into_it() {
        for (again, made_up) in [
            ("交 2026-11@2026-11-10", MadeUp::Nothing),
            ("交 2026-08..2026-10@2026-12-01 交 2026-11", MadeUp::Nothing),
            ("交 2026-10..2026-11@2026-11-10", MadeUp::Part),
            ("交 2026-08..2026-11@2026-11-10", MadeUp::All),
            (
                "交 2026-08..2026-10@2026-11-10 交 2026-11@2026-11-10",
                MadeUp::All,
            ),
            ("交 2026-08..2026-11@2026-11-01..2026-11-21", MadeUp::All),
        ] {
            let line = format!("长沙 灵活 交 ..2026-07 {again}");
            let expected = Told::Back(Gap {
                months: 3,
                paid_in: parse_month("2026-11").unwrap(),
                made_up,
                moved_from: None,
            });
            assert_eq!(told(&line, "2026-11-10"), Some(expected), "{line}");
        }
    }

    /// A payment nobody can date tells nothing of the gap it may have ended.
    #[test]
    fn what_is_not_certain_is_not_told() {
        let line = "长沙 灵活 交 ..2026-07 交 2026-08..2026-10@? 交 2026-11@2026-11-10";
        assert_eq!(told(line, "2026-11-10"), None);
        let line = "长沙 灵活 交 ..2026-07 交 2026-11@2026-10-20..2026-11-10";
        assert_eq!(told(line, "2026-11-10"), None);
    }

    #[test]
    fn a_first_premium_and_a_last_one() {
        let month = |text| parse_month(text).unwrap();
        assert_eq!(
            told("长沙 灵活 2026-09.. 交 2026-09..2026-11", "2026-09-10"),
            Some(Told::First {
                month: month("2026-09"),
                after_resident: Before::Nothing
            })
        );
        assert_eq!(
            told("长沙 灵活 交 ..2026-07", "2026-08-01"),
            Some(Told::Stopped {
                last: month("2026-07")
            })
        );
    }
}
