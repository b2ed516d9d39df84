//! `employee.md` §3 S, E, G, D and F: when cover starts and ends, and what a short gap does.

use super::Shows::{From, Light, Months, Says};
use super::{outcome, shapes, shelf};
use crate::common::day;
use yibao::calendar::plus_days;
use yibao::engine::{Light as L, Line};

/// First paid on 10 March, every month since.
const FIRST: &str = "今 2027-04-20 甲 单位 2026-03.. 交 2026-03@2026-03-10 交 2026-04..2027-04";
/// The same, as a flexible worker.
const FIRST_FLEXIBLE: &str =
    "今 2027-04-20 甲 灵活 2026-03.. 交 2026-03@2026-03-10 交 2026-04..2027-04";
/// Paid through May, then stopped.
const STOP: &str = "今 2026-10-20 甲 单位 交 ..2026-05";
/// Paid through March, April to June made up on 10 July.
const MADE_UP: &str =
    "今 2026-08-20 甲 单位 交 ..2026-03 交 2026-04..2026-06@2026-07-10 交 2026-07..2026-08";
/// The same gap of three months, not made up.
const RESUMED: &str =
    "今 2027-02-20 甲 灵活 交 ..2026-03 交 2026-07@2026-07-10 交 2026-08..2027-02";
/// Moved to 甲 with a gap of two months.
const MOVED: &str = "今 2026-09-20 乙 单位 ..2026-03 甲 单位 2026-06.. \
    交 ..2026-03 交 2026-06@2026-06-10 交 2026-07..2026-09";

#[test]
fn start_of_cover() {
    shapes! {
        "S1 payment month M":
            "employee.first = [{ value = 'payment-month', source = 's' }]";
            FIRST => From("2026-03-10");
        "S1 1st of M+1":
            "employee.first = [{ value = 'next-month', source = 's' }]";
            FIRST => From("2026-04-01");
        "S1 15th of M+1":
            "employee.first = [{ value = { day-of-next-month = 15 }, source = 's' }]";
            FIRST => From("2026-04-15");
        "S1 2nd natural month after registration":
            "employee.first = [{ value = 'second-month', source = 's' }]";
            FIRST => From("2026-05-01");
        "S1 after 30 days":
            "employee.first = [{ value = { wait = { n = 30, count = 'days' } }, source = 's' }]";
            FIRST => From("2026-04-09");
        "S1 3rd paid month":
            "employee.first = [{ value = { wait = { n = 2, count = 'paid-months' } }, source = 's' }]";
            FIRST => From("2026-05-01");
        "S2 flexible: M+1":
            "employee.first = [{ value = 'next-month', for = ['flexible'], source = 's' }]";
            FIRST_FLEXIBLE => From("2026-04-01");
        "S2 flexible: the day after the payment arrives":
            "employee.first = [{ value = 'next-day', for = ['flexible'], source = 's' }]";
            FIRST_FLEXIBLE => From("2026-03-11");
        "S2 flexible: a wait of 2 months from the day of arrival":
            "employee.first = [{ value = { wait = { n = 2, count = 'date-to-date', month_end = 'last-day' } }, for = ['flexible'], source = 's' }]";
            FIRST_FLEXIBLE => From("2026-05-10");
        "S2 flexible: a wait of 3, the month after payment being month 1":
            "employee.first = [{ value = { wait = { n = 3, count = 'months-exclusive' } }, for = ['flexible'], source = 's' }]";
            FIRST_FLEXIBLE => From("2026-07-01");
        "S2 flexible: 3 full months":
            "employee.first = [{ value = { wait = { n = 3, count = 'paid-months' } }, for = ['flexible'], source = 's' }]";
            FIRST_FLEXIBLE => From("2026-06-01");
        "S2 flexible: the 4th month, the payment month being month 1":
            "employee.first = [{ value = { wait = { n = 3, count = 'months-inclusive' } }, for = ['flexible'], source = 's' }]";
            FIRST_FLEXIBLE => From("2026-06-01");
        "S2 flexible: 6 paid months":
            "employee.first = [{ value = { wait = { n = 6, count = 'paid-months' } }, for = ['flexible'], source = 's' }]";
            FIRST_FLEXIBLE => From("2026-09-01");
        "S2 flexible: 12 paid months":
            "employee.first = [{ value = { wait = { n = 12, count = 'paid-months' } }, for = ['flexible'], source = 's' }]";
            FIRST_FLEXIBLE => From("2027-03-01");
        "S2 flexible: 30 days":
            "employee.first = [{ value = { wait = { n = 30, count = 'days' } }, for = ['flexible'], source = 's' }]";
            FIRST_FLEXIBLE => From("2026-04-09");
        "S3 cut-off: filed by the 20th":
            "employee.first = [{ value = { cut-off = { last_day = 20, by_then = 'next-month', after = 'second-month' } }, source = 's' }]";
            "今 2026-06-20 甲 单位 2026-03.. 交 2026-03@2026-03-20 交 2026-04..2026-06" => From("2026-04-01");
        "S3 cut-off: filed after the 20th":
            "employee.first = [{ value = { cut-off = { last_day = 20, by_then = 'next-month', after = 'second-month' } }, source = 's' }]";
            "今 2026-06-20 甲 单位 2026-03.. 交 2026-03@2026-03-21 交 2026-04..2026-06" => From("2026-05-01");
        "S3 no cut-off":
            "employee.first = [{ value = 'next-month', source = 's' }]";
            "今 2026-06-20 甲 单位 2026-03.. 交 2026-03@2026-03-31 交 2026-04..2026-06" => From("2026-04-01");
        "S4 pay M covers M+1":
            "employee.stop = [{ value = { months = 1 }, source = 's' }]";
            STOP => Months("2026-05 享享停");
        "S4 pay M covers M":
            "employee.stop = [{ value = { months = 0 }, source = 's' }]";
            STOP => Months("2026-05 享停停");
        "S5 first: never insured":
            "employee.first_means = [{ value = 'never-insured', source = 's' }]
             # against
             employee.first_means = [{ value = 'new-here', source = 's' }]";
            MOVED => From("2026-06-10");
        "S5 first: new to this pooling area":
            "employee.first_means = [{ value = 'new-here', source = 's' }]";
            MOVED => From("2026-07-01");
        "S5 first: a long gap treated as first":
            "employee.first_means = [{ value = { gap-over-months = 3 }, source = 's' }]";
            "今 2026-11-20 甲 灵活 交 ..2026-03 交 2026-08@2026-08-20 交 2026-09..2026-11" => From("2026-09-01");
    }
}

