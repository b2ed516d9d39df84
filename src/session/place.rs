//! The field for a place: provinces, then what belongs to them; or a few letters.

use super::action::Direction;
use super::area::Area;
use crate::i18n::Lang;
use crate::policy::{Hit, Index, NATION, Place};
use crate::text::width;

/// No place is called by more characters.
const LONGEST: usize = 20;
/// What the narrowest window has room for, and the columns nobody wants more of.
const ROW: usize = 56;
const MOST_COLUMNS: usize = 6;
/// Found places with a digit of their own.
const NUMBERED: usize = 9;
/// So many provinces are named for a part of the country.
const NAMED: usize = 3;
/// The rows a page key goes over.
const PAGE: usize = 8;

/// Where the list of places begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Root {
    /// With all provinces.
    #[default]
    Provinces,
    /// With the parts of the country: few enough for eight digits.
    Areas,
}

/// A field for a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceField {
    /// Where the list begins.
    pub root: Root,
    /// The place most come from: stands first.
    pub home: Option<String>,
    /// The part of the country whose provinces are shown.
    pub area: Option<Area>,
    /// What was typed: initials, pinyin, a name, a code.
    pub typed: String,
    /// The province whose places are shown.
    pub province: Option<String>,
    /// The item in focus.
    pub focus: usize,
}

/// Something the list of places offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceItem {
    /// A part of the country: opens it.
    Area(Area),
    /// A province with places of its own: opens it.
    Province(String),
    /// A place: chooses it.
    Place(String),
    /// The place in which the county lies that was typed.
    County {
        /// The code of the place.
        code: String,
        /// The name of the county.
        name: &'static str,
    },
    /// The rest of the open province.
    RestOf(String),
    /// A province that was typed, wherever in it: stands before its places.
    AllOf(String),
}

impl PlaceItem {
    /// The code it stands for; a part of the country has none.
    pub fn code(&self) -> &str {
        match self {
            Self::Area(_) => "",
            Self::Province(code)
            | Self::Place(code)
            | Self::RestOf(code)
            | Self::AllOf(code)
            | Self::County { code, .. } => code,
        }
    }

    /// What the list calls it.
    pub fn label(&self, lang: Lang, index: &Index) -> String {
        let place = index.by_code(self.code());
        let name = place.map_or_else(String::new, |place| called(lang, place));
        match self {
            Self::Area(area) => area.name(lang).to_owned(),
            Self::Province(_) | Self::Place(_) => name,
            Self::County { name: county, .. } if lang == Lang::En => format!("{name} {county}"),
            Self::County { name: county, .. } => format!("{name}{county}"),
            Self::RestOf(_) => lang.place_rest().to_owned(),
            Self::AllOf(_) if place.is_some_and(Place::is_autonomous) => {
                lang.place_all_of_region(name)
            }
            Self::AllOf(_) => lang.place_all_of(name),
        }
    }

    /// What it holds, for a part of the country; where it lies, for a place found by letters.
    pub fn detail(&self, lang: Lang, index: &Index, typed: &str) -> Option<String> {
        let name = |place: &Place| match lang {
            Lang::Zh => place.name.clone(),
            Lang::En => sound(place),
        };
        if let Self::Area(area) = self {
            let names: Vec<String> = area.provinces(index).map(name).collect();
            let first = names.iter().take(NAMED).map(String::as_str);
            let list = first.collect::<Vec<_>>().join(" ");
            return Some(if names.len() > NAMED {
                lang.place_among(list)
            } else {
                list
            });
        }
        let place = index.by_code(self.code())?;
        let above = place.parent.as_deref().and_then(|code| index.by_code(code));
        let above = above.filter(|above| above.code != NATION && !typed.is_empty());
        above.map(name)
    }

    /// Where it lies, and whose rules are shown for it; a province that opens says nothing.
    pub fn about(&self, lang: Lang, index: &Index) -> Option<String> {
        let place = index.by_code(self.code())?;
        let above = place.parent.as_deref().and_then(|code| index.by_code(code));
        let above = above.filter(|above| above.code != NATION);
        let name = match (above, lang) {
            (Some(above), Lang::Zh) => format!("{}{}", above.name, place.name),
            (Some(above), Lang::En) => format!("{}, {}", called(lang, place), sound(above)),
            (None, _) => called(lang, place),
        };
        let with_packs: Vec<&Place> = index
            .chain(&place.code)
            .into_iter()
            .filter(|place| place.pack.is_some())
            .collect();
        let names = with_packs.iter().map(|place| match lang {
            Lang::Zh => place.name.clone(),
            Lang::En if place.code == NATION => lang.explain_nation().to_owned(),
            Lang::En => sound(place),
        });
        let names = names.collect::<Vec<_>>().join(lang.place_and());
        let own = with_packs
            .first()
            .is_some_and(|first| first.code == place.code);
        let pooled = place.pool.as_deref().and_then(|code| index.by_code(code));
        Some(match (self, pooled) {
            (Self::Province(_), _) => return None,
            (Self::RestOf(_), _) => lang.place_rest_of(called(lang, place), names),
            (Self::AllOf(_), _) => lang.place_not_sure(names),
            (_, Some(pool)) => lang.place_pooled(name, called(lang, pool), names),
            _ if own => lang.place_own(name),
            _ => lang.place_falls_back(name, names),
        })
    }
}

