//! `resident.md` §8.4-8.6: who need not wait, newborns, and switching between the schemes.

use super::Shows::{From, Months, Says};
use super::{outcome, shapes, shelf};
use yibao::engine::Line;

/// Born on 10 December 2025, both years paid in February.
const BOTH_LATE: &str =
    "今 2026-02-20 甲 新生儿 2025-12.. 生 2025-12-10 交 2025@2026-02-10 交 2026@2026-02-10";
/// Only the year of birth.
const BIRTH_YEAR_LATE: &str = "今 2026-02-20 甲 新生儿 2025-12.. 生 2025-12-10 交 2025@2026-02-10";
/// Only the next.
const NEXT_YEAR_LATE: &str = "今 2026-02-20 甲 新生儿 2025-12.. 生 2025-12-10 交 2026@2026-02-10";

/// Every event that may spare the wait: paid on 10 June, outside the window, a month after it.
#[test]
fn exemptions() {
    for (event, slot, word) in [
        ("medical_aid, new_medical_aid", "medical_aid", "救助"),
        ("veteran", "discharged", "退伍"),
        ("veteran_family", "discharged_family", "随军家属"),
        ("released", "released", "刑满"),
        ("graduate", "graduated", "毕业"),
        ("hukou_in", "moved_in", "迁入"),
        ("returnee", "returned", "回国"),
        ("religious", "religious", "宗教"),
    ] {
        let line = format!("今 2026-06-10 甲 居民 {word}@2026-05-10 交 2026@2026-06-10");
        let usable = |value: &str| {
            let piece = format!("to_resident.{slot} = [{{ value = {value}, source = 's' }}]");
            outcome(shelf(&piece, &[]), &line, From(""))
        };
        let within = |n, unit| {
            format!(
                "{{ open = {{ within = {{ n = {n}, unit = '{unit}' }}, start = 'next-day' }} }}"
            )
        };
        assert_eq!(
            usable("{ open = { start = 'next-day' } }"),
            "2026-06-11",
            "8.4 {event}: next day"
        );
        assert_eq!(
            usable("{ open = { start = 'payment-day' } }"),
            "2026-06-10",
            "8.4 {event}: at once"
        );
        assert_eq!(
            usable(&within(3, "month")),
            "2026-06-11",
            "8.4 {event}: within 3 months"
        );
        assert_eq!(
            usable(&within(31, "day")),
            "2026-06-11",
            "8.4 {event}: within 31 days"
        );
        assert_eq!(
            usable(&within(30, "day")),
            "2026-09-10",
            "8.4 {event}: a day too late"
        );
        assert_eq!(
            usable(&within(0, "calendar-year")),
            "2026-06-11",
            "8.4 {event}: the same year"
        );
        assert_eq!(
            usable("'ordinary'"),
            "2026-09-10",
            "8.4 {event}: no exemption"
        );
    }
    let recognised = "今 2026-06-10 甲 居民 救助@2026-05-10 交 2026@2026-06-10";
    shapes! {
        "8.4 effect: on recognition":
            "to_resident.medical_aid = [{ value = { open = { start = 'event-day' } }, source = 's' }]";
            recognised => Months("2026-05 未补 补享");
        "8.4 applies_in_window_also":
            "to_resident.new_student = [{ value = { open = { start = 'event-day', in_window = true } }, source = 's' }]
             resident.first_timer = [{ value = 'no-wait', source = 's' }]
             # against
             to_resident.new_student = [{ value = { open = { start = 'event-day' } }, source = 's' }]
             resident.first_timer = [{ value = 'no-wait', source = 's' }]";
            "今 2026-11-10 甲 学生 2026-09.. 交 2027@2026-11-10 入学@2026-11-01" => From("2026-11-10");
    }
}

