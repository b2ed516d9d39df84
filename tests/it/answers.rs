//! What holds of every answer, whatever the case: it comes, in words and as data; its days follow one another; and what
//! happened later changes the past only where there was no cover, and only to 补.

use proptest::prelude::*;
use yibao::calendar::{Day, minus_days, plus_days};
use yibao::engine::{
    Course, EventKind, Facts, Future, Line, Paid, Timeline, When, answer, known_on, record, run,
};
use yibao::i18n::Lang;
use yibao::policy::{Identity, Mark, Shelf};
use yibao::report::{Report, answer_json, explain, show};

use crate::{common, generate};

/// The built-in packs, parsed once.
fn shelf() -> std::sync::MutexGuard<'static, Shelf> {
    static SHELF: std::sync::LazyLock<std::sync::Mutex<Shelf>> =
        std::sync::LazyLock::new(|| std::sync::Mutex::new(common::shelf()));
    SHELF
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

proptest! {
    #![proptest_config(common::cases(96))]

    /// However long or absurd the history: an answer in both languages, as data, and with a reason for every month.
    #[test]
    fn every_case_is_answered(case in generate::any_case(), cut in -400..400i64) {
        let cut = case.as_of.checked_add_signed(chrono::Duration::days(cut));
        let mut shelf = shelf();
        let report = Report::of(case.clone(), &mut shelf, None).expect("the packs read");
        for lang in [Lang::Zh, Lang::En] {
            prop_assert!(!show(lang, &report, 80).is_empty());
            let json = answer_json(lang, &report, &shelf);
            prop_assert_eq!(json.months.len(), report.answer.go_on.months().count());
            for month in report.answer.go_on.months().take(60) {
                for line in [Line::Fund, Line::Account, Line::Settlement, Line::Family, Line::Share] {
                    let explained = explain(lang, &report, line, month);
                    prop_assert!(!explained.spans.is_empty(), "{} says nothing of {:?} in {}", case.to_line(shelf.index()), line, month);
                }
            }
        }
        for timeline in [&report.answer.go_on, &report.answer.stop] {
            contiguous(timeline)?;
        }
        for other in &report.answer.alternatives {
            contiguous(&other.timeline)?;
        }
        prop_assert!(Report::of(case, &mut shelf, cut).is_ok());
    }

    /// What was known on a day is what the counter would have answered then. Later facts make 补 of days without cover, and
    /// change nothing else (design §3, "two times"): no day that was paid for, and none of a wait.
    #[test]
    fn the_past_changes_only_to_made_up(case in generate::any_case(), back in 0..900u32) {
        let mut case = case;
        // Benefits for life rest on all years paid, and so on how far back the facts told by then reach.
        for was in &mut case.was {
            if was.identity == Identity::Retired {
                was.identity = Identity::Unemployed;
            }
        }
        case.events.retain(|event| event.kind != EventKind::RetirementApproved);
        let mut shelf = shelf();
        let rules = common::rules(&case, &mut shelf);
        let facts = certain(&case.facts());
        let cut = minus_days(facts.as_of, back);
        // What is still expected is no part of either past.
        let course = Course { future: Future::Stop, ..Course::BASE };
        let now = run(&rules, &facts, course).expect("a place");
        let then = run(&rules, &known_on(&rules, &facts, cut), course).expect("a place");
        let mut day = now.first.first().max(then.first.first()).max(minus_days(cut, 1500));
        while day <= cut {
            let (before, after) = (state(&then, day), state(&now, day));
            prop_assert!(
                before == after || (without_cover(before) && after == Mark::MadeUp),
                "{}\nas known on {}: {:?} on {}, later {:?}", case.to_line(shelf.index()), cut, before, day, after
            );
            day = plus_days(day, 1);
        }
    }
}

