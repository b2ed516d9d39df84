//! The rules of a place, as somebody asks for them: every sentence with its source, what is inherited, not known, or said
//! otherwise. Data in words of one language; how it is set on a page is told in `text`.
//!
//! Knows rules and sources; must not know a person or what a rule makes of anybody's months.

mod beside;
mod cite;
mod entry;
mod groups;
mod text;

use serde::Serialize;

use super::advice::advice_text;
use super::json::{AdviceJson, DayJson, PlaceJson, StandingName};
use crate::calendar::Day;
use crate::i18n::Lang;
use crate::policy::{Confidence, Identity, NATION, RegionBlock, Rules, SlotId};

pub use text::explained_text;

/// The version of the form.
const FORMAT: u32 = 1;

/// The rules of a place on a day, as `yibao explain REGION --format json` prints them. Fields may be added without a new
/// `format`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(title = "The rules of a place, told by yibao (医保日历)")
)]
pub struct Explained {
    /// The version of this form. Grows when a field changes its meaning or goes away.
    pub format: u32,
    /// The place, and whose packs apply there.
    pub place: PlaceJson,
    /// Their names, the most local first.
    pub rules_of: Vec<String>,
    /// The day on which they are in force.
    pub on: DayJson,
    /// What there is to say, in the order in which somebody asks.
    pub chapters: Vec<Chapter>,
    /// What to do, bring, or ask.
    pub advice: Vec<AdviceJson>,
}

/// Groups that belong together.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Chapter {
    /// What it is about.
    pub title: String,
    /// Its groups.
    pub groups: Vec<Group>,
}

/// Rules that answer one kind of question.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Group {
    /// The question.
    pub title: String,
    /// Its rules.
    pub rules: Vec<RuleEntry>,
}

/// A rule, or that there is none.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RuleEntry {
    /// The parameter, as its path in a pack.
    pub parameter: String,
    /// What it is about.
    pub topic: String,
    /// Of whom, where it is not of everybody it concerns.
    pub who: Vec<Identity>,
    /// Whether there is a value.
    pub state: RuleState,
    /// What it says; for an unknown, why it is not known; nothing if nothing was collected.
    pub says: String,
    /// The region whose rule it is.
    pub region: Option<String>,
    /// Whether that is a region above the place.
    pub inherited: bool,
    /// Who says it, of what days, and when that was checked.
    pub source: Option<Cited>,
    /// How sure the maintainer is; null where nothing is said.
    pub confidence: Option<Confidence>,
    /// What the pack adds.
    pub note: Option<String>,
    /// The words of the source.
    pub quote: Option<String>,
    /// 未核实: expired, not announced, not checked for long.
    pub flags: Vec<Flag>,
    /// What other sources say.
    pub others: Vec<OtherEntry>,
    /// What is already known to follow it.
    pub then: Vec<Change>,
    /// What to ask at 12393, where it is not known.
    pub question: Option<String>,
    /// The parameter itself.
    #[serde(skip)]
    pub slot: SlotId,
}

/// Whether there is a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RuleState {
    /// There is.
    Known,
    /// The pack says that there is none, and why.
    Unknown,
    /// Nobody says anything.
    NotCollected,
}

/// Why a rule may no longer hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Flag {
    /// Which kind.
    pub kind: FlagKind,
    /// In words.
    pub says: String,
}

/// Why a rule may no longer hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FlagKind {
    /// Its last day has passed and nobody has followed.
    Expired,
    /// The window of the year is not announced.
    NotAnnounced,
    /// Nobody has looked at it for over a year.
    Unchecked,
}

