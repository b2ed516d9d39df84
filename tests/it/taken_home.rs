//! What is taken home: the same answer as Markdown, as a page to print, as a calendar. Whatever stands in a pack, it is
//! shown and does nothing.

use std::collections::BTreeSet;

use yibao::calendar::{Day, parse_day};
use yibao::i18n::Lang;
use yibao::policy::Shelf;
use yibao::report::{Format, Leaflet, Report, leaflet, written};

use crate::common;
use crate::program::yibao;

const CASES: &[&str] = &[
    "今 2026-11-21 长沙 灵活 交 ..2026-07",
    "今 2026-11-21 长沙 灵活 交 ..2026-06 交 2026-07..2026-11@2026-11-11 激活",
    "今 2026-11-21 上海 单位 交 ..2026-11",
    "今 2026-02-10 北京 居民 交 ..2025 交 2026@2026-02-10",
    "今 2026-11-21 上海 单位 ..2026-06 银川 单位 2026-11.. 交 ..2026-06 交 2026-11@2026-11-10",
    "今 2026-11-22 天津 灵活 交 ..2026-05 交 2026-11@?",
    "今 2026-11-22 银川 退休 年限 30 交 ..2026-03",
];

fn report(line: &str, shelf: &mut Shelf) -> Report {
    let case = common::case(line, shelf);
    Report::of(case, shelf, None).unwrap_or_else(|faulty| panic!("{faulty:#?}"))
}

/// Every case in both languages.
fn each(mut check: impl FnMut(&str, Lang, &Report, &Shelf)) {
    let mut shelf = common::shelf();
    for line in CASES {
        let report = report(line, &mut shelf);
        for lang in [Lang::Zh, Lang::En] {
            check(line, lang, &report, &shelf);
        }
    }
}

/// What nobody may leave out, whatever the form.
fn must_be_said(leaflet: &Leaflet) -> Vec<String> {
    let headline = &leaflet.headline;
    let mut said = vec![
        leaflet.title.clone(),
        leaflet.as_of.clone(),
        headline.now.clone(),
    ];
    said.extend(
        headline
            .from
            .iter()
            .chain(&headline.until)
            .chain(&leaflet.next)
            .cloned(),
    );
    for month in &leaflet.months {
        said.push(month.name.clone());
        said.push(month.word.to_owned());
        said.extend(month.days.iter().map(|(_, span)| span.reason.clone()));
    }
    for plan in leaflet.plans.iter().flat_map(|plans| &plans.plans) {
        said.push(plan.what.clone());
        said.extend(plan.says.clone());
        said.extend(plan.ruling.iter().flat_map(|ruling| ruling.flags.clone()));
    }
    for told in leaflet.why.iter().flat_map(|strand| &strand.told) {
        let rulings = told.rulings.iter();
        said.extend(rulings.flat_map(|ruling| [&ruling.more[..], &ruling.flags[..]].concat()));
        said.extend(told.voices.iter().map(|voice| voice.says.clone()));
    }
    said.extend(leaflet.doubts.iter().map(|doubt| doubt.question.clone()));
    for source in &leaflet.sources {
        said.extend([source.title.clone(), source.standing.clone()]);
        said.extend(source.url.clone());
    }
    said.extend(leaflet.packs.clone());
    said
}

/// The texts of a page, and the names of its elements. Panics where an element is not closed as it was opened.
fn read_html(html: &str) -> (String, BTreeSet<String>) {
    const ALONE: [&str; 3] = ["meta", "br", "!DOCTYPE"];
    let (mut text, mut names, mut open) = (String::new(), BTreeSet::new(), Vec::new());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        if open.last().is_none_or(|name| name != "style") {
            assert!(!before.contains('>'), "a > of its own: {before}");
            text.push_str(before);
        }
        let (tag, after) = after.split_once('>').expect("a tag ends");
        rest = after;
        let name = tag.split_whitespace().next().unwrap_or_default();
        if let Some(closed) = name.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(closed), "after {text}");
        } else {
            names.insert(name.to_owned());
            if !ALONE.contains(&name) {
                open.push(name.to_owned());
            }
        }
    }
    assert!(open.is_empty(), "{open:?} is not closed");
    let text = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text, |text, (written, meant)| text.replace(written, meant));
    (text, names)
}

