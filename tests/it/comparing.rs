//! What if, by keys: an answer is kept, others are changed, both are held against each other, and nothing is lost on the way.

use yibao::i18n::Lang;
use yibao::interview::{Choice, Kind, Question};
use yibao::session::{Notice, Page, Session};
use yibao::tui::{Key, KeyCode, action_for};

use crate::common::{day, shelf};

/// Presses keys as they are called in the footer; digits and letters as they are.
fn press(session: &mut Session, keys: &str) {
    for key in keys.split_whitespace() {
        let codes: Vec<KeyCode> = match key {
            "Enter" => vec![KeyCode::Enter],
            "Esc" => vec![KeyCode::Esc],
            "End" => vec![KeyCode::End],
            "Left" => vec![KeyCode::Left],
            "Right" => vec![KeyCode::Right],
            "Down" => vec![KeyCode::Down],
            "PgDn" => vec![KeyCode::PageDown],
            "F5" => vec![KeyCode::F(5)],
            "F7" => vec![KeyCode::F(7)],
            "F8" => vec![KeyCode::F(8)],
            "F9" => vec![KeyCode::F(9)],
            typed => typed.chars().map(KeyCode::Char).collect(),
        };
        for code in codes {
            let action = action_for(session, Key::plain(code));
            session.update(action.unwrap_or_else(|| panic!("{key} does nothing here")));
        }
    }
}

/// A flexible worker in Changsha, paid until June, everything paid up on 11 November, looking at the calendar.
const CALENDAR: &str = "changsha Enter 2 3 3 202606 Enter 1 1 11 Enter 1 1 Enter Enter";
/// From the calendar: what if it had been on 31 October.
const EARLIER: &str = "F7 5 2 20261031 Enter Enter";

fn visit(keys: &str) -> Session {
    let mut session = Session::new(shelf(), Lang::Zh, day("2026-11-21"));
    press(&mut session, CALENDAR);
    assert_eq!(session.page, Page::Calendar);
    press(&mut session, keys);
    session
}

/// All a visit is about: the page, what was answered, and the calendar with what is looked at in it.
fn state(session: &Session) -> (Page, String, String) {
    let rows = session.check_rows();
    let told: Vec<String> = rows.iter().map(|row| row.says.clone()).collect();
    let usable = session.report.as_ref().map(|report| report.answer.verdict);
    (
        session.page,
        told.join(" / "),
        format!("{:?} {usable:?}", session.view),
    )
}

/// The day a report says the fund is usable from, in one word.
fn usable(session: &Session) -> String {
    let report = session.report.as_ref().expect("an answer");
    format!("{:?}", report.answer.verdict.usable)
}

#[test]
fn a_change_is_held_against_the_answer_before() {
    let session = visit(EARLIER);
    assert_eq!(session.page, Page::Compare);
    let compared = session.compared().expect("two answers");
    let verdicts = [compared.a, compared.b].map(|report| report.answer.verdict.usable);
    assert_eq!(
        format!("{verdicts:?}"),
        "[From(2026-12-11), Now { since: 2026-10-31 }]"
    );
    let first = compared.comparison.first().expect("they part");
    assert_eq!(first.days.from().to_string(), "2026-08-01");
    assert_eq!(session.view.month.to_string(), "2026-08");
    assert_eq!(
        session.changes_text(3),
        "B 改了：这个月 改成 上个月；2026年11月11日 改成 2026年10月31日"
    );
    assert_eq!(session.changes_text(1), "B 改了2条：这个月 改成 上个月等");
}

