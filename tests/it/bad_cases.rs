//! What happens to a case that is wrong: one paragraph that names the place, says what, and what to do; exit status 2.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use tempfile::TempDir;
use yibao::case::{CaseCode, MAX_BYTES};
use yibao::text::width;

use crate::program::{Ran, yibao_in};

/// Begins every file below: four lines.
const BASE: &str = "as_of = 2026-11-21\n[[was]]\nregion = \"长沙\"\nas = \"flexible\"\n";

/// A mistake in a file: the file after [`BASE`] (after a `!`: the whole file), its code and place, and two words that
/// have to be said: what is wrong, and what to do.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const FILES: &[Row] = &[
    // Dates.
    ("[[event]]\nkind = 'bound'\non = 2026-02-30", "C015", "7:6", "2026-02-30", "核对月份和日期"),
    ("[[event]]\nkind = 'bound'\non = \"2026-02-30\"", "C015", "7:6", "2026-02-30", "核对月份和日期"),
    ("from = \"2026-13\"", "C015", "5:8", "2026-13", "核对月份和日期"),
    ("[[event]]\nkind = 'bound'\non = \"昨天\"", "C014", "7:6", "「昨天」不是日期", "记不得写 ?"),
    ("[[event]]\nkind = 'bound'\non = 2026-1-2", "C014", "7:6", "「2026-1-2」不是日期", "on = 2026-01-02"),
    ("!as_of = \"今天\"\n", "C014", "1:9", "「今天」不是日期", "as_of = 2026-11-21"),
    ("!as_of = 0001-01-01\n", "C016", "1:9", "0001-01-01", "1900 到 2199"),
    ("!as_of = 9999-12-31\n", "C016", "1:9", "9999-12-31", "1900 到 2199"),
    ("!as_of = 2026-11\n", "C006", "1:9", "月份 2026-11 要加引号", "as_of = \"2026-11\""),
    ("[[paid]]\nscheme = 'employee'\nfor = 2026-03..2026-08", "C006", "7:7", "2026-03..2026-08", "for = \"2026-03..2026-08\""),
    ("[[paid]]\nscheme = 'employee'\nfor = 2026-03-05", "C018", "7:7", "「2026-03-05」不是月份", "文件里写 on"),
    ("from = \"三月\"", "C018", "5:8", "「三月」不是月份", "from = \"2026-03\""),
    ("from = \"2026-08\"\nto = \"2026-03\"", "C017", "6:6", "2026-08..2026-03", "前面的日期不能晚于后面的"),
    ("[[paid]]\nscheme = 'employee'\nfor = \"2026-08..2026-03\"", "C017", "7:7", "结束早于开始", "不能晚于"),
    ("[[paid]]\nscheme = 'employee'\nfor = \"2026-03\"\non = 2190-01-01", "C034", "8:6", "2190-01-01 太远", "核对年份"),
    ("[[paid]]\nscheme = 'employee'\nfor = \"2062-03\"", "C034", "7:7", "2062-03 太远", "核对年份"),
    ("[[paid]]\nscheme = 'resident'\nfor = \"2062\"", "C034", "7:7", "2062 太远", "核对年份"),
    ("[[event]]\nkind = 'bound'\non = \"2026-12-01..2062-12-01\"", "C034", "7:6", "2062-12-01 太远", "核对年份"),
    ("from = \"2062-03\"", "C034", "5:8", "2062-03 太远", "核对年份"),
    ("!born = 2027-01-01\nas_of = 2026-11-21\n[[was]]\nregion = \"长沙\"\nas = \"unit\"\n", "C033", "1:8", "2027-01-01", "新生儿"),
    ("!born = 2032-01-01\nas_of = 2026-11-21\n[[was]]\nregion = \"长沙\"\nas = \"newborn\"\n", "C033", "1:8", "2032-01-01", "两年以内"),
    // What cannot be true of anybody.
    ("[[paid]]\nscheme = 'employee'\nfor = \"2026-01..2026-03\"\n[[paid]]\nscheme = 'employee'\nfor = \"2026-03\"", "C023", "10:7", "2026-03 的职工医保写了两次", "不要重叠"),
    ("[[paid]]\nscheme = 'resident'\nfor = \"..2025\"\n[[paid]]\nscheme = 'resident'\nfor = 2025", "C024", "10:7", "2025 年的居民医保写了两次", "不要重叠"),
    ("to = \"2026-03\"\n[[was]]\nregion = \"长沙\"\nas = \"unit\"\nfrom = \"2026-03\"", "C022", "9:8", "2026-03 这个月写了两种身份", "不要重叠"),
    ("to = \"2026-08\"\n[[was]]\nregion = \"长沙\"\nas = \"unit\"\nto = \"2026-03\"", "C022", "9:6", "2026-03 这个月", "不要重叠"),
    ("[[was]]\nregion = \"长沙\"\nas = \"unit\"", "C022", "5:1", "同一段时间写了两种身份", "起止月份"),
    ("[[paid]]\nscheme = 'employee'\nfor = \"..2026-08\"\non = 2026-09-01", "C026", "7:7", "「..2026-08」没有写从什么时候起", "去掉到账日"),
    ("[[paid]]\nscheme = 'employee'\nfor = \"2026\"", "C025", "7:7", "scheme = \"employee\"", "居民医保写年份"),
    ("[[paid]]\nscheme = 'resident'\nmonths = 3", "C025", "6:10", "scheme = \"resident\"", "居民医保写年份"),
    ("!as_of = 2026-11-21\n", "C021", "1:1", "没写在哪里交", "长沙 灵活"),
    // Words.
    ("!as_of = 2026-11-21\n[[was]]\nregion = \"常沙\"\nas = \"unit\"", "C020", "3:10", "「常沙」", "是不是想写「长沙」"),
    ("!as_of = 2026-11-21\n[[was]]\nregion = \"changsa\"\nas = \"unit\"", "C020", "3:10", "「changsa」", "是不是想写「长沙」"),
    ("!as_of = 2026-11-21\n[[was]]\nregion = \"Atlantis\"\nas = \"unit\"", "C020", "3:10", "「Atlantis」", "六位编码"),
    ("!as_of = 2026-11-21\n[[was]]\nregion = \"\"\nas = \"unit\"", "C031", "3:10", "「region」后面少了内容", "region = \"长沙\""),
    ("!as_of = 2026-11-21\n[[was]]\nregion = \"长沙\"\nas = \"worker\"", "C027", "4:6", "「worker」不是身份", "单位 灵活 失业 退休 居民 学生 新生儿"),
    ("!as_of = 2026-11-21\n[[was]]\nregion = \"长沙\"\nas = \"flexibel\"", "C027", "4:6", "「flexibel」不是身份", "是不是想写「flexible」"),
    ("[[event]]\nkind = \"binded\"", "C028", "6:8", "「binded」", "激活 未激活 绑定 解绑"),
    ("[[event]]\nkind = \"绑顶\"", "C028", "6:8", "「绑顶」", "是不是想写「绑定」"),
    ("[[paid]]\nscheme = \"emploee\"\nfor = \"2026-03\"", "C013", "6:10", "「emploee」", "是不是想写「employee」"),
    ("[[paid]]\nscheme = \"职工\"\nfor = \"2026-03\"", "C013", "6:10", "「职工」", "scheme = \"employee\""),
    // Keys and kinds of values.
    ("form = \"2026-03\"", "C010", "5:1", "「form」", "是不是想写「from」"),
    ("[[payd]]\nscheme = 'employee'", "C010", "5:3", "「payd」", "是不是想写「paid」"),
    ("colour = \"red\"", "C010", "5:1", "「colour」", "[[was]]"),
    ("paid_years = 12", "C019", "5:1", "「paid_years」不写在这里", "paid_years 写在最前面"),
    ("!as_of = 2026-11-21\nkind = \"bound\"\n", "C019", "2:1", "「kind」不写在这里", "kind on 写在 [[event]] 下面"),
    ("as = \"unit\"", "C029", "5:1", "「as」写了两次", "只留一个"),
    ("[[paid]]\nscheme = 'resident'\nfor = \"2026\"", "C035", "7:7", "2026 是整年", "写上居民身份"),
    ("[[paid]]\nscheme = 'employee'", "C011", "5:1", "少了「for」", "for = \"2026-01..2026-08\""),
    ("![[was]]\nregion = \"长沙\"\nas = \"unit\"", "C011", "1:1", "少了「as_of」", "as_of = 2026-11-21"),
    ("[[paid]]\nscheme = 'employee'\nfor = \"2026-03\"\nmonths = 3", "C030", "8:10", "for 和 months", "补了几个月就写 months"),
    ("from = true", "C012", "5:8", "true", "from = \"2026-03\""),
    ("[[paid]]\nscheme = 'employee'\nfor = [\"2026-03\"]", "C012", "7:7", "[\"2026-03\"]", "for = \"2026-01..2026-08\""),
    ("[[paid]]\nscheme = 'employee'\nmonths = -3", "C012", "7:10", "-3", "months = 3"),
    ("[[paid]]\nscheme = 'employee'\nmonths = 0", "C012", "7:10", "0", "months = 3"),
    ("[[paid]]\nscheme = 'employee'\nmonths = 601", "C012", "7:10", "601", "months = 3"),
    ("!as_of = 2026-11-21\npaid_years = \"ten\"\n", "C012", "2:14", "\"ten\"", "paid_years = 12"),
    ("!as_of = 2026-11-21\npaid_years = 300\n", "C012", "2:14", "300", "paid_years = 12"),
    ("!as_of = 2026-11-21\npaid_years = 100\n", "C012", "2:14", "100", "paid_years = 12"),
    ("!as_of = 2026-11-21\nwas = \"长沙\"\n", "C012", "2:7", "\"长沙\"", "[[was]]"),
    ("!as_of = 2026-11-21\n[was]\nregion = \"长沙\"\n", "C012", "2:1", "[was]", "[[was]]"),
    // Not TOML.
    ("!as_of = 2026-11-21\n[[was]]\nregion = 长沙\n", "C007", "3:10", "「长沙」要加引号", "region = \"长沙\""),
    ("!as_of = 2026-11-21\n[[was]]\nregion = “长沙”\n", "C007", "3:10", "「长沙」要加引号", "region = \"长沙\""),
    ("!as_of = 2026-11-21\n[[was]]\nregion = \"长沙\nas = \"unit\"\n", "C005", "3:13", "读不懂", "region = \"长沙\""),
    ("!as_of ＝ 2026-11-21\n[[was]]\n", "C005", "1:7", "读不懂", "as_of = 2026-11-21"),
    ("[[paid]\nscheme = 'employee'", "C005", "5:8", "读不懂", "[[paid]]"),
    ("!as_of =\n[[was]]\n", "C031", "1:8", "「as_of」后面少了内容", "as_of = 2026-11-21"),
    // What cannot be seen.
    ("[[event]]\nkind = \"bo\u{1b}[31mund\"", "C008", "6:11", "U+001B", "重新打一遍"),
    ("note = \"\0\"", "C008", "5:9", "U+0000", "重新打一遍"),
    ("!as_of = 2026-11-21\n[[was]]\nregion = \"长沙\u{200b}\"\n", "C008", "3:13", "U+200B", "重新打一遍"),
    ("# \u{202e}\n", "C008", "5:3", "U+202E", "重新打一遍"),
    // Begun as some editors begin a file, with the line ends of some others.
    ("!\u{feff}as_of = 2026-02-30\r\n", "C015", "1:9", "2026-02-30", "核对月份和日期"),
    ("!as_of = 2026-11-21\r\n[[was]]\r\nregion = \"长沙\"\r\nas = \"unit\"\r\nfrom = \"2026-13\"\r\n", "C015", "5:8", "2026-13", "核对月份和日期"),
    ("!\n \n\t\n", "C004", "", "里面是空的", "长沙 灵活"),
    ("!\u{feff}", "C004", "", "里面是空的", "长沙 灵活"),
];

