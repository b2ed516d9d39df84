//! Words for people, states and sources.

use crate::calendar::Day;
use crate::engine::{EventKind, Light, Line, Reason};
use crate::i18n::Lang;
use crate::policy::{Authority, Identity, Issued, Mark, Seen, Source};

/// Who somebody is.
pub fn identity(lang: Lang, who: Identity) -> &'static str {
    match who {
        Identity::Unit => lang.identity_unit(),
        Identity::Flexible => lang.identity_flexible(),
        Identity::Unemployed => lang.identity_unemployed(),
        Identity::Retired => lang.identity_retired(),
        Identity::Resident => lang.identity_resident(),
        Identity::Student => lang.identity_student(),
        Identity::Newborn => lang.identity_newborn(),
    }
}

/// What a state of the fund means.
pub fn mark_word(lang: Lang, mark: Mark) -> &'static str {
    match mark {
        Mark::Active => lang.mark_active(),
        Mark::Waiting => lang.mark_waiting(),
        Mark::Partial => lang.mark_partial(),
        Mark::Suspended => lang.mark_suspended(),
        Mark::Claimable => lang.mark_claimable(),
        Mark::MadeUp => lang.mark_made_up(),
        Mark::Lapsed => lang.mark_lapsed(),
        Mark::Ended => lang.mark_ended(),
        Mark::NotEnrolled => lang.mark_not_enrolled(),
        Mark::Unknown => lang.mark_unknown(),
    }
}

/// The word for a state of the fund on a day looked back at from `today`: what can no longer be made good is not promised.
pub fn fund_word(lang: Lang, mark: Mark, reason: &Reason, today: Day) -> &'static str {
    match reason.claim_until() {
        Some(last) if mark == Mark::Claimable && last < today => lang.mark_claimable_no_more(),
        // A child that is not registered yet has missed nothing.
        _ if mark == Mark::Claimable && matches!(reason, Reason::NotRegistered { .. }) => {
            lang.mark_claimable_born()
        }
        _ if matches!(reason, Reason::NotBorn { .. }) => lang.plain_not_born(),
        _ => mark_word(lang, mark),
    }
}

/// The name of a line.
pub fn line(lang: Lang, line: Line) -> &'static str {
    match line {
        Line::Fund => lang.line_fund(),
        Line::Account => lang.line_account(),
        Line::Settlement => lang.line_settlement(),
        Line::Family => lang.line_family(),
        Line::Share => lang.line_share(),
    }
}

/// The mark of a side line: one character of the Chinese font, or a dash for "nothing".
pub fn light_mark(line: Line, light: Light) -> &'static str {
    match (light, line) {
        (Light::On, Line::Account) => "用",
        (Light::On, _) => "通",
        (Light::ByHand, _) => "垫",
        (Light::Off | Light::Absent, _) => "-",
        (Light::Frozen, _) => "冻",
        (Light::Unknown, _) => "疑",
    }
}

/// What the state of a side line means.
pub fn light_word(lang: Lang, light: Light) -> &'static str {
    match light {
        Light::On => lang.light_on(),
        Light::ByHand => lang.light_by_hand(),
        Light::Off => lang.light_off(),
        Light::Frozen => lang.light_frozen(),
        Light::Absent => lang.light_absent(),
        Light::Unknown => lang.light_unknown(),
    }
}

/// What kind of text a source is.
pub fn authority(lang: Lang, authority: Authority) -> &'static str {
    match authority {
        Authority::Law => lang.authority_law(),
        Authority::Regulation => lang.authority_regulation(),
        Authority::OfficialAnswer => lang.authority_answer(),
        Authority::Court => lang.authority_court(),
        Authority::News => lang.authority_news(),
        Authority::Article => lang.authority_article(),
    }
}

/// How much of a source was seen; nothing where the official page itself was.
pub fn seen(lang: Lang, seen: Seen) -> Option<&'static str> {
    match seen {
        Seen::Original => None,
        Seen::Copy => Some(lang.seen_copy()),
        Seen::Quoted => Some(lang.seen_quoted()),
        Seen::NotRead => Some(lang.seen_not_read()),
    }
}

/// A source by its title, number and date.
pub fn source_title(lang: Lang, source: &Source) -> String {
    if let Some(told) = &source.told {
        return crate::report::told_by(lang, told);
    }
    let date = source.date.map(|date| match date {
        Issued::Year(year) => lang.year(year),
        Issued::Month(month) => lang.month(month),
        Issued::Day(day) => lang.day(day),
    });
    let parts = [Some(source.title.clone()), source.number.clone(), date];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Something that happened.
pub fn event(lang: Lang, kind: EventKind) -> &'static str {
    match kind {
        EventKind::Activated => lang.event_activated(),
        EventKind::NotActivated => lang.event_not_activated(),
        EventKind::Bound => lang.event_bound(),
        EventKind::Unbound => lang.event_unbound(),
        EventKind::Shared => lang.event_shared(),
        EventKind::Unshared => lang.event_unshared(),
        EventKind::LeftUnit => lang.event_left_unit(),
        EventKind::StopFiled => lang.event_stop_filed(),
        EventKind::UnemploymentEnded => lang.event_unemployment_ended(),
        EventKind::RetirementApproved => lang.event_retirement_approved(),
        EventKind::Discharged => lang.event_discharged(),
        EventKind::DischargedFamily => lang.event_discharged_family(),
        EventKind::Released => lang.event_released(),
        EventKind::Graduated => lang.event_graduated(),
        EventKind::MovedIn => lang.event_moved_in(),
        EventKind::Returned => lang.event_returned(),
        EventKind::MedicalAid => lang.event_medical_aid(),
        EventKind::Religious => lang.event_religious(),
        EventKind::EnteredSchool => lang.event_entered_school(),
        EventKind::HukouRegistered => lang.event_hukou_registered(),
    }
}
