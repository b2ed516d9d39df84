//! Widths in terminal cells: a Han character takes two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of a text in cells.
pub fn width(text: &str) -> usize {
    let mut chars = text.chars();
    let usual = chars.try_fold(0, |taken, c| Some(taken + usual(c)?));
    usual.unwrap_or_else(|| text.width())
}

/// The width of the characters nearly all texts are made of, whatever stands beside them: a frame asks for thousands.
const fn usual(c: char) -> Option<usize> {
    match c {
        ' '..='~' => Some(1),
        '\u{4e00}'..='\u{9fa5}' | '，' | '。' | '、' | '：' | '；' | '「' | '」' | '（' | '）' => {
            Some(2)
        }
        _ => None,
    }
}

/// The characters of a text and their widths, if each of them fills cells of its own whatever stands beside it.
pub fn usual_cells(text: &str) -> Option<impl Iterator<Item = (char, usize)>> {
    let all = text.chars().all(|c| usual(c).is_some());
    all.then(|| text.chars().filter_map(|c| Some((c, usual(c)?))))
}

/// The text, followed by spaces up to `cells`; longer texts are left as they are.
pub fn pad(text: &str, cells: usize) -> String {
    let missing = cells.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// As much of the text as fits into `cells`; a wide character that would stick out is left away.
pub fn cut(text: &str, cells: usize) -> &str {
    let mut taken = 0;
    for (at, c) in text.char_indices() {
        let w = usual(c).or_else(|| c.width()).unwrap_or(0);
        if taken + w > cells {
            return text.get(..at).unwrap_or(text);
        }
        taken += w;
    }
    text
}

/// The first character whose width depends on the terminal, if there is one: such characters may not be shown.
pub fn ambiguous(text: &str) -> Option<char> {
    text.chars().find(|c| c.width() != c.width_cjk())
}

/// Full-width forms (U+FF01-FF5E and the ideographic space), as an input method leaves them, to ASCII.
///
/// ```
/// assert_eq!(yibao::text::fold_width("２０２６－０３"), "2026-03");
/// ```
pub fn fold_width(text: &str) -> String {
    let fold = |c: char| match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        0x3000 => ' ',
        _ => c,
    };
    text.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_characters_are_as_wide_as_the_table_says() {
        let all = (0..=u32::from(char::MAX)).filter_map(char::from_u32);
        for (c, cells) in all.filter_map(|c| Some((c, usual(c)?))) {
            assert_eq!(c.width(), Some(cells), "{c:?}");
            assert_eq!(String::from_iter([c, c]).width(), 2 * cells, "{c:?}");
        }
    }
}
