//! The question for 12393 as anybody may ask it: of a place and who asks, and nothing else.

use crate::i18n::Lang;
use crate::policy::SlotId;
use crate::report::words;

/// Whom a special way in is for, in words.
pub(super) enum Way {
    Employee(&'static str),
    Resident(&'static str),
}

/// The question that settles what a parameter is in a place, for whoever says `who` they are.
pub(in crate::report) fn plain_question(
    lang: Lang,
    place: &str,
    who: &str,
    slot: SlotId,
) -> String {
    match slot {
        SlotId::EmployeeFirst | SlotId::EmployeeFirstMeans => {
            lang.question_first_untold(who, place)
        }
        SlotId::EmployeeLatePayment => lang.question_late_payment(who, place),
        SlotId::EmployeeStop => lang.question_stop_untold(who, place),
        SlotId::EmployeeGap => lang.question_gap_untold(who, place),
        SlotId::EmployeeShort => lang.question_short_untold(who, place),
        SlotId::EmployeeShortUnpaid => lang.question_short_unpaid_untold(who, place),
        SlotId::EmployeeLong => lang.question_long_untold(who, place),
        SlotId::EmployeeLongUnpaid => lang.question_long_unpaid_untold(who, place),
        SlotId::EmployeeShortCosts | SlotId::EmployeeLongCosts => {
            lang.question_costs_untold(who, place)
        }
        SlotId::ToEmployeeTransfer => lang.question_moved_untold(who, place),
        SlotId::ToEmployeeResident => lang.question_after_resident_untold(who, place),
        SlotId::EmployeeUnemployment => lang.question_unemployment(place),
        SlotId::EmployeeLifetime | SlotId::EmployeeLifetimeStart => {
            lang.question_lifetime_untold(place)
        }
        SlotId::EmployeeLevel => lang.question_level(place),
        SlotId::JoinOldResident => lang.question_old_cover(place),
        SlotId::ResidentYear => lang.question_year(place),
        SlotId::ResidentLateYear => lang.question_late_year(place),
        SlotId::ResidentMoreYears => lang.question_more_years(place),
        SlotId::NewbornTiers => lang.question_newborn_untold(place),
        SlotId::NewbornCrossYear => lang.question_cross_year(place),
        SlotId::NewbornFeeFree => lang.question_fee_free(place),
        SlotId::FamilyWallet => lang.question_wallet(place),
        slot => match way(lang, slot) {
            Some(Way::Employee(who)) => lang.question_way_employee(who, place),
            Some(Way::Resident(who)) => lang.question_way_resident(who, place),
            None => lang.question_other(place, words::topic(lang, slot)),
        },
    }
}

/// The same for a year of the resident scheme, by its name.
pub(in crate::report) fn plain_year_question(
    lang: Lang,
    place: &str,
    year: &str,
    slot: SlotId,
) -> Option<String> {
    Some(match slot {
        SlotId::ResidentInWindow => lang.question_in_window_untold(place, year),
        SlotId::ResidentFirstTimer => lang.question_first_timer_untold(place, year),
        SlotId::ResidentFixedWait => lang.question_wait_untold(place, year),
        SlotId::ResidentWindow => lang.question_window(place, year),
        _ => return None,
    })
}

pub(super) fn way(lang: Lang, slot: SlotId) -> Option<Way> {
    Some(match slot {
        SlotId::ToEmployeeRejoin => Way::Employee(lang.way_who_rejoin()),
        SlotId::ToEmployeeLeftUnit => Way::Employee(lang.way_who_left_unit()),
        SlotId::ToEmployeeUnemployed => Way::Employee(lang.way_who_unemployed()),
        SlotId::ToEmployeeDischarged => Way::Employee(lang.way_who_discharged()),
        SlotId::ToEmployeeCoverBroke => Way::Employee(lang.way_who_cover_broke()),
        SlotId::ToResidentEmployeeStopped => Way::Resident(lang.way_who_employee_stopped()),
        SlotId::ToResidentEmployeeStoppedFewYears => {
            Way::Resident(lang.way_who_employee_stopped_few_years())
        }
        SlotId::ToResidentMedicalAid => Way::Resident(lang.way_who_medical_aid()),
        SlotId::ToResidentDischarged => Way::Resident(lang.way_who_discharged()),
        SlotId::ToResidentDischargedFamily => Way::Resident(lang.way_who_discharged_family()),
        SlotId::ToResidentReleased => Way::Resident(lang.way_who_released()),
        SlotId::ToResidentGraduated => Way::Resident(lang.way_who_graduated()),
        SlotId::ToResidentMovedIn => Way::Resident(lang.way_who_moved_in()),
        SlotId::ToResidentReturned => Way::Resident(lang.way_who_returned()),
        SlotId::ToResidentReligious => Way::Resident(lang.way_who_religious()),
        SlotId::ToResidentNewStudent => Way::Resident(lang.way_who_new_student()),
        _ => return None,
    })
}
