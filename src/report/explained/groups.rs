//! The order in which somebody asks: chapters, their groups, and the parameters of each.

use crate::i18n::Lang;
use crate::policy::{Identity, Scheme, SlotId};

/// A group of parameters that answer one kind of question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) title: fn(Lang) -> &'static str,
    pub(super) slots: &'static [SlotId],
}

/// Groups that belong together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chapter {
    pub(super) title: fn(Lang) -> &'static str,
    pub(super) groups: &'static [Group],
}

macro_rules! chapters {
    ($($chapter:path { $($group:path => $($slot:ident)*;)* })*) => {
        /// All of them. Every parameter stands in one.
        pub(super) const CHAPTERS: &[Chapter] = &[$(Chapter {
            title: $chapter,
            groups: &[$(Group {
                title: $group,
                slots: &[$(SlotId::$slot),*],
            }),*],
        }),*];
    };
}

chapters! {
    Lang::chapter_employee {
        Lang::group_first => EmployeeFirst EmployeeFirstMeans;
        Lang::group_paying => EmployeePays EmployeePayDays EmployeePayAhead EmployeeLatePayment;
        Lang::group_stop => EmployeeStop EmployeeEnd;
        Lang::group_short => EmployeeGap EmployeeShort EmployeeShortUnpaid EmployeeShortCosts EmployeeGapClaim;
        Lang::group_long => EmployeeLong EmployeeLongUnpaid EmployeeLongCosts;
        Lang::group_arrears => EmployeeMakeUp SettlementAfterMakeUp AccountMadeUpCredit;
        Lang::group_switch => ToEmployeeTransfer ToEmployeeResident JoinOldResident ToEmployeeCoverBroke
            ToEmployeeRejoin ToEmployeeLeftUnit EmployeeUnemployment ToEmployeeUnemployed ToEmployeeDischarged;
        Lang::group_record => EmployeeContinuity EmployeeLevel EmployeeCap;
        Lang::group_retirement => EmployeeLifetime EmployeeLifetimeStart EmployeeYearsReset EmployeeMakeUpYears;
    }
    Lang::chapter_resident {
        Lang::group_window => ResidentYear ResidentWindow;
        Lang::group_waits => ResidentFixedWait ResidentInWindow ResidentFirstTimer ResidentMoreYears ResidentMissedFrom
            ResidentLateYear ResidentAdmission;
        Lang::group_repair => ResidentRepair;
        Lang::group_no_wait => ToResidentEmployeeStopped ToResidentEmployeeStoppedFewYears ToResidentMedicalAid
            ToResidentDischarged ToResidentDischargedFamily ToResidentReleased ToResidentGraduated ToResidentMovedIn
            ToResidentReturned ToResidentReligious;
        Lang::group_students => ToResidentNewStudent ResidentGraduateEnd;
        Lang::group_newborn => NewbornTiers NewbornCrossYear NewbornFeeFree;
    }
    Lang::chapter_card {
        Lang::group_activation => SettlementCredential AccountNeedsActivation;
        Lang::group_account => AccountStart AccountStoppedRule;
        Lang::group_family => FamilyBind FamilyNeedsActivation FamilyAccountTerms FamilyShare FamilyShareEnd FamilyShareTerms
            FamilyWallet;
        Lang::group_provider => ProviderScopeRule ProviderChoose ProviderChange ProviderLockRule;
    }
}

/// Whom a parameter is asked for: those it is told apart for even where no statement names them.
pub(super) const fn asked(slot: SlotId) -> &'static [Identity] {
    match slot {
        SlotId::EmployeeLifetime
        | SlotId::EmployeeLifetimeStart
        | SlotId::EmployeeYearsReset
        | SlotId::EmployeeMakeUpYears => &[Identity::Retired],
        SlotId::EmployeeUnemployment => &[Identity::Unemployed],
        SlotId::ToEmployeeLeftUnit | SlotId::ToEmployeeUnemployed => &[Identity::Flexible],
        SlotId::NewbornTiers | SlotId::NewbornCrossYear | SlotId::NewbornFeeFree => {
            &[Identity::Newborn]
        }
        SlotId::ToResidentNewStudent | SlotId::ResidentGraduateEnd => &[Identity::Student],
        _ => match slot.scheme() {
            Some(Scheme::Employee) => &[Identity::Unit, Identity::Flexible],
            Some(Scheme::Resident) => &[Identity::Resident, Identity::Student],
            None => &[
                Identity::Unit,
                Identity::Flexible,
                Identity::Resident,
                Identity::Student,
            ],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_stands_in_one_group() {
        let groups = CHAPTERS.iter().flat_map(|chapter| chapter.groups);
        let mut told: Vec<SlotId> = groups.flat_map(|group| group.slots).copied().collect();
        told.sort_unstable();
        assert_eq!(told, SlotId::ALL);
    }
}
