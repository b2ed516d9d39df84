//! From when something counts: 当日, 次月, 15日前当月15日后次月, 3个月后; and special ways in: 3个月内当日.

use super::choice::{NOTHING, said_any};
use super::length;
use super::lex::{Unit, before_any, day_of_month, length, without_any};

/// Words for a day that is counted from the payment.
const EFFECTS: [(&str, &[&str]); 9] = [
    (
        "payment-day",
        &[
            "当日",
            "当天",
            "即日",
            "即时",
            "立即",
            "到账当日",
            "到账当天",
            "缴费当日",
            "缴费当天",
            "交费当天",
            "same day",
            "that day",
            "at once",
            "immediately",
            "payment day",
            "the same day",
            "today",
        ],
    ),
    (
        "next-day",
        &[
            "次日",
            "第二天",
            "隔天",
            "隔日",
            "next day",
            "the next day",
            "day after",
            "the day after",
        ],
    ),
    (
        "payment-month",
        &[
            "当月",
            "本月",
            "当月1日",
            "缴费当月",
            "到账当月",
            "same month",
            "that month",
            "this month",
            "the same month",
        ],
    ),
    (
        "next-month",
        &[
            "次月",
            "下月",
            "下个月",
            "次月1日",
            "下月1日",
            "下个月1日",
            "次月初",
            "下月初",
            "缴费次月",
            "到账次月",
            "next month",
            "the next month",
            "month after",
            "the month after",
            "following month",
            "the following month",
        ],
    ),
    (
        "second-month",
        &[
            "隔月",
            "第二个月",
            "隔月1日",
            "下下月",
            "下下个月",
            "隔一个月",
            "second month",
            "the second month",
            "second month after",
            "month after next",
            "the month after next",
        ],
    ),
    (
        "year-start",
        &[
            "年初",
            "当年1月1日",
            "1月1日",
            "从年初",
            "年度开始",
            "start of the year",
            "year start",
            "january 1",
            "1 january",
        ],
    ),
    (
        "birth",
        &[
            "出生日",
            "出生当日",
            "出生之日",
            "出生当天",
            "出生",
            "birth",
            "from birth",
            "day of birth",
        ],
    ),
    (
        "back-to-stop",
        &[
            "接续",
            "无缝衔接",
            "从停保起",
            "停保当日",
            "没有间断",
            "without a break",
            "from the stop",
        ],
    ),
    (
        "never",
        &[
            "不享受",
            "不能享受",
            "不认",
            "不接受",
            "交不了",
            "never",
            "not accepted",
        ],
    ),
];

/// An effect as a pack writes it.
pub(super) fn effect(said: &str) -> Option<String> {
    cut_off(said).or_else(|| simple(said))
}

fn simple(said: &str) -> Option<String> {
    let said = before_any(
        said,
        &["起享受", "生效", "开始", "恢复", "享受", "起", "到账"],
    )
    .unwrap_or(said);
    let said = without_any(said, &["从", "自", "from "]).unwrap_or(said);
    if let Some((code, _)) = EFFECTS.iter().find(|(_, words)| words.contains(&said)) {
        return Some(format!("\"{code}\""));
    }
    if said_any(said, &NOTHING) {
        return Some("\"payment-day\"".to_owned());
    }
    of_next_month(said).or_else(|| length::wait(said).map(|wait| format!("{{ wait = {wait} }}")))
}

/// 次月15日.
fn of_next_month(said: &str) -> Option<String> {
    let day = without_any(said, &["次月", "下个月", "下月"]).map(day_of_month);
    let english = || {
        let (day, rest) = day_of_month(said)?;
        let is_next = ["of next month", "of the next month", "next month"].contains(&rest);
        is_next.then_some((day, ""))
    };
    match day.unwrap_or_else(english)? {
        (1, "") => Some("\"next-month\"".to_owned()),
        (day, "") => Some(format!("{{ day-of-next-month = {day} }}")),
        _ => None,
    }
}

/// 15日前当月，15日后次月: the day named last still counts as early.
fn cut_off(said: &str) -> Option<String> {
    let (day, rest) = day_of_month(said.strip_prefix("by ").unwrap_or(said))?;
    let rest = without_any(
        rest,
        &[
            "(含)前",
            "及以前",
            "及之前",
            "(含)以前",
            "以前",
            "之前",
            "前",
            "日前",
            ":",
        ],
    )
    .or_else(|| said.starts_with("by ").then_some(rest))?;
    let at = rest.find([',', ';']).map(|at| rest.split_at(at));
    let (by_then, after) = at.or_else(|| split_at_day(rest, day))?;
    let after = after.trim_start_matches([',', ';', ' ']);
    let after = day_of_month(after)
        .filter(|(again, _)| *again == day)
        .map_or(after, |(_, rest)| rest);
    let after = without_any(
        after,
        &["以后", "之后", "后", "after ", "later ", "then ", "过后"],
    )?;
    let after = after.strip_prefix("that ").unwrap_or(after);
    let (by_then, after) = (simple(by_then.trim())?, simple(after.trim())?);
    Some(format!(
        "{{ cut-off = {{ last_day = {day}, by_then = {by_then}, after = {after} }} }}"
    ))
}

/// Where nothing but the day said again parts the two.
fn split_at_day(rest: &str, day: u16) -> Option<(&str, &str)> {
    let again = ["日后", "号后", "日以后", "日之后", "号以后"].map(|end| format!("{day}{end}"));
    let at = again.iter().find_map(|again| rest.find(again.as_str()))?;
    Some(rest.split_at(at))
}

/// 3个月内当日, 次月; 3个月内: from the payment on.
pub(super) fn way_in(said: &str) -> Option<String> {
    let within = without_any(said, &["within ", "在"]);
    let (n, unit, rest) = length(within.unwrap_or(said)).unwrap_or((0, Unit::Days, said));
    let closes = without_any(rest, &["以内", "之内", "内"]);
    // Without a limit it is open at any time; a length alone could be either.
    if within.is_none() && closes.is_none() {
        return effect(said).map(|start| format!("{{ open = {{ start = {start} }} }}"));
    }
    let rest = closes.unwrap_or(rest);
    let rest = rest.trim_start_matches([',', ' ']);
    let rest =
        without_any(rest, &["缴费", "交费", "参保", "交", "缴", "paid", "pay"]).unwrap_or(rest);
    let rest = rest.trim_start_matches([',', ' ', '的']);
    let start = if rest.is_empty() {
        "\"payment-day\"".to_owned()
    } else {
        effect(rest)?
    };
    let unit = unit.code();
    Some(format!(
        "{{ open = {{ within = {{ n = {n}, unit = \"{unit}\" }}, start = {start} }} }}"
    ))
}
