//! The people of the first issue, from the first question to the calendar; then the same people in 银川, of whose
//! rules no text was found.
//!
//! Expected verdicts: the worked examples of `policy/employee.md` and `policy/resident.md` for the place.

use super::visitor::{ENTER, ESC, LEFT, RIGHT, Visitor};

const SMALL: (u16, u16) = (60, 20);
const USUAL: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 40);

/// A flexible worker who stopped paying after `last` and paid everything up on 10 November; seen from the 21st.
fn flexible_worker(size: (u16, u16), typed: &str, place: &str, last: &str) -> Visitor {
    let mut visitor = Visitor::comes("2026-11-21", size);
    visitor.insured_in(typed, place);
    visitor.answers("谁在交", "灵活就业");
    visitor.answers("交得怎么样", "断过，后来又交上了");
    visitor.answers("最后交的是什么时候", "四到六个月前");
    // Where no rule asks how long the gap was, nobody asks for the month.
    if !last.is_empty() {
        visitor.types("最后交的是哪个月", last);
    }
    visitor.answers("什么时候又交上", "这个月");
    visitor.answers("补交了吗", "都补上了");
    visitor
}

/// A resident who missed 2025 and paid for 2026 today, 3 December 2025. The day is not asked for: any in the window comes
/// to the same.
fn resident_back_after_a_year(size: (u16, u16), typed: &str, place: &str) -> Visitor {
    let mut visitor = Visitor::comes("2025-12-03", size);
    visitor.insured_in(typed, place);
    visitor.answers("谁在交", "每年交一次");
    visitor.answers("2025年的居民医保交了吗", "2025年的没有交");
    visitor.answers("最近有没有", "都没有");
    visitor.answers("2026年的居民医保交了吗", "2026年的交了");
    visitor
}

/// Parents whose child was born on 10 December 2025 and registered on 1 February 2026; seen from the 10th.
fn parents_of_a_december_child(size: (u16, u16), typed: &str, place: &str) -> Visitor {
    let mut visitor = Visitor::comes("2026-02-10", size);
    visitor.insured_in(typed, place);
    visitor.answers("谁在交", "刚出生的宝宝");
    visitor.types("宝宝是哪天出生", "20251210");
    visitor.answers("给宝宝办参保了吗", "办了");
    visitor.types("哪天办的", "20260201");
    visitor
}

fn card_and_family(visitor: &mut Visitor) {
    visitor.answers("激活了吗", "激活了");
    visitor.answers("亲情账户", "没有绑定");
}

#[test]
fn in_changsha_a_gap_of_three_months_made_up_is_paid_back() {
    let mut visitor = flexible_worker(USUAL, "changsha", "长沙", "202607");
    visitor.types("哪天到账", "20261110");
    card_and_family(&mut visitor);
    visitor.agrees_to(&[
        "长沙",
        "我自己每个月交",
        "2026年7月",
        "都补上了",
        "2026年11月10日",
    ]);
    // hn-answers: within 3 months the fund is back the day the money arrives, and pays for the gap.
    visitor.is_told(&["现在能报", "已交的钱管到2026年12月31日"]);
    assert_eq!(visitor.reads("统筹报销", "2026-08", 5), "享 补 补 补享 享");
    assert_eq!(visitor.reads("预计", "2027-01", 2), "预 预");
    // The month under the cursor, with its days, its rule and the source of that.
    visitor.is_told(&["2026年11月", "9日前", "10日起", "答复"]);
    visitor.leaves();
}

#[test]
fn in_changsha_a_gap_of_four_months_made_up_waits_thirty_days() {
    let mut visitor = flexible_worker(WIDE, "cs", "长沙", "202606");
    visitor.types("哪天到账", "20261110");
    card_and_family(&mut visitor);
    visitor.agrees_to(&["2026年6月"]);
    // hn-answers: longer than 3 months counts as suspended; usable 30 days after paying up, nothing is paid for the gap.
    visitor.is_told(&["在等待期里", "2026年12月10日起能报"]);
    assert_eq!(visitor.reads("统筹报销", "2026-10", 4), "追 断等 等享 享");
    // A month on, the wait ends: its days, and the rule that counts them.
    visitor.window.press(RIGHT);
    visitor.is_told(&["2026年12月", "9日前", "10日起", "等30天"]);
    visitor.leaves();
}

/// The same four months, told one by one: painted from the last back to the first, by keys alone.
#[test]
fn in_changsha_the_same_four_months_are_painted() {
    let mut visitor = Visitor::comes("2026-11-21", SMALL);
    visitor.insured_in("changsha", "长沙");
    visitor.answers("谁在交", "灵活就业");
    visitor.answers("交得怎么样", "一个月一个月地选");
    visitor.is_asked("哪些月交了");
    for (key, sees) in [
        (LEFT, "到第一个月按1、2或3"),
        ("3", "从2026年10月起「后来补的」"),
        (LEFT, "到哪个月为止"),
        (LEFT, "到哪个月为止"),
        (LEFT, "到哪个月为止"),
        // The money came with November's, the month the page looks at then.
        ("3", "2026年7月至10月补的钱"),
        (ENTER, "在等待期里"),
    ] {
        visitor.window.press(key);
        visitor.window.sees(&[sees]);
    }
    visitor.window.press("9");
    visitor.types("哪天到账", "20261110");
    card_and_family(&mut visitor);
    visitor.agrees_to(&["2026年7月至10月后来补了", "2026年11月10日"]);
    visitor.is_told(&["在等待期里", "2026年12月10日起能报"]);
    visitor.leaves();
}

