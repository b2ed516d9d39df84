//! `employee.md` §3 W, B, P, T, R and M: waits, what a long record brings, how one pays, moving and changing, years.

use super::Shows::{From, Light, Months, Says};
use super::shapes;
use yibao::engine::{Light as L, Line};

/// First paid in May: the worked example of W3.
const MAY: &str = "今 2026-10-20 甲 灵活 2026-05.. 交 2026-05@2026-05-20 交 2026-06..2026-10";
/// First paid in May, a month missed in July and made up in August.
const MISSED: &str = "今 2027-04-20 甲 灵活 2026-05.. \
    交 2026-05@2026-05-20 交 2026-06 交 2026-07@2026-08-10 交 2026-08..2027-04";
/// First paid in May, July to October missed.
const MISSED_FOUR: &str = "今 2027-06-20 甲 灵活 2026-05.. \
    交 2026-05@2026-05-20 交 2026-06 交 2026-11@2026-11-10 交 2026-12..2027-06";
/// A gap of four months, not made up.
const LONG: &str = "今 2027-08-20 甲 灵活 交 ..2026-03 交 2026-08@2026-08-20 交 2026-09..2027-08";
/// The same gap of an employee.
const LONG_UNIT: &str =
    "今 2027-08-20 甲 单位 交 ..2026-03 交 2026-08@2026-08-20 交 2026-09..2027-08";
/// A gap of three months, not made up.
const RESUMED: &str =
    "今 2027-02-20 甲 灵活 交 ..2026-03 交 2026-07@2026-07-10 交 2026-08..2027-02";
/// Left a unit in March, paid alone from August on.
const ALONE: &str = "今 2027-08-20 甲 单位 ..2026-03 甲 灵活 2026-04.. 离职@2026-03-31 \
    交 ..2026-03 交 2026-08@2026-08-10 交 2026-09..2027-08";
/// Insured as a resident for years, employed from March on.
const HIRED: &str = "今 2026-08-20 甲 居民 ..2026-02 甲 单位 2026-03.. \
    交 ..2025 交 2026-03@2026-03-10 交 2026-04..2026-08";
/// Moved from 乙 with a gap of three months, made up.
const MOVED: &str = "今 2026-09-20 乙 单位 ..2026-03 甲 单位 2026-07.. \
    交 ..2026-03 交 2026-04..2026-06@2026-07-10 交 2026-07..2026-09";
/// Unemployment benefit from April to August, then flexible.
const UNEMPLOYED: &str = "今 2026-12-20 甲 单位 ..2026-03 甲 失业 2026-04..2026-08 甲 灵活 2026-09.. \
    失业金停@2026-08-31 交 ..2026-03 交 2026-09@2026-09-10 交 2026-10..2026-12";

