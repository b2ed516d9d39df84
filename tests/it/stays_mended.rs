//! Answers that were wrong once, and the sentence that says why they are right now.

use yibao::calendar::Month;
use yibao::engine::{Claim, Light, Line, Reason, Usable, answer};
use yibao::policy::Mark;

use crate::common::{self, day, run_line};

/// A case, a day, what the fund shows on it, and why.
const STATES: &[(&str, &str, Mark, &str)] = &[
    (
        "今 2026-02-01 深圳 居民 ..2025-12 广州 居民 2026-01.. 交 ..2025",
        "2026-03-01",
        Mark::Active,
        "深圳's year 2025 runs to September 2026, wherever one lives by then",
    ),
    (
        "今 2026-06-01 长沙 灵活 2026-01.. 交 2026-01@2026-05-10",
        "2026-07-01",
        Mark::Suspended,
        "a January paid in May says nothing of the months between",
    ),
    (
        "今 2026-02-10 江西 新生儿 2025-12.. 生 2025-12-10 交 2025@2026-02-01",
        "2026-06-01",
        Mark::Active,
        "赣医保发〔2024〕7号: free, and registering is enough",
    ),
    (
        "今 2026-02-10 江西 新生儿 2025-12.. 生 2025-12-10 交 2025@2026-02-01",
        "2027-06-01",
        Mark::Active,
        "free for three calendar years, registering is enough",
    ),
    (
        "今 2026-02-10 江西 新生儿 2025-12.. 生 2025-12-10 交 2025@2026-02-01",
        "2028-01-31",
        Mark::Suspended,
        "the fourth year has to be paid for",
    ),
    (
        "今 2026-06-22 上海 灵活 2026-01..2026-01 上海 单位 2026-02.. 交 2026-01@2026-01-05 交 2026-02@2026-02-05 交 2026-03..2026-06",
        "2026-03-20",
        Mark::Active,
        "沪医保规〔2025〕7号: who is hired while waiting as one who pays alone is an employee from the next month",
    ),
    (
        "今 2027-08-22 北京 居民 2020-01.. 交 2027@2027-03-05",
        "2027-06-20",
        Mark::Unknown,
        "never insured: nobody says whether 2025 and 2026 count as missed, three months or four",
    ),
    (
        "今 2026-12-22 沈阳 新生儿 2026-03.. 生 2026-03-10 交 2026@2026-04-20 交 2027@2026-12-20",
        "2027-02-01",
        Mark::Unknown,
        "沈阳 2025: three months' wait is for who joins late; this child joined in time, and the window is not known",
    ),
    (
        "今 2028-03-22 济宁 单位 ..2025-12 济宁 居民 2026-01.. 交 ..2025-12 交 2026@2026-01-01 交 2027@2027-01-01 交 2028@2028-01-01",
        "2028-02-01",
        Mark::Unknown,
        "济宁: who has been here for years does not come over every January; only the window is not known",
    ),
    (
        "今 2027-03-22 上海 居民 ..2020-12 上海 灵活 2026-09.. 交 ..2020 交 2026-09..2027-03",
        "2027-02-28",
        Mark::Waiting,
        "沪医保规〔2025〕7号: resident cover that ended years ago spares nobody the six months",
    ),
    (
        "今 2027-03-22 上海 居民 ..2025-12 上海 灵活 2026-02.. 交 ..2025 交 2026-02..2027-03",
        "2026-03-01",
        Mark::Active,
        "cover that ended a month ago does",
    ),
    (
        "今 2026-11-22 江西 居民 交 ..2025 毕业@2026-10-17",
        "2026-10-16",
        Mark::Lapsed,
        "before graduating, whoever pays in October waits",
    ),
    (
        "今 2026-11-22 江西 居民 交 ..2025 毕业@2026-10-17",
        "2026-11-22",
        Mark::Suspended,
        "赣医保发〔2024〕7号: within 90 days of graduating nobody waits, so nothing has lapsed",
    ),
    (
        "今 2026-11-22 江西 居民 交 ..2025 毕业@2026-10-17",
        "2027-01-15",
        Mark::Suspended,
        "the 90th day",
    ),
    (
        "今 2026-11-22 江西 居民 交 ..2025 毕业@2026-10-17",
        "2027-01-16",
        Mark::Lapsed,
        "the day after",
    ),
    (
        "今 2026-11-22 北京 新生儿 2026-06.. 生 2026-06-10",
        "2026-10-20",
        Mark::Claimable,
        "within 90 days of the household registration, and nobody told when that was",
    ),
    (
        "今 2026-11-22 北京 新生儿 2026-06.. 生 2026-06-10 交 2026@2026-10-20",
        "2026-11-01",
        Mark::Unknown,
        "paid on day 132: from birth if registered lately, by the ordinary rules if not",
    ),
    (
        "今 2026-11-22 北京 新生儿 2026-06.. 生 2026-06-10 落户@2026-10-01 交 2026@2026-10-20",
        "2026-09-20",
        Mark::MadeUp,
        "19 days after the registration",
    ),
    (
        "今 2026-06-22 上海 新生儿 生 2026-03-10 交 2026@2026-06-08",
        "2026-06-20",
        Mark::Unknown,
        "day 91: from birth if the day of birth does not count, and what holds for older children is not known",
    ),
    (
        "今 2026-06-22 上海 新生儿 生 2026-03-10 交 2026@2026-06-07",
        "2027-02-01",
        Mark::Active,
        "registered in time, it goes on as everybody: 沪医保规〔2025〕8号",
    ),
    (
        "今 2027-06-20 天津 灵活 交 ..2026-03 交 2026-08@2026-08-10",
        "2027-03-01",
        Mark::Suspended,
        "one month paid: the wait never ended, whenever cover stops there",
    ),
    (
        "今 2027-06-20 福建 灵活 交 ..2026-06 交 2026-11@2026-11-10",
        "2027-02-01",
        Mark::Unknown,
        "half is paid during the wait, and nobody says when that stops",
    ),
    (
        "今 2026-11-22 上海 退休",
        "2026-11-22",
        Mark::Unknown,
        "nothing was told of the years paid, not that there were none",
    ),
    (
        "今 2026-11-22 上海 单位 ..2026-08 上海 退休 2026-09.. 年限 5 交 2024-09..2026-08 退休获批@2026-09-10",
        "2026-11-22",
        Mark::Unknown,
        "seven years told, fifteen needed: approved all the same, or the years are wrong",
    ),
    (
        "今 2026-11-22 上海 单位 2026-12.. 交 2026-12@2026-12-10",
        "2027-03-01",
        Mark::Active,
        "what is planned to begin goes on",
    ),
    (
        "今 2026-11-22 福建 居民 ..2026-08 福建 学生 2026-09.. 交 ..2024 交 2027@2026-09-10 入学@2026-09-01",
        "2026-10-01",
        Mark::Lapsed,
        "闽医保〔2025〕3号: first-year students insured without a break only",
    ),
    (
        "今 2026-11-22 福建 居民 ..2026-08 福建 学生 2026-09.. 交 ..2026 交 2027@2026-09-10 入学@2026-09-01",
        "2026-10-01",
        Mark::Active,
        "unbroken",
    ),
    (
        "今 2026-11-22 长沙 失业",
        "2026-11-22",
        Mark::Unknown,
        "whether months of unemployment benefit count is not known there, also without premiums of one's own",
    ),
    (
        "今 2026-11-22 长沙 退休 退休获批",
        "2026-11-22",
        Mark::Active,
        "社会保险法 art. 27: retired with enough years, benefits go on",
    ),
    (
        "今 2028-11-22 上海 退休 退休获批@2016-01-01 年限 30",
        "2028-11-22",
        Mark::Active,
        "by the month after approval at the latest",
    ),
    (
        "今 2026-11-22 广州 学生 2026-03.. 交 2026@2026-06-30 入学@2026-03-01",
        "2026-03-01",
        Mark::MadeUp,
        "a spring student who has paid by 30 June is covered from enrolment",
    ),
    (
        "今 2026-11-22 广州 学生 2026-03.. 交 2026@2026-07-01 入学@2026-03-01",
        "2026-03-01",
        Mark::Claimable,
        "paid a day later nothing reaches back",
    ),
    (
        "今 2026-01-31 南京 学生 ..2025-06 南京 居民 2025-07.. 交 ..2024 交 2026@2025-11-01 毕业@2025-07-01",
        "2026-01-15",
        Mark::Active,
        "南京 2025: who graduated that year does not wait, and loses nothing by paying in the window",
    ),
    (
        "今 2030-02-20 宿迁 居民 2029-01.. 交 2030@2029-10-01 交 2029@2029-11-01",
        "2030-02-10",
        Mark::Active,
        "paying the next year first makes nobody one who missed years: the wait is that of the year paid after it",
    ),
    (
        "今 2025-12-20 重庆 居民 2025-01.. 交 2025@2025-10-05",
        "2025-11-15",
        Mark::NotEnrolled,
        "none is taken after 30 September, from whoever was never insured either: nothing is waited for",
    ),
    (
        "今 2041-08-31 天津 灵活 2039-01..2041-08 交 2039-01..2039-07 交 3个月@2039-11-01 交 2039-11@2039-11-01 交 2039-12@2039-12-01 交 2040-01@2040-01-01 交 2040-04@2040-04-01 交 2个月@2040-05-01 交 2040-05@2040-05-01 交 2040-06..2041-03 交 2041-07@2041-07-01 交 3个月@2041-08-01 交 2041-08@2041-08-01",
        "2041-08-15",
        Mark::Unknown,
        "perhaps covered since July: making up the gap in August does not turn that into a wait",
    ),
    (
        "今 2039-08-31 武汉 灵活 2039-01..2039-04 武汉 单位 2039-05..2039-05 武汉 灵活 2039-06..2039-06 武汉 单位 2039-07..2039-08 交 2039-01..2039-08 离职@2039-06-01",
        "2039-07-01",
        Mark::Active,
        "six months paid without a gap: hired and gone again in between, they are not counted anew",
    ),
    (
        "今 2039-08-31 武汉 灵活 2039-01..2039-04 武汉 单位 2039-05..2039-05 武汉 灵活 2039-06..2039-06 武汉 单位 2039-07..2039-08 交 2039-01..2039-08 离职@2039-06-01",
        "2039-05-15",
        Mark::Unknown,
        "hired while waiting as one who pays alone: nobody says how long employees of 武汉 wait",
    ),
    (
        "今 2039-08-31 武汉 灵活 2039-01..2039-04 武汉 单位 2039-05..2039-05 武汉 灵活 2039-06..2039-06 武汉 单位 2039-07..2039-08 交 2039-01..2039-05 交 2039-07..2039-08 离职@2039-06-01",
        "2039-08-15",
        Mark::Unknown,
        "nobody says whether the missed June begins the wait anew, nor how long an employee then waits: the sixth premium ends nothing",
    ),
    (
        "今 2039-11-30 合肥 单位 2039-01..2039-04 合肥 灵活 2039-05..2039-06 合肥 单位 2039-07..2039-07 合肥 灵活 2039-08..2039-11 交 2039-01@2039-01-01 交 2个月@2039-04-01 交 2039-05@2039-05-01 交 2039-07@2039-07-01 交 2039-08@2039-08-01 交 1个月@2039-10-01 交 2039-10@2039-10-01 交 2039-11@2039-11-01 离职@2039-05-01 离职@2039-08-01",
        "2039-11-15",
        Mark::Unknown,
        "perhaps covered before September was missed: the count that may begin anew does not make a wait of that",
    ),
    (
        "今 2043-04-30 上海 灵活 2043-01..2043-01 上海 单位 2043-02..2043-04 交 2043-01@2043-01-01 交 1个月@2043-03-01 交 2043-04@2043-04-01",
        "2043-04-01",
        Mark::Waiting,
        "cover that was to begin on the 15th does not begin on the 1st because a month is missed",
    ),
];

