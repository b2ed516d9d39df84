//! A day that is known, or known to lie between two others.

use super::Day;

/// The first day of something, as far as the sources tell: not before `earliest`, and by `latest` for certain. Without a
/// `latest` nothing read so far says when it is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Before this day it has certainly not begun.
    pub earliest: Day,
    /// From this day on it has certainly begun; `None` if no source sets a limit.
    pub latest: Option<Day>,
}

impl Bounds {
    /// A day that is known.
    pub const fn exact(day: Day) -> Self {
        Self {
            earliest: day,
            latest: Some(day),
        }
    }

    /// Somewhere from `earliest` on, with no limit known.
    pub const fn from(earliest: Day) -> Self {
        Self {
            earliest,
            latest: None,
        }
    }

    /// Between two days; the later of the two is taken as the limit.
    pub fn between(earliest: Day, latest: Option<Day>) -> Self {
        Self {
            earliest,
            latest: latest.map(|latest| latest.max(earliest)),
        }
    }

    /// The day, if it is known.
    pub fn known(self) -> Option<Day> {
        self.latest.filter(|latest| *latest == self.earliest)
    }

    /// Not before `day`: what had begun earlier begins then.
    pub fn not_before(self, day: Day) -> Self {
        Self {
            earliest: self.earliest.max(day),
            latest: self.latest.map(|latest| latest.max(day)),
        }
    }

    /// The earlier of two, bound by bound: either of two ways leads there.
    pub fn sooner(self, other: Self) -> Self {
        let latest = match (self.latest, other.latest) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self {
            earliest: self.earliest.min(other.earliest),
            latest,
        }
    }

    /// Both kept possible: one of the two days is right, and it is not known which.
    pub fn either(self, other: Self) -> Self {
        let latest = match (self.latest, other.latest) {
            (Some(a), Some(b)) => Some(a.max(b)),
            _ => None,
        };
        Self {
            earliest: self.earliest.min(other.earliest),
            latest,
        }
    }

    /// Whether it has begun on `day`: yes, no, or not determinable.
    #[inline]
    pub fn begun(self, day: Day) -> Option<bool> {
        if day < self.earliest {
            Some(false)
        } else if self.latest.is_some_and(|latest| day >= latest) {
            Some(true)
        } else {
            None
        }
    }
}
