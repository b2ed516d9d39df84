//! `resident.md` §8.1-8.3: the benefit year, its payment segments, and who waits.

use super::Shows::{From, Months, Says};
use super::shapes;
use yibao::engine::Line;

/// Insured for years, paid for 2026 on 5 March: outside the window.
const LATE: &str = "今 2026-03-10 甲 居民 交 ..2025 交 2026@2026-03-05";
/// Insured through 2024, paid for 2026 in the window.
const LAPSED: &str = "今 2026-01-10 甲 居民 交 ..2024 交 2026@2025-12-03";
/// Insured through 2022, paid for 2026 in the window: three missed years.
const LAPSED_THREE: &str = "今 2026-01-10 甲 居民 交 ..2022 交 2026@2025-12-03";
/// The same, paid outside it.
const LATE_THREE: &str = "今 2026-03-10 甲 居民 交 ..2022 交 2026@2026-03-05";
/// Never insured, paid for 2026 in the window.
const FIRST: &str = "今 2026-01-10 甲 居民 2025-12.. 交 2026@2025-12-03";

#[test]
fn benefit_year() {
    let student = "今 2026-09-20 甲 学生 2026-09.. 入学@2026-09-01 交 2027@2026-09-10";
    let graduate = "今 2026-12-20 甲 学生 ..2026-06 甲 居民 2026-07.. 毕业@2026-06-20 交 ..2026";
    shapes! {
        "8.1 benefit_year: calendar":
            "resident.year = [{ value = { start_month = 1 }, source = 's' }]
             # against
             resident.year = [{ value = { start_month = 10, fee_start_month = 9 }, source = 's' }]";
            "今 2027-02-20 甲 居民 交 ..2026" => Months("2026-11 享享断");
        "8.1 benefit_year: offset, October to September, fees from September":
            "resident.year = [{ value = { start_month = 10, fee_start_month = 9 }, source = 's' }]
             resident.window = [{ value = { segments = [{ from = 'this-09-01', to = 'this-09-30', effect = 'year-start' }, { from = 'this-10-01', to = 'next-08-31', effect = 'next-month' }] }, source = 's' }]";
            "今 2026-11-20 甲 居民 交 ..2024 交 2025@2025-09-18" => Months("2025-09 享享享享享享享享享享享享享停");
        "8.1 student_year: September to August":
            "resident.year = [{ value = { start_month = 9 }, for = ['student'], source = 's' }]";
            "今 2026-11-20 甲 学生 交 ..2025" => Months("2026-07 享享断");
        "8.1 student_bonus: from 1 September of entry to the end of the next year":
            "to_resident.new_student = [{ value = { open = { start = 'event-day', in_window = true } }, source = 's' }]";
            student => Months("2026-08 未 补享 享");
        "8.1 student_bonus: none":
            "to_resident.new_student = [{ value = 'ordinary', source = 's' }]
             # against
             to_resident.new_student = [{ value = { open = { start = 'event-day', in_window = true } }, source = 's' }]";
            student => Months("2026-08 未 未 未");
        "8.1 graduate_end: with the year":
            "resident.graduate_end = [{ value = 'year-end', source = 's' }]
             # against
             resident.graduate_end = [{ value = { day = [8, 31] }, source = 's' }]";
            graduate => Months("2026-08 享享享享享");
        "8.1 graduate_end: 31 August":
            "resident.graduate_end = [{ value = { day = [8, 31] }, source = 's' }]";
            graduate => Months("2026-06 享享享断断");
        "8.1 graduate_end: half a year":
            "resident.graduate_end = [{ value = { day = [6, 30] }, source = 's' }]";
            graduate => Months("2026-06 享断断断断");
        "8.1 coverage_end clips every wait":
            "resident.fixed_wait = [{ value = { n = 3, count = 'date-to-date', month_end = 'last-day' }, source = 's' }]";
            "今 2027-03-20 甲 居民 交 ..2025 交 2026@2026-11-05" => Months("2026-11 断等 等 断 断 断");
    }
}

