//! What a premium changes in the resident lane.

use super::super::context::Context;
use super::super::neighbour::Neighbour;
use super::super::outcome::{Amendment, Reason, Timeline, Why};
use super::super::start::{Start, Trigger};
use super::state::{Insured, Resident, YearCover};
use super::wait::{Opened, either};
use super::ways::SpecialWay;
use crate::calendar::{Bounds, Day, DayRange, far_future, minus_days};
use crate::policy::{BenefitYear, Effect, FirstTimer, Identity, InWindow, Ruling, Segment, SlotId};

/// A premium for one benefit year.
#[derive(Clone, Copy, Debug)]
pub struct YearPremium {
    /// The day it arrived.
    pub on: Day,
    /// The benefit year it is for.
    pub year: i32,
    /// It arrived in its window, whatever day that was: so it is one, also where nobody announced it.
    pub usual: bool,
    /// The day of birth, for whoever is a newborn.
    pub birth: Option<Day>,
}

impl YearPremium {
    /// The day on which the rules about its year act: paid ahead, the year's first one.
    fn acts_on(self, calendar: BenefitYear) -> Day {
        self.on.max(calendar.first(self.year))
    }
}

/// What the resident lane knows of the year a premium is for, before it is paid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// Whether the year before was insured.
    pub before: Insured,
    /// Missed years in a row before it.
    pub missed: u8,
    /// The end of a wait already running.
    pub carried: Option<Bounds>,
}

impl Resident {
    /// Takes in a premium.
    pub fn pay(
        &mut self,
        now: &Context<'_>,
        other: &Neighbour,
        premium: YearPremium,
        out: &mut Timeline,
    ) {
        if let Some(birth) = premium.birth
            && self.pay_newborn(now, premium, birth, out)
        {
            return;
        }
        let calendar = Self::calendar(now, premium.on);
        if premium.year < calendar.of(premium.on) {
            self.repair(now, other, premium, calendar);
            return;
        }
        let Opened { start, waits } = self.year_start(now, other, premium, calendar);
        if start.day.earliest == far_future() {
            // Not accepted: it buys nothing, and nothing is waited for.
            return;
        }
        self.cover(premium, calendar, start, waits, out);
        // Who has paid ahead is insured once the year begins.
        self.ever |= self.this_year.is_some();
    }

    /// Enters a year as paid; days before the payment that it reaches back to are amended.
    pub(super) fn cover(
        &mut self,
        premium: YearPremium,
        calendar: BenefitYear,
        start: Start,
        waits: bool,
        out: &mut Timeline,
    ) {
        let end = calendar.last(premium.year);
        let back_to = DayRange::new(start.day.earliest, minus_days(premium.on, 1).min(end));
        if let Some(days) = back_to.filter(|_| start.day.known().is_some()) {
            let why = Why {
                reason: Reason::MadeUpOn(premium.on),
                rule: start.rule,
            };
            out.amendments.push(Amendment {
                days,
                known: premium.on,
                why,
            });
        }
        let fresh = YearCover {
            start: start.not_before(premium.on),
            end,
            year: premium.year,
            waits,
        };
        let year = if premium.year == calendar.of(premium.on) {
            &mut self.this_year
        } else {
            &mut self.next_year
        };
        // Paid twice over (a repair moved it): the earlier of the two, unless it has ended (a graduate's).
        let keep = year.filter(|old| {
            old.start.day.sooner(fresh.start.day) == old.start.day && old.end >= fresh.end
        });
        *year = Some(keep.unwrap_or(fresh));
    }

    /// The standing of the year `premium` is for.
    pub(super) fn standing(
        &self,
        now: &Context<'_>,
        other: &Neighbour,
        premium: YearPremium,
        this_year: i32,
    ) -> Standing {
        let day = premium.acts_on(Self::calendar(now, premium.on));
        if premium.year == this_year {
            return Standing {
                before: Self::held_against(now, self.before, this_year - 1, day),
                missed: self.missed,
                carried: self.carried,
            };
        }
        let insured = self.insured(now, other.covers, day);
        Standing {
            before: Self::held_against(now, insured, this_year, day),
            missed: if self.ever || other.ever {
                self.missed_with(now, insured, this_year, day)
            } else {
                0
            },
            carried: self
                .this_year
                .filter(|c| c.start.day.begun(c.end) != Some(true))
                .map(|cover| cover.start.day),
        }
    }

