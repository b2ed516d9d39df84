//! What the signs of a calendar come to, in the words of whoever only wants to know whether it pays.

use std::ops::RangeInclusive;

use super::Plain;
use crate::calendar::{Day, Month};
use crate::engine::Span;
use crate::i18n::Lang;
use crate::policy::Mark;

/// The signs that stand in the calendar of some months, those that come to the same together, each with the word for it.
/// Looked at from `today`.
pub fn legend(
    lang: Lang,
    fund: &[Span<Mark>],
    months: RangeInclusive<Month>,
    today: Day,
) -> Vec<String> {
    let (first, last) = (months.start().first(), months.end().last());
    let shown = fund
        .iter()
        .filter(|span| span.from <= last && span.to >= first);
    let mut groups: Vec<(&'static str, String)> = Vec::new();
    for span in shown {
        let word = match Plain::of(span.state, &span.why.reason, today) {
            Plain::Partly => lang.mark_partial(),
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
