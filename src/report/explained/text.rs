//! The rules of a place as text: for a terminal of any kind, a pipe, a sheet of paper. Sources stand once, numbered, at
//! the end.

use super::{Cited, Explained, Flag, FlagKind, Group, OtherEntry, RuleEntry, RuleState};
use crate::i18n::Lang;
use crate::policy::{Confidence, Identity};
use crate::report::json::{AdviceJson, StandingName};
use crate::report::words;
use crate::text::{hanging, width};

const ENTRY: &str = "  ";
const BELOW: &str = "    ";

/// The rules of a place as text, at most `cells` wide where words allow it.
pub fn explained_text(lang: Lang, explained: &Explained, cells: usize) -> String {
    let mut page = Page {
        lang,
        cells,
        lines: Vec::new(),
        sources: Vec::new(),
    };
    page.title(explained);
    for chapter in &explained.chapters {
        page.lines
            .extend([String::new(), lang.explain_chapter(&chapter.title)]);
        for group in &chapter.groups {
            page.group(group);
        }
    }
    page.advice(&explained.advice);
    page.sources();
    page.lines.push(String::new());
    page.lines.join("\n")
}

struct Page<'a> {
    lang: Lang,
    cells: usize,
    lines: Vec<String>,
    sources: Vec<&'a Cited>,
}

impl<'a> Page<'a> {
    fn paragraph(&mut self, label: &str, text: &str) {
        self.lines.extend(hanging(label, text, self.cells));
    }

    fn title(&mut self, explained: &Explained) {
        let lang = self.lang;
        let (left, right) = (
            lang.explain_title(&explained.place.name),
            lang.explain_on(lang.day(explained.on.into())),
        );
        let room = self.cells.saturating_sub(width(&left) + width(&right));
        self.lines.push(if room < 2 {
            [left, right].join("\n")
        } else {
            format!("{left}{}{right}", " ".repeat(room))
        });
        // Only who decides anything here is named: a pack may hold nothing but that nothing is known.
        let decides = |region: &&String| {
            let mut rules = explained.rules();
            rules.any(|rule| {
                rule.state == RuleState::Known
                    && rule.inherited
                    && rule.region.as_ref() == Some(region)
            })
        };
        let above = explained.rules_of.iter().filter(decides);
        let above: Vec<&str> = above.map(String::as_str).collect();
        let above = above.join(lang.enumeration());
        let mut rules = explained.rules();
        let has_own = rules.any(|rule| rule.state == RuleState::Known && !rule.inherited);
        let own = explained
            .rules_of
            .first()
            .filter(|_| explained.place.own_pack);
        let whose = match (own, above.is_empty()) {
            (Some(own), true) => lang.explain_own_only(own),
            (Some(own), false) if has_own => lang.explain_own(own, above),
            (_, true) => {
                let all = explained.rules_of.join(lang.enumeration());
                lang.explain_own_none(&explained.place.name, all)
            }
            _ => lang.explain_own_none(&explained.place.name, above),
        };
        self.paragraph("", &whose);
        let count = |wanted: &dyn Fn(&RuleEntry) -> bool| {
            let rules = explained.rules();
            rules.filter(|rule| wanted(rule)).count()
        };
        let known = |rule: &RuleEntry| rule.state == RuleState::Known;
        let counted = lang.explain_counted(
            count(&|rule| known(rule) && !rule.inherited),
            count(&|rule| known(rule) && rule.inherited),
            count(&|rule| !known(rule)),
        );
        self.paragraph("", &counted);
    }

    fn group(&mut self, group: &'a Group) {
        let is_told = |rule: &&RuleEntry| {
            let is_silent = rule.state == RuleState::NotCollected;
            !is_silent || !rule.others.is_empty() || !rule.then.is_empty()
        };
        self.lines.extend([String::new(), group.title.clone()]);
        let told: Vec<&RuleEntry> = group.rules.iter().filter(is_told).collect();
        for alike in told.chunk_by(|a, b| alike(a, b)) {
            self.rules(alike);
        }
        let silent = group.rules.iter().filter(|rule| !is_told(rule));
        let silent: Vec<String> = silent.map(|rule| self.topic(rule)).collect();
        if !silent.is_empty() {
            let silent = silent.join(self.lang.item_separator());
            self.paragraph(ENTRY, &self.lang.explain_silent(silent));
        }
    }

    fn topic(&self, rule: &RuleEntry) -> String {
        if rule.who.is_empty() {
            return rule.topic.clone();
        }
        self.lang.explain_topic_of(&rule.topic, self.who(&rule.who))
    }

    fn who(&self, who: &[Identity]) -> String {
        let who = who.iter().map(|who| words::identity(self.lang, *who));
        who.collect::<Vec<_>>().join(self.lang.enumeration())
    }

