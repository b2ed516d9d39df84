//! What the questionnaire makes of its answers: whatever is answered, the cases put together from it are ones the program
//! itself would read, about the person who answered.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use yibao::calendar::Month;
use yibao::case::Case;
use yibao::engine::Period;
use yibao::i18n::Lang;
use yibao::interview::{Answer, Answers, Choice, Ground, Kind, Question, variants};
use yibao::policy::Identity;
use yibao::session::{Action, Direction, Effect, Page, Session};

use crate::common::{cases, day, shelf};

/// How one question is answered: which of its choices, how far the field for a date is moved before, and whether the
/// date is known.
pub type Reply = (Index, Vec<Direction>, bool);

pub fn reply() -> impl Strategy<Value = Reply> {
    use Direction::{Down, First, Last, Left, PageUp, Right, Up};
    let moves = vec(
        select(vec![Left, Left, Right, Up, Up, Down, PageUp, First, Last]),
        0..5,
    );
    (any::<Index>(), moves, proptest::bool::weighted(0.75))
}

pub fn begun(place: &str, today: &str) -> Session {
    let mut session = Session::new(shelf(), Lang::Zh, day(today));
    for c in place.chars() {
        session.update(Action::Type(c));
    }
    session.update(Action::Accept);
    session
}

pub fn answer(session: &mut Session, question: Question, (which, moves, known): &Reply) {
    match question.kind() {
        Kind::Choices(choices) => {
            session.update(Action::Choose(which.index(choices.len())));
        }
        _ if !known && question.may_be_unknown() => {
            session.update(Action::DontKnow);
        }
        _ => {
            for direction in moves {
                session.update(Action::Move(*direction));
            }
            session.update(Action::Accept);
        }
    }
}

/// The cases that fit what was answered.
pub fn drawn(session: &mut Session) -> Vec<Case> {
    let told = session.path().told.clone();
    let rules = session
        .shelf
        .rules(told.place().expect("a place"))
        .expect("the packs read");
    let ground = Ground {
        today: session.today,
        rules: &[rules],
    };
    let drawn = variants(&told, &ground);
    drawn.into_iter().map(|variant| variant.case).collect()
}

/// Who the case says somebody is on the day it is seen from.
fn now(case: &Case) -> Vec<Identity> {
    let month = Month::of(case.as_of);
    let holds = |from: Option<Month>, to: Option<Month>| {
        from.is_none_or(|from| from <= month) && to.is_none_or(|to| to >= month)
    };
    let held = case.was.iter().filter(|was| holds(was.from, was.to));
    held.map(|was| was.identity).collect()
}

proptest! {
    #![proptest_config(cases(384))]

    #[test]
    fn every_case_put_together_can_be_true(
        place in select(vec!["changsha", "fuxin", "shenzhen", "beijing", "jiangxi", "tianjin"]),
        today in select(vec!["2026-01-20", "2026-03-10", "2026-09-30", "2026-10-01", "2026-12-10"]),
        // All of them, and most of all who pays by the year: there the most is put together.
        who in prop_oneof![2 => 0..8_usize, 1 => Just(2)],
        replies in vec(reply(), 24),
    ) {
        let mut session = begun(place, today);
        session.update(Action::Choose(who));
        for reply in &replies {
            let Page::Ask(question) = session.page else { break };
            answer(&mut session, question, reply);
        }
        prop_assume!(session.page == Page::Check);
        let told = session.path().told.clone();
        for case in drawn(&mut session) {
            let read = Case::read(&case.to_file(), session.shelf.index());
            prop_assert!(read.as_ref() == Ok(&case), "{}\n{read:?}", case.to_file());
            if told.choice(Question::Who) == Some(Choice::Yearly) {
                prop_assert_eq!(now(&case), [Identity::Resident]);
            }
        }
    }
}

/// Answers each question as it comes, by choice, until one has none here or everything is asked.
pub fn told(place: &str, today: &str, answers: &[(Question, Choice)]) -> Session {
    let mut session = begun(place, today);
    while let Page::Ask(question) = session.page {
        let Some((_, choice)) = answers.iter().find(|(asked, _)| *asked == question) else {
            break;
        };
        let Kind::Choices(choices) = question.kind() else {
            panic!("{question:?}")
        };
        let at = choices.iter().position(|one| one == choice);
        session.update(Action::Choose(at.expect("a choice it offers")));
    }
    session
}

