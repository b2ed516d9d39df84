//! Characters nobody can see. They come along when a text is copied out of a page or a chat, and make a word unknown that
//! looks right; in a terminal some of them give commands.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The first such character of a text, and where it stands.
pub fn unseen(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, c)| is_unseen(*c))
}

/// Controls, zero-width characters and marks of direction; not tabs and line ends.
const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The texts of a file with such a character in them, however it was written: `"\u001b"` is one, too.
pub(super) fn unseen_texts(table: &DeTable<'_>) -> Vec<(Range<usize>, char)> {
    fn walk(value: &Spanned<DeValue<'_>>, found: &mut Vec<(Range<usize>, char)>) {
        match value.get_ref() {
            DeValue::String(text) => found.extend(unseen(text).map(|(_, c)| (value.span(), c))),
            DeValue::Array(array) => array.iter().for_each(|value| walk(value, found)),
            DeValue::Table(table) => table.iter().for_each(|(_, value)| walk(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    table.iter().for_each(|(_, value)| walk(value, &mut found));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_found() {
        for (text, expected) in [
            ("长沙\t灵活\r\n", None),
            ("长沙\u{3000}灵活", None),
            ("长沙\0", Some((6, '\0'))),
            ("\u{1b}[31m", Some((0, '\u{1b}'))),
            ("长沙\u{200b} 灵活", Some((6, '\u{200b}'))),
            ("a\u{202e}b", Some((1, '\u{202e}'))),
            ("a\u{85}b", Some((1, '\u{85}'))),
        ] {
            assert_eq!(unseen(text), expected, "{text:?}");
        }
    }
}
