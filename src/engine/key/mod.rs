//! What of a state can still matter, seen from the month it is in: the state made relative, capped, and forgetful of
//! everything no rule looks at (design §4).
//!
//! Equal keys behave equally: given the same facts at the same distance, they give the same days, and keys that are equal
//! again. The finite set of keys is what can be walked. The reason for a day is part of that by its kind and its
//! statement, not by the dates it names.

mod employee;
mod resident;
mod side;

use super::caps::GAP_CAP;
use super::employee::Standing;
use super::neighbour::Neighbour;
use super::outcome::RuleRef;
use super::resident::Insured;
use super::start::{PaidCount, Start};
use super::step::Lanes;
use super::world::World;
use crate::calendar::{Bounds, Day, Month, far_future};
use crate::policy::{During, Missed, Rhythm, Rules, Scheme};

/// Nothing that lies further back, in months, is told apart: the longest gap, the months around it that stops and
/// deadlines add, and room.
const REACH: i32 = GAP_CAP as i32 + 4;
/// Leap years repeat every four years, except around the turns of centuries: there, months are told apart one by one.
const LEAP_CYCLE: i32 = 48;
const PLAIN_YEARS: std::ops::RangeInclusive<i32> = 1908..=2092;

/// A state, as far as it can still matter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(Box<[i32]>);

/// The key of all lanes before `month`.
pub fn key(world: &World<'_>, lanes: &Lanes, month: Month) -> Key {
    // The turn of the benefit year looks at the month of the year in any case.
    let rhythm = rhythm(world, Scheme::Employee)
        .max(rhythm(world, Scheme::Resident))
        .max(Rhythm::Years);
    let mut parts = Parts::new(world, month, rhythm, Sharpness::FULL);
    parts.employee(world, &lanes.employee);
    parts.resident(&lanes.resident);
    parts.side(&lanes.side);
    parts.record(&lanes.record);
    parts.finish()
}

/// The key of the employee lane alone.
pub fn employee_key(world: &World<'_>, lanes: &Lanes, month: Month) -> Key {
    let rhythm = rhythm(world, Scheme::Employee);
    let mut parts = Parts::new(world, month, rhythm, Sharpness::FULL);
    parts.employee(world, &lanes.employee);
    parts.finish()
}

/// The key of the resident lane alone.
pub fn resident_key(world: &World<'_>, lanes: &Lanes, month: Month) -> Key {
    let rhythm = rhythm(world, Scheme::Resident).max(Rhythm::Years);
    let mut parts = Parts::new(world, month, rhythm, Sharpness::FULL);
    parts.resident(&lanes.resident);
    parts.finish()
}

/// The key of one lane, with what it sees of the other, for walking all of its states. It forgets more: how far back it
/// looks is what the rules of the place measure out, so that all gaps too long for any of them are one, and of a day only
/// what it shows counts, not the reason. `other` is what the lane sees at the beginning of the month.
pub(super) fn walk_key(
    world: &World<'_>,
    lanes: &Lanes,
    scheme: Scheme,
    other: &Neighbour,
    month: Month,
) -> Key {
    let measures = || world.places().iter().map(|rules| rules.measures(scheme));
    let cycle = measures().map(|measures| measures.cycle).max();
    let cycle = cycle.unwrap_or_default();
    let reach = world
        .places()
        .iter()
        .map(|rules| reach(rules, scheme))
        .max();
    let leaving = measures().filter_map(|measures| measures.since_leaving);
    let sharpness = Sharpness {
        reach: reach.unwrap_or(REACH),
        recent: -1,
        reasons: false,
        leaving: leaving.max().map(|months| months_of(months) + 1),
        in_year: measures().filter_map(|measures| measures.in_year).max(),
    };
    // A story stands for all that are told of other days: how long the months are is not told apart.
    let rhythm = match scheme {
        Scheme::Employee => cycle,
        Scheme::Resident => Rhythm::Years,
    };
    let mut parts = Parts::new(world, month, rhythm, sharpness);
    match scheme {
        Scheme::Employee => {
            parts.employee(world, &lanes.employee);
            // Whoever is in the scheme asks nothing of the other one, unless so much may be missing that they enrol anew.
            let behind = lanes.employee.first_unpaid() < month.plus(-1);
            let enrols = lanes.employee.standing == Standing::Never
                || behind
                    && world
                        .places()
                        .iter()
                        .any(|rules| rules.ends_relationships());
            if enrols {
                // Cover that still runs will end, and the turn of the year after that changes how it is remembered.
                let runs = lanes.resident.this_year.map(|cover| cover.end);
                parts.optional(runs, Parts::ahead);
                let fades = other.ended.is_some() && lanes.resident.before != Insured::No;
                let number = i32::try_from(month.number()).unwrap_or(0);
                parts.number(if fades { number } else { 0 });
                parts.neighbour(other);
            }
        }
        Scheme::Resident => {
            parts.resident(&lanes.resident);
            parts.neighbour(other);
        }
    }
    parts.finish()
}

