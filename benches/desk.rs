//! What one key costs at the desk, a calendar following: the answer, the picture, and what is found out afterwards.
//! `cargo bench` measures; nothing here is asserted.
#![allow(
    clippy::expect_used,
    missing_docs,
    reason = "a benchmark that cannot set up has nothing to measure"
)]

use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use yibao::calendar::parse_day;
use yibao::policy::Shelf;
use yibao::session::{Action, Direction, Manner, Session, Setting};
use yibao::tui::{Key, KeyCode, action_for, draw};

fn main() {
    divan::main();
}

/// 长沙, flexible, paid until March, again on 12 July, made up; then a letter, or nothing told of activating.
const USUAL: &str = "cs>22603>0712>b1015>";

fn press(session: &mut Session, keys: &str) {
    for key in keys.chars() {
        let code = match key {
            '>' => KeyCode::Enter,
            '<' => KeyCode::Backspace,
            c => KeyCode::Char(c),
        };
        let action = action_for(session, Key::plain(code));
        session.update(action.expect("a key that does something"));
    }
}

/// A call, told so far.
fn call(keys: &str) -> Session {
    let setting = Setting {
        manner: Manner::Desk,
        ..Setting::default()
    };
    let shelf = Shelf::built_in().expect("the index reads");
    let today = parse_day("2026-11-21").expect("a day");
    let mut session = Session::led(shelf, today, setting);
    press(&mut session, keys);
    session.catch_up();
    session
}

fn screen() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(120, 40)).expect("a screen in memory")
}

/// A date is typed, and a digit of it taken back: two answers.
#[divan::bench(args = ["cs>22603>07", "cs>22603>0712>b10"])]
fn two_keys_of_a_date(bencher: Bencher<'_, '_>, told: &str) {
    let mut session = call(told);
    bencher.bench_local(|| press(&mut session, "1<"));
}

/// The same, drawn.
#[divan::bench(args = ["cs>22603>07", "cs>22603>0712>b10"])]
fn two_keys_drawn(bencher: Bencher<'_, '_>, told: &str) {
    let mut session = call(told);
    let mut screen = screen();
    bencher.bench_local(|| {
        for key in ["1", "<"] {
            press(&mut session, key);
            screen
                .draw(|frame| drop(draw(&session, frame)))
                .expect("drawn");
        }
    });
}

/// What no key waits for: what can be done, what other places say, which answer settles most.
#[divan::bench(args = ["cs>22603>07", USUAL])]
fn found_out_afterwards(bencher: Bencher<'_, '_>, told: &str) {
    bencher
        .with_inputs(|| {
            let mut session = call(told);
            press(&mut session, "1");
            session
        })
        .bench_local_refs(Session::catch_up);
}

/// Nothing but the picture.
#[divan::bench]
fn drawn_again(bencher: Bencher<'_, '_>) {
    let mut session = call(USUAL);
    let mut screen = screen();
    session.update(Action::Move(Direction::Down));
    bencher.bench_local(|| {
        screen
            .draw(|frame| drop(draw(&session, frame)))
            .expect("drawn");
    });
}