/// A mistake on one line: the line, its code and column, and what has to be said.
#[rustfmt::skip]
const LINES: &[Row] = &[
    // Dates.
    ("长沙 灵活 激活@2026-02-30", "C015", "1:10", "2026-02-30", "核对月份和日期"),
    ("长沙 灵活 交 2026-03@2026年2月30日", "C015", "1:17", "2026年2月30日", "核对月份和日期"),
    ("长沙 灵活 交 2026-13", "C015", "1:9", "2026-13", "核对月份和日期"),
    ("长沙 灵活 交 2026-02-30", "C018", "1:9", "「2026-02-30」不是月份", "写在 @ 后面"),
    ("长沙 灵活 交 三个月", "C018", "1:9", "「三个月」不是月份", "2026-03..2026-08"),
    ("长沙 灵活 三月..", "C018", "1:7", "「三月..」不是月份", "长沙 灵活 2026-03..2026-08"),
    ("长沙 灵活 交 3个月@昨天", "C014", "1:13", "「昨天」不是日期", "记不得写 ?"),
    ("今 明天 长沙 灵活", "C014", "1:3", "「明天」不是日期", "今 2026-11-21"),
    ("今 0001-01-01 长沙 灵活", "C016", "1:3", "0001-01-01", "1900 到 2199"),
    ("今 9999-12-31 长沙 灵活", "C016", "1:3", "9999-12-31", "1900 到 2199"),
    ("长沙 灵活 交 2026-08..2026-03", "C017", "1:9", "2026-08..2026-03", "不能晚于"),
    ("长沙 灵活 2026-08..2026-03", "C017", "1:7", "2026-08..2026-03", "不能晚于"),
    ("今 2026-11-21 长沙 灵活 交 2026-03@2190-01-01", "C034", "1:30", "2190-01-01 太远", "核对年份"),
    ("今 2026-11-21 长沙 灵活 交 2062-03", "C034", "1:22", "2062-03 太远", "核对年份"),
    ("今 2026-11-21 长沙 灵活 激活@2062-03-01", "C034", "1:23", "2062-03-01 太远", "核对年份"),
    ("今 2026-11-21 生 2027-01-01 长沙 单位", "C033", "1:16", "2027-01-01", "新生儿"),
    // What cannot be true of anybody.
    ("长沙 灵活 交 2026-01..2026-03 交 2026-03", "C023", "1:28", "2026-03 的职工医保写了两次", "不要重叠"),
    ("长沙 居民 交 2025..2026 交 2026", "C024", "1:22", "2026 年的居民医保写了两次", "不要重叠"),
    ("长沙 灵活 长沙 单位 2026-03..", "C022", "1:7", "2026-03 这个月写了两种身份", "长沙 单位 2026-03.."),
    ("长沙 灵活 交 ..2026-08@2026-09-01", "C026", "1:9", "「..2026-08」没有写从什么时候起", "去掉到账日"),
    ("今 2026-11-21 交 2026-03", "C021", "1:1", "没写在哪里交", "长沙 灵活"),
    // Words.
    ("常沙 灵活 交 ..2026-08", "C020", "1:1", "「常沙」", "是不是想写「长沙」"),
    ("Beijin 灵活", "C020", "1:1", "「Beijin」", "是不是想写「北京」"),
    ("fuzhou 灵活", "C020", "1:1", "「fuzhou」", "请写汉字：福州 抚州"),
    ("长杀 灵活 交 ..2026-08", "C020", "1:1", "「长杀」", "是不是想写「长沙」"),
    ("伤海市 灵活 交 ..2026-08", "C020", "1:1", "「伤海市」", "是不是想写「上海」"),
    ("sz 灵活 交 ..2026-08", "C020", "1:1", "「sz」", "请写汉字：朔州 苏州 宿州 随州 深圳"),
    // Counties that lie in several places.
    ("朝阳区 灵活 交 ..2026-08", "C020", "1:1", "「朝阳区」", "不止一处，请写所在的地方：北京 长春"),
    ("香港 灵活", "C020", "1:1", "「香港」", "另有制度"),
    ("某地 灵活", "C020", "1:1", "「某地」", "写省、市、州、盟的名字"),
    // A year is paid to one scheme only, a month to the other.
    ("长沙 灵活 交 2026", "C035", "1:9", "2026 是整年", "职工医保写月份"),
    ("长沙 灵活 交 2025..2026", "C035", "1:9", "2025..2026 是整年", "职工医保写月份"),
    ("长沙 居民 交 2026-03", "C036", "1:9", "2026-03 是按月交的", "居民医保写年份"),
    ("长沙 居民 补 3个月", "C036", "1:9", "3 是按月交的", "居民医保写年份"),
    ("灵活 交 ..2026-08", "C037", "1:1", "「灵活」前面少了地方", "长沙 灵活"),
    ("长沙 灵活 交 2026-03..", "C038", "1:9", "2026-03.. 没有写到哪个月为止", "交 2026-03..2026-11"),
    ("长沙 居民 交 2024..", "C038", "1:9", "2024.. 没有写到哪个月为止", "交 2026-03..2026-11"),
    ("长沙 灵话 交 ..2026-08", "C027", "1:4", "「灵话」不是身份", "是不是想写「灵活」"),
    ("长沙 交 ..2026-08", "C027", "1:4", "「交」不是身份", "单位 灵活 失业"),
    ("长沙 灵活 激话@2026-10-15", "C028", "1:7", "「激话」", "是不是想写「激活」"),
    ("长沙 灵活 生病@2026-10-15", "C028", "1:7", "「生病」", "激活 未激活 绑定 解绑"),
    ("长沙 灵活 激话", "C013", "1:7", "「激话」", "是不是想写「激活」"),
    ("mycase", "C013", "1:1", "「mycase」", "地方和身份"),
    ("长沙 灵活 生病", "C013", "1:7", "「生病」", "地方和身份"),
    ("长沙", "C031", "1:1", "「长沙」后面少了内容", "长沙 灵活"),
    ("长沙 灵活 交", "C031", "1:7", "「交」后面少了内容", "交 2026-03..2026-08@2026-09-10"),
    ("长沙 灵活 今", "C031", "1:7", "「今」后面少了内容", "今 2026-11-21"),
    ("年限 三十 长沙 灵活", "C012", "1:4", "三十", "年限 12"),
    ("长沙 灵活 交 0个月", "C012", "1:9", "0个月", "交 3个月"),
    // What cannot be seen.
    ("长沙 \u{1b}[31m灵活", "C008", "1:4", "U+001B", "重新打一遍"),
    ("长沙\u{200b} 灵活", "C008", "1:3", "U+200B", "重新打一遍"),
    ("", "C004", "", "里面是空的", "长沙 灵活"),
    ("  ", "C004", "", "里面是空的", "长沙 灵活"),
];

