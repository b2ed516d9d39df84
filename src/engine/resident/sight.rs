//! What a day looks like to the resident lane.

use super::super::context::Context;
use super::super::neighbour::Neighbour;
use super::super::outcome::{Claim, Reason, RuleRef, Why};
use super::super::side::certificate_until;
use super::super::sight::{Breaks, Sight};
use super::state::{Insured, Resident};
use crate::calendar::{Bounds, Day, Month, plus_days};
use crate::policy::{During, Effect, InWindow, Mark, Ruling, Scheme, SlotId};

impl Resident {
    /// The state on `day`. `birth` is given for newborns.
    pub fn sight(
        &self,
        now: &Context<'_>,
        other: &Neighbour,
        birth: Option<Day>,
        day: Day,
    ) -> Sight {
        if let Some(cover) = self.cover_on(day) {
            let start = &cover.start;
            let see = |mark, reason| {
                Sight::new(
                    mark,
                    Why {
                        reason,
                        rule: start.rule,
                    },
                    now.place,
                )
            };
            return match start.day.begun(day) {
                Some(true) => see(Mark::Active, self.covered_by(cover)),
                None => {
                    let slot = now.open_slot(start);
                    let slot = slot.unwrap_or(SlotId::ResidentFixedWait);
                    see(
                        Mark::Unknown,
                        Reason::RuleUnknown {
                            slot,
                            since: start.since,
                        },
                    )
                }
                Some(false) if start.unknown.is_some() && !cover.waits => {
                    let slot = now.open_slot(start);
                    let slot = slot.unwrap_or(SlotId::ResidentFixedWait);
                    see(
                        Mark::Unknown,
                        Reason::RuleUnknown {
                            slot,
                            since: start.since,
                        },
                    )
                }
                Some(false) => {
                    let reason = Reason::Waiting {
                        since: start.since,
                        until: start.day,
                        during: During::Nothing,
                        also: start.also,
                    };
                    see(Mark::Waiting, reason)
                }
            };
        }
        if let Some(birth) = birth {
            return self.newborn_sight(now, other, birth, day);
        }
        self.unpaid_sight(now, other, day)
    }

    fn newborn_sight(&self, now: &Context<'_>, other: &Neighbour, birth: Day, day: Day) -> Sight {
        if day < birth {
            let why = Why {
                reason: Reason::NotBorn { birth },
                rule: None,
            };
            return Sight::new(Mark::NotEnrolled, why, now.place);
        }
        if let Some((claim, choice)) = self.birth_claim(now, birth, day) {
            // A child whose year of birth is paid for is registered; the next year is not paid yet.
            let reason = if self.ever {
                let year = Self::calendar(now, day).of(day);
                Reason::YearUnpaid { year, claim }
            } else {
                Reason::NotRegistered { birth, claim }
            };
            return Sight::new(Mark::Claimable, now.why(reason, Some(choice)), now.place);
        }
        if self.ever {
            return self.unpaid_sight(now, other, day);
        }
        let claim = match now.ruling(&now.rules.slots.newborn.tiers, day) {
            Ruling::Known(..) => Claim::Never,
            Ruling::Unknown(_) => Claim::Unknown(SlotId::NewbornTiers),
        };
        let reason = Reason::NotRegistered { birth, claim };
        Sight::new(Mark::NotEnrolled, now.why(reason, None), now.place)
    }

    fn unpaid_sight(&self, now: &Context<'_>, other: &Neighbour, day: Day) -> Sight {
        let calendar = Self::calendar(now, day);
        let year = calendar.of(day);
        let see = |mark, claim, rule: Option<RuleRef>| {
            Sight::new(
                mark,
                Why {
                    reason: Reason::YearUnpaid { year, claim },
                    rule,
                },
                now.place,
            )
        };
        let claim = self
            .stop_claim(now, other, day)
            .or_else(|| self.event_claim(now, day));
        if let Some((last, choice)) = claim {
            return see(Mark::Claimable, Claim::Until(last), now.rule(Some(choice)));
        }
        if !self.ever && (now.who.scheme() == Scheme::Employee || !other.ever) {
            return Sight::new(
                Mark::NotEnrolled,
                Why {
                    reason: Reason::NothingPaid,
                    rule: None,
                },
                now.place,
            );
        }
        let window = now.ruling(
            &now.rules.slots.resident.window,
            Month::in_year(year, 1).first(),
        );
        let Ruling::Known(window, choice) = window else {
            return see(
                Mark::Suspended,
                Claim::Unknown(SlotId::ResidentWindow),
                None,
            );
        };
        let rule = now.rule(Some(choice));
        let unbroken = Self::held_against(now, self.before, year - 1, day) == Insured::Yes;
        match window.segment(year, calendar, day) {
            Some((days, segment)) if segment.effect == Effect::YearStart && unbroken => {
                see(Mark::Claimable, Claim::Until(Some(days.to())), rule)
            }
            Some((days, segment)) if segment.effect == Effect::PaymentMonth && unbroken => {
                let last = days.to().min(Month::of(day).last());
                see(Mark::Claimable, Claim::Until(Some(last)), rule)
            }
            Some((_, segment)) if segment.effect != Effect::AfterWait && unbroken => {
                see(Mark::Suspended, Claim::Never, rule)
            }
            Some((_, segment)) if segment.effect == Effect::Never => {
                see(Mark::Suspended, Claim::Never, rule)
            }
            // Where nobody waits who pays in time, nothing has lapsed.
            Some((_, segment))
                if segment.effect != Effect::AfterWait && Self::never_waits(now, day) =>
            {
                see(Mark::Suspended, Claim::Never, rule)
            }
            Some(_) => match self.spared(now, other, day) {
                Some((claim, by)) => see(Mark::Suspended, claim, now.rule(by).or(rule)),
                None => see(Mark::Lapsed, Claim::Never, rule),
            },
            None => see(
                Mark::Suspended,
                Claim::Unknown(SlotId::ResidentWindow),
                None,
            ),
        }
    }