#[test]
fn the_state_of_a_day() {
    for &(line, on, mark, why) in STATES {
        let span = run_line(line, None)
            .fund_on(day(on), None)
            .expect("within the record");
        assert_eq!(span.state, mark, "{line} on {on}: {why}");
    }
}

/// A case, the day its fund pays from after the last gap, and why.
const USABLE: &[(&str, &str, &str)] = &[
    (
        "今 2027-06-20 上海 灵活 交 ..2026-03 交 2026-08@2026-08-01 交 2026-09 交 2026-11@2026-11-01 交 2026-12..2027-06",
        "2027-05-01",
        "沪医保规〔2025〕7号: a month missed during the wait begins it again; the gap of one month is not a short one",
    ),
    (
        "今 2027-01-10 烟台 单位 交 ..2026-03 交 2026-07@2026-07-10 交 2026-08 交 2026-10@2026-10-10 交 2026-11..2027-01",
        "2027-01-01",
        "three months in a row: October to December",
    ),
    (
        "今 2027-01-10 青岛 灵活 交 ..2026-03 交 2026-08@2026-08-10 交 2026-10@2026-10-10 交 2026-11..2027-01",
        "2027-01-01",
        "what a missed month does is not known there; counted anew the wait is over by January",
    ),
    (
        "今 2027-05-20 武汉 灵活 交 ..2026-01 交 2026-04..2026-05 交 2026-08@2026-08-05 交 2026-09..2027-05",
        "2027-02-01",
        "four unpaid months in a year are long, whatever was in doubt after the first two: six months paid from August",
    ),
    (
        "今 2027-12-20 武汉 单位 ..2026-03 武汉 灵活 2026-04.. 离职@2026-03-31 交 ..2026-03 交 2026-11@2026-11-10 交 2026-12 交 2027-02@2027-02-10 交 2027-03..2027-12",
        "2027-08-01",
        "six months paid after leaving a unit; a month missed meanwhile begins them again at worst, and ends them never",
    ),
];

