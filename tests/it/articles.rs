//! Every row of the five source articles (A1-E11 of the policy notes), one test a row.
//!
//! A calendar row: the run in which the article's reading is chosen gives the article's answer, and the base run lists
//! the reading as open or as a claim. An advice row: the advice appears when it applies, and only then. 银川 has no pack
//! and its autonomous region knows of nothing, so what it shows of the employee scheme is what the nation leaves open.

use crate::common::{self, day, marks, month, run_line};
use yibao::check::usable_from;
use yibao::engine::{Light, Line, Position, Reason, Timeline, answer};
use yibao::i18n::Lang;
use yibao::policy::Mark;
use yibao::report::{Report, explain};

/// The run with a reading chosen, after making sure that the base run lists it.
fn reading(name: &str, line: &str) -> Timeline {
    assert!(
        is_listed(name, line),
        "the base run of {line} does not list {name}"
    );
    run_line(line, Some(name))
}

fn is_listed(name: &str, line: &str) -> bool {
    let mut shelf = common::shelf();
    let case = common::case(line, &shelf);
    let rules = common::rules(&case, &mut shelf);
    let answer = answer(&rules, &case.facts()).expect("a case has a place");
    let listed = |position| match position {
        Position::Reading(place, id) => {
            rules[usize::from(place)].readings()[usize::from(id.0)].name == name
        }
        Position::NewRuleForRunning => false,
    };
    answer
        .alternatives
        .iter()
        .any(|other| listed(other.position))
}

fn from(timeline: &Timeline, after: &str) -> String {
    usable_from(timeline, day(after)).map_or_else(|| "never".to_owned(), |day| day.to_string())
}

fn state(timeline: &Timeline, on: &str) -> Mark {
    timeline
        .fund_on(day(on), None)
        .expect("within the record")
        .state
}

fn light(timeline: &Timeline, line: Line, on: &str) -> Light {
    let on = day(on);
    timeline
        .side(line)
        .iter()
        .find(|s| s.from <= on && on <= s.to)
        .expect("within the record")
        .state
}

/// The ids of the advice shown for today's month, on any line.
fn advice(line: &str) -> Vec<String> {
    let shelf = common::shelf();
    let today = common::case(line, &shelf).as_of;
    advice_in(line, yibao::calendar::Month::of(today))
}

/// The ids of the advice shown for a month, on any line.
pub fn advice_in(line: &str, month: yibao::calendar::Month) -> Vec<String> {
    let mut shelf = common::shelf();
    let case = common::case(line, &shelf);
    let report = Report::of(case, &mut shelf, None).expect("the packs read");
    let mut ids = Vec::new();
    for line in [
        Line::Fund,
        Line::Account,
        Line::Settlement,
        Line::Family,
        Line::Share,
    ] {
        ids.extend(
            explain(Lang::Zh, &report, line, month)
                .advice
                .into_iter()
                .map(|a| a.id),
        );
    }
    ids
}

fn assert_advice(id: &str, applies: &[&str], does_not: &[&str]) {
    for line in applies {
        assert!(
            advice(line).iter().any(|a| a == id),
            "{id} is missing for {line}"
        );
    }
    for line in does_not {
        assert!(
            !advice(line).iter().any(|a| a == id),
            "{id} is shown for {line}"
        );
    }
}

// ---------------------------------------------------------------------------------------------------------- article A

#[test]
fn a1_paid_on_time_usable_from_the_next_month() {
    let t = reading(
        "A1",
        "今 2026-03-20 银川 单位 2026-03.. 交 2026-03@2026-03-10",
    );
    assert_eq!(from(&t, "2026-03-10"), "2026-04-01"); // paid in March -> from 1 April
}

#[test]
fn a2_new_members_wait_one_to_three_months() {
    let t = reading(
        "A2",
        "今 2026-03-20 银川 单位 2026-03.. 交 2026-03@2026-03-10",
    );
    assert_eq!(state(&t, "2026-03-31"), Mark::Waiting); // premiums are paid but nothing is usable
    assert_eq!(from(&t, "2026-03-10"), "2026-07-01"); // for certain after three months
}

