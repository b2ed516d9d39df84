//! A story behind a state: what somebody did month by month, and the same as the facts of a case, so that it can be run through
//! the whole fold.

use super::act::Act;
use super::explore::Walk;
use super::person::{Folder, Person};
use crate::calendar::{Day, DayRange, Month, MonthRange};
use crate::engine::context::Pick;
use crate::engine::facts::{Event, EventKind, Facts, Paid, Period, Was, When};
use crate::engine::resident::Resident;
use crate::engine::run::{Course, run};
use crate::engine::world::World;
use crate::policy::{Identity, Mark, Rules};

/// A month of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scene {
    /// The month.
    pub month: Month,
    /// Who the person is in it.
    pub who: Identity,
    /// What they do.
    pub act: Act,
    /// Whether they leave a unit that has paid for them.
    pub leaves_unit: bool,
    /// How many months of employee premiums are missing before it.
    pub missing: u16,
    /// The benefit year under way.
    pub year: i32,
    /// How many benefit years are missing before that.
    pub missing_years: u8,
}

/// What somebody did, month by month without a hole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The months.
    pub scenes: Vec<Scene>,
    /// The day of birth, if it begins with that.
    pub birth: Option<Day>,
}

impl Walk {
    /// Tells the story that first led to a state, and goes on with `then`. `rules` are those that were walked.
    pub fn tell(&self, rules: &Rules, at: u32, then: &[Act]) -> Option<Story> {
        let world = World::new(std::slice::from_ref(rules), Pick::default())?;
        let mut folder = Folder::new(world);
        let (beginning, acts) = self.acts_to(at);
        let beginning = self.beginnings.get(usize::try_from(beginning).ok()?)?;
        let mut scenes = Vec::new();
        let mut person = folder.begin(beginning, |(person, act)| {
            scenes.push(Scene::of(&world, person, act));
        });
        for act in acts.iter().chain(then) {
            scenes.push(Scene::of(&world, &person, *act));
            person = folder.month(&person, *act);
        }
        Some(Story {
            scenes,
            birth: beginning.birth,
        })
    }
}

impl Scene {
    fn of(world: &World<'_>, person: &Person, act: Act) -> Self {
        let now = world.context(0, person.who);
        Self {
            month: person.month,
            who: act.makes(person.who),
            act,
            leaves_unit: act.leaves_unit(person),
            missing: person.lanes.employee.missing(person.month),
            year: Resident::calendar(&now, person.month.first()).of(person.month.first()),
            missing_years: person.lanes.resident.missed,
        }
    }
}

impl Story {
    /// What the whole fold shows on a day of the story, told at its end.
    pub fn shows(&self, rules: &Rules, day: Day) -> Option<Mark> {
        let facts = self.facts()?;
        let course = Course {
            future: crate::engine::ledger::Future::Stop,
            ..Course::BASE
        };
        let timeline = run(std::slice::from_ref(rules), &facts, course)?;
        let span = timeline
            .fund
            .iter()
            .find(|span| span.from <= day && day <= span.to)?;
        Some(span.state)
    }

    /// The story as somebody tells it at the end of its last month, about a place with index 0.
    pub fn facts(&self) -> Option<Facts> {
        let last = self.scenes.last()?;
        let mut facts = Facts {
            as_of: last.month.last(),
            born: self.birth.map(DayRange::one),
            paid_years: None,
            was: Vec::new(),
            paid: Vec::new(),
            events: Vec::new(),
        };
        for scene in &self.scenes {
            scene.tell(&mut facts);
        }
        Some(facts)
    }
}

impl Scene {
    fn tell(self, facts: &mut Facts) {
        let Self {
            month,
            who,
            act,
            leaves_unit,
            missing,
            year,
            missing_years,
        } = self;
        match facts.was.last_mut() {
            Some(was) if was.identity == who => was.to = Some(month),
            _ => {
                facts.was.push(Was {
                    place: 0,
                    identity: who,
                    from: Some(month),
                    to: Some(month),
                });
            }
        }
        if leaves_unit {
            facts.events.push(Event {
                kind: EventKind::LeftUnit,
                on: When::on(month.first()),
            });
        }
        let on = |day: u8| When::on(month.day(u32::from(day)).unwrap_or(month.last()));
        let own = Period::Months(MonthRange::one(month));
        let of_year = |year| Period::Years {
            from: Some(year),
            to: year,
        };
        let mut pay = |period, day| {
            facts.paid.push(Paid {
                period,
                on: on(day),
            });
        };
        match act {
            Act::Idle | Act::Change => {}
            Act::Month(day) => pay(own, day),
            Act::ChangeAndMonth => pay(own, 1),
            Act::ClearAndMonth => {
                pay(Period::OldestMonths(missing), 1);
                pay(own, 1);
            }
            Act::Clear => pay(Period::OldestMonths(missing), 1),
            Act::Year(day) => pay(of_year(year), day),
            Act::NextYear(day) => pay(of_year(year + 1), day),
            Act::YearRepaired => {
                for back in 0..=i32::from(missing_years) {
                    pay(of_year(year - back), 1);
                }
            }
            Act::Graduate => facts.events.push(Event {
                kind: EventKind::Graduated,
                on: When::on(month.first()),
            }),
        }
    }
}
