//! What of a case had happened by a day, and what is only meant to. Knows no rules.

use super::facts::{Event, Facts, Paid, Period, Was, When};
use crate::calendar::{Day, Month, MonthRange};

impl Facts {
    /// What had happened by today: what was meant to come after it is left out.
    pub(super) fn by_today(&self) -> Self {
        let today = self.as_of;
        let begun = |was: &&Was| was.from.is_none_or(|from| from <= Month::of(today));
        let mut facts = Self {
            was: self.was.iter().filter(begun).copied().collect(),
            paid: self.paid.iter().filter_map(|paid| paid.by(today)).collect(),
            ..self.clone()
        };
        facts.events.retain(|event| event.on.began_by(today));
        // Who is only about to be somebody is that already, as far as anybody can plan.
        if facts.was.is_empty() {
            facts.was.clone_from(&self.was);
        }
        facts
    }

    /// Whether anything is told that comes only after today. If not, doing what was told and doing nothing are the same.
    pub(super) fn tells_ahead(&self) -> bool {
        let today = self.as_of;
        let is_done = |paid: &Paid| paid.by(today).as_ref() == Some(paid);
        let happened = |event: &Event| event.on.began_by(today);
        !(self.paid.iter().all(is_done) && self.events.iter().all(happened))
    }
}

impl Paid {
    /// What of it had happened on a day. What has no date of its own was told as done.
    pub(super) fn by(&self, day: Day) -> Option<Self> {
        let today = Month::of(day);
        match (self.on, self.period) {
            (When::Usual, Period::Months(range)) => {
                let to = range.to().min(today);
                let period = Period::Months(match range.from() {
                    Some(from) => MonthRange::new(from, to)?,
                    None => MonthRange::until(to),
                });
                Some(Self { period, ..*self })
            }
            _ => self.on.began_by(day).then_some(*self),
        }
    }
}
