//! Every state of a lane, reached month by month from the ways a story can begin, through the same [`step`](super::step) that
//! answers people: the finite set of keys, and what leads from one to another (design §4).
//!
//! Knows what somebody can do in a month; must not know what ought to come of it: that is what `proof` asks.
//!
//! Walked are the rules in force, in years in which none of them changes any more: units and self-payers, members of the
//! resident scheme, students and newborns. Not walked are retirement and unemployment benefit, moves between places, and
//! gaps longer than any rule tells apart.

mod act;
mod explore;
mod look;
mod person;
mod proof;
mod start;
mod story;

pub use act::Act;
pub use explore::{Edge, Node, Walk, walk};
pub use look::{Look, Looks};
pub use proof::{Broken, prove};
pub use story::{Scene, Story};
