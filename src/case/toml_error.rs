//! What the TOML reader complains of, said about a case: which key, what belongs there, how it is written.

use std::ops::Range;

use super::problem::{CaseCode, CaseHint, CaseProblem};
use crate::calendar::{DateError, parse_day, parse_day_range, parse_month, parse_month_range};
use crate::policy::closest;

/// Every key, and how it may look.
const KEYS: [(&str, &str); 27] = [
    ("as_of", "as_of = 2026-11-21"),
    ("born", "born = \"1958-06\""),
    ("paid_years", "paid_years = 12"),
    ("was", "[[was]]"),
    ("paid", "[[paid]]"),
    ("event", "[[event]]"),
    ("region", "region = \"长沙\""),
    ("as", "as = \"flexible\""),
    ("from", "from = \"2026-03\""),
    ("to", "to = \"2026-08\""),
    ("scheme", "scheme = \"employee\""),
    ("for", "for = \"2026-01..2026-08\""),
    ("months", "months = 3"),
    ("on", "on = 2026-09-10"),
    ("kind", "kind = \"bound\""),
    // Of a saved answer.
    ("answered", "[answered]"),
    ("said", "[answered.said]"),
    ("pack", "[[answered.pack]]"),
    ("checked", "checked = 2026-11-21"),
    ("fund", "[answered.fund]"),
    ("account", "[answered.account]"),
    ("settlement", "[answered.settlement]"),
    ("family", "[answered.family]"),
    ("share", "[answered.share]"),
    ("days", "days = [{ since = 2026-03-01, mark = \"享\" }]"),
    ("rules", "rules = []"),
    ("since", "since = 2026-03-01"),
];

/// How a key may look.
pub(super) fn example(key: &str) -> Option<&'static str> {
    let known = KEYS.iter().find(|(known, _)| *known == key);
    known.map(|(_, example)| *example)
}

/// What is wrong with a file that is not TOML, or not the TOML of a case.
pub(super) fn of_toml(text: &str, error: &toml::de::Error) -> CaseProblem {
    let span = error.span().unwrap_or(0..0);
    let message = error.message();
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let first = quoted.first().copied().unwrap_or_default();
    if message.starts_with("unknown field") {
        return unknown_key(span, first, quoted.get(1..).unwrap_or_default());
    }
    if message.starts_with("missing field") {
        return CaseProblem::new(CaseCode::C011, span, first).like(example(first));
    }
    let line = Line::around(text, span.start);
    let written = text.get(span.clone()).unwrap_or_default();
    let written = written.lines().next().unwrap_or_default();
    if message.starts_with("duplicate key") {
        return CaseProblem::new(CaseCode::C029, span, written);
    }
    if let Some(problem) = line.value().and_then(|(at, value)| bare(&line, at, value)) {
        return problem;
    }
    // TOML itself knows the calendar: 2026-02-30 is refused while reading.
    if parse_day(written) == Err(DateError::NoSuchDate)
        || message.contains("day") && message.contains("date")
    {
        return CaseProblem::new(CaseCode::C015, span, written);
    }
    if message.starts_with("invalid type") || message.starts_with("invalid value") {
        return CaseProblem::new(CaseCode::C012, span, written).like(example(line.key()));
    }
    CaseProblem::new(CaseCode::C005, span, written).like(example(line.key()))
}

fn unknown_key(span: Range<usize>, key: &str, allowed: &[&str]) -> CaseProblem {
    let near = closest(key, allowed.iter().copied());
    match example(key) {
        Some(_) => CaseProblem::new(CaseCode::C019, span, key),
        None => CaseProblem::new(CaseCode::C010, span, key).meant(near),
    }
}

/// A value that only lacks its quotes, or a digit.
fn bare(line: &Line<'_>, at: usize, value: &str) -> Option<CaseProblem> {
    let span = at..at + value.len();
    let key = line.key();
    let write = |value: &str| CaseHint::Write(format!("{key} = {value}"));
    if value.is_empty() {
        return Some(CaseProblem::new(CaseCode::C031, span, key).like(example(key)));
    }
    if value.starts_with(['"', '\'', '[', '{']) {
        return None;
    }
    if parse_month(value).is_ok() || value.contains("..") && is_range(value) {
        let problem = CaseProblem::new(CaseCode::C006, span, value);
        return Some(problem.hinted(write(&format!("\"{value}\""))));
    }
    if let Ok(day) = parse_day(value) {
        let problem = CaseProblem::new(CaseCode::C014, span, value);
        let written_as_is = day.to_string() == value;
        return (!written_as_is).then(|| problem.hinted(write(&day.to_string())));
    }
    let bare = value.trim_matches(['“', '”', '「', '」', '‘', '’', '＂']);
    let is_text = bare.chars().all(|c| c.is_alphabetic() || c == '-');
    let is_word = matches!(value, "true" | "false" | "inf" | "nan");
    (is_text && !is_word && !bare.is_empty()).then(|| {
        let problem = CaseProblem::new(CaseCode::C007, span, bare);
        problem.hinted(write(&format!("\"{bare}\"")))
    })
}

fn is_range(value: &str) -> bool {
    parse_month_range(value).is_ok() || parse_day_range(value).is_ok()
}

/// A line of the file, and where it begins.
struct Line<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Line<'a> {
    fn around(text: &'a str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let rest = text.get(start..).unwrap_or_default();
        Self {
            text: rest.lines().next().unwrap_or_default(),
            start,
        }
    }

    /// The key before the equals sign, or between the brackets of a header.
    fn key(&self) -> &'a str {
        let line = self.text.trim();
        let header = line.trim_start_matches('[').trim_end_matches(']');
        let end = header.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        header
            .get(..end.unwrap_or(header.len()))
            .unwrap_or_default()
    }

    /// What stands behind the equals sign, and where.
    fn value(&self) -> Option<(usize, &'a str)> {
        let (before, after) = self.text.split_once('=')?;
        let value = after.split(" #").next().unwrap_or_default();
        let indent = value.len() - value.trim_start().len();
        Some((self.start + before.len() + 1 + indent, value.trim()))
    }
}
