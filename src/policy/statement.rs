//! One source's word on one parameter: the unit packs are made of.

use std::sync::Arc;

use serde::Deserialize;

use super::scheme::Identity;
use super::source::{Confidence, Since};
use super::term::Limit;
use super::text::{DayText, SinceText, Text};
use crate::calendar::Day;

/// A statement: what is said, and everything one has to know to weigh it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement<T> {
    /// What is said.
    pub said: Said<T>,
    /// Who says it, of whom, and for when.
    pub meta: Arc<Meta>,
}

/// What a statement says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said<T> {
    /// The value.
    Value(T),
    /// That it is not known, and why.
    Unknown(Text),
    /// Not the value, but what is certain about it.
    Limit(Limit),
}

/// A statement without its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// Of whom; empty: of everybody in the scheme.
    pub who: Vec<Identity>,
    /// The id of the source; only an unknown may have none.
    pub source: Option<String>,
    /// The words of the source.
    pub quote: Option<String>,
    /// From when it holds.
    pub from: Since,
    /// Until when, if the source says.
    pub to: Option<Day>,
    /// When somebody last checked it; `None`: when the source was checked.
    pub checked: Option<Day>,
    /// How sure the maintainer is.
    pub confidence: Confidence,
    /// Statements with the same reading are chosen together: one source's coherent position.
    pub reading: Option<String>,
    /// A remark for whoever reads the explanation.
    pub note: Option<Text>,
    /// The line of the file it begins on, from 1.
    pub line: usize,
}

/// One source's word on one parameter: exactly one of `value`, `unknown` and `limit`, and what it takes to weigh it.
#[derive(Debug, Deserialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(
        rename = "{T}Statement",
        extend("oneOf" = [{ "required": ["value"] }, { "required": ["unknown"] }, { "required": ["limit"] }]),
        extend("anyOf" = [{ "required": ["source"] }, { "required": ["unknown"] }])
    )
)]
#[serde(deny_unknown_fields, bound(deserialize = "T: Deserialize<'de>"))]
pub(super) struct RawStatement<T> {
    /// What the source says.
    pub(super) value: Option<T>,
    /// Why no value can be given.
    pub(super) unknown: Option<Text>,
    /// What is certain although the value is not known.
    pub(super) limit: Option<Limit>,
    /// Of whom; left out: of everybody in the scheme.
    #[serde(default, rename = "for")]
    #[cfg_attr(test, schemars(length(min = 1), extend("uniqueItems" = true)))]
    pub(super) who: Vec<Identity>,
    /// The id of a source.
    pub(super) source: Option<String>,
    /// The words of the source.
    pub(super) quote: Option<String>,
    /// From when it holds; left out: as the source says.
    pub(super) from: Option<SinceText>,
    /// Until when it holds; left out: as the source says.
    pub(super) to: Option<DayText>,
    /// When it was last checked; left out: when the source was.
    pub(super) checked: Option<DayText>,
    /// How sure the maintainer is; left out: high.
    #[serde(default = "high")]
    pub(super) confidence: Confidence,
    /// Statements of one reading are chosen together.
    pub(super) reading: Option<String>,
    /// A remark shown with the explanation.
    pub(super) note: Option<Text>,
}

const fn high() -> Confidence {
    Confidence::High
}
