//! What both faces share: where a visit stands, what can be done, and what that does.
//!
//! A pure machine: an action goes in, the session moves on. Knows the questionnaire and the report; must not know a
//! terminal, a key or a colour. Time comes in as an argument.

mod action;
mod area;
mod check;
mod compare;
mod date;
mod desk;
mod errand;
mod idle;
mod language;
mod look;
mod manner;
mod menu;
mod mishap;
mod paste;
mod pick;
mod place;
mod printing;
mod refusal;
mod remark;
mod result;
mod state;
mod strip;
mod take;
mod update;

use update::known_as;

pub use action::{Action, Direction, Effect};
pub use area::Area;
pub use check::{CheckRow, Going, Notice};
pub use compare::Compared;
pub use date::{DateField, DayField, Moment, MonthField, Refusal};
pub use desk::{Call, Deed, Desk, Edit, FieldRow, LocalPrompt, Note, Owing, Part, Prompt, Told};
pub use errand::{Errand, FileTrouble, Unwritten};
pub use idle::Idle;
pub use manner::{Blocks, Manner, Setting};
pub use menu::{Entry, Menu, ROWS, SLOTS, Shown};
pub use mishap::Mishap;
pub use pick::{Grain, Picker, Portion, Size};
pub use place::{PlaceField, PlaceItem, Root};
pub use printing::{Courier, Printing, Trouble};
pub use remark::Remark;
pub use result::{MONTHS_SHOWN, ResultView};
pub use state::{Page, Session};
pub use strip::{Brush, StripField, Waits};
pub use take::{Paper, Taking};
