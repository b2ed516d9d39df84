//! Which dates raise an alarm, and what it says: only lines of the rules that are really used, only what still matters.

use yibao::i18n::Lang;
use yibao::report::{Report, alarm};

use crate::common;

/// What the alarms of a line say.
fn said(line: &str) -> Vec<String> {
    let mut shelf = common::shelf();
    let case = common::case(line, &shelf);
    let report = Report::of(case, &mut shelf, None).expect("the packs read");
    let alarms = report.answer.alarms.iter();
    alarms.map(|one| alarm(Lang::Zh, one)).collect()
}

#[test]
fn an_alarm_names_the_day_on_which_the_rule_in_use_draws_its_line() {
    for (line, sentences) in [
        // 上海's window ends on 25 December, whoever is still covered by then.
        (
            "今 2026-01-22 上海 居民 交 ..2025 交 2026@2025-12-24",
            &[
                "若2026年的居民医保费到账晚于2025年12月25日，2026年1月1日起就不能报，最早要等到2026年4月1日，准确的日子要问当地，请核对到账日。",
                "若2026年的居民医保费到账在2025年11月6日或稍早，2026年1月1日起能不能报就要问当地，请核对到账日。",
            ][..],
        ),
        // A plan: 北京's window ends on 28 February, no turn of a month before it matters.
        (
            "今 2026-11-22 北京 居民 交 ..2026 交 2027@2026-12-20",
            &[
                "若2027年的居民医保费到账晚于2027年2月28日，2027年1月1日起就不能报，最早要等到2027年6月1日，准确的日子要问当地，请核对到账日。",
                "若2027年的居民医保费到账在2026年11月29日或稍早，2027年1月1日起能不能报就要问当地，最晚2027年5月1日起能报，请核对到账日。",
            ],
        ),
        // The 90 days of graduates end on 28 September, and both dates hang on them.
        (
            "今 2026-11-22 江西 居民 交 ..2024 毕业@2026-06-30 交 2026@2026-09-27",
            &[
                "若2026年的居民医保费到账晚于2026年9月28日，最早要等到2026年12月29日才能报，不是2026年9月28日，请核对到账日。",
                "若毕业的日期在2026年6月28日或稍早，最早要等到2026年12月27日才能报，不是2026年9月28日，请核对日期。",
            ],
        ),
        // Three months made up in time; on the day itself, it is said so.
        (
            "今 2026-11-22 长沙 灵活 交 ..2026-06 交 2026-07..2026-10@2026-11-10 交 2026-11",
            &[
                "若2026年7月至10月的医保费到账在2026年10月31日或稍早，当天就能报，之前看病的钱还能补报，请核对到账日。",
            ],
        ),
        // Paid in 2026-08 or in 2026-07 comes to the same: the receipts are as old. And those of days to come nobody has.
        (
            "今 2026-11-22 北京 新生儿 2026-06.. 生 2026-06-10 落户@2026-07-20 交 2026@2026-10-16",
            &[
                "若2026年的居民医保费到账晚于2026年10月18日，最早2027年1月1日、最晚2027年2月1日才能报，之前看病的钱就不能补报了，请核对到账日。",
                "若宝宝落户的日期在2026年7月17日或稍早，最早2027年1月1日、最晚2027年2月1日才能报，之前看病的钱就不能补报了，请核对日期。",
            ],
        ),
        (
            "今 2026-11-22 长沙 灵活 交 ..2026-07 交 2026-08..2026-12@2026-12-03",
            &[
                "若2026年8月至12月的医保费到账在2026年11月30日或稍早，当天就能报，之前看病的钱还能补报，请核对到账日。",
            ],
        ),
    ] {
        assert_eq!(said(line), sentences, "{line}");
    }
}

#[test]
fn what_nobody_can_care_about_any_more_raises_no_alarm() {
    for (line, why) in [
        (
            "今 2026-11-22 长沙 退休 退休获批@2021-01-01 激活",
            "retired for five years",
        ),
        (
            "今 2026-11-22 江西 居民 交 ..2025 交 2026@2025-10-14",
            "January is long past",
        ),
        (
            "今 2026-11-22 北京 居民 交 2025 交 2026@2026-04-05",
            "paid in April: not after today, and the window had ended long before",
        ),
        (
            "今 2026-11-22 福建 学生 2026-09.. 交 2027@2026-09-10 入学@2026-09-01",
            "nobody takes a payment after entering school for one before it",
        ),
    ] {
        assert_eq!(said(line), [""; 0], "{line}: {why}");
    }
}

#[test]
fn what_was_paid_on_one_day_was_paid_at_one_go() {
    let line = "今 2026-11-22 江西 居民 交 ..2024 交 2026@2026-11-10 交 2027@2026-11-10";
    for sentence in said(line) {
        assert!(
            sentence.starts_with("若2026年11月10日交的医保费到账"),
            "{sentence}"
        );
    }
}
