//! Reads a file of settings and finds everything that is wrong with it, not only the first thing.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};
use std::time::Duration;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{Doing, KeyName, NamedKey};
use super::patience::Patience;
use super::printer::{PrintTo, Printer};
use super::problem::{SettingsCode, SettingsHint, SettingsProblem};
use super::{Background, Settings, Theme};
use crate::case::{CaseCode, CaseProblem};
use crate::i18n::Lang;
use crate::policy::{Code, Hint, Index, NATION, Problem, Syntax, Wanted, closest};

/// A value, and where it stands.
type Value<'t, 's> = &'t Spanned<DeValue<'s>>;

/// A key and its value.
type Entry<'t, 's> = (&'t Spanned<Cow<'s, str>>, Value<'t, 's>);

const ON_TOP: [&str; 5] = ["region", "language", "theme", "background", "local"];
const TABLES: [&str; 3] = ["idle", "print", "keys"];
const IDLE: [&str; 3] = ["question", "result", "notice"];
const PRINT: [&str; 2] = ["to", "columns"];

const LANGUAGES: [(&str, Lang); 2] = [("zh", Lang::Zh), ("en", Lang::En)];
const THEMES: [(&str, Option<Theme>); 4] = [
    ("auto", None),
    ("colour", Some(Theme::Colour)),
    ("contrast", Some(Theme::Contrast)),
    ("mono", Some(Theme::Mono)),
];
const BACKGROUNDS: [(&str, Background); 2] =
    [("dark", Background::Dark), ("light", Background::Light)];

/// What was read of a file.
#[derive(Debug, Default)]
pub struct Read {
    /// What it sets; what could not be read of it is as it always is.
    pub settings: Settings,
    /// What is wrong with it, in the order of the file.
    pub problems: Vec<SettingsProblem>,
    /// Where each key of one's own stands.
    keys: Vec<(Doing, KeyName, Range<usize>)>,
}

impl Read {
    /// A key of one's own does something else already; what, in a language.
    pub fn is_taken(&mut self, doing: Doing, key: KeyName, does: impl Fn(Lang) -> &'static str) {
        let mut keys = self.keys.iter();
        let place = keys.find(|(other, name, _)| (*other, *name) == (doing, key));
        let span = place.map_or(0..0, |(.., span)| span.clone());
        let problem = SettingsProblem::new(SettingsCode::S022, span, &key.to_string());
        let (zh, en) = (does(Lang::Zh), does(Lang::En));
        self.problems
            .push(problem.hinted(SettingsHint::Does { zh, en }));
        self.problems.sort_by_key(|problem| problem.span.start);
    }
}

/// Reads a file of settings. Without an index its place is left alone.
pub fn read(text: &str, index: Option<&Index>) -> Read {
    let (root, errors) = DeTable::parse_recoverable(text);
    let (syntax, complaints) = Syntax::of("", text, root.get_ref(), &errors);
    let mut reader = Reader {
        text,
        index,
        syntax: &syntax,
        read: Read::default(),
    };
    reader.file(root.get_ref());
    let mut read = reader.read;
    let complaints: Vec<_> = complaints
        .iter()
        .map(|problem| of_syntax(text, problem))
        .collect();
    // Behind a mistake that reaches further than one value nobody knows what anything means.
    let mut lost = complaints
        .iter()
        .filter(|problem| problem.code == SettingsCode::S006);
    if let Some(lost) = lost.next() {
        let before = text.get(..lost.span.start).unwrap_or(text);
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        read.problems.retain(|problem| problem.span.end <= line);
    }
    read.problems.extend(complaints);
    read.problems.sort_by_key(|problem| problem.span.start);
    read
}

/// What TOML complains of. A word without its quotes is by far the most frequent.
fn of_syntax(text: &str, problem: &Problem) -> SettingsProblem {
    let code = match problem.code {
        Code::P005 => SettingsCode::S007,
        Code::P006 => SettingsCode::S006,
        _ => SettingsCode::S005,
    };
    let hint = problem.hint.clone().or_else(|| {
        let line = text.get(problem.span.start..)?.lines().next()?;
        let word = line.split('#').next()?.trim();
        let is_word = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '-');
        (code == SettingsCode::S005 && is_word).then(|| Hint::Write(format!("\"{word}\"")))
    });
    SettingsProblem {
        code,
        span: problem.span.clone(),
        what: problem.what.clone(),
        hint: hint.map(SettingsHint::Said),
    }
}

/// Goes through one file.
struct Reader<'t> {
    text: &'t str,
    index: Option<&'t Index>,
    syntax: &'t Syntax,
    read: Read,
}

