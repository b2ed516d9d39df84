//! What a day looks like to the employee lane.

use super::super::caps::{GAP_CAP, MONTHS_CAP};
use super::super::context::Context;
use super::super::neighbour::Neighbour;
use super::super::outcome::{Claim, Reason, RuleRef, Why};
use super::super::sight::{Breaks, Sight, waiting};
use super::super::start::Start;
use super::state::{Employee, Gap, Standing, Stopping};
use crate::calendar::{Bounds, Day, Month, far_future, plus_days};
use crate::policy::{
    ChoiceId, Costs, During, Effect, GapAnchors, Identity, MakeUp, Mark, Ruling, SlotId, WayIn,
};

impl Employee {
    /// The state on `day`, for somebody who now is who `now` says.
    pub fn sight(&self, stop: Stopping, now: &Context<'_>, day: Day) -> Sight {
        if let Some(life) = &self.for_life {
            let begun = life.day.begun(day);
            if begun == Some(true) {
                return Sight::new(
                    Mark::Active,
                    Why {
                        reason: Reason::ForLife,
                        rule: life.rule,
                    },
                    now.place,
                );
            }
            let paid = self.paid_sight(stop, now, day);
            return match (begun, paid.mark) {
                (None, mark) if mark != Mark::Active => {
                    let slot = life.unknown.unwrap_or(SlotId::EmployeeLifetime);
                    let reason = Reason::RuleUnknown {
                        slot,
                        since: life.since,
                    };
                    Sight::new(
                        Mark::Unknown,
                        Why {
                            reason,
                            rule: life.rule,
                        },
                        now.place,
                    )
                }
                _ => paid,
            };
        }
        self.paid_sight(stop, now, day)
    }

    fn paid_sight(&self, stop: Stopping, now: &Context<'_>, day: Day) -> Sight {
        if self.standing == Standing::Never {
            // Whoever draws unemployment benefit need not have paid anything.
            return Self::benefit_sight(now, Month::of(day), day).unwrap_or_else(|| {
                let why = now.why(Reason::NothingPaid, None);
                Sight::new(Mark::NotEnrolled, why, now.place)
            });
        }
        let Stopping {
            day: stop,
            rule: stop_rule,
        } = stop;
        let unknown = |slot, since, rule| {
            Sight::new(
                Mark::Unknown,
                Why {
                    reason: Reason::RuleUnknown { slot, since },
                    rule,
                },
                self.place,
            )
        };
        match (stop.begun(day), self.start.day.begun(day)) {
            (Some(true), _) => self.stopped_sight(now, day, stop, stop_rule),
            // Nobody says when cover stops, and with it what it pays during the wait.
            (None, Some(false)) if self.start.during != During::Nothing => {
                unknown(SlotId::EmployeeStop, self.first_unpaid().first(), stop_rule)
            }
            // Whenever cover would have stopped: who had stopped paying before the wait was over waits for nothing.
            (None, _) if self.first_unpaid() < Month::of(day) && self.waited_in_vain() => {
                self.stopped_sight(now, day, stop, stop_rule)
            }
            (Some(false), Some(false) | None)
                if self.runs_on.is_some_and(|days| days.contains(day)) =>
            {
                self.covered_sight(now, day, stop_rule)
            }
            (_, Some(false)) => self.waiting_sight(day),
            // Nothing is paid any more: from when the last premiums counted is not what is asked then.
            (None, _) => unknown(SlotId::EmployeeStop, self.first_unpaid().first(), stop_rule),
            (Some(false), None) => {
                let slot = now.open_slot(&self.start);
                let slot = slot.unwrap_or(SlotId::EmployeeFirst);
                unknown(slot, self.start.since, self.start.rule)
            }
            (Some(false), Some(true)) => self.covered_sight(now, day, stop_rule),
        }
    }

