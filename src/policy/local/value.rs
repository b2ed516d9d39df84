//! What a local answer says: a value of one rule, in the spelling of packs, known to be of its shape.

use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::super::problem::Problem;
use super::super::read::read_pack;
use super::super::rules::Rules;
use super::super::slots::SlotId;
use super::inline::inline;

/// A value of a rule, as a pack writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalValue {
    slot: SlotId,
    toml: String,
    year: Option<i64>,
}

/// What stands around a value while it is looked at alone.
const AROUND: &str = "[region]\ncode = \"000000\"\nname = \"-\"\n[[source]]\nid = \"-\"\ntitle = \"-\"\n\
                      authority = \"official-answer\"\nseen = \"quoted\"\nchecked = 2026-01-01\nfrom = \"unknown\"\n";

fn around(slot: SlotId, toml: &str) -> String {
    let path = slot.path();
    format!("{AROUND}[[{path}]]\nsource = \"-\"\nvalue = {toml}\n")
}

impl LocalValue {
    /// A value of a rule: `"next-month"`, `{ wait = { n = 90, count = "days" } }`.
    ///
    /// # Errors
    /// What keeps it from being one; empty if it is not even one value of TOML.
    pub fn read(slot: SlotId, toml: &str) -> Result<Self, Vec<Problem>> {
        let text = format!("value = {toml}");
        let (root, errors) = DeTable::parse_recoverable(&text);
        let mut entries = root.get_ref().values();
        match (entries.next(), entries.next()) {
            (Some(value), None) if errors.is_empty() => Self::of(slot, value.get_ref()),
            _ => Err(Vec::new()),
        }
    }

    /// The same of what stands in a file.
    pub(super) fn of(slot: SlotId, value: &DeValue<'_>) -> Result<Self, Vec<Problem>> {
        let toml = inline(value);
        read_pack("", &around(slot, &toml)).map_err(|faulty| faulty.problems)?;
        let year = match value {
            DeValue::Table(table) => table.get("year").and_then(|year| match year.get_ref() {
                DeValue::Integer(year) => year.as_str().parse().ok(),
                _ => None,
            }),
            _ => None,
        };
        Ok(Self { slot, toml, year })
    }

    /// The rule.
    pub const fn slot(&self) -> SlotId {
        self.slot
    }

    /// Rules that hold nothing else, for words: it is their first statement.
    pub fn alone(&self) -> Option<Rules> {
        let text = around(self.slot, &self.toml);
        let pack = read_pack("", &text).ok()?;
        Some(Rules::compile("", vec![Arc::new(pack)]))
    }

    /// As a pack writes it.
    pub fn toml(&self) -> &str {
        &self.toml
    }

    /// The year it is stated for, if it names one.
    pub(super) const fn year(&self) -> Option<i64> {
        self.year
    }
}
