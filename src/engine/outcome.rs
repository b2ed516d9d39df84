//! What a run writes: for each line, spans of days with a state and the reason for it. Data only; words come later.

use super::facts::FactId;
use crate::calendar::{Bounds, Day, DayRange, Month};
use crate::policy::{ChoiceId, During, Mark, SlotId};

/// A statement of the rules of one of the run's places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleRef {
    /// The place, as an index into the rules the run was given.
    pub place: u8,
    /// The statement.
    pub choice: ChoiceId,
}

/// Why a day is as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Why {
    /// The reason.
    pub reason: Reason,
    /// The statement that decided, if one did.
    pub rule: Option<RuleRef>,
}

/// The reasons the machine can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing was ever paid.
    NothingPaid,
    /// Premiums are paid through this month.
    PaidThrough(Month),
    /// Months that were missing have been made up on this day.
    MadeUpOn(Day),
    /// Paid again on this day after a gap.
    ResumedOn(Day),
    /// The year is paid for.
    YearPaid(i32),
    /// Nothing has to be paid for this benefit year: the child is registered.
    YearFree(i32),
    /// The share of benefits, in percent, for so many unbroken months.
    Level {
        /// Percent.
        percent: u8,
        /// Unbroken months.
        months: u8,
    },
    /// A wait that began on a day and ends between two days.
    Waiting {
        /// The day it is counted from.
        since: Day,
        /// The first usable day.
        until: Bounds,
        /// What is usable meanwhile.
        during: During,
        /// The statement that asks for it, and the one that makes it longer, beside the one that gives its length.
        also: [Option<RuleRef>; 2],
    },
    /// A wait that is counted in paid months.
    WaitingPaid {
        /// The day it is counted from.
        since: Day,
        /// Months counted so far.
        have: u8,
        /// Months needed.
        need: u8,
        /// What is usable meanwhile.
        during: During,
    },
    /// Months are unpaid since this one.
    Unpaid {
        /// The first unpaid month.
        since: Month,
        /// What can still be done about its costs.
        claim: Claim,
    },
    /// Unpaid for so long that a wait will follow.
    Lapsed {
        /// The first unpaid month.
        since: Month,
    },
    /// The relationship has ended.
    Ended {
        /// The first unpaid month.
        since: Month,
    },
    /// The year is not paid for, or not yet.
    YearUnpaid {
        /// The benefit year.
        year: i32,
        /// What can still be done about its costs.
        claim: Claim,
    },
    /// Before birth.
    NotBorn {
        /// The day of birth.
        birth: Day,
    },
    /// A child not yet registered.
    NotRegistered {
        /// The day of birth.
        birth: Day,
        /// What can still be done about its costs.
        claim: Claim,
    },
    /// Benefits for life.
    ForLife,
    /// A rule of this place is not known; counted from this day.
    RuleUnknown {
        /// The parameter.
        slot: SlotId,
        /// What set it off.
        since: Day,
    },
    /// A date was not given exactly, and it matters here.
    DateUncertain {
        /// Whose date.
        fact: FactId,
    },
    /// The person does not remember, and it matters here.
    HistoryUncertain,
    /// Whether old cover goes on is not known.
    OldCoverUnknown,
    /// The credential is not activated.
    NotActivated,
    /// It was not told whether the credential is activated.
    ActivationUntold,
    /// Usable at the counter.
    Ready,
    /// There is nothing to settle.
    NoCover,
    /// The fund is back, settlement at the counter not yet.
    SettlementNotBack {
        /// When it is back.
        until: Bounds,
    },
    /// The account is open.
    AccountOpen,
    /// The account is frozen.
    AccountFrozen,
    /// Whoever is not in the employee scheme has no account.
    NoAccount,
    /// Bound (or shared) on this day.
    BoundOn(Day),
    /// Not bound, or no longer.
    NotBound,
}

/// What can be done about the costs of days without cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Claim {
    /// Nothing.
    Never,
    /// They can be claimed if the months are made up by this day; `None`: the last day is not known.
    Until(Option<Day>),
    /// They can be claimed by this day for certain, and perhaps longer: a date that decides was not told.
    AtLeastUntil(Day),
    /// Whether they can be claimed is not known.
    Unknown(SlotId),
}

