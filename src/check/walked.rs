//! Walking the packs: every state of each lane, and what has to hold in all of them. What does not is a finding, with the
//! shortest story that shows it as a case somebody can run.

use std::sync::Mutex;

use serde::Serialize;

use super::Checked;
use super::finding::{Detail, Finding, Told};
use super::subject::{Subject, element};
use crate::case::{Case, WasAt};
use crate::engine::{Broken, Story, prove, walk};
use crate::policy::{Code, Exception, Index, Proof, Rules, Scheme, Step};

/// A lane that was walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Lane"))]
pub struct Walked {
    /// Whose.
    pub scheme: Scheme,
    /// How many states it has.
    pub states: usize,
    /// How many ways lead from one to another.
    pub edges: usize,
    /// Whether these are all.
    pub complete: bool,
}

/// What came of one pack.
struct Came {
    walks: Vec<Walked>,
    broken: Vec<Broken>,
}

/// Walks the packs that were checked, as many at a time as there are processors, and adds what is found.
pub fn walk_packs(checked: &mut Checked, index: &Index) {
    let subjects = std::mem::take(&mut checked.subjects);
    let todo = Mutex::new(subjects.iter());
    let came: Mutex<Vec<(&Subject, Came)>> = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let next = todo.lock().ok().and_then(|mut todo| todo.next());
                    let Some(subject) = next else { break };
                    let found = Came::of(&subject.rules);
                    if let Ok(mut came) = came.lock() {
                        came.push((subject, found));
                    }
                }
            });
        }
    });
    for (subject, came) in came.into_inner().unwrap_or_default() {
        checked.add(came.findings(subject, index));
        let mut packs = checked.packs.iter_mut();
        if let Some(pack) = packs.find(|pack| pack.file == subject.file) {
            pack.walks = came.walks;
        }
    }
    checked.sort();
}

impl Came {
    fn of(rules: &Rules) -> Self {
        let mut came = Self {
            walks: Vec::new(),
            broken: Vec::new(),
        };
        for scheme in Scheme::ALL {
            let Some(walk) = walk(rules, scheme) else {
                continue;
            };
            came.walks.push(Walked {
                scheme,
                states: walk.nodes.len(),
                edges: walk.edges.len(),
                complete: walk.complete,
            });
            came.broken.extend(prove(&walk, rules));
        }
        came
    }

    fn findings(&self, subject: &Subject, index: &Index) -> Vec<Finding> {
        let places = subject.places();
        let found = |code, what: &str| {
            let path = [Step::Key("region"), Step::Key("name")];
            subject.found(&places, code, &path, what)
        };
        let chain = subject.rules.chain.iter();
        let excepted: Vec<&Exception> = chain.flat_map(|pack| &pack.exceptions).collect();
        let broken = self
            .broken
            .iter()
            .filter(|broken| !excepted.iter().any(|known| known.proof == broken.proof));
        let broken = broken.map(|broken| {
            let tell = |story: &Story| line(story, &subject.code, index);
            let told = Told {
                proof: broken.proof,
                states: broken.states,
                day: broken.day,
                line: tell(&broken.story),
                shows: broken.shows,
                other: broken
                    .other
                    .as_ref()
                    .map(|(story, shows)| (tell(story), *shows)),
            };
            found(Code::P130, &subject.name).with(Detail::Told(Box::new(told)))
        });
        let unfinished = self.walks.iter().filter(|walked| !walked.complete);
        let unfinished = unfinished.map(|_| found(Code::P131, &subject.name));
        let holds = |proof: Proof| !self.broken.iter().any(|broken| broken.proof == proof);
        let idle = subject.pack.exceptions.iter().enumerate();
        let idle = idle.filter(|(_, exception)| holds(exception.proof));
        let idle = idle.map(|(nth, exception)| {
            let path = element("exception", nth, &[Step::Key("proof")]);
            subject.found(&places, Code::P132, &path, &exception.source)
        });
        broken.chain(unfinished).chain(idle).collect()
    }
}

/// A story as a case of one line.
fn line(story: &Story, code: &str, index: &Index) -> String {
    let Some(facts) = story.facts() else {
        return String::new();
    };
    let was = facts.was.iter().map(|was| WasAt {
        region: code.to_owned(),
        identity: was.identity,
        from: was.from,
        to: was.to,
    });
    let case = Case {
        as_of: facts.as_of,
        born: facts.born,
        paid_years: facts.paid_years,
        was: was.collect(),
        paid: facts.paid,
        events: facts.events,
    };
    case.to_line(index)
}
