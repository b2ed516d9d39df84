//! What happens while nobody does anything, as a function of time alone: a notice with a countdown, then everything is
//! forgotten. Time comes in as an argument; only a machine that many share forgets.

use std::time::Duration;

use super::action::Effect;
use super::manner::Manner;
use super::state::{Page, Session};
use crate::calendar::Day;
use crate::settings::Patience;

const SECOND: Duration = Duration::from_secs(1);
/// How long it is said that something went wrong: long enough to be read twice.
const MISHAP_SHOWN: Duration = Duration::from_secs(12);

/// How long nobody has done anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Idle {
    /// When somebody last did something, since the program began.
    pub(super) since: Duration,
    /// How many seconds are left until everything is forgotten, once it is said.
    pub left: Option<u64>,
}

impl Session {
    /// When something changes by itself, since the program began; `None` while nothing does.
    pub fn wakes_at(&self) -> Option<Duration> {
        let Manner::Kiosk(patience) = self.manner else {
            return None;
        };
        if self.mishap.is_some() {
            return Some(self.idle.since + MISHAP_SHOWN);
        }
        if self.is_as_new() {
            return self
                .is_touched()
                .then(|| self.idle.since + patience.question);
        }
        let notice = self.idle.since + self.patience_here(patience);
        let next = self.idle.left.map_or(notice, |left| {
            let shown = patience
                .notice
                .saturating_sub(SECOND * u32::try_from(left).unwrap_or(0));
            notice + shown + SECOND
        });
        Some(next)
    }

    /// Tells what time it is, since the program began.
    pub fn tick(&mut self, now: Duration) -> Effect {
        let Manner::Kiosk(patience) = self.manner else {
            return Effect::Unchanged;
        };
        let idle = now.saturating_sub(self.idle.since);
        if self.mishap.is_some() && idle >= MISHAP_SHOWN {
            self.forget();
            return Effect::Forgotten;
        }
        if self.mishap.is_some() {
            return Effect::Unchanged;
        }
        if self.is_as_new() {
            if self.is_touched() && idle >= patience.question {
                self.forget();
                return Effect::Forgotten;
            }
            return Effect::Unchanged;
        }
        let Some(shown) = idle.checked_sub(self.patience_here(patience)) else {
            return Effect::Unchanged;
        };
        if shown >= patience.notice {
            self.forget();
            return Effect::Forgotten;
        }
        let left = patience.notice.saturating_sub(shown);
        // A second begun counts: it never says 0 while there is still time.
        let left = left.as_secs() + u64::from(left.subsec_nanos() > 0);
        let before = self.idle.left.replace(left);
        if before == Some(left) {
            Effect::Unchanged
        } else {
            Effect::Changed
        }
    }

    /// Somebody did something. If a notice is shown, that takes it away and does nothing else: `true`.
    pub fn touched(&mut self, now: Duration) -> bool {
        let is_excused = self.mishap.is_some();
        if is_excused {
            self.forget();
        }
        self.idle.since = now;
        self.idle.left.take().is_some() || is_excused
    }

    /// Tells what day it is. A visit keeps the day it began on; where nobody is, the next one begins on the new day.
    pub fn dawns(&mut self, today: Day) -> Effect {
        if !self.is_kiosk() || self.mishap.is_some() || !self.is_as_new() || self.today == today {
            return Effect::Unchanged;
        }
        self.today = today;
        self.forget();
        Effect::Changed
    }

    /// Whether there is nothing to forget.
    fn is_as_new(&self) -> bool {
        self.page == Page::Welcome
            && self.answers.is_empty()
            && !self.help
            && (self.lang, self.look) == (self.setting.lang, self.setting.look)
    }

    /// Whether somebody moved over the first page, and went away: whoever comes next begins at its beginning.
    const fn is_touched(&self) -> bool {
        self.focus != 0
    }

    fn patience_here(&self, patience: Patience) -> Duration {
        match self.page {
            Page::Result | Page::Calendar | Page::Plans | Page::TakeHome | Page::Compare => {
                patience.result
            }
            _ => patience.question,
        }
    }
}
