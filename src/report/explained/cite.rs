//! A statement's source, in words and dates.

use chrono::Datelike;

use super::{Cited, region_name};
use crate::calendar::LAST_YEAR;
use crate::i18n::Lang;
use crate::policy::{Authority, ChoiceId, Rules, Since, ValueRef};
use crate::report::words;

/// The source a statement rests on.
pub(super) fn cited(lang: Lang, rules: &Rules, id: ChoiceId) -> Option<Cited> {
    let choice = rules.choice(id)?;
    let source = choice.source.as_deref()?;
    let seen = words::seen(lang, source.seen);
    let of_a_year =
        matches!(rules.value(id), Some(ValueRef::Window(window)) if window.year.is_some());
    let since = match choice.meta.from {
        Since::Day(day) if !of_a_year => Some(day),
        _ => None,
    };
    // The last day that can be written stands for no end.
    let until = choice
        .meta
        .to
        .filter(|to| !of_a_year && to.year() < LAST_YEAR);
    Some(Cited {
        title: words::source_title(lang, source),
        authority: words::authority(lang, source.authority).to_owned(),
        seen: seen.unwrap_or(lang.seen_original()).to_owned(),
        valid_from: since.map(Into::into),
        valid_to: until.map(Into::into),
        checked: choice.checked().unwrap_or(source.checked).into(),
        url: source.url.clone(),
        of_a_year,
        region: declared(lang, rules, &source.id),
        lays_down: source.authority >= Authority::Regulation,
    })
}

/// The region in whose pack a source is declared: a city's pack may rest a rule on a document of the nation.
fn declared(lang: Lang, rules: &Rules, id: &str) -> Option<String> {
    let mut packs = rules.chain.iter();
    let pack = packs.find(|pack| pack.sources.iter().any(|source| source.id == id))?;
    Some(region_name(lang, &pack.region))
}
