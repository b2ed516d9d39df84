//! What whoever sets the program up has chosen, apart from any visit: how it looks, which keys do what, when it gives up on
//! somebody who has left.
//!
//! Must not know a page, a terminal, or where a file comes from.

mod look;

pub use look::{Background, Look, Theme};
