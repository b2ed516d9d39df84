//! Words for rules: what a parameter is about, and what a value of it says.

use chrono::Datelike;

use super::effect::{Deed, amount, effect, effect_of};
use super::{side, way};
use crate::calendar::Day;
use crate::i18n::Lang;
use crate::policy::{
    AccountStopped, Admission, AfterTiers, AgeFrom, BenefitYear, Cap, ChoiceId, CodeNeeded, Costs,
    Credential, CrossYear, Deadline, Fee, FeeFree, FirstMeans, FirstTimer, Frequency, GapFrom,
    GapLimit, GraduateEnd, InWindow, LatePayment, LateYear, MakeUp, Newborn, OldCover,
    ProviderScope, Repair, RepairPrice, RepairTerms, Rules, Settling, SlotId, Stop, StopFrom, Term,
    TermUnit, ValueRef, Where, Window, YesNo,
};

const LEAP_YEAR: i32 = 2000;

/// A rule as a sentence: what it is about, and what it says. Nothing for a statement without a value.
pub fn rule(lang: Lang, rules: &Rules, choice: ChoiceId) -> Option<String> {
    let slot = rules.choice(choice)?.slot;
    Some(lang.rule_sentence(topic(lang, slot), says(lang, rules, choice)?))
}

/// What a rule says, without what it is about. Nothing for a statement without a value.
pub fn says(lang: Lang, rules: &Rules, choice: ChoiceId) -> Option<String> {
    let slot = rules.choice(choice)?.slot;
    Some(value(lang, slot, rules.value(choice)?))
}

