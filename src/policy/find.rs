//! Finding a place by what people type: a name, pinyin, initials, a code. Knows the index and what lies in its places. Guesses
//! nothing: whatever may be two places is given as two.

use super::county;
use super::index::{Index, NATION, Place};
use super::problem::closest;
use super::sound::sound_alike;
use crate::calendar::fold_width;

/// What was probably meant by a text that is no place's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant<'i> {
    /// This place, misspelt or with more said than its name.
    Place(&'i Place),
    /// One of these, all of them spelled so.
    OneOf(Vec<&'i Place>),
    /// A county, a district or a city of these places.
    Within(Vec<&'i Place>),
    /// Hong Kong, Macau or Taiwan, where other laws hold.
    Elsewhere,
    /// Nobody can tell.
    Nothing,
}

/// A place a few characters may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'i> {
    /// The place.
    pub place: &'i Place,
    /// What lies in it, if that is what was typed.
    pub county: Option<&'static str>,
}

/// How well a place fits what was typed, the best first. Initials and pinyin are two separate ways, never mixed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Name,
    Initials,
    Pinyin,
    NameBegins,
    InitialsBegin,
    PinyinBegins,
    CodeBegins,
    NameHolds,
}

impl Index {
    /// The place called so: by code, by name (with or without 市, 省 and what else a place may be, and what it belongs to
    /// before it: 湖南省长沙市), by its pinyin or its initials, or by a county that lies in it (昆山, 苏州昆山市). Whatever may
    /// be two places is none.
    pub fn find(&self, text: &str) -> Option<&Place> {
        let text = folded(text);
        let find = |text: &str| self.find_itself(text).or_else(|| self.find_by_county(text));
        find(&text).or_else(|| {
            // By its sound and its name, as the English lists write it: Changsha 长沙.
            let (sound, name) = text.split_at_checked(text.find(|c: char| !c.is_ascii())?)?;
            find(name).filter(|place| place.pinyin == sound)
        })
    }

    /// What a place is called where it has to be found again: its name, or its code where another place is found by that.
    pub fn finding<'a>(&'a self, code: &'a str) -> &'a str {
        let named = self.by_code(code).filter(|place| {
            let finds = || {
                self.find(&place.name)
                    .is_some_and(|found| found.code == code)
            };
            *place.is_found_by_name.0.get_or_init(finds)
        });
        named.map_or(code, |place| &place.name)
    }

    /// The place called so, not what lies in it.
    fn find_itself(&self, text: &str) -> Option<&Place> {
        if let Some(place) = self.by_code(text) {
            return Some(place);
        }
        if text.is_ascii() {
            return match self.spelled(text, true).as_slice() {
                [place] => Some(place),
                _ => None,
            };
        }
        self.find_by_name(text)
    }

    /// The places spelled so in letters, perhaps by their initials.
    fn spelled(&self, text: &str, initials: bool) -> Vec<&Place> {
        let is_so = |place: &&Place| place.is_spelled(text) || initials && place.initials == text;
        self.places().iter().filter(is_so).collect()
    }

    /// The one place in which a county of this name lies, or the place named before its county.
    fn find_by_county(&self, text: &str) -> Option<&Place> {
        if let Some((first, rest)) = self.with_county(text).split_first() {
            return rest.is_empty().then_some(*first);
        }
        let place = self.begun_with(text)?;
        let lies_in = |rest: &str| county::called(rest).any(|county| county.within == place.code);
        let mut rests = self.after(place, text).into_iter();
        rests.any(lies_in).then_some(place)
    }

    /// The places in which counties of this name lie.
    fn with_county(&self, text: &str) -> Vec<&Place> {
        let mut within: Vec<&Place> = Vec::new();
        for county in county::called(text) {
            let place = self.by_code(county.within);
            within.extend(place.filter(|place| !within.contains(place)));
        }
        within
    }

    fn find_by_name(&self, text: &str) -> Option<&Place> {
        let mut places = self.places().iter();
        // A name as it stands goes before the name of another with its kind behind it: 吉林市 is no province.
        let named = places.find(|place| place.is_named(text));
        let called = || self.places().iter().find(|place| place.is_called(text));
        named.or_else(called).or_else(|| self.find_within(text))
    }

    /// A place named after what it belongs to: 湖南长沙, 湖南省长沙市.
    fn find_within(&self, text: &str) -> Option<&Place> {
        let mut places = self.places().iter();
        places.find(|place| {
            let mut rests = self.rests(place, text);
            rests.any(|rest| place.is_called(rest))
        })
    }

