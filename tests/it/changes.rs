//! One answer changed while the rest stays: what still applies is kept, what does not is said, what is missing is asked.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use yibao::interview::{Answer, Answers, Choice, Kind, Question};
use yibao::session::{Action, Page, Session};

use crate::common::cases;
use crate::interview::{answer, begun, reply, told, type_date};

/// Opens a question from the list of answers.
fn change(session: &mut Session, question: Question) {
    let rows = session.check_rows();
    let row = rows.iter().position(|row| row.question == question);
    session.update(Action::Choose(row.expect("it is listed")));
    assert_eq!(session.page, Page::Ask(question));
}

fn choose(session: &mut Session, question: Question, choice: Choice) {
    assert_eq!(session.page, Page::Ask(question));
    let Kind::Choices(choices) = question.kind() else {
        panic!("{question:?}")
    };
    let at = choices.iter().position(|one| *one == choice);
    session.update(Action::Choose(at.expect("a choice it offers")));
}

/// Whoever pays alone in 长沙, had a gap of four months, made it up this month, and is before the list of answers.
fn four_months() -> Session {
    use Choice::{MadeUpAll, No, Resumed, SelfMonthly, ThisMonth, Within6, Yes};
    use Question::{Activated, Again, AgainDay, Family, MadeUp, PaidUntil, Story, Who};
    let asked = [(Who, SelfMonthly), (Story, Resumed), (PaidUntil, Within6)];
    let mut session = told("changsha", "2026-11-21", &asked);
    assert_eq!(session.page, Page::Ask(Question::PaidUntilMonth));
    type_date(&mut session, "202606");
    choose(&mut session, Again, ThisMonth);
    choose(&mut session, MadeUp, MadeUpAll);
    assert_eq!(session.page, Page::Ask(AgainDay));
    type_date(&mut session, "20261111");
    choose(&mut session, Activated, Yes);
    choose(&mut session, Family, No);
    assert_eq!(session.page, Page::Check);
    session
}

fn listed(session: &Session) -> Vec<Question> {
    session
        .check_rows()
        .iter()
        .map(|row| row.question)
        .collect()
}

#[test]
fn what_still_applies_stays_in_sight_and_what_does_not_is_named() {
    use Question::{Activated, Family, Place, Special, ThisYear, Who};
    let mut session = four_months();
    change(&mut session, Who);
    choose(&mut session, Who, Choice::Yearly);
    // The first of what is missing; left for the list, the rest is still there, and the way on says what is so.
    assert_eq!(session.page, Page::Ask(ThisYear));
    session.update(Action::Back);
    assert_eq!(session.page, Page::Check);
    assert_eq!(listed(&session), [Place, Who, Activated, Family]);
    assert_eq!(session.way_on(), "还有没答的，接着答");
    let dropped = "有5条用不上了，已拿掉：「医保费交得怎么样？」、「最后交的是哪个月的？」、「后来什么时候又交上了？」等";
    assert_eq!(session.notice_text(), dropped);
    // Only what is missing is asked, none of the others again.
    session.update(Action::Accept);
    choose(&mut session, ThisYear, Choice::NotPaid);
    choose(&mut session, Special, Choice::Nothing);
    choose(&mut session, Question::NextYear, Choice::NotYet);
    assert_eq!(session.page, Page::Check);
    assert_eq!(session.way_on(), "都对，看结果");
    session.update(Action::Accept);
    assert_eq!(session.page, Page::Result);
}

#[test]
fn the_same_answer_again_drops_nothing() {
    let mut session = four_months();
    let before = session.check_rows();
    let hint = session.notice_text();
    for question in listed(&session) {
        change(&mut session, question);
        // The answer given is in focus.
        session.update(Action::Accept);
        assert_eq!(session.page, Page::Check, "{question:?}");
        assert_eq!(session.check_rows(), before, "{question:?}");
        assert_eq!(session.notice_text(), hint, "{question:?}");
    }
}

/// Paid again last month, not this one: a day of this month is no answer any more. It is asked for, not kept and not
/// dropped in silence.
#[test]
fn a_day_that_no_longer_fits_its_month_is_asked_for() {
    let mut session = four_months();
    change(&mut session, Question::Again);
    choose(&mut session, Question::Again, Choice::LastMonth);
    assert_eq!(session.page, Page::Ask(Question::AgainDay));
    assert_eq!(session.day.latest.to_string(), "2026-10-31");
    type_date(&mut session, "20261012");
    assert_eq!(session.page, Page::Check);
    let day = session.path().told.day(Question::AgainDay);
    assert_eq!(
        day.map(|day| day.to_string()).as_deref(),
        Some("2026-10-12")
    );
}

#[test]
fn the_way_on_says_so_where_the_scheme_is_not_clear() {
    let mut session = four_months();
    change(&mut session, Question::Who);
    for question in [Question::Who, Question::HasJob, Question::PaysHow] {
        choose(&mut session, question, Choice::DontKnow);
    }
    assert_eq!(session.page, Page::Unresolved);
    session.update(Action::Back);
    session.update(Action::Back);
    assert_eq!(session.page, Page::Check);
    assert_eq!(session.way_on(), "还分不清是哪种医保，看看怎么问");
    session.update(Action::Accept);
    assert_eq!(session.page, Page::Unresolved);
}

fn given(told: &Answers) -> Vec<(Question, Answer)> {
    let all = Question::ORDER.into_iter();
    all.filter_map(|question| Some((question, told.get(question)?.clone())))
        .collect()
}

proptest! {
    #![proptest_config(cases(192))]

    /// Whichever answer is changed to whatever: every other one stays as it is, or is named as dropped, or was asked anew.
    #[test]
    fn no_answer_goes_without_a_word(
        place in select(vec!["changsha", "fuxin", "shenzhen", "beijing", "jiangxi"]),
        today in select(vec!["2026-01-20", "2026-09-30", "2026-12-10"]),
        replies in vec(reply(), 40),
        which in any::<Index>(),
    ) {
        let mut replies = replies.iter();
        let mut session = begun(place, today);
        while let Page::Ask(question) = session.page {
            let Some(reply) = replies.next() else { break };
            answer(&mut session, question, reply);
        }
        prop_assume!(session.page == Page::Check);
        let before = given(&session.path().told);
        let rows = session.check_rows();
        let row = which.index(rows.len());
        prop_assume!(rows[row].question != Question::Place);
        session.update(Action::Choose(row));
        let mut asked = Vec::new();
        while let Page::Ask(question) = session.page {
            let Some(reply) = replies.next() else { break };
            asked.push(question);
            answer(&mut session, question, reply);
        }
        prop_assume!(session.page == Page::Check);
        let path = session.path();
        for (question, answer) in before {
            let stays = path.told.get(question) == Some(&answer);
            let dropped = path.idle.contains(&question);
            prop_assert!(stays || dropped || asked.contains(&question), "{:?}", question);
            let row = rows.iter().find(|row| row.question == question);
            if let Some(row) = row.filter(|_| dropped) {
                let said = session.notice_text();
                prop_assert!(said.contains(&row.asks) || said.contains('等'), "{}: {}", row.asks, said);
            }
        }
        prop_assert!(path.next.is_none());
    }
}
