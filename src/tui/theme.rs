//! Colours by meaning, never by place. The sixteen colours every terminal has, on its own background; characters carry
//! the meaning, colour only repeats it.

use ratatui::style::{Color, Modifier, Style};

use crate::engine::Light;
use crate::policy::Mark;
use crate::report::{HalfCell, Plain};
use crate::settings::{Background, Look, Theme};

/// What a piece of text is, whatever that looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Ordinary text.
    Plain,
    /// What the page is about.
    Headline,
    /// What to do.
    Next,
    /// What is there if one looks for it.
    Quiet,
    /// What is in focus. Always reversed, so that it does not depend on colours.
    Focus,
    /// Something to heed.
    Notice,
    /// A state of insurance.
    Cover(Cover),
}

/// What a state comes to. Its character tells them apart; this is only its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cover {
    /// It pays.
    Pays,
    /// It pays in part, or soon.
    Partly,
    /// It pays afterwards.
    Later,
    /// It does not pay.
    Not,
    /// Nobody can tell.
    Unclear,
}

pub(super) const PLAIN: Meaning = Meaning::Plain;
pub(super) const HEADLINE: Meaning = Meaning::Headline;
pub(super) const NEXT: Meaning = Meaning::Next;
pub(super) const QUIET: Meaning = Meaning::Quiet;
pub(super) const FOCUS: Meaning = Meaning::Focus;
pub(super) const NOTICE: Meaning = Meaning::Notice;

/// What a state of the fund means.
pub(super) const fn mark(mark: Mark) -> Meaning {
    Meaning::Cover(match mark {
        Mark::Active => Cover::Pays,
        Mark::Partial | Mark::Waiting => Cover::Partly,
        Mark::Claimable | Mark::MadeUp => Cover::Later,
        Mark::Suspended | Mark::Lapsed | Mark::Ended => Cover::Not,
        Mark::NotEnrolled => return QUIET,
        Mark::Unknown => Cover::Unclear,
    })
}

/// What a word of the plain answer means.
pub(super) const fn plain(plain: Plain) -> Meaning {
    Meaning::Cover(match plain {
        Plain::Pays => Cover::Pays,
        Plain::Partly => Cover::Partly,
        Plain::Not => Cover::Not,
        Plain::IfMadeUp => Cover::Later,
        Plain::Ask => Cover::Unclear,
    })
}

/// What a state of a side line means.
pub(super) const fn light(light: Light) -> Meaning {
    Meaning::Cover(match light {
        Light::On => Cover::Pays,
        Light::ByHand => Cover::Partly,
        Light::Frozen => Cover::Not,
        Light::Off | Light::Absent => return QUIET,
        Light::Unknown => Cover::Unclear,
    })
}

/// What a meaning looks like.
pub(super) const fn style(look: Look, meaning: Meaning) -> Style {
    match (look.theme, look.background) {
        (Theme::Colour, Background::Light) => on_light(meaning),
        (Theme::Colour, background) => on_dark(background, meaning),
        (Theme::Contrast, Background::Light) => strong_on_light(meaning),
        (Theme::Contrast, _) => strong_on_dark(meaning),
        (Theme::Mono, _) => mono(meaning),
    }
}

/// Half a block, by its number: its width depends on the terminal, and is asked for before it is drawn.
const UPPER_HALF: &str = "\u{2580}";

/// What two modules of a code look like, one above the other in a cell: always dark on light, whatever they stand on. Two that
/// are alike take no character that any terminal could draw wide.
pub(super) fn modules(look: Look, pair: HalfCell) -> (&'static str, Style) {
    let HalfCell { upper, lower } = pair;
    let symbol = if upper == lower { " " } else { UPPER_HALF };
    let style = match look.theme {
        Theme::Colour | Theme::Contrast => {
            let ink = |dark| if dark { Color::Black } else { Color::White };
            Style::new().fg(ink(upper)).bg(ink(lower))
        }
        Theme::Mono => {
            // Only what is written and what it stands on: which of the two is dark, the terminal decides.
            let writes_dark = look.background == Background::Light;
            let reverses = if upper == lower {
                upper == writes_dark
            } else {
                upper != writes_dark
            };
            if reverses { REVERSED } else { Style::new() }
        }
    };
    (symbol, style)
}

const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
const UNDERLINED: Style = Style::new().add_modifier(Modifier::UNDERLINED);
const REVERSED: Style = Style::new().add_modifier(Modifier::REVERSED);

