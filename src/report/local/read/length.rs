//! Answers that are a number: lengths of waits and gaps, days and months, years, how often.

use super::choice::{NOTHING, said_any};
use super::effect::effect;
use super::lex::{self, Unit, before_any, day_of_month, length, number, without_any};

/// What may stand around a length without making it another.
fn bare(said: &str) -> &str {
    let said = without_any(
        said,
        &[
            "要等",
            "需等",
            "等待期",
            "等待",
            "等",
            "满",
            "缴满",
            "交满",
            "wait ",
            "after ",
            "a wait of ",
        ],
    )
    .unwrap_or(said);
    let said = said.trim_start_matches([':', ' ']);
    before_any(
        said,
        &[
            "等待期",
            "以后",
            "之后",
            "后",
            "以内",
            "之内",
            "内",
            "(含)",
            "以下",
            "的",
            "wait",
            "later",
        ],
    )
    .unwrap_or(said)
}

/// A whole text that is a length.
fn whole(said: &str) -> Option<(u16, Unit)> {
    let (n, unit, rest) = length(said)?;
    rest.is_empty().then_some((n, unit))
}

/// A wait: 3个月, 90天, 连续缴满6个月, 不用等. How months are counted nobody says in a few words.
pub(super) fn wait(said: &str) -> Option<String> {
    if said_any(said, &NOTHING) {
        return Some("{ n = 0, count = \"days\" }".to_owned());
    }
    let paid = without_any(
        said,
        &[
            "连续缴费满",
            "连续缴满",
            "连续交满",
            "连续缴费",
            "连续交",
            "连续缴",
            "缴费满",
            "缴满",
            "交满",
            "paid for ",
        ],
    );
    if let Some((n, Unit::Months)) = paid.and_then(|said| whole(bare(said))) {
        return Some(format!("{{ n = {n}, count = \"paid-months\" }}"));
    }
    if let Some(said) = before_any(said, &["of payments", "paid", "of premiums"])
        && let Some((n, Unit::Months)) = whole(said)
    {
        return Some(format!("{{ n = {n}, count = \"paid-months\" }}"));
    }
    let (n, unit) = whole(bare(said))?;
    let count = match unit {
        Unit::Days => "days",
        Unit::Months => "unknown",
    };
    Some(format!("{{ n = {n}, count = \"{count}\" }}"))
}

/// The longest short gap: 3个月, 不满3个月, 60天.
pub(super) fn gap(said: &str) -> Option<String> {
    let below = without_any(
        said,
        &[
            "不满",
            "不到",
            "少于",
            "小于",
            "less than ",
            "under ",
            "below ",
        ],
    );
    if let Some((n, unit)) = below.and_then(|said| whole(bare(said))) {
        return Some(format!("{{ below = {n}, unit = \"{}\" }}", unit.code()));
    }
    let at_most = [
        "不超过",
        "不多于",
        "断缴",
        "断",
        "up to ",
        "at most ",
        "within ",
    ];
    let (n, unit) = whole(bare(without_any(said, &at_most).unwrap_or(said)))?;
    Some(format!("{{ at_most = {n}, unit = \"{}\" }}", unit.code()))
}