/// What a value of a parameter says.
#[allow(clippy::too_many_lines, reason = "one arm a type of value")]
fn value(lang: Lang, slot: SlotId, value: ValueRef<'_>) -> String {
    let fixed = |text: &'static str| text.to_owned();
    match value {
        ValueRef::Effect(value) => effect_of(lang, Deed::of(slot), value),
        ValueRef::Wait(wait) => effect(lang, &crate::policy::Effect::Wait(wait.clone())),
        ValueRef::Stop(stop) => self::stop(lang, *stop),
        ValueRef::GapLimit(limit) => gap(lang, *limit),
        ValueRef::MakeUp(value) => match value {
            MakeUp::NotAllowed => fixed(lang.make_up_not_allowed()),
            MakeUp::Allowed => fixed(lang.make_up_allowed()),
            MakeUp::Required => fixed(lang.make_up_required()),
            MakeUp::Until(deadline) => self::deadline(lang, *deadline),
        },
        ValueRef::Costs(value) => fixed(match value {
            Costs::Fund => lang.costs_fund(),
            Costs::Nobody => lang.costs_nobody(),
            Costs::Employer => lang.costs_employer(),
            Costs::Split => lang.costs_split(),
        }),
        ValueRef::Settling(value) => fixed(match value {
            Settling::Direct => lang.settling_direct(),
            Settling::ByHand => lang.settling_by_hand(),
        }),
        ValueRef::FirstMeans(value) => match value {
            FirstMeans::NeverInsured => fixed(lang.first_means_never()),
            FirstMeans::NewHere => fixed(lang.first_means_new_here()),
            FirstMeans::GapOverMonths(n) => lang.first_means_gap(n),
        },
        ValueRef::LatePayment(value) => fixed(match value {
            LatePayment::ArrivalMonth => lang.late_payment_arrival(),
            LatePayment::DueMonth => lang.late_payment_due(),
        }),
        ValueRef::Frequency(value) => fixed(match value {
            Frequency::Monthly => lang.frequency_monthly(),
            Frequency::Quarterly => lang.frequency_quarterly(),
            Frequency::Yearly => lang.frequency_yearly(),
        }),
        ValueRef::PayDays(days) => lang.pay_days(days.from, days.to),
        ValueRef::YesNo(value) => fixed(match value {
            YesNo::Yes => lang.yes(),
            YesNo::No => lang.no(),
        }),
        ValueRef::Continuity(value) => lang.continuity(gap(lang, value.survives)),
        ValueRef::Level(level) => {
            let steps = level
                .steps
                .iter()
                .map(|step| lang.level_step(step.from_months, step.percent));
            steps.collect::<Vec<_>>().join(lang.list_separator())
        }
        ValueRef::Cap(cap) => self::cap(lang, cap),
        ValueRef::EndAfter(value) => lang.end_after(value.months),
        ValueRef::Lifetime(years) => match years.local {
            None => lang.lifetime_both(years.male, years.female),
            Some(local) => lang.lifetime_local(years.male, years.female, local),
        },
        ValueRef::YearsReset(value) => lang.years_reset(value.interruptions),
        ValueRef::WayIn(way) => way::way_in(lang, slot, way),
        ValueRef::BenefitYear(year) => lang.benefit_year(year.start_month),
        ValueRef::Window(value) => window(lang, value),
        ValueRef::MoreYears(more) => match (amount(lang, more.add, more.unit), more.free) {
            (more, 0) => lang.more_years_each(more),
            (more, free) => lang.more_years(more, free),
        },
        ValueRef::MissedFrom(from) => lang.missed_from(from.0),
        ValueRef::Repair(value) => match value {
            Repair::NotAllowed => fixed(lang.repair_not_allowed()),
            Repair::Allowed(terms) => repair(lang, *terms),
        },
        ValueRef::InWindow(value) => fixed(match value {
            InWindow::YearAnchored => lang.in_window_year_anchored(),
            InWindow::NoWait => lang.in_window_no_wait(),
            InWindow::AdultsOnly => lang.in_window_adults(),
        }),
        ValueRef::FirstTimer(value) => match value {
            FirstTimer::AsLapsed => fixed(lang.first_timer_as_lapsed()),
            FirstTimer::NoWait => fixed(lang.first_timer_no_wait()),
            FirstTimer::Wait(wait) => effect(lang, &crate::policy::Effect::Wait(wait.clone())),
        },
        ValueRef::LateYear(value) => fixed(match value {
            LateYear::Missed => lang.late_year_missed(),
            LateYear::Insured => lang.late_year_insured(),
        }),
        ValueRef::Admission(value) => fixed(match value {
            Admission::AdmissionDay => lang.admission_day(),
            Admission::DayByDay => lang.admission_day_by_day(),
        }),
        ValueRef::GraduateEnd(value) => match value {
            GraduateEnd::YearEnd => fixed(lang.graduate_year_end()),
            GraduateEnd::Day([month, day]) => lang.graduate_day(month, day),
        },
        ValueRef::Newborn(value) => newborn(lang, value),
        ValueRef::CrossYear(value) => fixed(match value {
            CrossYear::Both => lang.cross_year_both(),
            CrossYear::Choose => lang.cross_year_choose(),
            CrossYear::Free => lang.cross_year_free(),
        }),
        ValueRef::FeeFree(value) => fee_free(lang, *value),
        ValueRef::AccountStopped(value) => match value {
            AccountStopped::Usable => fixed(lang.account_usable()),
            AccountStopped::Frozen => fixed(lang.account_frozen()),
            AccountStopped::FrozenAfterMonths(n) => lang.account_frozen_after(n),
        },
        ValueRef::CodeNeeded(value) => fixed(match value {
            CodeNeeded::Nobody => lang.code_needed_nobody(),
            CodeNeeded::Own => lang.code_needed_own(),
            CodeNeeded::Relative => lang.code_needed_relative(),
        }),
        ValueRef::Credential(value) => fixed(match value {
            Credential::SettlementOnly => lang.credential_settlement(),
            Credential::Entitlement => lang.credential_entitlement(),
        }),
        ValueRef::OldCover(value) => fixed(match value {
            OldCover::UntilNewStarts => lang.old_cover_until_new(),
            OldCover::EndsAtOnce => lang.old_cover_ends(),
        }),
        ValueRef::FamilyAccount(value) => side::family_account(lang, *value),
        ValueRef::ShareTerms(value) => side::share_terms(lang, value),
        ValueRef::Wallet(value) => side::wallet(lang, *value),
        ValueRef::ProviderScope(value) => fixed(match value {
            ProviderScope::Outpatient => lang.provider_outpatient(),
            ProviderScope::All => lang.provider_all(),
        }),
        ValueRef::ProviderLock(value) => side::provider_lock(lang, *value),
    }
}