/// One window of each effect: paid on 10 February.
#[test]
fn payment_segments() {
    let extension = "今 2026-02-20 甲 居民 交 ..2025 交 2026@2026-02-10";
    let december = "今 2025-12-20 甲 居民 交 ..2025 交 2026@2025-12-10";
    shapes! {
        "8.2 YEAR_START, paid before the year":
            "resident.window = [{ value = { segments = [{ from = 'last-10-01', to = 'last-12-31', effect = 'year-start' }] }, source = 's' }]";
            december => Months("2025-12 享享享");
        "8.2 YEAR_START, even if paid later":
            "resident.window = [{ value = { segments = [{ from = 'last-10-01', to = 'this-02-28', effect = 'year-start' }] }, source = 's' }]";
            extension => Months("2025-12 享 补 补享 享");
        "8.2 PAYMENT_DAY":
            "resident.window = [{ value = { segments = [{ from = 'last-10-01', to = 'last-12-31', effect = 'year-start' }, { from = 'this-01-01', to = 'this-02-28', effect = 'payment-day' }] }, source = 's' }]";
            extension => Months("2025-12 享 停 停享 享");
        "8.2 NEXT_DAY":
            "resident.window = [{ value = { segments = [{ from = 'this-01-01', to = 'this-02-28', effect = 'next-day' }] }, source = 's' }]";
            extension => Months("2025-12 享 停 停等享 享");
        "8.2 PAYMENT_MONTH_FIRST":
            "resident.window = [{ value = { segments = [{ from = 'this-01-01', to = 'this-02-28', effect = 'payment-month' }] }, source = 's' }]";
            extension => Months("2025-12 享 追 补享 享");
        "8.2 NEXT_MONTH_FIRST":
            "resident.window = [{ value = { segments = [{ from = 'this-01-01', to = 'this-02-28', effect = 'next-month' }] }, source = 's' }]";
            extension => From("2026-03-01");
        "8.2 NEXT_NEXT_MONTH":
            "resident.window = [{ value = { segments = [{ from = 'this-01-01', to = 'this-02-28', effect = 'second-month' }] }, source = 's' }]";
            extension => From("2026-04-01");
        "8.2 AFTER_WAIT":
            "resident.window = [{ value = { segments = [{ from = 'this-01-01', to = 'this-12-31', effect = 'after-wait' }] }, source = 's' }]
             # against
             resident.window = [{ value = { segments = [{ from = 'this-01-01', to = 'this-12-31', effect = 'year-start' }] }, source = 's' }]";
            extension => From("2026-05-10");
        "8.2 in order: after the extension":
            "resident.window = [{ value = { segments = [{ from = 'last-09-01', to = 'last-12-31', effect = 'year-start' }, { from = 'this-01-01', to = 'this-02-29', effect = 'next-day' }, { from = 'this-03-01', to = 'this-06-30', effect = 'after-wait', fee = 'personal' }, { from = 'this-07-01', to = 'this-09-30', effect = 'after-wait', fee = 'full' }, { from = 'this-10-01', effect = 'never' }] }, source = 's' }]
             # against
             resident.window = [{ value = { segments = [{ from = 'last-09-01', to = 'this-06-30', effect = 'year-start' }] }, source = 's' }]";
            "今 2026-03-10 甲 居民 交 ..2025 交 2026@2026-03-01" => From("2026-06-01");
        "8.2 closed late in the year":
            "resident.window = [{ value = { segments = [{ from = 'last-09-01', to = 'last-12-31', effect = 'year-start' }, { from = 'this-01-01', to = 'this-09-30', effect = 'after-wait' }, { from = 'this-10-01', effect = 'never' }] }, source = 's' }]";
            "今 2026-12-20 甲 居民 交 ..2025 交 2026@2026-10-10" => Months("2026-09 断停停停");
        "8.2 fee: personal":
            "resident.window = [{ value = { segments = [{ from = 'this-03-01', effect = 'after-wait', fee = 'personal' }] }, source = 's' }]
             # against
             resident.window = [{ value = { segments = [{ from = 'this-03-01', effect = 'after-wait', fee = 'full' }] }, source = 's' }]";
            LATE => Says(Line::Fund, "2026-03", "3月1日起交的，要过等待期");
        "8.2 fee: full":
            "resident.window = [{ value = { segments = [{ from = 'this-03-01', effect = 'after-wait', fee = 'full' }] }, source = 's' }]";
            LATE => Says(Line::Fund, "2026-03", "（全额）");
        "8.2 dates of one year":
            "resident.window = [{ value = { year = 2026, segments = [{ from = 2025-11-30, to = 2026-03-31, effect = 'year-start' }] }, source = 's' }]";
            LATE => Months("2026-01 补 补 补享");
        "8.2 announced anew: the extension of a later document":
            "resident.window = [{ value = { year = 2026, segments = [{ from = 2025-11-30, to = 2025-12-31, effect = 'year-start' }] }, source = 'doc' }, { value = { year = 2026, segments = [{ from = 2025-11-30, to = 2026-03-31, effect = 'year-start' }] }, source = 'doc-2' }]";
            LATE => Months("2026-01 补 补 补享");
        "8.2 a year nobody has announced: like the last one":
            "resident.window = [{ value = { year = 2025, segments = [{ from = 2024-11-30, to = 2025-03-31, effect = 'year-start' }] }, source = 's' }]";
            LATE => Months("2026-01 补 补 补享");
    }
}