/// A case, its months, and why they are so.
const MONTHS: &[(&str, &str, &str)] = &[
    (
        "今 2026-05-20 大连 单位 2026-03.. 交 2026-03@2026-03-10 交 2026-04..2026-05",
        "2026-03 补享 享 享",
        "a first premium counts from the first of its month, and the days before it can be claimed",
    ),
    (
        "今 2026-08-10 济南 单位 ..2026-03 青岛 单位 2026-06.. 交 ..2026-03 交 2026-04..2026-05@2026-06-10 交 2026-06..2026-08",
        "2026-03 享 享 补 补享",
        "医保办发〔2021〕43号: the gap is paid where one has moved to, whatever the old place said of it meanwhile",
    ),
    (
        "今 2026-09-20 石家庄 单位 交 ..2026-03 交 2026-04..2026-08@2026-09-10 交 2026-09",
        "2026-04 补 补 补 补 补 补疑",
        "when cover stops is not known there; covered still, or made up: paid either way",
    ),
    (
        "今 2026-07-20 武汉 单位 交 ..2026-03 交 2026-04..2026-06@2026-07-10 交 2026-07",
        "2026-04 补 补 补 补疑",
        "the same",
    ),
    (
        "今 2026-08-20 重庆 单位 交 ..2026-03 交 2026-06@2026-06-01 交 2026-04..2026-05@2026-07-10 交 2026-07..2026-08",
        "2026-05 补 补 补疑 享",
        "not made up, when cover is back is not said; made up in July it is by August: paid for until the tenth, and in doubt after it",
    ),
    (
        "今 2026-01-20 广西 居民 交 ..2024 交 2026@2026-01-02",
        "2026-01 停等 等 等 疑 享",
        "whoever missed 2025 waits three months in the window and after it: that its end is not known leaves nothing open",
    ),
    (
        "今 2026-09-10 济宁 单位 ..2026-03 济宁 居民 2026-08.. 交 ..2026-03 交 2026@2026-08-10",
        "2026-08 停等 等 等 疑 享 享 享",
        "too late from the employee scheme one waits three months, once: not again with every year that is paid",
    ),
    (
        "今 2023-04-20 福州 灵活 交 ..2022-12 交 2023-01..2023-12@2023-02-10",
        "2022-12 享 享 享 享 享",
        "paid by the day set for the year is paid in time: there is no gap, whatever the rules on gaps were in 2023",
    ),
];

