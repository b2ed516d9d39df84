//! How the JSON Schema of packs describes the types that read themselves. Test code: the schema is generated, committed,
//! and compared by a test.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::gap::{GapLimit, RawGapLimit};
use super::text::{DayText, IssuedText, SinceText};
use super::wait::{RawWait, Wait};
use super::window::{RawYearDay, YearDay};

macro_rules! spelled_as {
    ($($type:ty as $raw:ty, $name:literal;)*) => { $(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$raw>::json_schema(generator)
            }
        }
    )* };
}

spelled_as! {
    Wait as RawWait, "Wait";
    GapLimit as RawGapLimit, "GapLimit";
    YearDay as RawYearDay, "YearDay";
}

impl JsonSchema for DayText {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

impl JsonSchema for IssuedText {
    fn schema_name() -> Cow<'static, str> {
        "Issued".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "string", "format": "date" },
                { "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2})?$" }
            ]
        })
    }
}

impl JsonSchema for SinceText {
    fn schema_name() -> Cow<'static, str> {
        "Since".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string", "format": "date" }, { "const": "unknown" }] })
    }
}
