//! Months told one by one: what they make of a case, that they say what the short way says, and that every step can be
//! taken back.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use yibao::calendar::Month;
use yibao::case::Case;
use yibao::i18n::Lang;
use yibao::interview::{Choice, Painted, Question, Strip};
use yibao::session::{Action, Brush, Direction, Page, Session, Waits};

use crate::common::{cases, day, marks, month, rules, run_with, shelf};
use crate::interview::{drawn, told, type_date};

const TODAY: &str = "2026-11-21";

/// Somebody at the months.
fn painting(place: &str, who: Choice) -> Session {
    let mut session = told(place, TODAY, &[(Question::Who, who)]);
    assert_eq!(
        session.update(Action::Strip),
        yibao::session::Effect::Changed
    );
    assert_eq!(session.page, Page::Ask(Question::Months));
    session
}

/// Paints as a hand would: `没 2026-07..2026-10`, `补 2026-07..2026-09 2026-11`, the last for when the money came, `?` if
/// nobody knows.
fn paint(session: &mut Session, stroke: &str) {
    let mut words = stroke.split(' ');
    let brush = match words.next() {
        Some("交") => Brush::Paid,
        Some("没") => Brush::Unpaid,
        Some("补") => Brush::MadeUp,
        word => panic!("{word:?}"),
    };
    let range = words.next().expect("months");
    let (from, to) = range.split_once("..").unwrap_or((range, range));
    press(session, from);
    // That was with whatever was painted last: the digit says it anew.
    session.update(Action::Back);
    session.update(Action::Paint(brush));
    press(session, to);
    match words.next() {
        Some("?") => {
            session.update(Action::DontKnow);
        }
        Some(arrived) => press(session, arrived),
        None => {}
    }
    assert_eq!(session.strip.waits, Waits::ForStart, "{stroke}");
}

fn press(session: &mut Session, at: &str) {
    session.update(Action::Mark(Some(month(at))));
}

fn painted(place: &str, who: Choice, strokes: &[&str]) -> Session {
    let mut session = painting(place, who);
    for stroke in strokes {
        paint(&mut session, stroke);
    }
    session
}

fn lines(session: &mut Session) -> Vec<String> {
    let cases = drawn(session);
    let index = session.shelf.index();
    cases.iter().map(|case| case.to_line(index)).collect()
}

/// What is painted, the day of the money if it is asked for, and the case on a line (without 今, 长沙 and 灵活).
#[test]
fn what_is_painted_is_the_case() {
    let rows: &[(&[&str], &str, &str)] = &[
        (&[], "", "交 ..2026-11"),
        // Not made up: the month it began again arrived some day.
        (
            &["没 2026-04..2026-07"],
            "",
            "交 ..2026-03 交 2026-08@2026-08-01..2026-08-31 交 2026-09..2026-11",
        ),
        // Made up with the premium of the month under way, on the day told.
        (
            &["补 2026-08..2026-10 2026-11"],
            "20261110",
            "交 ..2026-07 交 2026-08..2026-11@2026-11-10",
        ),
        // Made up months after it had begun again.
        (
            &["补 2026-03..2026-04 2026-10"],
            "",
            "交 ..2026-02 交 2026-03..2026-04@2026-10-01..2026-10-31 交 2026-05@2026-05-01..2026-05-31 交 2026-06..2026-11",
        ),
        // Nobody knows when.
        (
            &["补 2026-08..2026-10 ?"],
            "",
            "交 ..2026-07 交 2026-08..2026-10@2026-10-01..2026-11-21 交 2026-11@2026-11-01..2026-11-21",
        ),
        // Two gaps, one made up and one not.
        (
            &["没 2025-03..2025-05", "补 2026-08..2026-10 2026-11"],
            "20261120",
            "交 ..2025-02 交 2025-06@2025-06-01..2025-06-30 交 2025-07..2026-07 交 2026-08..2026-11@2026-11-20",
        ),
        // A part of a gap made up, the rest not.
        (
            &["没 2026-04..2026-07", "补 2026-06..2026-07 2026-08"],
            "20260803",
            "交 ..2026-03 交 2026-06..2026-08@2026-08-03 交 2026-09..2026-11",
        ),
        // From end to start is the same, and what was painted over no longer counts.
        (
            &["没 2026-02..2026-09", "交 2026-09..2026-02"],
            "",
            "交 ..2026-11",
        ),
    ];
    for (strokes, arrived, line) in rows {
        let mut session = painted("changsha", Choice::SelfMonthly, strokes);
        session.update(Action::Accept);
        if !arrived.is_empty() {
            assert_eq!(session.page, Page::Ask(Question::AgainDay), "{strokes:?}");
            type_date(&mut session, arrived);
        }
        let expected = format!("今 {TODAY} 长沙 灵活 {line}");
        assert_eq!(lines(&mut session), [expected], "{strokes:?}");
    }
}

