//! The machine: facts and rules in, a day-by-day record with reasons out.
//!
//! One pure [`step`], folded forward over months. Reads no clock, no file, no language: outcomes carry rule
//! ids and data, never sentences.

mod answer;
pub mod caps;
mod context;
mod employee;
mod facts;
mod happened;
mod join;
mod key;
mod ledger;
mod neighbour;
mod outcome;
mod plan;
mod record;
mod resident;
mod run;
mod shown;
mod side;
mod sight;
mod start;
mod step;
mod walk;
mod world;

pub use answer::{
    About, Alarm, Alternative, Answer, Apart, Change, Extent, MAX_ALTERNATIVES, Measure, Position,
    Range, Ranging, Turn, UnknownPoint, Until, Usable, Verdict, answer, answer_among,
    calendar_among, known_on, record, record_among, states_differ, stretches_apart, usable,
};
pub use context::{Context, Pick};
pub use employee::{Employee, Gap, Opening, Premiums, Standing, Stopping};
pub use facts::{Event, EventKind, FactId, Facts, Paid, Period, Was, When};
pub use key::{Key, employee_key, key, resident_key};
pub use ledger::{Future, HORIZON_MONTHS, Ledger, Moved};
pub use neighbour::Neighbour;
pub use outcome::{Amendment, Claim, Light, Line, Reason, RuleRef, Span, Timeline, Why};
pub use plan::{
    Doing, Errand, LastDay, Outcome, Plan, PutOff, Way, as_planned, errands, intended, plans,
};
pub use record::Record;
pub use resident::{Insured, Resident, Special, YearCover, YearPremium};
pub use run::{Course, fold, run};
pub use side::{Activation, Link, Side};
pub use sight::{Breaks, Sight};
pub use start::{PaidCount, Start, Trigger};
pub use step::{Dated, Input, Lanes, Scratch, What, step};
pub use walk::{Act, Broken, Edge, Look, Looks, Node, Scene, Story, Walk, prove, walk};
pub use world::World;
