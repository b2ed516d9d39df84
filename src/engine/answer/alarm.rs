//! The boundary alarm: for every date given, what if it was just on the other side of a cut-off?

use super::super::facts::{Event, EventKind, FactId, Facts, Period, When};
use super::super::ledger::Moved;
use super::super::outcome::{Span, Timeline};
use super::super::run::{Course, run};
use super::verdict::{Usable, pays, usable};
use crate::calendar::{Day, Month, MonthRange, far_future, minus_days, plus_days};
use crate::policy::{BenefitYear, Identity, Mark, Rules, Ruling};

/// A date close to a cut-off that would change the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// Whose date.
    pub fact: FactId,
    /// The date given.
    pub given: Day,
    /// The nearest day on which it comes out otherwise.
    pub other: Day,
    /// From when the fund pays as given, seen from the later of the two days.
    pub usable: Usable,
    /// From when it would pay if it was the other day.
    pub instead: Usable,
    /// Whether claims for days without cover are lost (or won) by it.
    pub claims_change: bool,
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

/// At most so many cut-offs on each side of a date are tried.
const MAX_TRIES: usize = 4;
/// A date within so many days of a cut-off is close to it.
const CLOSE_DAYS: i64 = 5;
/// A change of more than this many days, beyond the difference of the dates, is worth an alarm from farther away.
const GRAVE_DAYS: i64 = 31;

pub(super) fn alarms(places: &[Rules], facts: &Facts, base: &Timeline) -> Vec<Alarm> {
    let paid = facts.paid.iter().enumerate();
    let paid = paid.map(|(at, paid)| (FactId::Paid(at), paid.on));
    // Binding and activating move no day of the fund.
    let told = |event: &Event| match event.kind {
        EventKind::Activated
        | EventKind::NotActivated
        | EventKind::Bound
        | EventKind::Unbound
        | EventKind::Shared
        | EventKind::Unshared => When::Usual,
        _ => event.on,
    };
    let events = facts.events.iter().enumerate();
    let events = events.map(|(at, event)| (FactId::Event(at), told(event)));
    let mut alarms = Vec::new();
    for (fact, on) in paid.chain(events) {
        let When::On(days) = on else { continue };
        if !days.is_one() {
            continue;
        }
        let given = days.from();
        let cuts = cut_offs(places, facts, base, given);
        let later = cuts
            .iter()
            .copied()
            .filter(|cut| *cut > given)
            .take(MAX_TRIES);
        // Before a cut-off means on the day before it.
        let earlier = cuts
            .iter()
            .rev()
            .copied()
            .filter(|cut| *cut <= given)
            .take(MAX_TRIES);
        let earlier = earlier.map(|cut| minus_days(cut, 1));
        alarms.extend(first_change(places, facts, base, (fact, given), later));
        alarms.extend(first_change(places, facts, base, (fact, given), earlier));
    }
    alarms
}

fn first_change(
    places: &[Rules],
    facts: &Facts,
    base: &Timeline,
    (fact, given): (FactId, Day),
    others: impl Iterator<Item = Day>,
) -> Option<Alarm> {
    let claims = |timeline: &Timeline| !timeline.amendments.is_empty();
    for other in others {
        let moved = Some(Moved { fact, to: other });
        let owing = owing_more(facts, fact, other);
        let timeline = run(
            places,
            &owing,
            Course {
                moved,
                ..Course::BASE
            },
        )?;
        let alarm = Alarm {
            fact,
            given,
            other,
            usable: gained(base, &timeline, given, other),
            instead: gained(&timeline, base, given, other),
            claims_change: claims(base) != claims(&timeline),
        };
        if alarm.is_worth_saying() {
            return Some(alarm);
        }
    }
    None
}

/// From when the fund pays in one record, seen from the later of two dates: if it does by then, from the first day since the
/// earlier one on which it pays and the other record does not. What both give hangs on neither date.
fn gained(timeline: &Timeline, against: &Timeline, a: Day, b: Day) -> Usable {
    let (first, last) = (a.min(b), a.max(b));
    let usable = usable(timeline, last);
    if !matches!(usable, Usable::Now { .. }) {
        return usable;
    }
    let paying = |spans: &[Span<Mark>], day: Day| {
        let span = spans.iter().find(|span| span.from <= day && day <= span.to);
        span.is_some_and(|span| pays(span.state))
    };
    let changes = timeline.fund.iter().chain(&against.fund);
    let changes = changes.map(|span| span.from.max(first));
    let only_here = |day: &Day| paying(&timeline.fund, *day) && !paying(&against.fund, *day);
    changes.filter(only_here).min().map_or(usable, Usable::From)
}