/// Who has stopped, or has only begun, was insured so long and no longer.
#[test]
fn what_is_not_paid_at_either_end_bounds_the_time_insured() {
    for (strokes, line) in [
        (
            &["没 2026-07..2026-11"][..],
            "今 2026-11-21 长沙 灵活 ..2026-06 交 ..2026-06",
        ),
        (
            &["没 2024-01..2026-04"],
            "今 2026-11-21 长沙 灵活 2026-05.. 交 2026-05@2026-05-01..2026-05-31 交 2026-06..2026-11",
        ),
        (
            &["没 2024-01..2026-04", "没 2026-08..2026-11"],
            "今 2026-11-21 长沙 灵活 2026-05..2026-07 交 2026-05@2026-05-01..2026-05-31 交 2026-06..2026-07",
        ),
        // Further back than what is in sight at first.
        (
            &["没 2022-06..2023-01"],
            "今 2026-11-21 长沙 灵活 交 ..2022-05 交 2023-02@2023-02-01..2023-02-28 交 2023-03..2026-11",
        ),
    ] {
        let mut session = painting("changsha", Choice::SelfMonthly);
        // Whoever looks further back sees earlier years.
        if strokes[0].contains("2022") {
            session.update(Action::Move(Direction::First));
        }
        for stroke in strokes {
            paint(&mut session, stroke);
        }
        session.update(Action::Accept);
        let drawn = lines(&mut session);
        assert_eq!(drawn, [line], "{strokes:?}");
    }
}

/// Answers a story the short way, dates typed.
fn story(
    place: &str,
    who: Choice,
    choices: &[(Question, Choice)],
    dates: &[(Question, &str)],
) -> Session {
    let all = [&[(Question::Who, who)], choices].concat();
    let mut session = told(place, TODAY, &all);
    while let Page::Ask(question) = session.page {
        if let Some((_, date)) = dates.iter().find(|(asked, _)| *asked == question) {
            type_date(&mut session, date);
        } else if let Some((_, choice)) = all.iter().find(|(asked, _)| *asked == question) {
            let yibao::interview::Kind::Choices(offered) = question.kind() else {
                panic!("{question:?}")
            };
            let at = offered.iter().position(|one| one == choice);
            session.update(Action::Choose(at.expect("a choice it offers")));
        } else {
            break;
        }
    }
    session
}

/// Who pays, what is chosen and typed the short way; the same, painted, and the day of the money.
type Told = (
    Choice,
    &'static [(Question, Choice)],
    &'static [(Question, &'static str)],
    &'static [&'static str],
    &'static str,
);

const STORIES: &[Told] = &[
    (
        Choice::SelfMonthly,
        &[(Question::Story, Choice::Steady)],
        &[],
        &[],
        "",
    ),
    (
        Choice::SelfMonthly,
        &[
            (Question::Story, Choice::Resumed),
            (Question::PaidUntil, Choice::Within3),
            (Question::Again, Choice::ThisMonth),
            (Question::MadeUp, Choice::MadeUpAll),
        ],
        &[
            (Question::PaidUntilMonth, "202608"),
            (Question::AgainDay, "20261110"),
        ],
        &["补 2026-09..2026-10 2026-11"],
        "20261110",
    ),
    (
        Choice::Unit,
        &[
            (Question::Story, Choice::Resumed),
            (Question::PaidUntil, Choice::Within6),
            (Question::Again, Choice::LastMonth),
            (Question::MadeUp, Choice::NotMadeUp),
        ],
        &[
            (Question::PaidUntilMonth, "202606"),
            (Question::AgainDay, "20261015"),
        ],
        &["没 2026-07..2026-09"],
        "20261015",
    ),
    (
        Choice::SelfMonthly,
        &[
            (Question::Story, Choice::Stopped),
            (Question::PaidUntil, Choice::Within6),
            (Question::PaidLong, Choice::OverTwoYears),
        ],
        &[(Question::PaidUntilMonth, "202606")],
        &["没 2026-07..2026-11"],
        "",
    ),
    (
        Choice::Unit,
        &[
            (Question::Story, Choice::Stopped),
            (Question::PaidUntil, Choice::LastMonth),
            (Question::PaidLong, Choice::OverTwoYears),
            (Question::Benefit, Choice::No),
        ],
        &[],
        &["没 2026-11"],
        "",
    ),
    (
        Choice::SelfMonthly,
        &[
            (Question::Story, Choice::Recent),
            (Question::Since, Choice::Within6),
        ],
        &[
            (Question::SinceMonth, "202606"),
            (Question::SinceDay, "20260615"),
        ],
        &["没 2024-01..2026-05"],
        "20260615",
    ),
    (
        Choice::SelfMonthly,
        &[
            (Question::Story, Choice::Resumed),
            (Question::PaidUntil, Choice::Earlier),
            (Question::Again, Choice::Within6),
            (Question::MadeUp, Choice::MadeUpAll),
        ],
        &[
            (Question::PaidUntilMonth, "202510"),
            (Question::AgainMonth, "202607"),
            (Question::AgainDay, "20260705"),
        ],
        &["补 2025-11..2026-06 2026-07"],
        "20260705",
    ),
];

