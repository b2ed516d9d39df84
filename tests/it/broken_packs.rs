//! What a policy maintainer is told about a mistake in a region file: code, line, column, and what to do.
//!
//! One row for each code, the smallest text that gives it.

use std::collections::BTreeSet;
use std::fs;

use yibao::calendar::Day;
use yibao::check::{Finding, check};
use yibao::i18n::Lang;
use yibao::policy::{Code, Faulty, INDEX_FILE, Shelf, read_pack};
use yibao::report::{Report, pack_problems};

use crate::common;
use crate::program::yibao;

/// A region and a source: eleven lines. What a row adds begins on line 12.
const PRELUDE: &str = "[region]\ncode = \"999900\"\nname = \"某市\"\n[[source]]\nid = \"law\"\ntitle = \"某规定\"\n\
                       authority = \"law\"\nseen = \"original\"\nchecked = 2026-11-21\nfrom = 2020-01-01\n\n";

/// A code, the text after [`PRELUDE`] (after a `!`: the whole text), the line and column, and a word of what to do.
type Row = (Code, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const PACKS: &[Row] = &[
    (Code::P003, "[[employee.first]]\nvalue = next-month\nsource = 'law'", "13:9", "引号、等号和括号"),
    (Code::P003, "[[employee.first]]\nvalue = 'next-month'\nsource = \"law\nto = 2030-12-31", "14:14", "引号、等号和括号"),
    (Code::P005, "[[employee.first]]\nvalue = 'next-month'\nsource = 'law'\nsource = 'law'", "15:1", "只留一个"),
    (Code::P006, "!region = [\n", "1:11", "改好以后请再检查一次"),
    (Code::P004, "[[advice]]\nid = \"a\"\nwhen = {}\nsource = \"law\"\nsay = { zh = \"\\u001b[31m\", en = \"e\" }", "16:14", "重新打一遍"),
    (Code::P010, "[[employe.first]]\nvalue = 'next-month'\nsource = 'law'", "12:3", "是不是想写「employee」"),
    (Code::P010, "[[employee.frist]]\nvalue = 'next-month'\nsource = 'law'", "12:12", "是不是想写「first」"),
    (Code::P010, "[[employee.first]]\nvalue = 'next-month'\nsource = 'law'\nform = 2020-01-01", "15:1", "是不是想写「from」"),
    (Code::P011, "![region]\ncode = '999900'\nname = '某市'\n[[source]]\nid = 's'\nauthority = 'law'\nseen = 'copy'\nchecked = 2026-11-21", "4:1", "补上"),
    (Code::P011, "[[employee.first]]\nsource = 'law'\nvalue = { wait = { n = 3 } }", "14:18", "补上"),
    (Code::P012, "[employee.first]\nvalue = 'next-month'", "12:1", "[[first]]"),
    (Code::P012, "!employee = 3\n[region]\ncode = '999900'\nname = '某市'", "1:12", "[[employee."),
    (Code::P012, "[[employee.stop]]\nsource = 'law'\nvalue = { months = 300 }", "14:20", "类型和范围"),
    (Code::P012, "[[employee.first]]\nsource = true\nvalue = 'next-month'", "13:10", "类型和范围"),
    (Code::P013, "[[employee.first]]\nsource = 'law'\nvalue = 'next-mouth'", "14:9", "是不是想写「next-month」"),
    (Code::P013, "[[employee.pays]]\nsource = 'law'\nvalue = 'daily'", "14:9", "monthly, quarterly, yearly"),
    (Code::P014, "[[employee.first]]\nsource = 'law'\nvalue = 'next-month'\nfrom = 'lately'", "15:8", "2026-03-01"),
    (Code::P014, "[[employee.first]]\nsource = 'law'\nvalue = 'next-month'\nto = '2026-02-30'", "15:6", "2026-03-01"),
    (Code::P014, "[[employee.first]]\nsource = 'law'\nvalue = 'next-month'\nto = 2026-02-30", "15:6", "2026-03-01"),
    (Code::P014, "[[employee.first]]\nsource = 'law'\nvalue = 'next-month'\nto = 2026-13-01 # ?", "15:6", "2026-03-01"),
    (Code::P014, "[[employee.first]]\nsource = 'law'\nvalue = 'next-month'\nto = 2026-2-28", "15:6", "2026-03-01"),
    (Code::P014, "[[employee.first]]\nsource = 'law'\nvalue = 'next-month'\nto = 2026/02/28", "15:6", "2026-03-01"),
    (Code::P020, "[[employee.first]]\nsource = 'law'\nvalue = { wait = { count = 'days' } }", "14:18", "n = 3"),
    (Code::P021, "[[employee.first]]\nsource = 'law'\nvalue = { wait = { at_least = 6, at_most = 3, count = 'days' } }", "14:18", "前者不大于后者"),
    (Code::P022, "[[employee.first]]\nsource = 'law'\nvalue = { wait = { n = 3, count = 'date-to-date' } }", "14:18", "last-day"),
    (Code::P023, "[[employee.first]]\nsource = 'law'\nvalue = { wait = { n = 3, count = 'days', level = 100 } }", "14:18", "1 到 99"),
    (Code::P024, "[[employee.gap]]\nsource = 'law'\nvalue = { at_most = 3, below = 3, unit = 'month' }", "14:9", "只写一个"),
    (Code::P025, "[[resident.window]]\nsource = 'law'\nvalue = { segments = [{ to = 'last-13-01', effect = 'next-day' }] }", "14:30", "last-09-01"),
    (Code::P026, "[[to_employee.resident]]\nsource = 'law'\nvalue = { open = { min_years = 3, start = 'next-day' } }", "14:32", "只能写 2"),
    (Code::P030, "[[employee.first]]\nsource = 'law'", "12:1", "只能写 value、unknown、limit 中的一个"),
    (Code::P030, "[[employee.first]]\nsource = 'law'\nvalue = 'next-month'\nlimit = { at_least = { n = 1, unit = 'month' } }", "12:1", "只能写 value、unknown、limit 中的一个"),
    (Code::P031, "[[employee.first]]\nvalue = 'next-month'\nfrom = 2020-01-01", "12:1", "source ="),
    (Code::P033, "[[source]]\nid = 'law'\ntitle = '另一个'\nauthority = 'law'\nseen = 'copy'\nchecked = 2026-11-21", "13:6", "换一个 id"),
    (Code::P034, "[[source]]\nid = 'b'\ntitle = '没写日期'\nauthority = 'law'\nseen = 'copy'\nchecked = 2026-11-21\n[[employee.first]]\nvalue = 'next-month'\nsource = 'b'", "18:1", "from = "),
    (Code::P035, "[[employee.first]]\nvalue = 'next-month'\nsource = 'law'\nto = 2019-12-31", "15:6", "不能晚于"),
    (Code::P036, "[[employee.first]]\nvalue = 'next-month'\nsource = 'law'\n[[employee.first]]\nvalue = 'next-day'\nsource = 'law'", "15:1", "起止日期"),
    (Code::P037, "[[employee.first]]\nvalue = 'next-month'\nsource = 'law'\nto = 2020-12-31\n[[employee.first]]\nvalue = 'next-day'\nsource = 'law'\nfrom = 2022-01-01", "12:1", "写一条 unknown"),
    (Code::P038, "[[employee.first]]\nvalue = 'next-month'\nsource = 'law'\nfor = ['resident']", "15:7", "属于这个制度的身份"),
    (Code::P040, "[[employee.level]]\nsource = 'law'\nvalue = { steps = [{ from_months = 24, percent = 75 }, { from_months = 12, percent = 50 }] }", "14:9", "从小到大"),
    (Code::P040, "[[employee.end]]\nsource = 'law'\nvalue = { months = 61 }", "14:9", "从小到大"),
    (Code::P040, "[[newborn.tiers]]\nsource = 'law'\nvalue = { tiers = [] }", "14:9", "从小到大"),
    (Code::P041, "[[resident.window]]\nsource = 'law'\nvalue = { segments = [] }", "14:9", "至少写一段"),
    (Code::P041, "[[resident.window]]\nsource = 'law'\nvalue = { year = 2026, segments = [{ from = 2025-09-01, to = 2026-01-31, effect = 'year-start' }, { from = 2026-01-01, effect = 'next-day' }] }", "14:9", "不能重叠"),
    (Code::P042, "[[employee.first]]\nsource = 'law'\nvalue = { day-of-next-month = 31 }", "14:9", "2 到 28"),
    (Code::P042, "[[resident.year]]\nsource = 'law'\nvalue = { start_month = 13 }", "14:9", "月份 1 到 12"),
    (Code::P043, "[[employee.first]]\nsource = 'law'\nvalue = 'after-wait'", "14:9", "只用于居民医保"),
    (Code::P050, "!", "", "六位数字"),
    (Code::P050, "![region]\ncode = '4301'\nname = '某市'", "2:8", "六位数字"),
    (Code::P053, "[[advice]]\nid = 'a'\nwhen = {}\nsay = { zh = '甲', en = 'a' }\nsource = 'law'\n[[advice]]\nid = 'a'\nwhen = {}\nsay = { zh = '乙', en = 'b' }\nsource = 'law'", "18:6", "换一个 id"),
];

/// What is only seen between files, or about a file as a whole: the name of the file that is wrong, and its text. The
/// other files are those of a nation, a province and this city, as [`files`] gives them.
#[rustfmt::skip]
const SHELVES: &[(Code, &str, Option<&str>, &str, &str)] = &[
    (Code::P001, "city.toml", None, "", "检查文件名和权限"),
    (Code::P001, "index.toml", None, "", "检查文件名和权限"),
    (Code::P032, "city.toml", Some("!PRELUDE[[employee.first]]\nvalue = 'next-month'\nsource = 'lwa'\nfrom = 2020-01-01"), "14:10", "是不是想写「law」"),
    (Code::P032, "city.toml", Some("!PRELUDE[[employee.first]]\nvalue = 'next-month'\nsource = 'natoin'\nfrom = 2020-01-01"), "14:10", "是不是想写「nation」"),
    (Code::P032, "city.toml", Some("!PRELUDE[[advice]]\nid = 'a'\nwhen = {}\nsay = { zh = '甲', en = 'a' }\nsource = 'x'"), "16:10", "先在 [[source]] 里写上"),
    (Code::P032, "city.toml", Some("!PRELUDE[[employee.first]]\nvalue = 'next-month'\nsource = 'lwa'"), "14:10", "是不是想写「law」"),
    (Code::P034, "city.toml", Some("!PRELUDE[[employee.first]]\nvalue = 'next-month'\nsource = 'nation'"), "12:1", "from ="),
    (Code::P052, "city.toml", Some("[region]\ncode = '999901'\nname = '某市'"), "2:8", "是不是想写「999900」"),
    (Code::P054, "village.toml", Some(PRELUDE), "", "index.toml"),
    (Code::P006, "index.toml", Some("[[place]\n"), "1:9", "改好以后请再检查一次"),
    (Code::P004, "index.toml", Some("[[place]]\ncode = '000000'\nname = \"全国\\u200b\"\npinyin = 'quanguo'\ninitials = 'qg'"), "3:8", "重新打一遍"),
    (Code::P010, "index.toml", Some("[[place]]\ncode = '000000'\nname = '全国'\npinyin = 'quanguo'\ninitials = 'qg'\npoool = '000000'"), "6:1", "是不是想写「pool」"),
    (Code::P011, "index.toml", Some("[[place]]\ncode = '000000'\nname = '全国'\npinyin = 'quanguo'"), "1:1", "补上"),
    (Code::P011, "index.toml", Some("# nothing\n"), "1:1", "补上"),
    (Code::P012, "index.toml", Some("[place]\ncode = '000000'"), "1:1", "[[place]]"),
    (Code::P051, "index.toml", Some("[[place]]\ncode = '430100'\nparent = '430000'\nname = '长沙'\npinyin = 'changsha'\ninitials = 'cs'"), "3:10", "上级要写在它前面"),
    (Code::P051, "index.toml", Some("[[place]]\ncode = '430100'\npool = '430000'\nname = '长沙'\npinyin = 'changsha'\ninitials = 'cs'"), "3:8", "上级要写在它前面"),
    (Code::P060, "index.toml", Some("[[place]]\ncode = '4301'\nname = '长沙'\npinyin = 'changsha'\ninitials = 'cs'"), "2:8", "六位数字"),
];

/// A nation, a province without a pack, and a city.
fn files() -> Vec<(String, String)> {
    let place = |code: &str, name: &str, rest: &str| {
        format!(
            "[[place]]\ncode = \"{code}\"\nname = \"{name}\"\npinyin = \"x\"\ninitials = \"x\"\n{rest}\n"
        )
    };
    let index = [
        place("000000", "全国", "pack = \"nation.toml\""),
        place("990000", "某省", "parent = \"000000\""),
        place(
            "999900",
            "某市",
            "parent = \"990000\"\npack = \"city.toml\"",
        ),
    ];
    let nation = PRELUDE
        .replace("999900", "000000")
        .replace("\"law\"\ntitle", "\"nation\"\ntitle");
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
    files.extend(text.map(|text| (name.to_owned(), text.replace("!PRELUDE", PRELUDE))));
    files
}

/// Everything a shelf is found to be wrong with.
fn faults(files: Vec<(String, String)>) -> Vec<Faulty> {
    let mut shelf = match Shelf::given(files) {
        Ok(shelf) => shelf,
        Err(faulty) => return vec![faulty],
    };
    let (findings, _) = check(&mut shelf);
    let faults = findings.into_iter().map(|finding| match finding {
        Finding::Faulty(faulty) => faulty,
        Finding::Example { say, .. } => panic!("an example that does not come out: {say}"),
    });
    faults.collect()
}

fn assert_told(faulty: &Faulty, code: Code, place: &str, to_do: &str, text: &str) {
    let codes: Vec<Code> = faulty.problems.iter().map(|problem| problem.code).collect();
    let said = pack_problems(Lang::Zh, faulty);
    assert_eq!(codes, [code], "{text}\n{said}");
    let place = if place.is_empty() {
        String::new()
    } else {
        format!(":{place}")
    };
    let place = format!("--> {}{place}\n", faulty.file);
    // Lines that were wrapped are one sentence.
    let flat = |text: &str| text.split_whitespace().collect::<String>();
    for word in [format!("错误[{code:?}]: "), place] {
        assert!(said.contains(&word), "{text}\n{word} is missing in\n{said}");
    }
    let (_, help) = said.split_once("怎么办: ").expect("what to do");
    assert!(
        flat(help).contains(&flat(to_do)),
        "{text}\n{to_do} is missing in\n{said}"
    );
    let english = pack_problems(Lang::En, faulty);
    assert!(
        english.starts_with(&format!("error[{code:?}]: ")) && english.contains("help: "),
        "{english}"
    );
}

#[test]
fn the_prelude_and_the_other_files_are_sound() {
    assert!(read_pack("city.toml", PRELUDE).is_ok());
    assert_eq!(faults(files()), []);
}

#[test]
fn every_mistake_in_a_pack_is_told_with_its_line_and_column() {
    for (code, text, place, to_do) in PACKS {
        let whole = text.strip_prefix('!');
        let text = whole.map_or_else(|| format!("{PRELUDE}{text}\n"), str::to_owned);
        let faulty = read_pack("city.toml", &text).expect_err(&text);
        assert_told(&faulty, *code, place, to_do, &text);
    }
}

#[test]
fn every_mistake_between_files_is_told_where_it_stands() {
    for (code, file, text, place, to_do) in SHELVES {
        let told = faults(files_with(file, *text));
        assert_eq!(told.len(), 1, "{text:?}\n{told:?}");
        assert_told(&told[0], *code, place, to_do, text.unwrap_or(file));
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
    assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""));
    assert!(
        ran.err.starts_with("错误[P002]: ") && ran.err.contains("city.toml"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("UTF-8"), "{}", ran.err);
}

#[test]
fn every_code_has_a_row() {
    let rows = PACKS
        .iter()
        .map(|row| row.0)
        .chain(SHELVES.iter().map(|row| row.0));
    let told: BTreeSet<Code> = rows.chain([Code::P002]).collect();
    for code in Code::ALL {
        assert!(told.contains(code), "no row for {code:?}");
    }
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
    let told = faults(files_with("city.toml", Some(SIX)));
    let problems = told.iter().flat_map(|faulty| &faulty.problems);
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

/// Worked examples stand beside the rules; one that does not come out, or does not read, is told with its line.
#[test]
fn an_example_that_does_not_come_out_is_told_with_its_line() {
    let rule = "[[employee.first]]\nvalue = 'next-month'\nsource = 'law'\n";
    let example = |rest: &str| format!("{PRELUDE}{rule}[[example]]\nsay = '甲'\n{rest}\n");
    let sound = "case = '今 2026-06-20 某市 单位 2026-03.. 交 2026-03..2026-06'\n";
    let folder = tempfile::tempdir().expect("a folder of one's own");
    for (rest, told) in [
        (
            "case = '某市 单位 交 2026-13'".to_owned(),
            ["错误[C015]", "--> 这一行:1:9", "2026-13"],
        ),
        (
            format!("{sound}months = '2026-04 好'"),
            ["2026-04 好", "享享停", ""],
        ),
        (
            format!("{sound}reading = 'nobody'"),
            ["nobody", "没有叫", ""],
        ),
        (
            format!("{sound}usable_from = 2026-05-01"),
            ["应该是 2026-05-01", "算出来 2026-06-20", ""],
        ),
    ] {
        for (name, text) in files_with("city.toml", Some(&example(&rest))) {
            fs::write(folder.path().join(name), text).expect("a file");
        }
        let ran = yibao([
            "check".as_ref(),
            "--regions".as_ref(),
            folder.path().as_os_str(),
        ]);
        assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""), "{rest}");
        for word in ["city.toml:15: 例子不对：甲"].into_iter().chain(told) {
            assert!(
                ran.err.contains(word),
                "{rest}\n{word} is missing in\n{}",
                ran.err
            );
        }
    }
}

#[test]
fn all_mistakes_of_the_index_and_all_broken_packs_are_told_at_once() {
    let broken = "[[place]]\ncode = '000000'\nname = 1\npinyin = 'x'\ninitials = 'x'\n[[place]]\ncode = '110000'\n";
    let told = faults(files_with(INDEX_FILE, Some(broken)));
    let codes: Vec<Code> = told[0]
        .problems
        .iter()
        .map(|problem| problem.code)
        .collect();
    assert_eq!(codes, [Code::P012, Code::P011, Code::P011, Code::P011]);

    let mut files = files_with("city.toml", Some(&format!("{PRELUDE}employe = 1\n")));
    let nation = files
        .iter_mut()
        .find(|(name, _)| name == "nation.toml")
        .expect("the nation");
    nation.1 = nation.1.replace("id = ", "ID = ");
    let mut told: Vec<String> = faults(files)
        .into_iter()
        .map(|faulty| faulty.file)
        .collect();
    told.sort_unstable();
    assert_eq!(told, ["city.toml", "nation.toml"]);
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
            "今 2026-11-21 岳阳 灵活 交 ..2026-11",
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