#[test]
fn long_gap() {
    shapes! {
        "W1 a wait":
            "employee.long_unpaid = [{ value = { wait = { n = 3, count = 'paid-months' } }, source = 's' }]";
            LONG => Months("2026-08 断等 等 等 享");
        "W1 next month only":
            "employee.long = [{ value = 'next-month', source = 's' }]
             employee.long_unpaid = [{ value = 'next-month', source = 's' }]";
            LONG => Months("2026-08 停等 享");
        "W1 automatic exit, then enrolled anew":
            "employee.end = [{ value = { months = 3 }, source = 's' }]
             employee.first = [{ value = 'next-day', source = 's' }]";
            LONG => Months("2026-07 停 终等享 享");
        "W1 a second extra natural month":
            "employee.long_unpaid = [{ value = 'second-month', source = 's' }]";
            LONG => From("2026-10-01");
        "W2 length: 30 days":
            "employee.long_unpaid = [{ value = { wait = { n = 30, count = 'days' } }, source = 's' }]";
            LONG => From("2026-09-19");
        "W2 length: 2 months":
            "employee.long_unpaid = [{ value = { wait = { n = 2, count = 'date-to-date', month_end = 'last-day' } }, source = 's' }]";
            LONG => From("2026-10-20");
        "W2 length: 12 months":
            "employee.long_unpaid = [{ value = { wait = { n = 12, count = 'months-inclusive' } }, source = 's' }]";
            LONG => From("2027-08-01");
        "W2 tiers of 60 and 180 days":
            "employee.long_unpaid = [{ value = { by-gap = [{ up_to = { n = 60, unit = 'day' }, start = 'next-month' }, { up_to = { n = 180, unit = 'day' }, start = { wait = { n = 3, count = 'months-inclusive' } } }, { start = { wait = { n = 6, count = 'months-inclusive' } } }] }, source = 's' }]";
            LONG => From("2026-11-01");
        "W2 a ceiling of 6 months":
            "employee.long_unpaid = [{ unknown = { zh = '各地定', en = 'local' } }, { limit = { at_most = { n = 6, unit = 'month' } }, source = 's' }]";
            LONG => From("2027-02-20");
        "W6 by the length of the gap, from the end of the contract: 4 to 6 months":
            "to_employee.left_unit = [{ value = { open = { start = { by-gap = [{ up_to = { n = 3, unit = 'month', from = 'left-unit' }, start = 'payment-month' }, { up_to = { n = 6, unit = 'month', from = 'left-unit' }, start = 'next-month' }, { start = { wait = { n = 6, count = 'months-inclusive' } } }] } } }, source = 's' }]";
            ALONE => From("2026-09-01");
        "W6 by the length of the gap: over 6 months":
            "to_employee.left_unit = [{ value = { open = { start = { by-gap = [{ up_to = { n = 3, unit = 'month', from = 'left-unit' }, start = 'payment-month' }, { up_to = { n = 4, unit = 'month', from = 'left-unit' }, start = 'next-month' }, { start = { wait = { n = 2, count = 'months-inclusive' } } }] } } }, source = 's' }]";
            ALONE => From("2026-10-01");
        "W10 flexible workers wait":
            "employee.long_unpaid = [{ value = { wait = { n = 3, count = 'paid-months' } }, for = ['flexible'], source = 's' }]";
            LONG => From("2026-11-01");
        "W10 units do not":
            "employee.long_unpaid = [{ value = { wait = { n = 3, count = 'paid-months' } }, for = ['flexible'], source = 's' }, { value = 'next-day', for = ['unit'], source = 's' }]";
            LONG_UNIT => From("2026-08-21");
    }
}

