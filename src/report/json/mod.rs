//! The answer as data for other programs. Its JSON Schema is generated from these types and committed beside the
//! message files; a test compares the two.

mod check;
mod diff;
mod fill;
mod plans;
mod replay;

use serde::{Serialize, Serializer};

use crate::calendar::{Day, Month};
use crate::engine::Line;
use crate::policy::{Identity, Mark, ToldBy};

pub use check::{CheckJson, check_json};
pub use diff::{DiffJson, diff_json};
pub use fill::answer_json;
use plans::{DaysJson, ErrandJson, NextJson, PlanJson};
pub use replay::{ReplayJson, replay_json};

/// The answer to one case, as `yibao show CASE --format json` prints it. Fields may be added without a new `format`.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(title = "An answer of yibao (医保日历)")
)]
pub struct AnswerJson {
    /// The version of this form. Grows when a field changes its meaning or goes away.
    pub format: u32,
    /// The case, on one line; `yibao show` takes it again.
    pub case: String,
    /// Today, as the case sees it.
    pub as_of: DayJson,
    /// The places of the case, in the order they are referred to.
    pub places: Vec<PlaceJson>,
    /// The packs it was answered by.
    pub packs: Vec<PackJson>,
    /// Who the person is now.
    pub who: Identity,
    /// Can I now, from when, until when.
    pub verdict: VerdictJson,
    /// What to do next; null where nothing is left to be done.
    pub next: Option<NextJson>,
    /// What can still be done, the safest first.
    pub plans: Vec<PlanJson>,
    /// What can be done beside paying.
    pub errands: Vec<ErrandJson>,
    /// Every month of the record, from the first fact to two years after `as_of`.
    pub months: Vec<MonthJson>,
    /// Runs with one other reading each.
    pub alternatives: Vec<AlternativeJson>,
    /// Whether there were more of them than are listed.
    pub more_alternatives: bool,
    /// What is not known here.
    pub unknowns: Vec<UnknownJson>,
    /// Dates near a cut-off.
    pub alarms: Vec<AlarmJson>,
    /// What somebody was told that holds at its places; empty: the packs alone.
    pub local: Vec<LocalJson>,
    /// How it compares with what was saved; null for a case that was not.
    pub replay: Option<ReplayJson>,
}

/// A day of the Gregorian calendar: `2026-03-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Day"))]
pub struct DayJson(#[cfg_attr(test, schemars(with = "String", extend("format" = "date")))] Day);

impl Serialize for DayJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A month: `2026-03`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "YearMonth"))]
#[serde(transparent)]
pub struct MonthText(#[cfg_attr(test, schemars(regex(pattern = "^[0-9]{4}-[0-9]{2}$")))] String);

impl From<Day> for DayJson {
    fn from(day: Day) -> Self {
        Self(day)
    }
}

impl From<DayJson> for Day {
    fn from(day: DayJson) -> Self {
        day.0
    }
}

impl From<Month> for MonthText {
    fn from(month: Month) -> Self {
        Self(month.to_string())
    }
}

/// A place, and whose rules hold there.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Place"))]
pub struct PlaceJson {
    /// The division code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Whether it, or the pool it belongs to, has a pack of its own.
    pub own_pack: bool,
    /// The codes of the packs that apply, the most local first.
    pub packs: Vec<String>,
}

/// A pack an answer comes from.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Pack"))]
pub struct PackJson {
    /// Its file.
    pub file: String,
    /// When somebody last checked anything in it; null: never.
    pub checked: Option<DayJson>,
    /// The sum of its bytes, as a saved case has it.
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9a-f]{16}$")))]
    pub sum: String,
}

/// Can I now, from when, until when.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Verdict"))]
pub struct VerdictJson {
    /// The state of today.
    pub now: Mark,
    /// In words.
    pub says: String,
    /// The first usable day, seen from today; today itself if usable now; null if not known or not in sight.
    pub usable_from: Option<DayJson>,
    /// The earliest day it may be usable, where the first usable day is not certain.
    pub usable_earliest: Option<DayJson>,
    /// The last day that is paid for; null if nothing is, or beyond the record.
    pub paid_until: Option<DayJson>,
    /// Whether `paid_until` is certain, or only the least.
    pub paid_until_at_least: bool,
}

/// A month.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Month"))]
pub struct MonthJson {
    /// Which month.
    pub month: MonthText,
    /// Whether the fund's state rests on premiums still to come, due as before or planned.
    pub expected: bool,
    /// The pooled fund: amendments applied.
    pub fund: Vec<SpanJson>,
    /// The rules that decided the fund's days.
    pub rules: Vec<RuleJson>,
    /// What other readings would make of the fund's days.
    pub others: Vec<OtherJson>,
    /// The side lines.
    pub lines: Vec<LineJson>,
    /// Advice that applies.
    pub advice: Vec<AdviceJson>,
}

/// A rule as somebody was told it; nobody has looked it up.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Local"))]
pub struct LocalJson {
    /// The code of the place whose rule it is.
    pub region: String,
    /// The parameter, as its path in a pack.
    pub parameter: String,
    /// What was told.
    pub rule: Option<String>,
    /// Who told it.
    pub by: ToldBy,
    /// On which day.
    pub on: DayJson,
    /// In words: who, and when.
    pub says: String,
    /// The days of the fund that would come out otherwise without it, or that it decides itself.
    pub fund: Vec<DaysJson>,
    /// Whether it decides anything, on any line.
    pub takes_part: bool,
}

