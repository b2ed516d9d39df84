//! Two answers held against each other, as data. Its JSON Schema is generated from these types, as that of an answer is.

use serde::Serialize;

use super::fill::{places, rule_json, span_json, verdict};
use super::{AnyLine, DayJson, MonthText, PlaceJson, RuleJson, SpanJson, VerdictJson};
use crate::calendar::Month;
use crate::engine::{Line, Span};
use crate::i18n::Lang;
use crate::policy::{Identity, Index, Mark, SlotId};
use crate::report::{Comparison, Difference, Report, Side, compare, words};

/// The version of the form.
const FORMAT: u32 = 1;

/// Two cases held against each other, as `yibao diff CASE CASE --format json` prints it. Fields may be added without a new
/// `format`.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(title = "A comparison of yibao (医保日历)")
)]
pub struct DiffJson {
    /// The version of this form. Grows when a field changes its meaning or goes away.
    pub format: u32,
    /// The first case.
    pub a: CaseJson,
    /// The second.
    pub b: CaseJson,
    /// The first day both calendars show; null if they show none in common.
    pub common_from: Option<DayJson>,
    /// The last.
    pub common_to: Option<DayJson>,
    /// Where they part: every stretch of days of the fund, in order; then, of each other line on which they do, the first.
    /// Empty: they are the same.
    pub differences: Vec<DifferenceJson>,
    /// The fund's days, month by month, over all months that either shows.
    pub months: Vec<PairJson>,
}

/// One of the two.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Case"))]
pub struct CaseJson {
    /// The case, on one line; `yibao show` takes it again.
    pub case: String,
    /// Today, as the case sees it.
    pub as_of: DayJson,
    /// The places of the case.
    pub places: Vec<PlaceJson>,
    /// Who the person is now.
    pub who: Identity,
    /// Can I now, from when, until when.
    pub verdict: VerdictJson,
}

/// Days on which the two show something else on a line.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Difference"))]
pub struct DifferenceJson {
    /// The line.
    pub line: AnyLine,
    /// The first of the days.
    pub from: DayJson,
    /// The last.
    pub to: DayJson,
    /// The month of the first.
    pub month: MonthText,
    /// What the first case shows from the first of them on.
    pub a: SideJson,
    /// What the second shows.
    pub b: SideJson,
    /// The rule that decides which of the two rules holds, where one does: how long a gap may be.
    pub dividing: Vec<RuleJson>,
}

/// What one of the two shows on a day, and by which rules.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Side"))]
pub struct SideJson {
    /// The mark, one character.
    #[cfg_attr(test, schemars(length(equal = 1)))]
    pub mark: String,
    /// What the mark means.
    pub means: String,
    /// Why.
    pub reason: String,
    /// The parameter whose rule decided, as its path in a pack; null where only the payments did.
    pub parameter: Option<String>,
    /// The rules that decided.
    pub rules: Vec<RuleJson>,
}

/// The fund's days of a month in both.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Pair"))]
pub struct PairJson {
    /// The month.
    pub month: MonthText,
    /// Whether some day both show is not the same.
    pub differs: bool,
    /// The days of the first case; empty where it tells nothing of the month.
    pub a: Vec<SpanJson>,
    /// Those of the second.
    pub b: Vec<SpanJson>,
}

/// Two answers held against each other, as data.
pub fn diff_json(lang: Lang, a: &Report, b: &Report, index: &Index) -> DiffJson {
    let compared = compare(lang, a, b);
    let case = |report: &Report| CaseJson {
        case: report.case.to_line(index),
        as_of: report.answer.as_of.into(),
        places: places(report),
        who: report.who(),
        verdict: verdict(lang, report),
    };
    let months = compared.months().into_iter();
    let months =
        months.flat_map(|(first, last)| (0..=last.since(first)).map(move |n| first.plus(n)));
    DiffJson {
        format: FORMAT,
        a: case(a),
        b: case(b),
        common_from: compared.common.map(|days| days.from().into()),
        common_to: compared.common.map(|days| days.to().into()),
        months: months
            .map(|month| pair(lang, [a, b], &compared, month))
            .collect(),
        differences: compared.differences.into_iter().map(difference).collect(),
    }
}

fn pair(lang: Lang, [a, b]: [&Report; 2], compared: &Comparison, month: Month) -> PairJson {
    let days = |report: &Report, days: Vec<Span<Mark>>| {
        let json = |span: &Span<Mark>| {
            let mark = span.state.han().to_string();
            let today = report.answer.as_of;
            let means = words::fund_word(lang, span.state, &span.why.reason, today);
            span_json(lang, report, Line::Fund, span, mark, means)
        };
        days.iter().map(json).collect()
    };
    let [ours, theirs] = compared.days_in(month);
    PairJson {
        month: month.into(),
        differs: compared.differs_in(month),
        a: days(a, ours),
        b: days(b, theirs),
    }
}

fn difference(one: Difference) -> DifferenceJson {
    let [a, b] = one.sides;
    DifferenceJson {
        line: one.line.into(),
        from: one.days.from().into(),
        to: one.days.to().into(),
        month: Month::of(one.days.from()).into(),
        a: side(a),
        b: side(b),
        dividing: one.dividing.into_iter().map(rule_json).collect(),
    }
}

fn side(side: Side) -> SideJson {
    SideJson {
        mark: side.mark,
        means: side.word.to_owned(),
        reason: side.reason,
        parameter: side.slot.map(SlotId::path),
        rules: side.basis.into_iter().map(rule_json).collect(),
    }
}

#[cfg(test)]
mod tests {
    use schemars::generate::SchemaSettings;

    use super::DiffJson;
    use crate::policy::schema::assert_committed;

    #[test]
    fn the_schema_of_comparisons_is_the_committed_one() {
        let settings = SchemaSettings::draft07().for_serialize();
        let generated = settings.into_generator().into_root_schema_for::<DiffJson>();
        assert_committed("diff.schema.json", &generated);
    }
}
