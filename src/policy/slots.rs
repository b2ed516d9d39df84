//! The parameters a pack can speak about ("slots"), declared once.
//!
//! One table gives the TOML path, the type of the value, the id used in reasons, and the row of the taxonomies
//! (`employee.md` §3, `resident.md` §8) the slot answers to. Reader, compiler and schema all come from it.

use super::effect::Effect;
use super::employee::{
    Cap, Continuity, EndAfter, Frequency, LatePayment, Level, Lifetime, PayDays, YearsReset, YesNo,
};
use super::gap::{Costs, FirstMeans, GapLimit, MakeUp, Settling, Stop};
use super::pack::Pack;
use super::places::Step;
use super::rank::Compiler;
use super::reader::Reader;
use super::resident::{
    Admission, CrossYear, FeeFree, FirstTimer, GraduateEnd, InWindow, LateYear, MissedFrom,
    MoreYears, Newborn, Repair,
};
use super::scheme::Identity;
use super::scheme::Scheme;
use super::side::{
    AccountStopped, CodeNeeded, Credential, FamilyAccount, OldCover, ProviderLock, ProviderScope,
    ShareTerms, Wallet,
};
use super::slot::{ChoiceId, Held, Ruling, Slot};
use super::statement::Statement;
use super::value_types::{ValueKind, ValueRef};
use super::wait::Wait;
use super::way_in::WayIn;
use super::window::{BenefitYear, Window};
use crate::calendar::Day;

