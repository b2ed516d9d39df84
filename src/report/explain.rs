//! Why a month is as it is: its days, the rules that decided them, their sources, what others say, and what to do.

use super::Report;
use super::advice::advice;
use super::others::others;
use super::words;
use crate::calendar::{Day, DayRange, Month};
use crate::engine::{Line, Reason, RuleRef, Span, Why};
use crate::i18n::Lang;
use crate::policy::{
    Authority, ChoiceId, Mark, NATION, Rules, Since, SlotId, Standing, Text, ValueRef, is_unchecked,
};

/// Why a month of a line is as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The month.
    pub month: Month,
    /// Its days.
    pub spans: Vec<SpanText>,
    /// The rules that decided them.
    pub basis: Vec<Basis>,
    /// What other sources say that would change the month.
    pub others: Vec<OtherText>,
    /// What to do, bring, or ask.
    pub advice: Vec<AdviceText>,
    /// The local answers it rests on: who told them, and when.
    pub local: Vec<String>,
}

/// A stretch of days in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpanText {
    /// Which days.
    pub days: String,
    /// The mark.
    pub mark: String,
    /// What the mark means.
    pub word: &'static str,
    /// Why.
    pub reason: String,
    /// The same as the engine has it.
    pub why: Reason,
}

/// A rule in words, with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The region whose rule it is.
    pub place: String,
    /// What it says; for an unknown, why it is unknown.
    pub rule: String,
    /// What the pack adds.
    pub note: Option<String>,
    /// The words of the source.
    pub quote: Option<String>,
    /// The source.
    pub source: Option<SourceText>,
    /// 未核实, 按现有说法.
    pub flags: Vec<String>,
}

/// A source in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// Title, number and date.
    pub title: String,
    /// What kind of text it is, how much of it was seen, and when it was checked.
    pub standing: String,
    /// Its official address.
    pub url: Option<String>,
}

/// What another source says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherText {
    /// Whether it may be right, or only claims.
    pub standing: Standing,
    /// Its name in the pack; empty for one that is not of a pack.
    pub reading: String,
    /// What to call whoever says it, as a label.
    pub label: &'static str,
    /// Who says it.
    pub source: String,
    /// What it says.
    pub rule: String,
    /// The marks the month would show.
    pub marks: String,
}

/// A piece of advice in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdviceText {
    /// Its id in the pack.
    pub id: String,
    /// What it says.
    pub say: String,
    /// What to bring.
    pub bring: Vec<String>,
    /// Whom to ask.
    pub ask: Option<String>,
    /// Who says it.
    pub source: String,
}

impl AdviceText {
    /// All of it in a sentence: what to do, what to bring, whom to ask.
    pub fn sentence(&self, lang: Lang) -> String {
        let bring = self.bring.join(lang.list_separator());
        let bring = (!bring.is_empty()).then(|| lang.advice_bring(bring));
        let ask = self.ask.as_ref().map(|ask| lang.advice_ask(ask));
        let parts: Vec<String> = std::iter::once(self.say.clone())
            .chain(bring)
            .chain(ask)
            .collect();
        lang.sentences(&parts)
    }
}

/// Explains a month of a line.
pub fn explain(lang: Lang, report: &Report, line: Line, month: Month) -> Explanation {
    let timeline = &report.answer.go_on;
    let today = report.answer.as_of;
    let mut whys: Vec<(Why, u8)> = Vec::new();
    let mut spans = Vec::new();
    let mut add = |days: Option<DayRange>, mark: String, word, why: Why, tense, place| {
        whys.push((why, place));
        spans.push(SpanText {
            days: days.map_or_else(String::new, |days| lang.days_in_month(days)),
            mark,
            word,
            reason: words::reason(
                lang,
                line,
                &why.reason,
                report.decided_by(why),
                tense,
                report.years(place),
                today,
            ),
            why: why.reason,
        });
    };
    if line == Line::Fund {
        for span in alike_joined(timeline.fund_in(month, None)) {
            let word = words::fund_word(lang, span.state, &span.why.reason, today);
            add(
                days(&span),
                span.state.han().to_string(),
                word,
                span.why,
                report.tense(line, &span),
                span.place,
            );
        }
    } else {
        for span in timeline.side_in(line, month) {
            let mark = words::light_mark(line, span.state).to_owned();
            add(
                days(&span),
                mark,
                words::light_word(lang, span.state),
                span.why,
                report.tense(line, &span),
                span.place,
            );
        }
    }
    let mut basis: Vec<Basis> = Vec::new();
    for (why, place) in whys {
        let rules = super::beside::beside(report, line, &why.reason, place, month).into_iter();
        let after = rules.filter_map(|rule| self::basis(lang, report, rule, month));
        let deciding = deciding(lang, report, why, place, month).into_iter();
        for one in deciding.chain(after) {
            if !basis.contains(&one) {
                basis.push(one);
            }
        }
    }
    Explanation {
        month,
        spans,
        basis,
        others: others(lang, report, line, month),
        advice: advice(lang, report, line, month),
        local: local(lang, report, line, month),
    }
}

/// The local answers a month rests on, each with the rule it was about.
fn local(lang: Lang, report: &Report, line: Line, month: Month) -> Vec<String> {
    let parts = report.local_in(line, month);
    let mut says: Vec<String> = Vec::new();
    for part in parts {
        let topic = words::topic(lang, part.slot);
        let one = lang.local_rule(super::told_by(lang, &part.told), topic);
        if !says.contains(&one) {
            says.push(one);
        }
    }
    says
}

