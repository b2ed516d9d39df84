//! From the facts of a case to what the fold meets month by month.
//!
//! This is where "paid as usual" becomes days, and where an uncertain date takes one of its possible days.

use super::caps::{ADULT_YEARS, MONTHS_CAP, YEARS_CAP, YEARS_MISSED_CAP};
use super::employee::{Employee, Standing};
use super::facts::{EventKind, FactId, Facts, Paid, Period, Was, When};
use super::record::Record;
use super::resident::{Insured, Resident, YearCover};
use super::side::Side;
use super::start::Start;
use super::step::{Dated, Lanes, What};
use super::world::World;
use crate::calendar::{
    Day, DayRange, Month, MonthEnd, far_past, minus_days, plus_days, plus_months,
};
use crate::policy::{BenefitYear, Effect, Identity, Ruling, Scheme};

/// What happens from today on (design §3, "both ends").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Future {
    /// What the case tells, and due premiums arrive on their usual day; who has stopped stays stopped.
    GoOn,
    /// What the case tells of days to come, and nothing else.
    AsPlanned,
    /// Nothing more is paid and nothing more is done.
    Stop,
}

/// A fact whose date is set to a day for one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The fact.
    pub fact: FactId,
    /// The day.
    pub to: Day,
}

/// How far the record reaches past `as_of`.
pub const HORIZON_MONTHS: i32 = 24;
/// Payments without a beginning reach back at least so far before `as_of`.
const LOOK_BACK_MONTHS: i32 = 12;

/// The day on which somebody comes of age.
pub(super) fn adult_from(birth: Day) -> Day {
    plus_months(birth, u32::from(ADULT_YEARS) * 12, MonthEnd::LastDay)
}

/// The facts, ready to be folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The first month.
    pub first: Month,
    /// The last month.
    pub last: Month,
    /// The lanes before the first month.
    pub lanes: Lanes,
    /// What happens, in order.
    pub dated: Vec<Dated>,
    was: Vec<Was>,
    birth: Option<Day>,
}

impl Ledger {
    /// Lays the facts out. `moved` sets one uncertain (or doubted) date to a day.
    pub fn new(world: &World<'_>, facts: &Facts, future: Future, moved: Option<Moved>) -> Self {
        let first = first_month(facts, moved);
        let reaches_back = facts.reaches_back();
        let mut was = Facts::benefit_ended(&facts.was, &facts.events);
        was.sort_by_key(|was| was.from);
        let to = |fact| {
            moved
                .filter(|moved| moved.fact == fact)
                .map(|moved| moved.to)
        };
        let birth = to(FactId::Birth).or(facts.born.map(DayRange::to));
        let mut ledger = Self {
            first,
            last: Month::of(facts.as_of).plus(HORIZON_MONTHS).max(first),
            lanes: Lanes {
                employee: Employee::never(0, Identity::Unit),
                resident: Resident::never(),
                side: Side::untold(),
                record: Record::new(facts.paid_years, reaches_back),
            },
            dated: Vec::with_capacity(64),
            was,
            birth,
        };
        ledger.lanes.resident.missed = ledger.missed_before(world, facts);
        ledger.lanes.resident.missed_least = ledger.lanes.resident.missed;
        let today = facts.as_of;
        let happens = |fact: &Paid| match future {
            Future::GoOn | Future::AsPlanned => Some(*fact),
            Future::Stop => fact.by(today),
        };
        for paid in facts.paid.iter().filter(|paid| paid.is_open()) {
            ledger.open_lane(world, paid);
        }
        ledger.lanes.resident.adult_from = birth.map(adult_from);
        for (at, paid) in facts.paid.iter().enumerate() {
            if let Some(paid) = happens(paid) {
                ledger.lay_payment(world, facts, &paid, to(FactId::Paid(at)));
            }
        }
        for (at, event) in facts.events.iter().enumerate() {
            if future == Future::Stop && !event.on.began_by(today) {
                continue;
            }
            let on = to(FactId::Event(at)).or(event.on.laid(facts.as_of));
            let what = What::Event(event.kind);
            match on {
                Some(on) => ledger.dated.push(Dated {
                    on: on.max(first.first()),
                    what,
                }),
                None => ledger.settle(world, what),
            }
        }
        if future == Future::GoOn {
            ledger.go_on(world, facts);
        }
        let last_day = ledger.last.last();
        ledger.dated.retain(|dated| dated.on <= last_day);
        ledger.dated.sort_unstable();
        ledger
    }

