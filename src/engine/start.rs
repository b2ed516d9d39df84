//! When cover begins: an effect, applied to what set it off.
//!
//! Knows effects and waits; must not know why a payment was made or which scheme it belongs to.

use std::cmp::Ordering;

use super::outcome::RuleRef;
use crate::calendar::{Bounds, Counting, Day, Month, far_future, plus_days};
use crate::policy::{During, DuringFrom, Effect, GapAnchors, Limit, Missed, SlotId, Wait};

/// The beginning of a stretch of cover, as far as it is determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The first usable day. Far in the future while paid months are still to be counted.
    pub day: Bounds,
    /// The months still to be counted, if the wait is one of paid months.
    pub count: Option<PaidCount>,
    /// What is usable meanwhile.
    pub during: During,
    /// From when that is.
    pub partial: Day,
    /// What a missed month does to it.
    pub missed: Missed,
    /// What set it off.
    pub since: Day,
    /// The statement that decided.
    pub rule: Option<RuleRef>,
    /// Of a wait: the statement that asks for it, and the one that makes it longer, where they are others.
    pub also: [Option<RuleRef>; 2],
    /// The parameter that is not known, if that is why the day is not.
    pub unknown: Option<SlotId>,
}

/// A wait of paid months under way. Where it is not known whether a missed month begins it anew, both counts are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PaidCount {
    /// The fewest months that may be enough.
    pub least: u8,
    /// The most that may be needed; `None`: no limit known.
    pub most: Option<u8>,
    /// Months counted if a missed month does not begin the count anew.
    pub maybe: u8,
    /// Months counted for certain.
    pub sure: u8,
    /// Whole months to let pass after the last one.
    pub extra: u8,
    /// Whether months made up count.
    pub make_ups: bool,
}

/// What sets an effect off.
#[derive(Clone, Copy, Debug)]
pub struct Trigger {
    /// The day of the payment, binding or event.
    pub on: Day,
    /// The month that effects by month count from: that of `on`, or the one the payment was due.
    pub month: Month,
    /// The first day of the benefit year paid for.
    pub year_first: Option<Day>,
    /// The day of birth.
    pub birth: Option<Day>,
    /// The day of the event behind a special way in.
    pub event: Option<Day>,
    /// The day cover under the other scheme ended.
    pub stopped: Option<Day>,
    /// The gap that ends.
    pub gap: Option<GapAnchors>,
}

impl Trigger {
    /// A payment with nothing special about it.
    pub fn plain(on: Day) -> Self {
        Self {
            on,
            month: Month::of(on),
            year_first: None,
            birth: None,
            event: None,
            stopped: None,
            gap: None,
        }
    }
}

impl Start {
    /// Cover from a known day, without a wait.
    pub const fn at(day: Day, since: Day, rule: Option<RuleRef>) -> Self {
        Self {
            day: Bounds::exact(day),
            count: None,
            during: During::Nothing,
            partial: since,
            missed: Missed::Unknown,
            since,
            rule,
            also: [None; 2],
            unknown: None,
        }
    }

    /// Cover from a day the rules do not give, within what is certain.
    pub fn unknown(slot: SlotId, since: Day, limit: Limit, rule: Option<RuleRef>) -> Self {
        let after = |term: crate::policy::Term| term.last_day(since, false);
        Self {
            day: Bounds::between(
                limit.at_least.map_or(since, after),
                limit.at_most.map(after),
            ),
            unknown: Some(slot),
            ..Self::at(since, since, rule)
        }
    }

    /// What `effect` gives. The day can lie before the trigger: then the days between are claimed afterwards.
    pub fn from_effect(effect: &Effect, trigger: &Trigger, rule: Option<RuleRef>) -> Self {
        let at = |day| Self::at(day, trigger.on, rule);
        match effect {
            Effect::PaymentDay => at(trigger.on),
            Effect::NextDay => at(plus_days(trigger.on, 1)),
            Effect::PaymentMonth => at(trigger.month.first()),
            Effect::NextMonth => at(trigger.month.plus(1).first()),
            Effect::SecondMonth => at(trigger.month.plus(2).first()),
            Effect::DayOfNextMonth(number) => {
                let month = trigger.month.plus(1);
                at(month.day(u32::from(*number)).unwrap_or(month.last()))
            }
            Effect::YearStart => at(trigger.year_first.unwrap_or(trigger.on)),
            Effect::Birth => at(trigger.birth.unwrap_or(trigger.on)),
            Effect::EventDay => at(trigger.event.unwrap_or(trigger.on)),
            Effect::BackToStop => at(trigger.stopped.unwrap_or(trigger.on)),
            Effect::BackToNextMonth => at(trigger
                .stopped
                .map_or(trigger.on, |day| first_of_month_from(day).min(trigger.on))),
            Effect::Wait(wait) => Self::from_wait(wait, trigger.on, 0, rule),
            Effect::CutOff(cut) => {
                let early = chrono::Datelike::day(&trigger.on) <= u32::from(cut.last_day);
                Self::from_effect(if early { &cut.by_then } else { &cut.after }, trigger, rule)
            }
            Effect::ByGap(steps) => {
                let holds = |step: &&crate::policy::GapStep| match (step.up_to, &trigger.gap) {
                    (Some(length), Some(gap)) => {
                        trigger.on <= gap.last_day(length.n, length.unit, length.from)
                    }
                    _ => true,
                };
                match steps.iter().find(holds) {
                    Some(step) => Self::from_effect(&step.start, trigger, rule),
                    None => at(far_future()),
                }
            }
            // The resident lane resolves `after-wait` before it comes here.
            Effect::AfterWait | Effect::Never => at(far_future()),
        }
    }

