//! The first year of life: age at payment decides, and a birth near the end of the year may need two years paid.

use super::super::context::Context;
use super::super::outcome::{Amendment, Claim, Reason, RuleRef, Timeline, Why};
use super::super::start::{Start, Trigger};
use super::pay::YearPremium;
use super::state::{Insured, Resident};
use crate::calendar::{Day, DayRange, far_future, minus_days};
use crate::policy::{
    AfterTiers, AgeFrom, BenefitYear, ChoiceId, CrossYear, DayText, Effect, Limit, NewbornTier,
    Ruling, SlotId,
};

/// A newborn that is being paid for, or registered.
struct Child {
    premium: YearPremium,
    birth: Day,
    calendar: BenefitYear,
    /// From when its age lets the payment count.
    by_age: Start,
    /// From when the payment of an older child counts, where it may be a day too late: nobody says whether the day of birth
    /// counts.
    doubt: Option<Start>,
    /// Whether that is its birth.
    from_birth: bool,
    /// Whether registering is enough, without a premium for each year.
    free: bool,
    /// Whether the year of birth counts only once the next one is paid as well.
    both: bool,
}

impl Resident {
    /// Takes in a premium (or registration) of a newborn by age. `false`: the ordinary rules apply.
    pub(super) fn pay_newborn(
        &mut self,
        now: &Context<'_>,
        premium: YearPremium,
        birth: Day,
        out: &mut Timeline,
    ) -> bool {
        let calendar = Self::calendar(now, premium.on);
        let Some((tier, choice, certain)) = tier_on(now, birth, self.hukou, premium.on) else {
            return self.pay_after_tiers(now, premium, calendar, out);
        };
        let year_first = Some(calendar.first(premium.year));
        let trigger = Trigger {
            birth: Some(birth),
            year_first,
            ..Trigger::plain(premium.on)
        };
        let rule = now.rule(Some(choice));
        let birth_year = calendar.of(birth);
        if !certain && tier.counted_from == AgeFrom::Hukou {
            return self.pay_untold(premium, birth_year, calendar, rule, out);
        }
        let by_age = Start::from_effect(&tier.start, &trigger, rule);
        // On the one day on which it matters whether the day of birth counts, what holds for older children stays possible.
        let older = || next_tier(now, tier, premium.on);
        let doubt = (!certain).then(|| match older() {
            Some(next) => Start::from_effect(&next.start, &trigger, rule),
            None => Start::unknown(SlotId::NewbornTiers, premium.on, Limit::default(), rule),
        });
        let cross_year = now.ruling(&now.rules.slots.newborn.cross_year, premium.on);
        let child = Child {
            premium,
            birth,
            calendar,
            by_age: doubt.map_or(by_age, |older| by_age.either(older, SlotId::NewbornTiers)),
            doubt,
            from_birth: tier.start == Effect::Birth,
            free: matches!(cross_year, Ruling::Known(CrossYear::Free, _)),
            both: matches!(cross_year, Ruling::Known(CrossYear::Both, _)),
        };
        self.free_until = free_until(now, birth, birth_year, premium.on);
        if premium.year == birth_year {
            self.pay_birth_year(&child, out);
        } else if premium.year == birth_year + 1 {
            // Tiers are about joining: whoever has joined goes on as everybody.
            let joined = self.this_year.is_some_and(|cover| cover.year == birth_year)
                || self.before == Insured::Yes;
            if joined && !child.from_birth {
                return false;
            }
            self.pay_year_after(&child, out);
        } else {
            return false;
        }
        self.ever = true;
        true
    }

    /// Where the age counts from the household registration and nobody told its day: from birth, or by the ordinary rules.
    /// The year after is paid for as by everybody. `false`: the ordinary rules apply.
    fn pay_untold(
        &mut self,
        premium: YearPremium,
        birth_year: i32,
        calendar: BenefitYear,
        rule: Option<RuleRef>,
        out: &mut Timeline,
    ) -> bool {
        if premium.year != birth_year || calendar.of(premium.on) != birth_year {
            return false;
        }
        let start = Start::unknown(SlotId::NewbornTiers, premium.on, Limit::default(), rule);
        self.cover(premium, calendar, start, false, out);
        self.ever = true;
        true
    }