#[test]
fn a3_a_flexible_premium_outside_its_month_slips_a_month() {
    let inside = reading(
        "A3",
        "今 2026-05-20 银川 灵活 2026-03.. 交 2026-03@2026-03-10 交 2026-04..2026-05",
    );
    let outside = reading(
        "A3",
        "今 2026-05-20 银川 灵活 2026-03.. 交 2026-03@2026-04-05 交 2026-04..2026-05",
    );
    assert_eq!(from(&inside, "2026-03-01"), "2026-04-01");
    assert_eq!(from(&outside, "2026-03-01"), "2026-05-01"); // one month later than if paid inside
}

#[test]
fn a4_residents_pay_in_a_window_for_next_january() {
    let t = reading("A4", "今 2025-11-01 银川 居民 交 ..2025 交 2026@2025-10-20");
    assert_eq!(marks(&t, "2025-12", 3), "享 享 享");
    let span = t
        .fund_on(day("2026-01-01"), None)
        .expect("within the record");
    assert_eq!(span.why.reason, Reason::YearPaid(2026)); // paid 2025-10-20 -> 2026-01-01
    let outside = run_line(
        "今 2026-03-10 银川 居民 交 ..2025 交 2026@2026-03-05",
        Some("A4"),
    );
    assert_ne!(state(&outside, "2026-03-05"), Mark::Active); // outside the window the start is delayed
}

#[test]
fn a5_caught_up_usable_from_the_next_month() {
    let t = reading(
        "A5",
        "今 2026-05-20 银川 单位 交 ..2026-02 交 2026-03..2026-05@2026-05-10",
    );
    assert_eq!(from(&t, "2026-05-10"), "2026-06-01"); // caught up in May -> from June
}

#[test]
fn a6_a_missed_premium_of_the_employer_asks_the_bureau() {
    assert_advice(
        "A6",
        &[
            "今 2026-09-15 上海 单位 交 ..2026-06",
            // How long cover lasts is not known there; that months are unpaid is.
            "今 2026-09-15 北京 单位 交 ..2026-06",
            "今 2026-09-15 银川 单位 交 ..2026-06",
        ],
        &[
            "今 2026-09-15 上海 单位 交 ..2026-08",
            "今 2026-09-15 上海 灵活 交 ..2026-06",
            "今 2026-09-15 北京 单位 交 ..2026-08",
        ],
    );
}

#[test]
fn a7_stopped_three_months_then_the_fund_stops_the_account_does_not() {
    let t = reading("A7", "今 2026-09-15 银川 灵活 交 ..2026-03");
    // April to June unpaid: the fund stops from July.
    assert_eq!(marks(&t, "2026-04", 4), "享 享 享 停");
    assert_eq!(light(&t, Line::Account, "2026-07-15"), Light::On);
}

#[test]
fn a8_made_up_within_three_months_the_gap_is_claimed_by_hand() {
    let line =
        "今 2026-09-10 上海 单位 交 ..2026-03 交 2026-04..2026-06@2026-07-10 交 2026-07..2026-09";
    assert_eq!(marks(&run_line(line, None), "2026-05", 3), "停 停 停等");
    assert_eq!(marks(&reading("A8", line), "2026-05", 3), "补 补 补等");
}

#[test]
fn a9_three_tiers_by_the_length_of_the_gap() {
    let t = reading(
        "A9",
        "今 2026-05-20 银川 灵活 交 ..2026-02 交 2026-05@2026-05-10",
    );
    assert_eq!(from(&t, "2026-05-10"), "2026-06-01"); // within 3 months -> next month
    let t = reading(
        "A9",
        "今 2026-06-20 银川 灵活 交 ..2026-01 交 2026-06@2026-06-10",
    );
    assert_eq!(marks(&t, "2026-08", 2), "等 疑"); // beyond 3 months -> 3 to 6 months
    assert_eq!(from(&t, "2026-06-10"), "2027-01-01");
    let t = reading(
        "A9",
        "今 2026-06-20 银川 灵活 交 ..2025-09 交 2026-06@2026-06-10",
    );
    assert_eq!(marks(&t, "2026-11", 2), "等 疑"); // stopped more than 180 days -> 6 months
}

