//! Why each month is as it is, line by line. Months that are alike are one stretch; within a line, what was said once is
//! not said again.

use super::Page;
use crate::calendar::Month;
use crate::engine::{Line, Reason};
use crate::report::calendar::concerns;
use crate::report::explain::{AdviceText, Basis, OtherText, SpanText, explain};
use crate::report::{expected_note, words};
use crate::text::{pad, width};

/// Months that are alike.
struct Stretch {
    from: Month,
    to: Month,
    expected: &'static str,
    spans: Vec<SpanText>,
    basis: Vec<Basis>,
    others: Vec<Elsewhere>,
    advice: Vec<AdviceText>,
    local: Vec<String>,
}

/// What another source says of some months of a stretch.
struct Elsewhere {
    from: Month,
    to: Month,
    other: OtherText,
}

/// What a line has said so far.
#[derive(Default)]
pub(super) struct Told {
    basis: Vec<Basis>,
    others: Vec<(String, String)>,
}

impl Page<'_> {
    /// The months of the view: the fund first, then the side lines of which the case says something.
    pub(super) fn why(&mut self, months: u8) {
        self.line(self.lang.section_why());
        self.stretches(Line::Fund, months);
        if self.report.answer.more_alternatives {
            self.line(self.lang.more_others());
        }
        for line in Line::SIDE {
            if concerns(self.report, line) {
                self.gap();
                self.line(words::line(self.lang, line));
                self.stretches(line, months);
            }
        }
        self.gap();
    }

    fn stretches(&mut self, line: Line, months: u8) {
        let mut told = Told::default();
        for stretch in self.collect(line, months) {
            self.stretch(&stretch);
            for basis in &stretch.basis {
                self.basis_once(basis, &mut told);
            }
            for said in &stretch.others {
                let key = (said.other.source.clone(), said.other.rule.clone());
                if !told.others.contains(&key) {
                    self.other(said, &stretch);
                    told.others.push(key);
                }
            }
            for advice in &stretch.advice {
                self.advice(advice);
            }
        }
    }

    fn collect(&self, line: Line, months: u8) -> Vec<Stretch> {
        let (lang, report) = (self.lang, self.report);
        let mut stretches: Vec<Stretch> = Vec::new();
        for n in 0..i32::from(months) {
            let month = report.answer.opens_at().plus(n);
            let why = explain(lang, report, line, month);
            let expected = expected_note(lang, report.expected(line, month));
            let is_local = |last: &Stretch| last.local == why.local;
            match stretches.last_mut() {
                Some(last)
                    if last.expected == expected
                        && is_local(last)
                        && alike(&last.spans, &why.spans) =>
                {
                    last.to = month;
                    last.spans = why.spans;
                    last.basis.extend(why.basis);
                    last.advice.extend(why.advice);
                    for other in why.others {
                        last.hear(month, other);
                    }
                }
                _ => stretches.push(Stretch {
                    from: month,
                    to: month,
                    expected,
                    spans: why.spans,
                    basis: why.basis,
                    others: why
                        .others
                        .into_iter()
                        .map(|other| Elsewhere {
                            from: month,
                            to: month,
                            other,
                        })
                        .collect(),
                    advice: why.advice,
                    local: why.local,
                }),
            }
        }
        stretches
    }

    fn stretch(&mut self, stretch: &Stretch) {
        let lang = self.lang;
        let name = lang.months_in_a_row(stretch.from, stretch.to);
        self.line(format!("{name}{}", stretch.expected));
        for span in &stretch.spans {
            let label = format!("  {} {} ", pad(&span.days, 9), span.mark);
            self.paragraph(&label, &span.reason);
        }
        for told in &stretch.local {
            self.paragraph("  ", told);
        }
    }

    /// A rule the first time in full; later only what has to be said of it since.
    pub(super) fn basis_once(&mut self, basis: &Basis, told: &mut Told) {
        let same = |other: &&Basis| {
            (&other.place, &other.rule, &other.source) == (&basis.place, &basis.rule, &basis.source)
        };
        let known: Vec<&String> = told
            .basis
            .iter()
            .filter(same)
            .flat_map(|b| &b.flags)
            .collect();
        let flags = basis.flags.iter().filter(|flag| !known.contains(flag));
        if told.basis.iter().any(|other| same(&other)) {
            let flags: Vec<String> = flags.cloned().collect();
            if !flags.is_empty() {
                let again = Basis {
                    note: None,
                    quote: None,
                    flags,
                    ..basis.clone()
                };
                self.basis(&again);
                told.basis.push(again);
            }
        } else {
            self.basis(basis);
            told.basis.push(basis.clone());
        }
    }

    fn basis(&mut self, basis: &Basis) {
        let lang = self.lang;
        let number = basis.source.as_ref().map(|source| self.number(source));
        let number = number.map_or_else(String::new, |n| format!(" [{n}]"));
        self.paragraph(
            lang.label_basis(),
            &lang.rule_of_place(&basis.place, format!("{}{number}", basis.rule)),
        );
        let under = " ".repeat(width(lang.label_basis()));
        let quote = basis.quote.as_ref().map(|quote| lang.quote(quote));
        for more in basis
            .note
            .iter()
            .cloned()
            .chain(quote)
            .chain(basis.flags.iter().cloned())
        {
            self.paragraph(&under, &more);
        }
    }

    /// What another source says, and of which months where several stand together.
    fn other(&mut self, said: &Elsewhere, of: &Stretch) {
        let (lang, other) = (self.lang, &said.other);
        let when = if of.from == of.to {
            lang.this_month().to_owned()
        } else {
            lang.months_in_a_row(said.from, said.to)
        };
        let text = if other.source.is_empty() {
            lang.other_bare(&other.rule, when, &other.marks)
        } else {
            lang.other(&other.source, &other.rule, when, &other.marks)
        };
        self.paragraph(other.label, &text);
    }

    /// A piece of advice, the first time it applies.
    pub(super) fn advice(&mut self, advice: &AdviceText) {
        if self.advised.contains(&advice.id) {
            return;
        }
        self.advised.push(advice.id.clone());
        let lang = self.lang;
        self.paragraph(lang.label_advice(), &advice.sentence(lang));
    }
}

impl Stretch {
    /// Takes in what another source says of the next month.
    fn hear(&mut self, month: Month, other: OtherText) {
        let said = self.others.iter_mut();
        let mut going_on = said.filter(|said| said.to.plus(1) == month && said.other == other);
        if let Some(said) = going_on.next() {
            said.to = month;
            return;
        }
        self.others.push(Elsewhere {
            from: month,
            to: month,
            other,
        });
    }
}

/// Whether a month is the same throughout, and as the one before. Each month that is paid names another month as paid.
fn alike(before: &[SpanText], now: &[SpanText]) -> bool {
    let paid = |span: &SpanText| matches!(span.why, Reason::PaidThrough(_));
    match (before, now) {
        ([before], [now]) => {
            before.mark == now.mark && (before.reason == now.reason || (paid(before) && paid(now)))
        }
        _ => false,
    }
}
