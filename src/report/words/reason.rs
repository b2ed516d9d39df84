//! Words for reasons: why a day is as it is.

use chrono::Datelike;

use super::effect::during;
use super::rule::topic;
use crate::calendar::{Bounds, Day, FIRST_YEAR, Month};
use crate::engine::{Claim, FactId, Line, Reason};
use crate::i18n::Lang;
use crate::policy::{BenefitYear, Scheme, SlotId};
use crate::report::Tense;

/// Why a day of a line is as it is, in a sentence, as one would say it on the day `today`.
///
/// `by`: the parameter whose rule decided, if one did; `calendar`: the benefit years of the place.
pub fn reason(
    lang: Lang,
    line: Line,
    reason: &Reason,
    by: Option<SlotId>,
    tense: Tense,
    calendar: BenefitYear,
    today: Day,
) -> String {
    // What nobody knows, or nobody has done, is so today as well.
    let tense = match reason {
        Reason::DateUncertain { .. }
        | Reason::HistoryUncertain
        | Reason::OldCoverUnknown
        | Reason::RuleUnknown { .. }
        | Reason::NotActivated
        | Reason::ActivationUntold
        | Reason::NotBound => Tense::Fact,
        _ => tense,
    };
    let says = match (line, reason) {
        // Paying first and claiming by hand is about the counter.
        (Line::Account | Line::Family, Reason::NotActivated) => {
            lang.reason_not_activated_yet().to_owned()
        }
        // It came back some time ago: what is expected is that premiums go on.
        (_, Reason::MadeUpOn(day) | Reason::ResumedOn(day))
            if tense == Tense::Expected && *day <= today =>
        {
            lang.expected_goes_on().to_owned()
        }
        (_, Reason::MadeUpOn(day)) => made_up(lang, Late::of(by), lang.day(*day), tense),
        // There is a rule, and it leaves open which day it is.
        (_, Reason::RuleUnknown { slot, .. }) if by == Some(*slot) => {
            lang.reason_day_unknown(topic(lang, *slot))
        }
        _ => match tense {
            Tense::Fact => fact(lang, reason, calendar, today),
            Tense::Expected => expected(lang, reason, calendar, today),
        },
    };
    let says = match tense {
        Tense::Fact => says,
        Tense::Expected => lang.reason_expected(says),
    };
    // What a relative can use is the relative's own, and the case is not about them.
    let depends = matches!((line, reason), (Line::Family, Reason::BoundOn(_)));
    let relative = depends.then(|| lang.reason_depends_on_relative().to_owned());
    with(lang, says, relative)
}

/// What a payment that reaches back was late with.
enum Late {
    /// Months that were missing.
    Months,
    /// A year of the resident scheme.
    Year,
    /// A child, which has missed nothing.
    Birth,
    /// Nothing: it opens the whole month it arrives in.
    Opened,
}

impl Late {
    fn of(by: Option<SlotId>) -> Self {
        match by {
            Some(SlotId::NewbornTiers | SlotId::NewbornCrossYear | SlotId::NewbornFeeFree) => {
                Self::Birth
            }
            Some(
                SlotId::EmployeeFirst
                | SlotId::EmployeeShortUnpaid
                | SlotId::EmployeeLongUnpaid
                | SlotId::ToEmployeeResident,
            ) => Self::Opened,
            Some(slot) if slot.scheme() == Some(Scheme::Resident) => Self::Year,
            _ => Self::Months,
        }
    }
}

fn made_up(lang: Lang, late: Late, day: String, tense: Tense) -> String {
    match (late, tense) {
        (Late::Months, Tense::Fact) => lang.reason_made_up(day),
        (Late::Months, Tense::Expected) => lang.expected_made_up(day),
        (Late::Year, Tense::Fact) => lang.reason_made_up_year(day),
        (Late::Year, Tense::Expected) => lang.expected_made_up_year(day),
        (Late::Birth, Tense::Fact) => lang.reason_made_up_born(day),
        (Late::Birth, Tense::Expected) => lang.expected_made_up_born(day),
        (Late::Opened, Tense::Fact) => lang.reason_opened_month(day),
        (Late::Opened, Tense::Expected) => lang.expected_opened_month(day),
    }
}

/// What has to come for a day to be so, or why it is so then.
fn expected(lang: Lang, reason: &Reason, calendar: BenefitYear, today: Day) -> String {
    match *reason {
        Reason::PaidThrough(month) => lang.expected_paid_through(lang.month(month)),
        Reason::ResumedOn(day) if day > today => lang.expected_resumed(lang.day(day)),
        Reason::YearPaid(year) => lang.expected_year_paid(year_name(lang, calendar, year)),
        Reason::BoundOn(day) if day > today => lang.expected_bound(lang.day(day)),
        _ => fact(lang, reason, calendar, today),
    }
}