/// A strip that says what a short story says: the same cases come of it, and the field opens with it.
#[test]
fn months_say_what_the_short_way_says() {
    use Question::{AgainDay, Benefit};
    for place in ["changsha", "shanghai", "beijing"] {
        for (who, choices, dates, strokes, arrived) in STORIES {
            let mut short = story(place, *who, choices, dates);
            let mut long = painted(place, *who, strokes);
            long.update(Action::Accept);
            if long.page == Page::Ask(AgainDay) {
                type_date(&mut long, arrived);
            }
            if long.page == Page::Ask(Benefit) {
                long.update(Action::Choose(1));
            }
            // Where no rule asks for a month or a day, one of the two leaves it open.
            let asked = |question| short.path().told.get(question).is_some();
            let exact = dates.iter().all(|(question, _)| asked(*question))
                && choices.iter().all(|(question, _)| asked(*question))
                && long.path().told.day(AgainDay).is_none() == arrived.is_empty();
            let (short_cases, long_cases) = (drawn(&mut short), drawn(&mut long));
            if exact {
                // How long it was paid before the gap is left open where it decides nothing; long comes first.
                assert_eq!(short_cases[0], long_cases[0], "{place} {strokes:?}");
                assert_eq!(long_cases.len(), 1, "{place} {strokes:?}");
                // And who goes on from the short way finds it painted.
                short.answers.forget(AgainDay);
                short.page = Page::Check;
                short.update(Action::Strip);
                let opened = |session: &Session, month: Month| session.strip.strip.painted(month);
                let mut fresh = painted(place, *who, strokes);
                for n in 0..36 {
                    let month = Month::of(day(TODAY)).plus(-n);
                    assert_eq!(
                        opened(&short, month),
                        opened(&fresh, month),
                        "{place} {strokes:?} {month}"
                    );
                }
                fresh.update(Action::Accept);
            }
            let seen = |case: &Case| {
                let rules = rules(case, &mut shelf());
                marks(&run_with(&rules, case, None), "2026-08", 16)
            };
            // Whatever is left open, what is painted is among it.
            let long = seen(&long_cases[0]);
            assert!(
                short_cases.iter().any(|case| seen(case) == long),
                "{place} {strokes:?}"
            );
        }
    }
}

/// The row of the list of answers.
#[test]
fn what_is_painted_is_said_in_words() {
    for (strokes, zh, en) in [
        (&[][..], "每个月都按时交了", "Every month was paid on time"),
        (
            &["没 2026-04..2026-07"],
            "2026年4月至7月没交",
            "April to July 2026 not paid",
        ),
        (
            &["没 2025-11..2026-01", "补 2026-08..2026-10 2026-11"],
            "2025年11月至2026年1月没交；2026年8月至10月后来补了，2026年11月到账",
            "November 2025 to January 2026 not paid; August to October 2026 made up, the money arrived in November 2026",
        ),
        (
            &["补 2026-08 ?"],
            "2026年8月后来补了，不清楚哪个月到账",
            "August 2026 made up later, unknown when",
        ),
        (
            &["没 2026-07..2026-11"],
            "2026年7月起没交",
            "Not paid since July 2026",
        ),
        (
            &["没 2024-01..2026-04"],
            "2026年5月才开始交",
            "Paid since May 2026 only",
        ),
    ] {
        let mut session = painted("changsha", Choice::SelfMonthly, strokes);
        session.update(Action::Accept);
        for (lang, says) in [(Lang::Zh, zh), (Lang::En, en)] {
            session.lang = lang;
            let rows = session.check_rows();
            let row = rows.iter().find(|row| row.question == Question::Months);
            assert_eq!(row.map(|row| row.says.as_str()), Some(says));
        }
    }
}

