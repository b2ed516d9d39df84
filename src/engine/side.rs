//! The side lines: personal account, settlement at the counter, family account, mutual aid. None of them moves a month
//! of the pooled fund.

use super::context::Context;
use super::employee::{Employee, Standing, Stopping};
use super::facts::EventKind;
use super::outcome::{Light, Reason, RuleRef, Why};
use super::sight::{Breaks, Sight, waiting};
use super::start::{Start, Trigger};
use crate::calendar::{Bounds, Day, Month, far_past, plus_days};
use crate::policy::{AccountStopped, ChoiceId, CodeNeeded, Ruling, YesNo};

/// What the side lines remember.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Whether card or code is activated.
    pub activation: Activation,
    /// From when the account can be used, once a premium was paid.
    pub account: Option<Start>,
    /// When settlement at the counter is back after months were made up.
    pub settlement: Option<Start>,
    /// The family account.
    pub family: Option<Link>,
    /// The shared balance.
    pub share: Option<Link>,
}

/// Whether card or code is activated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activation {
    /// Not told.
    Untold,
    /// It is not.
    No,
    /// Since this day.
    Since(Day),
}

/// A bond between two people's codes or balances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The day it was made.
    pub on: Day,
    /// From when it works.
    pub start: Start,
    /// From when it no longer does.
    pub end: Option<Start>,
}

impl Side {
    /// Nothing told, nothing bound.
    pub const fn untold() -> Self {
        Self {
            activation: Activation::Untold,
            account: None,
            settlement: None,
            family: None,
            share: None,
        }
    }

    /// Takes in an event that concerns a side line.
    pub fn event(&mut self, now: &Context<'_>, kind: EventKind, on: Day) {
        let family = &now.rules.slots.family;
        let link = |slot| Link {
            on,
            start: now.open(slot, &Trigger::plain(on)).not_before(on),
            end: None,
        };
        match kind {
            EventKind::Activated => self.activation = Activation::Since(on),
            EventKind::NotActivated => self.activation = Activation::No,
            EventKind::Bound => self.family = Some(link(&family.bind)),
            EventKind::Shared => self.share = Some(link(&family.share)),
            EventKind::Unbound => end(&mut self.family, Start::at(on, on, None)),
            EventKind::Unshared => end(
                &mut self.share,
                now.open(&family.share_end, &Trigger::plain(on))
                    .not_before(on),
            ),
            _ => {}
        }
    }

    /// Takes in that employee premiums were paid.
    pub fn premium(&mut self, now: &Context<'_>, employee: &Employee, month: Month, on: Day) {
        let account = &now.rules.slots.account;
        let start = self
            .account
            .get_or_insert_with(|| now.open(&account.start, &Trigger::plain(on)).not_before(on));
        start.count_month(month, month < Month::of(on));
        if employee.made_up == Some(on) {
            self.settlement = match now.ruling(&now.rules.slots.settlement.after_make_up, on) {
                Ruling::Known(effect, choice) => Some(
                    Start::from_effect(effect, &Trigger::plain(on), now.rule(Some(choice)))
                        .not_before(on),
                ),
                // Nobody says that the counter lags behind the fund.
                Ruling::Unknown(_) => None,
            };
        }
    }

    fn activated(&self, day: Day) -> Option<bool> {
        match self.activation {
            Activation::Untold => None,
            Activation::No => Some(false),
            Activation::Since(since) => Some(since <= day),
        }
    }

    /// Whether it is certain that no credential is activated on `day`.
    pub fn not_activated(&self, day: Day) -> bool {
        self.activated(day) == Some(false)
    }

    /// The personal account on `day`.
    pub fn account_light(
        &self,
        stop: Stopping,
        now: &Context<'_>,
        employee: &Employee,
        day: Day,
    ) -> (Light, Why) {
        let Some(start) = self.account.filter(|_| employee.standing == Standing::In) else {
            return (Light::Absent, bare(Reason::NoAccount));
        };
        let slots = &now.rules.slots.account;
        let see = |light, reason, rule| (light, Why { reason, rule });
        if let Ruling::Known(YesNo::Yes, choice) =
            now.ruling_for(&slots.needs_activation, employee.who, day)
        {
            let rule = now.rule(Some(choice));
            match self.activated(day) {
                Some(true) => {}
                Some(false) => return see(Light::Off, Reason::NotActivated, rule),
                None => return see(Light::Unknown, Reason::ActivationUntold, rule),
            }
        }
        match start.day.begun(day) {
            Some(true) => {}
            Some(false) => return see(Light::Off, waiting(&start), start.rule),
            None => return see(Light::Unknown, unknown(&start), start.rule),
        }
        if stop.day.begun(day) == Some(false) || employee.for_life.is_some() {
            return see(Light::On, Reason::AccountOpen, start.rule);
        }
        let since = employee.first_unpaid();
        let ruling = now.ruling_for(&slots.stopped, employee.who, day);
        let rule = now.rule(ruling.choice());
        match ruling {
            Ruling::Known(AccountStopped::Usable, _) => see(Light::On, Reason::AccountOpen, rule),
            Ruling::Known(AccountStopped::FrozenAfterMonths(most), _)
                if Month::of(day).since(since) < i32::from(*most) =>
            {
                see(Light::On, Reason::AccountOpen, rule)
            }
            Ruling::Known(..) => see(Light::Frozen, Reason::AccountFrozen, rule),
            Ruling::Unknown(what) => see(
                Light::Unknown,
                Reason::RuleUnknown {
                    slot: what.slot,
                    since: since.first(),
                },
                rule,
            ),
        }
    }

