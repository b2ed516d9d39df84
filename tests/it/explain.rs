//! `yibao explain` and `yibao regions`: the rules of a place as a reader sees them, and what is known of which places.

use std::collections::BTreeSet;

use serde_json::Value;
use yibao::i18n::Lang;
use yibao::policy::{NATION, Shelf};
use yibao::report::{Coverage, Explained, RuleEntry, RuleState, coverage_text, explained_text};
use yibao::text::width;

use crate::common::{self, day};
use crate::program::yibao;
use crate::schemas::{assert_valid, schema};

const TODAY: &str = "2026-11-22";

/// A nation, a province that has all there can be, a city, and a city that has nothing.
fn small() -> Shelf {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let shelf = Shelf::given([
        file("index.toml", include_str!("explain/index.toml")),
        file("nation.toml", include_str!("explain/nation.toml")),
        file("province.toml", include_str!("explain/province.toml")),
        file("city.toml", include_str!("explain/city.toml")),
        file("old.toml", include_str!("explain/old.toml")),
    ]);
    shelf.unwrap_or_else(|faulty| panic!("{faulty:#?}"))
}

fn explained(shelf: &mut Shelf, lang: Lang, place: &str, on: &str) -> Explained {
    let place = shelf.index().find(place);
    let code = place.expect("a place of the index").code.clone();
    let rules = shelf.rules(&code);
    let rules = rules.unwrap_or_else(|faulty| panic!("{faulty:#?}"));
    Explained::of(lang, &code, &rules, day(on))
}

/// The rules told of a parameter.
fn told<'a>(explained: &'a Explained, parameter: &str) -> Vec<&'a RuleEntry> {
    let rules = explained.rules();
    rules.filter(|rule| rule.parameter == parameter).collect()
}