    /// The first month from which the other ledger of the same case, towards another future, tells something else.
    pub(super) fn parts_from(&self, other: &Self) -> Month {
        if (self.first, &self.lanes) != (other.first, &other.lanes) {
            return self.first;
        }
        let (mut ours, mut theirs) = (self.dated.iter(), other.dated.iter());
        loop {
            let months = match (ours.next(), theirs.next()) {
                (None, None) => return self.last.plus(1),
                (Some(a), Some(b)) if a == b => continue,
                (a, b) => [a, b].into_iter().flatten(),
            };
            let first = months.map(|dated| Month::of(dated.on)).min();
            return first.unwrap_or(self.last).max(self.first);
        }
    }

    /// Who the person is in a month: what was said of it, or else of the nearest month before
    /// (or, before the first, after).
    pub fn who(&self, month: Month) -> (u8, Identity) {
        let was = self.was_in(month);
        was.map_or((0, Identity::Unit), |was| {
            let over = was.to.is_some_and(|to| to < month);
            match was.identity {
                // Who draws benefit no longer is somebody who would have to pay alone.
                Identity::Unemployed if over => (was.place, Identity::Flexible),
                identity => (was.place, identity),
            }
        })
    }

    fn was_in(&self, month: Month) -> Option<&Was> {
        Was::in_month(&self.was, month)
    }

    /// The day of birth, while somebody is a newborn.
    pub fn birth(&self, who: Identity) -> Option<Day> {
        self.birth.filter(|_| who == Identity::Newborn)
    }

    /// The lane of somebody who had paid for long before the first month.
    fn open_lane(&mut self, world: &World<'_>, paid: &Paid) {
        match paid.period {
            Period::Months(_) | Period::OldestMonths(_) => {
                let (place, who) = self.as_member(self.first, Scheme::Employee);
                self.lanes.employee = Employee {
                    standing: Standing::In,
                    paid_to: self.first.plus(-1),
                    unbroken: MONTHS_CAP,
                    ..Employee::never(place, who)
                };
                self.lanes.side.account = Some(Side::settled_account());
            }
            Period::Years { .. } => {
                let (place, who) = self.as_member(self.first, Scheme::Resident);
                let calendar = Resident::calendar(&world.context(place, who), self.first.first());
                let first_day = self.first.first();
                let under_way = calendar.of(minus_days(first_day, 1));
                // "As long as anybody remembers" begins with birth.
                if self.birth.is_some_and(|birth| birth >= first_day) {
                    return;
                }
                let covered = |year| YearCover {
                    start: Start::at(far_past(), far_past(), None),
                    end: calendar.last(year),
                    year,
                    waits: false,
                };
                // A record that begins with a benefit year turns it at once.
                let next =
                    (calendar.first(under_way + 1) == first_day).then(|| covered(under_way + 1));
                self.lanes.resident = Resident {
                    this_year: Some(covered(under_way)),
                    next_year: next,
                    before: Insured::Yes,
                    unbroken: YEARS_CAP,
                    ever: true,
                    ..Resident::never()
                };
            }
        }
    }

    fn born_year(&self, calendar: BenefitYear) -> Option<i32> {
        self.birth.map(|birth| calendar.of(birth))
    }

    /// Years missed before the record begins: what is not in the case was not paid.
    fn missed_before(&self, world: &World<'_>, facts: &Facts) -> u8 {
        let (place, who) = self.as_member(self.first, Scheme::Resident);
        let (now, day) = (world.context(place, who), self.first.first());
        let Ruling::Known(since, _) = now.ruling(&now.rules.slots.resident.missed_from, day) else {
            return 0;
        };
        let calendar = Resident::calendar(&now, day);
        let born = facts.born.map_or(i32::MIN, |born| calendar.of(born.from()));
        let missed = calendar.of(day).saturating_sub(since.0.max(born));
        u8::try_from(missed.clamp(0, i32::from(YEARS_MISSED_CAP))).unwrap_or(YEARS_MISSED_CAP)
    }

    /// The person as a member of a scheme, whoever they say they are in that month.
    fn as_member(&self, month: Month, scheme: Scheme) -> (u8, Identity) {
        let (place, who) = self.who(month);
        if who.scheme() == scheme {
            return (place, who);
        }
        let member = self.was.iter().find(|was| was.identity.scheme() == scheme);
        let otherwise = match scheme {
            Scheme::Employee => Identity::Flexible,
            Scheme::Resident => Identity::Resident,
        };
        (place, member.map_or(otherwise, |was| was.identity))
    }

