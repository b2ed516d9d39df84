//! From the beginnings of stories to every state there is.

use std::collections::HashMap;

use super::act::{Act, open};
use super::look::Looks;
use super::person::{Folder, Person};
use super::start::{Beginning, beginnings};
use crate::calendar::{Day, Month};
use crate::engine::context::Pick;
use crate::engine::key::{Key, walk_key};
use crate::engine::step::Lanes;
use crate::engine::world::World;
use crate::policy::{Identity, Rules, Scheme};

/// A state, by the first story that led there.
#[derive(Debug)]
pub struct Node {
    pub(super) lanes: Lanes,
    /// The month that story had come to.
    pub month: Month,
    /// Who the person is.
    pub who: Identity,
    /// The day of birth of a newborn.
    pub birth: Option<Day>,
    /// Whether anything was ever paid.
    pub paid: bool,
    /// How many months that story is long, its prelude left out.
    pub depth: u32,
    pub(super) from: From,
    edges: (u32, u32),
}

/// How a state was reached: by a beginning, or from a state by an act.
#[derive(Clone, Copy, Debug)]
pub(super) enum From {
    Beginning(u32),
    Step(u32, Act),
}

/// A month from one state to another.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// What is done.
    pub act: Act,
    /// The state after it.
    pub to: u32,
    /// What the month looks like, in [`Walk::looks`]; `None`: its days do not follow one another.
    pub look: Option<u32>,
}

/// All states of a lane.
#[derive(Debug)]
pub struct Walk {
    /// The lane.
    pub scheme: Scheme,
    /// The states.
    pub nodes: Vec<Node>,
    /// What leads from one to another, by the state it leads from.
    pub edges: Vec<Edge>,
    /// What months look like.
    pub looks: Looks,
    /// Whether all of them were reached, or the walk was broken off after too many.
    pub complete: bool,
    pub(super) beginnings: Vec<Beginning>,
}

/// A pack with more states is told so instead of filling the memory: twice as many as the largest one has.
const MOST: usize = 1_000_000;

/// Walks a lane under the rules of one place. `None` never for rules that were compiled.
pub fn walk(rules: &Rules, scheme: Scheme) -> Option<Walk> {
    let world = World::new(std::slice::from_ref(rules), Pick::default())?;
    let mut walker = Walker {
        folder: Folder::new(world),
        known: HashMap::new(),
        walk: Walk {
            scheme,
            nodes: Vec::new(),
            edges: Vec::new(),
            looks: Looks::default(),
            complete: true,
            beginnings: beginnings(&world, scheme),
        },
    };
    for at in 0..walker.walk.beginnings.len() {
        if let Some(beginning) = walker.walk.beginnings.get(at) {
            let person = walker.folder.begin(beginning, |_| {});
            walker.enter(person, 0, From::Beginning(small(at)));
        }
    }
    walker.explore();
    Some(walker.walk)
}

struct Walker<'a> {
    folder: Folder<'a>,
    known: HashMap<(Key, Identity, Option<i32>, bool), u32>,
    walk: Walk,
}

impl Walker<'_> {
    fn explore(&mut self) {
        let mut acts = Vec::new();
        let mut at = 0;
        while let Some(node) = self.walk.nodes.get(at) {
            let person = Person::of(node);
            let depth = node.depth + 1;
            let now = self.folder.world.context(0, person.who);
            open(&person, self.walk.scheme, &now, &mut acts);
            let first = self.walk.edges.len();
            for act in &acts {
                let next = self.folder.month(&person, *act);
                let look = self.walk.looks.enter(&self.folder.out, person.month);
                let to = self.enter(next, depth, From::Step(small(at), *act));
                self.walk.edges.push(Edge {
                    act: *act,
                    to,
                    look,
                });
            }
            let edges = (small(first), small(self.walk.edges.len()));
            if let Some(node) = self.walk.nodes.get_mut(at) {
                node.edges = edges;
            }
            at += 1;
            if self.walk.nodes.len() > MOST {
                self.walk.complete = false;
                break;
            }
        }
    }

    /// The number of a state; a new one if it was not met before.
    fn enter(&mut self, person: Person, depth: u32, from: From) -> u32 {
        let scheme = self.walk.scheme;
        let other = self.folder.neighbour(&person, scheme);
        let key = walk_key(
            &self.folder.world,
            &person.lanes,
            scheme,
            &other,
            person.month,
        );
        let age = person
            .birth
            .map(|birth| person.month.since(Month::of(birth)));
        let next = small(self.walk.nodes.len());
        let known = self.known.entry((key, person.who, age, person.paid));
        let at = *known.or_insert(next);
        if at == next {
            self.walk.nodes.push(Node {
                lanes: person.lanes,
                month: person.month,
                who: person.who,
                birth: person.birth,
                paid: person.paid,
                depth,
                from,
                edges: (0, 0),
            });
        }
        at
    }
}

/// States are counted up to [`MOST`].
pub(super) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Walk {
    /// What can be done in a state.
    pub fn edges_of(&self, node: &Node) -> &[Edge] {
        let (from, to) = node.edges;
        let range = usize::try_from(from).unwrap_or(0)..usize::try_from(to).unwrap_or(0);
        self.edges.get(range).unwrap_or(&[])
    }

    /// A state by its number.
    pub fn node(&self, at: u32) -> Option<&Node> {
        self.nodes.get(usize::try_from(at).ok()?)
    }

    /// What can be done in a state, by its number.
    pub fn edges_from(&self, at: u32) -> &[Edge] {
        self.node(at).map_or(&[], |node| self.edges_of(node))
    }

    /// What a month looks like.
    pub fn look(&self, edge: &Edge) -> &[(u8, crate::policy::Mark)] {
        edge.look.map_or(&[], |look| self.looks.get(look))
    }

    /// How a state was first reached: the beginning, and what was done since.
    pub(super) fn acts_to(&self, at: u32) -> (u32, Vec<Act>) {
        let mut acts = Vec::new();
        let mut at = at;
        let beginning = loop {
            match self.node(at).map(|node| node.from) {
                Some(From::Step(before, act)) => {
                    acts.push(act);
                    at = before;
                }
                Some(From::Beginning(number)) => break number,
                None => break 0,
            }
        };
        acts.reverse();
        (beginning, acts)
    }
}
