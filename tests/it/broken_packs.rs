//! What a policy maintainer is told about a mistake in a region file: code, line, column, and what to do.

mod rows;

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;

use yibao::calendar::Day;
use yibao::check::{Checked, Finding, check, check_files};
use yibao::i18n::Lang;
use yibao::policy::{Code, INDEX_FILE, Severity, Shelf, read_pack};
use yibao::report::{Report, finding, pack_problems};

use crate::common;
use crate::program::yibao;
use rows::{CITY, PRELUDE, ROWS};

/// A nation, a province without a pack, and a city.
fn files() -> Vec<(String, String)> {
    let place = |code: &str, name: &str, pinyin: &str, rest: &str| {
        let (pinyin, initials) = pinyin.split_once(' ').expect("pinyin and initials");
        format!(
            "[[place]]\ncode = \"{code}\"\nname = \"{name}\"\npinyin = \"{pinyin}\"\ninitials = \"{initials}\"\n{rest}\n"
        )
    };
    let index = [
        place("000000", "全国", "quanguo qg", "pack = \"nation.toml\""),
        place("990000", "某省", "mousheng ms", "parent = \"000000\""),
        place(
            "999900",
            "某市",
            "moushi ms",
            "parent = \"990000\"\npack = \"city.toml\"",
        ),
    ];
    let nation = PRELUDE
        .replace("999900", "000000")
        .replace("某市", "全国")
        .replace("\"law\"\ntitle", "\"nation\"\ntitle");
    let nation =
        format!("{nation}[[employee.stop]]\nvalue = {{ months = 1 }}\nsource = 'nation'\n");
    [
        (INDEX_FILE, index.concat()),
        ("nation.toml", nation),
        ("city.toml", PRELUDE.to_owned()),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .to_vec()
}

fn files_with(name: &str, text: Option<&str>) -> Vec<(String, String)> {
    let mut files = files();
    files.retain(|(known, _)| known != name);
    files.extend(text.map(|text| (name.to_owned(), text.to_owned())));
    files
}

/// Everything that is found in the files.
fn checked(files: &[(String, String)]) -> Checked {
    match Shelf::given(files.to_vec()) {
        Ok(mut shelf) => check(&mut shelf, common::day("2026-11-22")),
        Err(index) => check_files(files, &index),
    }
}

fn errors(files: &[(String, String)]) -> Vec<Finding> {
    let found = checked(files).findings.into_iter();
    found.filter(Finding::is_error).collect()
}

/// What is found in the files of each row.
pub fn all_checked() -> impl Iterator<Item = Checked> {
    ROWS.iter().map(|(_, file, row, ..)| {
        let text = row.map(|row| unmarked(row).0);
        checked(&files_with(file, text.as_deref()))
    })
}

/// The code, the file and the text of each row.
pub fn texts() -> impl Iterator<Item = (Code, &'static str, String)> {
    let rows = ROWS.iter();
    rows.filter_map(|(code, file, row, ..)| Some((*code, *file, unmarked((*row)?).0)))
}

/// A row's text without its marks, and the bytes between them.
fn unmarked(row: &str) -> (String, Range<usize>) {
    let text = match row.strip_prefix('!') {
        Some(whole) => whole.to_owned(),
        None => format!("{PRELUDE}{row}\n"),
    };
    let Some((before, rest)) = text.split_once('‹') else {
        return (text, 0..0);
    };
    let (marked, after) = rest.split_once('›').expect("a mark that ends");
    let place = before.len()..before.len() + marked.len();
    (format!("{before}{marked}{after}"), place)
}

#[test]
fn the_prelude_and_the_other_files_are_sound() {
    assert!(read_pack(CITY, PRELUDE).is_ok());
    assert_eq!(errors(&files()), []);
}

#[test]
fn every_mistake_is_told_once_with_its_line_and_column() {
    for (code, file, row, place, to_do) in ROWS {
        let text = row.map(unmarked);
        let (text, marked) = text.map_or((None, 0..0), |(text, marked)| (Some(text), marked));
        let found = checked(&files_with(file, text.as_deref())).findings;
        let told = |found: &Finding| finding(Lang::Zh, found);
        let all: Vec<String> = found.iter().map(told).collect();
        let all = all.join("\n\n");
        // An error is all there is; what only somebody should look at may stand beside something else.
        let is_it = |found: &&Finding| match code.severity() {
            Severity::Error => found.is_error(),
            _ => found.is_error() || found.problem.code == *code && found.problem.file == *file,
        };
        let it: Vec<&Finding> = found.iter().filter(is_it).collect();
        let [it] = it.as_slice() else {
            panic!("{code:?}: {row:?}\n{all}");
        };
        assert_eq!(it.problem.code, *code, "{row:?}\n{all}");
        assert_eq!(it.problem.span, marked, "{row:?}\n{all}");
        assert_told(it, place, to_do);
    }
}

fn assert_told(it: &Finding, place: &str, to_do: &str) {
    let code = it.problem.code;
    let (zh, en) = match it.severity() {
        Severity::Error => ("错误", "error"),
        Severity::Warning => ("注意", "warning"),
        Severity::Hint => ("提示", "hint"),
    };
    let said = finding(Lang::Zh, it);
    let colon = if place.is_empty() { "" } else { ":" };
    let place = format!("--> {}{colon}{place}\n", it.problem.file);
    for word in [format!("{zh}[{code:?}]: "), place] {
        assert!(said.contains(&word), "{word} is missing in\n{said}");
    }
    // Lines that were wrapped are one sentence.
    let flat = |text: &str| text.split_whitespace().collect::<String>();
    let (_, help) = said.split_once("怎么办: ").expect("what to do");
    assert!(
        flat(help).contains(&flat(to_do)),
        "{to_do} is missing in\n{said}"
    );
    let english = finding(Lang::En, it);
    assert!(
        english.starts_with(&format!("{en}[{code:?}]: ")) && english.contains("help: "),
        "{english}"
    );
}

/// Two statements that do not go together are on two lines, and an open bracket is closed too late on another.
#[test]
fn of_two_places_at_fault_both_lines_are_told() {
    let first = |rest: &str| format!("[[employee.first]]\nsource = 'law'\n{rest}\n");
    let window = |month: u8| {
        format!(
            "[[resident.window]]\nsource = 'law'\nvalue = {{ year = 2026, segments = [{{ from = 2025-{month:02}-01, effect = 'year-start' }}] }}\n"
        )
    };
    for (rest, told) in [
        (
            first("value = 'next-month'") + &first("value = 'next-day'"),
            ["错误[P036]", "city.toml:15:1", "另一条在第 12 行"],
        ),
        (
            window(9) + &window(10),
            ["错误[P036]", "city.toml:15:1", "另一条在第 12 行"],
        ),
        (
            first("value = 'next-day'\nfrom = 2024-01-01")
                + &first("value = 'next-month'\nto = 2020-12-31")
                + &first("value = 'next-month'\nfrom = 2022-01-01\nto = 2023-12-31"),
            ["错误[P037]", "city.toml:16:1", "下一条在第 20 行"],
        ),
        (
            "[[employee.stop]]\nvalue = {\n  months = 1\nsource = 'law'\n[[employee.end]]\n"
                .to_owned(),
            ["错误[P006]", "少了「}」", "开头的括号在第 13 行"],
        ),
    ] {
        let found = errors(&files_with(CITY, Some(&format!("{PRELUDE}{rest}"))));
        let said: Vec<String> = found.iter().map(|found| finding(Lang::Zh, found)).collect();
        let [said] = said.as_slice() else {
            panic!("{rest}\n{}", said.join("\n"));
        };
        for word in told {
            assert!(said.contains(word), "{word} is missing in\n{said}");
        }
    }
}

/// Another position without a name of its own is called by its rule and the line it stands on.
#[test]
fn a_reading_without_a_name_is_called_by_its_place() {
    let second = "[[source]]\nid = 'b'\ntitle = '另一个'\nauthority = 'law'\nseen = 'copy'\nchecked = 2026-11-21\nfrom = 2020-01-01\n";
    let first = |source: &str, value: &str| {
        format!("[[employee.first]]\nsource = '{source}'\nvalue = '{value}'\n")
    };
    for (value, code) in [("next-month", Code::P110), ("next-day", Code::P202)] {
        let text = format!(
            "{PRELUDE}{second}{}{}",
            first("law", "next-month"),
            first("b", value)
        );
        let all = checked(&files_with(CITY, Some(&text)));
        let found = all.findings.iter();
        let found = found.filter(|found| found.problem.code == code);
        let found: Vec<&str> = found.map(|found| found.problem.what.as_str()).collect();
        let name = "employee.first 某市:22";
        if code == Code::P110 {
            assert_eq!(found, [name]);
        }
        let packs = all.packs.iter().flat_map(|pack| &pack.undecided);
        let readings: Vec<&str> = packs.filter_map(|rule| rule.reading.as_deref()).collect();
        assert_eq!(readings, [name], "{value}");
    }
}

#[test]
fn a_file_that_is_not_utf8_is_told_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder of one's own");
    for (name, text) in files() {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    fs::write(
        folder.path().join("city.toml"),
        b"name = \"\xb3\xa4\xc9\xb3\"",
    )
    .expect("a file");
    let ran = yibao([
        "check".as_ref(),
        "--regions".as_ref(),
        folder.path().as_os_str(),
    ]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(1), ""));
    for word in ["错误[P002]: ", CITY, "UTF-8"] {
        assert!(ran.out.contains(word), "{}", ran.out);
    }
    // That the index names a file nobody can read is the same mistake.
    assert!(
        !ran.out.contains("P001") && !ran.out.contains("P055"),
        "{}",
        ran.out
    );
}

