//! The two READMEs show what was seen: their screens are the snapshots, and their cases read.

use std::fs;
use std::path::Path;

use yibao::case::Case;

use crate::common;

const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];

pub fn read(path: impl AsRef<Path>) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The fenced blocks of a language, in order.
pub fn blocks(text: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(tag) = line.strip_prefix("```") else {
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if tag == language {
            blocks.push(body.join("\n"));
        }
    }
    blocks
}

/// The screens among the snapshots.
fn snapshots() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots");
    let files = fs::read_dir(folder).expect("the snapshots");
    files
        .map(|file| {
            let text = read(file.expect("a file").path());
            let (_, screen) = text
                .trim_start_matches("---\n")
                .split_once("\n---\n")
                .expect("a head");
            screen.trim_end().to_owned()
        })
        .collect()
}

#[test]
fn the_screens_are_the_snapshots() {
    let seen = snapshots();
    for readme in READMES {
        let shown = blocks(&read(readme), "");
        let screens: Vec<&String> = shown
            .iter()
            .filter(|block| !block.starts_with("main"))
            .collect();
        assert!(!screens.is_empty(), "{readme} shows no screen");
        for screen in screens {
            assert!(
                seen.iter().any(|one| one == screen.trim_end()),
                "{readme} shows what nobody saw:\n{screen}"
            );
        }
    }
}

#[test]
fn the_case_is_the_same_on_a_line_and_in_a_file() {
    let shelf = common::shelf();
    for readme in READMES {
        let text = read(readme);
        let (_, rest) = text.split_once("-- show \"").expect("a case on a line");
        let (line, _) = rest.split_once('"').expect("its end");
        let file = blocks(&text, "toml")
            .into_iter()
            .find(|block| block.starts_with("as_of"))
            .expect("a case file");
        let on_a_line = common::case(line, &shelf);
        let in_a_file = Case::read(&file, shelf.index())
            .unwrap_or_else(|problem| panic!("{readme}: {problem:?}"));
        assert_eq!(on_a_line, in_a_file, "{readme}");
    }
}