/// A stretch of days.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Span"))]
pub struct SpanJson {
    /// The first day.
    pub from: DayJson,
    /// The last day.
    pub to: DayJson,
    /// The mark, one character: of the ten states for the fund, 用 通 垫 冻 疑 or - for side lines.
    #[cfg_attr(test, schemars(length(equal = 1)))]
    pub mark: String,
    /// What the mark means.
    pub means: String,
    /// Why.
    pub reason: String,
    /// Whether that rests on what has not happened yet: premiums still to come, or plans.
    pub expected: bool,
    /// Whether that rests on a local answer.
    pub local: bool,
}

/// A side line in a month.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Line"))]
pub struct LineJson {
    /// Which line.
    pub line: LineName,
    /// Its days.
    pub spans: Vec<SpanJson>,
    /// The rules that decided them.
    pub rules: Vec<RuleJson>,
    /// What other readings would make of them.
    pub others: Vec<OtherJson>,
}

/// What another reading would make of a month.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Other"))]
pub struct OtherJson {
    /// Its name; what it says and who says it stands under `alternatives`.
    pub reading: String,
    /// As well founded as what is shown, or only a claim.
    pub standing: StandingName,
    /// The mark of the month, or marks with their days.
    pub marks: String,
}

/// The side lines.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LineName {
    /// Personal account.
    Account,
    /// Settlement at the counter.
    Settlement,
    /// Family account.
    FamilyAccount,
    /// Mutual aid.
    MutualAid,
}

/// Any line of an answer.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AnyLine {
    /// Pooled fund.
    Fund,
    /// Personal account.
    Account,
    /// Settlement at the counter.
    Settlement,
    /// Family account.
    FamilyAccount,
    /// Mutual aid.
    MutualAid,
}

impl From<Line> for AnyLine {
    fn from(line: Line) -> Self {
        match line {
            Line::Fund => Self::Fund,
            Line::Account => Self::Account,
            Line::Settlement => Self::Settlement,
            Line::Family => Self::FamilyAccount,
            Line::Share => Self::MutualAid,
        }
    }
}

/// A rule with its source.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Rule"))]
pub struct RuleJson {
    /// The region whose rule it is.
    pub region: String,
    /// What it says.
    pub says: String,
    /// What the pack adds.
    pub note: Option<String>,
    /// The words of the source.
    pub quote: Option<String>,
    /// Title, number and date of the source.
    pub source: Option<String>,
    /// What kind of text it is, how much was seen, when it was checked.
    pub standing: Option<String>,
    /// Its official address.
    pub url: Option<String>,
    /// 未核实, 按现有说法.
    pub flags: Vec<String>,
}

/// Another reading.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Alternative"))]
pub struct AlternativeJson {
    /// The name of the reading in the pack.
    pub reading: String,
    /// As well founded as what is shown, or only a claim.
    pub standing: StandingName,
    /// Who says it.
    pub source: String,
    /// What it says.
    pub says: String,
    /// The first day it comes out otherwise; null if it comes to the same.
    pub differs_from: Option<DayJson>,
    /// The first usable day by this reading.
    pub usable_from: Option<DayJson>,
}

/// How well founded a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StandingName {
    /// As well as what is shown.
    Open,
    /// Less well.
    Claim,
}

/// Something not known here.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Unknown"))]
pub struct UnknownJson {
    /// The parameter, as its path in a pack.
    pub parameter: String,
    /// What it is about.
    pub topic: String,
    /// The first day it leaves open.
    pub from: DayJson,
    /// What the regions that know say; never a verdict.
    pub elsewhere: Option<RangeJson>,
    /// The question for 12393 that settles it.
    pub question: String,
}

/// What other regions say.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Range"))]
pub struct RangeJson {
    /// How many regions know.
    pub regions: usize,
    /// The earliest first usable day.
    pub earliest: DayJson,
    /// The latest.
    pub latest: DayJson,
}

/// A date near a cut-off.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Alarm"))]
pub struct AlarmJson {
    /// The date given.
    pub given: DayJson,
    /// The nearest day on which it comes out otherwise.
    pub other: DayJson,
    /// The first usable day if it was that day.
    pub usable_from: Option<DayJson>,
    /// Whether claims for days without cover depend on it.
    pub claims_change: bool,
    /// In a sentence.
    pub says: String,
}

/// A piece of advice.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Advice"))]
pub struct AdviceJson {
    /// Its id in the pack.
    pub id: String,
    /// What it says.
    pub says: String,
    /// What to bring.
    pub bring: Vec<String>,
    /// Whom to ask.
    pub ask: Option<String>,
    /// Who says it.
    pub source: String,
}

#[cfg(test)]
mod tests {
    use schemars::generate::SchemaSettings;

    use super::AnswerJson;
    use crate::policy::schema::assert_committed;

    #[test]
    fn the_schema_of_answers_is_the_committed_one() {
        let settings = SchemaSettings::draft07().for_serialize();
        let generated = settings
            .into_generator()
            .into_root_schema_for::<AnswerJson>();
        assert_committed("answer.schema.json", &generated);
    }
}
