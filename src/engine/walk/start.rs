//! How a story can begin: out of nothing, from the other scheme, at school, at birth.

use crate::calendar::{Day, Month};
use crate::engine::world::World;
use crate::policy::{Identity, Scheme};

/// The beginning of a story.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning {
    /// Who somebody was before, for how many months, paying as one should.
    pub before: Option<(Identity, i32)>,
    /// Who they are when the walk begins.
    pub who: Identity,
    /// The month in which it does.
    pub month: Month,
    /// The day of birth, of a newborn.
    pub birth: Option<Day>,
}

/// So many months make two unbroken years in either scheme, whatever month they begin in.
const LONG: i32 = 40;
/// So many do not.
const SHORT: i32 = 8;

/// All of them, for one lane.
pub(super) fn beginnings(world: &World<'_>, scheme: Scheme) -> Vec<Beginning> {
    let january = settled(world);
    let plain = |who, month| Beginning {
        before: None,
        who,
        month,
        birth: None,
    };
    let after = |before, who, months, month| Beginning {
        before: Some((before, months)),
        ..plain(who, month)
    };
    let months = (0..12).map(|n| january.plus(n));
    match scheme {
        Scheme::Employee => {
            let payers = [Identity::Unit, Identity::Flexible];
            let new = payers.map(|who| plain(who, january));
            let resident = [LONG, SHORT]
                .map(|n| payers.map(|who| after(Identity::Resident, who, n, january.plus(9))));
            new.into_iter()
                .chain(resident.into_iter().flatten())
                .collect()
        }
        Scheme::Resident => {
            let new = [Identity::Resident, Identity::Student].map(|who| plain(who, january));
            let left = months.clone().flat_map(|month| {
                [LONG, SHORT].map(|n| after(Identity::Unit, Identity::Resident, n, month))
            });
            let born = months.map(|month| Beginning {
                birth: month.day(BIRTHDAY),
                ..plain(Identity::Newborn, month)
            });
            new.into_iter().chain(left).chain(born).collect()
        }
    }
}

/// The day of the month on which children of a walk are born.
const BIRTHDAY: u32 = 10;

/// The first January of a year before a leap year in which no rule changes any more, nor has lately.
fn settled(world: &World<'_>) -> Month {
    let turns = world.places().iter().flat_map(|rules| rules.turns());
    let last = turns.map(|turn| Month::of(*turn).year()).max().unwrap_or(0);
    // Five years of gaps, four of prelude.
    let year = last.max(2026) + 10;
    Month::in_year(year + (3 - year).rem_euclid(4), 1)
}