    fn lay_payment(&mut self, world: &World<'_>, facts: &Facts, paid: &Paid, moved: Option<Day>) {
        let given = moved.or(paid.on.laid(facts.as_of));
        match paid.period {
            Period::Months(range) => {
                let from = range.from().unwrap_or(self.first);
                let usual = paid.on == When::Usual;
                for n in 0..=range.to().min(self.last).since(from) {
                    let month = from.plus(n);
                    // A day set for a usual payment moves its first month; the others stay in their own.
                    let on = match given {
                        Some(day) if !usual || n == 0 => day,
                        _ => usual_premium_day(facts, month),
                    };
                    self.premium(month, on);
                }
            }
            Period::OldestMonths(n) => {
                let on = given.unwrap_or(facts.as_of);
                self.dated.push(Dated {
                    on,
                    what: What::Oldest(n),
                });
            }
            Period::Years { from, to } => {
                let paid = &self.lanes.resident;
                let covered = paid.next_year.or(paid.this_year).map(|cover| cover.year);
                let record = self.calendar(world, self.as_member(self.first, Scheme::Resident));
                let long_ago = covered
                    .or(self.born_year(record).map(|born| born - 1))
                    .unwrap_or(record.of(self.first.first()));
                for year in from.unwrap_or(long_ago + 1)..=to.min(self.last.year() + 1) {
                    // Each year as somebody paid it who was where they were when it began.
                    let member = self.as_member(Month::in_year(year, 1), Scheme::Resident);
                    let calendar = self.calendar(world, member);
                    let usual = given.is_none();
                    let on = given.unwrap_or_else(|| {
                        usual_year_day(world, member, year, calendar, self.birth)
                    });
                    // Nobody takes a premium for the year after next: it counts from the year before its own.
                    let on = on.max(calendar.first(year - 1)).max(self.first.first());
                    let what = What::Year { year, usual };
                    self.dated.push(Dated { on, what });
                }
            }
        }
    }

    /// A premium paid ahead takes part from its own month on.
    fn premium(&mut self, month: Month, on: Day) {
        self.dated.push(Dated {
            on: on.max(month.first()),
            what: What::Premium(month),
        });
    }

    fn calendar(&self, world: &World<'_>, (place, who): (u8, Identity)) -> BenefitYear {
        Resident::calendar(&world.context(place, who), self.first.first())
    }

    /// An event of long ago, applied to the lanes before the first month.
    fn settle(&mut self, world: &World<'_>, what: What) {
        if let What::Event(kind) = what {
            let (place, who) = self.who(self.first);
            let long_ago = match kind {
                // So long ago that benefits have begun, and not so long that no law speaks of it.
                EventKind::RetirementApproved => self.first.plus(-2).first(),
                _ => far_past(),
            };
            self.lanes.event(&world.context(place, who), kind, long_ago);
        }
    }

    /// Premiums that will arrive if the person goes on as before. Who has stopped by `as_of` stays stopped.
    fn go_on(&mut self, world: &World<'_>, facts: &Facts) {
        let today = Month::of(facts.as_of);
        let (place, who) = self.who(today);
        let ended = |was: &Was| was.to.is_some_and(|to| to < today);
        if self.was_in(today).is_some_and(ended) {
            return;
        }
        // What is planned to be paid again ends no more than what is paid.
        let last_paid = |end: fn(&Paid) -> Option<i32>| facts.paid.iter().filter_map(end).max();
        // What is still to come comes tomorrow at the earliest; on the last day of its month, today.
        let still_to_come = |usual: Day, due: Month| {
            usual.max(plus_days(facts.as_of, 1).min(due.last().max(facts.as_of)))
        };
        match who.scheme() {
            // Who draws benefit does not pay: months that count as paid are credited by the rules.
            Scheme::Employee if matches!(who, Identity::Retired | Identity::Unemployed) => {}
            Scheme::Employee => {
                let month_number = |paid: &Paid| match paid.period {
                    Period::Months(range) => Some(range.to().since(Month::in_year(0, 1))),
                    _ => None,
                };
                let Some(paid_to) = last_paid(month_number) else {
                    return;
                };
                let paid_to = Month::in_year(0, 1).plus(paid_to);
                if paid_to < today.plus(-1) {
                    return;
                }
                for n in 1..=self.last.since(paid_to) {
                    let due = paid_to.plus(n);
                    self.premium(due, still_to_come(usual_premium_day(facts, due), due));
                }
            }
            Scheme::Resident => {
                let calendar = self.calendar(world, (place, who));
                let year_number = |paid: &Paid| match paid.period {
                    Period::Years { to, .. } => Some(to),
                    _ => None,
                };
                let Some(paid_to) = last_paid(year_number) else {
                    return;
                };
                if paid_to < calendar.of(facts.as_of) {
                    return;
                }
                for year in paid_to + 1..=calendar.of(self.last.last()) {
                    let on = usual_year_day(world, (place, who), year, calendar, None);
                    let what = What::Year { year, usual: true };
                    self.dated.push(Dated {
                        on: on.max(plus_days(facts.as_of, 1)),
                        what,
                    });
                }
            }
        }
    }
}

