//! `yibao show --save`, from outside: what is written, what is not written over, and what is said of a file that is wrong.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use yibao::policy::line_column;

use crate::bad_cases::assert_refused;
use crate::program::{Ran, yibao_in};

const CASE: &str = "今 2026-11-21 长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-11-11 激活";

/// A folder to save in.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder of one's own"))
    }

    fn show(&self, args: &[&str]) -> Ran {
        yibao_in(self.0.path(), ["show"].iter().chain(args), b"")
    }

    /// Saves, and is not refused.
    fn save(&self, args: &[&str]) -> Ran {
        let ran = self.show(args);
        assert_eq!(ran.status, Some(0), "{args:?}\n{}", ran.err);
        assert!(ran.err.contains("已存到"), "{}", ran.err);
        ran
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.path().join(file)).expect("a file that was written")
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.path().join(file), text).expect("a file of one's own");
    }

    fn files(&self) -> Vec<String> {
        let files = fs::read_dir(self.0.path()).expect("the folder");
        let names = files.map(|file| file.expect("a file").file_name());
        let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into()).collect();
        names.sort();
        names
    }

    /// The built-in packs, with a word of one of them changed.
    fn with_packs(&self, file: &str, from: &str, to: &str) {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("regions");
        let there = self.0.path().join("packs");
        fs::create_dir_all(&there).expect("a folder");
        for pack in fs::read_dir(here).expect("the packs") {
            let pack = pack.expect("a file").path();
            let text = fs::read_to_string(&pack).expect("a text");
            let name = pack.file_name().expect("a name").to_owned();
            let text = if name == file {
                assert!(text.contains(from), "{from}");
                text.replace(from, to)
            } else {
                text
            };
            fs::write(there.join(name), text).expect("a pack");
        }
    }
}

#[test]
fn what_was_saved_opens_as_the_same_case() {
    let desk = Desk::new();
    let said = desk.save(&[CASE, "--save", "case.toml"]).out;
    assert_eq!(desk.files(), ["case.toml"]);
    let opened = desk.show(&["case.toml"]);
    assert_eq!((opened.status, opened.err.as_str()), (Some(0), ""));
    let (news, answer) = opened.out.split_once("\n\n").expect("a paragraph");
    assert!(
        news.ends_with("以来，规则文件没有变，结果也一样。"),
        "{news}"
    );
    assert_eq!(answer, said);
    // From standard input as from a file.
    let piped = yibao_in(
        Path::new("."),
        ["show", "-"],
        desk.read("case.toml").as_bytes(),
    );
    assert_eq!(piped.out, opened.out);
    // Seen from another day, it is seen from its own.
    assert_eq!(
        desk.show(&["case.toml", "--today", "2028-01-01"]).out,
        opened.out
    );
    // As it was known before, but held against all that was known.
    let before = desk.show(&["case.toml", "--known-on", "2026-09-01"]).out;
    assert!(before.starts_with(news), "{before}");
}

