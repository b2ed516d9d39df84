//! Breaking lines: between any two Han characters, but never so that a line starts with a closing mark or ends with an
//! opening one (禁则).

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::UnicodeWidthChar;

use super::width::width;

/// The text in lines of at most `cells`. Line breaks in the text are kept.
///
/// ```
/// let lines = yibao::text::wrap("补缴到账当天恢复,期间可追溯。", 12);
/// assert!(lines.iter().all(|line| yibao::text::width(line) <= 12 && !line.starts_with('。')));
/// ```
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(2);
    let mut lines = Vec::new();
    let mut start = 0;
    let mut last = 0;
    // The width of what stands between `start` and `last`, with the spaces at its end.
    let mut taken = 0;
    for (at, kind) in linebreaks(text) {
        let piece = |from: usize, to: usize| text.get(from..to).unwrap_or("").trim_end();
        let word = text.get(last..at).unwrap_or("");
        let ink = word.trim_end();
        if last > start && !ink.is_empty() && taken + width(ink) > cells {
            lines.push(piece(start, last).to_owned());
            start = last;
            taken = 0;
        }
        taken += width(word);
        // A single word wider than the line is cut where it has to be.
        while taken > cells && width(piece(start, at)) > cells {
            let end = hard_cut(text, start, at, cells);
            lines.push(piece(start, end).to_owned());
            start = end;
            taken = width(text.get(start..at).unwrap_or(""));
        }
        if kind == BreakOpportunity::Mandatory && at < text.len() {
            lines.push(piece(start, at).to_owned());
            start = at;
            taken = 0;
        }
        last = at;
    }
    let rest = text.get(start..).unwrap_or("").trim_end();
    if !rest.is_empty() || lines.is_empty() {
        lines.push(rest.to_owned());
    }
    lines
}

/// A paragraph behind a label, in lines of at most `cells`: further lines stand under the first one's text.
pub fn hanging(label: &str, text: &str, cells: usize) -> Vec<String> {
    let indent = width(label);
    let lines = wrap(text, cells.saturating_sub(indent)).into_iter();
    let lead = std::iter::once(label.to_owned()).chain(std::iter::repeat(" ".repeat(indent)));
    lead.zip(lines)
        .map(|(lead, line)| format!("{lead}{line}"))
        .collect()
}

fn hard_cut(text: &str, start: usize, end: usize, cells: usize) -> usize {
    let mut taken = 0;
    for (at, c) in text.get(start..end).unwrap_or("").char_indices() {
        taken += c.width().unwrap_or(0);
        if taken > cells && at > 0 {
            return start + at;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_line_starts_with_a_closing_mark() {
        let text = "断缴3个月(含)以内补缴的,到账之日起恢复,期间可追溯;超过3个月的,按暂停参保处理。";
        for cells in 4..40 {
            for line in wrap(text, cells) {
                let first = line.chars().next();
                let closing = first.is_some_and(|c| ",。;)」!?:,;".contains(c));
                assert!(!closing || cells < 6, "{cells}: {line}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_line_takes_all_that_fits(text in "[ \u{3000}a-z0-9,。断缴补3个月()「」]{1,80}", cells in 4usize..60) {
            let pieces = linebreaks(&text).map(|(at, _)| text[..at].trim_end());
            let longest = pieces.take_while(|piece| width(piece) <= cells).last();
            if let Some(longest) = longest.filter(|piece| !piece.is_empty()) {
                prop_assert_eq!(&wrap(&text, cells)[0], longest);
            }
        }

        #[test]
        fn nothing_is_lost_and_nothing_sticks_out(text in "[ a-z0-9,。断缴补3个月()「」]{0,80}", cells in 4usize..60) {
            let lines = wrap(&text, cells);
            let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
            prop_assert!(lines.iter().all(|line| width(line) <= cells));
        }
    }
}