/// What the months say is not asked again; the short way asks it.
#[test]
fn months_stand_for_the_questions_of_the_short_way() {
    let mut session = painted("changsha", Choice::Unit, &["没 2026-07..2026-11"]);
    session.update(Action::Accept);
    let of_months = |session: &Session| {
        let asked = session.path().asked.iter().chain(&session.path().next);
        asked.filter(|one| one.is_of_months()).count()
    };
    assert_eq!(of_months(&session), 0);
    session.page = Page::Check;
    session.update(Action::Strip);
    session.update(Action::Strip);
    assert_eq!(session.page, Page::Ask(Question::Story));
    assert!(session.path().told.strip().is_none());
    assert_eq!(of_months(&session), 1);
}

/// Who used to pay is asked from when on: months are a key away there, too, and nobody who pays by the year has any.
#[test]
fn months_are_one_key_away_from_every_question_they_answer() {
    let lapsed = [
        (Question::Who, Choice::LapsedPayer),
        (Question::LapsedAs, Choice::WasSelf),
    ];
    let mut session = told("changsha", TODAY, &lapsed);
    assert_eq!(session.page, Page::Ask(Question::PaidUntil));
    session.update(Action::Strip);
    assert_eq!(session.page, Page::Ask(Question::Months));
    session.update(Action::Back);
    assert_eq!(session.page, Page::Ask(Question::PaidUntil));
    let yearly = told("changsha", TODAY, &[(Question::Who, Choice::Yearly)]);
    let place = told("changsha", TODAY, &[]);
    for mut session in [yearly, place] {
        let page = session.page;
        session.update(Action::Strip);
        assert_eq!(session.page, page);
    }
}

/// Going back a page loses nothing that was painted; beginning anew loses all of it.
#[test]
fn what_was_begun_is_there_until_it_is_forgotten() {
    let mut session = painted("changsha", Choice::SelfMonthly, &["没 2026-04..2026-07"]);
    session.update(Action::Back);
    assert_eq!(session.page, Page::Ask(Question::Story));
    session.update(Action::Choose(4));
    assert_eq!(session.page, Page::Ask(Question::Months));
    assert_eq!(
        session.strip.strip.painted(month("2026-05")),
        Painted::Unpaid
    );
    session.update(Action::Undo);
    assert_eq!(session.strip.strip.painted(month("2026-05")), Painted::Paid);
    paint(&mut session, "没 2026-04..2026-07");
    session.update(Action::Restart);
    session.update(Action::Restart);
    assert_eq!(session.page, Page::Ask(Question::Place));
    assert_eq!(session.strip.strip.painted(month("2026-05")), Painted::Paid);
    assert!(!session.strip.can_undo());
}

/// What cannot be is said, and taken no further.
#[test]
fn what_cannot_be_is_said() {
    let mut session = painted("changsha", Choice::SelfMonthly, &["没 2024-01..2026-11"]);
    session.update(Action::Accept);
    assert_eq!(session.page, Page::Ask(Question::Months));
    let said = session.remark_text().expect("something is said");
    assert!(said.starts_with("这样就是一个月也没交过"), "{said}");
    let mut session = painting("changsha", Choice::SelfMonthly);
    session.update(Action::Paint(Brush::MadeUp));
    session.update(Action::Back);
    press(&mut session, "2026-05");
    press(&mut session, "2026-07");
    press(&mut session, "2026-06");
    let said = session.remark_text().expect("something is said");
    assert_eq!(
        said,
        "补的钱不会比补的那几个月更早到，请选2026年7月或以后的"
    );
    press(&mut session, "2026-09");
    let arrived = session.strip.strip.painted(month("2026-06"));
    assert_eq!(arrived, Painted::MadeUp(Some(month("2026-09"))));
}

/// What is drawn below follows every stroke, and every step back.
#[test]
fn the_fund_follows_what_is_painted() {
    let mut session = painting("changsha", Choice::SelfMonthly);
    let fund = |session: &Session| {
        let fund = session.strip.fund.as_ref().expect("a record");
        marks(fund, "2026-06", 6)
    };
    let paid = fund(&session);
    assert_eq!(paid, "享 享 享 享 享 享");
    paint(&mut session, "没 2026-07..2026-10");
    let gap = fund(&session);
    assert_ne!(gap, paid);
    paint(&mut session, "补 2026-07..2026-10 2026-11");
    let made_up = fund(&session);
    assert_ne!(made_up, gap);
    // When the money came, that it came, that there was a gap.
    session.update(Action::Undo);
    session.update(Action::Undo);
    assert_eq!(fund(&session), gap);
    session.update(Action::Undo);
    assert_eq!(fund(&session), paid);
}

