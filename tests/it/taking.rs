//! Taking the answer home: the code as a phone sees it on the screen, the receipt as the printer gets it, the file that is asked
//! for.
#![allow(clippy::disallowed_types, reason = "a printer of its own to send to")]

use std::io::Read as _;
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use yibao::cli::print;
use yibao::i18n::Lang;
use yibao::report::{brief, headline, next_step, receipt};
use yibao::session::{Action, Blocks, Effect, Errand, Note, Page, Paper, Session, Unwritten};
use yibao::settings::{Background, Look, Theme};
use yibao::tui::{Key, KeyCode, action_for, draw};

use crate::desk::press;
use crate::pages;
use crate::screens::screen;

const SMALL: (u16, u16) = (60, 20);
const USUAL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (160, 50);

fn way(name: &str) -> fn(Lang) -> Session {
    let way = pages::WAYS.iter().find(|(called, _)| *called == name);
    way.unwrap_or_else(|| panic!("no way to {name}")).1
}

fn drawn(session: &Session, (columns, rows): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a screen");
    terminal
        .draw(|frame| {
            draw(session, frame);
        })
        .expect("it draws");
    terminal.backend().buffer().clone()
}

/// How bright the upper and the lower half of a cell are, at a terminal that writes on this.
fn halves(cell: &Cell, background: Background) -> [u8; 2] {
    let (own_ink, own_paper) = match background {
        Background::Light => (0, 255),
        Background::Dark | Background::Unknown => (229, 30),
    };
    let shade = |color: Color, own: u8| match color {
        Color::Reset => own,
        Color::Black => 0,
        _ => 255,
    };
    let (mut ink, mut paper) = (shade(cell.fg, own_ink), shade(cell.bg, own_paper));
    if cell.modifier.contains(Modifier::REVERSED) {
        (ink, paper) = (paper, ink);
    }
    match cell.symbol() {
        " " => [paper, paper],
        "\u{2580}" => [ink, paper],
        // A letter: some of both.
        _ => [ink / 2 + paper / 2; 2],
    }
}

/// What a phone makes of the screen: every cell some points wide, and twice as high.
fn scanned(buffer: &Buffer, background: Background) -> Option<String> {
    const POINTS: usize = 4;
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (across, down) = (
        usize::from(columns) * POINTS,
        usize::from(rows) * 2 * POINTS,
    );
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(across, down, |x, y| {
        let cell = &buffer.content[y / (2 * POINTS) * usize::from(columns) + x / POINTS];
        halves(cell, background)[(y / POINTS) % 2]
    });
    let grids = image.detect_grids();
    let read: Vec<String> = grids
        .iter()
        .filter_map(|grid| Some(grid.decode().ok()?.1))
        .collect();
    assert!(read.len() <= 1, "{read:?}");
    read.into_iter().next()
}

/// The text has the day it was seen from and both dates, in a few words or in whole sentences.
fn says_the_answer(text: &str, session: &Session) {
    let report = session.report.as_ref().expect("an answer");
    let (few, full) = (
        brief(session.lang, report),
        headline(session.lang, &report.answer),
    );
    for (few, full) in [(&few.from, &full.from), (&few.until, &full.until)] {
        let Some(few) = few else {
            continue;
        };
        let is_full = full.as_ref().is_some_and(|full| text.contains(full));
        assert!(text.contains(few) || is_full, "{few}: {text}");
    }
    assert!(text.contains("2026"), "{text}");
}

/// In half blocks where the terminal draws them in one cell, in whole ones where it does not: in every theme, on whatever the
/// terminal writes on.
#[test]
fn a_phone_reads_the_code_off_the_screen() {
    for (blocks, size) in [
        (Blocks::Narrow, USUAL),
        (Blocks::Narrow, (120, 40)),
        (Blocks::Narrow, LARGE),
        (Blocks::Wide, LARGE),
        (Blocks::Unknown, LARGE),
    ] {
        for page in ["take home", "kiosk: take home", "kiosk: printing"] {
            for lang in [Lang::Zh, Lang::En] {
                let mut session = way(page)(lang);
                session.measured(blocks);
                let mut texts = Vec::new();
                for theme in Theme::ALL {
                    for background in [Background::Dark, Background::Light, Background::Unknown] {
                        session.look = Look { theme, background };
                        let buffer = drawn(&session, size);
                        let half = buffer
                            .content
                            .iter()
                            .any(|cell| cell.symbol() == "\u{2580}");
                        assert_eq!(half, blocks == Blocks::Narrow, "{page} {blocks:?}");
                        let text = scanned(&buffer, background).unwrap_or_else(|| {
                            panic!("{page} {size:?} {blocks:?} {theme:?} {background:?}")
                        });
                        says_the_answer(&text, &session);
                        texts.push(text);
                    }
                }
                texts.dedup();
                assert_eq!(texts.len(), 1, "{texts:?}");
            }
        }
    }
}

