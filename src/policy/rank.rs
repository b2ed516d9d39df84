//! Which statement decides: inheritance, ranking, dated versions (design §3 "no invented certainty", §5.2).
//!
//! The nearest level (city, then province, then nation) with a statement fit to decide supplies the primary; among
//! those of one level the highest authority, then what was seen best, then the newest. Statements of equal authority
//! stay *open*; weaker ones, and weak ones of any level, are *claims*. If nothing is fit to decide, the value is unknown.
//!
//! What somebody was told and nobody has looked up decides only then; what stood in its place becomes a claim.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::pack::Pack;
use super::rhythm::{Measures, Rhythm};
use super::scheme::{Identity, Scheme};
use super::slot::{Choice, ChoiceId, Reading, ReadingId, Slot, Standing, Version};
use super::slots::SlotId;
use super::source::{Authority, Confidence, Seen, Since, Source};
use super::statement::{Meta, Said, Statement};
use super::term::Limit;
use super::value::Value;
use chrono::Datelike;

use crate::calendar::{
    Day, LAST_YEAR, MonthEnd, far_future, far_past, minus_days, plus_days, plus_months,
};

/// Builds the slots of a region from its chain of packs.
pub(super) struct Compiler<'a> {
    /// Its own pack first, the nation's last.
    chain: &'a [Arc<Pack>],
    /// The sources by their ids, for each pack of the chain.
    sources: Vec<BTreeMap<&'a str, &'a Arc<Source>>>,
    pub(super) choices: Vec<Choice>,
    pub(super) readings: Vec<Reading>,
    /// Days on which some value changes, in no order.
    pub(super) turns: Vec<Day>,
    /// Days of the month that divide two effects, in no order.
    pub(super) cut_off_days: Vec<u8>,
    /// How much of the calendar each scheme's rules look at, in the order of [`Scheme::ALL`].
    pub(super) rhythms: [Rhythm; 2],
    /// What each of them measures out.
    pub(super) measures: [Measures; 2],
}

/// A statement while its slot is compiled.
struct Candidate<'a> {
    at: usize,
    level: usize,
    choice: ChoiceId,
    meta: &'a Meta,
    source: Option<&'a Source>,
    kind: Kind,
    from: Day,
    to: Day,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Value,
    Unknown,
    Limit(Limit),
}