/// Where cases are written and the program runs.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder of one's own"))
    }

    fn folder(&self) -> &Path {
        self.0.path()
    }

    fn with(self, file: &str, bytes: impl AsRef<[u8]>) -> Self {
        fs::write(self.folder().join(file), bytes).expect("a file of one's own");
        self
    }

    fn show(&self, args: &[&str]) -> Ran {
        yibao_in(self.folder(), ["show"].iter().chain(args), b"")
    }
}

/// Holds a refusal to what every refusal has to be, in the language it came in; gives its text.
pub fn assert_refused(ran: &Ran, of_what: &str) -> String {
    assert_eq!(ran.status, Some(2), "{of_what}\n{}", ran.err);
    assert_eq!(ran.out, "", "{of_what}");
    let err = ran.err.strip_suffix('\n').expect("a whole line");
    assert!(
        !err.trim().is_empty() && !err.contains("panicked"),
        "{of_what}\n{err}"
    );
    let odd = err.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(odd, None, "{of_what}\n{err}");
    for line in err.lines() {
        assert!(
            !line.trim().is_empty(),
            "{of_what}: more than one paragraph\n{err}"
        );
        assert!(width(line) <= 80, "{of_what}: wider than a page\n{err}");
    }
    // Wrapped lines are one sentence.
    let lines = err.lines().map(str::trim);
    lines.collect::<Vec<_>>().join(" ")
}

