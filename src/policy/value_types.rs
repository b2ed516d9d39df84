//! The types of values a pack can state, each named once: what kind of value a parameter takes, and a value without its type.
//!
//! Must not know which parameter takes which: that stands in the table of parameters.

use super::effect::Effect;
use super::employee::{
    Cap, Continuity, EndAfter, Frequency, LatePayment, Level, Lifetime, PayDays, YearsReset, YesNo,
};
use super::gap::{Costs, FirstMeans, GapLimit, MakeUp, Settling, Stop};
use super::resident::{
    Admission, CrossYear, FeeFree, FirstTimer, GraduateEnd, InWindow, LateYear, MissedFrom,
    MoreYears, Newborn, Repair,
};
use super::side::{
    AccountStopped, CodeNeeded, Credential, FamilyAccount, OldCover, ProviderLock, ProviderScope,
    ShareTerms, Wallet,
};
use super::wait::Wait;
use super::way_in::WayIn;
use super::window::{BenefitYear, Window};

macro_rules! value_types {
    ($($name:ident),* $(,)?) => {
        /// The kinds of values there are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "one variant for each value type, called the same")]
        pub enum ValueKind {
            $($name),*
        }

        /// A value without its type: what words are found for.
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[allow(missing_docs, reason = "one variant for each value type, called the same")]
        pub enum ValueRef<'a> {
            $($name(&'a $name)),*
        }
    };
}

value_types! {
    Effect, FirstMeans, LatePayment, Frequency, PayDays, YesNo, Stop, GapLimit, MakeUp, Costs,
    Settling, Continuity, Level, Cap, EndAfter, Lifetime, YearsReset, WayIn, BenefitYear, Window,
    Wait, MoreYears, MissedFrom, Repair, InWindow, FirstTimer, LateYear, Admission, GraduateEnd,
    Newborn, CrossYear, FeeFree, AccountStopped, CodeNeeded, Credential, OldCover, FamilyAccount,
    ShareTerms, Wallet, ProviderScope, ProviderLock,
}
