//! What a line means on the page it answers.

use crate::interview::{Kind, Question};
use crate::session::{Action, Effect, Page, PlaceItem, Session};
use crate::text::fold_width;

/// What a line came to.
pub(super) enum Said {
    /// Something was done.
    Done(Effect),
    /// Something is to be told, and the same page stays.
    Text(String),
    /// Enough.
    Leave,
}

/// The words that mean the same on every page.
fn everywhere(word: &str) -> Option<Action> {
    Some(match word {
        "b" | "返回" => Action::Back,
        "l" | "english" | "中文" => Action::Language,
        "q" | "退出" => Action::Quit,
        _ => return None,
    })
}

/// Does what a line says.
pub(super) fn read(session: &mut Session, line: &str) -> Said {
    let line = fold_width(line);
    let word = line.trim().to_lowercase();
    if let Some(action) = everywhere(&word) {
        return match action {
            Action::Quit => Said::Leave,
            // At the very beginning there is nothing to go back to.
            action => Said::Done(session.update(action)),
        };
    }
    match session.page {
        Page::Ask(question) if matches!(word.as_str(), "?" | "h") => {
            Said::Text(session.lang.why_asked(session.wording().why(question)))
        }
        Page::Ask(question) => on_question(session, question, line.trim()),
        Page::Check if word.is_empty() => Said::Done(session.update(Action::Review)),
        Page::Check => match number(&word) {
            Some(0) => Said::Done(session.update(Action::Review)),
            Some(n) => Said::Done(session.update(Action::Choose(n - 1))),
            None => Said::Text(session.lang.lines_numbers().to_owned()),
        },
        _ => match chosen(session, &word) {
            Some(action) => Said::Done(session.update(action)),
            None => Said::Text(session.lang.lines_numbers().to_owned()),
        },
    }
}

/// What the numbers below an answer do.
pub(super) fn offers(session: &Session) -> &'static [Action] {
    match session.page {
        Page::Result => &[
            Action::Calendar,
            Action::Plans,
            Action::WhatIf,
            Action::Review,
            Action::Restart,
        ],
        Page::Calendar | Page::Plans => &[Action::Back],
        Page::Compare => &[Action::Accept, Action::WhatIf, Action::TakeBack],
        Page::Unresolved => &[Action::Review],
        _ => &[],
    }
}

fn chosen(session: &Session, word: &str) -> Option<Action> {
    let at = number(word)?.checked_sub(1)?;
    offers(session).get(at).copied()
}

fn number(word: &str) -> Option<usize> {
    word.parse().ok()
}

fn on_question(session: &mut Session, question: Question, line: &str) -> Said {
    match question.kind() {
        Kind::Choices(_) => match number(line).and_then(|n| n.checked_sub(1)) {
            Some(at) => Said::Done(session.update(Action::Choose(at))),
            None => Said::Text(session.lang.lines_numbers().to_owned()),
        },
        Kind::Place => on_place(session, line),
        Kind::Months => Said::Done(session.update(Action::Back)),
        Kind::Month | Kind::Day if line == "0" && question.may_be_unknown() => {
            Said::Done(session.update(Action::DontKnow))
        }
        Kind::Month | Kind::Day => {
            clear(session);
            session.paste(line);
            if line.is_empty() {
                return Said::Text(session.lang.lines_date().to_owned());
            }
            let effect = session.update(Action::Accept);
            match session.refusal() {
                Some(refusal) => Said::Text(refusal),
                None => Said::Done(effect),
            }
        }
    }
}

/// Takes back what was typed before.
fn clear(session: &mut Session) {
    while session.update(Action::Erase) == Effect::Changed {}
}

/// A number takes what is listed, anything else is looked for.
fn on_place(session: &mut Session, line: &str) -> Said {
    let items = session.place.items(session.shelf.index());
    if let Some(at) = number(line).filter(|_| line.len() < 6)
        && (1..=items.len()).contains(&at)
    {
        return Said::Done(session.update(Action::Take(at - 1)));
    }
    if line.is_empty() {
        return Said::Text(session.lang.lines_place().to_owned());
    }
    clear(session);
    session.paste(line);
    let index = session.shelf.index();
    let items = session.place.items(index);
    // Initials may mean others as well: they are listed. Who writes a whole name is not asked again.
    let whole = line.to_lowercase();
    let meant = index
        .find(line)
        .filter(|place| place.name == whole || place.pinyin == whole);
    let meant = meant.map(|place| place.code.as_str());
    match items.as_slice() {
        [PlaceItem::Place(first), ..] if Some(first.as_str()) == meant => {
            Said::Done(session.update(Action::Take(0)))
        }
        [] => {
            let elsewhere = matches!(
                session.shelf.index().meant(line),
                crate::policy::Meant::Elsewhere
            );
            clear(session);
            let lang = session.lang;
            Said::Text(if elsewhere {
                lang.place_elsewhere().to_owned()
            } else {
                lang.lines_no_place().to_owned()
            })
        }
        [PlaceItem::Place(_)] => Said::Done(session.update(Action::Take(0))),
        // Several: they are listed, and a number takes one.
        _ => Said::Done(Effect::Changed),
    }
}
