//! A saved case opened under other packs: which months come out otherwise, and which rule has changed.

use proptest::prelude::*;
use yibao::case::{Case, Saved};
use yibao::engine::Line;
use yibao::i18n::Lang;
use yibao::policy::Shelf;
use yibao::report::{
    Replay, Replayed, Report, RuleText, answer_json, replay_json, replay_says, replay_text, saved,
};
use yibao::text::{ambiguous, width};

use crate::common::{self, day};
use crate::{schemas, spellings};

const INDEX: &str = "[[place]]\ncode = '000000'\nname = '全国'\npinyin = 'quanguo'\ninitials = 'qg'\npack = 'nation.toml'\n\
    [[place]]\ncode = '430000'\nname = '湖南'\nparent = '000000'\npinyin = 'hunan'\ninitials = 'hn'\n";

/// Three months are short; whoever comes back after more waits for 30 days.
const PACK: &str = "[region]\ncode = '000000'\nname = '全国'\n
[[source]]\nid = 'old'\ntitle = '旧文件'\nauthority = 'regulation'\nseen = 'original'\nchecked = 2026-01-01\nfrom = 'unknown'\n
[[source]]\nid = 'new'\ntitle = '新文件'\nauthority = 'regulation'\nseen = 'original'\nchecked = 2026-11-20\nfrom = 2026-12-05\n
[[employee.first]]\nvalue = 'next-month'\nsource = 'old'
[[employee.stop]]\nvalue = { months = 1 }\nsource = 'old'
[[employee.gap]]\nvalue = { at_most = 3, unit = 'month' }\nsource = 'old'
[[employee.short]]\nvalue = 'payment-day'\nsource = 'old'
[[employee.short_costs]]\nvalue = 'nobody'\nsource = 'old'
[[employee.long]]\nvalue = { wait = { n = 30, count = 'days' } }\nsource = 'old'\nto = 2099-12-31
[[employee.long_costs]]\nvalue = 'nobody'\nsource = 'old'
[[account.stopped]]\nunknown = { zh = '没有查到', en = 'not found' }
";

/// Five months unpaid, made up at once.
const CASE: &str = "今 2026-11-21 湖南 灵活 交 ..2026-06 交 2026-07..2026-11@2026-11-11";

fn shelf(pack: &str) -> Shelf {
    let files = [("index.toml", INDEX), ("nation.toml", pack)];
    Shelf::given(files.map(|(name, text)| (name.to_owned(), text.to_owned()))).expect("an index")
}

fn report(line: &str, shelf: &mut Shelf) -> Report {
    let case = common::case(line, shelf);
    Report::of(case, shelf, None).unwrap_or_else(|faulty| panic!("{faulty:#?}"))
}

/// What is saved of a case under a pack, having been a file in between.
fn answered(line: &str, pack: &str) -> (Case, Saved) {
    let mut shelf = shelf(pack);
    let report = report(line, &mut shelf);
    let saved = saved(&report, &shelf, day("2026-11-22"));
    let file = format!("{}{}", report.case.to_file(), saved.to_toml());
    let (case, read) = Case::read_saved(&file, shelf.index()).expect("a saved case reads");
    assert_eq!(
        (&case, read.as_ref()),
        (&report.case, Some(&saved)),
        "{file}"
    );
    (case, saved)
}

fn replay(saved: &Saved, line: &str, pack: &str) -> Replay {
    let mut shelf = shelf(pack);
    let report = report(line, &mut shelf);
    Replay::of(Lang::Zh, saved, &report, &shelf)
}

/// `PACK` with some of its words changed.
fn changed(words: &[(&str, &str)]) -> String {
    words.iter().fold(PACK.to_owned(), |pack, (from, to)| {
        assert!(pack.contains(from), "{from}");
        pack.replace(from, to)
    })
}

fn said(texts: &[RuleText]) -> String {
    let each = texts.iter().map(|text| {
        let source = text.source.as_deref().unwrap_or("-");
        let (_, says) = text.says.rsplit_once('：').expect("topic and value");
        format!("{says} {source}")
    });
    each.collect::<Vec<_>>().join(" + ")
}

