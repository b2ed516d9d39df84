//! What the pages look like: three stories drawn at three sizes. A change of any screen shows up here first; accept it
//! with `INSTA_UPDATE=always cargo test screens`, after looking at it.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use yibao::i18n::Lang;
use yibao::session::Session;
use yibao::tui::{Key, KeyCode, action_for, draw};

use crate::common;
use crate::pages;

const SMALL: (u16, u16) = (60, 20);
const USUAL: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 40);

/// A visit, by what is typed: letters and digits as they are, `>` for Enter, `?` for F1, `!` for F3, `~` for the right arrow,
/// `@` for F12, `,` for the left arrow, `v` for the page key, `=` for F7 (what if), `<` for F9 (back to A), `^` for Esc.
fn visit(lang: Lang, today: &str, keys: &str) -> Session {
    let mut session = Session::new(common::shelf(), lang, common::day(today));
    for key in keys.chars() {
        let code = match key {
            '=' => KeyCode::F(7),
            '<' => KeyCode::F(9),
            '^' => KeyCode::Esc,
            'v' => KeyCode::PageDown,
            '>' => KeyCode::Enter,
            '?' => KeyCode::F(1),
            '~' => KeyCode::Right,
            ',' => KeyCode::Left,
            '@' => KeyCode::F(12),
            '!' => KeyCode::F(3),
            letter => KeyCode::Char(letter),
        };
        let action = action_for(&session, Key::plain(code));
        let action = action.unwrap_or_else(|| panic!("{key} does nothing here"));
        session.update(action);
    }
    session
}

