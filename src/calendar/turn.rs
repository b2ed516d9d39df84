//! The day from which something comes out otherwise, found by trying days: as few as can be, for each may cost much.

use super::{Day, minus_days, plus_days};

/// Which end a day between two others is like, with what was found on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Like<N, F> {
    /// The near end: the turn lies farther out.
    Near(N),
    /// The far end: the turn lies nearer.
    Far(F),
}

/// Two neighbouring days between which the turn lies, each with what was found on it.
pub type Turn<N, F> = ((Day, N), (Day, F));

/// The first of the days after `near` that is not like it any more, with what was found there. `days` are tried in order
/// until one is not, those not after the last one tried are passed over; from there on it is found by halving. Nothing if
/// all of `days` are like `near`.
///
/// ```
/// use yibao::calendar::{Month, day, first_unlike, plus_days};
/// let paid = day(2026, 11, 21).unwrap();
/// let months = || (1..=12).map(|n| Month::of(paid).plus(n).first());
/// // The window closes on 5 March.
/// let closes = day(2027, 3, 5).unwrap();
/// let late = |on| (on > closes).then_some("too late");
/// let found = first_unlike(paid, months(), late);
/// assert_eq!(found, Some((plus_days(closes, 1), "too late")));
/// assert_eq!(first_unlike(paid, months().take(3), late), None);
/// ```
pub fn first_unlike<F>(
    mut near: Day,
    days: impl IntoIterator<Item = Day>,
    mut unlike: impl FnMut(Day) -> Option<F>,
) -> Option<(Day, F)> {
    for day in days {
        if day <= near {
            continue;
        }
        let Some(found) = unlike(day) else {
            near = day;
            continue;
        };
        let like =
            |_: &(Day, ()), day, _: &(Day, F)| Some(unlike(day).map_or(Like::Near(()), Like::Far));
        return halve((near, ()), (day, found), like).map(|(_, far)| far);
    }
    None
}

/// Halves the days between two, in either direction, until they are neighbours. `like` tells which end the day in the
/// middle is like; or nothing, which gives the search up.
///
/// ```
/// use yibao::calendar::{Like, day, halve};
/// let (given, far) = (day(2026, 5, 20).unwrap(), day(2026, 2, 1).unwrap());
/// let cut_off = day(2026, 3, 31).unwrap();
/// let mut tried = 0;
/// let turn = halve((given, "late"), (far, "in time"), |_, day, _| {
///     tried += 1;
///     Some(if day > cut_off { Like::Near("late") } else { Like::Far("in time") })
/// });
/// assert_eq!(turn, Some(((day(2026, 4, 1).unwrap(), "late"), (cut_off, "in time"))));
/// assert!(tried <= 7, "{tried} of the 107 days between the two");
/// ```
pub fn halve<N, F>(
    mut near: (Day, N),
    mut far: (Day, F),
    mut like: impl FnMut(&(Day, N), Day, &(Day, F)) -> Option<Like<N, F>>,
) -> Option<Turn<N, F>> {
    loop {
        let between = (far.0 - near.0).num_days();
        if between.abs() <= 1 {
            return Some((near, far));
        }
        let half = u32::try_from(between.abs() / 2).unwrap_or(1);
        let middle = if between > 0 {
            plus_days(near.0, half)
        } else {
            minus_days(near.0, half)
        };
        match like(&near, middle, &far)? {
            Like::Near(found) => near = (middle, found),
            Like::Far(found) => far = (middle, found),
        }
    }
}
