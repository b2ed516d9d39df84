//! The side lines' part of a key.

use super::Parts;
use crate::calendar::far_future;
use crate::engine::side::{Activation, Link, Side};

impl Parts {
    pub(super) fn side(&mut self, side: &Side) {
        let Side {
            activation,
            account,
            settlement,
            family,
            share,
        } = side;
        match *activation {
            Activation::Untold => self.number(0),
            Activation::No => self.number(1),
            Activation::Since(day) => {
                self.number(2);
                self.ahead(day);
            }
        }
        for start in [account, settlement] {
            self.optional(start.as_ref(), |parts, start| {
                parts.start(start, far_future());
            });
        }
        for link in [family, share] {
            self.optional(link.as_ref(), Self::link);
        }
    }

    fn link(&mut self, link: &Link) {
        // The day it was made is named by the reason, and nothing else looks at it.
        let Link { on: _, start, end } = link;
        self.start(start, far_future());
        self.optional(end.as_ref(), |parts, end| parts.start(end, far_future()));
    }
}
