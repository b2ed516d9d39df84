//! Characters as receipt printers sold in China know them: GB18030, of which they print ASCII and what takes two bytes. The
//! table is written while building, by a crate that knows all of it.

use crate::text::width;

/// For each pair of bytes in its order the character it stands for, as two bytes, the lower first; 0 for none.
static PAIRS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gb18030.bin"));

/// The second bytes of a pair: 40 to 7E and 80 to FE.
const TRAILS: usize = 190;

/// The two bytes of a character.
fn pair(c: char) -> Option<[u8; 2]> {
    let code = u16::try_from(u32::from(c)).ok()?.to_le_bytes();
    let at = PAIRS.chunks_exact(2).position(|known| known == code)?;
    let (lead, trail) = (0x81 + at / TRAILS, 0x40 + at % TRAILS);
    let trail = if trail < 0x7f { trail } else { trail + 1 };
    Some([u8::try_from(lead).ok()?, u8::try_from(trail).ok()?])
}

/// The text with a question mark, as wide, for what is not printed as wide as it is on a screen, or not at all.
pub(super) fn printable(text: &str) -> String {
    let printable = |c: char| match c {
        ' '..='~' => c,
        c if c.is_control() => ' ',
        c => match (pair(c).is_some(), width(c.encode_utf8(&mut [0; 4]))) {
            (true, 2) => c,
            (false, 2) => '？',
            _ => '?',
        },
    };
    text.chars().map(printable).collect()
}

/// Adds a text that is printable.
pub(super) fn encode(text: &str, bytes: &mut Vec<u8>) {
    for c in text.chars() {
        match (u8::try_from(c), pair(c)) {
            (Ok(byte @ b' '..=b'~'), _) => bytes.push(byte),
            (_, Some(pair)) => bytes.extend(pair),
            _ => bytes.push(b'?'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Held against the crate that knows all of it, character by character.
    #[test]
    fn every_character_has_its_bytes() {
        let mut count = 0;
        for c in ('\u{20}'..='\u{ffff}').filter(|c| pair(*c).is_some()) {
            let mut bytes = Vec::new();
            encode(&c.to_string(), &mut bytes);
            let (text, _, wrong) = encoding_rs::GB18030.decode(&bytes);
            assert!(!wrong && text == c.to_string(), "{c} {bytes:x?}");
            count += 1;
        }
        assert!(count > 21_000, "{count}");
        let all = include_str!("../../../assets/messages/zh.toml");
        let odd = all
            .chars()
            .find(|c| !c.is_control() && printable(&c.to_string()) != c.to_string());
        assert_eq!(odd, None, "a message that is not printed");
    }

    #[test]
    fn what_is_not_printed_is_asked_about() {
        for (text, printed) in [
            ("长沙，2026年", "长沙，2026年"),
            ("a\u{20000}b", "a？b"),
            ("\u{e9}\u{201c}x", "??x"),
            ("a\nb\u{1b}@", "a b @"),
        ] {
            assert_eq!(printable(text), printed);
        }
    }
}
