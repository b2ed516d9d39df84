//! The answer as Markdown, for a ticket or a chat: headings, tables and lists, and nothing a plain reader would stumble over.
//!
//! Knows the leaflet and how Markdown is written; finds nothing out.

use std::fmt::Write as _;

use super::leaflet::{Leaflet, PlansTold, Ruling, Strand};
use crate::engine::Line;
use crate::i18n::Lang;

/// The page.
pub(super) fn page(lang: Lang, leaflet: &Leaflet) -> String {
    let mut page = Page(String::new());
    page.heading(1, &leaflet.headline.now);
    page.block(
        &[&leaflet.title, &leaflet.as_of]
            .map(|text| escaped(text))
            .join("  \n"),
    );
    for says in &leaflet.beforehand {
        page.block(&format!("> {}", escaped(says)));
    }
    let headline = &leaflet.headline;
    for says in headline
        .from
        .iter()
        .chain(&headline.until)
        .chain(&leaflet.next)
    {
        page.block(&format!("**{}**", escaped(says)));
    }
    page.calendar(lang, leaflet);
    if let Some(plans) = &leaflet.plans {
        page.plans(lang, plans);
    }
    page.heading(2, lang.section_why());
    for strand in &leaflet.why {
        page.strand(lang, strand);
    }
    if !leaflet.alarms.is_empty() {
        page.heading(2, lang.section_alarms());
        page.list(&leaflet.alarms);
    }
    if !leaflet.doubts.is_empty() {
        page.heading(2, lang.section_doubts());
        for doubt in &leaflet.doubts {
            page.item("-", doubt.topic);
            if let Some(range) = &doubt.range {
                page.under(&labelled(lang.label_range(), range));
            }
            let question = lang.quote(&doubt.question);
            page.under(&labelled(lang.label_question(), &question));
        }
        page.end();
    }
    if !leaflet.sources.is_empty() {
        page.heading(2, lang.section_sources());
        for (source, number) in leaflet.sources.iter().zip(1..) {
            page.item(&format!("{number}."), &source.title);
            page.under(&escaped(&source.standing));
            if let Some(url) = &source.url {
                page.under(&format!("<{}>", url.replace(['<', '>', ' ', '\n'], "")));
            }
        }
        page.end();
    }
    page.heading(2, lang.leaflet_packs());
    page.list(&leaflet.packs);
    page.block(&escaped(lang.leaflet_not_the_bureau()));
    page.0.trim_end().to_owned() + "\n"
}

struct Page(String);