#[test]
fn the_page_says_everything_and_loads_nothing() {
    each(|line, lang, report, shelf| {
        let html = written(Format::Html, lang, report, shelf);
        let (text, names) = read_html(&html);
        for said in must_be_said(&leaflet(lang, report, shelf)) {
            assert!(text.contains(&said), "{line}: {said}");
        }
        let code = if lang == Lang::Zh { "zh-CN" } else { "en" };
        assert!(html.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{code}\">")));
        for element in [
            "script", "link", "img", "a", "iframe", "object", "form", "base", "svg",
        ] {
            assert!(!names.contains(element), "{line}: <{element}>");
        }
        for loads in [
            "url(",
            "@import",
            "src=",
            "href=",
            "onload",
            "javascript:",
            "http-equiv",
        ] {
            assert!(!html.contains(loads), "{line}: {loads}");
        }
    });
}

/// On paper colour carries nothing, and nobody needs glasses.
#[test]
fn the_page_is_large_black_and_white() {
    let css = include_str!("../../assets/leaflet.css");
    assert!(css.contains("@page { size: A4;"));
    let sizes = css.match_indices("pt").filter_map(|(at, _)| {
        let digits = css[..at]
            .rfind(|c: char| !c.is_ascii_digit())
            .map_or(0, |at| at + 1);
        css[digits..at].parse::<u32>().ok()
    });
    let sizes: Vec<u32> = sizes.collect();
    assert!(
        sizes.len() > 5 && sizes.iter().all(|size| *size >= 14),
        "{sizes:?}"
    );
    let size_of = |selector: &str| {
        let (_, rule) = css.split_once(&format!("\n{selector} {{")).expect(selector);
        let (_, size) = rule.split_once("font-size: ").expect("a size");
        size.split_once("pt")
            .and_then(|(size, _)| size.parse().ok())
            .unwrap_or(0)
    };
    assert!(size_of("h1") >= 24 && size_of(".date") >= 24);
    let colours = css.match_indices('#').map(|(at, _)| &css[at..at + 4]);
    assert!(
        colours
            .into_iter()
            .all(|colour| ["#000", "#fff"].contains(&colour)),
        "grey or colour"
    );
    // Each state is drawn in a way of its own.
    let states = [
        "active",
        "waiting",
        "partial",
        "suspended",
        "claimable",
        "made-up",
        "lapsed",
        "ended",
        "none",
        "unknown",
    ];
    let drawn = states.map(|state| {
        let rule = css
            .lines()
            .find(|line| line.starts_with(&format!(".{state} ")));
        let rule = rule.and_then(|rule| rule.split_once(' '));
        rule.unwrap_or_else(|| panic!("{state}")).1
    });
    assert_eq!(BTreeSet::from(drawn).len(), states.len());
}

#[test]
fn markdown_says_everything() {
    each(|line, lang, report, shelf| {
        let markdown = written(Format::Markdown, lang, report, shelf);
        let plain = markdown
            .replace('\\', "")
            .replace("&gt;", ">")
            .replace("&lt;", "<")
            .replace("&amp;", "&");
        for said in must_be_said(&leaflet(lang, report, shelf)) {
            assert!(plain.contains(&said), "{line}: {said}\n{plain}");
        }
        let rows = markdown.lines().filter(|line| line.starts_with('|'));
        for row in rows {
            let unescaped = row.replace("\\|", "");
            assert_eq!(unescaped.matches('|').count(), 5, "{line}: {row}");
        }
    });
}

/// A pack whose texts try to be something else.
#[test]
fn what_a_pack_says_stays_text() {
    const HOSTILE: &str =
        "</p><script>alert('x')</script><img src=x onerror=y> | **b** [l](javascript:z) & \\\"q";
    let built_in = common::shelf();
    let files = built_in.files().into_iter().map(|file| {
        let text = built_in.text(file).expect("a file");
        let text = if file == "430000-hunan.toml" {
            let title = text
                .lines()
                .find(|line| line.starts_with("title = "))
                .expect("a title");
            text.replace(title, &format!("title = \"{HOSTILE}\""))
                .replace(
                    "超过3个月的按暂停参保处理，补足后满30天可用，不追溯",
                    HOSTILE,
                )
        } else {
            text.to_owned()
        };
        (file.to_owned(), text)
    });
    let mut shelf = Shelf::given(files.collect::<Vec<_>>()).expect("the index reads");
    let report = report(CASES[1], &mut shelf);
    let html = written(Format::Html, Lang::Zh, &report, &shelf);
    let (text, names) = read_html(&html);
    assert!(text.contains("<script>alert('x')</script>"), "it is shown");
    assert!(
        !names.contains("script") && !names.contains("img"),
        "{names:?}"
    );
    let markdown = written(Format::Markdown, Lang::Zh, &report, &shelf);
    assert!(
        !markdown.contains("<script")
            && !markdown.contains("<img")
            && !markdown.contains("[l](java")
    );
    assert!(markdown.contains("&lt;script&gt;"));
}

