//! The answer as a calendar (RFC 5545): the days on which something begins, ends, or has to be done, each a whole day, with
//! a reminder a week and a day before a last day.
//!
//! Nothing in it is about the person but the days themselves, and nothing is read off a clock: the same answer is the same
//! file, byte for byte.

mod content;
mod event;

use content::Content;
use event::{Event, events};

use super::Report;
use crate::calendar::{Day, minus_days, plus_days};
use crate::i18n::Lang;
use crate::policy::Sum;

/// Nine in the morning, seven days and one day before: counted from the midnight the day begins with.
const REMINDERS: [(u32, &str); 2] = [(7, "-P6DT15H"), (1, "-PT15H")];

/// The file.
pub(super) fn calendar(lang: Lang, report: &Report) -> String {
    let today = report.answer.as_of;
    let mut content = Content::default();
    let code = match lang {
        Lang::Zh => "ZH",
        Lang::En => "EN",
    };
    content.line("BEGIN", "VCALENDAR");
    content.line("VERSION", "2.0");
    let program = env!("CARGO_PKG_VERSION");
    content.line("PRODID", &format!("-//yibao//{program}//{code}"));
    content.line("CALSCALE", "GREGORIAN");
    content.text("X-WR-CALNAME", lang.brand());
    for event in events(lang, report) {
        write(&mut content, &event, today);
    }
    content.line("END", "VCALENDAR");
    content.finish()
}

fn write(content: &mut Content, event: &Event, today: Day) {
    let day = date(event.day);
    // The same last day, asked about once more a week later, takes the place of the entry there is.
    let sum = Sum::of(format!("{day} {}", event.summary));
    content.line("BEGIN", "VEVENT");
    content.line("UID", &format!("{sum}@yibao"));
    content.line("DTSTAMP", &format!("{}T000000Z", date(today)));
    content.line("DTSTART;VALUE=DATE", &day);
    content.line("DTEND;VALUE=DATE", &date(plus_days(event.day, 1)));
    content.text("SUMMARY", &event.summary);
    content.text("DESCRIPTION", &event.description);
    content.line("CLASS", "PRIVATE");
    content.line("TRANSP", "TRANSPARENT");
    let ahead = REMINDERS
        .into_iter()
        .filter(|(days, _)| event.reminds && minus_days(event.day, *days) > today);
    for (_, trigger) in ahead {
        content.line("BEGIN", "VALARM");
        content.line("ACTION", "DISPLAY");
        content.text("DESCRIPTION", &event.summary);
        content.line("TRIGGER", trigger);
        content.line("END", "VALARM");
    }
    content.line("END", "VEVENT");
}

fn date(day: Day) -> String {
    day.format("%Y%m%d").to_string()
}
