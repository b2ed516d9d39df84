//! Where packs stand: built into the program, or in a folder handed in. A pack is parsed when it is first needed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::hint::Hint;
use super::index::{Index, NATION, Place};
use super::local::{self, LocalAnswer, Overlay};
use super::pack::Pack;
use super::places::{Places, Step};
use super::problem::{Borrowed, Code, Faulty, Problem, closest};
use super::read::{nearest_source, read_pack_of};
use super::rules::Rules;
use super::source::Source;
use crate::calendar::Day;

/// The name of the index among the region files.
pub const INDEX_FILE: &str = "index.toml";

/// What a file of local answers is called, if nobody calls it otherwise.
pub const LOCAL_FILE: &str = "local.toml";

mod built_in {
    include!(concat!(env!("OUT_DIR"), "/regions.rs"));
}

/// The texts of an index and its packs, and what has been parsed of them.
#[derive(Debug)]
pub struct Shelf {
    files: Files,
    index: Index,
    parsed: BTreeMap<String, Arc<Pack>>,
    /// By code, what somebody was told in it: every key at a desk asks for the rules of the same place.
    compiled: BTreeMap<String, Rules>,
    local: Overlay,
}

/// Whether what somebody was told counts as well as what stands in packs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Counts,
    LeftOut,
}

#[derive(Clone, Debug)]
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
            compiled: BTreeMap::new(),
            local: Overlay::default(),
        })
    }

    /// The same texts, nothing of them parsed: which places were asked about can no longer be told. Of local answers, those
    /// that a file brought along.
    pub fn anew(&self) -> Self {
        Self {
            files: self.files.clone(),
            index: self.index.clone(),
            parsed: BTreeMap::new(),
            compiled: BTreeMap::new(),
            local: self.local.kept(),
        }
    }

    /// The index.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// How many packs have been parsed so far.
    pub fn parsed(&self) -> usize {
        self.parsed.len()
    }

    /// Keeps the packs that some rules still stand on, and those that the rules of the place with the code `next` need; the
    /// others are parsed anew if they are asked for.
    pub fn keep_used(&mut self, next: Option<&str>) {
        let chain = next.map_or_else(Vec::new, |code| self.index.chain(code));
        let is_next = |file: &String| chain.iter().any(|place| place.pack.as_ref() == Some(file));
        self.parsed
            .retain(|file, pack| Arc::strong_count(pack) > 1 || is_next(file));
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

    /// The files that no place of the index names: nobody would ever read them.
    pub fn not_listed(&self) -> Vec<Faulty> {
        let places = self.index.places();
        let is_listed = |file: &str| {
            places
                .iter()
                .any(|place| place.pack.as_deref() == Some(file))
        };
        let files = self.files.names().into_iter();
        files
            .filter(|file| *file != INDEX_FILE && !is_listed(file))
            .map(|file| alone(Code::P054, file))
            .collect()
    }

    /// The rules that apply in a place: its own pack, where it has one, and its parents'.
    ///
    /// # Errors
    /// When a pack of the chain is missing or faulty.
    pub fn rules(&mut self, code: &str) -> Result<Rules, Faulty> {
        if let Some(rules) = self.compiled.get(code) {
            return Ok(rules.clone());
        }
        let rules = self.compile(code, Told::Counts)?;
        self.compiled.insert(code.to_owned(), rules.clone());
        Ok(rules)
    }

    /// The same from packs alone, whatever somebody was told: what has been collected of a place.
    ///
    /// # Errors
    /// When a pack of the chain is missing or faulty.
    pub fn collected(&mut self, code: &str) -> Result<Rules, Faulty> {
        self.compile(code, Told::LeftOut)
    }

    fn compile(&mut self, code: &str, told: Told) -> Result<Rules, Faulty> {
        let place = self
            .index
            .by_code(code)
            .map_or_else(|| code.to_owned(), |place| place.name.clone());
        let places: Vec<Place> = self.index.chain(code).into_iter().cloned().collect();
        let mut chain: Vec<Arc<Pack>> = Vec::with_capacity(places.len());
        // Parents first: what they declare decides whether a pack may refer to it.
        for place in places.into_iter().rev() {
            let own = match &place.pack {
                Some(file) => Some(self.sound_pack(file, &place.code, &chain)?),
                None => None,
            };
            let over = if told == Told::Counts && self.local.of(&place.code).next().is_some() {
                let packs = || own.iter().chain(&chain);
                let declares = |id: &str| {
                    let mut sources = packs().flat_map(|pack| &pack.sources);
                    sources.any(|source| source.id == id)
                };
                self.local.over(&place, own.as_ref(), declares)
            } else {
                None
            };
            if let Some(pack) = over.or(own) {
                chain.insert(0, pack);
            }
        }
        if chain.is_empty() {
            return Err(missing(NATION));
        }
        Ok(Rules::compile(&place, chain))
    }

    /// A pack whose sources are all its own or those of its parents, none of them both.
    fn sound_pack(
        &mut self,
        file: &str,
        code: &str,
        parents: &[Arc<Pack>],
    ) -> Result<Arc<Pack>, Faulty> {
        let pack = match self.pack(file, code) {
            Ok(pack) => pack,
            Err(mut faulty) => {
                let unknown = unknown_sources(file, &faulty.borrowed, &[], parents);
                faulty.problems.extend(unknown);
                faulty.problems.sort_by_key(|problem| problem.span.start);
                return Err(faulty);
            }
        };
        let mut problems = unknown_sources(file, &pack.borrowed, &pack.sources, parents);
        problems.extend(self.taken_sources(file, &pack, parents));
        if problems.is_empty() {
            return Ok(pack);
        }
        problems.sort_by_key(|problem| problem.span.start);
        Err(Faulty {
            text: self.files.get(file).unwrap_or_default().to_owned(),
            file: file.to_owned(),
            problems,
            borrowed: Vec::new(),
        })
    }

    /// Takes in what somebody was told, until [`Shelf::anew`]: it counts in [`Shelf::rules`] from now on. The same question
    /// answered by the same side on the same day is corrected.
    ///
    /// # Errors
    /// When there is no such place, or the answer cannot be about those it was said of.
    pub fn tell(&mut self, answer: LocalAnswer) -> Result<(), Faulty> {
        let place = self.index.by_code(&answer.region);
        let Some(place) = place.filter(|place| local::has_rules(&self.index, &place.code)) else {
            let problem = Problem::new(Code::P056, LOCAL_FILE, 0..0, &answer.region);
            return Err(Faulty {
                problems: vec![problem],
                ..missing(LOCAL_FILE)
            });
        };
        local::check(place, &answer)?;
        self.local.add(answer);
        self.compiled.clear();
        Ok(())
    }

    /// Takes in a file of local answers for good; how many of them are new.
    ///
    /// # Errors
    /// Everything that is wrong with it; then nothing is taken in.
    pub fn adopt(&mut self, file: &str, text: &str, today: Day) -> Result<usize, Faulty> {
        let answers = local::read_local(file, text, &self.index, today)?;
        self.compiled.clear();
        Ok(self.local.keep(answers))
    }

    /// What somebody was told, in the order it was taken in.
    pub fn told(&self) -> &[LocalAnswer] {
        self.local.told()
    }

    /// Has these local answers and no others: what [`Shelf::told`] said before, to undo.
    pub fn set_told(&mut self, answers: Vec<LocalAnswer>) {
        self.local.set(answers);
        self.compiled.clear();
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
        let pack = Arc::new(read_pack_of(file, text, Some(code))?);
        self.parsed.insert(file.to_owned(), Arc::clone(&pack));
        Ok(pack)
    }

    /// Puts a pack in the place of the one a code has, or gives it one. False if the index has no such code: then nothing
    /// is changed.
    pub fn put(&mut self, code: &str, file: &str, text: &str) -> bool {
        let Some(place) = self.index.by_code(code) else {
            return false;
        };
        let before = place.pack.clone();
        self.index.set_pack(code, file);
        let files = self.files.names().into_iter();
        let mut files: BTreeMap<String, String> = files
            .filter(|name| before.as_deref() != Some(*name))
            .filter_map(|name| Some((name.to_owned(), self.files.get(name)?.to_owned())))
            .collect();
        files.insert(file.to_owned(), text.to_owned());
        self.files = Files::Given(files);
        self.parsed.clear();
        self.compiled.clear();
        self.local.changed();
        true
    }

    /// Sources whose ids a parent has as well: nobody could tell which of them is meant.
    fn taken_sources(&self, file: &str, pack: &Pack, parents: &[Arc<Pack>]) -> Vec<Problem> {
        let has = |pack: &&Arc<Pack>, id: &str| pack.sources.iter().any(|source| source.id == id);
        let own = pack.sources.iter().enumerate();
        let taken: Vec<(usize, &str, &str)> = own
            .filter_map(|(at, source)| {
                let parent = parents.iter().find(|parent| has(parent, &source.id))?;
                Some((at, source.id.as_str(), parent.region.name.as_str()))
            })
            .collect();
        if taken.is_empty() {
            return Vec::new();
        }
        let places = Places::of(self.files.get(file).unwrap_or_default());
        let problems = taken.into_iter().map(|(at, id, place)| {
            let path = [Step::Key("source"), Step::At(at), Step::Key("id")];
            Problem {
                hint: Some(Hint::TakenIn(place.to_owned())),
                ..Problem::new(Code::P033, file, places.nearest(&path).unwrap_or(0..0), id)
            }
        });
        problems.collect()
    }

    /// The fault of a file that is not there.
    pub fn missing(&self, file: &str) -> Faulty {
        missing(file)
    }
}