fn fact(lang: Lang, reason: &Reason, calendar: BenefitYear, today: Day) -> String {
    let fixed = |text: &'static str| text.to_owned();
    match *reason {
        Reason::NothingPaid => fixed(lang.reason_nothing_paid()),
        Reason::PaidThrough(month) => lang.reason_paid_through(lang.month(month)),
        Reason::MadeUpOn(day) => made_up(lang, Late::Months, lang.day(day), Tense::Fact),
        Reason::ResumedOn(day) => lang.reason_resumed(lang.day(day)),
        Reason::YearPaid(year) => lang.reason_year_paid(year_name(lang, calendar, year)),
        Reason::Level { percent, months } => lang.reason_level(months, percent),
        Reason::Waiting {
            since,
            until,
            during: level,
            ..
        } => {
            let until = bounds(lang, until);
            let wait = if is_long_ago(since) {
                until
            } else {
                lang.reason_waiting(lang.day(since), until)
            };
            with(lang, wait, during(lang, level))
        }
        Reason::WaitingPaid {
            since,
            have,
            need,
            during: level,
        } => {
            let wait = lang.reason_waiting_paid(lang.day(since), need, have);
            with(lang, wait, during(lang, level))
        }
        Reason::Unpaid { since, claim } => with(
            lang,
            lang.reason_unpaid(lang.month(since)),
            self::claim(lang, claim, today),
        ),
        Reason::Lapsed { since } => lang.reason_lapsed(lang.month(since)),
        Reason::Ended { since } => lang.reason_ended(lang.month(since)),
        Reason::YearFree(year) => lang.reason_year_free(year_name(lang, calendar, year)),
        Reason::YearUnpaid { year, claim } => with(
            lang,
            lang.reason_year_unpaid(year_name(lang, calendar, year)),
            self::claim(lang, claim, today),
        ),
        Reason::NotBorn { birth } => lang.reason_not_born(lang.day(birth)),
        Reason::NotRegistered { birth, claim } => {
            let text = lang.reason_not_registered(lang.day(birth));
            let claim = match claim {
                Claim::Until(Some(last)) | Claim::AtLeastUntil(last) if last >= today => {
                    Some(lang.claim_register_until(lang.day(last)))
                }
                Claim::AtLeastUntil(_) | Claim::Unknown(_) => {
                    Some(lang.claim_register_unknown().to_owned())
                }
                claim => self::claim(lang, claim, today),
            };
            with(lang, text, claim)
        }
        Reason::ForLife => fixed(lang.reason_for_life()),
        Reason::RuleUnknown { slot, .. } => lang.reason_rule_unknown(topic(lang, slot)),
        Reason::DateUncertain { fact } => fixed(match fact {
            FactId::Paid(_) => lang.reason_paid_day_uncertain(),
            FactId::Event(_) => lang.reason_date_uncertain(),
            FactId::Birth => lang.reason_birth_uncertain(),
        }),
        Reason::HistoryUncertain => fixed(lang.reason_history_uncertain()),
        Reason::OldCoverUnknown => fixed(lang.reason_old_cover_unknown()),
        Reason::NotActivated => fixed(lang.reason_not_activated()),
        Reason::ActivationUntold => fixed(lang.reason_activation_untold()),
        Reason::Ready => fixed(lang.reason_ready()),
        Reason::NoCover => fixed(lang.reason_no_cover()),
        Reason::SettlementNotBack { until } => lang.reason_settlement_not_back(bounds(lang, until)),
        Reason::AccountOpen => fixed(lang.reason_account_open()),
        Reason::AccountFrozen => fixed(lang.reason_account_frozen()),
        Reason::NoAccount => fixed(lang.reason_no_account()),
        Reason::BoundOn(day) if is_long_ago(day) => fixed(lang.reason_bound_long_ago()),
        Reason::BoundOn(day) => lang.reason_bound(lang.day(day)),
        Reason::NotBound => fixed(lang.reason_not_bound()),
    }
}

/// Whether a day stands for "long ago": no case and no rule can name one so early, so nobody is told it.
fn is_long_ago(day: Day) -> bool {
    day.year() < FIRST_YEAR
}

/// What can be done about the costs of days without cover, in a sentence; nothing to say where nothing can be done
/// and nobody asked.
pub fn claim(lang: Lang, claim: Claim, today: Day) -> Option<String> {
    match claim {
        Claim::Never => Some(lang.claim_never().to_owned()),
        Claim::Until(Some(last)) if last < today => Some(lang.claim_over(lang.day(last))),
        Claim::Until(Some(last)) => Some(lang.claim_until(lang.day(last))),
        Claim::AtLeastUntil(last) if last >= today => Some(lang.claim_until(lang.day(last))),
        Claim::Until(None) => Some(lang.claim_open().to_owned()),
        Claim::AtLeastUntil(_) | Claim::Unknown(_) => Some(lang.claim_unknown().to_owned()),
    }
}

/// What a benefit year is called.
pub fn year_name(lang: Lang, calendar: BenefitYear, year: i32) -> String {
    lang.year_from(Month::of(calendar.first(year)))
}

fn bounds(lang: Lang, bounds: Bounds) -> String {
    match (bounds.known(), bounds.latest) {
        (Some(day), _) => lang.bounds_exact(lang.day(day)),
        (None, Some(latest)) => lang.bounds_between(lang.day(bounds.earliest), lang.day(latest)),
        (None, None) => lang.bounds_earliest(lang.day(bounds.earliest)),
    }
}

fn with(lang: Lang, first: String, more: Option<String>) -> String {
    match more {
        None => first,
        Some(more) => lang.sentences(&[first, more]),
    }
}
