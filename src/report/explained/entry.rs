//! One parameter in words: what holds of whom on a day, what else is said, and what to ask where nothing is known.

use super::cite::cited;
use super::groups::asked;
use super::{RuleEntry, RuleState, region_name};
use crate::calendar::Day;
use crate::i18n::Lang;
use crate::policy::{BenefitYear, ChoiceId, Held, Identity, Limit, Rules, SlotId, Text, ValueRef};
use crate::report::explain::pick;
use crate::report::words;

/// The rules of one place, as they are told.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a> {
    pub(super) lang: Lang,
    pub(super) code: &'a str,
    pub(super) rules: &'a Rules,
    pub(super) slot: SlotId,
    /// The day on which they are looked at.
    pub(super) on: Day,
    /// The benefit year they are about.
    pub(super) year: i32,
    pub(super) calendar: BenefitYear,
}

/// People of whom the same is said.
pub(super) struct Part {
    pub(super) who: Vec<Identity>,
    pub(super) held: Held,
}

/// What there is to say of a parameter on a day: an entry for all it concerns, or one for each of those told apart.
pub(super) fn entries(
    lang: Lang,
    code: &str,
    rules: &Rules,
    slot: SlotId,
    on: Day,
) -> Vec<RuleEntry> {
    let years = &rules.slots.resident.year;
    let calendar = years.on(Identity::Resident, on, None).known().copied();
    let calendar = calendar.unwrap_or(BenefitYear::CALENDAR);
    let telling = Telling {
        lang,
        code,
        rules,
        slot,
        on,
        year: calendar.of(on),
        calendar,
    };
    if slot == SlotId::ResidentWindow {
        return telling.windows();
    }
    telling.all(on)
}

impl<'a> Telling<'a> {
    /// This benefit year's window and the next one's, where that is another.
    fn windows(self) -> Vec<RuleEntry> {
        let mut entries = self.all(self.calendar.first(self.year));
        let next = Self {
            year: self.year + 1,
            ..self
        };
        let first = self.calendar.first(next.year);
        for part in next.parts(first) {
            let known: Vec<Held> = part.who.iter().map(|who| self.held(*who)).collect();
            let is_new = known.iter().any(|held| held.primary != part.held.primary);
            if is_new {
                entries.extend(next.entry(&part, &[]));
            } else if part.held.stale && known.iter().all(|held| !held.stale) {
                entries.extend(next.not_announced(&part));
            }
        }
        entries
    }

    fn held(self, who: Identity) -> Held {
        let day = self.calendar.first(self.year);
        self.rules.slots.held_on(self.slot, who, day)
    }

    /// Next year's window, while nobody has announced it.
    fn not_announced(self, part: &Part) -> Option<RuleEntry> {
        let entry = self.entry(part, &[])?;
        let given = match self.rules.value(part.held.primary?)? {
            ValueRef::Window(window) => self.year_name(window.year?),
            _ => return None,
        };
        let says = self.lang.explain_not_announced(given);
        Some(RuleEntry {
            state: RuleState::Unknown,
            topic: self.window_of(self.year),
            says,
            question: Some(self.question(part)),
            source: None,
            region: None,
            inherited: false,
            confidence: None,
            note: None,
            quote: None,
            others: Vec::new(),
            ..entry
        })
    }

    fn all(self, day: Day) -> Vec<RuleEntry> {
        let parts = self.parts(day);
        let apart = parts.len() > 1;
        let entries = parts.iter().filter_map(|part| {
            let who = if apart { &*part.who } else { &[] };
            self.entry(part, who)
        });
        entries.collect()
    }