/// A place's name; in English with its sound before it, for those who cannot read it: Changsha 长沙.
fn called(lang: Lang, place: &Place) -> String {
    match lang {
        Lang::Zh => place.name.clone(),
        Lang::En => format!("{} {}", sound(place), place.name),
    }
}

/// How a place is spelled in letters: Changsha.
fn sound(place: &Place) -> String {
    let (first, rest) = place.pinyin.split_at_checked(1).unwrap_or_default();
    format!("{}{rest}", first.to_ascii_uppercase())
}

impl From<Hit<'_>> for PlaceItem {
    fn from(hit: Hit<'_>) -> Self {
        let code = hit.place.code.clone();
        match hit.county {
            Some(name) => Self::County { code, name },
            None => Self::Place(code),
        }
    }
}

impl PlaceField {
    /// What the list offers now.
    pub fn items(&self, index: &Index) -> Vec<PlaceItem> {
        if !self.typed.is_empty() {
            return self.found(index);
        }
        if let Some(province) = &self.province {
            let rest = std::iter::once(PlaceItem::RestOf(province.clone()));
            let places = index
                .children(province)
                .map(|place| PlaceItem::Place(place.code.clone()));
            return places.chain(rest).collect();
        }
        let mut home: Vec<PlaceItem> = Vec::new();
        if self.area.is_none() {
            home.extend(self.home.clone().map(PlaceItem::Place));
            if self.root == Root::Areas {
                home.extend(Area::ALL.map(PlaceItem::Area));
                return home;
            }
        }
        let shown = index
            .children(NATION)
            .filter(|place| self.area.is_none_or(|area| area.holds(place)));
        let provinces = shown.map(|place| {
            if index.children(&place.code).next().is_some() {
                PlaceItem::Province(place.code.clone())
            } else {
                PlaceItem::Place(place.code.clone())
            }
        });
        home.into_iter().chain(provinces).collect()
    }

    /// Whether nothing was opened and nothing typed.
    pub fn is_at_root(&self) -> bool {
        self.typed.is_empty() && self.province.is_none() && self.area.is_none()
    }

    /// What fits what was typed. Whoever types a province may know where in it: its places follow, and the province itself
    /// stays where it is.
    fn found(&self, index: &Index) -> Vec<PlaceItem> {
        let found = index.search(&self.typed).into_iter();
        let mut items: Vec<PlaceItem> = found.map(PlaceItem::from).collect();
        let meant = index.find(&self.typed).map(|place| place.code.clone());
        let Some(first) = items.first_mut() else {
            return items;
        };
        let PlaceItem::Place(code) = &*first else {
            return items;
        };
        let code = code.clone();
        let mut within = index.children(&code).peekable();
        if meant.as_ref() == Some(&code) && within.peek().is_some() {
            *first = PlaceItem::AllOf(code.clone());
            for place in within {
                if !items.iter().any(|item| item.code() == place.code) {
                    items.push(PlaceItem::Place(place.code.clone()));
                }
            }
        }
        items
    }

    /// How many items have a digit of their own: those found by letters or characters, where no digit can belong to what
    /// is typed.
    pub fn numbered(&self) -> usize {
        match self.typed.chars().next() {
            Some(first) if !first.is_ascii_digit() => NUMBERED,
            _ => 0,
        }
    }

    /// In how many columns the items are laid out: as many as even the narrowest window has room for.
    pub fn columns(&self, labels: &[String]) -> usize {
        let widest = labels.iter().map(|label| width(label)).max().unwrap_or(0);
        let number = if self.numbered() > 0 { 2 } else { 0 };
        (ROW / (widest + number + 1)).clamp(1, MOST_COLUMNS)
    }

    /// Takes a typed character. Returns whether there was room.
    pub fn put(&mut self, c: char) -> bool {
        let room = self.typed.chars().count() < LONGEST;
        if room {
            self.typed.push(c);
            self.focus = 0;
        }
        room
    }

    /// Takes a typed character back. Returns whether there was one.
    pub fn erase(&mut self) -> bool {
        let erased = self.typed.pop().is_some();
        if erased {
            self.focus = 0;
        }
        erased
    }

    /// Moves the focus over items laid out in `columns`.
    pub fn go(&mut self, direction: Direction, count: usize, columns: usize) {
        let last = count.saturating_sub(1);
        self.focus = match direction {
            Direction::Left => self.focus.saturating_sub(1),
            Direction::Right => self.focus.saturating_add(1),
            Direction::Up => self.focus.checked_sub(columns).unwrap_or(self.focus),
            Direction::Down if self.focus.saturating_add(columns) <= last => self.focus + columns,
            Direction::Down => self.focus,
            Direction::PageUp => self.focus.saturating_sub(PAGE * columns),
            Direction::PageDown => self.focus.saturating_add(PAGE * columns),
            Direction::First => 0,
            Direction::Last => last,
        }
        .min(last);
    }
}