#[test]
fn the_months_of_a_case() {
    for &(line, months, why) in MONTHS {
        let (first, expected) = months.split_once(' ').expect("a month and its words");
        let count = expected.split(' ').count();
        let shown = common::marks(&run_line(line, None), first, count);
        assert_eq!(shown, expected, "{line}: {why}");
    }
}

#[test]
fn the_first_day_that_is_certain() {
    for &(line, from, why) in USABLE {
        let shelf = common::shelf();
        let last_return = common::case(line, &shelf);
        let timeline = run_line(line, None);
        let waited = timeline
            .fund
            .iter()
            .rev()
            .find(|span| span.state != Mark::Active);
        let waited = waited.expect("there was a gap").to;
        assert!(waited < last_return.as_of, "{line}: {waited}: {why}");
        let usable = yibao::calendar::plus_days(waited, 1).to_string();
        assert_eq!(usable, from, "{line}: {why}");
    }
}

#[test]
fn who_draws_benefit_pays_nothing_by_going_on() {
    let line = "今 2026-11-22 长沙 单位 ..2026-10 长沙 失业 2026-11.. 交 ..2026-10";
    let span = run_line(line, None)
        .fund_on(day("2027-03-01"), None)
        .expect("within the record");
    assert_ne!(
        span.state,
        Mark::Active,
        "no source says that benefit months count there"
    );
}

