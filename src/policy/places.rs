//! Where in its file something stands that a sound pack says. Knows TOML, and nothing of what it means.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A step into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into a table, to a key.
    Key(&'static str),
    /// Into a list, to an element.
    At(usize),
}

/// The places of one file.
#[derive(Debug)]
pub struct Places<'t> {
    root: DeTable<'t>,
}

impl<'t> Places<'t> {
    /// Of the text of a file; what cannot be read has no place.
    pub fn of(text: &'t str) -> Self {
        let (root, _) = DeTable::parse_recoverable(text);
        Self {
            root: root.into_inner(),
        }
    }

    /// The bytes of the value a path leads to; if it ends on the way, of the last thing there is on it. None if there is
    /// nothing on it at all.
    pub fn nearest(&self, path: &[Step]) -> Option<Range<usize>> {
        self.walk(path).map(|(value, _)| value.span())
    }

    /// The bytes of exactly what a path leads to.
    pub fn exactly(&self, path: &[Step]) -> Option<Range<usize>> {
        let (value, steps) = self.walk(path)?;
        (steps == path.len()).then(|| value.span())
    }

    /// The last thing there is on a path, and how many steps lead to it.
    fn walk(&self, path: &[Step]) -> Option<(&Spanned<DeValue<'t>>, usize)> {
        let (first, rest) = path.split_first()?;
        let Step::Key(key) = first else {
            return None;
        };
        let mut here = self.root.get(*key)?;
        for (taken, step) in rest.iter().enumerate() {
            let next = match (here.get_ref(), step) {
                (DeValue::Table(table), Step::Key(key)) => table.get(*key),
                (DeValue::Array(array), Step::At(at)) => array.get(*at),
                _ => None,
            };
            match next {
                Some(next) => here = next,
                None => return Some((here, taken + 1)),
            }
        }
        Some((here, path.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Step::{At, Key};

    #[test]
    fn a_path_leads_as_far_as_the_file_goes() {
        let text = "[[employee.first]]\nvalue = { wait = { n = 6 } }\nfor = ['unit']\n[[employee.first]]\nvalue = 'never'\n";
        let places = Places::of(text);
        let statement = [Key("employee"), Key("first")];
        for (steps, nearest, exactly) in [
            (&[At(0), Key("value"), Key("wait"), Key("n")][..], "6", true),
            (&[At(0), Key("for"), At(0)], "'unit'", true),
            (&[At(0), Key("for"), At(1)], "['unit']", false),
            (&[At(1), Key("value"), Key("wait")], "'never'", false),
            (&[At(1), Key("to")], "[[employee.first]]", false),
        ] {
            let path = [&statement, steps].concat();
            let place = places.nearest(&path).map(|span| &text[span]);
            assert_eq!(place, Some(nearest), "{steps:?}");
            assert_eq!(places.exactly(&path).is_some(), exactly, "{steps:?}");
        }
        assert_eq!(places.nearest(&[Key("resident")]), None);
    }
}