impl Reader<'_> {
    fn file(&mut self, root: &DeTable<'_>) {
        for (key, value) in self.understood(root) {
            let name = key.get_ref().as_ref();
            match name {
                "region" => self.region(value),
                "language" => {
                    self.read.settings.language = self.word(name, value, &LANGUAGES);
                }
                "theme" => self.read.settings.theme = self.word(name, value, &THEMES).flatten(),
                "background" => {
                    self.read.settings.background = self.word(name, value, &BACKGROUNDS);
                }
                "local" => self.local(value),
                "idle" => self.idle(value),
                "print" => self.print(value),
                "keys" => self.keys(value),
                _ => {
                    let hint = table_of(name);
                    let known: Vec<&str> = ON_TOP.into_iter().chain(TABLES).collect();
                    self.unknown(key.span(), name, hint, &known);
                }
            }
        }
    }

    fn tell(
        &mut self,
        code: SettingsCode,
        span: Range<usize>,
        hint: impl Into<Option<SettingsHint>>,
    ) {
        let what = self.text.get(span.clone()).unwrap_or_default().to_owned();
        let problem = SettingsProblem::new(code, span, &what);
        self.read.problems.push(SettingsProblem {
            hint: hint.into(),
            ..problem
        });
    }

    /// A key that nobody knows here.
    fn unknown(
        &mut self,
        span: Range<usize>,
        name: &str,
        elsewhere: Option<SettingsHint>,
        known: &[&str],
    ) {
        match elsewhere {
            Some(hint) => self.tell(SettingsCode::S011, span, hint),
            None => self.tell(SettingsCode::S010, span, meant(name, known)),
        }
    }

    /// A text; `key`: what it is the value of, to say how it is written; `else_hint`: what belongs there, if that says nothing.
    fn text(&mut self, key: &str, value: Value<'_, '_>, else_hint: Hint) -> Option<String> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(text.trim().to_owned());
        }
        let hint = match value.get_ref() {
            DeValue::Integer(number) if else_hint == Hint::Wanted(Wanted::Text) => {
                Hint::Write(format!("{key} = \"{}\"", number.as_str()))
            }
            _ => else_hint,
        };
        self.tell(SettingsCode::S012, value.span(), SettingsHint::Said(hint));
        None
    }

    fn word<T: Copy>(
        &mut self,
        key: &str,
        value: Value<'_, '_>,
        known: &[(&'static str, T)],
    ) -> Option<T> {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let word = self.text(key, value, Hint::OneOf(names.join(", ")))?;
        let found = known.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            self.tell(SettingsCode::S013, value.span(), meant(&word, &names));
        }
        found.map(|(_, found)| *found)
    }

    fn region(&mut self, value: Value<'_, '_>) {
        let name = self.text("region", value, Hint::Wanted(Wanted::Text));
        let Some((name, index)) = name.zip(self.index) else {
            return;
        };
        if let Some(place) = index.find(&name).filter(|place| place.code != NATION) {
            self.read.settings.region = Some(place.code.clone());
            return;
        }
        let unknown = CaseProblem::new(CaseCode::C020, value.span(), &name);
        let hint = unknown.meant_place(index.meant(&name)).hint;
        let hint = hint.map(SettingsHint::Place);
        self.tell(SettingsCode::S015, value.span(), hint);
    }

    fn local(&mut self, value: Value<'_, '_>) {
        let Some(name) = self.text("local", value, Hint::Wanted(Wanted::Text)) else {
            return;
        };
        let is_file = !name.is_empty() && !name.ends_with(['/', '\\']);
        if is_file {
            self.read.settings.local = Some(name);
        } else {
            let hint = Hint::Write("local = \"local.toml\"".to_owned());
            self.tell(SettingsCode::S016, value.span(), SettingsHint::Said(hint));
        }
    }

    /// The entries of a table; of what is none there are none, and that is told.
    fn table<'v, 's>(&mut self, value: Value<'v, 's>) -> Vec<Entry<'v, 's>> {
        if let DeValue::Table(table) = value.get_ref() {
            return self.understood(table);
        }
        let hint = SettingsHint::Said(Hint::Wanted(Wanted::Table));
        self.tell(SettingsCode::S012, value.span(), hint);
        Vec::new()
    }

    /// The entries whose values TOML could read; what it complains of is told already.
    fn understood<'v, 's>(&self, table: &'v DeTable<'s>) -> Vec<Entry<'v, 's>> {
        let is_broken = |value: Value<'_, '_>| self.syntax.broken().contains(&value.span());
        let entries = table.iter();
        entries.filter(|(_, value)| !is_broken(value)).collect()
    }

    fn idle(&mut self, value: Value<'_, '_>) {
        for (key, value) in self.table(value) {
            let name = key.get_ref().as_ref();
            match name {
                "question" => {
                    if let Some(seconds) = self.seconds(value, Patience::PAGE) {
                        self.read.settings.idle.question = seconds;
                    }
                }
                "result" => {
                    if let Some(seconds) = self.seconds(value, Patience::PAGE) {
                        self.read.settings.idle.result = seconds;
                    }
                }
                "notice" => {
                    if let Some(seconds) = self.seconds(value, Patience::NOTICE) {
                        self.read.settings.idle.notice = seconds;
                    }
                }
                _ => self.unknown(key.span(), name, elsewhere(name), &IDLE),
            }
        }
    }

    fn print(&mut self, value: Value<'_, '_>) {
        for (key, value) in self.table(value) {
            let name = key.get_ref().as_ref();
            match name {
                "to" => self.print_to(value),
                "columns" => {
                    let (least, most) = (*Printer::COLUMNS.start(), *Printer::COLUMNS.end());
                    let hint = SettingsHint::Columns(least, most);
                    if let Some(columns) = self.number(value, &Printer::COLUMNS, hint) {
                        self.read.settings.print.columns = columns;
                    }
                }
                _ => self.unknown(key.span(), name, elsewhere(name), &PRINT),
            }
        }
    }

    fn print_to(&mut self, value: Value<'_, '_>) {
        let Some(text) = self.text("to", value, Hint::Wanted(Wanted::Text)) else {
            return;
        };
        match PrintTo::read(&text) {
            Some(to) => self.read.settings.print.to = Some(to),
            None => self.tell(SettingsCode::S017, value.span(), None),
        }
    }

    fn seconds(&mut self, value: Value<'_, '_>, range: RangeInclusive<u16>) -> Option<Duration> {
        let hint = SettingsHint::Seconds(*range.start(), *range.end());
        let number = self.number(value, &range, hint)?;
        Some(Duration::from_secs(number.into()))
    }

    fn number(
        &mut self,
        value: Value<'_, '_>,
        range: &RangeInclusive<u16>,
        hint: SettingsHint,
    ) -> Option<u16> {
        let code = match value.get_ref() {
            DeValue::Integer(number) => {
                let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
                let number = number.and_then(|number| u16::try_from(number).ok());
                if let Some(number) = number.filter(|number| range.contains(number)) {
                    return Some(number);
                }
                SettingsCode::S014
            }
            _ => SettingsCode::S012,
        };
        self.tell(code, value.span(), hint);
        None
    }

    fn keys(&mut self, value: Value<'_, '_>) {
        for (key, value) in self.table(value) {
            let name = key.get_ref().as_ref();
            let Some(doing) = Doing::read(name) else {
                self.unknown(key.span(), name, elsewhere(name), Doing::NAMES);
                continue;
            };
            let given = match value.get_ref() {
                DeValue::Array(list) => {
                    if list.is_empty() && doing.is_needed() {
                        self.tell(SettingsCode::S023, value.span(), None);
                        continue;
                    }
                    list.iter().map(|one| self.key(doing, one)).collect()
                }
                _ => vec![self.key(doing, value)],
            };
            // One that is wrong takes nothing away.
            if let Some(keys) = given.into_iter().collect::<Option<Vec<_>>>() {
                self.read.settings.keys.give(doing, keys);
            }
        }
    }

    fn key(&mut self, doing: Doing, value: Value<'_, '_>) -> Option<KeyName> {
        let name = self.text(doing.name(), value, Hint::Wanted(Wanted::Text))?;
        let Some(key) = KeyName::read(&name) else {
            let names: Vec<String> = KeyName::names().collect();
            let near = closest(&name, names.iter().map(String::as_str));
            let hint = near.map(|near| SettingsHint::Said(Hint::Meant(near.to_owned())));
            self.tell(SettingsCode::S020, value.span(), hint);
            return None;
        };
        let is_its_own = doing == Doing::Back && key == KeyName::Named(NamedKey::Esc);
        if key.is_fixed() && !is_its_own {
            self.tell(SettingsCode::S021, value.span(), None);
            return None;
        }
        self.read.keys.push((doing, key, value.span()));
        Some(key)
    }
}

/// Where a key of another table belongs.
fn elsewhere(name: &str) -> Option<SettingsHint> {
    if ON_TOP.contains(&name) {
        Some(SettingsHint::OnTop)
    } else {
        table_of(name)
    }
}

/// The table a key belongs into.
fn table_of(name: &str) -> Option<SettingsHint> {
    if IDLE.contains(&name) {
        Some(SettingsHint::Under("[idle]"))
    } else if PRINT.contains(&name) {
        Some(SettingsHint::Under("[print]"))
    } else {
        Doing::read(name).map(|_| SettingsHint::Under("[keys]"))
    }
}

/// What was probably meant, or what there is.
fn meant(word: &str, known: &[&str]) -> SettingsHint {
    SettingsHint::Said(match closest(word, known.iter().copied()) {
        Some(near) => Hint::Meant(near.to_owned()),
        None => Hint::OneOf(known.join(", ")),
    })
}
