//! The boundary alarm: for every date given, what if it was just on the other side of a cut-off?
//!
//! No list of cut-offs is kept: they come from windows, special ways in, tiers of newborns, times for making up and days of
//! the month, and each is a line only for whom its rule is used. Whole records for days around the date are compared
//! instead; where they part by more than the days between, the very day is found by halving.

use std::cmp::Ordering;

use super::super::facts::{Event, EventKind, FactId, Facts, Paid, Period, Was, When};
use super::super::outcome::Timeline;
use super::super::run::{Course, run};
use super::contrast::{Care, Desk, Picture, Receipts};
use super::verdict::Usable;
use crate::calendar::{
    Day, DayRange, Like, Month, MonthRange, far_future, far_past, halve, minus_days, plus_days,
};
use crate::policy::{BenefitYear, Identity, Rules};

/// A date close to a cut-off that would change the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// Whose date.
    pub fact: FactId,
    /// What that is.
    pub about: About,
    /// The date given.
    pub given: Day,
    /// The nearest day on which it comes out otherwise.
    pub other: Day,
    /// What the other day would change at the counter, if anything.
    pub counter: Option<Change>,
    /// What it would change of claims for days without cover.
    pub claims: Option<Turn>,
    /// From when the fund pays as given, of what changes.
    pub usable: Usable,
    /// From when it would pay if it was the other day.
    pub instead: Usable,
}

/// What a date belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Premiums for months.
    Months(MonthRange),
    /// So many months that were owed.
    Owed(u16),
    /// The premiums of years, by their first months.
    Years(Month, Month),
    /// Several premiums that arrived on one day.
    Together,
    /// Something that happened.
    Event(EventKind),
}

/// A change at the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// To the better or to the worse.
    pub turn: Turn,
    /// The first day on which it matters.
    pub first: Day,
    /// Whether both records pay on the day before.
    pub covered_before: bool,
}

/// To the better or to the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The other day would be worse.
    Loss,
    /// It would be better.
    Gain,
}

impl Alarm {
    /// Whether `month` lies between the dates and the days that hang on them.
    pub fn concerns(&self, month: Month) -> bool {
        let (first, last) = (self.given.min(self.other), self.given.max(self.other));
        let until = |usable| match usable {
            Usable::Now { .. } => last,
            Usable::From(day) => day,
            Usable::Between(_, latest) => latest.unwrap_or(far_future()),
            Usable::NotInSight => far_future(),
        };
        let until = until(self.usable).max(until(self.instead));
        Month::of(first) <= month && month.first() <= until
    }

    /// Whether the other day is a later one.
    pub fn is_later(&self) -> bool {
        self.other > self.given
    }
}

/// So many days from a date its records are looked at, outwards: nobody errs by more.
const DISTANCES: [u32; 7] = [5, 19, 33, 47, 61, 80, 100];
/// A date within so many days of a cut-off is close to it.
const CLOSE_DAYS: i64 = 5;
/// A change of more than this many days, beyond the difference of the dates, is worth an alarm from farther away: more
/// than what every turn of a month changes.
const GRAVE_DAYS: i64 = 40;
/// What nobody can do anything about any more is not worth an alarm: days so many months before today.
const CARE_MONTHS: i32 = 3;
/// A payment told as made within so many days may still be on its way.
const ON_ITS_WAY_DAYS: u32 = 31;

pub(super) fn alarms(places: &[Rules], facts: &Facts, base: &Timeline) -> Vec<Alarm> {
    let paid = facts.paid.iter().enumerate();
    let paid = paid.map(|(at, paid)| (FactId::Paid(at), paid.on));
    let events = facts.events.iter().enumerate();
    let events = events.map(|(at, event)| (FactId::Event(at), told(event)));
    let since = Month::of(facts.as_of).plus(-CARE_MONTHS).first();
    let mut alarms = Vec::new();
    for (fact, on) in paid.chain(events) {
        let When::On(days) = on else { continue };
        let Some(about) = about(places, facts, fact).filter(|_| days.is_one()) else {
            continue;
        };
        let care = Care {
            since,
            today: facts.as_of,
            receipts: if days.from() >= since {
                Receipts::Fresh
            } else {
                Receipts::Stale
            },
        };
        let search = Search {
            places,
            facts,
            care,
            fact,
            about,
            day: days.from(),
            given: Picture::of(base, care),
        };
        alarms.extend(search.later());
        alarms.extend(search.earlier());
    }
    alarms
}

/// When something happened that can move a day of the fund; binding and activating move none.
fn told(event: &Event) -> When {
    match event.kind {
        EventKind::Activated
        | EventKind::NotActivated
        | EventKind::Bound
        | EventKind::Unbound
        | EventKind::Shared
        | EventKind::Unshared => When::Usual,
        _ => event.on,
    }
}

