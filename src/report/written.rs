//! An answer as a file: one function for every form, so that whoever offers to save an answer need not know any of them.

use super::{Report, answer_json, html, ics, leaflet, markdown, show};
use crate::i18n::Lang;
use crate::policy::Shelf;

/// What an answer can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text, as a terminal shows it.
    Text,
    /// Markdown, for a ticket or a chat.
    Markdown,
    /// A page to print: one file, nothing to load.
    Html,
    /// A calendar with the days that matter.
    Ics,
    /// Data, for programs.
    Json,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Ics,
        Self::Json,
    ];
    /// What they are called, in the same order.
    pub const NAMES: [&str; 5] = ["text", "md", "html", "ics", "json"];

    /// What is called so.
    pub fn read(name: &str) -> Option<Self> {
        let mut named = Self::ALL.into_iter().zip(Self::NAMES);
        named
            .find(|(_, known)| *known == name)
            .map(|(format, _)| format)
    }

    /// How the name of such a file ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Ics => "ics",
            Self::Json => "json",
        }
    }

    /// What it is, in words.
    pub fn describe(self, lang: Lang) -> &'static str {
        match self {
            Self::Text => lang.leaflet_text(),
            Self::Markdown => lang.leaflet_md(),
            Self::Html => lang.leaflet_html(),
            Self::Ics => lang.leaflet_ics(),
            Self::Json => lang.leaflet_json(),
        }
    }
}

/// The cells a line of text has where nobody knows the window: what every terminal and every mail can show.
const CELLS: usize = 80;

/// The answer in a form, from its first byte to its last; the shelf is the one it was answered from.
pub fn written(format: Format, lang: Lang, report: &Report, shelf: &Shelf) -> String {
    match format {
        Format::Text => show(lang, report, CELLS),
        Format::Markdown => markdown::page(lang, &leaflet(lang, report, shelf)),
        Format::Html => html::page(lang, &leaflet(lang, report, shelf)),
        Format::Ics => ics::calendar(lang, report),
        Format::Json => {
            let data = answer_json(lang, report, shelf);
            // Numbers, texts and lists cannot but be written.
            let json = serde_json::to_string_pretty(&data).unwrap_or_default();
            json + "\n"
        }
    }
}
