//! A mistake shown in its place: what it is, file, line and column, the line itself, and what to do. One paragraph, never
//! wider than a page, and never with a character that a terminal would obey.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::i18n::Lang;
use crate::policy::{Severity, line_column};
use crate::text::{cut, width, wrap};

/// The width of a page: what every terminal and every mail can show.
const CELLS: usize = 80;
/// The most of a word or value that is repeated in a sentence.
const WORD_CELLS: usize = 40;
/// Stands where something is left out. The single character would have two widths.
const MORE: &str = "...";

/// A mistake, and where it stands.
pub(crate) struct Mistake<'a> {
    /// Its code.
    pub code: &'a str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is.
    pub title: &'a str,
    /// What to do.
    pub hint: &'a str,
    /// Where the text comes from.
    pub file: &'a str,
    /// The text; empty if it could not be read.
    pub text: &'a str,
    /// The bytes of the text.
    pub span: Range<usize>,
    /// What else there is to say.
    pub notes: Vec<String>,
}

impl Mistake<'_> {
    /// The word for how bad it is, and the way it is set.
    fn level(&self, lang: Lang) -> (&'static str, Level<'static>) {
        let (word, level) = match self.severity {
            Severity::Error => (lang.problem_error(), Level::ERROR),
            Severity::Warning => (lang.problem_warning(), Level::WARNING),
            Severity::Hint => (lang.problem_hint(), Level::INFO),
        };
        (word, level.with_name(word))
    }
}

/// A word or value as it can stand in a sentence.
pub(crate) fn quoted(what: &str) -> String {
    let line = what.lines().next().unwrap_or_default();
    shown(&shortened(line, WORD_CELLS))
}

/// The mistake as one paragraph.
pub(crate) fn paragraph(lang: Lang, mistake: &Mistake<'_>) -> String {
    let ((word, level), help) = (mistake.level(lang), lang.problem_help());
    let (line, column) = line_column(mistake.text, mistake.span.start);
    let digits = line.to_string().len();
    // `12 | ` stands before it, and a mark may stand behind.
    let excerpt = Excerpt::around(mistake.text, mistake.span.clone(), CELLS - digits - 4);
    // `error[C020]: ` and `  = help: `, as the renderer sets them.
    let title = wrap_to(mistake.title, width(word) + mistake.code.len() + 4);
    let hint = wrap_to(mistake.hint, digits + 3 + width(help) + 2);
    let file = path(mistake.file);
    let mut origin = Origin::path(file);
    if !mistake.text.trim().is_empty() {
        origin = origin.line(line).char_column(column);
    }
    let mut group = level.primary_title(title).id(mistake.code).element(origin);
    if !excerpt.text.is_empty() {
        let marked = AnnotationKind::Primary.span(excerpt.span);
        let snippet = Snippet::source(excerpt.text)
            .line_start(line)
            .annotation(marked);
        group = group.element(snippet);
    }
    let note = lang.problem_note();
    for text in &mistake.notes {
        let text = wrap_to(text, digits + 3 + width(note) + 2);
        group = group.element(Level::NOTE.with_name(note).message(text));
    }
    let group = group.element(Level::HELP.with_name(help).message(hint));
    let rendered = Renderer::plain().render(&[group]);
    // The renderer announces an excerpt without a path of its own; here the line above it has named the place.
    let lines = rendered.lines().filter(|line| line.trim() != ":::");
    lines.collect::<Vec<_>>().join("\n")
}

/// A text in lines that leave room for what stands before the first.
fn wrap_to(text: &str, before: usize) -> String {
    wrap(text, CELLS.saturating_sub(before)).join("\n")
}

/// The end of a long path says more than its beginning.
fn path(file: &str) -> String {
    let file = shown(file);
    let most = CELLS - 24;
    let mut from = 0;
    while width(file.get(from..).unwrap_or_default()) > most {
        from += 1;
        while !file.is_char_boundary(from) {
            from += 1;
        }
    }
    let cut_off = if from > 0 { MORE } else { "" };
    format!("{cut_off}{}", file.get(from..).unwrap_or_default())
}

fn shortened(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    format!("{}{MORE}", cut(text, cells - MORE.len()))
}

/// Without characters that move the cursor, turn the text round or have no width.
fn shown(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// As much of a line as fits on the page, and the place in it.
struct Excerpt {
    text: String,
    span: Range<usize>,
}

impl Excerpt {
    /// What is shown before the place in a line that is too long.
    const BEFORE: usize = 20;

    /// The line around a place in at most `cells`.
    fn around(text: &str, span: Range<usize>, cells: usize) -> Self {
        let at = boundary(text, span.start);
        let before = text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = text.get(start..).unwrap_or_default();
        let line = line.lines().next().unwrap_or_default();
        let at = at - start;
        let end = boundary(line, span.end.max(span.start).saturating_sub(start));
        // In characters, so that what is put in place of one moves nothing.
        let chars: Vec<char> = line.chars().map(visible).collect();
        let count = |end: usize| {
            line.get(..end)
                .map_or(chars.len(), |text| text.chars().count())
        };
        let (at, end) = (count(at), count(end));
        let whole: usize = chars.iter().map(|c| cells_of(*c)).sum();
        let (mut from, mut to) = (0, chars.len());
        if whole > cells {
            from = at.min(chars.len());
            let before = chars.get(..from).unwrap_or_default();
            from -= fitting(before.iter().rev(), Self::BEFORE);
            let room = cells.saturating_sub(2 * MORE.len());
            to = from + fitting(chars.iter().skip(from), room);
        }
        let (left, right) = (from > 0, to < chars.len());
        let mut shown = String::new();
        if left {
            shown.push_str(MORE);
        }
        let mut marked = shown.len()..shown.len();
        for (i, c) in chars.iter().enumerate().take(to).skip(from) {
            if i < at {
                marked.start += c.len_utf8();
            }
            if i < end.max(at) {
                marked.end += c.len_utf8();
            }
            shown.push(*c);
        }
        if right {
            shown.push_str(MORE);
        }
        Self {
            text: shown,
            span: marked,
        }
    }
}

/// How many of the characters fit.
fn fitting<'a>(chars: impl Iterator<Item = &'a char>, cells: usize) -> usize {
    let mut taken = 0;
    let fits = |c: &&char| {
        taken += cells_of(**c);
        taken <= cells
    };
    chars.take_while(fits).count()
}

fn cells_of(c: char) -> usize {
    width(c.encode_utf8(&mut [0; 4]))
}

/// What stands for a character that cannot be shown as it is.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        c if c.is_control() || cells_of(c) == 0 => '?',
        c => c,
    }
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
