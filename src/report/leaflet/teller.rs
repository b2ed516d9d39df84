//! What is said of an answer, part by part, whatever it is written as: a rule stands in full where it first decides, advice
//! is given once, and a source keeps the number under which it was first named.

use crate::engine::Line;
use crate::i18n::Lang;
use crate::report::calendar::concerns;
use crate::report::explain::{AdviceText, Basis, SourceText};
use crate::report::plans::plans_text;
use crate::report::question::{Doubt, doubts};
use crate::report::{Report, alarm, words};

use super::stretch::{Stretch, collect};

/// Goes through an answer and remembers what it has said.
pub(in crate::report) struct Teller<'a> {
    lang: Lang,
    report: &'a Report,
    sources: Vec<SourceText>,
    /// The advice given so far.
    advised: Vec<String>,
}

/// A rule where it decides something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Whose rule it is, what it says, and the number of its source.
    pub says: String,
    /// What the pack adds, and the words of the source.
    pub more: Vec<String>,
    /// 未核实, 按现有说法.
    pub flags: Vec<String>,
}

/// What another source says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// What to call it: as well founded, or only claimed.
    pub label: &'static str,
    /// Who says what, and what would follow.
    pub says: String,
}

/// Months that are alike, and what is said of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Their name.
    pub name: String,
    /// Whether they are expected, in words.
    pub expected: &'static str,
    /// Their days.
    pub spans: Vec<crate::report::SpanText>,
    /// On whose word they rest, where that was told and not read.
    pub local: Vec<String>,
    /// The rules that decide them, as far as they were not told before.
    pub rulings: Vec<Ruling>,
    /// What others say.
    pub voices: Vec<Voice>,
    /// What to do.
    pub advice: Vec<String>,
}

/// A line of the calendar with its months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strand {
    /// Which line.
    pub line: Line,
    /// Its name.
    pub name: &'static str,
    /// Its months.
    pub told: Vec<Told>,
    /// What is to be said after them.
    pub after: Option<&'static str>,
}

/// A plan, and the rule behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTold {
    /// What is done.
    pub what: String,
    /// The same with what one calls the plan, where there are several.
    pub called: String,
    /// From when it pays, by when it has to be done, and what else there is to know.
    pub says: Vec<String>,
    /// The rule behind the day.
    pub ruling: Option<Ruling>,
}

/// What can be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlansTold {
    /// The plans, the safest first.
    pub plans: Vec<PlanTold>,
    /// What to do beside paying.
    pub errands: Vec<String>,
    /// How they are ordered, where that is not by the day alone.
    pub order: Option<&'static str>,
    /// What to bring, and whom to ask.
    pub advice: Vec<String>,
}

/// What a line has said so far.
#[derive(Default)]
struct Heard {
    basis: Vec<Basis>,
    others: Vec<(String, String)>,
}

impl<'a> Teller<'a> {
    pub(in crate::report) const fn new(lang: Lang, report: &'a Report) -> Self {
        Self {
            lang,
            report,
            sources: Vec::new(),
            advised: Vec::new(),
        }
    }

    /// The sources named so far: the first is number 1.
    pub(in crate::report) fn sources(&mut self) -> Vec<SourceText> {
        std::mem::take(&mut self.sources)
    }

    /// What can be done; `None` where nothing is left to be.
    pub(in crate::report) fn plans(&mut self) -> Option<PlansTold> {
        let texts = plans_text(self.lang, self.report);
        if texts.plans.is_empty() && texts.errands.is_empty() {
            return None;
        }
        let mut heard = Heard::default();
        let names: Vec<String> = texts.called(self.lang).collect();
        let plans = texts.plans.into_iter().zip(names);
        let plans = plans.map(|(plan, called)| PlanTold {
            what: plan.what,
            called,
            says: std::iter::once(plan.pays)
                .chain(plan.put_off)
                .chain(plan.notes)
                .collect(),
            ruling: plan.basis.and_then(|basis| self.ruling(&basis, &mut heard)),
        });
        Some(PlansTold {
            plans: plans.collect(),
            errands: texts.errands,
            order: texts.order,
            advice: self.advice(&texts.advice),
        })
    }

