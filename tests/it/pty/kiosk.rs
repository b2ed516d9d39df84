//! The machine that many share, as its visitors meet it: by digits, by arrows, by touch, at the smallest window; it cannot be
//! left from there, and is ended by who looks after it.

use vt100::Screen;

use super::visitor::{CTRL_C, ENTER, row};
use super::window::Window;

const SMALL: (u16, u16) = (60, 20);
const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";
const TITLE_ROW: u16 = 2;
/// So far to the left of a choice stands its digit.
const BESIDE: u16 = 3;
const WELCOME: &str = "120秒没有人用";

/// How a visitor says what is meant.
#[derive(Clone, Copy, Debug)]
enum By {
    Digits,
    Arrows,
    Touch,
}

/// A visitor at the machine.
struct Guest {
    window: Window,
    by: By,
}

/// What a look for a choice comes to.
enum Found {
    /// It stands at this column and row.
    Here(u16, u16),
    /// It may stand on the next page of the list.
    Further(String),
}

impl Guest {
    fn comes(by: By) -> Self {
        let window = Window::open(&["kiosk", "--today", "2026-11-21"], SMALL);
        window.sees(&[WELCOME]);
        Self { window, by }
    }

    /// Takes a choice of a question; both may be given by their beginning.
    fn takes(&mut self, question: &str, choice: &str) {
        loop {
            let found = self.window.wait_for(choice, |screen| {
                if !row(screen, TITLE_ROW).contains(question) {
                    return None;
                }
                // Digit, two blanks, choice.
                let numbered = spots(screen, choice).find(|(x, y)| {
                    let digit = x.checked_sub(BESIDE).and_then(|x| screen.cell(*y, x));
                    digit.is_some_and(|cell| {
                        cell.contents().chars().all(|c| c.is_ascii_digit()) && cell.has_contents()
                    })
                });
                match numbered {
                    Some((x, y)) => Some(Found::Here(x, y)),
                    None => page_of(screen).map(Found::Further),
                }
            });
            match found {
                Found::Here(x, y) => return self.chooses(x, y),
                Found::Further(page) => self.turns(&page),
            }
        }
    }

    fn chooses(&mut self, x: u16, y: u16) {
        let digit = self.window.wait_for("a digit", |screen| {
            screen
                .cell(y, x - BESIDE)
                .map(|cell| cell.contents().to_owned())
        });
        match self.by {
            By::Digits => self.window.press(&digit),
            By::Touch => self.touches(x, y),
            By::Arrows => {
                self.window.press(&UP.repeat(8));
                self.window
                    .wait_for("the first", |screen| focused(screen, "1").then_some(()));
                // Some digits may be left out: it is gone down until the focus is there.
                let mut last = "1".to_owned();
                while last != digit {
                    self.window.press(DOWN);
                    last = self.window.wait_for("the next", |screen| {
                        (1..=8)
                            .map(|digit| digit.to_string())
                            .find(|digit| *digit != last && focused(screen, digit))
                    });
                }
                self.window.press(ENTER);
            }
        }
    }

    /// Turns to the next page of a list.
    fn turns(&mut self, page: &str) {
        match self.by {
            By::Digits => self.window.press("9"),
            By::Arrows => {
                self.window.press(&UP.repeat(8));
                self.window.press(&DOWN.repeat(8));
            }
            By::Touch => self.touches_words("9 下一页"),
        }
        self.window.wait_for("another page", |screen| {
            (page_of(screen)? != page).then_some(())
        });
    }

    /// Puts a finger down and lifts it.
    fn touches(&mut self, x: u16, y: u16) {
        let at = format!("{};{}", x + 1, y + 1);
        self.window.press(&format!("\x1b[<0;{at}M"));
        self.window.press(&format!("\x1b[<0;{at}m"));
    }

    fn touches_words(&mut self, words: &str) {
        let (x, y) = self
            .window
            .wait_for(words, |screen| spots(screen, words).next());
        self.touches(x, y);
    }

    /// Presses a key of the footer, or what it stands for.
    fn wants(&mut self, digit: &str, words: &str) {
        match self.by {
            By::Digits | By::Arrows => {
                self.window.sees(&[words]);
                self.window.press(digit);
            }
            By::Touch => self.touches_words(words),
        }
    }

    fn begins_in_changsha(&mut self) {
        self.takes("医保日历", "开始");
        for place in ["华中", "湖南", "长沙"] {
            self.takes("您的医保交在哪里", place);
        }
    }

    /// Ends the visit, and agrees that everything is forgotten.
    fn ends(&mut self) {
        self.wants("0", "0 结束并清除");
        self.window.sees(&["要结束并清除全部答案吗"]);
        self.wants("1", "1 结束");
        self.window.wait_for("the first page", |screen| {
            let contents = screen.contents();
            (contents.contains(WELCOME) && !contents.contains("能报。")).then_some(())
        });
    }
}