#[test]
fn end_of_cover() {
    shapes! {
        "E1 so many months from the first unpaid one":
            "employee.stop = [{ value = { months = 2 }, source = 's' }]";
            STOP => Months("2026-05 享享享停");
        "E2 from the first unpaid month":
            "employee.stop = [{ value = { from = 'first-unpaid-month', months = 1 }, source = 's' }]";
            "今 2026-10-20 甲 单位 交 ..2026-05 停保@2026-05-20" => Months("2026-05 享享停");
        "E2 from the month of the stop registration":
            "employee.stop = [{ value = { from = 'stop-filed', months = 1 }, source = 's' }]";
            "今 2026-10-20 甲 单位 交 ..2026-05 停保@2026-05-20" => Months("2026-05 享停停");
        "E2 from the day of the stop registration":
            "employee.stop = [{ value = { from = 'day-filed', months = 0 }, source = 's' }]";
            "今 2026-10-20 甲 单位 交 ..2026-05 停保@2026-05-20" => Months("2026-05 享停 停");
        "E3 on the 1st":
            "employee.stop = [{ value = { months = 1, day = 1 }, source = 's' }]";
            STOP => Months("2026-05 享享停");
        "E3 on the 15th, in mid-month":
            "employee.stop = [{ value = { months = 1, day = 15 }, source = 's' }]";
            STOP => Months("2026-05 享 享 享停 停");
        "E4 account usable when stopped":
            "account.stopped = [{ value = 'usable', source = 's' }]";
            STOP => Light(Line::Account, "2026-09-10", L::On);
        "E4 account frozen when stopped":
            "account.stopped = [{ value = 'frozen', source = 's' }]";
            STOP => Light(Line::Account, "2026-07-01", L::Frozen);
        "E4 account still usable in the third month":
            "account.stopped = [{ value = { frozen-after-months = 3 }, source = 's' }]";
            STOP => Light(Line::Account, "2026-08-31", L::On);
        "E4 account frozen after three months":
            "account.stopped = [{ value = { frozen-after-months = 3 }, source = 's' }]";
            STOP => Light(Line::Account, "2026-09-01", L::Frozen);
    }
}