pub fn screen(session: &Session, (columns, rows): (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a screen");
    terminal
        .draw(|frame| {
            draw(session, frame);
        })
        .expect("it draws");
    let buffer = terminal.backend().buffer();
    let rows = (0..rows).map(|y| {
        let mut line = String::new();
        let mut x = 0;
        while x < columns {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += if unicode_width::UnicodeWidthStr::width(symbol) > 1 {
                2
            } else {
                1
            };
        }
        line.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// A flexible worker in Changsha, paid until June, everything paid up on 11 November: four months of gap.
const FOUR_MONTHS: &str = "changsha>233202606>1111>11";
/// A flexible worker in Shanghai who stopped paying long ago.
const STOPPED: &str = "shanghai>243202606>111";
/// What if it had been made up last month, on the 31st; what if it were in Shanghai. The rows of the list of answers are
/// chosen by their digits.
const EARLIER: &str = ">=5220261031>>";
const MOVED: &str = ">=1shanghai>>>";
/// The same four months, painted: from the last one back to the first, and when the money came.
const BEGUN: &str = "changsha>2@,3,,,";
const PAINTED: &str = "changsha>2@,3,,,3>";
/// A resident of Fuxin who missed 2025 and paid for 2026.
const MISSED_YEAR: &str = "fuxin>321111";
/// A child born in Jiangxi on 10 December 2025, registered on 15 January.
const DECEMBER_CHILD: &str = "jiangxi>620251210>1";

/// A page of the desk at three sizes, and in English.
#[test]
fn the_desk_looks_so() {
    const SMALL_DESK: (u16, u16) = (100, 30);
    const LARGE_DESK: (u16, u16) = (160, 50);
    for (page, name) in [
        ("desk: told", "desk_told"),
        ("desk: supposed", "desk_supposed"),
        ("desk: line", "desk_line"),
        ("desk: search", "desk_search"),
    ] {
        let way = pages::WAYS.iter().find(|(one, _)| *one == page);
        let (_, way) = way.expect("a page of the desk");
        // As it stands once nothing is left to be found out.
        let caught_up = |lang| {
            let mut session = way(lang);
            session.catch_up();
            session
        };
        let session = caught_up(Lang::Zh);
        for size in [SMALL, USUAL, SMALL_DESK, LARGE_DESK] {
            let (columns, _) = size;
            insta::assert_snapshot!(format!("{name}_{columns}"), screen(&session, size));
        }
        insta::assert_snapshot!(
            format!("{name}_english_100"),
            screen(&caught_up(Lang::En), SMALL_DESK)
        );
    }
}

/// What is taken home, at three sizes, and in English.
#[test]
fn what_is_taken_home_looks_so() {
    for (page, name) in [
        ("take home", "take_home"),
        ("take home: save", "take_home_save"),
        ("take home: printed", "take_home_printed"),
    ] {
        let way = pages::WAYS.iter().find(|(one, _)| *one == page);
        let (_, way) = way.expect("a page");
        for size in [SMALL, USUAL, WIDE] {
            let (columns, _) = size;
            insta::assert_snapshot!(format!("{name}_{columns}"), screen(&way(Lang::Zh), size));
        }
        insta::assert_snapshot!(format!("{name}_english_80"), screen(&way(Lang::En), USUAL));
    }
}

macro_rules! pages {
    ($($name:ident: $lang:ident $today:literal $keys:expr, $size:ident;)*) => { $(
        #[test]
        fn $name() {
            let session = visit(Lang::$lang, $today, $keys);
            insta::assert_snapshot!(stringify!($name), screen(&session, $size));
        }
    )* };
}

pages! {
    where_80: Zh "2026-11-21" "", USUAL;
    where_60: Zh "2026-11-21" "", SMALL;
    where_typed_80: Zh "2026-11-21" "ch", USUAL;
    where_found_60: Zh "2026-11-21" "sz", SMALL;
    where_many_60: Zh "2026-11-21" "s", SMALL;
    where_county_60: Zh "2026-11-21" "朝阳", SMALL;
    where_elsewhere_60: Zh "2026-11-21" "香港", SMALL;
    where_in_province_60: Zh "2026-11-21" "~~~~~~~~~>~~~~~", SMALL;
    where_english_60: En "2026-11-21" "lasa", SMALL;
    who_80: Zh "2026-11-21" "changsha>", USUAL;
    story_months_80: Zh "2026-11-21" "changsha>2", USUAL;
    months_60: Zh "2026-11-21" PAINTED, SMALL;
    months_80: Zh "2026-11-21" PAINTED, USUAL;
    months_120: Zh "2026-11-21" PAINTED, WIDE;
    months_english_80: En "2026-11-21" PAINTED, USUAL;
    months_english_60: En "2026-11-21" PAINTED, SMALL;
    months_begun_60: Zh "2026-11-21" BEGUN, SMALL;
    months_when_60: Zh "2026-11-21" &[BEGUN, "3"].concat(), SMALL;
    months_when_english_60: En "2026-11-21" &[BEGUN, "3"].concat(), SMALL;
    months_help_60: Zh "2026-11-21" &[BEGUN, "3?"].concat(), SMALL;
    months_check_80: Zh "2026-11-21" &[PAINTED, ">20261110>11"].concat(), USUAL;
    months_check_60: Zh "2026-11-21" &[PAINTED, ">20261110>11"].concat(), SMALL;
    month_80: Zh "2026-11-21" "changsha>233", USUAL;
    day_80: Zh "2026-11-21" "changsha>233202606>11", USUAL;
    check_80: Zh "2026-11-21" FOUR_MONTHS, USUAL;
    check_60: Zh "2026-11-21" FOUR_MONTHS, SMALL;
    check_english_80: En "2026-11-21" FOUR_MONTHS, USUAL;
    check_english_60: En "2026-11-21" FOUR_MONTHS, SMALL;
    four_months_80: Zh "2026-11-21" &[FOUR_MONTHS, ">>"].concat(), USUAL;
    four_months_60: Zh "2026-11-21" &[FOUR_MONTHS, ">>"].concat(), SMALL;
    four_months_120: Zh "2026-11-21" &[FOUR_MONTHS, ">>"].concat(), WIDE;
    four_months_english_80: En "2026-11-21" &[FOUR_MONTHS, ">>"].concat(), USUAL;
    plans_80: Zh "2026-11-21" &[STOPPED, ">!"].concat(), USUAL;
    plans_60: Zh "2026-11-21" &[STOPPED, ">!"].concat(), SMALL;
    plans_120: Zh "2026-11-21" &[STOPPED, ">!"].concat(), WIDE;
    plans_english_80: En "2026-11-21" &[STOPPED, ">!"].concat(), USUAL;
    stopped_60: Zh "2026-11-21" &[STOPPED, ">>"].concat(), SMALL;
    result_80: Zh "2026-11-21" &[FOUR_MONTHS, ">"].concat(), USUAL;
    result_60: Zh "2026-11-21" &[FOUR_MONTHS, ">"].concat(), SMALL;
    result_120: Zh "2026-11-21" &[FOUR_MONTHS, ">"].concat(), WIDE;
    result_english_80: En "2026-11-21" &[FOUR_MONTHS, ">"].concat(), USUAL;
    result_stopped_60: Zh "2026-11-21" &[STOPPED, ">"].concat(), SMALL;
    help_80: Zh "2026-11-21" &[FOUR_MONTHS, ">>?"].concat(), USUAL;
    missed_year_80: Zh "2025-12-10" &[MISSED_YEAR, ">>~"].concat(), USUAL;
    december_child_asked_80: Zh "2026-01-20" DECEMBER_CHILD, USUAL;
    // Paid until last month, and resumed two or three months ago: said at once, where it can be mended.
    contradiction_80: Zh "2026-11-22" "cs>2313", USUAL;
    // Neither the year nor today is written over where both stand above the same month.
    today_in_january_80: Zh "2026-01-20" "cs>1111>>", USUAL;
    today_first_english_80: En "2026-11-22" "cs>7111>>", USUAL;
    // Half an answer to a change: what is left out, what is missing.
    change_left_open_60: Zh "2026-11-21" &[FOUR_MONTHS, "230"].concat(), SMALL;
    refused_60: Zh "2026-01-20" "jiangxi>620250230>", SMALL;
    what_if_80: Zh "2026-11-21" &[FOUR_MONTHS, ">="].concat(), USUAL;
    what_if_60: Zh "2026-11-21" &[FOUR_MONTHS, ">="].concat(), SMALL;
    what_if_english_60: En "2026-11-21" &[FOUR_MONTHS, ">="].concat(), SMALL;
    compare_80: Zh "2026-11-21" &[FOUR_MONTHS, EARLIER].concat(), USUAL;
    compare_60: Zh "2026-11-21" &[FOUR_MONTHS, EARLIER].concat(), SMALL;
    compare_120: Zh "2026-11-21" &[FOUR_MONTHS, EARLIER].concat(), WIDE;
    compare_english_80: En "2026-11-21" &[FOUR_MONTHS, EARLIER].concat(), USUAL;
    compare_english_60: En "2026-11-21" &[FOUR_MONTHS, EARLIER].concat(), SMALL;
    compare_scrolled_80: Zh "2026-11-21" &[FOUR_MONTHS, EARLIER, "v"].concat(), USUAL;
    compare_help_80: Zh "2026-11-21" &[FOUR_MONTHS, EARLIER, "?"].concat(), USUAL;
    compare_places_80: Zh "2026-11-21" &[FOUR_MONTHS, MOVED].concat(), USUAL;
    compare_the_same_80: Zh "2026-11-21" &[FOUR_MONTHS, ">=", "~~~~~~~~~>"].concat(), USUAL;
    tiny: Zh "2026-11-21" "", TINY;
    tiny_english: En "2026-11-21" "", TINY;
}

const TINY: (u16, u16) = (30, 8);

/// Every page of the questionnaire, at a machine that many share and at a terminal of one's own, as [`crate::pages`] comes to it, in every size.
#[test]
fn every_page_of_the_questionnaire() {
    let sizes = [
        (Lang::Zh, SMALL, "60"),
        (Lang::Zh, USUAL, "80"),
        (Lang::Zh, WIDE, "120"),
        (Lang::En, USUAL, "english_80"),
    ];
    for (lang, size, called) in sizes {
        for face in ["kiosk", "guided"] {
            let pages = crate::pages::all(lang).filter_map(|(page, session)| {
                let of = match page.split_once(": ") {
                    Some((face, _)) if face == "kiosk" || face == "desk" => face,
                    _ if page == "desk" => "desk",
                    _ => "guided",
                };
                let page = page.trim_start_matches("kiosk: ");
                (of == face).then(|| format!("==== {page}\n{}", screen(&session, size)))
            });
            let pages: Vec<String> = pages.collect();
            insta::assert_snapshot!(format!("{face}_{called}"), pages.join("\n"));
        }
    }
}

/// What a change has left out is in sight in every window, however low.
#[test]
fn what_was_dropped_is_in_sight() {
    let session = visit(Lang::Zh, "2026-11-21", &[FOUR_MONTHS, "230"].concat());
    for columns in [60, 70, 80] {
        for rows in 20..=26 {
            let screen = screen(&session, (columns, rows));
            let lines: Vec<&str> = screen.lines().map(str::trim).collect();
            let said = session.notice_text();
            assert!(lines.concat().contains(&said), "{columns}x{rows}\n{screen}");
        }
    }
}

/// The smallest window that shows pages.
const LEAST: (u16, u16) = SMALL;

/// Walking through the page of answers, everybody reads every answer whole, however long, in a window however small.
#[test]
fn no_answer_on_the_check_page_is_cut_off() {
    let flat = |text: &str| text.split_whitespace().collect::<String>();
    for (today, keys) in [("2026-11-21", FOUR_MONTHS), ("2025-12-10", MISSED_YEAR)] {
        for lang in [Lang::Zh, Lang::En] {
            for size in [LEAST, USUAL, WIDE] {
                let mut session = visit(lang, today, keys);
                let rows = session.check_rows();
                for (at, row) in rows.iter().enumerate() {
                    session.focus = at;
                    let page = flat(&screen(&session, size));
                    // Beside the question, its lines stand between those of the answer.
                    let words = row.says.split_whitespace();
                    for word in words.filter(|word| word.is_ascii()) {
                        assert!(page.contains(word), "{size:?} {word} of {row:?}");
                    }
                    if size == WIDE {
                        assert!(page.contains(&flat(&row.says)), "{row:?}");
                    }
                }
            }
        }
    }
}

/// On every page, in every window from the least one up, every choice is in sight, with and without what can be said below.
#[test]
fn every_choice_is_in_sight_in_every_window() {
    use yibao::interview::Kind;
    use yibao::session::{Action, Page};
    for lang in [Lang::Zh, Lang::En] {
        let start = visit(lang, "2026-11-22", "beijing>");
        for question in yibao::interview::Question::ORDER {
            let Kind::Choices(choices) = question.kind() else {
                continue;
            };
            let mut session = visit(lang, "2026-11-22", "beijing>");
            session.page = Page::Ask(question);
            for said in [None, Some(Action::Why), Some(Action::Choose(8))] {
                session.why = false;
                session.remark = None;
                match said {
                    Some(Action::Choose(at)) if at < choices.len() => continue,
                    Some(action) => {
                        session.update(action);
                    }
                    None => {}
                }
                for columns in [60, 64, 72, 80, 100, 140] {
                    for rows in [20, 21, 22, 23, 24, 30, 40] {
                        let screen = screen(&session, (columns, rows));
                        for (at, choice) in choices.iter().enumerate() {
                            let text = start.wording().choice(question, *choice);
                            let shown = screen.lines().any(|line| {
                                let line = line.trim_start();
                                line.starts_with(&format!("{}  {text}", at + 1))
                            });
                            assert!(shown, "{columns}x{rows} {question:?}: {text}\n{screen}");
                        }
                    }
                }
            }
        }
    }
}
