//! The range over the regions that are known: the same person, run through each of them. Never a verdict.

use super::super::facts::Facts;
use super::super::outcome::Timeline;
use super::super::run::{Course, run};
use super::unknown::Gap;
use super::verdict::{Usable, pays, usable};
use crate::calendar::{Day, minus_days};
use crate::policy::{BenefitYear, Identity, Mark, Rules, Scheme, SlotId};

/// What the regions that know say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// What was looked at.
    pub measure: Measure,
    /// How many regions know.
    pub regions: usize,
    /// The earliest day any of them gives.
    pub earliest: Day,
    /// The latest.
    pub latest: Day,
}

/// What an unknown leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The first day the fund pays.
    UsableFrom,
    /// The last day it pays.
    CoveredUntil,
}

/// Runs a case with the rules of one place replaced by those of each region in turn. Regions that do not know either are
/// left out. `None` if none of them knows, or if the unknown is not about a day.
pub fn range<'a>(
    places: &[Rules],
    facts: &Facts,
    point: &Gap,
    regions: impl IntoIterator<Item = &'a Rules>,
) -> Option<Range> {
    let measure = match point.slot {
        SlotId::EmployeeStop => Measure::CoveredUntil,
        SlotId::NewbornFeeFree
        | SlotId::EmployeeShortCosts
        | SlotId::EmployeeLongCosts
        | SlotId::JoinOldResident => {
            return None;
        }
        _ => Measure::UsableFrom,
    };
    let mut range: Option<Range> = None;
    let mut moved: Vec<Rules> = places.to_vec();
    let here = usize::from(point.place);
    let year = |rules: &Rules| {
        let year = rules
            .slots
            .resident
            .year
            .on(Identity::Resident, point.from, None);
        year.known().copied().unwrap_or(BenefitYear::CALENDAR)
    };
    let own_year = places.get(here).map(year);
    for rules in regions {
        // Where years begin in another month, "2026" is another year.
        let by_years = point.slot.scheme() == Some(Scheme::Resident);
        if by_years && own_year != Some(year(rules)) {
            continue;
        }
        *moved.get_mut(here)? = rules.clone();
        let timeline = run(&moved, facts, Course::BASE);
        let Some(day) = timeline.and_then(|timeline| look(&timeline, measure, point.from)) else {
            continue;
        };
        range = Some(match range {
            None => Range {
                measure,
                regions: 1,
                earliest: day,
                latest: day,
            },
            Some(range) => Range {
                regions: range.regions + 1,
                earliest: range.earliest.min(day),
                latest: range.latest.max(day),
                ..range
            },
        });
    }
    range
}

/// The day a region gives, if it knows.
fn look(timeline: &Timeline, measure: Measure, from: Day) -> Option<Day> {
    match measure {
        Measure::UsableFrom => match usable(timeline, from) {
            Usable::Now { .. } => Some(from),
            Usable::From(day) => Some(day),
            Usable::Between(..) | Usable::NotInSight => None,
        },
        Measure::CoveredUntil => {
            // The day before the open stretch is covered everywhere, or the unknown would not begin with it.
            let end = timeline
                .fund
                .iter()
                .find(|span| span.to >= from && !pays(span.state))?;
            (end.state != Mark::Unknown).then(|| minus_days(end.from.max(from), 1))
        }
    }
}
