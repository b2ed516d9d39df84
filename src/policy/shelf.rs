//! Where packs stand: built into the program, or in a folder handed in. A pack is parsed when it is first needed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::index::{Index, NATION, Place};
use super::pack::Pack;
use super::problem::{Code, Faulty, Problem, closest};
use super::read::read_pack;
use super::rules::Rules;

/// The name of the index among the region files.
pub const INDEX_FILE: &str = "index.toml";

mod built_in {
    include!(concat!(env!("OUT_DIR"), "/regions.rs"));
}

/// The texts of an index and its packs, and what has been parsed of them.
#[derive(Debug)]
pub struct Shelf {
    files: Files,
    index: Index,
    parsed: BTreeMap<String, Arc<Pack>>,
}

#[derive(Debug)]
enum Files {
    BuiltIn,
    Given(BTreeMap<String, String>),
}

impl Files {
    fn get(&self, name: &str) -> Option<&str> {
        match self {
            Self::BuiltIn => built_in::REGIONS
                .iter()
                .find(|(file, _)| *file == name)
                .map(|(_, text)| *text),
            Self::Given(files) => files.get(name).map(String::as_str),
        }
    }

    fn names(&self) -> Vec<&str> {
        match self {
            Self::BuiltIn => built_in::REGIONS.iter().map(|(file, _)| *file).collect(),
            Self::Given(files) => files.keys().map(String::as_str).collect(),
        }
    }
}

impl Shelf {
    /// The packs the program was built with.
    ///
    /// # Errors
    /// Never for a program that was released: a test reads all of them.
    pub fn built_in() -> Result<Self, Faulty> {
        Self::open(Files::BuiltIn)
    }

    /// Packs handed in, as file name and text; `index.toml` among them.
    ///
    /// # Errors
    /// When there is no index, or it cannot be read.
    pub fn given(files: impl IntoIterator<Item = (String, String)>) -> Result<Self, Faulty> {
        Self::open(Files::Given(files.into_iter().collect()))
    }

    fn open(files: Files) -> Result<Self, Faulty> {
        let Some(text) = files.get(INDEX_FILE) else {
            return Err(missing(INDEX_FILE));
        };
        let index = Index::read(INDEX_FILE, text)?;
        Ok(Self {
            files,
            index,
            parsed: BTreeMap::new(),
        })
    }

    /// The index.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// How many packs have been parsed so far.
    pub fn parsed(&self) -> usize {
        self.parsed.len()
    }

    /// The names of all region files, the index included.
    pub fn files(&self) -> Vec<&str> {
        self.files.names()
    }

    /// The text of a file.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.files.get(file)
    }

    /// The places that have a pack of their own, the nation left out.
    pub fn places_with_packs(&self) -> impl Iterator<Item = &Place> {
        self.index
            .places()
            .iter()
            .filter(|place| place.pack.is_some() && place.code != NATION)
    }

    /// The rules that apply in a place: its own pack, where it has one, and its parents'.
    ///
    /// # Errors
    /// When a pack of the chain is missing or faulty.
    pub fn rules(&mut self, code: &str) -> Result<Rules, Faulty> {
        let place = self
            .index
            .by_code(code)
            .map_or_else(|| code.to_owned(), |place| place.name.clone());
        let files: Vec<(String, String)> = self
            .index
            .chain(code)
            .into_iter()
            .filter_map(|place| place.pack.clone().map(|file| (file, place.code.clone())))
            .collect();
        let mut chain = Vec::with_capacity(files.len());
        for (file, code) in files {
            chain.push(self.pack(&file, &code)?);
        }
        self.check_chain(&chain)?;
        Ok(Rules::compile(&place, chain))
    }

    /// A pack by its file.
    ///
    /// # Errors
    /// When it is missing, faulty, or says another code than the index.
    pub fn pack(&mut self, file: &str, code: &str) -> Result<Arc<Pack>, Faulty> {
        if let Some(pack) = self.parsed.get(file) {
            return Ok(Arc::clone(pack));
        }
        let text = self.files.get(file).ok_or_else(|| missing(file))?;
        let pack = read_pack(file, text)?;
        if pack.region.code != code {
            let span = text
                .find(&pack.region.code)
                .map_or(0..0, |at| at..at + pack.region.code.len());
            return Err(one(
                file,
                text,
                Code::P052,
                span,
                &pack.region.code,
                Some(code),
            ));
        }
        let pack = Arc::new(pack);
        self.parsed.insert(file.to_owned(), Arc::clone(&pack));
        Ok(pack)
    }

    /// The fault of a file that is not there.
    pub fn missing(&self, file: &str) -> Faulty {
        missing(file)
    }

    /// Sources a pack borrows have to stand in one of its parents.
    fn check_chain(&self, chain: &[Arc<Pack>]) -> Result<(), Faulty> {
        for (level, pack) in chain.iter().enumerate() {
            let above = chain.iter().skip(level + 1).flat_map(|pack| &pack.sources);
            let missing = pack
                .borrowed
                .iter()
                .filter(|(id, _)| !above.clone().any(|source| source.id == *id));
            let file = self
                .index
                .by_code(&pack.region.code)
                .and_then(|place| place.pack.as_deref())
                .unwrap_or("");
            let known: Vec<&str> = pack
                .sources
                .iter()
                .map(|source| source.id.as_str())
                .collect();
            let problems: Vec<Problem> = missing
                .map(|(id, span)| Problem {
                    code: Code::P032,
                    file: file.to_owned(),
                    span: span.clone(),
                    what: id.clone(),
                    hint: closest(
                        id,
                        known
                            .iter()
                            .copied()
                            .chain(above.clone().map(|source| source.id.as_str())),
                    )
                    .map(str::to_owned),
                })
                .collect();
            if !problems.is_empty() {
                let text = self.files.get(file).unwrap_or("").to_owned();
                return Err(Faulty {
                    file: file.to_owned(),
                    text,
                    problems,
                });
            }
        }
        if chain.is_empty() {
            Err(missing(NATION))
        } else {
            Ok(())
        }
    }
}

fn missing(file: &str) -> Faulty {
    one(file, "", Code::P001, 0..0, file, None)
}

fn one(
    file: &str,
    text: &str,
    code: Code,
    span: std::ops::Range<usize>,
    what: &str,
    hint: Option<&str>,
) -> Faulty {
    let problem = Problem {
        code,
        file: file.to_owned(),
        span,
        what: what.to_owned(),
        hint: hint.map(str::to_owned),
    };
    Faulty {
        file: file.to_owned(),
        text: text.to_owned(),
        problems: vec![problem],
    }
}
