//! What TOML itself cannot read of a file, and what can be read all the same.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::hint::Hint;
use super::problem::{Code, Problem};
use super::unclosed::{begins_anew, left_open};
use crate::calendar::{DateError, parse_day};

/// What is left of a file that is not TOML all through.
#[derive(Debug, Default)]
pub(crate) struct Syntax {
    /// The values that could not be read. Everything else still can.
    broken: Vec<Range<usize>>,
    /// Where the first line begins whose mistake reaches further than one value: nobody knows what follows means.
    end: Option<usize>,
}

impl Syntax {
    /// Sorts what TOML complains of.
    pub(crate) fn of(
        file: &str,
        text: &str,
        root: &DeTable<'_>,
        errors: &[toml::de::Error],
    ) -> (Self, Vec<Problem>) {
        let mut syntax = Self::default();
        let mut problems = Vec::new();
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let written = text.get(span.clone()).unwrap_or_default();
            // Only its words tell this one from the others.
            if error.message() == "duplicate key" {
                problems.push(Problem::new(Code::P005, file, span, written));
                continue;
            }
            let around = value_around(root, &span).filter(|value| is_one_line(text, value));
            if let Some(value) = around {
                let written = text.get(value.clone()).unwrap_or_default();
                // One value, one problem: a text without quotes is wrong in several ways at once.
                if syntax.broken.contains(&value) {
                    continue;
                }
                problems.push(if is_meant_as_date(written) {
                    Problem::new(Code::P014, file, value.clone(), written)
                } else {
                    Problem::new(Code::P003, file, span, written)
                });
                syntax.broken.push(value);
            } else {
                let before = text.get(..span.start).unwrap_or(text);
                let line = before.rfind('\n').map_or(0, |at| at + 1);
                let end = syntax.end.get_or_insert(line);
                *end = line.min(*end);
                let says_so = error.message().starts_with("unclosed");
                let open = left_open(before).filter(|_| says_so || begins_anew(text, &span));
                problems.push(Problem {
                    hint: open.as_ref().map(|(_, closing)| Hint::Close(closing)),
                    other: open.map(|(at, _)| at..at + 1),
                    ..Problem::new(Code::P006, file, span, "")
                });
            }
        }
        // One such mistake draws others after it.
        problems.sort_by_key(|problem| problem.span.start);
        let first = problems
            .iter()
            .position(|problem| problem.code == Code::P006);
        problems.truncate(first.map_or(problems.len(), |first| first + 1));
        (syntax, problems)
    }

    /// The values that could not be read.
    pub(crate) fn broken(&self) -> &[Range<usize>] {
        &self.broken
    }

    /// Whether a problem is one whatever the unreadable part of the file says.
    pub(crate) fn is_certain(&self, problem: &Problem) -> bool {
        let is_syntax = matches!(
            problem.code,
            Code::P003 | Code::P005 | Code::P006 | Code::P014
        );
        self.end.is_none_or(|end| {
            is_syntax || problem.span.end <= end && !problem.code.is_of_something_missing()
        })
    }
}

fn is_one_line(text: &str, span: &Range<usize>) -> bool {
    text.get(span.clone())
        .is_some_and(|value| !value.is_empty() && !value.contains('\n'))
}

/// The value, no list or table, that a place lies in.
fn value_around(root: &DeTable<'_>, place: &Range<usize>) -> Option<Range<usize>> {
    fn find(value: &Spanned<DeValue<'_>>, place: &Range<usize>) -> Option<Range<usize>> {
        match value.get_ref() {
            DeValue::Array(list) => list.iter().find_map(|value| find(value, place)),
            DeValue::Table(table) => value_around(table, place),
            _ => {
                let span = value.span();
                (span.start <= place.start && place.end <= span.end).then_some(span)
            }
        }
    }
    root.iter().find_map(|(_, value)| find(value, place))
}

/// 2023-02-30, 2026-13-01: digits and dashes.
fn is_meant_as_date(written: &str) -> bool {
    let is_date_like = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ':' | 'T');
    written.len() >= 7
        && written.matches(['-', '/']).count() >= 1
        && written.starts_with(|c: char| c.is_ascii_digit())
        && (written.chars().all(is_date_like)
            || matches!(parse_day(written), Ok(_) | Err(DateError::NoSuchDate)))
}