/// The months of the fund, each with the parameters that are named for it, as `2026-12 等享>等 employee.long`; and what is said
/// of each, as `employee.long: 等30天 old > 等60天 old`.
fn told(replay: &Replay) -> (String, String) {
    let Replayed::Otherwise(months) = &replay.outcome else {
        return (format!("{:?}", replay.outcome), String::new());
    };
    let (mut shown, mut rules): (Vec<(String, String)>, Vec<String>) = Default::default();
    for month in months.iter().filter(|month| month.line == Line::Fund) {
        let marks = |days: &[(_, char)]| days.iter().map(|(_, mark)| *mark).collect::<String>();
        let mut says = format!("{}>{}", marks(&month.was), marks(&month.now));
        for rule in &month.rules {
            says = format!("{says} {}", rule.parameter);
            let told = format!(
                "{}: {} > {}",
                rule.parameter,
                said(&rule.was),
                said(&rule.now)
            );
            if !rules.contains(&told) {
                rules.push(told);
            }
        }
        // Months that say the same are one stretch.
        match shown.last_mut() {
            Some((months, before)) if *before == says => {
                let (first, _) = months.split_at(7);
                *months = format!("{first}..{}", month.month);
            }
            _ => shown.push((month.month.to_string(), says)),
        }
    }
    let shown = shown
        .into_iter()
        .map(|(months, says)| format!("{months} {says}"));
    (shown.collect::<Vec<_>>().join(", "), rules.join("; "))
}

/// What is changed in the pack; the months that come out otherwise; the rules that are named for them.
type Row = (
    &'static [(&'static str, &'static str)],
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // Nothing, a remark, a quote, a rule the answer does not hang on.
    (&[], "Same", ""),
    (&[("[[employee.long]]", "# read again\n[[employee.long]]")], "Same", ""),
    (&[("count = 'days' } }", "count = 'days' } }\nquote = '满30天'")], "Same", ""),
    (&[("[[employee.short]]\nvalue = 'payment-day'", "[[employee.short]]\nvalue = 'next-month'")], "Same", ""),
    // A value.
    (&[("n = 30", "n = 60")],
     "2026-12 等享>等 employee.long, 2027-01 享>等享 employee.long",
     "employee.long: 等30天，按天数 old > 等60天，按天数 old"),
    (&[("n = 30", "n = 20")],
     "2026-12 等享>享 employee.long",
     "employee.long: 等30天，按天数 old > 等20天，按天数 old"),
    // A value by another source.
    (&[("n = 30, count = 'days' } }\nsource = 'old'", "n = 60, count = 'days' } }\nsource = 'new'\nfrom = 'unknown'")],
     "2026-12 等享>等 employee.long, 2027-01 享>等享 employee.long",
     "employee.long: 等30天，按天数 old > 等60天，按天数 new"),
    // A later version.
    (&[("to = 2099-12-31", "to = 2026-11-09\n[[employee.long]]\nvalue = { wait = { n = 60, count = 'days' } }\nsource = 'new'\nfrom = 2026-11-10")],
     "2026-12 等享>等 employee.long, 2027-01 享>等享 employee.long",
     "employee.long: 等30天，按天数 old > 等60天，按天数 new"),
    // A rule that never decides a day by itself: what counts as a short gap.
    (&[("at_most = 3", "at_most = 6")],
     "2026-11 断等>停享 employee.gap, 2026-12 等享>享 employee.gap",
     "employee.gap: 3个月以内（含） old > 6个月以内（含） old"),
    // A value that is no longer known.
    (&[(LONG, LONG_UNKNOWN)],
     "2026-11 断等>停疑 employee.long, 2026-12 等享>疑 employee.long, 2027-01..2028-11 享>疑 employee.long",
     "employee.long: 等30天，按天数 old > 不清楚 -"),
    // Two at once: each month has its own.
    (&[("n = 30", "n = 60"), ("months = 1", "months = 2")],
     "2026-08 停>享 employee.stop, 2026-12 等享>等 employee.long, 2027-01 享>等享 employee.long",
     "employee.stop: 第一个没交的月份还管，下个月1日停 old > 没交满2个月，再下个月停 old; \
      employee.long: 等30天，按天数 old > 等60天，按天数 old"),
];