    fn covered_sight(&self, now: &Context<'_>, day: Day, stop_rule: Option<RuleRef>) -> Sight {
        if let Ruling::Known(level, choice) = now.ruling(&now.rules.slots.employee.level, day) {
            let percent = level.percent(self.unbroken);
            if percent < 100 {
                let reason = Reason::Level {
                    percent,
                    months: self.unbroken,
                };
                return Sight::new(Mark::Partial, now.why(reason, Some(choice)), self.place);
            }
        }
        let reason = match self.made_up {
            Some(day) if self.start.since == day => Reason::MadeUpOn(day),
            _ if self.opened != super::Opening::First => Reason::ResumedOn(self.start.since),
            _ => Reason::PaidThrough(self.paid_to),
        };
        // Once the wait is long over, the month paid for is the better reason than the day it was opened.
        let reason = match reason {
            Reason::PaidThrough(month) => Reason::PaidThrough(month),
            _ if Month::of(day).since(Month::of(self.start.since)) > 2 => {
                Reason::PaidThrough(self.paid_to)
            }
            reason => reason,
        };
        let rule = match reason {
            // Until when the last premium reaches, whoever the person is by then.
            Reason::PaidThrough(_) => stop_rule,
            _ => self.start.rule,
        };
        Sight::new(Mark::Active, Why { reason, rule }, self.place)
    }

    fn waiting_sight(&self, day: Day) -> Sight {
        let start = Start {
            during: if day < self.start.partial {
                During::Nothing
            } else {
                self.start.during
            },
            ..self.start
        };
        let mark = if start.during == During::Nothing {
            Mark::Waiting
        } else {
            Mark::Partial
        };
        let reason = waiting(&start);
        Sight::new(
            mark,
            Why {
                reason,
                rule: start.rule,
            },
            self.place,
        )
    }

    fn stopped_sight(
        &self,
        now: &Context<'_>,
        day: Day,
        stop: Bounds,
        stop_rule: Option<super::super::outcome::RuleRef>,
    ) -> Sight {
        let since = self.first_unpaid();
        let slots = &now.rules.slots.employee;
        if let Ruling::Known(end, choice) = now.ruling(&slots.end, day)
            && Month::of(day).since(since) > i32::from(end.months)
        {
            return Sight::new(
                Mark::Ended,
                now.why(Reason::Ended { since }, Some(choice)),
                now.place,
            );
        }
        if let Some(sight) = Self::benefit_sight(now, since, day) {
            return sight;
        }
        let stopped = |claim, rule| {
            Sight::new(
                Mark::Suspended,
                Why {
                    reason: Reason::Unpaid { since, claim },
                    rule,
                },
                now.place,
            )
        };
        // Whoever never got past the wait has nothing to claim.
        if self.start.day.begun(stop.earliest) != Some(true) {
            return stopped(Claim::Never, stop_rule);
        }
        let (short, costs) = self.short_gap(now, day, stop);
        let by_fund = matches!((short, &costs), (Some(last), Claims::Fund(until, _)) if day <= last.min(*until));
        if !by_fund && let Some((last, rule)) = self.month_claim(now, day, short, stop) {
            let claim = Claim::Until(Some(last));
            let reason = Reason::Unpaid { since, claim };
            return Sight::new(Mark::Claimable, Why { reason, rule }, now.place);
        }
        match short {
            None => match costs {
                Claims::Nobody(rule) => stopped(Claim::Never, rule.or(stop_rule)),
                _ => stopped(Claim::Unknown(SlotId::EmployeeGap), stop_rule),
            },
            Some(last) if day <= last => match costs {
                Claims::Fund(until, rule) if day <= until => Sight::new(
                    Mark::Claimable,
                    Why {
                        reason: Reason::Unpaid {
                            since,
                            claim: Claim::Until(Some(until.min(last))),
                        },
                        rule,
                    },
                    now.place,
                ),
                Claims::Fund(_, rule) | Claims::Nobody(rule) => {
                    stopped(Claim::Never, rule.or(stop_rule))
                }
                Claims::Unknown(slot) => stopped(Claim::Unknown(slot), stop_rule),
            },
            Some(_) => match now.ruling(&slots.long, day) {
                Ruling::Known(effect, choice) if opens_wait(effect) => Sight::new(
                    Mark::Lapsed,
                    now.why(Reason::Lapsed { since }, Some(choice)),
                    now.place,
                ),
                _ => stopped(Claim::Never, stop_rule),
            },
        }
    }

    /// Whether the wait was not over by the end of the first unpaid month.
    pub fn waited_in_vain(&self) -> bool {
        self.start.during == During::Nothing
            && self.start.day.begun(self.first_unpaid().last()) == Some(false)
    }

    /// Where nobody says whether months of unemployment benefit count, nobody can say what they give.
    fn benefit_sight(now: &Context<'_>, since: Month, day: Day) -> Option<Sight> {
        let open = now.who == Identity::Unemployed && Self::benefit_counts(now, day).is_none();
        let reason = Reason::RuleUnknown {
            slot: SlotId::EmployeeUnemployment,
            since: since.first(),
        };
        open.then(|| Sight::new(Mark::Unknown, now.why(reason, None), now.place))
    }

