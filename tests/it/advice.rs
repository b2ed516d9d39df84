//! Advice stands beside the months it is about, and beside no other: by who the person was then, where, and what the
//! engine says of that month.

use crate::articles::advice_in;
use crate::common::month;

/// First in a unit, unpaid at its end; then flexible; the other way round; and retired at last.
const LEFT_THE_UNIT: &str = "今 2026-11-20 长沙 单位 ..2026-08 长沙 灵活 2026-09.. 交 ..2026-06";
const LEFT_AS_TOLD: &str = "今 2026-11-20 长沙 单位 离职@2026-08-31 交 ..2026-06";
const JOINED_A_UNIT: &str = "今 2026-11-20 长沙 灵活 ..2026-08 长沙 单位 2026-09.. 交 ..2026-06";
const MOVED: &str = "今 2026-11-20 北京 单位 ..2026-06 上海 单位 2026-07.. 交 ..2026-10";
const RETIRED: &str = "今 2026-11-20 年限 30 北京 单位 ..2026-06 北京 退休 2026-07.. 退休获批@2026-07-01 交 ..2026-06";
const BOUND: &str = "今 2026-11-20 长沙 单位 交 ..2026-10 激活 绑定@2026-08-20 解绑@2026-10-05";
const TO_BE_BOUND: &str = "今 2026-11-20 长沙 单位 交 ..2026-10 激活 绑定@2026-12-05";
const LONG_BOUND: &str = "今 2026-11-20 长沙 单位 交 ..2026-10 激活 绑定";
const ACTIVATED: &str = "今 2026-11-20 长沙 单位 交 ..2026-10 未激活 激活@2026-10-10";
const STOPPED: &str = "今 2026-11-20 长沙 单位 交 ..2026-06 未激活";

#[test]
fn advice_stands_beside_the_months_it_is_about() {
    for (id, line, shown, not_shown) in [
        ("A6", LEFT_THE_UNIT, "2026-08", "2026-10"),
        ("A6", JOINED_A_UNIT, "2026-10", "2026-08"),
        ("B5", LEFT_THE_UNIT, "2026-08", "2026-10"),
        ("B5", JOINED_A_UNIT, "2026-10", "2026-08"),
        ("B5", LEFT_AS_TOLD, "2026-08", "2026-10"),
        ("law-86", LEFT_AS_TOLD, "2026-08", "2026-10"),
        ("B10", LEFT_THE_UNIT, "2026-08", "2026-06"),
        ("B11", LEFT_THE_UNIT, "2026-11", "2026-10"),
        ("E11", MOVED, "2026-06", "2026-07"),
        ("E11", RETIRED, "2026-06", "2026-11"),
        ("C3", BOUND, "2026-08", "2026-07"),
        ("C3", BOUND, "2026-10", "2026-11"),
        ("C3", LONG_BOUND, "2026-11", "2025-01"),
        ("C4", BOUND, "2026-08", "2026-09"),
        ("C4", TO_BE_BOUND, "2026-12", "2026-11"),
        ("C4", TO_BE_BOUND, "2026-12", "2027-01"),
        ("D3", ACTIVATED, "2026-09", "2026-11"),
        ("D4", ACTIVATED, "2026-10", "2026-11"),
        ("D5", ACTIVATED, "2026-09", "2026-12"),
        // Nothing to settle at the counter: it does not come to the card.
        ("D3", STOPPED, "2026-07", "2026-10"),
    ] {
        let stands = |text: &str| advice_in(line, month(text)).iter().any(|one| one == id);
        assert!(stands(shown), "{id} is missing in {shown} of {line}");
        assert!(!stands(not_shown), "{id} is shown in {not_shown} of {line}");
    }
}
