//! Checking packs as a whole: do they all read, does every worked example come out as its source says, is there anything
//! somebody should look at, and which rules does no example decide by?
//!
//! Knows packs, cases and the machine; finds no words. Whatever else examines packs adds [`Finding`]s to
//! [`Checked::findings`].

mod coverage;
mod example;
mod finding;
mod lint;
mod subject;
mod told;
mod walked;

use std::sync::Arc;

use crate::calendar::Day;
use crate::policy::{Faulty, INDEX_FILE, Shelf, read_pack};

pub use coverage::Rule;
pub use example::{month_string, usable_from};
pub use finding::{Detail, Finding, Told};
pub use told::check_told;
pub use walked::{Walked, walk_packs};

use coverage::Coverage;
use example::Played;
use subject::Subject;

/// What came of a check.
#[derive(Debug, Default)]
pub struct Checked {
    /// What was found, by file and place in it.
    pub findings: Vec<Finding>,
    /// The packs that read, in the order of the index.
    pub packs: Vec<PackFacts>,
    /// How many files were looked at, the index left out.
    pub files: usize,
    /// Files of local answers, and the answers in those that read.
    pub told: (usize, usize),
    /// The same packs, for whoever goes on with them.
    subjects: Vec<Subject>,
}

/// What is known of a pack that reads.
#[derive(Debug)]
pub struct PackFacts {
    /// Its file.
    pub file: String,
    /// The code of its place.
    pub code: String,
    /// The name of its place.
    pub name: String,
    /// Its worked examples.
    pub examples: usize,
    /// Those of them that come out.
    pub held: usize,
    /// Its rules with a source that can move a day, branches counted one by one.
    pub rules: usize,
    /// What it has besides that only decides where somebody chooses it.
    pub readings: usize,
    /// Those of both that no example decides by.
    pub undecided: Vec<Rule>,
    /// Its lanes, if they were walked.
    pub walks: Vec<Walked>,
}

impl PackFacts {
    /// How many of its rules some example decides by.
    pub fn rules_decided(&self) -> usize {
        let open = self.undecided.iter().filter(|rule| rule.reading.is_none());
        self.rules - open.count()
    }

    /// How many states its lanes have, and how many edges.
    pub fn walked(&self) -> (usize, usize) {
        let sum = |of: fn(&Walked) -> usize| self.walks.iter().map(of).sum();
        (sum(|walk| walk.states), sum(|walk| walk.edges))
    }

    /// How many of its readings some example chooses and decides by.
    pub fn readings_decided(&self) -> usize {
        let open = self.undecided.iter().filter(|rule| rule.reading.is_some());
        self.readings - open.count()
    }
}

impl Checked {
    /// Keeps what concerns the files somebody asked about.
    pub fn retain(&mut self, is_asked: impl Fn(&str) -> bool) {
        self.findings
            .retain(|finding| is_asked(&finding.problem.file));
        self.packs.retain(|pack| is_asked(&pack.file));
        self.subjects.retain(|subject| is_asked(&subject.file));
    }

    /// Calls the files otherwise: as the person named them.
    pub fn rename(&mut self, name: impl Fn(&str) -> String) {
        for finding in &mut self.findings {
            finding.problem.file = name(&finding.problem.file);
        }
        for pack in &mut self.packs {
            pack.file = name(&pack.file);
        }
    }

    /// Adds what came of another check.
    pub fn append(&mut self, other: Self) {
        self.files += other.files;
        self.told.0 += other.told.0;
        self.told.1 += other.told.1;
        self.add(other.findings);
        self.packs.extend(other.packs);
    }

    /// Adds findings, but none twice.
    pub fn add(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            // A parent at fault is met again from each of its children.
            if !self.findings.contains(&finding) {
                self.findings.push(finding);
            }
        }
    }

    fn sort(&mut self) {
        self.findings.sort_by(|a, b| {
            let place = |f: &Finding| (f.problem.span.start, f.problem.code);
            (&a.problem.file, place(a)).cmp(&(&b.problem.file, place(b)))
        });
    }
}

