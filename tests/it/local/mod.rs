//! Local answers below the faces: what they decide, how they are written and read, and what a maintainer adopts.

mod files;
mod words;

use proptest::prelude::*;

use crate::common;
use yibao::check::check_told;
use yibao::engine::{Line, Position};
use yibao::i18n::Lang;
use yibao::policy::{
    Code, Identity, LocalAnswer, LocalValue, Shelf, Since, SlotId, Text, ToldBy, is_fragment,
    local_toml, read_local,
};
use yibao::report::{Heard, Report, local_questions, plain_months, propose, read_value};

fn value(slot: SlotId, toml: &str) -> LocalValue {
    LocalValue::read(slot, toml).unwrap_or_else(|problems| panic!("{slot:?} {toml}: {problems:?}"))
}

fn answer(region: &str, slot: SlotId, toml: &str, who: &[Identity]) -> LocalAnswer {
    LocalAnswer::new(
        region,
        who,
        value(slot, toml),
        ToldBy::Hotline,
        common::day("2026-11-21"),
    )
}

fn marks(shelf: &mut Shelf, line: &str, first: &str, count: usize) -> String {
    let case = common::case(line, shelf);
    let report = Report::of(case, shelf, None).expect("the packs read");
    common::marks(&report.answer.go_on, first, count)
}

/// 长沙, three months unpaid and not made up: the province's answers do not say when cover is back.
const UNKNOWN: &str = "今 2026-11-22 长沙 灵活 交 ..2026-07 交 2026-11@2026-11-10";

#[test]
fn an_answer_decides_what_nobody_knew() {
    let mut shelf = common::shelf();
    assert_eq!(marks(&mut shelf, UNKNOWN, "2026-10", 3), "追 追疑 疑");
    let told = answer(
        "430100",
        SlotId::EmployeeShortUnpaid,
        "\"next-month\"",
        &[Identity::Flexible],
    );
    shelf.tell(told).expect("it is one");
    assert_eq!(marks(&mut shelf, UNKNOWN, "2026-10", 3), "追 追等 享");
    // Somebody else was not asked about, and another place has not been told.
    let unit = UNKNOWN.replace("灵活", "单位");
    assert_eq!(marks(&mut shelf, &unit, "2026-10", 3), "追 追疑 疑");
    let elsewhere = UNKNOWN.replace("长沙", "株洲");
    assert_eq!(marks(&mut shelf, &elsewhere, "2026-10", 3), "追 追疑 疑");
    let told = answer(
        "430200",
        SlotId::EmployeeShortUnpaid,
        "\"payment-day\"",
        &[],
    );
    shelf.tell(told).expect("it is one");
    assert_eq!(marks(&mut shelf, &elsewhere, "2026-10", 3), "追 追享 享");
    assert_eq!(shelf.told().len(), 2);
    assert!(
        shelf.anew().told().is_empty(),
        "nothing told outlives a visit"
    );
}

#[test]
fn what_is_written_reads_back() {
    let shelf = common::shelf();
    let told = vec![
        answer(
            "430100",
            SlotId::EmployeeShortUnpaid,
            "\"next-month\"",
            &[Identity::Flexible],
        ),
        answer(
            "430200",
            SlotId::ResidentFixedWait,
            "{ n = 3, count = 'unknown' }",
            &[],
        ),
    ];
    let text = local_toml(&told);
    let read = read_local(
        "local.toml",
        &text,
        shelf.index(),
        common::day("2026-11-21"),
    );
    assert_eq!(read.as_ref(), Ok(&told), "{text}");
    let early = read_local(
        "local.toml",
        &text,
        shelf.index(),
        common::day("2026-11-20"),
    );
    let faulty = early.expect_err("that day is still to come");
    assert!(
        faulty
            .problems
            .iter()
            .all(|problem| problem.code == Code::P057),
        "{faulty:?}"
    );
}

/// A regulation that can be looked up is not put aside by what somebody heard, and what was heard is not hidden either.
#[test]
fn what_can_be_looked_up_stays() {
    let mut shelf = common::shelf();
    let line = "今 2026-11-22 上海 单位 交 ..2026-08";
    let before = marks(&mut shelf, line, "2026-09", 4);
    let told = answer("310000", SlotId::EmployeeStop, "{ months = 6 }", &[]);
    shelf.tell(told).expect("it is one");
    assert_eq!(marks(&mut shelf, line, "2026-09", 4), before);
    let case = common::case(line, &shelf);
    let report = Report::of(case, &mut shelf, None).expect("the packs read");
    let others = report.answer.alternatives.iter();
    let told = others.filter(|other| match other.position {
        Position::Reading(place, reading) => {
            let rules = &report.rules[usize::from(place)];
            let choices = &rules.readings()[usize::from(reading.0)].choices;
            choices.iter().any(|choice| rules.told(*choice).is_some())
        }
        Position::NewRuleForRunning => false,
    });
    assert_eq!(told.count(), 1);
    assert!(
        !report
            .local
            .iter()
            .any(yibao::report::LocalPart::takes_part)
    );
}