    /// The last day on which the gap is short, if known, and who then pays for it.
    fn short_gap(&self, now: &Context<'_>, day: Day, stop: Bounds) -> (Option<Day>, Claims) {
        let anchors = self.anchors(stop);
        let slots = &now.rules.slots;
        // Who has moved comes in by the rule for transfers, where there is one.
        if now.place != self.place
            && let Ruling::Known(WayIn::Open(terms), choice) =
                now.ruling(&slots.to_employee.transfer, day)
            && let Some(within) = terms.within
        {
            let last = transfer_last_day(within, &anchors);
            let by = now.rule(Some(choice));
            let costs = now.ruling(&slots.employee.short_costs, day);
            let claims = match (terms.costs, costs) {
                (Some(Costs::Fund), _) => Claims::Fund(last, by),
                (Some(_), _) => Claims::Nobody(by),
                // Who pays is left to the ordinary rules.
                (None, Ruling::Known(Costs::Fund, choice)) => {
                    Claims::Fund(last, now.rule(Some(choice)))
                }
                (None, Ruling::Known(_, choice)) => Claims::Nobody(now.rule(Some(choice))),
                (None, Ruling::Unknown(_)) => Claims::Unknown(SlotId::EmployeeShortCosts),
            };
            return (Some(last), claims);
        }
        let make_up = now.ruling(&slots.employee.make_up, day);
        let Ruling::Known(limit, _) = now.ruling(&slots.employee.gap, day) else {
            if let Ruling::Known(MakeUp::NotAllowed, choice) = make_up {
                return (None, Claims::Nobody(now.rule(Some(choice))));
            }
            return match now.ruling(&slots.employee.short_costs, day) {
                Ruling::Known(Costs::Nobody | Costs::Employer | Costs::Split, choice) => {
                    (None, Claims::Nobody(now.rule(Some(choice))))
                }
                _ => (None, Claims::Unknown(SlotId::EmployeeGap)),
            };
        };
        let last = limit.last_short_day(&anchors, self.unpaid_in_year);
        let deadline = match make_up {
            Ruling::Known(MakeUp::NotAllowed, choice) => {
                return (Some(last), Claims::Nobody(now.rule(Some(choice))));
            }
            Ruling::Known(MakeUp::Until(deadline), _) => deadline.last_day(anchors.first_unpaid),
            _ => far_future(),
        };
        let claims = match now.ruling(&slots.employee.short_costs, day) {
            Ruling::Known(Costs::Fund, choice) => {
                Claims::Fund(deadline.min(last), now.rule(Some(choice)))
            }
            Ruling::Known(_, choice) => Claims::Nobody(now.rule(Some(choice))),
            Ruling::Unknown(_) => Claims::Unknown(SlotId::EmployeeShortCosts),
        };
        (Some(last), claims)
    }

    /// Where paying again opens the whole month of payment: until when that still reaches `day`, and who says so.
    fn month_claim(
        &self,
        now: &Context<'_>,
        day: Day,
        short: Option<Day>,
        stop: Bounds,
    ) -> Option<(Day, Option<RuleRef>)> {
        let slots = &now.rules.slots;
        let month_end = Month::of(day).last();
        let of_month = |slot| match now.ruling(slot, day) {
            Ruling::Known(Effect::PaymentMonth, choice) => {
                Some((month_end, now.rule(Some(choice))))
            }
            _ => None,
        };
        if let Some((last, start, choice)) = self.special_last(now, day, stop)
            && day <= last
        {
            let opens = *start == Effect::PaymentMonth;
            return opens.then(|| (month_end.min(last), now.rule(Some(choice))));
        }
        let (made_up, unpaid) = if day <= short? {
            (&slots.employee.short, &slots.employee.short_unpaid)
        } else {
            (&slots.employee.long, &slots.employee.long_unpaid)
        };
        of_month(made_up).or_else(|| of_month(unpaid))
    }

