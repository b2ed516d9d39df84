//! Reads source files: the paths they name, without comments, texts and tests.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the program.
pub struct Source {
    /// Where it stands, from the root.
    pub file: String,
    /// All of it.
    pub text: String,
}

/// A path named in a file: `std::fs::read`, with `self` and `super` resolved.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    pub line: usize,
    pub path: Vec<String>,
}

/// What a file says to the machine.
pub struct Program {
    /// Its text, with comments, texts and tests blanked out; lines stay where they are.
    pub text: String,
    /// Modules that are only there for tests and have a file of their own.
    pub test_files: Vec<String>,
    /// Lines that are not tests.
    pub lines: usize,
}

/// All files of the program; not those of tests.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    find(&root.join("src"), &mut files);
    files.sort();
    let read = |path: &PathBuf| Source {
        file: path
            .strip_prefix(root)
            .expect("below the root")
            .display()
            .to_string(),
        text: fs::read_to_string(path).expect("a source file"),
    };
    let mut sources: Vec<Source> = files.iter().map(read).collect();
    let tests: Vec<String> = sources
        .iter()
        .flat_map(|source| {
            let folder = source
                .file
                .rsplit_once('/')
                .map_or("", |(folder, _)| folder);
            program(&source.text)
                .test_files
                .into_iter()
                .map(move |name| format!("{folder}/{name}"))
        })
        .collect();
    sources.retain(|source| {
        !tests.iter().any(|test| {
            source.file == format!("{test}.rs") || source.file.starts_with(&format!("{test}/"))
        })
    });
    sources
}

fn find(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            find(&path, files);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            files.push(path);
        }
    }
}

/// What a file says to the machine.
pub fn program(text: &str) -> Program {
    const TESTS: &str = "#[cfg(test)]";
    let mut text = bare(text);
    let mut test_files = Vec::new();
    let mut lines = text.lines().count();
    while let Some(at) = text.find(TESTS) {
        let after = at + TESTS.len();
        let item = &text[after..];
        let opens = item.find(['{', ';']).unwrap_or(item.len());
        let end = if item[opens..].starts_with('{') {
            opens + block(&item[opens..])
        } else {
            let words: Vec<&str> = item[..opens].split_whitespace().collect();
            if let [.., "mod", name] = words[..] {
                test_files.push(name.to_owned());
            }
            (opens + 1).min(item.len())
        };
        let gone = &text[at..after + end];
        lines -= gone.matches('\n').count() + 1;
        text = format!("{}{}{}", &text[..at], blanked(gone), &text[after + end..]);
    }
    Program {
        text,
        test_files,
        lines,
    }
}

/// The length of a block in braces.
fn block(text: &str) -> usize {
    let mut depth = 0_usize;
    let end = text.char_indices().find(|(_, c)| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

fn blanked(text: &str) -> String {
    text.chars()
        .map(|c| if c == '\n' { '\n' } else { ' ' })
        .collect()
}

/// The text with comments and texts blanked out; lines stay where they are.
fn bare(text: &str) -> String {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("r\"") && !bare.ends_with(is_word) {
            rest[2..].find('"').map_or(rest.len(), |end| end + 3)
        } else if rest.starts_with("r#\"") && !bare.ends_with(is_word) {
            rest.find("\"#").map_or(rest.len(), |end| end + 2)
        } else if c == '"' {
            quoted(rest)
        } else if let Some(length) = character(rest) {
            length
        } else {
            bare.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        let (gone, left) = rest.split_at(skipped);
        bare.push_str(&blanked(gone));
        rest = left;
    }
    bare
}

/// The length of a text in quotes.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// The length of a character in quotes; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    if inside.starts_with('\\') {
        return Some(inside[2..].find('\'')? + 4);
    }
    let first = inside.chars().next()?.len_utf8();
    inside[first..].starts_with('\'').then_some(first + 2)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Words, `::`, and every other character by itself; with their lines.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    for (line, text) in text.lines().enumerate() {
        let mut rest = text.trim_start();
        while let Some(c) = rest.chars().next() {
            let length = match rest.find(|c| !is_word(c)) {
                None => rest.len(),
                Some(0) if rest.starts_with("::") => 2,
                Some(0) => c.len_utf8(),
                Some(end) => end,
            };
            tokens.push((line + 1, &rest[..length]));
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

/// Every path named in a file.
pub fn named(file: &str, text: &str) -> Vec<Named> {
    let program = program(text);
    let tokens = tokens(&program.text);
    let here = module(file);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // Not the end of another path; `::std` begins one.
        let begins =
            at == 0 || tokens[at - 1].1 != "::" || at == 1 || !tokens[at - 2].1.ends_with(is_word);
        let goes_on = tokens.get(at + 1).is_some_and(|(_, token)| *token == "::");
        if begins && goes_on && tokens[at].1.starts_with(is_word) {
            at = tree(&tokens, at, &[], &mut |line, path| {
                found.push(Named {
                    line,
                    path: resolve(&here, path),
                });
            });
        } else {
            at += 1;
        }
    }
    found
}

/// Reads `a::{b, c::d}` from `at` on and tells each path in it; returns where it ends.
fn tree(
    tokens: &[(usize, &str)],
    mut at: usize,
    before: &[&str],
    tell: &mut impl FnMut(usize, &[&str]),
) -> usize {
    let mut path = before.to_vec();
    loop {
        let Some((line, token)) = tokens.get(at).copied() else {
            return at;
        };
        if token == "{" && !path.is_empty() {
            while tokens.get(at).is_some_and(|(_, token)| *token != "}") {
                at = tree(tokens, at + 1, &path, tell);
                // `as` gives another name, which is none of its own.
                while tokens
                    .get(at)
                    .is_some_and(|(_, token)| !matches!(*token, "," | "}"))
                {
                    at += 1;
                }
            }
            return at + 1;
        }
        if token == "}" {
            return at;
        }
        if !token.starts_with(is_word) {
            tell(line, &path);
            return at;
        }
        path.push(token);
        at += 1;
        if tokens.get(at).is_none_or(|(_, token)| *token != "::") {
            tell(line, &path);
            return at;
        }
        at += 1;
    }
}

/// Where a file stands: `src/engine/answer/mod.rs` is `engine::answer`.
pub fn module(file: &str) -> Vec<&str> {
    let inside = file
        .strip_prefix("src/")
        .unwrap_or(file)
        .trim_end_matches(".rs");
    let parts = inside.split('/');
    parts
        .filter(|part| !matches!(*part, "mod" | "lib" | "main"))
        .collect()
}

fn resolve(here: &[&str], path: &[&str]) -> Vec<String> {
    let ups = path.iter().take_while(|part| **part == "super").count();
    let inside = |depth: usize, rest: &[&str]| {
        let whole = ["crate"].iter().chain(&here[..depth]).chain(rest);
        whole.map(|part| (*part).to_owned()).collect()
    };
    match path.first() {
        Some(&"super") => inside(here.len().saturating_sub(ups), &path[ups..]),
        Some(&"self") => inside(here.len(), &path[1..]),
        _ => path.iter().map(|part| (*part).to_owned()).collect(),
    }
}
