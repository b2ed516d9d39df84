//! What people read: the message files, the texts of the packs, and the characters drawn around them.
//!
//! That both languages have every key with the same placeholders is not tested here: without it nothing builds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use toml::Value;
use yibao::text::{ambiguous, width};

use crate::common;

/// Every text of a TOML file, with its path in it: `case.hint_date`, `source.3.title`.
fn texts(toml: &str) -> BTreeMap<String, String> {
    fn walk(path: &str, value: &Value, into: &mut BTreeMap<String, String>) {
        let inner = |key: &str| {
            if path.is_empty() {
                key.to_owned()
            } else {
                format!("{path}.{key}")
            }
        };
        match value {
            Value::String(text) => {
                into.insert(path.to_owned(), text.clone());
            }
            Value::Table(table) => table
                .iter()
                .for_each(|(key, value)| walk(&inner(key), value, into)),
            Value::Array(array) => {
                array
                    .iter()
                    .enumerate()
                    .for_each(|(at, value)| walk(&inner(&at.to_string()), value, into));
            }
            _ => {}
        }
    }
    let mut into = BTreeMap::new();
    walk(
        "",
        &Value::Table(toml::from_str(toml).expect("TOML")),
        &mut into,
    );
    into
}

fn messages(lang: &str) -> BTreeMap<String, String> {
    let file = format!("assets/messages/{lang}.toml");
    texts(&fs::read_to_string(file).expect("the messages of a language"))
}

/// Every text of a region file that can be shown: all but addresses.
fn region_texts() -> Vec<(String, String)> {
    let shelf = common::shelf();
    let shown = |path: &str| !matches!(last_key(path), "url" | "read_at");
    let of_file = |file: &str| {
        let texts = texts(shelf.text(file).expect("a file of the shelf")).into_iter();
        let named = texts.map(|(path, text)| (format!("{file} {path}"), text));
        named.filter(|(path, _)| shown(path)).collect::<Vec<_>>()
    };
    shelf.files().into_iter().flat_map(of_file).collect()
}

/// The key a text stands behind.
fn last_key(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

fn rust_files(under: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(under).to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the source") {
            let path = entry.expect("an entry").path();
            match path.extension() {
                Some(ext) if ext == "rs" => files.push(path),
                None => folders.push(path),
                Some(_) => {}
            }
        }
    }
    files
}

/// The code of a file, comments left out.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("a source file");
    let code = text
        .lines()
        .map(|line| line.split("// ").next().unwrap_or(line));
    let code = code.filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_message_is_used_somewhere() {
    let code: String = rust_files("src").iter().map(|file| code(file)).collect();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let used = |name: &str| {
        code.match_indices(name).any(|(at, _)| {
            let (before, after) = (&code[..at], &code[at + name.len()..]);
            // Called as `lang.key(…)`, named as `Lang::key`, or a cell of the table of keys.
            let of = before
                .trim_end()
                .strip_suffix(['.', ':'])
                .map(|of| of.trim_end_matches(':').trim_end());
            let called = of.is_some_and(|of| {
                ["lang", "Lang", "self"]
                    .iter()
                    .any(|lang| of.ends_with(lang))
            });
            let in_table = name.starts_with("key_") || name.starts_with("act_");
            (called || in_table && !before.ends_with(is_name)) && !after.starts_with(is_name)
        })
    };
    let keys = messages("zh")
        .into_keys()
        .map(|path| path.replace('.', "_"));
    let unused: Vec<String> = keys.filter(|key| !used(key)).collect();
    assert_eq!(unused, [""; 0], "messages nobody shows");
}

/// The marks besides Han characters and ASCII that are drawn: two cells wide in every terminal.
const MARKS: &str = "。，、：；？！（）「」《》〔〕％～";

#[test]
fn every_character_shown_has_one_width_everywhere() {
    assert!(
        MARKS
            .chars()
            .all(|c| width(&c.to_string()) == 2 && ambiguous(&c.to_string()).is_none())
    );
    let faces = rust_files("src/tui")
        .into_iter()
        .chain(rust_files("src/report"));
    let faces = faces.map(|file| (file.display().to_string(), code(&file)));
    let messages = ["zh", "en"].into_iter().flat_map(messages);
    for (place, text) in messages.chain(region_texts()).chain(faces) {
        let odd = text.chars().find(|c| {
            let plain = c.is_ascii_graphic() || matches!(c, ' ' | '\n');
            !plain && !('\u{4e00}'..='\u{9fff}').contains(c) && !MARKS.contains(*c)
        });
        assert_eq!(
            odd, None,
            "{place}: a character that is neither ASCII, Han, nor one of {MARKS}"
        );
    }
}

#[test]
fn chinese_texts_have_full_width_punctuation() {
    let of_packs = region_texts()
        .into_iter()
        .filter(|(path, _)| last_key(path) == "zh");
    for (place, text) in messages("zh").into_iter().chain(of_packs) {
        let half = text.find([',', ';', ':', '!', '(', ')']);
        assert_eq!(half, None, "{place}: {text}");
        // Only as the sign for "not known", between spaces.
        let asks = text.replace(" ? ", "");
        assert!(!asks.contains('?'), "{place}: {text}");
    }
}

#[test]
fn what_is_asked_in_one_language_is_asked_in_the_other() {
    let en = messages("en");
    for (key, zh) in messages("zh") {
        let asks = (zh.ends_with('？'), en[&key].ends_with('?'));
        assert_eq!(asks.0, asks.1, "{key}: {zh} / {}", en[&key]);
    }
}

/// Words that are not said, and what is said instead. Quotes and titles keep the words of their source.
#[test]
fn plain_words_and_nobody_is_blamed() {
    let packs = region_texts()
        .into_iter()
        .filter(|(path, _)| last_key(path) == "zh");
    let zh: Vec<_> = messages("zh").into_iter().chain(packs).collect();
    for (word, instead) in [
        ("参保缴费", "交费"),
        ("您没有", "what is there and what can be done"),
        ("您未", "what is there and what can be done"),
        ("非法", "不认识, 不对"),
        ("无效", "不认识, 不对"),
        ("请勿", "what to do"),
        ("严禁", "what to do"),
        ("逾期", "晚了"),
        ("操作失败", "what went wrong, and what to do"),
    ] {
        for (place, text) in &zh {
            assert!(!text.contains(word), "{place}: {text}\nsay: {instead}");
        }
    }
    // On the pages of a visitor the plain word for paying stands, the official one in sources.
    let visitor = [
        "ask",
        "because",
        "choice",
        "now",
        "usable",
        "until",
        "check_page",
        "unresolved",
    ];
    for (key, text) in messages("zh") {
        let section = key.split('.').next().unwrap_or_default();
        assert!(
            !visitor.contains(&section) || !text.contains("缴费"),
            "{key}: {text}\nsay: 交费"
        );
    }
    for (key, text) in messages("en") {
        for word in [
            "invalid",
            "illegal",
            "failed",
            "you must",
            "you have not",
            "abort",
        ] {
            assert!(!text.to_lowercase().contains(word), "{key}: {text}");
        }
    }
}
