//! What can be done, and by when: planned by hand first, from the sources named, and then by the program.

use std::io::Write as _;

use crate::common::{case, day, rules, shelf};
use yibao::calendar::{Day, Month, plus_days};
use yibao::case::Case;
use yibao::engine::{
    Act, Claim, Course, Doing, Facts, Future, Pick, Plan, Reason, Usable, Walk, as_planned,
    errands, plans, record, run, walk,
};
use yibao::i18n::Lang;
use yibao::policy::{BenefitYear, Identity, Mark, Rules, Scheme};
use yibao::report::{Report, next_step, plans_text};

/// A plan made by hand.
struct Story {
    /// The case.
    line: &'static str,
    /// The plan it is about.
    doing: Doing,
    who: Identity,
    /// From when it pays, for certain.
    pays: &'static str,
    /// The last day on which that stays so, and from when it pays (or, after a slash, breaks) a day later.
    last: &'static str,
    later: &'static str,
    /// Where that is written.
    source: &'static str,
}

const STORIES: &[Story] = &[
    Story {
        line: "今 2026-11-21 青岛 灵活 交 ..2026-07",
        doing: Doing::ClearAndPay,
        who: Identity::Flexible,
        pays: "2026-12-01",
        last: "2026-11-30",
        later: "2027-03-01",
        source: "employee.md §2 山东: made up within 3 months, next month; after more, 3 months with that of payment",
    },
    Story {
        line: "今 2026-11-21 宁波 单位 交 ..2026-07",
        doing: Doing::ClearAndPay,
        who: Identity::Unit,
        pays: "2026-12-01",
        last: "2026-11-30",
        later: "2027-02-01",
        source: "employee.md §2 宁波: arrears of up to 3 months, second calendar month; more, the third",
    },
    Story {
        line: "今 2026-11-21 上海 灵活 交 ..2026-06",
        doing: Doing::Pay,
        who: Identity::Flexible,
        pays: "2027-05-01",
        last: "2026-11-30",
        later: "2027-06-01",
        source: "employee.md §2 上海: six months paid, usable in the seventh",
    },
    Story {
        line: "今 2026-11-21 苏州 灵活 2026-11..",
        doing: Doing::Pay,
        who: Identity::Flexible,
        pays: "2027-03-01",
        last: "2026-11-30",
        later: "2027-04-01",
        source: "employee.md §2 苏州: three months, the one after payment is the first",
    },
    Story {
        line: "今 2026-11-21 武汉 灵活 交 ..2026-06",
        doing: Doing::Pay,
        who: Identity::Flexible,
        pays: "2027-05-01",
        last: "2026-11-30",
        later: "2027-06-01",
        source: "employee.md §2 武汉: after more than 3 months as at first, six months paid",
    },
    Story {
        line: "今 2026-11-21 宁波 灵活 2026-11..",
        doing: Doing::Pay,
        who: Identity::Flexible,
        pays: "2026-11-22",
        last: "",
        later: "",
        source: "employee.md §2 宁波: the day after the payment, whichever it is",
    },
    Story {
        line: "今 2026-11-21 南京 居民 交 ..2026",
        doing: Doing::NextYear,
        who: Identity::Resident,
        pays: "2026-11-21",
        last: "2026-12-25",
        later: "/2027-01-01",
        source: "resident.md §2 南京: the window of the year before ended on 25 December",
    },
    Story {
        line: "今 2026-11-21 青岛 灵活 交 ..2026-11",
        doing: Doing::KeepPaying,
        who: Identity::Flexible,
        pays: "2026-11-21",
        last: "2026-12-31",
        later: "/2027-01-01",
        source: "employee.md §2 山东: cover stops the month after the first unpaid one",
    },
    Story {
        line: "今 2026-11-21 长沙 灵活 交 ..2026-11",
        doing: Doing::KeepPaying,
        who: Identity::Flexible,
        pays: "2026-11-21",
        last: "2026-12-31",
        later: "/2027-01-01",
        source: "employee.md §2 长沙: back on the day arrears arrive; until the money is there on 1 January, cover has ended",
    },
    Story {
        line: "今 2026-11-21 北京 居民 交 ..2026",
        doing: Doing::NextYear,
        who: Identity::Resident,
        pays: "2026-11-21",
        last: "2026-12-31",
        later: "/2027-01-01",
        source: "resident.md §2 北京: from 1 January whenever paid in the window; until it is paid, nobody settles at the counter",
    },
    Story {
        line: "今 2026-11-22 上海 单位 ..2026-08 上海 退休 2026-09.. 年限 10 交 ..2026-08",
        doing: Doing::Pay,
        who: Identity::Flexible,
        pays: "2026-12-01",
        last: "2026-11-30",
        later: "2027-01-01",
        source: "employee.md §1.1 art. 27: may pay up to the required years; §2 上海: within 3 months after benefits broke, no wait",
    },
    Story {
        line: "今 2026-11-22 合肥 单位 ..2026-03 合肥 失业 2026-04..2027-01 交 ..2026-03",
        doing: Doing::KeepPaying,
        who: Identity::Flexible,
        pays: "2026-11-22",
        last: "2027-02-01",
        later: "/2027-02-01",
        source: "employee.md T8 合肥: benefit months count; after them flexible within 3 months without a break",
    },
    Story {
        line: "今 2026-05-10 广州 居民 交 ..2025",
        doing: Doing::Year,
        who: Identity::Resident,
        pays: "2026-08-11",
        last: "",
        later: "",
        source: "resident.md §1.4 广州: three months from date to date, and a day",
    },
    Story {
        line: "今 2026-11-01 重庆 居民 交 ..2024",
        doing: Doing::YearAndMissed,
        who: Identity::Resident,
        pays: "2027-04-01",
        last: "2027-09-30",
        later: "2028-03-31",
        source: "resident.md §2 重庆: none is taken after 30 September; missed years are paid with the next, 90 days from 1 January",
    },
    Story {
        line: "今 2026-11-21 北京 新生儿 2026-09.. 生 2026-09-10",
        doing: Doing::SinceBirth,
        who: Identity::Newborn,
        pays: "2026-11-21",
        last: "2026-12-08",
        later: "2027-05-01",
        source: "resident.md §2 北京: within 90 days of the household registration, from birth; it was not told, and may have been on the day of birth",
    },
];

