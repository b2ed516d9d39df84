//! Colours by meaning, never by place. The sixteen colours every terminal has, on its own background; characters carry
//! the meaning, colour only repeats it.

use ratatui::style::{Color, Modifier, Style};

use crate::engine::Light;
use crate::policy::Mark;
use crate::report::Plain;

/// Ordinary text.
pub(super) const PLAIN: Style = Style::new();
/// What the page is about.
pub(super) const HEADLINE: Style = Style::new().add_modifier(Modifier::BOLD);
/// What to do.
pub(super) const NEXT: Style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
/// What is there if one looks for it.
pub(super) const QUIET: Style = Style::new().add_modifier(Modifier::DIM);
/// What is in focus. Reversed, so that it does not depend on colours.
pub(super) const FOCUS: Style = Style::new().add_modifier(Modifier::REVERSED);
/// Something to heed.
pub(super) const NOTICE: Style = Style::new().fg(Color::Yellow);

/// The colour of a state of the fund.
pub(super) fn mark(mark: Mark) -> Style {
    match mark {
        Mark::Active => Style::new().fg(Color::Green),
        Mark::Partial | Mark::Waiting => Style::new().fg(Color::Yellow),
        Mark::Claimable | Mark::MadeUp => Style::new().fg(Color::Cyan),
        Mark::Suspended | Mark::Lapsed | Mark::Ended => Style::new().fg(Color::LightRed),
        Mark::NotEnrolled => QUIET,
        Mark::Unknown => Style::new().fg(Color::LightMagenta),
    }
}

/// The colour of a word of the plain answer.
pub(super) fn plain(plain: Plain) -> Style {
    mark(match plain {
        Plain::Pays => Mark::Active,
        Plain::Partly => Mark::Partial,
        Plain::Not => Mark::Suspended,
        Plain::IfMadeUp => Mark::Claimable,
        Plain::Ask => Mark::Unknown,
    })
}

/// The colour of a state of a side line.
pub(super) fn light(light: Light) -> Style {
    match light {
        Light::On => Style::new().fg(Color::Green),
        Light::ByHand => Style::new().fg(Color::Yellow),
        Light::Frozen => Style::new().fg(Color::LightRed),
        Light::Off | Light::Absent => QUIET,
        Light::Unknown => Style::new().fg(Color::LightMagenta),
    }
}
