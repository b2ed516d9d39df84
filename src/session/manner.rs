//! How a visit is led: by somebody at a terminal of their own, or by whoever comes to a machine that many share.

use std::time::Duration;

use crate::i18n::Lang;
use crate::settings::Look;

/// What a visit begins with, and comes back to once it is forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// The language.
    pub lang: Lang,
    /// How it looks.
    pub look: Look,
    /// How it is led.
    pub manner: Manner,
    /// The code of the place most come from: it is offered first.
    pub home: Option<String>,
}

/// How a visit is led.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// At a terminal of one's own: it can be left, and nothing is forgotten by itself.
    #[default]
    Guided,
    /// At a machine that many share: everything is chosen by digits, arrows or touch, it cannot be left from inside, and
    /// forgets who went away.
    Kiosk(Patience),
}

/// How long a machine that many share waits for somebody who does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// On a question.
    pub question: Duration,
    /// Where there is more to read: the answer, the plans.
    pub result: Duration,
    /// Once it has said that it will forget everything; never less than 20 seconds (WCAG 2.2.1).
    pub notice: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            question: Duration::from_secs(90),
            result: Duration::from_secs(180),
            notice: Duration::from_secs(30),
        }
    }
}
