//! A value of a file as a tree that can be mended.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::error::Step;
use super::invented::ROUNDS;

/// A value, and where it stands. What it says stays in the file; only what is mended is new.
#[derive(Debug)]
pub(super) struct Node<'a> {
    /// The bytes it stands in.
    pub(super) span: Range<usize>,
    /// What it is.
    pub(super) what: What<'a>,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum What<'a> {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(&'a str),
    /// The word that was probably meant by another.
    Guess(&'static str),
    /// A date or time, as written.
    Date(String),
    /// A list.
    List(Vec<Node<'a>>),
    /// A table.
    Table(Vec<Entry<'a>>),
    /// Something made up, in one of several ways.
    Hole(usize),
}

/// A key and its value.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// The key; its probable meaning, if it was misspelt.
    pub(super) key: &'a str,
    /// Where the key stands.
    pub(super) place: Range<usize>,
    /// The value.
    pub(super) node: Node<'a>,
}

impl<'a> Node<'a> {
    /// The tree of a value; a hole for each of `broken`.
    pub(super) fn of(value: &'a Spanned<DeValue<'_>>, broken: &[Range<usize>]) -> Self {
        let span = value.span();
        let what = if broken.contains(&span) {
            What::Hole(0)
        } else {
            What::of(value.get_ref(), broken)
        };
        Self { span, what }
    }

    pub(super) const fn is_hole(&self) -> bool {
        matches!(self.what, What::Hole(_))
    }

    /// Whether anything in it was made up or guessed.
    pub(super) fn has_holes(&self) -> bool {
        match &self.what {
            What::Hole(_) | What::Guess(_) => true,
            What::List(list) => list.iter().any(Self::has_holes),
            What::Table(table) => table.iter().any(|entry| entry.node.has_holes()),
            _ => false,
        }
    }

    /// Makes up everything that is made up in another way; false if there is none left.
    pub(super) fn vary(&mut self) -> bool {
        match &mut self.what {
            What::Hole(round) if *round + 1 < ROUNDS => *round += 1,
            What::Hole(_) => return false,
            What::Guess(_) => self.what = What::Hole(0),
            What::List(list) => return list.iter_mut().all(Self::vary),
            What::Table(table) => return table.iter_mut().all(|entry| entry.node.vary()),
            _ => {}
        }
        true
    }

    /// The keys whose values have holes.
    pub(super) fn keys_with_holes(&self) -> Vec<String> {
        let What::Table(table) = &self.what else {
            return Vec::new();
        };
        let holed = table.iter().filter(|entry| entry.node.has_holes());
        holed.map(|entry| entry.key.to_owned()).collect()
    }

    /// Where the value of a key stands; the whole, if there is none.
    pub(super) fn place_of(&self, key: &str) -> Range<usize> {
        let node = match &self.what {
            What::Table(table) => table.iter().find(|entry| entry.key == key),
            _ => None,
        };
        node.map_or(&self.span, |entry| &entry.node.span).clone()
    }

    /// The value some steps away.
    pub(super) fn at(&mut self, path: &[Step]) -> Option<&mut Self> {
        path.iter().try_fold(self, |node, step| node.step(step))
    }

    fn step(&mut self, step: &Step) -> Option<&mut Self> {
        match (&mut self.what, step) {
            (What::List(list), Step::At(at)) => list.get_mut(*at),
            (What::Table(table), Step::Key(key)) => table
                .iter_mut()
                .find(|entry| entry.key == key)
                .map(|entry| &mut entry.node),
            _ => None,
        }
    }

    /// After how many steps of a path one stands in something made up.
    pub(super) fn first_hole(&mut self, path: &[Step]) -> Option<usize> {
        let mut node = self;
        for (steps, step) in path.iter().enumerate() {
            if node.is_hole() {
                return Some(steps);
            }
            node = node.step(step)?;
        }
        node.is_hole().then_some(path.len())
    }
}

impl<'a> What<'a> {
    fn of(value: &'a DeValue<'_>, broken: &[Range<usize>]) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text),
            DeValue::Boolean(value) => Self::Bool(*value),
            // Larger than any number asked for: it stays a number, and is outside every range.
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or(Self::Float(f64::INFINITY), Self::Int),
            DeValue::Float(number) => number.as_str().parse().map_or(Self::Hole(0), Self::Float),
            DeValue::Datetime(date) => Self::Date(date.to_string()),
            DeValue::Array(list) => {
                Self::List(list.iter().map(|one| Node::of(one, broken)).collect())
            }
            DeValue::Table(table) => {
                let entries = table.iter().map(|(key, value)| Entry {
                    key: key.get_ref(),
                    place: key.span(),
                    node: Node::of(value, broken),
                });
                Self::Table(entries.collect())
            }
        }
    }
}
