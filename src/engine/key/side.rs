//! The side lines' part of a key.

use super::Parts;
use crate::calendar::far_future;
use crate::engine::side::{Activation, Link, Side};

impl Parts {
    pub(super) fn side(&mut self, side: &Side) {
        match side.activation {
            Activation::Untold => self.number(0),
            Activation::No => self.number(1),
            Activation::Since(day) => {
                self.number(2);
                self.ahead(day);
            }
        }
        for start in [side.account.as_ref(), side.settlement.as_ref()] {
            self.optional(start, |parts, start| parts.start(start, far_future()));
        }
        for link in [side.family.as_ref(), side.share.as_ref()] {
            self.optional(link, Self::link);
        }
    }

    fn link(&mut self, link: &Link) {
        self.start(&link.start, far_future());
        self.optional(link.end.as_ref(), |parts, end| {
            parts.start(end, far_future());
        });
    }
}