    fn never_waits(now: &Context<'_>, day: Day) -> bool {
        let in_window = now.ruling(&now.rules.slots.resident.in_window, day);
        matches!(in_window, Ruling::Known(InWindow::NoWait, _))
    }

    /// The days of `month` on which the state may change by itself.
    pub fn breaks(
        &self,
        now: &Context<'_>,
        other: &Neighbour,
        birth: Option<Day>,
        month: Month,
        breaks: &mut Breaks,
    ) {
        for cover in [&self.this_year, &self.next_year].into_iter().flatten() {
            breaks.add_bounds(cover.start.day);
            breaks.add(plus_days(cover.end, 1));
        }
        if let Some(birth) = birth {
            breaks.add(birth);
            if let Some((last, _)) = certificate_until(now, birth, month.first()) {
                breaks.add(plus_days(last, 1));
            }
            for last in self.tiers_end(now, birth, month.first().max(birth)) {
                breaks.add(plus_days(last, 1));
            }
        }
        if self.cover_on(month.last()).is_none() {
            let calendar = Self::calendar(now, month.first());
            let year = calendar.of(month.first());
            let window = &now.rules.slots.resident.window;
            // To whoever is no member and never was one, the windows of members say nothing.
            let concerns = self.ever || birth.is_some() || now.who.scheme() == Scheme::Resident;
            if concerns
                && let Ruling::Known(window, _) =
                    now.ruling(window, Month::in_year(year, 1).first())
            {
                for (days, _) in window.segments(year, calendar) {
                    breaks.add(days.from());
                    breaks.add(plus_days(days.to(), 1));
                }
            }
            let event = self.special.map(|special| special.on);
            if let Some(event) = event {
                breaks.add(event);
            }
            let since = event.map_or(month.first(), |event| month.first().max(event));
            for last in self.ways_end(now, other, since) {
                breaks.add(plus_days(last, 1));
            }
        }
    }

    /// The first day without cover, for somebody who had it once and has not on `day`. Only the turn of a year ends it, unless
    /// what another place counts as a year has ended since.
    fn ended(&self, now: &Context<'_>, day: Day) -> Bounds {
        if let Some(over) = self.this_year.filter(|cover| cover.end < day) {
            return Bounds::exact(plus_days(over.end, 1));
        }
        let calendar = Self::calendar(now, day);
        let this_year = calendar.of(day);
        match self.before {
            Insured::Yes => Bounds::exact(calendar.first(this_year)),
            // How long ago is not remembered, and no limit is as long as a year.
            Insured::No => Bounds::exact(calendar.first(this_year - 1)),
            Insured::Unclear => Bounds::between(
                calendar.first(this_year - 1),
                Some(calendar.first(this_year)),
            ),
        }
    }

    /// What the employee lane sees of this one on `day`.
    pub fn as_neighbour(&self, now: &Context<'_>, day: Day) -> Neighbour {
        let covers = self
            .cover_on(day)
            .map_or(Some(false), |cover| cover.start.day.begun(day));
        let full = self.unbroken + u8::from(covers == Some(true));
        Neighbour {
            covers,
            ended: (covers == Some(false) && self.ever).then(|| self.ended(now, day)),
            unpaid_since: None,
            two_years: match (self.unbroken >= 2, full >= 2) {
                (true, _) => Some(true),
                (false, true) => None,
                (false, false) => Some(false),
            },
            ever: self.ever,
        }
    }
}
