//! Whatever bytes stand where a case or a pack belongs: an answer or a refusal, never a panic, and never a sign that a
//! terminal would obey.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use yibao::cli;
use yibao::i18n::Lang;
use yibao::policy::{Faulty, INDEX_FILE, Index as Places, Shelf, read_pack};
use yibao::report::{Report, pack_problems, show as show_text};
use yibao::session::Printing;
use yibao::text::width;

use crate::{common, generate};

/// What `yibao show -` says to these bytes: an answer, or a complaint.
fn show(bytes: &[u8], lang: &str) -> Result<String, String> {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["yibao", "show", "-", "--lang", lang];
    let _ = cli::run(&mut cli::Outside {
        args: args.map(Into::into).to_vec(),
        today: &|| common::day("2026-11-21"),
        elapsed: &|| std::time::Duration::ZERO,
        input: &mut &*bytes,
        out: &mut out,
        err: &mut err,
        columns: None,
        environment: &|_| None,
        print: &|_, _| Printing::begin().0,
    });
    let text = |bytes| String::from_utf8(bytes).expect("what it says is UTF-8");
    match (text(out), text(err)) {
        (answer, complaint) if complaint.is_empty() => Ok(answer),
        (answer, complaint) => {
            assert_eq!(answer, "", "a complaint and an answer");
            Err(complaint)
        }
    }
}

/// Holds whatever is said to what a terminal can be shown.
fn assert_safe(said: &str) {
    assert!(!said.trim().is_empty());
    let odd = said.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(odd, None, "{said}");
}

/// Holds a complaint to the width of a page as well.
fn assert_fit_to_show(complaint: &str) {
    assert_safe(complaint);
    for line in complaint.lines() {
        assert!(width(line) <= 80, "wider than a page\n{complaint}");
    }
}

/// Shows a case, and holds whatever comes of it to that.
fn show_anyhow(bytes: &[u8], lang: &str) {
    match show(bytes, lang) {
        Ok(answer) => assert_safe(&answer),
        Err(complaint) => assert_fit_to_show(&complaint),
    }
}

/// Pieces that cases and packs are made of, and some that they are not.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "as_of", "born", "paid_years", "was", "paid", "event", "region", "as", "from", "to", "scheme", "for", "months",
    "on", "kind", " = ", "=", "[[", "]]", "[", "]", "{", "}", "\"", "'", "\"\"\"", "\n", "\r\n", "\t", " ", ",", ".",
    "..", "@", "?", "#", "-", "2026", "2026-03", "2026-02-30", "2026-11-21", "0001-01-01", "9999", "10:00", "1e9",
    "99999999999999999999", "长沙", "430100", "北京", "灵活", "居民", "新生儿", "交", "今", "生", "年限", "个月", "激活", "employee",
    "resident", "unit", "bound", "true", "inf", "nan", "\u{feff}", "\u{200b}", "\u{202e}", "\u{1b}[2J", "\0",
    "\\u0000", "\\", "é", "e\u{301}", "👨‍👩‍👧", "㊙", "…", "value", "source", "limit", "unknown", "wait", "n", "count",
    "authority", "zh", "en", "year", "segments", "employee.first", "resident.window", "'next-month'",
];

const NUMBERS: &[&str] = &[
    "0", "1", "2", "12", "13", "28", "31", "60", "99", "255", "256", "1899", "2026", "65535",
];

fn any_pieces() -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

/// One change to a text: what stands somewhere is left out, said twice, put elsewhere, or replaced by a piece.
#[derive(Clone, Debug)]
struct Change {
    at: Index,
    length: usize,
    to: Index,
    piece: &'static str,
    number: &'static str,
    kind: u8,
}