#[test]
fn a_changed_pack_is_told_in_both_formats() {
    let desk = Desk::new();
    desk.save(&[CASE, "--save", "case.toml"]);
    desk.with_packs(
        "430000-hunan.toml",
        "n = 30, count = \"days\"",
        "n = 60, count = \"days\"",
    );
    let text = desk.show(&["case.toml", "--regions", "packs"]).out;
    for words in [
        "下面这些月份的结果不一样",
        "430000-hunan.toml：改过",
        "2026年12月 统筹报销：原来「10日前等，11日起享」，现在「等」",
        "原来  湖南：断久了、补上了，从哪天起能报：等30天",
        "现在  湖南：断久了、补上了，从哪天起能报：等60天",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let json = desk
        .show(&["case.toml", "--regions", "packs", "--format", "json"])
        .out;
    let answer: Value = serde_json::from_str(&json).expect("an answer is JSON");
    assert_eq!(answer["replay"]["result"], "otherwise");
    assert_eq!(answer["replay"]["packs"][0]["file"], "430000-hunan.toml");
    // Saved anew under the packs of today, it is news no more.
    let saving = ["case.toml", "--regions", "packs", "--save", "case.toml"];
    assert_eq!(desk.save(&saving).out, text);
    let again = desk.show(&["case.toml", "--regions", "packs"]).out;
    assert!(again.contains("规则文件没有变"), "{again}");
}

/// What stands there already; whether this case may be saved in its place.
#[test]
fn only_the_same_case_saved_is_written_over() {
    let desk = Desk::new();
    desk.save(&[CASE, "--save", "case.toml"]);
    let saved = desk.read("case.toml");
    let bare = saved.split("\n# Written").next().expect("a case");
    let rows = [
        ("the same case, saved", saved.clone(), true),
        ("the same case, its table left out", bare.to_owned(), false),
        (
            "another case, saved",
            saved.replace("2026-11-11", "2026-11-12"),
            false,
        ),
        ("something else", "shopping list".to_owned(), false),
        ("nothing", String::new(), false),
        (
            "a broken table",
            saved.replace("mark = \"等\"", "mark = \"?\""),
            false,
        ),
    ];
    for (what, text, may) in rows {
        desk.write("there.toml", &text);
        let ran = desk.show(&[CASE, "--save", "there.toml"]);
        if may {
            assert_eq!(
                (ran.status, desk.read("there.toml")),
                (Some(0), saved.clone()),
                "{what}"
            );
        } else {
            let said = assert_refused(&ran, what);
            assert!(
                said.contains("已经有了") && said.contains("--force"),
                "{what}\n{said}"
            );
            assert_eq!(desk.read("there.toml"), text, "{what}");
        }
        desk.save(&[CASE, "--save", "there.toml", "--force"]);
        assert_eq!(desk.read("there.toml"), saved, "{what}");
    }
    assert_eq!(desk.files(), ["case.toml", "there.toml"]);
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_written() {
    let desk = Desk::new();
    fs::create_dir(desk.0.path().join("folder")).expect("a folder");
    for (args, says, to_do) in [
        (
            ["--save", "folder"].as_slice(),
            "不是普通文件",
            "--save case.toml",
        ),
        (
            &["--save", "folder", "--force"],
            "不是普通文件",
            "--save case.toml",
        ),
        (&["--force"], "只和 --save 一起用", "--save case.toml"),
        (
            &["--save", "x.toml", "--known-on", "2026-07-01"],
            "不能和 --known-on",
            "去掉其中一个",
        ),
        (&["--save", ""], "--save", "--help"),
    ] {
        let args: Vec<&str> = [CASE].iter().chain(args).copied().collect();
        let said = assert_refused(&desk.show(&args), says);
        assert!(
            said.contains(says) && said.contains(to_do),
            "{args:?}\n{said}"
        );
    }
    assert_eq!(desk.files(), ["folder"]);
}

/// Where nothing can be written: a message, the status of an answer that could not be, and no half file.
#[test]
fn what_cannot_be_written_leaves_nothing() {
    let desk = Desk::new();
    desk.write("file", "");
    for place in ["nowhere/case.toml", "file/case.toml"] {
        assert_not_saved(&desk.show(&[CASE, "--save", place]), place);
    }
    assert_eq!(desk.files(), ["file"]);
    #[cfg(target_os = "linux")]
    assert_not_saved(&desk.show(&[CASE, "--save", "/proc/case.toml"]), "/proc");
}

fn assert_not_saved(ran: &Ran, place: &str) {
    assert_eq!(
        (ran.status, ran.out.as_str()),
        (Some(1), ""),
        "{place}\n{}",
        ran.err
    );
    for words in ["没能存到", place, "没有留下写了一半的文件"] {
        assert!(ran.err.contains(words), "{words}\n{}", ran.err);
    }
}

/// No room for more than half a kilobyte: what was there before stays.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_keeps_what_was_there() {
    let desk = Desk::new();
    desk.save(&[CASE, "--save", "case.toml"]);
    let before = desk.read("case.toml");
    let program = env!("CARGO_BIN_EXE_yibao");
    let script =
        format!("trap '' XFSZ; ulimit -f 1; exec '{program}' show '{CASE}' --save case.toml");
    let ran = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(desk.0.path())
        .output()
        .expect("a shell");
    assert_eq!(ran.status.code(), Some(1));
    let said = String::from_utf8(ran.stderr).expect("UTF-8");
    assert!(said.contains("没能存到「case.toml」"), "{said}");
    assert_eq!(
        (desk.files(), desk.read("case.toml")),
        (vec!["case.toml".to_owned()], before)
    );
}

#[cfg(unix)]
#[test]
fn a_link_goes_on_pointing_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let desk = Desk::new();
    let path = |file: &str| desk.0.path().join(file);
    desk.save(&[CASE, "--save", "case.toml"]);
    fs::set_permissions(path("case.toml"), fs::Permissions::from_mode(0o640)).expect("mine");
    symlink("case.toml", path("link.toml")).expect("a link");
    desk.save(&[CASE, "--save", "link.toml"]);
    let link = fs::symlink_metadata(path("link.toml")).expect("there");
    assert!(link.is_symlink());
    let mode = fs::metadata(path("case.toml"))
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
}

/// Nothing but the case and the answer: no name, no path, nothing of the machine.
#[test]
fn a_saved_case_holds_the_case_and_the_answer() {
    let desk = Desk::new();
    desk.save(&[CASE, "--save", "case.toml"]);
    let table: toml::Table = desk.read("case.toml").parse().expect("TOML");
    let keys = |table: &toml::Table| table.keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys(&table), "answered as_of event paid was");
    let answered = table["answered"].as_table().expect("a table");
    assert_eq!(
        keys(answered),
        "account case family fund on pack program said settlement share to"
    );
    let pack = answered["pack"][0].as_table().expect("a table");
    assert_eq!(keys(pack), "checked file place sum");
    let folder = desk.0.path().to_string_lossy();
    assert!(!desk.read("case.toml").contains(&*folder));
}