/// First payment on 20 May, a wait of three.
#[test]
fn counting_a_wait() {
    shapes! {
        "W3 N-inclusive":
            "employee.first = [{ value = { wait = { n = 3, count = 'months-inclusive' } }, source = 's' }]";
            MAY => From("2026-08-01");
        "W3 N-exclusive":
            "employee.first = [{ value = { wait = { n = 3, count = 'months-exclusive' } }, source = 's' }]";
            MAY => From("2026-09-01");
        "W3 after N full paid months, from the next month":
            "employee.first = [{ value = { wait = { n = 3, count = 'paid-months' } }, source = 's' }]";
            MAY => From("2026-08-01");
        "W3 N days from the day of arrival":
            "employee.first = [{ value = { wait = { n = 90, count = 'days' } }, source = 's' }]";
            MAY => From("2026-08-18");
        "W3 not said how":
            "employee.first = [{ value = { wait = { n = 3, count = 'unknown' } }, source = 's' }]";
            MAY => Months("2026-05 未等 等 等 疑 享");
        "W4 a missed month restarts":
            "employee.first = [{ value = { wait = { n = 4, count = 'paid-months', missed = 'restart' } }, source = 's' }]";
            MISSED => From("2026-12-01");
        "W4 a missed month does not restart":
            "employee.first = [{ value = { wait = { n = 4, count = 'paid-months', missed = 'continue' } }, source = 's' }]";
            MISSED => From("2026-10-01");
        "W4 a pause of up to 3 months continues":
            "employee.first = [{ value = { wait = { n = 4, count = 'paid-months', missed = { pause-up-to = 3 } } }, source = 's' }]";
            MISSED => From("2026-10-01");
        "W4 a pause of more than 3 months restarts":
            "employee.first = [{ value = { wait = { n = 4, count = 'paid-months', missed = { pause-up-to = 3 } } }, source = 's' }]";
            MISSED_FOUR => From("2027-03-01");
        "W5 make-ups count towards the wait":
            "employee.first = [{ value = { wait = { n = 4, count = 'paid-months', missed = 'continue', make_ups_count = true } }, source = 's' }]";
            MISSED => From("2026-09-01");
        "W5 make-ups do not count towards the wait":
            "employee.first = [{ value = { wait = { n = 4, count = 'paid-months', missed = 'continue', make_ups_count = false } }, source = 's' }]";
            MISSED => From("2026-10-01");
        "W7 half of the benefits while waiting":
            "employee.long_unpaid = [{ value = { wait = { n = 3, count = 'months-inclusive', level = 50 } }, source = 's' }]";
            LONG => Months("2026-08 断半 半 半 享");
        "W7 nothing while waiting":
            "employee.long_unpaid = [{ value = { wait = { n = 3, count = 'months-inclusive' } }, source = 's' }]";
            LONG => Months("2026-08 断等 等 等 享");
        "W8 hospital care is blocked, out-patient care from the next month":
            "employee.first = [{ value = { wait = { n = 3, count = 'months-inclusive', only = 'outpatient', partial_from = 'next-month' } }, source = 's' }]";
            MAY => Months("2026-05 未等 半 半 享");
        "W8 out-patient care is blocked":
            "employee.first = [{ value = { wait = { n = 3, count = 'months-inclusive', only = 'inpatient' } }, source = 's' }]";
            MAY => Says(Line::Fund, "2026-06", "等待期内只报住院");
        "W8 only the pooled fund is blocked, the account usable":
            "account.start = [{ value = 'next-month', source = 's' }]";
            MAY => Light(Line::Account, "2026-06-01", L::On);
    }
}

#[test]
fn exemptions_from_a_wait() {
    shapes! {
        "W9 left a unit within 3 months":
            "to_employee.left_unit = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'next-day' } }, source = 's' }]";
            "今 2026-12-20 甲 单位 ..2026-03 甲 灵活 2026-04.. 离职@2026-05-31 交 ..2026-03 交 2026-08@2026-08-10 交 2026-09..2026-12"
            => From("2026-08-11");
        "W9 left a unit longer ago":
            "to_employee.left_unit = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'next-day' } }, source = 's' }]
             # against
             to_employee.left_unit = [{ value = { open = { start = 'next-day' } }, source = 's' }]";
            ALONE => From("2027-02-01");
        "W9 end of unemployment benefit within 3 months":
            "to_employee.unemployed = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'next-day' } }, source = 's' }]";
            UNEMPLOYED => From("2026-09-11");
        "W9 soldier leaving service":
            "to_employee.discharged = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'next-day' } }, source = 's' }]";
            "今 2026-08-20 甲 灵活 2026-05.. 退伍@2026-04-01 交 2026-05@2026-05-20 交 2026-06..2026-08" => From("2026-05-21");
        "W9 resident for 2 years, gap of up to 3 months":
            "to_employee.resident = [{ value = { open = { within = { n = 3, unit = 'month' }, min_years = 2, start = 'payment-month' } }, source = 's' }]";
            HIRED => From("2026-03-10");
        "W9 transfer in within 3 months":
            "to_employee.transfer = [{ value = { open = { within = { n = 3, unit = 'month' }, made_up = true, start = 'next-day' } }, source = 's' }]";
            MOVED => From("2026-07-11");
        "W9 insured person joining within 3 months after benefits broke":
            "to_employee.cover_broke = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'next-day' } }, source = 's' }]";
            RESUMED => From("2026-07-11");
    }
}