fn any_change() -> impl Strategy<Value = Change> {
    let place = (any::<Index>(), 0..40_usize, any::<Index>());
    let what = (select(PIECES), select(NUMBERS), 0..8_u8);
    (place, what).prop_map(|((at, length, to), (piece, number, kind))| Change {
        at,
        length,
        to,
        piece,
        number,
        kind,
    })
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    for change in changes {
        let at = change.at.index(signs.len() + 1);
        let end = (at + change.length).min(signs.len());
        let cut: Vec<char> = signs[at..end].to_vec();
        let run = |from: usize, digits: bool| {
            let run = signs[from..]
                .iter()
                .take_while(|c| c.is_ascii_digit() == digits);
            from + run.count()
        };
        let number = run(at, false);
        let number = number..run(number, true);
        match change.kind {
            0 => drop(signs.drain(at..end)),
            1 => drop(signs.splice(at..at, cut)),
            2 => {
                drop(signs.drain(at..end));
                let to = change.to.index(signs.len() + 1);
                drop(signs.splice(to..to, cut));
            }
            3 => drop(signs.splice(at..end, change.piece.chars())),
            4 => drop(signs.splice(at..at, change.piece.chars())),
            // The next number becomes another.
            _ => drop(signs.splice(number, change.number.chars())),
        }
    }
    signs.into_iter().collect()
}

proptest! {
    #![proptest_config(common::cases(256))]

    #[test]
    fn as_a_case_any_bytes_are_refused(bytes in vec(any::<u8>(), 0..300)) {
        show_anyhow(&bytes, "zh");
    }

    #[test]
    fn as_a_case_any_pieces_are_answered_or_refused(text in any_pieces()) {
        for lang in ["zh", "en"] {
            show_anyhow(text.as_bytes(), lang);
        }
    }

    #[test]
    fn a_case_changed_anyhow_is_answered_or_refused(
        case in generate::any_case(),
        as_file in any::<bool>(),
        changes in vec(any_change(), 1..5),
    ) {
        let shelf = common::shelf();
        let text = if as_file { case.to_file() } else { case.to_line(shelf.index()) };
        show_anyhow(changed(&text, &changes).as_bytes(), "zh");
    }
}

/// The region files the program was built with, and their texts.
static FILES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let shelf = common::shelf();
    let files = shelf.files().into_iter();
    let texts = files.map(|file| {
        (
            file.to_owned(),
            shelf.text(file).expect("a file").to_owned(),
        )
    });
    texts.collect()
});

/// Shows what is wrong with a file, in both languages.
fn show_fault(faulty: &Faulty) {
    assert!(!faulty.problems.is_empty());
    for lang in [Lang::Zh, Lang::En] {
        assert_fit_to_show(&pack_problems(lang, faulty));
    }
}

proptest! {
    #![proptest_config(common::cases(256))]

    #[test]
    fn as_a_pack_any_text_is_refused(text in prop_oneof![any::<String>(), any_pieces()]) {
        let faults = [read_pack("any.toml", &text).err(), Places::read("any.toml", &text).err()];
        faults.iter().flatten().for_each(show_fault);
    }

    #[test]
    fn a_region_file_changed_anyhow_is_read_or_refused(
        at in any::<Index>(),
        changes in vec(any_change(), 1..4),
        case in generate::any_case(),
    ) {
        let shelf = common::shelf();
        let chain = shelf.index().chain(&case.was[0].region).into_iter();
        let mut asked: Vec<&str> = chain.filter_map(|place| place.pack.as_deref()).collect();
        asked.push(INDEX_FILE);
        let file = at.get(&asked);
        let mut files = FILES.clone();
        let (_, text) = files.iter_mut().find(|(name, _)| name == file).expect("a file");
        *text = changed(text, &changes);
        match Shelf::given(files) {
            Err(faulty) => show_fault(&faulty),
            Ok(mut shelf) => {
                // What reads has to be fit to answer by.
                match Report::of(case, &mut shelf, None) {
                    Ok(report) => assert_safe(&show_text(Lang::Zh, &report, 80)),
                    Err(faulty) => show_fault(&faulty),
                }
            }
        }
    }
}