    /// So many months of the view: the fund first, then the side lines of which the case says something.
    pub(in crate::report) fn why(&mut self, months: u8) -> Vec<Strand> {
        let (lang, report) = (self.lang, self.report);
        let lines = std::iter::once(Line::Fund).chain(Line::SIDE);
        let lines = lines.filter(|line| *line == Line::Fund || concerns(report, *line));
        let more = report.answer.more_alternatives;
        let strand = |line| {
            let mut heard = Heard::default();
            let stretches = collect(lang, report, line, months).into_iter();
            Strand {
                line,
                name: words::line(lang, line),
                told: stretches
                    .map(|stretch| self.told(stretch, &mut heard))
                    .collect(),
                after: (line == Line::Fund && more).then(|| lang.more_others()),
            }
        };
        lines.map(strand).collect()
    }

    /// Dates near a cut-off.
    pub(in crate::report) fn alarms(&self) -> Vec<String> {
        let alarms = self.report.answer.alarms.iter();
        alarms.map(|one| alarm(self.lang, one)).collect()
    }

    /// What is not known.
    pub(in crate::report) fn doubts(&self) -> Vec<Doubt> {
        doubts(self.lang, self.report, self.report.answer.shown_to())
    }

    fn told(&mut self, stretch: Stretch, heard: &mut Heard) -> Told {
        let rulings = stretch.basis.iter();
        let rulings = rulings
            .filter_map(|basis| self.ruling(basis, heard))
            .collect();
        let mut voices = Vec::new();
        for said in &stretch.others {
            let key = (said.other.source.clone(), said.other.rule.clone());
            if !heard.others.contains(&key) {
                voices.push(Voice {
                    label: said.other.label,
                    says: said.says(self.lang, &stretch),
                });
                heard.others.push(key);
            }
        }
        Told {
            name: self.lang.months_in_a_row(stretch.from, stretch.to),
            expected: stretch.expected,
            rulings,
            voices,
            advice: self.advice(&stretch.advice),
            local: stretch.local,
            spans: stretch.spans,
        }
    }

    /// A rule the first time in full; later only what has to be said of it since.
    fn ruling(&mut self, basis: &Basis, heard: &mut Heard) -> Option<Ruling> {
        let same = |other: &&Basis| {
            (&other.place, &other.rule, &other.source) == (&basis.place, &basis.rule, &basis.source)
        };
        let before: Vec<&Basis> = heard.basis.iter().filter(same).collect();
        let known: Vec<&String> = before.iter().flat_map(|basis| &basis.flags).collect();
        let again = Basis {
            note: None,
            quote: None,
            flags: basis
                .flags
                .iter()
                .filter(|flag| !known.contains(flag))
                .cloned()
                .collect(),
            ..basis.clone()
        };
        let now = match (before.is_empty(), again.flags.is_empty()) {
            (true, _) => basis.clone(),
            (false, false) => again,
            (false, true) => return None,
        };
        heard.basis.push(now.clone());
        Some(self.rule(now))
    }

    fn rule(&mut self, basis: Basis) -> Ruling {
        let lang = self.lang;
        let number = basis.source.as_ref().map(|source| self.number(source));
        let number = number.map_or_else(String::new, |n| format!(" [{n}]"));
        let quote = basis.quote.map(|quote| lang.quote(quote));
        Ruling {
            says: lang.rule_of_place(basis.place, format!("{}{number}", basis.rule)),
            more: basis.note.into_iter().chain(quote).collect(),
            flags: basis.flags,
        }
    }

    /// The number under which a source is listed at the end.
    fn number(&mut self, source: &SourceText) -> usize {
        let known = self.sources.iter().position(|other| other == source);
        known.unwrap_or_else(|| {
            self.sources.push(source.clone());
            self.sources.len() - 1
        }) + 1
    }

    /// Pieces of advice, each the first time it applies.
    fn advice(&mut self, advice: &[AdviceText]) -> Vec<String> {
        let mut said = Vec::new();
        for one in advice {
            if !self.advised.contains(&one.id) {
                self.advised.push(one.id.clone());
                said.push(one.sentence(self.lang));
            }
        }
        said
    }
}
