//! The tables of `regions/README.md` against the schema of packs: every slot with its line, every kind of value, every key
//! and word; and what they show as a value is one.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use yibao::policy::SlotId;

use crate::adding::{Piece, README, assert_written, pieces, read};
use crate::schemas::region_file;

fn schema() -> Value {
    serde_json::from_str(&read("assets/schema/pack.schema.json")).expect("a schema is JSON")
}

/// The name behind a reference, which may stand in an `allOf`.
fn referred(schema: &Value) -> &str {
    let reference = schema.pointer("/allOf/0/$ref").or(schema.get("$ref"));
    let path = reference.and_then(Value::as_str).unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default()
}

/// The kind of value a slot takes.
fn kind(schema: &Value, slot: SlotId) -> String {
    let (section, key) = (slot.section(), slot.key());
    let statement = referred(&schema["definitions"][section]["properties"][key]["items"]);
    let value = &schema["definitions"][statement]["properties"]["value"];
    referred(value).to_owned()
}

fn topics(lang: &str) -> toml::Table {
    let text = read(&format!("assets/messages/{lang}.toml"));
    let messages: toml::Table = toml::from_str(&text).expect("messages");
    messages["topic"].as_table().expect("topics").clone()
}

/// Everything that stands between two texts.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("{from}"));
    let (part, _) = rest.split_once(to).unwrap_or_else(|| panic!("{to}"));
    part
}

/// What stands between backticks in a line. A pipe in a table would be written `\|`: there is none.
fn quoted(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
}

/// The cells of a row of a table.
fn cells(line: &str) -> Vec<&str> {
    let row = line.strip_prefix('|').and_then(|row| row.strip_suffix('|'));
    row.map_or_else(Vec::new, |row| row.split('|').map(str::trim).collect())
}

#[test]
fn every_slot_has_its_line() {
    let schema = schema();
    let (zh, en) = (topics("zh"), topics("en"));
    let rows = SlotId::ALL.iter().map(|slot| {
        let (section, key, kind) = (slot.section(), slot.key(), kind(&schema, *slot));
        let topic = format!("{section}_{key}");
        let line = |topics: &toml::Table| topics[&topic].as_str().expect("a text").to_owned();
        let (zh, en) = (line(&zh), line(&en));
        format!("| `{section}.{key}` | {zh} | {en} | `{kind}` |\n")
    });
    let head = "\n| 键 key | 说的是什么 | what it says | 值 value |\n|---|---|---|---|\n";
    let table = format!("<!-- slots -->\n{head}{}\n", rows.collect::<String>());
    let text = read(README);
    let shown = between(&text, "<!-- slots -->\n", "<!-- /slots -->");
    assert_written(&format!("<!-- slots -->\n{shown}"), &table);
}

#[test]
fn every_key_and_word_of_the_schema_is_told() {
    fn walk(schema: &Value, names: &mut BTreeSet<String>) {
        match schema {
            Value::Object(table) => {
                let one = table.get("const").into_iter();
                let any = table.get("enum").and_then(Value::as_array);
                let words = one.chain(any.into_iter().flatten());
                names.extend(words.filter_map(Value::as_str).map(str::to_owned));
                let keys = table.get("properties").and_then(Value::as_object);
                names.extend(keys.into_iter().flat_map(|keys| keys.keys().cloned()));
                table.values().for_each(|inner| walk(inner, names));
            }
            Value::Array(list) => list.iter().for_each(|inner| walk(inner, names)),
            _ => {}
        }
    }
    let mut names = BTreeSet::new();
    walk(&schema(), &mut names);
    let mut told = BTreeSet::new();
    for piece in pieces(&read(README)) {
        let code = match &piece {
            Piece::Line(line) => quoted(line).join(" "),
            Piece::Block { body, .. } => body.join("\n"),
        };
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        let words = code.split(|c| !is_part(c)).map(str::to_owned);
        told.extend(words);
    }
    let untold: Vec<&String> = names.difference(&told).collect();
    assert!(untold.is_empty(), "{untold:?}");
}

#[test]
fn every_kind_of_value_is_shown_as_it_is_written() {
    let schema = schema();
    let text = read(README);
    let (_, values) = text
        .split_once("\n# 值怎么写 (values)\n")
        .expect("the values");
    let mut shown: BTreeSet<String> = BTreeSet::new();
    let mut check = |kind: &str, written: &str| {
        let value = region_file(&format!("value = {written}"));
        let definitions = &schema["definitions"];
        let only = json!({ "$ref": format!("#/definitions/{kind}"), "definitions": definitions });
        assert!(
            jsonschema::is_valid(&only, &value["value"]),
            "{kind}: {written}"
        );
        shown.insert(kind.to_owned());
    };
    for section in values.split("\n## ").skip(1) {
        let (title, section) = section.split_once('\n').expect("a title");
        let rows = section.lines().map(cells).filter(|cells| cells.len() > 1);
        let written: Vec<(&str, &str)> = match quoted(title).first().copied() {
            // A table of whole values.
            Some("Effect") => {
                let written = rows.flat_map(|row| quoted(row[0]));
                written.map(|written| ("Effect", written)).collect()
            }
            // A table of keys, and one or two examples before it.
            Some(kind) => {
                let examples = section.lines().find(|line| line.contains('`'));
                let examples = quoted(examples.expect(kind)).into_iter();
                examples.map(|written| (kind, written)).collect()
            }
            // Each row a kind of its own.
            None => {
                let rows = rows.filter(|row| row[0].starts_with('`'));
                rows.flat_map(|row| {
                    let kind = quoted(row[0])[0];
                    quoted(row[1])
                        .into_iter()
                        .map(move |written| (kind, written))
                })
                .collect()
            }
        };
        for (kind, written) in written {
            check(kind, written);
        }
    }
    for slot in SlotId::ALL {
        let kind = kind(&schema, *slot);
        assert!(shown.contains(&kind), "{kind}, of {slot:?}");
    }
}
