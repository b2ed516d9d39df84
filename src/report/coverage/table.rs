//! What is known of which places, as a table whose columns stand under each other in every terminal.

use super::{Coverage, Covered, Expired};
use crate::i18n::Lang;
use crate::text::{hanging, pad, width};

const BETWEEN: &str = "  ";

/// The table as text; what stands below it is at most `cells` wide.
pub fn coverage_text(lang: Lang, coverage: &Coverage, cells: usize) -> String {
    let mut lines = vec![
        lang.regions_title(lang.day(coverage.on.into())),
        String::new(),
    ];
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
    let rows = coverage
        .places
        .iter()
        .map(|place| row(place, &coverage.places));
    let table: Vec<[String; 9]> = std::iter::once(heads.map(str::to_owned))
        .chain(rows)
        .collect();
    let widths: Vec<usize> = (0..heads.len())
        .map(|at| {
            table
                .iter()
                .filter_map(|row| row.get(at))
                .map(|cell| width(cell))
                .max()
        })
        .map(Option::unwrap_or_default)
        .collect();
    for row in &table {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| pad(cell, *width));
        let line = cells.collect::<Vec<_>>().join(BETWEEN);
        lines.push(line.trim_end().to_owned());
    }
    lines.push(String::new());
    for place in &coverage.places {
        for (says, topics) in alike(&place.expired) {
            let topics = topics.join(lang.item_separator());
            let says = says.join(lang.clause_separator());
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
        &lang.regions_summary(all.provinces, all.provinces_known, all.cities_known),
        cells,
    ));
    lines.extend(hanging(
        "",
        &lang.regions_rest(all.follow_above, all.follow_nation),
        cells,
    ));
    lines.push(String::new());
    lines.join("\n")
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

fn row(place: &Covered, all: &[Covered]) -> [String; 9] {
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
