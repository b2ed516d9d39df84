//! What is known of one person: who they were, what was paid, what happened. No name, no number.
//!
//! Two times are kept apart: what a payment is *for*, and the day it *arrived*.

use crate::calendar::{Day, DayRange, Month, MonthRange};
use crate::policy::Identity;

/// The facts of a case, checked: ranges do not run backwards, nothing is paid twice, `was` does not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Today, as the case sees it. Facts after it are plans.
    pub as_of: Day,
    /// The day of birth, or the days it may have been.
    pub born: Option<DayRange>,
    /// Years of premiums credited altogether, where the person was told so.
    pub paid_years: Option<u8>,
    /// Who they were and where, in order of time. Never empty.
    pub was: Vec<Was>,
    /// What was paid.
    pub paid: Vec<Paid>,
    /// What happened.
    pub events: Vec<Event>,
}

/// A dated fact of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactId {
    /// The payment with this index.
    Paid(usize),
    /// The event with this index.
    Event(usize),
    /// The day of birth.
    Birth,
}

/// Who somebody was, and where, for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Was {
    /// The place, as an index into the rules the run is given.
    pub place: u8,
    /// Who they were.
    pub identity: Identity,
    /// The first month; `None`: from long ago.
    pub from: Option<Month>,
    /// The last month; `None`: still.
    pub to: Option<Month>,
}

/// A payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid {
    /// What it is for.
    pub period: Period,
    /// When it arrived.
    pub on: When,
}

/// What a premium is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Months of the employee scheme.
    Months(MonthRange),
    /// So many months of the employee scheme, which ones not said: the oldest unpaid are paid first.
    OldestMonths(u16),
    /// Benefit years of the resident scheme, from the first (`None`: from long ago) to the last.
    Years {
        /// The first year.
        from: Option<i32>,
        /// The last year.
        to: i32,
    },
}

/// When something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// As it should: each month in its own month, each year in its window, an event long ago.
    Usual,
    /// On a day, or on one of these days.
    On(DayRange),
    /// On a day of a plan: what was told to have come as it should has come before it, and is not moved by it.
    Meant(Day),
    /// Nobody remembers.
    Unknown,
}

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub kind: EventKind,
    /// When.
    pub on: When,
}

/// What can happen besides payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventKind {
    /// Card or code activated.
    Activated,
    /// Told that neither card nor code is activated.
    NotActivated,
    /// A family account bound.
    Bound,
    /// A family account unbound.
    Unbound,
    /// Sharing of the account balance filed.
    Shared,
    /// Sharing ended.
    Unshared,
    /// The employment ended.
    LeftUnit,
    /// The stop was filed with the bureau.
    StopFiled,
    /// Unemployment benefit ended.
    UnemploymentEnded,
    /// Retirement benefits of the insurance approved.
    RetirementApproved,
    /// Left military service.
    Discharged,
    /// Spouse or child of somebody who left military service.
    DischargedFamily,
    /// Released from prison.
    Released,
    /// Graduated.
    Graduated,
    /// Household registration moved in.
    MovedIn,
    /// Came back from abroad.
    Returned,
    /// Recognised as in need of medical aid.
    MedicalAid,
    /// Became religious personnel.
    Religious,
    /// First day at a school or university.
    EnteredSchool,
    /// A newborn got its household registration.
    HukouRegistered,
}

impl EventKind {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::Activated,
        Self::NotActivated,
        Self::Bound,
        Self::Unbound,
        Self::Shared,
        Self::Unshared,
        Self::LeftUnit,
        Self::StopFiled,
        Self::UnemploymentEnded,
        Self::RetirementApproved,
        Self::Discharged,
        Self::DischargedFamily,
        Self::Released,
        Self::Graduated,
        Self::MovedIn,
        Self::Returned,
        Self::MedicalAid,
        Self::Religious,
        Self::EnteredSchool,
        Self::HukouRegistered,
    ];

    /// The spelling of case files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Activated => "activated",
            Self::NotActivated => "not-activated",
            Self::Bound => "bound",
            Self::Unbound => "unbound",
            Self::Shared => "shared",
            Self::Unshared => "unshared",
            Self::LeftUnit => "left-unit",
            Self::StopFiled => "stop-filed",
            Self::UnemploymentEnded => "unemployment-ended",
            Self::RetirementApproved => "retirement-approved",
            Self::Discharged => "discharged",
            Self::DischargedFamily => "discharged-family",
            Self::Released => "released",
            Self::Graduated => "graduated",
            Self::MovedIn => "moved-in",
            Self::Returned => "returned",
            Self::MedicalAid => "medical-aid",
            Self::Religious => "religious",
            Self::EnteredSchool => "entered-school",
            Self::HukouRegistered => "hukou-registered",
        }
    }
}

impl Was {
    /// What was said of a month, or else of the nearest one before (or, before the first, after). `all` in order of time.
    pub fn in_month(all: &[Self], month: Month) -> Option<&Self> {
        let begun = |was: &&Self| was.from.is_none_or(|from| from <= month);
        all.iter().rev().find(begun).or_else(|| all.first())
    }
}

impl Facts {
    /// The same, with the end of unemployment benefit that an event tells made the end of that time.
    pub(super) fn benefit_ended(was: &[Was], events: &[Event]) -> Vec<Was> {
        let mut all = was.to_vec();
        let drawn = all
            .iter_mut()
            .filter(|was| was.identity == Identity::Unemployed);
        for was in drawn {
            let ends = events
                .iter()
                .filter(|event| event.kind == EventKind::UnemploymentEnded);
            let ends = ends.filter_map(|event| event.on.days());
            let ends = ends.map(|days| Month::of(days.to()));
            let ends = ends.filter(|end| was.from.is_none_or(|from| from <= *end));
            was.to = was.to.into_iter().chain(ends).min();
        }
        all
    }

    /// Whether somebody retired, and nothing was told of what they had paid: not that it was nothing.
    pub fn retired_untold(&self) -> bool {
        let retired = self.was.iter().any(|was| was.identity == Identity::Retired);
        let months = |paid: &Paid| !matches!(paid.period, Period::Years { .. });
        retired && !self.paid.iter().any(months)
    }

    /// Whether more was paid before the first thing told, nobody said since when.
    pub fn reaches_back(&self) -> bool {
        self.paid.iter().any(Paid::is_open) || self.retired_untold()
    }
}

impl When {
    /// The days it may have been, given the last day it can have been.
    pub fn days(self) -> Option<DayRange> {
        match self {
            Self::On(days) => Some(days),
            Self::Meant(day) => Some(DayRange::one(day)),
            Self::Usual | Self::Unknown => None,
        }
    }

    /// Whether it had happened by a day, as far as anybody can tell. What has no day was told as done.
    pub fn began_by(self, day: Day) -> bool {
        self.days().is_none_or(|days| days.from() <= day)
    }

    /// A single day.
    pub const fn on(day: Day) -> Self {
        Self::On(DayRange::one(day))
    }
}

impl Paid {
    /// Whether it reaches back to long ago.
    pub fn is_open(&self) -> bool {
        match self.period {
            Period::Months(range) => range.from().is_none(),
            Period::OldestMonths(_) => false,
            Period::Years { from, .. } => from.is_none(),
        }
    }
}
