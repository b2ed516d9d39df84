//! The questionnaire, without a screen: questions with ids, when they apply, answers by id, and the path recomputed from
//! them by replay.
//!
//! Back, change one and keep the rest, and "why was this not asked" all follow from that. Knows questions, cases and the
//! machine (a question that changes nothing is not asked); must not know a face or a key.

mod answers;
mod assemble;
mod bounds;
mod draft;
mod flow;
mod form;
mod matters;
mod memory;
mod painted;
mod question;
mod said;
mod settle;
mod spoken;
mod strip;
mod who;
mod wording;

pub use answers::{Answer, Answers};
pub use bounds::{days, earliest_month, months};
pub use draft::{Variant, months_meant, variants};
pub use flow::{Ground, Path, path};
pub use form::{Entry, Field, Form, Unfit, fill};
pub use memory::Memory;
pub use question::{Choice, Kind, Question};
pub use settle::{Settles, settles};
pub use spoken::{Spoken, spoken};
pub use strip::{Painted, Run, Strip};
pub use who::{pays_by_month, unresolved};
pub use wording::Wording;
