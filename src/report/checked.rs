//! What a check found, for people: each finding in its place, hints as lists, and a table of the packs at the end.

use super::problems::{case_problem, pack_problem};
use super::words;
use crate::check::{Checked, Detail, Finding, PackFacts, Rule, Told};
use crate::i18n::Lang;
use crate::policy::{Code, Mark, Proof, Severity, line_column};
use crate::text::width;

/// Everything a check found, as text. Empty lines part what does not belong together.
pub fn checked(lang: Lang, checked: &Checked) -> String {
    let found = checked.findings.iter();
    let mut parts: Vec<String> = found
        .filter(|finding| finding.severity() < Severity::Hint)
        .map(|finding| self::finding(lang, finding))
        .collect();
    let unread =
        checked.packs.len() < checked.files && checked.findings.iter().any(Finding::is_error);
    parts.extend(unread.then(|| lang.check_examples_not_worked().to_owned()));
    parts.extend(hints(lang, checked));
    if !checked.packs.is_empty() {
        parts.push(table(lang, checked));
    }
    parts.push(summary(lang, checked));
    parts.join("\n\n") + "\n"
}

/// A finding as one paragraph.
pub fn finding(lang: Lang, finding: &Finding) -> String {
    let Finding {
        problem,
        text,
        detail,
    } = finding;
    let told = pack_problem(lang, problem, text, notes(lang, detail));
    match detail {
        Detail::Case(line, wrong) => {
            let wrong = case_problem(lang, lang.cli_line(), line, wrong);
            format!("{told}\n{wrong}")
        }
        _ => told,
    }
}

/// What belongs to a finding, in sentences.
pub(super) fn notes(lang: Lang, detail: &Detail) -> Vec<String> {
    match detail {
        Detail::None | Detail::Case(..) => Vec::new(),
        Detail::Differs { expected, got } => vec![
            lang.check_differs_expected(expected),
            lang.check_differs_got(got),
        ],
        Detail::Same { file, line } => vec![lang.check_same(file, line)],
        Detail::Before(slot) => vec![lang.check_before(words::topic(lang, *slot))],
        Detail::Told(told) => self::told(lang, told),
    }
}

/// The story behind something that does not hold.
fn told(lang: Lang, told: &Told) -> Vec<String> {
    let proof = match told.proof {
        Proof::OneState => lang.check_proof_one_state(),
        Proof::NothingBeforePaying => lang.check_proof_nothing_before_paying(),
        Proof::WaitsEnd => lang.check_proof_waits_end(),
        Proof::PayingNeverHurts => lang.check_proof_paying_never_hurts(),
        Proof::WayBack => lang.check_proof_way_back(),
        Proof::PlansAreFastest => lang.check_proof_plans_are_fastest(),
    };
    let day = lang.day(told.day);
    let shows = |mark: Mark| lang.check_story_shows(&day, mark.han());
    let mut notes = vec![
        proof.to_owned(),
        lang.check_story(&told.line),
        shows(told.shows),
    ];
    if let Some((line, mark)) = &told.other {
        notes.extend([lang.check_story_other(line), shows(*mark)]);
    }
    notes.push(lang.check_story_states(told.states));
    notes
}

/// How many there are of each kind.
pub(super) fn count(checked: &Checked, severity: Severity) -> usize {
    let of_it = |finding: &&Finding| finding.severity() == severity;
    checked.findings.iter().filter(of_it).count()
}

/// Hints are many and alike: a line each, in lists.
fn hints(lang: Lang, checked: &Checked) -> Vec<String> {
    let inherited = checked.findings.iter();
    let inherited = inherited.filter(|finding| finding.problem.code == Code::P201);
    let inherited: Vec<String> = inherited.map(|finding| hint(lang, finding)).collect();
    let undecided = |is_asked: fn(&Rule) -> bool| {
        let packs = checked.packs.iter();
        let rules = packs.flat_map(|pack| pack.undecided.iter().map(move |rule| (pack, rule)));
        let asked = rules.filter(|(_, rule)| is_asked(rule));
        let lines = asked.map(|(pack, rule)| self::undecided(lang, &pack.file, rule));
        lines.collect::<Vec<String>>()
    };
    let rules = undecided(|rule| rule.reading.is_none());
    let readings = undecided(|rule| rule.reading.is_some());
    let lists = [
        (Code::P201, lang.check_inherited(inherited.len()), inherited),
        (Code::P202, lang.check_undecided(rules.len()), rules),
        (Code::P202, lang.check_unchosen(readings.len()), readings),
    ];
    let lists = lists.into_iter().filter(|(.., lines)| !lines.is_empty());
    let texts = lists.map(|(code, title, lines)| {
        let lines = lines.join("\n");
        format!("{}[{code:?}]: {title}\n{lines}", lang.problem_hint())
    });
    texts.collect()
}

