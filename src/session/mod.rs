//! What both faces share: where a visit stands, what can be done, and what that does.
//!
//! A pure machine: an action goes in, the session moves on. Knows the questionnaire and the report; must not know a
//! terminal, a key or a colour. Time comes in as an argument.

mod action;
mod check;
mod compare;
mod date;
mod paste;
mod place;
mod refusal;
mod remark;
mod result;
mod state;
mod update;

pub use action::{Action, Direction, Effect};
pub use check::{CheckRow, Going, Notice};
pub use compare::Compared;
pub use date::{DateField, DayField, Moment, MonthField, Refusal};
pub use place::{PlaceField, PlaceItem};
pub use remark::Remark;
pub use result::{MONTHS_SHOWN, ResultView};
pub use state::{Page, Session};