/// Who came from the employee scheme was in it once, until it stopped, and is a resident now: nobody advises them to make
/// up months of a scheme they have left.
#[test]
fn who_came_from_the_employee_scheme_is_a_resident_now() {
    use Question::{LastYear, Special, SpecialDay, ThisYear, Who};
    let rows = [
        // What was said of last year, when the cover stopped, and what the case has to say of it.
        (
            Choice::HadEmployee,
            "2026-01-10",
            "灵活(..2026-01) 居民(2026-02..)",
        ),
        (
            Choice::Missed,
            "2026-01-10",
            "灵活(..2026-01) 居民(2026-02..)",
        ),
        // Of the two, the later.
        (
            Choice::HadEmployee,
            "2025-11-10",
            "灵活(..2025-12) 居民(2026-01..)",
        ),
        // Stopped this very month: its premium is paid, and the person is a resident all the same.
        (
            Choice::HadEmployee,
            "2026-03-05",
            "灵活(..2026-02) 居民(2026-03..)",
        ),
    ];
    for (last_year, stopped, stretches) in rows {
        let mut answers = Answers::default();
        answers.give(Question::Place, Answer::Place("430100".to_owned()));
        answers.give(SpecialDay, Answer::Day(day(stopped)));
        for (question, choice) in [
            (Who, Choice::Yearly),
            (ThisYear, Choice::NotPaid),
            (Special, Choice::EmployeeStopped),
            (LastYear, last_year),
        ] {
            answers.give(question, Answer::Choice(choice));
        }
        let ground = Ground {
            today: day("2026-03-10"),
            rules: &[],
        };
        let drawn = variants(&answers, &ground);
        let case = &drawn[0].case;
        let month =
            |month: Option<Month>| month.map_or_else(String::new, |month| month.to_string());
        let said: Vec<String> = case
            .was
            .iter()
            .map(|was| {
                let who = yibao::case::identity_word(was.identity);
                format!("{who}({}..{})", month(was.from), month(was.to))
            })
            .collect();
        assert_eq!(said.join(" "), stretches, "stopped on {stopped}");
        let premiums = case
            .paid
            .iter()
            .filter(|paid| matches!(paid.period, Period::Months(_)));
        assert_eq!(premiums.count(), 1, "stopped on {stopped}");
    }
}

/// Where next year's premium is paid, it is the year before that decides when it pays (阜新: a missed year waits until
/// 4月1日, `resident.md` §1.2 `YEAR_ANCHORED`): so it is asked.
#[test]
fn the_year_that_decides_is_asked_for() {
    use Question::{LastYear, NextYear, Special, ThisYear, Who};
    let answers = [
        (Who, Choice::Yearly),
        (ThisYear, Choice::NotPaid),
        (Special, Choice::Nothing),
        (NextYear, Choice::Paid),
    ];
    let session = told("fuxin", "2026-12-10", &answers);
    assert_eq!(session.page, Page::Ask(LastYear));
    // Nothing paid and nothing ahead: it changes nothing, and is not asked.
    let answers = [
        (Who, Choice::Yearly),
        (ThisYear, Choice::NotPaid),
        (Special, Choice::Nothing),
        (NextYear, Choice::NotYet),
    ];
    let session = told("fuxin", "2026-12-10", &answers);
    assert!(!session.path().asked.contains(&LastYear));
    assert_ne!(session.page, Page::Ask(LastYear));
}

pub fn type_date(session: &mut Session, text: &str) -> Effect {
    for c in text.chars() {
        session.update(Action::Type(c));
    }
    session.update(Action::Accept)
}

