//! At a machine that many share nothing of a visit stays: what is forgotten is as if nobody had been there.

use std::time::Duration;

use proptest::prelude::*;
use yibao::i18n::Lang;
use yibao::interview::Question;
use yibao::session::{Action, Direction, Effect, Manner, Mishap, Page, Printing, Session, Setting};
use yibao::settings::Patience;
use yibao::tui::{Key, KeyCode, action_for};

use crate::common::{cases, day, shelf};
use crate::pages;

const LONG: Duration = Duration::from_secs(100_000);

fn fresh(lang: Lang) -> Session {
    let setting = Setting {
        lang,
        manner: Manner::Kiosk(Patience::default()),
        home: Some("430100".to_owned()),
        ..Setting::default()
    };
    Session::led(shelf(), day("2026-11-21"), setting)
}

/// Everything there is in a visit; what an answer says is not printed, and so held against nothing beside it.
fn everything(session: &Session) -> (String, yibao::interview::Answers) {
    (format!("{session:?}"), session.answers.clone())
}

/// Every way to be forgotten. A restart asks once more where there are answers.
fn forget(session: &mut Session, by_key: bool) {
    if by_key {
        session.help = false;
        session.update(Action::Restart);
        if !session.answers.is_empty() {
            assert_eq!(session.update(Action::Restart), Effect::Forgotten);
        }
    } else if session.wakes_at().is_some() {
        assert_eq!(session.tick(LONG), Effect::Forgotten);
    }
}

#[test]
fn every_page_is_forgotten_whole() {
    for lang in [Lang::Zh, Lang::En] {
        for (page, way) in pages::WAYS {
            if !page.starts_with("kiosk") {
                continue;
            }
            for by_key in [true, false] {
                let mut session = way(lang);
                forget(&mut session, by_key);
                let (seen, answers) = everything(&session);
                let (expected, none) = everything(&session.anew());
                assert!(seen == expected && answers == none, "{page} {by_key}");
            }
        }
    }
}

#[test]
fn a_visit_begun_anew_is_as_one_at_a_new_program() {
    let mut session = fresh(Lang::En);
    for action in [
        Action::Take(0),
        Action::Take(0),
        Action::Take(1),
        Action::Why,
    ] {
        session.update(action);
    }
    session.update(Action::Theme);
    session.update(Action::Language);
    assert!(!session.answers.is_empty() && session.lang == Lang::Zh);
    assert_eq!(session.tick(LONG), Effect::Forgotten);
    assert!(everything(&session) == everything(&fresh(Lang::En)));
}

#[test]
fn at_a_terminal_of_ones_own_only_language_and_colours_stay() {
    let mut session = Session::new(shelf(), Lang::Zh, day("2026-11-21"));
    session.update(Action::Language);
    for c in "changsha".chars() {
        session.update(Action::Type(c));
    }
    session.update(Action::Accept);
    session.update(Action::Choose(1));
    session.update(Action::Restart);
    assert_eq!(session.update(Action::Restart), Effect::Forgotten);
    let mut expected = session.anew();
    expected.update(Action::Language);
    assert!(everything(&session) == everything(&expected));
    assert_eq!(
        (session.lang, session.page),
        (Lang::En, Page::Ask(Question::Place))
    );
}

/// Nothing a session is asked to do ends the program.
#[test]
fn there_is_no_way_out() {
    for (page, way) in pages::WAYS
        .iter()
        .filter(|(page, _)| page.starts_with("kiosk"))
    {
        let mut session = way(Lang::Zh);
        assert_ne!(session.update(Action::Quit), Effect::Quit, "{page}");
    }
}

/// Seconds since somebody last did something, on a question and on the answer, and how many are said to be left.
#[test]
fn who_does_nothing_is_told_and_then_forgotten() {
    let seconds = Duration::from_secs;
    let question = |lang| {
        let mut session = fresh(lang);
        session.update(Action::Take(0));
        session
    };
    for (way, patience) in [
        (question as fn(Lang) -> Session, 90),
        (pages::kiosk_result, 180),
    ] {
        let mut session = way(Lang::Zh);
        // Put off ten times and more (WCAG 2.2.1): every touch gives the whole time again.
        for round in 1..=12 {
            let began = 1000 * round;
            session.touched(seconds(began));
            let at = |after: u64| seconds(began + patience + after);
            assert_eq!(session.wakes_at(), Some(at(0)));
            for (after, left) in [(0, 30), (1, 29), (10, 20), (29, 1)] {
                assert_eq!(session.tick(at(after)), Effect::Changed);
                assert_eq!(session.idle.left, Some(left));
                assert_eq!(session.tick(at(after)), Effect::Unchanged);
                assert_eq!(session.wakes_at(), Some(at(after + 1)));
            }
            assert!(session.touched(at(29)), "only the notice goes");
            assert_eq!(session.idle.left, None);
            session.touched(seconds(began));
        }
        let end = seconds(12_000 + patience + 30);
        assert_eq!(session.tick(end), Effect::Forgotten);
        assert_eq!((session.page, session.wakes_at()), (Page::Welcome, None));
    }
}

/// On the first page there is nothing to forget; in another language there is.
#[test]
fn where_nobody_was_nothing_happens() {
    let mut session = fresh(Lang::Zh);
    assert_eq!(
        (session.wakes_at(), session.tick(LONG)),
        (None, Effect::Unchanged)
    );
    session.update(Action::Language);
    assert_eq!(session.tick(LONG), Effect::Forgotten);
    assert_eq!(session.lang, Lang::Zh);
    // A terminal of one's own is nobody else's.
    let mut own = Session::new(shelf(), Lang::Zh, day("2026-11-21"));
    own.update(Action::Type('c'));
    assert_eq!((own.wakes_at(), own.tick(LONG)), (None, Effect::Unchanged));
}

