//! What is not known here: what other regions say, and the one question for 12393 that settles it, built from this
//! person's facts.

mod find_out;
mod plain;

pub use find_out::{FindOut, find_out};
use plain::{Way, way};
pub(super) use plain::{plain_question, plain_year_question};

use super::Report;
use super::told::{self, Before, Gap, MadeUp, Retired, Told};
use super::words;
use crate::calendar::Month;
use crate::engine::{Extent, Measure, Range, UnknownPoint};
use crate::i18n::Lang;
use crate::policy::{NATION, RegionBlock, Rules, SlotId};

/// An unknown in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What is not known.
    pub topic: &'static str,
    /// What the regions that know say. Never a verdict.
    pub range: Option<String>,
    /// What to ask at 12393.
    pub question: String,
    /// The same in Chinese, where it is not: who answers there speaks no other language.
    pub chinese: Option<String>,
}

/// The unknowns that leave days open up to a month, in the order of those days.
pub fn doubts(lang: Lang, report: &Report, up_to: Month) -> Vec<Doubt> {
    let seen = report
        .unknowns()
        .filter(|(point, _)| Month::of(point.from) <= up_to);
    let all = seen.map(|(point, range)| Doubt {
        topic: words::topic(lang, point.slot),
        range: range.map(|range| range_text(lang, range)),
        question: question(lang, report, point),
        chinese: (lang != Lang::Zh).then(|| question(Lang::Zh, report, point)),
    });
    let mut doubts: Vec<Doubt> = Vec::new();
    for doubt in all {
        // Two parameters can come down to the same question.
        if !doubts.iter().any(|other| other.question == doubt.question) {
            doubts.push(doubt);
        }
    }
    doubts
}

fn range_text(lang: Lang, range: Range) -> String {
    let (early, late) = (lang.day(range.earliest), lang.day(range.latest));
    let says = match (range.measure, early == late) {
        (Measure::UsableFrom, true) => lang.range_usable_same(range.regions, early),
        (Measure::GoesOn, true) => lang.range_goes_on(range.regions, early),
        (Measure::UsableFrom | Measure::GoesOn, false) => {
            lang.range_usable(range.regions, early, late)
        }
        (Measure::CoveredUntil, true) => lang.range_until_same(range.regions, early),
        (Measure::CoveredUntil, false) => lang.range_until(range.regions, early, late),
    };
    match range.extent {
        Extent::Full => says,
        Extent::Part => lang.range_partly(says),
    }
}

/// The question for 12393 that settles an unknown. What is not certain of this person is left out of it.
pub(super) fn question(lang: Lang, report: &Report, point: &UnknownPoint) -> String {
    let place = match report.rules.get(usize::from(point.place)) {
        Some(rules) => asked_at(lang, report, rules),
        None => String::new(),
    };
    let place = place.as_str();
    let who = report.called(lang);
    match point.slot {
        SlotId::EmployeeStop
        | SlotId::EmployeeFirst
        | SlotId::EmployeeFirstMeans
        | SlotId::EmployeeLatePayment
        | SlotId::EmployeeGap
        | SlotId::EmployeeShort
        | SlotId::EmployeeShortUnpaid
        | SlotId::EmployeeShortCosts
        | SlotId::EmployeeLong
        | SlotId::EmployeeLongUnpaid
        | SlotId::EmployeeLongCosts
        | SlotId::ToEmployeeTransfer
        | SlotId::ToEmployeeResident => employee_question(lang, report, place, point),
        SlotId::EmployeeLifetime | SlotId::EmployeeLifetimeStart => match told::retired(report) {
            Some(Retired::On(day)) => lang.question_lifetime(lang.day(day), place),
            Some(Retired::In(month)) => lang.question_lifetime(lang.month(month), place),
            None => plain_question(lang, place, who, point.slot),
        },
        SlotId::ResidentWindow
        | SlotId::ResidentFixedWait
        | SlotId::ResidentMoreYears
        | SlotId::ResidentInWindow
        | SlotId::ResidentFirstTimer
        | SlotId::ResidentLateYear => resident_question(lang, report, place, point),
        SlotId::NewbornTiers => match told::birth(report) {
            Some(birth) => lang.question_newborn(lang.day(birth), place),
            None => plain_question(lang, place, who, point.slot),
        },
        slot => match (way(lang, slot), told::about(report, point.since)) {
            (Some(Way::Employee(_)), Told::Back(gap)) => {
                return_question(lang, report, place, slot, gap)
            }
            _ => plain_question(lang, place, who, slot),
        },
    }
}

