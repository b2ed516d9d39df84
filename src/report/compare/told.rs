//! A comparison in sentences: where the two part, by which rules, and what each comes to. Faces arrange them.

use super::{Comparison, Difference, Side};
use crate::calendar::DayRange;
use crate::engine::{Line, Reason};
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

/// No more stretches than this are explained; the calendars show the others.
const MOST_EXPLAINED: usize = 4;

impl Comparison {
    /// Where they part first, and from what day each is seen if that is not the same.
    pub fn lead(&self, lang: Lang, a: &Report, b: &Report) -> Vec<Said> {
        let mut said = Vec::new();
        if self.of_line(Line::Fund).next().is_none() {
            let same = self.common.map_or_else(
                || lang.compare_apart().to_owned(),
                |days| lang.compare_same(lang.day(days.from()), lang.day(days.to())),
            );
            said.push(Said::new("", same, Weight::Head));
        }
        if let Some(first) = self.first() {
            said.push(Said::new("", first.sentence(lang), Weight::Head));
        }
        let (from_a, from_b) = (a.answer.as_of, b.answer.as_of);
        if from_a != from_b {
            let text = lang.compare_seen_from(lang.day(from_a), lang.day(from_b));
            said.push(Said::new("", text, Weight::Notice));
        }
        said
    }

    /// Where the lines part that have not been spoken of.
    pub fn beside(&self, lang: Lang) -> Vec<Said> {
        let told = self.first().map(|first| first.line);
        let others = self.differences.iter();
        let others = others.filter(|one| one.line != Line::Fund && Some(one.line) != told);
        others
            .map(|one| Said::new("", one.sentence(lang), Weight::Plain))
            .collect()
    }

    /// Why each is as it is on the days on which they part, and by which rules: on the fund; if they do not part there, on
    /// the first line on which they do. A rule is said once.
    pub fn reasons(&self, lang: Lang) -> Vec<Said> {
        let mut said = Vec::new();
        let mut rules: Vec<&Basis> = Vec::new();
        let Some(first) = self.first() else {
            return said;
        };
        let of_line = || {
            let same_ground = |one: &&Difference| one.ground == first.ground;
            self.of_line(first.line).filter(same_ground)
        };
        for one in of_line().take(MOST_EXPLAINED) {
            one.explain(lang, self.common, &mut rules, &mut said);
        }
        let more = of_line().count().saturating_sub(MOST_EXPLAINED);
        if more > 0 {
            said.push(Said::new("", lang.compare_more(more), Weight::Plain));
        }
        said
    }

    /// What each comes to: can I now, from when, until when.
    pub fn verdicts(lang: Lang, a: &Report, b: &Report) -> Vec<Said> {
        let sides = [(a, lang.compare_a()), (b, lang.compare_b())].into_iter();
        let lines = sides.flat_map(|(report, label)| {
            let headline = headline(lang, &report.answer);
            let rest: Vec<String> = headline.from.into_iter().chain(headline.until).collect();
            let rest = lang.sentences(&rest);
            let rest = (!rest.is_empty()).then(|| Said::new("", rest, Weight::Plain));
            std::iter::once(Said::new(label, headline.now, Weight::Head)).chain(rest)
        });
        lines.collect()
    }
}

impl Difference {
    fn sentence(&self, lang: Lang) -> String {
        let [a, b] = &self.sides;
        let says = |side: &Side| lang.compare_mark_word(&side.mark, side.word);
        let day = lang.day(self.days.from());
        match self.line {
            Line::Fund => lang.compare_parts(day, says(a), says(b)),
            line => lang.compare_line_parts(words::line(lang, line), day, says(a), says(b)),
        }
    }

    fn explain<'a>(
        &'a self,
        lang: Lang,
        common: Option<DayRange>,
        rules: &mut Vec<&'a Basis>,
        said: &mut Vec<Said>,
    ) {
        let (from, to) = (lang.day(self.days.from()), lang.day(self.days.to()));
        let goes_on = common.is_some_and(|common| common.to() == self.days.to());
        let days = match goes_on {
            true => lang.compare_days_on(from),
            false if self.days.is_one() => lang.compare_day(from),
            false => lang.compare_days(from, to),
        };
        said.push(Said::new("", days, Weight::Head));
        let label_basis = lang.label_basis().trim();
        let [a, b] = &self.sides;
        let one_rule = a.basis == b.basis && !a.basis.is_empty();
        for (side, label) in [(a, lang.compare_a()), (b, lang.compare_b())] {
            let word = lang.compare_mark_word(&side.mark, side.word);
            let text = lang.sentences(&[word.as_str(), &side.reason]);
            said.push(Said::new(label, text, Weight::Plain));
            // Where both have the same, below the two.
            if one_rule {
                continue;
            }
            if side.basis.is_empty() && !is_forgotten(side.why) {
                let none = lang.compare_no_rule().to_owned();
                said.push(Said::new(label_basis, none, Weight::Quiet));
            }
            once(lang, label_basis, &side.basis, rules, said);
        }
        if one_rule {
            let text = lang.compare_one_rule().to_owned();
            said.push(Said::new("", text, Weight::Plain));
            once(lang, label_basis, &a.basis, rules, said);
        }
        once(lang, lang.compare_dividing(), &self.dividing, rules, said);
    }
}

/// Whether a day is in doubt because of what somebody does not know, whatever the rules.
const fn is_forgotten(why: Reason) -> bool {
    matches!(
        why,
        Reason::HistoryUncertain | Reason::DateUncertain { .. } | Reason::ActivationUntold
    )
}

/// The rules that have not been said yet.
fn once<'a>(
    lang: Lang,
    label: &'static str,
    basis: &'a [Basis],
    told: &mut Vec<&'a Basis>,
    said: &mut Vec<Said>,
) {
    for one in basis {
        if !told.contains(&one) {
            told.push(one);
            rule(lang, label, one, said);
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
fn rule(lang: Lang, label: &'static str, basis: &Basis, said: &mut Vec<Said>) {
    let text = lang.rule_of_place(&basis.place, &basis.rule);
    said.push(Said::new(label, text, Weight::Plain));
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
