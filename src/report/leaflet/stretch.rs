//! Months that are alike are one stretch: nobody reads the same twelve times.

use crate::calendar::Month;
use crate::engine::{Line, Reason};
use crate::i18n::Lang;
use crate::report::explain::{AdviceText, Basis, OtherText, SpanText, explain};
use crate::report::{Report, expected_note};

/// Months that are alike.
pub(super) struct Stretch {
    pub(super) from: Month,
    pub(super) to: Month,
    pub(super) expected: &'static str,
    pub(super) spans: Vec<SpanText>,
    pub(super) basis: Vec<Basis>,
    pub(super) others: Vec<Elsewhere>,
    pub(super) advice: Vec<AdviceText>,
    pub(super) local: Vec<String>,
}

/// What another source says of some months of a stretch.
pub(super) struct Elsewhere {
    from: Month,
    to: Month,
    pub(super) other: OtherText,
}

/// So many months of a line, from the first of the view on.
pub(super) fn collect(lang: Lang, report: &Report, line: Line, months: u8) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for n in 0..i32::from(months) {
        let month = report.answer.opens_at().plus(n);
        let why = explain(lang, report, line, month);
        let expected = expected_note(lang, report.expected(line, month));
        match stretches.last_mut() {
            Some(last)
                if last.expected == expected
                    && last.local == why.local
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

impl Elsewhere {
    /// What another source says, and of which months where several stand together.
    pub(super) fn says(&self, lang: Lang, of: &Stretch) -> String {
        let other = &self.other;
        let when = if of.from == of.to {
            lang.this_month().to_owned()
        } else {
            lang.months_in_a_row(self.from, self.to)
        };
        if other.source.is_empty() {
            lang.other_bare(&other.rule, when, &other.marks)
        } else {
            lang.other(&other.source, &other.rule, when, &other.marks)
        }
    }
}

/// Whether a month is the same throughout, and as the one before. Each month that is paid names another month as paid.
pub(super) fn alike(before: &[SpanText], now: &[SpanText]) -> bool {
    let paid = |span: &SpanText| matches!(span.why, Reason::PaidThrough(_));
    match (before, now) {
        ([before], [now]) => {
            before.mark == now.mark && (before.reason == now.reason || (paid(before) && paid(now)))
        }
        _ => false,
    }
}