/// When cover stops, as it is said of the first unpaid month: 当月停, 次月停, 次月15日停, 3个月后停; or of the month paid last:
/// 管到当月底, 管到次月底.
pub(super) fn stop(said: &str) -> Option<String> {
    let lasts = without_any(
        said,
        &[
            "管到",
            "报到",
            "能报到",
            "用到",
            "until the end of ",
            "until ",
            "to the end of ",
        ],
    );
    if let Some(to) = lasts {
        let to = before_any(to, &["月底", "月末", "底", "末"]).unwrap_or(to);
        // The month paid last is the one before the first that is not.
        let months = match to {
            "当" | "当月" | "本" | "本月" | "that month" | "the paid month" => 0,
            "次" | "次月" | "下" | "下月" | "下个" | "下个月" | "next month" | "the next month" => {
                1
            }
            "隔" | "隔月" => 2,
            _ => return None,
        };
        return Some(format!("{{ months = {months} }}"));
    }
    let said = without_any(said, &["断缴", "欠费", "停缴", "stops "]).unwrap_or(said);
    let said = before_any(said, &["停止享受", "停待遇", "起停", "停保", "停"]).unwrap_or(said);
    match said {
        "当月" | "本月" | "that month" | "same month" | "the same month" => {
            return Some("{ months = 0 }".to_owned());
        }
        "次月" | "下月" | "下个月" | "次月1日" | "next month" | "the next month" => {
            return Some("{ months = 1 }".to_owned());
        }
        "隔月" | "第二个月" | "second month" | "the second month" => {
            return Some("{ months = 2 }".to_owned());
        }
        _ => {}
    }
    if let Some(day) = without_any(said, &["次月", "下个月", "下月"])
        && let Some((day, "")) = day_of_month(day)
    {
        return Some(format!("{{ months = 1, day = {day} }}"));
    }
    match whole(bare(said))? {
        (n, Unit::Months) => Some(format!("{{ months = {n} }}")),
        (n, Unit::Days) => Some(format!("{{ months = 0, grace_days = {n} }}")),
    }
}

/// Until when unpaid months may be made up: 3个月内, 3月31日前.
pub(super) fn make_up(said: &str) -> Option<String> {
    let said = without_any(said, &["within ", "by ", "在"]).unwrap_or(said);
    let said = before_any(said, &["可以补", "能补", "补缴", "可补", "补"]).unwrap_or(said);
    if let Some((n, Unit::Months)) = whole(bare(said)) {
        return Some(format!("{{ until = {{ months = {n} }} }}"));
    }
    let said = before_any(said, &["及以前", "以前", "之前", "前"]).unwrap_or(said);
    let ((month, day), rest) = lex::day_of_year(said)?;
    let deadline = format!("{{ until = {{ day = [{month}, {day}] }} }}");
    rest.is_empty().then_some(deadline)
}

/// 断12个月以上也算首次.
pub(super) fn first_means(said: &str) -> Option<String> {
    let said = without_any(
        said,
        &[
            "断缴超过",
            "断超过",
            "超过",
            "断缴",
            "断",
            "gap over ",
            "over ",
        ],
    )?;
    let said = before_any(said, &["也算首次", "算首次", "也算", "以上", "gap"]).unwrap_or(said);
    let said = before_any(said, &["以上"]).unwrap_or(said);
    let (n, unit) = whole(said)?;
    (unit == Unit::Months).then(|| format!("{{ gap-over-months = {n} }}"))
}

/// 3个月后冻结.
pub(super) fn frozen_after(said: &str) -> Option<String> {
    let said =
        before_any(said, &["冻结", "停用"]).or_else(|| without_any(said, &["frozen after "]))?;
    match whole(bare(said))? {
        (n, Unit::Months) => Some(format!("{{ frozen-after-months = {n} }}")),
        (_, Unit::Days) => None,
    }
}

/// A choice of a provider stands for 12个月.
pub(super) fn locked(said: &str) -> Option<String> {
    let (n, unit) = whole(bare(said))?;
    (unit == Unit::Months).then(|| format!("{{ months = {n} }}"))
}

/// 8月31日, as packs write it.
pub(super) fn day_of_year(said: &str) -> Option<String> {
    let ((month, day), rest) = lex::day_of_year(said)?;
    rest.is_empty()
        .then(|| format!("{{ day = [{month}, {day}] }}"))
}

/// A number of months.
pub(super) fn months(said: &str) -> Option<u16> {
    let said = without_any(said, &["超过", "over ", "after "]).unwrap_or(said);
    let (n, unit) = whole(bare(before_any(said, &["以上"]).unwrap_or(said)))?;
    (unit == Unit::Months).then_some(n)
}

/// How often.
pub(super) fn times(said: &str) -> Option<u16> {
    counted(said, &["次", "回", "times", "time"])
}