/// The text without line breaks and what stands before the lines.
fn flowing(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

/// Place, day, parameter, and who of several: what it says, and the source it names.
#[test]
fn a_rule_is_told_with_its_source() {
    let mut shelf = common::shelf();
    for (place, on, parameter, says, source) in [
        (
            "湖南",
            TODAY,
            "employee.short",
            "到账当天起",
            "长沙市、岳阳市医保局",
        ),
        (
            "湖南",
            TODAY,
            "employee.long",
            "等30天，按天数",
            "长沙市、岳阳市医保局",
        ),
        (
            "湖南",
            TODAY,
            "employee.gap",
            "3个月以内（含）",
            "长沙市、岳阳市医保局",
        ),
        (
            "湖南",
            TODAY,
            "resident.fixed_wait",
            "等90天，按天数",
            "红网",
        ),
        (
            "上海",
            TODAY,
            "employee.lifetime",
            "男15年，女15年",
            "沪医保规〔2025〕7号",
        ),
        (
            "上海",
            TODAY,
            "employee.gap",
            "断得长短都一样",
            "沪医保规〔2025〕7号",
        ),
        (
            "上海",
            TODAY,
            "employee.gap",
            "从待遇停止那天数",
            "沪医保规〔2025〕7号",
        ),
        (
            "阜新",
            TODAY,
            "resident.fixed_wait",
            "等3个月，从到账日数到对应的那天",
            "阜新市医保局",
        ),
        ("深圳", TODAY, "resident.year", "每年10月开始", "读特客户端"),
    ] {
        let explained = explained(&mut shelf, Lang::Zh, place, on);
        let rules = told(&explained, parameter);
        let cites = |rule: &&&RuleEntry| {
            let cited = rule
                .source
                .as_ref()
                .is_some_and(|cited| cited.title.contains(source));
            rule.says.contains(says) && cited
        };
        assert!(
            rules.iter().any(|rule| cites(&rule)),
            "{place} {on} {parameter}: {says} ({source})\n{rules:#?}"
        );
    }
}

/// The same parameter on different days.
#[test]
fn a_rule_is_the_one_in_force_on_the_day() {
    let mut shelf = small();
    for (on, state, says) in [
        ("2024-12-31", RuleState::NotCollected, ""),
        (
            "2025-01-01",
            RuleState::Known,
            "第一个没交的月份还管，下个月1日停",
        ),
        (
            "2026-12-31",
            RuleState::Known,
            "第一个没交的月份还管，下个月1日停",
        ),
        ("2027-01-01", RuleState::Known, "没交的当月就停"),
    ] {
        let explained = explained(&mut shelf, Lang::Zh, "湖南", on);
        let rules = told(&explained, "employee.stop");
        let seen: Vec<_> = rules.iter().map(|rule| (rule.state, &*rule.says)).collect();
        assert_eq!(seen, [(state, says)], "{on}");
    }
}

/// Where a rule comes from, what stands against it, and what may no longer hold is said in the text itself.
#[test]
fn what_a_reader_has_to_know_of_a_rule_stands_beside_it() {
    let mut shelf = small();
    for (place, on, says) in [
        // From above.
        ("长沙", TODAY, "断多久算短：3个月以内（含）（按湖南的规定）"),
        (
            "长沙",
            TODAY,
            "断的年份能不能补：不能补（按全国的规定，不十分确定）",
        ),
        // Its own: nothing to add.
        ("湖南", TODAY, "断多久算短：3个月以内（含） ["),
        // Told apart by who somebody is.
        (
            "湖南",
            TODAY,
            "第一次交职工医保，从哪天起能报（灵活就业）：要交满6个月",
        ),
        // Not known, why, and what to ask.
        (
            "湖南",
            TODAY,
            "断久了、没有补，从哪天起能报：不知道。省里的文件没有写",
        ),
        (
            "湖南",
            TODAY,
            "问12393：「我是灵活就业，湖南的职工医保断久了、没有补，从哪天起能报销？」",
        ),
        (
            "长沙",
            TODAY,
            "问12393：「我是灵活就业，长沙的职工医保断久了、没有补，从哪天起能报销？」",
        ),
        // A bound where the value is not known.
        (
            "湖南",
            TODAY,
            "退休待遇从哪天起：不知道。准确的日子没有写明，最多等1个月",
        ),
        // Not collected.
        ("湖南", TODAY, "没有收集到：多久交一次"),
        // As well founded; less well; and where nothing else is known.
        ("湖南", TODAY, "另一说，同样有根据：到账第二天起"),
        ("湖南", TODAY, "网上文章说的不一样，不能作准 ["),
        (
            "湖南",
            TODAY,
            "断多久关系终止：没有收集到可靠的规定网上文章说，不能作准：连续没交超过12个月",
        ),
        // What follows.
        ("湖南", TODAY, "2027年1月1日起：没交的当月就停"),
        (
            "湖南",
            "2024-12-31",
            "2025年1月1日起（灵活就业）：要交满6个月",
        ),
        // Expired, not announced, not looked at for over a year.
        ("湖南", TODAY, "未核实：这条规定的有效期到2026年6月30日为止"),
        (
            "湖南",
            TODAY,
            "2027年的居民医保什么时候交：不知道。还没有公布，暂按2026年的看",
        ),
        ("湖南", "2027-11-22", "未核实：超过一年没有核对"),
        // A window is told by its own days.
        (
            "湖南",
            TODAY,
            "2026年的居民医保什么时候交：2025年9月1日至2025年12月31日交的，从2026年度第一天起",
        ),
        // Authority, how much was seen, since when, and when it was looked at.
        (
            "湖南",
            TODAY,
            "正式文件，看到的是原文，2025年1月1日起有效，核对于2026年11月1日",
        ),
        (
            "湖南",
            TODAY,
            "医保部门答复，看到的是转载，从哪天起有效没有写明，核对于2026年11月1日",
        ),
        // Whose rules hold.
        ("湖南", TODAY, "湖南自己没有写到的，按全国的规定"),
        (
            "株洲",
            TODAY,
            "株洲自己的规定还没有收集到，下面是湖南、全国的规定",
        ),
        ("全国", TODAY, "这里只有全国的规定"),
        // What to bring, and whom to ask.
        (
            "长沙",
            TODAY,
            "发票请留好。带上：身份证。问：当地医保局（甲文件）",
        ),
    ] {
        let explained = explained(&mut shelf, Lang::Zh, place, on);
        let text = explained_text(Lang::Zh, &explained, 80);
        assert!(
            flowing(&text).contains(says),
            "{place} {on}: {says}\n{text}"
        );
    }
}

/// Whose words a sentence rests on, in the packs as they are.
#[test]
fn a_rule_is_called_what_its_source_makes_of_it() {
    let mut shelf = common::shelf();
    for (place, says) in [
        // A page of one city, kept for all: no rule of the nation.
        (
            "长沙",
            "亲情账户绑定后什么时候能用：办好当天起（没有收集到全国的规定，按医保部门答复看） [",
        ),
        (
            "长沙",
            "家庭共济什么时候生效：办好当天起（没有收集到全国的规定，按医保部门答复看，不十分确定） [",
        ),
        (
            "长沙",
            "只影响直接结算，不影响参保（没有收集到全国的规定，按新闻报道看） [",
        ),
        // A document of the nation.
        ("长沙", "从2025年开始算（按全国的规定，不十分确定） ["),
        // The same, though it is the province's pack that rests a rule on it.
        (
            "长沙",
            "从外地转来：断3个月以内，并补上断的月份的，交费当月起，中间看病的钱也能报（按全国的规定） [",
        ),
        // An answer, or a report, of a province.
        (
            "长沙",
            "断多久算短：3个月以内（含）（按湖南的医保部门答复） [",
        ),
        ("长沙", "等90天，按天数（按湖南的新闻报道） ["),
        // Who decides nothing is not named as if it did.
        ("长沙", "长沙自己的规定还没有收集到，下面是湖南、全国的规定"),
        ("拉萨", "拉萨自己的规定还没有收集到，下面是全国的规定"),
        ("西藏", "西藏自己的规定还没有收集到，下面是全国的规定"),
        (
            "拉萨",
            "不知道。没有读到西藏职工医保从哪天起享受的文件，请问12393网上文章说",
        ),
        // What Henan does not know of other cities is not said of Zhengzhou.
        ("郑州", "断多久算短（单位职工）：没有收集到可靠的规定"),
        ("洛阳", "断多久算短：不知道。河南只读到郑州的规定"),
        // Nobody pays to the nation.
        (
            "全国",
            "问12393：「我是灵活就业，第一次交当地的职工医保，从哪天起能报销？」",
        ),
        ("全国", "问12393：「在当地，断多久关系终止？」"),
        // Cases of their own are told apart from what has to be so for all of them.
        (
            "武汉",
            "离开单位后自己交：3个月以内办的：断3个月以内的，最早当天、最迟下个月1日起；断得更久的，交费的下个月1日起；中间看病的钱也能报。晚于这个期限的：断6个月以内的",
        ),
        // Days that come every year.
        (
            "福建",
            "居民医保每年什么时候交：上一年9月1日至12月31日交的，从当年第一天起；当年1月1日至2月底交的",
        ),
        (
            "深圳",
            "2026年10月到2027年9月这一年的居民医保什么时候交：当年9月1日至9月30日交的",
        ),
        // On weaker grounds than nothing at all would be odd.
        (
            "长沙",
            "要问当地也有这样说的，不能作准：能用到职工医保开始享受",
        ),
    ] {
        let explained = explained(&mut shelf, Lang::Zh, place, TODAY);
        let text = explained_text(Lang::Zh, &explained, 80);
        assert!(flowing(&text).contains(says), "{place}: {says}\n{text}");
        if place != "全国" {
            assert!(
                !flowing(&text).contains("全国的职工医保"),
                "{place}\n{text}"
            );
        }
    }
    // The reasons of a province are not told of the very city they except.
    let cities: Vec<(String, String)> = shelf
        .index()
        .places()
        .iter()
        .filter(|place| {
            place.pack.is_some()
                && place
                    .parent
                    .as_deref()
                    .is_some_and(|parent| parent != NATION)
        })
        .map(|place| (place.code.clone(), place.name.clone()))
        .collect();
    for (code, name) in cities {
        let explained = explained(&mut shelf, Lang::Zh, &code, TODAY);
        let wrong = explained.rules().find(|rule| {
            rule.inherited && rule.state == RuleState::Unknown && rule.says.contains(&name)
        });
        assert!(wrong.is_none(), "{name}: {wrong:#?}");
    }
}

/// Against a rule that is known, what articles claim is not told at length; where nothing is, it is.
#[test]
fn articles_are_short_beside_a_rule() {
    let mut shelf = common::shelf();
    let explained = explained(&mut shelf, Lang::Zh, "长沙", TODAY);
    let text = explained_text(Lang::Zh, &explained, 80);
    let text = flowing(&text);
    assert!(
        text.contains("补缴到账之日起恢复网上文章说的不一样，不能作准 ["),
        "{text}"
    );
    assert!(
        text.contains(
            "什么算第一次参保：没有收集到可靠的规定网上文章说，不能作准：断3个月以上也算"
        ),
        "{text}"
    );
    // The data keep all of it.
    let short = told(&explained, "employee.short");
    assert!(
        short[0]
            .others
            .iter()
            .any(|other| other.says.contains("怎么数没有写明"))
    );
}

/// What is not so is not said.
#[test]
fn nothing_is_said_of_a_rule_that_does_not_hold_of_it() {
    let mut shelf = small();
    for (place, on, not) in [
        // Nothing hides behind the city's own rule that the city replaced.
        ("长沙", TODAY, "补缴到账之日起恢复"),
        ("湖南", TODAY, "超过一年没有核对"),
        ("湖南", "2026-06-30", "这条规定的有效期到"),
        ("湖南", "2027-01-01", "下个月1日停"),
        // Two sources that say the same do not stand against each other.
        ("湖南", TODAY, "网上文章说，不能作准：3个月以内（含）"),
        ("湖南", TODAY, "按湖南的规定"),
    ] {
        let explained = explained(&mut shelf, Lang::Zh, place, on);
        let text = explained_text(Lang::Zh, &explained, 80);
        assert!(!flowing(&text).contains(not), "{place} {on}: {not}\n{text}");
    }
}

/// Every place of the built-in packs, every parameter, both languages: there is a sentence, and no word of the packs'
/// own language leaks into it.
#[test]
fn every_rule_of_every_pack_has_a_sentence_without_codes() {
    let mut shelf = common::shelf();
    let with_packs = shelf.index().places().iter();
    let with_packs = with_packs.filter(|place| place.pack.is_some());
    let places: Vec<String> = with_packs.map(|place| place.code.clone()).collect();
    for code in places {
        let rules = shelf.rules(&code).expect("the pack reads");
        let parameters: BTreeSet<String> = rules
            .choices()
            .map(|(_, choice)| format!("{}.{}", choice.slot.section(), choice.slot.key()))
            .collect();
        let ids = rules.chain.iter().flat_map(|pack| &pack.sources);
        let ids: Vec<&str> = ids.map(|source| source.id.as_str()).collect();
        let readings = rules.readings().iter().map(|reading| reading.name.as_str());
        let leaks: Vec<&str> = ids
            .into_iter()
            .chain(readings)
            .filter(|id| id.contains(['-', ':', '_']))
            .collect();
        for lang in [Lang::Zh, Lang::En] {
            // Every statement, also of days that are over.
            for (id, choice) in rules.choices().filter(|(id, _)| rules.value(*id).is_some()) {
                let says = yibao::report::words::says(lang, &rules, id);
                assert!(
                    says.is_some_and(|says| !says.trim().is_empty()),
                    "{code} {choice:#?}"
                );
            }
            let explained = Explained::of(lang, &code, &rules, day(TODAY));
            let told: BTreeSet<String> = explained
                .rules()
                .map(|rule| rule.parameter.clone())
                .collect();
            let missing: Vec<&String> = parameters.difference(&told).collect();
            assert!(missing.is_empty(), "{code}: {missing:?}");
            for rule in explained.rules() {
                assert_eq!(
                    rule.says.is_empty(),
                    rule.state == RuleState::NotCollected,
                    "{code} {rule:#?}"
                );
                assert_eq!(
                    rule.question.is_none(),
                    rule.state == RuleState::Known,
                    "{code} {rule:#?}"
                );
                let is_cited = rule.source.is_some() || rule.state != RuleState::Known;
                assert!(is_cited, "{code} {rule:#?}");
                let others = rule.others.iter().map(|other| &other.says);
                let texts = [&rule.topic, &rule.says]
                    .into_iter()
                    .chain(&rule.question)
                    .chain(others);
                for text in texts {
                    let plain =
                        lang == Lang::En || !text.contains(|c: char| c.is_ascii_alphabetic());
                    assert!(plain, "{code} {}: {text}", rule.parameter);
                    assert!(!text.contains('_'), "{code} {}: {text}", rule.parameter);
                    assert!(!text.contains(rule.parameter.as_str()), "{code}: {text}");
                    let leak = leaks.iter().find(|id| text.contains(**id));
                    assert_eq!(leak, None, "{code} {}: {text}", rule.parameter);
                }
            }
        }
    }
}

/// No line is longer than the window, however narrow; addresses are broken as well.
#[test]
fn the_text_fits_the_window() {
    let mut shelf = small();
    for (lang, cells) in [
        (Lang::Zh, 40),
        (Lang::Zh, 60),
        (Lang::Zh, 100),
        (Lang::En, 40),
        (Lang::En, 80),
    ] {
        let explained = explained(&mut shelf, lang, "湖南", TODAY);
        let text = explained_text(lang, &explained, cells);
        let long = text.lines().find(|line| width(line) > cells);
        assert_eq!(long, None, "{cells}\n{text}");
    }
}

#[test]
fn the_page_of_a_place() {
    for (lang, name) in [(Lang::Zh, "explain_zh"), (Lang::En, "explain_en")] {
        let explained = explained(&mut small(), lang, "长沙", TODAY);
        insta::assert_snapshot!(name, explained_text(lang, &explained, 80));
    }
}

#[test]
fn the_table_of_places() {
    for (lang, name) in [(Lang::Zh, "regions_zh"), (Lang::En, "regions_en")] {
        let mut shelf = small();
        let coverage = Coverage::of(lang, &mut shelf, day(TODAY)).expect("the packs read");
        insta::assert_snapshot!(name, coverage_text(lang, &coverage, 80));
    }
}

/// 阜新 was not looked at for the longest time, so its province comes first; below it, its cities.
#[test]
fn what_was_not_checked_for_the_longest_time_comes_first() {
    let mut shelf = small();
    let coverage = Coverage::of(Lang::Zh, &mut shelf, day(TODAY)).expect("the packs read");
    let order: Vec<(&str, String)> = coverage
        .places
        .iter()
        .map(|place| {
            let checked = serde_json::to_value(place.checked).expect("a date");
            (
                place.name.as_str(),
                checked.as_str().unwrap_or("-").to_owned(),
            )
        })
        .collect();
    assert_eq!(
        order,
        [
            ("阜新", "2025-03-01".to_owned()),
            ("湖南", "2026-02-01".to_owned()),
            ("长沙", "2026-11-01".to_owned()),
            ("全国", "2026-11-01".to_owned()),
        ]
    );
}

/// What holds no rule of its own is not among those that do, nor counted as one of them; what has no day of a check is last.
#[test]
fn a_place_with_nothing_but_gaps_is_called_that() {
    let mut shelf = common::shelf();
    let coverage = Coverage::of(Lang::Zh, &mut shelf, day(TODAY)).expect("the packs read");
    let first_gap = coverage.places.iter().position(|place| place.own == 0);
    let (with_rules, gaps) = coverage
        .places
        .split_at(first_gap.expect("西藏 has no rule"));
    assert!(gaps.iter().any(|place| place.name == "西藏"));
    assert!(gaps.iter().all(|place| place.own == 0), "{gaps:#?}");
    let all = coverage.summary;
    let provinces = with_rules
        .iter()
        .filter(|place| place.code.ends_with("0000") && place.code != NATION);
    assert_eq!(all.provinces_with_rules, provinces.count());
    assert_eq!(all.only_gaps, gaps.len());
    for places in [with_rules, gaps] {
        let has_day = |of: &str| {
            let mut same = places.iter().filter(|place| place.code.starts_with(of));
            same.any(|place| place.checked.is_some())
        };
        let of: Vec<bool> = places
            .iter()
            .map(|place| has_day(&place.code[..2]))
            .collect();
        assert!(
            of.is_sorted_by(|a, b| a >= b),
            "a province without a date before one with"
        );
    }
    let text = coverage_text(Lang::Zh, &coverage, 80);
    let (above, below) = text
        .split_once("自己的规定一条也没有收集到")
        .expect("a label");
    assert!(
        !above.contains("西藏") && below.contains("\n西藏 "),
        "{text}"
    );
    let summary = format!("{}个收集到了自己的规定", all.provinces_with_rules);
    assert!(flowing(below).contains(&summary), "{text}");
}

#[test]
fn the_table_fits_the_window() {
    for lang in [Lang::Zh, Lang::En] {
        let coverage =
            Coverage::of(lang, &mut common::shelf(), day(TODAY)).expect("the packs read");
        for cells in [40, 60, 80, 100] {
            let text = coverage_text(lang, &coverage, cells);
            let long = text.lines().find(|line| width(line) > cells);
            assert_eq!(long, None, "{cells}\n{text}");
            // What had no room is named.
            let (head, named) = match lang {
                Lang::Zh => ("例子", "没有列出"),
                Lang::En => ("examples", "No room"),
            };
            let table = text.split("\n\n").find(|part| {
                part.contains(if lang == Lang::Zh {
                    "最早核对"
                } else {
                    "checked"
                })
            });
            let is_shown = table.is_some_and(|table| {
                table.lines().any(|line| {
                    line.contains(head)
                        && line.starts_with(if lang == Lang::Zh { "地方" } else { "place" })
                })
            });
            let is_named = text.contains(named);
            assert!(is_shown || is_named, "{cells}\n{text}");
        }
    }
}

/// The columns of the table begin at the same cell in every line.
#[test]
fn the_columns_stand_under_each_other() {
    for lang in [Lang::Zh, Lang::En] {
        let coverage =
            Coverage::of(lang, &mut common::shelf(), day(TODAY)).expect("the packs read");
        let text = coverage_text(lang, &coverage, 80);
        let head = if lang == Lang::Zh {
            "最早核对"
        } else {
            "checked"
        };
        let place = if lang == Lang::Zh {
            "地方 "
        } else {
            "place "
        };
        let heads = text.lines().filter(|line| line.starts_with(place));
        let begins: Vec<_> = heads
            .map(|line| line.find(head).map(|at| width(&line[..at])))
            .collect();
        assert_eq!(begins.len(), 2, "{text}");
        assert_eq!(begins[0], begins[1], "{text}");
        let begins = begins[0];
        // Of two tables, each below its head.
        let below = |part| -> Vec<&str> {
            let lines = str::lines(part).skip_while(|line| !line.starts_with(place));
            lines.skip(1).collect()
        };
        let rows: Vec<&str> = text.split("\n\n").flat_map(below).collect();
        assert_eq!(rows.len(), coverage.places.len(), "{text}");
        for line in rows {
            let mut parts = line.char_indices().map(|(at, _)| line.split_at(at));
            let (before, cell) = parts
                .find(|(before, _)| Some(width(before)) == begins)
                .unwrap_or_else(|| panic!("{line}\n{text}"));
            // What was never checked has a dash where the others have a date.
            let is_one = cell.starts_with("202") || cell.starts_with("- ");
            assert!(before.ends_with("  ") && is_one, "{line}\n{text}");
        }
    }
}

/// The numbers of the table are those of the page, and add up to all there is.
#[test]
fn the_table_counts_what_the_page_tells() {
    let mut shelf = common::shelf();
    let coverage = Coverage::of(Lang::Zh, &mut shelf, day(TODAY)).expect("the packs read");
    let with_packs = shelf
        .index()
        .places()
        .iter()
        .filter(|place| place.pack.is_some());
    assert_eq!(coverage.places.len(), with_packs.count());
    for place in &coverage.places {
        let explained = explained(&mut shelf, Lang::Zh, &place.code, TODAY);
        let all = place.own + place.inherited + place.unknown + place.not_collected;
        assert_eq!(explained.rules().count(), all, "{}", place.name);
    }
    let all = coverage.summary;
    let placed = all.provinces_known + all.cities_known + all.follow_above + all.follow_nation;
    let below_the_nation = shelf
        .index()
        .places()
        .iter()
        .filter(|place| place.code != NATION);
    assert_eq!(placed, below_the_nation.count());
}

/// Arguments, and what is answered to those that are wrong: status 2, what happened, what to do.
#[test]
fn wrong_arguments_are_told_what_to_do() {
    for (args, says) in [
        (
            &["explain", "长砂"][..],
            "没有收集到叫「长砂」的地方\n是不是想写「长沙」？\n",
        ),
        (&["explain", "changsa"], "是不是想写「长沙」？\n"),
        (&["explain", "龘"], "写省、市、州、盟的名字"),
        (&["explain", "sz"], "请写汉字：朔州 苏州 宿州 随州 深圳"),
        (&["explain", "朝阳区"], "请写所在的地方：北京 长春"),
        (&["explain", "yichun"], "请写汉字：伊春 宜春"),
        (&["explain", "香港"], "另有制度"),
        (&["explain"], "少了地方\nyibao explain"),
        (
            &["explain", "长沙", "--on", "2026-02-30"],
            "「2026-02-30」不是 --on 要的日期，请写成 2026-11-21",
        ),
        (&["explain", "长沙", "--on"], "--on"),
        (
            &["explain", "长沙", "--format", "xml"],
            "可以写：text, json",
        ),
        (&["explain", "长沙", "--formt", "json"], "--format"),
        (&["explian", "长沙"], "explain"),
        (&["regions", "长沙"], "长沙"),
        (&["regions", "--format", "xml"], "可以写：text, json"),
    ] {
        let ran = yibao(args);
        assert_eq!(ran.status, Some(2), "{args:?}\n{}", ran.out);
        assert_eq!(ran.out, "", "{args:?}");
        assert!(ran.err.contains(says), "{args:?}\n{}", ran.err);
    }
}

/// A place is found however it is written.
#[test]
fn a_place_may_be_written_in_many_ways() {
    let wanted = yibao(["explain", "长沙", "--on", TODAY]).out;
    assert!(wanted.starts_with("长沙的医保规定"), "{wanted}");
    for args in [
        &["430100"][..],
        &["changsha"],
        &["长沙市"],
        &["湖南", "长沙"],
        &["湖南省长沙市"],
        &["cs"],
        &["长沙浏阳市"],
        &["浏阳"],
    ] {
        let args = ["explain", "--on", TODAY].iter().chain(args);
        assert_eq!(yibao(args).out, wanted);
    }
}

/// What is printed as data is what the schema says, and the schema is the committed one.
#[test]
fn the_data_is_what_the_schema_says() {
    for (args, name) in [
        (&["explain", "湖南"][..], "explain.schema.json"),
        (
            &["explain", "上海", "--on", "2030-12-01"],
            "explain.schema.json",
        ),
        (&["explain", "深圳", "--lang", "en"], "explain.schema.json"),
        (&["explain", "内蒙古"], "explain.schema.json"),
        (&["regions"], "regions.schema.json"),
    ] {
        let ran = yibao(args.iter().chain(&["--format", "json", "--today", TODAY]));
        assert_eq!(ran.status, Some(0), "{args:?}\n{}", ran.err);
        let data: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_valid(&schema(name), &data, &format!("{args:?}"));
        let printed = yibao([args[0], "--schema"]).out;
        let committed = std::fs::read_to_string(format!("assets/schema/{name}"));
        assert_eq!(printed, committed.expect("the schema is committed"));
    }
}
