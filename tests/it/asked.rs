//! What is asked, in which words, and that the calendar is the one of the case that says the same.

use yibao::calendar::Month;
use yibao::interview::{Choice, Kind, Question};
use yibao::session::{Action, Effect, Page, Session};

use crate::common::{marks, rules, run_line, run_with, shelf};
use crate::interview::{drawn, told, type_date};

/// An answer: by choice, or a date typed.
#[derive(Clone, Copy)]
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

/// Calendars that may follow from the answers, each once.
fn calendars(session: &mut Session) -> Vec<String> {
    let first = Month::of(session.today).plus(-3).to_string();
    let mut shelf = shelf();
    let mut all: Vec<String> = drawn(session)
        .iter()
        .map(|case| marks(&run_with(&rules(case, &mut shelf), case, None), &first, 16))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A baby born on 10 March, seen on 10 August.
fn baby(place: &str, registered: Said, hukou: &[(Question, Said, &'static str)]) -> Session {
    use Question::{Born, Hukou, HukouDay, Registered, RegisteredDay, RegisteredYears};
    let mut session = told(place, "2026-08-10", &[(Question::Who, Choice::ForNewborn)]);
    let mut answers = vec![
        (Born, Said::Date("20260310"), ""),
        (RegisteredYears, Said::Choice(Choice::BirthYear), ""),
    ];
    match registered {
        Said::Choice(choice) => answers.push((Registered, Said::Choice(choice), "")),
        Said::Date(date) => {
            answers.push((Registered, Said::Choice(Choice::Yes), ""));
            answers.push((RegisteredDay, Said::Date(date), ""));
        }
    }
    for (question, said, words) in hukou {
        assert!(matches!(question, Hukou | HukouDay));
        answers.push((*question, *said, words));
    }
    follow(&mut session, &answers);
    session
}

/// In 北京 the 90 days in which a newborn is insured from birth run from its household registration (`resident.md` §2):
/// that day is asked for where it changes the calendar, and nowhere else.
#[test]
fn the_household_registration_of_a_newborn_is_asked_for_where_it_decides() {
    use Question::{Hukou, HukouDay};
    let asked = |session: &Session| session.page == Page::Ask(Hukou);
    // Insured 132 days after its birth: in time if it was registered late. Not insured: until when it can be.
    assert!(asked(&baby("beijing", Said::Date("20260720"), &[])));
    assert!(asked(&baby("beijing", Said::Choice(Choice::No), &[])));
    assert!(asked(&baby("beijing", Said::Choice(Choice::DontKnow), &[])));
    // In time whenever it was registered.
    assert!(!asked(&baby("beijing", Said::Date("20260601"), &[])));
    // Counted from birth.
    for place in ["changsha", "jiangxi", "shenzhen", "fuxin", "guangzhou"] {
        assert!(!asked(&baby(place, Said::Date("20260720"), &[])), "{place}");
        assert!(
            !asked(&baby(place, Said::Choice(Choice::No), &[])),
            "{place}"
        );
    }
    let got = |date| {
        [
            (Hukou, Said::Choice(Choice::Yes), "宝宝上户口了吗？"),
            (HukouDay, Said::Date(date), "是哪天上的户口？"),
        ]
    };
    let line = "今 2026-08-10 北京 新生儿 2026-03.. 生 2026-03-10";
    for (date, event) in [
        ("20260320", "落户@2026-03-20"),
        ("20260501", "落户@2026-05-01"),
    ] {
        let mut session = baby("beijing", Said::Date("20260720"), &got(date));
        assert_eq!(session.page, Page::Ask(Question::Activated));
        same_calendar(&mut session, &format!("{line} {event} 交 2026@2026-07-20"));
        let mut session = baby("beijing", Said::Choice(Choice::No), &got(date));
        same_calendar(&mut session, &format!("{line} {event}"));
    }
    // None yet: its 90 days cannot begin before today.
    let none = [(Hukou, Said::Choice(Choice::No), "")];
    let mut session = baby("beijing", Said::Choice(Choice::No), &none);
    same_calendar(&mut session, &format!("{line} 落户@2026-08-10"));
    // Nobody knows: both calendars stay possible.
    let unknown = [(Hukou, Said::Choice(Choice::DontKnow), "")];
    let mut session = baby("beijing", Said::Date("20260720"), &unknown);
    assert_eq!(session.page, Page::Ask(Question::Activated));
    assert!(calendars(&mut session).len() > 1);
}

/// "Don't know" is an answer to every question but two: without a place there are no rules, and without a day of birth
/// there is no newborn to count days for.
#[test]
fn not_to_know_is_an_answer() {
    for question in Question::ORDER {
        let may = match question.kind() {
            Kind::Choices(choices) => choices.last() == Some(&Choice::DontKnow),
            _ => question.may_be_unknown(),
        };
        // And months are told one by one only by whoever knows them.
        let exception = matches!(
            question,
            Question::Place | Question::Born | Question::Months
        );
        assert_eq!(may, !exception, "{question:?}");
    }
}

/// Who does not know whether a child is insured, or whether something that spares a wait has happened, gets what is the
/// same either way, and no answer chosen for them.
#[test]
fn what_is_not_known_stays_open() {
    use Question::{Special, ThisYear, Who};
    let unsure = baby("changsha", Said::Choice(Choice::DontKnow), &[]);
    let mut either: Vec<String> = Vec::new();
    for choice in [Choice::Yes, Choice::No] {
        let mut answers = unsure.path().told.clone();
        answers.give(
            Question::Registered,
            yibao::interview::Answer::Choice(choice),
        );
        let ground = yibao::interview::Ground {
            today: unsure.today,
            rules: &[shelf().rules("430100").expect("the packs read")],
        };
        let cases = yibao::interview::variants(&answers, &ground);
        either.extend(cases.iter().map(|variant| variant.case.to_file()));
    }
    let mut unsure = unsure;
    let said: Vec<String> = drawn(&mut unsure)
        .iter()
        .map(yibao::case::Case::to_file)
        .collect();
    assert!(
        either.iter().all(|line| said.contains(line)),
        "{either:?}\n{said:?}"
    );

    let told = |special| {
        told(
            "beijing",
            "2026-03-10",
            &[
                (Who, Choice::Yearly),
                (ThisYear, Choice::NotPaid),
                (Special, special),
            ],
        )
    };
    let (mut nothing, mut unsure) = (told(Choice::Nothing), told(Choice::DontKnow));
    assert_ne!(unsure.page, Page::Ask(Question::SpecialDay));
    let (nothing, unsure) = (calendars(&mut nothing), calendars(&mut unsure));
    assert!(unsure.len() > nothing.len(), "{unsure:?}");
    assert!(nothing.iter().all(|one| unsure.contains(one)));
}

/// Who lost a job that paid is asked whether they draw unemployment benefit: whether those months count as insured is known
/// for no place here (`employee.md` §3 T8), so they are not called uninsured either.
#[test]
fn whoever_lost_a_job_is_asked_about_unemployment_benefit() {
    use Question::{Activated, Benefit, LapsedAs, PaidLong, PaidUntil, PaidUntilMonth, Story, Who};
    let stopped = |benefit| {
        vec![
            (Story, Said::Choice(Choice::Stopped), ""),
            (PaidUntil, Said::Choice(Choice::Within6), ""),
            (PaidUntilMonth, Said::Date("202607"), ""),
            (PaidLong, Said::Choice(Choice::OverTwoYears), ""),
            (Benefit, Said::Choice(benefit), "现在在领失业金吗？"),
        ]
    };
    let by_unit: [&[(Question, Choice)]; 2] = [
        &[(Who, Choice::Unit)],
        &[(Who, Choice::LapsedPayer), (LapsedAs, Choice::WasUnit)],
    ];
    // In 北京 nothing is known of when cover ends either: the answer would change nothing.
    for (place, asked) in [("changsha", true), ("shanghai", true), ("beijing", false)] {
        for who in by_unit {
            let mut session = told(place, "2026-11-22", who);
            follow(&mut session, &stopped(Choice::No));
            assert_eq!(session.path().asked.contains(&Benefit), asked, "{place}");
        }
    }
    let line = "今 2026-11-22 长沙 单位 ..2026-07";
    for (benefit, rest) in [(Choice::No, ""), (Choice::Yes, "长沙 失业 2026-08..")] {
        let mut session = told("changsha", "2026-11-22", by_unit[0]);
        follow(&mut session, &stopped(benefit));
        assert_eq!(session.page, Page::Ask(Activated));
        same_calendar(&mut session, &format!("{line} {rest} 交 ..2026-07"));
    }
    let mut session = told("changsha", "2026-11-22", by_unit[0]);
    follow(&mut session, &stopped(Choice::DontKnow));
    assert_eq!(calendars(&mut session).len(), 2);
    // Whoever paid alone lost no employer who paid.
    let mut session = told("changsha", "2026-11-22", &[(Who, Choice::SelfMonthly)]);
    follow(&mut session, &stopped(Choice::No));
    assert!(!session.path().asked.contains(&Benefit));
}
