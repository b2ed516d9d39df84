//! The pages as lines: a question and its numbered choices; the answer in sentences.

use super::Chosen;
use super::reading::offers;
use crate::interview::{Kind, Question};
use crate::report::{
    Report, compared_text, doubts, find_out, next_step, pack_problems, plain_months, plans_as_text,
    reasons, verdict,
};
use crate::session::{Action, MONTHS_SHOWN, Page, Session};
use crate::text::{hanging, wrap};

/// What is said before the first question: that it goes by lines, why, and how one moves about.
pub(super) fn beginning(session: &Session, chosen: Chosen, cells: usize) -> Vec<String> {
    let lang = session.lang;
    let because = match chosen {
        Chosen::Asked => lang.lines_chosen(),
        Chosen::NoTerminal => lang.lines_no_terminal(),
        Chosen::Dumb => lang.lines_dumb(),
    };
    let mut lines = wrap(because, cells);
    lines.extend(wrap(lang.lines_keys(), cells));
    lines.extend(wrap(lang.welcome_privacy(), cells));
    lines
}

/// A text as lines.
pub(super) fn wrapped(text: &str, cells: usize) -> Vec<String> {
    text.lines().flat_map(|line| wrap(line, cells)).collect()
}

/// What is said of the last line.
pub(super) fn remark(session: &Session) -> Option<String> {
    if session.asks_to_confirm() {
        return Some(session.lang.lines_restart_again().to_owned());
    }
    session.remark_text()
}

/// The page, after an empty line.
pub(super) fn page(session: &Session, cells: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    match (&session.report, session.page) {
        (_, Page::Ask(question)) => lines.extend(question_lines(session, question, cells)),
        (_, Page::Check) => lines.extend(check(session, cells)),
        (Some(report), Page::Result) => lines.extend(result(session, report, cells)),
        (Some(report), Page::Calendar) => {
            lines.extend(lines_of(&reasons(session.lang, report, cells)));
        }
        (Some(report), Page::Plans) => {
            lines.extend(lines_of(&plans_as_text(session.lang, report, cells)));
        }
        (_, Page::Compare) => lines.extend(compare(session, cells)),
        (_, Page::Unresolved) => lines.extend(unresolved(session, cells)),
        (_, Page::Fault) => {
            if let Some(fault) = &session.fault {
                lines.extend(lines_of(&pack_problems(session.lang, fault)));
            }
        }
        _ => {}
    }
    lines.extend(offered(session, cells));
    lines
}

/// What can be answered on the page, once more.
pub(super) fn again(session: &Session, cells: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    match session.page {
        Page::Ask(question) => lines.extend(question_lines(session, question, cells)),
        Page::Check => lines.extend(check(session, cells)),
        _ => lines.extend(offered(session, cells)),
    }
    lines
}

