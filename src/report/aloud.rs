//! The answer as one would say it on the phone: whom it is about, can I now, both dates, what to do by when, what to ask.

use super::{Report, doubts, headline, next_step};
use crate::i18n::Lang;

/// The answer, to be read aloud.
pub fn aloud(lang: Lang, report: &Report) -> String {
    let headline = headline(lang, &report.answer);
    let place = report.here().map_or("", |rules| rules.place.as_str());
    let about = lang.aloud_about(place, report.called(lang));
    let sentences = [
        Some(about),
        Some(headline.now),
        headline.from,
        headline.until,
    ];
    let mut says: Vec<String> = sentences.into_iter().flatten().collect();
    says.extend(next_step(lang, report));
    let doubt = doubts(lang, report, report.answer.shown_to());
    // What to do next may be to ask just that.
    let is_said = |question: &str| says.iter().any(|text| text.contains(question));
    let asked = doubt.into_iter().next();
    let asked = asked.filter(|doubt| !is_said(&doubt.question));
    says.extend(asked.map(|doubt| lang.aloud_ask(lang.quote(doubt.question))));
    // What is quoted ends a sentence only if it is one.
    let ends = |text: &str| {
        let text = text.strip_suffix('"').unwrap_or(text);
        text.ends_with(['。', '.', '」', '?', '？'])
    };
    let mut aloud = String::new();
    for text in says {
        aloud.push_str(&text);
        if !ends(&text) {
            aloud.push_str(lang.clause_separator().trim_end());
        }
        if lang == Lang::En {
            aloud.push(' ');
        }
    }
    aloud.trim_end().to_owned()
}