/// Something that a parent's pack says as well.
fn hint(lang: Lang, finding: &Finding) -> String {
    let problem = &finding.problem;
    let (line, column) = line_column(&finding.text, problem.span.start);
    let place = format!("{}:{line}:{column}", problem.file);
    let notes = notes(lang, &finding.detail);
    format!("  {place}  {}  {}", problem.what, notes.concat())
}

/// A rule that no example decides by: where, of whom, and by which source.
fn undecided(lang: Lang, file: &str, rule: &Rule) -> String {
    let who: Vec<&str> = rule
        .who
        .iter()
        .map(|who| words::identity(lang, *who))
        .collect();
    let who = match who.as_slice() {
        [] => lang.check_everybody().to_owned(),
        who => who.join(lang.list_separator()),
    };
    let (line, name, source) = (rule.line, rule.name(), &rule.source);
    let mut text = format!("  {file}:{line}  {name}  {who}  {source}");
    if let Some(reading) = &rule.reading {
        text.extend(["  reading = ", reading]);
    }
    text
}

fn summary(lang: Lang, checked: &Checked) -> String {
    let sum = |of: fn(&PackFacts) -> usize| checked.packs.iter().map(of).sum::<usize>();
    let examples = lang.check_summary(
        checked.files,
        sum(|pack| pack.examples),
        sum(|pack| pack.held),
    );
    let rules = lang.check_coverage(
        sum(|pack| pack.rules),
        sum(PackFacts::rules_decided),
        sum(|pack| pack.readings),
        sum(PackFacts::readings_decided),
    );
    let [errors, warnings, hints] = [Severity::Error, Severity::Warning, Severity::Hint]
        .map(|severity| count(checked, severity));
    let found = lang.check_found(errors, warnings, hints);
    let walks = checked.packs.iter().map(PackFacts::walked);
    let (states, edges) = walks.fold((0, 0), |sum, own| (sum.0 + own.0, sum.1 + own.1));
    let walked = match states {
        0 => String::new(),
        _ => lang.check_walked(states, edges) + "\n",
    };
    let local = match checked.told {
        (0, _) => String::new(),
        (files, answers) => lang.local_checked(files, answers) + "\n",
    };
    // Whoever asked of nothing else hears of nothing else.
    if checked.files == 0 && !local.is_empty() {
        return format!("{local}{found}");
    }
    format!("{examples}\n{rules}\n{walked}{local}{found}")
}

/// A line a pack: its examples, its rules, and what is wrong with it.
fn table(lang: Lang, checked: &Checked) -> String {
    let heading = [
        lang.check_column_pack(),
        lang.check_column_examples(),
        lang.check_column_rules(),
        lang.check_column_readings(),
        lang.check_column_states(),
        lang.check_column_found(),
    ];
    let mut rows = vec![heading.map(str::to_owned)];
    rows.extend(checked.packs.iter().map(|pack| row(checked, pack)));
    let wide = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| width(cell)).max().unwrap_or(0)
    };
    let widths = [0, 1, 2, 3, 4, 5].map(wide);
    let lines = rows.iter().map(|row| {
        let cells = row.iter().zip(widths).enumerate();
        let cells = cells.map(|(column, (cell, wide))| {
            let room = " ".repeat(wide - width(cell).min(wide));
            // Numbers stand under each other at their ends.
            if column == 0 {
                format!("{cell}{room}")
            } else {
                format!("{room}{cell}")
            }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn row(checked: &Checked, pack: &PackFacts) -> [String; 6] {
    let (states, edges) = pack.walked();
    let count = |severity: Severity| {
        let found = checked.findings.iter();
        found
            .filter(|finding| finding.problem.file == pack.file && finding.severity() == severity)
            .count()
    };
    [
        format!("{} {}", pack.code, pack.name),
        format!("{}/{}", pack.held, pack.examples),
        format!("{}/{}", pack.rules_decided(), pack.rules),
        format!("{}/{}", pack.readings_decided(), pack.readings),
        match states {
            0 => "-".to_owned(),
            _ => format!("{states}/{edges}"),
        },
        format!("{}/{}", count(Severity::Error), count(Severity::Warning)),
    ]
}