/// What is written instead of what; the code; the word at which it stands; what is said of it.
#[rustfmt::skip]
const BROKEN: &[(&str, &str, &str, &str, &str)] = &[
    ("mark = \"等\"", "mark = \"好\"", "C039", "\"好\"", "记号不能是「好」"),
    ("mark = \"等\"", "mark = \"用\"", "C039", "\"用\"", "记号不能是「用」"),
    ("mark = \"用\"", "mark = \"享\"", "C039", "\"享\"", "记号不能是「享」"),
    ("mark = \"等\"", "mark = \"等享\"", "C039", "\"等享\"", "记号不能是「等享」"),
    ("mark = \"等\"", "mark = 1", "C012", "1, rule", "这里不能写 1"),
    ("mark = \"等\", ", "", "C011", "{ since = 2026-11-11", "少了「mark」"),
    ("since = 2026-11-11", "since = 2026-10-11", "C041", "2026-10-11", "2026-10-11 起的这一段没有按先后排"),
    ("since = 2026-12-11", "since = 2029-12-11", "C041", "2029-12-11", "2029-12-11 起的这一段没有按先后排"),
    ("since = 2026-11-11", "since = \"那天\"", "C014", "\"那天\"", "「那天」不是日期"),
    ("since = 2026-11-11", "since = 2026-02-30", "C015", "2026-02-30", "2026-02-30"),
    ("mark = \"等\", ", "mark = \"等\", unknown = \"employee.long\", ", "C042", "\"employee.long\", rule", "rule 和 unknown 写了两个"),
    ("mark = \"等\", rule = \"employee.long\", ", "mark = \"等\", ", "C011", "{ since = 2026-11-11", "少了「rule」"),
    ("[answered.family]\ndays = [\n  { since = 2025-06-01, mark = \"-\" },\n]", "[answered.family]\ndays = []", "C012", "[]", "这里不能写 []"),
    ("case = \"", "case = \"x", "C040", "\"x", "不是 16 位的校验码"),
    ("sums = [\n", "sums = [\"1\",\n", "C040", "\"1\"", "「1」不是 16 位的校验码"),
    ("\nsum = \"", "\nsum = \"0", "C040", "\"0", "不是 16 位的校验码"),
    ("to = \"2028-11\"\n", "to = \"很久\"\n", "C018", "\"很久\"", "「很久」不是月份"),
    ("to = \"2028-11\"\n", "", "C011", "[answered]", "少了「to」"),
    ("from = \"2026-07\", to = \"2026-11\"", "from = \"2026-12\", to = \"2026-11\"", "C017", "\"2026-11\", sum", "结束早于开始"),
    ("checked = 2026-11-21", "checked = \"上周\"", "C014", "\"上周\"", "「上周」不是日期"),
    ("\nprogram = ", "\nprogramm = ", "C010", "programm", "是不是想写「program」"),
    ("\nprogram = \"", "\nprogram = 1 #\"", "C012", "1 #", "这里不能写 1"),
    ("[answered.share]", "[answered.shares]", "C010", "shares", "是不是想写「share」"),
    ("[answered.share]", "[answered.fund]", "C029", "fund]\ndays = [\n  { since = 2025-06-01, mark = \"-\"", "「fund」写了两次"),
    ("[[answered.pack]]", "[answered.pack]", "C029", "pack]]", "「pack」写了两次"),
];

#[test]
fn every_mistake_in_the_table_is_told_with_its_place_and_what_to_do() {
    let desk = Desk::new();
    desk.save(&[CASE, "--save", "case.toml"]);
    let sound = desk.read("case.toml");
    let mut wrong = Vec::new();
    for (from, to, code, at, says) in BROKEN {
        assert!(sound.contains(from), "{from}");
        let text = sound.replacen(from, to, 1);
        desk.write("broken.toml", &text);
        let said = assert_refused(&desk.show(&["broken.toml"]), to);
        let begin = text.find("[answered]").expect("the table");
        let unlike = |(a, b): (u8, u8)| a != b;
        let mut bytes = text.bytes().zip(sound.bytes());
        let near = bytes.position(unlike).unwrap_or(begin).max(begin);
        let places = text.match_indices(at).map(|(place, _)| place);
        let place = places.min_by_key(|place| place.abs_diff(near));
        let (line, column) = line_column(&text, place.unwrap_or_else(|| panic!("{at}\n{text}")));
        let squeezed = |text: &str| text.replace(' ', "");
        for words in [
            format!("错误[{code}]: "),
            format!("--> broken.toml:{line}:{column} "),
            "怎么办: ".to_owned(),
            says.to_string(),
        ] {
            if !squeezed(&said).contains(&squeezed(&words)) {
                wrong.push(format!("{from} -> {to}: {words} is missing in\n{said}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
