//! Keys that do nothing say so, what would be lost is asked for once more, and a pasted text presses no keys.

use yibao::calendar::Day;
use yibao::cli;
use yibao::i18n::Lang;
use yibao::interview::{Choice, Question};
use yibao::session::Printing;
use yibao::session::{Action, Effect, Page, Remark, Session};
use yibao::text::width;
use yibao::tui::{Key, KeyCode, action_for};

use crate::common::{day, shelf};
use crate::interview::told;

fn today() -> Day {
    day("2026-11-21")
}

#[test]
fn a_key_that_does_nothing_says_so_where_one_chooses() {
    let mut session = told("changsha", "2026-11-21", &[]);
    assert_eq!(session.page, Page::Ask(Question::Who));
    // Eight choices, and somebody presses 9.
    assert_eq!(session.update(Action::Choose(8)), Effect::Changed);
    assert_eq!(session.remark, Some(Remark::OnlySoMany(8)));
    assert_eq!(action_for(&session, Key::plain(KeyCode::Char('x'))), None);
    assert_eq!(session.no_such_key(), Effect::Changed);
    assert_eq!(session.no_such_key(), Effect::Unchanged);
    assert_eq!(session.remark, Some(Remark::NoLetters));
    // The next key that does something takes it away.
    session.update(Action::Choose(1));
    assert_eq!(session.remark_text(), None);
    assert_eq!(session.page, Page::Ask(Question::Story));
}

/// F4 says "don't know" wherever that can be said.
#[test]
fn not_knowing_has_one_key() {
    let mut session = told(
        "changsha",
        "2026-11-21",
        &[(Question::Who, Choice::SelfMonthly)],
    );
    assert_eq!(session.page, Page::Ask(Question::Story));
    let key = action_for(&session, Key::plain(KeyCode::F(4)));
    session.update(key.expect("F4 does something"));
    assert_eq!(
        session.answers.choice(Question::Story),
        Some(Choice::DontKnow)
    );
}

#[test]
fn nothing_is_forgotten_at_one_press() {
    let mut session = told("changsha", "2026-11-21", &[(Question::Who, Choice::Unit)]);
    let page = session.page;
    session.update(Action::Restart);
    assert_eq!(
        (session.page, session.remark),
        (page, Some(Remark::RestartAgain))
    );
    // Anything else, and it has to be asked for anew.
    session.update(Action::Why);
    session.update(Action::Restart);
    assert!(!session.answers.is_empty());
    session.update(Action::Restart);
    assert!(session.answers.is_empty());
    assert_eq!(session.page, Page::Ask(Question::Place));
}

/// Who reads the help and wants more of it does not lose it.
#[test]
fn moving_does_not_close_the_help() {
    let mut session = told("changsha", "2026-11-21", &[]);
    session.update(Action::Help);
    session.update(Action::Move(yibao::session::Direction::PageDown));
    assert!(session.help);
    session.update(Action::Back);
    assert!(!session.help);
}

/// Places are found as people write them.
#[test]
fn places_are_found_as_people_write_them() {
    for (typed, code) in [
        ("重庆市", "500000"),
        ("湖南长沙", "430100"),
        ("湖南省长沙市", "430100"),
        ("长沙市", "430100"),
    ] {
        let mut session = Session::new(shelf(), Lang::Zh, today());
        session.paste(typed);
        session.update(Action::Accept);
        assert_eq!(session.answers.place(), Some(code), "{typed}");
    }
}

/// An answer is set to the width of the window it goes to.
#[test]
fn an_answer_is_as_wide_as_its_window() {
    for (columns, cells) in [(Some(60), 60), (Some(20), 40), (Some(300), 100), (None, 80)] {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let args = ["yibao", "show", "今 2026-11-21 长沙 灵活 交 ..2026-06 激活"];
        let _ = cli::run(&mut cli::Outside {
            args: args.map(Into::into).to_vec(),
            today: &today,
            elapsed: &|| std::time::Duration::ZERO,
            input: &mut std::io::empty(),
            out: &mut out,
            err: &mut err,
            columns,
            environment: &|_| None,
            print: &|_, _| Printing::begin().0,
        });
        let text = String::from_utf8(out).expect("what it says is UTF-8");
        let widest = text
            .lines()
            .filter(|line| !line.contains("://"))
            .map(width)
            .max();
        let widest = widest.expect("it says something");
        assert!(
            widest <= cells && widest + 8 > cells,
            "{columns:?}: {widest}"
        );
    }
}

/// A pasted text is typed into the field that is open, its first line, as far as the field takes it; it presses no keys.
#[test]
fn what_is_pasted_is_text() {
    let mut session = Session::new(shelf(), Lang::Zh, day("2026-11-21"));
    assert_eq!(session.paste("\n  changsha \n1\n2\r"), Effect::Changed);
    assert_eq!(session.place.typed, "changsha");
    session.update(Action::Accept);
    // Choices take none.
    let page = session.page;
    assert_eq!(session.paste("1\n2\n3\n"), Effect::Unchanged);
    assert_eq!(session.page, page);
    let mut session = told(
        "jiangxi",
        "2026-06-20",
        &[(Question::Who, Choice::ForNewborn)],
    );
    session.paste("出生：2026年3月10日\r\n9");
    assert_eq!(session.day.typed, "2026年3月10日");
    assert_eq!(session.page, Page::Ask(Question::Born));
}
