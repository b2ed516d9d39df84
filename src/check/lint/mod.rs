//! What somebody should look at in a pack that reads, each kind of thing in a file of its own.

mod dated;
mod example;
mod index;
mod inherited;
mod readings;
mod sources;
mod thresholds;
mod wording;

pub(super) use index::look as index;
pub(super) use sources::unused as unused_sources;

use super::finding::Finding;
use super::subject::Subject;
use crate::calendar::Day;
use crate::policy::{Code, Places, Step};

/// Everything somebody should look at in a pack, as of a day.
pub(super) fn lint(subject: &Subject, places: &Places<'_>, today: Day) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut look = Look {
        subject,
        places,
        today,
        found: &mut found,
    };
    dated::look(&mut look);
    readings::look(&mut look);
    sources::look(&mut look);
    inherited::look(&mut look);
    thresholds::look(&mut look);
    wording::look(&mut look);
    example::look(&mut look);
    found
}

/// A pack, and what was found in it so far.
struct Look<'a> {
    subject: &'a Subject,
    places: &'a Places<'a>,
    today: Day,
    found: &'a mut Vec<Finding>,
}

impl Look<'_> {
    /// Notes something at the end of a path, or as far as it goes.
    fn note(&mut self, code: Code, path: &[Step], what: &str) {
        let found = self.subject.found(self.places, code, path, what);
        self.note_all([found]);
    }

    fn note_all(&mut self, found: impl IntoIterator<Item = Finding>) {
        for found in found {
            if !self.found.contains(&found) {
                self.found.push(found);
            }
        }
    }
}
