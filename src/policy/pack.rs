//! A region's file, read and checked.

use std::sync::Arc;

use serde::Deserialize;

use super::advice::Advice;
use super::problem::Borrowed;
use super::proof::Exception;
use super::slots::AllSaid;
use super::source::Source;
use super::text::Text;

/// Everything one region's file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// The region.
    pub region: RegionBlock,
    /// Its sources.
    pub sources: Vec<Arc<Source>>,
    /// Its statements, by slot.
    pub said: AllSaid,
    /// Its advice.
    pub advice: Vec<Arc<Advice>>,
    /// Its worked examples.
    pub examples: Vec<Example>,
    /// What its sources break of what holds elsewhere.
    pub exceptions: Vec<Exception>,
    /// What it refers to without declaring it: a parent has to.
    pub borrowed: Vec<Borrowed>,
}

/// The `[region]` block.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegionBlock {
    /// The division code of GB/T 2260; `000000` is the nation.
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9]{6}$")))]
    pub code: String,
    /// The name, as the index has it.
    pub name: String,
    /// A remark for maintainers.
    pub note: Option<String>,
}

/// A worked example: a case on one line, and the months it must give.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows.
    pub say: String,
    /// The case.
    pub case: String,
    /// A month, and the marks from it on: `2026-04 享享停停补享`.
    pub months: Option<String>,
    /// Days on which the fund first pays (or pays again), as `2026-06-02`.
    pub usable_from: Option<super::text::DayText>,
    /// The reading that is chosen, where it is not the primary one.
    pub reading: Option<String>,
    /// The id of the source it comes from; left out: worked by the maintainer.
    pub source: Option<String>,
    /// Why no source works it.
    pub note: Option<Text>,
    /// The line of the file it begins on, from 1.
    #[serde(skip)]
    pub line: usize,
}