#[test]
fn level_and_cap() {
    shapes! {
        "B1 level by continuous months: below the last step":
            "employee.level = [{ value = { steps = [{ from_months = 0, percent = 50 }, { from_months = 12, percent = 75 }, { from_months = 24, percent = 100 }] }, source = 's' }]";
            "今 2028-02-20 甲 灵活 2026-01.. 交 2026-01..2028-02" => Months("2027-11 半享");
        "B1 level by continuous months: the middle step":
            "employee.level = [{ value = { steps = [{ from_months = 0, percent = 100 }, { from_months = 12, percent = 75 }, { from_months = 24, percent = 100 }] }, source = 's' }]";
            "今 2028-02-20 甲 灵活 2026-01.. 交 2026-01..2028-02" => Months("2026-11 享半");
        "B1 level after a wait":
            "employee.first = [{ value = { wait = { n = 6, count = 'paid-months' } }, source = 's' }]
             employee.level = [{ value = { steps = [{ from_months = 0, percent = 30 }, { from_months = 12, percent = 60 }, { from_months = 24, percent = 100 }] }, source = 's' }]";
            "今 2028-02-20 甲 灵活 2026-01.. 交 2026-01..2028-02" => Months("2026-05 等等半");
        "B2 ceiling by continuous time":
            "employee.cap = [{ value = { by_unbroken_months = true, steps = [{ from_months = 6, yuan = 100000 }] }, source = 's' }]";
            RESUMED => Says(Line::Fund, "2026-07", "封顶线");
        "B2 a short gap does not reset continuous time":
            "employee.continuity = [{ value = { survives = { at_most = 3, unit = 'month' } }, source = 's' }]
             employee.level = [{ value = { steps = [{ from_months = 0, percent = 50 }, { from_months = 24, percent = 100 }] }, source = 's' }]
             # against
             employee.level = [{ value = { steps = [{ from_months = 0, percent = 50 }, { from_months = 24, percent = 100 }] }, source = 's' }]";
            RESUMED => Months("2026-07 停享 享");
        "B2 but more months than so many in a year do":
            "employee.continuity = [{ value = { survives = { at_most = 3, unit = 'month', in_year = 1 } }, source = 's' }]
             employee.level = [{ value = { steps = [{ from_months = 0, percent = 50 }, { from_months = 24, percent = 100 }] }, source = 's' }]
             # against
             employee.continuity = [{ value = { survives = { at_most = 3, unit = 'month' } }, source = 's' }]
             employee.level = [{ value = { steps = [{ from_months = 0, percent = 50 }, { from_months = 24, percent = 100 }] }, source = 's' }]";
            RESUMED => Months("2026-07 停半 半");
        "B3 account credited after make-up":
            "account.made_up_credit = [{ value = 'yes', source = 's' }]";
            "今 2026-08-20 甲 单位 交 ..2026-03 交 2026-04..2026-06@2026-07-10 交 2026-07..2026-08"
            => Says(Line::Account, "2026-07", "补缴后划不划账户：是");
    }
}