    /// What a wait of `wait`, made longer by `more`, gives.
    pub fn from_wait(wait: &Wait, on: Day, more: u16, rule: Option<RuleRef>) -> Self {
        let terms = wait.terms();
        let small = |n: u16| u8::try_from(n.saturating_add(more)).unwrap_or(u8::MAX);
        let counts = terms.count == Some(Counting::PaidMonths) && !wait.is_none();
        let count = counts.then(|| PaidCount {
            least: small(terms.at_least),
            most: terms.at_most.map(small),
            maybe: 0,
            sure: 0,
            extra: terms.extra_months,
            make_ups: terms.make_ups_count,
        });
        let day = if counts {
            Bounds::exact(far_future())
        } else {
            wait.usable_from(on, more)
        };
        Self {
            day,
            count,
            during: terms.during,
            partial: match terms.during_from {
                DuringFrom::AtOnce => on,
                DuringFrom::NextMonth => Month::of(on).plus(1).first(),
            },
            missed: terms.missed,
            since: on,
            rule,
            also: [None; 2],
            unknown: None,
        }
    }

    /// Not before `day`: the counter cannot have known earlier.
    pub fn not_before(self, day: Day) -> Self {
        Self {
            day: self.day.not_before(day),
            ..self
        }
    }

    /// One of two, and it is not known which; `slot` is the parameter that leaves it open.
    pub fn either(self, other: Self, slot: SlotId) -> Self {
        if self.day == other.day && self.count == other.count {
            // Open on either way, but each for a reason of its own: which of the two it is comes first.
            let unknown = match (self.unknown, other.unknown) {
                (Some(ours), Some(theirs)) if ours != theirs => Some(slot),
                (unknown, _) => unknown,
            };
            return Self { unknown, ..self };
        }
        let count = self
            .count
            .map(|count| match (other.count, other.day.latest) {
                // That enough months are paid makes nothing sure of a day to which there is no limit.
                (None, None) => PaidCount {
                    most: None,
                    ..count
                },
                _ => count,
            });
        Self {
            day: self.day.either(other.day),
            count,
            unknown: Some(slot),
            ..self
        }
    }

    /// Open as soon as one of two is, bound by bound; this one, where both come to the same. Which of them opens first can be in
    /// doubt: then that is what is told.
    pub fn or_sooner(self, other: Self) -> Self {
        let may_be = self.may_be_open().cmp(&other.may_be_open());
        let is = self.is_open().cmp(&other.is_open());
        let (first, sure) = match (may_be, is) {
            (Ordering::Less | Ordering::Equal, Ordering::Less | Ordering::Equal) => return self,
            (Ordering::Greater | Ordering::Equal, Ordering::Greater | Ordering::Equal) => {
                return other;
            }
            (Ordering::Less, Ordering::Greater) => (self, other),
            (Ordering::Greater, Ordering::Less) => (other, self),
        };
        let count = match (first.count, sure.count) {
            (Some(may_be), Some(is)) => Some(PaidCount {
                least: may_be.least,
                maybe: may_be.maybe,
                ..is
            }),
            (_, is) => is,
        };
        let latest = match count {
            Some(_) if first.day.earliest < far_future() => None,
            _ => sure.day.latest,
        };
        Self {
            day: Bounds::between(first.day.earliest, latest),
            count,
            ..first
        }
    }

    /// From when it may be open, if every month is paid: the day, or how many months are still to be counted to it.
    fn may_be_open(&self) -> (Day, u8) {
        let left = |count: PaidCount| count.least.saturating_sub(count.maybe);
        sooner_first(Some(self.day.earliest), self.count.map(left))
    }

    /// From when it is open, if every month is paid.
    fn is_open(&self) -> (Day, u8) {
        let left = |count: PaidCount| Some(count.most?.saturating_sub(count.sure));
        sooner_first(self.day.latest, self.count.and_then(left))
    }

    /// The day from which it may be open although months are still to be counted; `None`: it cannot before they are.
    pub fn perhaps_open(&self) -> Option<Bounds> {
        let earliest = self.day.earliest;
        (earliest < far_future()).then_some(Bounds::from(earliest))
    }

    /// The same wait of paid months, begun anew on `on`; `None` for any other beginning.
    pub fn counted_anew(self, on: Day) -> Option<Self> {
        let count = self.count?;
        Some(Self {
            day: Bounds::exact(far_future()),
            count: Some(PaidCount {
                maybe: 0,
                sure: 0,
                ..count
            }),
            since: on,
            partial: on,
            ..self
        })
    }

