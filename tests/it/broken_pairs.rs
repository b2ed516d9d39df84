//! Two mistakes in one pack: neither hides the other, wherever they stand.

use std::ops::Range;

use yibao::check::check;
use yibao::i18n::Lang;
use yibao::policy::{Code, INDEX_FILE, Problem, Shelf, line_column};
use yibao::report::finding;

use crate::common;

const INDEX: &str = "[[place]]\ncode = '000000'\nname = '全国'\npinyin = 'quanguo'\ninitials = 'qg'\npack = 'nation.toml'\n\
    [[place]]\ncode = '999900'\nname = '某市'\nparent = '000000'\npinyin = 'x'\ninitials = 'x'\npack = 'city.toml'\n";

const NATION: &str = "[region]\ncode = '000000'\nname = '全国'\n[[source]]\nid = 'nation'\ntitle = '某法'\nauthority = 'law'\n\
    seen = 'original'\nchecked = 2026-11-21\n";

/// Sound; each mistake below is made in a place of its own.
const CITY: &str = r#"[region]
code = "999900"
name = "某市"

[[source]]
id = "law"
title = "某规定"
date = 2019-12-01
authority = "law"
seen = "original"
checked = 2026-11-21
from = 2020-01-01

[[source]]
id = "answer"
title = "答复"
authority = "official-answer"
seen = "copy"
checked = 2026-11-21
from = 2021-01-01

# Whether two versions are at odds hangs on their source: this one has no mistakes.
[[source]]
id = "notice"
title = "通知"
authority = "regulation"
seen = "original"
checked = 2026-11-22
from = 2020-01-01

[[employee.first]]
value = "next-month"
source = "law"
for = ["flexible"]
to = 2029-12-31
note = { zh = "甲", en = "a" }

[[employee.stop]]
value = { months = 1, day = 1 }
source = "answer"

[[employee.gap]]
value = { at_most = 3, unit = "month" }
source = "nation"
from = 2020-01-01

[[employee.long]]
value = { wait = { n = 6, count = "days" } }
source = "law"

[[employee.short]]
value = "payment-day"
source = "notice"
to = 2022-12-31
[[employee.short]]
value = "next-day"
source = "notice"
from = 2023-01-01

[[resident.window]]
value = { year = 2026, segments = [{ from = 2025-09-01, to = 2025-12-31, effect = "year-start" }] }
source = "law"

[[advice]]
id = "a"
when = {}
say = { zh = "甲", en = "a" }
source = "law"

[[example]]
say = "例"
case = "今 2026-06-20 某市 单位"
"#;

/// What stands in the sound text (once), what stands there instead, and what is told of it.
#[rustfmt::skip]
const MISTAKES: &[(&str, &str, Code, &str)] = &[
    ("code = \"999900\"", "code = \"9999\"", Code::P050, "9999"),
    ("code = \"999900\"", "code = \"999901\"", Code::P052, "999901"),
    ("name = \"某市\"\n", "", Code::P011, "name"),
    ("title = \"某规定\"\n", "", Code::P011, "title"),
    ("date = 2019-12-01", "date = 2023-02-30", Code::P014, "2023-02-30"),
    ("authority = \"law\"\n", "", Code::P011, "authority"),
    ("seen = \"original\"\nchecked = 2026-11-21\n", "sene = \"original\"\nchecked = 2026-11-21\n", Code::P010, "sene"),
    ("checked = 2026-11-21\nfrom = 2020-01-01", "checked = \"soon\"\nfrom = 2020-01-01", Code::P014, "\"soon\""),
    ("id = \"answer\"\n", "id = \"law\"\n", Code::P033, "law"),
    ("title = \"答复\"", "title = 答复", Code::P003, "答复"),
    ("seen = \"copy\"", "seen = \"copied\"", Code::P013, "copied"),
    ("value = \"next-month\"", "value = \"next-mouth\"", Code::P013, "next-mouth"),
    ("source = \"law\"\nfor", "source = \"lwa\"\nfor", Code::P032, "lwa"),
    ("source = \"law\"\nfor", "for", Code::P031, "first"),
    ("for = [\"flexible\"]", "for = [\"resident\"]", Code::P038, "resident"),
    ("for = [\"flexible\"]", "for = \"flexible\"", Code::P012, "\"flexible\""),
    ("to = 2029-12-31", "from = 2020-01-01\nto = 2019-12-31", Code::P035, "2019-12-31"),
    ("to = 2029-12-31", "to = 2029-02-31", Code::P014, "2029-02-31"),
    ("note = { zh = \"甲\", en = \"a\" }", "note = { zh = \"甲\" }", Code::P011, "en"),
    ("note = {", "nose = {", Code::P010, "nose"),
    ("{ months = 1,", "{ months = 300,", Code::P012, "300"),
    ("day = 1 }", "day = 31 }", Code::P042, "31"),
    ("source = \"answer\"\n", "source = \"answer\"\nsource = \"law\"\n", Code::P005, "source"),
    ("unit = \"month\" }\n", "}\n", Code::P011, "unit"),
    ("{ at_most = 3,", "{ at_most = 3, below = 4,", Code::P024, "{ at_most = 3, below = 4"),
    ("source = \"nation\"\nfrom = 2020-01-01\n", "source = \"nation\"\n", Code::P034, "nation"),
    ("n = 6", "m = 6", Code::P010, "m"),
    ("count = \"days\"", "count = \"dyas\"", Code::P013, "dyas"),
    ("from = 2023-01-01", "from = 2022-12-01", Code::P036, "short"),
    ("from = 2023-01-01", "from = 2024-01-01", Code::P037, "short"),
    ("effect = \"year-start\"", "effect = \"year-end\"", Code::P013, "year-end"),
    ("to = 2025-12-31", "to = \"last-13-01\"", Code::P025, "\"last-13-01\""),
    ("[[resident.window]]", "[[residnet.window]]", Code::P010, "residnet"),
    ("[[resident.window]]", "[[resident.widow]]", Code::P010, "widow"),
    ("when = {}\n", "", Code::P011, "when"),
    ("say = { zh = \"甲\", en = \"a\" }\nsource", "say = { zh = \"\\u200b\", en = 1 }\nsource", Code::P004, "U+200B"),
    ("case = \"今", "kase = \"今", Code::P010, "kase"),
];

