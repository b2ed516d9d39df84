//! What is known of which places: how much of it is their own, how sure it is, and how old.

mod table;

use serde::Serialize;

use super::explained::{Explained, RuleEntry, RuleState};
use super::json::DayJson;
use crate::calendar::Day;
use crate::i18n::Lang;
use crate::policy::{
    BenefitYear, Confidence, Faulty, Identity, Index, NATION, Place, Rules, Shelf,
};

pub use table::coverage_text;

/// The version of the form.
const FORMAT: u32 = 1;

/// What is known of which places, as `yibao regions --format json` prints it. Fields may be added without a new `format`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(title = "The places yibao (医保日历) knows")
)]
pub struct Coverage {
    /// The version of this form. Grows when a field changes its meaning or goes away.
    pub format: u32,
    /// The day on which it is looked at.
    pub on: DayJson,
    /// Every place with a pack: those with rules of their own before those of which only is told what is missing; of
    /// either, what has not been checked for the longest time first and what has no day of a check last, cities below
    /// their province.
    pub places: Vec<Covered>,
    /// All of it in numbers.
    pub summary: Summary,
}

/// A place with a pack.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Covered {
    /// The division code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The province of a city.
    pub province: Option<String>,
    /// The oldest day on which anything its pack says was last checked.
    pub checked: Option<DayJson>,
    /// Rules of its own, as `yibao explain` lists them.
    pub own: usize,
    /// Rules from above.
    pub inherited: usize,
    /// Where its packs say that nothing is known, and why.
    pub unknown: usize,
    /// Where nobody says anything.
    pub not_collected: usize,
    /// Own rules that the maintainer is not quite sure of.
    pub unsure: usize,
    /// Worked examples.
    pub examples: usize,
    /// The benefit years whose window is known, of the last, this and the next.
    pub windows: Vec<i32>,
    /// Own rules that may no longer hold.
    pub expired: Vec<Expired>,
}

/// A rule that may no longer hold.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Expired {
    /// The parameter, as its path in a pack.
    pub parameter: String,
    /// What it is about.
    pub topic: String,
    /// Why.
    pub says: Vec<String>,
}

/// All of it in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Summary {
    /// Provinces there are.
    pub provinces: usize,
    /// Those with rules of their own.
    pub provinces_with_rules: usize,
    /// Places below a province with rules of their own.
    pub cities_with_rules: usize,
    /// Places whose packs hold no rule, only what is missing there.
    pub only_gaps: usize,
    /// Those with a pack.
    pub provinces_known: usize,
    /// Places below a province with a pack.
    pub cities_known: usize,
    /// Places without a pack that follow another place with rules of its own, such as their province.
    pub follow_above: usize,
    /// Places without a pack of which only the nation's rules are known.
    pub follow_nation: usize,
}

impl Coverage {
    /// What the packs of a shelf say of which places on a day.
    ///
    /// # Errors
    /// When a pack is missing or faulty.
    pub fn of(lang: Lang, shelf: &mut Shelf, on: Day) -> Result<Self, Faulty> {
        let with_packs = shelf.index().places().iter();
        let with_packs = with_packs.filter(|place| place.pack.is_some());
        let with_packs: Vec<Place> = with_packs.cloned().collect();
        let mut places = Vec::with_capacity(with_packs.len());
        for place in &with_packs {
            let rules = shelf.collected(&place.code)?;
            places.push(covered(lang, shelf.index(), place, &rules, on));
        }
        let (with_rules, only_gaps): (Vec<Covered>, Vec<Covered>) =
            places.into_iter().partition(Covered::has_rules);
        let summary = summary(shelf.index(), &with_rules, &only_gaps);
        let mut places = oldest_first(with_rules);
        places.extend(oldest_first(only_gaps));
        Ok(Self {
            format: FORMAT,
            on: on.into(),
            places,
            summary,
        })
    }
}

impl Covered {
    /// Whether its pack holds any rule in force, and not only what is missing or claimed.
    pub const fn has_rules(&self) -> bool {
        self.own > 0
    }
}