    /// Counts a paid month. `made_up`: it was paid after its own month.
    pub fn count_month(&mut self, month: Month, made_up: bool) {
        let Some(count) = self
            .count
            .as_mut()
            .filter(|count| !made_up || count.make_ups)
        else {
            return;
        };
        count.maybe = count.maybe.saturating_add(1);
        count.sure = count.sure.saturating_add(1);
        let reached = month.plus(1 + i32::from(count.extra)).first();
        let waits = self.day.earliest == far_future();
        let earliest = if waits && count.maybe >= count.least {
            reached
        } else {
            self.day.earliest
        };
        let done = count.most.is_some_and(|most| count.sure >= most);
        if earliest < far_future() {
            self.day = Bounds {
                earliest,
                latest: done.then_some(reached),
            };
        }
        if done {
            self.count = None;
        }
    }
}

/// A day, or else the months still to be counted, in the order in which they come. What is never reached comes last.
fn sooner_first(day: Option<Day>, months: Option<u8>) -> (Day, u8) {
    match day.filter(|day| *day < far_future()) {
        Some(day) => (day, 0),
        None => (far_future(), months.unwrap_or(u8::MAX)),
    }
}

/// The first day of the month `day` begins, or of the next one if it lies within a month.
fn first_of_month_from(day: Day) -> Day {
    let month = Month::of(day);
    if month.first() == day {
        day
    } else {
        month.plus(1).first()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{parse_day, parse_month};

    fn first_day(effect: &str, on: &str) -> String {
        #[derive(serde::Deserialize)]
        struct Value {
            v: Effect,
        }
        let value: Value = toml::from_str(&format!("v = {effect}")).unwrap();
        let trigger = Trigger::plain(parse_day(on).unwrap());
        Start::from_effect(&value.v, &trigger, None)
            .day
            .known()
            .unwrap()
            .to_string()
    }

    #[test]
    fn effects() {
        for (effect, on, expected) in [
            ("'payment-day'", "2026-03-20", "2026-03-20"),
            ("'next-day'", "2026-03-31", "2026-04-01"),
            ("'payment-month'", "2026-03-20", "2026-03-01"),
            ("'next-month'", "2026-03-20", "2026-04-01"),
            ("'second-month'", "2026-03-20", "2026-05-01"),
            ("{ day-of-next-month = 15 }", "2026-03-20", "2026-04-15"),
            (
                "{ cut-off = { last_day = 14, by_then = 'payment-day', after = 'next-month' } }",
                "2026-10-14",
                "2026-10-14",
            ),
            (
                "{ cut-off = { last_day = 14, by_then = 'payment-day', after = 'next-month' } }",
                "2026-10-15",
                "2026-11-01",
            ),
            (
                "{ wait = { n = 90, count = 'days' } }",
                "2026-05-20",
                "2026-08-18",
            ),
        ] {
            assert_eq!(first_day(effect, on), expected, "{effect} on {on}");
        }
    }

    #[test]
    fn six_paid_months_then_the_next() {
        let wait: Wait = toml::from_str("n = 6\ncount = 'paid-months'").unwrap();
        let mut start = Start::from_wait(&wait, parse_day("2026-01-10").unwrap(), 0, None);
        for month in 1..=6 {
            assert_eq!(
                start.day.begun(parse_day("2199-12-31").unwrap()),
                Some(false),
                "before month {month}"
            );
            start.count_month(parse_month(&format!("2026-{month:02}")).unwrap(), false);
        }
        assert_eq!(start.day.known(), parse_day("2026-07-01").ok());
    }

    #[test]
    fn the_sooner_of_two_loses_nothing_that_was_counted() {
        let on = parse_day("2026-01-10").unwrap();
        let never = Start::at(far_future(), on, None);
        let counting = |of: u8, maybe, sure| Start {
            count: Some(PaidCount {
                least: of,
                most: Some(of),
                maybe,
                sure,
                extra: 0,
                make_ups: true,
            }),
            ..never
        };
        let five_of_six = counting(6, 5, 5);
        for (one, other) in [
            (five_of_six, counting(6, 0, 0)),
            (five_of_six, never),
            (Start::at(on, on, None), five_of_six),
        ] {
            assert_eq!(one.or_sooner(other), one);
            assert_eq!(other.or_sooner(one), one);
        }
        // One month is left, or else all six; or three for certain.
        for mut either in [
            counting(6, 5, 0).or_sooner(counting(3, 0, 0)),
            counting(3, 0, 0).or_sooner(counting(6, 5, 0)),
        ] {
            let mut month = Month::of(on);
            for expected in [
                Bounds::from(month.plus(1).first()),
                Bounds::from(month.plus(1).first()),
                Bounds::between(month.plus(1).first(), Some(month.plus(3).first())),
            ] {
                either.count_month(month, false);
                assert_eq!(either.day, expected);
                month = month.plus(1);
            }
        }
    }
}
