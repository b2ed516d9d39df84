//! What a case was answered when it was saved: by which packs, which marks, by which rules. The table `[answered]` of a case
//! file, written by the program and never by hand.
//!
//! Knows no rule: what stands here is what a later program can hold its own answer against when the packs of then are gone.

use std::fmt::{self, Write as _};

use crate::calendar::{Day, Month};
use crate::engine::Line;
use crate::policy::{Mark, Sum};

/// What a case was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The version of the program.
    pub program: String,
    /// The day on which it was answered.
    pub on: Day,
    /// The sum of the case: with another one, the facts have been changed since.
    pub case: Sum,
    /// The last month of the answer.
    pub to: Month,
    /// The sums of all statements that held at its places: with another one, a statement is new.
    pub said: Vec<Sum>,
    /// The packs of its places.
    pub packs: Vec<SavedPack>,
    /// The lines of the answer, in the order of [`Saved::LINES`].
    pub lines: [SavedLine; Saved::LINES.len()],
}

/// A pack, and how it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedPack {
    /// The division code of the place of the case it was asked for.
    pub place: String,
    /// Its file.
    pub file: String,
    /// When somebody last checked anything in it.
    pub checked: Option<Day>,
    /// The sum of its bytes.
    pub sum: Sum,
}

/// A line of the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedLine {
    /// Its days, in order. Never empty.
    pub days: Vec<SavedDays>,
    /// The rules without which it would have come out otherwise.
    pub rules: Vec<SavedRule>,
}

/// Days that are alike, until the next ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedDays {
    /// The first of them.
    pub since: Day,
    /// The mark.
    pub mark: char,
    /// What decided.
    pub by: Decided,
}

/// What decided some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// The facts alone.
    Facts,
    /// A statement on a parameter.
    Rule {
        /// The parameter, as its path in a pack.
        parameter: String,
        /// The id of its source.
        source: Option<String>,
    },
    /// A parameter of which nobody here knew the value.
    Unknown {
        /// The parameter, as its path in a pack.
        parameter: String,
    },
}

/// A rule on which some months of a line hung.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedRule {
    /// The division code of the place of the case in which it held.
    pub place: String,
    /// The file of the pack it stood in.
    pub file: String,
    /// The parameter, as its path in a pack.
    pub parameter: String,
    /// The id of its source.
    pub source: String,
    /// The first month that hung on it.
    pub from: Month,
    /// The last.
    pub to: Month,
    /// The sum of the statement.
    pub sum: Sum,
    /// What it said, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// The title of its source.
    pub title: String,
}

impl Saved {
    /// The lines of an answer, in the order in which they are written.
    pub const LINES: [Line; 5] = [
        Line::Fund,
        Line::Account,
        Line::Settlement,
        Line::Family,
        Line::Share,
    ];

    /// A line of the answer.
    pub fn line(&self, line: Line) -> &SavedLine {
        let [fund, account, settlement, family, share] = &self.lines;
        match line {
            Line::Fund => fund,
            Line::Account => account,
            Line::Settlement => settlement,
            Line::Family => family,
            Line::Share => share,
        }
    }

    /// The table, to stand at the end of a case file.
    pub fn to_toml(&self) -> String {
        let mut out = String::from(
            "\n# Written by yibao; remove it from here on, and the rest is a case like any other.\n",
        );
        let _ = write!(
            out,
            "[answered]\nprogram = {}\non = {}\ncase = \"{}\"\nto = \"{}\"\n",
            Quoted(&self.program),
            self.on,
            self.case,
            self.to
        );
        for pack in &self.packs {
            let (place, file) = (Quoted(&pack.place), Quoted(&pack.file));
            let _ = write!(out, "\n[[answered.pack]]\nplace = {place}\nfile = {file}\n");
            if let Some(checked) = pack.checked {
                let _ = writeln!(out, "checked = {checked}");
            }
            let _ = writeln!(out, "sum = \"{}\"", pack.sum);
        }
        for (line, saved) in Self::LINES.into_iter().zip(&self.lines) {
            let _ = write!(out, "\n[answered.{}]\ndays = [\n", name(line));
            for days in &saved.days {
                let _ = writeln!(out, "  {days},");
            }
            out.push_str("]\nrules = [\n");
            for rule in &saved.rules {
                let _ = writeln!(out, "  {rule},");
            }
            out.push_str("]\n");
        }
        out.push_str("\n[answered.said]\nsums = [\n");
        for row in self.said.chunks(6) {
            let row: Vec<String> = row.iter().map(|sum| format!("\"{sum}\"")).collect();
            let _ = writeln!(out, "  {},", row.join(", "));
        }
        out.push_str("]\n");
        out
    }
}

impl fmt::Display for SavedDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{ since = {}, mark = \"{}\"", self.since, self.mark)?;
        match &self.by {
            Decided::Facts => {}
            Decided::Rule { parameter, source } => {
                write!(f, ", rule = {}", Quoted(parameter))?;
                if let Some(source) = source {
                    write!(f, ", source = {}", Quoted(source))?;
                }
            }
            Decided::Unknown { parameter } => write!(f, ", unknown = {}", Quoted(parameter))?,
        }
        f.write_str(" }")
    }
}

impl fmt::Display for SavedRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to, sum) = (self.from, self.to, self.sum);
        let rule = Quoted(&self.parameter);
        let [source, place, file] = [&self.source, &self.place, &self.file].map(|t| Quoted(t));
        let [zh, en, title] = [&self.zh, &self.en, &self.title].map(|text| Quoted(text));
        write!(
            f,
            "{{ rule = {rule}, source = {source}, place = {place}, file = {file}, from = \"{from}\", to = \"{to}\", sum = \"{sum}\", \
             zh = {zh}, en = {en}, title = {title} }}"
        )
    }
}

/// The name of a line in the file.
pub(super) const fn name(line: Line) -> &'static str {
    match line {
        Line::Fund => "fund",
        Line::Account => "account",
        Line::Settlement => "settlement",
        Line::Family => "family",
        Line::Share => "share",
    }
}

/// Whether a line can have a mark.
pub(super) fn has_mark(line: Line, mark: char) -> bool {
    match line {
        Line::Fund => Mark::ALL.iter().any(|known| known.han() == mark),
        _ => matches!(mark, '用' | '通' | '垫' | '冻' | '疑' | '-'),
    }
}

/// A text between quotes, as TOML wants it.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            match c {
                '"' | '\\' => write!(f, "\\{c}")?,
                c if c.is_control() => write!(f, "\\u{:04X}", u32::from(c))?,
                c => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}
