//! What somebody has to find out of their own payments before any rule can be asked about: who does not remember is told why
//! nothing is certain, the one thing to look up, where it stands, and what to say to 12393.

use super::asked_at;
use crate::calendar::Month;
use crate::engine::{FactId, Facts, Period, Reason};
use crate::i18n::Lang;
use crate::policy::{Identity, Mark, Scheme};
use crate::report::Report;

/// What has to be found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindOut {
    /// What to find out first.
    pub why: &'static str,
    /// Where that stands.
    pub place: &'static str,
    /// What to ask at 12393.
    pub question: String,
    /// The same in Chinese, where it is not.
    pub chinese: Option<String>,
    /// Whether nothing else is worth doing before.
    pub first_of_all: bool,
}

/// The months of late that have to be known to ask anything.
const LATE: i32 = 12;

/// Whether all that the facts may have been has the same of the last months paid.
fn paid_alike(report: &Report) -> bool {
    let now = Month::of(report.answer.as_of);
    let paid = |facts: &Facts, month: Month| {
        facts.paid.iter().any(|paid| match paid.period {
            Period::Months(months) => months.contains(month),
            _ => false,
        })
    };
    (0..LATE).map(|n| now.plus(-n)).all(|month| {
        let told = paid(&report.facts, month);
        report.maybe.iter().all(|facts| paid(facts, month) == told)
    })
}

/// What has to be found out, where the next days for which nothing is certain hang on what was not remembered.
pub fn find_out(lang: Lang, report: &Report) -> Option<FindOut> {
    let today = report.answer.as_of;
    let last = report.answer.shown_to().max(Month::of(today)).last();
    let open = report
        .answer
        .go_on
        .fund
        .iter()
        .find(|span| span.state == Mark::Unknown && span.to >= today && span.from <= last)?;
    let place = report.here().map(|rules| asked_at(lang, report, rules));
    let place = place.unwrap_or_default();
    // A rule cannot be asked about by whoever does not know which months it is about.
    let asks_too_early =
        matches!(open.why.reason, Reason::RuleUnknown { .. }) && !paid_alike(report);
    let is_history = asks_too_early || matches!(open.why.reason, Reason::HistoryUncertain);
    let reason = if is_history {
        Reason::HistoryUncertain
    } else {
        open.why.reason
    };
    let (why, question) = match (reason, report.who()) {
        (
            Reason::DateUncertain {
                fact: FactId::Paid(_),
            },
            _,
        ) => (lang.find_out_day(), lang.question_record_day(place)),
        (Reason::HistoryUncertain, Identity::Newborn) => {
            (lang.find_out_child(), lang.question_record_child(place))
        }
        (Reason::HistoryUncertain, who) if who.scheme() == Scheme::Resident => {
            (lang.find_out_years(), lang.question_record_years(place))
        }
        (Reason::HistoryUncertain, _) => (
            lang.find_out_months(),
            lang.question_record_months(report.called(lang), place),
        ),
        _ => return None,
    };
    let chinese = match lang {
        Lang::Zh => None,
        Lang::En => find_out(Lang::Zh, report).map(|found| found.question),
    };
    Some(FindOut {
        why,
        place: lang.find_out_place(),
        question,
        chinese,
        first_of_all: is_history,
    })
}
