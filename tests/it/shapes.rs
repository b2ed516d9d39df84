//! Every shape of the two taxonomies (`employee.md` §3, `resident.md` §8) can be said in a pack, and the machine acts on it.
//!
//! One row a shape: its name as the notes give it, the piece of a pack that says it, a case, and what has to come out. The
//! piece stands in the pack of 甲, which inherits from nothing but the nation written below; and because every row is also
//! run without its piece and then has to come out otherwise, it is the value under test that decides.

mod cover;
mod resident;
mod side;
mod waits;
mod ways;

use crate::common::{day, month};
use yibao::calendar::DayRange;
use yibao::case::Case;
use yibao::check::{month_string, usable_from};
use yibao::engine::{Course, Light, Line, Timeline, run};
use yibao::i18n::Lang;
use yibao::policy::{Rules, Shelf};
use yibao::report::{Report, explain, pack_problems};

/// Rows of shapes, in an order that reads: `"name": "piece of a pack"; case => what comes out;`.
macro_rules! shapes {
    ($($name:literal: $piece:expr; $case:expr => $shows:expr;)*) => {
        crate::shapes::all_come_out(&[$(($name, $piece, $case, $shows)),*]);
    };
}
use shapes;

/// A shape: its name in the notes, the piece of a pack, a case on one line, what comes out.
type Shape = (&'static str, &'static str, &'static str, Shows);

/// What comes out.
#[derive(Clone, Copy, Debug)]
enum Shows {
    /// The months of the fund, as in the examples of packs.
    Months(&'static str),
    /// The first day on which the fund pays, from the last payment on.
    From(&'static str),
    /// A side line on a day.
    Light(Line, &'static str, Light),
    /// It moves no day: the explanation of a month of a line says it, among its rules, its advice or what others say.
    Says(Line, &'static str, &'static str),
}

/// 甲 and 乙 are cities of their own, 丙 belongs to the pool of 甲.
const INDEX: &str = r#"
place = [
    { code = "000000", name = "全国", pinyin = "quanguo", initials = "qg", pack = "nation.toml" },
    { code = "990100", name = "甲", parent = "000000", pinyin = "jia", initials = "j", pack = "jia.toml" },
    { code = "990200", name = "乙", parent = "000000", pinyin = "yi", initials = "y", pack = "yi.toml" },
    { code = "990101", name = "丙", parent = "990100", pool = "990100", pinyin = "bing", initials = "b" },
]
"#;

/// What every pack here begins with: a source to refer to, an article, and a source with everything one can say of it.
const SOURCES: &str = r#"
source = [
    { id = "s", title = "规定", authority = "regulation", seen = "original", checked = 2026-01-01, from = "unknown" },
    { id = "doc", title = "办法", number = "甲医保发〔2026〕1号", date = 2026-01-01, url = "https://example.org/doc", read_at = "https://example.org/copy", authority = "official-answer", seen = "copy", checked = 2026-02-01, from = 2026-01-01, to = 2030-12-31 },
    { id = "doc-2", title = "延长的通知", date = 2026-02-20, authority = "official-answer", seen = "copy", checked = 2026-03-01, from = "unknown" },
    { id = "web", title = "文章", authority = "article", seen = "original", checked = 2026-01-01, from = "unknown" },
]
"#;

/// The rules a row changes one of, a line each.
const NATION: &str = r#"
employee.first = [{ value = "next-month", source = "s" }]
employee.stop = [{ value = { months = 1 }, source = "s" }]
employee.gap = [{ value = { at_most = 3, unit = "month" }, source = "s" }]
employee.short = [{ value = "payment-day", source = "s" }]
employee.short_unpaid = [{ value = "payment-day", source = "s" }]
employee.short_costs = [{ value = "nobody", source = "s" }]
employee.long = [{ value = { wait = { n = 6, count = "paid-months" } }, source = "s" }]
employee.long_unpaid = [{ value = { wait = { n = 6, count = "paid-months" } }, source = "s" }]
employee.long_costs = [{ value = "nobody", source = "s" }]
employee.lifetime_start = [{ value = "next-month", source = "s" }]
account.start = [{ value = "payment-day", source = "s" }]
account.stopped = [{ value = "usable", source = "s" }]
resident.window = [{ value = { segments = [{ from = "last-09-01", to = "last-12-31", effect = "year-start" }, { from = "this-01-01", effect = "after-wait" }] }, source = "s" }]
resident.fixed_wait = [{ value = { n = 3, count = "date-to-date", month_end = "last-day" }, source = "s" }]
resident.more_years = [{ value = { add = 1, unit = "month", free = 1 }, source = "s" }]
resident.missed_from = [{ value = 2020, source = "s" }]
resident.repair = [{ value = "not-allowed", source = "s" }]
resident.in_window = [{ value = "year-anchored", source = "s" }]
resident.first_timer = [{ value = "as-lapsed", source = "s" }]
resident.late_year = [{ value = "insured", source = "s" }]
newborn.tiers = [{ value = { tiers = [{ start = "payment-day" }] }, source = "s" }]
settlement.credential = [{ value = "settlement-only", source = "s" }]
family.bind = [{ value = "payment-day", source = "s" }]
family.share = [{ value = "payment-day", source = "s" }]
family.share_end = [{ value = "payment-day", source = "s" }]
"#;

/// Divides the piece of a row from another one it is told from, where silence would come out the same.
const AGAINST: &str = "# against";

/// What a line of a pack is about: `employee.first`.
fn slot(line: &str) -> &str {
    line.split_once(" = ").map_or("", |(slot, _)| slot.trim())
}

/// A shelf in which 甲 says `piece`; the nation says nothing of the slots in `silent`.
fn shelf(piece: &str, silent: &[&str]) -> Shelf {
    let pack = |code: &str, name: &str, lines: &str| {
        format!("{SOURCES}\nregion = {{ code = \"{code}\", name = \"{name}\" }}\n{lines}")
    };
    let nation: Vec<&str> = NATION
        .lines()
        .filter(|line| !silent.contains(&slot(line)))
        .collect();
    // No id of a source stands in a parent as well.
    let nation = pack("000000", "全国", &nation.join("\n"))
        .replace("{ id = \"", "{ id = \"nation-")
        .replace("source = \"s\"", "source = \"nation-s\"");
    let files = [
        ("index.toml", INDEX.to_owned()),
        ("nation.toml", nation),
        ("jia.toml", pack("990100", "甲", piece)),
        ("yi.toml", pack("990200", "乙", "")),
    ];
    Shelf::given(files.map(|(name, text)| (name.to_owned(), text))).expect("the index reads")
}

/// What a case gives under the nation's rules and a piece of a pack, written as `shows` is.
fn outcome(mut shelf: Shelf, line: &str, shows: Shows) -> String {
    let case = Case::read_line(line, shelf.index(), day("2026-11-21"));
    let case = case.unwrap_or_else(|problem| panic!("{line}\n{problem:?}"));
    let places: Vec<String> = case.places().into_iter().map(str::to_owned).collect();
    let rules: Result<Vec<Rules>, _> = places.iter().map(|code| shelf.rules(code)).collect();
    let rules = match rules {
        Ok(rules) => rules,
        Err(faulty) => return pack_problems(Lang::En, &faulty),
    };
    let timeline = run(&rules, &case.facts(), Course::BASE).expect("a case has a place");
    match shows {
        Shows::Months(months) => {
            let (first, rest) = months.split_once(' ').expect("a month and marks");
            let count = if rest.contains(' ') {
                rest.split(' ').count()
            } else {
                rest.chars().count()
            };
            let marks = month_string(&timeline, month(first), count);
            let marks = if rest.contains(' ') {
                marks
            } else {
                marks.replace(' ', "")
            };
            format!("{first} {marks}")
        }
        Shows::From(_) => {
            let paid = case.paid.iter().filter_map(|paid| paid.on.days());
            let last = paid.map(DayRange::from).max().unwrap_or(case.as_of);
            usable_from(&timeline, last).map_or_else(|| "never".to_owned(), |day| day.to_string())
        }
        Shows::Light(line, on, _) => format!("{:?}", light(&timeline, line, on)),
        Shows::Says(line, of, what) => {
            let report = Report::of(case, &mut shelf, None).expect("the packs read");
            let explanation = explain(Lang::Zh, &report, line, month(of));
            let advice = explanation.advice.iter().map(|advice| &advice.say);
            let others = explanation.others.iter().map(|other| &other.rule);
            let says: Vec<&String> = explanation
                .basis
                .iter()
                .map(|basis| &basis.rule)
                .chain(advice)
                .chain(others)
                .collect();
            let found = says.iter().find(|says| says.contains(what));
            found.map_or_else(|| format!("{says:?}"), |_| what.to_owned())
        }
    }
}

fn light(timeline: &Timeline, line: Line, on: &str) -> Light {
    let on = day(on);
    let mut spans = timeline.side(line).iter();
    let span = spans.find(|span| span.from <= on && on <= span.to);
    span.expect("within the record").state
}

/// Every row comes out, and comes out otherwise where nobody says what its piece says.
fn all_come_out(shapes: &[Shape]) {
    let mut wrong = Vec::new();
    for (name, text, line, shows) in shapes {
        let expected = match *shows {
            Shows::Months(text) | Shows::From(text) | Shows::Says(_, _, text) => text.to_owned(),
            Shows::Light(_, _, light) => format!("{light:?}"),
        };
        let (piece, other) = text.split_once(AGAINST).unwrap_or((text, ""));
        let slots: Vec<&str> = piece
            .lines()
            .map(slot)
            .filter(|slot| !slot.is_empty())
            .collect();
        let got = outcome(shelf(piece, &[]), line, *shows);
        if got != expected {
            wrong.push(format!(
                "{name}\n  {line}\n  expected {expected}\n  comes out {got}"
            ));
        } else if outcome(shelf(other, &slots), line, *shows) == expected {
            wrong.push(format!(
                "{name}\n  {line}\n  comes out {expected} without it, too"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n\n{} of {} shapes",
        wrong.join("\n\n"),
        wrong.len(),
        shapes.len()
    );
}