fn stop(lang: Lang, stop: Stop) -> String {
    let from = match stop.from {
        StopFrom::FirstUnpaidMonth => match (stop.months, stop.day) {
            (0, _) => lang.stop_same_month().to_owned(),
            (1, 1) => lang.stop_next_month().to_owned(),
            (1, day) => lang.stop_next_month_day(day),
            (months, _) => lang.stop_after_months(months),
        },
        StopFrom::StopFiled => lang.stop_after_filing(stop.months),
        StopFrom::DayFiled if stop.months == 0 => lang.stop_day_filed().to_owned(),
        StopFrom::DayFiled => lang.stop_after_day_filed(stop.months),
    };
    let from = if stop.grace_days == 0 {
        from
    } else {
        lang.stop_grace(from, stop.grace_days)
    };
    match stop.in_time_to {
        Some([month, day]) => lang.stop_in_time_to(from, month, day),
        None => from,
    }
}

fn gap(lang: Lang, limit: GapLimit) -> String {
    let terms = limit.terms();
    let length = if terms.exclusive {
        lang.gap_below(amount(lang, terms.longest + 1, terms.unit))
    } else {
        lang.gap_at_most(amount(lang, terms.longest, terms.unit))
    };
    let from = match terms.from {
        GapFrom::FirstUnpaidMonth => length,
        GapFrom::LastPaidMonth => lang.gap_from_last_paid(length),
        GapFrom::CoverEnd => lang.gap_from_cover_end(length),
        GapFrom::StopFiled => lang.gap_from_stop_filed(length),
        GapFrom::LeftUnit => lang.gap_from_left_unit(length),
    };
    match terms.in_year {
        None => from,
        Some(most) => lang.gap_in_year(from, most),
    }
}

fn deadline(lang: Lang, deadline: Deadline) -> String {
    match deadline {
        Deadline::Months(n) => lang.deadline_months(n),
        Deadline::Day([month, day]) => lang.deadline_day(month, day),
        Deadline::NextQuarter => lang.deadline_quarter().to_owned(),
        Deadline::YearEnd => lang.deadline_year_end().to_owned(),
        Deadline::WithPayment => lang.deadline_with_payment().to_owned(),
    }
}

fn repair(lang: Lang, terms: RepairTerms) -> String {
    let mut parts = vec![lang.repair_allowed(terms.months_a_year)];
    if let (Some(years), Some(floor)) = (terms.floor_from_years, terms.floor) {
        parts.push(lang.repair_floor(years, floor));
    }
    match terms.price {
        Some(RepairPrice::YearOfRepair) => parts.push(lang.repair_price_now().to_owned()),
        Some(RepairPrice::YearMissed) => parts.push(lang.repair_price_then().to_owned()),
        None => {}
    }
    parts.join(lang.list_separator())
}

pub(super) fn term(lang: Lang, term: Term) -> String {
    match term.unit {
        TermUnit::Day | TermUnit::Month | TermUnit::Year => lang.term_within(length(lang, term)),
        TermUnit::CalendarYear | TermUnit::HalfYear => length(lang, term),
    }
}

/// How long a term is.
pub fn length(lang: Lang, term: Term) -> String {
    match term.unit {
        TermUnit::Day => lang.amount_days(term.n),
        TermUnit::Month => lang.amount_months(term.n),
        TermUnit::Year => lang.amount_years(term.n),
        TermUnit::CalendarYear => lang.term_same_year().to_owned(),
        TermUnit::HalfYear => lang.term_same_half_year().to_owned(),
    }
}

fn window(lang: Lang, window: &Window) -> String {
    // Days that hold every year are looked at in a leap year, so that 29 February is one.
    let year = window.year.unwrap_or(LEAP_YEAR);
    let segments = window.segments(year, BenefitYear::CALENDAR);
    let segments = segments
        .zip(&window.segments)
        .map(|((days, segment), stated)| {
            let day = |day: Day| match day.year() - year {
                _ if window.year.is_some() => lang.day(day),
                ..0 => lang.window_year_before(yearly_day(lang, day)),
                0 => lang.window_same_year(yearly_day(lang, day)),
                1.. => lang.window_year_after(yearly_day(lang, day)),
            };
            let is_one_year = window.year.is_none() && days.from().year() == days.to().year();
            let span = match (stated.from, stated.to) {
                (None, _) => lang.window_until(day(days.to())),
                (Some(_), None) => lang.window_from(day(days.from())),
                (Some(_), Some(_)) if is_one_year => {
                    lang.window_between(day(days.from()), yearly_day(lang, days.to()))
                }
                (Some(_), Some(_)) => lang.window_between(day(days.from()), day(days.to())),
            };
            // Beside dates of two years, "the year" is the one paid for.
            let start = match (&segment.effect, window.year) {
                (crate::policy::Effect::YearStart, Some(year)) => lang.effect_year_start_of(year),
                (other, _) => effect(lang, other),
            };
            match segment.fee {
                Some(Fee::Full) => lang.window_segment_full(span, start),
                Some(Fee::Personal) | None => lang.window_segment(span, start),
            }
        });
    segments.collect::<Vec<_>>().join(lang.item_separator())
}

