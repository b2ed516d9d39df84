//! The case as it was known on a day: what happened later is left out, and that day is today.

use super::super::context::Pick;
use super::super::facts::{Facts, Paid, Period, When};
use super::super::ledger::{Future, Ledger};
use super::super::step::{Dated, What};
use super::super::world::World;
use crate::calendar::{Day, Month, MonthRange};
use crate::policy::Rules;

/// The facts known on `cut`. Days before it come out the same, but that 追 may not have become 补 yet.
pub fn known_on(places: &[Rules], facts: &Facts, cut: Day) -> Facts {
    let Some(world) = World::new(places, Pick::default()).filter(|_| cut < facts.as_of) else {
        return facts.clone();
    };
    let arrived = Arrived {
        ledger: &Ledger::new(&world, facts, Future::AsPlanned, None),
        cut,
    };
    let paid = facts.paid.iter().filter(|paid| paid.on.began_by(cut));
    Facts {
        as_of: cut,
        paid: paid.filter_map(|paid| arrived.of(*paid)).collect(),
        events: facts
            .events
            .iter()
            .filter(|event| event.on.began_by(cut))
            .copied()
            .collect(),
        ..facts.clone()
    }
}

/// What had arrived by a day, of premiums that arrived as usual: on the days the ledger gives them.
struct Arrived<'a> {
    ledger: &'a Ledger,
    cut: Day,
}

impl Arrived<'_> {
    fn of(&self, paid: Paid) -> Option<Paid> {
        if paid.on != When::Usual {
            return Some(paid);
        }
        let period = match paid.period {
            Period::Months(range) => {
                let to = range.to().min(self.month());
                Period::Months(match range.from() {
                    Some(from) => MonthRange::new(from, to)?,
                    None => MonthRange::until(to),
                })
            }
            Period::Years { from, to } => {
                let to = to.min(self.year()?);
                if from.is_some_and(|from| from > to) {
                    return None;
                }
                Period::Years { from, to }
            }
            // Paid on no day that was told: today at the latest, and today is later.
            Period::OldestMonths(_) => return None,
        };
        Some(Paid { period, ..paid })
    }

    /// The last month whose premium had arrived; never one after the day itself.
    fn month(&self) -> Month {
        let month = Month::of(self.cut);
        let late = |dated: &Dated| dated.what == What::Premium(month) && dated.on > self.cut;
        if self.ledger.dated.iter().any(late) {
            month.plus(-1)
        } else {
            month
        }
    }

    /// The last year whose premium had arrived as usual, or that was paid for before the record began.
    fn year(&self) -> Option<i32> {
        let years = self
            .ledger
            .dated
            .iter()
            .filter(|dated| dated.on <= self.cut);
        let years = years.filter_map(|dated| match dated.what {
            What::Year { year, usual: true } => Some(year),
            _ => None,
        });
        let lane = &self.ledger.lanes.resident;
        let before = lane.next_year.or(lane.this_year).map(|cover| cover.year);
        years.max().into_iter().chain(before).max()
    }
}