fn told(city: &str) -> (Vec<Problem>, String) {
    let files = [
        (INDEX_FILE, INDEX),
        ("nation.toml", NATION),
        ("city.toml", city),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let mut shelf = Shelf::given(files).expect("a sound index");
    let (mut problems, mut said) = (Vec::new(), String::new());
    for found in check(&mut shelf, common::day("2026-11-22")).findings {
        if found.is_error() {
            said += &finding(Lang::Zh, &found);
            problems.push(found.problem);
        }
    }
    (problems, said)
}

/// Where each mistake stands in the sound text.
fn place(find: &str) -> Range<usize> {
    let at = CITY
        .find(find)
        .unwrap_or_else(|| panic!("{find} is not there"));
    let again = CITY.get(at + 1..).and_then(|rest| rest.find(find));
    assert!(again.is_none(), "{find} is there twice");
    at..at + find.len()
}

fn assert_all_told(mistakes: &[&(&str, &str, Code, &str)]) {
    let mut edits: Vec<(Range<usize>, &str)> = mistakes
        .iter()
        .map(|mistake| (place(mistake.0), mistake.1))
        .collect();
    edits.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    let mut text = CITY.to_owned();
    for (place, instead) in &edits {
        text.replace_range(place.clone(), instead);
    }
    let (problems, said) = told(&text);
    for (find, _, code, what) in mistakes {
        let is_it = |problem: &&Problem| problem.code == *code && problem.what.starts_with(what);
        assert!(
            problems.iter().any(|problem| is_it(&problem)),
            "{code:?} {what} (instead of {find}) is not told in\n{said}\nof\n{text}"
        );
    }
}

#[test]
fn the_text_without_mistakes_is_sound() {
    assert_eq!(told(CITY).0, []);
}

#[test]
fn every_mistake_alone_is_told_once_and_in_its_place() {
    for mistake in MISTAKES {
        let (find, instead, code, what) = mistake;
        let text = CITY.replace(find, instead);
        let (problems, said) = told(&text);
        // What is not there is told of the table it should stand in.
        let near = line_column(CITY, place(find).start).0;
        let line = line_column(&text, problems[0].span.start).0;
        assert!(line.abs_diff(near) <= 10, "{find} in line {near}:\n{said}");
        let first = &problems[0];
        assert!(
            first.code == *code && first.what.starts_with(what) || problems.len() > 1,
            "{said}"
        );
        assert_all_told(&[mistake]);
        assert!(
            problems.len() <= 2,
            "one mistake, told in too many ways:\n{said}"
        );
    }
}

#[test]
fn no_mistake_hides_another() {
    for (i, one) in MISTAKES.iter().enumerate() {
        for other in MISTAKES.iter().skip(i + 1) {
            let (a, b) = (place(one.0), place(other.0));
            if a.end <= b.start || b.end <= a.start {
                assert_all_told(&[one, other]);
            }
        }
    }
}

/// What a broken bracket does not reach is told with it; what follows is said not to have been looked at.
#[test]
fn before_a_broken_line_everything_is_told() {
    let text = CITY
        .replace("authority = \"law\"", "authority = \"lwa\"")
        .replace("[[employee.gap]]", "[[employee.gap]")
        .replace("id = \"a\"", "ID = \"a\"");
    let (problems, said) = told(&text);
    let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::P013, Code::P006], "{said}");
    assert!(said.contains("没有检查"), "{said}");
}