#[test]
fn newborns() {
    let tier = |limit: &str, on: &str| {
        let piece = format!(
            "newborn.tiers = [{{ value = {{ tiers = [{{ {limit}, start = 'birth' }}, {{ start = 'next-month' }}] }}, source = 's' }}]"
        );
        let line = format!("今 2026-08-20 甲 新生儿 2026-01.. 生 2026-01-10 交 2026@{on}");
        outcome(shelf(&piece, &[]), &line, From(""))
    };
    // The last day of "from birth", and the day after it.
    for (limit, last, after) in [
        (
            "up_to = { n = 90, unit = 'day' }, birth_day_counted = true",
            "2026-04-09",
            "2026-04-10",
        ),
        (
            "up_to = { n = 90, unit = 'day' }, birth_day_counted = false",
            "2026-04-10",
            "2026-04-11",
        ),
        (
            "up_to = { n = 3, unit = 'month' }, birth_day_counted = false",
            "2026-04-10",
            "2026-04-11",
        ),
        (
            "up_to = { n = 6, unit = 'month' }, birth_day_counted = false",
            "2026-07-10",
            "2026-07-11",
        ),
        (
            "up_to = { n = 180, unit = 'day' }, birth_day_counted = true",
            "2026-07-08",
            "2026-07-09",
        ),
    ] {
        assert_eq!(tier(limit, last), last, "8.5 {limit}");
        assert_ne!(tier(limit, after), after, "8.5 {limit}");
    }
    let both = "newborn.tiers = [{ value = { tiers = [{ up_to = { n = 90, unit = 'day' }, start = 'birth' }] }, source = 's' }]
        newborn.cross_year = [{ value = 'both', source = 's' }]";
    let choose = "newborn.tiers = [{ value = { tiers = [{ up_to = { n = 90, unit = 'day' }, start = 'birth' }] }, source = 's' }]
        newborn.cross_year = [{ value = 'choose', source = 's' }]";
    let free = "newborn.tiers = [{ value = { tiers = [{ up_to = { n = 90, unit = 'day' }, start = 'birth' }] }, source = 's' }]
        newborn.cross_year = [{ value = 'free', source = 's' }]";
    shapes! {
        "8.5 effect after the limit: next day to 1 year":
            "newborn.tiers = [{ value = { tiers = [{ up_to = { n = 90, unit = 'day' }, start = 'birth' }, { up_to = { n = 1, unit = 'year' }, start = 'next-day' }] }, source = 's' }]";
            "今 2026-08-20 甲 新生儿 2026-01.. 生 2026-01-10 交 2026@2026-06-08" => From("2026-06-09");
        "8.5 effect after the limit: ordinary":
            "newborn.tiers = [{ value = { tiers = [{ up_to = { n = 90, unit = 'day' }, start = 'birth' }] }, source = 's' }]
             # against
             newborn.tiers = [{ value = { tiers = [{ start = 'birth' }] }, source = 's' }]";
            "今 2026-08-20 甲 新生儿 2026-01.. 生 2026-01-10 交 2026@2026-06-08" => From("2026-09-08");
        "8.5 effect after the limit: payment day":
            "newborn.tiers = [{ value = { tiers = [{ up_to = { n = 90, unit = 'day' }, start = 'birth' }, { start = 'payment-day' }] }, source = 's' }]";
            "今 2026-08-20 甲 新生儿 2026-01.. 生 2026-01-10 交 2026@2026-06-08" => From("2026-06-08");
        "8.5 effect after the limit: a wait of 2 months":
            "newborn.tiers = [{ value = { tiers = [{ up_to = { n = 90, unit = 'day' }, start = 'birth' }, { start = { wait = { n = 2, count = 'date-to-date', month_end = 'last-day' } } }] }, source = 's' }]";
            "今 2026-08-20 甲 新生儿 2026-01.. 生 2026-01-10 交 2026@2026-06-08" => From("2026-08-08");
        "8.5 effect after the limit: left to the region":
            "newborn.tiers = [{ value = { after = 'unknown', tiers = [{ up_to = { n = 90, unit = 'day' }, start = 'birth' }] }, source = 's' }]
             # against
             newborn.tiers = [{ value = { tiers = [{ up_to = { n = 90, unit = 'day' }, start = 'birth' }] }, source = 's' }]";
            "今 2026-08-20 甲 新生儿 2026-01.. 生 2026-01-10 交 2026@2026-06-08" => Months("2026-06 未疑 疑");
        "8.5 counted from the household registration":
            "newborn.tiers = [{ value = { tiers = [{ up_to = { n = 90, unit = 'day' }, counted_from = 'hukou', under = { n = 1, unit = 'year' }, start = 'birth' }] }, source = 's' }]";
            "今 2026-08-20 甲 新生儿 2026-01.. 生 2026-01-10 落户@2026-05-01 交 2026@2026-06-08" => From("2026-06-08");
        "8.5 years_to_pay and cross_year: both, and both paid":
            both;
            BOTH_LATE => Months("2025-12 未补 补 补享");
        "8.5 years_to_pay and cross_year: both, only the year of birth paid":
            both;
            BIRTH_YEAR_LATE => Months("2025-12 未追 追");
        "8.5 years_to_pay and cross_year: both, only the next paid":
            both;
            NEXT_YEAR_LATE => Months("2025-12 未追 补 补享");
        "8.5 years_to_pay and cross_year: choose, the year of birth":
            choose;
            BIRTH_YEAR_LATE => Months("2025-12 未补 追");
        "8.5 years_to_pay and cross_year: choose, the next":
            choose;
            NEXT_YEAR_LATE => Months("2025-12 未追 补 补享");
        "8.5 years_to_pay and cross_year: free":
            free;
            BIRTH_YEAR_LATE => Months("2025-12 未补 补 补享");
        "8.5 fee_free: so many calendar years":
            "newborn.fee_free = [{ value = { years = 3, born_from = 2024-01-01 }, source = 's' }]";
            BOTH_LATE => Says(Line::Fund, "2026-02", "新生儿免交几年");
        "8.5 fee_free: a parent insured in the province":
            "newborn.fee_free = [{ value = { years = 1, parent_insured = 'province' }, source = 's' }]";
            BOTH_LATE => Says(Line::Fund, "2026-02", "父母一方在本省参保");
        "8.5 pre_birth: enrolled before birth":
            "newborn.tiers = [{ value = { before_birth = true, tiers = [{ up_to = { n = 90, unit = 'day' }, start = 'birth' }] }, source = 's' }]";
            "今 2026-03-20 甲 新生儿 2026-02.. 生 2026-03-10 交 2026@2026-02-10" => Months("2026-02 未等 等享 享");
        "8.5 pre_birth: told":
            "newborn.tiers = [{ value = { before_birth = true, tiers = [{ up_to = { n = 90, unit = 'day' }, start = 'birth' }] }, source = 's' }]";
            "今 2026-03-20 甲 新生儿 2026-01.. 生 2026-01-10" => Says(Line::Fund, "2026-02", "出生前就能参保");
    }
}

