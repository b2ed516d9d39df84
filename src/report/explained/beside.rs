//! What stands beside a rule: why it may no longer hold, what others say, what follows, and what to ask where it is not
//! known.

use super::cite::cited;
use super::entry::{Part, Telling};
use super::{Change, Flag, FlagKind, OtherEntry};
use crate::calendar::plus_days;
use crate::policy::{
    Authority, ChoiceId, Identity, ReadingId, Since, SlotId, Standing, ValueRef, is_unchecked,
};
use crate::report::question::{asked_of, plain_question, plain_year_question};
use crate::report::words;

impl Telling<'_> {
    /// Why a rule may no longer hold.
    pub(super) fn flags(self, id: ChoiceId, stale: bool) -> Vec<Flag> {
        let lang = self.lang;
        let mut flags = Vec::new();
        let mut flag = |kind, says| flags.push(Flag { kind, says });
        let Some(choice) = self.rules.choice(id) else {
            return flags;
        };
        let given = match self.rules.value(id) {
            Some(ValueRef::Window(window)) => window.year.filter(|year| *year < self.year),
            _ => None,
        };
        if let Some(given) = given {
            let (wanted, given) = (self.year_name(self.year), self.year_name(given));
            flag(
                FlagKind::NotAnnounced,
                lang.flag_window_carried(wanted, given),
            );
        } else if let Some(to) = choice.meta.to.filter(|_| stale) {
            flag(FlagKind::Expired, lang.flag_outlived(lang.day(to)));
        }
        if choice
            .checked()
            .is_some_and(|checked| is_unchecked(checked, self.on))
        {
            flag(FlagKind::Unchecked, lang.flag_unchecked().to_owned());
        }
        flags
    }

    /// What other sources say that is not the same.
    pub(super) fn others(self, part: &Part, shown: &str) -> Vec<OtherEntry> {
        let mut others: Vec<OtherEntry> = Vec::new();
        for (id, reading) in &part.held.others {
            let Some(other) = self.other(part, *id, *reading) else {
                continue;
            };
            let told = |known: &OtherEntry| {
                let title = |other: &OtherEntry| other.source.as_ref().map(|s| s.title.clone());
                (&known.says, title(known)) == (&other.says, title(&other))
            };
            if other.says != shown && !others.iter().any(told) {
                others.push(other);
            }
        }
        others.sort_by_key(|other| {
            (
                other.standing == Standing::Claim.into(),
                other.label.clone(),
            )
        });
        others
    }

    fn other(self, part: &Part, id: ChoiceId, reading: ReadingId) -> Option<OtherEntry> {
        let (lang, rules) = (self.lang, self.rules);
        let choice = rules.choice(id)?;
        let reading = rules.readings().get(usize::from(reading.0))?;
        let label = match (
            reading.standing,
            choice.source.as_ref().map(|s| s.authority),
        ) {
            (Standing::Open, _) => lang.explain_open(),
            (Standing::Claim, Some(Authority::Article) | None) => lang.explain_article(),
            (Standing::Claim, Some(Authority::News)) => lang.explain_news(),
            (Standing::Claim, Some(_)) => lang.explain_weaker(),
        };
        let named = |who: &&Identity| choice.meta.who.contains(who);
        let who: Vec<Identity> = part.who.iter().filter(named).copied().collect();
        Some(OtherEntry {
            reading: reading.name.clone(),
            standing: reading.standing.into(),
            label: label.to_owned(),
            who: if who.len() < part.who.len() {
                who
            } else {
                Vec::new()
            },
            says: words::says(lang, rules, id)?,
            note: choice.meta.note.as_ref().map(|note| self.text(note)),
            source: cited(lang, rules, id),
            by_article: reading.standing == Standing::Claim
                && choice
                    .source
                    .as_ref()
                    .is_none_or(|source| source.authority == Authority::Article),
        })
    }

    /// What is already known to follow, of each of whom it is the same.
    pub(super) fn then(self, part: &Part) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        for who in &part.who {
            let Some(change) = self.then_of(*who) else {
                continue;
            };
            let same = |known: &&mut Change| {
                (known.from, &known.says, &known.source)
                    == (change.from, &change.says, &change.source)
            };
            match changes.iter_mut().find(same) {
                Some(known) => known.who.push(*who),
                None => changes.push(change),
            }
        }
        for change in changes.iter_mut().filter(|change| change.who == part.who) {
            change.who.clear();
        }
        changes
    }

    fn then_of(self, who: Identity) -> Option<Change> {
        if self.slot == SlotId::ResidentWindow {
            return None;
        }
        let held = self.rules.slots.held_on(self.slot, who, self.on);
        let mut day = held.to?;
        loop {
            let from = plus_days(day, 1);
            let next = self.rules.slots.held_on(self.slot, who, from);
            let id = next.primary;
            // What was there all along and is only left over is no new rule.
            let begins = |id: &ChoiceId| {
                let choice = self.rules.choice(*id);
                choice.is_some_and(|choice| choice.meta.from == Since::Day(from))
            };
            match id.filter(begins) {
                Some(id) if !next.stale && Some(id) != held.primary => {
                    let region = self.region(id);
                    return Some(Change {
                        from: from.into(),
                        who: vec![who],
                        inherited: region.as_ref().is_some_and(|(_, inherited)| *inherited),
                        region: region.map(|(name, _)| name),
                        says: words::says(self.lang, self.rules, id)?,
                        source: cited(self.lang, self.rules, id),
                    });
                }
                _ => day = next.to?,
            }
        }
    }

    /// What somebody of this part asks.
    pub(super) fn question(self, part: &Part) -> String {
        let (lang, place) = (self.lang, asked_of(self.lang, self.rules));
        let year = self.year_name(self.year);
        // Whoever pays alone has nobody else to ask.
        let alone = part.who.contains(&Identity::Flexible);
        let who = if alone {
            Identity::Flexible
        } else {
            part.who.first().copied().unwrap_or(Identity::Resident)
        };
        plain_year_question(lang, place, &year, self.slot)
            .unwrap_or_else(|| plain_question(lang, place, words::identity(lang, who), self.slot))
    }
}
