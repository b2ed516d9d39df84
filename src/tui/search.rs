//! All there is to do at the desk, searched by its words: the same table that makes the keys work.

use super::keymap::{Binding, bindings};
use crate::session::{Action, Deed, Prompt, Session};

/// What was found of all there is to do at the desk, by the words that were typed: each once.
pub(super) fn found(session: &Session) -> Vec<&'static Binding> {
    let Some(Prompt::Search { edit, .. }) = &session.desk.prompt else {
        return Vec::new();
    };
    let words = edit.text.trim().to_lowercase();
    let mut found: Vec<&'static Binding> = Vec::new();
    for row in bindings() {
        let is_done = matches!(
            row.action,
            Action::Desk(deed) if !matches!(deed, Deed::Search | Deed::Found(_))
        ) || matches!(
            row.action,
            Action::Undo | Action::Help | Action::Language | Action::Theme | Action::Quit
        );
        let texts = [(row.label)(session.lang), (row.name)(session.lang)];
        let fits = texts
            .iter()
            .any(|text| text.to_lowercase().contains(&words));
        let is_new = !found.iter().any(|one| one.action == row.action);
        if is_done && fits && is_new {
            found.push(row);
        }
    }
    found
}

/// What was found and is taken by a key, or by being pressed.
pub(super) fn taken(session: &Session, action: Action) -> Option<Action> {
    let Some(Prompt::Search { focus, .. }) = &session.desk.prompt else {
        return None;
    };
    let at = match action {
        Action::Accept => *focus,
        Action::Desk(Deed::Found(at)) => at,
        _ => return None,
    };
    let found = found(session);
    let last = found.len().checked_sub(1)?;
    found.get(at.min(last)).map(|row| row.action)
}
