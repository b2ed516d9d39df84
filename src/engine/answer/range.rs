//! The range over the regions that are known: the same person, run through each of them. Never a verdict.

use super::super::facts::{Facts, Was};
use super::super::outcome::Timeline;
use super::super::run::{Course, run};
use super::unknown::Gap;
use super::verdict::{Usable, usable};
use crate::calendar::{Day, Month, minus_days};
use crate::policy::{BenefitYear, Identity, Mark, Rules, Scheme, SlotId};

/// What the regions that know say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// What was looked at.
    pub measure: Measure,
    /// How many rules say so: a province's counts once, however many of its cities follow it.
    pub regions: usize,
    /// The earliest day any of them gives.
    pub earliest: Day,
    /// The latest.
    pub latest: Day,
    /// Whether all is paid from those days on.
    pub extent: Extent,
}

/// How much is paid on a day on which the fund pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All that it pays ordinarily.
    Full,
    /// In some region only a share, or only one kind of care, at first.
    Part,
}

/// What an unknown leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The first day the fund pays.
    UsableFrom,
    /// The same, where it pays up to the days that are open: from then on it pays still, or again.
    GoesOn,
    /// The last day it pays.
    CoveredUntil,
}

/// What is asked of region after region: a case, run with the rules of one of its places replaced by theirs.
#[derive(Debug)]
pub struct Ranging {
    places: Vec<Rules>,
    facts: Facts,
    asked: Vec<Option<Asked>>,
}

/// One unknown.
#[derive(Debug)]
struct Asked {
    point: Gap,
    measure: Measure,
    range: Option<Range>,
    heard: Vec<(String, usize)>,
}

impl Ranging {
    /// About the unknowns of an answer, in their order.
    pub fn about(places: &[Rules], facts: &Facts, points: &[Gap]) -> Self {
        let asked = points.iter().map(|point| {
            let measure = measure(places, facts, point)?;
            Some(Asked {
                point: *point,
                measure,
                range: None,
                heard: Vec::new(),
            })
        });
        Self {
            asked: asked.collect(),
            places: places.to_vec(),
            facts: facts.clone(),
        }
    }

    /// Hears what a region says. One that does not know either is left out.
    pub fn hear(&mut self, region: &Rules) {
        for asked in self.asked.iter_mut().flatten() {
            asked.hear(&self.places, &self.facts, region);
        }
    }

    /// What was heard; `None` of an unknown of which no region knows anything, or that is not about a day.
    pub fn told(self) -> Vec<Option<Range>> {
        let asked = self.asked.into_iter();
        asked
            .map(|asked| asked.and_then(|asked| asked.range))
            .collect()
    }
}

fn measure(places: &[Rules], facts: &Facts, point: &Gap) -> Option<Measure> {
    match point.slot {
        SlotId::EmployeeStop => Some(Measure::CoveredUntil),
        SlotId::NewbornFeeFree
        | SlotId::EmployeeShortCosts
        | SlotId::EmployeeLongCosts
        | SlotId::JoinOldResident => None,
        _ if covered_before(places, facts, point.from) => Some(Measure::GoesOn),
        _ => Some(Measure::UsableFrom),
    }
}

impl Asked {
    fn hear(&mut self, places: &[Rules], facts: &Facts, region: &Rules) {
        let (point, measure) = (&self.point, self.measure);
        let here = usize::from(point.place);
        let year = |rules: &Rules| {
            let year = &rules.slots.resident.year;
            let year = year.on(Identity::Resident, point.from, None);
            year.known().copied().unwrap_or(BenefitYear::CALENDAR)
        };
        // Where years begin in another month, "2026" is another year.
        let by_years = point.slot.scheme() == Some(Scheme::Resident);
        if by_years && places.get(here).map(year) != Some(year(region)) {
            return;
        }
        let mut moved = places.to_vec();
        let Some(own) = moved.get_mut(here) else {
            return;
        };
        *own = region.clone();
        let seen = run(&moved, facts, Course::BASE).and_then(|timeline| {
            let seen = look(&timeline, measure, point)?;
            Some((stated(region, facts, point, &timeline), seen))
        });
        let Some((by, (day, extent))) = seen else {
            return;
        };
        if self.heard.contains(&by) {
            return;
        }
        self.heard.push(by);
        self.range = Some(match self.range {
            None => Range {
                measure,
                regions: 1,
                earliest: day,
                latest: day,
                extent,
            },
            Some(range) => Range {
                regions: range.regions + 1,
                earliest: range.earliest.min(day),
                latest: range.latest.max(day),
                extent: match extent {
                    Extent::Part => Extent::Part,
                    Extent::Full => range.extent,
                },
                ..range
            },
        });
    }
}

fn covered_before(places: &[Rules], facts: &Facts, from: Day) -> bool {
    let own = run(places, facts, Course::BASE);
    let before = own.and_then(|own| own.fund_on(minus_days(from, 1), None));
    before.is_some_and(|span| span.state.pays())
}

/// Whose word it is, and which: the statement on the parameter itself, or else the one that decided the first open day.
fn stated(rules: &Rules, facts: &Facts, point: &Gap, timeline: &Timeline) -> (String, usize) {
    let who = Was::in_month(&facts.was, Month::of(point.from)).map(|was| was.identity);
    let known = who.and_then(|who| rules.slots.known_on(point.slot, who, point.from));
    let decided = || {
        let mut spans = timeline.fund.iter();
        let span = spans.find(|span| span.to >= point.from && span.place == point.place)?;
        span.why.rule.map(|rule| rule.choice)
    };
    let by = known.or_else(decided);
    let said = by.and_then(|by| Some((rules.pack_of(by)?, rules.choice(by)?)));
    match said {
        Some((pack, choice)) => (pack.region.code.clone(), choice.meta.line),
        None => (rules.place.clone(), 0),
    }
}

/// The day a region gives, if it knows.
fn look(timeline: &Timeline, measure: Measure, point: &Gap) -> Option<(Day, Extent)> {
    let from = point.from;
    match measure {
        Measure::UsableFrom | Measure::GoesOn => {
            let day = match usable(timeline, from) {
                // Where it pays on the first open day, it may have paid long before: since what set it off, at the earliest.
                Usable::Now { since } if measure == Measure::UsableFrom => since.max(point.since),
                Usable::Now { .. } => from,
                Usable::From(day) => day,
                Usable::Between(..) | Usable::NotInSight => return None,
            };
            let state = timeline.fund_on(day, None).map(|span| span.state);
            let extent = match state {
                Some(Mark::Partial) => Extent::Part,
                _ => Extent::Full,
            };
            Some((day, extent))
        }
        Measure::CoveredUntil => {
            // The day before the open stretch is covered everywhere, or the unknown would not begin with it.
            let end = timeline
                .fund
                .iter()
                .find(|span| span.to >= from && !span.state.pays())?;
            let last = minus_days(end.from.max(from), 1);
            (end.state != Mark::Unknown).then_some((last, Extent::Full))
        }
    }
}
