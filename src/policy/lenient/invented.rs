//! What stands for a value that is missing or makes no sense, so that the rest can be read: anything that fits.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::error::Error;

/// In how many ways a value is made up.
pub(super) const ROUNDS: usize = 3;
/// Texts that dates, recurring days and months with days are glad of, one a round.
const TEXTS: [&str; ROUNDS] = ["2000-01-01", "last-01-01", "01-01"];
/// A day, month, count, percentage and hour at once.
const NUMBER: u8 = 2;
/// Tables in tables beyond this are not made up.
const DEEPEST: usize = 16;

/// A value made up.
#[derive(Clone, Copy)]
pub(super) struct Invented {
    round: usize,
    depth: usize,
}

impl Invented {
    pub(super) const fn new(round: usize) -> Self {
        Self { round, depth: 0 }
    }

    fn deeper(self) -> Result<Self, Error> {
        if self.depth == DEEPEST {
            return Err(Error::custom("too deep"));
        }
        Ok(Self {
            depth: self.depth + 1,
            ..self
        })
    }

    fn text(self) -> &'static str {
        TEXTS.get(self.round).copied().unwrap_or_default()
    }
}

macro_rules! made_up {
    ($($kind:ident => $visit:ident($value:expr);)*) => { $(
        fn $kind<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit($value)
        }
    )* };
}

impl<'de> Deserializer<'de> for Invented {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.text())
    }

    made_up! {
        deserialize_bool => visit_bool(false);
        deserialize_i8 => visit_u8(NUMBER);
        deserialize_i16 => visit_u8(NUMBER);
        deserialize_i32 => visit_u8(NUMBER);
        deserialize_i64 => visit_u8(NUMBER);
        deserialize_u8 => visit_u8(NUMBER);
        deserialize_u16 => visit_u8(NUMBER);
        deserialize_u32 => visit_u8(NUMBER);
        deserialize_u64 => visit_u8(NUMBER);
        deserialize_f32 => visit_u8(NUMBER);
        deserialize_f64 => visit_u8(NUMBER);
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        // What somebody has written is there; of what is made up whole, nothing more than is needed.
        if self.depth == 0 {
            visitor.visit_some(self)
        } else {
            visitor.visit_none()
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Elements(self, 0))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Elements(self.deeper()?, len))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(Fields(self, &[]))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(Fields(self.deeper()?, fields))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let word = variants.get(self.round).or(variants.first());
        let word = word.copied().unwrap_or_default();
        visitor.visit_enum(Variant(self.deeper()?, word))
    }

    serde::forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct identifier ignored_any
    }
}

struct Elements(Invented, usize);

impl<'de> SeqAccess<'de> for Elements {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some(left) = self.1.checked_sub(1) else {
            return Ok(None);
        };
        self.1 = left;
        seed.deserialize(self.0).map(Some)
    }
}

struct Fields(Invented, &'static [&'static str]);

impl<'de> MapAccess<'de> for Fields {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((name, rest)) = self.1.split_first() else {
            return Ok(None);
        };
        self.1 = rest;
        seed.deserialize(StrDeserializer::<Error>::new(name))
            .map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.0)
    }
}

struct Variant(Invented, &'static str);

impl<'de> EnumAccess<'de> for Variant {
    type Error = Error;
    type Variant = Invented;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Invented), Error> {
        let word = seed.deserialize(StrDeserializer::<Error>::new(self.1))?;
        Ok((word, self.0))
    }
}

impl<'de> VariantAccess<'de> for Invented {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_struct("", fields, visitor)
    }
}
