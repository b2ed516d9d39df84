//! What is asked, in which words, and that the calendar is the one of the case that says the same.

use yibao::calendar::Month;
use yibao::interview::{Choice, Kind, Question};
use yibao::session::{Action, Effect, Page, Session};

use crate::common::{marks, rules, run_line, run_with, shelf};
use crate::interview::{drawn, told, type_date};

/// An answer: by choice, or a date typed.
enum Said {
    Choice(Choice),
    Date(&'static str),
}

/// Today, what is answered to which question (and its words, where they are looked at), and the case that says the same.
type Story = (
    &'static str,
    Vec<(Question, Said, &'static str)>,
    &'static str,
);

/// Answers the questions as they come, until one comes to which there is no answer here.
fn follow(session: &mut Session, answers: &[(Question, Said, &str)]) {
    while let Page::Ask(question) = session.page {
        let found = answers.iter().find(|(asked, ..)| *asked == question);
        let Some((_, said, words)) = found else { break };
        let asks = session.wording().question(question);
        assert!(words.is_empty() || asks == *words, "{asks}");
        match (said, question.kind()) {
            (Said::Choice(choice), Kind::Choices(choices)) => {
                let at = choices.iter().position(|one| one == choice);
                session.update(Action::Choose(at.expect("a choice it offers")));
            }
            (Said::Date(date), _) => {
                assert_eq!(type_date(session, date), Effect::Changed);
            }
            (Said::Choice(_), _) => panic!("{question:?}"),
        }
        assert_ne!(session.page, Page::Ask(question));
    }
}

/// Whatever the answers leave open, the calendar is that of the line.
fn same_calendar(session: &mut Session, line: &str) {
    let first = Month::of(session.today).plus(-3).to_string();
    let mut shelf = shelf();
    for case in drawn(session) {
        let rules = rules(&case, &mut shelf);
        assert_eq!(
            marks(&run_with(&rules, &case, None), &first, 16),
            marks(&run_line(line, None), &first, 16),
            "{line}\n{}",
            case.to_file()
        );
    }
}

/// The questions of 深圳's resident scheme name months: its benefit year goes from October to September, the premium is
/// paid from September (`resident.md` §0.8, §2). The calendar is that of the case which says the same.
#[test]
fn a_benefit_year_that_begins_in_october_is_asked_about_by_its_months() {
    use Choice::{BeforeTheYear, InTheYear, NotPaid, Nothing, Paid};
    use Question::{LastYear, NextYear, NextYearDay, Special, ThisYear, ThisYearDay, ThisYearWhen};
    let said = |question, choice, words| (question, Said::Choice(choice), words);
    let stories: [Story; 4] = [
        (
            "2026-11-22",
            vec![
                said(
                    ThisYear,
                    Paid,
                    "2026年10月到2027年9月这一年的居民医保交了吗？",
                ),
                said(
                    ThisYearWhen,
                    InTheYear,
                    "2026年10月到2027年9月这一年的是什么时候交的？",
                ),
                (
                    ThisYearDay,
                    Said::Date("20261105"),
                    "2026年10月到2027年9月这一年的是哪天交的？",
                ),
                said(Special, Nothing, ""),
                said(
                    LastYear,
                    Paid,
                    "2025年10月到2026年9月这一年的居民医保交了吗？",
                ),
            ],
            "今 2026-11-22 深圳 居民 交 ..2025 交 2026@2026-11-05",
        ),
        // Paid in the first months of the benefit year: last calendar year.
        (
            "2026-03-10",
            vec![
                said(
                    ThisYear,
                    Paid,
                    "2025年10月到2026年9月这一年的居民医保交了吗？",
                ),
                said(ThisYearWhen, InTheYear, ""),
                (ThisYearDay, Said::Date("20251105"), ""),
                said(Special, Nothing, ""),
                said(LastYear, Paid, ""),
            ],
            "今 2026-03-10 深圳 居民 交 ..2024 交 2025@2025-11-05",
        ),
        (
            "2026-11-22",
            vec![
                said(ThisYear, Paid, ""),
                said(ThisYearWhen, BeforeTheYear, ""),
                said(LastYear, Paid, ""),
            ],
            "今 2026-11-22 深圳 居民 交 ..2025 交 2026@2026-09-18",
        ),
        // September: next year's premium is due.
        (
            "2026-09-20",
            vec![
                said(
                    ThisYear,
                    NotPaid,
                    "2025年10月到2026年9月这一年的居民医保交了吗？",
                ),
                said(Special, Nothing, ""),
                said(
                    NextYear,
                    Paid,
                    "2026年10月到2027年9月这一年的居民医保交了吗？",
                ),
                said(
                    LastYear,
                    Paid,
                    "2024年10月到2025年9月这一年的居民医保交了吗？",
                ),
                (NextYearDay, Said::Date("20260910"), ""),
            ],
            "今 2026-09-20 深圳 居民 交 ..2024 交 2026@2026-09-10",
        ),
    ];
    for (today, answers, line) in stories {
        let mut session = told("shenzhen", today, &[(Question::Who, Choice::Yearly)]);
        follow(&mut session, &answers);
        assert_eq!(session.page, Page::Ask(Question::Activated), "{line}");
        same_calendar(&mut session, line);
    }
}

/// Before the fee period begins there is nothing of next year's to ask about.
#[test]
fn next_year_is_asked_about_once_it_can_be_paid() {
    use Choice::{BeforeTheYear, NotYet, Paid};
    use Question::{LastYear, NextYear, ThisYear, ThisYearWhen};
    for (today, asked) in [("2026-08-31", false), ("2026-09-01", true)] {
        let answers = [
            (Question::Who, Choice::Yearly),
            (ThisYear, Paid),
            (ThisYearWhen, BeforeTheYear),
            (LastYear, Paid),
            (NextYear, NotYet),
        ];
        let session = told("shenzhen", today, &answers);
        assert_eq!(session.path().asked.contains(&NextYear), asked, "{today}");
    }
}