#[test]
fn payment_pattern() {
    let stopped = "今 2026-10-20 甲 灵活 交 ..2026-05";
    shapes! {
        "P1 monthly":
            "employee.pays = [{ value = 'monthly', source = 's' }]";
            stopped => Says(Line::Fund, "2026-07", "每个月交");
        "P1 quarterly":
            "employee.pays = [{ value = 'quarterly', source = 's' }]";
            stopped => Says(Line::Fund, "2026-07", "每季度交");
        "P1 yearly only":
            "employee.pays = [{ value = 'yearly', source = 's' }]";
            stopped => Says(Line::Fund, "2026-07", "一年交一次");
        "P2 taken from the 5th to the 25th":
            "employee.pay_days = [{ value = { from = 5, to = 25 }, source = 's' }]";
            stopped => Says(Line::Fund, "2026-07", "每月5日至25日");
        "P3 paying ahead: allowed":
            "employee.pay_ahead = [{ value = 'yes', source = 's' }]";
            stopped => Says(Line::Fund, "2026-07", "能不能提前交：是");
        "P3 paying ahead does not shorten a wait":
            "employee.first = [{ value = { wait = { n = 3, count = 'paid-months' } }, source = 's' }]";
            "今 2026-05-25 甲 灵活 2026-05.. 交 2026-05..2026-10@2026-05-20" => From("2026-08-01");
        "P4 late: counts for the month it arrives":
            "employee.late_payment = [{ value = 'arrival-month', source = 's' }]
             # against
             employee.late_payment = [{ value = 'due-month', source = 's' }]";
            "今 2026-06-20 甲 灵活 2026-03.. 交 2026-03@2026-04-05 交 2026-04..2026-06" => From("2026-05-01");
        "P4 late: counts for the month it was due":
            "employee.late_payment = [{ value = 'due-month', source = 's' }]";
            "今 2026-06-20 甲 灵活 2026-03.. 交 2026-03@2026-04-05 交 2026-04..2026-06" => From("2026-04-05");
    }
}

#[test]
fn transfers_and_switches() {
    let jobless =
        "今 2026-12-20 甲 单位 ..2026-03 甲 居民 2026-04.. 交 ..2026-03 交 2026@2026-06-10";
    shapes! {
        "T1 employee to employee, a new area":
            "to_employee.transfer = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'next-day' } }, source = 's' }]";
            MOVED => From("2026-07-11");
        "T1 employee to flexible":
            "to_employee.left_unit = [{ value = { open = { start = 'next-day' } }, source = 's' }]";
            ALONE => From("2026-08-11");
        "T1 resident to employee":
            "to_employee.resident = [{ value = { open = { start = 'next-day' } }, source = 's' }]";
            HIRED => From("2026-03-11");
        "T1 employee to resident":
            "to_resident.employee_stopped = [{ value = { open = { start = 'next-day' } }, source = 's' }]";
            jobless => From("2026-06-11");
        "T2 grace of 60 days":
            "to_resident.employee_stopped = [{ value = { open = { within = { n = 60, unit = 'day' }, start = 'next-day' } }, source = 's' }]
             # against
             to_resident.employee_stopped = [{ value = { open = { within = { n = 90, unit = 'day' }, start = 'next-day' } }, source = 's' }]";
            jobless => From("2026-09-10");
        "T2 grace of 90 days":
            "to_resident.employee_stopped = [{ value = { open = { within = { n = 90, unit = 'day' }, start = 'next-day' } }, source = 's' }]";
            jobless => From("2026-06-11");
        "T3 two years required":
            "resident.first_timer = [{ value = 'no-wait', source = 's' }]
             to_employee.resident = [{ value = { open = { min_years = 2, start = 'next-day' } }, source = 's' }]
             # against
             resident.first_timer = [{ value = 'no-wait', source = 's' }]
             to_employee.resident = [{ value = { open = { start = 'next-day' } }, source = 's' }]";
            "今 2026-08-20 甲 居民 2025-09..2026-02 甲 单位 2026-03.. 交 2026@2025-11-10 交 2026-03@2026-03-10 交 2026-04..2026-08"
            => Months("2026-02 享 享疑 享");
        "T4 resume the same month":
            "to_employee.transfer = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'payment-month' } }, source = 's' }]";
            MOVED => Months("2026-06 停 补享 享");
        "T4 resume next month":
            "to_employee.transfer = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'next-month' } }, source = 's' }]";
            MOVED => From("2026-08-01");
        "T4 the gap is paid for":
            "to_employee.transfer = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'next-day', costs = 'fund' } }, source = 's' }]";
            "今 2026-09-20 乙 单位 ..2026-03 甲 单位 2026-04.. 交 ..2026-03 交 2026-04..2026-06@2026-07-10 交 2026-07..2026-09"
            => Months("2026-05 补 补 补等享 享");
        "T5 resident benefits run on until the wait ends":
            "employee.first = [{ value = { wait = { n = 3, count = 'paid-months' } }, source = 's' }]
             join.old_resident = [{ value = 'until-new-starts', source = 's' }]";
            "今 2026-08-20 甲 居民 ..2026-02 甲 灵活 2026-03.. 交 ..2026 交 2026-03@2026-03-10 交 2026-04..2026-08"
            => Months("2026-02 享享享享享");
        "T5 resident benefits end at once":
            "employee.first = [{ value = { wait = { n = 3, count = 'paid-months' } }, source = 's' }]
             join.old_resident = [{ value = 'ends-at-once', source = 's' }]";
            "今 2026-08-20 甲 居民 ..2026-02 甲 灵活 2026-03.. 交 ..2026 交 2026-03@2026-03-10 交 2026-04..2026-08"
            => Months("2026-02 享 享等 等 等 享");
        "T6 double payment and refunds, in words":
            "advice = [{ id = 'twice', source = 's', when = { state = ['享'] }, say = { zh = '重复交的居民医保可以退', en = 'A resident premium paid twice is refunded' } }]";
            "今 2026-08-20 甲 单位 交 ..2026-08" => Says(Line::Fund, "2026-08", "重复交的居民医保可以退");
        "T7 last paid month in the old area, first in the new: no gap where they adjoin":
            "employee.stop = [{ value = { months = 0 }, source = 's' }]";
            "今 2026-08-20 甲 单位 ..2026-03 乙 单位 2026-04..2026-04 甲 单位 2026-06.. 交 ..2026-04 交 2026-06..2026-08"
            => Months("2026-03 享享享享");
        "T8 months of unemployment benefit count as insured":
            "employee.unemployment = [{ value = 'yes', source = 's' }]";
            UNEMPLOYED => Months("2026-03 享享享享享享享享");
        "T8 months of unemployment benefit do not count":
            "employee.unemployment = [{ value = 'no', source = 's' }]";
            UNEMPLOYED => Months("2026-03 享享停");
    }
}

