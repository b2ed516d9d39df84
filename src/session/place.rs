//! The field for a place: provinces, then what belongs to them; or a few letters.

use super::action::Direction;
use crate::policy::{Index, NATION};

/// No place is called by more characters.
const LONGEST: usize = 20;

/// A field for a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceField {
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
    /// A province with places of its own: opens it.
    Province(String),
    /// A place: chooses it.
    Place(String),
    /// The rest of the open province.
    RestOf(String),
}

impl PlaceItem {
    /// The code it stands for.
    pub fn code(&self) -> &str {
        match self {
            Self::Province(code) | Self::Place(code) | Self::RestOf(code) => code,
        }
    }
}

impl PlaceField {
    /// What the list offers now.
    pub fn items(&self, index: &Index) -> Vec<PlaceItem> {
        if !self.typed.is_empty() {
            let mut found = index.search(&self.typed);
            // As people write it: 长沙市, 湖南长沙.
            if found.is_empty() {
                let called = index.find(&self.typed);
                found.extend(called.filter(|place| place.code != NATION));
            }
            return found
                .into_iter()
                .map(|place| PlaceItem::Place(place.code.clone()))
                .collect();
        }
        if let Some(province) = &self.province {
            let rest = std::iter::once(PlaceItem::RestOf(province.clone()));
            let places = index
                .children(province)
                .map(|place| PlaceItem::Place(place.code.clone()));
            return places.chain(rest).collect();
        }
        let provinces = index.children(NATION).map(|place| {
            if index.children(&place.code).next().is_some() {
                PlaceItem::Province(place.code.clone())
            } else {
                PlaceItem::Place(place.code.clone())
            }
        });
        provinces.collect()
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
            Direction::PageUp | Direction::First => 0,
            Direction::PageDown | Direction::Last => last,
        }
        .min(last);
    }
}
