//! Local answers as a pack fragment: each with a source of its own, so that each can be adopted alone.

use std::fmt::Write;

use super::super::source::Since;
use super::LocalAnswer;
use super::inline::quoted;

/// The text of a `local.toml`: reading it gives the same answers. What stands in it can be pasted into the pack of the place.
pub fn local_toml(answers: &[LocalAnswer]) -> String {
    let ids = ids(answers);
    let fragments = answers.iter().zip(ids);
    let fragments: Vec<String> = fragments
        .map(|(answer, id)| fragment(answer, &id))
        .collect();
    fragments.join("\n")
}

/// What the sources of answers are called: the same for the same answer, whatever else stands in the file.
pub(super) fn ids(answers: &[LocalAnswer]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::with_capacity(answers.len());
    for answer in answers {
        let base = id(answer);
        let mut nth = 1;
        let mut id = base.clone();
        while ids.contains(&id) {
            nth += 1;
            id = format!("{base}-{nth}");
        }
        ids.push(id);
    }
    ids
}

fn id(answer: &LocalAnswer) -> String {
    let who: Vec<&str> = answer.who.iter().map(|who| who.code()).collect();
    let parts = [
        "local".to_owned(),
        answer.region.clone(),
        answer.on.format("%Y%m%d").to_string(),
        answer.by.code().to_owned(),
        answer.slot().path(),
    ];
    let parts = parts.into_iter().chain(who.into_iter().map(str::to_owned));
    parts.collect::<Vec<_>>().join("-")
}

/// One answer.
pub(super) fn fragment(answer: &LocalAnswer, id: &str) -> String {
    let LocalAnswer { by, on, region, .. } = answer;
    let (id, title, region) = (quoted(id), quoted(by.title()), quoted(region));
    let mut text = format!(
        "[[source]]\nid = {id}\ntitle = {title}\nauthority = \"official-answer\"\nseen = \"quoted\"\nchecked = {on}\n\
         told = {{ by = \"{}\", on = {on}, region = {region} }}\n\n[[{}]]\nvalue = {}\n",
        by.code(),
        answer.slot().path(),
        answer.value.toml(),
    );
    let mut line = |key: &str, value: String| {
        let _ = writeln!(text, "{key} = {value}");
    };
    if !answer.who.is_empty() {
        let who: Vec<String> = answer.who.iter().map(|who| quoted(who.code())).collect();
        line("for", format!("[{}]", who.join(", ")));
    }
    line("source", id);
    line(
        "from",
        match answer.from {
            Since::Day(day) => day.to_string(),
            Since::Unknown => quoted("unknown"),
        },
    );
    if let Some(to) = answer.to {
        line("to", to.to_string());
    }
    if let Some(quote) = &answer.quote {
        line("quote", quoted(quote));
    }
    if let Some(note) = &answer.note {
        line(
            "note",
            format!("{{ zh = {}, en = {} }}", quoted(&note.zh), quoted(&note.en)),
        );
    }
    text
}
