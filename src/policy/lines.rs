//! Where the lines of a file begin. Knows its text, not what it says.

/// The line ends of a text: found once, so that naming the line of every statement does not read the file as many times.
pub(super) struct Lines {
    ends: Vec<usize>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self {
            ends: ends.map(|(at, _)| at).collect(),
        }
    }

    /// The line a byte stands in, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.ends.partition_point(|end| *end < offset) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;
    use crate::policy::line_column;

    #[test]
    fn the_line_is_the_one_a_message_names() {
        for text in ["", "\n", "a", "a\n", "甲\n\n乙 = 1\r\n丙", "\n\na\n"] {
            let lines = Lines::of(text);
            for offset in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let (line, _) = line_column(text, offset);
                assert_eq!(lines.line(offset), line, "{text:?} at {offset}");
            }
        }
    }
}
