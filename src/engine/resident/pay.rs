//! What a premium changes in the resident lane.

use super::super::context::Context;
use super::super::neighbour::Neighbour;
use super::super::outcome::{Amendment, Reason, Timeline, Why};
use super::super::start::{Start, Trigger};
use super::state::{Insured, Resident, YearCover};
use super::wait::{Opened, either};
use super::ways::{Moment, SpecialWay};
use crate::calendar::{Bounds, Day, DayRange, far_future, minus_days};
use crate::policy::{
    BenefitYear, Effect, FirstTimer, GapAnchors, Identity, InWindow, Ruling, Segment, SlotId,
};

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
    /// How many of those were missed for certain.
    pub missed_least: u8,
    /// The end of a wait already running.
    pub carried: Option<Bounds>,
}

impl Standing {
    /// Whether it is known how many years were missed: one year adds nothing to none.
    const fn is_sure(&self) -> bool {
        self.missed <= 1 || self.missed_least >= self.missed
    }
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
        self.take_in(now, other, premium, out);
        let calendar = Self::calendar(now, premium.on);
        // The year before was missing when the next one was paid ahead, and is not any more.
        if premium.year == calendar.of(premium.on)
            && let Some(next) = self.next_year.filter(|next| next.waits)
        {
            let ahead = YearPremium {
                year: next.year,
                ..premium
            };
            let Opened { start, waits } = self.year_start(now, other, ahead, calendar);
            if start.day.sooner(next.start.day) == start.day {
                self.next_year = Some(YearCover {
                    start,
                    waits,
                    ..next
                });
            }
        }
    }

    fn take_in(
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
        let this_year = premium.year == calendar.of(premium.on);
        if this_year && !self.ever && !other.ever {
            // From here on there is a record, and nobody knows what it would say of the years before.
            let missed = self.missed_at_most(now, calendar.of(premium.on) - 1, premium.on);
            (self.missed, self.missed_least) = (missed, 0);
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
        // Paid as usual it was paid in time, whatever day stands for that: nothing is over that it reaches back to.
        let reaches_back = start.day.known().is_some() && !premium.usual;
        if let Some(days) = back_to.filter(|_| reaches_back) {
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
                missed_least: self.missed_least,
                carried: self.carried,
            };
        }
        let insured = self.insured(now, other.covers, day);
        Standing {
            before: Self::held_against(now, insured, this_year, day),
            missed_least: self.missed_for_certain(insured),
            missed: if self.ever || other.ever {
                self.missed_with(now, insured, this_year, day)
            } else {
                0
            },
            carried: self.this_year.and_then(YearCover::left_running),
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
        let stopped = other
            .ended
            .map(|ended| ended.earliest)
            .or(other.unpaid_since.map(|month| month.plus(1).first()));
        let trigger = Trigger {
            year_first: Some(year_first),
            event: self.special.map(|special| special.on),
            stopped,
            gap: other
                .unpaid_since
                .zip(stopped)
                .map(|(first_unpaid, cover_end)| GapAnchors {
                    first_unpaid,
                    cover_end,
                    stop_filed: None,
                    left_unit: None,
                }),
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
            None => self.undescribed(now, other, &standing, &trigger, premium, year_first),
        };
        let moment = match (in_window, ordinary.waits) {
            (true, false) => Moment::InTime,
            (true, true) => Moment::InTimeAndWaits,
            (false, _) => Moment::OutsideWindow,
        };
        match self.special_way(now, other, &trigger, moment) {
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
        let first_time = !self.ever && !other.ever;
        let in_time = || Opened {
            start: Start::from_effect(&segment.effect, trigger, rule),
            waits: false,
        };
        if segment.effect == Effect::Never {
            // Nobody's premium is taken, whoever they are.
            return in_time();
        }
        if always_waits(&segment.effect) {
            // Who was insured without a break waits the fixed part; missed years come on top.
            let wait = |missed| {
                self.late(now, standing, anchor, missed, trigger)
                    .because(rule)
            };
            let first_timer = now.ruling(&now.rules.slots.resident.first_timer, anchor);
            return match standing.before {
                Insured::Yes => wait(0),
                // Perhaps as whoever was never insured since years are counted.
                Insured::No if first_time && first_timer.known().is_none() => {
                    let most = self.missed_at_most(now, premium.year - 1, anchor);
                    either(wait(0), wait(most), SlotId::ResidentFirstTimer)
                }
                Insured::No if standing.is_sure() => wait(standing.missed),
                Insured::No => either(
                    wait(standing.missed_least.max(1)),
                    wait(standing.missed),
                    SlotId::ResidentLateYear,
                ),
                Insured::Unclear => {
                    either(wait(0), wait(standing.missed), SlotId::ResidentLateYear)
                }
            };
        }
        self.in_window(now, other, standing, anchor, trigger, in_time)
    }

    /// Paid in the window: `in_time` is what that gives whoever need not wait all the same.
    fn in_window(
        &self,
        now: &Context<'_>,
        other: &Neighbour,
        standing: &Standing,
        anchor: Day,
        trigger: &Trigger,
        in_time: impl Fn() -> Opened,
    ) -> Opened {
        let lapsed = || self.lapsed(now, standing, anchor, trigger, &in_time);
        let first_time = !self.ever && !other.ever;
        if first_time {
            return match now.ruling(&now.rules.slots.resident.first_timer, anchor) {
                Ruling::Known(FirstTimer::NoWait, _) => in_time(),
                Ruling::Known(FirstTimer::AsLapsed, _) => lapsed(),
                Ruling::Known(FirstTimer::Wait(wait), choice) => Opened {
                    start: Start::from_wait(wait, anchor, 0, now.rule(Some(choice))),
                    waits: true,
                },
                // Perhaps as whoever was never insured since years are counted.
                Ruling::Unknown(unknown) => {
                    let year = Self::calendar(now, anchor).of(anchor);
                    let missed = self.missed_at_most(now, year - 1, anchor);
                    let longest = Standing {
                        missed,
                        ..*standing
                    };
                    let longest = self.lapsed(now, &longest, anchor, trigger, &in_time);
                    either(
                        in_time(),
                        either(lapsed(), longest, unknown.slot),
                        unknown.slot,
                    )
                }
            };
        }
        match standing.before {
            Insured::Yes => in_time(),
            Insured::No => lapsed(),
            Insured::Unclear => either(in_time(), lapsed(), SlotId::ResidentInWindow),
        }
    }

    /// The wait, as far as it is known how many years were missed.
    fn waiting_at_all(
        &self,
        now: &Context<'_>,
        standing: &Standing,
        anchor: Day,
        trigger: &Trigger,
    ) -> Opened {
        let wait = |missed| self.waiting(now, standing, anchor, missed, trigger);
        if standing.is_sure() {
            return wait(standing.missed);
        }
        let (least, most) = (wait(standing.missed_least.max(1)), wait(standing.missed));
        either(least, most, SlotId::ResidentLateYear)
    }

    /// Paid so late that everybody waits: a wait that an earlier year left running is no way around that.
    fn late(
        &self,
        now: &Context<'_>,
        standing: &Standing,
        anchor: Day,
        missed: u8,
        trigger: &Trigger,
    ) -> Opened {
        let fresh = Standing {
            carried: None,
            ..*standing
        };
        let own = self.waiting(now, &fresh, anchor, missed, trigger);
        let left = self.waiting(now, standing, anchor, missed, trigger);
        if own.start.day.sooner(left.start.day) == own.start.day {
            left
        } else {
            own
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
        let wait = || self.waiting_at_all(now, standing, anchor, trigger);
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

    /// Paid on a day no segment describes, or in a year whose window nobody has announced: in the window, or after it.
    fn undescribed(
        &self,
        now: &Context<'_>,
        other: &Neighbour,
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
        // At best at once, unless one waits in the window, too; at worst after the whole wait, if that much is known.
        let at_once = || Opened {
            start: Start {
                unknown: Some(SlotId::ResidentWindow),
                ..Start::at(earliest, premium.on, rule)
            },
            waits: true,
        };
        let inside = self.in_window(now, other, standing, earliest, trigger, at_once);
        let after = self.waiting_at_all(now, standing, earliest, trigger);
        either(inside, after, SlotId::ResidentWindow)
    }
}

fn always_waits(effect: &Effect) -> bool {
    matches!(effect, Effect::AfterWait)
}