#[test]
fn today_rests_on_what_has_arrived() {
    let mut shelf = common::shelf();
    let line = "今 2026-11-22 北京 单位 交 ..2026-10";
    let case = common::case(line, &shelf);
    let rules = common::rules(&case, &mut shelf);
    let verdict = answer(&rules, &case.facts()).expect("a place").verdict;
    let now = verdict.now.expect("within the record").state;
    assert_eq!(
        now,
        Mark::Unknown,
        "November is not paid, and when 北京 stops is not known"
    );
}

/// The last day before each alarm of a line, or the day itself where it is an earlier one.
fn alarms(line: &str) -> Vec<String> {
    let mut shelf = common::shelf();
    let case = common::case(line, &shelf);
    let rules = common::rules(&case, &mut shelf);
    let answer = answer(&rules, &case.facts()).expect("a place");
    answer
        .alarms
        .iter()
        .map(|alarm| alarm.other.to_string())
        .collect()
}

#[test]
fn only_dates_that_move_the_fund_raise_an_alarm() {
    for line in [
        "今 2026-11-22 武汉 单位 交 ..2026-10 激活 绑定@2026-09-18",
        "今 2026-11-22 南昌 灵活 交 ..2026-07 激活 绑定@2026-08-21",
    ] {
        assert_eq!(
            alarms(line),
            Vec::<String>::new(),
            "{line}: binding changes no benefits"
        );
    }
}

#[test]
fn an_alarm_names_the_day_that_the_payment_gives() {
    // 阜新: paid by 30 December, from 1 January; whoever is covered until then anyway gains nothing on the day of payment.
    let line = "今 2026-01-25 阜新 居民 交 ..2025 交 2026@2026-01-20";
    let mut shelf = common::shelf();
    let case = common::case(line, &shelf);
    let rules = common::rules(&case, &mut shelf);
    let alarms = answer(&rules, &case.facts()).expect("a place").alarms;
    let named = alarms.iter().map(|alarm| (alarm.other, alarm.instead));
    assert_eq!(
        named.collect::<Vec<_>>(),
        [(day("2025-12-30"), Usable::From(day("2026-01-01")))]
    );
}

#[test]
fn nobody_is_told_to_ask_about_what_cannot_be_made_up() {
    // 广州: flexible workers cannot make up at all, so what a gap costs is nobody's to pay (employee.md §2).
    let line = "今 2026-11-22 广州 灵活 交 ..2026-08";
    let span = run_line(line, None)
        .fund_on(day("2026-11-01"), None)
        .expect("within the record");
    let Reason::Unpaid { claim, .. } = span.why.reason else {
        panic!("{:?}", span.why)
    };
    assert_eq!(claim, Claim::Never);
}

