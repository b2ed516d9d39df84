//! Words for the engine's data: states, reasons, rules, effects. One place, so that every face says the same.

mod effect;
mod reason;
mod rule;
mod side;
mod state;
mod way;

pub use effect::{effect, wait_length};
pub use reason::{claim, reason, year_name};
pub use rule::{fee_free, length, rule, says, topic};
pub use state::{
    authority, event, fund_word, identity, light_mark, light_word, line, mark_word, seen,
    source_title,
};
