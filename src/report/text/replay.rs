//! A saved case held against the packs of today, as text: it stands above the answer, for it is why the file was opened.

use crate::calendar::{Day, DayRange};
use crate::i18n::Lang;
use crate::report::words;
use crate::report::{MonthThen, Replay, Replayed, RuleText, RuleThen};
use crate::text::hanging;

/// What became of a saved answer, at most `cells` wide where words allow it; a blank line ends it.
pub fn replay_text(lang: Lang, replay: &Replay, cells: usize) -> String {
    let mut lines = hanging("", &replay_says(lang, replay), cells);
    if replay.outcome != Replayed::OtherCase {
        for pack in &replay.packs {
            let checked = |pack: Option<Option<Day>>| match pack {
                Some(Some(day)) => lang.replay_checked(lang.day(day)),
                Some(None) => lang.replay_unchecked().to_owned(),
                None => lang.replay_no_pack().to_owned(),
            };
            let says = if pack.was == pack.now {
                lang.replay_pack_same(&pack.file, checked(pack.now))
            } else {
                lang.replay_pack(&pack.file, checked(pack.was), checked(pack.now))
            };
            lines.extend(hanging("  ", &says, cells));
        }
    }
    if let Replayed::Otherwise(months) = &replay.outcome {
        for alike in by_rules(months) {
            lines.push(String::new());
            lines.extend(
                alike
                    .chunk_by(|one, next| goes_on(one, next))
                    .flat_map(|stretch| self::stretch(lang, stretch, cells)),
            );
            lines.extend(rules(
                lang,
                alike.first().map_or(&[], |month| &month.rules),
                cells,
            ));
        }
    }
    lines.extend([String::new(), String::new()]);
    lines.join("\n")
}

/// The same in one sentence, months and rules left out.
pub fn replay_says(lang: Lang, replay: &Replay) -> String {
    let day = lang.day(replay.on);
    match (&replay.outcome, replay.packs.is_empty()) {
        (Replayed::OtherCase, _) => lang.replay_other_case(day),
        (Replayed::Same, true) => lang.replay_unchanged(day),
        (Replayed::Same, false) => lang.replay_same(day),
        (Replayed::Otherwise(_), false) => lang.replay_otherwise(day),
        (Replayed::Otherwise(_), true) => {
            lang.replay_program(day, &replay.program, env!("CARGO_PKG_VERSION"))
        }
    }
}

/// The months that come of the same rules, each in their order.
fn by_rules(months: &[MonthThen]) -> Vec<Vec<&MonthThen>> {
    let mut groups: Vec<Vec<&MonthThen>> = Vec::new();
    for month in months {
        let alike = |group: &&mut Vec<&MonthThen>| {
            group
                .first()
                .is_some_and(|first| first.rules == month.rules)
        };
        match groups.iter_mut().find(alike) {
            Some(group) => group.push(month),
            None => groups.push(vec![month]),
        }
    }
    groups
}

/// Whether a month comes out otherwise in the same way as the one before, from its first day to its last.
fn goes_on(one: &MonthThen, next: &MonthThen) -> bool {
    let whole = |month: &MonthThen| match (month.was.as_slice(), month.now.as_slice()) {
        ([(_, was)], [(_, now)]) => Some((*was, *now)),
        _ => None,
    };
    one.line == next.line
        && one.month.plus(1) == next.month
        && whole(one).is_some()
        && whole(one) == whole(next)
}

fn stretch(lang: Lang, alike: &[&MonthThen], cells: usize) -> Vec<String> {
    let (Some(first), Some(last)) = (alike.first(), alike.last()) else {
        return Vec::new();
    };
    let says = lang.replay_month(
        lang.months_in_a_row(first.month, last.month),
        words::line(lang, first.line),
        marks(lang, &first.was),
        marks(lang, &first.now),
    );
    hanging("", &says, cells)
}

fn rules(lang: Lang, rules: &[RuleThen], cells: usize) -> Vec<String> {
    if rules.is_empty() {
        return hanging("", lang.replay_no_rule(), cells);
    }
    let mut lines = Vec::new();
    for rule in rules {
        let sides = [
            (lang.replay_was(), &rule.was),
            (lang.replay_now(), &rule.now),
        ];
        for (label, texts) in sides {
            let mut says: Vec<String> = texts
                .iter()
                .map(|text| said(lang, &rule.parameter, text))
                .collect();
            if says.is_empty() {
                says.push(lang.replay_nothing(&rule.parameter));
            }
            for says in says {
                lines.extend(hanging(label, &says, cells));
            }
        }
    }
    lines
}

fn said(lang: Lang, parameter: &str, text: &RuleText) -> String {
    match text.title.as_ref().or(text.source.as_ref()) {
        Some(source) => lang.replay_said(&text.says, parameter, source),
        None => lang.replay_said_bare(&text.says, parameter),
    }
}

/// A month's marks: one for all of it, or each with its days.
fn marks(lang: Lang, days: &[(DayRange, char)]) -> String {
    match days {
        [(_, mark)] => lang.quote(mark),
        days => {
            let each = days
                .iter()
                .map(|(range, mark)| lang.other_days(lang.days_in_month(*range), mark));
            lang.quote(each.collect::<Vec<_>>().join(lang.list_separator()))
        }
    }
}