/// A source, as far as a statement rests on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cited {
    /// Title, number and date.
    pub title: String,
    /// What kind of text it is, in words.
    pub authority: String,
    /// How much of it was seen, in words.
    pub seen: String,
    /// The first day on which what it says holds; null if it does not say.
    pub valid_from: Option<DayJson>,
    /// The last day, if it says.
    pub valid_to: Option<DayJson>,
    /// When somebody last looked at it.
    pub checked: DayJson,
    /// Its official address.
    pub url: Option<String>,
    /// Whether the rule names its own year, so that it needs no dates.
    #[serde(skip)]
    pub of_a_year: bool,
    /// The region in whose pack it is declared.
    #[serde(skip)]
    pub region: Option<String>,
    /// Whether it lays down the rule itself: an answer, a report or a finding only tells of one, perhaps of another place.
    #[serde(skip)]
    pub lays_down: bool,
}

/// What another source says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OtherEntry {
    /// Its name in the pack.
    pub reading: String,
    /// As well founded as what is shown, or only a claim.
    pub standing: StandingName,
    /// What to call whoever says it.
    pub label: String,
    /// Of whom, where it is not of everybody the rule is of.
    pub who: Vec<Identity>,
    /// What it says.
    pub says: String,
    /// What the pack adds.
    pub note: Option<String>,
    /// Who says it.
    pub source: Option<Cited>,
    /// Whether that is an article, or nobody.
    #[serde(skip)]
    pub(super) by_article: bool,
}

impl OtherEntry {
    /// Whether it is nothing but what an article claims.
    pub(super) const fn is_article(&self) -> bool {
        self.by_article
    }
}

/// What follows a rule that ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Change {
    /// From when.
    pub from: DayJson,
    /// Of whom, where it is not of everybody the rule is of.
    pub who: Vec<Identity>,
    /// The region whose rule that is.
    pub region: Option<String>,
    /// Whether that is a region above the place.
    pub inherited: bool,
    /// What holds then.
    pub says: String,
    /// Who says it.
    pub source: Option<Cited>,
}

impl Explained {
    /// The rules of the place with this code, in force on a day.
    pub fn of(lang: Lang, code: &str, rules: &Rules, on: Day) -> Self {
        let chapters = groups::CHAPTERS.iter().map(|chapter| Chapter {
            title: (chapter.title)(lang).to_owned(),
            groups: chapter
                .groups
                .iter()
                .map(|group| Group {
                    title: (group.title)(lang).to_owned(),
                    rules: group
                        .slots
                        .iter()
                        .flat_map(|slot| entry::entries(lang, code, rules, *slot, on))
                        .collect(),
                })
                .collect(),
        });
        let regions = || rules.chain.iter().map(|pack| &pack.region);
        let mut advice: Vec<AdviceJson> = Vec::new();
        for (level, one) in rules.advice() {
            if !advice.iter().any(|other| other.id == one.id) {
                advice.push(advice_text(lang, rules, level, one).into());
            }
        }
        Self {
            format: FORMAT,
            place: PlaceJson {
                code: code.to_owned(),
                name: rules.place.clone(),
                own_pack: regions().any(|region| region.code == code),
                packs: regions().map(|region| region.code.clone()).collect(),
            },
            rules_of: regions().map(|region| region_name(lang, region)).collect(),
            on: on.into(),
            chapters: chapters.collect(),
            advice,
        }
    }

    /// All rules, in order.
    pub fn rules(&self) -> impl Iterator<Item = &RuleEntry> {
        let groups = self.chapters.iter().flat_map(|chapter| &chapter.groups);
        groups.flat_map(|group| &group.rules)
    }
}

/// What a region is called where it is said whose rule something is.
fn region_name(lang: Lang, region: &RegionBlock) -> String {
    if region.code == NATION {
        return lang.explain_nation().to_owned();
    }
    region.name.clone()
}

#[cfg(test)]
mod tests {
    use schemars::generate::SchemaSettings;

    use super::Explained;
    use crate::policy::schema::assert_committed;

    #[test]
    fn the_schema_of_explanations_is_the_committed_one() {
        let settings = SchemaSettings::draft07().for_serialize();
        let generated = settings
            .into_generator()
            .into_root_schema_for::<Explained>();
        assert_committed("explain.schema.json", &generated);
    }
}