/// A day that comes every year: 29 February does not.
fn yearly_day(lang: Lang, day: Day) -> String {
    if (day.month(), day.day()) == (2, 29) {
        lang.window_end_of_february().to_owned()
    } else {
        lang.short_day(day)
    }
}

fn cap(lang: Lang, cap: &Cap) -> String {
    let steps = cap.steps.iter();
    let steps = steps.map(|step| lang.cap_step(step.from_months, step.yuan));
    let steps = steps.collect::<Vec<_>>().join(lang.list_separator());
    match (cap.by_unbroken_months, steps.is_empty()) {
        (_, false) => steps,
        (true, true) => lang.cap_by_months().to_owned(),
        (false, true) => lang.cap_same().to_owned(),
    }
}

fn newborn(lang: Lang, newborn: &Newborn) -> String {
    let tiers = newborn.tiers.iter().map(|tier| {
        let start = effect(lang, &tier.start);
        match (tier.up_to, tier.counted_from) {
            (None, _) => lang.newborn_later(start),
            (Some(age), AgeFrom::Birth) => lang.newborn_tier(term(lang, age), start),
            (Some(age), AgeFrom::Hukou) => lang.newborn_tier_hukou(term(lang, age), start),
        }
    });
    let after = (newborn.after == AfterTiers::Unknown).then(|| lang.newborn_after().to_owned());
    let before = newborn
        .before_birth
        .then(|| lang.newborn_before_birth().to_owned());
    let certificate = newborn
        .certificate_days
        .map(|days| lang.newborn_certificate(days));
    let all = tiers.chain(after).chain(before).chain(certificate);
    all.collect::<Vec<_>>().join(lang.item_separator())
}

/// For how long nothing is to be paid for a newborn, and for which.
pub fn fee_free(lang: Lang, free: FeeFree) -> String {
    let mut parts = Vec::new();
    parts.extend(
        free.born_from
            .map(|from| lang.fee_free_born_from(lang.day(from.0))),
    );
    parts.extend(free.parent_insured.map(|place| match place {
        Where::Province => lang.fee_free_province().to_owned(),
        Where::City => lang.fee_free_city().to_owned(),
    }));
    parts.push(lang.fee_free(free.years));
    parts.join(lang.list_separator())
}

