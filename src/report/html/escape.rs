//! Texts as themselves: whatever stands in one, a browser shows it and does nothing.

use std::fmt::{self, Write as _};

/// A text within HTML, between tags or between quotes.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // HTML has no place for the others, not even as numbers.
                '\n' | '\t' => f.write_char(c)?,
                c if c.is_control() => f.write_char(' ')?,
                // They would turn round what stands after them.
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Escaped;

    #[test]
    fn nothing_in_a_text_is_read_as_html() {
        for (text, html) in [
            ("长沙", "长沙"),
            (
                "<script>alert(1)</script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
            ),
            ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
            ("&lt;", "&amp;lt;"),
            ("a\0b\u{1b}[31m\u{85}", "a b [31m "),
            ("a\u{202e}b", "ab"),
        ] {
            assert_eq!(Escaped(text).to_string(), html);
        }
    }
}
