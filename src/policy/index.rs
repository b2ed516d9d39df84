//! The index of places: the only region data read before a place is chosen.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;
use toml::de::DeTable;

use super::problem::{Code, Faulty};
use super::read::is_division_code;
use super::reader::Reader;

/// The code under which the nation's rules stand.
pub const NATION: &str = "000000";

/// A place a person can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its division code.
    pub code: String,
    /// Its name: 长沙.
    pub name: String,
    /// What else it is called, or spelled in letters: 兵团.
    pub also: Vec<String>,
    /// The code of the place it belongs to; the nation has none.
    pub parent: Option<String>,
    /// The code of the pool whose rules apply, where it is not the place itself.
    pub pool: Option<String>,
    /// Pinyin without tones: changsha.
    pub pinyin: String,
    /// Initials: cs.
    pub initials: String,
    /// The file of its pack, if it has one.
    pub pack: Option<String>,
    /// Whether its name finds it, once somebody has asked.
    pub(super) is_found_by_name: Asked,
}

/// What can be asked again at any time: no place is another because somebody has asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked(pub(super) OnceLock<bool>);

impl PartialEq for Asked {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Asked {}

/// All places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    places: Vec<Place>,
    /// Where each place stands, in the order of their codes.
    by_code: Vec<usize>,
}

/// The places the program knows; a place without a pack follows what it belongs to.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(title = "The index of places of yibao (医保日历)", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is asked for")]
pub(super) struct RawIndex {
    /// Every place a person can name, parents before what belongs to them.
    place: Vec<RawPlace>,
}

/// A place a person can name.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Place"))]
#[serde(deny_unknown_fields)]
pub(super) struct RawPlace {
    /// Division code of GB/T 2260, six digits.
    #[cfg_attr(test, schemars(regex(pattern = "^[0-9]{6}$")))]
    code: String,
    /// The name people use.
    name: String,
    /// What else it is called, in characters or in letters.
    #[cfg_attr(test, schemars(length(min = 1), extend("uniqueItems" = true)))]
    also: Option<Vec<String>>,
    /// Code of the place it belongs to.
    parent: Option<String>,
    /// Code of the pool whose rules apply.
    pool: Option<String>,
    /// Pinyin without tones.
    #[cfg_attr(test, schemars(regex(pattern = "^[a-z]+$")))]
    pinyin: String,
    /// Initials.
    #[cfg_attr(test, schemars(regex(pattern = "^[a-z]+$")))]
    initials: String,
    /// File of its pack.
    pack: Option<String>,
}

impl Index {
    /// Reads the text of an index. `file` is the name to show.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn read(file: &str, text: &str) -> Result<Self, Faulty> {
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader::new(file, text, root.get_ref(), &errors);
        let places = read_places(&mut reader, root.get_ref());
        let problems = reader.finish();
        if problems.is_empty() {
            let code_of = |at: &usize| places.get(*at).map(|place| &place.code);
            let mut by_code: Vec<usize> = (0..places.len()).collect();
            by_code.sort_by(|a, b| code_of(a).cmp(&code_of(b)));
            return Ok(Self { places, by_code });
        }
        Err(Faulty {
            file: file.to_owned(),
            text: text.to_owned(),
            problems,
            borrowed: Vec::new(),
        })
    }

    /// All places, parents before what belongs to them.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Gives a place another pack.
    pub(super) fn set_pack(&mut self, code: &str, file: &str) {
        let places = self.places.iter_mut();
        for place in places.filter(|place| place.code == code) {
            place.pack = Some(file.to_owned());
        }
    }

    /// The place with this code.
    pub fn by_code(&self, code: &str) -> Option<&Place> {
        let order = |at: &usize| {
            let place = self.places.get(*at);
            place.map_or(Ordering::Greater, |place| place.code.as_str().cmp(code))
        };
        let found = self.by_code.binary_search_by(order).ok()?;
        self.places.get(*self.by_code.get(found)?)
    }

    /// The places that belong to another, in the order of the index.
    pub fn children(&self, code: &str) -> impl Iterator<Item = &Place> {
        self.places
            .iter()
            .filter(move |place| place.parent.as_deref() == Some(code))
    }

    /// The codes from the place whose rules apply up to the nation.
    pub fn chain(&self, code: &str) -> Vec<&Place> {
        let mut chain: Vec<&Place> = Vec::new();
        let mut next = self.by_code(code);
        if let Some(pool) = next.and_then(|place| place.pool.as_deref()) {
            next = self.by_code(pool);
        }
        while let Some(place) = next {
            if chain.iter().any(|seen| seen.code == place.code) {
                break;
            }
            chain.push(place);
            next = place
                .parent
                .as_deref()
                .and_then(|parent| self.by_code(parent));
        }
        chain
    }
}

impl Place {
    /// Whether it is an autonomous region, and not called a province.
    pub fn is_autonomous(&self) -> bool {
        let autonomous = ["150000", "450000", "540000", "640000", "650000"];
        autonomous.contains(&self.code.as_str())
    }
}

fn read_places<'t, 's>(reader: &mut Reader<'t, 's>, root: &'t DeTable<'s>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut above: BTreeSet<String> = BTreeSet::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut pools = Vec::new();
    reader.unknown_keys(root, &["place"]);
    reader.unseen();
    reader.lists();
    let elements = reader.elements(root, "", "place");
    if root.is_empty() {
        reader.report(Code::P011, 0..0, "place", None);
    }
    for element in elements {
        let Some(read) = reader.one::<RawPlace>(element) else {
            continue;
        };
        let raw = &read.value;
        if read.is_sure_of("code") && (above.contains(&raw.code) || !is_division_code(&raw.code)) {
            reader.report(Code::P060, read.place_of("code"), &raw.code, None);
        }
        if let Some(parent) = raw
            .parent
            .as_ref()
            .filter(|parent| !above.contains(*parent))
            && read.is_sure_of("parent")
        {
            reader.report(Code::P051, read.place_of("parent"), parent, None);
        }
        for (key, spelling) in [("pinyin", &raw.pinyin), ("initials", &raw.initials)] {
            let is_letters =
                !spelling.is_empty() && spelling.bytes().all(|b| b.is_ascii_lowercase());
            if read.is_sure_of(key) && !is_letters {
                reader.report(Code::P061, read.place_of(key), spelling, None);
            }
        }
        if read.is_sure_of("name") && !names.insert(raw.name.clone()) {
            reader.report(Code::P062, read.place_of("name"), &raw.name, None);
        }
        let pool = raw.pool.clone().filter(|_| read.is_sure_of("pool"));
        pools.extend(pool.map(|pool| (pool, read.place_of("pool"))));
        let raw = read.value;
        above.insert(raw.code.clone());
        places.push(Place {
            code: raw.code,
            name: raw.name,
            also: raw.also.unwrap_or_default(),
            parent: raw.parent,
            pool: raw.pool,
            pinyin: raw.pinyin,
            initials: raw.initials,
            pack: raw.pack,
            is_found_by_name: Asked::default(),
        });
    }
    for (pool, span) in pools {
        if !above.contains(&pool) {
            reader.report(Code::P051, span, &pool, None);
        }
    }
    places
}
