//! The places of a run, and the position it takes.

use super::context::{Context, Pick};
use crate::policy::{Identity, Rules};

/// The rules of every place the person was, and the position taken where sources differ.
#[derive(Clone, Copy, Debug)]
pub struct World<'a> {
    places: &'a [Rules],
    fallback: &'a Rules,
    pick: Pick,
}

impl<'a> World<'a> {
    /// A world of at least one place.
    pub fn new(places: &'a [Rules], pick: Pick) -> Option<Self> {
        Some(Self {
            places,
            fallback: places.first()?,
            pick,
        })
    }

    /// The same places, another position.
    pub const fn with(self, pick: Pick) -> Self {
        Self { pick, ..self }
    }

    /// The places.
    pub const fn places(&self) -> &'a [Rules] {
        self.places
    }

    /// The rules of a place; those of the first for an index nobody handed out.
    #[inline]
    pub fn rules(&self, place: u8) -> &'a Rules {
        self.places.get(usize::from(place)).unwrap_or(self.fallback)
    }

    /// The rules of a place as somebody meets them.
    #[inline]
    pub fn context(&self, place: u8, who: Identity) -> Context<'a> {
        Context {
            rules: self.rules(place),
            place,
            who,
            pick: self.pick,
        }
    }
}
