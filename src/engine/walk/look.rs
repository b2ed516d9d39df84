//! What a month looks like: the states of the fund, from which day on. Kept once each, since months look alike.

use std::collections::HashMap;

use crate::calendar::{Month, plus_days};
use crate::engine::outcome::Timeline;
use crate::policy::Mark;

/// The states of a month, each with the day of the month it begins on, in order.
pub type Look = Vec<(u8, Mark)>;

/// All that months look like in one walk.
#[derive(Debug, Default)]
pub struct Looks {
    all: Vec<Look>,
    known: HashMap<Look, u32>,
}

impl Looks {
    /// What stands under a number.
    pub fn get(&self, at: u32) -> &[(u8, Mark)] {
        usize::try_from(at)
            .ok()
            .and_then(|at| self.all.get(at))
            .map_or(&[], Vec::as_slice)
    }

    /// The number of the month that `out` holds alone; `None` if its days do not follow one another from the first to the
    /// last, each with one state.
    pub(super) fn enter(&mut self, out: &Timeline, month: Month) -> Option<u32> {
        let mut look = Look::with_capacity(out.fund.len());
        let mut next = month.first();
        for span in &out.fund {
            if span.from != next || span.to < span.from {
                return None;
            }
            next = plus_days(span.to, 1);
            let day = u8::try_from(chrono::Datelike::day(&span.from)).ok()?;
            match look.last() {
                Some((_, mark)) if *mark == span.state => {}
                _ => look.push((day, span.state)),
            }
        }
        if next != plus_days(month.last(), 1) {
            return None;
        }
        if let Some(at) = self.known.get(&look) {
            return Some(*at);
        }
        let at = u32::try_from(self.all.len()).ok()?;
        self.all.push(look.clone());
        self.known.insert(look, at);
        Some(at)
    }
}
