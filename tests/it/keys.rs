//! Keys: everything that can be done has a key, a name and a way without letters, and no key means two things at once.

use crate::pages;
use yibao::i18n::Lang;
use yibao::session::{Action, Brush, Deed, Direction, Manner, Session};
use yibao::settings::{Doing, KeyName, OwnKeys};
use yibao::tui::{Binding, Key, KeyCode, action_for, applying as rows, bindings, clashes};

/// Everything that can be done; for what carries a value, one of them.
const ALL: [Action; 50] = [
    Action::Choose(0),
    Action::Accept,
    Action::Back,
    Action::Move(Direction::Up),
    Action::Move(Direction::Down),
    Action::Move(Direction::Left),
    Action::Move(Direction::Right),
    Action::Move(Direction::PageUp),
    Action::Move(Direction::PageDown),
    Action::Move(Direction::First),
    Action::Move(Direction::Last),
    Action::Why,
    Action::Help,
    Action::DontKnow,
    Action::Type('a'),
    Action::Erase,
    Action::Review,
    Action::Restart,
    Action::Quit,
    Action::WhatIf,
    Action::TakeBack,
    Action::Plans,
    Action::More,
    Action::Calendar,
    Action::Language,
    Action::Theme,
    Action::Strip,
    Action::Paint(Brush::Paid),
    Action::Mark(None),
    Action::Undo,
    Action::Stay,
    Action::Desk(Deed::NextPart),
    Action::Desk(Deed::Search),
    Action::Desk(Deed::Local),
    Action::Desk(Deed::Line),
    Action::Desk(Deed::NewCall),
    Action::Desk(Deed::Suppose),
    Action::Desk(Deed::CloseCall),
    Action::Desk(Deed::NextCall),
    Action::Desk(Deed::CallBefore),
    Action::Desk(Deed::CopyAloud),
    Action::Desk(Deed::CopyLine),
    Action::Desk(Deed::Save),
    Action::Desk(Deed::Open),
    Action::Desk(Deed::Mouse),
    Action::Desk(Deed::SaveLocal),
    Action::TakeHome,
    Action::Print,
    Action::Save,
    Action::Desk(Deed::Print),
];

/// Where an action stands in [`ALL`]: a new one does not compile until it is there too.
fn number(action: Action) -> usize {
    match action {
        // What is pressed on the screen is what a digit or the arrows and Enter choose.
        Action::Choose(_) | Action::Take(_) => 0,
        Action::Accept
        | Action::TakeMonth(_)
        | Action::TakeDay(_)
        | Action::Desk(Deed::Found(_)) => 1,
        Action::Back => 2,
        Action::Move(direction) => match direction {
            Direction::Up => 3,
            Direction::Down => 4,
            Direction::Left => 5,
            Direction::Right => 6,
            Direction::PageUp => 7,
            Direction::PageDown => 8,
            Direction::First => 9,
            Direction::Last => 10,
        },
        Action::Why => 11,
        Action::Help => 12,
        Action::DontKnow => 13,
        Action::Type(_) | Action::Desk(Deed::Choice(_)) => 14,
        Action::Erase => 15,
        Action::Review => 16,
        Action::Restart => 17,
        Action::Quit => 18,
        Action::WhatIf => 19,
        Action::TakeBack => 20,
        Action::Plans => 21,
        Action::More => 22,
        Action::Calendar | Action::Look(_) | Action::LookAt(..) => 23,
        Action::Language => 24,
        Action::Theme => 25,
        Action::Strip => 26,
        Action::Paint(_) | Action::Dip(_) => 27,
        Action::Mark(_) => 28,
        Action::Undo => 29,
        Action::Stay => 30,
        // What is pressed on the screen is what is typed, or what the list of all there is to do gives.
        Action::Desk(Deed::Part(_) | Deed::NextPart | Deed::Month(_)) => 31,
        Action::Desk(Deed::Field(_)) => 4,
        Action::Desk(Deed::Call(_) | Deed::NextCall) => 38,
        Action::Desk(Deed::Search) => 32,
        Action::Desk(Deed::Local) => 33,
        Action::Desk(Deed::Line) => 34,
        Action::Desk(Deed::NewCall) => 35,
        Action::Desk(Deed::Suppose) => 36,
        Action::Desk(Deed::CloseCall) => 37,
        Action::Desk(Deed::CallBefore) => 39,
        Action::Desk(Deed::CopyAloud) => 40,
        Action::Desk(Deed::CopyLine) => 41,
        Action::Desk(Deed::Save) => 42,
        Action::Desk(Deed::Open) => 43,
        Action::Desk(Deed::Mouse) => 44,
        Action::Desk(Deed::SaveLocal) => 45,
        Action::TakeHome => 46,
        Action::Print => 47,
        Action::Save => 48,
        Action::Desk(Deed::Print) => 49,
    }
}