impl Page {
    fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {}", "#".repeat(level), escaped(text)));
    }

    /// Something that stands by itself.
    fn block(&mut self, markdown: &str) {
        let _ = write!(self.0, "{markdown}\n\n");
    }

    fn item(&mut self, bullet: &str, text: &str) {
        let _ = writeln!(self.0, "{bullet} {}", escaped(text));
    }

    /// What belongs to the item before, as an item of its own below it.
    fn under(&mut self, markdown: &str) {
        let _ = writeln!(self.0, "    - {markdown}");
    }

    fn end(&mut self) {
        self.0.push('\n');
    }

    fn list(&mut self, items: &[String]) {
        for item in items {
            self.item("-", item);
        }
        self.end();
    }

    fn row(&mut self, cells: [&str; 4]) {
        let _ = writeln!(self.0, "| {} |", cells.join(" | "));
    }

    fn calendar(&mut self, lang: Lang, leaflet: &Leaflet) {
        self.heading(2, lang.leaflet_calendar());
        self.row([
            lang.leaflet_month(),
            lang.leaflet_pays(),
            lang.leaflet_mark(),
            lang.leaflet_why(),
        ]);
        self.row(["---"; 4]);
        for month in &leaflet.months {
            let word = escaped(format!("{} {}", month.word, month.note).trim_end());
            let marks: String = month.days.iter().map(|(mark, _)| mark.han()).collect();
            let one = month.days.len() == 1;
            let why = month.days.iter().map(|(_, span)| {
                if one {
                    escaped(&span.reason)
                } else {
                    escaped(&format!("{} {} {}", span.days, span.mark, span.reason))
                }
            });
            let why = why.collect::<Vec<_>>().join("<br>");
            self.row([&escaped(&month.name), &word, &marks, &why]);
        }
        self.end();
        let legend = leaflet.legend.iter();
        let legend = legend.map(|(mark, word)| lang.leaflet_legend(mark.han(), word));
        let legend = legend.collect::<Vec<_>>().join(lang.item_separator());
        self.block(&escaped(&legend));
    }

    fn plans(&mut self, lang: Lang, plans: &PlansTold) {
        self.heading(2, lang.plan_section());
        for (plan, number) in plans.plans.iter().zip(1..) {
            let _ = writeln!(self.0, "{number}. **{}**", escaped(&plan.what));
            for says in &plan.says {
                self.under(&escaped(says));
            }
            self.rulings(lang, plan.ruling.as_slice());
        }
        self.end();
        let mut beside: Vec<String> = plans.errands.clone();
        beside.extend(plans.order.map(str::to_owned));
        beside.extend(plans.advice.iter().cloned());
        self.list(&beside);
    }

    fn strand(&mut self, lang: Lang, strand: &Strand) {
        if strand.line != Line::Fund {
            self.heading(3, strand.name);
        }
        for told in &strand.told {
            self.item("-", &format!("{}{}", told.name, told.expected));
            // The reasons of the fund stand in the table.
            let spans = told.spans.iter().filter(|_| strand.line != Line::Fund);
            for span in spans {
                self.under(&escaped(&format!(
                    "{} {} {}",
                    span.days, span.mark, span.reason
                )));
            }
            for local in &told.local {
                self.under(&format!("**{}**", escaped(local)));
            }
            self.rulings(lang, &told.rulings);
            for voice in &told.voices {
                self.under(&labelled(voice.label, &voice.says));
            }
            for advice in &told.advice {
                self.under(&labelled(lang.label_advice(), advice));
            }
        }
        self.end();
        if let Some(after) = strand.after {
            self.block(&escaped(after));
        }
    }

    fn rulings(&mut self, lang: Lang, rulings: &[Ruling]) {
        for ruling in rulings {
            self.under(&labelled(lang.label_basis(), &ruling.says));
            for more in &ruling.more {
                let _ = writeln!(self.0, "        - {}", escaped(more));
            }
            for flag in &ruling.flags {
                let _ = writeln!(self.0, "        - **{}**", escaped(flag));
            }
        }
    }
}

fn labelled(label: &str, text: &str) -> String {
    format!("*{}* {}", label.trim(), escaped(text))
}

/// A text as itself: nothing in it is read as Markdown or HTML, and it stays on its line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let opens_a_list = text.len() - numbered.len();
    for (at, c) in text.char_indices() {
        match c {
            // A list, a rule or a quote at the beginning of a line.
            '-' | '+' | '=' if at == 0 => {
                escaped.push('\\');
                escaped.push(c);
            }
            '.' | ')' if at == opens_a_list && at > 0 => {
                escaped.push('\\');
                escaped.push(c);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_read_as_markup() {
        for (text, written) in [
            ("断得不久、补上了 [1]", "断得不久、补上了 \\[1\\]"),
            ("a|b", "a\\|b"),
            ("**x** _y_", "\\*\\*x\\*\\* \\_y\\_"),
            (
                "<script>x</script>&amp;",
                "&lt;script&gt;x&lt;/script&gt;&amp;amp;",
            ),
            ("one\n# two", "one \\# two"),
            ("- x - y", "\\- x - y"),
            ("1. x 2. y", "1\\. x 2. y"),
            ("2026-11-21", "2026-11-21"),
            ("![x](http://x)", "\\!\\[x\\](http://x)"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }
}