/// How far back the rules of a scheme look, in months.
fn reach(rules: &Rules, scheme: Scheme) -> i32 {
    (months_of(rules.measures(scheme).longest) + ROOM).min(REACH)
}

fn months_of(measured: u32) -> i32 {
    i32::try_from(measured).map_or(REACH, |months| months.min(REACH))
}

fn rhythm(world: &World<'_>, scheme: Scheme) -> Rhythm {
    let each = world.places().iter().map(|rules| rules.rhythm(scheme));
    each.max().unwrap_or_default()
}

/// How much of the past a key tells apart, in months.
#[derive(Clone, Copy)]
struct Sharpness {
    /// How far back.
    reach: i32,
    /// For how long the payment that opened cover is remembered as its reason.
    recent: i32,
    /// Whether reasons are told apart, or only what a day shows.
    reasons: bool,
    /// How far back the day of leaving a unit is, if any rule asks for it.
    leaving: Option<i32>,
    /// The most unpaid months of a year that any rule allows, if one counts them: beyond that, one more is the same.
    in_year: Option<u8>,
}

impl Sharpness {
    const FULL: Self = Self {
        reach: REACH,
        recent: RECENT,
        reasons: true,
        leaving: Some(REACH),
        in_year: Some(u8::MAX),
    };
}

/// A key while it is put together.
struct Parts {
    month: Month,
    rhythm: Rhythm,
    sharpness: Sharpness,
    values: Vec<i32>,
}

/// How a date of the past is kept.
const LONG_AGO: i32 = i32::MIN;
const NEVER: i32 = i32::MAX;
const NONE: i32 = i32::MIN + 1;

impl Parts {
    fn new(world: &World<'_>, month: Month, rhythm: Rhythm, sharpness: Sharpness) -> Self {
        let since = month.plus(-REACH).first();
        // A change of the rules lies ahead, or so near behind that it can still matter.
        let turns = |rules: &Rules| rules.turns().last().is_some_and(|turn| *turn >= since);
        let turns = world.places().iter().any(turns);
        let mut parts = Self {
            month,
            rhythm,
            sharpness,
            values: Vec::with_capacity(64),
        };
        let absolute = month.since(Month::in_year(0, 1));
        let apart = rhythm == Rhythm::Days && !PLAIN_YEARS.contains(&month.year());
        parts.number(i32::from(turns || apart));
        parts.number(match rhythm {
            _ if turns || apart => absolute,
            Rhythm::Months => 0,
            Rhythm::Quarters => absolute.rem_euclid(3),
            Rhythm::Years => absolute.rem_euclid(12),
            Rhythm::Days => absolute.rem_euclid(LEAP_CYCLE),
        });
        parts
    }

    fn finish(self) -> Key {
        Key(self.values.into())
    }

    fn number(&mut self, number: impl Into<i32>) {
        self.values.push(number.into());
    }

