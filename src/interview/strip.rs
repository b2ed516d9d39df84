//! Months painted: which were paid on time, which were not, which were made up later, and in which month that money
//! arrived.
//!
//! Knows months only; what a case makes of them, and what they are called, stands elsewhere.

use std::fmt;

use crate::calendar::Month;

/// What became of the premium of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Painted {
    /// It was paid in its own month.
    Paid,
    /// It was not paid.
    Unpaid,
    /// It was paid later: in this month, if anybody remembers.
    MadeUp(Option<Month>),
}

/// Months in a row that are painted alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first; `None`: as long as anybody remembers.
    pub from: Option<Month>,
    /// The last.
    pub to: Month,
    /// What became of them.
    pub painted: Painted,
}

/// Every month from one to this one, and what became of its premium.
#[derive(Clone, PartialEq, Eq)]
pub struct Strip {
    last: Month,
    /// Where each run begins, in order; neighbours differ. The first begins with the strip. Never empty.
    runs: Vec<(Month, Painted)>,
}

/// Prints no content: it is an answer.
impl fmt::Debug for Strip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Strip")
    }
}

impl Strip {
    /// All months paid.
    pub fn paid(first: Month, last: Month) -> Self {
        Self {
            last,
            runs: vec![(first.min(last), Painted::Paid)],
        }
    }

    /// The first month.
    pub fn first(&self) -> Month {
        self.runs.first().map_or(self.last, |(first, _)| *first)
    }

    /// The last month: the one that is under way.
    pub const fn last(&self) -> Month {
        self.last
    }

    /// What became of a month.
    pub fn painted(&self, month: Month) -> Painted {
        let begun = self.runs.partition_point(|(from, _)| *from <= month);
        let at = begun.checked_sub(1).and_then(|at| self.runs.get(at));
        at.map_or(self.before(), |(_, painted)| *painted)
    }

    /// What is said of all months before the first: what that one says. Only what was paid before can be made up.
    pub fn before(&self) -> Painted {
        match self.runs.first() {
            Some((_, Painted::Unpaid)) => Painted::Unpaid,
            _ => Painted::Paid,
        }
    }

    /// Begins with an earlier month. Nothing else is said by it than before.
    pub fn reach_back(&mut self, to: Month) {
        let before = self.before();
        match self.runs.first_mut() {
            Some((first, painted)) if to < *first && *painted == before => *first = to,
            Some((first, _)) if to < *first => self.runs.insert(0, (to, before)),
            _ => {}
        }
    }

    /// Paints the months between two, whichever comes first, as far as the strip has them.
    pub fn paint(&mut self, one: Month, other: Month, painted: Painted) {
        let from = one.min(other).max(self.first());
        let to = one.max(other).min(self.last);
        if from > to {
            return;
        }
        let is_late = |arrived: &Month| (to..=self.last).contains(arrived);
        let painted = match painted {
            Painted::MadeUp(arrived) => Painted::MadeUp(arrived.filter(is_late)),
            painted => painted,
        };
        let next = to.plus(1);
        let after = (next <= self.last).then(|| (next, self.painted(next)));
        self.runs.retain(|(at, _)| *at < from || *at > next);
        self.runs.extend([(from, painted)].into_iter().chain(after));
        self.runs.sort_by_key(|(at, _)| *at);
        self.runs.dedup_by_key(|(_, painted)| *painted);
    }

    /// The months in rows that are alike, from long ago to this month.
    pub fn runs(&self) -> impl Iterator<Item = Run> {
        let earlier = (self.painted(self.first()) != self.before()).then(|| Run {
            from: None,
            to: self.first().plus(-1),
            painted: self.before(),
        });
        let open = earlier.is_none();
        let ends = self.runs.iter().skip(1).map(|(next, _)| next.plus(-1));
        let ends = ends.chain([self.last]);
        let told = self.runs.iter().zip(ends).enumerate();
        let told = told.map(move |(at, ((from, painted), to))| Run {
            from: (at > 0 || !open).then_some(*from),
            to,
            painted: *painted,
        });
        earlier.into_iter().chain(told)
    }

    /// Whether any month was paid, on time or later.
    pub fn has_paid(&self) -> bool {
        self.runs().any(|run| run.painted != Painted::Unpaid)
    }

    /// Whether nothing is paid any more.
    pub fn has_stopped(&self) -> bool {
        self.painted(self.last) == Painted::Unpaid
    }

    /// The month of the last money that came after months without any: of it alone the day may matter that is asked for.
    pub fn turn(&self) -> Option<Month> {
        let mut turn = None;
        let mut before = None;
        for run in self.runs() {
            let turned = match (before, run.painted) {
                (Some(Painted::Unpaid), Painted::Paid) => run.from,
                (_, Painted::MadeUp(arrived)) => arrived,
                _ => None,
            };
            turn = turn.max(turned);
            before = Some(run.painted);
        }
        turn
    }
}