/// Of two answers the newer decides; the older stays possible. The same side corrects itself on the same day.
#[test]
fn the_newer_answer_decides() {
    let mut shelf = common::shelf();
    let slot = SlotId::EmployeeShortUnpaid;
    let older = LocalAnswer::new(
        "430100",
        &[],
        value(slot, "\"payment-day\""),
        ToldBy::Office,
        common::day("2026-11-20"),
    );
    shelf
        .tell(answer("430100", slot, "\"next-month\"", &[]))
        .expect("it is one");
    shelf.tell(older).expect("it is one");
    assert_eq!(marks(&mut shelf, UNKNOWN, "2026-11", 2), "追等 享");
    shelf
        .tell(answer("430100", slot, "\"second-month\"", &[]))
        .expect("it is one");
    assert_eq!(shelf.told().len(), 2);
    assert_eq!(marks(&mut shelf, UNKNOWN, "2026-11", 3), "追等 等 享");
    let undone = shelf.told()[1..].to_vec();
    shelf.set_told(undone);
    assert_eq!(marks(&mut shelf, UNKNOWN, "2026-11", 2), "追享 享");
}

/// Every month that comes out otherwise because of it says so, and no other.
#[test]
fn months_say_on_whose_word_they_rest() {
    let mut shelf = common::shelf();
    let report = |shelf: &mut Shelf| {
        let case = common::case(UNKNOWN, shelf);
        Report::of(case, shelf, None).expect("the packs read")
    };
    let before = report(&mut shelf);
    assert!(before.local.is_empty());
    shelf
        .tell(answer(
            "430100",
            SlotId::EmployeeShortUnpaid,
            "\"next-month\"",
            &[],
        ))
        .expect("it is one");
    let after = report(&mut shelf);
    for month in after.answer.go_on.months() {
        let marks = |report: &Report| {
            report
                .answer
                .go_on
                .marks_in(month, None)
                .collect::<Vec<_>>()
        };
        let differs = marks(&before) != marks(&after);
        let is_local = after.local_in(Line::Fund, month).next().is_some();
        assert!(!differs || is_local, "{month}");
        if month < common::month("2026-11") {
            assert!(!is_local, "{month}");
        }
    }
    let plain = plain_months(Lang::Zh, &after, common::month("2026-12"), 1);
    assert!(plain[0].note.contains("本地答复"), "{plain:?}");
}

/// A 疑 leads to its rule and the question; an answer in a clerk's words settles it.
#[test]
fn from_the_open_month_to_the_answer() {
    let mut shelf = common::shelf();
    let case = common::case(UNKNOWN, &shelf);
    let report = Report::of(case, &mut shelf, None).expect("the packs read");
    let ask = |month: Option<&str>| {
        let month = month.map(common::month);
        local_questions(Lang::Zh, &report, shelf.index(), Line::Fund, month)
    };
    assert_eq!(ask(Some("2026-06")), []);
    let questions = ask(Some("2026-12"));
    let [question] = questions.as_slice() else {
        panic!("{questions:?}");
    };
    assert_eq!(question.slot, SlotId::EmployeeShortUnpaid);
    assert_eq!(
        (question.region.as_str(), question.who),
        ("430100", Identity::Flexible)
    );
    assert!(
        question.question.contains("长沙") && question.settles > 12,
        "{question:?}"
    );
    assert_eq!(ask(None)[0].slot, question.slot);
    let today = common::day("2026-11-22");
    let told = Heard::of("12393: 次月, 2026-11-21").answer(Lang::Zh, question, today);
    shelf
        .tell(told.expect("it is understood"))
        .expect("it is one");
    assert_eq!(marks(&mut shelf, UNKNOWN, "2026-11", 2), "追等 享");
}

/// A maintainer who pastes the file into the pack of the place gets the same calendar; the file then adds nothing more.
#[test]
fn adopting_gives_the_same_calendar() {
    let mut shelf = common::shelf();
    let file = "430100-changsha.toml";
    let told = [
        answer(
            "430100",
            SlotId::EmployeeShortUnpaid,
            "\"next-month\"",
            &[Identity::Flexible],
        ),
        answer("430100", SlotId::EmployeeStop, "{ months = 6 }", &[]),
    ];
    let fragment = local_toml(&told);
    let day = common::day("2026-11-22");
    assert_eq!(shelf.adopt("local.toml", &fragment, day), Ok(2));
    let with = marks(&mut shelf, UNKNOWN, "2026-06", 24);
    assert_eq!(
        shelf.anew().told().len(),
        2,
        "what a file brought along stays"
    );
    let mut adopted = common::shelf();
    let pack = adopted.text(file).expect("it is there").to_owned();
    assert!(adopted.put("430100", file, &format!("{pack}\n{fragment}")));
    assert_eq!(marks(&mut adopted, UNKNOWN, "2026-06", 24), with);
    assert_eq!(adopted.adopt("local.toml", &fragment, day), Ok(2));
    assert_eq!(marks(&mut adopted, UNKNOWN, "2026-06", 24), with);
    let idle = check_told("local.toml", &fragment, &mut adopted, day);
    assert!(
        idle.findings
            .iter()
            .all(|found| found.problem.code == Code::P118)
    );
    assert_eq!(idle.findings.len(), 2, "{:?}", idle.findings);
}

