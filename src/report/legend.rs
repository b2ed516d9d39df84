//! What the signs of a calendar come to, in the words of whoever only wants to know whether it pays.

use std::ops::RangeInclusive;

use super::Plain;
use crate::calendar::{Day, Month};
use crate::engine::{Reason, Timeline};
use crate::i18n::Lang;

/// The signs that stand in the calendar of some months, those that come to the same together, each with the word for it.
/// Looked at from `today`.
pub fn legend(
    lang: Lang,
    record: &Timeline,
    months: RangeInclusive<Month>,
    today: Day,
) -> Vec<String> {
    let count = months.end().since(*months.start());
    let shown = (0..=count).flat_map(|n| record.fund_in(months.start().plus(n), None));
    let mut groups: Vec<(&'static str, String)> = Vec::new();
    for span in shown {
        let word = match Plain::of(span.state, &span.why.reason, today) {
            Plain::Partly => lang.mark_partial(),
            _ if matches!(span.why.reason, Reason::NotBorn { .. }) => lang.plain_not_born(),
            plain => plain.word(lang),
        };
        let sign = span.state.han();
        match groups.iter_mut().find(|(said, _)| *said == word) {
            Some((_, signs)) if signs.contains(sign) => {}
            Some((_, signs)) => signs.push(sign),
            None => groups.push((word, sign.to_string())),
        }
    }
    let sign = |(word, signs): (&str, String)| format!("{signs} {word}");
    groups.into_iter().map(sign).collect()
}
