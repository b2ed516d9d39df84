//! What a clerk types, and the value it is.

use crate::common;
use yibao::i18n::Lang;
use yibao::policy::{Identity, LocalValue, SlotId, ToldBy};
use yibao::report::{Heard, LocalQuestion, answerable, propose, read_value, understood, words};

/// A rule, what is typed, and the value as a pack writes it.
#[rustfmt::skip]
const SAID: &[(SlotId, &str, &str)] = &[
    (SlotId::EmployeeFirst, "当日", "\"payment-day\""),
    (SlotId::EmployeeFirst, "不用等", "\"payment-day\""),
    (SlotId::EmployeeFirst, "０", "\"payment-day\""),
    (SlotId::EmployeeFirst, "次日起", "\"next-day\""),
    (SlotId::EmployeeFirst, "当月", "\"payment-month\""),
    (SlotId::EmployeeFirst, "次月", "\"next-month\""),
    (SlotId::EmployeeFirst, "从下个月起享受", "\"next-month\""),
    (SlotId::EmployeeFirst, "次月1日", "\"next-month\""),
    (SlotId::EmployeeFirst, "隔月", "\"second-month\""),
    (SlotId::EmployeeFirst, "第二个月", "\"second-month\""),
    (SlotId::EmployeeFirst, "次月15日", "{ day-of-next-month = 15 }"),
    (SlotId::EmployeeFirst, "15日前当月，15日后次月", "{ cut-off = { after = \"next-month\", by_then = \"payment-month\", last_day = 15 } }"),
    (SlotId::EmployeeFirst, "20日前次月20日后隔月", "{ cut-off = { after = \"second-month\", by_then = \"next-month\", last_day = 20 } }"),
    (SlotId::EmployeeFirst, "by the 15th same month, after next month", "{ cut-off = { after = \"next-month\", by_then = \"payment-month\", last_day = 15 } }"),
    (SlotId::EmployeeFirst, "Next Month", "\"next-month\""),
    (SlotId::EmployeeLong, "3个月", "{ wait = { count = \"unknown\", n = 3 } }"),
    (SlotId::EmployeeLong, "三个月后", "{ wait = { count = \"unknown\", n = 3 } }"),
    (SlotId::EmployeeLong, "90天", "{ wait = { count = \"days\", n = 90 } }"),
    (SlotId::EmployeeLong, "满30天", "{ wait = { count = \"days\", n = 30 } }"),
    (SlotId::EmployeeLong, "连续缴满6个月", "{ wait = { count = \"paid-months\", n = 6 } }"),
    (SlotId::EmployeeLong, "半年", "{ wait = { count = \"unknown\", n = 6 } }"),
    (SlotId::EmployeeLong, "3 months", "{ wait = { count = \"unknown\", n = 3 } }"),
    (SlotId::EmployeeFirstMeans, "断12个月以上", "{ gap-over-months = 12 }"),
    (SlotId::EmployeeFirstMeans, "从没参保", "\"never-insured\""),
    (SlotId::EmployeeLatePayment, "到账月", "\"arrival-month\""),
    (SlotId::EmployeePays, "按季", "\"quarterly\""),
    (SlotId::EmployeePayDays, "1日到20日", "{ from = 1, to = 20 }"),
    (SlotId::EmployeePayDays, "每月10号-25号", "{ from = 10, to = 25 }"),
    (SlotId::EmployeePayAhead, "不能", "\"no\""),
    (SlotId::EmployeeUnemployment, "算", "\"yes\""),
    (SlotId::EmployeeStop, "管到当月底", "{ months = 0 }"),
    (SlotId::EmployeeStop, "次月停", "{ months = 1 }"),
    (SlotId::EmployeeStop, "次月15日停", "{ day = 15, months = 1 }"),
    (SlotId::EmployeeStop, "3个月后停", "{ months = 3 }"),
    (SlotId::EmployeeStop, "30天", "{ grace_days = 30, months = 0 }"),
    (SlotId::EmployeeGap, "3个月", "{ at_most = 3, unit = \"month\" }"),
    (SlotId::EmployeeGap, "3个月以内", "{ at_most = 3, unit = \"month\" }"),
    (SlotId::EmployeeGap, "不超过两个月", "{ at_most = 2, unit = \"month\" }"),
    (SlotId::EmployeeGap, "不满3个月", "{ below = 3, unit = \"month\" }"),
    (SlotId::EmployeeGap, "60天", "{ at_most = 60, unit = \"day\" }"),
    (SlotId::EmployeeContinuity, "十二个月", "{ survives = { at_most = 12, unit = \"month\" } }"),
    (SlotId::EmployeeMakeUp, "能", "\"allowed\""),
    (SlotId::EmployeeMakeUp, "3个月内", "{ until = { months = 3 } }"),
    (SlotId::EmployeeMakeUp, "3月31日前", "{ until = { day = [3, 31] } }"),
    (SlotId::EmployeeMakeUp, "年底前", "{ until = \"year-end\" }"),
    (SlotId::EmployeeShortCosts, "不能报", "\"nobody\""),
    (SlotId::EmployeeGapClaim, "手工报销", "\"by-hand\""),
    (SlotId::EmployeeEnd, "12个月", "{ months = 12 }"),
    (SlotId::EmployeeLifetime, "男30女25", "{ female = 25, male = 30 }"),
    (SlotId::EmployeeLifetime, "25年", "{ female = 25, male = 25 }"),
    (SlotId::EmployeeLifetime, "男30年，女25年，其中本地10年", "{ female = 25, local = 10, male = 30 }"),
    (SlotId::EmployeeYearsReset, "3次", "{ interruptions = 3 }"),
    (SlotId::ToEmployeeTransfer, "3个月内", "{ open = { start = \"payment-day\", within = { n = 3, unit = \"month\" } } }"),
    (SlotId::ToEmployeeTransfer, "3个月内次月", "{ open = { start = \"next-month\", within = { n = 3, unit = \"month\" } } }"),
    (SlotId::ToEmployeeTransfer, "次月", "{ open = { start = \"next-month\" } }"),
    (SlotId::ToResidentReleased, "90天内交，当日", "{ open = { start = \"payment-day\", within = { n = 90, unit = \"day\" } } }"),
    (SlotId::ToResidentReleased, "照一般规定", "\"ordinary\""),
    (SlotId::ResidentYear, "10月", "{ start_month = 10 }"),
    (SlotId::ResidentWindow, "9月1日到12月31日", "{ segments = [{ effect = \"year-start\", from = \"last-09-01\", to = \"last-12-31\" }] }"),
    (SlotId::ResidentWindow, "2026年9月1日-2026年12月25日", "{ segments = [{ effect = \"year-start\", from = 2026-09-01, to = 2026-12-25 }], year = 2027 }"),
    (SlotId::ResidentWindow, "9月1日到次年2月28日，跨年后当日", "{ segments = [{ effect = \"year-start\", from = \"last-09-01\", to = \"last-12-31\" }, { effect = \"payment-day\", from = \"this-01-01\", to = \"this-02-28\" }] }"),
    (SlotId::ResidentFixedWait, "3个月", "{ count = \"unknown\", n = 3 }"),
    (SlotId::ResidentFixedWait, "无等待", "{ count = \"days\", n = 0 }"),
    (SlotId::ResidentMoreYears, "每多断一年多等1个月", "{ add = 1, free = 1, unit = \"month\" }"),
    (SlotId::ResidentMissedFrom, "从2025年起", "2025"),
    (SlotId::ResidentRepair, "不能", "\"not-allowed\""),
    (SlotId::ResidentInWindow, "不用等", "\"no-wait\""),
    (SlotId::ResidentInWindow, "要等", "\"year-anchored\""),
    (SlotId::ResidentFirstTimer, "和断保一样", "\"as-lapsed\""),
    (SlotId::ResidentFirstTimer, "60天", "{ wait = { count = \"days\", n = 60 } }"),
    (SlotId::ResidentLateYear, "算断保", "\"missed\""),
    (SlotId::ResidentLateYear, "不算", "\"insured\""),
    (SlotId::ResidentAdmission, "入院日", "\"admission-day\""),
    (SlotId::ResidentGraduateEnd, "8月31日", "{ day = [8, 31] }"),
    (SlotId::NewbornTiers, "出生90天内", "{ tiers = [{ start = \"birth\", up_to = { n = 90, unit = \"day\" } }] }"),
    (SlotId::NewbornCrossYear, "任选", "\"choose\""),
    (SlotId::NewbornFeeFree, "2年", "{ years = 2 }"),
    (SlotId::AccountStoppedRule, "3个月后冻结", "{ frozen-after-months = 3 }"),
    (SlotId::FamilyNeedsActivation, "家人", "\"relative\""),
    (SlotId::FamilyAccountTerms, "5人", "{ relatives = 5 }"),
    (SlotId::SettlementCredential, "只影响结算", "\"settlement-only\""),
    (SlotId::ProviderScopeRule, "门诊", "\"outpatient\""),
    (SlotId::ProviderLockRule, "12个月", "{ months = 12 }"),
    (SlotId::JoinOldResident, "马上停", "\"ends-at-once\""),
];