fn planned(line: &str) -> Vec<Plan> {
    let mut shelf = shelf();
    let case = case(line, &shelf);
    let rules = rules(&case, &mut shelf);
    plans(&rules, &case.facts(), &[])
}

fn certain(usable: Usable, today: Day) -> Option<Day> {
    match usable {
        Usable::Now { .. } => Some(today),
        Usable::From(day) | Usable::Between(_, Some(day)) => Some(day),
        Usable::Between(_, None) | Usable::NotInSight => None,
    }
}

#[test]
fn stories_planned_by_hand_are_planned_alike() {
    let mut wrong = Vec::new();
    for story in STORIES {
        let today = day(story.line.split_whitespace().nth(1).expect("a day"));
        let plans = planned(story.line);
        let wanted = |plan: &&Plan| plan.way.doing == story.doing && plan.way.who == story.who;
        let Some(plan) = plans.iter().find(wanted) else {
            wrong.push(format!("{}: no such plan ({})", story.line, story.source));
            continue;
        };
        let text = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
        let put_off = plan.put_off.clone().unwrap_or_default();
        let last = put_off.last.as_ref();
        let later = last.map_or(String::new(), |last| match last.later.breaks {
            Some(day) => format!("/{day}"),
            None => text(certain(last.later.usable, today)),
        });
        let found = (
            text(certain(plan.outcome.usable, today)),
            text(last.map(|last| last.day)),
            later,
        );
        if (found.0.as_str(), found.1.as_str(), found.2.as_str())
            != (story.pays, story.last, story.later)
        {
            wrong.push(format!("{}\n  {found:?} ({})", story.line, story.source));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// So many states of each walk are planned for; or, to hunt, as many as `YIBAO_STATES` asks for, in every place (or the one
/// `YIBAO_ONLY` names by its code): `all` for all.
/// That no sequence of payments is certain to pay before a plan may pay is proved for all of them by the check.
const SAMPLED: usize = 30;

/// Writes a line of a hunt to the end of the file that `YIBAO_LOG` names, with the proof it is of.
fn note(line: &str) {
    let Ok(path) = std::env::var("YIBAO_LOG") else {
        return;
    };
    let log = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(path);
    let of = std::thread::current();
    let of = of.name().unwrap_or_default().to_owned();
    writeln!(log.expect("a log to write to"), "{of} {line}").expect("a log to write to");
}

/// Some states of every walk, as cases told on the first day of the month they have come to; what `each` finds wrong. A hunt
/// writes a line a walk, and whatever it finds, so that it can be read while it goes on.
fn sampled(mut each: impl FnMut(&Rules, &Facts, &Walk, u32) -> Vec<String>) -> Vec<String> {
    let asked = std::env::var("YIBAO_STATES").ok();
    let most = match asked.as_deref() {
        Some("all") => usize::MAX,
        Some(asked) => asked.parse().expect("a number of states, or all"),
        None => SAMPLED,
    };
    let only = std::env::var("YIBAO_ONLY").ok();
    let mut shelf = shelf();
    let codes: Vec<String> = shelf
        .places_with_packs()
        .map(|place| place.code.clone())
        .step_by(if asked.is_some() { 1 } else { 4 })
        .filter(|code| only.as_ref().is_none_or(|only| only == code))
        .collect();
    let mut wrong = Vec::new();
    let mut proved = std::collections::HashMap::new();
    for code in codes {
        let rules = shelf.rules(&code).expect("a pack that reads");
        // What is compiled alike comes out alike, whatever the pack is called.
        let standing = rules.readings().iter().map(|reading| reading.standing);
        let standing: Vec<_> = standing.collect();
        let compiled = (&rules.slots, rules.turns(), rules.cut_off_days(), standing);
        let first = proved
            .entry(format!("{compiled:?}"))
            .or_insert(code.clone());
        if asked.is_some() && *first != code {
            note(&format!("{code} {}: compiled as {first}", rules.place));
            continue;
        }
        for scheme in Scheme::ALL {
            let walk: Walk = walk(&rules, scheme).expect("rules to walk");
            let (begun, before) = (std::time::Instant::now(), wrong.len());
            let every = (walk.nodes.len() / most).max(1);
            let mut told = 0;
            for at in (every / 2..walk.nodes.len()).step_by(every) {
                let at = u32::try_from(at).expect("few states");
                let Some(facts) = walk.tell(&rules, at, &[]).and_then(|story| story.facts()) else {
                    continue;
                };
                let next = Month::of(facts.as_of).plus(1).first();
                let mut facts = facts;
                // They still are who they were last.
                facts.was.last_mut().expect("a story of somebody").to = None;
                let facts = Facts {
                    as_of: next,
                    ..facts
                };
                told += 1;
                let found = each(&rules, &facts, &walk, at);
                if asked.is_some() {
                    for found in &found {
                        note(&format!("WRONG {found}"));
                    }
                }
                wrong.extend(found);
            }
            if asked.is_some() {
                let (all, found) = (walk.nodes.len(), wrong.len() - before);
                let took = begun.elapsed();
                note(&format!(
                    "{code} {} {scheme:?}: {told} of {all} states, {found} wrong, {took:.0?}",
                    rules.place
                ));
            }
        }
    }
    wrong
}

#[test]
fn a_plan_carried_out_keeps_its_promise_up_to_its_last_day_and_no_further() {
    let (mut made, mut last_days) = (0, 0);
    let wrong = sampled(|rules, facts, _, _| {
        let mut wrong = Vec::new();
        let places = std::slice::from_ref(rules);
        let today = facts.as_of;
        for plan in plans(places, facts, &[]) {
            let carried_out = |on: Day| {
                let done = as_planned(places, facts, plan.way, on)?;
                let course = Course {
                    future: Future::AsPlanned,
                    pick: Pick::default(),
                    moved: None,
                };
                let shown = record(places, &done, course)?;
                let paying = shown
                    .fund
                    .iter()
                    .find(|span| span.to >= today && matches!(span.state.han(), '享' | '半'));
                Some(paying.map(|span| span.from.max(today)))
            };
            let promised = certain(plan.outcome.usable, today);
            made += 1;
            if carried_out(plan.on).flatten() != promised {
                wrong.push(format!(
                    "{} {today} {:?} on {}: {promised:?} {:?}",
                    rules.place,
                    plan.way,
                    plan.on,
                    carried_out(plan.on)
                ));
            }
            let Some(put_off) = plan.put_off else {
                continue;
            };
            let Some(last) = put_off.last else { continue };
            last_days += 1;
            // Where the day moves with the plan, only the time between counts, month lengths aside.
            let since = |on: Day| if put_off.moves { on } else { today };
            let room = if put_off.moves { 3 } else { 0 };
            let takes = |on: Day, day: Option<Day>| {
                day.map_or(i64::MAX, |day| (day - since(on)).num_days())
            };
            let longest = takes(plan.on, promised).saturating_add(room);
            let kept = takes(last.day, carried_out(last.day).flatten()) <= longest;
            let after = plus_days(last.day, 1);
            let later = carried_out(after).flatten();
            let changed = takes(after, later) > longest
                || last.later.breaks != plan.outcome.breaks
                || last.later.resumes != plan.outcome.resumes
                || last.later.usable != plan.outcome.usable
                || last.later.claimable != plan.outcome.claimable;
            if !kept || !changed || later != certain(last.later.usable, today) {
                wrong.push(format!(
                    "{} {today} {:?} on {}: {promised:?}, last {}, later {later:?} {:?}\n  {facts:?}",
                    rules.place, plan.way, plan.on, last.day, last.later
                ));
            }
        }
        wrong
    });
    assert!(
        made > 1_500 && last_days > 900,
        "{made} plans, {last_days} last days"
    );
    assert!(
        wrong.is_empty(),
        "{} of {made}:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(12)].join("\n")
    );
}

/// The first day that pays for certain, whatever is paid when: by month from the one the state has come to, and day; and what is
/// done month by month until then. Who lets a whole year pass before anything is paid plans nothing, nor does who lets the next
/// benefit year go unpaid for the sake of the one after it.
fn soonest(walk: &Walk, from: u32, year_of: impl Fn(i32) -> i32) -> Option<(i32, u8, Vec<Act>)> {
    let alone = |act: Act| !matches!(act, Act::Change | Act::ChangeAndMonth | Act::Graduate);
    let idle = |done: &[Act]| done.iter().all(|act| *act == Act::Idle);
    let mut reached = std::collections::BTreeMap::from([(from, Vec::new())]);
    for month in 0..24 {
        let mut next = std::collections::BTreeMap::new();
        let mut pays: Option<(u8, Vec<Act>)> = None;
        for (at, done) in &reached {
            for edge in walk.edges_from(*at).iter().filter(|edge| alone(edge.act)) {
                let is_late = match edge.act {
                    Act::Idle => false,
                    Act::NextYear(_) => month >= 12 || year_of(month) > year_of(0),
                    _ => month >= 12,
                };
                if is_late && idle(done) {
                    continue;
                }
                let done = || done.iter().copied().chain([edge.act]).collect::<Vec<_>>();
                let look = walk.look(edge).iter();
                let mut paying =
                    look.filter(|(_, mark)| matches!(mark, Mark::Active | Mark::Partial));
                if let Some((day, _)) = paying.next()
                    && pays.as_ref().is_none_or(|(before, _)| day < before)
                {
                    pays = Some((*day, done()));
                }
                let known = next.entry(edge.to).or_insert_with(done);
                if idle(known) {
                    *known = done();
                }
            }
        }
        if let Some((day, done)) = pays {
            return Some((month, day, done));
        }
        reached = next;
    }
    None
}

#[test]
fn no_sequence_of_payments_is_certain_before_the_best_plan_may_pay() {
    let mut tried = 0;
    let wrong = sampled(|rules, facts, walk, at| {
        let year = &rules.slots.resident.year;
        let year = year.on(Identity::Resident, facts.as_of, None);
        let calendar = year.known().copied().unwrap_or(BenefitYear::CALENDAR);
        let year_of = |month| calendar.of(Month::of(facts.as_of).plus(month).first());
        let Some((months, on, done)) = soonest(walk, at, year_of) else {
            return Vec::new();
        };
        let month = Month::of(facts.as_of).plus(months);
        let soonest = month.day(u32::from(on)).unwrap_or(month.last());
        let plans = plans(std::slice::from_ref(rules), facts, &[]);
        let may_pay = plans
            .iter()
            .filter_map(|plan| plan.outcome.possible(facts.as_of));
        // Or nothing is left to be done but to wait.
        let timeline = run(std::slice::from_ref(rules), facts, Course::BASE).expect("a place");
        let waits = timeline
            .fund
            .iter()
            .find(|span| span.to >= facts.as_of && matches!(span.state.han(), '享' | '半' | '疑'));
        // States stand for months of any length.
        let may_pay = may_pay.chain(waits.map(|span| span.from)).min();
        tried += 1;
        if may_pay.is_some_and(|day| (day - soonest).num_days() <= 3) {
            return Vec::new();
        }
        let ways: Vec<_> = plans
            .iter()
            .map(|plan| (plan.way, plan.on, plan.outcome.usable))
            .collect();
        vec![format!(
            "{} {:?} {}: {soonest} by {done:?}, not {may_pay:?} {ways:?}\n  {facts:?}",
            rules.place, walk.scheme, facts.as_of
        )]
    });
    assert!(tried > 500, "{tried} states");
    assert!(
        wrong.is_empty(),
        "{} of {tried}:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(6)].join("\n")
    );
}

/// Somebody is always told what to do next, or whom to ask what; in words.
#[test]
fn nobody_is_left_without_a_next_step() {
    for (line, says) in [
        // Too few years: the law lets one go on paying; what a pack does not know is asked.
        (
            "今 2026-11-22 上海 单位 ..2026-08 上海 退休 2026-09.. 年限 10 交 ..2026-08",
            "2026年11月30日以前（含）自己接着交职工医保，交到规定年限（从2026年11月起接着交，欠的不补），2026年12月1日起能报",
        ),
        (
            "今 2026-11-22 青岛 单位 ..2026-03 青岛 退休 2026-04.. 年限 10 交 ..2026-03",
            "下一步：先打12393问：「我2026年4月退休，在青岛医保要交满多少年",
        ),
        // Benefit: what comes after it, if its end is known; what it counts for, if that is not.
        (
            "今 2026-11-22 合肥 单位 ..2026-03 合肥 失业 2026-04.. 失业金停@2027-01-31 交 ..2026-03",
            "自己交职工医保（灵活就业），从失业金领完的下个月（2027年2月）交起，就不会断",
        ),
        (
            "今 2026-11-22 合肥 单位 ..2026-03 合肥 失业 2026-04.. 交 ..2026-03",
            "下一步：领失业金时不用自己交；领完的下个月起自己接着交",
        ),
        (
            "今 2026-11-22 长沙 单位 ..2026-03 长沙 失业 2026-04.. 交 ..2026-03",
            "下一步：先打12393问：「我在长沙领失业金，这几个月算参保吗",
        ),
        // In March nobody knows yet when the next year is taken.
        (
            "今 2026-03-10 宁波 居民 交 ..2026",
            "下一步：现在不用交；宁波2027年的居民医保哪天开始收，没有收集到，2026年12月31日以前",
        ),
        // What is planned already counts, where nothing better is left to do; where there is, both are told.
        (
            "今 2026-11-22 长沙 居民 交 ..2026 交 2027@2026-12-03",
            "下一步：按您打算的交，就不会断",
        ),
        (
            "今 2026-11-22 青岛 灵活 交 ..2026-07 交 2026-08..2026-12@2026-12-03",
            "2026年12月1日起能报；按您打算的交，要到2027年3月1日才能报",
        ),
        (
            "今 2026-11-21 长沙 灵活 交 ..2026-11",
            "下一步：2026年12月31日以前（含）接着交费，就不会断",
        ),
    ] {
        let next = next(line).unwrap_or_default();
        assert!(next.contains(says), "{line}\n{next}");
    }
}

/// The months of a plan are those due on the day it is meant for: beside a last day in another month they are not counted.
#[test]
fn no_months_are_counted_beside_a_last_day_in_another_month() {
    // (the case, how a sentence about a plan begins, what is said of none)
    let rows = [
        (
            "今 2026-11-21 长沙 灵活 交 ..2026-09",
            "下一步：尽快补齐欠的月份，再接着交，最晚2027年1月31日（含）",
            "欠的1个月",
        ),
        (
            "今 2026-11-21 石家庄 单位 交 ..2026-07",
            "下一步：2027年2月28日以前（含）单位补齐欠的月份，再接着交，",
            "欠的3个月",
        ),
        (
            "今 2026-11-21 南昌 灵活 交 ..2026-09",
            "接着交，欠的不补",
            "从2026年11月起接着交",
        ),
        (
            "今 2026-11-21 深圳 单位 2026-11..",
            "下一步：2026年12月20日以前（含）单位开始每月交，",
            "从2026年11月起",
        ),
        // In the same month they are those of every day until then.
        (
            "今 2026-11-21 青岛 灵活 交 ..2026-07",
            "下一步：2026年11月30日以前（含）补交欠的3个月，再交2026年11月的，",
            "补齐",
        ),
        (
            "今 2026-11-21 上海 灵活 交 ..2026-06",
            "下一步：2026年11月30日以前（含）从2026年11月起接着交，欠的不补，",
            "（含）接着交",
        ),
    ];
    for (line, says, never) in rows {
        let report = report(line);
        let plans = plans_text(Lang::Zh, &report).plans;
        let told: Vec<String> = next_step(Lang::Zh, &report)
            .into_iter()
            .chain(plans.into_iter().map(|plan| plan.what))
            .collect();
        assert!(
            told.iter().any(|told| told.starts_with(says)),
            "{line}\n{told:?}"
        );
        assert!(
            !told.iter().any(|told| told.contains(never)),
            "{line}\n{told:?}"
        );
    }
}

/// What was paid by today is not asked for again, however it was told, and is not among the months still to be paid.
#[test]
fn a_month_that_is_paid_is_not_asked_for_again() {
    // (the case, how many months are paid at once, how many by the day it pays)
    let rows = [
        ("今 2026-11-25 长沙 灵活 交 ..2026-06 交 2026-11", 4, 5),
        ("今 2026-11-25 长沙 单位 交 ..2026-06 交 2026-11", 4, 5),
        (
            "今 2026-11-25 长沙 灵活 交 ..2026-06 交 2026-11@2026-11-10",
            4,
            5,
        ),
        (
            "今 2026-11-25 长沙 灵活 交 ..2026-06 交 2026-11@2026-11-25",
            4,
            5,
        ),
        (
            "今 2026-11-25 长沙 灵活 交 ..2026-06 交 2026-11@2026-11-01..2026-11-25",
            4,
            5,
        ),
        (
            "今 2026-11-25 长沙 灵活 交 ..2026-06 交 2026-11@2026-11-20..2026-11-28",
            4,
            5,
        ),
        (
            "今 2026-11-25 长沙 灵活 交 ..2026-06 交 2026-10..2026-11",
            3,
            4,
        ),
        // Paid ahead: December is not asked for either.
        (
            "今 2026-11-25 长沙 灵活 交 ..2026-06 交 2026-11..2026-12@2026-11-10",
            4,
            4,
        ),
        // The month itself is missing as well.
        ("今 2026-11-25 长沙 灵活 交 ..2026-06", 5, 6),
    ];
    let mut wrong = Vec::new();
    for (line, at_once, in_all) in rows {
        let report = report(line);
        let cleared = |plan: &&Plan| plan.way.doing == Doing::ClearAndPay;
        let Some(plan) = report.plans.iter().find(cleared) else {
            wrong.push(format!("{line}: no such plan"));
            continue;
        };
        let outcome = &plan.outcome;
        if (outcome.at_once, outcome.payments) != (at_once, in_all) {
            let found = (outcome.at_once, outcome.payments);
            wrong.push(format!("{line}: {found:?}"));
        }
        let next = next_step(Lang::Zh, &report).unwrap_or_default();
        if next.contains("再交2026年11月的") != (at_once == 5) {
            wrong.push(format!("{line}: {next}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Up to which day a newborn can be paid for from birth is found once: the answer says so of the days, the plan by trying
/// them, and the year of birth being over is no other deadline.
#[test]
fn the_answer_and_the_plan_of_a_newborn_know_the_same_last_day() {
    let cases = [
        ("2026-11-22", "2026-09-10"),
        ("2026-12-30", "2026-12-28"),
        ("2027-01-05", "2026-12-28"),
        ("2027-01-20", "2026-11-30"),
        ("2027-02-01", "2027-01-10"),
    ];
    let (mut wrong, mut compared) = (Vec::new(), 0);
    let mut shelf = shelf();
    let places: Vec<String> = shelf
        .places_with_packs()
        .map(|place| place.code.clone())
        .collect();
    for place in places {
        for (today, born) in cases {
            let line = format!("今 {today} {place} 新生儿 {}.. 生 {born}", &born[..7]);
            let case = case(&line, &shelf);
            let report = Report::of(case, &mut shelf, None).expect("the packs read");
            let reason = report.answer.verdict.now.map(|span| span.why.reason);
            let Some(Reason::NotRegistered {
                claim: Claim::Until(Some(last)) | Claim::AtLeastUntil(last),
                ..
            }) = reason
            else {
                continue;
            };
            compared += 1;
            let found = report.plans.first().map(|plan| {
                let put_off = plan.put_off.as_ref();
                let found = put_off.and_then(|put_off| put_off.last.as_ref());
                (plan.way.doing, found.map(|found| found.day))
            });
            // Where being registered is enough, the year under way is the one to register for.
            let since_birth = |doing| matches!(doing, Doing::SinceBirth | Doing::Year);
            if !found.is_some_and(|(doing, day)| since_birth(doing) && day == Some(last)) {
                wrong.push(format!("{line}: {last}, {found:?}"));
            }
        }
    }
    assert!(compared > 250, "{compared}");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is to be paid for a newborn, in words: both years where one is over, and what is free.
#[test]
fn the_plan_of_a_newborn_names_its_years() {
    let rows = [
        (
            "今 2026-12-30 长沙 新生儿 2026-12.. 生 2026-12-28",
            "尽快交2026年的居民医保（2027年才交的，连2027年的一起交），最晚2027年3月27日（含）",
            "父母一方在本省参保的，免交1年",
        ),
        (
            "今 2027-01-05 长沙 新生儿 2026-12.. 生 2026-12-28",
            "尽快交2026年和2027年的居民医保，最晚2027年3月27日（含）",
            "2026年12月28日到2027年1月4日看病的钱可以补报",
        ),
        (
            "今 2026-12-30 长沙 新生儿 2026-12.. 生 2026-12-28 交 2027@2026-12-30",
            "尽快交2026年的居民医保，最晚2027年3月27日（含）",
            "免交的也要办参保登记",
        ),
        (
            "今 2027-01-05 长沙 新生儿 2026-12.. 生 2026-12-28 交 2027@2027-01-02",
            "2027年3月27日以前（含）交2026年的居民医保，",
            "晚一天，断的那段时间不能补报",
        ),
        (
            "今 2026-12-30 南昌 新生儿 2026-12.. 生 2026-12-28",
            "尽快给宝宝办2026年的参保登记（免交），最晚2027年3月27日（含）",
            "2024年1月1日以后出生的，免交3年",
        ),
    ];
    for (line, says, note) in rows {
        let report = report(line);
        let next = next_step(Lang::Zh, &report).unwrap_or_default();
        assert!(next.contains(says), "{line}\n{next}");
        let first = plans_text(Lang::Zh, &report).plans.swap_remove(0);
        let all = [first.put_off, first.notes].concat().join("\n");
        assert!(all.contains(note), "{line}\n{all}");
    }
}

/// Sentences about plans in both languages, of every example of every pack: whole sentences, put together as they are written.
#[test]
fn sentences_about_plans_are_put_together_as_they_are_written() {
    let (mut wrong, mut said) = (Vec::new(), 0);
    let mut shelf = shelf();
    let codes: Vec<String> = shelf
        .places_with_packs()
        .map(|place| place.code.clone())
        .collect();
    let mut examples = Vec::new();
    for code in codes {
        let rules = shelf.rules(&code).expect("a pack that reads");
        let own = rules.chain.first().expect("a pack");
        examples.extend(own.examples.iter().map(|example| example.case.clone()));
    }
    let own = STORIES.iter().map(|story| story.line.to_owned());
    let unit = "今 2026-11-25 长沙 单位 交 ..2026-06 交 2026-11".to_owned();
    for line in examples.into_iter().chain(own).chain([unit]) {
        let Ok(case) = Case::read_line(&line, shelf.index(), day("2026-11-21")) else {
            continue;
        };
        let report = Report::of(case, &mut shelf, None).expect("the packs read");
        for lang in [Lang::Zh, Lang::En] {
            let texts = plans_text(lang, &report);
            let plans = texts.plans.into_iter().flat_map(|plan| {
                let says = [plan.what, plan.pays].into_iter();
                says.chain(plan.put_off).chain(plan.notes)
            });
            let next = next_step(lang, &report);
            for text in next.into_iter().chain(plans).chain(texts.errands) {
                said += 1;
                if let Some(fault) = fault(lang, &text) {
                    wrong.push(format!("{line}: {fault}: {text}"));
                }
            }
        }
    }
    for written in [
        "Next: pay it; Usable from 1 May",
        "pay it",
        "Pay it;",
        "Pay  it",
    ] {
        assert!(fault(Lang::En, written).is_some(), "{written}");
    }
    assert!(fault(Lang::Zh, "下一步：尽快单位补交").is_some());
    wrong.sort();
    wrong.dedup();
    assert!(said > 2_000, "{said}");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with how a sentence is written.
fn fault(lang: Lang, text: &str) -> Option<&'static str> {
    let doubled = [
        "  ",
        "。。",
        "，，",
        "；；",
        "，；",
        "；，",
        ";;",
        ",,",
        "..",
        ",;",
        ";,",
        " ;",
        " ,",
        "单位单位",
    ];
    if doubled.iter().any(|wrong| text.contains(wrong)) {
        return Some("doubled");
    }
    if text.trim() != text || text.contains(['{', '}']) {
        return Some("not whole");
    }
    if text.ends_with(['，', '；', '：', ',', ';', ':', '.', '。']) {
        return Some("its end");
    }
    if lang == Lang::Zh {
        return text.contains("尽快单位").then_some("order of words");
    }
    let capital = |rest: &str| {
        let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
        // "I" is one everywhere.
        word.len() > 1 && word.starts_with(|c: char| c.is_ascii_uppercase())
    };
    let joints = ["; ", ", "];
    let mut parts = joints.iter().flat_map(|joint| text.split(joint).skip(1));
    if parts.any(capital) {
        return Some("a capital within");
    }
    let begins = text.starts_with(|c: char| c.is_ascii_lowercase());
    begins.then_some("begins small")
}

/// What is asked on the phone is asked of today.
#[test]
fn the_question_about_a_plan_counts_its_months() {
    let asks = "单位补交欠的3个月，再交2026年11月的，从哪天起能报销？";
    let plans = plans_text(Lang::Zh, &report("今 2026-11-21 石家庄 单位 交 ..2026-07")).plans;
    let notes: Vec<&String> = plans.iter().flat_map(|plan| &plan.notes).collect();
    assert!(notes.iter().any(|note| note.contains(asks)), "{notes:?}");
}

fn report(line: &str) -> Report {
    let mut shelf = shelf();
    let case = case(line, &shelf);
    Report::of(case, &mut shelf, None).expect("the packs read")
}

fn next(line: &str) -> Option<String> {
    next_step(Lang::Zh, &report(line))
}

/// What a day later costs is something else than what the plan gives.
#[test]
fn a_day_later_is_not_told_to_be_the_same_day() {
    let waiting = "今 2026-11-21 长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-11-11";
    let mut said = 0;
    for line in STORIES.iter().map(|story| story.line).chain([waiting]) {
        let mut shelf = shelf();
        let report = Report::of(case(line, &shelf), &mut shelf, None).expect("the packs read");
        let texts = plans_text(Lang::Zh, &report).plans;
        for (plan, text) in report.plans.iter().zip(texts) {
            let Usable::From(from) = plan.outcome.usable else {
                continue;
            };
            said += text.put_off.len();
            let same = format!("晚一天，要到{}才能报", Lang::Zh.day(from));
            let put_off = text.put_off.concat();
            assert!(!put_off.contains(&same), "{line}: {put_off}");
        }
    }
    assert!(said > 5, "{said}");
}

/// A place where what is bound by the 20th works from the next month, and later from the one after that.
const BINDS_BY_THE_20TH: &str = r#"
[region]
code = "430200"
name = "株洲"

[[source]]
id = "binding"
title = "株洲的亲情账户"
authority = "regulation"
seen = "original"
checked = 2026-11-01
from = 2020-01-01

[[family.bind]]
source = "binding"
[family.bind.value]
cut-off = { last_day = 20, by_then = "next-month", after = "second-month" }
"#;

#[test]
fn what_is_left_to_be_done_beside_paying() {
    // (the case, what works from when if it is done today, by when, and from when a day later)
    let rows = [
        (
            "今 2026-10-10 长沙 单位 交 ..2026-10 激活 绑定@2026-10-20",
            "bound 2026-10-10",
        ),
        (
            "今 2026-11-21 长沙 单位 交 ..2026-11 未激活",
            "activated 2026-11-21",
        ),
        ("今 2026-11-21 长沙 单位 交 ..2026-11 激活", ""),
        // Once cover has ended there is nothing to settle.
        (
            "今 2026-10-10 长沙 单位 ..2026-09 交 ..2026-09 未激活",
            "activated 2026-10-10 2026-10-31 ?",
        ),
        (
            "今 2026-11-05 株洲 单位 交 ..2026-11 激活 绑定@2026-11-25",
            "bound 2026-12-01 2026-11-20 2027-01-01",
        ),
        (
            "今 2026-11-21 株洲 单位 交 ..2026-11 激活 绑定@2026-12-25",
            "bound 2027-01-01 2026-12-20 2027-02-01",
        ),
    ];
    for (line, expected) in rows {
        let mut shelf = shelf();
        assert!(shelf.put("430200", "zhuzhou.toml", BINDS_BY_THE_20TH));
        let case = case(line, &shelf);
        let rules = rules(&case, &mut shelf);
        let errands = errands(&rules, &case.facts());
        let told = errands.iter().map(|errand| {
            let works = errand.works.map_or("?".to_owned(), |day| day.to_string());
            let last = errand.last.map(|(last, later)| {
                format!(
                    " {last} {}",
                    later.map_or("?".to_owned(), |day| day.to_string())
                )
            });
            format!("{} {works}{}", errand.kind.code(), last.unwrap_or_default())
        });
        assert_eq!(told.collect::<Vec<_>>().join(", "), expected, "{line}");
    }
}
