//! A case, ready to be planned for: what has happened by today, and how far the machine has come with it.

use super::outcome::Outcome;
use super::way::{Doing, Way};
use crate::calendar::{Day, Month, MonthRange, minus_days};
use crate::engine::context::Pick;
use crate::engine::employee::Employee;
use crate::engine::facts::{Event, EventKind, Facts, Paid, Period, Was, When};
use crate::engine::ledger::{Future, HORIZON_MONTHS, Ledger};
use crate::engine::outcome::Timeline;
use crate::engine::resident::Resident;
use crate::engine::run::fold;
use crate::engine::step::{Dated, Lanes, What};
use crate::engine::world::World;
use crate::policy::{Identity, Rules, Scheme};

pub(super) struct Planner<'a> {
    pub world: World<'a>,
    pub today: Day,
    /// Where the person is today, and who.
    pub place: u8,
    pub who: Identity,
    /// The last month of unemployment benefit, for whoever draws it and knows.
    pub benefit_to: Option<Month>,
    /// What has happened by today.
    facts: Facts,
    /// The payments among it that enter from this month on: no plan asks for them again.
    paid: Vec<Dated>,
    /// The first month of its record.
    first: Month,
    /// The lanes before the month of today.
    before: Lanes,
    /// The lanes at its end, if nothing more happens.
    pub now: Lanes,
}

impl<'a> Planner<'a> {
    /// `None` only for a case without a place.
    pub(super) fn new(places: &'a [Rules], facts: &Facts) -> Option<Self> {
        let world = World::new(places, Pick::default())?;
        let drawn = Facts::benefit_ended(&facts.was, &facts.events);
        let mut facts = facts.by_today();
        let today = facts.as_of;
        let month = Month::of(today);
        let was = *Was::in_month(&facts.was, month)?;
        let (place, who) = (was.place, was.identity);
        let benefit_to = Was::in_month(&drawn, month)
            .filter(|was| was.identity == Identity::Unemployed)
            .and_then(|was| was.to);
        if let Some(drawn) = facts.was.iter_mut().find(|one| **one == was) {
            drawn.to = benefit_to.or(drawn.to);
        }
        let mut ledger = Ledger::new(&world, &facts, Future::Stop, None);
        ledger.last = month.plus(1);
        let mut paid = ledger.dated.clone();
        paid.retain(|dated| dated.on >= month.first());
        let (mut before, mut now) = (ledger.lanes.clone(), ledger.lanes.clone());
        fold(&world, &ledger, |at, lanes| {
            if at == month {
                before = lanes.clone();
            } else if at == month.plus(1) {
                now = lanes.clone();
            }
        });
        Some(Self {
            world,
            today,
            place,
            who,
            benefit_to,
            facts,
            paid,
            first: ledger.first,
            before,
            now,
        })
    }

    /// What has happened by today.
    pub(super) const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Whether months of unemployment benefit count as paid.
    pub(super) fn benefit_counts(&self) -> bool {
        let now = self.world.context(self.place, Identity::Unemployed);
        self.who == Identity::Unemployed && Employee::benefit_counts(&now, self.today) == Some(true)
    }

    /// The last month that is paid for, ahead as well, or that will be by benefit alone.
    pub(super) fn paid_to(&self) -> Month {
        let benefit = self.benefit_to.filter(|_| self.benefit_counts());
        let paid_to = self.now.employee.paid_to;
        self.unpaid_from(paid_to.max(benefit.unwrap_or(paid_to)).plus(1))
            .plus(-1)
    }

    /// The first month from `month` on that was not paid ahead.
    fn unpaid_from(&self, month: Month) -> Month {
        let ahead = |month: Month| {
            let mut paid = self.paid.iter();
            paid.any(|paid| paid.what == What::Premium(month) && paid.on > self.today)
        };
        // Nothing that is told reaches further than the record.
        let mut record = (0..=HORIZON_MONTHS).map(|n| month.plus(n));
        let unpaid = record.find(|month| !ahead(*month));
        unpaid.unwrap_or(month.plus(HORIZON_MONTHS + 1))
    }

    /// How many months are missing before a plan of the employee scheme.
    pub(super) fn owed(&self, way: Way, on: Day) -> u16 {
        match way.doing.scheme() {
            Scheme::Employee => self.owed_in(Month::of(on)),
            Scheme::Resident => 0,
        }
    }

    /// How many months before `month` are neither paid nor paid ahead.
    fn owed_in(&self, month: Month) -> u16 {
        let lane = &self.now.employee;
        let paid_to = self.unpaid_from(lane.paid_to.plus(1)).plus(-1);
        if paid_to == lane.paid_to {
            return lane.owed(month);
        }
        let ahead = Employee {
            paid_to,
            ..lane.clone()
        };
        ahead.owed(month)
    }

    /// What comes of doing something on a day.
    pub(super) fn outcome(&self, way: Way, on: Day) -> Outcome {
        let facts = self.laid_out(way, on);
        let mut ledger = Ledger::new(&self.world, &facts, Future::AsPlanned, None);
        // What was before today is the same for every plan, unless what it pays makes the record begin earlier: then more is
        // known to be unpaid.
        if ledger.first == self.first {
            let month = Month::of(self.today);
            ledger.dated.retain(|dated| dated.on >= month.first());
            (ledger.first, ledger.lanes) = (month, self.before.clone());
        }
        let timeline = fold(&self.world, &ledger, |_, _| {});
        self.read(&ledger, &timeline, on)
    }