/// What somebody on the phone calls the place: nobody pays to the nation. In English it is spelled as it sounds.
pub(super) fn asked_at(lang: Lang, report: &Report, rules: &Rules) -> String {
    if is_nation(rules) {
        lang.question_here().to_owned()
    } else {
        report.spelled(lang, rules)
    }
}

/// The same where only rules are looked at.
pub(super) fn asked_of(lang: Lang, rules: &Rules) -> &str {
    if is_nation(rules) {
        lang.question_here()
    } else {
        &rules.place
    }
}

fn is_nation(rules: &Rules) -> bool {
    let is_it = |region: &RegionBlock| region.code == NATION && region.name == rules.place;
    rules.chain.iter().any(|pack| is_it(&pack.region))
}

fn place(lang: Lang, report: &Report, place: u8) -> String {
    let rules = report.rules.get(usize::from(place));
    rules.map_or_else(String::new, |rules| report.spelled(lang, rules))
}

/// About the employee scheme: from the premium, or the unpaid month, that the unknown goes back to.
fn employee_question(lang: Lang, report: &Report, place: &str, point: &UnknownPoint) -> String {
    let who = report.called(lang);
    match told::about(report, point.since) {
        Told::First {
            month,
            after_resident,
        } => match (point.slot, after_resident) {
            (SlotId::EmployeeLatePayment, _) => lang.question_late_payment(who, place),
            (_, Before::Resident) => lang.question_after_resident(who, lang.month(month), place),
            (_, Before::Nothing) => lang.question_first(who, lang.month(month), place),
        },
        Told::Back(gap) => return_question(lang, report, place, point.slot, gap),
        Told::Stopped { last } => {
            let last = lang.month(last);
            match point.slot {
                SlotId::EmployeeStop => lang.question_stop(who, place, last),
                SlotId::EmployeeGap => lang.question_gap_open(who, place, last),
                SlotId::EmployeeShortCosts | SlotId::EmployeeLongCosts => {
                    lang.question_costs(who, place, last)
                }
                slot => plain_question(lang, place, who, slot),
            }
        }
        Told::Nothing => plain_question(lang, place, who, point.slot),
    }
}

/// About a premium that ended a gap.
fn return_question(lang: Lang, report: &Report, place: &str, slot: SlotId, gap: Gap) -> String {
    let who = report.called(lang);
    let paid_in = lang.month(gap.paid_in);
    if let Some(from) = gap.moved_from {
        let from = self::place(lang, report, from);
        return lang.question_moved(who, from, place, gap.months, paid_in);
    }
    let made_up = match gap.made_up {
        MadeUp::Nothing => lang.question_not_made_up(),
        MadeUp::Part => lang.question_part_made_up(),
        MadeUp::All => lang.question_all_made_up(),
    };
    match (slot, gap.made_up) {
        (SlotId::EmployeeStop, _) => lang.question_stop_untold(who, place),
        (SlotId::EmployeeLatePayment, _) => lang.question_late_payment(who, place),
        (SlotId::EmployeeGap, _) => {
            lang.question_return_gap(who, place, gap.months, paid_in, made_up)
        }
        (_, MadeUp::All) => lang.question_return_made_up(who, place, gap.months, paid_in),
        _ => lang.question_return(who, place, gap.months, paid_in, made_up),
    }
}