#[test]
fn length_of_the_wait() {
    let wait = "{ n = 3, count = 'date-to-date', month_end = 'last-day' }";
    let waits =
        |fixed: &str| format!("resident.fixed_wait = [{{ value = {fixed}, source = 's' }}]");
    // fixed_wait with every count_mode, and day_boundary.
    for (name, fixed, usable) in [
        (
            "3 months, DATE_TO_DATE, payment day is day 1",
            wait,
            "2026-06-05",
        ),
        (
            "DATE_PLUS_ONE, the day after it is day 1",
            "{ n = 3, count = 'date-plus-one', month_end = 'last-day' }",
            "2026-06-06",
        ),
        (
            "90 days, DAYS_90",
            "{ n = 90, count = 'days' }",
            "2026-06-03",
        ),
        (
            "DAYS_90_EXCL",
            "{ n = 90, count = 'days-exclusive' }",
            "2026-06-04",
        ),
        (
            "WHOLE_MONTHS_INCL",
            "{ n = 3, count = 'months-inclusive' }",
            "2026-06-01",
        ),
        (
            "MONTH_START_AFTER",
            "{ n = 3, count = 'month-start-after', month_end = 'last-day' }",
            "2026-07-01",
        ),
        ("60 days", "{ n = 60, count = 'days' }", "2026-05-04"),
        (
            "2 months",
            "{ n = 2, count = 'date-to-date', month_end = 'last-day' }",
            "2026-05-05",
        ),
        (
            "6 months",
            "{ n = 6, count = 'date-to-date', month_end = 'last-day' }",
            "2026-09-05",
        ),
        (
            "the 7th month",
            "{ n = 6, count = 'months-inclusive' }",
            "2026-09-01",
        ),
        ("not said how", "{ n = 3, count = 'unknown' }", "2026-07-01"),
        (
            "3 months or more",
            "{ at_least = 3, count = 'unknown' }",
            "never",
        ),
    ] {
        let got = super::outcome(super::shelf(&waits(fixed), &[]), LATE, From(""));
        assert_eq!(got, usable, "8.3 fixed_wait: {name}");
    }
    shapes! {
        "8.3 variable_per_missed_year: 1 month, offset 1":
            "resident.more_years = [{ value = { add = 1, unit = 'month', free = 1 }, source = 's' }]";
            LAPSED_THREE => From("2026-06-01");
        "8.3 variable_per_missed_year: 1 month, offset 0":
            "resident.more_years = [{ value = { add = 1, unit = 'month', free = 0 }, source = 's' }]";
            LAPSED_THREE => From("2026-07-01");
        "8.3 variable_per_missed_year: 30 days":
            "resident.fixed_wait = [{ value = { n = 90, count = 'days' }, source = 's' }]
             resident.more_years = [{ value = { add = 30, unit = 'day', free = 1 }, source = 's' }]";
            LATE_THREE => From("2026-08-02");
        "8.3 missed_from_year":
            "resident.missed_from = [{ value = 2025, source = 's' }]";
            LAPSED_THREE => From("2026-04-01");
        "8.3 repair allowed: each year paid takes off a month":
            "resident.repair = [{ value = { allowed = {} }, source = 's' }]";
            "今 2026-03-10 甲 居民 交 ..2022 交 2023@2026-03-05 交 2026@2026-03-05" => From("2026-07-05");
        "8.3 repair: months for each year paid":
            "resident.repair = [{ value = { allowed = { months_a_year = 2 } }, source = 's' }]";
            "今 2026-03-10 甲 居民 交 ..2022 交 2023@2026-03-05 交 2026@2026-03-05" => From("2026-06-05");
        "8.3 repair not allowed":
            "resident.repair = [{ value = 'not-allowed', source = 's' }]
             # against
             resident.repair = [{ value = { allowed = {} }, source = 's' }]";
            "今 2026-03-10 甲 居民 交 ..2022 交 2023@2026-03-05 交 2026@2026-03-05" => From("2026-08-05");
        "8.3 repair: at the rate of the year of repair":
            "resident.repair = [{ value = { allowed = { price = 'year-of-repair' } }, source = 's' }]";
            LATE_THREE => Says(Line::Fund, "2026-04", "按补交当年的个人标准交");
        "8.3 repair_floor":
            "resident.repair = [{ value = { allowed = { floor_from_years = 3, floor = 6 } }, source = 's' }]";
            "今 2026-03-10 甲 居民 交 ..2022 交 2023..2025@2026-03-05 交 2026@2026-03-05" => From("2026-09-05");
    }
}

