//! The pages a machine that many share shows, and what is said on them: what a fresh eye stumbled over stays mended.

use std::time::Duration;

use yibao::i18n::Lang;
use yibao::interview::{Choice, Kind, Question};
use yibao::session::{Action, Brush, Direction, Effect, Page, Remark, Session};
use yibao::tui::{Key, KeyCode, action_for};

use crate::common::month;
use crate::interview::told;
use crate::pages;
use crate::screens::screen;

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

/// The rows of a page.
fn rows(session: &Session, size: (u16, u16)) -> Vec<String> {
    screen(session, size)
        .split('\n')
        .map(str::to_owned)
        .collect()
}

fn way(name: &str) -> fn(Lang) -> Session {
    let way = pages::WAYS.iter().find(|(called, _)| *called == name);
    way.unwrap_or_else(|| panic!("no way to {name}")).1
}

fn press(session: &mut Session, key: char) {
    match action_for(session, Key::plain(KeyCode::Char(key))) {
        Some(action) => session.update(action),
        None => session.no_such_key(),
    };
}

/// What is only supposed says so by itself, and nothing runs into the day.
#[test]
fn what_is_supposed_says_so_on_a_row_of_its_own() {
    for (lang, supposed, today) in [
        (
            Lang::Zh,
            "这是假设（B），不是您现在的情况",
            "今天 2026年11月21日",
        ),
        (
            Lang::En,
            "Only supposed (B), not how it is now",
            "today 21 November 2026",
        ),
    ] {
        for page in ["compared result", "kiosk: compared result"] {
            for size in SIZES {
                let rows = rows(&way(page)(lang), size);
                assert!(
                    rows[0].trim_end().ends_with(today),
                    "{page} {size:?}: {}",
                    rows[0]
                );
                assert!(
                    rows[1].trim_start().starts_with(supposed),
                    "{page} {size:?}: {}",
                    rows[1]
                );
            }
        }
    }
}

/// Asked whether to end, a keypad is enough: no other key is shown.
#[test]
fn whether_to_end_is_answered_by_two_digits() {
    for lang in [Lang::Zh, Lang::En] {
        for size in SIZES {
            let rows = rows(&way("kiosk: end?")(lang), size);
            let footer = rows.concat();
            assert!(!footer.contains("F8"), "{size:?}: {footer}");
        }
    }
}

/// What is told of the reason has the page to itself: any key and any touch goes on, and nothing else is offered.
#[test]
fn the_reason_has_the_page_to_itself() {
    for size in SIZES {
        let session = way("kiosk: why asked")(Lang::Zh);
        let rows = rows(&session, size);
        assert!(
            rows.concat().contains("碰一下屏幕，或者按任意键"),
            "{size:?}"
        );
        let last = &rows[rows.len() - 2..];
        assert!(
            last.iter().all(|row| row.trim().is_empty()),
            "{size:?}: {last:?}"
        );
    }
    for key in ['x', '1', '7', '0', '*'] {
        let mut session = way("kiosk: why asked")(Lang::Zh);
        press(&mut session, key);
        assert!(!session.why, "{key}");
        assert_eq!(session.page, Page::Ask(Question::Who), "{key}");
    }
}

/// Plans are done, not chosen: before none of them stands what looks like a key.
#[test]
fn a_plan_is_not_numbered_like_a_choice() {
    for page in ["plans", "kiosk: plans", "kiosk: several plans"] {
        for size in SIZES {
            let session = way(page)(Lang::Zh);
            let rows = rows(&session, size);
            let body = &rows[2..rows.len() - 2];
            let numbered = |row: &String| {
                let mut words = row.split_whitespace();
                words
                    .next()
                    .is_some_and(|word| word.len() == 1 && word.parse::<u8>().is_ok())
            };
            assert!(!body.iter().any(numbered), "{page} {size:?}: {body:#?}");
        }
    }
    let rows = rows(&way("kiosk: several plans")(Lang::Zh), (80, 24));
    assert!(
        rows.iter()
            .any(|row| row.trim_start().starts_with("办法一：")),
        "{rows:#?}"
    );
}

/// "Don't know" has the same digit wherever it can be said.
#[test]
fn not_knowing_is_always_eight() {
    let mut seen = 0;
    for (page, way) in pages::WAYS {
        let session = way(Lang::Zh);
        let Page::Ask(question) = session.page else {
            continue;
        };
        let can_say = question.may_be_unknown() && !matches!(question.kind(), Kind::Months);
        if session.menu().is_none() || !can_say || session.why {
            continue;
        }
        seen += 1;
        for size in SIZES {
            let rows = rows(&session, size);
            assert!(
                rows.iter().any(|row| row.contains("8  不清楚")),
                "{page} {size:?}: {rows:#?}"
            );
        }
        let mut session = way(Lang::Zh);
        press(&mut session, '8');
        let told = session.answers.get(question).is_some();
        assert!(told, "{page}");
    }
    assert!(seen >= 3, "{seen}");
}

/// A digit beside which nothing stands says which there are.
#[test]
fn a_digit_that_is_left_out_says_which_there_are() {
    let mut session = way("kiosk: month")(Lang::Zh);
    press(&mut session, '5');
    assert_eq!(session.remark, Some(Remark::OnlySoManyAndLast(3)));
    let said = session.remark_text().expect("something is said");
    assert_eq!(said, "这里只有1到3，还有8，请按其中一个");
}