/// About the premium of the year in which days are open; only a day somebody named is named.
fn resident_question(lang: Lang, report: &Report, place: &str, point: &UnknownPoint) -> String {
    let calendar = report.years(point.place);
    let wanted = calendar.of(point.from);
    let year = words::year_name(lang, calendar, wanted);
    let plain = || plain_question(lang, place, report.called(lang), point.slot);
    match (point.slot, told::year_paid(report, wanted)) {
        (SlotId::ResidentLateYear | SlotId::ResidentMoreYears, _) => plain(),
        (SlotId::ResidentInWindow, Some(day)) => {
            lang.question_in_window(lang.day(day), place, year)
        }
        (SlotId::ResidentFirstTimer, Some(day)) => {
            lang.question_first_timer(lang.day(day), place, year)
        }
        (_, Some(day)) => lang.question_resident(lang.day(day), place, year),
        (slot, None) => plain_year_question(lang, place, &year, slot).unwrap_or_else(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_day;
    use crate::case::Case;
    use crate::policy::Shelf;

    fn report(line: &str) -> Report {
        let mut shelf = Shelf::built_in().unwrap();
        let line = format!("今 2026-11-22 {line}");
        let today = parse_day("2026-11-22").unwrap();
        let case = Case::read_line(&line, shelf.index(), today).unwrap();
        Report::of(case, &mut shelf, None).unwrap()
    }

    fn asked(lang: Lang, report: &Report, slot: SlotId) -> String {
        let day = parse_day("2026-08-01").unwrap();
        let point = UnknownPoint {
            slot,
            since: day,
            place: 0,
            from: day,
            by: None,
        };
        question(lang, report, &point)
    }

    /// Every parameter has a question of its own that asks for a day, a length, a number or a yes, and names the place.
    #[test]
    fn every_parameter_has_a_question() {
        let asks = [
            "哪天",
            "哪一年",
            "哪个月",
            "多久",
            "几",
            "吗",
            "多少",
            "什么",
            "怎么",
            "能不能",
            "谁",
            "划不划",
            "算不算",
            "要不要",
        ];
        for line in [
            "长沙 灵活 交 ..2026-07",
            "长沙 灵活 交 2026-07@?",
            "长沙 居民 交 ..2024",
        ] {
            let report = report(line);
            for slot in SlotId::ALL {
                let text = asked(Lang::Zh, &report, *slot);
                assert!(text.contains("长沙"), "{slot:?}: {text}");
                assert!(text.ends_with('？'), "{slot:?}: {text}");
                assert!(
                    asks.iter().any(|ask| text.contains(ask)),
                    "{slot:?}: {text}"
                );
                let english = asked(Lang::En, &report, *slot);
                assert!(
                    english.ends_with('?') && english.contains("Changsha"),
                    "{slot:?}: {english}"
                );
            }
        }
    }

    /// What a question has to ask for so that its answer settles the unknown.
    #[test]
    fn a_question_asks_for_what_is_not_known() {
        let report = report("长沙 灵活 交 ..2026-07");
        for (slot, asks) in [
            (SlotId::EmployeeStop, "最晚能报销到哪天"),
            (SlotId::EmployeeGap, "断多久以内补上"),
            (SlotId::EmployeeShort, "断得不久、补上了，从哪天起能报销"),
            (
                SlotId::EmployeeShortUnpaid,
                "断得不久、没有补，从哪天起能报销",
            ),
            (SlotId::EmployeeShortCosts, "看病的钱能报吗"),
            (SlotId::EmployeeLatePayment, "按到账的月份算"),
            (SlotId::ToEmployeeTransfer, "转到长沙"),
            (
                SlotId::ToResidentDischarged,
                "退伍后，多久以内交长沙的居民医保不用等",
            ),
            (SlotId::ToResidentNewStudent, "刚入学的新生"),
            (SlotId::ToEmployeeLeftUnit, "职工医保不用等"),
            (SlotId::NewbornFeeFree, "能免交几年"),
            (SlotId::NewbornCrossYear, "要交几年"),
            (SlotId::ResidentLateYear, "算不算断保"),
            (SlotId::ResidentInWindow, "上一年没有交"),
            (SlotId::EmployeeLifetime, "交满多少年"),
            (SlotId::FamilyBind, "什么时候能用"),
        ] {
            let text = asked(Lang::Zh, &report, slot);
            assert!(text.contains(asks), "{slot:?}: {text}");
        }
    }

    /// Questions are built of what was told, and of nothing else.
    #[test]
    fn a_question_tells_this_persons_facts() {
        for (line, has, has_not) in [
            (
                "长沙 灵活 交 ..2026-07 交 2026-08..2026-10@2026-12-01 交 2026-11",
                "断缴3个月，2026年11月又交上了，断的月份没有补，从哪天起能报销？",
                "最晚",
            ),
            (
                "深圳 单位 交 ..2026-08",
                "断多久以内补上",
                "最晚能报销到哪天",
            ),
            (
                "上海 单位 ..2026-06 银川 单位 2026-11.. 交 ..2026-06 交 2026-11@2026-11-10",
                "从上海转到银川",
                "第一次交",
            ),
            (
                "天津 灵活 2024-08.. 交 2024-08..2025-12 交 2026-01..2026-02@2026-03-10 交 2026-03..2026-07 交 2026-11@2026-11-10",
                "断缴3个月，2026年11月又交上了",
                "2026年3月都补上了",
            ),
            (
                "天津 灵活 交 ..2026-05 交 2026-11@?",
                "从哪天起能报销",
                "2026年11月",
            ),
            ("银川 退休 年限 30 交 ..2026-03", "终身享受", "日退休"),
        ] {
            let report = report(line);
            let all: String = doubts(Lang::Zh, &report, report.answer.shown_to())
                .into_iter()
                .map(|doubt| doubt.question)
                .collect();
            assert!(all.contains(has), "{line}: {all}");
            assert!(!all.contains(has_not), "{line}: {all}");
        }
    }
}
