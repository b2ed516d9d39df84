//! How characters sound, to find the place that was meant when one was written for another of the same sound: 长杀, 伤海.

/// The characters of everyday use and of place names by their sound without its tone: a line a sound.
const SOUNDS: &str = include_str!("../../assets/sounds.txt");

/// The sounds of a character. Only characters of everyday use are known.
fn sounds(c: char) -> impl Iterator<Item = &'static str> {
    let lines = SOUNDS.lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once(' '));
    pairs
        .filter(move |(_, chars)| chars.contains(c))
        .map(|(sound, _)| sound)
}

/// A sound as many people say it who do not tell zh from z, n from l, or ing from in.
fn blurred(sound: &str) -> String {
    let sound = sound
        .replacen("zh", "z", 1)
        .replacen("ch", "c", 1)
        .replacen("sh", "s", 1);
    let sound = sound
        .strip_suffix("ng")
        .map_or(sound.clone(), |open| format!("{open}n"));
    match sound.strip_prefix('n') {
        Some(rest) if !rest.is_empty() => format!("l{rest}"),
        _ => sound,
    }
}

/// Whether a name can be read so: its pinyin without tones, and the first letter of each character. A character of which
/// nothing is known can sound like anything.
pub fn reads_as(name: &str, pinyin: &str, initials: &str) -> bool {
    let mut name = name.chars();
    let Some(c) = name.next() else {
        return pinyin.is_empty() && initials.is_empty();
    };
    let known: Vec<&str> = sounds(c).collect();
    let mut ends = (1..=pinyin.len()).filter_map(|end| pinyin.split_at_checked(end));
    ends.any(|(sound, rest)| {
        let fits = known.is_empty() || known.contains(&sound);
        let initial = sound.chars().next();
        let behind = initial.and_then(|initial| initials.strip_prefix(initial));
        fits && behind.is_some_and(|behind| reads_as(name.as_str(), rest, behind))
    })
}

/// Whether two texts sound alike, character for character.
pub(super) fn sound_alike(a: &str, b: &str) -> bool {
    let alike =
        |a: char, b: char| a == b || sounds(a).any(|a| sounds(b).any(|b| blurred(a) == blurred(b)));
    a.chars().count() == b.chars().count() && a.chars().zip(b.chars()).all(|(a, b)| alike(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_its_characters_sound() {
        for (name, pinyin, initials, expected) in [
            ("长沙", "changsha", "cs", true),
            ("重庆", "chongqing", "cq", true),
            ("厦门", "xiamen", "xm", true),
            ("吕梁", "lvliang", "ll", true),
            ("长沙", "changsa", "cs", false),
            ("长沙", "changsha", "sc", false),
            ("长沙", "changsha", "c", false),
            ("长沙", "beijing", "bj", false),
            // A character nobody knows here.
            ("\u{3400}沙", "qiusha", "qs", true),
            ("\u{3400}沙", "qiusan", "qs", false),
        ] {
            assert_eq!(
                reads_as(name, pinyin, initials),
                expected,
                "{name} {pinyin} {initials}"
            );
        }
    }

    #[test]
    fn what_sounds_alike_is_told_from_what_looks_alike() {
        for (written, meant) in [
            ("长杀", "长沙"),
            ("常沙", "长沙"),
            ("伤海", "上海"),
            ("北惊", "北京"),
            ("福新", "阜新"),
            ("兰昌", "南昌"),
            ("深镇", "深圳"),
        ] {
            assert!(sound_alike(written, meant), "{written} {meant}");
        }
        for (real, other) in [
            ("泰安", "吉安"),
            ("浏阳", "沈阳"),
            ("温州", "广州"),
            ("长治", "长沙"),
            ("长春", "长沙"),
            ("株洲", "株"),
        ] {
            assert!(!sound_alike(real, other), "{real} {other}");
        }
    }
}