impl Alarm {
    fn is_worth_saying(&self) -> bool {
        let day = |usable, today| match usable {
            Usable::Now { .. } => Some(today),
            Usable::From(day) => Some(day),
            Usable::Between(..) | Usable::NotInSight => None,
        };
        let moved_by = (self.other - self.given).num_days();
        let close = moved_by.abs() <= CLOSE_DAYS;
        match (day(self.usable, self.given), day(self.instead, self.other)) {
            (Some(usable), Some(instead)) => {
                // How much more the outcome moves than the date itself, in the same direction.
                let shift = (instead - usable).num_days();
                let beyond = if self.is_later() {
                    shift - moved_by
                } else {
                    moved_by - shift
                };
                self.claims_change || beyond > GRAVE_DAYS || (close && beyond > CLOSE_DAYS)
            }
            // A later day that leaves it open, or an earlier one that settles it.
            (Some(_), None) => self.is_later(),
            (None, Some(_)) => !self.is_later(),
            (None, None) => false,
        }
    }
}

/// Whoever clears all that is owed does so on a later day, too: then more months are owed.
fn owing_more(facts: &Facts, fact: FactId, other: Day) -> Facts {
    let mut facts = facts.clone();
    let FactId::Paid(moved) = fact else {
        return facts;
    };
    let other_month = Month::of(other);
    let taken: Vec<MonthRange> = facts
        .paid
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != moved)
        .filter_map(|(_, paid)| match paid.period {
            Period::Months(range) => Some(range),
            _ => None,
        })
        .collect();
    if let Some(paid) = facts.paid.get_mut(moved)
        && let (Period::Months(range), When::On(days)) = (paid.period, paid.on)
        && let Some(from) = range.from()
        && range.to() == Month::of(days.from()).plus(-1)
    {
        let mut to = range.to();
        while to.plus(1) < other_month && !taken.iter().any(|range| range.contains(to.plus(1))) {
            to = to.plus(1);
        }
        paid.period = MonthRange::new(from, to).map_or(paid.period, Period::Months);
    }
    facts
}

/// The days around `given` on which a rule draws a line, in order: a fact on such a day is on the far side of it.
fn cut_offs(places: &[Rules], facts: &Facts, base: &Timeline, given: Day) -> Vec<Day> {
    let month = Month::of(given);
    let mut cuts: Vec<Day> = (-1..=2).map(|n| month.plus(n).first()).collect();
    // The last days the record itself names: for making up, for registering a newborn, for a window's extension.
    for span in &base.fund {
        cuts.extend(span.why.reason.claim_until().map(|last| plus_days(last, 1)));
    }
    for rules in places {
        for number in rules.cut_off_days() {
            cuts.extend(
                (-1..=1)
                    .filter_map(|n| month.plus(n).day(u32::from(*number)))
                    .map(|d| plus_days(d, 1)),
            );
        }
        for was in &facts.was {
            let slots = &rules.slots.resident;
            let year = chrono::Datelike::year(&given);
            for year in year - 1..=year + 1 {
                let first = Month::in_year(year, 1).first();
                let calendar = slots.year.on(was.identity, first, None).known();
                let calendar = calendar.copied().unwrap_or(BenefitYear::CALENDAR);
                if let Ruling::Known(window, _) = slots.window.on(was.identity, first, None) {
                    for (days, _) in window.segments(year, calendar) {
                        cuts.extend([days.from(), plus_days(days.to(), 1)]);
                    }
                }
            }
        }
    }
    // Nothing was paid for a child before it was born.
    let newborn = facts
        .was
        .iter()
        .any(|was| was.identity == Identity::Newborn);
    if let Some(born) = facts.born.filter(|_| newborn) {
        cuts.retain(|cut| *cut > born.from());
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}
