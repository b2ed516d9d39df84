//! Brackets that were opened and never closed: TOML complains of them only further down, where nobody made a mistake.

use std::ops::Range;

/// The innermost bracket that is still open at the end of a text, and what closes it. What stands in quotes or behind a
/// `#` opens nothing.
pub(super) fn left_open(text: &str) -> Option<(usize, &'static str)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut rest = text.char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            '[' | '{' => open.push((at, c)),
            ']' | '}' => drop(open.pop()),
            '#' => drop(rest.find(|(_, c)| *c == '\n')),
            '"' | '\'' => {
                let behind = text.get(at..).map_or(1, |text| length_of_text(text, c));
                let end = at + behind;
                while rest.clone().next().is_some_and(|(at, _)| at < end) {
                    rest.next();
                }
            }
            _ => {}
        }
    }
    let &(at, c) = open.last()?;
    let is_header = matches!(open.as_slice(), [(one, '['), (two, '[')] if one + 1 == *two);
    Some(match c {
        '{' => (at, "}"),
        _ if is_header => (at - 1, "]]"),
        _ => (at, "]"),
    })
}

/// How long a text in quotes is that begins here, the quotes included.
fn length_of_text(text: &str, quote: char) -> usize {
    let triple: String = [quote; 3].iter().collect();
    let fence = if text.starts_with(&triple) { 3 } else { 1 };
    let inner = text.get(fence..).unwrap_or_default();
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        let is_end = fence == 1
            || inner
                .get(at..)
                .is_some_and(|rest| rest.starts_with(&triple));
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = quote == '"',
            '\n' if fence == 1 => return fence + at,
            _ if c == quote && is_end => return fence + at + fence,
            _ => {}
        }
    }
    text.len()
}

/// Whether a new entry begins where something is wrong: a header, or a key with its value, first on its line.
pub(super) fn begins_anew(text: &str, place: &Range<usize>) -> bool {
    let line = text.get(..place.start).unwrap_or_default();
    let line = line.rsplit('\n').next().unwrap_or_default();
    let rest = text.get(place.start..).unwrap_or_default();
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let behind_key = rest.trim_start_matches(is_of_key);
    let is_entry = behind_key.len() < rest.len() && behind_key.trim_start().starts_with('=');
    line.trim().is_empty() && (rest.starts_with('[') || is_entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_open_bracket_is_found() {
        for (text, expected) in [
            ("a = [1, 2]\nb = { c = 3 }", None),
            ("a = [", Some((4, "]"))),
            ("a = { b = { c = 1 }", Some((4, "}"))),
            ("a = [{ b = 1", Some((5, "}"))),
            ("[[place", Some((0, "]]"))),
            ("[[place]", Some((0, "]"))),
            ("a = '['\nb = \"\\\"{\" # [", None),
            ("a = \"\"\"\n[\"{\n\"\"\"\nb = [", Some((20, "]"))),
            ("a = \"[\nb = {", Some((11, "}"))),
            ("甲 = '长沙'\nb = [", Some((19, "]"))),
        ] {
            assert_eq!(left_open(text), expected, "{text}");
        }
    }
}
