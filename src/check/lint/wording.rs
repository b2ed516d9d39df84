//! Texts that a reader of one of the languages cannot read, a name that is not the place's, and advice nobody is ever
//! given.

use super::Look;
use crate::check::subject::{element, statement};
use crate::policy::{Code, LONGEST_MONTHS, Step, Text, When};

pub(super) fn look(look: &mut Look<'_>) {
    let subject = look.subject;
    if subject.pack.region.name != subject.name {
        let path = [Step::Key("region"), Step::Key("name")];
        look.note(Code::P116, &path, &subject.pack.region.name);
    }
    for (_, choice) in subject.own() {
        let what = choice.slot.path();
        for (key, text) in [("note", &choice.meta.note), ("unknown", &choice.unknown)] {
            if let Some(text) = text {
                read(look, text, &statement(choice, &[Step::Key(key)]), &what);
            }
        }
    }
    for (nth, example) in subject.pack.examples.iter().enumerate() {
        if let Some(note) = &example.note {
            read(
                look,
                note,
                &element("example", nth, &[Step::Key("note")]),
                "note",
            );
        }
    }
    for (nth, exception) in subject.pack.exceptions.iter().enumerate() {
        let path = element("exception", nth, &[Step::Key("note")]);
        read(look, &exception.note, &path, &exception.source);
    }
    for (nth, advice) in subject.pack.advice.iter().enumerate() {
        let place = |steps: &[Step]| element("advice", nth, steps);
        read(look, &advice.say, &place(&[Step::Key("say")]), &advice.id);
        for (at, bring) in advice.bring.iter().enumerate() {
            read(
                look,
                bring,
                &place(&[Step::Key("bring"), Step::At(at)]),
                &advice.id,
            );
        }
        if let Some(ask) = &advice.ask {
            read(look, ask, &place(&[Step::Key("ask")]), &advice.id);
        }
        if let Some(key) = never(&advice.when) {
            look.note(
                Code::P114,
                &place(&[Step::Key("when"), Step::Key(key)]),
                &advice.id,
            );
        }
    }
}

/// Looks at a text: Chinese has a Han character in it, English a letter.
fn read(look: &mut Look<'_>, text: &Text, path: &[Step], what: &str) {
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let is_letter = |c: char| c.is_ascii_alphabetic();
    for (key, is_written) in [
        ("zh", text.zh.contains(is_han)),
        ("en", text.en.contains(is_letter)),
    ] {
        if !is_written {
            let path = [path, &[Step::Key(key)]].concat();
            look.note(Code::P113, &path, what);
        }
    }
}

/// The condition that never holds, if there is one.
fn never(when: &When) -> Option<&'static str> {
    if when.who.as_ref().is_some_and(Vec::is_empty) {
        return Some("who");
    }
    if when.state.as_ref().is_some_and(Vec::is_empty) {
        return Some("state");
    }
    // More months than these are not told apart.
    when.unpaid_over
        .is_some_and(|months| months >= LONGEST_MONTHS)
        .then_some("unpaid_over")
}