#[test]
fn a10_a_missed_year_is_unpaid_as_a_whole() {
    let t = reading(
        "A10",
        "今 2026-05-10 银川 居民 交 ..2025 交 2026@2026-05-05",
    );
    assert_eq!(marks(&t, "2025-12", 2), "享 停");
    assert!(
        t.months()
            .filter(|m| m.year() == 2026)
            .all(|m| t.marks_in(m, None).all(|mark| mark != Mark::Active))
    );
}

#[test]
fn a11_the_e_certificate_works_like_the_card() {
    let t = reading("A11", "今 2026-05-10 长沙 单位 交 ..2026-04 激活");
    assert_eq!(light(&t, Line::Settlement, "2026-05-10"), Light::On);
}

// ---------------------------------------------------------------------------------------------------------- article B

#[test]
fn b1_nothing_from_the_month_after_the_missed_one() {
    let t = reading("B1", "今 2026-08-10 银川 灵活 交 ..2026-05");
    assert_eq!(marks(&t, "2026-06", 2), "享 停"); // missed June -> no reimbursement from July
    assert!(matches!(
        t.fund_on(day("2026-07-01"), None).expect("within the record").why.reason,
        Reason::Unpaid { since, claim: yibao::engine::Claim::Never } if since == month("2026-06")
    )); // costs in the gap are self-paid
}

#[test]
fn b2_a_gap_within_three_months_made_up_is_back_next_month() {
    let t = reading(
        "B2",
        "今 2026-05-20 银川 单位 交 ..2026-02 交 2026-03..2026-05@2026-05-10",
    );
    assert_eq!(from(&t, "2026-05-10"), "2026-06-01");
}

#[test]
fn b3_after_three_months_six_paid_months_and_one_more() {
    let t = reading(
        "B3",
        "今 2027-02-10 银川 单位 交 ..2026-01 交 2026-06@2026-06-10 交 2026-07..2027-02",
    );
    // Six months paid, June to November; December is still not usable.
    assert_eq!(state(&t, "2026-12-31"), Mark::Waiting);
    assert_eq!(from(&t, "2026-06-10"), "2027-01-01");
}

#[test]
fn b4_one_to_three_months_of_observation_after_making_up() {
    let t = reading(
        "B4",
        "今 2026-05-20 长沙 灵活 交 ..2026-02 交 2026-03..2026-05@2026-05-10",
    );
    assert_eq!(state(&t, "2026-05-31"), Mark::Waiting);
    assert_eq!(from(&t, "2026-05-10"), "2026-09-01");
}

#[test]
fn b5_the_late_fee_of_an_employer() {
    assert_advice(
        "B5",
        &[
            "今 2026-09-15 上海 单位 交 ..2026-06",
            "今 2026-09-15 福州 单位 交 ..2026-06",
        ],
        &[
            "今 2026-09-15 上海 灵活 交 ..2026-06",
            "今 2026-09-15 上海 单位 交 ..2026-08",
        ],
    );
}

#[test]
fn b6_over_twelve_unpaid_months_end_the_relationship() {
    let t = reading("B6", "今 2026-11-10 长沙 灵活 交 ..2025-01");
    assert_eq!(marks(&t, "2026-02", 2), "断 终");
}

#[test]
fn b7_thirty_days_of_grace_for_flexible_workers() {
    let line = "今 2026-08-10 长沙 灵活 交 ..2026-05";
    assert_eq!(state(&reading("B7", line), "2026-07-20"), Mark::Active); // unpaid 20 days -> still covered
    assert_eq!(state(&run_line(line, None), "2026-07-20"), Mark::Claimable);
}

