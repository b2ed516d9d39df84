//! Where two records part: the first day on which they show something else. Knows records only; what led to them, and
//! whether they are of one person, is no matter here.

use super::super::outcome::{Line, Span, Timeline};
use crate::calendar::{Day, DayRange, plus_days};

/// The first day on which two records show something else, on any line.
pub(super) fn first_difference(a: &Timeline, b: &Timeline) -> Option<Day> {
    let side = Line::SIDE.map(|line| states_differ(a.side(line), b.side(line)));
    let fund = states_differ(&a.amended(), &b.amended());
    side.into_iter().chain([fund]).flatten().min()
}

/// Whether two records show the same on every line from a day on.
pub(super) fn agree(a: &Timeline, b: &Timeline, since: Day) -> bool {
    let is_before = |days: DayRange| days.to() < since;
    let mut side = Line::SIDE
        .iter()
        .flat_map(|line| stretches_apart(a.side(*line), b.side(*line)));
    let fund = stretches_apart(&a.amended(), &b.amended());
    side.all(|apart| is_before(apart.days)) && fund.iter().all(|apart| is_before(apart.days))
}

/// The first of the days both lines cover on which their states are not the same.
pub fn states_differ<S: Copy + PartialEq>(a: &[Span<S>], b: &[Span<S>]) -> Option<Day> {
    Some(Parted { a, b }.next()?.days.from())
}

/// The stretches of days on which two lines show something else, each with what either shows from its first day on.
pub fn stretches_apart<S: Copy + PartialEq>(a: &[Span<S>], b: &[Span<S>]) -> Vec<Apart<S>> {
    let mut apart: Vec<Apart<S>> = Vec::new();
    for next in (Parted { a, b }) {
        let joined = apart.last_mut().and_then(|last| {
            let on = plus_days(last.days.to(), 1) == next.days.from();
            let alike = last.sides.map(|span| span.state) == next.sides.map(|span| span.state);
            let days = DayRange::new(last.days.from(), next.days.to());
            days.filter(|_| on && alike).map(|days| last.days = days)
        });
        if joined.is_none() {
            apart.push(next);
        }
    }
    apart
}

/// Days on which two lines show something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart<S> {
    /// The days.
    pub days: DayRange,
    /// The span of either line that holds the first of them.
    pub sides: [Span<S>; 2],
}

/// Walks two lines over the days both cover. Where only one of them reaches, there is nothing to compare.
struct Parted<'a, S> {
    a: &'a [Span<S>],
    b: &'a [Span<S>],
}

impl<S: Copy + PartialEq> Iterator for Parted<'_, S> {
    type Item = Apart<S>;

    fn next(&mut self) -> Option<Apart<S>> {
        loop {
            let ((a, after_a), (b, after_b)) = (self.a.split_first()?, self.b.split_first()?);
            // The one that ends first is done with; or both at once.
            if a.to <= b.to {
                self.a = after_a;
            }
            if b.to <= a.to {
                self.b = after_b;
            }
            let both = DayRange::new(a.from.max(b.from), a.to.min(b.to));
            if let Some(days) = both.filter(|_| a.state != b.state) {
                return Some(Apart {
                    days,
                    sides: [*a, *b],
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::outcome::{Reason, Why};
    use super::*;
    use crate::calendar::parse_day;

    fn spans(text: &str) -> Vec<Span<char>> {
        let day = |text: &str| parse_day(text).unwrap();
        let span = |word: &str| {
            let (days, state) = word.split_once('=').unwrap();
            let (from, to) = days.split_once("..").unwrap();
            Span {
                from: day(from),
                to: day(to),
                state: state.chars().next().unwrap(),
                why: Why {
                    reason: Reason::NothingPaid,
                    rule: None,
                },
                place: 0,
            }
        };
        text.split_whitespace().map(span).collect()
    }

    #[test]
    fn records_part_on_the_first_day_both_cover_and_show_otherwise() {
        let base = "2026-01-01..2026-03-10=x 2026-03-11..2026-12-31=y";
        for (other, day) in [
            (base, None),
            // Cut into other pieces, or shorter on either side: the same.
            (
                "2026-01-01..2026-02-01=x 2026-02-02..2026-03-10=x 2026-03-11..2026-12-31=y",
                None,
            ),
            ("2026-02-01..2026-03-10=x 2026-03-11..2026-05-31=y", None),
            ("2025-01-01..2025-12-31=z 2026-01-01..2026-03-10=x", None),
            ("2027-01-01..2027-12-31=z", None),
            ("", None),
            ("2026-01-01..2026-12-31=x", Some("2026-03-11")),
            ("2026-01-01..2026-12-31=y", Some("2026-01-01")),
            (
                "2026-01-01..2026-03-09=x 2026-03-10..2026-12-31=y",
                Some("2026-03-10"),
            ),
            ("2026-02-05..2026-12-31=z", Some("2026-02-05")),
        ] {
            let (a, b) = (spans(base), spans(other));
            let day = day.map(|day| parse_day(day).unwrap());
            assert_eq!(states_differ(&a, &b), day, "{other}");
            assert_eq!(states_differ(&b, &a), day, "{other}");
        }
    }

    /// Pieces that show the same on either side are one stretch; what comes between ends it.
    #[test]
    fn days_apart_are_joined_where_nothing_changes() {
        let a = spans("2026-01-01..2026-01-31=x 2026-02-01..2026-02-28=x 2026-03-01..2026-12-31=y");
        let b = spans("2026-01-01..2026-01-09=x 2026-01-10..2026-04-30=z 2026-05-01..2026-12-31=y");
        let apart: Vec<String> = stretches_apart(&a, &b)
            .iter()
            .map(|one| {
                let [a, b] = one.sides;
                {
                    let (from, to) = (one.days.from(), one.days.to());
                    format!("{from}..{to} {}{}", a.state, b.state)
                }
            })
            .collect();
        assert_eq!(
            apart,
            ["2026-01-10..2026-02-28 xz", "2026-03-01..2026-04-30 yz"]
        );
        assert_eq!(stretches_apart(&a, &a), []);
    }
}
