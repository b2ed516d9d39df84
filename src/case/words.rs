//! The words of the one-line spelling. Each has one Chinese form, which is written, and others that are understood.

use crate::engine::EventKind;
use crate::policy::{Identity, closest};

/// `今`: the day the case is seen from.
pub(super) const AS_OF: [&str; 2] = ["今", "as-of"];
/// `生`: the day or month of birth.
pub(super) const BORN: [&str; 2] = ["生", "born"];
/// `年限`: years credited.
pub(super) const YEARS: [&str; 2] = ["年限", "years"];
/// `交`: a payment; `补` says the same of a past month.
pub(super) const PAID: [&str; 3] = ["交", "补", "paid"];

/// The written form of an identity on one line.
pub const fn identity(identity: Identity) -> &'static str {
    match identity {
        Identity::Unit => "单位",
        Identity::Flexible => "灵活",
        Identity::Unemployed => "失业",
        Identity::Retired => "退休",
        Identity::Resident => "居民",
        Identity::Student => "学生",
        Identity::Newborn => "新生儿",
    }
}

/// The identity a word stands for.
pub(super) fn read_identity(word: &str) -> Option<Identity> {
    Identity::ALL
        .into_iter()
        .find(|who| identity(*who) == word || who.code() == word)
}

/// The written form of an event on one line.
pub const fn event(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Activated => "激活",
        EventKind::NotActivated => "未激活",
        EventKind::Bound => "绑定",
        EventKind::Unbound => "解绑",
        EventKind::Shared => "共济",
        EventKind::Unshared => "停共济",
        EventKind::LeftUnit => "离职",
        EventKind::StopFiled => "停保",
        EventKind::UnemploymentEnded => "失业金停",
        EventKind::RetirementApproved => "退休获批",
        EventKind::Discharged => "退伍",
        EventKind::DischargedFamily => "随军家属",
        EventKind::Released => "刑满",
        EventKind::Graduated => "毕业",
        EventKind::MovedIn => "迁入",
        EventKind::Returned => "回国",
        EventKind::MedicalAid => "救助",
        EventKind::Religious => "宗教",
        EventKind::EnteredSchool => "入学",
        EventKind::HukouRegistered => "落户",
    }
}

/// The event a word stands for.
pub(super) fn read_event(word: &str) -> Option<EventKind> {
    EventKind::ALL
        .into_iter()
        .find(|kind| event(*kind) == word || kind.code() == word)
}

/// The identity word most like another, in the spelling it was probably meant in.
pub(super) fn near_identity(word: &str) -> Option<&'static str> {
    let words = Identity::ALL.into_iter();
    closest(word, words.flat_map(|who| [identity(who), who.code()]))
}

/// The event word most like another.
pub(super) fn near_event(word: &str) -> Option<&'static str> {
    let words = EventKind::ALL.into_iter();
    closest(word, words.flat_map(|kind| [event(kind), kind.code()]))
}

/// The word most like another of all that can begin something. A single sign is in too many words to be meant.
pub(super) fn near_any(word: &str) -> Option<&'static str> {
    let keywords = [AS_OF, BORN, YEARS].into_iter().flatten().chain(PAID);
    closest(word, keywords.filter(|word| word.chars().count() > 1))
        .or_else(|| near_event(word))
        .or_else(|| near_identity(word))
}