#[test]
fn switching() {
    let stopped =
        "今 2026-08-20 甲 单位 ..2026-03 甲 居民 2026-04.. 交 ..2026-03 交 2026@2026-06-10";
    let late = "今 2026-09-20 甲 单位 ..2025-12 甲 居民 2026-01.. 交 ..2025-12 交 2026@2026-05-10";
    let in_window =
        "今 2026-02-20 甲 单位 ..2025-10 甲 居民 2025-11.. 交 ..2025-10 交 2026@2025-12-10";
    shapes! {
        "8.6 max_gap_months, effect: the month of payment":
            "to_resident.employee_stopped = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'payment-month' } }, source = 's' }]";
            stopped => Months("2026-05 追 补享 享");
        "8.6 max_gap_months: over it":
            "to_resident.employee_stopped = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'payment-day' } }, source = 's' }]
             # against
             to_resident.employee_stopped = [{ value = { open = { start = 'payment-day' } }, source = 's' }]";
            late => From("2026-08-10");
        "8.6 effect by the length of the gap":
            "to_resident.employee_stopped = [{ value = { open = { start = { by-gap = [{ up_to = { n = 1, unit = 'month' }, start = 'payment-day' }, { start = 'next-month' }] } } }, source = 's' }]";
            stopped => From("2026-07-01");
        "8.6 effect: BACK_TO_STOP":
            "employee.stop = [{ value = { months = 1, day = 15 }, source = 's' }]
             to_resident.employee_stopped = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'back-to-stop' } }, source = 's' }]";
            stopped => Months("2026-05 享补 补享 享");
        "8.6 effect: BACK_TO_NEXT_MONTH_FIRST":
            "employee.stop = [{ value = { months = 1, day = 15 }, source = 's' }]
             to_resident.employee_stopped = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'back-to-next-month' } }, source = 's' }]";
            stopped => Months("2026-05 享追 补享 享");
        "8.6 min_prior_years: 2":
            "to_resident.employee_stopped = [{ value = { open = { min_years = 2, start = 'payment-day' } }, source = 's' }]
             # against
             to_resident.employee_stopped = [{ value = { open = { start = 'payment-day' } }, source = 's' }]";
            "今 2026-08-20 甲 单位 2025-10..2026-03 甲 居民 2026-04.. 交 2025-10..2026-03 交 2026@2026-06-10" => From("2026-09-10");
        "8.6 min_prior_years: another rule for whoever has fewer":
            "to_resident.employee_stopped = [{ value = { open = { min_years = 2, start = 'payment-day' } }, source = 's' }]
             to_resident.employee_stopped_few_years = [{ value = { open = { start = 'next-month' } }, source = 's' }]
             # against
             to_resident.employee_stopped = [{ value = { open = { min_years = 2, start = 'payment-day' } }, source = 's' }]";
            "今 2026-08-20 甲 单位 2025-10..2026-03 甲 居民 2026-04.. 交 2025-10..2026-03 交 2026@2026-06-10" => From("2026-07-01");
        "8.1 student_bonus: to the end of the entry year":
            "to_resident.new_student = [{ value = { open = { start = 'event-day', for_year = 'event' } }, source = 's' }]
             # against
             to_resident.new_student = [{ value = { open = { start = 'event-day' } }, source = 's' }]";
            "今 2027-01-20 甲 学生 2026-09.. 交 2027@2027-01-10 入学@2026-09-01" => From("2027-04-10");
        "8.6 open_outside_window: no":
            "to_resident.employee_stopped = [{ value = { open = { start = 'payment-day', in_window = true, outside_window = false } }, source = 's' }]
             # against
             to_resident.employee_stopped = [{ value = { open = { start = 'payment-day' } }, source = 's' }]";
            stopped => From("2026-09-10");
        "8.6 open_outside_window: no, but in the window":
            "to_resident.employee_stopped = [{ value = { open = { start = 'payment-day', outside_window = false, in_window = true } }, source = 's' }]";
            in_window => Months("2026-01 享享");
        "8.6 else_wait: a wait of its own for a longer gap":
            "to_resident.employee_stopped = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'payment-day', later = { wait = { n = 6, count = 'date-to-date', month_end = 'last-day' } } } }, source = 's' }]";
            late => From("2026-11-10");
        "8.6 else_wait: the second month after":
            "to_resident.employee_stopped = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'next-month', later = 'second-month' } }, source = 's' }]";
            late => From("2026-07-01");
        "8.6 keep_resident_until_employee_starts":
            "join.old_resident = [{ value = 'until-new-starts', source = 's' }]";
            "今 2026-08-20 甲 居民 ..2026-02 甲 单位 2026-03.. 交 ..2026 交 2026-03@2026-03-10 交 2026-04..2026-08"
            => Months("2026-02 享享享");
        "8.6 overlap: the other is suspended at once":
            "join.old_resident = [{ value = 'ends-at-once', source = 's' }]";
            "今 2026-08-20 甲 居民 ..2026-02 甲 单位 2026-03.. 交 ..2026 交 2026-03@2026-03-10 交 2026-04..2026-08"
            => Months("2026-02 享 享等 享");
    }
}
