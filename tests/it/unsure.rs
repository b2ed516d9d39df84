//! Whoever does not remember is told why nothing is certain, the one thing to look up, where, and what to say on the phone; and
//! nothing is promised beside months that are to be asked about.

use yibao::i18n::Lang;
use yibao::interview::{Choice, Question};
use yibao::report::{
    KnownAs, Report, doubts, find_out, headline, next_step, plain_months, verdict,
};
use yibao::session::{Action, Page, Session};

use crate::common::{day, month};
use crate::interview::{told, type_date};

/// Goes on to the answer, and does not know whatever is asked beside this.
pub fn answered(place: &str, today: &str, choices: &[(Question, Choice)]) -> Session {
    let mut session = told(place, today, choices);
    while let Page::Ask(question) = session.page {
        if question == Question::Born {
            type_date(&mut session, "20251210");
        } else {
            session.update(Action::DontKnow);
        }
        assert_ne!(session.page, Page::Ask(question), "{question:?}");
    }
    session.update(Action::Review);
    assert_eq!(session.page, Page::Result);
    session
}

fn report(session: &Session) -> &Report {
    session.report.as_ref().expect("an answer")
}

#[test]
fn whoever_does_not_remember_has_one_thing_to_look_up() {
    use Choice::{ForNewborn, Resumed, SelfMonthly, Yearly};
    for (choices, first, asks) in [
        (
            &[(Question::Who, SelfMonthly)][..],
            "哪几个月交了",
            "哪几个月交了医保费",
        ),
        (
            &[(Question::Who, SelfMonthly), (Question::Story, Resumed)],
            "哪几个月交了",
            "哪几个月交了医保费",
        ),
        (
            &[(Question::Who, Yearly)],
            "哪几年交了",
            "最近三年哪几年交了",
        ),
        (
            &[(Question::Who, ForNewborn)],
            "宝宝参保了没有",
            "宝宝在长沙参保了没有",
        ),
    ] {
        let session = answered("changsha", "2026-01-20", choices);
        let report = report(&session);
        let found = find_out(Lang::Zh, report).unwrap_or_else(|| panic!("{choices:?}"));
        assert!(found.why.contains(first), "{choices:?}: {}", found.why);
        assert!(found.place.contains("缴费记录"), "{}", found.place);
        assert!(
            found.question.contains(asks),
            "{choices:?}: {}",
            found.question
        );
        let said = verdict(Lang::Zh, report);
        assert_eq!(said.now, "现在能不能报，还说不准。", "{choices:?}");
        let from = said.from.expect("from when");
        assert!(
            from.contains("您答「不清楚」的那几条"),
            "{choices:?}: {from}"
        );
        // What is promised hangs on what is not known.
        let next = next_step(Lang::Zh, report).expect("a next step");
        assert!(next.contains("先查缴费记录"), "{choices:?}: {next}");
        assert!(!next.contains("起能报"), "{choices:?}: {next}");
        let chinese = find_out(Lang::En, report).and_then(|found| found.chinese);
        assert_eq!(chinese, Some(found.question));
    }
}

/// Who remembers is not sent to look anything up.
#[test]
fn whoever_knows_has_nothing_to_look_up() {
    let choices = [
        (Question::Who, Choice::Unit),
        (Question::Story, Choice::Steady),
    ];
    let session = answered("changsha", "2026-11-21", &choices);
    assert_eq!(find_out(Lang::Zh, report(&session)), None);
}

/// To the rules somebody may be another than they say they are: on the phone they say what they know.
#[test]
fn whoever_is_not_retired_yet_does_not_say_flexible() {
    let choices = [
        (Question::Who, Choice::Retiree),
        (Question::Approved, Choice::No),
        (Question::Story, Choice::Stopped),
        (Question::PaidUntil, Choice::LastMonth),
    ];
    let session = answered("yinchuan", "2026-11-21", &choices);
    let report = report(&session);
    assert_eq!(report.known_as, KnownAs::NotRetiredYet);
    let asked: Vec<String> = doubts(Lang::Zh, report, report.answer.shown_to())
        .into_iter()
        .map(|doubt| doubt.question)
        .collect();
    assert!(
        asked.iter().any(|asked| asked.contains("退休手续还没办好")),
        "{asked:?}"
    );
    assert!(
        !asked.iter().any(|asked| asked.contains("灵活就业")),
        "{asked:?}"
    );
}

/// Who answers at 12393 speaks Chinese; who asks in English reads a place as it sounds.
#[test]
fn a_question_in_english_is_there_in_chinese_too() {
    let choices = [
        (Question::Who, Choice::SelfMonthly),
        (Question::Story, Choice::Steady),
    ];
    let session = answered("yinchuan", "2026-11-21", &choices);
    let report = report(&session);
    for (doubt, zh) in doubts(Lang::En, report, report.answer.shown_to())
        .into_iter()
        .zip(doubts(Lang::Zh, report, report.answer.shown_to()))
    {
        assert_eq!(doubt.chinese, Some(zh.question));
        assert!(doubt.question.contains("Yinchuan"), "{}", doubt.question);
        assert_eq!(zh.chinese, None);
    }
}

/// A child that is insured and has nothing activated: paid first, claimed by hand, and that stands in the first line; before
/// its birth it was not uninsured.
#[test]
fn a_child_is_born_before_it_is_insured() {
    let mut session = told(
        "nanchang",
        "2026-01-20",
        &[(Question::Who, Choice::ForNewborn)],
    );
    type_date(&mut session, "20251210");
    session.update(Action::Choose(0));
    type_date(&mut session, "20260115");
    assert_eq!(session.page, Page::Ask(Question::Activated));
    session.update(Action::Choose(1));
    session.update(Action::Choose(0));
    session.update(Action::Review);
    let report = report(&session);
    let now = headline(Lang::Zh, &report.answer).now;
    assert_eq!(now, "现在能报，但码和卡没激活：看病先自己付，再拿票据报。");
    assert_eq!(report.answer.as_of, day("2026-01-20"));
    let months = plain_months(Lang::Zh, report, month("2025-11"), 3);
    let words: Vec<&str> = months.iter().map(|month| month.word).collect();
    assert_eq!(words, ["还没出生", "补了能报", "能报"]);
}