#[test]
fn every_code_has_a_row_and_no_two_rows_are_the_same_mistake() {
    // A file that is not UTF-8 cannot stand in a row.
    let told = ROWS.iter().map(|row| row.0).chain([Code::P002]);
    // What only a walk can find is shown where packs are walked.
    let walked = [Code::P130, Code::P131, Code::P132];
    // What only a file of local answers can have is shown where those are.
    let local = [Code::P057, Code::P058, Code::P118];
    let told: BTreeSet<Code> = told.chain(walked).chain(local).collect();
    for code in Code::ALL {
        assert!(told.contains(code), "no row for {code:?}");
    }
    let texts: BTreeSet<_> = ROWS.iter().map(|row| (row.1, row.2)).collect();
    assert_eq!(texts.len(), ROWS.len());
    let packs = ROWS.iter().filter(|row| row.1 == CITY && row.2.is_some());
    assert!(packs.count() >= 50);
}

/// Six mistakes: in a source, in two statements, in a section's name, in a piece of advice, and a source of no pack.
const SIX: &str = "[region]
code = \"999900\"
name = \"某市\"
[[source]]
id = \"law\"
title = \"某规定\"
authority = \"lwa\"
seen = \"original\"
checked = 2026-11-21
from = 2020-01-01
[[employee.first]]
value = \"next-mouth\"
source = \"law\"
[[employee.stop]]
value = { months = 1, day = 31 }
source = \"law\"
[[employee.short]]
value = \"next-month\"
source = \"nowhere\"
from = 2020-01-01
[[residnet.late_year]]
value = \"missed\"
[[advice]]
id = \"a\"
when = { state = [\"好\"] }
say = { zh = \"甲\", en = \"a\" }
source = \"law\"
";

#[test]
fn all_mistakes_of_a_pack_are_told_at_once_and_none_twice() {
    let told = errors(&files_with(CITY, Some(SIX)));
    let problems = told.iter().map(|found| &found.problem);
    let codes: Vec<(Code, &str)> = problems.map(|p| (p.code, p.what.as_str())).collect();
    let expected = [
        // That the source cannot be read is not told again wherever it is referred to.
        (Code::P013, "lwa"),
        (Code::P013, "next-mouth"),
        (Code::P042, "31"),
        (Code::P032, "nowhere"),
        // What a misspelt section holds is read all the same.
        (Code::P031, "late_year"),
        (Code::P010, "residnet"),
        (Code::P013, "好"),
    ];
    assert_eq!(codes, expected);
}

#[test]
fn all_mistakes_of_one_table_are_told_as_well() {
    let text = PRELUDE.replace("authority = \"law\"", "authority = \"lwa\"\nnubmer = 1");
    let text = text
        .replace("2026-11-21", "\"soon\"")
        .replace("title", "titel");
    let faulty = read_pack("city.toml", &text).expect_err(&text);
    let told = faulty.problems.iter().map(|p| (p.code, p.what.as_str()));
    let expected = [
        // That the title is missing now is no news.
        (Code::P010, "titel"),
        (Code::P013, "lwa"),
        (Code::P010, "nubmer"),
        // A key that is put right is read like any other.
        (Code::P012, "1"),
        (Code::P014, "\"soon\""),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

/// What is wrong with an example is told with what it takes to mend it.
#[test]
fn an_example_that_does_not_come_out_is_told_with_what_does() {
    let case = "case = '今 2026-06-20 某市 单位 2026-03.. 交 2026-03..2026-06'\n";
    for (example, told) in [
        (
            "case = '某市 单位 交 2026-13'",
            ["错误[C015]", "--> 这一行:1:9"],
        ),
        (
            "months = '2026-03 享享享'",
            ["应该是 享 享 享", "算出来 等 享 享"],
        ),
        (
            "usable_from = 2026-05-01",
            ["应该是 2026-05-01", "算出来 2026-06-20"],
        ),
    ] {
        let case = if example.starts_with("case") {
            ""
        } else {
            case
        };
        let rule = "[[employee.first]]\nvalue = 'next-month'\nsource = 'law'\n";
        let text = format!("{PRELUDE}{rule}[[example]]\nsay = '甲'\n{case}{example}\n");
        let found = errors(&files_with(CITY, Some(&text)));
        let said: Vec<String> = found.iter().map(|found| finding(Lang::Zh, found)).collect();
        let said = said.join("\n");
        for word in told {
            assert!(said.contains(word), "{word} is missing in\n{said}");
        }
    }
}

#[test]
fn all_mistakes_of_the_index_and_all_broken_packs_are_told_at_once() {
    let broken = "[[place]]\ncode = '000000'\nname = 1\npinyin = 'x'\ninitials = 'x'\n[[place]]\ncode = '110000'\n";
    let told = errors(&files_with(INDEX_FILE, Some(broken)));
    let codes: Vec<Code> = told.iter().map(|found| found.problem.code).collect();
    assert_eq!(codes, [Code::P012, Code::P011, Code::P011, Code::P011]);

    let mut files = files_with("city.toml", Some(&format!("{PRELUDE}employe = 1\n")));
    let nation = files
        .iter_mut()
        .find(|(name, _)| name == "nation.toml")
        .expect("the nation");
    nation.1 = nation.1.replace("id = ", "ID = ");
    let told = errors(&files).into_iter().map(|found| found.problem.file);
    let told: BTreeSet<String> = told.collect();
    assert_eq!(Vec::from_iter(&told), ["city.toml", "nation.toml"]);
}

#[test]
fn the_whole_excerpt() {
    let text = PRELUDE.replace("authority", "authorithy");
    let faulty = read_pack("regions/999900.toml", &text).expect_err("a mistake");
    insta::assert_snapshot!(pack_problems(Lang::Zh, &faulty), @r#"
    错误[P010]: 不认识的键 authorithy
     --> regions/999900.toml:7:1
      |
    7 | authorithy = "law"
      | ^^^^^^^^^^
      |
      = 怎么办: 是不是想写「authority」？
    "#);
}

/// A pack is parsed when somebody asks for a place it concerns, and not before.
#[test]
fn only_the_packs_that_are_needed_are_parsed() {
    let mut shelf = common::shelf();
    assert_eq!(shelf.parsed(), 0, "with nothing but the index");
    for (line, parsed, why) in [
        (
            "今 2026-11-21 上海 单位 交 ..2026-11",
            2,
            "a city of its own and the nation",
        ),
        (
            "今 2026-11-21 长沙 灵活 交 ..2026-11",
            4,
            "and a city, its province",
        ),
        (
            "今 2026-11-21 株洲 灵活 交 ..2026-11",
            4,
            "a city without a pack has its province's",
        ),
        (
            "今 2026-11-21 广州 单位 ..2026-05 上海 单位 2026-06.. 交 ..2026-11",
            6,
            "of two places both",
        ),
    ] {
        let case = common::case(line, &shelf);
        let report = Report::of(case, &mut shelf, None::<Day>).expect("the packs read");
        assert_eq!(
            report.unknowns().count(),
            0,
            "{line}: what is not known asks the other regions"
        );
        assert_eq!(shelf.parsed(), parsed, "{why}");
    }
}
