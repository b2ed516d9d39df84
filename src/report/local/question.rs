//! The rules a 疑 hangs on, each with the question that settles it.

use crate::calendar::Month;
use crate::engine::{Line, UnknownPoint};
use crate::i18n::Lang;
use crate::policy::{Identity, Index, NATION, SlotId};
use crate::report::Report;
use crate::report::question::question;
use crate::report::words;

/// A rule that is not known, and what to ask of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalQuestion {
    /// The rule.
    pub slot: SlotId,
    /// The code of the place whose rule it is.
    pub region: String,
    /// Who is asked about.
    pub who: Identity,
    /// What the rule is about.
    pub topic: &'static str,
    /// The question, as it is put to 12393.
    pub question: String,
    /// How many months of the record hang on it.
    pub settles: usize,
    /// Answers that are understood, to choose from. Empty: no few words say it.
    pub examples: Vec<String>,
}

/// The rules that leave a month of a line open (no month: any month from three before today on), those that settle the most
/// months first. None where a 疑 is about what happened, or nobody knows the place.
pub fn local_questions(
    lang: Lang,
    report: &Report,
    index: &Index,
    line: Line,
    month: Option<Month>,
) -> Vec<LocalQuestion> {
    let mut found: Vec<(UnknownPoint, usize)> = Vec::new();
    let earliest = report.answer.opens_at();
    for at in report.answer.go_on.months().filter(|at| *at >= earliest) {
        for point in points(report, line, at) {
            let same = |known: &&mut (UnknownPoint, usize)| {
                (known.0.slot, known.0.place) == (point.slot, point.place)
            };
            match found.iter_mut().find(same) {
                Some((_, settles)) => *settles += 1,
                None => found.push((point, 1)),
            }
        }
    }
    if let Some(month) = month {
        let here = points(report, line, month);
        for point in &here {
            let is_known = |(known, _): &(UnknownPoint, usize)| known.slot == point.slot;
            if !found.iter().any(is_known) {
                found.push((*point, 1));
            }
        }
        found.retain(|(point, _)| {
            let mut here = here.iter();
            here.any(|other| (other.slot, other.place) == (point.slot, point.place))
        });
    }
    found.sort_by_key(|(_, settles)| std::cmp::Reverse(*settles));
    let asked =
        |(point, settles): (UnknownPoint, usize)| asked(lang, report, index, &point, settles);
    found.into_iter().filter_map(asked).collect()
}

fn asked(
    lang: Lang,
    report: &Report,
    index: &Index,
    point: &UnknownPoint,
    settles: usize,
) -> Option<LocalQuestion> {
    let code = *report.case.places().get(usize::from(point.place))?;
    let region = index.chain(code).first().map(|place| place.code.clone())?;
    if region == NATION {
        return None;
    }
    let was = report.was_in(Month::of(point.since));
    let was = was.or_else(|| report.was_in(Month::of(point.from)));
    Some(LocalQuestion {
        slot: point.slot,
        region,
        who: was.map_or_else(|| report.who(), |was| was.identity),
        topic: words::topic(lang, point.slot),
        question: question(lang, report, point),
        settles,
        examples: super::propose(lang, point.slot),
    })
}

/// What leaves a month open, each rule once.
fn points(report: &Report, line: Line, month: Month) -> Vec<UnknownPoint> {
    let record = &report.answer.go_on;
    let mut points: Vec<UnknownPoint> = Vec::new();
    let mut add = |point: Option<UnknownPoint>| {
        let is_new = |point: &UnknownPoint| !points.iter().any(|known| known.slot == point.slot);
        if let Some(point) = point.filter(is_new) {
            points.push(point);
        }
    };
    if line == Line::Fund {
        for span in record.fund_in(month, None) {
            add(UnknownPoint::of(&span));
        }
    } else {
        for span in record.side_in(line, month) {
            add(UnknownPoint::of(&span));
        }
    }
    points
}