fn covered(lang: Lang, index: &Index, place: &Place, rules: &Rules, on: Day) -> Covered {
    let explained = Explained::of(lang, &place.code, rules, on);
    let count = |is: &dyn Fn(&RuleEntry) -> bool| explained.rules().filter(|rule| is(rule)).count();
    let known = |rule: &RuleEntry| rule.state == RuleState::Known;
    let own = |rule: &RuleEntry| known(rule) && !rule.inherited;
    let said = rules.choices().filter(|(_, choice)| choice.level == 0);
    let parent = place.parent.as_deref().filter(|code| *code != NATION);
    let expired = explained
        .rules()
        .filter(|rule| own(rule) && !rule.flags.is_empty());
    Covered {
        code: place.code.clone(),
        name: place.name.clone(),
        province: parent
            .and_then(|code| index.by_code(code))
            .map(|place| place.name.clone()),
        checked: said
            .filter_map(|(_, choice)| choice.checked())
            .min()
            .map(Into::into),
        own: count(&own),
        inherited: count(&|rule| known(rule) && rule.inherited),
        unknown: count(&|rule| rule.state == RuleState::Unknown),
        not_collected: count(&|rule| rule.state == RuleState::NotCollected),
        unsure: count(&|rule| own(rule) && rule.confidence != Some(Confidence::High)),
        examples: rules.chain.first().map_or(0, |pack| pack.examples.len()),
        windows: windows(rules, on),
        expired: expired
            .map(|rule| Expired {
                parameter: rule.parameter.clone(),
                topic: rule.topic.clone(),
                says: rule.flags.iter().map(|flag| flag.says.clone()).collect(),
            })
            .collect(),
    }
}

/// The benefit years around a day whose window somebody has announced.
fn windows(rules: &Rules, on: Day) -> Vec<i32> {
    let resident = &rules.slots.resident;
    let year = resident.year.on(Identity::Resident, on, None).known();
    let calendar = year.copied().unwrap_or(BenefitYear::CALENDAR);
    let this = calendar.of(on);
    let is_known = |year: &i32| {
        let (who, first) = (Identity::Resident, calendar.first(*year));
        let window = resident.window.on(who, first, None).known();
        window.is_some() && !resident.window.is_stale(who, first)
    };
    (this - 1..=this + 1).filter(is_known).collect()
}

/// Provinces with their cities, those first of which something has not been checked for the longest time.
fn oldest_first(places: Vec<Covered>) -> Vec<Covered> {
    let province = |place: &Covered| place.province.clone().unwrap_or_else(|| place.name.clone());
    let oldest = |of: &str| {
        let places = places.iter().filter(|place| province(place) == of);
        places.filter_map(|place| place.checked).min()
    };
    // What has no date names no source that could be looked at again: that comes last.
    let oldest_of_all = |day: Option<DayJson>| (day.is_none(), day);
    let key = |place: &Covered| {
        let of = province(place);
        let first = places.iter().position(|place| province(place) == of);
        let is_city = place.province.is_some();
        (
            oldest_of_all(oldest(&of)),
            first,
            is_city,
            oldest_of_all(place.checked),
        )
    };
    let keys: Vec<_> = places.iter().map(key).collect();
    let mut keyed: Vec<_> = keys.into_iter().zip(places).collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, place)| place).collect()
}

fn summary(index: &Index, with_rules: &[Covered], only_gaps: &[Covered]) -> Summary {
    let has_rules = |code: &str| with_rules.iter().any(|place| place.code == code);
    let mut summary = Summary {
        only_gaps: only_gaps.len(),
        ..Summary::default()
    };
    for place in index.places() {
        let Some(parent) = &place.parent else {
            continue;
        };
        let is_province = parent == NATION;
        summary.provinces += usize::from(is_province);
        if has_rules(&place.code) {
            summary.provinces_with_rules += usize::from(is_province);
            summary.cities_with_rules += usize::from(!is_province);
        }
        match (place.pack.is_some(), is_province) {
            (true, true) => summary.provinces_known += 1,
            (true, false) => summary.cities_known += 1,
            (false, _) => {
                let mut above = index.chain(&place.code).into_iter();
                let follows = above.any(|place| place.code != NATION && has_rules(&place.code));
                summary.follow_above += usize::from(follows);
                summary.follow_nation += usize::from(!follows);
            }
        }
    }
    summary
}

#[cfg(test)]
mod tests {
    use schemars::generate::SchemaSettings;

    use super::Coverage;
    use crate::policy::schema::assert_committed;

    #[test]
    fn the_schema_of_coverage_is_the_committed_one() {
        let settings = SchemaSettings::draft07().for_serialize();
        let generated = settings.into_generator().into_root_schema_for::<Coverage>();
        assert_committed("regions.schema.json", &generated);
    }
}