/// Everything that is wrong with files that are no shelf, because there is no index or it does not read: it hides
/// nothing of what is wrong with the others.
pub fn check_files(files: &[(String, String)], index: &Faulty) -> Checked {
    let others = files.iter().filter(|(name, _)| name != INDEX_FILE);
    let mut checked = Checked {
        files: others.clone().count(),
        ..Checked::default()
    };
    checked.add(Finding::all(index));
    for (name, text) in others {
        if let Err(faulty) = read_pack(name, text) {
            checked.add(Finding::all(&faulty));
        }
    }
    checked.sort();
    checked
}

/// Checks all packs of a shelf, as of a day.
pub fn check(shelf: &mut Shelf, today: Day) -> Checked {
    let packs: Vec<(String, String)> = shelf
        .index()
        .places()
        .iter()
        .filter_map(|place| place.pack.clone().map(|pack| (pack, place.code.clone())))
        // One that is not there is the mistake of the index.
        .filter(|(pack, _)| shelf.text(pack).is_some())
        .collect();
    let mut checked = Checked {
        files: shelf.files().len() - 1,
        ..Checked::default()
    };
    checked.add(lint::index(shelf));
    for faulty in shelf.not_listed() {
        checked.add(Finding::all(&faulty));
    }
    let mut subjects = Vec::new();
    for (file, code) in packs {
        match Subject::of(shelf, &file, &code) {
            Ok(subject) => subjects.push(subject),
            Err(faults) => {
                let there = |faulty: &Faulty| shelf.text(&faulty.file).is_some();
                for faulty in faults.into_iter().filter(there) {
                    checked.add(Finding::all(&faulty));
                }
            }
        }
    }
    let all_read = !checked.findings.iter().any(Finding::is_error);
    let played = play(shelf, &subjects, &mut checked);
    let mut coverage = Coverage::of(&subjects);
    coverage.play(&played);
    for subject in &subjects {
        let places = subject.places();
        checked.add(lint::lint(subject, &places, today));
        let facts = checked.packs.iter_mut();
        let mut facts = facts.filter(|facts| facts.file == subject.file);
        if let Some(facts) = facts.next() {
            let counted = coverage.result(subject, &places);
            (facts.rules, facts.readings) = (counted.rules, counted.readings);
            facts.undecided = counted.undecided;
            let undecided = facts.undecided.iter();
            let undecided: Vec<Finding> = undecided.map(|rule| rule.finding(subject)).collect();
            checked.add(undecided);
        }
    }
    if all_read {
        checked.add(lint::unused_sources(&subjects));
    }
    checked.subjects = subjects;
    checked.sort();
    checked
}

/// Runs the worked examples; those that come out are handed on.
fn play(shelf: &mut Shelf, subjects: &[Subject], checked: &mut Checked) -> Vec<Played> {
    let mut played = Vec::new();
    for subject in subjects {
        let mut held = 0;
        for (nth, example) in subject.pack.examples.iter().enumerate() {
            match example::play(example, shelf) {
                Ok(Ok(run)) => {
                    held += 1;
                    played.push(run);
                }
                Ok(Err(wrong)) => checked.add([wrong.finding(subject, nth)]),
                // The pack of another place is at fault: it is reported there.
                Err(_) => {}
            }
        }
        checked.packs.push(PackFacts {
            file: subject.file.clone(),
            code: subject.code.clone(),
            name: subject.name.clone(),
            examples: subject.pack.examples.len(),
            held,
            rules: 0,
            readings: 0,
            undecided: Vec::new(),
            walks: Vec::new(),
        });
    }
    played
}

/// The text of a file, shared by all that is found in it.
fn shared(text: &str) -> Arc<str> {
    Arc::from(text)
}