/// The search for the cut-offs around one date.
struct Search<'a> {
    places: &'a [Rules],
    facts: &'a Facts,
    care: Care,
    fact: FactId,
    about: About,
    day: Day,
    given: Picture,
}

impl Search<'_> {
    fn later(&self) -> Option<Alarm> {
        let today = self.facts.as_of;
        let is_payment = matches!(self.fact, FactId::Paid(_));
        // What has happened did not happen after today; what is only planned may be late, as may a payment just made.
        let may_be_late = is_payment && plus_days(self.day, ON_ITS_WAY_DAYS) >= today;
        let mut last = if self.day <= today && !may_be_late {
            today
        } else {
            far_future()
        };
        let after = self.beside().filter(|day| *day >= self.day).min();
        last = last.min(after.unwrap_or(last));
        self.outwards(|n| plus_days(self.day, n).min(last))
    }

    fn earlier(&self) -> Option<Alarm> {
        let today = self.facts.as_of;
        // What is planned is not done yet.
        let mut first = if self.day > today { today } else { far_past() };
        // Nothing was paid for a child before it was born.
        let is_newborn = |was: &Was| was.identity == Identity::Newborn;
        if let Some(born) = self.facts.born
            && self.facts.was.iter().any(is_newborn)
        {
            first = first.max(plus_days(born.from(), 1).min(self.day));
        }
        let before = self.beside().filter(|day| *day <= self.day).max();
        first = first.max(before.unwrap_or(first));
        self.outwards(|n| minus_days(self.day, n).max(first))
    }

    /// The days of payments for an event, those of events for a payment: nobody mistakes the order of the two.
    fn beside(&self) -> impl Iterator<Item = Day> {
        let is_payment = matches!(self.fact, FactId::Paid(_));
        let paid = self.facts.paid.iter().map(|paid| paid.on);
        let events = self.facts.events.iter().map(told);
        let days = paid.filter(move |_| !is_payment);
        let days = days.chain(events.filter(move |_| is_payment));
        days.filter_map(|on| on.days().filter(|days| days.is_one()))
            .map(DayRange::from)
    }

    /// The nearest cut-off on the way out, `at` so many days from the date.
    fn outwards(&self, at: impl Fn(u32) -> Day) -> Option<Alarm> {
        let mut near = (self.day, self.given.clone());
        for distance in DISTANCES {
            let day = at(distance);
            if day == near.0 {
                return None;
            }
            let far = (day, self.on(day)?);
            let close = i64::from(distance) <= CLOSE_DAYS;
            let least = if close { CLOSE_DAYS } else { GRAVE_DAYS };
            // A line that is not worth a word can hide one that is: the turn of a month before the end of a window.
            while let Some((this_side, other)) = self.line(near, &far) {
                if this_side.1.apart(&other.1) > least
                    && let Some(alarm) = self.alarm(&this_side, &other)
                {
                    return Some(alarm);
                }
                near = other;
            }
            near = far;
        }
        None
    }

    /// The record if the date was `day`.
    fn on(&self, day: Day) -> Option<Picture> {
        let mut facts = self.facts.clone();
        match self.fact {
            FactId::Paid(at) => {
                if let Some(longer) = owing_more(&facts, at, day) {
                    facts.paid.get_mut(at)?.period = Period::Months(longer);
                }
                // What was paid on one day was paid at one go.
                let together = |paid: &&mut Paid| paid.on == When::on(self.day);
                // Perhaps still on its way is not stopped: a range that ends on the day arrives on it, and counts as told.
                let days = DayRange::new(self.day, day).unwrap_or(DayRange::one(day));
                for paid in facts.paid.iter_mut().filter(together) {
                    paid.on = When::On(days);
                }
            }
            FactId::Event(at) => facts.events.get_mut(at)?.on = When::on(day),
            FactId::Birth => return None,
        }
        let timeline = run(self.places, &facts, Course::BASE)?;
        Some(Picture::of(&timeline, self.care))
    }

    /// Two neighbouring days, the first of them nearer to the date, whose records part by more than a few days.
    fn line(&self, near: Seen, far: &Seen) -> Option<(Seen, Seen)> {
        let parted =
            |a: &Seen, b: &Seen| a.1.apart(&b.1) - (a.0 - b.0).num_days().abs() > CLOSE_DAYS;
        if !parted(&near, far) {
            return None;
        }
        halve(near, far.clone(), |near, middle, far| {
            let middle = (middle, self.on(middle)?);
            if parted(near, &middle) {
                Some(Like::Far(middle.1))
            } else {
                // What parts little by little has no line.
                parted(&middle, far).then_some(Like::Near(middle.1))
            }
        })
    }

    /// What to say of a cut-off: the record as given against that of the first day on its other side.
    fn alarm(&self, (_, this_side): &Seen, (other, there): &Seen) -> Option<Alarm> {
        // Only what changes on the line itself hangs on it; the rest is the time between the two dates.
        let jump = this_side.against(there);
        // A day or two on the line are the step from one day to the next, not the line.
        let mut changes = self.given.against(there);
        changes.retain(|change| change.rests_on(&jump) > CLOSE_DAYS);
        let turn = |order| match order {
            Ordering::Greater => Turn::Loss,
            Ordering::Less | Ordering::Equal => Turn::Gain,
        };
        let counter = changes.iter().find(|change| change.place == Desk::Counter);
        let claims = changes.iter().find(|change| change.place == Desk::Claims);
        let claims = claims
            .map(|change| turn(change.order))
            .filter(|claims| counter.is_none_or(|counter| turn(counter.order) == *claims));
        let first = match (counter, claims) {
            (Some(counter), _) => counter.from,
            (None, Some(_)) => self.day.max(*other),
            (None, None) => return None,
        };
        let counter = counter.map(|change| {
            let before = minus_days(first, 1);
            Change {
                turn: turn(change.order),
                first,
                covered_before: self.given.pays_on(before) && there.pays_on(before),
            }
        });
        Some(Alarm {
            fact: self.fact,
            about: self.about,
            given: self.day,
            other: *other,
            counter,
            claims,
            usable: if first > self.care.since {
                usable(&self.given, first)
            } else {
                Usable::Now { since: first }
            },
            instead: usable(there, first),
        })
    }
}

