//! What can be done, and what of it is open to whom.

use serde::Serialize;

use super::planner::Planner;
use crate::calendar::{Day, DayRange, Month, MonthEnd, plus_months};
use crate::engine::context::Context;
use crate::engine::employee::{Employee, Standing};
use crate::engine::facts::{EventKind, Was};
use crate::engine::resident::{Insured, Resident};
use crate::policy::{BenefitYear, Effect, Identity, Ruling, Scheme};

/// Something to be done, as somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Way {
    /// What.
    pub doing: Doing,
    /// As whom: paying into the other scheme, or alone instead of through a unit, makes somebody else of a person.
    pub who: Identity,
}

/// What is done on one day; what is due afterwards is paid as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Doing {
    /// Nothing is missing: what is due next is paid.
    KeepPaying,
    /// The months that are missing are paid, and the month itself.
    ClearAndPay,
    /// The month itself is paid, and what is missing stays so.
    Pay,
    /// The benefit year under way is paid.
    Year,
    /// The years since birth are paid: that of birth, and the one under way where that is another.
    SinceBirth,
    /// The benefit year under way is paid, and the years missed before it.
    YearAndMissed,
    /// The next benefit year is paid.
    NextYear,
}

/// Where no window is known, the next year is thought of in the last months of this one.
const MONTHS_AHEAD: u32 = 4;

impl Doing {
    /// Whether months are paid, and not years.
    pub const fn is_by_month(self) -> bool {
        matches!(self.scheme(), Scheme::Employee)
    }

    /// The scheme that is paid into.
    pub const fn scheme(self) -> Scheme {
        match self {
            Self::KeepPaying | Self::ClearAndPay | Self::Pay => Scheme::Employee,
            Self::Year | Self::SinceBirth | Self::YearAndMissed | Self::NextYear => {
                Scheme::Resident
            }
        }
    }
}

impl Employee {
    /// Whether everything due before `month` is paid since payments last began.
    fn is_current(&self, month: Month) -> bool {
        let open = self.gap.is_some_and(|gap| gap.until.is_none());
        self.standing == Standing::In && !open && self.paid_to.plus(1) >= month
    }
}

