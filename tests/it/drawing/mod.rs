//! Drawing: whatever is done, in a window of whatever size, nothing panics; the same visit gives the same frame; and what
//! a terminal shows after many small changes is what it would show of the last page alone.

mod window;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use window::Window;
use yibao::i18n::Lang;
use yibao::session::{Action, Direction, Effect, Session};
use yibao::tui::{Key, KeyCode, action_for, bindings, draw};

use crate::{common, pages};

/// Something that happens at a terminal.
#[derive(Clone, Copy, Debug)]
enum Happening {
    Press(Key),
    Resize(u16, u16),
}

/// From nothing to more than any screen has.
const SIZES: &[(u16, u16)] = &[
    (1, 1),
    (2, 1),
    (5, 30),
    (39, 12),
    (60, 19),
    (60, 20),
    (61, 21),
    (60, 20),
    (79, 24),
    (80, 24),
    (81, 25),
    (120, 40),
    (200, 7),
    (300, 20),
];

fn happening() -> impl Strategy<Value = Happening> {
    use KeyCode::{
        Backspace, Char, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right, Up,
    };
    let keys = select(vec![
        Enter,
        Enter,
        Enter,
        Esc,
        Up,
        Down,
        Left,
        Right,
        PageUp,
        PageDown,
        Home,
        End,
        Backspace,
        F(1),
        F(2),
        F(4),
        F(5),
        F(7),
        F(8),
        F(9),
        Char('?'),
        Char('0'),
        Char('1'),
        Char('1'),
        Char('2'),
        Char('2'),
        Char('3'),
        Char('4'),
        Char('6'),
        Char('9'),
        Char('c'),
        Char('s'),
        Char('长'),
        Char('\u{301}'),
        Char('\u{202e}'),
        Char('\u{feff}'),
        Char('😀'),
        Char('ｱ'),
    ]);
    prop_oneof![
        12 => keys.prop_map(|code| Happening::Press(Key::plain(code))),
        1 => select(SIZES).prop_map(|(columns, rows)| Happening::Resize(columns, rows)),
    ]
}

fn direction() -> impl Strategy<Value = Direction> {
    use Direction::{Down, First, Last, Left, PageDown, PageUp, Right, Up};
    select(vec![Up, Down, Left, Right, PageUp, PageDown, First, Last])
}

fn action() -> impl Strategy<Value = Action> {
    use Action::{
        Accept, Back, Choose, DontKnow, Erase, Help, Move, Restart, Review, TakeBack, Type, WhatIf,
        Why,
    };
    prop_oneof![
        4 => (0..9_usize).prop_map(Choose),
        1 => any::<usize>().prop_map(Choose),
        4 => Just(Accept),
        4 => direction().prop_map(Move),
        2 => any::<char>().prop_map(Type),
        2 => (0..10_u32).prop_map(|digit| Type(char::from_digit(digit, 10).unwrap())),
        4 => select(vec![Back, Why, Help, DontKnow, DontKnow, Erase, Review, WhatIf]),
        1 => select(vec![Restart, TakeBack]),
    ]
}

/// A visit somewhere on its way.
fn visit(at: Index, lang: Lang) -> Session {
    at.get(pages::WAYS).1(lang)
}

fn lang() -> impl Strategy<Value = Lang> {
    select(vec![Lang::Zh, Lang::En])
}

/// A frame by itself, and how far its text can be scrolled.
fn frame(session: &Session, (columns, rows): (u16, u16)) -> (Buffer, usize) {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    let mut end = 0;
    terminal
        .draw(|frame| end = draw(session, frame).end)
        .unwrap();
    (terminal.backend().buffer().clone(), end)
}

/// The rows of a frame as text; what a wide character covers is left out.
fn rows(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width);
    let row = |cells: &[Cell]| {
        let mut text = String::new();
        let mut covered = 0;
        for cell in cells {
            if covered == 0 {
                text.push_str(cell.symbol());
                covered = yibao::text::width(cell.symbol()).max(1);
            }
            covered -= 1;
        }
        text
    };
    buffer.content.chunks(width).map(row).collect()
}