fn assert_says(ran: &Ran, source: &str, (of_what, code, place, what, to_do): Row) {
    let said = assert_refused(ran, of_what);
    let place = if place.is_empty() {
        String::new()
    } else {
        format!(":{place} ")
    };
    for word in [
        &format!("错误[{code}]: "),
        &format!("--> {source}{place}"),
        "怎么办: ",
    ] {
        assert!(
            said.contains(word),
            "{of_what}: {word} is missing in\n{}",
            ran.err
        );
    }
    for word in [what, to_do] {
        let said: String = said.split(' ').collect();
        let word: String = word.split(' ').collect();
        assert!(
            said.contains(&word),
            "{of_what}: {word} is missing in\n{}",
            ran.err
        );
    }
}

#[test]
fn every_mistake_in_a_file_is_told_with_its_place_and_what_to_do() {
    for row in FILES {
        let text = row
            .0
            .strip_prefix('!')
            .map_or_else(|| format!("{BASE}{}", row.0), str::to_owned);
        let desk = Desk::new().with("case.toml", &text);
        assert_says(&desk.show(&["case.toml"]), "case.toml", *row);
        let english = desk.show(&["case.toml", "--lang", "en"]);
        assert!(
            assert_refused(&english, row.0).starts_with("error["),
            "{}",
            row.0
        );
    }
}