#[test]
fn few_words_say_a_value() {
    for (slot, said, toml) in SAID {
        let value = read_value(Lang::Zh, *slot, said);
        assert_eq!(
            value.as_ref().map(LocalValue::toml),
            Ok(*toml),
            "{slot:?} {said}"
        );
    }
}

/// What is not understood is never guessed, and what is said of it names an answer that would be.
#[test]
fn what_is_not_understood_is_said_with_examples() {
    for (slot, said) in [
        (SlotId::EmployeeFirst, "差不多下周"),
        (SlotId::EmployeeFirst, "3"),
        (SlotId::EmployeeFirst, ""),
        (SlotId::EmployeeFirst, "31日前当月，31日后次月"),
        (SlotId::EmployeeFirst, "次月30日"),
        (SlotId::EmployeeGap, "很久"),
        (SlotId::EmployeeGap, "99999999个月"),
        (SlotId::EmployeePayDays, "1日到40日"),
        (SlotId::ResidentWindow, "9月1日到2月28日"),
        (SlotId::ResidentWindow, "13月1日到12月31日"),
        (SlotId::ResidentFixedWait, "3"),
        (SlotId::EmployeeUnemployment, "当日"),
        (SlotId::EmployeeFirst, "\"payment-day\""),
    ] {
        for lang in [Lang::Zh, Lang::En] {
            let error = read_value(lang, slot, said).expect_err(said);
            let example = propose(lang, slot).remove(0);
            assert!(error.contains(&example), "{slot:?} {said}: {error}");
        }
    }
}

