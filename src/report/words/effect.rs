//! Words for effects and waits.

use crate::calendar::Counting;
use crate::i18n::Lang;
use crate::policy::{During, DuringFrom, Effect, Missed, SlotId, Unit, Wait};

/// What sets an effect off: who says "once the money has arrived" where no money moves says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// A premium is paid.
    Payment,
    /// Something is arranged: a binding, a choice of provider.
    Arranged,
    /// Retirement is approved.
    Retired,
}

impl Deed {
    /// What sets the effects of a parameter off.
    pub(super) const fn of(slot: SlotId) -> Self {
        match slot {
            SlotId::EmployeeLifetimeStart => Self::Retired,
            SlotId::FamilyBind
            | SlotId::FamilyShare
            | SlotId::FamilyShareEnd
            | SlotId::ProviderChoose
            | SlotId::ProviderChange => Self::Arranged,
            _ => Self::Payment,
        }
    }

    fn words(self, lang: Lang) -> Option<&'static str> {
        match self {
            Self::Payment => None,
            Self::Arranged => Some(lang.effect_deed()),
            Self::Retired => Some(lang.effect_deed_retired()),
        }
    }
}

/// From when something holds that a deed sets off.
pub(super) fn effect_of(lang: Lang, deed: Deed, effect: &Effect) -> String {
    let Some(done) = deed.words(lang) else {
        return self::effect(lang, effect);
    };
    match effect {
        Effect::PaymentDay => lang.effect_done_day(done),
        Effect::NextDay => lang.effect_done_next_day(done),
        Effect::PaymentMonth => lang.effect_done_month(done),
        Effect::NextMonth => lang.effect_done_next_month(done),
        Effect::SecondMonth => lang.effect_done_second_month(done),
        Effect::DayOfNextMonth(day) => lang.effect_done_day_of_next_month(done, day),
        Effect::CutOff(cut) => lang.effect_cut_off(
            cut.last_day,
            effect_of(lang, deed, &cut.by_then),
            effect_of(lang, deed, &cut.after),
        ),
        _ => self::effect(lang, effect),
    }
}

/// From when something holds that a payment sets off.
pub fn effect(lang: Lang, effect: &Effect) -> String {
    match effect {
        Effect::PaymentDay => lang.effect_payment_day().to_owned(),
        Effect::NextDay => lang.effect_next_day().to_owned(),
        Effect::PaymentMonth => lang.effect_payment_month().to_owned(),
        Effect::NextMonth => lang.effect_next_month().to_owned(),
        Effect::SecondMonth => lang.effect_second_month().to_owned(),
        Effect::DayOfNextMonth(day) => lang.effect_day_of_next_month(day),
        Effect::YearStart => lang.effect_year_start().to_owned(),
        Effect::Birth => lang.effect_birth().to_owned(),
        Effect::EventDay => lang.effect_event_day().to_owned(),
        Effect::BackToStop => lang.effect_back_to_stop().to_owned(),
        Effect::BackToNextMonth => lang.effect_back_to_next_month().to_owned(),
        Effect::AfterWait => lang.effect_after_wait().to_owned(),
        Effect::Never => lang.effect_never().to_owned(),
        Effect::Wait(wait) => self::wait(lang, wait),
        Effect::CutOff(cut) => lang.effect_cut_off(
            cut.last_day,
            self::effect(lang, &cut.by_then),
            self::effect(lang, &cut.after),
        ),
        Effect::ByGap(steps) => {
            let steps = steps.iter().map(|step| {
                let start = self::effect(lang, &step.start);
                match step.up_to {
                    None => lang.effect_gap_longer(start),
                    Some(length) => {
                        lang.effect_gap_up_to(amount(lang, length.n, length.unit), start)
                    }
                }
            });
            steps.collect::<Vec<_>>().join(lang.item_separator())
        }
    }
}

fn wait(lang: Lang, wait: &Wait) -> String {
    let terms = wait.terms();
    if wait.is_none() {
        return lang.wait_none().to_owned();
    }
    let mut parts = if is_by_next_month(wait) {
        vec![lang.wait_by_next_month().to_owned()]
    } else {
        let counting = counting(lang, terms.count).map(str::to_owned);
        let mut parts = vec![wait_length(lang, wait)];
        parts.extend(counting);
        parts
    };
    if terms.extra_months > 0 {
        parts.push(lang.wait_extra(terms.extra_months));
    }
    match terms.missed {
        Missed::Restart => parts.push(lang.wait_missed_restart().to_owned()),
        Missed::Continue => parts.push(lang.wait_missed_continue().to_owned()),
        Missed::PauseUpTo(n) => parts.push(lang.wait_missed_pause(n)),
        Missed::Unknown => {}
    }
    parts.extend(
        during(lang, terms.during).map(|during| match terms.during_from {
            DuringFrom::AtOnce => during,
            DuringFrom::NextMonth => lang.during_from_next_month(during),
        }),
    );
    parts.join(lang.list_separator())
}

/// Whether it is no wait, but a day that nobody names: by the first of the next month it is over.
fn is_by_next_month(wait: &Wait) -> bool {
    let terms = wait.terms();
    (terms.at_least, terms.at_most) == (0, Some(1))
        && terms.count == Some(Counting::MonthsInclusive)
}

/// The length of a wait.
pub fn wait_length(lang: Lang, wait: &Wait) -> String {
    let terms = wait.terms();
    let unit = match terms.count {
        Some(Counting::Days | Counting::DaysExclusive) => Unit::Day,
        _ => Unit::Month,
    };
    let paid = terms.count == Some(Counting::PaidMonths);
    match terms.at_most {
        Some(most) if most == terms.at_least && paid => lang.wait_paid_months(most),
        Some(most) if most == terms.at_least => lang.wait_exactly(amount(lang, most, unit)),
        Some(most) if terms.at_least == 0 => lang.wait_at_most(amount(lang, most, unit)),
        Some(most) => lang.wait_between(terms.at_least, amount(lang, most, unit)),
        None => lang.wait_at_least(amount(lang, terms.at_least, unit)),
    }
}

fn counting(lang: Lang, count: Option<Counting>) -> Option<&'static str> {
    Some(match count {
        None => lang.count_unknown(),
        Some(Counting::DateToDate(_)) => lang.count_date_to_date(),
        Some(Counting::DatePlusOne(_)) => lang.count_date_plus_one(),
        Some(Counting::Days) => lang.count_days(),
        Some(Counting::DaysExclusive) => lang.count_days_exclusive(),
        Some(Counting::MonthsInclusive) => lang.count_months_inclusive(),
        Some(Counting::MonthsExclusive) => lang.count_months_exclusive(),
        Some(Counting::MonthStartAfter(_)) => lang.count_month_start_after(),
        Some(Counting::PaidMonths) => return None,
    })
}

/// What is usable during a wait, if anything is.
pub(super) fn during(lang: Lang, during: During) -> Option<String> {
    match during {
        During::Nothing => None,
        During::Percent(percent) => Some(lang.during_percent(percent)),
        During::OnlyOutpatient => Some(lang.during_outpatient().to_owned()),
        During::OnlyInpatient => Some(lang.during_inpatient().to_owned()),
    }
}

/// So many days or months.
pub(super) fn amount(lang: Lang, n: u16, unit: Unit) -> String {
    match unit {
        Unit::Day => lang.amount_days(n),
        Unit::Month => lang.amount_months(n),
    }
}
