//! Where two records part: the first day on which they show something else. Knows records only; what led to them, and
//! whether they are of one person, is no matter here.

use super::super::outcome::{Line, Span, Timeline};
use crate::calendar::{Day, DayRange};

/// The first day on which two records show something else, on any line.
pub(super) fn first_difference(a: &Timeline, b: &Timeline) -> Option<Day> {
    let side = Line::SIDE.map(|line| states_differ(a.side(line), b.side(line)));
    let fund = states_differ(&a.amended(), &b.amended());
    side.into_iter().chain([fund]).flatten().min()
}

/// The first day on which one line of two records shows something else, amendments included.
pub fn first_difference_of(line: Line, a: &Timeline, b: &Timeline) -> Option<Day> {
    match line {
        Line::Fund => states_differ(&a.amended(), &b.amended()),
        _ => states_differ(a.side(line), b.side(line)),
    }
}

/// The first of the days both lines cover on which their states are not the same. Where only one of them reaches, there is
/// nothing to compare.
pub fn states_differ<S: Copy + PartialEq>(a: &[Span<S>], b: &[Span<S>]) -> Option<Day> {
    let (mut rest_a, mut rest_b) = (a, b);
    while let (Some((a, after_a)), Some((b, after_b))) =
        (rest_a.split_first(), rest_b.split_first())
    {
        let both = DayRange::new(a.from.max(b.from), a.to.min(b.to));
        if let Some(days) = both.filter(|_| a.state != b.state) {
            return Some(days.from());
        }
        // The one that ends first is done with; or both at once.
        if a.to <= b.to {
            rest_a = after_a;
        }
        if b.to <= a.to {
            rest_b = after_b;
        }
    }
    None
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
}
