//! Filling the form in from a report.

use super::{
    AdviceJson, AlarmJson, AlternativeJson, AnswerJson, DayJson, DaysJson, LineJson, LineName,
    LocalJson, MonthJson, OtherJson, PackJson, PlaceJson, RangeJson, RuleJson, SpanJson,
    StandingName, UnknownJson, VerdictJson,
};
use crate::calendar::{Day, DayRange, Month};
use crate::engine::{Alternative, Line, Span, Until, Usable};
use crate::i18n::Lang;
use crate::policy::{Mark, Shelf, Standing};
use crate::report::explain::{AdviceText, Basis, OtherText, explain};
use crate::report::headline::headline;
use crate::report::others::other_text;
use crate::report::question::question;
use crate::report::{Expected, LocalPart, Report, Tense, told_by, words};

/// The version of the form.
const FORMAT: u32 = 1;

/// The answer as data; the shelf is the one it was answered from.
pub fn answer_json(lang: Lang, report: &Report, shelf: &Shelf) -> AnswerJson {
    let answer = &report.answer;
    let (plans, errands) = super::plans::plans(lang, report);
    AnswerJson {
        format: FORMAT,
        case: report.case.to_line(shelf.index()),
        as_of: answer.as_of.into(),
        places: places(report),
        packs: packs(report, shelf),
        who: report.who(),
        verdict: verdict(lang, report),
        next: super::plans::next(lang, report),
        plans,
        errands,
        months: answer
            .go_on
            .months()
            .map(|month| self::month(lang, report, month))
            .collect(),
        alternatives: answer
            .alternatives
            .iter()
            .filter_map(|a| alternative(lang, report, a))
            .collect(),
        more_alternatives: answer.more_alternatives,
        unknowns: unknowns(lang, report),
        alarms: answer
            .alarms
            .iter()
            .map(|alarm| AlarmJson {
                given: alarm.given.into(),
                other: alarm.other.into(),
                usable_from: first_day(alarm.instead, alarm.other),
                claims_change: alarm.claims.is_some(),
                says: crate::report::alarm(lang, alarm),
            })
            .collect(),
        local: local(lang, report),
        replay: None,
    }
}

fn local(lang: Lang, report: &Report) -> Vec<LocalJson> {
    let days = |days: &DayRange| DaysJson {
        from: days.from().into(),
        to: days.to().into(),
    };
    let one = |part: &LocalPart| LocalJson {
        region: part.told.region.clone(),
        parameter: part.slot.path(),
        rule: report
            .rules
            .get(usize::from(part.rule.place))
            .and_then(|rules| words::rule(lang, rules, part.rule.choice)),
        by: part.told.by,
        on: part.told.on.into(),
        says: told_by(lang, &part.told),
        fund: part.days(Line::Fund).iter().map(days).collect(),
        takes_part: part.takes_part(),
    };
    report.local.iter().map(one).collect()
}

pub(super) fn places(report: &Report) -> Vec<PlaceJson> {
    let named = report
        .case
        .places()
        .into_iter()
        .zip(&report.rules)
        .zip(&report.own_pack);
    named
        .map(|((code, rules), own)| PlaceJson {
            code: code.to_owned(),
            name: rules.place.clone(),
            own_pack: *own,
            packs: rules
                .chain
                .iter()
                .map(|pack| pack.region.code.clone())
                .collect(),
        })
        .collect()
}

/// Each pack once, whichever of the places it is for.
fn packs(report: &Report, shelf: &Shelf) -> Vec<PackJson> {
    let mut packs: Vec<PackJson> = Vec::new();
    for pack in crate::report::replay::packs(report, shelf) {
        if !packs.iter().any(|known| known.file == pack.file) {
            packs.push(PackJson {
                file: pack.file,
                checked: pack.checked.map(DayJson::from),
                sum: pack.sum.to_string(),
            });
        }
    }
    packs
}

pub(super) fn verdict(lang: Lang, report: &Report) -> VerdictJson {
    let verdict = &report.answer.verdict;
    let headline = headline(lang, &report.answer);
    let says: Vec<String> = std::iter::once(headline.now)
        .chain(headline.from)
        .chain(headline.until)
        .collect();
    let (from, earliest) = match verdict.usable {
        Usable::Now { .. } => (Some(report.answer.as_of), None),
        Usable::From(day) => (Some(day), None),
        Usable::Between(early, late) => (late, Some(early)),
        Usable::NotInSight => (None, None),
    };
    let (until, at_least) = match verdict.until {
        Some(Until::Day(day)) => (Some(day), false),
        Some(Until::AtLeast(day)) => (Some(day), true),
        Some(Until::Beyond) | None => (None, false),
    };
    VerdictJson {
        now: verdict.now.map_or(Mark::NotEnrolled, |span| span.state),
        says: says.join(" "),
        usable_from: from.map(DayJson::from),
        usable_earliest: earliest.map(DayJson::from),
        paid_until: until.map(DayJson::from),
        paid_until_at_least: at_least,
    }
}