#[test]
fn every_example_is_understood_and_read_back_in_words() {
    let mut said = 0;
    for slot in SlotId::ALL {
        for lang in [Lang::Zh, Lang::En] {
            let examples = propose(lang, *slot);
            if !answerable(*slot) {
                assert!(examples.is_empty());
                let error = read_value(lang, *slot, "3个月").expect_err("no few words say it");
                assert!(error.contains(&slot.path()), "{error}");
                continue;
            }
            assert!((2..=5).contains(&examples.len()), "{slot:?}: {examples:?}");
            for example in examples {
                let value = read_value(lang, *slot, &example);
                let value = value.unwrap_or_else(|error| panic!("{slot:?} {example}: {error}"));
                let bare = format!("{} {}", words::topic(lang, *slot), value.toml());
                assert_ne!(understood(lang, &value), bare, "{example}");
                said += 1;
            }
        }
    }
    assert!(said > 200, "only {said}");
    let open: Vec<&SlotId> = SlotId::ALL
        .iter()
        .filter(|slot| !answerable(**slot))
        .collect();
    assert_eq!(
        open,
        [
            &SlotId::EmployeeLevel,
            &SlotId::EmployeeCap,
            &SlotId::FamilyShareTerms,
            &SlotId::FamilyWallet
        ]
    );
}

#[test]
fn who_said_it_and_when_may_stand_around_it() {
    for (typed, by, on, words) in [
        ("3个月", None, None, "3个月"),
        (
            "12393: 3个月, 2026-11-21",
            Some("12393"),
            Some("2026-11-21"),
            "3个月",
        ),
        (
            "本中心答复：次月，2026年11月20日",
            Some("本中心答复"),
            Some("2026年11月20日"),
            "次月",
        ),
        (
            "15日前当月，15日后次月",
            None,
            None,
            "15日前当月,15日后次月",
        ),
        (
            "this office: next month, 20261120",
            Some("this office"),
            Some("20261120"),
            "next month",
        ),
        ("某人: 3个月", Some("某人"), None, "3个月"),
        ("3个月, 2026-13-01", None, Some("2026-13-01"), "3个月"),
        (": 3个月", None, None, "3个月"),
    ] {
        let expected = Heard {
            by: by.map(str::to_owned),
            on: on.map(str::to_owned),
            words: words.to_owned(),
        };
        assert_eq!(Heard::of(typed), expected, "{typed}");
    }
}

/// A question about the wait after a long gap.
fn question() -> LocalQuestion {
    LocalQuestion {
        slot: SlotId::EmployeeLong,
        region: "430100".to_owned(),
        who: Identity::Flexible,
        topic: "",
        question: String::new(),
        settles: 1,
        examples: Vec::new(),
    }
}

#[test]
fn who_said_it_is_the_hotline_and_today_unless_something_else_is_typed() {
    use ToldBy::{Hotline, Office};
    for (typed, by, on) in [
        ("3个月", Hotline, "2026-11-22"),
        ("12393/本中心答复: 3个月", Hotline, "2026-11-22"),
        ("本中心：3个月，2026年11月20日", Office, "2026-11-20"),
        ("office: 3 months, 20261120", Office, "2026-11-20"),
    ] {
        let answer = Heard::of(typed).answer(Lang::Zh, &question(), common::day("2026-11-22"));
        let answer = answer.unwrap_or_else(|says| panic!("{typed}: {says}"));
        assert_eq!((answer.by, answer.on), (by, common::day(on)), "{typed}");
        assert_eq!(answer.who, [Identity::Flexible]);
    }
}

/// Of several parts, the one that is wrong is named.
#[test]
fn the_part_that_is_not_understood_is_named() {
    for (typed, says) in [
        ("3个月, 2026-11-23", "还没有到"),
        ("3个月, 2026-13-01", "看不懂日期2026-13-01"),
        ("3个月, 2026-02-30", "看不懂日期2026-02-30"),
        ("张三: 3个月", "看不懂是谁说的：张三"),
        ("12393: 很久, 2026-11-21", "看不懂很久"),
    ] {
        let answer = Heard::of(typed).answer(Lang::Zh, &question(), common::day("2026-11-22"));
        let refused = answer.expect_err(typed);
        assert!(refused.contains(says), "{typed}: {refused}");
    }
}
