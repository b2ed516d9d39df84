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
    let mut parts = conditions(lang, slot, terms);
    parts.push(start(lang, slot, &terms.start));
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
    if let Some(later) = &terms.later {
        parts.push(lang.way_later(start(lang, slot, later)));
    }
    parts.join(lang.list_separator())
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
        _ => term(lang, within),
    }
}

/// From when it opens cover; "from that day" is said of the day it means.
fn start(lang: Lang, slot: SlotId, start: &Effect) -> String {
    match (slot, start) {
        (SlotId::ToResidentNewStudent, Effect::EventDay) => lang.way_from_school().to_owned(),
        _ => effect(lang, start),
    }
}