#[test]
fn every_mistake_on_a_line_is_told_with_its_place_and_what_to_do() {
    let desk = Desk::new();
    for row in LINES {
        assert_says(&desk.show(&[row.0]), "这一行", *row);
        let read = yibao_in(desk.folder(), ["show", "-"], row.0.as_bytes());
        assert_says(&read, "标准输入", *row);
        let english = desk.show(&[row.0, "--lang", "en"]);
        assert!(
            assert_refused(&english, row.0).starts_with("error["),
            "{}",
            row.0
        );
    }
}

#[test]
fn what_cannot_be_read_at_all_is_told_by_its_name() {
    let big = "交 2026-03 ".repeat(10_000_000 / 14);
    let desk = Desk::new()
        .with("big.toml", &big)
        .with("empty.toml", "")
        .with("gbk.toml", b"as_of = 2026-11-21\n# \xb3\xa4\xc9\xb3");
    fs::create_dir(desk.folder().join("folder.toml")).expect("a folder");
    for (path, code, place, what, to_do) in [
        (
            "missing.toml",
            "C001",
            "",
            "没有「missing.toml」这个文件",
            "核对文件名",
        ),
        (
            "./case.txt",
            "C001",
            "",
            "没有「./case.txt」这个文件",
            "核对文件名",
        ),
        (
            "folder.toml",
            "C009",
            "",
            "「folder.toml」打不开：是文件夹",
            "检查文件名和权限",
        ),
        ("big.toml", "C003", "", "超过 256 KB", "选错了文件"),
        ("empty.toml", "C004", "", "里面是空的", "长沙 灵活"),
        ("gbk.toml", "C002", "2:3", "不是 UTF-8 编码", "另存为 UTF-8"),
    ] {
        assert_says(&desk.show(&[path]), path, (path, code, place, what, to_do));
    }
    let read = |input: &[u8]| yibao_in(desk.folder(), ["show", "-"], input);
    let big = ("ten megabytes", "C003", "", "超过 256 KB", "选错了文件");
    assert_says(
        &read("长沙 灵活 ".repeat(10_000_000 / 14).as_bytes()),
        "标准输入",
        big,
    );
    let utf16 = ("UTF-16", "C002", "", "不是 UTF-8 编码", "另存为 UTF-8");
    assert_says(&read(b"\xff\xfea\0s\0_\0o\0f\0"), "标准输入", utf16);
    let names = (
        "a name with a command in it",
        "C001",
        "",
        "没有「?[31m.toml」",
        "核对文件名",
    );
    assert_says(&desk.show(&["\u{1b}[31m.toml"]), "?[31m.toml", names);
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_utf8_is_refused_like_a_file() {
    use std::os::unix::ffi::OsStrExt as _;
    let line = std::ffi::OsStr::from_bytes(b"\xb3\xa4\xc9\xb3 unit");
    let ran = yibao_in(Path::new("."), ["show".as_ref(), line], b"");
    let expected = ("GBK", "C002", "", "不是 UTF-8 编码", "另存为 UTF-8");
    assert_says(&ran, "这一行", expected);
}

#[test]
fn a_case_too_long_for_a_page_is_shown_around_its_mistake() {
    let desk = Desk::new();
    let months = |years: Range<u32>| -> Vec<String> {
        let months = years.flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}")));
        months.map(|month| format!("交 {month} ")).collect()
    };
    let (before, after) = (months(1990..2010).concat(), months(2010..2020).concat());
    let stretches = (1900..2101).map(|year| format!("长沙 灵活 {year}-01..{year}-12"));
    let stretches: Vec<String> = stretches.collect();
    for (line, code, what) in [
        (
            format!("长沙 灵活 {}", "x".repeat(5000)),
            "C013",
            "「xxxxxxxxxx",
        ),
        (
            format!("长沙 灵活 {before}交 2010-13 {after}"),
            "C015",
            "2010-13",
        ),
        (
            format!("长沙 灵活 {}", "激活 ".repeat(1001)),
            "C032",
            "条目太多",
        ),
        (stretches.join(" "), "C032", "条目太多"),
        ("长沙 灵活\t交\t2026-13".to_owned(), "C015", "2026-13"),
    ] {
        let said = assert_refused(&desk.show(&[&line]), what);
        let begins = said.starts_with(&format!("错误[{code}]: "));
        assert!(begins && said.contains(what), "{said}");
    }
    let (wide, paid) = ("长".repeat(MAX_BYTES / 4), "激活 ".repeat(MAX_BYTES / 8));
    for line in [
        format!("长沙 灵活 {wide}"),
        format!("长沙 灵活 {paid}{wide}"),
        format!("长沙 灵活 {paid}激话"),
    ] {
        let ran = yibao_in(desk.folder(), ["show", "-"], line.as_bytes());
        assert_refused(&ran, "a quarter of a megabyte on one line");
    }
}