impl When {
    /// The day it takes part in the fold on, where that is not the usual one.
    fn laid(self, today: Day) -> Option<Day> {
        match self {
            Self::Usual => None,
            Self::On(days) => Some(days.to()),
            Self::Meant(day) => Some(day),
            Self::Unknown => Some(today),
        }
    }
}

/// The day a month's premium arrives if everything is as usual: early in the month; but who makes up earlier months in
/// it pays the month itself no sooner.
fn usual_premium_day(facts: &Facts, month: Month) -> Day {
    let made_up = facts
        .paid
        .iter()
        .filter_map(|paid| match (paid.period, paid.on) {
            (Period::Months(range), When::On(days)) if range.to() < month => Some(days.to()),
            (Period::OldestMonths(_), When::On(days)) => Some(days.to()),
            _ => None,
        });
    made_up
        .filter(|day| Month::of(*day) == month)
        .max()
        .unwrap_or(month.first())
}

/// The day a year's premium arrives if everything is as usual: the last day of the window that lies before the year.
fn usual_year_day(
    world: &World<'_>,
    (place, who): (u8, Identity),
    year: i32,
    calendar: BenefitYear,
    birth: Option<Day>,
) -> Day {
    if let Some(birth) = birth.filter(|birth| calendar.of(*birth) == year) {
        return birth;
    }
    let eve = minus_days(calendar.first(year), 1);
    let now = world.context(place, who);
    let window = &now.rules.slots.resident.window;
    let Ruling::Known(window, _) = now.ruling(window, Month::in_year(year, 1).first()) else {
        return eve;
    };
    let before = window
        .segments(year, calendar)
        .filter(|(days, segment)| days.from() <= eve && segment.effect != Effect::AfterWait)
        .map(|(days, _)| days.to().min(eve))
        .max();
    before.unwrap_or(eve)
}

/// The first month anything is known of.
fn first_month(facts: &Facts, moved: Option<Moved>) -> Month {
    let today = Month::of(facts.as_of);
    let when = |when: When| when.days().map(|days| Month::of(days.from()));
    let newborn = facts
        .was
        .iter()
        .any(|was| was.identity == Identity::Newborn);
    let periods = facts.paid.iter().filter_map(|paid| match paid.period {
        Period::Months(range) => Some(range.from().unwrap_or(range.to().plus(-LOOK_BACK_MONTHS))),
        Period::OldestMonths(_) => None,
        // A calendar year early enough for any window and any benefit year.
        Period::Years { from, to } => Some(Month::in_year(from.unwrap_or(to).saturating_sub(1), 1)),
    });
    let look_back = today.plus(-LOOK_BACK_MONTHS);
    let open = facts
        .paid
        .iter()
        .filter(|paid| paid.is_open())
        .map(|_| look_back);
    let paid_on = facts.paid.iter().filter_map(|paid| when(paid.on));
    let happened = facts.events.iter().filter_map(|event| when(event.on));
    // Of who somebody was from long ago, the last month is enough to know it.
    let was = facts.was.iter().filter_map(|was| was.from.or(was.to));
    let born = facts
        .born
        .filter(|_| newborn)
        .map(|born| Month::of(born.from()));
    let set = moved.map(|moved| Month::of(moved.to));
    let all = periods
        .chain(open)
        .chain(paid_on)
        .chain(happened)
        .chain(was)
        .chain(born)
        .chain(set);
    all.min().unwrap_or(today).min(today)
}