/// Something done to the months.
fn any_action() -> impl Strategy<Value = Action> {
    use Direction::{Down, First, Last, Left, PageUp, Right, Up};
    let moves = select(vec![Left, Left, Right, Up, Down, PageUp, First, Last]);
    let brush = || select(Brush::ALL.to_vec());
    let any_month = (-70..3_i32).prop_map(|n| Month::of(day(TODAY)).plus(n));
    prop_oneof![
        3 => moves.prop_map(Action::Move),
        3 => brush().prop_map(Action::Paint),
        2 => any_month.prop_map(|month| Action::Mark(Some(month))),
        1 => Just(Action::Mark(None)),
        1 => Just(Action::DontKnow),
        1 => Just(Action::Back),
    ]
}

/// What is said of every month there is.
fn all_months(strip: &Strip) -> Vec<Painted> {
    let now = strip.last();
    (-90..=0).map(|n| strip.painted(now.plus(n))).collect()
}

proptest! {
    #![proptest_config(cases(128))]

    /// Whatever was painted, step by step, every state comes back in turn, the first one last.
    #[test]
    fn every_step_can_be_taken_back(actions in vec(any_action(), 0..60)) {
        let mut session = painting("changsha", Choice::SelfMonthly);
        let mut states = vec![all_months(&session.strip.strip)];
        for action in actions {
            // Out of the page nothing is painted.
            if action == Action::Back && session.strip.waits == Waits::ForStart {
                continue;
            }
            session.update(action);
            let state = all_months(&session.strip.strip);
            if states.last() != Some(&state) {
                states.push(state);
            }
        }
        if session.strip.waits != Waits::ForStart {
            session.update(Action::Back);
        }
        while let Some(state) = states.pop() {
            prop_assert_eq!(all_months(&session.strip.strip), state);
            session.update(Action::Undo);
        }
        prop_assert!(!session.strip.can_undo());
    }

    /// Whatever was painted, the case put together from it is one the program would read; it says the same months, and
    /// whoever comes back finds them as they were.
    #[test]
    fn whatever_is_painted_makes_a_case(
        actions in vec(any_action(), 0..40),
        who in select(vec![Choice::Unit, Choice::SelfMonthly]),
    ) {
        let mut session = painting("changsha", who);
        for action in actions.into_iter().filter(|action| *action != Action::Back) {
            session.update(action);
        }
        if session.strip.waits != Waits::ForStart {
            session.update(Action::Back);
        }
        session.update(Action::Accept);
        prop_assume!(session.page != Page::Ask(Question::Months));
        let strip = session.path().told.strip().cloned().expect("painted");
        for case in drawn(&mut session) {
            let read = Case::read(&case.to_file(), session.shelf.index());
            prop_assert!(read.as_ref() == Ok(&case), "{}\n{read:?}", case.to_file());
            let again = Strip::of(Some(&case), day(TODAY));
            for n in -90..=0 {
                let month = strip.last().plus(n);
                let paid = |strip: &Strip| strip.painted(month) != Painted::Unpaid;
                prop_assert_eq!(paid(&strip), paid(&again), "{}\n{}", month, case.to_file());
            }
        }
    }
}

/// By touch alone: a press says how, one each where it begins and ends, one when the money came, one that it is done.
#[test]
fn months_are_painted_by_touch_alone() {
    use ratatui::{Terminal, backend::TestBackend};
    for (columns, rows) in [(60, 20), (80, 24), (120, 40)] {
        let mut session = painting("changsha", Choice::SelfMonthly);
        let mut touch = |wanted: Action| {
            let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a screen");
            let mut drawn = yibao::tui::Drawn::default();
            let frame = |frame: &mut ratatui::Frame<'_>| drawn = yibao::tui::draw(&session, frame);
            terminal.draw(frame).expect("it draws");
            let target = drawn.targets.iter().find(|one| one.action == wanted);
            let area = target.unwrap_or_else(|| panic!("{wanted:?}")).area;
            assert!(area.height >= 2, "{wanted:?}");
            // Nothing else lies over it.
            let seen = drawn.at(area.x + 1, area.y).map(|target| target.action);
            assert_eq!(seen, Some(wanted), "{columns}x{rows}");
            session.update(wanted);
        };
        touch(Action::Dip(Brush::MadeUp));
        for at in ["2026-10", "2026-07", "2026-11"] {
            touch(Action::Mark(Some(month(at))));
        }
        touch(Action::Accept);
        assert_eq!(session.page, Page::Ask(Question::AgainDay));
        let expected =
            "今 2026-11-21 长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-11-01..2026-11-21";
        assert_eq!(lines(&mut session), [expected]);
    }
}
