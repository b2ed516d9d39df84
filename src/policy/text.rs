//! Dates and two-language texts as packs spell them.

use std::fmt;

use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, de::value::MapAccessDeserializer};

use super::source::{Issued, Since};
use crate::calendar::{Day, parse_day, parse_month, parse_year};

/// A text in both languages of the product.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A day in a pack: a TOML date, with or without quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayText(pub Day);

impl<'de> Deserialize<'de> for DayText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = DayText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as 2026-03-01")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<DayText, E> {
                parse_day(text).map(DayText).map_err(|_| E::custom("@date"))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<DayText, A::Error> {
                let date = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
                parse_day(&date.to_string())
                    .map(DayText)
                    .map_err(|_| de::Error::custom("@date"))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// When a document was issued: a date, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssuedText(pub Issued);

impl<'de> Deserialize<'de> for IssuedText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = IssuedText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as 2026-03-01, \"2026-03\" or \"2026\"")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<IssuedText, E> {
                let day = parse_day(text).map(Issued::Day);
                let month = || parse_month(text).map(Issued::Month);
                let year = || parse_year(text).map(Issued::Year);
                let issued = day.or_else(|_| month()).or_else(|_| year());
                issued.map(IssuedText).map_err(|_| E::custom("@date"))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<IssuedText, A::Error> {
                DayText::deserialize(MapAccessDeserializer::new(map))
                    .map(|DayText(day)| IssuedText(Issued::Day(day)))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// The `from` of a value: a day, or the word `unknown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinceText(pub Since);

impl<'de> Deserialize<'de> for SinceText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = SinceText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as 2026-03-01, or \"unknown\"")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<SinceText, E> {
                if text == "unknown" {
                    return Ok(SinceText(Since::Unknown));
                }
                parse_day(text)
                    .map(|day| SinceText(Since::Day(day)))
                    .map_err(|_| E::custom("@date"))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SinceText, A::Error> {
                DayText::deserialize(MapAccessDeserializer::new(map))
                    .map(|DayText(day)| SinceText(Since::Day(day)))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}