    fn year_start(
        &self,
        now: &Context<'_>,
        other: &Neighbour,
        premium: YearPremium,
        calendar: BenefitYear,
    ) -> Opened {
        let this_year = calendar.of(premium.on);
        let standing = self.standing(now, other, premium, this_year);
        let year_first = calendar.first(premium.year);
        let trigger = Trigger {
            year_first: Some(year_first),
            event: self.special.map(|special| special.on),
            stopped: other
                .ended
                .map(|ended| ended.earliest)
                .or(other.unpaid_since.map(|month| month.plus(1).first())),
            ..Trigger::plain(premium.on)
        };
        let window = &now.rules.slots.resident.window;
        let segment = match now.ruling(
            window,
            crate::calendar::Month::in_year(premium.year, 1).first(),
        ) {
            Ruling::Known(window, choice) => window
                .segment(premium.year, calendar, premium.on)
                .map(|(_, segment)| (segment, choice)),
            Ruling::Unknown(_) => None,
        };
        let in_window = segment.is_some_and(|(segment, _)| !always_waits(&segment.effect));
        let ordinary = match segment {
            Some((segment, choice)) => {
                self.in_segment(now, other, &standing, &trigger, segment, choice, premium)
            }
            None => self.undescribed(now, &standing, &trigger, premium, year_first),
        };
        match self.special_way(now, other, &trigger, in_window) {
            Some(SpecialWay::Later(effect, choice)) => Opened {
                start: Start::from_effect(effect, &trigger, now.rule(Some(choice)))
                    .not_before(year_first),
                waits: true,
            },
            Some(SpecialWay::Opens(effect, choice)) => {
                let start = Start::from_effect(effect, &trigger, now.rule(Some(choice)));
                let start = start.not_before(start.day.earliest.max(Self::special_floor(
                    effect,
                    premium.year,
                    calendar,
                    trigger.event,
                )));
                // What is open on the ordinary way is no reason to doubt this one; only a day known to be earlier is.
                let latest = ordinary.start.day.latest;
                if latest.is_some_and(|latest| latest < start.day.earliest) {
                    ordinary
                } else {
                    Opened {
                        start,
                        waits: false,
                    }
                }
            }
            Some(SpecialWay::Possible(choice)) => {
                // Whether this event spares the wait is not known here.
                let spared = Start::at(premium.on.max(year_first), premium.on, now.rule(choice));
                let slot = self
                    .special_slot()
                    .unwrap_or(SlotId::ToResidentEmployeeStopped);
                Opened {
                    start: ordinary.start.either(spared, slot),
                    waits: ordinary.waits,
                }
            }
            None => ordinary,
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the facts of one payment")]
    fn in_segment(
        &self,
        now: &Context<'_>,
        other: &Neighbour,
        standing: &Standing,
        trigger: &Trigger,
        segment: &Segment,
        choice: crate::policy::ChoiceId,
        premium: YearPremium,
    ) -> Opened {
        let rule = now.rule(Some(choice));
        let year_first = trigger.year_first.unwrap_or(premium.on);
        let anchor = premium.on.max(year_first);
        if always_waits(&segment.effect) {
            // Who was insured without a break waits the fixed part; missed years come on top.
            let missed = if standing.before == Insured::Yes {
                0
            } else {
                standing.missed
            };
            return self
                .waiting(now, standing, anchor, missed, trigger)
                .because(rule);
        }
        let in_time = || Opened {
            start: Start::from_effect(&segment.effect, trigger, rule),
            waits: false,
        };
        let first_time = !self.ever && !other.ever;
        if first_time {
            let lapsed = || self.lapsed(now, standing, anchor, trigger, in_time);
            return match now.ruling(&now.rules.slots.resident.first_timer, anchor) {
                Ruling::Known(FirstTimer::NoWait, _) => in_time(),
                Ruling::Known(FirstTimer::AsLapsed, _) => lapsed(),
                Ruling::Known(FirstTimer::Wait(wait), choice) => Opened {
                    start: Start::from_wait(wait, anchor, 0, now.rule(Some(choice))),
                    waits: true,
                },
                Ruling::Unknown(unknown) => either(in_time(), lapsed(), unknown.slot),
            };
        }
        match standing.before {
            Insured::Yes => in_time(),
            Insured::No => self.lapsed(now, standing, anchor, trigger, in_time),
            Insured::Unclear => either(
                in_time(),
                self.lapsed(now, standing, anchor, trigger, in_time),
                SlotId::ResidentInWindow,
            ),
        }
    }

    /// Paid in the window, but not insured the year before.
    fn lapsed(
        &self,
        now: &Context<'_>,
        standing: &Standing,
        anchor: Day,
        trigger: &Trigger,
        in_time: impl Fn() -> Opened,
    ) -> Opened {
        let wait = || self.waiting(now, standing, anchor, standing.missed, trigger);
        match now.ruling(&now.rules.slots.resident.in_window, anchor) {
            Ruling::Known(InWindow::AdultsOnly, _)
                if now.who == Identity::Student
                    || self.adult_from.is_some_and(|on| anchor < on) =>
            {
                in_time()
            }
            Ruling::Known(InWindow::NoWait, _) => in_time(),
            Ruling::Known(InWindow::YearAnchored | InWindow::AdultsOnly, choice) => {
                wait().because(now.rule(Some(choice)))
            }
            Ruling::Unknown(unknown) => either(in_time(), wait(), unknown.slot),
        }
    }

    /// Paid on a day no segment describes, or in a year whose window nobody has announced.
    fn undescribed(
        &self,
        now: &Context<'_>,
        standing: &Standing,
        trigger: &Trigger,
        premium: YearPremium,
        year_first: Day,
    ) -> Opened {
        let rule = now
            .ruling(&now.rules.slots.resident.window, year_first)
            .choice()
            .and_then(|choice| now.rule(Some(choice)));
        let earliest = premium.on.max(year_first);
        if premium.usual && standing.before == Insured::Yes {
            return Opened {
                start: Start::at(year_first, premium.on, rule),
                waits: false,
            };
        }
        let wait = self.waiting(now, standing, earliest, standing.missed, trigger);
        let at_once = Start {
            day: Bounds::from(earliest),
            ..Start::at(earliest, premium.on, rule)
        };
        // At best at once; at worst after the whole wait, if that much is known.
        let start = Start {
            day: Bounds::between(earliest, wait.start.day.latest),
            unknown: Some(SlotId::ResidentWindow),
            ..at_once
        };
        Opened { start, waits: true }
    }
}

fn always_waits(effect: &Effect) -> bool {
    matches!(effect, Effect::AfterWait)
}
