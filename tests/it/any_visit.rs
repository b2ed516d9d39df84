//! Whatever is pressed, touched, pasted or resized, in whatever order: nothing breaks, every page leads on, and what stands on
//! screen has one width everywhere.

use std::env;
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;
use yibao::i18n::Lang;
use yibao::session::{Action, Blocks, Errand, Manner, Page, Printing, Session, Setting};
use yibao::settings::{Patience, PrintTo, Printer};
use yibao::tui::{Drawn, Key, KeyCode, action_for, draw};

use crate::common::{day, shelf};
use crate::pages;

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

fn drawn(session: &mut Session, (columns, rows): (u16, u16)) -> (Drawn, Buffer) {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a screen");
    let mut drawn = Drawn::default();
    terminal
        .draw(|frame| drawn = draw(session, frame))
        .expect("it draws");
    session.scrolled_to(drawn.end);
    (drawn, terminal.backend().buffer().clone())
}

/// terminal-ui.md §2.4: no character whose width depends on the terminal; no line that begins with a closing mark.
#[test]
fn every_cell_has_one_width_and_no_line_begins_with_a_closing_mark() {
    for lang in [Lang::Zh, Lang::En] {
        for (page, mut session) in pages::all(lang) {
            for size in SIZES {
                let (_, buffer) = drawn(&mut session, size);
                for cell in &buffer.content {
                    let symbol = cell.symbol();
                    // Drawn only where the terminal said how wide it is.
                    if symbol == "\u{2580}" && session.blocks() == Blocks::Narrow {
                        continue;
                    }
                    assert_eq!(
                        symbol.width(),
                        symbol.width_cjk(),
                        "{page} {size:?}: {symbol}"
                    );
                }
                for row in buffer.content.chunks(usize::from(size.0)) {
                    let first = row.iter().map(ratatui::buffer::Cell::symbol);
                    let first = first.map(str::trim).find(|symbol| !symbol.is_empty());
                    let closing =
                        first.is_some_and(|first| "，。、；：？！）」』】》%".contains(first));
                    assert!(!closing, "{page} {size:?}: {first:?}");
                }
            }
        }
    }
}

/// What can be pressed lies on the screen, and at a machine that many share is no smaller than a finger needs: two rows by ten
/// columns at the least, but for the days of the calendar and the months of the strip.
#[test]
fn what_is_pressed_is_large_enough() {
    for (page, mut session) in pages::all(Lang::Zh) {
        for size in SIZES {
            let (drawn, buffer) = drawn(&mut session, size);
            for target in &drawn.targets {
                assert_eq!(
                    buffer.area.intersection(target.area),
                    target.area,
                    "{page} {size:?}"
                );
            }
            let fine = ["kiosk: calendar", "kiosk: compare", "kiosk: months painted"];
            if !session.is_kiosk() || fine.contains(&page) || session.idle.left.is_some() {
                continue;
            }
            for target in &drawn.targets {
                let (columns, rows) = (target.area.width, target.area.height);
                let is_month =
                    matches!(target.action, Action::Look(_)) && columns >= 9 && rows >= 3;
                assert!(
                    columns >= 10 && rows >= 2 || is_month,
                    "{page} {size:?}: {target:?}"
                );
            }
        }
    }
}

/// A digit takes what stands beside it, on whichever page of the list; one beside which nothing stands takes nothing.
#[test]
fn a_digit_takes_what_stands_beside_it_or_nothing() {
    let mut refused = 0;
    for (page, way) in pages::WAYS {
        let pages = way(Lang::Zh).menu().map_or(0, |menu| menu.pages());
        for turned in 0..pages {
            for digit in 1..=8 {
                let mut session = way(Lang::Zh);
                for _ in 0..turned {
                    session.update(Action::More);
                }
                let menu = session.menu().expect("a list");
                let shown = menu.shown(session.menu_page);
                let is_taken = shown.iter().any(|one| one.slot + 1 == digit);
                if session.why || session.asks_to_confirm() || is_taken {
                    continue;
                }
                refused += 1;
                let before = (session.page, session.answers.clone(), session.menu_page);
                let key =
                    char::from_digit(u32::try_from(digit).expect("small"), 10).expect("a digit");
                press(&mut session, Key::plain(KeyCode::Char(key)));
                let after = (session.page, session.answers.clone(), session.menu_page);
                assert!(before == after, "{page}, page {turned}: {digit}");
            }
        }
    }
    assert!(refused > 20, "{refused}");
}