/// Whether the choice with this digit is in focus.
fn focused(screen: &Screen, digit: &str) -> bool {
    let number = format!("{digit} ");
    // The digit always stands out; what it stands beside does where the focus is.
    let label = |x, y| screen.cell(y, x + BESIDE);
    spots(screen, &number).any(|(x, y)| label(x, y).is_some_and(vt100::Cell::inverse))
}

/// Where a text stands: the column and the row of its first cell.
fn spots<'s>(screen: &'s Screen, text: &'s str) -> impl Iterator<Item = (u16, u16)> + 's {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let from = move |x: u16, y: u16| -> String {
        let cells = (x..columns).filter_map(move |x| screen.cell(y, x));
        let own = cells.filter(|cell| !cell.is_wide_continuation());
        own.map(|cell| {
            if cell.has_contents() {
                cell.contents()
            } else {
                " "
            }
        })
        .collect()
    };
    let all = (0..rows).flat_map(move |y| (0..columns).map(move |x| (x, y)));
    all.filter(move |(x, y)| {
        let is_own = screen
            .cell(*y, *x)
            .is_some_and(|cell| !cell.is_wide_continuation());
        is_own && from(*x, *y).starts_with(text)
    })
}

/// The page of a list that has several.
fn page_of(screen: &Screen) -> Option<String> {
    let says = (0..screen.size().0.get()).map(|y| row(screen, y));
    let mut of = says.filter_map(|row| {
        let (_, page) = row.split_once('第')?;
        page.contains("页，共").then(|| page.trim().to_owned())
    });
    of.next()
}

#[test]
fn from_the_first_page_to_the_answer_and_back() {
    for by in [By::Digits, By::Arrows, By::Touch] {
        let mut guest = Guest::comes(by);
        // Twice: nothing of the first visitor is in the way of the second.
        for _ in 0..2 {
            guest.begins_in_changsha();
            guest.takes("谁在交", "单位替我交");
            guest.takes("交得怎么样", "一直在交");
            guest.takes("激活了吗", "激活了");
            guest.takes("亲情账户", "没有绑定");
            guest.takes("请看看对不对", "都对，看结果");
            guest
                .window
                .sees(&["现在能报。", "2026年12月31日", "0 结束并清除"]);
            guest.ends();
        }
    }
}

#[test]
fn with_a_gap_a_month_and_a_day() {
    for by in [By::Digits, By::Arrows, By::Touch] {
        let mut guest = Guest::comes(by);
        guest.begins_in_changsha();
        guest.takes("谁在交", "我自己每个月交");
        guest.takes("交得怎么样", "断过，后来");
        guest.takes("最后交的是什么时候", "四到六个月前");
        guest.takes("最后交的是哪个月", "2026年7月");
        guest.takes("什么时候又交上", "这个月");
        guest.takes("补交了吗", "都补上了");
        guest.takes("哪天到账", "9至16日");
        guest.takes("哪天到账", "11月10日");
        guest.takes("激活了吗", "激活了");
        guest.takes("亲情账户", "没有绑定");
        // One answer is looked at again, and left as it was.
        guest.takes("请看看对不对", "激活了");
        guest.window.sees(&["改这一题"]);
        guest.wants("0", "< 返回");
        guest.window.sees(&["请看看对不对", "第1页"]);
        guest.takes("请看看对不对", "都对，看结果");
        guest
            .window
            .sees(&["现在能报。", "已交的钱管到2026年12月31日"]);
        guest.wants("1", "1 逐月看");
        guest.window.sees(&["统筹报销", "8 往上"]);
        guest.wants("9", "9 往下");
        guest.wants("0", "0 返回");
        guest.wants("2", "2 怎么办");
        guest.window.sees(&["可以怎么办"]);
        guest.wants("0", "0 返回");
        guest.ends();
    }
}

/// Presses a key, and says how wide half a block was drawn as soon as that is asked; again if that came too late.
fn takes_home(guest: &mut Guest, report: &str) {
    loop {
        guest.wants("5", "5 带走");
        guest.window.is_asked(b"\x1b[H\xe2\x96\x80\x1b[6n");
        guest.window.press(report);
        let has_code = guest.window.wait_for("the page", |screen| {
            let contents = screen.contents();
            let has_code = contents.contains("用手机扫一扫");
            (has_code || contents.contains("抄下来")).then_some(has_code)
        });
        if has_code || report.ends_with("3R") {
            return;
        }
        guest.wants("0", "0 返回");
    }
}