/// Wherever somebody is when they have had enough of it: the answer kept is there again, as it was left.
#[test]
fn whatever_was_changed_the_answer_kept_comes_back_as_it_was() {
    for way in [
        // Nothing changed yet: the way back is the way out.
        "F7 Esc",
        "F7 F9",
        // Compared, and compared again after another change.
        "F7 5 2 20261031 Enter Enter F9",
        "F7 5 2 20261031 Enter Enter F7 8 2 End Enter F9",
        // From the list of answers, after a change.
        "F7 5 2 20261031 Enter F9",
        // Another place, another scheme; half of what that asks for.
        "F7 1 shanghai Enter F9",
        "F7 2 3 Esc F9",
        // The other calendar looked at on the way.
        "F7 5 2 20261031 Enter Enter Enter Right Down Esc F9",
        // Another comparison begun there.
        "F7 5 2 20261031 Enter Enter Enter F7 8 2 End Enter F9 Esc F9",
        // Changed, and changed back.
        "F7 8 2 8 1 End Enter F9",
        "F7 8 2 8 1 Esc",
        "F7 End Enter Right PgDn F9",
    ] {
        let mut session = visit("Right Right Down");
        let before = state(&session);
        press(&mut session, way);
        assert_eq!(state(&session), before, "{way}");
        assert!(!session.is_comparing(), "{way}");
        // And it can be begun anew.
        press(&mut session, EARLIER);
        assert_eq!(session.page, Page::Compare, "{way}");
    }
}

/// Going back from a comparison loses neither side.
#[test]
fn one_key_back_from_a_comparison_keeps_both() {
    let (calendar, check) = (Page::Result, Page::Check);
    for (way, page) in [
        ("Enter", calendar),
        ("Enter Esc", Page::Compare),
        ("Esc", check),
        ("F7", check),
        ("F7 End Enter", Page::Compare),
        ("Enter F5", check),
        ("Enter F5 End Enter", Page::Compare),
        // Changed: one step back is the last question, not the answer before.
        ("F7 Esc", Page::Ask(Question::Family)),
        ("F7 Esc 1 End Enter", Page::Compare),
    ] {
        let mut session = visit(EARLIER);
        press(&mut session, way);
        assert_eq!(session.page, page, "{way}");
        assert!(session.is_comparing(), "{way}");
        let told = session.path().told.day(Question::AgainDay);
        let told = told.map(|day| day.to_string());
        assert_eq!(told.as_deref(), Some("2026-10-31"), "{way}");
        if page == Page::Check {
            assert_eq!(session.notice, Notice::WhatIf, "{way}");
            assert_eq!(session.way_on(), "改好了，和原来的比一比", "{way}");
        } else if page == Page::Result {
            assert!(usable(&session).starts_with("Now"), "{way}");
        }
    }
}

#[test]
fn nothing_changed_is_said() {
    let session = visit("F7 End Enter");
    assert_eq!(session.page, Page::Compare);
    assert_eq!(session.changes_text(3), "B 还没有改，和 A 一样");
    let compared = session.compared().expect("two answers");
    assert_eq!(compared.comparison.differences, []);
}

/// What a change leaves out is named before anything is compared, and what it asks for is asked.
#[test]
fn another_scheme_asks_for_what_is_missing_first() {
    let mut session = visit("F7 2");
    let Kind::Choices(choices) = Question::Who.kind() else {
        panic!("a question with choices")
    };
    let yearly = choices.iter().position(|one| *one == Choice::Yearly);
    let digit = (yearly.expect("it is offered") + 1).to_string();
    press(&mut session, &digit);
    assert_eq!(session.page, Page::Ask(Question::ThisYear));
    press(&mut session, "Esc");
    assert!(matches!(session.notice, Notice::Dropped(_)));
    press(&mut session, "F9");
    assert_eq!(session.page, Page::Calendar);
    assert!(usable(&session).starts_with("From"), "{}", usable(&session));
}

/// Starting over forgets what was kept, too.
#[test]
fn starting_over_ends_the_comparison() {
    let mut session = visit(EARLIER);
    press(&mut session, "F8 F8");
    assert_eq!(session.page, Page::Ask(Question::Place));
    assert!(!session.is_comparing());
}

/// The months move and the text scrolls, neither of them beyond the record, and neither moves the other.
#[test]
fn the_two_calendars_are_walked_together() {
    for (keys, month, scroll) in [
        ("Right", "2026-09", 0),
        ("Left Left", "2026-06", 0),
        ("Down Down PgDn", "2026-08", 7),
        ("PgDn Right", "2026-09", 5),
        ("End", "2028-11", 0),
        ("End Right", "2028-11", 0),
    ] {
        let mut session = visit(EARLIER);
        press(&mut session, keys);
        let seen = (session.view.month.to_string(), session.view.scroll);
        assert_eq!(seen, (month.to_owned(), scroll), "{keys}");
    }
}