/// Numbers that are the same every time.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(n.max(1)).expect("small")).expect("small")
    }
}

fn key(seeded: &mut Seeded) -> Key {
    use KeyCode::{
        BackTab, Backspace, Char, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right,
        Tab, Up,
    };
    let named = [
        Enter, Enter, Esc, Left, Right, Up, Down, PageUp, PageDown, Home, End, Tab, BackTab,
        Backspace,
    ];
    let code = match seeded.below(4) {
        0 => named[seeded.below(named.len())],
        1 => F(u8::try_from(seeded.below(12)).expect("small") + 1),
        2 => Char(
            char::from_digit(u32::try_from(seeded.below(10)).expect("small"), 10).expect("a digit"),
        ),
        _ => Char(['c', 's', '*', '?', ' ', '长', '😀', '\u{301}'][seeded.below(8)]),
    };
    if seeded.below(12) == 0 {
        return Key::ctrl(['b', 'l', 'n', 'o', 's', 't', 'y', 'z'][seeded.below(8)]);
    }
    Key::plain(code)
}

fn press(session: &mut Session, key: Key) {
    match action_for(session, key) {
        Some(action) => {
            session.update(action);
        }
        None => {
            session.no_such_key();
        }
    }
}

/// By "0", which is back, and on the answer the end, one gets to where a visit begins.
fn leads_home(session: &mut Session) {
    for _ in 0..120 {
        if session.page == Page::Welcome {
            return;
        }
        // The one question that "1" is the answer to.
        let digit = if session.asks_to_confirm() { '1' } else { '0' };
        press(session, Key::plain(KeyCode::Char(digit)));
    }
    panic!("no way home from {:?}", session.page);
}

/// So many steps are taken each time; `YIBAO_STORM` asks for more.
const STEPS: usize = 6_000;

#[test]
fn a_storm_of_keys_touches_pastes_and_windows() {
    let steps = env::var("YIBAO_STORM")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(STEPS);
    let patience = Patience::default();
    for (seed, manner) in [
        (0x9E37_79B9, Manner::Kiosk(patience)),
        (0x1234_5677, Manner::Guided),
        (0x0BAD_CAFE, Manner::Desk),
    ] {
        let mut seeded = Seeded(seed);
        let setting = Setting {
            manner,
            printer: Printer {
                to: PrintTo::read("/dev/usb/lp0"),
                ..Printer::default()
            },
            ..Setting::default()
        };
        let mut session = Session::led(shelf(), day("2026-11-22"), setting);
        let (mut size, mut now) = (SIZES[0], Duration::ZERO);
        for step in 0..steps {
            let (drawn, _) = drawn(&mut session, size);
            let idle = session.idle.left.is_some();
            let tiny = size.0 < 60 || size.1 < 20;
            assert!(
                idle || tiny || !drawn.targets.is_empty(),
                "nothing to press on {:?}",
                session.page
            );
            now += Duration::from_millis(u64::try_from(seeded.below(400)).expect("small"));
            match seeded.below(40) {
                0 => size = [(60, 20), (80, 24), (120, 40), (1, 1), (59, 40)][seeded.below(5)],
                1 => {
                    session.paste(
                        ["202607", "长沙", "\u{7}\n2026", "9999999999999", ""][seeded.below(5)],
                    );
                }
                2 => {
                    now += Duration::from_secs(u64::try_from(seeded.below(230)).expect("small"));
                    session.tick(now);
                }
                3..=17 if !drawn.targets.is_empty() => {
                    let at = seeded.below(drawn.targets.len());
                    if !session.touched(now) {
                        session.update(drawn.targets[at].action);
                    }
                }
                _ => {
                    if !session.touched(now) {
                        press(&mut session, key(&mut seeded));
                    }
                }
            }
            match session.take_errand() {
                Some(Errand::Measure) => session.measured(Blocks::Narrow),
                Some(Errand::Print { .. }) => session.prints(Printing::begin().0),
                _ => {}
            }
            session.looks_at_paper();
            if seeded.below(3) == 0 {
                session.catch_up();
            }
            if session.is_kiosk() && step % 500 == 499 {
                session.touched(now);
                leads_home(&mut session);
            }
        }
    }
}
