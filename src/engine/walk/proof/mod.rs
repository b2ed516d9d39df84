//! What has to hold in every state, whatever a pack says; where it does not, the shortest story that shows it.
//!
//! Knows states and what months look like; must not know any rule.

mod back;
mod fast;
mod first;
mod harm;
mod wait;

use super::explore::Walk;
use super::story::Story;
use crate::calendar::Day;
use crate::policy::{Mark, Proof, Rules};

/// Something that does not hold.
#[derive(Clone, Debug)]
pub struct Broken {
    /// What.
    pub proof: Proof,
    /// In how many states.
    pub states: usize,
    /// The shortest story that shows it.
    pub story: Story,
    /// The day on which it does, in its last month.
    pub day: Day,
    /// What it shows on that day.
    pub shows: Mark,
    /// Of two stories, the one that ought to be no better, and what it shows.
    pub other: Option<(Story, Mark)>,
}

/// The first of the states in which a proof fails, and how many there are.
struct Failure {
    states: usize,
    /// The state, and what is done after it.
    at: u32,
    then: Vec<super::Act>,
    /// What is done instead, in the story that ought to be no better.
    instead: Option<Vec<super::Act>>,
    /// The day of the last month.
    day: u8,
}

/// Tries every proof on every state. A story counts only if the whole fold confirms it: states stand for months of any length,
/// and a day more or less is not what is asked.
pub fn prove(walk: &Walk, rules: &Rules) -> Vec<Broken> {
    Proof::ALL
        .into_iter()
        .filter_map(|proof| {
            let failures: Vec<Failure> = match proof {
                Proof::OneState => first::one_state(walk).into_iter().collect(),
                Proof::NothingBeforePaying => {
                    first::nothing_before_paying(walk).into_iter().collect()
                }
                Proof::WaitsEnd => wait::waits_end(walk).into_iter().collect(),
                Proof::PayingNeverHurts => harm::paying_never_hurts(walk),
                Proof::WayBack => back::way_back(walk).into_iter().collect(),
                Proof::PlansAreFastest => fast::plans_are_fastest(walk),
            };
            failures
                .into_iter()
                .find_map(|failure| failure.confirmed(proof, walk, rules))
        })
        .collect()
}

impl Failure {
    fn confirmed(self, proof: Proof, walk: &Walk, rules: &Rules) -> Option<Broken> {
        let story = walk.tell(rules, self.at, &self.then)?;
        let month = story.scenes.last()?.month;
        let day = month.day(u32::from(self.day)).unwrap_or(month.last());
        let shows = story.shows(rules, day);
        let other = match self.instead {
            Some(instead) => {
                let other = walk.tell(rules, self.at, &instead)?;
                let shows = other.shows(rules, day)?;
                Some((other, shows))
            }
            None => None,
        };
        let holds = match (proof, shows, &other) {
            (Proof::OneState, shows, _) => shows.is_some(),
            (Proof::NothingBeforePaying, Some(shows), _) => !shows.pays(),
            (Proof::WaitsEnd | Proof::WayBack, Some(shows), _) => {
                shows.pays() || shows == Mark::Unknown
            }
            (Proof::PayingNeverHurts, Some(shows), Some((_, other))) => {
                match (harm::worth(shows), harm::worth(*other)) {
                    (Some(ours), Some(theirs)) => ours >= theirs,
                    _ => true,
                }
            }
            (Proof::PlansAreFastest, Some(shows), Some((_, other))) => {
                !shows.pays() || other.pays() || *other == Mark::Unknown
            }
            (_, None, _) | (_, _, None) => true,
        };
        (!holds).then_some(Broken {
            proof,
            states: self.states,
            story,
            day,
            shows: shows.unwrap_or(Mark::Unknown),
            other,
        })
    }
}
