//! The lines of RFC 5545: at most 75 octets each, folded between characters, ended by CR and LF.

/// The octets of a line, its end not counted.
const LINE: usize = 75;

/// What has been written so far.
#[derive(Default)]
pub(super) struct Content(String);

impl Content {
    /// A property whose value is no text: a word, a day.
    pub(super) fn line(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value is a text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.line(name, &escaped(text));
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// A text as a value (§3.3.11): a line break is written, other control characters have no place in it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_value() {
        for (text, value) in [
            ("a;b,c\\d", "a\\;b\\,c\\\\d"),
            ("one\r\ntwo", "one\\ntwo"),
            ("a\u{7}b", "ab"),
            ("补交，再交；", "补交，再交；"),
            ("x\nEND:VCALENDAR", "x\\nEND:VCALENDAR"),
        ] {
            assert_eq!(escaped(text), value);
        }
    }

    proptest::proptest! {
        /// Whatever a text holds: no line is longer than 75 octets, and unfolded it is what was written.
        #[test]
        fn folding_loses_nothing(text in "[a,断缴补\u{1f600}\\\\; ]{0,200}") {
            let mut content = Content::default();
            content.text("DESCRIPTION", &text);
            let written = content.finish();
            for line in written.split_terminator("\r\n") {
                proptest::prop_assert!(line.len() <= LINE && !line.contains(['\r', '\n']), "{line}");
            }
            let unfolded = written.replace("\r\n ", "");
            proptest::prop_assert_eq!(unfolded, format!("DESCRIPTION:{}\r\n", escaped(&text)));
        }
    }
}
