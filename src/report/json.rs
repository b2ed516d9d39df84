//! The answer as data for other programs. Its JSON Schema is generated from these types and committed beside the
//! message files; a test compares the two.

use serde::Serialize;

use super::Report;
use super::explain::{AdviceText, Basis, explain};
use super::headline::headline;
use super::question::question;
use super::words;
use crate::calendar::Day;
use crate::engine::{Alternative, Line, Span, Until, Usable};
use crate::i18n::Lang;
use crate::policy::{Identity, Index, Mark, SlotId, Standing};

/// The answer to a case.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AnswerJson {
    /// The version of this form. Grows when a field changes its meaning or goes away.
    pub format: u32,
    /// The case, on one line.
    pub case: String,
    /// Today, as the case sees it (`YYYY-MM-DD`, as all days here).
    pub as_of: String,
    /// The places of the case, in the order they are referred to.
    pub places: Vec<PlaceJson>,
    /// Who the person is now.
    pub who: Identity,
    /// Can I now, from when, until when.
    pub verdict: VerdictJson,
    /// Every month of the record, from the first fact to two years after `as_of`.
    pub months: Vec<MonthJson>,
    /// Runs with one other reading each.
    pub alternatives: Vec<AlternativeJson>,
    /// Whether there were more of them than are listed.
    pub more_alternatives: bool,
    /// What is not known here.
    pub unknowns: Vec<UnknownJson>,
    /// Dates near a cut-off.
    pub alarms: Vec<AlarmJson>,
}

/// A place of the case.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceJson {
    /// The division code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Whether it has a pack of its own.
    pub own_pack: bool,
    /// The codes of the packs that apply, the most local first.
    pub packs: Vec<String>,
}

/// Can I now, from when, until when.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VerdictJson {
    /// The state of today.
    pub now: Mark,
    /// In words.
    pub says: String,
    /// The first usable day, seen from today; today itself if usable now; absent if not known or not in sight.
    pub usable_from: Option<String>,
    /// The earliest day it may be usable, where the first usable day is not certain.
    pub usable_earliest: Option<String>,
    /// The last day that is paid for; absent if nothing is, or beyond the record.
    pub paid_until: Option<String>,
    /// Whether `paid_until` is certain, or only the least.
    pub paid_until_at_least: bool,
}

/// A month.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MonthJson {
    /// `YYYY-MM`.
    pub month: String,
    /// Whether it rests on premiums still to come.
    pub expected: bool,
    /// The pooled fund: amendments applied.
    pub fund: Vec<SpanJson>,
    /// The rules that decided the fund's days.
    pub rules: Vec<RuleJson>,
    /// The side lines.
    pub lines: Vec<LineJson>,
    /// Advice that applies.
    pub advice: Vec<AdviceJson>,
}

/// A stretch of days.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpanJson {
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// The mark: one of the ten states for the fund, 用 通 垫 冻 疑 or - for side lines.
    pub mark: String,
    /// What the mark means.
    pub means: String,
    /// Why.
    pub reason: String,
}

/// A side line in a month.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LineJson {
    /// Which line.
    pub line: LineName,
    /// Its days.
    pub spans: Vec<SpanJson>,
}

/// The side lines.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LineName {
    /// Personal account.
    Account,
    /// Settlement at the counter.
    Settlement,
    /// Family account.
    FamilyAccount,
    /// Mutual aid.
    MutualAid,
}

/// A rule with its source.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RuleJson {
    /// The region whose rule it is.
    pub region: String,
    /// What it says.
    pub says: String,
    /// What the pack adds.
    pub note: Option<String>,
    /// The words of the source.
    pub quote: Option<String>,
    /// Title, number and date of the source.
    pub source: Option<String>,
    /// What kind of text it is, how much was seen, when it was checked.
    pub standing: Option<String>,
    /// Its official address.
    pub url: Option<String>,
    /// 未核实, 按现有说法.
    pub flags: Vec<String>,
}

/// Another reading.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AlternativeJson {
    /// The name of the reading in the pack.
    pub reading: String,
    /// As well founded as what is shown, or only a claim.
    pub standing: StandingName,
    /// Who says it.
    pub source: String,
    /// What it says.
    pub says: String,
    /// The first day it comes out otherwise; absent if it comes to the same.
    pub differs_from: Option<String>,
    /// The first usable day by this reading.
    pub usable_from: Option<String>,
}

/// How well founded a reading is.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StandingName {
    /// As well as what is shown.
    Open,
    /// Less well.
    Claim,
}

/// Something not known here.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnknownJson {
    /// The parameter, as its path in a pack.
    pub parameter: String,
    /// What it is about.
    pub topic: String,
    /// The first day it leaves open.
    pub from: String,
    /// What the regions that know say; never a verdict.
    pub elsewhere: Option<RangeJson>,
    /// The question for 12393 that settles it.
    pub question: String,
}

/// What other regions say.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RangeJson {
    /// How many regions know.
    pub regions: usize,
    /// The earliest first usable day.
    pub earliest: String,
    /// The latest.
    pub latest: String,
}

/// A date near a cut-off.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AlarmJson {
    /// The date given.
    pub given: String,
    /// The nearest day on which it comes out otherwise.
    pub other: String,
    /// The first usable day if it was that day.
    pub usable_from: Option<String>,
    /// Whether claims for days without cover depend on it.
    pub claims_change: bool,
    /// In a sentence.
    pub says: String,
}