fn press(session: &mut Session, code: KeyCode) -> Effect {
    match action_for(session, Key::plain(code)) {
        Some(action) => session.update(action),
        None => session.no_such_key(),
    }
}

/// A receipt on its way is given up with the visit it belongs to, and with its page: what was not sent yet stays unsent.
#[test]
fn a_receipt_is_forgotten_with_its_visit() {
    let ends: [fn(&mut Session); 5] = [
        |session| {
            session.update(Action::Restart);
            session.update(Action::Restart);
        },
        |session| {
            session.tick(LONG);
        },
        |session| {
            session.update(Action::Back);
        },
        |session| {
            session.update(Action::TakeHome);
        },
        |session| {
            *session = session.anew();
        },
    ];
    for (at, end) in ends.into_iter().enumerate() {
        let mut session = pages::kiosk_takes_home(Lang::Zh);
        assert_eq!(session.update(Action::Print), Effect::Errand);
        let (printing, courier) = Printing::begin();
        session.prints(printing);
        // While one is on its way there is no other; and it is still wanted whatever else is looked at there.
        assert_eq!(session.update(Action::Print), Effect::Unchanged);
        session.update(Action::Language);
        session.update(Action::Help);
        assert!(!courier.is_given_up() && session.is_printing());
        session.update(Action::Help);
        end(&mut session);
        assert!(courier.is_given_up() && !session.is_printing(), "{at}");
    }
}

/// From every page, by 0; that everything is forgotten is agreed to with 1.
#[test]
fn zero_leads_back_to_the_beginning() {
    for (page, way) in pages::WAYS
        .iter()
        .filter(|(page, _)| page.starts_with("kiosk"))
    {
        let mut session = way(Lang::Zh);
        session.touched(Duration::ZERO);
        let mut gone = Vec::new();
        while session.page != Page::Welcome {
            gone.push(session.page);
            assert!(gone.len() < 40, "{page}: {gone:?}");
            let agrees = session.asks_to_confirm();
            press(&mut session, KeyCode::Char(if agrees { '1' } else { '0' }));
        }
    }
}

/// Times: what is said, and when it is gone.
#[test]
fn a_mishap_is_said_for_a_while_or_until_a_touch() {
    let seconds = Duration::from_secs;
    let broken = || {
        let mut session = fresh(Lang::Zh);
        let mishap = Mishap {
            code: "menu.rs:142".to_owned(),
        };
        session.excuse(mishap, Lang::En, seconds(50));
        session
    };
    let mut session = broken();
    assert_eq!(session.lang, Lang::En, "in the language of who was there");
    assert_eq!(session.wakes_at(), Some(seconds(62)));
    assert_eq!(session.tick(seconds(61)), Effect::Unchanged);
    assert_eq!(session.tick(seconds(62)), Effect::Forgotten);
    assert!(everything(&session) == everything(&fresh(Lang::Zh)));
    assert_eq!(session.wakes_at(), None);

    let mut session = broken();
    assert!(session.touched(seconds(51)), "and nothing else");
    assert!(session.mishap.is_none() && session.lang == Lang::Zh);
    assert!(!session.touched(seconds(52)));
}

/// A machine that runs for weeks: a visit keeps the day it began on, the next one has its own.
#[test]
fn a_new_day_begins_with_the_next_visit() {
    let (first, next) = (day("2026-11-21"), day("2026-11-22"));
    let mut session = fresh(Lang::Zh);
    assert_eq!(session.dawns(first), Effect::Unchanged);
    session.update(Action::Take(0));
    assert_eq!(
        (session.dawns(next), session.today),
        (Effect::Unchanged, first)
    );
    assert_eq!(session.tick(LONG), Effect::Forgotten);
    assert_eq!(
        (session.dawns(next), session.today),
        (Effect::Changed, next)
    );
    let begun = Session::led(
        shelf(),
        next,
        Setting {
            manner: session.manner,
            home: Some("430100".to_owned()),
            ..Setting::default()
        },
    );
    assert!(everything(&session) == everything(&begun));
    // Somebody at a terminal of their own may have begun before midnight.
    let mut own = Session::new(shelf(), Lang::Zh, first);
    assert_eq!((own.dawns(next), own.today), (Effect::Unchanged, first));
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        8 => (0usize..9).prop_map(Action::Take),
        2 => Just(Action::Accept),
        1 => Just(Action::Back),
        1 => Just(Action::More),
        1 => Just(Action::Review),
        1 => Just(Action::WhatIf),
        1 => Just(Action::Plans),
        1 => Just(Action::TakeHome),
        1 => Just(Action::Print),
        1 => Just(Action::Calendar),
        1 => Just(Action::Why),
        1 => Just(Action::Language),
        1 => Just(Action::Theme),
        1 => Just(Action::Move(Direction::Down)),
        1 => Just(Action::Type('c')),
    ]
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn whatever_was_done_is_forgotten(actions in prop::collection::vec(action(), 0..40), by_key in any::<bool>()) {
        let mut session = fresh(Lang::Zh);
        for action in actions {
            session.update(action);
        }
        // What is in focus on the first page is nobody's answer.
        prop_assume!(session.page != Page::Welcome || session.wakes_at().is_some());
        forget(&mut session, by_key);
        prop_assert!(everything(&session) == everything(&fresh(Lang::Zh)));
    }
}
