//! What is known of which places, as a table whose columns stand under each other in every terminal.

use super::{Coverage, Covered, Expired};
use crate::i18n::Lang;
use crate::text::{hanging, pad, width};

const BETWEEN: &str = "  ";

/// The columns, and which of them a narrow window gives up last.
const COLUMNS: usize = 9;
const MOST_WANTED: [usize; COLUMNS] = [0, 1, 2, 4, 7, 3, 8, 5, 6];

/// The table as text, at most `cells` wide: what has no room beside the rest is named below it.
pub fn coverage_text(lang: Lang, coverage: &Coverage, cells: usize) -> String {
    let title = lang.regions_title(lang.day(coverage.on.into()));
    let mut lines = hanging("", &title, cells);
    lines.push(String::new());
    let heads = [
        lang.column_place(),
        lang.column_checked(),
        lang.column_own(),
        lang.column_inherited(),
        lang.column_unknown(),
        lang.column_unsure(),
        lang.column_examples(),
        lang.column_windows(),
        lang.column_expired(),
    ];
    let (with_rules, only_gaps): (Vec<&Covered>, Vec<&Covered>) =
        coverage.places.iter().partition(|place| place.has_rules());
    let rows = |places: &[&Covered]| -> Vec<[String; COLUMNS]> {
        places.iter().map(|place| row(place, places)).collect()
    };
    let tables = [rows(&with_rules), rows(&only_gaps)];
    let all = || tables.iter().flatten();
    let widths: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let widest = all().filter_map(|row| row.get(at)).map(|cell| width(cell));
            widest.chain([width(head)]).max().unwrap_or_default()
        })
        .collect();
    let shown = columns(&widths, cells);
    let heads = heads.map(str::to_owned);
    for (rows, label) in tables.iter().zip([None, Some(lang.regions_only_gaps())]) {
        if rows.is_empty() {
            continue;
        }
        if let Some(label) = label {
            lines.push(String::new());
            lines.extend(hanging("", label, cells));
        }
        for row in std::iter::once(&heads).chain(rows) {
            let cells = row.iter().zip(&widths).enumerate();
            let cells = cells.filter(|(at, _)| shown.contains(at));
            let cells = cells.map(|(_, (cell, width))| pad(cell, *width));
            let line = cells.collect::<Vec<_>>().join(BETWEEN);
            lines.push(line.trim_end().to_owned());
        }
    }
    let hidden = heads.iter().enumerate();
    let hidden = hidden.filter(|(at, _)| !shown.contains(at));
    let hidden: Vec<&str> = hidden.map(|(_, head)| head.as_str()).collect();
    if !hidden.is_empty() {
        let hidden = lang.regions_no_room(hidden.join(lang.enumeration()));
        lines.push(String::new());
        lines.extend(hanging("", &hidden, cells));
    }
    lines.push(String::new());
    for place in &coverage.places {
        for (says, topics) in alike(&place.expired) {
            let topics = topics.join(lang.item_separator());
            let says = lang.sentences(says);
            let line = lang.regions_expired(&place.name, topics, says);
            lines.extend(hanging("", &line, cells));
        }
    }
    if coverage
        .places
        .iter()
        .any(|place| !place.expired.is_empty())
    {
        lines.push(String::new());
    }
    let all = coverage.summary;
    lines.extend(hanging("", lang.regions_columns(), cells));
    lines.extend(hanging(
        "",
        &lang.regions_summary(
            all.provinces,
            all.provinces_with_rules,
            all.cities_with_rules,
        ),
        cells,
    ));
    if all.only_gaps > 0 {
        lines.extend(hanging("", &lang.regions_gaps(all.only_gaps), cells));
    }
    lines.extend(hanging(
        "",
        &lang.regions_rest(all.follow_above, all.follow_nation),
        cells,
    ));
    lines.push(String::new());
    lines.join("\n")
}

/// The columns there is room for, those most wanted first.
fn columns(widths: &[usize], cells: usize) -> Vec<usize> {
    let mut shown = Vec::new();
    let mut taken = 0;
    for at in MOST_WANTED {
        let more = widths.get(at).map_or(0, |width| width + BETWEEN.len());
        if shown.is_empty() || taken + more <= cells + BETWEEN.len() {
            taken += more;
            shown.push(at);
        }
    }
    shown
}

/// What may no longer hold, by why that is.
fn alike(expired: &[Expired]) -> Vec<(&[String], Vec<&str>)> {
    let mut alike: Vec<(&[String], Vec<&str>)> = Vec::new();
    for one in expired {
        match alike.iter_mut().find(|(says, _)| *says == one.says) {
            Some((_, topics)) => topics.push(&one.topic),
            None => alike.push((&one.says, vec![&one.topic])),
        }
    }
    alike
}

fn row(place: &Covered, all: &[&Covered]) -> [String; COLUMNS] {
    let name = match &place.province {
        Some(province) if all.iter().any(|above| above.name == *province) => {
            format!("{BETWEEN}{}", place.name)
        }
        Some(province) => format!("{province} {}", place.name),
        None => place.name.clone(),
    };
    let checked = place.checked.map(crate::calendar::Day::from);
    let years: Vec<String> = place.windows.iter().map(ToString::to_string).collect();
    let or_none = |text: String| {
        if text.is_empty() {
            "-".to_owned()
        } else {
            text
        }
    };
    [
        name,
        or_none(checked.map_or_else(String::new, |day| day.to_string())),
        place.own.to_string(),
        place.inherited.to_string(),
        (place.unknown + place.not_collected).to_string(),
        place.unsure.to_string(),
        place.examples.to_string(),
        or_none(years.join(" ")),
        or_none(
            Some(place.expired.len())
                .filter(|n| *n > 0)
                .map_or_else(String::new, |n| n.to_string()),
        ),
    ]
}