    fn pay_birth_year(&mut self, child: &Child, out: &mut Timeline) {
        let Child {
            premium,
            calendar,
            by_age,
            ..
        } = *child;
        let birth_year = premium.year;
        let this_year = calendar.of(premium.on);
        if birth_year == this_year {
            self.cover(premium, calendar, by_age, false, out);
        } else {
            // The year of birth is over: it is only claimed for, and the next has to be paid as well.
            let next_paid = self.this_year.is_some_and(|cover| cover.year == this_year);
            if !child.both || next_paid {
                child.claim_until(calendar.last(birth_year), out);
            }
            self.before = Insured::Yes;
        }
        if child.free {
            let next = YearPremium {
                year: birth_year + 1,
                ..premium
            };
            let from_its_first = birth_year == this_year || child.from_birth;
            let start = if from_its_first {
                child.next_first()
            } else {
                by_age
            };
            self.cover(next, calendar, start, false, out);
        }
    }

    fn pay_year_after(&mut self, child: &Child, out: &mut Timeline) {
        let Child {
            premium,
            calendar,
            by_age,
            ..
        } = *child;
        let birth_year = premium.year - 1;
        let next_first = calendar.first(premium.year);
        let birth_year_paid = self.before == Insured::Yes
            || self.this_year.is_some_and(|cover| cover.year == birth_year);
        if !child.from_birth {
            self.cover(premium, calendar, by_age.not_before(next_first), false, out);
            return;
        }
        if child.free && !birth_year_paid {
            if premium.on < next_first {
                let own = YearPremium {
                    year: birth_year,
                    ..premium
                };
                self.cover(own, calendar, by_age, false, out);
            } else {
                child.claim_until(calendar.last(birth_year), out);
                self.before = Insured::Yes;
            }
        }
        if child.both && birth_year_paid && premium.on >= next_first {
            child.claim_until(calendar.last(birth_year), out);
        }
        // The next year alone opens from its own first day, wherever a source says what it opens.
        self.cover(premium, calendar, child.next_first(), false, out);
    }

    /// Older than every tier. `false`: the ordinary rules apply.
    fn pay_after_tiers(
        &mut self,
        now: &Context<'_>,
        premium: YearPremium,
        calendar: BenefitYear,
        out: &mut Timeline,
    ) -> bool {
        let this_year = calendar.of(premium.on);
        // Only joining late is left open: who is registered goes on as everybody.
        if self.ever {
            return false;
        }
        match now.ruling(&now.rules.slots.newborn.tiers, premium.on) {
            Ruling::Known(newborn, choice)
                if newborn.after == AfterTiers::Unknown && premium.year >= this_year =>
            {
                let from = premium.on.max(calendar.first(premium.year));
                let rule = now.rule(Some(choice));
                let start = Start::unknown(SlotId::NewbornTiers, from, Limit::default(), rule);
                self.cover(premium, calendar, start, false, out);
                self.ever = true;
                true
            }
            _ => false,
        }
    }

    /// Whether registering a newborn on `day` reaches back to its birth.
    pub fn birth_claim(
        &self,
        now: &Context<'_>,
        birth: Day,
        day: Day,
    ) -> Option<(Claim, ChoiceId)> {
        let (tier, choice, certain) = tier_on(now, birth, self.hukou, day)?;
        if tier.start != Effect::Birth {
            return None;
        }
        let until = certain_until(tier, birth, self.hukou);
        let claim = match (tier.counted_from, self.hukou) {
            // Nobody told when it was registered: perhaps lately.
            (AgeFrom::Hukou, None) if certain => Claim::AtLeastUntil(until),
            (AgeFrom::Hukou, None) if !self.ever => Claim::Unknown(SlotId::NewbornTiers),
            _ if certain => Claim::Until(Some(until)),
            _ => return None,
        };
        Some((claim, choice))
    }

