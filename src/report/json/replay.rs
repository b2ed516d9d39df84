//! A saved case held against the packs of today, as data.

use serde::Serialize;

use super::{AnyLine, DayJson, MonthText};
use crate::calendar::DayRange;
use crate::i18n::Lang;
use crate::report::{MonthThen, Replay, Replayed, RuleText, RuleThen, replay_says};

/// What became of a saved answer under the packs of today.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Replay"))]
pub struct ReplayJson {
    /// The day on which it was saved.
    pub saved_on: DayJson,
    /// The version of the program then.
    pub program: String,
    /// What came of it.
    pub result: ReplayResult,
    /// In a sentence.
    pub says: String,
    /// The packs that have changed.
    pub packs: Vec<PackThenJson>,
    /// The months that come out otherwise, line by line.
    pub months: Vec<MonthThenJson>,
}

/// What came of answering a saved case again.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ReplayResult {
    /// The facts are not those of then: nothing was compared.
    OtherCase,
    /// Every month comes out the same.
    Same,
    /// Some months do not.
    Otherwise,
}

/// A pack that has changed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "PackThen"))]
pub struct PackThenJson {
    /// Its file.
    pub file: String,
    /// How it was; null: there was none.
    pub was: Option<PackStateJson>,
    /// How it is now; null: there is none.
    pub now: Option<PackStateJson>,
}

/// A pack at one time.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "PackState"))]
pub struct PackStateJson {
    /// When somebody last checked anything in it; null: never.
    pub checked: Option<DayJson>,
}

/// A month that comes out otherwise.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "MonthThen"))]
pub struct MonthThenJson {
    /// Of which line.
    pub line: AnyLine,
    /// Which month.
    pub month: MonthText,
    /// Its days then.
    pub was: Vec<MarkJson>,
    /// Its days now.
    pub now: Vec<MarkJson>,
    /// The rules that have changed; empty if none was found.
    pub rules: Vec<RuleThenJson>,
}

/// Days with one mark.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "MarkDays"))]
pub struct MarkJson {
    /// The first day.
    pub from: DayJson,
    /// The last day.
    pub to: DayJson,
    /// The mark, one character.
    #[cfg_attr(test, schemars(length(equal = 1)))]
    pub mark: String,
}

/// A parameter of which something else is said than was.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "RuleThen"))]
pub struct RuleThenJson {
    /// The parameter, as its path in a pack.
    pub parameter: String,
    /// What was said then; empty if nothing hung on it.
    pub was: Vec<RuleTextJson>,
    /// What is said now.
    pub now: Vec<RuleTextJson>,
}

/// What is said of a parameter.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "RuleText"))]
pub struct RuleTextJson {
    /// In words, the region whose rule it is first.
    pub says: String,
    /// The id of the source; null for what nobody knows.
    pub source: Option<String>,
    /// Its title.
    pub title: Option<String>,
}

/// What became of a saved answer, as data.
pub fn replay_json(lang: Lang, replay: &Replay) -> ReplayJson {
    let (result, months) = match &replay.outcome {
        Replayed::OtherCase => (ReplayResult::OtherCase, [].as_slice()),
        Replayed::Same => (ReplayResult::Same, [].as_slice()),
        Replayed::Otherwise(months) => (ReplayResult::Otherwise, months.as_slice()),
    };
    let packs = replay.packs.iter().map(|pack| PackThenJson {
        file: pack.file.clone(),
        was: pack.was.map(|checked| PackStateJson {
            checked: checked.map(DayJson::from),
        }),
        now: pack.now.map(|checked| PackStateJson {
            checked: checked.map(DayJson::from),
        }),
    });
    ReplayJson {
        saved_on: replay.on.into(),
        program: replay.program.clone(),
        result,
        says: replay_says(lang, replay),
        packs: packs.collect(),
        months: months.iter().map(month).collect(),
    }
}

fn month(then: &MonthThen) -> MonthThenJson {
    MonthThenJson {
        line: then.line.into(),
        month: then.month.into(),
        was: then.was.iter().map(mark).collect(),
        now: then.now.iter().map(mark).collect(),
        rules: then.rules.iter().map(rule).collect(),
    }
}

fn mark((days, mark): &(DayRange, char)) -> MarkJson {
    MarkJson {
        from: days.from().into(),
        to: days.to().into(),
        mark: mark.to_string(),
    }
}

fn rule(rule: &RuleThen) -> RuleThenJson {
    RuleThenJson {
        parameter: rule.parameter.clone(),
        was: rule.was.iter().map(text).collect(),
        now: rule.now.iter().map(text).collect(),
    }
}

fn text(text: &RuleText) -> RuleTextJson {
    RuleTextJson {
        says: text.says.clone(),
        source: text.source.clone(),
        title: text.title.clone(),
    }
}
