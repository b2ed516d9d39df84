//! Words for what surrounds cover and never moves it: family account, shared balance, chosen providers.

use crate::i18n::Lang;
use crate::policy::{FamilyAccount, ProviderLock, Relative, ShareTerms, Wallet};

pub(super) fn family_account(lang: Lang, terms: FamilyAccount) -> String {
    let mut parts = vec![lang.family_terms_relatives(terms.relatives)];
    parts.extend(terms.accounts.map(|n| lang.family_terms_accounts(n)));
    parts.join(lang.list_separator())
}

pub(super) fn share_terms(lang: Lang, terms: &ShareTerms) -> String {
    let with = terms.with.iter().map(|who| match who {
        Relative::Spouse => lang.relative_spouse(),
        Relative::Parents => lang.relative_parents(),
        Relative::Children => lang.relative_children(),
        Relative::Siblings => lang.relative_siblings(),
        Relative::Grandparents => lang.relative_grandparents(),
        Relative::Grandchildren => lang.relative_grandchildren(),
    });
    let mut parts = vec![with.collect::<Vec<_>>().join(lang.enumeration())];
    parts.extend(terms.at_most.map(|n| lang.share_at_most(n)));
    parts.extend(terms.locked_months.map(|n| lang.share_locked(n)));
    parts.join(lang.list_separator())
}

pub(super) fn wallet(lang: Lang, terms: Wallet) -> String {
    let mut parts = vec![lang.wallet_limits(terms.a_day, terms.yuan)];
    parts.extend(terms.closed.map(|[from, to]| lang.wallet_closed(from, to)));
    parts.join(lang.list_separator())
}

pub(super) fn provider_lock(lang: Lang, lock: ProviderLock) -> String {
    match lock {
        ProviderLock::Free => lang.provider_free().to_owned(),
        ProviderLock::Months(n) => lang.provider_months(n),
        ProviderLock::Year => lang.provider_year().to_owned(),
        ProviderLock::YearOnceUsed => lang.provider_once_used().to_owned(),
    }
}
