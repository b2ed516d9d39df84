//! Values whose time has passed, or that nobody has looked at for long.

use std::collections::BTreeSet;

use super::Look;
use crate::calendar::Day;
use crate::check::subject::{element, identities, statement};
use crate::policy::{Code, Identity, Step, ValueRef, is_unchecked};

pub(super) fn look(look: &mut Look<'_>) {
    outlived(look);
    checks(look);
    missing_years(look);
}

/// Values that decide today though their term has ended.
fn outlived(look: &mut Look<'_>) {
    let subject = look.subject;
    for (id, choice) in subject.own() {
        let decides = |who: Identity| {
            let held = subject.rules.slots.held_on(choice.slot, who, look.today);
            held.stale && held.primary == Some(id)
        };
        if identities(choice.slot).any(decides) {
            // The term is its own, or its source's.
            let own = statement(choice, &[Step::Key("to")]);
            let path = match look.places.exactly(&own) {
                Some(_) => own,
                None => statement(choice, &[Step::Key("source")]),
            };
            look.note(Code::P101, &path, &choice.slot.path());
        }
    }
}

/// Sources and values last looked at more than a year ago, or on a day to come.
fn checks(look: &mut Look<'_>) {
    let subject = look.subject;
    let sources = subject.pack.sources.iter().enumerate();
    let of_sources = sources.map(|(nth, source)| {
        let path = element("source", nth, &[Step::Key("checked")]);
        (source.checked, path, source.id.clone())
    });
    let of_values = subject.own().filter_map(|(_, choice)| {
        let path = statement(choice, &[Step::Key("checked")]);
        Some((choice.meta.checked?, path, choice.slot.path()))
    });
    let all: Vec<(Day, Vec<Step>, String)> = of_sources.chain(of_values).collect();
    for (checked, path, what) in all {
        if is_unchecked(checked, look.today) {
            look.note(Code::P102, &path, &what);
        } else if checked > look.today {
            look.note(Code::P103, &path, &what);
        }
    }
}

/// Windows of two years, and none for a year between them.
fn missing_years(look: &mut Look<'_>) {
    let subject = look.subject;
    let windows: Vec<_> = subject
        .own()
        .filter_map(|(id, choice)| match subject.rules.value(id) {
            Some(ValueRef::Window(window)) => Some((choice, window.year)),
            _ => None,
        })
        .collect();
    for who in Identity::ALL {
        let mine = windows
            .iter()
            .filter(|(choice, _)| choice.meta.who.is_empty() || choice.meta.who.contains(&who));
        let years: BTreeSet<i32> = mine.clone().filter_map(|(_, year)| *year).collect();
        // One for every year speaks for those between as well.
        if mine.clone().any(|(_, year)| year.is_none()) {
            continue;
        }
        for (choice, year) in mine {
            let Some(year) = year else { continue };
            let before = years.range(..*year).next_back();
            if before.is_some_and(|before| before + 1 < *year) {
                let path = statement(choice, &[Step::Key("value"), Step::Key("year")]);
                look.note(Code::P104, &path, &(year - 1).to_string());
            }
        }
    }
}