/// What a parameter is about.
pub fn topic(lang: Lang, slot: SlotId) -> &'static str {
    match slot {
        SlotId::EmployeeFirst => lang.topic_employee_first(),
        SlotId::EmployeeFirstMeans => lang.topic_employee_first_means(),
        SlotId::EmployeeLatePayment => lang.topic_employee_late_payment(),
        SlotId::EmployeePays => lang.topic_employee_pays(),
        SlotId::EmployeePayDays => lang.topic_employee_pay_days(),
        SlotId::EmployeePayAhead => lang.topic_employee_pay_ahead(),
        SlotId::EmployeeStop => lang.topic_employee_stop(),
        SlotId::EmployeeGap => lang.topic_employee_gap(),
        SlotId::EmployeeMakeUp => lang.topic_employee_make_up(),
        SlotId::EmployeeShort => lang.topic_employee_short(),
        SlotId::EmployeeShortUnpaid => lang.topic_employee_short_unpaid(),
        SlotId::EmployeeShortCosts => lang.topic_employee_short_costs(),
        SlotId::EmployeeGapClaim => lang.topic_employee_gap_claim(),
        SlotId::EmployeeLong => lang.topic_employee_long(),
        SlotId::EmployeeLongUnpaid => lang.topic_employee_long_unpaid(),
        SlotId::EmployeeLongCosts => lang.topic_employee_long_costs(),
        SlotId::EmployeeContinuity => lang.topic_employee_continuity(),
        SlotId::EmployeeLevel => lang.topic_employee_level(),
        SlotId::EmployeeCap => lang.topic_employee_cap(),
        SlotId::EmployeeEnd => lang.topic_employee_end(),
        SlotId::EmployeeUnemployment => lang.topic_employee_unemployment(),
        SlotId::EmployeeLifetime => lang.topic_employee_lifetime(),
        SlotId::EmployeeLifetimeStart => lang.topic_employee_lifetime_start(),
        SlotId::EmployeeYearsReset => lang.topic_employee_years_reset(),
        SlotId::EmployeeMakeUpYears => lang.topic_employee_make_up_years(),
        SlotId::ToEmployeeTransfer => lang.topic_to_employee_transfer(),
        SlotId::ToEmployeeRejoin => lang.topic_to_employee_rejoin(),
        SlotId::ToEmployeeResident => lang.topic_to_employee_resident(),
        SlotId::ToEmployeeLeftUnit => lang.topic_to_employee_left_unit(),
        SlotId::ToEmployeeUnemployed => lang.topic_to_employee_unemployed(),
        SlotId::ToEmployeeDischarged => lang.topic_to_employee_discharged(),
        SlotId::ToEmployeeCoverBroke => lang.topic_to_employee_cover_broke(),
        SlotId::ResidentYear => lang.topic_resident_year(),
        SlotId::ResidentWindow => lang.topic_resident_window(),
        SlotId::ResidentFixedWait => lang.topic_resident_fixed_wait(),
        SlotId::ResidentMoreYears => lang.topic_resident_more_years(),
        SlotId::ResidentMissedFrom => lang.topic_resident_missed_from(),
        SlotId::ResidentRepair => lang.topic_resident_repair(),
        SlotId::ResidentInWindow => lang.topic_resident_in_window(),
        SlotId::ResidentFirstTimer => lang.topic_resident_first_timer(),
        SlotId::ResidentLateYear => lang.topic_resident_late_year(),
        SlotId::ResidentAdmission => lang.topic_resident_admission(),
        SlotId::ResidentGraduateEnd => lang.topic_resident_graduate_end(),
        SlotId::ToResidentEmployeeStopped => lang.topic_to_resident_employee_stopped(),
        SlotId::ToResidentEmployeeStoppedFewYears => {
            lang.topic_to_resident_employee_stopped_few_years()
        }
        SlotId::ToResidentMedicalAid => lang.topic_to_resident_medical_aid(),
        SlotId::ToResidentDischarged => lang.topic_to_resident_discharged(),
        SlotId::ToResidentDischargedFamily => lang.topic_to_resident_discharged_family(),
        SlotId::ToResidentReleased => lang.topic_to_resident_released(),
        SlotId::ToResidentGraduated => lang.topic_to_resident_graduated(),
        SlotId::ToResidentMovedIn => lang.topic_to_resident_moved_in(),
        SlotId::ToResidentReturned => lang.topic_to_resident_returned(),
        SlotId::ToResidentReligious => lang.topic_to_resident_religious(),
        SlotId::ToResidentNewStudent => lang.topic_to_resident_new_student(),
        SlotId::NewbornTiers => lang.topic_newborn_tiers(),
        SlotId::NewbornCrossYear => lang.topic_newborn_cross_year(),
        SlotId::NewbornFeeFree => lang.topic_newborn_fee_free(),
        SlotId::AccountStart => lang.topic_account_start(),
        SlotId::AccountStoppedRule => lang.topic_account_stopped(),
        SlotId::AccountMadeUpCredit => lang.topic_account_made_up_credit(),
        SlotId::AccountNeedsActivation => lang.topic_account_needs_activation(),
        SlotId::SettlementCredential => lang.topic_settlement_credential(),
        SlotId::SettlementAfterMakeUp => lang.topic_settlement_after_make_up(),
        SlotId::FamilyBind => lang.topic_family_bind(),
        SlotId::FamilyNeedsActivation => lang.topic_family_needs_activation(),
        SlotId::FamilyShare => lang.topic_family_share(),
        SlotId::FamilyShareEnd => lang.topic_family_share_end(),
        SlotId::FamilyAccountTerms => lang.topic_family_account(),
        SlotId::FamilyShareTerms => lang.topic_family_share_terms(),
        SlotId::FamilyWallet => lang.topic_family_wallet(),
        SlotId::ProviderScopeRule => lang.topic_provider_scope(),
        SlotId::ProviderChoose => lang.topic_provider_choose(),
        SlotId::ProviderChange => lang.topic_provider_change(),
        SlotId::ProviderLockRule => lang.topic_provider_lock(),
        SlotId::JoinOldResident => lang.topic_join_old_resident(),
    }
}