#[test]
fn who_waits() {
    let minor = "今 2026-01-10 生 2015-05-01 甲 居民 交 ..2024 交 2026@2025-12-03";
    let student = "今 2026-01-10 甲 学生 交 ..2024 交 2026@2025-12-03";
    let too_late = "今 2026-01-10 甲 居民 交 ..2024 交 2025@2025-10-10 交 2027@2026-12-03";
    shapes! {
        "8.3 in_window_lapsed: YEAR_ANCHORED":
            "resident.in_window = [{ value = 'year-anchored', source = 's' }]";
            LAPSED => Months("2026-01 等等等享");
        "8.3 in_window_lapsed: NONE":
            "resident.in_window = [{ value = 'no-wait', source = 's' }]";
            LAPSED => From("2026-01-01");
        "8.3 in_window_lapsed: ADULTS_ONLY, an adult":
            "resident.in_window = [{ value = 'adults-only', source = 's' }]";
            LAPSED => Months("2026-01 等等等享");
        "8.3 in_window_lapsed: ADULTS_ONLY, a minor":
            "resident.in_window = [{ value = 'adults-only', source = 's' }]";
            minor => From("2026-01-01");
        "8.3 in_window_lapsed: ADULTS_ONLY, a student":
            "resident.in_window = [{ value = 'adults-only', source = 's' }]";
            student => From("2026-01-01");
        "8.3 first_timer: AS_LAPSED":
            "resident.first_timer = [{ value = 'as-lapsed', source = 's' }]";
            FIRST => Months("2026-01 等等等享");
        "8.3 first_timer: NONE":
            "resident.first_timer = [{ value = 'no-wait', source = 's' }]";
            FIRST => Months("2026-01 享享享享");
        "8.3 first_timer: N_DAYS":
            "resident.first_timer = [{ value = { wait = { n = 30, count = 'days' } }, source = 's' }]";
            FIRST => Months("2026-01 等享 享");
        "8.3 anchor: the first day of the earliest year paid for":
            "resident.in_window = [{ value = 'year-anchored', source = 's' }]";
            "今 2026-01-10 甲 居民 交 ..2024 交 2026@2025-11-06" => Months("2026-01 等等等享");
        "8.3 anchor: the payment, if later":
            "resident.in_window = [{ value = 'year-anchored', source = 's' }]
             resident.window = [{ value = { segments = [{ from = 'last-09-01', to = 'this-02-28', effect = 'year-start' }] }, source = 's' }]";
            "今 2026-02-20 甲 居民 交 ..2024 交 2026@2026-02-10" => Months("2026-02 断等 等 等 等享");
        "8.3 late_year_counts: missed":
            "resident.late_year = [{ value = 'missed', source = 's' }]
             # against
             resident.late_year = [{ value = 'insured', source = 's' }]";
            too_late => Months("2027-01 等等等等享");
        "8.3 late_year_counts: insured":
            "resident.late_year = [{ value = 'insured', source = 's' }]";
            too_late => Months("2027-01 等等等享");
        "8.3 admission_rule: the day of admission":
            "resident.admission = [{ value = 'admission-day', source = 's' }]";
            LATE => Says(Line::Fund, "2026-06", "看入院那天");
        "8.3 admission_rule: day by day":
            "resident.admission = [{ value = 'day-by-day', source = 's' }]";
            LATE => Says(Line::Fund, "2026-06", "一天一天分开算");
    }
}