impl Planner<'_> {
    /// What is open to the person, each with the first day on which it can be done.
    pub(super) fn ways(&self) -> Vec<(Way, Day)> {
        match self.who {
            // Who falls short of the years may go on paying until they are complete.
            Identity::Retired if self.falls_short() => self.of_employees(),
            Identity::Retired => Vec::new(),
            _ if self.told(EventKind::RetirementApproved) => Vec::new(),
            Identity::Unit | Identity::Flexible | Identity::Unemployed => self.of_employees(),
            Identity::Resident | Identity::Student | Identity::Newborn => self.of_residents(),
        }
    }

    fn of_employees(&self) -> Vec<(Way, Day)> {
        let lane = &self.now.employee;
        let month = Month::of(self.today);
        let mut ways = Vec::with_capacity(6);
        let current = lane.is_current(month);
        let payers: &[Identity] = match self.who {
            // As long as somebody is employed, it is the unit that pays.
            Identity::Unit if !self.has_left() => &[Identity::Unit],
            Identity::Unit | Identity::Flexible | Identity::Retired => &[Identity::Flexible],
            Identity::Unemployed => {
                let over = self.benefit_to.is_some_and(|last| last < month);
                if !over && !self.told(EventKind::UnemploymentEnded) {
                    return self.after_benefit().into_iter().collect();
                }
                &[Identity::Flexible]
            }
            _ => return ways,
        };
        for who in payers {
            let doing = |doing| Way { doing, who: *who };
            if current {
                let due = self.paid_to().plus(1).first().max(self.today);
                ways.push((doing(Doing::KeepPaying), due));
            }
            if lane.owed(month) > 0 {
                ways.push((doing(Doing::ClearAndPay), self.today));
            }
            if !current {
                ways.push((doing(Doing::Pay), self.today));
            }
        }
        if !current && payers != [Identity::Unit] {
            ways.extend(self.years(Identity::Resident));
        }
        ways
    }

    /// Who draws benefit pays nothing; when it ends, the month after is the first to be paid alone.
    fn after_benefit(&self) -> Option<(Way, Day)> {
        let doing = if self.benefit_counts() {
            Doing::KeepPaying
        } else {
            Doing::Pay
        };
        let who = Identity::Flexible;
        let first = self.benefit_to?.plus(1).first();
        Some((Way { doing, who }, first))
    }

    /// Whether somebody retired, and has for certain too few years for benefits for life.
    fn falls_short(&self) -> bool {
        let lane = &self.now.employee;
        lane.for_life.is_none() && lane.standing == Standing::In
    }

    fn told(&self, kind: EventKind) -> bool {
        let mut events = self.facts().events.iter();
        events.any(|event| event.kind == kind)
    }

    /// Whether somebody may be of an age to pay as one who works: nobody under sixteen or over sixty-five is.
    fn may_work(&self) -> bool {
        const OF_AGE: std::ops::RangeInclusive<i32> = 16 * 12..=65 * 12;
        self.facts().born.is_none_or(|born| {
            let age = |birth: Day| Month::of(self.today).since(Month::of(birth));
            age(born.from()) >= *OF_AGE.start() && age(born.to()) <= *OF_AGE.end()
        })
    }

    /// Whether somebody told that they left the unit they are with.
    fn has_left(&self) -> bool {
        let was = Was::in_month(&self.facts().was, Month::of(self.today));
        let hired = was.and_then(|was| was.from);
        let mut events = self.facts().events.iter();
        events.any(|event| {
            let on = event.on.days().map(|days| Month::of(days.to()));
            let since = hired.is_none_or(|hired| on.is_some_and(|on| hired <= on));
            event.kind == EventKind::LeftUnit && since
        })
    }

    fn of_residents(&self) -> Vec<(Way, Day)> {
        let mut ways = self.years(self.who);
        let covered = self.now.resident.this_year.is_some();
        if self.who == Identity::Resident && !covered && self.may_work() {
            let who = Identity::Flexible;
            let doing = if self.now.employee.is_current(Month::of(self.today)) {
                Doing::KeepPaying
            } else {
                Doing::Pay
            };
            ways.push((Way { doing, who }, self.today));
        }
        ways
    }

    /// The benefit year somebody was born in.
    pub(super) fn birth_year(&self, calendar: BenefitYear) -> Option<i32> {
        self.facts().born.map(|born| calendar.of(born.to()))
    }

    /// Whether a benefit year is paid, seen from the one under way.
    pub(super) fn is_paid(&self, year: i32, under_way: i32) -> bool {
        let lane = &self.now.resident;
        let covers = [&lane.this_year, &lane.next_year];
        covers.into_iter().flatten().any(|cover| cover.year == year)
            || (year + 1 == under_way && lane.before == Insured::Yes)
    }

    /// Whether a newborn may still be paid for from birth, the year of it being over or not.
    fn birth_year_counts(&self, now: &Context<'_>, calendar: BenefitYear) -> bool {
        let Some(birth) = self.facts().born.map(DayRange::to) else {
            return false;
        };
        let (born, year) = (calendar.of(birth), calendar.of(self.today));
        let lane = &self.now.resident;
        now.who == Identity::Newborn
            && (year == born || year == born + 1)
            && !self.is_paid(born, year)
            && birth <= self.today
            && lane.birth_claim(now, birth, self.today).is_some()
    }

    /// The benefit years that can be paid.
    fn years(&self, who: Identity) -> Vec<(Way, Day)> {
        let now = self.world.context(self.place, who);
        let lane = &self.now.resident;
        let calendar = Resident::calendar(&now, self.today);
        let year = calendar.of(self.today);
        let paid = |year: i32| self.is_paid(year, calendar.of(self.today));
        let mut ways = Vec::with_capacity(3);
        let mut add = |doing, on| ways.push((Way { doing, who }, on));
        let window = &now.rules.slots.resident.window;
        let ruling = |year: i32| now.ruling(window, Month::in_year(year, 1).first());
        let closed = Resident::is_closed(&now, calendar, year, self.today);
        let since_birth = self.birth_year_counts(&now, calendar);
        if since_birth {
            add(Doing::SinceBirth, self.today);
        }
        let same = since_birth && self.birth_year(calendar) == Some(year);
        if !paid(year) && !closed && !same {
            add(Doing::Year, self.today);
            if lane.missed > 0 && lane.repaired == 0 {
                add(Doing::YearAndMissed, self.today);
            }
        }
        // This year is let go, and paid with the next one when that has begun.
        let next = calendar.first(year + 1);
        let is_open = lane.ever && lane.repaired == 0 && !paid(year) && !paid(year + 1);
        if is_open && !Resident::is_closed(&now, calendar, year + 1, next) {
            add(Doing::YearAndMissed, next);
        }
        if !paid(year + 1) {
            if let Ruling::Known(window, _) = ruling(year + 1) {
                let segments = window.segments(year + 1, calendar);
                let open = segments.filter(|(days, segment)| {
                    segment.effect != Effect::Never && days.to() >= self.today
                });
                if let Some(from) = open.map(|(days, _)| days.from()).min() {
                    add(Doing::NextYear, from.max(self.today));
                }
            } else if calendar.last(year) < plus_months(self.today, MONTHS_AHEAD, MonthEnd::LastDay)
            {
                // When it is taken is not known, but that it is has to be thought of before the year is over.
                add(Doing::NextYear, self.today);
            }
        }
        ways
    }

    /// The days on which a window of the benefit years around `on` opens or changes.
    pub(super) fn opening_days(&self, way: Way, on: Day) -> Vec<Day> {
        if way.doing.is_by_month() {
            return Vec::new();
        }
        let now = self.world.context(self.place, way.who).as_resident();
        let calendar = Resident::calendar(&now, on);
        let year = calendar.of(on);
        let window = &now.rules.slots.resident.window;
        let opens = |year: i32| {
            let window = now.ruling(window, Month::in_year(year, 1).first()).known();
            let segments = window
                .into_iter()
                .flat_map(move |window| window.segments(year, calendar));
            segments.map(|(days, _)| days.from())
        };
        opens(year).chain(opens(year + 1)).collect()
    }
}