/// A number of years.
pub(super) fn years(said: &str) -> Option<u16> {
    let said = without_any(said, &["免", "头"]).unwrap_or(said);
    counted(said, &["年", "years", "year"])
}

/// How many people.
pub(super) fn people(said: &str) -> Option<u16> {
    counted(said, &["个人", "人", "个", "位", "people", "relatives"])
}

fn counted(said: &str, what: &[&str]) -> Option<u16> {
    let (n, rest) = number(said)?;
    let is_counted = rest.is_empty() || what.contains(&rest);
    is_counted.then_some(n)
}

/// Years of premiums: 男25女20, 25年, 男30女25其中本地10.
pub(super) fn lifetime(said: &str) -> Option<String> {
    let year =
        |rest: &'_ str| without_any(rest, &["年", "years", "year"]).map_or(rest.len(), str::len);
    let after_year = |rest: &str| rest.len() - year(rest);
    let take = |text: &str| -> Option<(u16, String)> {
        let (n, rest) = number(text)?;
        let rest = rest
            .get(after_year(rest)..)?
            .trim_start_matches([',', ' ', '/', ';']);
        Some((n, rest.to_owned()))
    };
    let first = without_any(said, &["男性", "男", "men "]).unwrap_or(said);
    let (male, rest) = take(first)?;
    let second = without_any(&rest, &["女性", "女", "women "])
        .unwrap_or(&rest)
        .to_owned();
    let (female, rest) = if second.is_empty() {
        (male, String::new())
    } else {
        take(&second)?
    };
    let local = without_any(&rest, &["其中本地", "本地", "of these here ", "here "]).and_then(take);
    match (rest.is_empty(), local) {
        (true, _) => Some(format!("{{ male = {male}, female = {female} }}")),
        (false, Some((n, rest))) if rest.is_empty() => Some(format!(
            "{{ male = {male}, female = {female}, local = {n} }}"
        )),
        _ => None,
    }
}

/// What parts the two ends of a stretch.
const TO: [&str; 7] = ["到", "至", "~", "-", "..", " to ", "to "];

/// 1日到20日.
pub(super) fn pay_days(said: &str) -> Option<String> {
    let said = without_any(said, &["每月", "每个月", "from "]).unwrap_or(said);
    let (from, rest) = day_of_month(said)?;
    let (to, rest) = day_of_month(without_any(rest.trim_start(), &TO.map(str::trim))?)?;
    rest.is_empty()
        .then(|| format!("{{ from = {from}, to = {to} }}"))
}

/// The month benefits begin: 1月, 10月.
pub(super) fn month_of_year(said: &str) -> Option<String> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let said = before_any(said, &["起", "开始", "1日"]).unwrap_or(said);
    let named = NAMES.iter().position(|name| *name == said).map(|at| at + 1);
    let written = || {
        let (month, rest) = number(said)?;
        ["月", "", "月份"]
            .contains(&rest)
            .then_some(usize::from(month))
    };
    let month = named.or_else(written)?;
    Some(format!("{{ start_month = {month} }}"))
}

/// 2025年.
pub(super) fn year(said: &str) -> Option<String> {
    let said = before_any(said, &["起", "开始"]).unwrap_or(said);
    let said = without_any(said, &["从", "from ", "since "]).unwrap_or(said);
    let (year, rest) = number(said)?;
    let is_year = (1900..=2199).contains(&year) && ["年", "年度", ""].contains(&rest);
    is_year.then(|| year.to_string())
}

/// What every further missed year adds: 1个月, 30天. The first is in the wait itself, as the national text has it.
pub(super) fn more_years(said: &str) -> Option<String> {
    let said = without_any(
        said,
        &[
            "每多断一年",
            "每多断1年",
            "每断一年",
            "每年",
            "多等",
            "加",
            "each year ",
        ],
    )
    .unwrap_or(said);
    let said = without_any(said, &["多等", "加", "等", "adds "]).unwrap_or(said);
    let said = before_any(said, &["a year", "each year", "each"]).unwrap_or(said);
    let (n, unit) = whole(said)?;
    Some(format!(
        "{{ add = {n}, unit = \"{}\", free = 1 }}",
        unit.code()
    ))
}

