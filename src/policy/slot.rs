//! A parameter as it holds in a region: what decides on a day, for whom, and what else is said.

use std::sync::Arc;

use super::places::Step;
use super::scheme::Identity;
use super::slots::SlotId;
use super::source::Source;
use super::statement::Meta;
use super::term::Limit;
use super::text::Text;
use super::value::Value;
use crate::calendar::{Day, far_future};

/// A statement among all that were compiled for a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChoiceId(pub u16);

/// A position that can be chosen for a whole run: all statements that bear its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReadingId(pub u16);

/// A compiled statement, without its value.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The parameter it speaks of.
    pub slot: SlotId,
    /// Which of the slot's values it is.
    pub value: usize,
    /// Which pack of the chain says it: 0 is the region's own.
    pub level: usize,
    /// Which of that pack's statements on the parameter it is.
    pub nth: usize,
    /// Who says it, of whom, for when.
    pub meta: Arc<Meta>,
    /// The source, if it names one.
    pub source: Option<Arc<Source>>,
    /// Why there is no value, if it says so.
    pub unknown: Option<Text>,
}

impl Choice {
    /// When somebody last looked at it or its source; none for a statement that has none.
    pub fn checked(&self) -> Option<Day> {
        let of_source = self.source.as_ref().map(|source| source.checked);
        self.meta.checked.or(of_source)
    }
}

/// A position: a name, and how strong it is.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The name its statements bear, or one made from the rule and the line it stands on.
    pub name: String,
    /// Open to be right, or only claimed.
    pub standing: Standing,
    /// Its statements.
    pub choices: Vec<ChoiceId>,
}

/// How strong a reading other than the primary is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// As well founded as the primary: shown as possible.
    Open,
    /// Less well founded: shown only under "why".
    Claim,
}

/// A parameter, as it holds in a region: for each identity, dated versions.
#[derive(Clone, Debug)]
pub struct Slot<T> {
    pub(super) id: SlotId,
    pub(super) values: Vec<(ChoiceId, Option<T>)>,
    pub(super) by_identity: [Vec<Version>; Identity::ALL.len()],
}

/// What holds from a day to a day.
#[derive(Clone, Debug)]
pub(super) struct Version {
    pub(super) from: Day,
    pub(super) to: Day,
    pub(super) primary: Option<usize>,
    /// The primary's own end has passed and nobody has followed.
    pub(super) stale: bool,
    pub(super) others: Vec<(usize, ReadingId)>,
    pub(super) limit: Limit,
    pub(super) limit_by: Option<ChoiceId>,
}

/// What holds on a day.
#[derive(Clone, Copy, Debug)]
pub enum Ruling<'a, T> {
    /// A value.
    Known(&'a T, ChoiceId),
    /// None, as far as the sources here tell.
    Unknown(Unknown),
}

/// Why there is no value, and what is certain all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The parameter.
    pub slot: SlotId,
    /// The statement that says it is unknown, if one does.
    pub by: Option<ChoiceId>,
    /// What is certain.
    pub limit: Limit,
    /// Who says that.
    pub limit_by: Option<ChoiceId>,
}

/// Everything that is said of a parameter for somebody on a day, without the value's type: for words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The statement that decides, whether it gives a value or says that there is none.
    pub primary: Option<ChoiceId>,
    /// Its own end has passed and nobody has followed.
    pub stale: bool,
    /// What else is said.
    pub others: Vec<(ChoiceId, ReadingId)>,
    /// What is certain although the value is not known, and who says that.
    pub limit: Option<(Limit, ChoiceId)>,
    /// The last day on which all this is so; none if no change is in sight.
    pub to: Option<Day>,
}

impl<'a, T> Ruling<'a, T> {
    /// The value, if there is one.
    #[inline]
    pub fn known(self) -> Option<&'a T> {
        match self {
            Self::Known(value, _) => Some(value),
            Self::Unknown(_) => None,
        }
    }

    /// The statement that decides.
    pub fn choice(self) -> Option<ChoiceId> {
        match self {
            Self::Known(_, choice) => Some(choice),
            Self::Unknown(unknown) => unknown.by,
        }
    }
}

impl<T: Value> Slot<T> {
    /// What holds for `identity` on `day`; `pick` is the reading chosen for this run, if any.
    #[inline]
    pub fn on(&self, identity: Identity, day: Day, pick: Option<ReadingId>) -> Ruling<'_, T> {
        let versions = self
            .by_identity
            .get(identity as usize)
            .map_or(&[][..], Vec::as_slice);
        let Some(version) = versions
            .iter()
            .rev()
            .find(|version| version.from <= day && day <= version.to)
        else {
            return Ruling::Unknown(Unknown {
                slot: self.id,
                by: None,
                limit: Limit::default(),
                limit_by: None,
            });
        };
        let picked = pick.and_then(|pick| {
            version
                .others
                .iter()
                .find(|(_, reading)| *reading == pick)
                .map(|(at, _)| *at)
        });
        match picked
            .or(version.primary)
            .and_then(|at| self.values.get(at))
        {
            Some((choice, Some(value))) => Ruling::Known(value, *choice),
            unknown => Ruling::Unknown(Unknown {
                slot: self.id,
                by: unknown.map(|(choice, _)| *choice),
                limit: version.limit,
                limit_by: version.limit_by,
            }),
        }
    }

    /// Whether the value that holds on `day` has outlived its own end.
    pub fn is_stale(&self, identity: Identity, day: Day) -> bool {
        self.by_identity
            .get(identity as usize)
            .and_then(|versions| {
                versions
                    .iter()
                    .find(|version| version.from <= day && day <= version.to)
            })
            .is_some_and(|version| version.stale)
    }

    /// Everything that is said for `identity` on `day`.
    pub fn held_on(&self, identity: Identity, day: Day) -> Held {
        let versions = self.by_identity.get(identity as usize);
        let mut versions = versions.into_iter().flatten().rev();
        let Some(version) = versions.find(|version| version.from <= day && day <= version.to)
        else {
            return Held::default();
        };
        let choice = |at: usize| self.values.get(at).map(|(choice, _)| *choice);
        let others = version.others.iter();
        Held {
            primary: version.primary.and_then(choice),
            stale: version.stale,
            others: others
                .filter_map(|(at, reading)| Some((choice(*at)?, *reading)))
                .collect(),
            limit: version.limit_by.map(|by| (version.limit, by)),
            to: (version.to < far_future()).then_some(version.to),
        }
    }

    /// Where the branches of a value stand in it.
    pub(super) fn branches(&self, index: usize) -> Vec<Vec<Step>> {
        let branches = self.value(index).map(Value::branches).unwrap_or_default();
        branches.into_iter().map(|(path, _)| path).collect()
    }

    /// Makes a value unknown, or one branch of it lead elsewhere.
    pub(super) fn knock_out(&mut self, index: usize, branch: Option<usize>) {
        let Some((_, value)) = self.values.get_mut(index) else {
            return;
        };
        *value = branch.and_then(|branch| {
            let branches = value.as_ref()?.branches();
            Some(branches.into_iter().nth(branch)?.1)
        });
    }

    /// Whether a value decides anything, on some day for somebody.
    pub fn is_decided(&self) -> bool {
        let versions = self.by_identity.iter().flatten();
        let mut primaries = versions.filter_map(|version| version.primary);
        primaries.any(|at| self.value(at).is_some())
    }

    /// The value with this index.
    pub fn value(&self, index: usize) -> Option<&T> {
        self.values.get(index).and_then(|(_, value)| value.as_ref())
    }
}