const fn on_dark(background: Background, meaning: Meaning) -> Style {
    let style = Style::new();
    match meaning {
        Meaning::Plain => style,
        Meaning::Headline => BOLD,
        Meaning::Next => BOLD.fg(Color::Cyan),
        // Where nobody has said that it is dark, only what any background bears.
        Meaning::Quiet if matches!(background, Background::Unknown) => {
            style.add_modifier(Modifier::DIM)
        }
        Meaning::Quiet => style.fg(Color::Gray),
        Meaning::Focus => REVERSED,
        Meaning::Notice | Meaning::Cover(Cover::Partly) => style.fg(Color::Yellow),
        Meaning::Cover(Cover::Pays) => style.fg(Color::Green),
        Meaning::Cover(Cover::Later) => style.fg(Color::Cyan),
        Meaning::Cover(Cover::Not) => style.fg(Color::LightRed),
        Meaning::Cover(Cover::Unclear) => style.fg(Color::LightMagenta),
    }
}

/// Green, yellow and cyan cannot be read on white.
const fn on_light(meaning: Meaning) -> Style {
    let style = Style::new();
    match meaning {
        // Grey on white is too weak for keys and sources to be read from a standing distance.
        Meaning::Plain | Meaning::Quiet => style,
        Meaning::Headline => BOLD,
        Meaning::Next => BOLD.fg(Color::Blue),
        Meaning::Focus => REVERSED,
        Meaning::Notice | Meaning::Cover(Cover::Partly) => style.fg(Color::Magenta),
        Meaning::Cover(Cover::Pays) => style.fg(Color::Blue),
        Meaning::Cover(Cover::Later) => UNDERLINED.fg(Color::Blue),
        Meaning::Cover(Cover::Not) => style.fg(Color::Red),
        Meaning::Cover(Cover::Unclear) => UNDERLINED.fg(Color::Magenta),
    }
}

const fn strong_on_dark(meaning: Meaning) -> Style {
    match meaning {
        Meaning::Plain | Meaning::Quiet => Style::new(),
        Meaning::Headline => BOLD,
        Meaning::Next | Meaning::Cover(Cover::Later) => BOLD.fg(Color::LightCyan),
        Meaning::Focus => REVERSED.add_modifier(Modifier::BOLD),
        Meaning::Notice | Meaning::Cover(Cover::Partly) => BOLD.fg(Color::LightYellow),
        Meaning::Cover(Cover::Pays) => BOLD.fg(Color::LightGreen),
        Meaning::Cover(Cover::Not) => BOLD.fg(Color::LightRed),
        Meaning::Cover(Cover::Unclear) => BOLD.add_modifier(Modifier::UNDERLINED),
    }
}

const fn strong_on_light(meaning: Meaning) -> Style {
    match meaning {
        Meaning::Next | Meaning::Cover(Cover::Pays) => BOLD.fg(Color::Blue),
        Meaning::Notice | Meaning::Cover(Cover::Partly) => BOLD.add_modifier(Modifier::UNDERLINED),
        Meaning::Cover(Cover::Later) => BOLD.fg(Color::Blue).add_modifier(Modifier::UNDERLINED),
        Meaning::Cover(Cover::Not) => BOLD.fg(Color::Red),
        meaning => strong_on_dark(meaning),
    }
}

