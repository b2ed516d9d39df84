//! Somebody in the middle of a story, and one month more of it.

use super::act::{Act, open, steady};
use super::explore::Node;
use super::start::Beginning;
use crate::calendar::{Day, Month};
use crate::engine::employee::Employee;
use crate::engine::ledger::adult_from;
use crate::engine::neighbour::Neighbour;
use crate::engine::outcome::Timeline;
use crate::engine::record::Record;
use crate::engine::resident::Resident;
use crate::engine::side::Side;
use crate::engine::step::{Dated, Input, Lanes, Scratch, step};
use crate::engine::world::World;
use crate::policy::{Identity, Scheme};

/// Somebody at the beginning of a month.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub lanes: Lanes,
    pub month: Month,
    pub who: Identity,
    pub birth: Option<Day>,
    pub paid: bool,
}

/// A newborn is somebody like everybody after so many months.
const INFANCY: i32 = 30;

impl Person {
    pub(super) fn of(node: &Node) -> Self {
        Self {
            lanes: node.lanes.clone(),
            month: node.month,
            who: node.who,
            birth: node.birth,
            paid: node.paid,
        }
    }
}

/// What is needed to go on by a month, kept from month to month.
pub(super) struct Folder<'a> {
    pub world: World<'a>,
    /// What the last month wrote.
    pub out: Timeline,
    scratch: Scratch,
    dated: Vec<Dated>,
}

impl<'a> Folder<'a> {
    pub(super) fn new(world: World<'a>) -> Self {
        Self {
            world,
            out: Timeline::new(Month::in_year(2000, 1)),
            scratch: Scratch::default(),
            dated: Vec::with_capacity(8),
        }
    }

    /// Somebody at the beginning of a story, its prelude lived; `each` sees every month of that.
    pub(super) fn begin(
        &mut self,
        beginning: &Beginning,
        mut each: impl FnMut((&Person, Act)),
    ) -> Person {
        let (who, months) = beginning.before.unwrap_or((beginning.who, 0));
        let mut person = Person {
            lanes: Lanes {
                employee: Employee::never(0, who),
                resident: Resident {
                    adult_from: beginning.birth.map(adult_from),
                    ..Resident::never()
                },
                side: Side::untold(),
                record: Record::new(None, false),
            },
            month: beginning.month.plus(-months),
            who,
            birth: beginning.birth,
            paid: months > 0,
        };
        let mut acts = Vec::new();
        while person.month < beginning.month {
            let now = self.world.context(0, person.who);
            open(&person, who.scheme(), &now, &mut acts);
            let act = steady(acts.iter().copied());
            each((&person, act));
            person = self.month(&person, act);
        }
        person.who = beginning.who;
        person
    }

    /// One month forward.
    pub(super) fn month(&mut self, person: &Person, act: Act) -> Person {
        let Person { month, birth, .. } = *person;
        let who = act.makes(person.who);
        let now = self.world.context(0, who);
        act.happens(person, &now, &mut self.dated);
        let out = &mut self.out;
        out.fund.clear();
        out.side.iter_mut().for_each(Vec::clear);
        out.amendments.clear();
        let input = Input {
            month,
            place: 0,
            who,
            birth,
            dated: &self.dated,
        };
        let mut lanes = step(
            &self.world,
            person.lanes.clone(),
            &input,
            &mut self.scratch,
            out,
        );
        // The record of years is a lane of its own and is not walked.
        lanes.record = Record::new(None, false);
        let month = month.plus(1);
        let grown = birth.is_some_and(|birth| month.since(Month::of(birth)) >= INFANCY);
        Person {
            lanes,
            month,
            who: if grown { Identity::Resident } else { who },
            birth: birth.filter(|_| !grown),
            paid: person.paid || act.pays(),
        }
    }

    /// What the lane sees of the other one.
    pub(super) fn neighbour(&self, person: &Person, scheme: Scheme) -> Neighbour {
        let now = self.world.context(0, person.who);
        let Lanes {
            employee, resident, ..
        } = &person.lanes;
        let day = person.month.first();
        match scheme {
            Scheme::Employee => resident.as_neighbour(&now, day),
            Scheme::Resident => employee.as_neighbour(employee.stop(&self.world), &now, day),
        }
    }
}