fn month(lang: Lang, report: &Report, month: Month) -> MonthJson {
    let timeline = &report.answer.go_on;
    let today = report.answer.as_of;
    let fund = timeline.fund_in(month, None);
    let why = explain(lang, report, Line::Fund, month);
    let mut advice = why.advice;
    let mut lines = Vec::with_capacity(Line::SIDE.len());
    for line in Line::SIDE {
        let why = explain(lang, report, line, month);
        for one in why.advice {
            if !advice.contains(&one) {
                advice.push(one);
            }
        }
        lines.push(LineJson {
            line: line_name(line),
            spans: timeline
                .side_in(line, month)
                .map(|span| {
                    let mark = words::light_mark(line, span.state).to_owned();
                    let means = words::light_word(lang, span.state);
                    span_json(lang, report, line, &span, mark, means)
                })
                .collect(),
            rules: why.basis.into_iter().map(rule_json).collect(),
            others: others_json(why.others),
        });
    }
    MonthJson {
        month: month.into(),
        expected: report.expected(Line::Fund, month) != Expected::No,
        fund: fund
            .map(|span| {
                let mark = span.state.han().to_string();
                let means = words::fund_word(lang, span.state, &span.why.reason, today);
                span_json(lang, report, Line::Fund, &span, mark, means)
            })
            .collect(),
        rules: why.basis.into_iter().map(rule_json).collect(),
        others: others_json(why.others),
        lines,
        advice: advice.into_iter().map(AdviceJson::from).collect(),
    }
}

const fn line_name(line: Line) -> LineName {
    match line {
        Line::Fund | Line::Account => LineName::Account,
        Line::Settlement => LineName::Settlement,
        Line::Family => LineName::FamilyAccount,
        Line::Share => LineName::MutualAid,
    }
}

impl From<Standing> for StandingName {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Open => Self::Open,
            Standing::Claim => Self::Claim,
        }
    }
}

/// In an order that does not depend on which place was told first.
fn others_json(mut others: Vec<OtherText>) -> Vec<OtherJson> {
    others.sort_by(|a, b| {
        let key = |other: &OtherText| (other.standing, other.reading.clone(), other.marks.clone());
        key(a).cmp(&key(b))
    });
    others.into_iter().map(other_json).collect()
}

fn other_json(other: OtherText) -> OtherJson {
    OtherJson {
        reading: other.reading,
        standing: other.standing.into(),
        marks: other.marks,
    }
}

pub(super) fn span_json<S>(
    lang: Lang,
    report: &Report,
    line: Line,
    span: &Span<S>,
    mark: String,
    means: &str,
) -> SpanJson {
    let (tense, today) = (report.tense(line, span), report.answer.as_of);
    SpanJson {
        from: span.from.into(),
        to: span.to.into(),
        mark,
        means: means.to_owned(),
        reason: words::reason(
            lang,
            line,
            &span.why.reason,
            report.decided_by(span.why),
            tense,
            report.years(span.place),
            today,
        ),
        expected: tense == Tense::Expected,
        local: report.is_local(line, span),
    }
}

pub(super) fn rule_json(basis: Basis) -> RuleJson {
    let (source, standing, url) = match basis.source {
        None => (None, None, None),
        Some(source) => (Some(source.title), Some(source.standing), source.url),
    };
    RuleJson {
        region: basis.place,
        says: basis.rule,
        note: basis.note,
        quote: basis.quote,
        source,
        standing,
        url,
        flags: basis.flags,
    }
}

impl From<AdviceText> for AdviceJson {
    fn from(advice: AdviceText) -> Self {
        Self {
            id: advice.id,
            says: advice.say,
            bring: advice.bring,
            ask: advice.ask,
            source: advice.source,
        }
    }
}

fn alternative(lang: Lang, report: &Report, other: &Alternative) -> Option<AlternativeJson> {
    let text = other_text(
        lang,
        report,
        other.position,
        other.standing,
        String::new(),
        &[],
    )?;
    Some(AlternativeJson {
        reading: text.reading,
        standing: other.standing.into(),
        source: text.source,
        says: text.rule,
        differs_from: other.differs.map(DayJson::from),
        usable_from: first_day(other.usable, report.answer.as_of),
    })
}

/// The first day that is certain, if one is.
fn first_day(usable: Usable, today: Day) -> Option<DayJson> {
    match usable {
        Usable::Now { .. } => Some(today.into()),
        Usable::From(day) | Usable::Between(_, Some(day)) => Some(day.into()),
        Usable::Between(_, None) | Usable::NotInSight => None,
    }
}

fn unknowns(lang: Lang, report: &Report) -> Vec<UnknownJson> {
    report
        .unknowns()
        .map(|(point, range)| UnknownJson {
            parameter: point.slot.path(),
            topic: words::topic(lang, point.slot).to_owned(),
            from: point.from.into(),
            elsewhere: range.map(|range| RangeJson {
                regions: range.regions,
                earliest: range.earliest.into(),
                latest: range.latest.into(),
            }),
            question: question(lang, report, point),
        })
        .collect()
}