#[test]
fn b8_day_tiers() {
    let t = reading(
        "B8",
        "今 2026-06-20 银川 灵活 交 ..2026-02 交 2026-06@2026-06-10",
    );
    assert_eq!(marks(&t, "2026-08", 3), "等 疑 享"); // 60-180 days -> 3 months
    let t = reading(
        "B8",
        "今 2026-06-20 银川 灵活 交 ..2025-10 交 2026-06@2026-06-10",
    );
    assert_eq!(marks(&t, "2026-11", 3), "等 疑 享"); // over 180 days -> 6 months
}

#[test]
fn b9_twenty_five_paid_years_for_life() {
    let retired = |years| {
        format!(
            "今 2026-06-10 年限 {years} 银川 单位 ..2026-03 银川 退休 2026-04.. 交 2026-01..2026-03"
        )
    };
    let t = reading("B9", &retired(25));
    assert_eq!(marks(&t, "2026-05", 3), "享 享 享");
    assert_eq!(marks(&t, "2028-06", 1), "享");
    assert_ne!(
        state(&run_line(&retired(24), Some("B9")), "2026-06-10"),
        Mark::Active
    );
}

#[test]
fn b10_keep_the_invoices_of_the_gap() {
    assert_advice(
        "B10",
        &[
            "今 2026-09-15 长沙 灵活 交 ..2026-06",
            "今 2026-09-15 上海 灵活 交 ..2026-01",
            "今 2026-09-15 天津 灵活 交 ..2026-06",
        ],
        &[
            "今 2026-09-15 长沙 灵活 交 ..2026-08",
            // Paid again: what is not known is another matter.
            "今 2026-09-15 银川 灵活 交 ..2026-05 交 2026-08@2026-08-05 交 2026-09",
        ],
    );
}

#[test]
fn b11_stopped_over_three_months_the_card_locks() {
    assert_advice(
        "B11",
        &[
            "今 2026-11-15 长沙 灵活 交 ..2026-06",
            "今 2026-11-15 南昌 灵活 交 ..2026-06",
        ],
        &[
            "今 2026-10-15 长沙 灵活 交 ..2026-06",
            "今 2026-09-15 长沙 灵活 交 ..2026-08",
        ],
    );
}

#[test]
fn b12_one_month_after_making_up() {
    let t = reading(
        "B12",
        "今 2026-05-25 长沙 灵活 交 ..2026-02 交 2026-03..2026-05@2026-05-20",
    );
    assert_eq!(from(&t, "2026-05-20"), "2026-06-20"); // late in a month, later than B2's 1 June
}

// ---------------------------------------------------------------------------------------------------------- article C

#[test]
fn c1_bound_before_the_15th_this_month_from_the_15th_the_next() {
    let bound = |on: &str| format!("今 2026-11-20 长沙 单位 交 ..2026-10 激活 绑定@{on}");
    let fourteenth = reading("C1", &bound("2026-10-14"));
    assert_eq!(light(&fourteenth, Line::Family, "2026-10-14"), Light::On); // October
    let fifteenth = reading("C1", &bound("2026-10-15"));
    assert_eq!(light(&fifteenth, Line::Family, "2026-10-31"), Light::Off);
    assert_eq!(light(&fifteenth, Line::Family, "2026-11-01"), Light::On); // November
    // The official "at once" beside it.
    let official = run_line(&bound("2026-10-15"), None);
    assert_eq!(light(&official, Line::Family, "2026-10-15"), Light::On);
}

#[test]
fn c2_bound_but_not_activated_is_not_usable() {
    let t = reading(
        "C2",
        "今 2026-11-20 长沙 单位 交 ..2026-10 未激活 绑定@2026-10-10",
    );
    assert_eq!(light(&t, Line::Family, "2026-11-20"), Light::Off);
    // Officially it is the relative's code that has to work, and the case does not tell of it.
    let official = run_line(
        "今 2026-11-20 长沙 单位 交 ..2026-10 未激活 绑定@2026-10-10",
        None,
    );
    assert_eq!(light(&official, Line::Family, "2026-11-20"), Light::On);
    let line = "今 2026-11-20 长沙 单位 交 ..2026-10 激活 绑定@2026-10-10";
    let t = run_line(line, Some("C2"));
    assert_eq!(light(&t, Line::Family, "2026-11-20"), Light::On);
}

