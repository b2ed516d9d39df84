//! The counties, districts and cities that lie in the places of the index. Nobody's rules are theirs: they only tell which
//! place somebody means who names one.

/// A line a place: its code, then the full names of what lies in it.
const COUNTIES: &str = include_str!("../../assets/counties.txt");

/// A county and the code of the place it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct County {
    pub(super) name: &'static str,
    pub(super) within: &'static str,
}

fn counties() -> impl Iterator<Item = County> {
    let lines = COUNTIES.lines().filter(|line| !line.starts_with('#'));
    let places = lines.filter_map(|line| line.split_once(' '));
    places.flat_map(|(within, names)| names.split(' ').map(move |name| County { name, within }))
}

/// The counties people call so: by the full name, or without what kind of county it is.
pub(super) fn called(text: &str) -> impl Iterator<Item = County> {
    counties().filter(move |county| is_called(county.name, text))
}

/// The counties whose full name begins so.
pub(super) fn begin_with(text: &str) -> impl Iterator<Item = County> {
    counties().filter(move |county| county.name.starts_with(text))
}

/// 浏阳市 is called 浏阳; 孟连傣族拉祜族佤族自治县 is called 孟连 and 孟连县. 城区 is not called 城.
fn is_called(county: &str, text: &str) -> bool {
    let ends = ["市", "县", "区", "旗"];
    let kind = ends.into_iter().find(|kind| text.ends_with(kind));
    let bare = kind.and_then(|kind| text.strip_suffix(kind));
    let is_of = |bare: &str, kind: Option<&str>| {
        let rest = county.strip_prefix(bare).unwrap_or_default();
        let is_kind = match kind {
            Some(kind) => {
                rest.ends_with("自治县") && kind == "县" || rest.ends_with("自治旗") && kind == "旗"
            }
            None => ends.contains(&rest) || rest.ends_with("自治县") || rest.ends_with("自治旗"),
        };
        bare.chars().count() > 1 && is_kind
    };
    county == text || is_of(text, None) || bare.is_some_and(|bare| is_of(bare, kind))
}
