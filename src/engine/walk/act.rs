//! What somebody can do in a month, and what of it is open to whom.

use chrono::Datelike;

use super::person::Person;
use crate::calendar::{Day, DayRange, Month, far_future, plus_days};
use crate::engine::context::Context;
use crate::engine::employee::{Employee, Standing};
use crate::engine::facts::EventKind;
use crate::engine::resident::Resident;
use crate::engine::step::{Dated, What};
use crate::policy::{BenefitYear, Effect, Identity, Scheme};

/// What somebody does in a month. Days are days of the month; each stands for those between two cut-offs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// Nothing.
    Idle,
    /// Pays the employee premium of the month.
    Month(u8),
    /// Pays the months that are missing, and the month itself.
    ClearAndMonth,
    /// Pays the months that are missing, and not the month itself.
    Clear,
    /// Leaves a unit to pay alone, or the other way round, and pays nothing.
    Change,
    /// The same, and the premium of the month is paid.
    ChangeAndMonth,
    /// Pays the benefit year under way.
    Year(u8),
    /// Pays the next benefit year.
    NextYear(u8),
    /// Pays the benefit year under way, and all the years missed before it.
    YearRepaired,
    /// Leaves school, and pays nothing.
    Graduate,
}

impl Act {
    /// Who somebody is after it.
    pub(super) const fn makes(self, who: Identity) -> Identity {
        match (self, who) {
            (Self::Change | Self::ChangeAndMonth, Identity::Unit) => Identity::Flexible,
            (Self::Change | Self::ChangeAndMonth, _) => Identity::Unit,
            (Self::Graduate, _) => Identity::Resident,
            _ => who,
        }
    }

    /// Whether it is leaving a unit. Who was never insured by one has not left its insurance: the ways in of those who did
    /// are not open to them.
    pub(super) fn leaves_unit(self, person: &Person) -> bool {
        let lane = &person.lanes.employee;
        matches!(self, Self::Change | Self::ChangeAndMonth)
            && person.who == Identity::Unit
            && lane.standing == Standing::In
            && lane.who == Identity::Unit
    }

    /// Whether anything is paid.
    pub const fn pays(self) -> bool {
        !matches!(self, Self::Idle | Self::Change | Self::Graduate)
    }

    /// Lays out what happens in somebody's month; `dated` is emptied first.
    pub(super) fn happens(self, person: &Person, now: &Context<'_>, dated: &mut Vec<Dated>) {
        dated.clear();
        let month = person.month;
        let mut on = |day: u8, what| {
            let on = month.day(u32::from(day)).unwrap_or(month.last());
            dated.push(Dated { on, what });
        };
        let of_year = |ahead: i32| What::Year {
            year: Resident::calendar(now, month.first()).of(month.first()) + ahead,
            usual: false,
        };
        let unpaid = What::Oldest(person.lanes.employee.missing(month));
        match self {
            Self::Idle => {}
            Self::Month(day) => on(day, What::Premium(month)),
            Self::ClearAndMonth => {
                on(1, What::Premium(month));
                on(1, unpaid);
            }
            Self::Clear => on(1, unpaid),
            Self::Change | Self::ChangeAndMonth => {
                if self.leaves_unit(person) {
                    on(1, What::Event(EventKind::LeftUnit));
                }
                if self == Self::ChangeAndMonth {
                    on(1, What::Premium(month));
                }
            }
            Self::Year(day) => on(day, of_year(0)),
            Self::NextYear(day) => on(day, of_year(1)),
            Self::YearRepaired => {
                for back in 0..=i32::from(person.lanes.resident.missed) {
                    on(1, of_year(-back));
                }
            }
            Self::Graduate => on(1, What::Event(EventKind::Graduated)),
        }
        dated.sort_unstable();
    }
}

/// What somebody does who pays as one should.
pub(super) fn steady(acts: impl IntoIterator<Item = Act>) -> Act {
    let pays = |act: &Act| matches!(act, Act::Month(_) | Act::Year(_) | Act::NextYear(_));
    acts.into_iter().find(pays).unwrap_or(Act::Idle)
}

impl Employee {
    /// Whether nothing has been paid since the months that are missing.
    fn is_behind(&self, month: Month) -> bool {
        self.paid_to.plus(1) < month || self.gap.is_some_and(|gap| gap.until.is_none())
    }
}

