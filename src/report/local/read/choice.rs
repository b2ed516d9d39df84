//! Answers that are one of a few: yes or no, who pays, which month counts.

use crate::policy::ValueKind;

/// Nothing to wait for.
pub(super) const NOTHING: [&str; 14] = [
    "0",
    "0天",
    "0个月",
    "无",
    "没有",
    "无等待",
    "无等待期",
    "没有等待期",
    "不用等",
    "不等",
    "不设等待期",
    "no wait",
    "none",
    "nothing",
];

const YES: [&str; 16] = [
    "是", "对", "能", "可以", "可", "算", "要", "需要", "有", "会", "行", "认", "yes", "y",
    "it does", "ok",
];
const NO: [&str; 17] = [
    "否",
    "不",
    "不是",
    "不能",
    "不可以",
    "不可",
    "不算",
    "不要",
    "不需要",
    "没有",
    "不会",
    "不行",
    "不认",
    "不用",
    "no",
    "n",
    "it does not",
];

/// Words that stand for a value of a kind; yes and no stand for those marked so.
type Words = (&'static str, &'static [&'static str]);

/// Whether a text is one of some words.
pub(super) fn said_any(said: &str, words: &[&str]) -> bool {
    words.contains(&said)
}

/// A value that one word says, as a pack writes it.
pub(super) fn word(kind: ValueKind, said: &str) -> Option<String> {
    let known = words(kind).iter();
    let mut known = known.filter(|(_, words)| said_any(said, words));
    let found = known.next().map(|(value, _)| *value);
    let (yes, no) = yes_no(kind);
    let found = found.or_else(|| said_any(said, &YES).then_some(yes).flatten());
    let found = found.or_else(|| said_any(said, &NO).then_some(no).flatten());
    found.map(|value| {
        if value.starts_with('{') {
            value.to_owned()
        } else {
            format!("\"{value}\"")
        }
    })
}

/// What yes and no mean where the question asks for one.
const fn yes_no(kind: ValueKind) -> (Option<&'static str>, Option<&'static str>) {
    use ValueKind as Kind;
    match kind {
        Kind::YesNo => (Some("yes"), Some("no")),
        Kind::MakeUp => (Some("allowed"), Some("not-allowed")),
        Kind::Costs => (Some("fund"), Some("nobody")),
        Kind::Repair => (Some("{ allowed = {} }"), Some("not-allowed")),
        Kind::InWindow => (Some("year-anchored"), Some("no-wait")),
        // 算不算断保 is the question.
        Kind::LateYear => (Some("missed"), Some("insured")),
        Kind::FirstTimer => (None, Some("no-wait")),
        Kind::OldCover => (Some("until-new-starts"), Some("ends-at-once")),
        _ => (None, None),
    }
}

#[allow(clippy::too_many_lines, reason = "one arm a kind of value")]
fn words(kind: ValueKind) -> &'static [Words] {
    use ValueKind as Kind;
    match kind {
        Kind::MakeUp => &[
            (
                "required",
                &["必须补", "必须", "先补", "补了才能交", "required", "must"],
            ),
            ("allowed", &["可以补", "能补", "允许", "allowed"]),
            (
                "not-allowed",
                &["不能补", "不可以补", "补不了", "不允许", "not allowed"],
            ),
            (
                "{ until = \"year-end\" }",
                &[
                    "年底",
                    "年底前",
                    "当年",
                    "当年内",
                    "年内",
                    "year end",
                    "by the year end",
                ],
            ),
            (
                "{ until = \"next-quarter\" }",
                &["下季度", "下季度首月", "下个季度", "next quarter"],
            ),
        ],
        Kind::Costs => &[
            (
                "fund",
                &[
                    "能报",
                    "基金",
                    "医保报",
                    "基金付",
                    "可以报",
                    "the fund",
                    "fund",
                ],
            ),
            (
                "nobody",
                &["不能报", "不报", "自己付", "自费", "nobody", "oneself"],
            ),
            (
                "employer",
                &["单位", "单位付", "用人单位", "employer", "the employer"],
            ),
            (
                "split",
                &["分担", "各一半", "单位和基金", "split", "shared"],
            ),
        ],
        Kind::Settling => &[
            (
                "direct",
                &[
                    "直接",
                    "直接结算",
                    "柜台",
                    "刷卡",
                    "direct",
                    "at the counter",
                ],
            ),
            (
                "by-hand",
                &[
                    "手工",
                    "手工报销",
                    "零星报销",
                    "拿票据",
                    "拿票据报",
                    "by hand",
                ],
            ),
        ],
        Kind::LatePayment => &[
            (
                "arrival-month",
                &[
                    "到账月",
                    "到账的月",
                    "到账月份",
                    "按到账",
                    "arrival",
                    "arrival month",
                ],
            ),
            (
                "due-month",
                &[
                    "所属月",
                    "所属期",
                    "应缴月",
                    "该交的月",
                    "按所属期",
                    "due",
                    "due month",
                ],
            ),
        ],
        Kind::Frequency => &[
            ("monthly", &["每月", "按月", "月", "monthly"]),
            ("quarterly", &["每季", "每季度", "按季", "季", "quarterly"]),
            ("yearly", &["每年", "按年", "一年一次", "年", "yearly"]),
        ],
        Kind::FirstMeans => &[
            (
                "never-insured",
                &[
                    "从没参保",
                    "从没参加过",
                    "第一次",
                    "从未参保",
                    "never insured",
                    "never",
                ],
            ),
            (
                "new-here",
                &[
                    "本地第一次",
                    "新到本地",
                    "本地首次",
                    "在本地第一次",
                    "new here",
                    "first here",
                ],
            ),
        ],
        Kind::WayIn => &[
            (
                "ordinary",
                &[
                    "没有",
                    "无",
                    "照一般规定",
                    "按一般规定",
                    "一样",
                    "一样等",
                    "要等",
                    "照常等",
                    "ordinary",
                    "the same",
                ],
            ),
            (
                "{ open = { start = \"payment-day\" } }",
                &["不用等", "不等", "当日", "当天", "no wait"],
            ),
        ],
        Kind::Repair => &[
            (
                "{ allowed = {} }",
                &["能修复", "可以修复", "能补", "可以补", "allowed"],
            ),
            (
                "not-allowed",
                &["不能修复", "不可以修复", "不能补", "not allowed"],
            ),
        ],
        Kind::InWindow => &[
            ("year-anchored", &["要等", "一样等", "waits", "they wait"]),
            ("no-wait", &["不用等", "不等", "无等待", "0", "no wait"]),
            (
                "adults-only",
                &[
                    "成人要等",
                    "成年人等",
                    "大人要等",
                    "学生不用等",
                    "adults only",
                    "adults",
                ],
            ),
        ],
        Kind::FirstTimer => &[
            (
                "as-lapsed",
                &[
                    "和断保一样",
                    "跟断保一样",
                    "一样等",
                    "一样",
                    "as lapsed",
                    "the same",
                ],
            ),
            (
                "no-wait",
                &["不用等", "不等", "无等待", "无等待期", "0", "no wait"],
            ),
        ],
        Kind::LateYear => &[
            (
                "missed",
                &["算断保", "断保", "算断", "missed", "counts as missed"],
            ),
            (
                "insured",
                &[
                    "算参保",
                    "不算断保",
                    "不算断",
                    "insured",
                    "counts as insured",
                ],
            ),
        ],
        Kind::Admission => &[
            (
                "admission-day",
                &[
                    "入院日",
                    "入院那天",
                    "按入院",
                    "住院那天",
                    "admission",
                    "admission day",
                ],
            ),
            (
                "day-by-day",
                &["按天", "分段", "每天", "一天一天算", "day by day"],
            ),
        ],
        Kind::GraduateEnd => &[(
            "year-end",
            &[
                "年底",
                "当年年底",
                "12月31日",
                "year end",
                "end of the year",
            ],
        )],
        Kind::CrossYear => &[
            (
                "both",
                &[
                    "两年",
                    "两年都交",
                    "都要交",
                    "2",
                    "2年",
                    "both",
                    "both years",
                ],
            ),
            (
                "choose",
                &[
                    "任选",
                    "选一年",
                    "一年",
                    "1",
                    "1年",
                    "自己选",
                    "choose",
                    "one of them",
                ],
            ),
            ("free", &["不用交", "免交", "免费", "0", "free", "none"]),
        ],
        Kind::AccountStopped => &[
            ("usable", &["能用", "可以用", "照用", "usable"]),
            ("frozen", &["冻结", "不能用", "用不了", "frozen"]),
        ],
        Kind::CodeNeeded => &[
            ("nobody", &["不用", "都不用", "不需要", "nobody", "none"]),
            ("own", &["本人", "自己", "自己的", "own"]),
            (
                "relative",
                &["亲属", "家人", "家人的", "对方", "relative", "the relative"],
            ),
        ],
        Kind::Credential => &[
            (
                "settlement-only",
                &[
                    "只影响结算",
                    "只是不能直接结算",
                    "先垫付",
                    "先自己付",
                    "settlement",
                    "settlement only",
                ],
            ),
            (
                "entitlement",
                &[
                    "影响待遇",
                    "不能享受",
                    "没有待遇",
                    "不能报",
                    "entitlement",
                    "the cover",
                ],
            ),
        ],
        Kind::OldCover => &[
            (
                "until-new-starts",
                &[
                    "到新的开始",
                    "新的开始才停",
                    "接着用",
                    "能用",
                    "until the new one",
                    "until new",
                ],
            ),
            (
                "ends-at-once",
                &["马上停", "立即停", "一交就停", "不能用", "at once"],
            ),
        ],
        Kind::ProviderScope => &[
            (
                "outpatient",
                &["门诊", "普通门诊", "只影响门诊", "outpatient"],
            ),
            (
                "all",
                &["都不能", "全部", "住院也不能", "门诊和住院", "all"],
            ),
        ],
        Kind::ProviderLock => &[
            ("free", &["随时", "随时改", "不限", "any time", "free"]),
            (
                "year",
                &["自然年", "到年底", "年底", "calendar year", "year"],
            ),
            (
                "year-once-used",
                &["用过就到年底", "用过到年底", "year once used"],
            ),
        ],
        _ => &[],
    }
}