#[test]
fn every_code_has_a_row() {
    let rows = FILES.iter().chain(LINES).map(|row| row.1);
    // Those of a saved answer stand with it.
    let saved = ["C039", "C040", "C041", "C042"];
    let elsewhere = ["C001", "C002", "C003", "C009", "C032"].into_iter();
    let told: BTreeSet<&str> = rows.chain(elsewhere).chain(saved).collect();
    for code in CaseCode::ALL {
        assert!(told.contains(code.name().as_str()), "no row for {code:?}");
    }
}

#[test]
fn the_whole_paragraph() {
    let desk = Desk::new().with("case.toml", format!("{BASE}form = \"2026-03\"\n"));
    let ran = desk.show(&["case.toml"]);
    insta::assert_snapshot!(ran.err.trim_end(), @r#"
    错误[C010]: 没有「form」这一项
     --> case.toml:5:1
      |
    5 | form = "2026-03"
      | ^^^^
      |
      = 怎么办: 是不是想写「from」？
    "#);
}

/// The same things done right, so that no row above is refused for another reason than its mistake.
#[test]
fn what_is_right_is_answered_however_it_is_spelled() {
    let long_file = format!("{BASE}[[paid]]\nscheme = 'employee'\nfor = '..2026-08'\n");
    for text in [
        long_file.clone(),
        format!("\u{feff}{long_file}"),
        long_file.replace('\n', "\r\n"),
        format!("# 长沙\n{long_file}\n# 完\n"),
        long_file
            .replace("flexible", "灵活")
            .replace("\"长沙\"", "430100"),
        long_file.replace("2026-11-21", "\"２０２６年１１月２１日\""),
        "今 2026-11-21 长沙 灵活 交 ..2026-08".to_owned(),
        "as-of 2026-11-21 430100 flexible paid ..2026-08\n".to_owned(),
        "\u{feff}今　２０２６-１１-２１　长沙市\n灵活\t交 ..2026年8月".to_owned(),
        "今 2026-11-21 生 2027-01-10 长沙 新生儿".to_owned(),
    ] {
        let desk = Desk::new().with("case.toml", &text);
        let ran = desk.show(&["case.toml"]);
        assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""), "{text}");
        assert!(ran.out.contains("2026年11月21日"), "{text}\n{}", ran.out);
    }
}