/// A day and the record if it was that day.
type Seen = (Day, Picture);

/// From when a record pays, seen from a day.
fn usable(picture: &Picture, day: Day) -> Usable {
    let certain = picture.pays_from(day);
    let open = picture.open_from(day);
    // A few open days before the certain one are not worth a sentence of their own.
    let open =
        open.filter(|open| certain.is_none_or(|certain| (certain - *open).num_days() > CLOSE_DAYS));
    match (open, certain) {
        (Some(open), certain) => Usable::Between(open, certain),
        (None, Some(certain)) => Usable::From(certain),
        (None, None) => Usable::NotInSight,
    }
}

fn about(places: &[Rules], facts: &Facts, fact: FactId) -> Option<About> {
    match fact {
        FactId::Paid(at) => {
            let paid = facts.paid.get(at)?;
            let all = facts.paid.iter().enumerate();
            let mut same_day = all.filter(|(_, other)| other.on == paid.on);
            // One alarm for all of them.
            if same_day.next().is_some_and(|(first, _)| first != at) {
                return None;
            }
            if same_day.next().is_some() {
                return Some(About::Together);
            }
            Some(match paid.period {
                Period::Months(range) => About::Months(range),
                Period::OldestMonths(n) => About::Owed(n),
                Period::Years { from, to } => {
                    let first = |year| Month::of(first_of_year(places, facts, year));
                    About::Years(first(from.unwrap_or(to)), first(to))
                }
            })
        }
        FactId::Event(at) => facts.events.get(at).map(|event| About::Event(event.kind)),
        FactId::Birth => None,
    }
}

/// When a benefit year begins for whoever the person was by then.
fn first_of_year(places: &[Rules], facts: &Facts, year: i32) -> Day {
    let january = Month::in_year(year, 1);
    let rules = Was::in_month(&facts.was, january)
        .and_then(|was| Some((places.get(usize::from(was.place))?, was.identity)));
    let calendar = rules.and_then(|(rules, who)| {
        let calendar = rules.slots.resident.year.on(who, january.first(), None);
        calendar.known().copied()
    });
    calendar.unwrap_or(BenefitYear::CALENDAR).first(year)
}

/// Whoever clears all that is owed does so on a later day, too: then more months are owed.
fn owing_more(facts: &Facts, moved: usize, other: Day) -> Option<MonthRange> {
    let paid = facts.paid.get(moved)?;
    let (Period::Months(range), When::On(days)) = (paid.period, paid.on) else {
        return None;
    };
    if range.to() != Month::of(days.from()).plus(-1) {
        return None;
    }
    let taken = |month: Month| {
        let others = facts.paid.iter().enumerate().filter(|(at, _)| *at != moved);
        let mut periods = others.map(|(_, paid)| paid.period);
        periods.any(|period| matches!(period, Period::Months(range) if range.contains(month)))
    };
    let mut to = range.to();
    while to.plus(1) < Month::of(other) && !taken(to.plus(1)) {
        to = to.plus(1);
    }
    MonthRange::new(range.from()?, to)
}