/// Every key a keyboard without an input method has.
fn keyboard() -> Vec<Key> {
    let characters = (' '..='~').map(KeyCode::Char);
    let functions = (1..=12).map(KeyCode::F);
    let others = [
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Insert,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
    ];
    let plain = characters.chain(functions).chain(others).map(Key::plain);
    plain.chain(('a'..='z').map(Key::ctrl)).collect()
}

fn needs_letters(key: &Key) -> bool {
    matches!(key.code, KeyCode::Char(c) if c.is_alphabetic())
}

fn applying(session: &Session) -> Vec<&'static Binding> {
    let all = bindings().iter();
    all.filter(|binding| (binding.applies)(session)).collect()
}

#[test]
fn everything_that_can_be_done_has_a_row() {
    for (at, action) in ALL.into_iter().enumerate() {
        assert_eq!(number(action), at);
        let row = bindings()
            .iter()
            .find(|binding| number(binding.action) == at);
        assert!(row.is_some(), "{action:?} has no key");
    }
}

#[test]
fn every_row_has_its_words_in_both_languages() {
    for binding in bindings() {
        for words in [binding.name, binding.label] {
            let (zh, en) = (words(Lang::Zh), words(Lang::En));
            assert!(
                !zh.trim().is_empty() && !en.trim().is_empty(),
                "{:?}",
                binding.action
            );
            // Another language is called what it calls itself.
            let is_language = binding.action == Action::Language;
            assert!(en.is_ascii() || is_language, "{en}");
        }
        if binding.action == Action::Language {
            continue;
        }
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(
            (binding.label)(Lang::Zh).chars().any(han),
            "{:?}",
            binding.action
        );
    }
}

#[test]
fn a_key_is_called_what_stands_on_it() {
    for binding in bindings() {
        for lang in [Lang::Zh, Lang::En] {
            let name = (binding.name)(lang);
            if let Some(KeyCode::F(n)) = binding.keys.first().map(|key| key.code) {
                assert_eq!(name, format!("F{n}"));
            }
            if let [
                Key {
                    code: KeyCode::Char(c),
                    ctrl: false,
                },
            ] = binding.keys
                && *c != ' '
            {
                assert_eq!(name, c.to_string());
            }
        }
    }
}

#[test]
fn nothing_needs_a_letter() {
    for (page, session) in pages::all(Lang::Zh) {
        let keys: Vec<Key> = keyboard()
            .into_iter()
            .filter(|key| !needs_letters(key))
            .collect();
        for binding in applying(&session) {
            // Staff have letters; and whatever is done with one stands in a list that arrows choose from.
            if session.manner == Manner::Desk {
                continue;
            }
            let wanted = number(binding.action);
            let reached = keys.iter().any(|key| {
                action_for(&session, *key).is_some_and(|action| number(action) == wanted)
            });
            assert!(reached, "{page}: {:?} needs a letter", binding.action);
        }
    }
}

#[test]
fn no_key_means_two_things_on_one_page() {
    for (page, session) in pages::all(Lang::Zh) {
        let rows = applying(&session);
        for key in keyboard() {
            let mut meant: Vec<Action> = rows
                .iter()
                .filter(|binding| binding.keys.contains(&key))
                .map(|binding| binding.action)
                .collect();
            meant.dedup();
            assert!(meant.len() <= 1, "{page}: {key:?} means {meant:?}");
        }
    }
}

#[test]
fn what_the_table_says_is_what_the_keys_do() {
    for (page, session) in pages::all(Lang::Zh) {
        for binding in applying(&session) {
            for key in binding.keys {
                let does = action_for(&session, *key).map(number);
                assert_eq!(does, Some(number(binding.action)), "{page}: {key:?}");
            }
        }
        // And nothing else does anything.
        for key in keyboard() {
            if let Some(action) = action_for(&session, key) {
                let told = applying(&session)
                    .iter()
                    .any(|binding| number(binding.action) == number(action));
                assert!(told, "{page}: {key:?} does {action:?}, which is in no row");
            }
        }
    }
}