/// What is open to somebody in a month, in a fixed order.
pub(super) fn open(person: &Person, scheme: Scheme, now: &Context<'_>, acts: &mut Vec<Act>) {
    acts.clear();
    acts.push(Act::Idle);
    match scheme {
        Scheme::Employee => employee(person, now, acts),
        Scheme::Resident => resident(person, now, acts),
    }
}

fn employee(person: &Person, now: &Context<'_>, acts: &mut Vec<Act>) {
    acts.push(Act::Month(1));
    let after_cut_offs = now.rules.cut_off_days().iter();
    acts.extend(after_cut_offs.map(|last| Act::Month(last + 1)));
    acts.extend([Act::Change, Act::ChangeAndMonth]);
    let lane = &person.lanes.employee;
    if lane.missing(person.month) > 0 {
        acts.push(Act::ClearAndMonth);
        if lane.is_behind(person.month) {
            acts.push(Act::Clear);
        }
    }
}

fn resident(person: &Person, now: &Context<'_>, acts: &mut Vec<Act>) {
    let lane = &person.lanes.resident;
    let month = person.month;
    let calendar = Resident::calendar(now, month.first());
    let year = calendar.of(month.first());
    let born_later = |year: i32| person.birth.is_some_and(|birth| calendar.of(birth) > year);
    // The year turns on the first day of its month: what is paid goes by the year, not by where it is kept.
    let paid = |year: i32| {
        let covers = [&lane.this_year, &lane.next_year];
        covers.into_iter().flatten().any(|cover| cover.year == year)
    };
    if !paid(year) && !born_later(year) {
        let days = pay_days(person, now, calendar, year).into_iter();
        acts.extend(days.map(|(day, _)| Act::Year(day)));
        let closed = Resident::is_closed(now, calendar, year, month.first());
        if lane.repaired == 0 && lane.missed > 0 && !closed {
            acts.push(Act::YearRepaired);
        }
    }
    if !paid(year + 1) && !born_later(year + 1) {
        let days = pay_days(person, now, calendar, year + 1).into_iter();
        acts.extend(
            days.filter(|(_, open)| *open)
                .map(|(day, _)| Act::NextYear(day)),
        );
    }
    if now.who == Identity::Student && month.number() == 7 {
        acts.push(Act::Graduate);
    }
}

/// The days of the month on which a benefit year may be paid, one for each stretch with an effect of its own, and whether they
/// lie in its window.
fn pay_days(
    person: &Person,
    now: &Context<'_>,
    calendar: BenefitYear,
    year: i32,
) -> Vec<(u8, bool)> {
    let month = person.month;
    let window = &now.rules.slots.resident.window;
    let window = now
        .as_resident()
        .ruling(window, Month::in_year(year, 1).first());
    let segments: Vec<DayRange> = window.known().map_or_else(Vec::new, |window| {
        let segments = window.segments(year, calendar);
        let open = segments.filter(|(_, segment)| segment.effect != Effect::Never);
        open.map(|(days, _)| days).collect()
    });
    let ages = ages_end(now, person.birth).flat_map(|last| [last, plus_days(last, 1)]);
    let first = person.birth.unwrap_or(month.first()).max(month.first());
    let mut days: Vec<Day> = std::iter::once(first)
        .chain(segments.iter().map(|days| days.from()))
        .chain(ages)
        .filter(|day| Month::of(*day) == month && first <= *day)
        .collect();
    days.sort_unstable();
    days.dedup();
    let in_window = |day: Day| segments.iter().any(|days| days.contains(day));
    days.into_iter()
        .filter_map(|day| Some((u8::try_from(day.day()).ok()?, in_window(day))))
        .collect()
}

/// The last days of the ages that matter to a newborn.
fn ages_end(now: &Context<'_>, birth: Option<Day>) -> impl Iterator<Item = Day> {
    let tiers = now.ruling(&now.rules.slots.newborn.tiers, far_future());
    let tiers = tiers.known().map_or(&[][..], |newborn| &newborn.tiers);
    let ages = tiers.iter().filter_map(|tier| tier.up_to);
    let of = move |birth| ages.clone().map(move |age| age.last_day(birth, false));
    birth.into_iter().flat_map(of)
}