    /// What may be left of a text once what a place belongs to is taken off its front, with its kind or without.
    fn rests<'t>(&self, place: &Place, text: &'t str) -> impl Iterator<Item = &'t str> {
        let above = [place.parent.as_deref(), place.pool.as_deref()];
        let above = above.into_iter().flatten();
        let above: Vec<&Place> = above.filter_map(|code| self.by_code(code)).collect();
        above.into_iter().flat_map(move |above| {
            let rest = text.strip_prefix(above.name.as_str()).unwrap_or_default();
            let starts = rest.char_indices().map(|(at, _)| rest.split_at(at));
            let starts = starts.filter(|(kind, _)| above.may_be_followed_by(kind));
            starts.map(|(_, rest)| rest)
        })
    }

    /// The places a few characters may mean: by name (长沙, 长沙市), initials (cs), pinyin (changsha) or code, whole or their
    /// beginning; then the places in which a county of that name lies.
    ///
    /// What fits better comes first. Of what fits equally, places with rules of their own come first, since most who ask are
    /// from there; then provinces, then the others by code, as in the index.
    pub fn search(&self, typed: &str) -> Vec<Hit<'_>> {
        let typed = folded(typed);
        if typed.is_empty() {
            return Vec::new();
        }
        let places = self.places().iter().filter(|place| place.code != NATION);
        let mut found: Vec<(Fit, bool, &Place)> = places
            .filter_map(|place| {
                let fit = place.fits(&typed)?;
                // Whoever types a code goes by codes.
                Some((fit, fit != Fit::CodeBegins && place.pack.is_none(), place))
            })
            .collect();
        found.sort_by_key(|(fit, without_pack, _)| (*fit, *without_pack));
        let found = found.into_iter().map(|(_, _, place)| place);
        let mut hits: Vec<Hit<'_>> = found
            .map(|place| Hit {
                place,
                county: None,
            })
            .collect();
        if hits.is_empty() {
            let place = self
                .find_itself(&typed)
                .filter(|place| place.code != NATION);
            hits.extend(place.map(|place| Hit {
                place,
                county: None,
            }));
        }
        if !typed.is_ascii() && is_long(&typed) {
            let is_new = |county: &Hit<'_>| !hits.iter().any(|hit| hit.place == county.place);
            let counties: Vec<Hit<'_>> = self.counties(&typed).into_iter().filter(is_new).collect();
            hits.extend(counties);
        }
        if hits.is_empty() {
            let beginning = self.begun_with(&typed);
            hits.extend(beginning.map(|place| Hit {
                place,
                county: None,
            }));
        }
        hits
    }

    /// The counties somebody names, perhaps after the place they lie in: 浏阳, 北京朝阳区.
    fn counties(&self, typed: &str) -> Vec<Hit<'_>> {
        let hit = |county: county::County| {
            let place = self.by_code(county.within)?;
            Some(Hit {
                place,
                county: Some(county.name),
            })
        };
        let mut hits: Vec<Hit<'_>> = county::called(typed).filter_map(hit).collect();
        for more in county::begin_with(typed).filter_map(hit) {
            if !hits.contains(&more) {
                hits.push(more);
            }
        }
        let Some(place) = self.begun_with(typed).filter(|_| hits.is_empty()) else {
            return hits;
        };
        let of_place = |rest: &&str| is_long(rest);
        let rests = self.after(place, typed).into_iter().filter(of_place);
        let named = rests.flat_map(county::begin_with).filter_map(hit);
        named.filter(|hit| hit.place == place).collect()
    }

    /// The place a text begins with, the one that takes most of it: 湖南长沙岳麓区 begins with 湖南长沙.
    fn begun_with(&self, text: &str) -> Option<&Place> {
        let places = self.places().iter().filter(|place| place.code != NATION);
        let left = |place: &&Place| self.after(place, text).iter().map(|rest| rest.len()).min();
        let begun = places.filter_map(|place| left(&place).map(|left| (left, place)));
        begun.min_by_key(|(left, _)| *left).map(|(_, place)| place)
    }

    /// What may be left of a text that begins with a place.
    fn after<'t>(&self, place: &Place, text: &'t str) -> Vec<&'t str> {
        let starts = std::iter::once(text).chain(self.rests(place, text));
        let named = starts.filter_map(|start| start.strip_prefix(place.name.as_str()));
        let ends = named.flat_map(|rest| {
            let ends = rest.char_indices().map(|(at, _)| rest.split_at(at));
            let ends = ends.filter(|(kind, _)| place.may_be_followed_by(kind));
            ends.map(|(_, rest)| rest)
        });
        ends.collect()
    }

    /// What was probably meant by a text that names no place, to ask back. What counts in Chinese is the sound: a place that
    /// only looks like it is not meant.
    pub fn meant(&self, text: &str) -> Meant<'_> {
        let text = folded(text);
        if is_elsewhere(&text) {
            return Meant::Elsewhere;
        }
        if text.is_ascii() {
            return self.meant_by_letters(&text);
        }
        let within = self.with_county(&text);
        if !within.is_empty() {
            return Meant::Within(within);
        }
        let meant = self.begun_with(&text);
        meant
            .or_else(|| self.meant_by_sound(&text))
            .map_or(Meant::Nothing, Meant::Place)
    }

    fn meant_by_letters(&self, text: &str) -> Meant<'_> {
        let mut meant = self.spelled(text, true);
        if meant.is_empty() {
            let spellings = self.places().iter().map(|place| place.pinyin.as_str());
            let near = closest(text, spellings);
            meant = near.map_or_else(Vec::new, |near| self.spelled(near, false));
        }
        match meant.as_slice() {
            [] => Meant::Nothing,
            [place] => Meant::Place(place),
            _ => Meant::OneOf(meant),
        }
    }

    fn meant_by_sound(&self, text: &str) -> Option<&Place> {
        let bare = text.trim_end_matches(['市', '省', '县', '区']);
        let best = |is_meant: &dyn Fn(&Place) -> bool| {
            let meant = self.places().iter().filter(|place| is_meant(place));
            // Whoever asks here has most likely a place with rules of its own in mind, and its first character right.
            meant.min_by_key(|place| {
                let begins_alike = place.name.chars().next() == text.chars().next();
                (place.pack.is_none(), !begins_alike)
            })
        };
        // 呼和浩: the beginning of one.
        best(&|place| sound_alike(bare, &place.name))
            .or_else(|| best(&|place| is_long(bare) && place.name.starts_with(bare)))
            .or_else(|| {
                let names = self.places().iter().map(|place| place.name.as_str());
                let near = closest(bare, names.filter(|name| name.chars().count() > 2))?;
                best(&|place| place.name == near)
            })
    }
}