proptest! {
    #![proptest_config(common::cases(48))]

    #[test]
    fn a_screen_changed_step_by_step_is_the_page_drawn_anew(
        at in any::<Index>(),
        lang in lang(),
        size in select(SIZES),
        happenings in vec(happening(), 1..40),
    ) {
        let (mut session, mut size) = (visit(at, lang), size);
        let mut window = Window::new(size);
        let end = window.show(&session);
        session.scrolled_to(end);
        for happening in happenings {
            match happening {
                Happening::Press(key) => {
                    if let Some(action) = action_for(&session, key) {
                        prop_assert_ne!(session.update(action), Effect::Quit);
                    }
                }
                Happening::Resize(columns, rows) => {
                    size = (columns, rows);
                    window.resize(size);
                }
            }
            let end = window.show(&session);
            let mut fresh = Window::new(size);
            fresh.show(&session);
            prop_assert_eq!(window.differs_from(&fresh), None, "{:?} {:?} {:?}", session.page, size, happening);
            session.scrolled_to(end);
        }
    }

    #[test]
    fn the_same_visit_gives_the_same_frame(
        at in any::<Index>(),
        lang in lang(),
        actions in vec(action(), 0..60),
        size in select(SIZES),
    ) {
        let mut session = visit(at, lang);
        for action in actions {
            let before = frame(&session, size);
            let effect = session.update(action);
            let after = frame(&session, size);
            prop_assert_eq!(&after, &frame(&session, size));
            // What is said not to have changed is not drawn anew.
            if effect == Effect::Unchanged {
                prop_assert_eq!(&before, &after, "{:?} on {:?}", action, session.page);
            }
            session.scrolled_to(after.1);
        }
    }
}

#[test]
fn a_terminal_that_tells_no_size_is_no_reason_to_end() {
    for (_, session) in pages::all(Lang::Zh) {
        for size in [(0, 0), (0, 24), (80, 0)] {
            frame(&session, size);
        }
    }
}

#[test]
fn the_help_tells_every_key_and_the_footer_the_way_out() {
    for lang in [Lang::Zh, Lang::En] {
        for (page, mut session) in pages::all(lang) {
            // There any key goes on, and that is said.
            if session.idle.left.is_some() || session.mishap.is_some() {
                continue;
            }
            let applying = bindings()
                .iter()
                .filter(|binding| (binding.applies)(&session));
            // Where digits do everything, the other keys that do it too are not told.
            let mut seen = Vec::new();
            let told: Vec<(&str, &str)> = applying
                .filter(|row| {
                    let is_new = !seen.contains(&row.action);
                    seen.push(row.action);
                    is_new || !session.is_kiosk()
                })
                .map(|row| ((row.name)(lang), (row.label)(lang)))
                .collect();
            for size in [(60, 20), (80, 24), (120, 40)] {
                // At a machine that many share the way out is to be forgotten; there the help page tells keys.
                if session.is_kiosk() {
                    continue;
                }
                let footer = rows(&frame(&session, size).0).pop().unwrap();
                for label in [lang.act_help(), lang.act_quit()] {
                    assert!(footer.contains(label), "{page} {size:?}: {footer}");
                }
            }
            session.update(Action::Help);
            for size in [(60, 20), (80, 24), (120, 40)] {
                let help = rows(&frame(&session, size).0);
                for (name, label) in &told {
                    let told = |row: &String| {
                        let mut after = row
                            .match_indices(name)
                            .map(|(at, _)| &row[at + name.len()..]);
                        after.any(|rest| rest.trim_start().starts_with(label))
                    };
                    let row = help.iter().any(told);
                    assert!(row, "{page} {size:?}: {name} {label}\n{}", help.join("\n"));
                }
                if page == "calendar" {
                    for mark in yibao::policy::Mark::ALL {
                        let word = yibao::report::words::mark_word(lang, mark);
                        let row = help
                            .iter()
                            .any(|row| row.contains(mark.han()) && row.contains(word));
                        assert!(row, "{page} {size:?}: {word}\n{}", help.join("\n"));
                    }
                }
            }
        }
    }
}