const LONG: &str = "value = { wait = { n = 30, count = 'days' } }\nsource = 'old'\nto = 2099-12-31";
const LONG_UNKNOWN: &str = "unknown = { zh = '没有查到', en = 'not found' }";

#[test]
fn a_changed_pack_is_told_by_its_months_and_rules() {
    let (_, saved) = answered(CASE, PACK);
    for (words, months, rules) in ROWS {
        let replay = replay(&saved, CASE, &changed(words));
        assert_eq!(
            told(&replay),
            (months.to_string(), rules.to_string()),
            "{words:?}"
        );
        let files: Vec<&str> = replay.packs.iter().map(|pack| pack.file.as_str()).collect();
        let expected: &[&str] = if words.is_empty() {
            &[]
        } else {
            &["nation.toml"]
        };
        assert_eq!(files, expected, "{words:?}");
    }
}

#[test]
fn what_was_not_known_and_is_now_is_told() {
    let (_, saved) = answered(CASE, &changed(&[(LONG, LONG_UNKNOWN)]));
    assert_eq!(
        told(&replay(&saved, CASE, PACK)),
        (
            "2026-11 停疑>断等 employee.long, 2026-12 疑>等享 employee.long, \
             2027-01..2028-11 疑>享 employee.long"
                .to_owned(),
            "employee.long: 不清楚 - > 等30天，按天数 old".to_owned()
        )
    );
}

/// A place that had none gets a pack of its own, and the other way round.
#[test]
fn a_pack_that_is_new_or_gone_is_told() {
    let own = "[region]\ncode = '430000'\nname = '湖南'\n[[employee.long]]\nvalue = 'payment-day'\nsource = 'old'\nfrom = 'unknown'\n";
    let with_own = || {
        let mut shelf = shelf(PACK);
        assert!(shelf.put("430000", "hunan.toml", own));
        shelf
    };
    let gains = answered(CASE, PACK).1;
    let mut shelf = with_own();
    let now = report(CASE, &mut shelf);
    let gained = Replay::of(Lang::Zh, &gains, &now, &shelf);
    let months = "2026-11 断等>停享 employee.long, 2026-12 等享>享 employee.long";
    let rules = "employee.long: 等30天，按天数 old > 到账当天起 old";
    assert_eq!(told(&gained), (months.to_owned(), rules.to_owned()));
    let [pack] = gained.packs.as_slice() else {
        panic!("{:?}", gained.packs)
    };
    assert_eq!(
        (pack.file.as_str(), pack.was, pack.now),
        ("hunan.toml", None, Some(Some(day("2026-01-01"))))
    );

    let loses = saved(&now, &shelf, day("2026-11-22"));
    let lost = replay(&loses, CASE, PACK);
    let months = "2026-11 停享>断等 employee.long, 2026-12 享>等享 employee.long";
    let rules = "employee.long: 到账当天起 old > 等30天，按天数 old";
    assert_eq!(told(&lost), (months.to_owned(), rules.to_owned()));
    let text = replay_text(Lang::Zh, &lost, 80);
    assert!(
        text.contains("hunan.toml：原来核对到2026年1月1日，现在没有这个文件"),
        "{text}"
    );
}

