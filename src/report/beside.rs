//! Rules that move no day, and belong to what is shown all the same: how a gap's costs are claimed, what decides for a
//! stay in hospital, what surrounds the family account. They stand beside the rule that decided.

use crate::engine::{Line, Reason, RuleRef};
use crate::policy::{Identity, SlotId};

use super::Report;
use crate::calendar::Month;

/// The statements to show beside the reason for some days of a line.
pub(super) fn beside(
    report: &Report,
    line: Line,
    reason: &Reason,
    place: u8,
    month: Month,
) -> Vec<RuleRef> {
    let Some(rules) = report.rules.get(usize::from(place)) else {
        return Vec::new();
    };
    let Some(who) = report.was_in(month).map(|was| was.identity) else {
        return Vec::new();
    };
    let slots = slots(line, reason).iter();
    let known = slots.filter_map(|slot| match slot {
        SlotId::NewbornFeeFree if who != Identity::Newborn => None,
        slot => rules.slots.known_on(*slot, who, month.last()),
    });
    known.map(|choice| RuleRef { place, choice }).collect()
}

const fn slots(line: Line, reason: &Reason) -> &'static [SlotId] {
    match (line, reason) {
        (Line::Fund, Reason::MadeUpOn(_)) => &[
            SlotId::EmployeeGapClaim,
            SlotId::EmployeeCap,
            SlotId::NewbornFeeFree,
        ],
        (Line::Fund, Reason::ResumedOn(_) | Reason::Level { .. }) => &[SlotId::EmployeeCap],
        (Line::Fund, Reason::Unpaid { .. } | Reason::Lapsed { .. }) => &[
            SlotId::EmployeePays,
            SlotId::EmployeePayDays,
            SlotId::EmployeePayAhead,
        ],
        (
            Line::Fund,
            Reason::Waiting {
                also: [_, Some(_)], ..
            },
        ) => &[SlotId::ResidentRepair, SlotId::ResidentAdmission],
        (Line::Fund, Reason::Waiting { .. }) => &[SlotId::ResidentAdmission],
        (Line::Fund, Reason::YearPaid(_) | Reason::YearFree(_) | Reason::NotRegistered { .. }) => {
            &[SlotId::NewbornFeeFree]
        }
        (Line::Account, Reason::AccountOpen | Reason::AccountFrozen) => {
            &[SlotId::AccountMadeUpCredit]
        }
        (Line::Settlement, Reason::Ready | Reason::NotActivated | Reason::ActivationUntold) => &[
            SlotId::ProviderScopeRule,
            SlotId::ProviderChoose,
            SlotId::ProviderChange,
            SlotId::ProviderLockRule,
        ],
        (Line::Family, Reason::BoundOn(_)) => {
            &[SlotId::FamilyNeedsActivation, SlotId::FamilyAccountTerms]
        }
        (Line::Family, _) => &[SlotId::FamilyAccountTerms],
        (Line::Share, _) => &[SlotId::FamilyShareTerms, SlotId::FamilyWallet],
        _ => &[],
    }
}