/// Whether nothing was paid for on such a day, as far as anybody could say.
fn without_cover(mark: Mark) -> bool {
    match mark {
        Mark::Claimable
        | Mark::Suspended
        | Mark::Lapsed
        | Mark::Ended
        | Mark::NotEnrolled
        | Mark::Unknown => true,
        Mark::Active | Mark::Partial | Mark::Waiting | Mark::MadeUp => false,
    }
}

fn state(timeline: &Timeline, day: Day) -> Mark {
    timeline
        .fund_on(day, None)
        .expect("within the record")
        .state
}

/// The same facts with every date known: about the others nobody knew more at the time.
fn certain(facts: &Facts) -> Facts {
    let known = |on: When| match on {
        When::On(days) => When::on(days.to()),
        When::Unknown => When::on(facts.as_of),
        When::Usual | When::Meant(_) => on,
    };
    Facts {
        paid: facts
            .paid
            .iter()
            .map(|paid| Paid {
                on: known(paid.on),
                ..*paid
            })
            .collect(),
        events: facts
            .events
            .iter()
            .map(|event| yibao::engine::Event {
                on: known(event.on),
                ..*event
            })
            .collect(),
        ..facts.clone()
    }
}

fn contiguous(timeline: &Timeline) -> Result<(), TestCaseError> {
    let follow = |spans: Vec<(Day, Day)>| -> Result<(), TestCaseError> {
        let mut next = timeline.first.first();
        for (from, to) in spans {
            prop_assert_eq!(from, next, "a hole or an overlap");
            prop_assert!(from <= to);
            next = plus_days(to, 1);
        }
        prop_assert_eq!(minus_days(next, 1), timeline.last.last());
        Ok(())
    };
    follow(
        timeline
            .fund
            .iter()
            .map(|span| (span.from, span.to))
            .collect(),
    )?;
    for line in &timeline.side {
        follow(line.iter().map(|span| (span.from, span.to)).collect())?;
    }
    let shown = timeline
        .months()
        .flat_map(|month| timeline.fund_in(month, None));
    follow(shown.map(|span| (span.from, span.to)).collect())
}

/// Both futures are run as one as far as they agree; each comes out as if it were run alone.
#[test]
fn two_futures_run_together_are_what_each_is_alone() {
    let mut shelf = common::shelf();
    for line in [
        "今 2026-11-21 长沙 灵活 交 ..2026-03 交 2026-04..2026-07@2026-07-12 交 2026-08..2026-11 绑定@2026-10-15",
        "今 2026-11-21 青岛 灵活 交 ..2026-07 交 2026-08..2026-12@2026-12-03",
        "今 2026-11-21 北京 居民 交 ..2026 交 2027@2026-12-03",
        "今 2026-11-21 上海 灵活 2026-09.. 交 2026-09..2026-11",
    ] {
        let case = common::case(line, &shelf);
        let rules = common::rules(&case, &mut shelf);
        let facts = case.facts();
        let told = answer(&rules, &facts).expect("a place");
        let alone = |future| {
            let course = Course {
                future,
                ..Course::BASE
            };
            record(&rules, &facts, course).expect("a place")
        };
        assert_eq!(told.go_on, alone(Future::GoOn), "{line}");
        assert_eq!(told.stop, alone(Future::Stop), "{line}");
        assert_ne!(told.go_on, told.stop, "{line}");
    }
}

/// What other places say is heard without keeping their packs.
#[test]
fn packs_read_only_to_be_asked_are_not_kept() {
    let mut shelf = common::shelf();
    let line = "今 2026-11-22 长沙 灵活 交 ..2026-03 交 2026-07@2026-07-12 交 2026-08..2026-11";
    let case = common::case(line, &shelf);
    let report = Report::of(case, &mut shelf, None).expect("packs that read");
    assert!(
        report.ranges.iter().any(Option::is_some),
        "nobody was asked"
    );
    // 长沙, 湖南 and the nation.
    assert_eq!(shelf.parsed(), 3);
}