#[test]
fn c3_the_family_account_is_not_ones_own() {
    let without = run_line("今 2026-11-20 长沙 单位 交 ..2026-06 激活", None);
    let with = run_line(
        "今 2026-11-20 长沙 单位 交 ..2026-06 激活 绑定@2026-08-10",
        None,
    );
    assert_eq!(without.fund, with.fund);
    assert_eq!(without.side(Line::Account), with.side(Line::Account));
    assert_ne!(without.side(Line::Family), with.side(Line::Family));
    assert_advice(
        "C3",
        &["今 2026-11-20 长沙 单位 交 ..2026-10 绑定@2026-08-10"],
        &["今 2026-11-20 长沙 单位 交 ..2026-10"],
    );
}

#[test]
fn c4_when_binding_fails() {
    assert_advice(
        "C4",
        &["今 2026-11-20 长沙 单位 交 ..2026-10 绑定@2026-11-10"],
        &[
            "今 2026-11-20 长沙 单位 交 ..2026-10",
            "今 2026-11-20 长沙 单位 交 ..2026-10 绑定@2026-08-10",
        ],
    );
}

#[test]
fn c5_residents_can_simply_enrol_again() {
    let line = "今 2025-12-10 阜新 居民 交 ..2024 交 2026@2025-12-03";
    assert_eq!(from(&reading("C5", line), "2025-12-03"), "2026-01-01");
    assert_eq!(from(&run_line(line, None), "2025-12-03"), "2026-04-01"); // officially a wait
}

#[test]
fn c6_the_gap_is_not_paid_though_made_up() {
    let line = "今 2026-12-20 长沙 灵活 交 ..2026-08 交 2026-09..2026-12@2026-12-03";
    assert_eq!(marks(&reading("C6", line), "2026-10", 3), "停 停 停享");
    assert_eq!(marks(&run_line(line, None), "2026-10", 3), "补 补 补享");
}

#[test]
fn c7_back_within_three_months_still_waits_three() {
    let t = reading(
        "C7",
        "今 2026-05-20 长沙 灵活 交 ..2026-02 交 2026-03..2026-05@2026-05-10",
    );
    assert_eq!(marks(&t, "2026-07", 3), "等 疑 享");
}

#[test]
fn c8_fifteen_paid_years_for_life() {
    let retired = |years| {
        format!(
            "今 2026-06-10 年限 {years} 银川 单位 ..2026-03 银川 退休 2026-04.. 交 2026-01..2026-03"
        )
    };
    assert_eq!(marks(&reading("C8", &retired(15)), "2026-05", 2), "享 享");
    assert_ne!(
        state(&run_line(&retired(14), Some("C8")), "2026-06-10"),
        Mark::Active
    );
}

#[test]
fn c9_sanming_flexible_workers() {
    let t = reading(
        "C9",
        "今 2026-05-20 三明 灵活 交 ..2026-02 交 2026-05@2026-05-10",
    );
    assert_eq!(from(&t, "2026-05-10"), "2026-06-01"); // within 3 months -> next month
    let t = reading(
        "C9",
        "今 2026-06-20 三明 灵活 交 ..2026-01 交 2026-06@2026-06-10",
    );
    assert_eq!(marks(&t, "2026-08", 2), "等 疑"); // longer -> 3 to 6 months
    assert_eq!(from(&t, "2026-06-10"), "2027-01-01");
}

// ---------------------------------------------------------------------------------------------------------- article D