impl Reason {
    /// The last day for making good the costs of this time, where there is one.
    pub const fn claim_until(&self) -> Option<Day> {
        match self {
            Self::Unpaid {
                claim: Claim::Until(last),
                ..
            }
            | Self::YearUnpaid {
                claim: Claim::Until(last),
                ..
            }
            | Self::NotRegistered {
                claim: Claim::Until(last),
                ..
            } => *last,
            _ => None,
        }
    }
}

/// The state of a side line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Light {
    /// Works.
    On,
    /// Covered, but pay first and claim by hand.
    ByHand,
    /// Does not work.
    Off,
    /// Frozen.
    Frozen,
    /// Does not exist for this person.
    Absent,
    /// Not determinable here.
    Unknown,
}

/// A stretch of days with one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<S> {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The state.
    pub state: S,
    /// Why.
    pub why: Why,
    /// The place whose rules held, as an index into the rules of the run.
    pub place: u8,
}

impl<S: PartialEq> Span<S> {
    /// Whether it says of its days what the other says of its own.
    #[inline]
    pub(super) fn says_what(&self, other: &Self) -> bool {
        self.state == other.state && self.why == other.why && self.place == other.place
    }
}

/// Days without cover that a later payment made claimable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// The days.
    pub days: DayRange,
    /// The day of the payment: before it, nobody could know.
    pub known: Day,
    /// Why.
    pub why: Why,
}

/// The lines of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Line {
    /// Pooled fund.
    Fund,
    /// Personal account.
    Account,
    /// Settlement at the counter.
    Settlement,
    /// Family account.
    Family,
    /// Mutual aid: the account balance shared.
    Share,
}

impl Line {
    /// The side lines, in the order shown.
    pub const SIDE: [Self; 4] = [Self::Account, Self::Settlement, Self::Family, Self::Share];
}

/// What was lived, day by day, and what was amended since. Spans of a line follow one another without gap or overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The first month.
    pub first: Month,
    /// The last month.
    pub last: Month,
    /// The pooled fund.
    pub fund: Vec<Span<Mark>>,
    /// The side lines, in the order of [`Line::SIDE`].
    pub side: [Vec<Span<Light>>; 4],
    /// Amendments, in the order they became known.
    pub amendments: Vec<Amendment>,
}

impl Timeline {
    /// An empty record that will begin with `first`.
    pub fn new(first: Month) -> Self {
        Self {
            first,
            last: first,
            fund: Vec::with_capacity(Self::SPANS),
            side: std::array::from_fn(|_| Vec::with_capacity(Self::SIDE_SPANS)),
            amendments: Vec::new(),
        }
    }

    /// Room for the spans of most records.
    const SPANS: usize = 16;
    const SIDE_SPANS: usize = 8;

    /// The same so far, with room for what comes.
    pub(super) fn forked(&self) -> Self {
        Self {
            first: self.first,
            last: self.last,
            fund: with_room(&self.fund, Self::SPANS),
            side: self
                .side
                .each_ref()
                .map(|line| with_room(line, Self::SIDE_SPANS)),
            amendments: self.amendments.clone(),
        }
    }

    /// The spans of a side line.
    pub fn side(&self, line: Line) -> &[Span<Light>] {
        let at = match line {
            Line::Fund | Line::Account => 0,
            Line::Settlement => 1,
            Line::Family => 2,
            Line::Share => 3,
        };
        self.side.get(at).map_or(&[], Vec::as_slice)
    }
}

fn with_room<T: Copy>(items: &[T], room: usize) -> Vec<T> {
    let mut copied = Vec::with_capacity(room.max(items.len()));
    copied.extend_from_slice(items);
    copied
}

/// Adds a stretch to a line, joining it to the last one if nothing changed.
#[inline]
pub(super) fn push<S: Copy + PartialEq>(line: &mut Vec<Span<S>>, span: Span<S>) {
    match line.last_mut() {
        Some(last) if last.says_what(&span) => last.to = span.to,
        _ => line.push(span),
    }
}