/// Somebody who has moved: a rule is named for the place in which it holds.
#[test]
fn a_rule_is_told_of_the_place_it_holds_in() {
    let moved =
        "今 2026-11-21 全国 灵活 ..2026-08 湖南 灵活 2026-09.. 交 ..2026-03 交 2026-09..2026-11";
    let own = |days: u8| {
        let mut shelf = shelf(PACK);
        let own = format!(
            "[region]\ncode = '430000'\nname = '湖南'\n[[source]]\nid = 'hn'\ntitle = '省文件'\n\
             authority = 'regulation'\nseen = 'original'\nchecked = 2026-01-01\nfrom = 'unknown'\n\
             [[employee.long_unpaid]]\nvalue = {{ wait = {{ n = {days}, count = 'days' }} }}\nsource = 'hn'\n"
        );
        assert!(shelf.put("430000", "hunan.toml", &own));
        shelf
    };
    let mut then = own(60);
    let before = report(moved, &mut then);
    let saved = saved(&before, &then, day("2026-11-22"));
    let places: Vec<&str> = saved.packs.iter().map(|pack| pack.place.as_str()).collect();
    assert_eq!(places, ["000000", "430000", "430000"]);
    let mut shelf = own(90);
    let now = report(moved, &mut shelf);
    let replay = Replay::of(Lang::Zh, &saved, &now, &shelf);
    let months = "2026-10 等疑>等 employee.long_unpaid, 2026-11 疑享>等疑 employee.long_unpaid, \
                  2026-12 享>疑享 employee.long_unpaid";
    let rules = "employee.long_unpaid: 等60天，按天数 hn > 等90天，按天数 hn";
    assert_eq!(told(&replay), (months.to_owned(), rules.to_owned()));
    let text = replay_text(Lang::Zh, &replay, 80);
    assert!(
        text.contains("现在  湖南：") && !text.contains("全国："),
        "{text}"
    );
}

/// Only facts that are the same can be held against the answer.
#[test]
fn a_case_that_was_changed_is_not_compared() {
    let (_, saved) = answered(CASE, PACK);
    for other in [
        CASE.replace("11@2026-11-11", "11@2026-11-12"),
        CASE.replace("今 2026-11-21", "今 2026-11-20"),
        CASE.replace("湖南", "全国"),
    ] {
        let replay = replay(&saved, &other, &changed(&[("n = 30", "n = 60")]));
        assert_eq!(replay.outcome, Replayed::OtherCase, "{other}");
        assert!(replay_says(Lang::Zh, &replay).contains("情况改过"));
    }
}

/// The packs are the same, the answer is not: then it is the program, and no rule is named.
#[test]
fn another_program_is_told_from_other_rules() {
    let (_, mut saved) = answered(CASE, PACK);
    "0.0.9".clone_into(&mut saved.program);
    let unchanged = replay(&saved, CASE, PACK);
    assert_eq!(unchanged.outcome, Replayed::Same);
    let waits = saved.lines[0]
        .days
        .iter_mut()
        .find(|days| days.mark == '等');
    waits.expect("days of waiting").mark = '享';
    let replay = replay(&saved, CASE, PACK);
    assert_eq!(
        told(&replay),
        (
            "2026-11 断享>断等, 2026-12 享>等享".to_owned(),
            String::new()
        )
    );
    let text = replay_text(Lang::Zh, &replay, 80);
    assert!(text.contains("程序变了（0.0.9 换成"), "{text}");
    assert!(text.contains("没有找到是哪条规则变了"), "{text}");
}

