//! Thresholds nobody can ever reach: beyond what is told apart at all, or behind another one.
//!
//! Knows how far things are counted, which is a promise of the machine: a test holds the two together.

use super::effect::{GapLength, GapStep};
use super::gap::{LONGEST_MONTHS, Unit};
use super::problem::Code;
use super::term::{Term, TermUnit};
use super::wait::Wait;

/// Unbroken months are counted up to this.
pub const LONGEST_UNBROKEN: u8 = 24;
/// Years missed in a row are counted up to this.
pub const LONGEST_MISSED: u8 = 30;
/// Years of premiums are counted up to this.
pub const LONGEST_RECORD: u8 = 50;
/// Interruptions are counted up to this.
pub const MOST_INTERRUPTIONS: u8 = 10;

/// Nothing longer than [`LONGEST_MONTHS`] is told apart, so a longer limit could never be reached.
pub(super) fn check_months(months: u32, report: &mut dyn FnMut(Code, &str)) {
    if months > u32::from(LONGEST_MONTHS) {
        report(Code::P040, &months.to_string());
    }
}

/// What counts something counts at least one.
pub(super) fn check_above_zero(n: u32, what: &str, report: &mut dyn FnMut(Code, &str)) {
    if n == 0 {
        report(Code::P045, what);
    }
}

/// A wait of nothing is no effect.
pub(super) fn check_wait(wait: &Wait, report: &mut dyn FnMut(Code, &str)) {
    if wait.is_none() {
        check_above_zero(0, "n", report);
    }
}

/// Of the year or half-year one stands in, 0 more is a length; of everything else it is none.
pub(super) fn check_length(term: Term, report: &mut dyn FnMut(Code, &str)) {
    if !matches!(term.unit, TermUnit::CalendarYear | TermUnit::HalfYear) {
        check_above_zero(u32::from(term.n), "n", report);
    }
}

pub(super) fn check_missed_years(years: u8, report: &mut dyn FnMut(Code, &str)) {
    if years > LONGEST_MISSED {
        report(Code::P040, &years.to_string());
    }
}

pub(super) fn check_term(term: Term, report: &mut dyn FnMut(Code, &str)) {
    check_length(term, report);
    check_months(term.months(), report);
}

pub(super) fn months_of(n: u16, unit: Unit) -> u32 {
    match unit {
        Unit::Month => u32::from(n),
        Unit::Day => u32::from(n).div_ceil(30),
    }
}

/// The steps of a table: each reaches further than those before it, and the last one, and only that, is open.
pub(super) fn check_steps(steps: &[GapStep], report: &mut dyn FnMut(Code, &str)) {
    let lengths: Vec<Option<GapLength>> = steps.iter().map(|step| step.up_to).collect();
    let open = lengths.iter().position(Option::is_none);
    let is_covered = |at: usize, length: &GapLength| {
        let mut before = lengths.iter().take(at).flatten();
        before.any(|earlier| earlier.from == length.from && reaches(*earlier, *length))
    };
    let covered = lengths
        .iter()
        .enumerate()
        .any(|(at, length)| length.as_ref().is_some_and(|length| is_covered(at, length)));
    if covered || open.is_none_or(|at| at + 1 != steps.len()) {
        report(Code::P040, "by-gap");
    }
    for length in lengths.into_iter().flatten() {
        check_above_zero(u32::from(length.n), "up_to", report);
        check_months(months_of(length.n, length.unit), report);
    }
}

/// Whether a length is at least as long as another, whatever months they fall into.
fn reaches(long: GapLength, short: GapLength) -> bool {
    let days = |length: GapLength, of_month: u32| match length.unit {
        Unit::Day => u32::from(length.n),
        Unit::Month => u32::from(length.n) * of_month,
    };
    if long.unit == short.unit {
        long.n >= short.n
    } else {
        days(long, 28) >= days(short, 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::caps::{MONTHS_CAP, RECORD_CAP, YEARS_MISSED_CAP};

    #[test]
    fn what_a_pack_may_say_is_as_far_as_the_machine_counts() {
        assert_eq!(LONGEST_UNBROKEN, MONTHS_CAP);
        assert_eq!(LONGEST_MISSED, YEARS_MISSED_CAP);
        assert_eq!(u16::from(LONGEST_RECORD) * 12, RECORD_CAP);
    }

    #[test]
    fn a_step_behind_one_that_reaches_as_far_is_never_reached() {
        use Unit::{Day, Month};
        for (long, short, expected) in [
            ((3, Month), (3, Month), true),
            ((3, Month), (60, Day), true),
            ((3, Month), (90, Day), false),
            ((90, Day), (3, Month), false),
            ((93, Day), (3, Month), true),
        ] {
            let length = |(n, unit)| GapLength {
                n,
                unit,
                from: crate::policy::GapFrom::default(),
            };
            assert_eq!(
                reaches(length(long), length(short)),
                expected,
                "{long:?} {short:?}"
            );
        }
    }
}
