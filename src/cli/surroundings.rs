//! What the environment says of the terminal and its user. It comes in as an argument; nothing else asks it.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::settings::{Background, Look, Settings, Theme};

/// The environment, by name.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a>(pub &'a dyn Fn(&str) -> Option<OsString>);

impl Surroundings<'_> {
    fn set(self, name: &str) -> Option<OsString> {
        (self.0)(name).filter(|value| !value.is_empty())
    }

    fn text(self, name: &str) -> Option<String> {
        self.set(name)?.into_string().ok()
    }

    /// The kind of terminal.
    pub(super) fn term(self) -> Option<String> {
        self.text("TERM")
    }

    /// Whether colours are not wanted (no-color.org).
    pub(super) fn no_color(self) -> bool {
        self.set("NO_COLOR").is_some()
    }

    /// Whether more than sixteen colours are promised.
    pub(super) fn many_colours(self) -> bool {
        let term = self.term().unwrap_or_default();
        self.set("COLORTERM").is_some() || term.contains("256color") || term.contains("direct")
    }

    /// Whether the terminal has colours, as far as its kind tells.
    pub(super) fn has_colours(self) -> bool {
        let term = self.term().unwrap_or_default();
        let is_mono = term == "dumb" || term.starts_with("vt") || term.ends_with("-m");
        !is_mono && !term.ends_with("-mono")
    }

    /// The locale characters are written in: the first of the three that is set counts.
    pub(super) fn locale(self) -> Option<(&'static str, String)> {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"];
        let mut set = names
            .iter()
            .filter_map(|name| Some((*name, self.text(name)?)));
        set.next()
    }

    /// What the terminal writes on: its last number is that of the background among the sixteen.
    pub(super) fn background(self) -> Background {
        let colours = self.text("COLORFGBG").unwrap_or_default();
        match colours.rsplit(';').next().and_then(|n| n.parse().ok()) {
            Some(0..=6 | 8) => Background::Dark,
            Some(7 | 9..=15) => Background::Light,
            _ => Background::Unknown,
        }
    }

    /// How it looks: as it was set, or else as the terminal says.
    pub(super) fn look(self, settings: &Settings) -> Look {
        let usual = if self.no_color() || !self.has_colours() {
            Theme::Mono
        } else {
            Theme::Colour
        };
        Look {
            theme: settings.theme.unwrap_or(usual),
            background: settings.background.unwrap_or(self.background()),
        }
    }

    /// A file of settings that was named.
    pub(super) fn settings_file(self) -> Option<PathBuf> {
        self.set("YIBAO_CONFIG").map(PathBuf::from)
    }

    /// Where a file of settings is looked for that nobody has named.
    pub(super) fn usual_settings_file(self) -> Option<PathBuf> {
        let home = || Some(PathBuf::from(self.set("HOME")?).join(".config"));
        let given = self.set("XDG_CONFIG_HOME").map(PathBuf::from);
        // A relative one does not count, says who invented it.
        let folder = given.filter(|path| path.is_absolute()).or_else(home)?;
        Some(folder.join("yibao").join("config.toml"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a few variables, written as `NAME=value`, say.
    fn with<T>(variables: &[&str], ask: impl Fn(Surroundings<'_>) -> T) -> T {
        let of = |name: &str| {
            let mut pairs = variables.iter().filter_map(|pair| pair.split_once('='));
            pairs
                .find(|(known, _)| *known == name)
                .map(|(_, value)| OsString::from(value))
        };
        ask(Surroundings(&of))
    }

    #[test]
    fn it_looks_as_the_terminal_says_unless_it_was_set() {
        for (variables, set, theme, background) in [
            (
                &["TERM=xterm"][..],
                None,
                Theme::Colour,
                Background::Unknown,
            ),
            (
                &["TERM=xterm", "NO_COLOR=1"],
                None,
                Theme::Mono,
                Background::Unknown,
            ),
            (
                &["TERM=xterm", "NO_COLOR="],
                None,
                Theme::Colour,
                Background::Unknown,
            ),
            (
                &["TERM=xterm", "NO_COLOR=1"],
                Some(Theme::Contrast),
                Theme::Contrast,
                Background::Unknown,
            ),
            (&["TERM=vt220"], None, Theme::Mono, Background::Unknown),
            (
                &["TERM=xterm", "COLORFGBG=15;0"],
                None,
                Theme::Colour,
                Background::Dark,
            ),
            (
                &["TERM=xterm", "COLORFGBG=0;default;15"],
                None,
                Theme::Colour,
                Background::Light,
            ),
            (
                &["TERM=xterm", "COLORFGBG=0;default"],
                None,
                Theme::Colour,
                Background::Unknown,
            ),
        ] {
            let settings = Settings {
                theme: set,
                ..Settings::default()
            };
            let look = with(variables, |around| around.look(&settings));
            assert_eq!(look, Look { theme, background }, "{variables:?}");
        }
    }

    #[test]
    fn settings_are_looked_for_where_settings_are() {
        for (variables, expected) in [
            (
                &["HOME=/home/a"][..],
                Some("/home/a/.config/yibao/config.toml"),
            ),
            (
                &["HOME=/home/a", "XDG_CONFIG_HOME=/etc/xdg"],
                Some("/etc/xdg/yibao/config.toml"),
            ),
            (
                &["HOME=/home/a", "XDG_CONFIG_HOME=etc"],
                Some("/home/a/.config/yibao/config.toml"),
            ),
            (&["XDG_CONFIG_HOME="], None),
        ] {
            let path = with(variables, |around| {
                let path = around.usual_settings_file()?;
                Some(path.display().to_string())
            });
            assert_eq!(path.as_deref(), expected, "{variables:?}");
        }
    }
}