#[test]
fn a_digit_chooses_its_row() {
    for (page, session) in pages::all(Lang::Zh) {
        for digit in '1'..='9' {
            let does = action_for(&session, Key::plain(KeyCode::Char(digit)));
            let chosen = usize::try_from(u32::from(digit) - u32::from('1')).expect("a digit");
            let expected = match page {
                "choices"
                | "why asked"
                | "change"
                | "change left open"
                | "check"
                | "check with one missing"
                | "what if" => Some(Action::Choose(chosen)),
                // There the digits have a table of their own.
                kiosk if kiosk.starts_with("kiosk") => continue,
                desk if desk.starts_with("desk") => continue,
                "calendar" | "result" | "plans" | "take home" | "take home: printed"
                | "compare" | "compared result" | "unresolved" | "fault" => None,
                page if page.starts_with("months") => match digit {
                    '1'..='3' => Some(Action::Paint(Brush::ALL[chosen])),
                    '4' => Some(Action::Undo),
                    '5' if page == "months asked when" => Some(Action::DontKnow),
                    '9' => Some(Action::Accept),
                    _ => None,
                },
                _ => Some(Action::Type(digit)),
            };
            assert_eq!(does, expected, "{page}: {digit}");
        }
    }
}

#[test]
fn every_page_can_be_left() {
    for (page, session) in pages::all(Lang::Zh) {
        let leaves = (!session.is_kiosk()).then_some(Action::Quit);
        for key in [Key::ctrl('c'), Key::plain(KeyCode::F(10))] {
            assert_eq!(action_for(&session, key), leaves, "{page}");
        }
        let back = action_for(&session, Key::plain(KeyCode::Esc));
        let is_first = matches!(page, "first page" | "kiosk: welcome" | "kiosk: mishap")
            || session.manner == Manner::Desk && !session.can_go_back();
        assert_eq!(back.is_none(), is_first, "{page}");
    }
}

fn own(pairs: &[(Doing, &[&str])]) -> OwnKeys {
    let mut own = OwnKeys::default();
    for (doing, keys) in pairs {
        let keys = keys.iter().map(|key| KeyName::read(key).expect("a key"));
        own.give(*doing, keys.collect());
    }
    own
}

/// What is given, what a key then does on a page, and what the key shown for it is called.
#[test]
fn keys_of_ones_own_take_the_place_of_the_usual_ones() {
    let f = |n| Key::plain(KeyCode::F(n));
    let sign = |c| Key::plain(KeyCode::Char(c));
    let esc = Key::plain(KeyCode::Esc);
    let insert = Key::plain(KeyCode::Insert);
    for (given, page, key, expected) in [
        (&[][..], "choices", f(2), Some(Action::Why)),
        (
            &[(Doing::Why, &["Insert", "+"][..])],
            "choices",
            insert,
            Some(Action::Why),
        ),
        (
            &[(Doing::Why, &["Insert", "+"])],
            "choices",
            sign('+'),
            Some(Action::Why),
        ),
        (&[(Doing::Why, &["Insert", "+"])], "choices", f(2), None),
        (
            &[(Doing::Why, &["Insert", "+"])],
            "choices",
            sign('?'),
            None,
        ),
        (&[(Doing::Why, &["Insert"])], "result", insert, None),
        // Two change places.
        (
            &[(Doing::Why, &["F5"]), (Doing::Review, &["F2"])],
            "choices",
            f(5),
            Some(Action::Why),
        ),
        (
            &[(Doing::Why, &["F5"]), (Doing::Review, &["F2"])],
            "result",
            f(2),
            Some(Action::Review),
        ),
        // What goes back by Esc goes on doing so.
        (
            &[(Doing::Back, &["Tab"])],
            "choices",
            Key::plain(KeyCode::Tab),
            Some(Action::Back),
        ),
        (
            &[(Doing::Back, &["Tab"])],
            "choices",
            esc,
            Some(Action::Back),
        ),
        (
            &[(Doing::Back, &["Tab"])],
            "choices",
            sign('0'),
            Some(Action::Back),
        ),
        (
            &[(Doing::Quit, &["Ctrl-Q"])],
            "choices",
            Key::ctrl('q'),
            Some(Action::Quit),
        ),
        (
            &[(Doing::Quit, &["Ctrl-Q"])],
            "choices",
            Key::ctrl('c'),
            None,
        ),
        // A sign comes before what is typed, wherever it stands in the table.
        (
            &[(Doing::Help, &["+"])],
            "first page",
            sign('+'),
            Some(Action::Help),
        ),
        (&[], "first page", sign('+'), Some(Action::Type('+'))),
        (&[(Doing::Theme, &[])], "choices", f(11), None),
    ] {
        let mut pages = pages::all(Lang::Zh);
        let (_, mut session) = pages.find(|(name, _)| *name == page).expect("a page");
        session.keys = own(given);
        assert_eq!(
            action_for(&session, key),
            expected,
            "{given:?} {page} {key:?}"
        );
        for (doing, keys) in given {
            let name = keys.first();
            let shown = |row: &&Binding| row.name_in(&session) == name.copied().unwrap_or("none");
            let is_shown = rows(&session).any(|row| shown(&row));
            let does = expected.is_some() && given.len() == 1;
            assert!(is_shown || !does, "{doing:?} is not shown as {name:?}");
        }
    }
}