#[test]
fn records_and_years() {
    let retired = "今 2026-06-10 年限 25 甲 单位 ..2026-03 甲 退休 2026-04.. 交 2026-01..2026-03";
    let made_up = "今 2026-06-10 年限 24 甲 单位 ..2026-03 甲 退休 2026-04.. \
        交 2025-04..2025-10 交 2025-11..2026-02@2026-03-10 交 2026-03";
    shapes! {
        "R1 years for men and women":
            "employee.lifetime = [{ value = { male = 25, female = 20 }, source = 's' }]";
            retired => Months("2026-05 享享");
        "R1 too few years for either":
            "employee.lifetime = [{ value = { male = 30, female = 26 }, source = 's' }]";
            retired => Months("2026-05 停停");
        "R1 enough for one of the two":
            "employee.lifetime = [{ value = { male = 30, female = 25 }, source = 's' }]
             # against
             employee.lifetime = [{ value = { male = 30, female = 26 }, source = 's' }]";
            retired => Months("2026-05 疑疑");
        "R1 phased in: before the date":
            "employee.lifetime = [{ value = { male = 25, female = 25 }, to = 2029-12-31, source = 's' }, { value = { male = 30, female = 30 }, from = 2030-01-01, source = 's' }]";
            retired => Months("2026-05 享享");
        "R1 phased in: from the date on":
            "employee.lifetime = [{ value = { male = 25, female = 25 }, to = 2025-12-31, source = 's' }, { value = { male = 30, female = 30 }, from = 2026-01-01, source = 's' }]";
            retired => Months("2026-05 停停");
        "R1 local years: told of all years, not where":
            "employee.lifetime = [{ value = { male = 25, female = 25, local = 10 }, source = 's' }]
             # against
             employee.lifetime = [{ value = { male = 25, female = 25 }, source = 's' }]";
            retired => Months("2026-05 疑疑");
        "R1 local years: enough":
            "employee.lifetime = [{ value = { male = 2, female = 2, local = 1 }, source = 's' }]";
            "今 2026-06-10 年限 1 甲 单位 ..2026-03 甲 退休 2026-04.. 交 2025-04..2026-03" => Months("2026-05 享享");
        "R1 local years: too few":
            "employee.lifetime = [{ value = { male = 1, female = 1, local = 2 }, source = 's' }]
             # against
             employee.lifetime = [{ value = { male = 1, female = 1, local = 1 }, source = 's' }]";
            "今 2026-06-10 甲 单位 2025-04..2026-03 甲 退休 2026-04.. 交 2025-04..2026-03" => Months("2026-05 停停");
        "R2 made-up months count towards the years":
            "employee.lifetime = [{ value = { male = 25, female = 25 }, source = 's' }]
             employee.make_up_years = [{ value = 'yes', source = 's' }]
             # against
             employee.lifetime = [{ value = { male = 25, female = 25 }, source = 's' }]
             employee.make_up_years = [{ value = 'no', source = 's' }]";
            made_up => Months("2026-05 享享");
        "R2 made-up months do not count towards the years":
            "employee.lifetime = [{ value = { male = 25, female = 25 }, source = 's' }]
             employee.make_up_years = [{ value = 'no', source = 's' }]";
            made_up => Months("2026-05 停停");
        "R2 interruptions begin the years anew":
            "employee.lifetime = [{ value = { male = 25, female = 25 }, source = 's' }]
             employee.years_reset = [{ value = { interruptions = 1 }, source = 's' }]
             # against
             employee.lifetime = [{ value = { male = 25, female = 25 }, source = 's' }]";
            "今 2026-06-10 年限 25 甲 单位 ..2026-03 甲 退休 2026-04.. 交 2025-04..2025-10 交 2026-01..2026-03" => Months("2026-05 停停");
    }
}