#[test]
fn in_fuxin_a_missed_year_waits_until_april() {
    let mut visitor = resident_back_after_a_year(USUAL, "fuxin", "阜新");
    card_and_family(&mut visitor);
    visitor.agrees_to(&["阜新", "2025年的没有交", "2026年的交了"]);
    // fx-answer-2025, the case of 王某: paid in the window, still three months from 1 January.
    visitor.is_told(&[
        "现在不能报",
        "2026年4月1日起能报",
        "已交的钱管到2026年12月31日",
    ]);
    assert_eq!(visitor.reads("统筹报销", "2025-12", 6), "断 等 等 等 享 享");
    visitor.leaves();
}

#[test]
fn in_jiangxi_a_december_child_is_covered_from_birth_and_next_year_too() {
    let mut visitor = parents_of_a_december_child(SMALL, "jiangxi", "江西");
    // Nothing is due for three years there, so that it does not matter for which of them.
    card_and_family(&mut visitor);
    visitor.agrees_to(&["江西", "2025年12月10日", "2026年2月1日"]);
    // jx-2024-7: within 90 days from birth; three calendar years free, so that the turn of the year changes nothing.
    visitor.is_told(&["现在能报", "管到2027年12月31日"]);
    assert_eq!(visitor.reads("统筹报销", "2025-12", 4), "未补 补 享 享");
    visitor.leaves();
}

#[test]
fn in_yinchuan_no_gap_is_judged_without_its_rule() {
    let mut visitor = flexible_worker(USUAL, "yinchuan", "银川", "");
    card_and_family(&mut visitor);
    visitor.agrees_to(&["银川", "都补上了"]);
    // employee.md: the nation leaves the end of cover and the length of a short gap to the pools.
    visitor.is_told(&["要问当地", "银川的规定还没有收集", "12393"]);
    assert_eq!(visitor.reads("统筹报销", "2026-08", 5), "疑 疑 疑 疑 疑");
    visitor.leaves();
}

#[test]
fn in_yinchuan_a_missed_year_is_usable_by_may_at_the_latest() {
    let mut visitor = resident_back_after_a_year(WIDE, "银川", "银川");
    card_and_family(&mut visitor);
    visitor.agrees_to(&["银川", "2026年的交了"]);
    // resident.md: 国办发〔2024〕38号 asks for 3 months of whoever missed a year, in the window or after it; counted how is the
    // pools' choice.
    visitor.is_told(&["现在不能报", "最早2026年4月1日、最晚2026年5月1日起能报"]);
    assert_eq!(visitor.reads("统筹报销", "2025-12", 6), "停 等 等 等 疑 享");
    visitor.leaves();
}

#[test]
fn in_yinchuan_a_december_child_has_until_the_ninetieth_day_for_the_new_year() {
    let mut visitor = parents_of_a_december_child(USUAL, "yinch", "银川");
    visitor.answers("哪一年的", "2025年的");
    card_and_family(&mut visitor);
    visitor.agrees_to(&["银川", "2025年的"]);
    // 医保办函〔2021〕11号: within 90 days of birth, the day of birth among them: until 9 March.
    visitor.is_told(&["补了能报", "2026年3月9日前（含）补上"]);
    assert_eq!(
        visitor.reads("统筹报销", "2025-12", 5),
        "未补 追 追 追停 停"
    );
    visitor.leaves();
}

#[test]
fn an_answer_changed_keeps_the_others() {
    let mut visitor = flexible_worker(USUAL, "changsha", "长沙", "202607");
    visitor.types("哪天到账", "20261110");
    card_and_family(&mut visitor);
    visitor.agrees_to(&["2026年7月"]);
    visitor.is_told(&["现在能报"]);
    // Back to the answer, then the list, and the month of the last premium changed to June: a gap of four.
    visitor.window.press(ESC);
    visitor.window.sees(&["逐月看"]);
    visitor.window.press(ESC);
    visitor.answers("请看看对不对", "最后交的是哪个月");
    visitor.types("最后交的是哪个月", "202606");
    visitor.agrees_to(&["长沙", "2026年6月", "都补上了", "2026年11月10日", "激活了"]);
    visitor.is_told(&["在等待期里", "2026年12月10日起能报"]);
    visitor.leaves();
}

#[test]
fn an_input_method_left_on_does_not_lock_anybody_out() {
    // Full-width digits and letters, as an input method leaves them.
    let mut visitor = Visitor::comes("2026-11-21", USUAL);
    visitor.window.press("ｃｓ");
    visitor.window.sees(&["： cs", "长沙"]);
    visitor.window.press(ENTER);
    visitor.is_asked("谁在交");
    visitor.window.press("２");
    visitor.is_asked("交得怎么样");
    visitor.leaves();
}
