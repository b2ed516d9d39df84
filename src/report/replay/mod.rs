//! A saved case under the packs of today: which months come out otherwise than they did, and which rule has changed.
//!
//! Knows what was saved and the answer of today; the packs of then are gone, and nothing here needs them.

mod changed;
mod hangs;
mod marks;
mod record;

pub(in crate::report) use record::packs;
pub use record::saved;

use crate::calendar::{Day, DayRange, Month};
use crate::case::{Saved, SavedPack};
use crate::engine::Line;
use crate::i18n::Lang;
use crate::policy::{ChoiceId, Rules, Shelf};
use crate::report::{Report, words};

use changed::Changed;
use marks::Marks;

/// How a saved answer stands to the one of today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// The day on which it was saved.
    pub on: Day,
    /// The version of the program then.
    pub program: String,
    /// The packs that have changed.
    pub packs: Vec<PackThen>,
    /// What came of it.
    pub outcome: Replayed,
}

/// What came of answering a saved case again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replayed {
    /// The facts are not those of then: there is nothing to compare.
    OtherCase,
    /// Every month comes out the same.
    Same,
    /// These months do not.
    Otherwise(Vec<MonthThen>),
}

/// A pack that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackThen {
    /// Its file.
    pub file: String,
    /// How it was; none: there was none.
    pub was: Option<Checked>,
    /// How it is now; none: there is none.
    pub now: Option<Checked>,
}

/// When somebody last checked anything in a pack; none: never.
type Checked = Option<Day>;

/// A month that comes out otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthThen {
    /// Of which line.
    pub line: Line,
    /// Which month.
    pub month: Month,
    /// Its marks then.
    pub was: Vec<(DayRange, char)>,
    /// Its marks now.
    pub now: Vec<(DayRange, char)>,
    /// The rules that have changed.
    pub rules: Vec<RuleThen>,
}

/// A parameter of which something else is said than was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleThen {
    /// The parameter, as its path in a pack.
    pub parameter: String,
    /// What was said then; empty if nothing hung on it.
    pub was: Vec<RuleText>,
    /// What is said now.
    pub now: Vec<RuleText>,
}

/// What is said of a parameter, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// What is said, the place whose rule it is first.
    pub says: String,
    /// The id of the source, if there is one.
    pub source: Option<String>,
    /// Its title.
    pub title: Option<String>,
}

impl Replay {
    /// Holds the answer of today against the one that was saved.
    pub fn of(lang: Lang, saved: &Saved, report: &Report, shelf: &Shelf) -> Self {
        let packs = changed_packs(&saved.packs, &record::packs(report, shelf));
        let outcome = if saved.case == record::case_sum(report) {
            compare(lang, saved, report, &packs, shelf)
        } else {
            Replayed::OtherCase
        };
        Self {
            on: saved.on,
            program: saved.program.clone(),
            packs,
            outcome,
        }
    }
}

fn compare(
    lang: Lang,
    saved: &Saved,
    report: &Report,
    packs: &[PackThen],
    shelf: &Shelf,
) -> Replayed {
    let mut unlike = Vec::new();
    for line in Saved::LINES {
        let was = Marks::saved(saved, saved.line(line));
        let now = Marks::shown(&report.answer.go_on, line);
        for month in was.unlike(&now) {
            unlike.push((line, month, was.in_month(month), now.in_month(month)));
        }
    }
    if unlike.is_empty() {
        return Replayed::Same;
    }
    let changed = Changed::of(lang, saved, report, packs, shelf);
    let months = unlike.into_iter().map(|(line, month, was, now)| MonthThen {
        rules: changed.rules(line, month),
        line,
        month,
        was,
        now,
    });
    Replayed::Otherwise(months.collect())
}

/// The packs that are not the same, each once.
fn changed_packs(then: &[SavedPack], now: &[SavedPack]) -> Vec<PackThen> {
    let find = |packs: &[SavedPack], pack: &SavedPack| {
        let same = |other: &&SavedPack| (&other.place, &other.file) == (&pack.place, &pack.file);
        packs.iter().find(same).map(|one| (one.sum, one.checked))
    };
    let mut changed: Vec<PackThen> = Vec::new();
    for pack in then.iter().chain(now) {
        let (was, is) = (find(then, pack), find(now, pack));
        if was.map(|(sum, _)| sum) == is.map(|(sum, _)| sum) {
            continue;
        }
        let one = PackThen {
            file: pack.file.clone(),
            was: was.map(|(_, checked)| checked),
            now: is.map(|(_, checked)| checked),
        };
        if !changed.contains(&one) {
            changed.push(one);
        }
    }
    changed
}

/// What a statement says, the place whose rule it is first. Nothing for a statement without a value.
fn saying(lang: Lang, rules: &Rules, id: ChoiceId) -> Option<String> {
    let place = rules.pack_of(id).map_or("", |pack| &pack.region.name);
    Some(lang.rule_of_place(place, words::rule(lang, rules, id)?))
}