/// The last day on which a payment still ends a short gap: then it is usable that very day, the day after it is not.
#[test]
fn gap_measurement() {
    for (name, gap, last, event) in [
        (
            "G1 days",
            "{ at_most = 60, unit = 'day' }",
            "2026-05-31",
            "",
        ),
        (
            "G1 months",
            "{ at_most = 3, unit = 'month' }",
            "2026-07-31",
            "",
        ),
        (
            "G2 last paid month",
            "{ at_most = 4, unit = 'month', from = 'last-paid-month' }",
            "2026-07-31",
            "",
        ),
        (
            "G2 first unpaid month",
            "{ at_most = 4, unit = 'month', from = 'first-unpaid-month' }",
            "2026-08-31",
            "",
        ),
        (
            "G2 loss of benefits",
            "{ at_most = 4, unit = 'month', from = 'cover-end' }",
            "2026-08-31",
            "",
        ),
        (
            "G2 stop filing month",
            "{ at_most = 3, unit = 'month', from = 'stop-filed' }",
            "2026-08-31",
            "停保@2026-06-20",
        ),
        (
            "G2 end of contract",
            "{ at_most = 3, unit = 'month', from = 'left-unit' }",
            "2026-08-30",
            "离职@2026-05-31",
        ),
        (
            "G3 six months",
            "{ at_most = 6, unit = 'month' }",
            "2026-10-31",
            "",
        ),
        (
            "G3 one month",
            "{ at_most = 1, unit = 'month' }",
            "2026-05-31",
            "",
        ),
        (
            "G4 exactly three is short",
            "{ at_most = 3, unit = 'month' }",
            "2026-07-31",
            "",
        ),
        (
            "G4 exactly three is long",
            "{ below = 3, unit = 'month' }",
            "2026-06-30",
            "",
        ),
    ] {
        let piece = format!("employee.gap = [{{ value = {gap}, source = 's' }}]");
        let first_usable = |on: &str| {
            let line = format!(
                "今 2027-05-20 甲 灵活 交 ..2026-03 交 {}@{on} {event}",
                &on[..7]
            );
            outcome(shelf(&piece, &[]), &line, From(""))
        };
        let after = plus_days(day(last), 1).to_string();
        assert_eq!(first_usable(last), last, "{name}: the last day");
        assert_ne!(first_usable(&after), after, "{name}: the day after");
    }
}

#[test]
fn gaps_of_a_year_and_a_long_record() {
    shapes! {
        "G5 per gap":
            "employee.gap = [{ value = { at_most = 3, unit = 'month' }, source = 's' }]
             # against
             employee.gap = [{ value = { at_most = 3, unit = 'month', in_year = 3 }, source = 's' }]";
            "今 2027-05-20 甲 灵活 交 ..2026-01 交 2026-04..2026-05 交 2026-08@2026-08-05 交 2026-09..2027-05"
            => From("2026-08-05");
        "G5 total per year":
            "employee.gap = [{ value = { at_most = 3, unit = 'month', in_year = 3 }, source = 's' }]";
            "今 2027-05-20 甲 灵活 交 ..2026-01 交 2026-04..2026-05 交 2026-08@2026-08-05 交 2026-09..2027-05"
            => From("2027-02-01");
        "G5 cleared at the turn of the year":
            "employee.gap = [{ value = { at_most = 3, unit = 'month', in_year = 3 }, source = 's' }]";
            "今 2027-05-20 甲 灵活 交 ..2026-09 交 2026-12@2026-12-05 交 2027-03@2027-03-05 交 2027-04..2027-05"
            => From("2027-03-05");
        "G6 two years required, and there":
            "to_employee.rejoin = [{ value = { open = { within = { n = 3, unit = 'month' }, min_years = 2, start = 'next-day' } }, source = 's' }]";
            RESUMED => From("2026-07-11");
        "G6 two years required, and missing":
            "to_employee.rejoin = [{ value = { open = { within = { n = 3, unit = 'month' }, min_years = 2, start = 'next-day' } }, source = 's' }]
             # against
             to_employee.rejoin = [{ value = { open = { within = { n = 3, unit = 'month' }, start = 'next-day' } }, source = 's' }]";
            "今 2027-02-20 甲 灵活 2025-10.. 交 2025-10..2026-03 交 2026-07@2026-07-10 交 2026-08..2027-02"
            => From("2026-07-10");
    }
}