/// A terminal that draws half a block in one cell shows a code; one that draws it in two shows the dates.
#[test]
fn the_answer_is_taken_home() {
    for (report, shows) in [
        ("\x1b[1;2R", ["用手机扫一扫", "2026-12-31"]),
        ("\x1b[1;3R", ["抄下来", "2 0 2 6 - 1 2 - 3 1"]),
    ] {
        let window = Window::open(&["kiosk", "--today", "2026-11-21"], (80, 24));
        window.sees(&[WELCOME]);
        let mut guest = Guest {
            window,
            by: By::Digits,
        };
        guest.begins_in_changsha();
        guest.takes("谁在交", "单位替我交");
        guest.takes("交得怎么样", "一直在交");
        guest.takes("激活了吗", "激活了");
        guest.takes("亲情账户", "没有绑定");
        guest.takes("请看看对不对", "都对，看结果");
        takes_home(&mut guest, report);
        guest.window.sees(&shows);
        guest.wants("0", "0 返回");
        guest.window.sees(&["现在能报。", "0 结束并清除"]);
        guest.ends();
    }
}

/// A finger that slides off has chosen nothing; neither has one that comes down on nothing.
#[test]
fn only_what_is_pressed_and_let_go_counts() {
    let mut guest = Guest::comes(By::Touch);
    let (x, y) = guest
        .window
        .wait_for("开始", |screen| spots(screen, "开始").next());
    let (column, line) = (x + 1, y + 1);
    for bytes in [
        format!("\x1b[<0;{column};{line}M\x1b[<0;{column};{}m", line + 9),
        format!("\x1b[<0;{column};{line}m"),
        format!("\x1b[<0;{column};2M\x1b[<0;{column};2m"),
        format!("\x1b[<2;{column};{line}M\x1b[<2;{column};{line}m"),
    ] {
        guest.window.press(&bytes);
    }
    // The next page shows that all of that was read, and did nothing.
    guest.takes("医保日历", "English");
    guest.window.sees(&["Start"]);
    guest.touches_words("中文");
    guest.takes("医保日历", "开始");
    guest.window.sees(&["您的医保交在哪里"]);
}

/// With the shortest times that can be set: a touch goes on, and chooses nothing of what stood there; who is gone is
/// forgotten.
#[test]
fn who_goes_away_is_told_and_forgotten() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let settings = "[idle]\nquestion = 15\nnotice = 20\n";
    std::fs::write(file.path(), settings).expect("a file");
    let path = file.path().to_str().expect("a path");
    let arguments = ["kiosk", "--today", "2026-11-21", "--config", path];
    let mut guest = Guest {
        window: Window::open(&arguments, SMALL),
        by: By::Touch,
    };
    guest.window.sees(&["35秒没有人用"]);
    guest.begins_in_changsha();
    guest.window.sees(&["谁在交"]);
    guest.window.sees(&["您还在看吗", "再过20秒"]);
    guest.window.sees(&["再过19秒"]);
    guest.touches(8, 5);
    guest.takes("谁在交", "单位替我交");
    guest.window.sees(&["交得怎么样"]);
    guest.window.sees(&["您还在看吗"]);
    guest.window.sees(&["35秒没有人用"]);
    guest.window.signal("TERM");
    assert!(guest.window.ends().wrote("\x1b[2J\x1b[3J"));
}

#[test]
fn no_key_and_no_signal_of_a_keyboard_ends_it() {
    let mut guest = Guest::comes(By::Digits);
    for signal in ["INT", "QUIT", "TSTP", "INT"] {
        guest.window.signal(signal);
        // Ctrl-C, Ctrl-Z, Ctrl-\, Ctrl-D, F10.
        guest.window.press(CTRL_C);
        guest.window.press("\x1a\x1c\x04\x1b[21~");
    }
    guest.begins_in_changsha();
    guest.window.signal("TSTP");
    guest.window.press("\x1a\x1c\x03\x1b[21~");
    guest.takes("谁在交", "单位替我交");
    guest.window.sees(&["交得怎么样"]);
    assert!(guest.window.is_running());
}

#[test]
fn who_looks_after_it_ends_it() {
    for (signal, status) in [("TERM", 143), ("HUP", 129)] {
        let mut guest = Guest::comes(By::Digits);
        guest.begins_in_changsha();
        guest.window.sees(&["谁在交"]);
        guest.window.signal(signal);
        let ended = guest.window.ends();
        assert_eq!(ended.status.exit_code(), status, "{signal}");
        ended.left_the_terminal_as_it_was();
        assert_eq!(ended.says(), "");
    }
}

/// The terminal is told to forget as well: the screen, and what was scrolled off it.
#[test]
fn what_is_forgotten_is_wiped_off_the_terminal() {
    let mut guest = Guest::comes(By::Digits);
    guest.begins_in_changsha();
    guest.window.sees(&["谁在交"]);
    // F8, once more to agree.
    guest.window.press("\x1b[19~");
    guest.window.sees(&["要结束并清除全部答案"]);
    guest.window.press("\x1b[19~");
    guest.window.sees(&[WELCOME]);
    guest.window.signal("TERM");
    assert!(guest.window.ends().wrote("\x1b[2J\x1b[3J"));
}

#[test]
fn a_closed_terminal_ends_it() {
    let guest = Guest::comes(By::Digits);
    let status = guest.window.close("1");
    assert_eq!(status.exit_code(), 129, "{status:?}");
}