    /// A rule, or several that are not known for the same reason.
    fn rules(&mut self, rules: &[&'a RuleEntry]) {
        let lang = self.lang;
        let Some(rule) = rules.first() else {
            return;
        };
        let topics: Vec<String> = rules.iter().map(|rule| self.topic(rule)).collect();
        let topics = topics.join(lang.item_separator());
        let says = match rule.state {
            RuleState::Known => rule.says.clone(),
            RuleState::Unknown => lang.explain_unknown(&rule.says),
            RuleState::NotCollected => lang.explain_not_collected().to_owned(),
        };
        let whose = rule.region.as_ref().filter(|_| rule.inherited);
        let of_rule = marks(lang, whose, rule.source.as_ref(), rule.confidence);
        let number = self.number(rule.source.as_ref());
        let sentence = lang.rule_sentence(topics, format!("{says}{of_rule}{number}"));
        let (first, rest) = self.split(&sentence);
        self.lines.push(first);
        if !rest.is_empty() {
            self.paragraph(BELOW, &rest);
        }
        let quote = rule.quote.as_ref().map(|quote| lang.quote(quote));
        let flags = rule.flags.iter();
        let is_news =
            |flag: &&Flag| rule.state == RuleState::Known || flag.kind != FlagKind::NotAnnounced;
        let flags = flags.filter(is_news).map(|flag| flag.says.clone());
        for below in rule.note.iter().cloned().chain(quote).chain(flags) {
            self.paragraph(BELOW, &below);
        }
        for then in &rule.then {
            let number = self.number(then.source.as_ref());
            let from = lang.explain_then(lang.day(then.from.into()));
            let from = if then.who.is_empty() {
                from
            } else {
                lang.explain_topic_of(from, self.who(&then.who))
            };
            let says = lang.rule_sentence(from, &then.says);
            let whose = then.region.as_ref().filter(|_| then.inherited);
            let marks = marks(lang, whose, then.source.as_ref(), None);
            self.paragraph(BELOW, &format!("{says}{marks}{number}"));
        }
        self.others(rule);
        if rules.len() > 1 {
            self.paragraph(BELOW, lang.explain_ask_each());
        } else if let Some(question) = &rule.question {
            self.paragraph(BELOW, &lang.explain_ask(lang.quote(question)));
        }
    }

    /// The first line of an entry, and what goes on below it, further in.
    fn split(&self, sentence: &str) -> (String, String) {
        let sentence = &crate::i18n::capital(sentence);
        let first = hanging(ENTRY, sentence, self.cells).into_iter().next();
        let first = first.unwrap_or_default();
        let told = first.strip_prefix(ENTRY).unwrap_or(&first);
        let rest = sentence.strip_prefix(told).unwrap_or_default();
        (first.clone(), rest.trim_start().to_owned())
    }

    /// What others say: each position that may be right on its own, mere claims together. What articles claim against a
    /// rule that is known is only counted up: the rule holds, whatever they say.
    fn others(&mut self, rule: &'a RuleEntry) {
        let lang = self.lang;
        let is_outdone = |other: &&OtherEntry| rule.state == RuleState::Known && other.is_article();
        let others: Vec<&OtherEntry> = rule
            .others
            .iter()
            .filter(|other| !is_outdone(other))
            .collect();
        let together = |a: &&OtherEntry, b: &&OtherEntry| {
            a.standing == StandingName::Claim && a.label == b.label
        };
        for alike in others.chunk_by(together) {
            let Some(first) = alike.first() else {
                continue;
            };
            let mut said: Vec<(String, String)> = Vec::new();
            for other in alike {
                let number = self.number(other.source.as_ref());
                let says = self.other(other);
                match said.iter_mut().find(|(known, _)| *known == says) {
                    Some((_, numbers)) => numbers.push_str(&number),
                    None => said.push((says, number)),
                }
            }
            let said = said
                .iter()
                .map(|(says, numbers)| format!("{says}{numbers}"));
            let said = said.collect::<Vec<_>>().join(lang.item_separator());
            self.paragraph(BELOW, &lang.rule_sentence(&first.label, said));
        }
        let mut numbers: Vec<String> = Vec::new();
        for other in rule.others.iter().filter(is_outdone) {
            let number = self.number(other.source.as_ref());
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        if !numbers.is_empty() {
            numbers.sort_by_key(|number| (number.len(), number.clone()));
            let text = format!("{}{}", lang.explain_articles_differ(), numbers.concat());
            self.paragraph(BELOW, &text);
        }
    }

    fn other(&self, other: &OtherEntry) -> String {
        let lang = self.lang;
        let is_open = other.standing == StandingName::Open;
        let note = other.note.as_deref().filter(|_| is_open);
        let says = match note {
            Some(note) => lang.sentences(&[other.says.as_str(), note]),
            None => other.says.clone(),
        };
        if other.who.is_empty() {
            return says;
        }
        lang.explain_topic_of(says, self.who(&other.who))
    }

    /// The number under which a source is listed at the end.
    fn number(&mut self, source: Option<&'a Cited>) -> String {
        let Some(source) = source else {
            return String::new();
        };
        let known = self.sources.iter().position(|other| same(other, source));
        let at = known.unwrap_or_else(|| {
            self.sources.push(source);
            self.sources.len() - 1
        });
        // Of the two that are the same, the one that says since when.
        if let Some(known) = self.sources.get_mut(at).filter(|known| known.of_a_year) {
            *known = source;
        }
        format!(" [{}]", at + 1)
    }

    fn advice(&mut self, advice: &[AdviceJson]) {
        let lang = self.lang;
        self.lines
            .extend([String::new(), lang.explain_chapter(lang.chapter_advice())]);
        for one in advice {
            let bring = one.bring.join(lang.list_separator());
            let bring = (!bring.is_empty()).then(|| lang.advice_bring(bring));
            let ask = one.ask.as_ref().map(|ask| lang.advice_ask(ask));
            let says = [Some(one.says.clone()), bring, ask];
            let says: Vec<String> = says.into_iter().flatten().collect();
            let says = lang.sentences(&says);
            let (first, rest) = self.split(&lang.explain_said_by(says, &one.source));
            self.lines.push(first);
            if !rest.is_empty() {
                self.paragraph(BELOW, &rest);
            }
        }
        self.paragraph(ENTRY, lang.explain_call());
    }

    fn sources(&mut self) {
        let lang = self.lang;
        self.lines
            .extend([String::new(), lang.explain_chapter(lang.section_sources())]);
        for (at, source) in std::mem::take(&mut self.sources).into_iter().enumerate() {
            let label = format!("{ENTRY}[{}] ", at + 1);
            self.paragraph(&label, &source.title);
            let under = " ".repeat(width(&label));
            self.paragraph(&under, &standing(lang, source));
            if let Some(url) = &source.url {
                self.paragraph(&under, url);
            }
        }
    }
}

/// Whose rule something is, where it is not the place's own, and whether it is in doubt.
fn marks(
    lang: Lang,
    whose: Option<&String>,
    source: Option<&Cited>,
    sure: Option<Confidence>,
) -> String {
    // Where nothing is laid down, there is no rule to name the region of.
    let whose = whose.zip(source).map(|(region, source)| {
        let region = source.region.as_ref().unwrap_or(region);
        let is_nation = region == lang.explain_nation();
        match (source.lays_down, is_nation) {
            (true, _) => lang.explain_inherited(region),
            (false, true) => lang.explain_not_national(&source.authority),
            (false, false) => lang.explain_reported(region, &source.authority),
        }
    });
    let unsure = sure.filter(|sure| *sure < Confidence::High);
    let unsure = unsure.map(|_| lang.explain_unsure().to_owned());
    let marks: Vec<String> = whose.into_iter().chain(unsure).collect();
    if marks.is_empty() {
        return String::new();
    }
    lang.explain_marks(marks.join(lang.list_separator()))
}

/// Whether nothing can be said of either, and for the same reason.
fn alike(a: &RuleEntry, b: &RuleEntry) -> bool {
    let is_bare = |rule: &RuleEntry| {
        rule.state == RuleState::Unknown && rule.others.is_empty() && rule.then.is_empty()
    };
    let why = |rule: &RuleEntry| (rule.says.clone(), rule.region.clone(), rule.note.clone());
    is_bare(a) && is_bare(b) && a.source == b.source && why(a) == why(b)
}

/// Whether two statements cite the same. What names its own year asks for no dates of its own.
fn same(a: &Cited, b: &Cited) -> bool {
    let whose = |cited: &Cited| (cited.title.clone(), cited.seen.clone(), cited.checked);
    a == b || (a.of_a_year || b.of_a_year) && whose(a) == whose(b)
}

/// What kind of text a source is, how much of it was seen, when it holds, and when it was checked.
fn standing(lang: Lang, source: &Cited) -> String {
    let day = |day: super::DayJson| lang.day(day.into());
    let valid = match (source.valid_from, source.valid_to) {
        (Some(from), Some(to)) => Some(lang.valid_between(day(from), day(to))),
        (Some(from), None) => Some(lang.valid_from(day(from))),
        (None, Some(to)) => Some(lang.valid_to(day(to))),
        (None, None) if source.of_a_year => None,
        (None, None) => Some(lang.valid_not_said().to_owned()),
    };
    let checked = lang.source_checked(day(source.checked));
    let parts = [
        Some(source.authority.clone()),
        Some(source.seen.clone()),
        valid,
        Some(checked),
    ];
    parts
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(lang.list_separator())
}