#[test]
fn short_gap() {
    shapes! {
        "D1 make-up allowed":
            "employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = 'allowed', source = 's' }]
             # against
             employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = 'not-allowed', source = 's' }]";
            MADE_UP => Months("2026-03 享 享 补 补 补享 享");
        "D1 make-up not allowed":
            "employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = 'not-allowed', source = 's' }]
             # against
             employee.short_costs = [{ value = 'fund', source = 's' }]";
            MADE_UP => Months("2026-03 享 享 停 停 停享 享");
        "D1 per identity: not for flexible workers, but for units":
            "employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = 'not-allowed', for = ['flexible'], source = 's' }]";
            MADE_UP => Months("2026-03 享 享 补 补 补享 享");
        "D2 make-up mandatory: a month paid alone clears the oldest":
            "employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = 'required', source = 's' }]";
            "今 2026-08-20 甲 单位 交 ..2026-04 交 2026-07@2026-07-10" => Months("2026-05 享追追追");
        "D2 make-up mandatory: back once all is paid":
            "employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = 'required', source = 's' }]";
            "今 2026-08-20 甲 单位 交 ..2026-04 交 2026-05..2026-07@2026-07-10 交 2026-08"
            => Months("2026-05 享 补 补享 享");
        "D3 deadline: so many months of arrears":
            "employee.gap = [{ value = { at_most = 6, unit = 'month' }, source = 's' }]
             employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = { until = { months = 2 } }, source = 's' }]";
            MADE_UP => Months("2026-03 享 享 追 追 停享 享");
        "D3 deadline: a fixed day":
            "employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = { until = { day = [7, 9] } }, source = 's' }]";
            MADE_UP => Months("2026-03 享 享 追 追 追享 享");
        "D3 deadline: the first month of the next quarter":
            "employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = { until = 'next-quarter' }, source = 's' }]
             # against
             employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = { until = { months = 2 } }, source = 's' }]";
            MADE_UP => Months("2026-03 享 享 补 补 补享 享");
        "D3 deadline: by the re-payment month":
            "employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = { until = 'with-payment' }, source = 's' }]
             # against
             employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = 'allowed', source = 's' }]";
            "今 2026-08-20 甲 单位 交 ..2026-03 交 2026-06@2026-06-10 交 2026-07 交 2026-04..2026-05@2026-07-10 交 2026-08"
            => Months("2026-03 享 享 追 追享 享");
        "D3 deadline: in the year":
            "employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.make_up = [{ value = { until = 'year-end' }, source = 's' }]";
            "今 2027-02-20 甲 单位 交 ..2026-10 交 2026-11..2026-12@2027-01-10 交 2027-01..2027-02"
            => Months("2026-10 享 享 追 停享 享");
        "D4 make-up must cover all":
            "employee.short_costs = [{ value = 'fund', source = 's' }]";
            "今 2026-08-20 甲 单位 交 ..2026-03 交 2026-04..2026-05@2026-07-10 交 2026-07..2026-08"
            => Months("2026-03 享 享 追 追 追享 享");
        "D5 resume: the day the payment arrives":
            "employee.short = [{ value = 'payment-day', source = 's' }]";
            MADE_UP => From("2026-07-10");
        "D5 resume: the next day":
            "employee.short = [{ value = 'next-day', source = 's' }]";
            MADE_UP => From("2026-07-11");
        "D5 resume: the same month":
            "employee.short = [{ value = 'payment-month', source = 's' }]";
            MADE_UP => Months("2026-06 追 补享 享");
        "D5 resume: the 1st of the next month":
            "employee.short = [{ value = 'next-month', source = 's' }]";
            MADE_UP => From("2026-08-01");
        "D5 resume: the 2nd natural month after":
            "employee.short = [{ value = 'second-month', source = 's' }]";
            MADE_UP => From("2026-09-01");
        "D6 gap costs paid in full":
            "employee.short_costs = [{ value = 'fund', source = 's' }]";
            MADE_UP => Months("2026-03 享 享 补 补 补享 享");
        "D6 gap costs paid, whatever way one comes back by":
            "employee.short_costs = [{ value = 'fund', source = 's' }]
             to_employee.rejoin = [{ value = { open = { within = { n = 3, unit = 'month' }, min_years = 2, start = 'payment-month' } }, source = 's' }]";
            MADE_UP => Months("2026-03 享 享 补 补 补享 享");
        "D6 gap costs not paid":
            "employee.short_costs = [{ value = 'nobody', source = 's' }]";
            MADE_UP => Says(Line::Fund, "2026-05", "断的那段时间不报");
        "D7 settlement: direct":
            "employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.gap_claim = [{ value = 'direct', source = 's' }]";
            MADE_UP => Says(Line::Fund, "2026-05", "直接结算");
        "D7 settlement: by hand afterwards":
            "employee.short_costs = [{ value = 'fund', source = 's' }]
             employee.gap_claim = [{ value = 'by-hand', source = 's' }]";
            MADE_UP => Says(Line::Fund, "2026-05", "手工");
        "D8 without make-up: as a long gap":
            "employee.short_unpaid = [{ value = { wait = { n = 6, count = 'paid-months' } }, source = 's' }]";
            RESUMED => From("2027-01-01");
        "D8 without make-up: next month, and nothing for the gap":
            "employee.short_unpaid = [{ value = 'next-month', source = 's' }]";
            RESUMED => Months("2026-06 停 停等 享");
    }
}