#[test]
fn all_of_it_as_text() {
    let (_, saved) = answered(CASE, PACK);
    let replay = replay(
        &saved,
        CASE,
        &changed(&[
            ("n = 30", "n = 60"),
            ("checked = 2026-11-20", "checked = 2026-12-01"),
        ]),
    );
    insta::assert_snapshot!(replay_text(Lang::Zh, &replay, 80), @r"
    2026年11月22日存下以来，规则文件变了，下面这些月份的结果不一样。
      nation.toml：原来核对到2026年11月20日，现在核对到2026年12月1日

    2026年12月 统筹报销：原来「10日前等，11日起享」，现在「等」
    2027年1月 统筹报销：原来「享」，现在「9日前等，10日起享」
    2026年12月 直接结算：原来「10日前-，11日起疑」，现在「-」
    2027年1月 直接结算：原来「疑」，现在「9日前-，10日起疑」
      原来  全国：断久了、补上了，从哪天起能报：等30天，按天数（employee.long，旧文
            件）
      现在  全国：断久了、补上了，从哪天起能报：等60天，按天数（employee.long，旧文
            件）
    ");
    let mut shelf = shelf(&changed(&[("n = 30", "n = 60")]));
    let report = report(CASE, &mut shelf);
    let english = Replay::of(Lang::En, &saved, &report, &shelf);
    insta::assert_snapshot!(replay_text(Lang::En, &english, 80), @r#"
    Since this was saved on 22 November 2026 packs have changed, and these months
    come out otherwise.
      nation.toml: changed, still checked up to 20 November 2026

    December 2026 Fund: then "until 10 等, from 11 享", now "等"
    January 2027 Fund: then "享", now "until 9 等, from 10 享"
    December 2026 Counter: then "until 10 -, from 11 疑", now "-"
    January 2027 Counter: then "疑", now "until 9 -, from 10 疑"
      then  全国: back after a long gap, made up: a wait of 30 days, by days
            (employee.long, 旧文件)
      now   全国: back after a long gap, made up: a wait of 60 days, by days
            (employee.long, 旧文件)
    "#);
    for text in [
        replay_text(Lang::Zh, &replay, 40),
        replay_text(Lang::En, &english, 40),
    ] {
        assert_eq!(ambiguous(&text), None, "{text}");
        assert!(text.lines().all(|line| width(line) <= 40), "{text}");
    }
}

#[test]
fn all_of_it_as_data() {
    let schema = schemas::schema("answer.schema.json");
    let (_, saved) = answered(CASE, PACK);
    for words in [
        [].as_slice(),
        &[("n = 30", "n = 60")],
        &[(LONG, LONG_UNKNOWN)],
    ] {
        let mut shelf = shelf(&changed(words));
        let report = report(CASE, &mut shelf);
        let replay = Replay::of(Lang::En, &saved, &report, &shelf);
        let mut answer = answer_json(Lang::En, &report, &shelf);
        answer.replay = Some(replay_json(Lang::En, &replay));
        let answer = serde_json::to_value(answer).expect("an answer is JSON");
        schemas::assert_valid(&schema, &answer, &format!("{words:?}"));
        let replay = &answer["replay"];
        let result = if words.is_empty() {
            "same"
        } else {
            "otherwise"
        };
        assert_eq!(
            (&replay["result"], &replay["saved_on"]),
            (&result.into(), &"2026-11-22".into())
        );
        if !words.is_empty() {
            let first = &replay["months"][0];
            let rule = &first["rules"][0];
            assert_eq!(
                (&first["line"], &rule["parameter"]),
                (&"fund".into(), &"employee.long".into())
            );
            assert_eq!(rule["was"][0]["source"], "old");
        }
    }
}

proptest! {
    #![proptest_config(common::cases(24))]

    /// Whatever the case: it is saved, read, and comes out the same under the same packs.
    #[test]
    fn any_case_saved_reads_and_comes_out_the_same(case in spellings::readable()) {
        let mut shelf = common::shelf();
        let report = Report::of(case, &mut shelf, None).expect("the packs read");
        let saved = saved(&report, &shelf, day("2026-11-22"));
        let file = format!("{}{}", report.case.to_file(), saved.to_toml());
        let (case, read) = Case::read_saved(&file, shelf.index()).expect("a saved case reads");
        prop_assert_eq!((&case, read.as_ref()), (&report.case, Some(&saved)));
        let line = Case::read_line(&case.to_line(shelf.index()), shelf.index(), case.as_of);
        prop_assert_eq!(line.map(|line| line.to_file()), Ok(report.case.to_file()));
        let replay = Replay::of(Lang::Zh, &saved, &report, &shelf);
        prop_assert_eq!((replay.outcome, replay.packs), (Replayed::Same, Vec::new()));
    }
}
