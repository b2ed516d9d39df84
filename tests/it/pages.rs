//! A visit at every kind of page, reached by answering as a visitor would.

use std::time::Duration;

use crate::common::{day, shelf};
use yibao::i18n::Lang;
use yibao::interview::{Choice, Kind, Question};
use yibao::policy::Shelf;
use yibao::session::{
    Action, Blocks, Brush, Deed, Direction, Manner, Mishap, Page, Part, Printing, Session, Setting,
    Trouble,
};
use yibao::settings::{Patience, PrintTo, Printer};

/// What a page is called, and how a visit comes to it.
pub type Way = (&'static str, fn(Lang) -> Session);

/// A way to every kind of page.
pub const WAYS: &[Way] = &[
    ("desk", |lang| desk(lang, "")),
    ("desk: place typed", |lang| typed(desk(lang, ""), "cs")),
    ("desk: told", |lang| desk(lang, TOLD)),
    ("desk: supposed", |lang| {
        let session = done(desk(lang, TOLD), &[Action::Desk(Deed::Suppose)]);
        done(
            session,
            &[Action::Desk(Deed::Field(3)), Action::Desk(Deed::Choice(0))],
        )
    }),
    ("desk: line", |lang| {
        typed(done(desk(lang, TOLD), &[Action::Desk(Deed::Line)]), " 乱")
    }),
    ("desk: search", |lang| {
        done(desk(lang, TOLD), &[Action::Desk(Deed::Search)])
    }),
    ("desk: save", |lang| {
        done(desk(lang, TOLD), &[Action::Desk(Deed::Save)])
    }),
    ("desk: answer", |lang| {
        done(desk(lang, TOLD), &[Action::Desk(Deed::Part(Part::Why))])
    }),
    ("desk: a case of its own", |lang| {
        let line = "长沙 单位 ..2026-03 灵活 2026-04.. 交 ..2026-03 交 2026-06..2026-11";
        let session = done(desk(lang, ""), &[Action::Desk(Deed::Line)]);
        done(typed(session, line), &[Action::Accept])
    }),
    ("first page", begun),
    ("place typed", |lang| typed(begun(lang), "cs")),
    ("province open", |lang| {
        done(
            begun(lang),
            &[Action::Move(Direction::Down), Action::Accept],
        )
    }),
    ("choices", |lang| at(lang, &[])),
    ("why asked", |lang| done(at(lang, &[]), &[Action::Why])),
    ("month", |lang| gap(lang, Question::PaidUntilMonth)),
    ("month typed", |lang| {
        typed(gap(lang, Question::PaidUntilMonth), "20260")
    }),
    ("month refused", |lang| {
        done(
            typed(gap(lang, Question::PaidUntilMonth), "202613"),
            &[Action::Accept],
        )
    }),
    ("day", |lang| gap(lang, Question::AgainDay)),
    ("day that has to be known", |lang| {
        at(lang, &[Choice::ForNewborn])
    }),
    ("months", |lang| painting(lang, &[])),
    ("months from here", |lang| {
        painting(lang, &[Action::Paint(Brush::Unpaid)])
    }),
    ("months asked when", |lang| {
        painting(lang, &[Action::Paint(Brush::MadeUp); 2])
    }),
    ("check", steady),
    ("change", |lang| done(steady(lang), &[Action::Choose(1)])),
    ("change of place", |lang| {
        done(steady(lang), &[Action::Choose(0)])
    }),
    ("change left open", |lang| {
        done(steady(lang), &[Action::Choose(1), Action::Choose(2)])
    }),
    ("check with one missing", |lang| {
        let actions = [Action::Choose(1), Action::Choose(2), Action::Back];
        done(steady(lang), &actions)
    }),
    ("result", result),
    ("calendar", |lang| done(result(lang), &[Action::Calendar])),
    ("plans", |lang| done(result(lang), &[Action::Plans])),
    ("take home", |lang| takes_home(result(lang), Blocks::Narrow)),
    ("take home: save", |lang| {
        let session = takes_home(result(lang), Blocks::Narrow);
        typed(done(session, &[Action::Save]), "answer.md")
    }),
    ("take home: printed", |lang| {
        let mut session = takes_home(result(lang), Blocks::Wide);
        session.prints(out_of_paper());
        session.looks_at_paper();
        session
    }),
    ("what if", |lang| done(result(lang), &[Action::WhatIf])),
    ("compare", compare),
    ("compared result", |lang| {
        let session = done(compare(lang), &[Action::Accept]);
        assert_eq!(session.page, Page::Result);
        session
    }),
    ("unresolved", |lang| at(lang, &[Choice::DontKnow; 3])),
    ("kiosk: welcome", kiosk),
    ("kiosk: areas", |lang| kiosk_at(lang, &[0])),
    ("kiosk: provinces", |lang| kiosk_at(lang, &[0, 2])),
    ("kiosk: places", |lang| kiosk_at(lang, &[0, 3, 2])),
    ("kiosk: who", |lang| kiosk_asked(lang, &[])),
    ("kiosk: why asked", |lang| {
        done(kiosk_asked(lang, &[]), &[Action::Why])
    }),
    ("kiosk: month", |lang| kiosk_asked(lang, &[1, 2, 2])),
    ("kiosk: months of a year", |lang| {
        kiosk_asked(lang, &[1, 2, 3, 0])
    }),
    ("kiosk: months painted", |lang| kiosk_asked(lang, &[1, 4])),
    ("kiosk: day", |lang| kiosk_asked(lang, &[5])),
    ("kiosk: days", |lang| kiosk_asked(lang, &[5, 1])),
    ("kiosk: check", |lang| kiosk_asked(lang, &[0, 0, 0, 0])),
    ("kiosk: result", kiosk_result),
    ("kiosk: end?", |lang| {
        done(kiosk_result(lang), &[Action::Restart])
    }),
    ("kiosk: calendar", |lang| {
        done(kiosk_result(lang), &[Action::Calendar])
    }),
    ("kiosk: plans", |lang| {
        done(kiosk_result(lang), &[Action::Plans])
    }),
    ("kiosk: take home", |lang| {
        takes_home(kiosk_result(lang), Blocks::Narrow)
    }),
    ("kiosk: take home, no code", |lang| {
        takes_home(kiosk_result(lang), Blocks::Unknown)
    }),
    ("kiosk: printing", |lang| {
        let mut session = kiosk_takes_home(lang);
        session.update(Action::Print);
        session.take_errand();
        session.prints(Printing::begin().0);
        session
    }),
    ("kiosk: several plans", |lang| {
        // A flexible worker in 上海 who stopped paying long ago.
        let session = done(typed(kiosk_at(lang, &[0]), "shanghai"), &[Action::Take(0)]);
        let taken = [1, 3, 2, 1, 0, 0, 0].map(Action::Take);
        let session = done(session, &taken);
        let session = done(session, &[Action::Review, Action::Plans]);
        assert_eq!(session.page, Page::Plans);
        session
    }),
    ("kiosk: compare", kiosk_compare),
    ("kiosk: compared result", |lang| {
        let session = done(kiosk_compare(lang), &[Action::Accept]);
        assert_eq!(session.page, Page::Result);
        session
    }),
    ("kiosk: idle", |lang| {
        let mut session = kiosk_result(lang);
        session.tick(Duration::from_secs(185));
        session
    }),
    ("kiosk: mishap", |lang| {
        let mishap = Mishap {
            code: "menu.rs:142".to_owned(),
        };
        let mut session = kiosk(lang);
        session.excuse(mishap, lang, Duration::ZERO);
        session
    }),
    ("fault", |lang| {
        typed_place(Session::new(faulty(), lang, day("2026-11-21")), "changsha")
    }),
];

/// A visit at every kind of page.
pub fn all(lang: Lang) -> impl Iterator<Item = (&'static str, Session)> {
    WAYS.iter().map(move |(page, way)| (*page, way(lang)))
}

fn begun(lang: Lang) -> Session {
    Session::new(shelf(), lang, day("2026-11-21"))
}

/// A machine that many share.
fn kiosk(lang: Lang) -> Session {
    let setting = Setting {
        lang,
        manner: Manner::Kiosk(Patience::default()),
        ..Setting::default()
    };
    Session::led(shelf(), day("2026-11-21"), setting)
}

/// There, after taking these of what was offered.
fn kiosk_at(lang: Lang, taken: &[usize]) -> Session {
    let taken: Vec<Action> = taken.iter().copied().map(Action::Take).collect();
    done(kiosk(lang), &taken)
}

/// There, in 长沙, after taking these.
fn kiosk_asked(lang: Lang, taken: &[usize]) -> Session {
    let session = kiosk_at(lang, &[0]);
    let session = done(typed(session, "changsha"), &[Action::Take(0)]);
    let taken: Vec<Action> = taken.iter().copied().map(Action::Take).collect();
    done(session, &taken)
}

pub fn kiosk_result(lang: Lang) -> Session {
    let session = done(kiosk_asked(lang, &[0, 0, 0, 0]), &[Action::Review]);
    assert_eq!(session.page, Page::Result);
    session
}

/// With something to take home, at a terminal that draws half a block so wide.
fn takes_home(mut session: Session, blocks: Blocks) -> Session {
    session.measured(blocks);
    let mut session = done(session, &[Action::TakeHome]);
    session.take_errand();
    assert_eq!(session.page, Page::TakeHome);
    session
}

/// The same at a machine with a printer.
pub fn kiosk_takes_home(lang: Lang) -> Session {
    let setting = Setting {
        lang,
        manner: Manner::Kiosk(Patience::default()),
        printer: Printer {
            to: PrintTo::read("/dev/usb/lp0"),
            columns: 48,
        },
        blocks: Blocks::Narrow,
        ..Setting::default()
    };
    let session = Session::led(shelf(), day("2026-11-21"), setting);
    let session = done(
        typed(done(session, &[Action::Take(0)]), "changsha"),
        &[Action::Take(0)],
    );
    let taken = [0, 0, 0, 0].map(Action::Take);
    let session = done(session, &taken);
    done(session, &[Action::Review, Action::TakeHome])
}

fn out_of_paper() -> Printing {
    let (printing, courier) = Printing::begin();
    courier.tell(Err(Trouble::Stuck));
    printing
}

fn kiosk_compare(lang: Lang) -> Session {
    let change = [Action::WhatIf, Action::Take(3), Action::Take(1)];
    let session = done(kiosk_result(lang), &change);
    done(session, &[Action::Review])
}

fn done(mut session: Session, actions: &[Action]) -> Session {
    for action in actions {
        session.update(*action);
    }
    session
}

fn typed(session: Session, text: &str) -> Session {
    let actions: Vec<Action> = text.chars().map(Action::Type).collect();
    done(session, &actions)
}

fn typed_place(session: Session, text: &str) -> Session {
    done(typed(session, text), &[Action::Accept])
}

/// Answers question after question by choice.
fn choosing(mut session: Session, choices: &[Choice]) -> Session {
    for choice in choices {
        let Page::Ask(question) = session.page else {
            panic!("{choice:?} answers no question: {:?}", session.page)
        };
        let Kind::Choices(offered) = question.kind() else {
            panic!("{question:?} offers no choices")
        };
        let number = offered.iter().position(|one| one == choice);
        session.update(Action::Choose(
            number.unwrap_or_else(|| panic!("{question:?} does not offer {choice:?}")),
        ));
    }
    session
}

/// In 长沙, after these choices.
fn at(lang: Lang, choices: &[Choice]) -> Session {
    choosing(typed_place(begun(lang), "changsha"), choices)
}

/// A flexible worker with a gap made up this month, at a question.
fn gap(lang: Lang, question: Question) -> Session {
    let mut session = at(
        lang,
        &[Choice::SelfMonthly, Choice::Resumed, Choice::Within6],
    );
    if question == Question::AgainDay {
        session = done(typed(session, "202607"), &[Action::Accept]);
        session = choosing(session, &[Choice::ThisMonth, Choice::MadeUpAll]);
    }
    assert_eq!(session.page, Page::Ask(question));
    session
}

/// A flexible worker who tells month by month.
fn painting(lang: Lang, actions: &[Action]) -> Session {
    let session = at(lang, &[Choice::SelfMonthly, Choice::ByMonth]);
    assert_eq!(session.page, Page::Ask(Question::Months));
    let session = done(session, &[Action::Move(Direction::Left); 2]);
    done(session, actions)
}

/// A unit employee whose premiums never stopped, before the calendar.
fn steady(lang: Lang) -> Session {
    let session = at(
        lang,
        &[Choice::Unit, Choice::Steady, Choice::Yes, Choice::No],
    );
    assert_eq!(session.page, Page::Check);
    session
}

fn result(lang: Lang) -> Session {
    let session = done(steady(lang), &[Action::Accept]);
    assert_eq!(session.page, Page::Result);
    session
}

/// The same, and what if nothing had been activated.
fn compare(lang: Lang) -> Session {
    let session = done(
        result(lang),
        &[
            Action::WhatIf,
            Action::Choose(3),
            Action::Choose(1),
            Action::Review,
        ],
    );
    assert_eq!(session.page, Page::Compare);
    session
}

/// A flexible worker in 长沙, paid until March and again on 12 July, what was missed not made up.
const TOLD: &str = "cs>22603>0712>b";

/// At the desk, after these keys: `>` for Enter.
fn desk(lang: Lang, keys: &str) -> Session {
    let setting = Setting {
        lang,
        manner: Manner::Desk,
        ..Setting::default()
    };
    let mut session = Session::led(shelf(), day("2026-11-21"), setting);
    for key in keys.chars() {
        session.update(match key {
            '>' => Action::Accept,
            key => Action::Type(key),
        });
    }
    session.catch_up();
    session
}

/// The packs, that of 长沙 broken.
fn faulty() -> Shelf {
    let whole = shelf();
    let files = whole.files().into_iter().map(|file| {
        let text = if file.contains("changsha") {
            "[region]\ncode = 1\n"
        } else {
            whole.text(file).expect("a file of the shelf")
        };
        (file.to_owned(), text.to_owned())
    });
    Shelf::given(files.collect::<Vec<_>>()).expect("the index reads")
}

/// Every kind of page is among them: a new one does not compile until it is here too.
#[test]
fn every_kind_of_page_is_visited() {
    let number = |page: Page| match page {
        Page::Ask(question) => match question.kind() {
            Kind::Place => 0,
            Kind::Choices(_) => 1,
            Kind::Month => 2,
            Kind::Day => 3,
            Kind::Months => 12,
        },
        Page::Check => 4,
        Page::Result => 5,
        Page::Unresolved => 6,
        Page::Fault => 7,
        Page::Plans => 8,
        Page::Compare => 9,
        Page::Calendar => 10,
        Page::Welcome => 11,
        Page::Desk => 13,
        Page::TakeHome => 14,
    };
    let mut seen: Vec<usize> = all(Lang::Zh)
        .map(|(_, session)| number(session.page))
        .collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
}