const fn mono(meaning: Meaning) -> Style {
    match meaning {
        Meaning::Plain | Meaning::Quiet | Meaning::Cover(Cover::Pays | Cover::Partly) => {
            Style::new()
        }
        Meaning::Headline | Meaning::Cover(Cover::Not) => BOLD,
        Meaning::Next => BOLD.add_modifier(Modifier::UNDERLINED),
        Meaning::Focus => REVERSED,
        Meaning::Notice | Meaning::Cover(Cover::Later | Cover::Unclear) => UNDERLINED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEANINGS: [Meaning; 11] = [
        PLAIN,
        HEADLINE,
        NEXT,
        QUIET,
        FOCUS,
        NOTICE,
        Meaning::Cover(Cover::Pays),
        Meaning::Cover(Cover::Partly),
        Meaning::Cover(Cover::Later),
        Meaning::Cover(Cover::Not),
        Meaning::Cover(Cover::Unclear),
    ];

    const BACKGROUNDS: [Background; 3] = [Background::Unknown, Background::Dark, Background::Light];

    fn looks() -> impl Iterator<Item = Look> {
        let look = |theme| BACKGROUNDS.map(|background| Look { theme, background });
        Theme::ALL.into_iter().flat_map(look)
    }

    /// What common terminals make of the sixteen colours: xterm, the VGA text mode, the Windows console, GNOME's Tango.
    const PALETTES: [[(u8, u8, u8); 16]; 4] = [
        [
            (0, 0, 0),
            (205, 0, 0),
            (0, 205, 0),
            (205, 205, 0),
            (0, 0, 238),
            (205, 0, 205),
            (0, 205, 205),
            (229, 229, 229),
            (127, 127, 127),
            (255, 0, 0),
            (0, 255, 0),
            (255, 255, 0),
            (92, 92, 255),
            (255, 0, 255),
            (0, 255, 255),
            (255, 255, 255),
        ],
        [
            (0, 0, 0),
            (170, 0, 0),
            (0, 170, 0),
            (170, 85, 0),
            (0, 0, 170),
            (170, 0, 170),
            (0, 170, 170),
            (170, 170, 170),
            (85, 85, 85),
            (255, 85, 85),
            (85, 255, 85),
            (255, 255, 85),
            (85, 85, 255),
            (255, 85, 255),
            (85, 255, 255),
            (255, 255, 255),
        ],
        [
            (12, 12, 12),
            (197, 15, 31),
            (19, 161, 14),
            (193, 156, 0),
            (0, 55, 218),
            (136, 23, 152),
            (58, 150, 221),
            (204, 204, 204),
            (118, 118, 118),
            (231, 72, 86),
            (22, 198, 12),
            (249, 241, 165),
            (59, 120, 255),
            (180, 0, 158),
            (97, 214, 214),
            (242, 242, 242),
        ],
        [
            (46, 52, 54),
            (204, 0, 0),
            (78, 154, 6),
            (196, 160, 0),
            (52, 101, 164),
            (117, 80, 123),
            (6, 152, 154),
            (211, 215, 207),
            (85, 87, 83),
            (239, 41, 41),
            (138, 226, 52),
            (252, 233, 79),
            (114, 159, 207),
            (173, 127, 168),
            (52, 226, 226),
            (238, 238, 236),
        ],
    ];

    /// The place of a colour among the sixteen.
    fn number(color: Color) -> usize {
        const NAMED: [Color; 16] = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightBlue,
            Color::LightMagenta,
            Color::LightCyan,
            Color::White,
        ];
        let at = NAMED.iter().position(|named| *named == color);
        at.unwrap_or_else(|| panic!("{color} is none of the sixteen"))
    }

    /// How bright a colour is, as WCAG 2 reckons it.
    fn luminance((r, g, b): (u8, u8, u8)) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_colour_can_be_read_on_its_background() {
        for look in looks() {
            let on = match look.background {
                Background::Light => (255, 255, 255),
                Background::Dark | Background::Unknown => (0, 0, 0),
            };
            // What WCAG asks of large and of ordinary text.
            let least = if look.theme == Theme::Contrast {
                4.5
            } else {
                3.0
            };
            for meaning in MEANINGS {
                let style = style(look, meaning);
                assert_eq!(style.bg, None, "{look:?} {meaning:?}");
                for (palette, fg) in PALETTES.iter().zip(style.fg.into_iter().cycle()) {
                    let contrast = contrast(palette[number(fg)], on);
                    assert!(contrast >= least, "{look:?} {meaning:?}: {contrast:.1}");
                }
            }
        }
    }

    #[test]
    fn only_where_nobody_has_said_more_is_anything_dimmed() {
        for look in looks() {
            let colour_anyhow =
                look.theme == Theme::Colour && look.background == Background::Unknown;
            for meaning in MEANINGS {
                let dims = style(look, meaning).add_modifier.contains(Modifier::DIM);
                assert_eq!(
                    dims,
                    colour_anyhow && meaning == QUIET,
                    "{look:?} {meaning:?}"
                );
            }
        }
    }

    #[test]
    fn mono_has_no_colours() {
        for meaning in MEANINGS {
            assert_eq!(mono(meaning).fg, None, "{meaning:?}");
        }
    }

    /// What a page says by its looks alone: the states have a character each.
    #[test]
    fn meanings_look_different_without_their_colours() {
        for look in looks() {
            let told = [PLAIN, HEADLINE, NEXT, FOCUS, NOTICE];
            for (at, one) in told.iter().enumerate() {
                for other in &told[..at] {
                    let (a, b) = (style(look, *one), style(look, *other));
                    assert_ne!(a, b, "{look:?} {one:?} {other:?}");
                    if look.theme == Theme::Mono {
                        assert_ne!(a.add_modifier, b.add_modifier, "{one:?} {other:?}");
                    }
                }
            }
        }
    }

    /// Reversed on reversed would hide the focus.
    #[test]
    fn the_focus_shows_on_every_meaning() {
        for look in looks() {
            for meaning in MEANINGS {
                let reversed = style(look, meaning)
                    .add_modifier
                    .contains(Modifier::REVERSED);
                assert_eq!(reversed, meaning == FOCUS, "{look:?} {meaning:?}");
            }
        }
    }

    #[test]
    fn every_theme_comes_round() {
        let mut theme = Theme::default();
        for expected in Theme::ALL {
            assert_eq!(theme, expected);
            theme = theme.next();
        }
        assert_eq!(theme, Theme::default());
    }
}