impl Candidate<'_> {
    fn authority(&self) -> Authority {
        self.source
            .map_or(Authority::Article, |source| source.authority)
    }

    /// Whether it may decide at all.
    fn fit(&self) -> bool {
        match self.kind {
            Kind::Limit(_) => false,
            Kind::Unknown => true,
            Kind::Value => self.source.is_some_and(|source| {
                source.authority > Authority::Article
                    && source.seen > Seen::NotRead
                    && self.meta.confidence > Confidence::Low
            }),
        }
    }

    fn rank(&self) -> (bool, Authority, Option<Seen>, Option<Day>) {
        let source = self.source;
        (
            self.kind == Kind::Value,
            self.authority(),
            source.map(|s| s.seen),
            source
                .and_then(|s| s.date)
                .map(super::source::Issued::earliest),
        )
    }

    fn was_told(&self) -> bool {
        self.source.is_some_and(|source| source.told.is_some())
    }

    fn valid_on(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn new(chain: &'a [Arc<Pack>]) -> Self {
        let by_id = |source: &'a Arc<Source>| (source.id.as_str(), source);
        let sources = |pack: &'a Arc<Pack>| pack.sources.iter().map(by_id).collect();
        Self {
            chain,
            sources: chain.iter().map(sources).collect(),
            choices: Vec::new(),
            readings: Vec::new(),
            turns: Vec::new(),
            cut_off_days: Vec::new(),
            rhythms: [Rhythm::Months; 2],
            measures: [Measures::default(); 2],
        }
    }

    pub(super) fn slot<T: Value + 'a>(
        &mut self,
        id: SlotId,
        of: impl Fn(&Pack) -> &[Statement<T>],
    ) -> Slot<T> {
        let mut slot = Slot {
            id,
            values: Vec::new(),
            by_identity: Default::default(),
        };
        let mut candidates = Vec::new();
        let chain = self.chain;
        for (level, pack) in chain.iter().enumerate() {
            for (nth, statement) in of(pack).iter().enumerate() {
                candidates.push(self.enter(&mut slot, (level, nth), statement));
            }
        }
        if candidates.is_empty() {
            return slot;
        }
        // Most statements are about everybody: what was found for one identity mostly holds for the next.
        let mut last: Option<(Vec<&Candidate<'_>>, Vec<Version>)> = None;
        for identity in Identity::ALL {
            if id.scheme().is_none_or(|scheme| scheme == identity.scheme()) {
                let is_about =
                    |c: &&Candidate<'_>| c.meta.who.is_empty() || c.meta.who.contains(&identity);
                let mine: Vec<&Candidate<'_>> = candidates.iter().filter(is_about).collect();
                let at = |c: &&Candidate<'_>| c.at;
                let same = last.take().filter(|(theirs, _)| {
                    let theirs = theirs.iter().map(at);
                    theirs.eq(mine.iter().map(at))
                });
                let found = same.unwrap_or_else(|| {
                    let versions = self.versions(&mine);
                    (mine, versions)
                });
                if let Some(versions) = slot.by_identity.get_mut(identity as usize) {
                    versions.clone_from(&found.1);
                }
                last = Some(found);
            }
        }
        self.measure(&slot);
        slot
    }

    /// What the values that decide measure out.
    fn measure<T: Value>(&mut self, slot: &Slot<T>) {
        // What bindings count, no lane does.
        let Some(scheme) = slot.id.scheme().filter(|_| !slot.id.is_of_event()) else {
            return;
        };
        let versions = slot.by_identity.iter().flatten();
        let known = Scheme::ALL.into_iter().zip(&mut self.measures);
        for (_, known) in known.filter(|(own, _)| *own == scheme) {
            for version in versions.clone() {
                let value = version.primary.and_then(|at| slot.value(at));
                let leaving = slot.id == SlotId::ToEmployeeLeftUnit;
                let open_for = value.filter(|_| leaving).and_then(Value::open_for);
                *known = known.with(Measures {
                    longest: value.map_or(0, Value::longest).max(version.limit.longest()),
                    cycle: value.map(Value::cycle).unwrap_or_default(),
                    in_year: value.and_then(Value::in_year),
                    since_leaving: value.and_then(Value::since_leaving).max(open_for),
                });
            }
        }
    }

    fn enter<T: Value + 'a>(
        &mut self,
        slot: &mut Slot<T>,
        (level, nth): (usize, usize),
        statement: &'a Statement<T>,
    ) -> Candidate<'a> {
        let meta = &*statement.meta;
        let source = meta.source.as_deref().and_then(|id| {
            let mut from_here_up = self.sources.iter().skip(level);
            from_here_up.find_map(|sources| sources.get(id).copied())
        });
        let choice = ChoiceId(u16::try_from(self.choices.len()).unwrap_or(u16::MAX));
        let at = slot.values.len();
        let (kind, value) = match &statement.said {
            Said::Value(value) => (Kind::Value, Some(value.clone())),
            Said::Unknown(_) => (Kind::Unknown, None),
            Said::Limit(limit) => (Kind::Limit(*limit), None),
        };
        let (mut from, mut to) = (
            match meta.from {
                Since::Day(day) => day,
                Since::Unknown => far_past(),
            },
            // The last day that can be written stands for no end.
            meta.to
                .filter(|to| to.year() < LAST_YEAR)
                .unwrap_or(far_future()),
        );
        if let Some(year) = value.as_ref().and_then(Value::benefit_year) {
            // Whatever month the benefit year begins in, it begins within this calendar year.
            let first = crate::calendar::Month::in_year(year, 1).first();
            (from, to) = (
                first,
                minus_days(plus_months(first, 12, MonthEnd::LastDay), 1),
            );
        }
        let mut rhythm = Rhythm::Months;
        if let Some(value) = &value {
            // Those of bindings divide nothing that is paid.
            if slot.id.scheme().is_some() {
                value.cut_off_days(&mut self.cut_off_days);
            }
            self.turns.extend(value.turn());
            rhythm = value.rhythm();
        }
        if let Kind::Limit(limit) = kind {
            rhythm = Rhythm::of_limit(limit);
        }
        for (scheme, known) in Scheme::ALL.into_iter().zip(&mut self.rhythms) {
            if slot.id.scheme().is_none_or(|own| own == scheme) {
                *known = rhythm.max(*known);
            }
        }
        slot.values.push((choice, value));
        self.choices.push(Choice {
            slot: slot.id,
            value: at,
            level,
            nth,
            meta: Arc::clone(&statement.meta),
            source: source.map(Arc::clone),
            unknown: match &statement.said {
                Said::Unknown(why) => Some(why.clone()),
                Said::Value(_) | Said::Limit(_) => None,
            },
        });
        Candidate {
            at,
            level,
            choice,
            meta,
            source: source.map(|source| &**source),
            kind,
            from,
            to,
        }
    }

    fn versions(&mut self, candidates: &[&Candidate<'_>]) -> Vec<Version> {
        let mut turns: Vec<Day> = candidates
            .iter()
            .flat_map(|c| {
                [
                    c.from,
                    if c.to == far_future() {
                        far_past()
                    } else {
                        plus_days(c.to, 1)
                    },
                ]
            })
            .chain([far_past()])
            .collect();
        turns.sort_unstable();
        turns.dedup();
        self.turns.extend(turns.iter().skip(1));
        let mut versions = Vec::with_capacity(turns.len());
        for (i, from) in turns.iter().enumerate() {
            let to = turns
                .get(i + 1)
                .map_or(far_future(), |next| minus_days(*next, 1));
            versions.push(self.version(candidates, *from, to));
        }
        versions
    }

    fn version(&mut self, candidates: &[&Candidate<'_>], from: Day, to: Day) -> Version {
        let looked_up = self.looked_up(candidates, from);
        let told = self.told(candidates, from);
        let primary = match looked_up {
            Some((p, false)) if p.kind == Kind::Value => looked_up,
            _ => told.map(|c| (c, false)).or(looked_up),
        };
        // A value whose term has ended is not hidden by what somebody was told since.
        let outlived = looked_up.filter(|(p, outlived)| *outlived && p.kind == Kind::Value);
        let outlived = outlived.map(|(p, _)| p.at);
        let mut others = Vec::new();
        for other in candidates
            .iter()
            .filter(|c| c.kind == Kind::Value && (c.valid_on(from) || outlived == Some(c.at)))
        {
            if primary.is_some_and(|(p, _)| p.at == other.at) {
                continue;
            }
            let standing = match primary {
                Some((p, _)) if p.was_told() && !other.was_told() => Standing::Claim,
                // A general rule that is fit to decide has been replaced by the nearer one.
                Some((p, false))
                    if other.level > p.level
                        && other.fit()
                        && p.kind == Kind::Value
                        && !other.was_told() =>
                {
                    continue;
                }
                Some((p, _))
                    if other.fit()
                        && p.kind == Kind::Value
                        && other.authority() >= p.authority() =>
                {
                    Standing::Open
                }
                _ => Standing::Claim,
            };
            others.push((other.at, self.reading(other, standing)));
        }
        let mut limit = Limit::default();
        let mut limit_by = None;
        for c in candidates.iter().filter(|c| c.valid_on(from)) {
            if let Kind::Limit(stated) = c.kind {
                limit = Limit {
                    at_least: limit.at_least.or(stated.at_least),
                    at_most: limit.at_most.or(stated.at_most),
                };
                limit_by = limit_by.or(Some(c.choice));
            }
        }
        Version {
            from,
            to,
            primary: primary.map(|(c, _)| c.at),
            stale: primary.is_some_and(|(_, outlived)| outlived),
            others,
            limit,
            limit_by,
        }
    }

    /// What decides of all that can be looked up, and whether it has outlived its own end.
    fn looked_up<'c>(
        &self,
        candidates: &[&'c Candidate<'c>],
        from: Day,
    ) -> Option<(&'c Candidate<'c>, bool)> {
        (0..self.chain.len()).find_map(|level| {
            let own = || {
                let own = candidates.iter().copied();
                own.filter(move |c| c.level == level && c.fit() && !c.was_told())
            };
            let valid = own()
                .rev()
                .filter(|c| c.valid_on(from))
                .max_by_key(|c| c.rank());
            // Nobody has followed the last one: it goes on, marked as unverified.
            let outlived = || {
                let later = own().any(|c| c.from > from);
                own()
                    .rev()
                    .filter(|c| c.to < from && !later)
                    .max_by_key(|c| (c.to, c.rank()))
            };
            let valid = valid.map(|c| (c, false));
            valid.or_else(|| outlived().map(|c| (c, true)))
        })
    }

    /// Of what somebody was told of the nearest place, the newest. What was told against a value that could be looked up on
    /// that very day decides nothing on other days either: nobody spoke of those.
    fn told<'c>(&self, candidates: &[&'c Candidate<'c>], from: Day) -> Option<&'c Candidate<'c>> {
        let is_against = |c: &&Candidate<'_>| {
            let told = c.source.and_then(|source| source.told.as_ref());
            let on = told.map_or(from, |told| told.on.min(c.to).max(c.from));
            let known = self.looked_up(candidates, on);
            known.is_some_and(|(p, outlived)| !outlived && p.kind == Kind::Value)
        };
        let told = candidates.iter().copied().filter(|c| c.was_told());
        told.filter(|c| c.kind == Kind::Value && c.fit() && c.valid_on(from))
            .filter(|c| !is_against(c))
            .max_by_key(|c| (std::cmp::Reverse(c.level), c.rank(), c.at))
    }

    /// What a position is called that its pack has given no name: the rule, and where it stands.
    fn name_by_place(&self, candidate: &Candidate<'_>) -> String {
        let choice = self.choices.get(usize::from(candidate.choice.0));
        let slot = choice.map_or_else(String::new, |choice| choice.slot.path() + " ");
        let pack = self.chain.get(candidate.level);
        let place = pack.map_or("", |pack| pack.region.name.as_str());
        format!("{slot}{place}:{}", candidate.meta.line)
    }

    fn reading(&mut self, candidate: &Candidate<'_>, standing: Standing) -> ReadingId {
        let given = candidate.meta.reading.clone();
        let is_nameless = given.is_none();
        let name = given.unwrap_or_else(|| self.name_by_place(candidate));
        let at = self
            .readings
            .iter()
            .position(|reading| {
                // Two statements of one line are two positions all the same.
                let is_it = reading.choices.contains(&candidate.choice);
                reading.name == name && (is_it || !is_nameless)
            })
            .unwrap_or_else(|| {
                self.readings.push(Reading {
                    name,
                    standing,
                    choices: Vec::new(),
                });
                self.readings.len() - 1
            });
        if let Some(reading) = self.readings.get_mut(at) {
            reading.standing = reading.standing.min(standing);
            if !reading.choices.contains(&candidate.choice) {
                reading.choices.push(candidate.choice);
            }
        }
        ReadingId(u16::try_from(at).unwrap_or(u16::MAX))
    }
}
