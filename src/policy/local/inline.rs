//! A TOML value on one line, in one spelling: keys in order, strings in double quotes, numbers in decimal.

use std::fmt::Write;

use toml::de::DeValue;

/// Writes a value.
pub(super) fn inline(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => quoted(text),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| number.as_str().to_owned(), |number| number.to_string()),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(yes) => yes.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(list) => {
            let list: Vec<String> = list.iter().map(|one| inline(one.get_ref())).collect();
            format!("[{}]", list.join(", "))
        }
        DeValue::Table(table) => {
            let entry =
                |(key, value): (&str, &DeValue<'_>)| format!("{} = {}", key_of(key), inline(value));
            let mut entries: Vec<(&str, &DeValue<'_>)> = table
                .iter()
                .map(|(key, value)| (key.get_ref().as_ref(), value.get_ref()))
                .collect();
            entries.sort_unstable_by_key(|(key, _)| *key);
            let entries: Vec<String> = entries.into_iter().map(entry).collect();
            if entries.is_empty() {
                return "{}".to_owned();
            }
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// A text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn key_of(key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(is_bare) {
        key.to_owned()
    } else {
        quoted(key)
    }
}
