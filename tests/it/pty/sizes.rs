//! Windows of every size: the first frame, and a window that is pulled about in the middle of a visit.

use super::visitor::{ENTER, F1, RIGHT, Visitor, row, rows};
use super::window::Window;

const QUESTION: &str = "您的医保交在哪里？";
const TOO_SMALL: &str = "请放大窗口";

#[test]
fn the_first_frame_shows_the_first_question_and_the_way_out() {
    for (columns, rows) in [(60, 20), (80, 24), (120, 40)] {
        let window = Window::open(&["--today", "2026-11-21"], (columns, rows));
        let frame = window.first_frame();
        let size = format!("{columns}x{rows}\n{}", frame.contents());
        assert!(row(&frame, 2).contains(QUESTION), "{size}");
        // Every province can be reached without scrolling, the first in focus; the keys stand in the last row.
        for province in ["北京", "湖南", "新疆"] {
            assert!(frame.contents().contains(province), "{province} {size}");
        }
        let footer = row(&frame, rows - 1);
        assert!(
            footer.contains("确定") && footer.contains("帮助") && footer.contains("退出"),
            "{size}"
        );
    }
}

#[test]
fn the_first_frame_in_english() {
    let window = Window::open(&["--lang", "en"], (60, 20));
    let frame = window.first_frame();
    assert!(
        row(&frame, 2).contains("Where do you pay"),
        "{}",
        frame.contents()
    );
    assert!(!frame.contents().contains(QUESTION));
}

#[test]
fn a_window_pulled_about_keeps_question_and_answers() {
    let mut visitor = Visitor::comes("2026-11-21", (80, 24));
    visitor.insured_in("changsha", "长沙");
    visitor.answers("谁在交", "灵活就业");
    for (columns, rows) in [
        (60, 20),
        (30, 8),
        (1, 1),
        (60, 21),
        (120, 40),
        (500, 200),
        (80, 24),
    ] {
        visitor.window.resize(columns, rows);
        match (columns, rows) {
            (1, 1) => {}
            (30, 8) => visitor.window.sees(&[TOO_SMALL]),
            _ => visitor.is_asked("交得怎么样"),
        }
    }
    visitor.has_never_lapsed();
    visitor.agrees_to(&["长沙", "我自己每个月交", "没断过", "激活了"]);
    visitor.is_told(&["现在能报"]);
    visitor.leaves().left_the_terminal_as_it_was();
}

#[test]
fn a_window_made_small_and_large_again_at_once_is_drawn_anew() {
    let visitor = Visitor::comes("2026-11-21", (80, 24));
    let before = visitor.page();
    for _ in 0..20 {
        // The terminal has cut off what stood there; the size is the one last drawn for.
        visitor.window.resize(30, 8);
        visitor.window.resize(80, 24);
        visitor
            .window
            .wait_for("the page", |screen| (rows(screen) == before).then_some(()));
    }
    visitor.leaves();
}

#[test]
fn the_calendar_keeps_its_month_at_every_size() {
    let mut visitor = Visitor::at_the_calendar((120, 40));
    // Eight months on: the last of the twelve at first, and out of sight in a narrow window if it did not follow.
    visitor.window.press(&RIGHT.repeat(8));
    visitor.is_told(&["2027年7月"]);
    for (columns, rows) in [(60, 20), (61, 21), (30, 8), (120, 40), (80, 24)] {
        visitor.window.resize(columns, rows);
        if rows < 12 {
            visitor.window.sees(&[TOO_SMALL]);
        } else {
            assert_eq!(
                visitor.reads("统筹报销", "2027-07", 1),
                "享",
                "{columns}x{rows}"
            );
        }
    }
    visitor.leaves().left_the_terminal_as_it_was();
}

#[test]
fn a_page_covered_by_the_help_comes_back_whole() {
    let mut visitor = Visitor::comes("2026-11-21", (60, 20));
    visitor.insured_in("changsha", "长沙");
    visitor.is_asked("谁在交");
    let before = visitor.page();
    visitor.window.press(F1);
    visitor.window.sees(&["这一页能用的键"]);
    visitor.window.press(ENTER);
    visitor.is_asked("谁在交");
    assert_eq!(visitor.page(), before);
    visitor.leaves();
}