macro_rules! slots {
    ($($(#[$section_doc:meta])* $section:ident ($scheme:expr) { $(
        $(#[$doc:meta])* $name:ident : $type:ident = $id:ident, $taxonomy:literal;
    )* })*) => {
        /// The id of a slot.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum SlotId { $($($(#[$doc])* $id,)*)* }

        impl SlotId {
            /// Every slot, in the order of the table.
            pub const ALL: &[Self] = &[$($(Self::$id,)*)*];

            /// The TOML section it stands in.
            pub const fn section(self) -> &'static str {
                match self { $($(Self::$id => stringify!($section),)*)* }
            }

            /// Its key within the section.
            pub const fn key(self) -> &'static str {
                match self { $($(Self::$id => stringify!($name),)*)* }
            }

            /// Its path in a pack: `employee.first`.
            pub fn path(self) -> String {
                format!("{}.{}", self.section(), self.key())
            }

            /// The scheme whose members it concerns; `None`: everybody.
            pub const fn scheme(self) -> Option<Scheme> {
                match self { $($(Self::$id => $scheme,)*)* }
            }

            /// Whether it speaks of what follows an event of its own: a discharge, a graduation.
            pub const fn is_of_event(self) -> bool {
                matches!(
                    self,
                    Self::ToEmployeeTransfer
                        | Self::ToEmployeeUnemployed
                        | Self::ToEmployeeDischarged
                        | Self::ToResidentMedicalAid
                        | Self::ToResidentDischarged
                        | Self::ToResidentDischargedFamily
                        | Self::ToResidentReleased
                        | Self::ToResidentMovedIn
                        | Self::ToResidentReturned
                        | Self::ToResidentReligious
                )
            }

            /// What kind of value it has.
            pub const fn kind(self) -> ValueKind {
                match self { $($(Self::$id => ValueKind::$type,)*)* }
            }

            /// The rows of the taxonomies it answers to.
            pub const fn taxonomy(self) -> &'static str {
                match self { $($(Self::$id => $taxonomy,)*)* }
            }
        }

        $(
            $(#[$section_doc])*
            pub(super) mod $section {
                #[allow(clippy::wildcard_imports, reason = "the value types of the table above")]
                use super::*;

                /// What one pack says.
                #[derive(Clone, Debug, Default, PartialEq, Eq)]
                pub struct Said { $($(#[$doc])* pub $name: Vec<Statement<$type>>,)* }

                /// What holds in a region, its parents included.
                #[derive(Clone, Debug)]
                pub struct Rules { $($(#[$doc])* pub $name: Slot<$type>,)* }

                impl Said {
                    /// Reads the section; `reader` collects what is wrong.
                    pub(in crate::policy) fn read(reader: &mut Reader<'_, '_>) -> Self {
                        let keys = [$(stringify!($name)),*];
                        reader.section(stringify!($section), &keys);
                        Self { $($name: reader.statements(SlotId::$id),)* }
                    }

                    /// Adds what another pack says.
                    pub(in crate::policy) fn append(&mut self, more: Self) {
                        $(self.$name.extend(more.$name);)*
                    }
                }

                impl Rules {
                    pub(in crate::policy) fn compile(compiler: &mut Compiler<'_>) -> Self {
                        Self { $($name: compiler.slot(SlotId::$id, |pack: &Pack| &pack.said.$section.$name),)* }
                    }
                }
            }
        )*

        /// Everything one pack says, by slot.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct AllSaid { $(
            #[doc = concat!("The section `", stringify!($section), "`.")]
            pub $section: $section::Said,
        )* }

        /// Everything that holds in a region, by slot.
        #[derive(Clone, Debug)]
        pub struct AllRules { $(
            #[doc = concat!("The section `", stringify!($section), "`.")]
            pub $section: $section::Rules,
        )* }

        impl AllSaid {
            /// The names of all sections.
            pub(super) const SECTIONS: &[&str] = &[$(stringify!($section)),*];

            pub(super) fn read(reader: &mut Reader<'_, '_>) -> Self {
                Self { $($section: $section::Said::read(reader),)* }
            }

            /// Adds what another pack says.
            pub(super) fn append(&mut self, more: Self) {
                $(self.$section.append(more.$section);)*
            }
        }

        impl AllRules {
            pub(super) fn compile(compiler: &mut Compiler<'_>) -> Self {
                Self { $($section: $section::Rules::compile(compiler),)* }
            }

            /// The value a choice stands for, without its type: for words.
            pub fn value(&self, slot: SlotId, index: usize) -> Option<ValueRef<'_>> {
                match slot { $($(SlotId::$id => self.$section.$name.value(index).map(ValueRef::$type),)*)* }
            }

            /// Everything that is said of a slot for somebody on a day.
            pub fn held_on(&self, slot: SlotId, identity: Identity, day: Day) -> Held {
                match slot { $($(SlotId::$id => self.$section.$name.held_on(identity, day),)*)* }
            }

            /// The statement that gives a slot its value for somebody on a day, if there is one.
            pub fn known_on(&self, slot: SlotId, identity: Identity, day: Day) -> Option<ChoiceId> {
                match slot { $($(SlotId::$id => match self.$section.$name.on(identity, day, None) {
                    Ruling::Known(_, choice) => Some(choice),
                    Ruling::Unknown(_) => None,
                },)*)* }
            }
        }

        impl AllRules {
            /// Where the branches of a value stand in it; none where the value is its only one.
            pub(super) fn branches(&self, slot: SlotId, index: usize) -> Vec<Vec<Step>> {
                match slot { $($(SlotId::$id => self.$section.$name.branches(index),)*)* }
            }

            /// Makes as if a statement, or one branch of it, said something else.
            pub(super) fn knock_out(&mut self, slot: SlotId, index: usize, branch: Option<usize>) {
                match slot { $($(SlotId::$id => self.$section.$name.knock_out(index, branch),)*)* }
            }
        }

        #[cfg(test)]
        pub(in crate::policy) mod schema {
            //! The sections as the JSON Schema of packs describes them.
            #[allow(clippy::wildcard_imports, reason = "the value types of the table above")]
            use super::*;
            use crate::policy::advice::Advice;
            use crate::policy::pack::{Example, RegionBlock};
            use crate::policy::proof::Exception;
            use crate::policy::read::RawSource;
            use crate::policy::statement::RawStatement;
            $(
                #[derive(schemars::JsonSchema)]
                #[schemars(deny_unknown_fields)]
                #[allow(dead_code, non_camel_case_types, reason = "read by the schema only")]
                $(#[$section_doc])*
                pub(in crate::policy) struct $section {
                    $($(#[$doc])* $name: Option<Vec<RawStatement<$type>>>,)*
                }
            )*

            /// The rules of one region, each with its source. See `regions/` for examples.
            #[derive(schemars::JsonSchema)]
            #[schemars(title = "A region pack of yibao (医保日历)", deny_unknown_fields)]
            #[allow(dead_code, reason = "read by the schema only")]
            pub(in crate::policy) struct RawPack {
                /// Which region this file is for.
                region: RegionBlock,
                /// The documents, answers and articles that the statements refer to.
                source: Option<Vec<RawSource>>,
                /// What to bring, whom to ask, what to keep.
                advice: Option<Vec<Advice>>,
                /// Worked examples; `yibao check` runs them.
                example: Option<Vec<Example>>,
                /// What a source here breaks of what holds elsewhere.
                exception: Option<Vec<Exception>>,
                $($(#[$section_doc])* $section: Option<$section>,)*
            }
        }
    };
}

slots! {
    /// Employee scheme: when cover starts, stops and resumes.
    employee(Some(Scheme::Employee)) {
        /// When the first premium ever takes effect.
        first: Effect = EmployeeFirst, "S1 S2 S3 W";
        /// What "first enrolment" means.
        first_means: FirstMeans = EmployeeFirstMeans, "S5";
        /// Which month a late premium counts for.
        late_payment: LatePayment = EmployeeLatePayment, "P4";
        /// How often premiums are paid.
        pays: Frequency = EmployeePays, "P1";
        /// The days of the month in which a premium is taken.
        pay_days: PayDays = EmployeePayDays, "P2 S3";
        /// Whether premiums can be paid ahead.
        pay_ahead: YesNo = EmployeePayAhead, "P3";
        /// When cover stops after the first unpaid month.
        stop: Stop = EmployeeStop, "E1 E2 E3 S4";
        /// The longest gap that still counts as short.
        gap: GapLimit = EmployeeGap, "G1 G2 G3 G4 G5 F1";
        /// Whether unpaid months may be made up.
        make_up: MakeUp = EmployeeMakeUp, "D1 D2 D3 D4";
        /// After a short gap that was made up.
        short: Effect = EmployeeShort, "D5 F3";
        /// After a short gap that was not made up.
        short_unpaid: Effect = EmployeeShortUnpaid, "D8";
        /// Who pays for care during a short gap, once it is made up.
        short_costs: Costs = EmployeeShortCosts, "D6 F2";
        /// How those costs are settled.
        gap_claim: Settling = EmployeeGapClaim, "D7";
        /// After a long gap that was made up.
        long: Effect = EmployeeLong, "W1-W10 F4";
        /// After a long gap that was not made up.
        long_unpaid: Effect = EmployeeLongUnpaid, "W1-W10 F4";
        /// Who pays for care during a long gap, once it is made up.
        long_costs: Costs = EmployeeLongCosts, "D6 F2";
        /// What ends a run of unbroken insurance.
        continuity: Continuity = EmployeeContinuity, "B1 B2 G5";
        /// The share of benefits by months of unbroken insurance.
        level: Level = EmployeeLevel, "B1";
        /// What the yearly ceiling depends on.
        cap: Cap = EmployeeCap, "B2";
        /// After how many unpaid months the relationship ends.
        end: EndAfter = EmployeeEnd, "W1";
        /// Whether months of unemployment benefit count as paid.
        unemployment: YesNo = EmployeeUnemployment, "T8";
        /// The years that bring benefits for life.
        lifetime: Lifetime = EmployeeLifetime, "R1";
        /// When a retiree's benefits start.
        lifetime_start: Effect = EmployeeLifetimeStart, "R1";
        /// How many interruptions begin the years anew.
        years_reset: YearsReset = EmployeeYearsReset, "R2";
        /// Whether months made up count towards the years.
        make_up_years: YesNo = EmployeeMakeUpYears, "R2";
    }
    /// Special ways into the employee scheme.
    to_employee(Some(Scheme::Employee)) {
        /// From another pooling area.
        transfer: WayIn = ToEmployeeTransfer, "T1 T2 T3 T4 T7 G6 W9";
        /// Back after a gap, with a long record.
        rejoin: WayIn = ToEmployeeRejoin, "G6";
        /// From the resident scheme.
        resident: WayIn = ToEmployeeResident, "T1 T2 T3 T4 G6 W9";
        /// Left a unit and goes on alone.
        left_unit: WayIn = ToEmployeeLeftUnit, "W9";
        /// Unemployment benefit has ended.
        unemployed: WayIn = ToEmployeeUnemployed, "W9 T8";
        /// Left military service.
        discharged: WayIn = ToEmployeeDischarged, "W9";
        /// Cover under either scheme broke off only lately.
        cover_broke: WayIn = ToEmployeeCoverBroke, "W9";
    }
    /// Resident scheme: the year, its windows, and who waits.
    resident(Some(Scheme::Resident)) {
        /// When the benefit year begins.
        year: BenefitYear = ResidentYear, "8.1 benefit_year fee_period student_year coverage_end";
        /// The payment segments of a year.
        window: Window = ResidentWindow, "8.2";
        /// The wait of whoever pays outside the window or was not insured the year before.
        fixed_wait: Wait = ResidentFixedWait, "8.3 fixed_wait count_mode day_boundary";
        /// What further missed years add.
        more_years: MoreYears = ResidentMoreYears, "8.3 variable_per_missed_year variable_offset";
        /// From which year on missed years count.
        missed_from: MissedFrom = ResidentMissedFrom, "8.3 missed_from_year";
        /// Paying missed years afterwards.
        repair: Repair = ResidentRepair, "8.3 repair repair_floor";
        /// Who waits though paying in the window.
        in_window: InWindow = ResidentInWindow, "8.3 in_window_lapsed anchor";
        /// What holds for whoever was never insured.
        first_timer: FirstTimer = ResidentFirstTimer, "8.3 first_timer";
        /// Whether a year paid too late to be used counts as insured.
        late_year: LateYear = ResidentLateYear, "8.3 late_year_counts";
        /// What decides for a stay in hospital during which a wait ends.
        admission: Admission = ResidentAdmission, "8.3 admission_rule";
        /// When a graduate's cover ends.
        graduate_end: GraduateEnd = ResidentGraduateEnd, "8.1 graduate_end";
    }
    /// Special ways into the resident scheme.
    to_resident(Some(Scheme::Resident)) {
        /// Employee cover has stopped.
        employee_stopped: WayIn = ToResidentEmployeeStopped, "8.4 8.6 T1 T2";
        /// The same for whoever has not the years that way asks for.
        employee_stopped_few_years: WayIn = ToResidentEmployeeStoppedFewYears, "8.4 8.6";
        /// Recognised as in need of medical aid.
        medical_aid: WayIn = ToResidentMedicalAid, "8.4";
        /// Left military service.
        discharged: WayIn = ToResidentDischarged, "8.4";
        /// Spouse or child of somebody who left military service.
        discharged_family: WayIn = ToResidentDischargedFamily, "8.4";
        /// Released from prison.
        released: WayIn = ToResidentReleased, "8.4";
        /// Graduated and found no job.
        graduated: WayIn = ToResidentGraduated, "8.4";
        /// Household registration moved in.
        moved_in: WayIn = ToResidentMovedIn, "8.4";
        /// Came back from abroad.
        returned: WayIn = ToResidentReturned, "8.4";
        /// Religious personnel.
        religious: WayIn = ToResidentReligious, "8.4";
        /// First year at a school or university.
        new_student: WayIn = ToResidentNewStudent, "8.1 student_bonus";
    }
    /// Newborn children.
    newborn(Some(Scheme::Resident)) {
        /// Effects by age at payment.
        tiers: Newborn = NewbornTiers, "8.5";
        /// What a birth near the end of the year asks for.
        cross_year: CrossYear = NewbornCrossYear, "8.5 cross_year";
        /// Years without premium.
        fee_free: FeeFree = NewbornFeeFree, "8.5 fee_free";
    }
    /// Personal account.
    account(Some(Scheme::Employee)) {
        /// When it can first be used.
        start: Effect = AccountStart, "W8 B3";
        /// What happens to it while nothing is paid.
        stopped: AccountStopped = AccountStoppedRule, "E4";
        /// Whether months made up are credited to it.
        made_up_credit: YesNo = AccountMadeUpCredit, "B3";
        /// Whether it works only once the card is activated.
        needs_activation: YesNo = AccountNeedsActivation, "8.7 credential";
    }
    /// Settlement at the counter.
    settlement(None) {
        /// What a card or code that is not activated costs.
        credential: Credential = SettlementCredential, "8.7 credential";
        /// When settlement at the counter is back after months were made up.
        after_make_up: Effect = SettlementAfterMakeUp, "D7 8.7";
    }
    /// Family account and mutual aid.
    family(None) {
        /// When a bound family account works.
        bind: Effect = FamilyBind, "8.7 family_account";
        /// Whose code has to be activated first.
        needs_activation: CodeNeeded = FamilyNeedsActivation, "8.7 family_account";
        /// When sharing the balance works.
        share: Effect = FamilyShare, "8.7 sharing wallet";
        /// When it stops working after it was ended.
        share_end: Effect = FamilyShareEnd, "8.7 sharing";
        /// How many may be bound to a family account.
        account: FamilyAccount = FamilyAccountTerms, "8.7 family_account";
        /// With whom the balance may be shared.
        share_terms: ShareTerms = FamilyShareTerms, "8.7 sharing";
        /// Sharing from one province to another, by transfer.
        wallet: Wallet = FamilyWallet, "8.7 wallet";
    }
    /// The hospitals and clinics one has to choose. None of it moves a month of the pooled fund.
    provider(None) {
        /// What is lost without one.
        scope: ProviderScope = ProviderScopeRule, "8.7 provider_binding";
        /// When the first choice takes effect.
        choose: Effect = ProviderChoose, "8.7 provider_binding";
        /// When another choice takes effect.
        change: Effect = ProviderChange, "8.7 provider_binding";
        /// For how long a choice stands.
        lock: ProviderLock = ProviderLockRule, "8.7 provider_binding";
    }
    /// How the two schemes meet.
    join(None) {
        /// Resident cover once an employee premium is paid.
        old_resident: OldCover = JoinOldResident, "T5 8.6 keep_resident_until_employee_starts overlap";
    }
}
