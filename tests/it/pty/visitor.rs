//! Somebody at the terminal: reads the question, finds the answer on the screen, and presses its key.

use vt100::Screen;
use yibao::text::width;

use super::ended::Ended;
use super::window::Window;

pub const ENTER: &str = "\r";
pub const ESC: &str = "\x1b";
pub const RIGHT: &str = "\x1b[C";
pub const LEFT: &str = "\x1b[D";
pub const F1: &str = "\x1bOP";
pub const F10: &str = "\x1b[21~";
pub const CTRL_C: &str = "\x03";

/// The row a page says what it is about in.
const TITLE_ROW: u16 = 2;

/// A visitor.
pub struct Visitor {
    pub window: Window,
}

impl Visitor {
    /// Comes in on a day, at a terminal of this size.
    pub fn comes(today: &str, size: (u16, u16)) -> Self {
        let visitor = Self {
            window: Window::open(&["--today", today], size),
        };
        visitor.is_asked("您的医保交在哪里");
        visitor
    }

    /// Somebody employed in 长沙 whose premiums never stopped, looking at the calendar.
    pub fn at_the_calendar(size: (u16, u16)) -> Self {
        let mut visitor = Self::comes("2026-11-21", size);
        visitor.insured_in("changsha", "长沙");
        visitor.answers("谁在交", "单位");
        visitor.has_never_lapsed();
        visitor.agrees_to(&["长沙"]);
        visitor.is_told(&["现在能报"]);
        visitor
    }

    /// Answers what is asked of somebody whose premiums never stopped.
    pub fn has_never_lapsed(&mut self) {
        self.answers("交得怎么样", "没断过");
        self.answers("激活了吗", "激活了");
        self.answers("亲情账户", "没有绑定");
    }

    /// Waits for a question, which may be given by a part of it.
    pub fn is_asked(&self, question: &str) {
        self.window.wait_for(question, |screen| {
            row(screen, TITLE_ROW).contains(question).then_some(())
        });
    }

    /// Types a place until it is the one in focus, and takes it.
    pub fn insured_in(&mut self, typed: &str, name: &str) {
        self.is_asked("您的医保交在哪里");
        self.window.press(typed);
        self.window.wait_for(name, |screen| {
            let typed_row = position(screen, typed)?;
            let first = (typed_row + 1..screen.size().0.get())
                .map(|y| row(screen, y))
                .find(|row| !row.trim().is_empty());
            let first = first?;
            let found = first.trim_start().strip_prefix("1 ")?;
            found.starts_with(name).then_some(())
        });
        self.window.press(ENTER);
    }

    /// Answers a question by pressing the number before a choice; both may be given by a part.
    pub fn answers(&mut self, question: &str, choice: &str) {
        self.is_asked(question);
        let number = self.window.wait_for(choice, |screen| {
            let rows = screen.size().0.get();
            let found = (TITLE_ROW + 1..rows)
                .map(|y| row(screen, y))
                .find(|row| row.contains(choice))?;
            found.trim().chars().next().filter(char::is_ascii_digit)
        });
        self.window.press(&number.to_string());
    }

    /// Answers a question by typing a month or a day.
    pub fn types(&mut self, question: &str, date: &str) {
        self.is_asked(question);
        self.window.press(date);
        self.window.sees(&[&format!("已输入： {date}")]);
        self.window.press(ENTER);
    }

    /// Reads all answers again, finds these among them, and goes on to the answer, and from there to the calendar.
    pub fn agrees_to(&mut self, answers: &[&str]) {
        self.is_asked("请看看对不对");
        self.window.sees(answers);
        self.window.press(ENTER);
        self.window.sees(&["逐月看"]);
        self.window.press(ENTER);
    }

    /// Reads the verdict.
    pub fn is_told(&self, words: &[&str]) {
        self.window
            .wait_for("a calendar", |screen| position(screen, "统筹报销"));
        self.window.sees(words);
    }

    /// Reads a line of the calendar: `count` months from `first`, a word a month.
    pub fn reads(&self, line: &str, first: &str, count: usize) -> String {
        let wanted = format!("{line} from {first}");
        self.window.wait_for(&wanted, |screen| {
            let months = months(screen)?;
            let y = position(screen, line)?;
            let from = months.iter().position(|(month, _)| month == first)?;
            let shown = months.get(from..from + count)?;
            let words: Vec<String> = shown.iter().map(|(_, x)| word(screen, y, *x)).collect();
            Some(words.join(" "))
        })
    }

    /// All that stands on the screen.
    pub fn page(&self) -> Vec<String> {
        self.window.wait_for("a page", |screen| Some(rows(screen)))
    }

    /// Leaves.
    pub fn leaves(mut self) -> Ended {
        self.window.press(F10);
        self.window.ends()
    }
}

/// A row as text. A wide character stands for its two cells.
pub fn row(screen: &Screen, y: u16) -> String {
    screen
        .rows(0, screen.size().1.get())
        .nth(usize::from(y))
        .unwrap_or_default()
}

/// All rows, without the blanks they end in.
pub fn rows(screen: &Screen) -> Vec<String> {
    (0..screen.size().0.get())
        .map(|y| row(screen, y).trim_end().to_owned())
        .collect()
}

/// The first row with a text.
pub fn position(screen: &Screen, text: &str) -> Option<u16> {
    (0..screen.size().0.get()).find(|y| row(screen, *y).contains(text))
}

/// The months of the calendar and the columns they stand in: a row of years, and below it a row of numbers.
fn months(screen: &Screen) -> Option<Vec<(String, u16)>> {
    let numbers = position(screen, "统筹报销")?.checked_sub(1)?;
    let years = words(screen, numbers.checked_sub(1)?);
    let mut year = String::new();
    let mut months = Vec::new();
    for (x, number) in words(screen, numbers) {
        // Set to the right of two cells.
        let x = if number.len() == 1 { x - 1 } else { x };
        // 今天 stands in the row of years too.
        let begins = years
            .iter()
            .find(|(at, word)| *at == x && word.parse::<u16>().is_ok());
        if let Some((_, begins)) = begins {
            year.clone_from(begins);
        }
        months.push((format!("{year}-{number:0>2}"), x));
    }
    Some(months)
}

/// The words of a row, and where they begin.
fn words(screen: &Screen, y: u16) -> Vec<(u16, String)> {
    let mut words = Vec::new();
    let mut x = 0;
    while x < screen.size().1.get() {
        let word = word(screen, y, x);
        let after = x + u16::try_from(width(&word)).expect("a row is short").max(1);
        if !word.is_empty() {
            words.push((x, word));
        }
        x = after;
    }
    words
}

/// What stands in a row from a column on, up to a blank.
fn word(screen: &Screen, y: u16, x: u16) -> String {
    let cells = (x..).map_while(|x| screen.cell(y, x));
    let filled = cells
        .filter(|cell| !cell.is_wide_continuation())
        .map(vt100::Cell::contents);
    filled.take_while(|text| !text.trim().is_empty()).collect()
}