#[test]
fn what_every_value_carries() {
    let stop = "今 2026-10-20 甲 单位 交 ..2026-05";
    shapes! {
        "M region and pooling unit: 丙 follows the pool of 甲":
            "employee.stop = [{ value = { months = 0 }, source = 's' }]";
            "今 2026-10-20 丙 单位 交 ..2026-05" => Months("2026-05 享停停");
        "M identity set":
            "employee.stop = [{ value = { months = 0 }, for = ['unit', 'unemployed'], source = 's' }, { value = { months = 2 }, for = ['flexible'], source = 's' }]";
            "今 2026-10-20 甲 灵活 交 ..2026-05" => Months("2026-05 享享享停");
        "M effective from":
            "employee.stop = [{ value = { months = 0 }, from = 2026-07-01, source = 's' }, { value = { months = 2 }, from = 'unknown', to = 2026-06-30, source = 's' }]";
            stop => Months("2026-05 享停停");
        "M effective to":
            "employee.stop = [{ value = { months = 0 }, from = 2026-09-01, source = 's' }, { value = { months = 2 }, from = 'unknown', to = 2026-08-31, source = 's' }]";
            stop => Months("2026-05 享享享停");
        "M document, number, date, address, class and day of checking":
            "employee.stop = [{ value = { months = 0 }, source = 'doc' }]";
            stop => Months("2026-05 享停停");
        "M confidence: low does not decide":
            "employee.stop = [{ value = { months = 0 }, confidence = 'low', source = 's' }, { value = { months = 2 }, source = 's' }]";
            stop => Months("2026-05 享享享停");
        "M source class: an article does not decide":
            "employee.stop = [{ value = { months = 0 }, source = 'web' }, { value = { months = 2 }, source = 's' }]";
            stop => Months("2026-05 享享享停");
        "M conflicting values stay listed":
            "employee.stop = [{ value = { months = 2 }, source = 's' }, { value = { months = 0 }, source = 'web', reading = 'web' }]";
            stop => Says(Line::Fund, "2026-06", "没交的当月就停");
    }
}

