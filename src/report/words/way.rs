//! Words for special ways into a scheme.

use super::effect::effect;
use super::rule::{length, term};
use crate::i18n::Lang;
use crate::policy::{
    Costs, Effect, ForWhom, ForYear, MinYears, SlotId, Term, TermUnit, WayIn, WayInTerms,
};

/// What a special way in says, where it is clear from elsewhere which one it is.
pub(super) fn way_in(lang: Lang, slot: SlotId, way: &WayIn) -> String {
    let WayIn::Open(terms) = way else {
        return lang.way_ordinary().to_owned();
    };
    let conditions = conditions(lang, slot, terms);
    let opens = start(lang, slot, &terms.start);
    // What has several cases of its own is set apart from what has to be so for all of them.
    let is_table = matches!(terms.start, Effect::ByGap(_) | Effect::CutOff(_));
    let separator = if is_table {
        lang.item_separator()
    } else {
        lang.list_separator()
    };
    let mut parts = if is_table && !conditions.is_empty() {
        vec![lang.way_opens(conditions.join(lang.list_separator()), opens)]
    } else {
        conditions.into_iter().chain([opens]).collect()
    };
    match terms.costs {
        Some(Costs::Fund) => parts.push(lang.way_costs_fund().to_owned()),
        Some(Costs::Nobody | Costs::Employer | Costs::Split) => {
            parts.push(lang.way_costs_nobody().to_owned());
        }
        None => {}
    }
    if !terms.outside_window {
        parts.push(lang.way_window_only().to_owned());
    }
    let says = parts.join(separator);
    match &terms.later {
        Some(later) => lang.sentences(&[says, lang.way_later(start(lang, slot, later))]),
        None => says,
    }
}

/// What has to be so for it to be open.
fn conditions(lang: Lang, slot: SlotId, terms: &WayInTerms) -> Vec<String> {
    let mut parts = Vec::new();
    if terms.min_years == MinYears::Two {
        parts.push(lang.way_min_years(2));
    }
    parts.extend(terms.within.map(|within| limit(lang, slot, within)));
    if terms.made_up {
        parts.push(lang.way_made_up().to_owned());
    }
    if terms.for_whom == ForWhom::Unbroken {
        parts.push(lang.way_for_unbroken().to_owned());
    }
    if terms.for_year == ForYear::Event {
        parts.push(lang.way_for_event_year().to_owned());
    }
    parts
}

/// Until when it is open: so long after what happened, or a gap of so many months.
fn limit(lang: Lang, slot: SlotId, within: Term) -> String {
    let is_gap = matches!(
        slot,
        SlotId::ToEmployeeTransfer
            | SlotId::ToEmployeeRejoin
            | SlotId::ToEmployeeResident
            | SlotId::ToEmployeeCoverBroke
    );
    match within.unit {
        TermUnit::Month | TermUnit::Day if is_gap => lang.way_gap_within(length(lang, within)),
        _ => lang.way_within(term(lang, within)),
    }
}

/// From when it opens cover; "from that day" is said of the day it means.
fn start(lang: Lang, slot: SlotId, start: &Effect) -> String {
    match (slot, start) {
        (SlotId::ToResidentNewStudent, Effect::EventDay) => lang.way_from_school().to_owned(),
        _ => effect(lang, start),
    }
}
