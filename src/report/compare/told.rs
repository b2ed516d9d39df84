//! A comparison in sentences: where the two part, by which rules, and what each comes to. Faces arrange them.

use super::{Comparison, Difference, Side};
use crate::engine::Line;
use crate::i18n::Lang;
use crate::report::explain::Basis;
use crate::report::headline::headline;
use crate::report::{Report, words};

/// A sentence of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What stands before it: which of the two it is of, 依据, 出处; empty where it goes on.
    pub label: &'static str,
    /// The sentence.
    pub text: String,
    /// How much it weighs.
    pub weight: Weight,
}

/// How much a sentence weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It is what the page is about.
    Head,
    /// It says more of that.
    Plain,
    /// It is there if one looks for it.
    Quiet,
    /// It is to be heeded.
    Notice,
}

impl Comparison {
    /// Where they part, and from what day each is seen if that is not the same.
    pub fn sentences(&self, lang: Lang, a: &Report, b: &Report) -> Vec<Said> {
        let mut said = Vec::new();
        let part_on_fund = self.first().is_some_and(|first| first.line == Line::Fund);
        if !part_on_fund {
            let same = self.common.map_or_else(
                || lang.compare_apart().to_owned(),
                |days| lang.compare_same(lang.day(days.from()), lang.day(days.to())),
            );
            said.push(Said::new("", same, Weight::Head));
        }
        for (at, one) in self.differences.iter().enumerate() {
            let weight = if at == 0 { Weight::Head } else { Weight::Plain };
            said.push(Said::new("", one.sentence(lang), weight));
        }
        let (from_a, from_b) = (a.answer.as_of, b.answer.as_of);
        if from_a != from_b {
            let text = lang.compare_seen_from(lang.day(from_a), lang.day(from_b));
            said.push(Said::new("", text, Weight::Notice));
        }
        said
    }

    /// Why each is as it is on the day they part, and by which rules.
    pub fn reasons(&self, lang: Lang) -> Vec<Said> {
        let mut said = Vec::new();
        let Some(first) = self.first() else {
            return said;
        };
        let [a, b] = &first.sides;
        let one_rule = a.basis == b.basis && !a.basis.is_empty();
        for (side, label) in [(a, lang.compare_a()), (b, lang.compare_b())] {
            let text = lang.compare_side(&side.mark, side.word, &side.reason);
            said.push(Said::new(label, text, Weight::Plain));
            if one_rule {
                continue;
            }
            if side.basis.is_empty() {
                let none = lang.compare_no_rule().to_owned();
                said.push(Said::new(lang.label_basis().trim(), none, Weight::Quiet));
            }
            for basis in &side.basis {
                rule(lang, basis, &mut said);
            }
        }
        if one_rule {
            for basis in &a.basis {
                rule(lang, basis, &mut said);
            }
            said.push(Said::new(
                "",
                lang.compare_one_rule().to_owned(),
                Weight::Plain,
            ));
        }
        said
    }

    /// What each comes to: can I now, from when, until when.
    pub fn verdicts(lang: Lang, a: &Report, b: &Report) -> [Said; 2] {
        [(a, lang.compare_a()), (b, lang.compare_b())].map(|(report, label)| {
            let headline = headline(lang, &report.answer);
            let rest: Vec<String> = headline.from.into_iter().chain(headline.until).collect();
            let rest = rest.join(lang.list_separator());
            let text = lang.compare_verdict(headline.now, rest);
            Said::new(label, text.trim_end().to_owned(), Weight::Head)
        })
    }
}

impl Difference {
    fn sentence(&self, lang: Lang) -> String {
        let [a, b] = &self.sides;
        let says = |side: &Side| lang.compare_mark_word(&side.mark, side.word);
        let day = lang.day(self.day);
        match self.line {
            Line::Fund => lang.compare_parts(day, says(a), says(b)),
            line => lang.compare_line_parts(words::line(lang, line), day, says(a), says(b)),
        }
    }
}

impl Said {
    const fn new(label: &'static str, text: String, weight: Weight) -> Self {
        Self {
            label,
            text,
            weight,
        }
    }
}

/// A rule with its source, as explanations show it.
fn rule(lang: Lang, basis: &Basis, said: &mut Vec<Said>) {
    let text = lang.rule_of_place(&basis.place, &basis.rule);
    said.push(Said::new(lang.label_basis().trim(), text, Weight::Plain));
    let quote = basis.quote.as_ref().map(|quote| lang.quote(quote));
    let more = basis.note.iter().cloned().chain(quote);
    said.extend(more.map(|text| Said::new("", text, Weight::Quiet)));
    if let Some(source) = &basis.source {
        let text = [source.title.as_str(), &source.standing].join(lang.list_separator());
        said.push(Said::new(lang.label_source(), text, Weight::Quiet));
        let url = source.url.iter().cloned();
        said.extend(url.map(|url| Said::new("", url, Weight::Quiet)));
    }
    let flags = basis.flags.iter().cloned();
    said.extend(flags.map(|flag| Said::new("", flag, Weight::Notice)));
}
