//! Receipts: what a printer is told, read as a printer reads it; and a printer that is not there, takes nothing, or is none.
#![allow(clippy::disallowed_types, reason = "a printer of its own to send to")]

use std::fs;
use std::io::Read as _;
use std::net::TcpListener;
use std::path::Path;
use std::thread;

use yibao::i18n::Lang;
use yibao::report::{Report, brief, doubts, headline, next_step, receipt};

use crate::common;
use crate::program::{Ran, yibao};

const CASES: &[&str] = &[
    "今 2026-11-21 长沙 灵活 交 ..2026-07",
    "今 2026-11-21 长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-11-11 激活",
    "今 2026-11-21 上海 单位 交 ..2026-11",
    "今 2026-02-10 北京 居民 交 ..2025 交 2026@2026-02-10",
    "今 2026-11-22 天津 灵活 交 ..2026-05 交 2026-11@?",
    "今 2026-11-22 银川 退休 年限 30 交 ..2026-03",
];

fn report(line: &str) -> Report {
    let mut shelf = common::shelf();
    let case = common::case(line, &shelf);
    Report::of(case, &mut shelf, None).expect("the packs read")
}

/// A line on paper: its text, how many times as wide and high as usual, and the columns it takes.
struct Line {
    text: String,
    scale: usize,
    columns: usize,
}

/// Paper as a printer leaves it. Knows the commands that are sent and no others.
fn print(bytes: &[u8]) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut scale, mut row) = (1, Vec::new());
    let mut rest = bytes;
    let mut is_cut = false;
    loop {
        rest = match rest {
            [] => break,
            _ if is_cut => panic!("{} bytes after the cut", rest.len()),
            [0x1b, b'@', rest @ ..] | [0x1c, b'&', rest @ ..] | [0x1b, b'd', _, rest @ ..] => rest,
            [0x1d, b'!', size, rest @ ..] => {
                assert_eq!(size >> 4, size & 15, "as wide as high");
                scale = usize::from(size & 15) + 1;
                rest
            }
            [0x1d, b'V', b'B', _, rest @ ..] => {
                is_cut = true;
                rest
            }
            [b'\n', rest @ ..] => {
                let (text, _, wrong) = encoding_rs::GB18030.decode(&row);
                assert!(!wrong, "{row:x?}");
                lines.push(Line {
                    text: text.into_owned(),
                    scale,
                    // Two bytes are a character of two columns.
                    columns: row.len() * scale,
                });
                row.clear();
                rest
            }
            [byte @ (b' '..=b'~' | 0x81..=0xfe), rest @ ..] => {
                row.push(*byte);
                match (byte, rest) {
                    (0x81..=0xfe, [trail, rest @ ..]) => {
                        assert!(!trail.is_ascii_digit(), "a character no printer knows");
                        row.push(*trail);
                        rest
                    }
                    _ => rest,
                }
            }
            [byte, ..] => panic!("{byte:#x} is no command"),
        };
    }
    assert!(is_cut && row.is_empty());
    lines
}

#[test]
fn every_line_fits_the_paper_and_the_dates_are_large() {
    for line in CASES {
        let report = report(line);
        for lang in [Lang::Zh, Lang::En] {
            for columns in [24, 32, 48, 64] {
                let lines = print(&receipt(lang, &report, columns));
                for line in &lines {
                    assert!(line.columns <= usize::from(columns), "{}", line.text);
                }
                let joined = |lines: Vec<&Line>| {
                    let texts: String = lines.iter().map(|line| line.text.as_str()).collect();
                    texts.replace(' ', "")
                };
                let large = joined(lines.iter().filter(|line| line.scale == 2).collect());
                let small = joined(lines.iter().filter(|line| line.scale == 1).collect());
                let has = |paper: &str, said: &str| {
                    assert!(
                        paper.contains(&said.replace(' ', "")),
                        "{line} {columns}: {said}\n{paper}"
                    );
                };
                let brief = brief(lang, &report);
                for date in brief.from.iter().chain(&brief.until) {
                    has(&large, date);
                }
                has(&small, &headline(lang, &report.answer).now);
                has(&small, &next_step(lang, &report).unwrap_or_default());
                has(&small, &lang.leaflet_as_of(lang.day(report.answer.as_of)));
                if let Some(doubt) = doubts(lang, &report, report.answer.shown_to()).first() {
                    has(&small, &doubt.question);
                }
            }
        }
    }
}

/// Prints the first case with this `to`.
fn print_to(folder: &Path, to: &str) -> Ran {
    let config = folder.join("config.toml");
    fs::write(&config, format!("[print]\nto = '{to}'\ncolumns = 48\n")).expect("a file");
    let config = config.display().to_string();
    yibao(["show", CASES[0], "--print", "--config", &config])
}

#[test]
fn a_port_gets_the_bytes_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let printer = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a caller");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("bytes");
        bytes
    });
    let ran = print_to(folder.path(), &format!("127.0.0.1:{port}"));
    assert_eq!((ran.status, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
    assert_eq!(ran.err.trim(), Lang::Zh.print_sent());
    let bytes = printer.join().expect("a printer");
    assert_eq!(bytes, receipt(Lang::Zh, &report(CASES[0]), 48));
}

#[test]
fn without_a_printer_a_calm_sentence_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "kept").expect("a file");
    // Nobody listens there any more.
    let port = TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr());
    let nobody = port.expect("an address").to_string();
    for (to, says) in [
        ("/nowhere/lp0", Lang::Zh.print_missing()),
        (nobody.as_str(), Lang::Zh.print_missing()),
        (&file.display().to_string(), Lang::Zh.print_not_a_printer()),
        (
            &folder.path().display().to_string(),
            Lang::Zh.print_not_a_printer(),
        ),
    ] {
        let ran = print_to(folder.path(), to);
        assert_eq!((ran.status, ran.err.trim()), (Some(1), says), "{to}");
        assert_eq!(ran.out, "");
    }
    assert_eq!(fs::read_to_string(&file).expect("a file"), "kept");
    let ran = yibao(["show", CASES[0], "--print"]);
    assert_eq!(
        (ran.status, ran.err.trim()),
        (Some(2), Lang::Zh.print_off())
    );
}

/// A pipe stands for a device: one that nobody reads takes as much as it holds, and no more.
#[cfg(unix)]
#[test]
fn a_printer_that_takes_nothing_holds_nobody_up() {
    use std::io::Write as _;

    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("lp0");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|made| made.success()));
    let to = pipe.display().to_string();
    // Switched off: nobody has opened the other end.
    assert_eq!(
        print_to(folder.path(), &to).err.trim(),
        Lang::Zh.print_missing()
    );
    let mut both = fs::OpenOptions::new()
        .read(true)
        .write(true)
        .open(&pipe)
        .expect("a pipe");
    let ran = print_to(folder.path(), &to);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    let bytes = receipt(Lang::Zh, &report(CASES[0]), 48);
    let mut printed = vec![0; bytes.len()];
    both.read_exact(&mut printed).expect("what was printed");
    assert_eq!(printed, bytes);
    // Full to the last byte.
    both.write_all(&vec![b' '; 65_536]).expect("room");
    let ran = print_to(folder.path(), &to);
    assert_eq!(
        (ran.status, ran.err.trim()),
        (Some(1), Lang::Zh.print_stuck())
    );
}