/// On the months every digit does something, or says which do.
#[test]
fn a_digit_that_paints_nothing_says_so() {
    for page in ["months", "kiosk: months painted"] {
        for key in ['5', '6', '7', '8'] {
            let mut session = way(page)(Lang::Zh);
            press(&mut session, key);
            assert_eq!(session.remark, Some(Remark::OnlyPaints), "{page} {key}");
        }
    }
}

/// Whoever goes back has the questions before them again, and is told so.
#[test]
fn going_back_counts_what_is_gone_through_again() {
    let choices = [
        (Question::Who, Choice::Unit),
        (Question::Story, Choice::Steady),
        (Question::Activated, Choice::Yes),
    ];
    let mut session = told("changsha", "2026-11-21", &choices);
    assert_eq!(
        (session.page, session.left()),
        (Page::Ask(Question::Family), 1)
    );
    let mut left = Vec::new();
    for _ in 0..4 {
        session.update(Action::Back);
        left.push(session.left());
    }
    assert_eq!(left, [2, 3, 4, 5]);
    assert_eq!(session.page, Page::Ask(Question::Place));
}

/// Whoever moved over the first page and left leaves nothing behind, not even where they were.
#[test]
fn the_next_visitor_begins_at_the_beginning() {
    let seconds = Duration::from_secs;
    let mut session = way("kiosk: welcome")(Lang::Zh);
    assert_eq!(session.wakes_at(), None);
    session.touched(seconds(10));
    session.update(Action::Move(Direction::Down));
    assert_eq!(session.focus, 1);
    let at = session.wakes_at().expect("it wakes");
    let before = at.saturating_sub(seconds(1));
    assert_eq!(session.tick(before), Effect::Unchanged);
    assert_eq!(session.tick(at), Effect::Forgotten);
    assert_eq!((session.focus, session.idle.left), (0, None));
    assert_eq!(session.wakes_at(), None);
}

/// The short way and back: what was painted stands as it was painted, also what was made up until this month.
#[test]
fn what_was_painted_survives_the_short_way() {
    let mut session = told(
        "changsha",
        "2026-11-21",
        &[(Question::Who, Choice::SelfMonthly)],
    );
    session.update(Action::Strip);
    session.update(Action::Dip(Brush::MadeUp));
    for at in ["2026-07", "2026-11", "2026-11"] {
        session.update(Action::Mark(Some(month(at))));
    }
    let painted = |session: &Session| {
        (1..=11)
            .map(|n| session.strip.strip.painted(month(&format!("2026-{n:02}"))))
            .collect::<Vec<_>>()
    };
    let before = painted(&session);
    session.update(Action::Accept);
    session.page = Page::Check;
    session.update(Action::Strip);
    assert_eq!(
        (session.page, painted(&session)),
        (Page::Ask(Question::Months), before.clone())
    );
    // To the short way, and from there to the months again.
    session.update(Action::Strip);
    assert_eq!(session.page, Page::Ask(Question::Story));
    session.update(Action::Strip);
    assert_eq!(
        (session.page, painted(&session)),
        (Page::Ask(Question::Months), before)
    );
}

/// At 80 columns the reason is one key away on every question, beside the months.
#[test]
fn the_reason_stays_in_the_footer() {
    for page in ["choices", "month", "day", "check with one missing"] {
        let session = way(page)(Lang::Zh);
        let rows = rows(&session, (80, 24));
        let footer = rows.last().expect("a row");
        assert!(
            session.page == Page::Check || footer.contains("F2 为什么问"),
            "{page}: {footer}"
        );
    }
}

/// In the least window what is to be said on the phone is whole, in the language of whoever answers there too.
#[test]
fn what_is_said_on_the_phone_is_whole() {
    let mut session = crate::unsure::answered(
        "changsha",
        "2026-11-21",
        &[(Question::Who, Choice::SelfMonthly)],
    );
    let asks =
        "我是灵活就业，在长沙参保，请帮我查一查：最近两年哪几个月交了医保费，各是哪天到账的？";
    for (lang, size) in [
        (Lang::Zh, (60, 20)),
        (Lang::Zh, (80, 24)),
        (Lang::En, (80, 24)),
    ] {
        session.lang = lang;
        let page: String = rows(&session, size).concat().split_whitespace().collect();
        assert!(page.contains(asks), "{lang:?} {size:?}: {page}");
    }
}

/// A sign is explained as it stands there: what was made up since is not what it was before, and before it is born a child
/// has missed nothing.
#[test]
fn signs_are_those_that_stand_there() {
    let mut session = told(
        "nanchang",
        "2026-01-20",
        &[(Question::Who, Choice::ForNewborn)],
    );
    crate::interview::type_date(&mut session, "20251210");
    session.update(Action::Choose(0));
    crate::interview::type_date(&mut session, "20260115");
    for action in [
        Action::Choose(0),
        Action::Choose(0),
        Action::Review,
        Action::Calendar,
    ] {
        session.update(action);
    }
    assert_eq!(session.page, Page::Calendar);
    let rows = rows(&session, (80, 24));
    let said = rows
        .iter()
        .any(|row| row.trim() == "未 还没出生  补 补了能报  享 能报");
    assert!(said, "{rows:#?}");
}

/// Where exact states stand, what they come to stands in plain words.
#[test]
fn signs_are_explained_where_they_stand() {
    for page in ["calendar", "kiosk: calendar", "kiosk: months painted"] {
        for size in SIZES {
            let text = rows(&way(page)(Lang::Zh), size).concat();
            assert!(text.contains("享 能报"), "{page} {size:?}: {text}");
        }
    }
}