/// A date that is not taken stays where it was typed, and one line says what is wrong and what would do.
#[test]
fn a_date_that_is_not_taken_is_answered_in_a_line() {
    let refused = |mut session: Session, typed: &str| {
        let page = session.page;
        assert_eq!(type_date(&mut session, typed), Effect::Changed, "{typed}");
        assert_eq!(session.page, page, "{typed}");
        let kept = match page {
            Page::Ask(question) if question.kind() == Kind::Month => &session.month.typed,
            _ => &session.day.typed,
        };
        assert_eq!(kept, typed);
        let said = session.refusal().expect("something is said");
        // What is typed next is looked at anew.
        session.update(Action::Erase);
        assert_eq!(session.refusal(), None);
        said
    };
    let child = |born: &str| {
        let newborn = [(Question::Who, Choice::ForNewborn)];
        let mut session = told("beijing", "2026-06-20", &newborn);
        if !born.is_empty() {
            type_date(&mut session, born);
            session.update(Action::Choose(0));
            assert_eq!(session.page, Page::Ask(Question::RegisteredDay));
        }
        session
    };
    for (born, typed, says) in [
        (
            "",
            "20260621",
            "这一天还没到，请选今天（2026年6月20日）或以前的",
        ),
        ("", "20200101", "2023年6月1日以前出生的孩子，请返回"),
        ("", "20260230", "日历上没有「20260230」这一天"),
        ("", "31", "日历上没有「31」这一天"),
        ("", "2026031", "看不懂「2026031」，请打8个数字"),
        ("20260310", "20260309", "宝宝2026年3月10日才出生"),
        ("20260310", "20260621", "这一天还没到"),
    ] {
        let said = refused(child(born), typed);
        assert!(said.starts_with(says), "{typed}: {said}");
    }
    let gap = || {
        told(
            "changsha",
            "2026-11-21",
            &[
                (Question::Who, Choice::SelfMonthly),
                (Question::Story, Choice::Resumed),
                (Question::PaidUntil, Choice::Within6),
            ],
        )
    };
    for (typed, says) in [
        // Four to six months ago, it was said.
        ("202611", "和前面答的对不上，请选2026年5月到2026年7月的"),
        ("202613", "没有「202613」这个月"),
        ("2026", "看不懂「2026」，请打6个数字"),
        ("202604", "和前面答的对不上，请选2026年5月到2026年7月的"),
    ] {
        let said = refused(gap(), typed);
        assert!(said.starts_with(says), "{typed}: {said}");
    }
}

/// A baby is registered between its birth and today; no other day is offered, and moving goes no further.
#[test]
fn a_baby_is_registered_after_its_birth() {
    let newborn = [(Question::Who, Choice::ForNewborn)];
    let mut session = told("changsha", "2026-06-20", &newborn);
    type_date(&mut session, "20260310");
    session.update(Action::Choose(0));
    assert_eq!(session.page, Page::Ask(Question::RegisteredDay));
    for (move_by, ends) in [
        (Direction::PageUp, "2026-03-10"),
        (Direction::PageDown, "2026-06-20"),
    ] {
        for _ in 0..40 {
            session.update(Action::Move(move_by));
        }
        assert_eq!(session.day.focus, day(ends));
    }
}

/// Where payments went on without a month between there is no gap: that is said where it is answered, and nothing is taken.
#[test]
fn no_gap_is_not_taken_for_one() {
    use Choice::{LastMonth, Resumed, SelfMonthly, ThisMonth, Within3, Within6};
    use Question::{Again, PaidUntil, Story, Who};
    for (until, again, taken) in [
        (LastMonth, ThisMonth, false),
        (LastMonth, Within3, false),
        (Within3, Within3, false),
        (Within3, Within6, false),
        (Within3, LastMonth, true),
        (Within3, ThisMonth, true),
        (Within6, Within3, true),
    ] {
        let answers = [
            (Who, SelfMonthly),
            (Story, Resumed),
            (PaidUntil, until),
            (Question::MadeUp, Choice::MadeUpAll),
        ];
        let mut session = told("fuxin", "2026-11-22", &answers);
        if session.page == Page::Ask(Question::PaidUntilMonth) {
            session.update(Action::DontKnow);
        }
        assert_eq!(session.page, Page::Ask(Again));
        let before = session.answers.clone();
        let Kind::Choices(choices) = Again.kind() else {
            panic!()
        };
        let at = choices
            .iter()
            .position(|one| *one == again)
            .expect("offered");
        session.update(Action::Choose(at));
        assert_eq!(
            session.page != Page::Ask(Again),
            taken,
            "{until:?} {again:?}"
        );
        assert_eq!(
            session.remark_text().is_none(),
            taken,
            "{until:?} {again:?}"
        );
        if !taken {
            assert_eq!(session.answers, before);
            // What is pressed next is looked at anew.
            session.update(Action::Move(Direction::Down));
            assert_eq!(session.remark_text(), None);
        }
    }
}

/// Who has paid next year's premium is shown no worse than who has not: it was paid in its window, whichever day that was
/// (北京: the window of 2027 is not announced).
#[test]
fn a_year_that_is_paid_is_not_in_doubt() {
    use Question::{LastYear, NextYear, ThisYear, ThisYearWhen, Who};
    for place in [
        "beijing",
        "shanghai",
        "guangzhou",
        "tianjin",
        "fuxin",
        "changsha",
    ] {
        let mut shelf = shelf();
        let mut shown = |next| {
            let mut session = told(
                place,
                "2026-11-22",
                &[
                    (Who, Choice::Yearly),
                    (ThisYear, Choice::Paid),
                    (ThisYearWhen, Choice::BeforeTheYear),
                    (NextYear, next),
                    (LastYear, Choice::Paid),
                ],
            );
            assert_eq!(session.page, Page::Ask(Question::Activated), "{place}");
            let months: Vec<String> = drawn(&mut session)
                .iter()
                .map(|case| {
                    let rules = crate::common::rules(case, &mut shelf);
                    let timeline = crate::common::run_with(&rules, case, None);
                    crate::common::marks(&timeline, "2026-08", 12)
                })
                .collect();
            months
        };
        assert_eq!(shown(Choice::Paid), shown(Choice::NotYet), "{place}");
    }
}

