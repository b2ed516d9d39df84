//! Puts the region packs into the program, and turns the message files into functions: a key, a
//! language or a placeholder that is missing somewhere stops the build.
#![expect(
    clippy::disallowed_methods,
    reason = "runs while building: reads packs and texts, writes what is compiled in"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

const LANGUAGES: [(&str, &str); 2] = [("Zh", "zh"), ("En", "en")];

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=src/build.rs");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR"))?;
    embed_regions(Path::new(&out))?;
    write_gb18030(Path::new(&out))?;
    compile_messages(Path::new(&out))
}

fn embed_regions(out: &Path) -> io::Result<()> {
    println!("cargo:rerun-if-changed=regions");
    let mut files: Vec<_> = fs::read_dir("regions")?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
        .collect();
    files.sort();
    let mut code = String::from(
        "/// Every region file, by name.\npub(super) static REGIONS: &[(&str, &str)] = &[\n",
    );
    for path in files {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let full = path.canonicalize()?.display().to_string();
        println!("cargo:rerun-if-changed={}", path.display());
        let _ = writeln!(code, "    ({name:?}, include_str!({full:?})),");
    }
    code.push_str("];\n");
    fs::write(out.join("regions.rs"), code)
}

/// The characters of GB18030 that take two bytes, in the order of those bytes; what is left to the user is none.
fn write_gb18030(out: &Path) -> io::Result<()> {
    let trails = || (0x40..=0x7e).chain(0x80..=0xfe_u8);
    let pairs = (0x81..=0xfe_u8).flat_map(|lead| trails().map(move |trail| [lead, trail]));
    let mut table = Vec::new();
    for pair in pairs {
        let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(&pair);
        let mut characters = text.as_deref().unwrap_or_default().chars();
        let code = match (characters.next(), characters.next()) {
            (Some(c), None) if !('\u{e000}'..='\u{f8ff}').contains(&c) => u32::from(c),
            _ => 0,
        };
        table.extend(u16::try_from(code).unwrap_or(0).to_le_bytes());
    }
    fs::write(out.join("gb18030.bin"), table)
}

type Messages = BTreeMap<String, String>;

/// One function a message: `lang.key(arguments)`, the arguments in the order in which the first language names them. A
/// placeholder is `{name}`; in `{name#one|many}` the number chooses.
fn compile_messages(out: &Path) -> io::Result<()> {
    let mut all = Vec::new();
    for (variant, code) in LANGUAGES {
        let path = format!("assets/messages/{code}.toml");
        println!("cargo:rerun-if-changed={path}");
        all.push((variant, path.clone(), read_messages(&path)?));
    }
    let keys: BTreeSet<&String> = all
        .iter()
        .flat_map(|(_, _, messages)| messages.keys())
        .collect();
    let mut code = String::from(
        "#[allow(clippy::match_same_arms, clippy::useless_format, reason = \"generated\")]\nimpl Lang {\n",
    );
    for key in keys {
        code.push_str(&compile_message(key, &all)?);
    }
    code.push_str("}\n");
    fs::write(out.join("messages.rs"), code)
}

fn compile_message(key: &str, all: &[(&str, String, Messages)]) -> io::Result<String> {
    let mut arms = String::new();
    let mut arguments: Option<Vec<String>> = None;
    let mut doc = "";
    for (variant, path, messages) in all {
        let fault = |why: &str| io::Error::other(format!("{path}: {key}: {why}"));
        let text = messages
            .get(key)
            .ok_or_else(|| fault("the message is missing"))?;
        let (format, names) = compile_text(text).map_err(|why| fault(&why))?;
        let first = arguments.get_or_insert_with(|| names.clone());
        let same = |a: &[String], b: &[String]| a.iter().all(|name| b.contains(name));
        if !same(first, &names) || !same(&names, first) {
            return Err(fault("the placeholders differ from the other language"));
        }
        if doc.is_empty() {
            doc = text;
        }
        let _ = writeln!(arms, "            Self::{variant} => {format},");
    }
    let arguments = arguments.unwrap_or_default();
    let mut code = format!("    /// `{}`\n", doc.replace('`', "'").replace('\n', " "));
    if arguments.is_empty() {
        let _ = writeln!(code, "    pub fn {key}(self) -> &'static str {{");
    } else {
        let list: Vec<String> = arguments
            .iter()
            .map(|name| format!("{name}: impl ::std::fmt::Display"))
            .collect();
        let _ = writeln!(
            code,
            "    pub fn {key}(self, {}) -> String {{",
            list.join(", ")
        );
        for name in &arguments {
            let _ = writeln!(code, "        let {name} = {name}.to_string();");
        }
    }
    let _ = write!(code, "        match self {{\n{arms}        }}\n    }}\n");
    Ok(code)
}

fn read_messages(path: &str) -> io::Result<Messages> {
    let text = fs::read_to_string(path)?;
    let table: toml::Table =
        toml::from_str(&text).map_err(|why| io::Error::other(format!("{path}: {why}")))?;
    let mut messages = Messages::new();
    flatten("", &table, &mut messages).map_err(|why| io::Error::other(format!("{path}: {why}")))?;
    Ok(messages)
}

fn flatten(prefix: &str, table: &toml::Table, into: &mut Messages) -> Result<(), String> {
    for (key, value) in table {
        let name = if prefix.is_empty() {
            key.clone()
        } else {
            format!("{prefix}_{key}")
        };
        match value {
            toml::Value::String(text) if !text.trim().is_empty() => {
                into.insert(name, text.clone());
            }
            toml::Value::Table(inner) => flatten(&name, inner, into)?,
            _ => return Err(format!("{name} is not a text")),
        }
    }
    Ok(())
}

/// The Rust expression for a text, and the placeholders in it, in order.
fn compile_text(text: &str) -> Result<(String, Vec<String>), String> {
    let mut placeholders: Vec<String> = Vec::new();
    let mut format = String::new();
    let mut plurals = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        format.push_str(before);
        let (inside, after) = after.split_once('}').ok_or("a { without its }")?;
        let (name, forms) = inside.split_once('#').unwrap_or((inside, ""));
        let is_name = |name: &str| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        };
        if !is_name(name) {
            return Err(format!("{{{inside}}} is no placeholder"));
        }
        if !placeholders.iter().any(|known| known == name) {
            placeholders.push(name.to_owned());
        }
        if forms.is_empty() {
            let _ = write!(format, "{{{name}}}");
        } else {
            let (one, many) = forms.split_once('|').ok_or("a plural needs two forms")?;
            let _ = write!(
                plurals,
                ", if {name} == \"1\" {{ {one:?} }} else {{ {many:?} }}"
            );
            format.push_str("{}");
        }
        rest = after;
    }
    format.push_str(rest);
    if placeholders.is_empty() {
        return Ok((format!("{text:?}"), placeholders));
    }
    Ok((format!("format!({format:?}{plurals})"), placeholders))
}