#[test]
fn a_parent_is_told_the_last_day_that_counts() {
    // 江西: within 90 days of birth; 10 December and 90 days, the day of birth counted, end on 9 March.
    let line = "今 2026-03-20 江西 新生儿 2025-12.. 生 2025-12-10 交 2026@2026-02-01";
    assert_eq!(alarms(line), ["2026-03-10"]);
}

/// What an answer shows on a day, uncertain dates considered.
fn shown(line: &str, on: &str) -> (Mark, Light) {
    let mut shelf = common::shelf();
    let case = common::case(line, &shelf);
    let rules = common::rules(&case, &mut shelf);
    let record = answer(&rules, &case.facts()).expect("a place").go_on;
    let fund = record.fund_on(day(on), None).expect("within the record");
    let mut family = record.side_in(Line::Family, Month::of(day(on)));
    let family = family.find(|span| span.to >= day(on));
    (fund.state, family.expect("within the record").state)
}

#[test]
fn a_date_is_no_surer_than_it_was_told() {
    let untold = None;
    for (line, on, fund, family) in [
        (
            "今 2026-01-20 江西 新生儿 2025-12.. 生 2025-12 交 2025@2026-01-15 激活 绑定@2025-12-01..2026-01-10",
            "2025-12-20",
            Mark::Unknown,
            Some(Light::Unknown),
        ),
        (
            "今 2026-01-20 江西 新生儿 2025-12.. 生 2025-12 交 2025@2026-01-15 激活 绑定@2025-12-01..2026-01-10",
            "2026-01-16",
            Mark::Active,
            Some(Light::On),
        ),
        // 长沙: made up by 31 October it is paid for afterwards, a day later it is not.
        (
            "今 2026-11-21 长沙 灵活 交 ..2026-06 交 2026-07..2026-09@2026-10-20..2026-11-10 交 2026-10..2026-11",
            "2026-08-15",
            Mark::Unknown,
            untold,
        ),
    ] {
        let (seen, light) = shown(line, on);
        assert_eq!(seen, fund, "{line} on {on}");
        assert!(
            family.is_none_or(|family| light == family),
            "{line} on {on}: {light:?}"
        );
    }
}

#[test]
fn a_day_in_doubt_is_in_doubt_only_where_that_matters() {
    for (line, on, fund) in [
        // 深圳: a year is paid from the September before it; in October or November it counts from the next month.
        (
            "今 2026-11-22 深圳 居民 交 ..2025 交 2026@?",
            "2026-12-01",
            Mark::Active,
        ),
        // The first month at a new place does not pay, whatever day it was paid on.
        (
            "今 2026-11-22 长沙 单位 ..2026-07 上海 单位 2026-11.. 交 ..2026-07 交 2026-11",
            "2026-11-22",
            Mark::Waiting,
        ),
        // What is not known afterwards is not known before either.
        (
            "今 2026-11-22 天津 单位 2026-08.. 交 2026-08@?",
            "2026-08-15",
            Mark::Unknown,
        ),
        // Three months, the oldest unpaid, are August to October (design §3).
        (
            "今 2026-11-22 长沙 灵活 交 ..2026-07 交 3个月@2026-11-10 交 2026-11",
            "2026-11-05",
            Mark::MadeUp,
        ),
    ] {
        assert_eq!(shown(line, on).0, fund, "{line} on {on}");
    }
}

#[test]
fn what_is_already_paid_does_not_last_on_what_is_only_planned() {
    // Paid to July, the rest to be paid on 3 December: until then nothing lasts.
    let mut shelf = common::shelf();
    let line = "今 2026-11-22 长沙 灵活 交 ..2026-07 交 2026-08..2026-12@2026-12-03";
    let case = common::case(line, &shelf);
    let rules = common::rules(&case, &mut shelf);
    let answer = answer(&rules, &case.facts()).expect("a place");
    let may = answer.planned.fund_on(day("2027-01-15"), None);
    assert_eq!(may.expect("within the record").state, Mark::Active);
    assert_eq!(answer.verdict.until, None);
}