/// Sources a pack borrows have to stand in one of its parents, and what refers to them from here says since when.
fn unknown_sources(
    file: &str,
    borrowed: &[Borrowed],
    own: &[Arc<Source>],
    parents: &[Arc<Pack>],
) -> Vec<Problem> {
    let declared = || {
        let sources = parents.iter().flat_map(|pack| &pack.sources);
        sources.map(|source| source.id.as_str())
    };
    let wrong = borrowed.iter().filter_map(|source| {
        let own = || nearest_source(&source.id, own);
        let near = || closest(&source.id, declared());
        if declared().any(|known| known == source.id) {
            let statement = source.undated.clone()?;
            return Some(Problem::new(Code::P034, file, statement, &source.id));
        }
        Some(Problem {
            hint: source
                .near
                .as_deref()
                .or_else(own)
                .or_else(near)
                .map(|meant| Hint::Meant(meant.to_owned())),
            ..Problem::new(Code::P032, file, source.span.clone(), &source.id)
        })
    });
    wrong.collect()
}

fn missing(file: &str) -> Faulty {
    alone(Code::P001, file)
}

/// A mistake about a file as a whole.
fn alone(code: Code, file: &str) -> Faulty {
    Faulty {
        file: file.to_owned(),
        text: String::new(),
        problems: vec![Problem::new(code, file, 0..0, file)],
        borrowed: Vec::new(),
    }
}
