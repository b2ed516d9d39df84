//! The answer as a page to print and take home: one file with its own style, no script, nothing to load. On paper it has to
//! be right without colour: each state has its character, its border and its hatching.
//!
//! Knows the leaflet and how HTML is written; finds nothing out.

mod escape;
mod why;

use std::fmt::Write as _;

use super::leaflet::{Leaflet, MonthRow, PlansTold};
use super::plain::Plain;
use crate::i18n::Lang;
use crate::policy::Mark;
use escape::Escaped;

const STYLE: &str = include_str!("../../../assets/leaflet.css");

/// The page.
pub(super) fn page(lang: Lang, leaflet: &Leaflet) -> String {
    let mut page = Page {
        lang,
        html: String::new(),
    };
    page.head(leaflet);
    page.verdict(leaflet);
    page.calendar(leaflet);
    if let Some(plans) = &leaflet.plans {
        page.plans(plans);
    }
    page.why(&leaflet.why);
    page.alarms(&leaflet.alarms);
    page.doubts(&leaflet.doubts);
    page.sources(&leaflet.sources);
    page.foot(leaflet);
    page.html
}

struct Page {
    lang: Lang,
    html: String,
}

impl Page {
    /// Something already written as HTML.
    fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// An element with a text in it.
    fn tag(&mut self, name: &str, class: &str, text: &str) {
        let class = match class {
            "" => String::new(),
            class => format!(" class=\"{class}\""),
        };
        let _ = writeln!(self.html, "<{name}{class}>{}</{name}>", Escaped(text));
    }

    /// A paragraph that begins with what it is.
    fn labelled(&mut self, class: &str, label: &str, text: &str) {
        let (label, text) = (Escaped(label.trim()), Escaped(text));
        let _ = writeln!(self.html, "<p class=\"{class}\"><b>{label}</b> {text}</p>");
    }

    fn head(&mut self, leaflet: &Leaflet) {
        let code = match self.lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        };
        let title = Escaped(&leaflet.title);
        let _ = write!(
            self.html,
            "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"robots\" content=\"noindex\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        );
    }

    fn verdict(&mut self, leaflet: &Leaflet) {
        self.raw("<header>\n");
        self.tag("p", "where", &leaflet.title);
        self.tag("p", "where", &leaflet.as_of);
        for says in &leaflet.beforehand {
            self.tag("p", "before", says);
        }
        self.tag("h1", "", &leaflet.headline.now);
        for says in leaflet.headline.from.iter().chain(&leaflet.headline.until) {
            self.tag("p", "date", says);
        }
        if let Some(next) = &leaflet.next {
            self.tag("p", "next", next);
        }
        self.raw("</header>\n");
    }

    fn calendar(&mut self, leaflet: &Leaflet) {
        let lang = self.lang;
        self.raw("<section>\n");
        self.tag("h2", "", lang.leaflet_calendar());
        self.raw("<table>\n<thead>\n<tr>\n");
        for name in [
            lang.leaflet_month(),
            lang.leaflet_pays(),
            lang.leaflet_mark(),
            lang.leaflet_why(),
        ] {
            self.column(name);
        }
        self.raw("</tr>\n</thead>\n");
        for month in &leaflet.months {
            self.month(month);
        }
        self.raw("</table>\n<p class=\"legend\">");
        for (mark, word) in &leaflet.legend {
            self.mark(*mark);
            let _ = write!(self.html, " {}<span class=\"gap\"></span>", Escaped(word));
        }
        self.raw("</p>\n</section>\n");
    }

    fn column(&mut self, name: &str) {
        let _ = writeln!(self.html, "<th scope=\"col\">{}</th>", Escaped(name));
    }

    /// A row for each stretch of days; the month and what it comes to stand once. No page ends within it.
    fn month(&mut self, month: &MonthRow) {
        let rows = month.days.len().max(1);
        let weight = match month.plain {
            Plain::Pays | Plain::Partly => "pays",
            Plain::Not | Plain::IfMadeUp | Plain::Ask => "not",
        };
        let _ = write!(
            self.html,
            "<tbody>\n<tr>\n<th scope=\"row\" rowspan=\"{rows}\">{}</th>\n<td rowspan=\"{rows}\" class=\"{weight}\">{}",
            Escaped(&month.name),
            Escaped(month.word),
        );
        if !month.note.is_empty() {
            let _ = write!(self.html, "<br><small>{}</small>", Escaped(&month.note));
        }
        self.raw("</td>\n");
        for (at, (mark, span)) in month.days.iter().enumerate() {
            if at > 0 {
                self.raw("<tr>\n");
            }
            self.raw("<td class=\"mark\">");
            self.mark(*mark);
            if rows > 1 {
                let _ = write!(self.html, "<br><small>{}</small>", Escaped(&span.days));
            }
            let _ = writeln!(self.html, "</td><td>{}</td></tr>", Escaped(&span.reason));
        }
        if month.days.is_empty() {
            self.raw("<td></td><td></td></tr>\n");
        }
        self.raw("</tbody>\n");
    }

    fn mark(&mut self, mark: Mark) {
        let class = mark_class(mark);
        let _ = write!(
            self.html,
            "<span class=\"m {class}\"><span>{}</span></span>",
            mark.han()
        );
    }

    fn plans(&mut self, plans: &PlansTold) {
        let lang = self.lang;
        self.raw("<section>\n");
        self.tag("h2", "", lang.plan_section());
        self.raw("<ol class=\"plans\">\n");
        for plan in &plans.plans {
            self.raw("<li class=\"whole\">\n");
            self.tag("p", "what", &plan.what);
            for says in &plan.says {
                self.tag("p", "", says);
            }
            self.rulings(plan.ruling.as_slice());
            self.raw("</li>\n");
        }
        self.raw("</ol>\n");
        for says in plans.errands.iter().map(String::as_str).chain(plans.order) {
            self.tag("p", "", says);
        }
        for advice in &plans.advice {
            self.labelled("", lang.label_advice(), advice);
        }
        self.raw("</section>\n");
    }

    fn foot(&mut self, leaflet: &Leaflet) {
        let lang = self.lang;
        self.raw("<footer>\n");
        self.tag("p", "", lang.leaflet_not_the_bureau());
        self.tag("p", "", &leaflet.as_of);
        self.tag("h2", "", lang.leaflet_packs());
        self.raw("<ul>\n");
        for pack in &leaflet.packs {
            self.tag("li", "", pack);
        }
        self.raw("</ul>\n</footer>\n</body>\n</html>\n");
    }
}

/// How a state is drawn beside its character.
const fn mark_class(mark: Mark) -> &'static str {
    match mark {
        Mark::Active => "active",
        Mark::Waiting => "waiting",
        Mark::Partial => "partial",
        Mark::Suspended => "suspended",
        Mark::Claimable => "claimable",
        Mark::MadeUp => "made-up",
        Mark::Lapsed => "lapsed",
        Mark::Ended => "ended",
        Mark::NotEnrolled => "none",
        Mark::Unknown => "unknown",
    }
}
