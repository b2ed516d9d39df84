//! Walks a file of tables: what is called so, what each element says, and everything that is wrong with it.

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::hint::Hint;
use super::lenient::{self, Mended};
use super::lines::Lines;
use super::lists::{ListFault, faulty_lists};
use super::problem::{Borrowed, Code, Problem, closest};
use super::source::Source;
use super::syntax::Syntax;
use super::unseen::unseen_texts;

pub(super) type Table<'s> = DeTable<'s>;

/// Walks one file.
pub(super) struct Reader<'t, 's> {
    file: &'t str,
    text: &'s str,
    lines: Lines,
    pub(super) root: &'t Table<'s>,
    syntax: Syntax,
    /// The tables of the section turned to: more than one, if its name is misspelt in places.
    pub(super) section: Vec<&'t Table<'s>>,
    /// Unknown keys, by where they stand, and what was probably meant: what they hold is read as that.
    misspelt: Vec<(usize, String)>,
    pub(super) sources: Vec<Arc<Source>>,
    /// Sources with mistakes, by their ids, and the keys these are about: what follows from them is not certain.
    pub(super) doubtful: Vec<(String, Vec<String>)>,
    pub(super) borrowed: Vec<Borrowed>,
    problems: Vec<Problem>,
}

/// An element of a file, as well as it could be read.
pub(super) struct Element<'a, T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
    /// The keys of which something was made up, or only guessed.
    pub(super) doubtful: Vec<String>,
    mended: Mended<'a>,
}

impl<T> Element<'_, T> {
    /// Whether the value of a key is what stands there.
    pub(super) fn is_sure_of(&self, key: &str) -> bool {
        !self.doubtful.iter().any(|doubtful| doubtful == key)
    }

    /// Where the value of a key stands; the whole, if there is none.
    pub(super) fn place_of(&self, key: &str) -> Range<usize> {
        self.mended.place_of(key)
    }
}

impl<'t, 's> Reader<'t, 's> {
    pub(super) fn new(
        file: &'t str,
        text: &'s str,
        root: &'t Table<'s>,
        errors: &[toml::de::Error],
    ) -> Self {
        let (syntax, problems) = Syntax::of(file, text, root, errors);
        Self {
            file,
            text,
            lines: Lines::of(text),
            root,
            syntax,
            section: Vec::new(),
            misspelt: Vec::new(),
            sources: Vec::new(),
            doubtful: Vec::new(),
            borrowed: Vec::new(),
            problems,
        }
    }

    /// Everything found, in the order of the file.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.problems
            .retain(|problem| self.syntax.is_certain(problem));
        self.problems
            .sort_by_key(|problem| (problem.span.start, problem.code));
        self.problems
    }

    /// Reports texts with characters that cannot be seen.
    pub(super) fn unseen(&mut self) {
        for (span, c) in unseen_texts(self.root) {
            self.report(Code::P004, span, &format!("U+{:04X}", u32::from(c)), None);
        }
    }

    /// Reports lists that name nobody, and what stands twice in one.
    pub(super) fn lists(&mut self) {
        for fault in faulty_lists(self.root) {
            match fault {
                ListFault::Empty(span, key) => self.report(Code::P046, span, &key, None),
                ListFault::Twice(span, what) => self.report(Code::P047, span, &what, None),
            }
        }
    }

    pub(super) fn unknown_keys(&mut self, table: &Table<'_>, known: &[&str]) {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let hint = closest(name, known.iter().copied()).map(str::to_owned);
                let meant = hint.clone().map(|meant| (key.span().start, meant));
                self.misspelt.extend(meant);
                self.report(Code::P010, key.span(), name, hint.map(Hint::Meant));
            }
        }
    }

    /// The elements of an array of tables; reports anything else. `section`: what it stands in, with the dot behind it.
    pub(super) fn elements(
        &mut self,
        table: &'t Table<'s>,
        section: &str,
        key: &str,
    ) -> Vec<&'t Spanned<DeValue<'s>>> {
        let mut elements = Vec::new();
        for value in self.called(table, key) {
            if let DeValue::Array(array) = value.get_ref() {
                elements.extend(array.iter());
            } else {
                self.report(
                    Code::P012,
                    value.span(),
                    key,
                    Some(Hint::Write(format!("[[{section}{key}]]"))),
                );
            }
        }
        elements
    }

    /// What stands under a key, also where it is misspelt.
    pub(super) fn called(&self, table: &'t Table<'s>, name: &str) -> Vec<&'t Spanned<DeValue<'s>>> {
        let is_meant = |at: usize| {
            let mut misspelt = self.misspelt.iter();
            misspelt.any(|(place, meant)| *place == at && meant == name)
        };
        let called = table.iter().filter(|(key, _)| {
            let key: (&str, usize) = (key.get_ref(), key.span().start);
            key.0 == name || is_meant(key.1)
        });
        called.map(|(_, value)| value).collect()
    }

    pub(super) fn one<'a, T: DeserializeOwned>(
        &mut self,
        element: &'a Spanned<DeValue<'_>>,
    ) -> Option<Element<'a, T>> {
        let read = lenient::read(element, self.syntax.broken());
        for fault in &read.faults {
            let (code, what, hint) = fault.told(self.text);
            self.report(code, fault.span.clone(), &what, hint);
        }
        read.value.map(|value| Element {
            value,
            span: element.span(),
            doubtful: read.doubtful,
            mended: read.mended,
        })
    }

    /// The line a byte stands in, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.lines.line(offset)
    }

    pub(super) fn report(
        &mut self,
        code: Code,
        span: Range<usize>,
        what: &str,
        hint: Option<Hint>,
    ) {
        self.tell(Problem {
            hint,
            ..Problem::new(code, self.file, span, what)
        });
    }

    /// Reports what two places of the file say together.
    pub(super) fn report_both(
        &mut self,
        code: Code,
        span: Range<usize>,
        other: Range<usize>,
        what: &str,
    ) {
        self.tell(Problem {
            other: Some(other),
            ..Problem::new(code, self.file, span, what)
        });
    }

    fn tell(&mut self, problem: Problem) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }
}
