//! A clerk's few words as a value of a rule: which rules few words can say, what is understood, and examples of it.
//!
//! Words are understood in both languages, whichever is shown: who types is not who set the screen. Each kind of value has
//! its own; none is guessed.

mod choice;
mod effect;
mod length;
mod lex;

use crate::i18n::Lang;
use crate::policy::{LocalValue, SlotId, ValueKind};
use crate::report::words;

/// Whether a few words can say what a rule is.
pub fn answerable(slot: SlotId) -> bool {
    !examples(Lang::Zh, slot.kind()).is_empty()
}

/// Two to five answers to a rule that are understood, to be chosen or to show what is asked. None if it is not answerable.
pub fn propose(lang: Lang, slot: SlotId) -> Vec<String> {
    let examples = examples(lang, slot.kind()).split('|');
    examples
        .filter(|example| !example.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Reads an answer to a rule.
///
/// # Errors
/// What is understood of this rule, with examples; or that no few words say it, and where it can be written.
pub fn read_value(lang: Lang, slot: SlotId, words: &str) -> Result<LocalValue, String> {
    if !answerable(slot) {
        return Err(lang.local_not_answerable(words::topic(lang, slot), slot.path()));
    }
    let said = lex::plain(words);
    let toml = value(slot, &said);
    let read = toml.and_then(|toml| LocalValue::read(slot, &toml).ok());
    read.ok_or_else(|| {
        let like = propose(lang, slot).join(lang.item_separator());
        let said = crate::report::quoted(words.trim());
        lang.local_not_understood(said, words::topic(lang, slot), like)
    })
}

/// What was said, as a pack writes it.
fn value(slot: SlotId, said: &str) -> Option<String> {
    use ValueKind as Kind;
    match slot.kind() {
        Kind::Effect => effect::effect(said),
        Kind::Wait => length::wait(said),
        Kind::FirstTimer => choice::word(slot.kind(), said)
            .or_else(|| Some(format!("{{ wait = {} }}", length::wait(said)?))),
        Kind::WayIn => choice::word(slot.kind(), said).or_else(|| effect::way_in(said)),
        Kind::Stop => length::stop(said),
        Kind::GapLimit => length::gap(said),
        Kind::Continuity => Some(format!("{{ survives = {} }}", length::gap(said)?)),
        Kind::MakeUp => choice::word(slot.kind(), said).or_else(|| length::make_up(said)),
        Kind::FirstMeans => choice::word(slot.kind(), said).or_else(|| length::first_means(said)),
        Kind::AccountStopped => {
            choice::word(slot.kind(), said).or_else(|| length::frozen_after(said))
        }
        Kind::ProviderLock => choice::word(slot.kind(), said).or_else(|| length::locked(said)),
        Kind::GraduateEnd => choice::word(slot.kind(), said).or_else(|| length::day_of_year(said)),
        Kind::EndAfter => length::months(said).map(|n| format!("{{ months = {n} }}")),
        Kind::YearsReset => length::times(said).map(|n| format!("{{ interruptions = {n} }}")),
        Kind::FeeFree => length::years(said).map(|n| format!("{{ years = {n} }}")),
        Kind::FamilyAccount => length::people(said).map(|n| format!("{{ relatives = {n} }}")),
        Kind::Lifetime => length::lifetime(said),
        Kind::PayDays => length::pay_days(said),
        Kind::BenefitYear => length::month_of_year(said),
        Kind::MissedFrom => length::year(said),
        Kind::MoreYears => length::more_years(said),
        Kind::Newborn => length::newborn(said),
        Kind::Window => length::window(said),
        // A list, or a table: no few words say it.
        Kind::Level | Kind::Cap | Kind::ShareTerms | Kind::Wallet => None,
        kind => choice::word(kind, said),
    }
}

fn examples(lang: Lang, kind: ValueKind) -> &'static str {
    use ValueKind as Kind;
    match kind {
        Kind::Effect => lang.local_like_effect(),
        Kind::FirstMeans => lang.local_like_first_means(),
        Kind::LatePayment => lang.local_like_late_payment(),
        Kind::Frequency => lang.local_like_frequency(),
        Kind::PayDays => lang.local_like_pay_days(),
        Kind::YesNo => lang.local_like_yes_no(),
        Kind::Stop => lang.local_like_stop(),
        Kind::GapLimit | Kind::Continuity => lang.local_like_gap(),
        Kind::MakeUp => lang.local_like_make_up(),
        Kind::Costs => lang.local_like_costs(),
        Kind::Settling => lang.local_like_settling(),
        Kind::EndAfter => lang.local_like_end_after(),
        Kind::Lifetime => lang.local_like_lifetime(),
        Kind::YearsReset => lang.local_like_years_reset(),
        Kind::WayIn => lang.local_like_way_in(),
        Kind::BenefitYear => lang.local_like_benefit_year(),
        Kind::Window => lang.local_like_window(),
        Kind::Wait => lang.local_like_wait(),
        Kind::MoreYears => lang.local_like_more_years(),
        Kind::MissedFrom => lang.local_like_missed_from(),
        Kind::Repair => lang.local_like_repair(),
        Kind::InWindow => lang.local_like_in_window(),
        Kind::FirstTimer => lang.local_like_first_timer(),
        Kind::LateYear => lang.local_like_late_year(),
        Kind::Admission => lang.local_like_admission(),
        Kind::GraduateEnd => lang.local_like_graduate_end(),
        Kind::Newborn => lang.local_like_newborn(),
        Kind::CrossYear => lang.local_like_cross_year(),
        Kind::FeeFree => lang.local_like_fee_free(),
        Kind::AccountStopped => lang.local_like_account(),
        Kind::CodeNeeded => lang.local_like_code(),
        Kind::Credential => lang.local_like_credential(),
        Kind::OldCover => lang.local_like_old_cover(),
        Kind::FamilyAccount => lang.local_like_family(),
        Kind::ProviderScope => lang.local_like_provider_scope(),
        Kind::ProviderLock => lang.local_like_provider_lock(),
        Kind::Level | Kind::Cap | Kind::ShareTerms | Kind::Wallet => "",
    }
}