    /// Settlement at the counter on `day`, given what the fund does.
    pub fn settlement_light(
        &self,
        now: &Context<'_>,
        fund: &Sight,
        birth: Option<Day>,
        day: Day,
    ) -> (Light, Why) {
        if fund.mark == crate::policy::Mark::Unknown {
            return (Light::Unknown, fund.why);
        }
        if !fund.pays() {
            return (Light::Off, bare(Reason::NoCover));
        }
        let choice = now
            .ruling(&now.rules.slots.settlement.credential, day)
            .choice();
        let certificate = birth.and_then(|birth| certificate_until(now, birth, day));
        if let Some((_, choice)) = certificate.filter(|(last, _)| day <= *last) {
            return (Light::On, now.why(Reason::Ready, Some(choice)));
        }
        match self.activated(day) {
            None => return (Light::Unknown, now.why(Reason::ActivationUntold, choice)),
            Some(false) => return (Light::ByHand, now.why(Reason::NotActivated, choice)),
            Some(true) => {}
        }
        if let Some(back) = &self.settlement {
            let reason = Reason::SettlementNotBack { until: back.day };
            match back.day.begun(day) {
                Some(true) => {}
                Some(false) => {
                    return (
                        Light::ByHand,
                        Why {
                            reason,
                            rule: back.rule,
                        },
                    );
                }
                None => {
                    return (
                        Light::Unknown,
                        Why {
                            reason,
                            rule: back.rule,
                        },
                    );
                }
            }
        }
        (Light::On, now.why(Reason::Ready, choice))
    }

    /// The family account on `day`.
    pub fn family_light(&self, now: &Context<'_>, day: Day) -> (Light, Why) {
        let (light, why) = link_light(self.family.as_ref(), day);
        if light != Light::On {
            return (light, why);
        }
        match now.ruling(&now.rules.slots.family.needs_activation, day) {
            Ruling::Known(CodeNeeded::Own, choice) => match self.activated(day) {
                Some(true) => (light, why),
                Some(false) => (Light::Off, now.why(Reason::NotActivated, Some(choice))),
                None => (
                    Light::Unknown,
                    now.why(Reason::ActivationUntold, Some(choice)),
                ),
            },
            // Nobody told of the relative's code: bound is bound, and the words say what it still depends on.
            _ => (light, why),
        }
    }

    /// Mutual aid on `day`.
    pub fn share_light(&self, day: Day) -> (Light, Why) {
        link_light(self.share.as_ref(), day)
    }

    /// The days of `month` on which a light may change by itself.
    pub fn breaks(&self, breaks: &mut Breaks) {
        add_link(self.family.as_ref(), breaks);
        add_link(self.share.as_ref(), breaks);
        add_start(self.account.as_ref(), breaks);
        add_start(self.settlement.as_ref(), breaks);
        if let Activation::Since(day) = self.activation {
            breaks.add(day);
        }
    }

    /// The account of somebody who has paid for years.
    pub fn settled_account() -> Start {
        Start::at(far_past(), far_past(), None)
    }
}

fn add_link(link: Option<&Link>, breaks: &mut Breaks) {
    if let Some(link) = link {
        add_start(Some(&link.start), breaks);
        add_start(link.end.as_ref(), breaks);
    }
}

fn add_start(start: Option<&Start>, breaks: &mut Breaks) {
    if let Some(start) = start {
        breaks.add_bounds(start.day);
    }
}

/// The last day on which a newborn's birth certificate alone is enough to settle directly, and who says so.
pub(super) fn certificate_until(
    now: &Context<'_>,
    birth: Day,
    day: Day,
) -> Option<(Day, ChoiceId)> {
    match now.ruling(&now.rules.slots.newborn.tiers, day) {
        Ruling::Known(newborn, choice) => {
            let days = u32::from(newborn.certificate_days?);
            Some((plus_days(birth, days), choice))
        }
        Ruling::Unknown(_) => None,
    }
}

fn end(link: &mut Option<Link>, at: Start) {
    if let Some(link) = link {
        link.end = Some(at);
    }
}

fn link_light(link: Option<&Link>, day: Day) -> (Light, Why) {
    let Some(link) = link else {
        return (Light::Off, bare(Reason::NotBound));
    };
    if let Some(end) = &link.end {
        match end.day.begun(day) {
            Some(true) => {
                return (
                    Light::Off,
                    Why {
                        reason: Reason::NotBound,
                        rule: end.rule,
                    },
                );
            }
            None => {
                return (
                    Light::Unknown,
                    Why {
                        reason: unknown(end),
                        rule: end.rule,
                    },
                );
            }
            Some(false) => {}
        }
    }
    let rule: Option<RuleRef> = link.start.rule;
    match link.start.day.begun(day) {
        Some(true) => (
            Light::On,
            Why {
                reason: Reason::BoundOn(link.on),
                rule,
            },
        ),
        Some(false) => (
            Light::Off,
            Why {
                reason: waiting(&link.start),
                rule,
            },
        ),
        None => (
            Light::Unknown,
            Why {
                reason: unknown(&link.start),
                rule,
            },
        ),
    }
}

fn unknown(start: &Start) -> Reason {
    match start.unknown {
        Some(slot) => Reason::RuleUnknown {
            slot,
            since: start.since,
        },
        None => Reason::Waiting {
            since: start.since,
            until: Bounds::from(start.day.earliest),
            during: start.during,
            also: start.also,
        },
    }
}

const fn bare(reason: Reason) -> Why {
    Why { reason, rule: None }
}