#[test]
fn d1_not_activated_no_reimbursement() {
    let line = "今 2026-11-20 长沙 单位 交 ..2026-10 未激活";
    assert_eq!(state(&reading("D1", line), "2026-11-20"), Mark::Suspended);
    // Officially covered: pay first, claim by hand.
    let official = run_line(line, None);
    assert_eq!(state(&official, "2026-11-20"), Mark::Active);
    assert_eq!(
        light(&official, Line::Settlement, "2026-11-20"),
        Light::ByHand
    );
}

#[test]
fn d2_the_account_works_from_the_fourth_month() {
    let t = reading(
        "D2",
        "今 2026-05-20 银川 单位 2026-01.. 交 2026-01..2026-05",
    );
    assert_eq!(light(&t, Line::Account, "2026-03-31"), Light::Off);
    assert_eq!(light(&t, Line::Account, "2026-04-01"), Light::On); // first paid January -> from April
}

#[test]
fn d3_d4_d5_how_to_activate() {
    for id in ["D3", "D4", "D5"] {
        assert_advice(
            id,
            &["今 2026-11-20 长沙 单位 交 ..2026-10 未激活"],
            &[
                "今 2026-11-20 长沙 单位 交 ..2026-10 激活",
                "今 2026-11-20 长沙 单位 交 ..2026-10",
            ],
        );
    }
}

#[test]
fn d6_stopped_in_july_nothing_from_august_the_account_sealed_after_three() {
    let t = reading("D6", "今 2024-12-10 银川 单位 交 ..2024-06");
    assert_eq!(marks(&t, "2024-07", 2), "享 停"); // stopped in July 2024 -> no reimbursement from August 2024
    assert_eq!(light(&t, Line::Account, "2024-09-30"), Light::On);
    assert_eq!(light(&t, Line::Account, "2024-10-01"), Light::Frozen); // three full months
}

#[test]
fn d7_not_activated_the_account_shows_nothing() {
    let t = reading("D7", "今 2026-11-20 上海 单位 交 ..2026-10 未激活");
    assert_eq!(light(&t, Line::Account, "2026-11-20"), Light::Off);
}

// ---------------------------------------------------------------------------------------------------------- article E

#[test]
fn e1_beijing_unit_back_within_three_months_next_month() {
    let t = reading(
        "E1",
        "今 2026-09-20 北京 单位 交 ..2026-06 交 2026-09@2026-09-08",
    );
    assert_eq!(from(&t, "2026-09-08"), "2026-10-01"); // last paid June, resumed September -> October
}

#[test]
fn e2_beijing_individual_six_consecutive_months_a_missed_one_restarts() {
    let t = reading(
        "E2",
        "今 2027-04-20 北京 灵活 交 ..2026-06 交 2026-09@2026-09-08 交 2026-10..2027-04",
    );
    assert_eq!(from(&t, "2026-09-08"), "2027-03-01");
    let t = reading(
        "E2",
        "今 2027-08-20 北京 灵活 交 ..2026-06 交 2026-09@2026-09-08 交 2026-10 交 2026-12..2027-08",
    );
    assert_eq!(from(&t, "2026-09-08"), "2027-06-01"); // counted anew from December
}

#[test]
fn e3_beijing_three_months_are_an_interruption_six_in_total() {
    let t = reading(
        "E3",
        "今 2027-08-20 北京 灵活 交 ..2026-06 交 2026-10@2026-10-08 交 2026-11 交 2027-01..2027-08",
    );
    // July to September missed: three, inclusive. Six in total: October, November, January to April.
    assert_eq!(from(&t, "2026-10-08"), "2027-05-01");
}

#[test]
fn e4_beijing_three_interruptions_count_the_years_anew() {
    let line = |gaps: &str| {
        format!(
            "今 2026-11-20 年限 26 北京 单位 ..2026-08 北京 退休 2026-09.. 交 2025-01..2025-02 {gaps}"
        )
    };
    let twice = reading("E4", &line("交 2025-05 交 2025-08..2026-08"));
    assert_eq!(state(&twice, "2026-11-20"), Mark::Active);
    let thrice = reading("E4", &line("交 2025-05 交 2025-08 交 2025-11..2026-08"));
    assert_ne!(state(&thrice, "2026-11-20"), Mark::Active);
}