/// Where there is no room for a code, or its characters may be drawn wide, both dates and what to do next are whole.
#[test]
fn without_a_code_the_dates_are_there() {
    let flat = |text: &str| text.split_whitespace().collect::<String>();
    for (page, blocks, size) in [
        ("take home", Blocks::Narrow, SMALL),
        ("kiosk: take home", Blocks::Narrow, SMALL),
        ("take home", Blocks::Narrow, (79, 24)),
        ("take home", Blocks::Narrow, (80, 23)),
        ("take home", Blocks::Unknown, USUAL),
        ("kiosk: take home", Blocks::Wide, USUAL),
    ] {
        for lang in [Lang::Zh, Lang::En] {
            let mut session = way(page)(lang);
            session.measured(blocks);
            assert_eq!(scanned(&drawn(&session, size), Background::Dark), None);
            let screen = flat(&screen(&session, size));
            let report = session.report.as_ref().expect("an answer");
            let brief = brief(lang, report);
            let next = next_step(lang, report);
            for says in brief.from.iter().chain(&brief.until).chain(&next) {
                assert!(
                    screen.contains(&flat(says)),
                    "{page} {size:?} {says}: {screen}"
                );
            }
        }
    }
}

/// What is only supposed is not taken home: a code does not say that it is.
#[test]
fn what_is_supposed_stays() {
    for page in ["compared result", "kiosk: compared result"] {
        let mut session = way(page)(Lang::Zh);
        for code in [KeyCode::Char('5'), KeyCode::F(4)] {
            let does = action_for(&session, Key::plain(code));
            assert_ne!(does, Some(Action::TakeHome), "{page}");
        }
        assert_eq!(session.update(Action::TakeHome), Effect::Unchanged);
        assert_eq!(session.page, Page::Result, "{page}");
    }
}

/// The terminal is asked how wide it draws half a block when somebody wants a code, and not again once it has said.
#[test]
fn the_terminal_is_asked_until_it_has_said() {
    let mut session = way("result")(Lang::Zh);
    for said in [Blocks::Unknown, Blocks::Wide] {
        assert_eq!(session.update(Action::TakeHome), Effect::Errand);
        assert_eq!(session.take_errand(), Some(Errand::Measure));
        session.measured(said);
        session.update(Action::Back);
        assert_eq!(session.page, Page::Result);
    }
    assert_eq!(session.update(Action::TakeHome), Effect::Changed);
    assert_eq!(session.anew().blocks(), Blocks::Wide, "whoever comes next");
}

/// Without a printer nothing offers to print; a machine that many share saves nothing.
#[test]
fn what_was_not_set_is_not_offered() {
    for page in ["take home", "kiosk: take home"] {
        let mut session = way(page)(Lang::Zh);
        assert_eq!(session.update(Action::Print), Effect::Unchanged, "{page}");
        assert!(
            !screen(&session, USUAL).contains(Lang::Zh.act_print()),
            "{page}"
        );
    }
    let mut session = pages::kiosk_takes_home(Lang::Zh);
    assert_eq!(session.update(Action::Save), Effect::Unchanged);
    assert!(screen(&session, SMALL).contains("1 打印"));
    assert!(session.taking.name.is_none());
}

