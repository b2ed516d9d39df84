//! From painted months to the payments of a case, and back.

use super::strip::{Painted, Strip};
use crate::calendar::{Day, DayRange, Month, MonthRange};
use crate::case::{Case, WasAt};
use crate::engine::{Paid, Period, When};
use crate::policy::Identity;

/// Nobody is asked to look over fewer months than these.
const MONTHS: i32 = 24;

/// Puts what was painted into the case of an employee. `day` is the one told of the last money after a gap.
pub(super) fn assemble(case: &mut Case, strip: &Strip, day: Option<Day>, drew_benefit: bool) {
    let today = case.as_of;
    let turn = strip.turn();
    // Any day of the month, but none that is still to come; and the very one where it was told.
    let arrived = |month: Month| match day {
        Some(day) if turn == Some(month) && Month::of(day) == month => When::on(day),
        _ => DayRange::new(month.first(), month.last().min(today)).map_or(When::Usual, When::On),
    };
    let mut pay = |from: Option<Month>, to: Month, on| {
        let months = from.map_or(Some(MonthRange::until(to)), |from| {
            MonthRange::new(from, to)
        });
        case.paid.extend(months.map(|range| Paid {
            period: Period::Months(range),
            on,
        }));
    };
    let mut runs = strip.runs().peekable();
    // Whether the first month of a run is paid already, with those before it; and whether money comes again with it.
    let (mut settled, mut resumes) = (false, false);
    while let Some(run) = runs.next() {
        let mut together = false;
        match (run.painted, run.from) {
            (Painted::Unpaid, _) => {}
            (Painted::Paid, Some(from)) if settled => pay(Some(from.plus(1)), run.to, When::Usual),
            (Painted::Paid, Some(from)) if resumes => {
                pay(Some(from), from, arrived(from));
                pay(Some(from.plus(1)), run.to, When::Usual);
            }
            (Painted::Paid, from) => pay(from, run.to, When::Usual),
            (Painted::MadeUp(None), from) => {
                let since = DayRange::new(run.to.first(), today);
                pay(from, run.to, since.map_or(When::Unknown, When::On));
            }
            (Painted::MadeUp(Some(month)), from) => {
                let next = runs.peek().map(|next| next.painted);
                // Who pays up what is missing pays the month under way with it.
                together = next == Some(Painted::Paid) && run.to.plus(1) == month;
                let to = if together { month } else { run.to };
                pay(from, to, arrived(month));
            }
        }
        settled = together;
        resumes = run.painted != Painted::Paid;
    }
    stretches(case, strip, drew_benefit);
}

/// Since when and until when somebody was insured at all.
fn stretches(case: &mut Case, strip: &Strip, drew_benefit: bool) {
    let mut runs = strip.runs();
    let (first, last) = (runs.next(), strip.runs().last());
    let Some(was) = case.was.first_mut() else {
        return;
    };
    if let Some(first) = first.filter(|run| run.painted == Painted::Unpaid) {
        was.from = Some(first.to.plus(1));
    }
    let stopped = last.filter(|run| run.painted == Painted::Unpaid);
    let Some(since) = stopped.and_then(|run| run.from) else {
        return;
    };
    was.to = Some(since.plus(-1));
    if drew_benefit {
        let unemployed = WasAt {
            identity: Identity::Unemployed,
            from: Some(since),
            to: None,
            ..was.clone()
        };
        case.was.push(unemployed);
    }
}

impl Strip {
    /// The strip that says what a case does, at least two years of it; without a case, all paid.
    pub fn of(case: Option<&Case>, today: Day) -> Self {
        let now = Month::of(today);
        let months = |paid: &Paid| match paid.period {
            Period::Months(range) => Some((range, paid.on)),
            Period::Years { .. } | Period::OldestMonths(_) => None,
        };
        let paid = case.into_iter().flat_map(|case| &case.paid);
        let paid: Vec<(MonthRange, When)> = paid.filter_map(months).collect();
        // One month of what was before is enough to say it.
        let earliest = paid.iter().map(|(range, _)| match range.from() {
            Some(from) => from.plus(-1),
            None => range.to(),
        });
        let first = earliest.min().unwrap_or(now).min(now.plus(1 - MONTHS));
        let mut strip = Self::paid(first, now);
        if paid.is_empty() {
            return strip;
        }
        strip.paint(first, now, Painted::Unpaid);
        for (range, on) in paid {
            let (from, to) = (range.from().unwrap_or(first), range.to());
            let Some(days) = on.days() else {
                strip.paint(from, to, Painted::Paid);
                continue;
            };
            let (earliest, latest) = (Month::of(days.from()), Month::of(days.to()));
            let arrived = (earliest == latest).then_some(earliest);
            // The month in which the money came is paid in its own month.
            let late = to.min(latest.plus(-1));
            strip.paint(from, to, Painted::Paid);
            if from <= late {
                strip.paint(from, late, Painted::MadeUp(arrived));
            }
        }
        strip
    }
}
