//! `regions/README.md` followed to the letter in a fresh folder, in both languages: every command is run, every edit made,
//! and what it shows is what the program prints. `YIBAO_BLESS=1` writes down what is printed now.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tempfile::TempDir;
use yibao::policy::read_pack;

use crate::program::{Ran, yibao_in};

pub const README: &str = "regions/README.md";
/// Where the English half begins, and where the tables of both.
const ENGLISH: &str = "\n# How to add a region\n";
const TABLES: &str = "\n# 能写哪些规定 (slots)\n";
/// What a list of output ends with that is longer than shown.
const MORE: &str = "...";
const PROGRAM: &str = "target/release/yibao";
const PACK: &str = "regions/430200-zhuzhou.toml";

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub fn read(path: &str) -> String {
    fs::read_to_string(here(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Holds a part of the README to what it should be, or writes it.
pub fn assert_written(part: &str, should_be: &str) {
    static ONE_AFTER_THE_OTHER: Mutex<()> = Mutex::new(());
    if std::env::var_os("YIBAO_BLESS").is_some() {
        let _turn = ONE_AFTER_THE_OTHER.lock().expect("nobody panics here");
        let text = read(README).replacen(part, should_be, 1);
        return fs::write(here(README), text).expect("the README is written");
    }
    let mut lines = part.lines().zip(should_be.lines());
    let first = lines.find(|(stands, should_stand)| stands != should_stand);
    assert!(
        part == should_be,
        "{README} says what is not so: {first:#?}\nIf the change is meant, write it anew with\n  \
         YIBAO_BLESS=1 cargo test --test it -- adding slot_table\nand look at the difference."
    );
}

/// A piece of a text: a line, or what stands between fences.
#[derive(Clone)]
pub enum Piece {
    Line(String),
    Block { tag: String, body: Vec<String> },
}

pub fn pieces(text: &str) -> Vec<Piece> {
    let mut lines = text.lines().map(str::to_owned);
    let mut pieces = Vec::new();
    while let Some(line) = lines.next() {
        pieces.push(match line.strip_prefix("```") {
            Some(tag) => Piece::Block {
                tag: tag.to_owned(),
                body: lines.by_ref().take_while(|line| line != "```").collect(),
            },
            None => Piece::Line(line),
        });
    }
    pieces
}

fn text(pieces: &[Piece]) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Line(line) => format!("{line}\n"),
        Piece::Block { tag, body } => {
            let body: Vec<String> = body.iter().map(|line| format!("{line}\n")).collect();
            format!("```{tag}\n{}```\n", body.concat())
        }
    });
    pieces.collect()
}

/// The two halves, each up to where the next part begins.
fn halves() -> [String; 2] {
    let text = read(README);
    let (chinese, rest) = text.split_once(ENGLISH).expect("an English half");
    let (english, _) = rest.split_once(TABLES).expect("tables behind it");
    [format!("{chinese}\n"), format!("{english}\n")]
}

/// Somebody who does what the README says.
struct Reader {
    folder: TempDir,
    runs: Vec<Run>,
}

/// A command of the program, and the pack as it was then.
struct Run {
    is_check: bool,
    ran: Ran,
    pack: String,
}

impl Run {
    fn is_well(&self) -> bool {
        self.ran.status == Some(0)
    }

    fn printed(&self) -> String {
        format!("{}{}", self.ran.out, self.ran.err)
    }
}

impl Reader {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("regions")).expect("a folder in it");
        for name in region_files() {
            let to = folder.path().join("regions").join(&name);
            fs::copy(here("regions").join(&name), to).expect("a copy");
        }
        let runs = Vec::new();
        Self { folder, runs }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap_or_default()
    }

    /// Does what a piece says; gives it back as it should be.
    fn follow(&mut self, piece: Piece) -> Piece {
        let Piece::Block { tag, body } = piece else {
            return piece;
        };
        let body = match tag.split_once(' ').unwrap_or((&tag, "")) {
            ("sh", "") => {
                for command in &body {
                    self.run(command);
                }
                body
            }
            ("toml", "") => {
                assert_sound(&body.join("\n"));
                body
            }
            ("toml", file) => {
                fs::write(self.file(file), body.join("\n") + "\n").expect("the file is written");
                body
            }
            ("diff", file) => {
                self.edit(file, &body);
                body
            }
            ("", "") => self.shown(&body),
            _ => panic!("nobody knows what to do with ```{tag}"),
        };
        Piece::Block { tag, body }
    }

    fn run(&mut self, command: &str) {
        let words = words(command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            // It was built for this test.
            ["cargo", "build", "--release"] => {}
            ["cp", from, to] => {
                fs::copy(self.file(from), self.file(to)).expect("a copy");
            }
            ["rm", file] => fs::remove_file(self.file(file)).expect("it was there"),
            ["git", "checkout", file] => {
                fs::copy(here(file), self.file(file)).expect("a copy");
            }
            [PROGRAM, args @ ..] => {
                let is_check = args.contains(&"check");
                // What is long unchecked depends on the day it is looked at.
                let today: &[&str] = if is_check {
                    &["--today", "2026-11-21"]
                } else {
                    &[]
                };
                let ran = yibao_in(self.folder.path(), args.iter().chain(today), b"");
                let pack = self.read(PACK);
                self.runs.push(Run {
                    is_check,
                    ran,
                    pack,
                });
            }
            _ => panic!("nobody knows how to run {command}"),
        }
    }

    /// Changes a file as a diff says: its lines stand there once, one below the other.
    fn edit(&self, file: &str, diff: &[String]) {
        let side = |gone: char| -> String {
            let lines = diff.iter().filter(|line| !line.starts_with(gone));
            let lines: Vec<String> = lines.map(|line| format!("{}\n", &line[1..])).collect();
            lines.concat()
        };
        let (before, after) = (side('+'), side('-'));
        let text = self.read(file);
        assert_eq!(text.matches(&before).count(), 1, "{file}:\n{before}");
        fs::write(self.file(file), text.replace(&before, &after)).expect("the file is written");
    }

    /// What the last command printed, as far as the README shows it.
    fn shown(&self, shown: &[String]) -> Vec<String> {
        let run = self.runs.last().expect("something was run before it");
        let printed = run.printed();
        let mut printed: Vec<String> = printed.lines().map(|l| l.trim_end().to_owned()).collect();
        if shown.last().is_some_and(|last| last == MORE) {
            assert!(
                printed.len() >= shown.len(),
                "there is no more: {printed:#?}"
            );
            printed.truncate(shown.len() - 1);
            printed.push(MORE.to_owned());
        }
        printed
    }
}

