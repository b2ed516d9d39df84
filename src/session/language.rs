//! Going over to the other language, at any time: everything is said anew from the same answers.

use super::state::Session;
use crate::i18n::Lang;

impl Session {
    /// Goes over to the other language.
    pub(super) fn switch_language(&mut self) {
        self.lang = match self.lang {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        };
    }
}
