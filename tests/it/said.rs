//! What is said beside an answer: other sources, other regions, and rules, each in words that fit the person.

use std::collections::BTreeSet;

use crate::common;
use yibao::engine::{Extent, Line, Measure};
use yibao::i18n::Lang;
use yibao::policy::{Identity, SlotId};
use yibao::report::{OtherText, Report, explain, headline, show};

fn report(line: &str) -> Report {
    let mut shelf = common::shelf();
    let case = common::case(&format!("今 2026-11-22 {line}"), &shelf);
    Report::of(case, &mut shelf, None).expect("the packs read")
}

fn page(line: &str) -> String {
    show(Lang::Zh, &report(line), 1000)
}

const ALL_KINDS: [&str; 8] = [
    "北京 灵活 交 ..2026-04 交 2026-09..2026-11",
    "北京 单位 交 ..2026-06",
    "长沙 灵活 交 ..2026-07 交 2026-08..2026-10@2026-12-01 交 2026-11",
    "银川 灵活 交 ..2026-05 交 2026-11@2026-11-05",
    "广州 灵活 交 ..2026-06 交 2026-10..2026-11",
    "天津 灵活 交 ..2026-05 交 2026-11@2026-11-05",
    "阜新 居民 交 ..2024 交 2026@2026-07-03",
    "年限 26 北京 单位 ..2026-08 北京 退休 2026-09.. 交 ..2026-08",
];

#[test]
fn what_other_sources_say_is_short_said_once_and_meant_for_visitors() {
    for line in ALL_KINDS {
        let report = report(line);
        for line in [Line::Fund, Line::Account, Line::Settlement] {
            for n in 0..12 {
                let month = report.answer.opens_at().plus(n);
                let others = explain(Lang::Zh, &report, line, month).others;
                let key = |other: &OtherText| (other.source.clone(), other.rule.clone());
                let mut said: Vec<_> = others.iter().map(key).collect();
                said.sort();
                said.dedup();
                assert_eq!(said.len(), others.len(), "{line:?} in {month:?}");
                for other in &others {
                    assert!(other.rule.matches('。').count() <= 1, "{}", other.rule);
                    for note in ["没有写年限", "只为看", "这里按", "一般了解"] {
                        assert!(!other.rule.contains(note), "{}", other.rule);
                    }
                }
            }
        }
    }
}

#[test]
fn a_claim_about_missed_years_is_not_held_against_whoever_paid_every_year() {
    for line in [
        "深圳 居民 交 ..2026",
        "北京 居民 交 ..2026",
        "长沙 居民 交 ..2026",
    ] {
        assert!(!page(line).contains("一年不交"), "{line}");
    }
}

#[test]
fn whoever_is_covered_now_is_told_whether_it_goes_on() {
    let report = report("阜新 新生儿 2026-09.. 生 2026-09-01 交 2026@2026-09-01");
    let (_, range) = report.unknowns().next().expect("something is not known");
    let range = range.expect("others know");
    // The child is covered now: what is open is whether it goes on.
    assert_eq!(
        (range.measure, range.extent),
        (Measure::GoesOn, Extent::Full)
    );
}

#[test]
fn other_places_are_heard_from_what_set_it_off_on() {
    // 天津 leaves May and June open; elsewhere cover began long before, and that is what is told.
    let report = report("天津 灵活 2026-03.. 交 2026-03..2026-11");
    let (point, range) = report.unknowns().next().expect("something is not known");
    let range = range.expect("others know");
    assert_eq!(range.measure, Measure::UsableFrom);
    assert!(range.earliest >= common::day("2026-03-01") && range.earliest < point.from);
    // 沪医保规〔2025〕7号: six paid months, March to August.
    assert_eq!(range.latest, common::day("2026-09-01"));
}

#[test]
fn a_rule_that_cities_inherit_is_one_rule() {
    let report = report("银川 灵活 交 ..2026-08");
    let (_, range) = report.unknowns().next().expect("something is not known");
    // 长沙 follows 湖南 on when cover stops, and is not counted beside it.
    let (places, files) = who_say_when_cover_stops();
    assert!(places.contains("长沙") && places.contains("湖南"));
    assert!(!files.contains("430100") && files.contains("430000"));
    assert_eq!(range.expect("others know").regions, files.len());
}

/// The places with a pack where it is known when a flexible worker's cover stops, and the packs that say so.
fn who_say_when_cover_stops() -> (BTreeSet<String>, BTreeSet<String>) {
    let mut shelf = common::shelf();
    let mut codes: Vec<String> = Vec::new();
    let with_packs = shelf
        .index()
        .places()
        .iter()
        .filter(|place| place.pack.is_some());
    codes.extend(with_packs.map(|place| place.code.clone()));
    let (mut places, mut files) = (BTreeSet::new(), BTreeSet::new());
    for code in codes {
        let rules = shelf.rules(&code).expect("the pack reads");
        let known = rules.slots.known_on(
            SlotId::EmployeeStop,
            Identity::Flexible,
            common::day("2026-10-01"),
        );
        if let Some(pack) = known.and_then(|choice| rules.pack_of(choice)) {
            files.insert(pack.region.code.clone());
            places.insert(rules.place.clone());
        }
    }
    (places, files)
}

#[test]
fn half_of_the_benefits_is_not_all_of_them() {
    // 福建 pays half at first.
    let report =
        report("上海 单位 ..2026-06 银川 单位 2026-11.. 交 ..2026-06 交 2026-11@2026-11-10");
    let half = report.unknowns().filter_map(|(_, range)| range);
    let half = half.filter(|range| range.extent == Extent::Part).count();
    assert_eq!(half, 1);
    assert!(show(Lang::Zh, &report, 1000).contains("只报一部分"));
}