impl Place {
    /// Whether it has this very name, or this other one.
    fn is_named(&self, text: &str) -> bool {
        self.name == text || self.also.iter().any(|name| name == text)
    }

    /// Whether people call it so: its name, and perhaps what kind of place it is.
    fn is_called(&self, text: &str) -> bool {
        let rest = text.strip_prefix(self.name.as_str());
        self.is_named(text) || rest.is_some_and(|rest| self.may_be_followed_by(rest))
    }

    /// Whether it is spelled so in letters.
    fn is_spelled(&self, text: &str) -> bool {
        self.pinyin == text || self.also.iter().any(|name| name == text)
    }

    /// What may stand behind its name, nothing included: 市 for 长沙, 壮族自治区 for 广西, 土家族苗族自治州 for 湘西.
    fn may_be_followed_by(&self, kind: &str) -> bool {
        let of_a_people = |end| kind.ends_with(end) && kind.chars().count() <= 10;
        let is_one_of = |kinds: &[&str]| kind.is_empty() || kinds.contains(&kind);
        match self.code.split_at_checked(2) {
            Some(("11" | "12" | "31" | "50", _)) => is_one_of(&["市"]),
            Some((_, "0000")) => {
                is_one_of(&["省", "自治区", "全省", "全区"]) || of_a_people("自治区")
            }
            // What is called 市 in a 州 is a part of it: 大理市.
            Some((_, place)) if place.ends_with("00") => {
                is_one_of(&["市", "地区", "盟", "州"]) || of_a_people("自治州")
            }
            _ => is_one_of(&["市", "县", "林区"]) || of_a_people("自治县"),
        }
    }

    fn fits(&self, typed: &str) -> Option<Fit> {
        let also_begins = self.also.iter().any(|name| name.starts_with(typed));
        let in_letters = typed.is_ascii();
        Some(match () {
            () if !in_letters && self.is_called(typed) => Fit::Name,
            () if self.initials == typed => Fit::Initials,
            () if in_letters && self.is_spelled(typed) => Fit::Pinyin,
            () if self.name.starts_with(typed) || !in_letters && also_begins => Fit::NameBegins,
            () if self.initials.starts_with(typed) => Fit::InitialsBegin,
            () if self.pinyin.starts_with(typed) || also_begins => Fit::PinyinBegins,
            () if self.code.starts_with(typed) => Fit::CodeBegins,
            () if self.name.contains(typed) => Fit::NameHolds,
            () => return None,
        })
    }
}

/// As it is compared: full-width and capital letters made plain, what only separates syllables left out (xi'an).
fn folded(text: &str) -> String {
    let separates = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
    let told = text.chars().map(fold_width).filter(|c| !separates(*c));
    told.flat_map(char::to_lowercase).collect()
}

fn is_elsewhere(text: &str) -> bool {
    let names = ["香港", "澳门", "澳門", "台湾", "台灣", "臺灣"];
    let spelled = [
        "xianggang",
        "hongkong",
        "aomen",
        "macau",
        "macao",
        "taiwan",
        "810000",
        "820000",
        "710000",
    ];
    names.iter().any(|name| text.starts_with(name)) || spelled.contains(&text)
}

/// Two characters say enough to know a place by them.
fn is_long(name: &str) -> bool {
    name.chars().count() >= 2
}