/// The properties of a calendar file, unfolded, in their order.
fn read_ics(ics: &str) -> Vec<(String, String)> {
    assert!(ics.ends_with("\r\n"));
    for line in ics.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
    let lines = ics.replace("\r\n ", "");
    let pairs = lines.split_terminator("\r\n").map(|line| {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{line}"));
        (name.to_owned(), value.to_owned())
    });
    pairs.collect()
}

/// The events of a calendar file: the day, the properties.
fn read_events(ics: &str) -> Vec<(Day, Vec<(String, String)>)> {
    let all = read_ics(ics);
    let begins = |(name, value): &(String, String)| name == "BEGIN" && value == "VEVENT";
    let events = all.split(begins).skip(1);
    let event = |properties: &[(String, String)]| {
        let value = properties
            .iter()
            .find(|(name, _)| name == "DTSTART;VALUE=DATE");
        let day = value.map(|(_, day)| format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]));
        let day = day.and_then(|day| parse_day(&day).ok()).expect("a day");
        (day, properties.to_vec())
    };
    events.map(event).collect()
}

#[test]
fn a_calendar_holds_the_days_that_matter() {
    each(|line, lang, report, shelf| {
        let ics = written(Format::Ics, lang, report, shelf);
        assert_eq!(ics, written(Format::Ics, lang, report, shelf), "no clock");
        let events = read_events(&ics);
        let mut wanted = vec![report.answer.as_of];
        for plan in &report.plans {
            let put_off = plan.put_off.as_ref();
            wanted.extend(
                put_off
                    .and_then(|put_off| put_off.last.as_ref())
                    .map(|last| last.day),
            );
        }
        for day in wanted {
            assert!(events.iter().any(|(on, _)| *on == day), "{line}: {day}");
        }
        let ids: BTreeSet<&String> = events
            .iter()
            .flat_map(|(_, properties)| properties)
            .filter(|(name, _)| name == "UID")
            .map(|(_, id)| id)
            .collect();
        assert_eq!(ids.len(), events.len(), "{line}: an id each");
        for (day, properties) in &events {
            let value = |name: &str| {
                let mut named = properties.iter().filter(|(known, _)| known == name);
                let found = named.next().unwrap_or_else(|| panic!("{line}: {name}"));
                found.1.as_str()
            };
            assert_eq!(
                value("DTEND;VALUE=DATE"),
                day.succ_opt().expect("a day").format("%Y%m%d").to_string()
            );
            assert_eq!(
                value("DTSTAMP"),
                report.answer.as_of.format("%Y%m%dT000000Z").to_string()
            );
            assert!(!value("SUMMARY").is_empty());
        }
        let balance = |word: &str| {
            read_ics(&ics)
                .iter()
                .filter(|(name, _)| name == word)
                .count()
        };
        assert_eq!(balance("BEGIN"), balance("END"));
    });
}

/// A reminder a week and a day before a last day, in the morning, and none for a morning that has passed.
#[test]
fn last_days_remind() {
    let mut shelf = common::shelf();
    for (today, reminders) in [("2026-11-20", 2), ("2026-11-24", 1), ("2026-11-29", 0)] {
        let line = format!("今 {today} 长沙 灵活 交 ..2026-07");
        let report = report(&line, &mut shelf);
        let ics = written(Format::Ics, Lang::Zh, &report, &shelf);
        let events = read_events(&ics);
        let last = events
            .iter()
            .filter(|(day, _)| *day == common::day("2026-11-30"));
        let alarms: Vec<&str> = last
            .flat_map(|(_, properties)| properties)
            .filter(|(name, _)| name == "TRIGGER")
            .map(|(_, value)| value.as_str())
            .collect();
        assert_eq!(alarms, ["-P6DT15H", "-PT15H"][2 - reminders..], "{today}");
    }
}

#[test]
fn show_writes_every_form() {
    for (format, begins) in [
        ("text", "长沙"),
        ("md", "# "),
        ("html", "<!DOCTYPE html>"),
        ("ics", "BEGIN:VCALENDAR\r\n"),
        ("json", "{"),
    ] {
        let ran = yibao(["show", CASES[0], "--format", format]);
        assert_eq!(ran.status, Some(0), "{format}: {}", ran.err);
        assert!(ran.out.starts_with(begins), "{format}: {}", ran.out);
        let known = Format::read(format).expect("a form");
        assert!(!known.extension().is_empty() && !known.describe(Lang::Zh).is_empty());
    }
    let ran = yibao(["show", CASES[0], "--format", "pdf"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("html"), "{}", ran.err);
}