    /// The special way back that is open to whoever moved, or has a long record: its last day and what it opens.
    fn special_last<'a>(
        &self,
        now: &Context<'a>,
        day: Day,
        stop: Bounds,
    ) -> Option<(Day, &'a Effect, ChoiceId)> {
        let ways = &now.rules.slots.to_employee;
        let slot = if now.place != self.place {
            &ways.transfer
        } else if self.unbroken >= MONTHS_CAP {
            &ways.rejoin
        } else {
            return None;
        };
        match now.ruling(slot, day) {
            Ruling::Known(WayIn::Open(terms), choice) => {
                let last = terms.within.map_or(far_future(), |within| {
                    transfer_last_day(within, &self.anchors(stop))
                });
                Some((last, &terms.start, choice))
            }
            _ => None,
        }
    }

    /// What the gap can be measured from.
    pub(super) fn anchors(&self, stop: Bounds) -> GapAnchors {
        self.anchors_of(self.first_unpaid(), stop)
    }

    /// What a gap that began in `first_unpaid` can be measured from.
    pub(super) const fn anchors_of(&self, first_unpaid: Month, stop: Bounds) -> GapAnchors {
        GapAnchors {
            first_unpaid,
            cover_end: stop.earliest,
            stop_filed: self.stop_filed,
            left_unit: self.left_unit,
        }
    }

    /// The days of `month` on which the state may change by itself.
    pub fn breaks(&self, stop: Stopping, now: &Context<'_>, month: Month, breaks: &mut Breaks) {
        if let Some(life) = &self.for_life {
            breaks.add_bounds(life.day);
        }
        if self.standing == Standing::Never {
            return;
        }
        let stop = stop.day;
        breaks.add_bounds(stop);
        breaks.add_bounds(self.start.day);
        breaks.add(self.start.partial);
        if let Some(days) = self.runs_on {
            breaks.add(days.from());
            breaks.add(plus_days(days.to(), 1));
        }
        let unpaid = month.since(self.first_unpaid());
        if (0..i32::from(GAP_CAP)).contains(&unpaid) && stop.earliest <= month.last() {
            let (short, costs) = self.short_gap(now, month.first(), stop);
            if let Some(last) = short {
                breaks.add(plus_days(last, 1));
            }
            if let Claims::Fund(until, _) = costs {
                breaks.add(plus_days(until, 1));
            }
            if let Some((last, ..)) = self.special_last(now, month.first(), stop) {
                breaks.add(plus_days(last, 1));
            }
        }
    }

    /// What the resident lane sees of this one on `day`.
    pub fn as_neighbour(&self, stop: Stopping, now: &Context<'_>, day: Day) -> Neighbour {
        if self.standing == Standing::Never {
            return Neighbour::NONE;
        }
        self.seen_as_neighbour(stop, &self.sight(stop, now, day), day)
    }

    /// The same, of a day that was looked at already.
    pub fn seen_as_neighbour(&self, stop: Stopping, sight: &Sight, day: Day) -> Neighbour {
        if self.standing == Standing::Never {
            return Neighbour::NONE;
        }
        let stop = stop.day;
        let covered_once = self.start.day.begun(stop.earliest) != Some(false);
        Neighbour {
            covers: if sight.mark == Mark::Unknown {
                None
            } else {
                Some(sight.pays())
            },
            ended: (!sight.pays() && covered_once && stop.begun(day) == Some(true))
                .then_some(Bounds::exact(stop.earliest)),
            unpaid_since: (covered_once && self.paid_to < Month::of(day))
                .then(|| self.first_unpaid()),
            two_years: Some(self.unbroken >= MONTHS_CAP),
            ever: true,
        }
    }

    /// Whether a gap is open: some month before `month` is unpaid and payments have not resumed.
    pub(super) fn open_gap(&self, month: Month) -> Option<Month> {
        match self.gap {
            Some(Gap {
                from, until: None, ..
            }) => Some(from),
            _ => (self.paid_to.plus(1) < month).then(|| self.paid_to.plus(1)),
        }
    }
}

/// Who pays for the days of a short gap once it is made up.
enum Claims {
    Fund(Day, Option<super::super::outcome::RuleRef>),
    Nobody(Option<super::super::outcome::RuleRef>),
    Unknown(SlotId),
}

/// The last day for coming in from another area: months are unpaid months, as in every gap.
pub(super) fn transfer_last_day(within: crate::policy::Term, anchors: &GapAnchors) -> Day {
    match within.unit {
        crate::policy::TermUnit::Month => anchors.first_unpaid.plus(i32::from(within.n)).last(),
        _ => within.last_day(anchors.first_unpaid.first(), false),
    }
}

/// Whether an effect makes people wait beyond the next month.
fn opens_wait(effect: &Effect) -> bool {
    let mut waits = false;
    effect.walk(&mut |inner| waits |= matches!(inner, Effect::Wait(wait) if !wait.is_none()));
    waits
}