/// "Shapes a schema must be able to express", 1 to 8; those of whole rows are above.
#[test]
fn the_eight_shapes() {
    let hainan = "employee.pays = [{ value = 'quarterly', for = ['flexible'], source = 's' }]
        employee.make_up = [{ value = { until = 'next-quarter' }, source = 's' }]
        employee.short_costs = [{ value = 'fund', source = 's' }]
        employee.long = [{ value = { wait = { n = 6, count = 'paid-months', level = 50 } }, source = 's' }]
        employee.long_unpaid = [{ value = { wait = { n = 6, count = 'paid-months', level = 50 } }, source = 's' }]";
    let fuzhou = "employee.pays = [{ value = 'yearly', for = ['flexible'], source = 's' }]
        employee.stop = [{ value = { months = 1, in_time_to = [2, 10] }, source = 's' }]
        employee.make_up = [{ value = { until = { day = [3, 31] } }, source = 's' }]
        employee.short_costs = [{ value = 'fund', source = 's' }]
        employee.end = [{ value = { months = 2 }, source = 's' }]";
    let nanchang = "employee.pays = [{ value = 'yearly', for = ['flexible'], source = 's' }]
        employee.pay_ahead = [{ value = 'yes', for = ['flexible'], source = 's' }]
        employee.stop = [{ value = { months = 0 }, source = 's' }]";
    shapes! {
        "1 threshold and two branches: up to 3 months":
            "employee.gap = [{ value = { at_most = 3, unit = 'month' }, source = 's' }]
             employee.short_unpaid = [{ value = 'next-day', source = 's' }]";
            RESUMED => From("2026-07-11");
        "1 threshold and two branches: over 3 months":
            "employee.gap = [{ value = { at_most = 3, unit = 'month' }, source = 's' }]
             employee.long_unpaid = [{ value = { wait = { n = 2, count = 'paid-months' } }, source = 's' }]";
            LONG => From("2026-10-01");
        "6 per-identity override: unit, flexible":
            "employee.short_unpaid = [{ value = 'next-day', for = ['unit'], source = 's' }, { value = 'next-month', for = ['flexible'], source = 's' }]";
            RESUMED => From("2026-08-01");
        "7 a quarter: paid in its first month, the missed one made up":
            hainan;
            "今 2026-12-20 甲 灵活 交 ..2026-03 交 2026-04..2026-06@2026-07-20 交 2026-07..2026-12"
            => Months("2026-04 享 补 补 补享 享");
        "7 a quarter: paid in its second month":
            hainan;
            "今 2027-03-20 甲 灵活 交 ..2026-03 交 2026-04..2026-07@2026-08-20 交 2026-08..2027-03"
            => Months("2026-07 追 断半 半 半 半 半 半 享");
        "7 fixed dates: on time":
            fuzhou;
            "今 2023-05-20 甲 灵活 交 ..2022-12 交 2023-01..2023-12@2023-02-08" => Months("2023-01 享享享享");
        "7 fixed dates: made up by the last day":
            fuzhou;
            "今 2023-05-20 甲 灵活 交 ..2022-12 交 2023-01..2023-12@2023-03-31" => Months("2023-01 享 享补 补享 享");
        "7 fixed dates: stopped after it":
            fuzhou;
            "今 2023-05-20 甲 灵活 交 ..2022-12" => Months("2023-01 享 享追 追 终");
        "7 a year, paid ahead":
            nanchang;
            "今 2027-03-20 甲 灵活 交 ..2025-12 交 2026-01..2026-12@2025-12-20" => Months("2025-12 享享享享享享享享享享享享享停");
        "8 unknown, with a reason":
            "employee.long_unpaid = [{ unknown = { zh = '要问12393', en = 'ask 12393' } }]
             # against
             employee.long_unpaid = [{ value = 'next-month', source = 's' }]";
            LONG => Months("2026-08 断疑 疑 疑");
        "8 unknown, and the reason is told":
            "employee.long_unpaid = [{ unknown = { zh = '要问12393', en = 'ask 12393' } }]";
            LONG => Says(Line::Fund, "2026-09", "要问12393");
    }
}