#[test]
fn no_money_arrives_where_none_moves() {
    let bound = page("长沙 单位 交 ..2026-10 激活 绑定@2026-10-20");
    assert!(
        bound.contains("亲情账户绑定后什么时候能用：办好当天起"),
        "{bound}"
    );
    let retired = page("年限 30 银川 单位 ..2026-03 银川 退休 2026-04.. 交 ..2026-03");
    assert!(retired.contains("批准退休的下个月1日起"), "{retired}");
    for page in [
        page("深圳 单位 交 ..2026-10"),
        page("北京 单位 交 ..2026-10"),
    ] {
        for line in page.lines().filter(|line| line.contains("定点医院")) {
            assert!(!line.contains("到账") && !line.contains("交费"), "{line}");
        }
    }
}

#[test]
fn a_newborn_is_registered_not_made_up() {
    let born = page("江西 新生儿 2025-12.. 生 2025-12-10 交 2025@2026-01-10");
    assert!(!born.contains("断的月份"), "{born}");
    let late = report("阜新 新生儿 2026-08.. 生 2026-08-01 交 2026@2026-09-01");
    let august = late.answer.opens_at();
    let why = explain(Lang::Zh, &late, Line::Fund, august);
    let reason = &why.spans.last().expect("a month has days").reason;
    assert_eq!(reason, "2026年9月1日参了保，出生以来的钱都能报");
    let unregistered = report("江西 新生儿 2026-10.. 生 2026-10-10");
    let month = yibao::calendar::Month::of(unregistered.answer.as_of);
    let why = explain(Lang::Zh, &unregistered, Line::Fund, month);
    assert_eq!(
        why.spans.first().map(|span| span.word),
        Some("先自己付，参保后能报")
    );
}

/// Short or long, nobody says, and nothing of what comes of either: what is asked is the limit.
#[test]
fn an_unknown_limit_is_not_a_short_gap() {
    for line in [
        "北京 灵活 交 ..2026-04 交 2026-09..2026-11",
        "广州 灵活 交 ..2026-06 交 2026-10..2026-11",
    ] {
        let page = page(line);
        assert!(
            page.contains("疑 断多久算短，这里没有收集到可靠的规定"),
            "{page}"
        );
        assert!(!page.contains("疑 断得不久、没有补"), "{page}");
    }
}

#[test]
fn a_rule_is_said_as_it_is_meant() {
    for (line, says) in [
        (
            "湖南 单位 ..2026-08 湖南 居民 2026-10.. 交 2025-09..2026-08 交 2026@2026-10-10",
            "疑 职工医保停了转居民医保，规定没有写到是哪一天",
        ),
        (
            "湖南 单位 ..2026-08 湖南 居民 2026-10.. 交 2025-09..2026-08 交 2026@2026-10-10",
            "90天以内办的，最早当天、最迟下个月1日起",
        ),
        ("长沙 灵活 交 ..2025-09", "连续没交超过12个月，关系终止"),
        (
            "榆林 居民 交 ..2024 交 2026@2026-11-10",
            "每断一年，多等1个月",
        ),
        (
            "大连 单位 2026-11.. 交 2026-11@2026-11-10",
            "补 2026年11月10日交了费，这个月1日起的钱都能报",
        ),
    ] {
        let page: String = page(line).split_whitespace().collect();
        let says: String = says.split_whitespace().collect();
        assert!(page.contains(&says), "{says}\n{page}");
    }
}

/// Today is the first day of the answer because it was asked today; it is no earliest day of anything.
#[test]
fn today_is_not_called_the_earliest_day() {
    for (line, from) in [
        (
            "郑州 灵活 交 ..2026-07 交 2026-08..2026-11@2026-11-10",
            "最晚2026年12月1日起能报，之前能不能报说不准",
        ),
        (
            "拉萨 居民 交 2026@2026-11-01",
            "接着交费，最晚2027年3月1日起能报，之前能不能报说不准",
        ),
        // An earliest day that is one.
        (
            "长沙 居民 交 2026@2026-11-01",
            "接着交费，最早2027年1月1日、最晚2027年1月30日起能报",
        ),
    ] {
        let says = headline(Lang::Zh, &report(line).answer).from;
        assert_eq!(says.as_deref(), Some(from), "{line}");
    }
}

/// Whose rules are shown for a place without a pack: those of whoever has any.
#[test]
fn who_has_no_rules_is_not_named_as_if_there_were_some() {
    for (line, says) in [
        (
            "拉萨 灵活 交 ..2026-10",
            "拉萨的规定还没有收集，下面按全国的规定看",
        ),
        (
            "株洲 灵活 交 ..2026-10",
            "株洲的规定还没有收集，下面按湖南和全国的规定看",
        ),
    ] {
        let page = page(line);
        assert!(page.contains(says), "{page}");
    }
}

/// A page of one city that stands in for all is not called the nation's.
#[test]
fn what_the_nation_has_not_laid_down_is_said_to_be_told_by_somebody() {
    let page = page("长沙 灵活 交 ..2026-10");
    let rule = "没激活影响什么：只影响直接结算，不影响参保";
    let (_, after) = page.split_once(rule).expect("the rule of activation");
    let flag = "没有收集到全国的规定，按新闻报道看";
    assert!(
        after.lines().take(4).any(|line| line.contains(flag)),
        "{page}"
    );
}
