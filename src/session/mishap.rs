//! What broke a visit at a machine that many share. Knows the place in the code; must not know what was answered.

use std::time::Duration;

use super::state::Session;
use crate::i18n::Lang;

/// What broke a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mishap {
    /// Where in the code: file and line. Enough to find it by, and nothing of a person.
    pub code: String,
}

impl Session {
    /// Says first, in this language, that the visit before could not be led to its end.
    pub fn excuse(&mut self, mishap: Mishap, lang: Lang, now: Duration) {
        self.mishap = Some(mishap);
        self.lang = lang;
        self.idle.since = now;
    }
}
