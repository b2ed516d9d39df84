//! The index of places: the only region data read before a place is chosen.

use serde::Deserialize;
use toml::de::DeTable;

use super::problem::{Code, Faulty, closest};
use super::read::is_division_code;
use super::reader::Reader;
use super::sound::sound_alike;

/// The code under which the nation's rules stand.
pub const NATION: &str = "000000";

/// A place a person can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its division code.
    pub code: String,
    /// Its name: 长沙.
    pub name: String,
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
}

/// All places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    places: Vec<Place>,
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
    /// Code of the place it belongs to.
    parent: Option<String>,
    /// Code of the pool whose rules apply.
    pool: Option<String>,
    /// Pinyin without tones.
    pinyin: String,
    /// Initials.
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
            return Ok(Self { places });
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

    /// The place with this code.
    pub fn by_code(&self, code: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.code == code)
    }

    /// The place called so: by code, by name (with or without 市, 省 and what else a place may be, and what it belongs to
    /// before it: 湖南省长沙市), or by its pinyin, if no other place has the same.
    pub fn find(&self, text: &str) -> Option<&Place> {
        let text = text.trim();
        let called = || self.places.iter().find(|place| place.is_called(text));
        self.by_code(text)
            .or_else(called)
            .or_else(|| self.find_within(text))
            .or_else(|| self.find_by_pinyin(text))
    }

    /// A place named after what it belongs to: 湖南长沙, 湖南省长沙市.
    fn find_within(&self, text: &str) -> Option<&Place> {
        self.places.iter().find(|place| {
            let above = place.parent.as_deref().and_then(|code| self.by_code(code));
            let rest = above.and_then(|above| text.strip_prefix(above.name.as_str()));
            rest.is_some_and(|rest| {
                let mut starts = rest.char_indices().map(|(at, _)| rest.split_at(at));
                starts.any(|(kind, name)| is_kind_of_place(kind) && place.is_called(name))
            })
        })
    }

    fn find_by_pinyin(&self, text: &str) -> Option<&Place> {
        let mut alike = self
            .places
            .iter()
            .filter(|place| place.pinyin.eq_ignore_ascii_case(text));
        alike.next().filter(|_| alike.next().is_none())
    }

    /// The places that belong to another, in the order of the index.
    pub fn children(&self, code: &str) -> impl Iterator<Item = &Place> {
        self.places
            .iter()
            .filter(move |place| place.parent.as_deref() == Some(code))
    }

    /// The places a few letters may mean: by initials (cs), pinyin (changsha), name (长沙) or code. Initials and pinyin
    /// are two separate ways, never mixed.
    pub fn search(&self, typed: &str) -> Vec<&Place> {
        let typed = typed.trim().to_lowercase();
        if typed.is_empty() {
            return Vec::new();
        }
        let rank = |place: &&Place| -> Option<u8> {
            Some(match () {
                () if place.initials == typed || place.name == typed => 0,
                () if place.pinyin == typed => 1,
                () if place.name.starts_with(&typed) => 2,
                () if place.initials.starts_with(&typed) => 3,
                () if place.pinyin.starts_with(&typed) => 4,
                () if place.code.starts_with(&typed) => 5,
                () if place.name.contains(&typed) => 6,
                () => return None,
            })
        };
        let places = self.places.iter().filter(|place| place.code != NATION);
        let mut found: Vec<(u8, &Place)> = places
            .filter_map(|place| rank(&place).map(|rank| (rank, place)))
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, place)| place).collect()
    }

    /// The name that was probably meant by `text`, to ask "did you mean". A place that is only not collected here, such as
    /// 泰安, is not taken for one that looks like it: what counts in Chinese is the sound.
    pub fn suggest(&self, text: &str) -> Option<&str> {
        let lower = text.trim().to_lowercase();
        let best = |is_meant: &dyn Fn(&Place) -> bool| {
            let meant = self.places.iter().filter(|place| is_meant(place));
            // Whoever asks here has most likely a place with rules of its own in mind, and its first character right.
            let rank = |place: &&Place| {
                let begins_alike = place.name.chars().next() == lower.chars().next();
                (place.pack.is_none(), !begins_alike)
            };
            meant.min_by_key(rank).map(|place| place.name.as_str())
        };
        if lower.is_ascii() {
            let spelled = |place: &Place| place.pinyin == lower || place.initials == lower;
            return best(&spelled).or_else(|| {
                let spellings = self.places.iter().map(|place| place.pinyin.as_str());
                let near = closest(&lower, spellings)?;
                best(&|place| place.pinyin == near)
            });
        }
        let bare = lower.trim_end_matches(['市', '省', '县', '区']);
        best(&|place| sound_alike(bare, &place.name))
            // 长沙县, 湖南长沙岳麓区: in the place they begin with. 呼和浩: the beginning of one.
            .or_else(|| best(&|place| is_long(&place.name) && lower.starts_with(&place.name)))
            .or_else(|| best(&|place| is_long(bare) && place.name.starts_with(bare)))
            .or_else(|| {
                let long = self.places.iter().map(|place| place.name.as_str());
                closest(bare, long.filter(|name| name.chars().count() > 2))
            })
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
    /// Whether people call it so: its name, and perhaps what kind of place it is.
    fn is_called(&self, text: &str) -> bool {
        text.strip_prefix(self.name.as_str())
            .is_some_and(is_kind_of_place)
    }
}

/// What may stand behind the name of a place, nothing included: 市, 省, 壮族自治区, 土家族苗族自治州.
fn is_kind_of_place(text: &str) -> bool {
    let of_a_people = ["自治区", "自治州"].iter().any(|kind| text.ends_with(kind));
    matches!(text, "" | "市" | "省" | "地区" | "盟") || of_a_people && text.chars().count() <= 10
}

/// Two characters say enough to know a place by them.
fn is_long(name: &str) -> bool {
    name.chars().count() >= 2
}

fn read_places<'t, 's>(reader: &mut Reader<'t, 's>, root: &'t DeTable<'s>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut pools = Vec::new();
    reader.unknown_keys(root, &["place"]);
    reader.unseen();
    let elements = reader.elements(root, "place");
    if root.is_empty() {
        reader.report(Code::P011, 0..0, "place", None);
    }
    for element in elements {
        let Some(read) = reader.one::<RawPlace>(element) else {
            continue;
        };
        let is_above = |code: &String| places.iter().any(|place| place.code == *code);
        let raw = &read.value;
        if read.is_sure_of("code") && (is_above(&raw.code) || !is_division_code(&raw.code)) {
            reader.report(Code::P060, read.place_of("code"), &raw.code, None);
        }
        if let Some(parent) = raw.parent.as_ref().filter(|parent| !is_above(parent))
            && read.is_sure_of("parent")
        {
            reader.report(Code::P051, read.place_of("parent"), parent, None);
        }
        let pool = raw.pool.clone().filter(|_| read.is_sure_of("pool"));
        pools.extend(pool.map(|pool| (pool, read.place_of("pool"))));
        let raw = read.value;
        places.push(Place {
            code: raw.code,
            name: raw.name,
            parent: raw.parent,
            pool: raw.pool,
            pinyin: raw.pinyin,
            initials: raw.initials,
            pack: raw.pack,
        });
    }
    for (pool, span) in pools {
        if !places.iter().any(|place| place.code == pool) {
            reader.report(Code::P051, span, &pool, None);
        }
    }
    places
}