fn region_files() -> Vec<String> {
    let files = fs::read_dir(here("regions")).expect("the packs");
    let names = files.map(|file| file.expect("a file").file_name());
    names
        .map(|name| name.into_string().expect("a name"))
        .collect()
}

/// The words of a command, those in quotes without them.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(nth, part)| match nth % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

/// What stands in the README as an illustration can stand in a pack.
fn assert_sound(fragment: &str) {
    let pack = format!("[region]\ncode = \"430200\"\nname = \"株洲\"\n{fragment}\n");
    if let Err(faulty) = read_pack("README.md", &pack) {
        panic!("{fragment}\n{:#?}", faulty.problems);
    }
}

/// Line and column of a word that stands in a text once.
fn place_of(text: &str, word: &str) -> (usize, usize) {
    let found: Vec<(usize, usize)> = text
        .lines()
        .enumerate()
        .filter_map(|(nth, line)| {
            let (before, _) = line.split_once(word)?;
            Some((nth + 1, before.chars().count() + 1))
        })
        .collect();
    assert_eq!(found.len(), 1, "{word}");
    found[0]
}

#[test]
fn what_it_shows_is_what_was_seen() {
    for half in halves() {
        let mut reader = Reader::new();
        let followed: Vec<Piece> = pieces(&half)
            .into_iter()
            .map(|piece| reader.follow(piece))
            .collect();
        assert_written(&half, &text(&followed));
    }
}

#[test]
fn it_breaks_where_it_says_and_the_calendar_changes() {
    for (half, line_and_column) in halves().into_iter().zip(["第5行第8列", "Line 5, column 8"])
    {
        let mut reader = Reader::new();
        for piece in pieces(&half) {
            reader.follow(piece);
        }
        let (checks, shows): (Vec<Run>, Vec<Run>) =
            reader.runs.drain(..).partition(|run| run.is_check);
        let [copied, edited, misspelt, miscounted, mended] = checks.as_slice() else {
            panic!("{} checks", checks.len());
        };
        for (run, is_well) in [
            (copied, false),
            (edited, true),
            (misspelt, false),
            (miscounted, false),
            (mended, true),
        ] {
            assert_eq!(run.is_well(), is_well, "{}", run.printed());
        }
        for (run, word) in [
            (copied, "\"430100\""),
            (misspelt, "\"paymnet-day\""),
            (miscounted, "2026-12-04"),
        ] {
            let (line, column) = place_of(&run.pack, word);
            let place = format!("{PACK}:{line}:{column}");
            assert!(run.printed().contains(&place), "{place}\n{}", run.printed());
        }
        assert_eq!(place_of(&copied.pack, "\"430100\""), (5, 8));
        assert!(half.contains(line_and_column));

        let [before, after] = shows.as_slice() else {
            panic!("{} calendars", shows.len());
        };
        assert!(before.is_well() && after.is_well());
        assert!(before.printed().contains("断等") && !before.printed().contains("停享"));
        assert!(after.printed().contains("停享") && !after.printed().contains("断等"));

        // In the end everything is as it was.
        for name in region_files() {
            let name = format!("regions/{name}");
            let is_same = reader.read(&name) == read(&name);
            assert!(is_same || name == README, "{name}");
        }
        assert!(!reader.file(PACK).exists());
    }
}

#[test]
fn the_readmes_lead_to_it() {
    for readme in ["README.md", "README.zh-CN.md"] {
        assert!(read(readme).contains("(regions/README.md"), "{readme}");
    }
}
