//! How a tree is read by whatever can be read.

use std::slice::Iter;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::error::{Error, Step};
use super::invented::Invented;
use super::node::{Entry, Node, What};

/// Reads a kind of which what is made up has to know, and the rest need not.
macro_rules! as_anything {
    ($($kind:ident($($argument:ident: $type:ty),*);)*) => { $(
        fn $kind<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, Error> {
            match self.what {
                What::Hole(round) => Invented::new(round).$kind($($argument,)* visitor),
                _ => self.deserialize_any(visitor),
            }
        }
    )* };
}

impl<'de> Deserializer<'de> for &Node<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match &self.what {
            What::Bool(value) => visitor.visit_bool(*value),
            What::Int(number) => visitor.visit_i64(*number),
            What::Float(number) => visitor.visit_f64(*number),
            What::Text(text) | What::Guess(text) => visitor.visit_str(text),
            What::Date(text) => visitor.visit_str(text),
            What::List(list) => {
                let mut rest = Elements(list.iter().enumerate());
                let read = visitor.visit_seq(&mut rest);
                match rest.0.next() {
                    Some(_) if read.is_ok() => Err(Error::custom("more elements than asked for")),
                    _ => read,
                }
            }
            What::Table(table) => visitor.visit_map(Entries {
                rest: table.iter(),
                next: None,
            }),
            What::Hole(round) => Invented::new(*round).deserialize_any(visitor),
        };
        read.map_err(|error| error.standing_at(&self.span))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.what {
            // A date without quotes is no text, though it is handed on as one.
            What::Date(_) => Err(Error::wanting("a string").standing_at(&self.span)),
            What::Hole(round) => Invented::new(*round).deserialize_str(visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.what {
            // Otherwise a list would be read as the values of the keys, in their order.
            What::List(_) => Err(Error::wanting(&format!("struct {name}")).standing_at(&self.span)),
            What::Hole(round) => Invented::new(*round).deserialize_struct(name, fields, visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let read = match &self.what {
            What::Text(word) | What::Guess(word) => {
                visitor.visit_enum(StrDeserializer::<Error>::new(word))
            }
            What::Table(table) => match table.as_slice() {
                [entry] => visitor.visit_enum(entry),
                _ => Err(Error::no_word(variants)),
            },
            What::Hole(round) => Invented::new(*round).deserialize_enum(name, variants, visitor),
            _ => Err(Error::no_word(variants)),
        };
        read.map_err(|error| error.standing_at(&self.span))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    as_anything! {
        deserialize_bool(); deserialize_char(); deserialize_unit(); deserialize_seq(); deserialize_map();
        deserialize_i8(); deserialize_i16(); deserialize_i32(); deserialize_i64();
        deserialize_u8(); deserialize_u16(); deserialize_u32(); deserialize_u64();
        deserialize_f32(); deserialize_f64(); deserialize_bytes(); deserialize_byte_buf();
        deserialize_identifier(); deserialize_ignored_any();
        deserialize_unit_struct(name: &'static str);
        deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize);
    }
}

/// The elements of a list that are still to be read.
struct Elements<'a>(std::iter::Enumerate<Iter<'a, Node<'a>>>);

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((at, node)) = self.0.next() else {
            return Ok(None);
        };
        let read = seed.deserialize(node).map(Some);
        read.map_err(|error| error.standing_at(&node.span).below(Step::At(at)))
    }
}

/// The entries of a table that are still to be read.
struct Entries<'a> {
    rest: Iter<'a, Entry<'a>>,
    next: Option<&'a Entry<'a>>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        self.next = self.rest.next();
        let Some(entry) = self.next else {
            return Ok(None);
        };
        entry.read_key(seed).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let entry = self.next.take();
        let entry = entry.ok_or_else(|| Error::custom("a value before its key"))?;
        entry.newtype_variant_seed(seed)
    }
}

impl Entry<'_> {
    fn read_key<'de, S: DeserializeSeed<'de>>(&self, seed: S) -> Result<S::Value, Error> {
        let read = seed.deserialize(StrDeserializer::<Error>::new(self.key));
        read.map_err(|error| error.standing_at(&self.place))
    }

    /// What a type says for itself comes up without a place: it stands in the value.
    fn below(&self, error: Error) -> Error {
        let step = Step::Key(self.key.to_owned());
        error.standing_at(&self.node.span).below(step)
    }
}

/// A table with one key: the word, and what belongs to it.
impl<'de> EnumAccess<'de> for &Entry<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        Ok((self.read_key(seed)?, self))
    }
}

impl<'de> VariantAccess<'de> for &Entry<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match &self.node.what {
            What::Table(table) if table.is_empty() => Ok(()),
            _ => Err(Error::custom("a word without more").standing_at(&self.node.span)),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(&self.node)
            .map_err(|error| self.below(error))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        let read = self.node.deserialize_tuple(len, visitor);
        read.map_err(|error| self.below(error))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let read = self.node.deserialize_struct("", fields, visitor);
        read.map_err(|error| self.below(error))
    }
}
