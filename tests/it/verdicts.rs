//! The words of the verdict: which condition they rest on, what would have to be done, and by when.

use yibao::i18n::Lang;
use yibao::report::{Report, headline};

use crate::common;

/// From when it pays, as the verdict of a line says it.
fn from_when(lang: Lang, line: &str) -> Option<String> {
    let mut shelf = common::shelf();
    let case = common::case(line, &shelf);
    let report = Report::of(case, &mut shelf, None).expect("the packs read");
    headline(lang, &report.answer).from
}

#[test]
fn a_day_that_hangs_on_premiums_to_come_says_so() {
    for (line, chinese, english) in [
        (
            "今 2026-11-22 上海 灵活 交 ..2026-05 交 2026-06..2026-10@2026-10-20",
            "接着交费，2027年4月1日起能报",
            "Usable from 1 April 2027 if premiums go on",
        ),
        (
            "今 2026-11-22 长沙 灵活 交 ..2026-07 交 2026-08..2026-12@2026-12-03",
            "照计划办，2027年1月2日起能报；2026年11月30日前（含）补上，这段时间也能报",
            "Usable from 2 January 2027 if all goes as planned; made up by 30 November 2026, this time is paid, too",
        ),
        (
            "今 2026-11-22 长沙 灵活 交 ..2026-06 交 2026-07..2026-10@2026-11-10 交 2026-11",
            "2026年12月10日起能报",
            "Usable from 10 December 2026",
        ),
    ] {
        assert_eq!(
            from_when(Lang::Zh, line).as_deref(),
            Some(chinese),
            "{line}"
        );
        assert_eq!(
            from_when(Lang::En, line).as_deref(),
            Some(english),
            "{line}"
        );
    }
}

#[test]
fn what_hangs_on_the_case_is_not_laid_on_the_rules() {
    // Born on the 20th it is a day too late for the 90 days, on the 26th it is in time.
    let line = "今 2026-11-22 上海 新生儿 生 2026-08-20..2026-08-26 交 2026@2026-11-22";
    let says = from_when(Lang::Zh, line);
    assert_eq!(
        says.as_deref(),
        Some("从哪天起能报，要看那个日子到底是哪天")
    );
}

#[test]
fn nobody_is_blamed_for_what_was_never_owed() {
    for (line, says) in [
        ("今 2026-11-22 江西 新生儿 生 2025-12-20", "参保以后才能报"),
        ("今 2026-11-22 深圳 单位", "参保以后才能报"),
        ("今 2026-11-22 长沙 灵活 交 ..2026-03", "重新交费以后才能报"),
        (
            "今 2026-11-22 长沙 灵活 交 ..2026-08",
            "2026年12月31日前（含）补上，这段时间也能报",
        ),
    ] {
        assert_eq!(from_when(Lang::Zh, line).as_deref(), Some(says), "{line}");
    }
}

#[test]
fn the_last_day_for_making_up_is_named_also_where_cover_may_come_back_by_itself() {
    let line = "今 2026-08-22 阜新 单位 ..2026-06 阜新 居民 2026-07.. 交 ..2026-06";
    let says = from_when(Lang::Zh, line).unwrap_or_default();
    assert!(
        says.contains("2026年10月31日前（含）补上，这段时间也能报"),
        "{says}"
    );
}

#[test]
fn no_money_lasts_where_none_was_paid() {
    // 赣医保发〔2024〕7号: three calendar years without premium.
    let mut shelf = common::shelf();
    let line = "今 2026-01-20 江西 新生儿 2025-12.. 生 2025-12-10 交 2025@2026-01-15";
    let case = common::case(line, &shelf);
    let report = Report::of(case, &mut shelf, None).expect("the packs read");
    assert_eq!(
        headline(Lang::Zh, &report.answer).until.as_deref(),
        Some("不用再交钱，管到2027年12月31日")
    );
}