    /// The same under another position.
    pub(super) fn outcome_under(&self, pick: Pick, way: Way, on: Day) -> Outcome {
        let facts = self.laid_out(way, on);
        let world = self.world.with(pick);
        let ledger = Ledger::new(&world, &facts, Future::AsPlanned, None);
        let timeline = fold(&world, &ledger, |_, _| {});
        self.read(&ledger, &timeline, on)
    }

    fn read(&self, ledger: &Ledger, timeline: &Timeline, on: Day) -> Outcome {
        let mut paid = self.paid.clone();
        let mut still_to_pay = |dated: &Dated| {
            let known = paid.iter().position(|known| known == dated);
            known.map(|at| paid.swap_remove(at)).is_none()
        };
        let (mut at_once, mut later) = (0u16, Vec::new());
        for dated in &ledger.dated {
            let months = match dated.what {
                What::Event(_) => continue,
                What::Oldest(n) => n,
                What::Premium(_) | What::Year { .. } => 1,
            };
            if dated.on < on || !still_to_pay(dated) {
                continue;
            }
            if dated.on == on {
                at_once = at_once.saturating_add(months);
            } else {
                later.push(dated.on);
            }
        }
        Outcome::of(timeline, self.today, (at_once, &later))
    }

    /// The case in which it is done.
    pub(super) fn laid_out(&self, way: Way, on: Day) -> Facts {
        let mut facts = self.facts.clone();
        let month = Month::of(on);
        self.becomes(&mut facts, way.who, month);
        let mut pay = |period, on| facts.paid.push(Paid { period, on });
        match way.doing.scheme() {
            Scheme::Employee => {
                let owed = match way.doing {
                    Doing::Pay => 0,
                    // A gap of long ago, never made up, is not what is due.
                    Doing::KeepPaying => {
                        u16::try_from(month.since(self.paid_to().plus(1))).unwrap_or(0)
                    }
                    _ => self.owed_in(month),
                };
                if owed > 0 {
                    pay(Period::OldestMonths(owed), When::Meant(on));
                }
                let paid_to = self.paid_to();
                if paid_to < month {
                    pay(Period::Months(MonthRange::one(month)), When::Meant(on));
                }
                let next = self.unpaid_from(paid_to.max(month).plus(1));
                let last = Month::of(self.today).plus(HORIZON_MONTHS);
                if let Some(range) = MonthRange::new(next, last) {
                    pay(Period::Months(range), When::Usual);
                }
            }
            Scheme::Resident => {
                let now = self.world.context(self.place, way.who);
                let calendar = Resident::calendar(&now, on);
                let year = calendar.of(on);
                let years = |from, to| Period::Years {
                    from: Some(from),
                    to,
                };
                let (from, to) = match way.doing {
                    Doing::SinceBirth => {
                        let under_way = calendar.of(self.today);
                        let born = self.birth_year(calendar).unwrap_or(year);
                        let unpaid = (born..=year).find(|year| !self.is_paid(*year, under_way));
                        // Of two years, the second may be paid already.
                        let ahead = year > born && self.is_paid(year, under_way);
                        let first = unpaid.unwrap_or(year);
                        (first, if ahead { first } else { year })
                    }
                    Doing::NextYear => {
                        // The year it was meant for has begun.
                        let meant = calendar.of(self.today) + 1;
                        (meant, meant)
                    }
                    Doing::YearAndMissed => {
                        let turned = calendar.of(on) - calendar.of(self.today);
                        (year - i32::from(self.now.resident.missed) - turned, year)
                    }
                    _ => (year, year),
                };
                pay(years(from, to), When::Meant(on));
                let last = calendar.of(Month::of(self.today).plus(HORIZON_MONTHS).last());
                let under_way = calendar.of(self.today);
                // No year after the next one is ever taken.
                let next = (to + 1..=last + 1)
                    .find(|year| !self.is_paid(*year, under_way))
                    .unwrap_or(last + 1);
                if next <= last {
                    pay(years(next, last), When::Usual);
                }
            }
        }
        facts
    }

    /// From `month` on the person is who the plan makes of them.
    fn becomes(&self, facts: &mut Facts, who: Identity, month: Month) {
        let same = who == self.who;
        for was in &mut facts.was {
            let goes_on = was.to.is_none_or(|to| to >= month);
            if same {
                let today = Month::of(self.today);
                let now = was.from.is_none_or(|from| from <= today) && was.identity == who;
                if now && was.to.is_some_and(|to| to < month) && was.place == self.place {
                    was.to = None;
                }
            } else if goes_on {
                was.to = Some(Month::of(minus_days(month.first(), 1)));
            }
        }
        if !same {
            if let Some(last) = self
                .benefit_to
                .filter(|last| *last >= Month::of(self.today))
            {
                facts.events.push(Event {
                    kind: EventKind::UnemploymentEnded,
                    on: When::on(last.last()),
                });
            }
            facts
                .was
                .retain(|was| was.from.is_none_or(|from| from < month));
            facts.was.push(Was {
                place: self.place,
                identity: who,
                from: Some(month),
                to: None,
            });
        }
    }
}
