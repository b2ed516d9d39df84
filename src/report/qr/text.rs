//! What a code says, in ever fewer words. The verdict, both dates and the day they were seen from are never left out.

use crate::i18n::Lang;
use crate::report::brief::Brief;
use crate::report::headline::Headline;

/// The texts from the fullest to the shortest. What to do next goes last: it is what somebody has to do at home.
pub(super) fn levels(
    lang: Lang,
    brief: &Brief,
    headline: &Headline,
    next: Option<String>,
) -> Vec<String> {
    let title = lang.qr_title(&brief.place, &brief.as_of);
    let sentences: Vec<String> = std::iter::once(title.clone())
        .chain([headline.now.clone()])
        .chain(headline.from.clone())
        .chain(headline.until.clone())
        .chain(next)
        .collect();
    let mut sure = sentences.clone();
    sure.push(lang.leaflet_not_the_bureau().to_owned());
    let short = |title: &str, next: Option<&String>| -> Vec<String> {
        let head = lang.qr_verdict(title, brief.now);
        std::iter::once(head)
            .chain(brief.from.clone())
            .chain(brief.until.clone())
            .chain(next.cloned())
            .collect()
    };
    [
        sure,
        sentences,
        short(&title, brief.next.as_ref()),
        short(&brief.as_of, brief.next.as_ref()),
        short(&title, None),
        short(&brief.as_of, None),
    ]
    .map(|lines| lines.join("\n"))
    .into()
}