    /// Whom the parameter concerns, those together of whom the same holds.
    fn parts(self, day: Day) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for who in Identity::ALL {
            let held = self.rules.slots.held_on(self.slot, who, day);
            let choice = held.primary.and_then(|id| self.rules.choice(id));
            let is_named = choice.is_some_and(|choice| choice.meta.who.contains(&who));
            if !is_named && !asked(self.slot).contains(&who) {
                continue;
            }
            let same = |part: &&mut Part| self.says_the_same(&part.held, &held);
            match parts.iter_mut().find(same) {
                Some(part) => {
                    part.who.push(who);
                    if self.note(&part.held).is_none() {
                        part.held.primary = held.primary;
                    }
                    for other in held.others {
                        if !part.held.others.contains(&other) {
                            part.held.others.push(other);
                        }
                    }
                }
                None => parts.push(Part {
                    who: vec![who],
                    held,
                }),
            }
        }
        parts
    }

    fn note(self, held: &Held) -> Option<&'a Text> {
        self.rules.choice(held.primary?)?.meta.note.as_ref()
    }

    /// Whether there is no difference between two people: one statement, or one source that says the same of both.
    fn says_the_same(self, a: &Held, b: &Held) -> bool {
        if (a.stale, a.limit) != (b.stale, b.limit) {
            return false;
        }
        let (Some(one), Some(other)) = (a.primary, b.primary) else {
            return a.primary == b.primary;
        };
        let rest = |id| {
            let says = words::says(self.lang, self.rules, id)?;
            let choice = self.rules.choice(id)?;
            let meta = &choice.meta;
            let told = (meta.source.clone(), meta.from, meta.to, meta.checked);
            Some((
                says,
                choice.level,
                told,
                meta.quote.clone(),
                meta.confidence,
            ))
        };
        let notes = (self.note(a), self.note(b));
        let one_note = matches!(notes, (None, _) | (_, None)) || notes.0 == notes.1;
        one == other || one_note && rest(one).is_some() && rest(one) == rest(other)
    }

    fn entry(self, part: &Part, who: &[Identity]) -> Option<RuleEntry> {
        let (lang, rules) = (self.lang, self.rules);
        let mut decides = part.held.primary;
        let known = decides.and_then(|id| words::says(lang, rules, id));
        let unknown = decides.and_then(|id| rules.said_unknown_here(id));
        let limit = part.held.limit.filter(|_| known.is_none());
        let is_moot = known.is_none() && self.is_moot(part);
        let (state, says) = match (known, unknown, limit) {
            (Some(says), ..) => (RuleState::Known, says),
            (None, ..) if is_moot => {
                decides = self
                    .rules
                    .slots
                    .held_on(SlotId::EmployeeLong, *part.who.first()?, self.on)
                    .primary;
                (RuleState::Known, lang.explain_gap_moot().to_owned())
            }
            (None, Some(why), None) => (RuleState::Unknown, self.text(why)),
            (None, Some(why), Some((limit, by))) => {
                decides = Some(by);
                let parts = [self.text(why), self.limit(limit)];
                (RuleState::Unknown, lang.sentences(&parts))
            }
            (None, None, Some((limit, by))) => {
                decides = Some(by);
                (RuleState::Unknown, self.limit(limit))
            }
            (None, None, None) => {
                decides = None;
                (RuleState::NotCollected, String::new())
            }
        };
        let choice = decides.and_then(|id| rules.choice(id));
        let region = decides.and_then(|id| self.region(id));
        let is_known = state == RuleState::Known;
        Some(RuleEntry {
            parameter: self.slot.path(),
            topic: self.topic(decides),
            who: who.to_vec(),
            state,
            says: says.clone(),
            inherited: region.as_ref().is_some_and(|(_, inherited)| *inherited),
            region: region.map(|(name, _)| name),
            source: decides.and_then(|id| cited(lang, rules, id)),
            confidence: choice
                .filter(|_| is_known)
                .map(|choice| choice.meta.confidence),
            note: choice
                .and_then(|choice| choice.meta.note.as_ref())
                .map(|note| self.text(note)),
            quote: choice.and_then(|choice| choice.meta.quote.clone()),
            flags: decides.map_or_else(Vec::new, |id| self.flags(id, part.held.stale)),
            others: if is_moot {
                Vec::new()
            } else {
                self.others(part, &says)
            },
            then: self.then(part),
            question: (!is_known).then(|| self.question(part)),
            slot: self.slot,
        })
    }

    /// Whose rule a statement is, and whether that is a region above the place.
    pub(super) fn region(self, id: ChoiceId) -> Option<(String, bool)> {
        let region = &self.rules.pack_of(id)?.region;
        Some((region_name(self.lang, region), region.code != self.code))
    }

    /// What an entry is about. A window is called by the year its source gives it for, whatever year it is carried over to.
    fn topic(self, decides: Option<ChoiceId>) -> String {
        if self.slot != SlotId::ResidentWindow {
            return words::topic(self.lang, self.slot).to_owned();
        }
        let Some(ValueRef::Window(window)) = decides.and_then(|id| self.rules.value(id)) else {
            return self.window_of(self.year);
        };
        match window.year {
            Some(given) => self.window_of(given),
            // Of every year alike: its days name none. Where a year goes by its months, those have to be said.
            None if self.calendar == BenefitYear::CALENDAR => {
                self.lang.explain_every_window().to_owned()
            }
            None => self.window_of(self.year),
        }
    }

    fn window_of(self, year: i32) -> String {
        self.lang.explain_window(self.year_name(year))
    }

    pub(super) fn year_name(self, year: i32) -> String {
        words::year_name(self.lang, self.calendar, year)
    }

    pub(super) fn text(self, text: &Text) -> String {
        pick(self.lang, text).to_owned()
    }

    /// Whether it does not matter how long a gap is: short and long ones come to the same.
    fn is_moot(self, part: &Part) -> bool {
        let employee = &self.rules.slots.employee;
        self.slot == SlotId::EmployeeGap
            && part.who.iter().all(|who| {
                let starts = [
                    (&employee.short, &employee.long),
                    (&employee.short_unpaid, &employee.long_unpaid),
                ];
                let costs =
                    |slot: &crate::policy::Slot<_>| slot.on(*who, self.on, None).known().copied();
                let short = costs(&employee.short_costs);
                short.is_some()
                    && short == costs(&employee.long_costs)
                    && starts.iter().all(|(short, long)| {
                        let short = short.on(*who, self.on, None).known();
                        short.is_some() && short == long.on(*who, self.on, None).known()
                    })
            })
    }

    /// What is certain of a day that is not known.
    fn limit(self, limit: Limit) -> String {
        let lang = self.lang;
        let least = limit.at_least.map(|term| words::length(lang, term));
        let most = limit.at_most.map(|term| words::length(lang, term));
        match (least, most) {
            (Some(least), Some(most)) => lang.explain_between(least, most),
            (Some(least), None) => lang.explain_at_least(least),
            (None, Some(most)) => lang.explain_at_most(most),
            (None, None) => String::new(),
        }
    }
}
