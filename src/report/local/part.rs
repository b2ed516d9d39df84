//! Which days of an answer rest on what somebody was told: those that would come out otherwise if nobody had been told.

use crate::calendar::{DayRange, Month};
use crate::engine::{Course, Facts, Line, RuleRef, Span, Timeline, run, stretches_apart};
use crate::i18n::Lang;
use crate::policy::{Rules, SlotId, Told, ToldBy};
use crate::report::Report;

/// A local answer that holds at a place of a case, and the days it decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPart {
    /// The statement.
    pub rule: RuleRef,
    /// The rule it is about.
    pub slot: SlotId,
    /// Who told it, and when.
    pub told: Told,
    /// The days it decides: of the fund, then of the side lines in their order.
    days: [Vec<DayRange>; 5],
}

impl LocalPart {
    /// The days it decides of a line.
    pub fn days(&self, line: Line) -> &[DayRange] {
        let at = Line::SIDE.iter().position(|side| *side == line);
        let at = at.map_or(0, |at| at + 1);
        self.days.get(at).map_or(&[], Vec::as_slice)
    }

    /// Whether it decides some day from one to another.
    pub fn decides(&self, line: Line, days: DayRange) -> bool {
        let mut own = self.days(line).iter();
        own.any(|own| own.from() <= days.to() && days.from() <= own.to())
    }

    /// Whether it decides anything at all.
    pub fn takes_part(&self) -> bool {
        self.days.iter().any(|days| !days.is_empty())
    }
}

impl Report {
    /// The local answers that decide something in a month of a line.
    pub fn local_in(&self, line: Line, month: Month) -> impl Iterator<Item = &LocalPart> {
        let parts = self.local.iter();
        parts.filter(move |part| part.decides(line, month.days()))
    }

    /// Whether a local answer decides some day of a stretch.
    pub fn is_local<S>(&self, line: Line, span: &Span<S>) -> bool {
        let days = DayRange::new(span.from, span.to);
        days.is_some_and(|days| self.local.iter().any(|part| part.decides(line, days)))
    }
}

/// The local answers that hold at the places of a case.
pub(in crate::report) fn parts(rules: &[Rules], facts: &Facts, base: &Timeline) -> Vec<LocalPart> {
    let mut parts = Vec::new();
    for (at, here) in (0..=u8::MAX).zip(rules) {
        for (choice, said) in here.choices() {
            let Some(told) = here.told(choice) else {
                continue;
            };
            let mut places = rules.to_vec();
            if let Some(place) = places.get_mut(usize::from(at)) {
                *place = here.without(&[choice], None);
            }
            let Some(otherwise) = run(&places, facts, Course::BASE) else {
                continue;
            };
            let rule = RuleRef { place: at, choice };
            parts.push(LocalPart {
                rule,
                slot: said.slot,
                told: told.clone(),
                days: days(base, &otherwise, rule),
            });
        }
    }
    parts
}

fn days(base: &Timeline, otherwise: &Timeline, rule: RuleRef) -> [Vec<DayRange>; 5] {
    let fund = decided(&base.amended(), &otherwise.amended(), rule);
    let [account, settlement, family, share] =
        Line::SIDE.map(|line| decided(base.side(line), otherwise.side(line), rule));
    [fund, account, settlement, family, share]
}

/// The days that would be otherwise, and those of which the statement itself is the reason.
fn decided<S: Copy + PartialEq>(
    base: &[Span<S>],
    otherwise: &[Span<S>],
    rule: RuleRef,
) -> Vec<DayRange> {
    let apart = stretches_apart(base, otherwise).into_iter();
    let own = base.iter().filter(|span| span.why.rule == Some(rule));
    let own = own.filter_map(|span| DayRange::new(span.from, span.to));
    apart.map(|apart| apart.days).chain(own).collect()
}

/// Who told something, and when: 本地答复：12393，2026年11月21日.
pub fn told_by(lang: Lang, told: &Told) -> String {
    let by = match told.by {
        ToldBy::Hotline => lang.local_by_hotline(),
        ToldBy::Office => lang.local_by_office(),
    };
    lang.local_source(by, lang.day(told.on))
}

/// That some months of a stretch rest on what somebody was told, and on whose word. Nothing if none does.
pub fn local_note(lang: Lang, report: &Report, first: Month, count: u8) -> Option<String> {
    let last = first.plus(i32::from(count) - 1);
    let days = DayRange::new(first.first(), last.last())?;
    let lines = std::iter::once(Line::Fund).chain(Line::SIDE);
    let lines: Vec<Line> = lines.collect();
    let takes_part = |part: &&super::LocalPart| lines.iter().any(|line| part.decides(*line, days));
    let mut told: Vec<String> = Vec::new();
    for part in report.local.iter().filter(takes_part) {
        let says = told_by(lang, &part.told);
        if !told.contains(&says) {
            told.push(says);
        }
    }
    (!told.is_empty()).then(|| lang.local_rests(told.join(lang.item_separator())))
}