#[test]
fn no_key_of_ones_own_means_two_things() {
    for (given, expected) in [
        (&[][..], &[][..]),
        (&[(Doing::Why, &["Insert"][..])], &[]),
        (&[(Doing::Why, &["F2", "+"])], &[]),
        (&[(Doing::Why, &["F5"]), (Doing::Review, &["F2"])], &[]),
        (&[(Doing::Why, &["F3"])], &["why F3: plans"]),
        (&[(Doing::Plans, &["?"])], &["plans ?: why"]),
        (&[(Doing::Plans, &["F10"])], &["plans F10: quit"]),
        (&[(Doing::Quit, &["Ctrl-Q"]), (Doing::Plans, &["F10"])], &[]),
        // Even where only one of the two applies at a time.
        (&[(Doing::DontKnow, &["F7"])], &["dont_know F7: what_if"]),
        (
            &[(Doing::Why, &["Insert"]), (Doing::Help, &["Insert"])],
            &["help Insert: why"],
        ),
        (
            &[(Doing::Why, &["F3", "F5"]), (Doing::Help, &["Insert"])],
            &["why F3: plans", "why F5: review"],
        ),
    ] {
        let told = clashes(&own(given)).into_iter().map(|clash| {
            format!(
                "{} {}: {}",
                clash.doing.name(),
                clash.key,
                clash.does(Lang::En)
            )
        });
        assert_eq!(told.collect::<Vec<_>>(), expected, "{given:?}");
    }
}

/// Whatever is given: every page is left, helped with, answered and moved on by the keys everybody knows.
#[test]
fn what_answers_and_moves_is_out_of_reach() {
    for (page, mut session) in pages::all(Lang::Zh) {
        let fixed = |session: &Session| {
            let keys = keyboard().into_iter().filter(|key| match key.code {
                KeyCode::Char(c) => c.is_ascii_alphanumeric() && !key.ctrl,
                KeyCode::F(_)
                | KeyCode::Tab
                | KeyCode::BackTab
                | KeyCode::Delete
                | KeyCode::Insert => false,
                _ => true,
            });
            keys.map(|key| action_for(session, key)).collect::<Vec<_>>()
        };
        let before = fixed(&session);
        let keys = [
            "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "Insert", "Tab",
        ];
        for (doing, key) in Doing::ALL.iter().zip(keys.iter().rev()) {
            session
                .keys
                .give(*doing, vec![KeyName::read(key).expect("a key")]);
        }
        assert_eq!(fixed(&session), before, "{page}");
    }
}

/// Who takes every `#` out of the example changes nothing.
#[test]
fn the_example_gives_everything_its_usual_keys() {
    let (text, _) = crate::settings::example();
    let given = yibao::settings::read(&text, None).settings.keys;
    assert!(clashes(&given).is_empty());
    for (page, mut session) in pages::all(Lang::Zh) {
        let usual: Vec<_> = keyboard()
            .into_iter()
            .map(|key| action_for(&session, key))
            .collect();
        let names: Vec<_> = rows(&session).map(|row| row.name_in(&session)).collect();
        session.keys = given.clone();
        let keys = keyboard().into_iter();
        assert_eq!(
            keys.map(|key| action_for(&session, key))
                .collect::<Vec<_>>(),
            usual,
            "{page}"
        );
        let set: Vec<_> = rows(&session).map(|row| row.name_in(&session)).collect();
        assert_eq!(set, names, "{page}");
    }
}