/// A place nobody can be told anything of is refused.
#[test]
fn a_place_has_to_be_one() {
    let mut shelf = common::shelf();
    for region in ["000000", "999999", ""] {
        let told = answer(region, SlotId::EmployeeStop, "{ months = 1 }", &[]);
        let faulty = shelf.tell(told).expect_err(region);
        assert_eq!(faulty.problems[0].code, Code::P056);
    }
    let of_others = answer(
        "430100",
        SlotId::EmployeeStop,
        "{ months = 1 }",
        &[Identity::Student],
    );
    assert!(shelf.tell(of_others).is_err());
    assert!(shelf.told().is_empty());
}

fn any_answer() -> impl Strategy<Value = LocalAnswer> {
    let spoken = proptest::sample::select(SlotId::ALL).prop_filter_map("few words", |slot| {
        let examples = propose(Lang::Zh, slot);
        (!examples.is_empty()).then_some((slot, examples))
    });
    let value = spoken.prop_flat_map(|(slot, examples)| {
        proptest::sample::select(examples)
            .prop_map(move |words| read_value(Lang::Zh, slot, &words).expect("an example"))
    });
    let region = proptest::sample::select(vec!["430100", "430200", "310000", "110000"]);
    let who = proptest::sample::subsequence(Identity::ALL.to_vec(), 0..3);
    let by = proptest::sample::select(ToldBy::ALL.to_vec());
    let text = proptest::option::of("[ -~。，「」一-三\"\\\\]{1,12}");
    let dates = (
        0..700_i32,
        proptest::option::of(0..900_u32),
        proptest::bool::ANY,
    );
    (value, region, who, by, text, dates).prop_map(
        |(value, region, who, by, quote, (ago, to, dated))| {
            let day = |n: u32| yibao::calendar::plus_days(common::day("2024-06-01"), n);
            let slot = value.slot();
            let fits = |who: &Identity| slot.scheme().is_none_or(|scheme| scheme == who.scheme());
            let who: Vec<Identity> = who.into_iter().filter(fits).collect();
            let note = quote.clone().map(|en| Text { zh: en.clone(), en });
            let from = if dated {
                Since::Day(common::day("2024-01-01"))
            } else {
                Since::Unknown
            };
            LocalAnswer {
                from,
                to: to.map(|n| day(n + 1)),
                quote,
                note,
                ..LocalAnswer::new(region, &who, value, by, day(ago.unsigned_abs()))
            }
        },
    )
}

proptest! {
    #![proptest_config(common::cases(64))]

    /// Whatever is written reads back the same, in order.
    #[test]
    fn a_file_is_its_answers(mut answers in proptest::collection::vec(any_answer(), 0..6)) {
        let mut slots: Vec<_> = Vec::new();
        // The order of a file is the order of its statements; one rule at a time keeps it plain.
        answers.retain(|answer| {
            let is_new = !slots.contains(&answer.slot());
            slots.push(answer.slot());
            is_new
        });
        let text = local_toml(&answers);
        let index = common::shelf();
        let read = read_local("local.toml", &text, index.index(), common::day("2026-11-22"));
        prop_assert_eq!(read.as_ref(), Ok(&answers), "{}", text);
    }

    /// Nothing a file can say is a panic.
    #[test]
    fn any_text_is_read_or_refused(text in "(\\[\\[source\\]\\]|told = |\\{ by = |\"12393\"|region|=|\n|\\[\\[employee\\.stop\\]\\]|value = |[a-z0-9\\[\\]\\{\\}\" ]){0,40}") {
        let shelf = common::shelf();
        let _ = read_local("local.toml", &text, shelf.index(), common::day("2026-11-22"));
        let _ = is_fragment(&text);
    }

    #[test]
    fn any_words_are_read_or_refused(at in 0..SlotId::ALL.len(), words in "[0-9一二三十两个月天日年前后当次，到内断 a-z]{0,16}") {
        let slot = SlotId::ALL[at];
        if let Ok(value) = read_value(Lang::En, slot, &words) {
            prop_assert_eq!(LocalValue::read(slot, value.toml()), Ok(value));
        }
    }
}