/// Up to which age a newborn is covered from birth: 90天内, 出生3个月内. Older ones come under the ordinary rules.
pub(super) fn newborn(said: &str) -> Option<String> {
    let said = without_any(said, &["出生后", "出生", "within "]).unwrap_or(said);
    let (n, unit, rest) = length(said)?;
    let rest = without_any(rest, &["以内", "之内", "内", "of birth"]).unwrap_or(rest);
    let rest = rest.trim_start_matches([',', ' ']);
    let rest = without_any(rest, &["参保", "缴费", "交费", "办理"]).unwrap_or(rest);
    let rest = rest.trim_start_matches([',', ' ', '的']);
    let start = if rest.is_empty() {
        "\"birth\"".to_owned()
    } else {
        effect(rest)?
    };
    Some(format!(
        "{{ tiers = [{{ up_to = {{ n = {n}, unit = \"{}\" }}, start = {start} }}] }}",
        unit.code()
    ))
}

const FROM_THE_START: &str = "\"year-start\"";

/// The window of a benefit year: 9月1日到12月31日, 2026年9月1日到2027年2月28日跨年后当日. One that begins after June is for the year
/// that follows. Paid before that year begins, cover begins with it; what holds of later days has to be said.
pub(super) fn window(said: &str) -> Option<String> {
    let said = said.strip_prefix("from ").unwrap_or(said);
    let (from_year, (from, rest)) = dated(said)?;
    let rest = without_any(rest.trim_start(), &TO.map(str::trim))?;
    let rest = without_any(rest, &["次年", "第二年", "来年"]).unwrap_or(rest);
    let (to_year, (to, rest)) = dated(rest)?;
    let begins_before = from.0 > 6;
    let crosses = to < from;
    if to_year.is_some() && from_year.map(|year| year + u16::from(crosses)) != to_year {
        return None;
    }
    let later = without_any(
        rest.trim_start_matches([',', ' ']),
        &[
            "跨年后",
            "跨年以后",
            "年后",
            "1月1日后",
            "1月1日起",
            "from january ",
        ],
    );
    let named = |(month, day): (u16, u16), years: u16| {
        let seen = ["last", "this", "next"].get(usize::from(years + u16::from(!begins_before)));
        match from_year {
            Some(year) => Some(format!("{}-{month:02}-{day:02}", year + years)),
            None => seen.map(|seen| format!("\"{seen}-{month:02}-{day:02}\"")),
        }
    };
    let segment = |from: String, to: String, effect: &str| {
        format!("{{ from = {from}, to = {to}, effect = {effect} }}")
    };
    let segments = match (crosses, later) {
        (false, None) if rest.is_empty() => segment(named(from, 0)?, named(to, 0)?, FROM_THE_START),
        (true, Some(later)) if begins_before => {
            let before = segment(named(from, 0)?, named((12, 31), 0)?, FROM_THE_START);
            let after = segment(named((1, 1), 1)?, named(to, 1)?, &effect(later)?);
            format!("{before}, {after}")
        }
        _ => return None,
    };
    let year = from_year.map(|year| year + u16::from(begins_before));
    let year = year.map_or_else(String::new, |year| format!("year = {year}, "));
    Some(format!("{{ {year}segments = [{segments}] }}"))
}

/// A day of the year at the beginning, and the year before it, if one is named.
#[allow(
    clippy::type_complexity,
    reason = "the day as the rest of this file has it"
)]
fn dated(text: &str) -> Option<(Option<u16>, ((u16, u16), &str))> {
    let text = text.trim_start();
    if let Some((year @ 1900..=2199, rest)) = number(text) {
        let rest = without_any(rest, &["年", "-", "/", "."])?;
        return Some((Some(year), lex::day_of_year(rest)?));
    }
    Some((None, lex::day_of_year(text)?))
}