/// Waits for what becomes of a receipt, as the loop of the program does, but for the frames.
fn told(session: &mut Session) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while session.looks_at_paper() == Effect::Unchanged {
        assert!(Instant::now() < deadline, "nothing became of it");
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn the_printer_gets_the_receipt() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let printer = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a caller");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("bytes");
        bytes
    });
    let mut session = pages::kiosk_takes_home(Lang::Zh);
    let one = action_for(&session, Key::plain(KeyCode::Char('1'))).expect("it prints");
    assert_eq!(session.update(one), Effect::Errand);
    let Some(Errand::Print { to, bytes }) = session.take_errand() else {
        panic!("nothing is printed");
    };
    assert_eq!(Some(to), yibao::settings::PrintTo::read("/dev/usb/lp0"));
    let report = session.report.as_ref().expect("an answer");
    assert_eq!(bytes, receipt(Lang::Zh, report, 48));
    let to = yibao::settings::PrintTo::read(&address).expect("a port");
    session.prints(print(&to, bytes.clone()));
    assert!(screen(&session, USUAL).contains(Lang::Zh.print_going()));
    told(&mut session);
    assert!(matches!(session.taking.paper, Paper::Told(Ok(()))));
    assert!(screen(&session, USUAL).contains(Lang::Zh.print_sent()));
    assert_eq!(printer.join().expect("a printer"), bytes);
    // And once more, if that is wanted.
    assert_eq!(session.update(Action::Print), Effect::Errand);
}

/// Every trouble is said in a calm sentence, whole, in the least window as well.
#[test]
fn a_printer_that_is_not_there_is_said_to_be() {
    let flat = |text: &str| text.split_whitespace().collect::<String>();
    let to = yibao::settings::PrintTo::read("/nowhere/lp0").expect("a path");
    for (size, lang) in [(SMALL, Lang::Zh), (USUAL, Lang::Zh), (USUAL, Lang::En)] {
        let mut session = pages::kiosk_takes_home(lang);
        session.update(Action::Print);
        session.take_errand();
        session.prints(print(&to, vec![b'x'; 10]));
        told(&mut session);
        let says = flat(lang.print_missing());
        let page = drawn(&session, size);
        // Beside a code its lines end where that begins.
        let rows = page.content.chunks(usize::from(size.0));
        let words = rows.flat_map(|row| row.iter().take_while(|cell| cell.bg == Color::Reset));
        let text: String = words.map(Cell::symbol).collect();
        assert!(flat(&text).contains(&says), "{size:?}: {text}");
    }
}

/// Only who asks for it, and names it, has a file; its ending says what is in it.
#[test]
fn a_file_is_saved_where_somebody_says_so() {
    for (name, begins) in [
        ("a.txt", ""),
        ("a.md", "# "),
        ("a.html", "<!"),
        ("a.ics", "BEGIN:VCALENDAR"),
        ("a.json", "{"),
        ("a.toml", ""),
    ] {
        let mut session = way("take home")(Lang::Zh);
        press(&mut session, ">");
        press(&mut session, name);
        press(&mut session, ">");
        let Some(Errand::Write {
            path,
            text,
            replaces,
        }) = session.take_errand()
        else {
            panic!("{name}: nothing is written");
        };
        assert_eq!((path.to_str(), replaces), (Some(name), false));
        assert!(
            text.len() > 100 && text.starts_with(begins),
            "{name}: {text}"
        );
        // There is one already: only once more replaces it.
        session.written(Err(Unwritten::Exists));
        assert_eq!(session.taking.note, Some(Note::Exists(name.to_owned())));
        press(&mut session, ">");
        assert!(matches!(
            session.take_errand(),
            Some(Errand::Write { replaces: true, .. })
        ));
        session.written(Ok(()));
        assert_eq!(session.taking.note, Some(Note::Saved(name.to_owned())));
        assert!(screen(&session, USUAL).contains(name));
    }
    let mut session = way("take home")(Lang::Zh);
    press(&mut session, ">a.pdf>");
    assert!(session.take_errand().is_none());
    assert_eq!(
        session.taking.note,
        Some(Note::NoFormat("a.pdf".to_owned()))
    );
    // Another name after one that is taken replaces nothing.
    press(&mut session, "<<<md>");
    session.take_errand();
    session.written(Err(Unwritten::Exists));
    press(&mut session, "<<ics>");
    assert!(matches!(
        session.take_errand(),
        Some(Errand::Write {
            replaces: false,
            ..
        })
    ));
    press(&mut session, "!");
    assert_eq!(
        (session.page, session.taking.name.is_none()),
        (Page::TakeHome, true)
    );
    press(&mut session, "!");
    assert_eq!(session.page, Page::Result);
}