/// The rules that decided a day, without those that stand beside them.
pub(super) fn deciding(
    lang: Lang,
    report: &Report,
    why: Why,
    place: u8,
    month: Month,
) -> Vec<Basis> {
    let also = match why.reason {
        Reason::Waiting { also, .. } => also,
        _ => [None; 2],
    };
    let also = also.into_iter().flatten();
    let also = also.filter_map(|rule| basis(lang, report, rule, month));
    also.chain(why_basis(lang, report, why, place, month))
        .collect()
}

/// Days that differ only in the premium that covers them are one stretch.
fn alike_joined(spans: impl Iterator<Item = Span<Mark>>) -> Vec<Span<Mark>> {
    let mut joined: Vec<Span<Mark>> = Vec::new();
    for span in spans {
        let paid = |span: &Span<Mark>| matches!(span.why.reason, Reason::PaidThrough(_));
        match joined.last_mut() {
            Some(last) if last.state == span.state && paid(last) && paid(&span) => {
                last.to = span.to;
            }
            _ => joined.push(span),
        }
    }
    joined
}

fn days<S>(span: &Span<S>) -> Option<DayRange> {
    DayRange::new(span.from, span.to)
}

/// The rule behind a reason, as it stands on a day.
pub(super) fn basis_of(lang: Lang, report: &Report, why: Why, day: Day) -> Option<Basis> {
    basis(lang, report, why.rule?, Month::of(day))
}

fn why_basis(lang: Lang, report: &Report, why: Why, place: u8, month: Month) -> Option<Basis> {
    if let Some(rule) = why.rule {
        return basis(lang, report, rule, month);
    }
    // Nobody says anything: the screen says so, and of which place.
    let Reason::RuleUnknown { slot, .. } = why.reason else {
        return None;
    };
    let rules = report.rules.get(usize::from(place))?;
    Some(Basis {
        place: rules.place.clone(),
        rule: lang.basis_nothing(words::topic(lang, slot)),
        note: None,
        quote: None,
        source: None,
        flags: Vec::new(),
    })
}

/// A rule in words, with its source.
pub(super) fn basis(lang: Lang, report: &Report, rule: RuleRef, month: Month) -> Option<Basis> {
    let rules = report.rules.get(usize::from(rule.place))?;
    let choice = rules.choice(rule.choice)?;
    let topic = words::topic(lang, choice.slot);
    let text = |text: &Text| pick(lang, text).to_owned();
    let (says, note) = match words::rule(lang, rules, rule.choice) {
        Some(says) => (says, choice.meta.note.as_ref().map(text)),
        None => match rules.said_unknown_here(rule.choice) {
            Some(why) => (lang.rule_sentence(topic, text(why)), None),
            None if choice.unknown.is_some() => (lang.basis_nothing(topic), None),
            None => (lang.basis_limit(topic), choice.meta.note.as_ref().map(text)),
        },
    };
    Some(Basis {
        place: rules
            .pack_of(rule.choice)
            .map_or_else(String::new, |pack| pack.region.name.clone()),
        rule: says,
        note,
        quote: choice.meta.quote.clone(),
        source: source(lang, rules, rule.choice),
        flags: flags(lang, report, rule, month),
    })
}

fn source(lang: Lang, rules: &Rules, choice: ChoiceId) -> Option<SourceText> {
    let choice = rules.choice(choice)?;
    let source = choice.source.as_deref()?;
    if source.told.is_some() {
        return Some(SourceText {
            title: words::source_title(lang, source),
            standing: lang.local_standing().to_owned(),
            url: None,
        });
    }
    let mut standing = vec![words::authority(lang, source.authority).to_owned()];
    standing.extend(words::seen(lang, source.seen).map(str::to_owned));
    let checked = choice.meta.checked.unwrap_or(source.checked);
    standing.push(lang.source_checked(lang.day(checked)));
    Some(SourceText {
        title: words::source_title(lang, source),
        standing: standing.join(lang.list_separator()),
        url: source.url.clone(),
    })
}

/// What has to be said of a value besides what it says.
fn flags(lang: Lang, report: &Report, rule: RuleRef, month: Month) -> Vec<String> {
    let (as_of, id) = (report.answer.as_of, rule.choice);
    let rules = report.rules.get(usize::from(rule.place));
    let Some((rules, choice)) = rules.and_then(|rules| Some((rules, rules.choice(id)?))) else {
        return Vec::new();
    };
    let mut flags = Vec::new();
    if let Some(to) = choice.meta.to.filter(|to| *to < as_of.max(month.first())) {
        flags.push(lang.flag_outlived(lang.day(to)));
    }
    if let Some(ValueRef::Window(window)) = rules.value(id)
        && let calendar = report.years(rule.place)
        && let wanted = calendar.of(month.first())
        && let Some(given) = window.year.filter(|year| *year < wanted)
    {
        let name = |year| words::year_name(lang, calendar, year);
        flags.push(lang.flag_window_carried(name(wanted), name(given)));
    }
    if let Some(source) = &choice.source
        && source.authority < Authority::Regulation
        && rules.value(id).is_some()
        && rules
            .pack_of(id)
            .is_some_and(|pack| pack.region.code == NATION)
    {
        flags.push(lang.explain_not_national(words::authority(lang, source.authority)));
    }
    let checked = choice.checked();
    if checked.is_some_and(|checked| is_unchecked(checked, as_of)) {
        flags.push(lang.flag_unchecked().to_owned());
    }
    if choice.meta.from == Since::Unknown
        && choice.slot != SlotId::ResidentWindow
        && rules.value(id).is_some()
    {
        flags.push(lang.flag_since_unknown().to_owned());
    }
    flags
}

/// A text of a pack in one language.
pub(super) fn pick(lang: Lang, text: &Text) -> &str {
    match lang {
        Lang::Zh => &text.zh,
        Lang::En => &text.en,
    }
}