/// A piece of advice.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AdviceJson {
    /// Its id in the pack.
    pub id: String,
    /// What it says.
    pub says: String,
    /// What to bring.
    pub bring: Vec<String>,
    /// Whom to ask.
    pub ask: Option<String>,
    /// Who says it.
    pub source: String,
}

/// The version of the form.
const FORMAT: u32 = 1;

/// The answer as data.
pub fn answer_json(lang: Lang, report: &Report, index: &Index) -> AnswerJson {
    let answer = &report.answer;
    AnswerJson {
        format: FORMAT,
        case: report.case.to_line(index),
        as_of: answer.as_of.to_string(),
        places: places(report),
        who: report.who(),
        verdict: verdict(lang, report),
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
                given: alarm.given.to_string(),
                other: alarm.other.to_string(),
                usable_from: first_day(alarm.instead, alarm.other),
                claims_change: alarm.claims_change,
                says: super::alarm(lang, report, alarm),
            })
            .collect(),
    }
}

fn places(report: &Report) -> Vec<PlaceJson> {
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

fn verdict(lang: Lang, report: &Report) -> VerdictJson {
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
        usable_from: from.as_ref().map(Day::to_string),
        usable_earliest: earliest.as_ref().map(Day::to_string),
        paid_until: until.as_ref().map(Day::to_string),
        paid_until_at_least: at_least,
    }
}

fn month(lang: Lang, report: &Report, month: crate::calendar::Month) -> MonthJson {
    let timeline = &report.answer.go_on;
    let today = report.answer.as_of;
    let fund = timeline.fund_in(month, None);
    let why = explain(lang, report, Line::Fund, month);
    let lines = Line::SIDE.into_iter().map(|line| LineJson {
        line: match line {
            Line::Fund | Line::Account => LineName::Account,
            Line::Settlement => LineName::Settlement,
            Line::Family => LineName::FamilyAccount,
            Line::Share => LineName::MutualAid,
        },
        spans: timeline
            .side_in(line, month)
            .iter()
            .map(|span| {
                let mark = words::light_mark(line, span.state);
                span_json(
                    lang,
                    today,
                    span,
                    mark.to_owned(),
                    words::light_word(lang, span.state),
                )
            })
            .collect(),
    });
    let side_advice = [Line::Settlement, Line::Family]
        .into_iter()
        .flat_map(|line| explain(lang, report, line, month).advice);
    MonthJson {
        month: month.to_string(),
        expected: report.answer.expected(month),
        fund: fund
            .iter()
            .map(|span| {
                let mark = span.state.han().to_string();
                let means = words::fund_word(lang, span.state, &span.why.reason, today);
                span_json(lang, today, span, mark, means)
            })
            .collect(),
        rules: why.basis.into_iter().map(rule_json).collect(),
        lines: lines.collect(),
        advice: why
            .advice
            .into_iter()
            .chain(side_advice)
            .map(advice_json)
            .collect(),
    }
}

fn span_json<S>(lang: Lang, today: Day, span: &Span<S>, mark: String, means: &str) -> SpanJson {
    SpanJson {
        from: span.from.to_string(),
        to: span.to.to_string(),
        mark,
        means: means.to_owned(),
        reason: words::reason(lang, &span.why.reason, today),
    }
}

fn rule_json(basis: Basis) -> RuleJson {
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

fn advice_json(advice: AdviceText) -> AdviceJson {
    AdviceJson {
        id: advice.id,
        says: advice.say,
        bring: advice.bring,
        ask: advice.ask,
        source: advice.source,
    }
}

fn alternative(lang: Lang, report: &Report, other: &Alternative) -> Option<AlternativeJson> {
    let text = super::explain::other_text(
        lang,
        report,
        other.position,
        other.standing,
        String::new(),
        &[],
    )?;
    Some(AlternativeJson {
        reading: super::explain::reading_name(report, other.position),
        standing: match other.standing {
            Standing::Open => StandingName::Open,
            Standing::Claim => StandingName::Claim,
        },
        source: text.source,
        says: text.rule,
        differs_from: other.differs.as_ref().map(Day::to_string),
        usable_from: first_day(other.usable, report.answer.as_of),
    })
}

/// The first day that is certain, if one is.
fn first_day(usable: Usable, today: Day) -> Option<String> {
    match usable {
        Usable::Now { .. } => Some(today.to_string()),
        Usable::From(day) | Usable::Between(_, Some(day)) => Some(day.to_string()),
        Usable::Between(_, None) | Usable::NotInSight => None,
    }
}

fn unknowns(lang: Lang, report: &Report) -> Vec<UnknownJson> {
    let path = |slot: SlotId| format!("{}.{}", slot.section(), slot.key());
    report
        .unknowns()
        .map(|(point, range)| UnknownJson {
            parameter: path(point.slot),
            topic: words::topic(lang, point.slot).to_owned(),
            from: point.from.to_string(),
            elsewhere: range.map(|range| RangeJson {
                regions: range.regions,
                earliest: range.earliest.to_string(),
                latest: range.latest.to_string(),
            }),
            question: question(lang, report, point),
        })
        .collect()
}