#[test]
fn unit_arrears() {
    shapes! {
        "F1 grace of a month for units":
            "employee.gap = [{ value = { at_most = 1, unit = 'month' }, for = ['unit'], source = 's' }]";
            MADE_UP => From("2027-01-01");
        "F1 grace for units only":
            "employee.gap = [{ value = { at_most = 1, unit = 'month' }, for = ['unit'], source = 's' }]";
            "今 2026-08-20 甲 灵活 交 ..2026-03 交 2026-07@2026-07-10 交 2026-08" => From("2026-07-10");
        "F2 the fund pays":
            "employee.short_costs = [{ value = 'fund', for = ['unit'], source = 's' }]";
            MADE_UP => Months("2026-05 补补");
        "F2 the employer pays":
            "employee.short_costs = [{ value = 'employer', for = ['unit'], source = 's' }]";
            MADE_UP => Says(Line::Fund, "2026-05", "由单位");
        "F2 split":
            "employee.short_costs = [{ value = 'split', for = ['unit'], source = 's' }]";
            MADE_UP => Says(Line::Fund, "2026-05", "分担");
        "F3 restored the day after arrival":
            "employee.short = [{ value = 'next-day', for = ['unit'], source = 's' }]";
            MADE_UP => From("2026-07-11");
        "F3 restored next month":
            "employee.short = [{ value = 'next-month', for = ['unit'], source = 's' }]";
            MADE_UP => From("2026-08-01");
        "F3 restored on the 15th of next month":
            "employee.short = [{ value = { day-of-next-month = 15 }, for = ['unit'], source = 's' }]";
            MADE_UP => From("2026-08-15");
        "F4 nothing for the individual but the gap":
            "employee.long = [{ value = 'next-day', for = ['unit'], source = 's' }]";
            "今 2027-08-20 甲 单位 交 ..2026-03 交 2026-04..2026-07@2026-08-20 交 2026-08..2027-08"
            => From("2026-08-21");
        "F4 a wait as for individuals":
            "employee.long = [{ value = { wait = { n = 3, count = 'paid-months' } }, for = ['unit'], source = 's' }]";
            "今 2027-08-20 甲 单位 交 ..2026-03 交 2026-04..2026-07@2026-08-20 交 2026-08..2027-08"
            => From("2026-11-01");
    }
}