    /// The last days of tiers that may hold on `day`.
    pub(super) fn tiers_end(
        &self,
        now: &Context<'_>,
        birth: Day,
        day: Day,
    ) -> impl Iterator<Item = Day> {
        let tier = tier_on(now, birth, self.hukou, day).map(|(tier, ..)| tier);
        let certain = tier.map(|tier| certain_until(tier, birth, self.hukou));
        let under = tier.and_then(|tier| tier.under);
        certain
            .into_iter()
            .chain(under.map(|under| under.last_day(birth, true)))
    }
}

impl Child {
    fn next_first(&self) -> Start {
        let first = self.calendar.first(self.calendar.of(self.birth) + 1);
        let start = Start::at(first, self.premium.on, self.by_age.rule);
        self.doubt.map_or(start, |later| {
            start.either(later.not_before(first), SlotId::NewbornTiers)
        })
    }

    /// Days from birth that are paid for only now, once they are over.
    fn claim_until(&self, last: Day, out: &mut Timeline) {
        let last = last.min(minus_days(self.premium.on, 1));
        let reaches = self.from_birth && self.doubt.is_none();
        if let Some(days) = DayRange::new(self.birth, last).filter(|_| reaches) {
            let why = Why {
                reason: Reason::MadeUpOn(self.premium.on),
                rule: self.by_age.rule,
            };
            out.amendments.push(Amendment {
                days,
                known: self.premium.on,
                why,
            });
        }
    }
}

/// The last year without premium, where it hangs on nothing but the day of birth.
fn free_until(now: &Context<'_>, birth: Day, birth_year: i32, on: Day) -> Option<i32> {
    let free = now.ruling(&now.rules.slots.newborn.fee_free, on).known()?;
    let born = free
        .born_from
        .as_ref()
        .is_none_or(|DayText(from)| *from <= birth);
    (born && free.parent_insured.is_none() && free.years > 0)
        .then(|| birth_year + i32::from(free.years) - 1)
}

/// The tier after one, for children who are older.
fn next_tier<'a>(now: &Context<'a>, tier: &NewbornTier, on: Day) -> Option<&'a NewbornTier> {
    let newborn = now.ruling(&now.rules.slots.newborn.tiers, on).known()?;
    let at = newborn.tiers.iter().position(|other| other == tier)?;
    newborn.tiers.get(at + 1)
}

/// The last day on which a child is in a tier for certain.
fn certain_until(tier: &NewbornTier, birth: Day, hukou: Option<Day>) -> Day {
    let Some(age) = tier.up_to else {
        return far_future();
    };
    match (tier.counted_from, hukou) {
        // Registered on the day of birth at the earliest: until then for certain.
        (AgeFrom::Birth, _) | (AgeFrom::Hukou, None) => {
            age.last_day(birth, tier.birth_day_counted.unwrap_or(true))
        }
        (AgeFrom::Hukou, Some(hukou)) => {
            let young = tier
                .under
                .map_or(far_future(), |under| under.last_day(birth, true));
            age.last_day(hukou, false).min(young)
        }
    }
}

/// The tier for a child born on `birth` and paid for on `on`; whether it is certain to be it.
fn tier_on<'a>(
    now: &Context<'a>,
    birth: Day,
    hukou: Option<Day>,
    on: Day,
) -> Option<(&'a NewbornTier, ChoiceId, bool)> {
    let tiers = now.ruling(&now.rules.slots.newborn.tiers, on);
    let Ruling::Known(newborn, choice) = tiers else {
        return None;
    };
    newborn.tiers.iter().find_map(|tier| {
        let certain = on <= certain_until(tier, birth, hukou);
        let counted = tier.birth_day_counted.unwrap_or(false);
        let possible = match (tier.up_to, tier.counted_from, hukou) {
            (None, ..) => true,
            (Some(age), AgeFrom::Birth, _) => on <= age.last_day(birth, counted),
            (Some(_), AgeFrom::Hukou, None) => tier
                .under
                .is_none_or(|under| on <= under.last_day(birth, true)),
            (Some(_), AgeFrom::Hukou, Some(_)) => certain,
        };
        possible.then_some((tier, choice, certain))
    })
}