fn lines_of(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn question_lines(session: &Session, question: Question, cells: usize) -> Vec<String> {
    let (lang, wording) = (session.lang, session.wording());
    let mut lines = wrap(&wording.question(question), cells);
    match question.kind() {
        Kind::Choices(choices) => {
            for (at, choice) in choices.iter().enumerate() {
                let text = wording.choice(question, *choice);
                let text = match wording.detail(*choice) {
                    Some(detail) => lang.lines_detail(text, detail),
                    None => text,
                };
                lines.extend(numbered(at, &text, cells));
            }
        }
        Kind::Place if session.place.typed.is_empty() => {
            lines.extend(wrap(lang.lines_place(), cells));
        }
        Kind::Place => {
            let index = session.shelf.index();
            let items = session.place.items(index);
            for (at, item) in items.iter().enumerate() {
                lines.extend(numbered(at, &item.label(lang, index), cells));
            }
            lines.extend(wrap(lang.lines_which(), cells));
        }
        // Months are painted on a screen: no line leads there.
        Kind::Months => {}
        Kind::Month | Kind::Day => {
            let how = match (question.kind(), question.may_be_unknown()) {
                (Kind::Month, true) => lang.lines_month_or_not(),
                (Kind::Month, false) => lang.lines_month(),
                (_, true) => lang.lines_day_or_not(),
                (_, false) => lang.lines_day(),
            };
            lines.extend(wrap(how, cells));
        }
    }
    lines
}

fn numbered(at: usize, text: &str, cells: usize) -> Vec<String> {
    hanging(&format!("{:>2} ", at + 1), text, cells)
}

fn check(session: &Session, cells: usize) -> Vec<String> {
    let lang = session.lang;
    let mut lines = wrap(lang.lines_check(), cells);
    for (at, row) in session.check_rows().iter().enumerate() {
        lines.extend(numbered(at, &lang.lines_row(&row.asks, &row.says), cells));
    }
    lines.extend(hanging(" 0 ", session.way_on(), cells));
    lines
}

/// The answer in sentences: the verdict, then the months that are alike together.
fn result(session: &Session, report: &Report, cells: usize) -> Vec<String> {
    let lang = session.lang;
    let place = report.here().map_or("", |rules| rules.place.as_str());
    let about = lang.lines_about(
        place,
        session.who_text(report),
        lang.day(report.answer.as_of),
    );
    let verdict = verdict(lang, report);
    let mut says = vec![about];
    if session.is_comparing() {
        says.push(lang.lines_supposed().to_owned());
    }
    for (rules, own) in report.rules.iter().zip(&report.own_pack) {
        if !own {
            says.push(lang.header_no_pack(&rules.place, rules.packs(lang.place_and())));
        }
    }
    says.push(verdict.now);
    says.extend(verdict.from.into_iter().chain(verdict.until));
    says.extend(next_step(lang, report));
    let months = plain_months(lang, report, report.answer.opens_at(), MONTHS_SHOWN);
    let alike = months.chunk_by(|a, b| (a.word, &a.note) == (b.word, &b.note));
    for stretch in alike {
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else {
            continue;
        };
        let when = lang.months_in_a_row(first.month, last.month);
        says.push(if first.note.is_empty() {
            lang.lines_months(when, first.word)
        } else {
            lang.lines_months_note(when, first.word, &first.note)
        });
    }
    let asks = |question: String| format!("{}{}", lang.plain_question(), lang.quote(question));
    if let Some(found) = find_out(lang, report) {
        says.extend([found.why.to_owned(), found.place.to_owned()]);
        says.push(asks(found.question));
        says.extend(found.chinese);
    } else if let Some(doubt) = doubts(lang, report, report.answer.shown_to())
        .into_iter()
        .next()
    {
        says.push(asks(doubt.question));
        says.extend(doubt.chinese);
        says.extend(doubt.range);
    }
    says.iter().flat_map(|text| wrap(text, cells)).collect()
}

fn compare(session: &Session, cells: usize) -> Vec<String> {
    let Some(two) = session.compared() else {
        return Vec::new();
    };
    let mut lines = wrap(&session.changes_text(usize::MAX), cells);
    lines.extend(lines_of(&compared_text(
        session.lang,
        two.a,
        two.b,
        &two.comparison,
        cells,
    )));
    lines
}

fn unresolved(session: &Session, cells: usize) -> Vec<String> {
    let lang = session.lang;
    let question = lang.quote(lang.unresolved_question());
    let says = [
        lang.unresolved_title(),
        lang.unresolved_why(),
        lang.unresolved_ask(),
        &question,
    ];
    says.iter().flat_map(|text| wrap(text, cells)).collect()
}

/// What the numbers below an answer do.
fn offered(session: &Session, cells: usize) -> Vec<String> {
    let lang = session.lang;
    let label = |action: &Action| match action {
        Action::Calendar => lang.lines_why(),
        Action::Plans => lang.act_plans(),
        Action::WhatIf => lang.lines_what_if(),
        Action::Review => lang.act_review(),
        Action::Restart => lang.act_restart(),
        Action::Accept => lang.act_see_b(),
        Action::TakeBack => lang.act_take_back(),
        _ => lang.act_back(),
    };
    let rows = offers(session).iter().enumerate();
    let mut lines: Vec<String> = rows
        .flat_map(|(at, action)| numbered(at, label(action), cells))
        .collect();
    if !lines.is_empty() {
        lines.extend(hanging(QUIT, lang.act_quit(), cells));
    }
    lines
}

/// The word that leaves, where numbers stand before what else can be done.
const QUIT: &str = " q ";
