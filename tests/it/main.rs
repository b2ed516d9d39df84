//! The program tested from outside its modules: packs, stories, screens, the binary in a pty.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    reason = "a test that fails should say so loudly"
)]

mod adding;
mod advice;
mod alarms;
mod answers;
mod any_bytes;
mod any_visit;
mod articles;
#[cfg(feature = "tui")]
mod asked;
mod bad_cases;
mod broken_packs;
mod broken_pairs;
#[cfg(feature = "tui")]
mod changes;
mod checking;
mod claims;
mod common;
#[cfg(feature = "tui")]
mod comparing;
#[cfg(feature = "tui")]
mod desk;
#[cfg(feature = "tui")]
mod drawing;
mod examples;
mod explain;
#[cfg(feature = "tui")]
mod forgetting;
mod generate;
#[cfg(feature = "tui")]
mod guided;
mod interview;
#[cfg(feature = "tui")]
mod keys;
mod local;
mod machine;
#[cfg(feature = "tui")]
mod pages;
mod phone;
mod places;
mod plain;
mod plan;
mod planned;
mod program;
#[cfg(all(unix, feature = "tui"))]
mod pty;
mod readme;
mod receipts;
mod regions;
mod remarks;
mod replay;
mod said;
mod saving;
mod schemas;
#[cfg(feature = "tui")]
mod screens;
mod settings;
mod shapes;
mod side_lines;
mod slot_table;
mod spellings;
mod stays_mended;
mod strip;
mod taken_home;
#[cfg(feature = "tui")]
mod taking;
mod unsure;
mod verdicts;
mod walk;
mod wall;
mod what_if;
mod words;