/// "Less than two years" leaves the month premiums began open, and asks for it where it decides: it never says more than
/// "don't know" does not (上海: what holds for a first premium is known from September 2025 only).
#[test]
fn less_than_two_years_invents_no_month() {
    use Question::{Again, MadeUp, PaidFrom, PaidLong, PaidUntil, Story, Who};
    let shown = |long: Choice, from: &str| -> Vec<String> {
        let answers = [
            (Who, Choice::SelfMonthly),
            (Story, Choice::Resumed),
            (PaidUntil, Choice::Within6),
            (Again, Choice::LastMonth),
            (MadeUp, Choice::MadeUpAll),
            (PaidLong, long),
        ];
        let mut session = told("shanghai", "2026-11-22", &answers);
        assert_eq!(session.page, Page::Ask(Question::PaidUntilMonth));
        type_date(&mut session, "202605");
        while let Page::Ask(question) = session.page {
            match question {
                PaidFrom if !from.is_empty() => {
                    type_date(&mut session, from);
                }
                Question::Activated => break,
                _ => match (
                    question.kind(),
                    answers.iter().find(|(q, _)| *q == question),
                ) {
                    (Kind::Choices(choices), Some((_, choice))) => {
                        let at = choices.iter().position(|one| one == choice);
                        session.update(Action::Choose(at.expect("offered")));
                    }
                    _ => {
                        session.update(Action::DontKnow);
                    }
                },
            }
        }
        if long == Choice::UnderTwoYears {
            assert!(session.path().asked.contains(&PaidFrom));
        }
        let cases = drawn(&mut session);
        cases.iter().map(Case::to_file).collect()
    };
    let short = shown(Choice::UnderTwoYears, "");
    let either = shown(Choice::DontKnow, "");
    assert!(short.len() > 1);
    assert!(
        short.iter().all(|case| either.contains(case)),
        "{short:?}\n{either:?}"
    );
    assert_eq!(shown(Choice::UnderTwoYears, "202510").len(), 1);
}

/// Who paid a missed year afterwards is asked for it, and for the day where that decides: the calendar is that of the line
/// (阜新; `resident.md` §1.3).
#[test]
fn a_missed_year_paid_afterwards_is_asked_for() {
    use Question::{LastYear, Repaired, RepairedDay, Special, ThisYear, Who};
    let answers = [
        (Who, Choice::Yearly),
        (ThisYear, Choice::NotPaid),
        (Special, Choice::Nothing),
        (LastYear, Choice::Missed),
        (Question::ThisYearWhen, Choice::BeforeTheYear),
    ];
    let paid = answers.map(|(question, choice)| match question {
        ThisYear => (question, Choice::Paid),
        _ => (question, choice),
    });
    let mut session = told("fuxin", "2026-01-10", &paid);
    assert_eq!(session.page, Page::Ask(Repaired));
    session.update(Action::Choose(0));
    assert_eq!(session.page, Page::Ask(RepairedDay));
    type_date(&mut session, "20251203");
    assert_eq!(session.page, Page::Ask(Question::Activated));
    let cases = drawn(&mut session);
    assert_eq!(cases.len(), 1);
    let mut shelf = shelf();
    let rules = crate::common::rules(&cases[0], &mut shelf);
    let timeline = crate::common::run_with(&rules, &cases[0], None);
    let line = "今 2026-01-10 阜新 居民 交 ..2024 交 2025@2025-12-03 交 2026";
    assert_eq!(
        crate::common::marks(&timeline, "2025-10", 12),
        crate::common::marks(&crate::common::run_line(line, None), "2025-10", 12)
    );
}

/// Of a child that is not insured there is no code to activate, and nothing to bind.
#[test]
fn a_child_not_insured_is_asked_for_no_code() {
    let newborn = [(Question::Who, Choice::ForNewborn)];
    let mut session = told("jiangxi", "2026-06-20", &newborn);
    type_date(&mut session, "20260310");
    session.update(Action::Choose(1));
    assert_eq!(session.page, Page::Check);
}