#[test]
fn e5_beijing_the_gap_is_self_paid_the_account_stays_usable() {
    let t = reading("E5", "今 2026-09-20 北京 灵活 交 ..2026-06");
    let span = t
        .fund_on(day("2026-08-15"), None)
        .expect("within the record");
    assert_eq!(span.state, Mark::Suspended);
    assert!(matches!(
        span.why.reason,
        Reason::Unpaid {
            claim: yibao::engine::Claim::Never,
            ..
        }
    ));
    assert_eq!(light(&t, Line::Account, "2026-08-15"), Light::On);
}

#[test]
fn e6_beijing_the_second_month_or_the_next() {
    let line = "今 2026-09-20 北京 单位 交 ..2026-06 交 2026-09@2026-09-08";
    assert_eq!(from(&reading("E6a", line), "2026-09-08"), "2026-11-01");
    assert_eq!(from(&reading("E6b", line), "2026-09-08"), "2026-10-01");
}

#[test]
fn e7_beijing_flexible_a_gap_made_up_is_paid_afterwards() {
    let t = reading(
        "E7",
        "今 2026-09-20 北京 灵活 交 ..2026-06 交 2026-07..2026-09@2026-09-08",
    );
    // Counts as continuous: covered again from the payment, and all the gap is paid afterwards.
    assert_eq!(marks(&t, "2026-07", 4), "享 补 补享 享");
    assert_eq!(from(&t, "2026-09-08"), "2026-09-08");
    let t = reading(
        "E7",
        "今 2026-11-22 北京 灵活 交 ..2026-06 交 2026-07..2026-08@2026-09-10 交 2026-09..2026-11",
    );
    assert_eq!(marks(&t, "2026-06", 6), "享 享 补 补享 享 享");
    // Not yet made up, it still can be.
    let open = reading("E7", "今 2026-09-20 北京 灵活 交 ..2026-06");
    assert_eq!(marks(&open, "2026-07", 3), "享 追 追");
}

#[test]
fn e8_beijing_stops_in_the_month_not_paid_or_the_next() {
    let line = "今 2026-09-20 北京 单位 交 ..2026-06";
    assert_eq!(marks(&reading("E8a", line), "2026-06", 2), "享 停");
    assert_eq!(marks(&reading("E8b", line), "2026-06", 3), "享 享 停");
}

#[test]
fn e9_beijing_settlement_at_the_counter_lags_after_a_make_up() {
    let line = "今 2026-09-20 北京 单位 交 ..2026-06 交 2026-07..2026-09@2026-09-08 激活";
    let t = reading("E9", line);
    assert_eq!(state(&t, "2026-10-01"), Mark::Active); // the fund is back
    assert_ne!(light(&t, Line::Settlement, "2026-10-15"), Light::On); // 1 to 3 months until it is automatic
    assert_eq!(light(&t, Line::Settlement, "2027-01-01"), Light::On);
}

#[test]
fn e10_beijing_unit_arrears_over_three_months_six_consecutive() {
    let t = reading(
        "E10",
        "今 2027-05-20 北京 单位 交 ..2026-06 交 2026-11@2026-11-08 交 2026-12..2027-05",
    );
    assert_eq!(from(&t, "2026-11-08"), "2027-05-01");
}

#[test]
fn e11_beijing_ask_the_employer_before_a_short_stop() {
    assert_advice(
        "E11",
        &[
            "今 2026-09-20 北京 单位 ..2026-09 北京 灵活 2026-10.. 交 ..2026-08",
            "今 2026-09-20 北京 单位 ..2026-10 上海 单位 2026-12.. 交 ..2026-08",
        ],
        &[
            // Nobody told of leaving.
            "今 2026-09-20 北京 单位 交 ..2026-08",
            "今 2026-09-20 北京 灵活 交 ..2026-08",
            "今 2026-09-20 上海 单位 交 ..2026-08",
        ],
    );
}
