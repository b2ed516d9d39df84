//! Checking packs as a whole: do they all read, and does every worked example come out as its source says?
//!
//! Knows packs, cases and the machine; finds no words.

use crate::calendar::{Day, Month, parse_month};
use crate::case::{Case, CaseProblem};
use crate::engine::{Course, Pick, Timeline, run};
use crate::policy::{Example, Faulty, INDEX_FILE, Mark, Rules, Shelf, read_pack};

/// Something wrong with a pack.
#[derive(Debug)]
pub enum Finding {
    /// It does not read.
    Faulty(Faulty),
    /// A worked example does not come out.
    Example {
        /// The file it stands in.
        file: String,
        /// The line it begins on.
        line: usize,
        /// What it shows.
        say: String,
        /// What is wrong with it.
        wrong: Wrong,
    },
}

/// What is wrong with a worked example.
#[derive(Debug)]
pub enum Wrong {
    /// Its case, on one line, does not read.
    Case(String, CaseProblem),
    /// Its month string does not read.
    Months(String),
    /// It names a reading its places do not have.
    Reading(String),
    /// It comes out otherwise.
    Differs {
        /// What it says.
        expected: String,
        /// What comes out.
        got: String,
    },
}

/// Everything that is wrong with files that are no shelf, because there is no index or it does not read: it hides
/// nothing of what is wrong with the others.
pub fn check_files(files: &[(String, String)], index: Faulty) -> Vec<Finding> {
    let others = files.iter().filter(|(name, _)| name != INDEX_FILE);
    let faulty = others.filter_map(|(name, text)| read_pack(name, text).err());
    let all = std::iter::once(index).chain(faulty);
    all.map(Finding::Faulty).collect()
}

/// Everything that is wrong with the packs of a shelf, and how many examples came out.
pub fn check(shelf: &mut Shelf) -> (Vec<Finding>, usize) {
    let packs: Vec<(String, String)> = shelf
        .index()
        .places()
        .iter()
        .filter_map(|place| place.pack.clone().map(|pack| (pack, place.code.clone())))
        .collect();
    let not_listed = shelf.not_listed().into_iter();
    let mut findings: Vec<Finding> = not_listed.map(Finding::Faulty).collect();
    let mut held = 0;
    for (file, code) in packs {
        let pack = match shelf.rules(&code).and_then(|_| shelf.pack(&file, &code)) {
            Ok(pack) => pack,
            Err(faulty) => {
                // Where a parent is at fault, the pack may have faults of its own as well.
                let own = shelf.pack(&file, &code).err();
                let own = own.filter(|own| own.file != faulty.file);
                for faulty in std::iter::once(faulty).chain(own) {
                    let known =
                        |f: &Finding| matches!(f, Finding::Faulty(other) if *other == faulty);
                    if !findings.iter().any(known) {
                        findings.push(Finding::Faulty(faulty));
                    }
                }
                continue;
            }
        };
        for example in &pack.examples {
            match holds(example, shelf) {
                Ok(None) => held += 1,
                Ok(Some(wrong)) => findings.push(Finding::Example {
                    file: file.clone(),
                    line: example.line,
                    say: example.say.clone(),
                    wrong,
                }),
                // The pack of another place is at fault: it is reported there.
                Err(_) => {}
            }
        }
    }
    (findings, held)
}

fn holds(example: &Example, shelf: &mut Shelf) -> Result<Option<Wrong>, Faulty> {
    // Every example says of itself what day it is seen from; this is only for those that do not.
    let otherwise = Day::default();
    let case = match Case::read_line(&example.case, shelf.index(), otherwise) {
        Ok(case) => case,
        Err(problem) => return Ok(Some(Wrong::Case(example.case.clone(), problem))),
    };
    let codes: Vec<String> = case.places().into_iter().map(str::to_owned).collect();
    let rules: Vec<Rules> = codes
        .iter()
        .map(|code| shelf.rules(code))
        .collect::<Result<_, _>>()?;
    let mut pick = Pick::default();
    if let Some(name) = &example.reading {
        match rules.first().and_then(|rules| rules.reading(name)) {
            Some(reading) => pick.reading = Some((0, reading)),
            None => return Ok(Some(Wrong::Reading(name.clone()))),
        }
    }
    let Some(timeline) = run(
        &rules,
        &case.facts(),
        Course {
            pick,
            ..Course::BASE
        },
    ) else {
        return Ok(None);
    };
    Ok(months_hold(example, &timeline).or_else(|| usable_holds(example, &case, &timeline)))
}

fn months_hold(example: &Example, timeline: &Timeline) -> Option<Wrong> {
    let months = example.months.as_ref()?;
    let Some((first, words)) = read_months(months) else {
        return Some(Wrong::Months(months.clone()));
    };
    let expected = words.join(" ");
    let got = month_string(timeline, first, words.len());
    (got != expected).then_some(Wrong::Differs { expected, got })
}

/// A month string: the first month, and a word of marks for each month from it on. Without spaces each character is a
/// month.
fn read_months(text: &str) -> Option<(Month, Vec<String>)> {
    let (first, marks) = text.trim().split_once(' ')?;
    let marks = marks.trim();
    let words: Vec<String> = if marks.contains(' ') {
        marks.split_whitespace().map(str::to_owned).collect()
    } else {
        marks.chars().map(String::from).collect()
    };
    let known = words
        .iter()
        .flat_map(|word| word.chars())
        .all(|c| Mark::from_han(c).is_some());
    Some((parse_month(first).ok()?, words)).filter(|_| known)
}

/// The marks of `count` months from `first`, a word a month: `享 享停 停`.
pub fn month_string(timeline: &Timeline, first: Month, count: usize) -> String {
    let months = timeline
        .months()
        .skip_while(|month| *month < first)
        .take(count);
    let words = months.map(|month| {
        timeline
            .marks_in(month, None)
            .into_iter()
            .map(Mark::han)
            .collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

fn usable_holds(example: &Example, case: &Case, timeline: &Timeline) -> Option<Wrong> {
    let expected = example.usable_from?.0;
    let paid_on = case.paid.iter().filter_map(|paid| paid.on.days());
    let last_payment = paid_on
        .map(crate::calendar::DayRange::from)
        .max()
        .unwrap_or(case.as_of);
    let got = usable_from(timeline, last_payment);
    (got != Some(expected)).then(|| Wrong::Differs {
        expected: expected.to_string(),
        got: got.map_or_else(String::new, |day| day.to_string()),
    })
}

/// The first day from `from` on on which the fund pays.
pub fn usable_from(timeline: &Timeline, from: Day) -> Option<Day> {
    let pays = |mark| matches!(mark, Mark::Active | Mark::Partial);
    let paying = timeline
        .fund
        .iter()
        .filter(|span| pays(span.state) && span.to >= from);
    paying.map(|span| span.from.max(from)).min()
}
