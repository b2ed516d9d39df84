//! Local answers in words: which rule a 疑 hangs on and what to ask, what a clerk's few words say, and which months of an
//! answer rest on what somebody was told.
//!
//! Knows the answer, the packs' shapes and the message files; keeps nothing and saves nothing. What it reads is a
//! [`LocalAnswer`](crate::policy::LocalAnswer), for [`Shelf::tell`](crate::policy::Shelf::tell).

mod part;
mod question;
mod read;
mod spoken;

pub(super) use part::parts;
pub use part::{LocalPart, local_note, told_by};
pub use question::{LocalQuestion, local_questions};
pub use read::{answerable, propose, read_value};
pub use spoken::{Heard, understood};