    fn optional<T: Copy>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        match value {
            Some(value) => write(self, value),
            None => self.number(NONE),
        }
    }

    /// A month, by its distance.
    fn month(&mut self, month: Month) {
        let distance = month.since(self.month);
        self.number(if distance < -self.sharpness.reach {
            LONG_AGO
        } else {
            distance
        });
    }

    /// A day, by the distance of its month and, where it is still to come or days are counted, its number.
    fn day(&mut self, day: Day) {
        self.day_within(self.sharpness.reach, day);
    }

    /// The same, as far back as is said.
    fn day_within(&mut self, reach: i32, day: Day) {
        let distance = Month::of(day).since(self.month);
        let number = chrono::Datelike::day(&day).cast_signed();
        let number = match distance {
            0.. => number,
            _ if self.rhythm == Rhythm::Days => number,
            _ => 0,
        };
        self.number(match distance {
            _ if day == far_future() => NEVER,
            _ if distance < -reach => LONG_AGO,
            _ => distance * 32 + number,
        });
    }

    /// A day that only matters as long as it is still to come.
    fn ahead(&mut self, day: Day) {
        if day <= self.month.first() {
            self.number(LONG_AGO);
        } else {
            self.day(day);
        }
    }

    fn bounds(&mut self, bounds: Bounds) {
        self.day(bounds.earliest);
        self.optional(bounds.latest, Self::day);
    }

    fn neighbour(&mut self, other: &Neighbour) {
        let Neighbour {
            covers,
            ended,
            unpaid_since,
            two_years,
            ever,
        } = *other;
        self.number(ever);
        self.optional(covers, Self::number);
        // Once it is too long ago for any way in, neither the day nor the years before it matter.
        let (month, reach) = (self.month, self.sharpness.reach);
        let long_ago = |since: Month| since.since(month) < -reach;
        if unpaid_since.is_some_and(long_ago) {
            self.number(LONG_AGO);
            return;
        }
        self.optional(ended, Self::bounds);
        self.optional(unpaid_since, Self::month);
        self.optional(two_years, Self::number);
    }

    fn bounds_ahead(&mut self, bounds: Bounds) {
        self.ahead(bounds.earliest);
        self.optional(bounds.latest, Self::ahead);
    }

    fn rule(&mut self, rule: Option<RuleRef>) {
        if !self.sharpness.reasons {
            return;
        }
        self.optional(rule, |parts, rule| {
            parts.number(i32::from(rule.place) << 16 | i32::from(rule.choice.0));
        });
    }

    fn is_recent(&self, day: Day) -> bool {
        Month::of(day).since(self.month) >= -self.sharpness.recent
    }

    /// A beginning, as it looks to whoever asks whether it came by `stop`.
    fn start(&mut self, start: &Start, stop: Day) {
        let Start {
            day,
            count,
            during,
            partial,
            missed,
            since,
            rule,
            // Cited beside the rule, and nothing else.
            also: _,
            unknown,
        } = *start;
        self.rule(rule);
        let by_stop = day.begun(stop);
        self.number(by_stop.map_or(2, i32::from));
        if day.begun(self.month.first()) == Some(true) && by_stop == Some(true) {
            // All that is left of it is how long it has been there, while that is the better reason.
            let recent = Some(since).filter(|since| self.is_recent(*since));
            self.optional(recent, |parts, day| parts.month(Month::of(day)));
            return;
        }
        if self.sharpness.reasons {
            self.day(since);
        }
        self.bounds_ahead(day);
        self.optional(count, Self::count);
        self.number(match during {
            During::Nothing => 0,
            During::OnlyOutpatient => 101,
            During::OnlyInpatient => 102,
            During::Percent(percent) => i32::from(percent),
        });
        self.ahead(partial);
        self.number(match missed {
            Missed::Restart => -1,
            Missed::Continue => -2,
            Missed::Unknown => -3,
            Missed::PauseUpTo(months) => i32::from(months),
        });
        let reasons = self.sharpness.reasons;
        self.optional(unknown, |parts, slot| {
            parts.number(if reasons { slot as i32 } else { 0 });
        });
    }

    fn count(&mut self, count: PaidCount) {
        let PaidCount {
            least,
            most,
            maybe,
            sure,
            extra,
            make_ups,
        } = count;
        self.number(least);
        self.optional(most, Self::number);
        // What is beyond the length asked for is not told from the length itself.
        self.number(maybe.min(most.unwrap_or(least).max(least)));
        self.number(sure.min(most.unwrap_or(least).max(least)));
        self.number(extra);
        self.number(make_ups);
    }
}

/// For so many months the payment that opened cover is a better reason than the month paid for.
const RECENT: i32 = 4;
/// What stops and deadlines add to the longest time a rule measures out.
const ROOM: i32 = 3;
