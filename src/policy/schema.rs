//! The JSON Schemas: how the types of packs that read themselves are described, and how what is generated is held
//! against what is committed in `assets/schema`. Test code: the program carries the files, not the generator.
#![expect(
    clippy::disallowed_methods,
    reason = "test code: reads what is committed, and writes it anew when told to"
)]

use std::borrow::Cow;
use std::path::Path;
use std::{env, fs};

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::gap::{GapLimit, RawGapLimit};
use super::index::RawIndex;
use super::slots::schema::RawPack;
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

/// TOML has no null: what may be left out is left out.
#[derive(Clone, Debug)]
struct WithoutNull;

impl Transform for WithoutNull {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(object) = schema.as_object_mut() else {
            return;
        };
        if let Some(Value::Array(types)) = object.get_mut("type") {
            types.retain(|one| one != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                object.insert("type".to_owned(), only);
            }
        }
        if let Some(Value::Array(ways)) = object.get_mut("anyOf") {
            ways.retain(|way| way.get("type").is_none_or(|one| one != "null"));
            if let [Value::Object(only)] = ways.as_slice() {
                let only = only.clone();
                object.remove("anyOf");
                object.extend(only);
            }
        }
        for of_rust in ["format", "default"] {
            let is_for_rust = object.get(of_rust).is_some_and(|value| {
                value.is_null() || value.as_str().is_some_and(|text| text.contains("int"))
            });
            if is_for_rust {
                object.remove(of_rust);
            }
        }
    }
}

/// The schema of something written in TOML. Draft 7, the newest that editors of TOML understand.
fn of_toml<T: JsonSchema>() -> Schema {
    // Before the references are wrapped, which the settings do last.
    let mut settings = SchemaSettings::draft07();
    settings.transforms.insert(0, Box::new(WithoutNull));
    settings.into_generator().into_root_schema_for::<T>()
}

/// Holds a file of `assets/schema` to what is generated from the types, or writes it.
pub(crate) fn assert_committed(name: &str, generated: &Schema) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/schema")
        .join(name);
    let text = serde_json::to_string_pretty(generated).unwrap() + "\n";
    if env::var_os("YIBAO_BLESS").is_some() {
        fs::write(&path, text).unwrap();
        return;
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == text,
        "assets/schema/{name} is not what the types say now. If the change is meant, write it anew with\n  \
         YIBAO_BLESS=1 cargo test --lib schema\nand commit it with the types."
    );
}

#[test]
fn the_schema_of_packs_is_the_committed_one() {
    assert_committed("pack.schema.json", &of_toml::<RawPack>());
}

#[test]
fn the_schema_of_the_index_is_the_committed_one() {
    assert_committed("index.schema.json", &of_toml::<RawIndex>());
}
